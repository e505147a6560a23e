//! Texts in several languages, looked up with a language fallback.

use super::Lang;

/// The order of fallback languages for texts that the reader's own language lacks.
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
    /// Creates a fallback order. Languages that are missing here are tried last, in menu order.
    pub fn new(langs: Vec<Lang>) -> LangOrder {
        LangOrder(langs)
    }

    /// Returns the listed languages, in order.
    pub fn langs(&self) -> &[Lang] {
        &self.0
    }
}

/// A text per language; a language without a text is an empty slot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Localized([Option<Box<str>>; Lang::COUNT]);

/// A text and the language that it is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found<'a> {
    pub lang: Lang,
    pub text: &'a str,
}

impl Found<'_> {
    /// Returns whether the text is in another language than the reader's, which the view should
    /// indicate.
    pub fn is_fallback(&self, reader: Lang) -> bool {
        self.lang != reader
    }
}

impl Localized {
    /// Returns the text in the reader's language, else in the first language of `order` that has
    /// one, else in any; `None` only where no language has a text.
    pub fn get(&self, reader: Lang, order: &LangOrder) -> Option<Found<'_>> {
        std::iter::once(reader)
            .chain(order.langs().iter().copied())
            .chain(Lang::ALL)
            .find_map(|lang| self.exact(lang).map(|text| Found { lang, text }))
    }

    /// Returns the text in exactly this language.
    pub fn exact(&self, lang: Lang) -> Option<&str> {
        self.0[lang.index()].as_deref()
    }

    /// Sets the text of one language.
    pub fn set(&mut self, lang: Lang, text: &str) {
        self.0[lang.index()] = Some(text.into());
    }

    /// Returns whether no language has a text.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }

    /// Returns the texts with their languages, in menu order.
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
