//! What every export needs beside the bundle, and the texts that exports share.

use crate::locale;
use crate::model::{Bundle, PlaceCity, SeriesIx, Standing, View};
use crate::route::{Address, Page};
use crate::text::{Lang, Localized};
use crate::time::{ClockTime, Date, Precision, UtcOffset, offset_of_local, utc_minutes};

/// A sentence that only the interface has words for; an empty answer leaves it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phrase<'a> {
    /// When it is, with these words for the date, or for how a whole series recurs: "When: in May
    /// 2021", "When: every year in May".
    When(&'a str),
    /// The day is not known, and the date no finer than this: "Known only by month". With
    /// [`Precision::Day`] a day is named, but as approximate or in doubt.
    Vague(Precision),
    /// What the status means on the day of the bundle's last change: "Planned".
    Standing(Standing),
    /// Where it is told, with the titles of the sources and their links.
    Sources(&'a str),
}

/// A bundle on its way out, in one language: writes a calendar file with [`Export::calendar`],
/// links with [`Export::google`] and [`Export::outlook`].
///
/// ```
/// use pobratim::{export::{Export, PRODID}, model::load, text::Lang, time::Window};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// let bundle = load(json).unwrap().bundle;
/// let export = Export {
///     bundle: &bundle,
///     lang: Lang::En,
///     base: None,
///     say: &|_| String::new(),
///     offset_at: &|_, _| None,
/// };
/// let june = bundle.occurrences(&Window::month(2026, 6).unwrap(), 100);
/// let calendar = export.calendar(&june.list, "Otherville, June 2026", PRODID);
/// assert!(calendar.text.contains("DTSTART;VALUE=DATE:20260612\r\nDTEND;VALUE=DATE:20260615\r\n"));
/// assert_eq!(calendar.left_out, 0);
/// ```
#[derive(Clone, Copy)]
pub struct Export<'a> {
    pub bundle: &'a Bundle,
    pub lang: Lang,
    /// Where the site is, with `http:` or `https:`, below which its pages lie; without it, the
    /// bundle's own address is taken, and where that is missing too no page is linked to.
    pub base: Option<&'a str>,
    /// The interface's words for a phrase, in `lang`.
    pub say: &'a dyn Fn(Phrase<'_>) -> String,
    /// How far the clocks of an IANA zone are ahead of UTC at a minute since 1970-01-01T00:00Z;
    /// `None` where the zone is not known, and then the offset that the bundle states holds.
    pub offset_at: &'a dyn Fn(&str, i64) -> Option<UtcOffset>,
}

/// A text and its language; `None` where several are mixed.
pub(super) type Said = (String, Option<Lang>);

impl Export<'_> {
    /// A text in the reader's language or the one that answers for it; empty where there is none.
    pub(super) fn text(&self, text: &Localized) -> Said {
        match text.get(self.lang, &self.bundle.order) {
            Some(found) => (found.text.to_string(), Some(found.lang)),
            None => (String::new(), None),
        }
    }

    /// The address of the page of an event, if the site has an address.
    pub(super) fn page(&self, id: &str) -> Option<String> {
        let own = self.bundle.site.url.as_ref().map(|url| url.as_str());
        let base = self.base.or(own)?.trim_end_matches('/');
        let address = Address::new(self.lang, Page::Event(id.into())).to_string();
        Some([base, "/", &address].concat())
    }

    /// Summary, date and status in words, sources and the page, one below the other. Of a `whole`
    /// series no date is told, but how it recurs.
    pub(super) fn details(
        &self,
        view: &View<'_>,
        whole: Option<SeriesIx>,
        page: Option<&str>,
    ) -> Said {
        let (summary, summary_lang) = self.text(view.summary);
        let when = match whole {
            Some(series) => self
                .bundle
                .series(series)
                .recurs
                .in_words(locale::of(self.lang)),
            None => locale::of(self.lang).date(&view.when),
        };
        let vague = match view.when.precision() {
            Some(precision) if !view.when.is_exact() => (self.say)(Phrase::Vague(precision)),
            _ => String::new(),
        };
        let standing = match whole {
            Some(_) => Standing::Expected,
            None => self.standing(view),
        };
        let lines = [
            summary,
            (self.say)(Phrase::When(&when)),
            vague,
            (self.say)(Phrase::Standing(standing)),
            self.sources(view),
            page.unwrap_or_default().to_string(),
        ];
        let mut text = String::new();
        for line in lines.iter().filter(|line| !line.is_empty()) {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(line);
        }
        let is_mixed = summary_lang.is_some_and(|lang| lang != self.lang);
        (text, (!is_mixed).then_some(self.lang))
    }

    /// What the status means on the day of the bundle's last change: the same data is told the
    /// same way on every day.
    pub(super) fn standing(&self, view: &View<'_>) -> Standing {
        view.standing(self.bundle.site.updated.unwrap_or(Date::MIN))
    }

    fn sources(&self, view: &View<'_>) -> String {
        let mut told = String::new();
        for reference in view.sources {
            let source = self.bundle.source(reference.source);
            if !told.is_empty() {
                told.push_str("; ");
            }
            told.push_str(&self.text(&source.title).0);
            for paragraph in &reference.paragraphs {
                told.push(' ');
                told.push_str(paragraph);
            }
            if let Some(url) = &source.url {
                told.push(' ');
                told.push_str(url.as_str());
            }
        }
        if told.is_empty() {
            return told;
        }
        (self.say)(Phrase::Sources(&told))
    }

    /// The place and its city; empty where no place is named.
    pub(super) fn location(&self, view: &View<'_>) -> Said {
        let Some(place) = view.place else {
            return Said::default();
        };
        let (mut text, mut lang) = self.text(&place.name);
        let city = match place.city {
            Some(PlaceCity::Host) => Some(&self.bundle.host),
            Some(PlaceCity::City(city)) => Some(self.bundle.city(city)),
            None => None,
        };
        if let Some(city) = city {
            let (name, city_lang) = self.text(&city.name);
            if !name.is_empty() && !text.contains(&name) {
                text.push_str(", ");
                text.push_str(&name);
                lang = lang.filter(|lang| Some(*lang) == city_lang);
            }
        }
        (text, lang)
    }

    /// The minute of a local time in a zone, where `stated` is the offset that the bundle has.
    pub(super) fn minute_at(
        &self,
        date: Date,
        time: ClockTime,
        zone: &str,
        stated: UtcOffset,
    ) -> i64 {
        let offset = offset_of_local(date, time, stated, &|minute| (self.offset_at)(zone, minute));
        utc_minutes(date, time, offset)
    }

    /// The offset of a zone at a minute, else the stated one.
    pub(super) fn offset(&self, zone: &str, minute: i64, stated: UtcOffset) -> UtcOffset {
        (self.offset_at)(zone, minute).unwrap_or(stated)
    }
}
