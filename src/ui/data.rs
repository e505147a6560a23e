//! Fetching of the bundle, and its errors.

use gloo_net::http::Request;

use super::browser;
use super::prefs::reader_lang;
use crate::model::{self, Bundle, Failure, Fault, Loaded, one_language_path};
use crate::route::Address;
use crate::text::Lang;

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

/// The bundle with which the page starts.
pub struct FirstBundle {
    pub bundle: Bundle,
    /// The language of its file; `None` if it is the whole bundle.
    pub only: Option<Lang>,
    /// Its faults, which have been reported.
    pub faults: Vec<Fault>,
}

/// Fetches and loads the bundle of the reader's language, or the whole one where there is no usable
/// file for that language. Faults of single records are written to the console, once each, with
/// their codes.
pub async fn fetch_first(base: &str, requested: &Address) -> Result<FirstBundle, LoadError> {
    let name = bundle_name();
    let offered = offered_languages();
    if !offered.is_empty() {
        let lang = reader_lang(requested, &offered);
        let url = [base, &one_language_path(&name, lang)].concat();
        match fetch_and_load(&url).await {
            // The bundle may offer other languages than the page names.
            Ok(loaded) if reader_lang(requested, &loaded.bundle.languages) == lang => {
                report(&loaded.faults, &[]);
                return Ok(FirstBundle {
                    bundle: loaded.bundle,
                    only: Some(lang),
                    faults: loaded.faults,
                });
            }
            Err(LoadError::Network(error)) => return Err(LoadError::Network(error)),
            // The file is missing: the host may answer with another page or another status.
            Ok(_) | Err(LoadError::Status(_) | LoadError::Data(_)) => {}
        }
    }
    let loaded = fetch_whole_file(base).await?;
    report(&loaded.faults, &[]);
    Ok(FirstBundle {
        bundle: loaded.bundle,
        only: None,
        faults: loaded.faults,
    })
}

/// Fetches and loads the whole bundle. Writes its faults to the console, except those that have been
/// reported.
pub async fn fetch_whole(base: &str, reported: &[Fault]) -> Result<Bundle, LoadError> {
    let loaded = fetch_whole_file(base).await?;
    report(&loaded.faults, reported);
    Ok(loaded.bundle)
}

/// Fetches and loads the file that `<meta name="pobratim:bundle">` names, below `base`. Reports why
/// it is not usable.
async fn fetch_whole_file(base: &str) -> Result<Loaded, LoadError> {
    let url = [base, &bundle_name()].concat();
    let loaded = fetch_and_load(&url).await;
    if let Err(LoadError::Data(failure)) = &loaded {
        browser::warn(&format!("pobratim: {} {failure}", failure.code()));
        report(failure.faults(), &[]);
    }
    loaded
}

async fn fetch_and_load(url: &str) -> Result<Loaded, LoadError> {
    let bytes = fetch_bytes(url).await?;
    // Text that is not UTF-8 is not JSON either; the loader reports it with its position.
    let text = String::from_utf8_lossy(&bytes);
    model::load(&text).map_err(LoadError::Data)
}

/// The path of the bundle below the base.
pub fn bundle_name() -> String {
    let name = browser::meta("pobratim:bundle").unwrap_or_else(|| "bundle/bundle.json".to_string());
    // Only a file of this site: the name comes from the site's own page, but the check costs
    // nothing.
    name.trim_start_matches('/').to_string()
}

/// The languages for which there is a file beside the bundle.
fn offered_languages() -> Vec<Lang> {
    let codes = browser::meta("pobratim:languages").unwrap_or_default();
    codes.split(' ').filter_map(Lang::from_code).collect()
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

/// Writes faults to the console, except those of the second list.
fn report(faults: &[Fault], reported: &[Fault]) {
    let is_reported = |fault: &Fault| {
        let mut same = reported.iter();
        same.any(|known| known.code == fault.code && known.path == fault.path)
    };
    for fault in faults.iter().filter(|fault| !is_reported(fault)) {
        browser::warn(&format!(
            "pobratim: {} {} {}",
            fault.code, fault.path, fault.message
        ));
    }
}
