//! A static host for one test: serves a built site as the plainest host would, and writes down
//! what was asked of it.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// What the host does with the bundle.
#[derive(Clone, Debug, Default)]
pub enum Bundle {
    /// Serves the file.
    #[default]
    AsBuilt,
    /// Serves these bytes instead.
    Text(String),
    /// Answers with this status and no body: 404, 500.
    Status(u16),
    /// Ends the connection without an answer, as a network that breaks does.
    HangsUp,
}

/// How the host behaves.
#[derive(Clone, Debug, Default)]
pub struct Hosting {
    /// Serve the build that lives below a path, instead of the one at `/`.
    pub below_a_path: bool,
    /// Serve the published site, as a host of plain files does: without any fallback.
    pub published: bool,
    /// Serve the pages of the published site as if they had been published for this host's address.
    pub at_own_address: bool,
    pub bundle: Bundle,
    /// Refuse the files whose names end so, unless it is empty.
    pub blocks: &'static str,
    /// Files that are answered late: how their names end, and after how many milliseconds.
    pub slow: &'static [(&'static str, u64)],
    /// Files that are answered in another way, by their paths below the base.
    pub instead: Vec<(&'static str, Bundle)>,
    /// A header that stands in every answer: `X-Frame-Options: DENY`.
    pub header: &'static str,
}

/// A running host. It ends with the value.
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
        let readdressed = hosting.at_own_address.then(|| {
            let own = site.url("").trim_end_matches('/').to_owned();
            (published_address(&root), own)
        });
        let host = Arc::new(Host {
            root,
            base,
            bundle: site.bundle.clone(),
            blocks: site.blocks.clone(),
            slow: hosting.slow,
            instead: hosting.instead,
            header: hosting.header,
            published: hosting.published,
            readdressed,
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

    /// The text of the bundle as it was built.
    pub fn built_bundle(&self) -> String {
        let path = self.root.join("bundle/khabarovsk.json");
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// The text of a file of the site.
    pub fn file(&self, path: &str) -> String {
        let path = self.root.join(path);
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// Where a file or folder of the site lies.
    pub fn path(&self, path: &str) -> String {
        self.root.join(path).display().to_string()
    }

    /// Whether a file of the site is missing.
    pub fn file_is_missing(&self, path: &str) -> bool {
        !self.root.join(path).is_file()
    }

    /// The absolute address of a path below the site's base: `ru/calendar`.
    pub fn url(&self, path: &str) -> String {
        format!(
            "http://127.0.0.1:{}{}{}",
            self.port,
            self.base,
            path.trim_start_matches('/')
        )
    }

    /// Serves the bundle in this way from now on.
    pub fn now_serves(&self, bundle: Bundle) {
        *self.bundle.lock().unwrap_or_else(PoisonError::into_inner) = bundle;
    }

    /// Refuses the files whose names end so from now on, or none where it is empty.
    pub fn now_blocks(&self, end: &'static str) {
        *self.blocks.lock().unwrap_or_else(PoisonError::into_inner) = end;
    }

    /// The paths that were asked for, in order, with their queries.
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
        // Wakes the listener, so that its thread sees the flag. Refused is as good: it has ended.
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
    instead: Vec<(&'static str, Bundle)>,
    header: &'static str,
    published: bool,
    /// The address in the pages, and the one that is served in its place.
    readdressed: Option<(String, String)>,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Host {
    /// One request for each connection; a reader that goes away is no fault of the site.
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
        let late = self.slow.iter().find(|(end, _)| path.ends_with(end));
        if let Some((_, wait_ms)) = late {
            std::thread::sleep(Duration::from_millis(*wait_ms));
        }
        let Some((status, mime, body)) = self.file(path) else {
            return;
        };
        // A host of plain files lets browsers keep them for a while.
        let kept = match self.published {
            true => "Cache-Control: max-age=600\r\n",
            false => "",
        };
        let header = match self.header {
            "" => String::new(),
            header => [header, "\r\n"].concat(),
        };
        let head = format!(
            "HTTP/1.1 {status} -\r\nContent-Type: {mime}\r\nContent-Length: {}\r\n{kept}{header}\
             Connection: close\r\n\r\n",
            body.len()
        );
        if stream.write_all(head.as_bytes()).is_ok() {
            drop(stream.write_all(&body));
        }
    }

    /// Status, type and bytes of a path; `None` where the host hangs up.
    fn file(&self, path: &str) -> Option<(u16, &'static str, Vec<u8>)> {
        let refused = |status: u16| Some((status, "text/plain", Vec::new()));
        let Some(inside) = path.strip_prefix(&self.base) else {
            return refused(404);
        };
        let bundle = self.bundle.lock().unwrap_or_else(PoisonError::into_inner);
        let other = self.instead.iter().find(|(path, _)| *path == inside);
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
            Bundle::HangsUp => return None,
        }
        let blocks = *self.blocks.lock().unwrap_or_else(PoisonError::into_inner);
        let blocked = !blocks.is_empty() && inside.ends_with(blocks);
        if blocked || inside.split('/').any(|part| part == "..") {
            return refused(404);
        }
        if self.published {
            return Some(self.plain_file(inside));
        }
        let inside = if inside.is_empty() {
            "index.html"
        } else {
            inside
        };
        match std::fs::read(self.root.join(inside)) {
            Ok(bytes) => Some((200, mime_of(Path::new(inside)), bytes)),
            // A name with an extension is a file that is missing; all else is a page's address.
            Err(_) if Path::new(inside).extension().is_some() => refused(404),
            Err(_) => match std::fs::read(self.root.join("index.html")) {
                Ok(bytes) => Some((200, "text/html; charset=utf-8", bytes)),
                Err(_) => refused(500),
            },
        }
    }
}

impl Host {
    /// What a host of plain files answers: a folder by its index, else the page for what is missing.
    fn plain_file(&self, inside: &str) -> (u16, &'static str, Vec<u8>) {
        let html = "text/html; charset=utf-8";
        // The browser encodes the `@` of an occurrence or leaves it.
        let inside = inside.replace("%40", "@");
        let path = self.root.join(&inside);
        let is_folder = inside.is_empty() || inside.ends_with('/');
        let file = if is_folder {
            path.join("index.html")
        } else {
            path
        };
        match std::fs::read(&file) {
            Ok(bytes) if is_folder => (200, html, self.addressed(bytes)),
            Ok(bytes) => (200, mime_of(&file), bytes),
            Err(_) => {
                let lost = std::fs::read(self.root.join("404.html")).unwrap_or_default();
                (404, html, lost)
            }
        }
    }

    /// A page with the address of this host, where that is wanted.
    fn addressed(&self, html: Vec<u8>) -> Vec<u8> {
        let Some((from, to)) = &self.readdressed else {
            return html;
        };
        String::from_utf8_lossy(&html)
            .replace(from, to)
            .into_bytes()
    }
}

/// The address for which a site was published, without a slash at its end, by its own files.
fn published_address(root: &Path) -> String {
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
