//! Preferences that are kept between visits: language, theme, text size, saved exchanges. Stored
//! in the browser only.

use super::browser;
use crate::model::is_occurrence_id;
use crate::route::{Address, MAX_LIST_LEN, ThemeParam};
use crate::text::Lang;

const LANG: &str = "pobratim:lang";
const THEME: &str = "pobratim:theme";
const TEXT_SIZE: &str = "pobratim:text-size";
const LOW_VISION: &str = "pobratim:sight";
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

/// A size of the text of all pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextSize {
    /// The size that the browser is set to.
    Normal,
    Large,
    Largest,
}

impl TextSize {
    /// All sizes, the smallest first.
    pub const ALL: [TextSize; 3] = [TextSize::Normal, TextSize::Large, TextSize::Largest];

    /// The stored value, which is also that of the attribute for the style sheet.
    fn code(self) -> &'static str {
        match self {
            TextSize::Normal => "normal",
            TextSize::Large => "large",
            TextSize::Largest => "largest",
        }
    }
}

/// The stored size of the text; without one the largest in the mode for low vision.
pub fn text_size() -> TextSize {
    let stored = browser::stored(TEXT_SIZE).and_then(|code| {
        let mut sizes = TextSize::ALL.into_iter();
        sizes.find(|size| size.code() == code)
    });
    stored.unwrap_or(match low_vision() {
        true => TextSize::Largest,
        false => TextSize::Normal,
    })
}

/// Stores and applies a size of the text.
pub fn set_text_size(size: TextSize) {
    browser::store(TEXT_SIZE, size.code());
    show_text_size(size);
}

/// Applies a size of the text without storing it.
pub fn show_text_size(size: TextSize) {
    let value = (size != TextSize::Normal).then_some(size.code());
    browser::set_root_attribute("data-text-size", value);
}

/// Whether the mode for low vision is on: high contrast and no motion.
pub fn low_vision() -> bool {
    browser::stored(LOW_VISION).is_some_and(|value| value == "1")
}

/// Stores and applies the mode for low vision.
pub fn set_low_vision(on: bool) {
    browser::store(LOW_VISION, if on { "1" } else { "0" });
    show_low_vision(on);
}

/// Applies or removes the mode for low vision without storing it.
pub fn show_low_vision(on: bool) {
    browser::set_root_attribute("data-low-vision", on.then_some(""));
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
