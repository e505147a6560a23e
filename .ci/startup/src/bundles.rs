//! Writes the bundle of a built site in each of its languages: the app fetches that of its reader first.

use std::path::Path;

use pobratim::export::page::Release;
use pobratim::model::{in_one_language, load, one_language_path};
use pobratim::text::Lang;

use super::{read, write};

/// Writes a file for each language of the bundle that `index.html` names, beside it. Returns the codes
/// of the languages, separated by spaces.
pub fn write_each_language(site: &Path) -> Result<String, String> {
    let page = Release::parse(&read(&site.join("index.html"))?);
    let name = page.map_err(|fault| fault.to_string())?.bundle;
    let text = read(&site.join(&name))?;
    let bundle = load(&text).map_err(|failure| {
        format!("{name}: {failure}\n  hint: run `pobratim check` for details")
    })?;
    let bundle = bundle.bundle;
    for lang in &bundle.languages {
        let own = in_one_language(&text, &bundle.order, *lang);
        write(&site.join(one_language_path(&name, *lang)), &own)?;
    }
    let codes: Vec<&str> = bundle
        .languages
        .iter()
        .map(|lang| Lang::code(*lang))
        .collect();
    Ok(codes.join(" "))
}
