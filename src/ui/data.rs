//! Fetching the bundle, and what can go wrong on the way.

use gloo_net::http::Request;

use super::browser;
use crate::model::{self, Bundle, Failure};

/// Why there is nothing to show.
#[derive(Debug)]
pub enum Trouble {
    /// No answer at all: no network, or a refused request.
    Network(String),
    /// The server answered with this HTTP status.
    Status(u16),
    /// The answer is not a bundle that we can use.
    Data(Failure),
}

/// Fetches and loads the bundle that `<meta name="pobratim:bundle">` names, below `base`. Faults
/// of single records go to the console, once each, with their codes.
pub async fn fetch(base: &str) -> Result<Bundle, Trouble> {
    let name = browser::meta("pobratim:bundle").unwrap_or_else(|| "bundle/bundle.json".to_string());
    // Only a file of this site: the name comes from the site's own page, but costs nothing to check.
    let name = name.trim_start_matches('/');
    let url = [base, name].concat();
    let bytes = get(&url).await?;
    // What is not UTF-8 is not JSON either; the loader says so, with the place.
    let text = String::from_utf8_lossy(&bytes);
    match model::load(&text) {
        Ok(loaded) => {
            report(&loaded.faults);
            Ok(loaded.bundle)
        }
        Err(failure) => {
            browser::warn(&format!("pobratim: {} {failure}", failure.code()));
            report(failure.faults());
            Err(Trouble::Data(failure))
        }
    }
}

/// The bytes of a file of the site.
pub async fn get(url: &str) -> Result<Vec<u8>, Trouble> {
    let answer = Request::get(url).send().await.map_err(network)?;
    if !answer.ok() {
        return Err(Trouble::Status(answer.status()));
    }
    answer.binary().await.map_err(network)
}

/// Says it ourselves: the words of the library bring all that can be wrong with JSON and with files.
fn network(error: gloo_net::Error) -> Trouble {
    Trouble::Network(match error {
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
