//! A browser with its driver: started for one test, and ended with it, also when the test fails.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};

use serde_json::{Value, json};

use crate::wire;

/// Two browsers at a time: each is several processes, and the machine has two cores.
const AT_ONCE: usize = 2;

static RUNNING: Mutex<usize> = Mutex::new(0);
static ENDED: Condvar = Condvar::new();
static STARTED: AtomicUsize = AtomicUsize::new(0);

/// What a reader's browser is set to.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The languages that the browser asks for, best first: `ko-KR,ko`.
    pub languages: String,
    /// Whether scripts run.
    pub scripts: bool,
    /// Whether a visit is over when the document is there, and not only with its pictures.
    pub is_hasty: bool,
    /// The reader's own time zone, by its IANA name.
    pub zone: String,
    pub width_px: u32,
    pub height_px: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            languages: "en-US,en".into(),
            scripts: true,
            is_hasty: false,
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
    /// Starts the engine that `POBRATIM_ENGINE` names; `chromium` without it.
    pub fn start(settings: &Settings) -> Engine {
        wait_for_a_place();
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
        let (driver, port) = started(driver, settings);
        // From here on a panic ends the driver through `drop`.
        let mut engine = Engine {
            driver,
            port,
            session: String::new(),
            profile,
        };
        let made = wire::call(
            port,
            "POST",
            "/session",
            &json!({ "capabilities": { "alwaysMatch": capabilities } }),
        )
        .unwrap_or_else(|fault| panic!("no session of {name}: {fault}"));
        engine.session = made["sessionId"].as_str().unwrap_or_default().to_owned();
        engine
    }

    /// One WebDriver command of this session, such as `POST` `url`. Panics with the driver's words.
    pub fn call(&self, method: &str, command: &str, body: Value) -> Value {
        self.try_call(method, command, body)
            .unwrap_or_else(|fault| panic!("{fault}"))
    }

    /// As [`Engine::call`], for commands that may fail while a page changes.
    pub fn try_call(&self, method: &str, command: &str, body: Value) -> Result<Value, String> {
        wire::call(
            self.port,
            method,
            &format!("/session/{}/{command}", self.session),
            &body,
        )
    }

    /// A folder for what the browser takes home; it ends with the browser.
    pub fn downloads(&self) -> PathBuf {
        self.profile.join("downloads")
    }

    /// A command of Chromium's own protocol, such as `Emulation.setEmulatedMedia`.
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
            // Ends the browser itself; a driver that is only killed leaves it behind.
            let path = format!("/session/{}", self.session);
            if let Err(fault) = wire::call(self.port, "DELETE", &path, &Value::Null) {
                eprintln!("the browser did not end by itself: {fault}");
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

fn wait_for_a_place() {
    let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
    while *running >= AT_ONCE {
        running = ENDED.wait(running).unwrap_or_else(PoisonError::into_inner);
    }
    *running += 1;
}

/// A running driver and its port. The port that it chooses can be taken for the second kind of
/// address on which it listens; then it ends, and another choice is better.
fn started(driver: &str, settings: &Settings) -> (Child, u16) {
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
        eprintln!("{driver} did not say on which port it listens and ended: {ended:?}");
    }
    panic!("{driver} started four times and never said on which port it listens");
}

/// Both drivers choose a free port and say which; asking them leaves no gap for another process.
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
    // Keeps the pipe open and empty, so that the driver never blocks on it.
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
        "pageLoadStrategy": if settings.is_hasty { "eager" } else { "normal" },
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
