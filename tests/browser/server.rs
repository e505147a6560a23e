//! A static HTTP host for one test: serves a built site and records the requests.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How the host answers requests for the bundle.
#[derive(Clone, Debug, Default)]
pub enum Bundle {
    /// Serves the file.
    #[default]
    AsBuilt,
    /// Serves these bytes instead.
    Text(String),
    /// Answers with this status and no body: 404, 500.
    Status(u16),
    /// Closes the connection without an answer, like a broken network.
    Disconnect,
}

/// Settings of a host.
#[derive(Clone, Debug, Default)]
pub struct Hosting {
    /// Serve the build that is made for a path, instead of the one for `/`.
    pub below_a_path: bool,
    /// Serve the published site as static files, without the fallback to `index.html`.
    pub published: bool,
    /// Replace the URL for which the site was published by the URL of this host, in its pages.
    pub rewrites_url: bool,
    pub bundle: Bundle,
    /// Answer 404 for files whose names end so, unless it is empty.
    pub blocks: &'static str,
    /// Files that are delayed: the end of their names, and the delay in milliseconds.
    pub slow: &'static [(&'static str, u64)],
    /// Other answers for files, by their paths below the base.
    pub overrides: Vec<(&'static str, Bundle)>,
    /// An additional header of every response, such as `X-Frame-Options: DENY`.
    pub header: &'static str,
}

/// A running host. It stops when the value is dropped.
#[derive(Debug)]
pub struct Site {
    root: PathBuf,
    port: u16,
    base: String,
    bundle: Arc<Mutex<Bundle>>,
    blocks: Arc<Mutex<&'static str>>,
    requests: Arc<Mutex<Vec<String>>>,
    ended: Arc<AtomicBool>,
}

impl Site {
    /// Starts a host on a free port.
    pub fn serve(hosting: Hosting) -> Site {
        let (variable, fallback, base) = if hosting.below_a_path {
            let base = std::env::var("POBRATIM_BASE").unwrap_or("/partners/khabarovsk/".into());
            ("POBRATIM_DIST_BASED", "target/dist-based", base)
        } else if hosting.published {
            ("POBRATIM_SITE", "site", "/".to_owned())
        } else {
            ("POBRATIM_DIST", "dist", "/".to_owned())
        };
        let root = PathBuf::from(std::env::var(variable).unwrap_or(fallback.into()));
        assert!(
            root.join("index.html").is_file(),
            "no built site in `{}`: run `make build` (`make site`), or name one in {variable}",
            root.display()
        );
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port on this machine");
        let port = listener.local_addr().expect("the listener is bound").port();
        let site = Site {
            root: root.clone(),
            port,
            base: base.clone(),
            bundle: Arc::new(Mutex::new(hosting.bundle)),
            blocks: Arc::new(Mutex::new(hosting.blocks)),
            requests: Arc::default(),
            ended: Arc::default(),
        };
        let rewritten_url = hosting.rewrites_url.then(|| {
            let own = site.url("").trim_end_matches('/').to_owned();
            (published_url(&root), own)
        });
        let host = Arc::new(Host {
            root,
            base,
            bundle: site.bundle.clone(),
            blocks: site.blocks.clone(),
            slow: hosting.slow,
            overrides: hosting.overrides,
            header: hosting.header,
            published: hosting.published,
            rewritten_url,
            requests: site.requests.clone(),
        });
        let ended = site.ended.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if ended.load(Ordering::Relaxed) {
                    break;
                }
                let host = host.clone();
                std::thread::spawn(move || host.answer(stream));
            }
        });
        site
    }

    /// Returns the text of the bundle of the build.
    pub fn built_bundle(&self) -> String {
        let path = self.root.join("bundle/khabarovsk.json");
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// Returns the text of a file of the site.
    pub fn file(&self, path: &str) -> String {
        let path = self.root.join(path);
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// Returns the path of a file or folder of the site on disk.
    pub fn path(&self, path: &str) -> String {
        self.root.join(path).display().to_string()
    }

    /// Whether a file of the site is missing.
    pub fn file_is_missing(&self, path: &str) -> bool {
        !self.root.join(path).is_file()
    }

    /// Returns the complete URL of an address below the site's base, such as `ru/calendar`.
    pub fn url(&self, path: &str) -> String {
        format!(
            "http://127.0.0.1:{}{}{}",
            self.port,
            self.base,
            path.trim_start_matches('/')
        )
    }

    /// Changes how the bundle is answered.
    pub fn set_bundle(&self, bundle: Bundle) {
        *self.bundle.lock().unwrap_or_else(PoisonError::into_inner) = bundle;
    }

    /// Changes which files are answered with 404: those whose names end so, or none where it is empty.
    pub fn set_blocks(&self, end: &'static str) {
        *self.blocks.lock().unwrap_or_else(PoisonError::into_inner) = end;
    }

    /// Returns the requested paths with their queries, in order.
    pub fn requests(&self) -> Vec<String> {
        self.requests
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Relaxed);
        // Wakes the listener so that its thread checks the flag. A refused connection means that it has
        // ended.
        drop(TcpStream::connect(("127.0.0.1", self.port)));
    }
}

