//! A text in several languages, which tells the language that answered.

use super::Lang;

/// The order in which languages answer when the reader's own has no text.
///
/// ```
/// use pobratim::text::{Lang, LangOrder, Localized};
/// let order = LangOrder::new(vec![Lang::En, Lang::Ru]);
/// let title = Localized::from_iter([(Lang::Ru, "День города")]);
/// let found = title.get(Lang::Ja, &order).unwrap();
/// assert_eq!((found.lang, found.text), (Lang::Ru, "День города"));
/// assert!(found.is_fallback(Lang::Ja));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LangOrder(Vec<Lang>);

impl LangOrder {
    /// An order of fallback; a language that is missing here still answers, last, in menu order.
    pub fn new(langs: Vec<Lang>) -> LangOrder {
        LangOrder(langs)
    }

    /// The languages named, in order.
    pub fn langs(&self) -> &[Lang] {
        &self.0
    }
}

/// A text per language; languages without a text are empty slots.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Localized([Option<Box<str>>; Lang::COUNT]);

/// A text and the language that it is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found<'a> {
    pub lang: Lang,
    pub text: &'a str,
}

impl Found<'_> {
    /// Whether a reader of `reader` sees another language than their own, and should be told so.
    pub fn is_fallback(&self, reader: Lang) -> bool {
        self.lang != reader
    }
}

impl Localized {
    /// The text in the reader's language, else in the first language of `order` that has one,
    /// else in any; `None` only where no language has a text.
    pub fn get(&self, reader: Lang, order: &LangOrder) -> Option<Found<'_>> {
        std::iter::once(reader)
            .chain(order.langs().iter().copied())
            .chain(Lang::ALL)
            .find_map(|lang| self.exact(lang).map(|text| Found { lang, text }))
    }

    /// The text in exactly this language.
    pub fn exact(&self, lang: Lang) -> Option<&str> {
        self.0[lang.index()].as_deref()
    }

    /// Sets the text of one language.
    pub fn set(&mut self, lang: Lang, text: &str) {
        self.0[lang.index()] = Some(text.into());
    }

    /// Whether no language has a text.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }

    /// The texts with their languages, in menu order.
    pub fn iter(&self) -> impl Iterator<Item = Found<'_>> {
        Lang::ALL
            .into_iter()
            .filter_map(|lang| self.exact(lang).map(|text| Found { lang, text }))
    }
}

impl<'a> FromIterator<(Lang, &'a str)> for Localized {
    fn from_iter<I: IntoIterator<Item = (Lang, &'a str)>>(texts: I) -> Localized {
        let mut localized = Localized::default();
        for (lang, text) in texts {
            localized.set(lang, text);
        }
        localized
    }
}
