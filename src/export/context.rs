//! Context of all exports, and texts that exports share.

use crate::model::{Bundle, EffectiveStatus, Image, PlaceCity, Scope, View};
use crate::route::{Address, Page};
use crate::text::{Lang, Localized};
use crate::time::{ClockTime, Date, Precision, UtcOffset, offset_of_local, utc_minutes};

/// A sentence that the interface has to supply; an empty answer omits it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phrase<'a> {
    /// A label and its value: "When: in May 2021".
    Fact(Label, &'a str),
    /// The day is unknown, and this is the finest known precision: "Known only by month".
    /// [`Precision::Day`] means a day that is approximate or uncertain.
    Vague(Precision),
    /// The effective status on the day of the bundle's last change: "Planned".
    EffectiveStatus(EffectiveStatus),
    /// No places are left.
    SoldOut,
    /// A price of nothing, as a part of a price in words: "free".
    Free,
}

/// The label of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// The date, in words, or how a whole series recurs: "every year in May".
    When,
    /// The date, in words, for which it was announced before it was moved.
    PreviousWhen,
    /// The last day, in words, up to which the dates of a series are announced.
    AnnouncedUntil,
    /// Why it was cancelled, postponed or moved.
    Reason,
    /// When the doors open: "17:30".
    Doors,
    /// The price in words.
    Price,
    /// How and when one registers.
    Registration,
    /// The first day of the registration in words, as a part of the registration.
    RegistrationOpens,
    /// The last day of the registration in words, as a part of the registration.
    RegistrationCloses,
    /// The page on which one takes part or watches.
    Online,
    /// How to get to the venue.
    GettingThere,
    /// The sources, as their titles and links.
    Sources,
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
///     base: None, bundle_folder: "bundle/",
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
    /// Folder of the bundle below the site, with a slash at its end: paths of pictures are relative to
    /// it.
    pub bundle_folder: &'a str,
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
        let address = Address::new(self.lang, Page::Event(id.into())).to_string();
        Some([self.site_url()?, "/", &address].concat())
    }

    /// Returns the URL of the site without a slash at its end.
    fn site_url(&self) -> Option<&str> {
        let own = self.bundle.site.url.as_ref().map(|url| url.as_str());
        Some(self.base.or(own)?.trim_end_matches('/'))
    }

    /// Returns the status on the day of the bundle's last change, so that the output does not
    /// depend on the present day.
    pub(super) fn effective_status(&self, view: &View<'_>) -> EffectiveStatus {
        view.effective_status(self.bundle.site.updated.unwrap_or(Date::MIN))
    }

    /// Returns the URL of a picture, if the URL of the site is known.
    pub(super) fn image_url(&self, image: &Image) -> Option<String> {
        Some([self.site_url()?, "/", self.bundle_folder, &image.file].concat())
    }

    /// Returns the place with its street address and city. Without a place it is empty, or the first
    /// city of an event that a partner city holds.
    pub(super) fn location(&self, view: &View<'_>) -> LocalizedText {
        let Some(place) = view.place else {
            let city = view.cities.first().filter(|_| view.scope == Scope::Partner);
            return city.map_or_else(LocalizedText::default, |city| {
                self.text(&self.bundle.city(*city).name)
            });
        };
        let (mut text, mut lang) = self.text(&place.name);
        let (address, address_lang) = self.text(&place.address);
        if !address.is_empty() {
            text.push_str(", ");
            text.push_str(&address);
            lang = lang.filter(|lang| Some(*lang) == address_lang);
        }
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
