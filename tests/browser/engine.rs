//! A browser with its driver: started for one test and ended with it, also where the test fails.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};

use serde_json::{Value, json};

use crate::webdriver;

/// Number of browsers that run at a time: each has several processes, and CI has two cores.
const MAX_RUNNING: usize = 2;

static RUNNING: Mutex<usize> = Mutex::new(0);
static ENDED: Condvar = Condvar::new();
static STARTED: AtomicUsize = AtomicUsize::new(0);

/// Settings of a browser.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Accepted languages, best first: `ko-KR,ko`.
    pub languages: String,
    /// Whether scripts run.
    pub scripts: bool,
    /// Whether a visit ends when the document is parsed, and not when its images are loaded.
    pub is_eager: bool,
    /// Time zone of the browser, by its IANA name.
    pub zone: String,
    pub width_px: u32,
    pub height_px: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            languages: "en-US,en".into(),
            scripts: true,
            is_eager: false,
            zone: "Asia/Vladivostok".into(),
            width_px: 1280,
            height_px: 900,
        }
    }
}

/// One browser session.
#[derive(Debug)]
pub struct Engine {
    driver: Child,
    port: u16,
    session: String,
    profile: PathBuf,
}

impl Engine {
    /// Starts the browser that `POBRATIM_ENGINE` names, `chromium` by default. Waits for a free slot.
    pub fn start(settings: &Settings) -> Engine {
        wait_for_slot();
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let profile =
            std::env::temp_dir().join(format!("pobratim-browser-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&profile).expect("the temporary folder can be written");

        let name = std::env::var("POBRATIM_ENGINE").unwrap_or_else(|_| "chromium".into());
        let (driver, capabilities) = match name.as_str() {
            "chromium" => ("chromedriver", chromium(settings, &profile)),
            "firefox" => ("geckodriver", firefox(settings)),
            other => panic!("POBRATIM_ENGINE is `{other}`; known are `chromium` and `firefox`"),
        };
        let (driver, port) = start_driver(driver, settings);
        // After this line a panic ends the driver through `drop`.
        let mut engine = Engine {
            driver,
            port,
            session: String::new(),
            profile,
        };
        let made = webdriver::call(
            port,
            "POST",
            "/session",
            &json!({ "capabilities": { "alwaysMatch": capabilities } }),
        )
        .unwrap_or_else(|fault| panic!("no session of {name}: {fault}"));
        engine.session = made["sessionId"].as_str().unwrap_or_default().to_owned();
        engine
    }

    /// Sends a WebDriver command of this session, such as `POST` `url`. Panics with the driver's
    /// message.
    pub fn call(&self, method: &str, command: &str, body: Value) -> Value {
        self.try_call(method, command, body)
            .unwrap_or_else(|fault| panic!("{fault}"))
    }

    /// As [`Engine::call`], for commands that may fail while a document is replaced.
    pub fn try_call(&self, method: &str, command: &str, body: Value) -> Result<Value, String> {
        webdriver::call(
            self.port,
            method,
            &format!("/session/{}/{command}", self.session),
            &body,
        )
    }

    /// The folder for downloads; it is deleted with the browser.
    pub fn downloads(&self) -> PathBuf {
        self.profile.join("downloads")
    }

    /// Sends a command of the Chrome DevTools Protocol, such as `Emulation.setEmulatedMedia`.
    pub fn chromium(&self, command: &str, params: Value) -> Value {
        self.call(
            "POST",
            "goog/cdp/execute",
            json!({ "cmd": command, "params": params }),
        )
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            // Ends the browser: killing the driver alone would leave it running.
            let path = format!("/session/{}", self.session);
            if let Err(fault) = webdriver::call(self.port, "DELETE", &path, &Value::Null) {
                eprintln!("the browser could not be closed: {fault}");
            }
        }
        let ended = self.driver.kill().and_then(|()| self.driver.wait());
        if let Err(error) = ended {
            eprintln!("the driver did not end: {error}");
        }
        if let Err(error) = std::fs::remove_dir_all(&self.profile) {
            eprintln!("{} is left behind: {error}", self.profile.display());
        }
        *RUNNING.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        ENDED.notify_one();
    }
}

fn wait_for_slot() {
    let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
    while *running >= MAX_RUNNING {
        running = ENDED.wait(running).unwrap_or_else(PoisonError::into_inner);
    }
    *running += 1;
}

/// Starts a driver and returns it with its port. The port that it chooses for IPv4 can be in use for
/// IPv6; then it ends and is started again.
fn start_driver(driver: &str, settings: &Settings) -> (Child, u16) {
    for _ in 0..4 {
        let mut child = Command::new(driver)
            .arg("--port=0")
            .env("TZ", &settings.zone)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| {
                panic!("cannot start {driver}: {error}; `make setup-tests` installs it")
            });
        if let Some(port) = port_of(&mut child) {
            return (child, port);
        }
        let ended = child.kill().and_then(|()| child.wait());
        eprintln!("{driver} ended without reporting its port: {ended:?}");
    }
    panic!("{driver} was started four times and never reported its port");
}

/// Reads the port that the driver has chosen from its output. Choosing one here could collide with
/// another process.
fn port_of(driver: &mut Child) -> Option<u16> {
    let output = driver.stdout.take().expect("the driver's output is piped");
    let mut lines = BufReader::new(output).lines();
    let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
        if !line.contains("successfully on port") && !line.contains("Listening on") {
            return None;
        }
        line.trim_end_matches('.')
            .rsplit([' ', ':'])
            .next()?
            .parse()
            .ok()
    });
    // Drains the pipe, so that the driver never blocks on it.
    std::thread::spawn(move || lines.for_each(drop));
    port
}

fn chromium(settings: &Settings, profile: &std::path::Path) -> Value {
    let first = settings.languages.split(',').next().unwrap_or("en-US");
    let mut preferences = json!({ "intl.accept_languages": settings.languages });
    if !settings.scripts {
        preferences["profile.managed_default_content_settings.javascript"] = json!(2);
    }
    json!({
        "browserName": "chrome",
        "pageLoadStrategy": if settings.is_eager { "eager" } else { "normal" },
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": {
            "binary": std::env::var("POBRATIM_CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".into()),
            "prefs": preferences,
            "args": [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--disable-dev-shm-usage",
                format!("--lang={first}"),
                format!("--window-size={},{}", settings.width_px, settings.height_px),
                format!("--user-data-dir={}", profile.display()),
            ],
        },
    })
}

fn firefox(settings: &Settings) -> Value {
    json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "args": [
                "-headless",
                format!("--width={}", settings.width_px),
                format!("--height={}", settings.height_px),
            ],
            "prefs": {
                "intl.accept_languages": settings.languages,
                "javascript.enabled": settings.scripts,
            },
        },
    })
}
