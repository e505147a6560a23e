//! Preferences that are kept between visits: language, theme, large text, saved exchanges. Stored
//! in the browser only.

use super::browser;
use crate::model::is_occurrence_id;
use crate::route::{Address, MAX_LIST_LEN, ThemeParam};
use crate::text::Lang;

const LANG: &str = "pobratim:lang";
const THEME: &str = "pobratim:theme";
const LARGE_TEXT: &str = "pobratim:sight";
const LIST: &str = "pobratim:list";

/// The language for an address without one: the stored one, else the browser's, else the first of
/// `offered`. Always one of `offered` unless that is empty.
pub fn lang(offered: &[Lang]) -> Lang {
    let stored = browser::stored(LANG).and_then(|code| Lang::from_code(&code));
    let preferred = browser::languages();
    stored
        .into_iter()
        .chain(
            preferred
                .iter()
                .filter_map(|tag| Lang::from_browser_tag(tag)),
        )
        .find(|lang| offered.contains(lang))
        .or(offered.first().copied())
        .unwrap_or(Lang::FALLBACK)
}

/// The language of an address: the one that it names if it is one of `offered`, else that of [`lang`].
pub fn reader_lang(address: &Address, offered: &[Lang]) -> Lang {
    let named = address.lang.filter(|lang| offered.contains(lang));
    named.unwrap_or_else(|| lang(offered))
}

/// Stores the chosen language.
pub fn store_lang(lang: Lang) {
    browser::store(LANG, lang.code());
}

/// The stored theme; `Auto` if there is none.
pub fn theme() -> ThemeParam {
    let stored = browser::stored(THEME).and_then(|code| ThemeParam::from_code(&code));
    stored.unwrap_or(ThemeParam::Auto)
}

/// Stores a theme and applies it.
pub fn set_theme(theme: ThemeParam) {
    browser::store(THEME, theme.code());
    show_theme(theme);
}

/// Applies a theme without storing it. `Auto` leaves the choice to the style sheet.
pub fn show_theme(theme: ThemeParam) {
    let value = match theme {
        ThemeParam::Auto => None,
        ThemeParam::Light | ThemeParam::Dark => Some(theme.code()),
    };
    browser::set_root_attribute("data-theme", value);
}

/// Whether large text is on.
pub fn large_text() -> bool {
    browser::stored(LARGE_TEXT).is_some_and(|value| value == "1")
}

/// Stores and applies large text.
pub fn set_large_text(on: bool) {
    browser::store(LARGE_TEXT, if on { "1" } else { "0" });
    show_large_text(on);
}

/// Applies or removes large text.
pub fn show_large_text(on: bool) {
    browser::set_root_attribute("data-text-size", on.then_some("large"));
}

/// The ids of the saved offers, in the order in which they were saved; `None` if nothing is stored.
pub fn list() -> Option<Vec<Box<str>>> {
    let ids = browser::stored(LIST)?;
    let ids = ids.split(',').filter(|id| is_occurrence_id(id));
    Some(ids.take(MAX_LIST_LEN).map(Box::from).collect())
}

/// Stores the ids of the saved offers.
pub fn store_list(ids: &[Box<str>]) {
    browser::store(LIST, &ids.join(","));
}
