//! What a reader has chosen for every visit: language, theme, larger view, exchanges. Kept in the
//! browser only.

use super::browser;
use crate::model::is_occurrence_id;
use crate::route::{MOST_KEPT, ThemeParam};
use crate::text::Lang;

const LANG: &str = "pobratim:lang";
const THEME: &str = "pobratim:theme";
const SIGHT: &str = "pobratim:sight";
const LIST: &str = "pobratim:list";

/// The language for an address that names none: remembered, else the browser's, else the first of
/// the bundle's; always one of `offered`.
pub fn lang(offered: &[Lang]) -> Lang {
    let remembered = browser::stored(LANG).and_then(|code| Lang::from_code(&code));
    let wanted = browser::languages();
    remembered
        .into_iter()
        .chain(wanted.iter().filter_map(|tag| Lang::from_browser_tag(tag)))
        .find(|lang| offered.contains(lang))
        .or(offered.first().copied())
        .unwrap_or(Lang::FALLBACK)
}

/// Remembers the language that the reader chose.
pub fn remember_lang(lang: Lang) {
    browser::store(LANG, lang.code());
}

/// The remembered theme; as the device where there is none.
pub fn theme() -> ThemeParam {
    let remembered = browser::stored(THEME).and_then(|code| ThemeParam::from_code(&code));
    remembered.unwrap_or(ThemeParam::Auto)
}

/// Remembers the theme and shows it.
pub fn set_theme(theme: ThemeParam) {
    browser::store(THEME, theme.code());
    show_theme(theme);
}

/// Shows a theme without remembering it. `auto` leaves the choice to the style sheet.
pub fn show_theme(theme: ThemeParam) {
    let value = match theme {
        ThemeParam::Auto => None,
        ThemeParam::Light | ThemeParam::Dark => Some(theme.code()),
    };
    browser::set_root_attribute("data-theme", value);
}

/// Whether the larger view for weak sight is on.
pub fn sight() -> bool {
    browser::stored(SIGHT).is_some_and(|value| value == "1")
}

/// Remembers and shows the larger view.
pub fn set_sight(on: bool) {
    browser::store(SIGHT, if on { "1" } else { "0" });
    show_sight(on);
}

/// Shows or ends the larger view.
pub fn show_sight(on: bool) {
    browser::set_root_attribute("data-sight", on.then_some("large"));
}

/// The ids of the offers that a pupil has kept, in the order in which that was done; `None` where
/// the browser remembers nothing.
pub fn list() -> Option<Vec<Box<str>>> {
    let ids = browser::stored(LIST)?;
    let ids = ids.split(',').filter(|id| is_occurrence_id(id));
    Some(ids.take(MOST_KEPT).map(Box::from).collect())
}

/// Remembers them.
pub fn remember_list(ids: &[Box<str>]) {
    browser::store(LIST, &ids.join(","));
}
