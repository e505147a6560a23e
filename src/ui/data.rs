//! Fetching of the bundle, and its errors.

use gloo_net::http::Request;

use super::browser;
use crate::model::{self, Bundle, Failure};

/// Error of fetching or loading the bundle.
#[derive(Debug)]
pub enum LoadError {
    /// No response: no network, or a refused request.
    Network(String),
    /// The server responded with this HTTP status.
    Status(u16),
    /// The response is not a usable bundle.
    Data(Failure),
}

/// Fetches and loads the bundle that `<meta name="pobratim:bundle">` names, below `base`. Faults of
/// single records are written to the console, once each, with their codes.
pub async fn fetch(base: &str) -> Result<Bundle, LoadError> {
    let url = [base, &bundle_name()].concat();
    let bytes = fetch_bytes(&url).await?;
    // Text that is not UTF-8 is not JSON either; the loader reports it with its position.
    let text = String::from_utf8_lossy(&bytes);
    match model::load(&text) {
        Ok(loaded) => {
            report(&loaded.faults);
            Ok(loaded.bundle)
        }
        Err(failure) => {
            browser::warn(&format!("pobratim: {} {failure}", failure.code()));
            report(failure.faults());
            Err(LoadError::Data(failure))
        }
    }
}

/// The path of the bundle below the base.
pub fn bundle_name() -> String {
    let name = browser::meta("pobratim:bundle").unwrap_or_else(|| "bundle/bundle.json".to_string());
    // Only a file of this site: the name comes from the site's own page, but the check costs
    // nothing.
    name.trim_start_matches('/').to_string()
}

/// Fetches the bytes of a file of the site.
pub async fn fetch_bytes(url: &str) -> Result<Vec<u8>, LoadError> {
    let response = Request::get(url).send().await.map_err(network)?;
    if !response.ok() {
        return Err(LoadError::Status(response.status()));
    }
    response.binary().await.map_err(network)
}

/// Converts a network error. Its parts are joined by hand: the `Display` of the library would
/// compile in the messages of all JSON and file errors.
fn network(error: gloo_net::Error) -> LoadError {
    LoadError::Network(match error {
        gloo_net::Error::JsError(error) => [&*error.name, ": ", &error.message].concat(),
        gloo_net::Error::GlooError(message) => message,
        gloo_net::Error::SerdeError(_) => String::new(),
    })
}

fn report(faults: &[model::Fault]) {
    for fault in faults {
        browser::warn(&format!(
            "pobratim: {} {} {}",
            fault.code, fault.path, fault.message
        ));
    }
}
