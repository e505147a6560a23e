//! Parts that many records share: dates, times, addresses, places, contacts, sources.

use super::loader::Loader;
use super::path::Path;
use crate::geo::LonLat;
use crate::model::bundle::Space;
use crate::model::raw::{
    RawContact, RawLink, RawPlace, RawPosition, RawRevision, RawSourceRef, RawTexts, RawTime,
};
use crate::model::{
    CategoryIx, CityIx, Contact, DirectionIx, FaultCode, Link, MediaIx, Place, PlaceCity, Revision,
    SafeUrl, SourceIx, SourceRef, Timed, UrlFault,
};
use crate::text::Localized;

use crate::time::{ClockTime, Date, Edtf, MomentError, UtcOffset};
use std::str::FromStr;

impl Loader<'_> {
    /// A vague date; the column counts inside the text.
    pub fn date(&mut self, text: &str, at: &Path) -> Option<Edtf> {
        match text.parse::<Edtf>() {
            Ok(date) => Some(date),
            Err(error) => {
                let column = error.column();
                let message = format!("`{text}` is no date: {error} (column {column})");
                self.fault(FaultCode::BadDate, at, message, error.hint());
                None
            }
        }
    }

    /// A vague date that may be absent; `Some(None)` where it is, `None` where it is faulty.
    pub fn date_if_any(&mut self, text: Option<&str>, at: &Path) -> Option<Option<Edtf>> {
        match text {
            Some(text) => self.date(text, at).map(Some),
            None => Some(None),
        }
    }

    /// A day, `YYYY-MM-DD`.
    pub fn day(&mut self, text: &str, at: &Path) -> Option<Date> {
        let date = self.date(text, at)?;
        let day = match date {
            Edtf::Date(date) if date.qualifier().is_none() => date.day(),
            _ => None,
        };
        if day.is_none() {
            let message = format!("`{text}` is not an exact day");
            let hint = "write year, month and day, as in `2021-05-14`";
            self.fault(FaultCode::BadDate, at, message, hint);
        }
        day
    }

    /// A position in degrees.
    pub fn position(&mut self, raw: &RawPosition, at: &Path) -> Option<LonLat> {
        match LonLat::new(raw.lon, raw.lat) {
            Ok(position) => Some(position),
            Err(fault) => {
                let hint = "`lat` is degrees north, -90 to 90, and `lon` degrees east, -180 to 180; \
                            perhaps the two are swapped";
                self.fault(FaultCode::BadPosition, at, fault.to_string(), hint);
                None
            }
        }
    }

    /// An IANA time zone; whether it exists, the browser knows.
    pub fn zone(&mut self, text: &str, at: &Path) -> Option<Box<str>> {
        let is_name = |part: &str| {
            part.starts_with(|first: char| first.is_ascii_alphabetic())
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"_-+".contains(&byte))
        };
        if text == "UTC" || (text.contains('/') && text.split('/').all(is_name)) {
            return Some(text.into());
        }
        let message = format!("`{text}` is not the IANA name of a time zone");
        let hint = "write the name, not an offset or an abbreviation: `Asia/Vladivostok`";
        self.fault(FaultCode::BadZone, at, message, hint);
        None
    }

    /// A BCP 47 language tag that may be absent.
    pub fn tag(&mut self, text: Option<&str>, at: &Path) -> Option<Box<str>> {
        let text = text?;
        let mut parts = text.split('-');
        let primary = parts.next().unwrap_or_default();
        let is_tag = (2..=3).contains(&primary.len())
            && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
            && parts.all(|part| {
                (1..=8).contains(&part.len())
                    && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
            });
        if is_tag {
            return Some(text.into());
        }
        let message = format!("`{text}` is not a language tag of BCP 47");
        self.fault(
            FaultCode::BadLanguage,
            at,
            message,
            "write a tag such as `ja` or `zh-Hans`",
        );
        None
    }

    /// An address, by one of the readers of [`SafeUrl`].
    pub fn url(
        &mut self,
        text: &str,
        read: fn(&str) -> Result<SafeUrl, UrlFault>,
        at: &Path,
    ) -> Option<SafeUrl> {
        match read(text) {
            Ok(url) => Some(url),
            Err(fault) => {
                let message = format!("`{text}` cannot be linked to: {fault}");
                let hint = "links begin with `https:`, `http:`, `mailto:` or `tel:`, sites with \
                            `https:` or `http:`; media may be a path below the site";
                self.fault(FaultCode::UnsafeLink, at, message, hint);
                None
            }
        }
    }

    /// Words that are free, without blank and repeated ones.
    pub fn free_words(&mut self, raw: Vec<String>, at: &Path) -> Vec<Box<str>> {
        let mut words: Vec<Box<str>> = Vec::with_capacity(raw.len());
        for (index, word) in raw.into_iter().enumerate() {
            let at = &at.index(index);
            if word.trim().is_empty() {
                self.fault(
                    FaultCode::EmptyText,
                    at,
                    "the text is empty".to_owned(),
                    "delete it",
                );
            } else if words.iter().any(|earlier| **earlier == *word) {
                self.duplicate_item(&word, at);
            } else {
                words.push(word.into());
            }
        }
        words
    }

    /// Cities by id.
    pub fn cities(&mut self, ids: &[String], at: &Path) -> Vec<CityIx> {
        let places = self.references(Space::City, ids, at);
        places.into_iter().filter_map(CityIx::new).collect()
    }

    /// Categories by id.
    pub fn categories(&mut self, ids: &[String], at: &Path) -> Vec<CategoryIx> {
        let places = self.references(Space::Category, ids, at);
        places.into_iter().filter_map(CategoryIx::new).collect()
    }

    /// Directions by id.
    pub fn directions(&mut self, ids: &[String], at: &Path) -> Vec<DirectionIx> {
        let places = self.references(Space::Direction, ids, at);
        places.into_iter().filter_map(DirectionIx::new).collect()
    }

    /// Media by id.
    pub fn media(&mut self, ids: &[String], at: &Path) -> Vec<MediaIx> {
        let places = self.references(Space::Media, ids, at);
        places.into_iter().filter_map(MediaIx::new).collect()
    }

    /// Sources; what names none of the bundle's sources is left out.
    pub fn sources(&mut self, raw: Vec<RawSourceRef>, at: &Path) -> Vec<SourceRef> {
        let mut sources = Vec::with_capacity(raw.len());
        for (index, one) in raw.into_iter().enumerate() {
            let at = &at.index(index);
            let place = self.reference(Space::Source, &one.source, &at.key("source"));
            let paragraphs = self.free_words(one.paragraphs, &at.key("paragraphs"));
            if let Some(source) = place.and_then(SourceIx::new) {
                let source = SourceRef { source, paragraphs };
                if sources.contains(&source) {
                    self.duplicate_item(&one.source, at);
                } else {
                    sources.push(source);
                }
            }
        }
        sources
    }

    /// Warns of a record that says nothing of where it comes from.
    pub fn expect_source(&mut self, sources: &[SourceRef], at: &Path) {
        if self.thorough && sources.is_empty() {
            let message = "the record names no source".to_owned();
            let hint = "say where it comes from: a document with its paragraph, or a page";
            self.fault(FaultCode::NoSource, &at.key("sources"), message, hint);
        }
    }

    /// Clock times, which make sense on an exact day only.
    pub fn timed(&mut self, raw: RawTime, on_a_day: bool, at: &Path) -> Option<Timed> {
        if !on_a_day {
            let message = "a clock time stands beside a date that is no exact day".to_owned();
            let hint = "write `when` as one day, such as `2021-05-14`, or leave the time out";
            self.fault(FaultCode::BadTime, at, message, hint);
            return None;
        }
        let zone = self.zone(&raw.zone, &at.key("zone"));
        let start = self.moment::<ClockTime>(&raw.start, &at.key("start"));
        let end = raw
            .end
            .map(|end| self.moment::<ClockTime>(&end, &at.key("end")));
        let offset = self.moment::<UtcOffset>(&raw.offset, &at.key("offset"));
        // An end that cannot be read takes the time with it: a start alone would say "open end".
        let end = match end {
            Some(end) => Some(end?),
            None => None,
        };
        Some(Timed {
            start: start?,
            end,
            offset: offset?,
            zone: zone?,
        })
    }

    /// A clock time or an offset.
    fn moment<T: FromStr<Err = MomentError>>(&mut self, text: &str, at: &Path) -> Option<T> {
        match text.parse::<T>() {
            Ok(moment) => Some(moment),
            Err(error) => {
                self.fault(FaultCode::BadTime, at, error.to_string(), error.hint());
                None
            }
        }
    }

    /// A place; its name is needed, the rest is not.
    pub fn place(&mut self, raw: Option<RawPlace>, at: &Path) -> Option<Place> {
        let raw = raw?;
        let name = self.needed_texts(&raw.name, &at.key("name"));
        let city = match raw.city {
            Some(id) if *id == *self.host_id => Some(PlaceCity::Host),
            Some(id) => self
                .reference(Space::City, &id, &at.key("city"))
                .and_then(CityIx::new)
                .map(PlaceCity::City),
            None => None,
        };
        let position = raw
            .position
            .and_then(|position| self.position(&position, &at.key("position")));
        Some(Place {
            name: name?,
            city,
            position,
        })
    }

    /// Organisers, each a text of its own.
    pub fn organisers(&mut self, raw: &[RawTexts], at: &Path) -> Vec<Localized> {
        let mut organisers = Vec::with_capacity(raw.len());
        for (index, texts) in raw.iter().enumerate() {
            organisers.extend(self.needed_texts(texts, &at.index(index)));
        }
        organisers
    }

    /// A contact with at least one way that works.
    pub fn contact(&mut self, raw: RawContact, at: &Path) -> Option<Contact> {
        let name = self.needed_texts(&raw.name, &at.key("name"));
        let url = raw
            .url
            .and_then(|url| self.url(&url, SafeUrl::page, &at.key("url")));
        let email = self.way(raw.email, is_email, "email", at);
        let phone = self.way(raw.phone, is_phone, "phone", at);
        if url.is_none() && email.is_none() && phone.is_none() {
            let message = "the contact offers no way that works".to_owned();
            let hint = "give an address (`url`), an `email` or a `phone` in international form";
            self.fault(FaultCode::BadContact, at, message, hint);
            return None;
        }
        Some(Contact {
            name: name?,
            url,
            email,
            phone,
        })
    }

    fn way(
        &mut self,
        text: Option<String>,
        is_good: fn(&str) -> bool,
        field: &str,
        at: &Path,
    ) -> Option<Box<str>> {
        let text = text?;
        if is_good(&text) {
            return Some(text.into());
        }
        let message = format!("`{text}` is not of the form that `{field}` needs");
        let hint = "write a mail address as `office@example.org`, a number as `+7 4212 000000`";
        self.fault(FaultCode::BadContact, &at.key(field), message, hint);
        None
    }

    /// Links; one that is unsafe, or has no title, is left out.
    pub fn links(&mut self, raw: Vec<RawLink>, at: &Path) -> Vec<Link> {
        let mut links = Vec::with_capacity(raw.len());
        for (index, one) in raw.into_iter().enumerate() {
            let at = &at.index(index);
            let title = self.needed_texts(&one.title, &at.key("title"));
            let url = self.url(&one.url, SafeUrl::link, &at.key("url"));
            let lang = self.tag(one.lang.as_deref(), &at.key("lang"));
            if let (Some(title), Some(url)) = (title, url) {
                links.push(Link { title, url, lang });
            }
        }
        links
    }

    /// A revision; the bundle's date stands in for one that is absent or faulty.
    pub fn revision(&mut self, raw: &RawRevision, at: &Path) -> Revision {
        let date = raw
            .date
            .as_ref()
            .and_then(|date| self.day(date, &at.key("revision").key("date")));
        Revision {
            number: raw.number,
            date: date.or(self.updated),
        }
    }
}

/// Whether this may stand after `mailto:` as one address, without parameters.
fn is_email(text: &str) -> bool {
    let is_plain = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|found| found.is_alphanumeric() || "._+-".contains(found))
    };
    text.split_once('@')
        .is_some_and(|(name, host)| is_plain(name) && is_plain(host))
}

/// Whether this is a number in international form; spaces, hyphens and brackets may divide it.
fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    text.starts_with('+')
        && (5..=15).contains(&digits)
        && text
            .bytes()
            .skip(1)
            .all(|byte| byte.is_ascii_digit() || b" -()".contains(&byte))
}
