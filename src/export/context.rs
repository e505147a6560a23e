//! Context of all exports, and texts that exports share.

use crate::locale;
use crate::model::{Bundle, EffectiveStatus, PlaceCity, SeriesIx, View};
use crate::route::{Address, Page};
use crate::text::{Lang, Localized};
use crate::time::{ClockTime, Date, Precision, UtcOffset, offset_of_local, utc_minutes};

/// A sentence that the interface has to supply; an empty answer omits it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phrase<'a> {
    /// The date, given in words, or how a whole series recurs: "When: in May 2021", "When: every
    /// year in May".
    When(&'a str),
    /// The day is unknown, and this is the finest known precision: "Known only by month".
    /// [`Precision::Day`] means a day that is approximate or uncertain.
    Vague(Precision),
    /// The effective status on the day of the bundle's last change: "Planned".
    EffectiveStatus(EffectiveStatus),
    /// The sources, given as their titles and links.
    Sources(&'a str),
}

/// A bundle to export in one language: [`Export::calendar`] writes a calendar file,
/// [`Export::google`] and [`Export::outlook`] return links.
///
/// ```
/// use pobratim::{export::{Export, PRODID}, model::load, text::Lang, time::Window};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// let bundle = load(json).unwrap().bundle;
/// let export = Export {
///     bundle: &bundle,
///     lang: Lang::En,
///     base: None,
///     phrase: &|_| String::new(),
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
    /// URL of the site (http or https), below which its pages are. `None` uses the bundle's own
    /// URL; without that, no page is linked.
    pub base: Option<&'a str>,
    /// Returns the message for a phrase, in `lang`.
    pub phrase: &'a dyn Fn(Phrase<'_>) -> String,
    /// Returns the UTC offset of an IANA zone at a minute since 1970-01-01T00:00Z; `None` for an
    /// unknown zone, for which the offset in the bundle is used.
    pub offset_at: &'a dyn Fn(&str, i64) -> Option<UtcOffset>,
}

/// A text and its language; `None` for a mix of languages.
pub(super) type LocalizedText = (String, Option<Lang>);

impl Export<'_> {
    /// Returns a text in the export's language or its fallback; empty where there is none.
    pub(super) fn text(&self, text: &Localized) -> LocalizedText {
        match text.get(self.lang, &self.bundle.order) {
            Some(found) => (found.text.to_string(), Some(found.lang)),
            None => (String::new(), None),
        }
    }

    /// Returns the URL of the page of an event, if the URL of the site is known.
    pub(super) fn event_url(&self, id: &str) -> Option<String> {
        let own = self.bundle.site.url.as_ref().map(|url| url.as_str());
        let base = self.base.or(own)?.trim_end_matches('/');
        let address = Address::new(self.lang, Page::Event(id.into())).to_string();
        Some([base, "/", &address].concat())
    }

    /// Returns summary, date, status, sources and the page's URL, one per line. For a `whole`
    /// series the recurrence takes the place of the date.
    pub(super) fn details(
        &self,
        view: &View<'_>,
        whole: Option<SeriesIx>,
        url: Option<&str>,
    ) -> LocalizedText {
        let (summary, summary_lang) = self.text(view.summary);
        let when = match whole {
            Some(series) => self
                .bundle
                .series(series)
                .recurrence
                .describe(locale::recurrence(self.lang)),
            None => locale::of(self.lang).date(&view.when),
        };
        let vague = match view.when.precision() {
            Some(precision) if !view.when.is_exact() => (self.phrase)(Phrase::Vague(precision)),
            _ => String::new(),
        };
        let status = match whole {
            Some(_) => EffectiveStatus::Expected,
            None => self.effective_status(view),
        };
        let lines = [
            summary,
            (self.phrase)(Phrase::When(&when)),
            vague,
            (self.phrase)(Phrase::EffectiveStatus(status)),
            self.sources(view),
            url.unwrap_or_default().to_string(),
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

    /// Returns the status on the day of the bundle's last change, so that the output does not
    /// depend on the present day.
    pub(super) fn effective_status(&self, view: &View<'_>) -> EffectiveStatus {
        view.effective_status(self.bundle.site.updated.unwrap_or(Date::MIN))
    }

    fn sources(&self, view: &View<'_>) -> String {
        let mut text = String::new();
        for reference in view.sources {
            let source = self.bundle.source(reference.source);
            if !text.is_empty() {
                text.push_str("; ");
            }
            text.push_str(&self.text(&source.title).0);
            for paragraph in &reference.paragraphs {
                text.push(' ');
                text.push_str(paragraph);
            }
            if let Some(url) = &source.url {
                text.push(' ');
                text.push_str(url.as_str());
            }
        }
        if text.is_empty() {
            return text;
        }
        (self.phrase)(Phrase::Sources(&text))
    }

    /// Returns the venue and its city; empty without a venue.
    pub(super) fn location(&self, view: &View<'_>) -> LocalizedText {
        let Some(place) = view.place else {
            return LocalizedText::default();
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

    /// Returns the minute of a local time in a zone. `stated` is the offset in the bundle.
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

    /// Returns the offset of a zone at a minute, or the stated one for an unknown zone.
    pub(super) fn offset(&self, zone: &str, minute: i64, stated: UtcOffset) -> UtcOffset {
        (self.offset_at)(zone, minute).unwrap_or(stated)
    }
}