#[derive(Debug)]
struct Host {
    root: PathBuf,
    base: String,
    bundle: Arc<Mutex<Bundle>>,
    blocks: Arc<Mutex<&'static str>>,
    slow: &'static [(&'static str, u64)],
    overrides: Vec<(&'static str, Bundle)>,
    header: &'static str,
    published: bool,
    /// The URL in the pages, and the one that replaces it.
    rewritten_url: Option<(String, String)>,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Host {
    /// Answers the one request of a connection. Errors of the connection are ignored.
    fn answer(&self, mut stream: TcpStream) {
        let mut reader = BufReader::new(&stream);
        let mut first = String::new();
        if reader.read_line(&mut first).is_err() || first.is_empty() {
            return;
        }
        let mut header = String::new();
        while reader.read_line(&mut header).is_ok_and(|length| length > 2) {
            header.clear();
        }
        let target = first.split(' ').nth(1).unwrap_or("/").to_owned();
        self.requests
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(target.clone());
        let path = target.split(['?', '#']).next().unwrap_or("/");
        let delay = self.slow.iter().find(|(end, _)| path.ends_with(end));
        if let Some((_, wait_ms)) = delay {
            std::thread::sleep(Duration::from_millis(*wait_ms));
        }
        let Some((status, mime, body)) = self.file(path) else {
            return;
        };
        // As usual for static hosting.
        let cache_control = match self.published {
            true => "Cache-Control: max-age=600\r\n",
            false => "",
        };
        let header = match self.header {
            "" => String::new(),
            header => [header, "\r\n"].concat(),
        };
        let head = format!(
            "HTTP/1.1 {status} -\r\nContent-Type: {mime}\r\nContent-Length: {}\r\n{cache_control}{header}\
             Connection: close\r\n\r\n",
            body.len()
        );
        if stream.write_all(head.as_bytes()).is_ok() {
            drop(stream.write_all(&body));
        }
    }

    /// Returns status, MIME type and body for a path; `None` where the connection is closed without an
    /// answer.
    fn file(&self, path: &str) -> Option<(u16, &'static str, Vec<u8>)> {
        let refused = |status: u16| Some((status, "text/plain", Vec::new()));
        let Some(inside) = path.strip_prefix(&self.base) else {
            return refused(404);
        };
        let bundle = self.bundle.lock().unwrap_or_else(PoisonError::into_inner);
        let other = self.overrides.iter().find(|(path, _)| *path == inside);
        let served = match other {
            Some((_, other)) => other.clone(),
            None if inside.starts_with("bundle/") => bundle.clone(),
            None => Bundle::AsBuilt,
        };
        drop(bundle);
        match served {
            Bundle::AsBuilt => {}
            Bundle::Text(text) => {
                return Some((200, mime_of(Path::new(inside)), text.into_bytes()));
            }
            Bundle::Status(status) => return refused(status),
            Bundle::Disconnect => return None,
        }
        let blocks = *self.blocks.lock().unwrap_or_else(PoisonError::into_inner);
        let blocked = !blocks.is_empty() && inside.ends_with(blocks);
        if blocked || inside.split('/').any(|part| part == "..") {
            return refused(404);
        }
        if self.published {
            return Some(self.static_file(inside));
        }
        let inside = if inside.is_empty() {
            "index.html"
        } else {
            inside
        };
        match std::fs::read(self.root.join(inside)) {
            Ok(bytes) => Some((200, mime_of(Path::new(inside)), bytes)),
            // A path with an extension is a missing file; any other path is an address of the app.
            Err(_) if Path::new(inside).extension().is_some() => refused(404),
            Err(_) => match std::fs::read(self.root.join("index.html")) {
                Ok(bytes) => Some((200, "text/html; charset=utf-8", bytes)),
                Err(_) => refused(500),
            },
        }
    }
}

impl Host {
    /// Returns the answer of a static host: a file, the index of a folder, else `404.html`.
    fn static_file(&self, inside: &str) -> (u16, &'static str, Vec<u8>) {
        let html = "text/html; charset=utf-8";
        // Browsers may encode the `@` of an occurrence.
        let inside = inside.replace("%40", "@");
        let path = self.root.join(&inside);
        let is_folder = inside.is_empty() || inside.ends_with('/');
        let file = if is_folder {
            path.join("index.html")
        } else {
            path
        };
        match std::fs::read(&file) {
            Ok(bytes) if is_folder => (200, html, self.with_own_url(bytes)),
            Ok(bytes) => (200, mime_of(&file), bytes),
            Err(_) => {
                let not_found = std::fs::read(self.root.join("404.html")).unwrap_or_default();
                (404, html, not_found)
            }
        }
    }

    /// Replaces the published URL in a page where the settings ask for it.
    fn with_own_url(&self, html: Vec<u8>) -> Vec<u8> {
        let Some((from, to)) = &self.rewritten_url else {
            return html;
        };
        String::from_utf8_lossy(&html)
            .replace(from, to)
            .into_bytes()
    }
}

/// Returns the URL for which a site was published, without the final slash, from its `robots.txt`.
fn published_url(root: &Path) -> String {
    let robots = std::fs::read_to_string(root.join("robots.txt")).expect("a published site");
    let found = robots
        .lines()
        .find_map(|line| line.strip_prefix("Sitemap: ")?.strip_suffix("/sitemap.xml"));
    found.expect("the site names its sitemap").to_owned()
}

fn mime_of(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json" | "webmanifest" | "geojson") => "application/json",
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        Some("ics") => "text/calendar; charset=utf-8",
        Some("xml") => "application/xml",
        _ => "application/octet-stream",
    }
}
