//! The languages of the interface and of bundles. This file has the only list of them.

/// Calls the macro `$callback` with the list of languages, one `Variant module "tag" "own name",`
/// for each, in the order of the header's menu.
///
/// - `Variant` names the language in [`Lang`].
/// - `module` is its ISO 639-1 code: the first path segment, the key in bundles, the file
///   `src/locale/<module>.rs` and the folder `locales/<module>/`.
/// - `"tag"` is the BCP 47 tag of `lang` attributes.
/// - `"own name"` is the name of the language in the language itself.
///
/// To add a language, add one line here; CONTRIBUTING lists the files that it needs as well.
#[macro_export]
#[doc(hidden)]
macro_rules! languages {
    ($callback:ident) => {
        $callback! {
            Ru ru "ru" "Русский",
            En en "en" "English",
            Zh zh "zh-Hans" "简体中文",
            Ko ko "ko" "한국어",
            Ja ja "ja" "日本語",
        }
    };
}

macro_rules! define_lang {
    ($($variant:ident $module:ident $tag:literal $own_name:literal,)+) => {
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
            $($variant,)+
        }

        impl Lang {
            /// Every language, in the order of the header's menu.
            pub const ALL: [Lang; Lang::COUNT] = [$(Lang::$variant,)+];

            /// The number of languages.
            pub const COUNT: usize = [$(stringify!($module),)+].len();

            /// Returns the code used in paths and bundles (ISO 639-1), such as `ru`.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Lang::$variant => stringify!($module),)+
                }
            }

            /// Returns the BCP 47 tag for `lang` attributes: the code, but `zh-Hans` for Chinese.
            pub const fn html_tag(self) -> &'static str {
                match self {
                    $(Lang::$variant => $tag,)+
                }
            }

            /// Returns the language's own name, as menus show it.
            pub const fn own_name(self) -> &'static str {
                match self {
                    $(Lang::$variant => $own_name,)+
                }
            }
        }
    };
}

languages!(define_lang);

/// Returns whether a text has the form of a language tag (BCP 47): a language of two or three letters,
/// and subtags of letters and digits.
///
/// ```
/// use pobratim::text::is_language_tag;
/// assert!(is_language_tag("ja") && is_language_tag("zh-Hans"));
/// assert!(!is_language_tag("in Russian") && !is_language_tag(""));
/// ```
pub fn is_language_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let primary = parts.next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

impl Lang {
    /// The fallback, where neither the reader nor the bundle specifies a language. The guide
    /// `embed/index.html` is written in it, and its messages define the keys of all languages.
    pub const FALLBACK: Lang = Lang::En;

    /// Returns the language with exactly this code, as used in paths and bundles.
    pub fn from_code(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// Returns the language for a browser's BCP 47 tag, by its primary subtag in any case.
    pub fn from_browser_tag(tag: &str) -> Option<Lang> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Lang::ALL
            .into_iter()
            .find(|lang| lang.code().eq_ignore_ascii_case(primary))
    }

    /// Returns the index in [`Lang::ALL`], which is the slot of this language in a
    /// [`Localized`](super::Localized).
    pub const fn index(self) -> usize {
        self as usize
    }
}
