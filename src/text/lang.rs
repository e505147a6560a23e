//! The five languages that Pobratim speaks.

/// A language of the interface and of a bundle's texts.
///
/// ```
/// use pobratim::text::Lang;
/// assert_eq!(Lang::from_code("zh"), Some(Lang::Zh));
/// assert_eq!(Lang::Zh.html_tag(), "zh-Hans");
/// assert_eq!(Lang::from_browser_tag("zh-CN"), Some(Lang::Zh));
/// assert_eq!(Lang::from_browser_tag("KO-kr"), Some(Lang::Ko));
/// assert_eq!(Lang::from_browser_tag("fr"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lang {
    Ru,
    En,
    Zh,
    Ko,
    Ja,
}

impl Lang {
    /// Every language, in the order of the header's menu.
    pub const ALL: [Lang; 5] = [Lang::Ru, Lang::En, Lang::Zh, Lang::Ko, Lang::Ja];

    /// The code in addresses and bundles: `ru`, `en`, `zh`, `ko`, `ja`.
    pub const fn code(self) -> &'static str {
        match self {
            Lang::Ru => "ru",
            Lang::En => "en",
            Lang::Zh => "zh",
            Lang::Ko => "ko",
            Lang::Ja => "ja",
        }
    }

    /// The BCP 47 tag for `lang` attributes and `Intl`: as the code, but `zh-Hans` for Chinese.
    pub const fn html_tag(self) -> &'static str {
        match self {
            Lang::Zh => "zh-Hans",
            other => other.code(),
        }
    }

    /// The language's own name, as menus show it to the people who read it.
    pub const fn own_name(self) -> &'static str {
        match self {
            Lang::Ru => "Русский",
            Lang::En => "English",
            Lang::Zh => "简体中文",
            Lang::Ko => "한국어",
            Lang::Ja => "日本語",
        }
    }

    /// The language with exactly this code, as it stands in an address or a bundle.
    pub fn from_code(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The language that answers a browser's BCP 47 tag, by its primary subtag in any case.
    pub fn from_browser_tag(tag: &str) -> Option<Lang> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Lang::ALL
            .into_iter()
            .find(|lang| lang.code().eq_ignore_ascii_case(primary))
    }

    /// Position in [`Lang::ALL`], 0 to 4: the slot of this language in a [`super::Localized`].
    pub const fn index(self) -> usize {
        self as usize
    }
}
