//! Parts that many records share: dates, times, addresses, places, contacts, sources.

use super::loader::{Loader, words};
use super::spot::Spot;
use crate::geo::LonLat;
use crate::model::bundle::Space;
use crate::model::{
    CategoryIx, CityIx, Contact, DirectionIx, FaultCode, Link, MediaIx, Place, PlaceCity, Revision,
    SafeUrl, SourceIx, SourceRef, Timed, UrlFault,
};
use crate::text::Localized;
use crate::time::{ClockTime, Date, Edtf, MomentError, UtcOffset};
use std::str::FromStr;

impl Loader<'_> {
    /// A vague date; the column counts inside the text.
    pub fn date(&mut self, at: &Spot) -> Option<Edtf> {
        let text = at.text();
        match text.parse::<Edtf>() {
            Ok(date) => Some(date),
            Err(error) => {
                self.fault(FaultCode::BadDate, at, |_| {
                    let column = error.column();
                    words(
                        format!("`{text}` is no date: {error} (column {column})"),
                        error.hint(),
                    )
                });
                None
            }
        }
    }

    /// A vague date that may be absent; `Some(None)` where it is, `None` where it is faulty.
    pub fn date_if_any(&mut self, at: &Spot) -> Option<Option<Edtf>> {
        if at.is_given() {
            self.date(at).map(Some)
        } else {
            Some(None)
        }
    }

    /// A day, `YYYY-MM-DD`.
    pub fn day(&mut self, at: &Spot) -> Option<Date> {
        let date = self.date(at)?;
        let day = match date {
            Edtf::Date(date) if date.qualifier().is_none() => date.day(),
            Edtf::Date(_) | Edtf::Interval { .. } | Edtf::Unknown => None,
        };
        if day.is_none() {
            self.fault(FaultCode::BadDate, at, |_| {
                words(
                    format!("`{}` is not an exact day", at.text()),
                    "write year, month and day, as in `2021-05-14`",
                )
            });
        }
        day
    }

    /// A position in degrees, which may be absent.
    pub fn position(&mut self, at: &Spot) -> Option<LonLat> {
        let lon = at.key("lon").number()?;
        let lat = at.key("lat").number()?;
        match LonLat::new(lon, lat) {
            Ok(position) => Some(position),
            Err(fault) => {
                self.fault(FaultCode::BadPosition, at, |_| {
                    words(
                        fault.to_string(),
                        "`lat` is degrees north, -90 to 90, and `lon` degrees east, -180 to 180; \
                         perhaps the two are swapped",
                    )
                });
                None
            }
        }
    }

    /// An IANA time zone; whether it exists, the browser knows.
    pub fn zone(&mut self, at: &Spot) -> Option<Box<str>> {
        let text = at.text();
        let is_name = |part: &str| {
            part.starts_with(|first: char| first.is_ascii_alphabetic())
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"_-+".contains(&byte))
        };
        if text == "UTC" || (text.contains('/') && text.split('/').all(is_name)) {
            return Some(text.into());
        }
        self.fault(FaultCode::BadZone, at, |_| {
            words(
                format!("`{text}` is not the IANA name of a time zone"),
                "write the name, not an offset or an abbreviation: `Asia/Vladivostok`",
            )
        });
        None
    }

    /// A BCP 47 language tag that may be absent.
    pub fn tag(&mut self, at: &Spot) -> Option<Box<str>> {
        if !at.is_given() {
            return None;
        }
        let text = at.text();
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
        self.fault(FaultCode::BadLanguage, at, |_| {
            words(
                format!("`{text}` is not a language tag of BCP 47"),
                "write a tag such as `ja` or `zh-Hans`",
            )
        });
        None
    }

    /// An address that may be absent, by one of the readers of [`SafeUrl`].
    pub fn url(
        &mut self,
        at: &Spot,
        read: fn(&str) -> Result<SafeUrl, UrlFault>,
    ) -> Option<SafeUrl> {
        if !at.is_given() {
            return None;
        }
        let text = at.text();
        match read(text) {
            Ok(url) => Some(url),
            Err(fault) => {
                self.fault(FaultCode::UnsafeLink, at, |_| {
                    words(
                        format!("`{text}` cannot be linked to: {fault}"),
                        "links begin with `https:`, `http:`, `mailto:` or `tel:`, sites with \
                         `https:` or `http:`; media may be a path below the site",
                    )
                });
                None
            }
        }
    }

    /// Words that are free, without blank and repeated ones.
    pub fn free_words(&mut self, list: &Spot) -> Vec<Box<str>> {
        let mut found: Vec<Box<str>> = Vec::new();
        for at in list.items() {
            let word = at.text();
            if word.trim().is_empty() {
                self.empty_text(&at, "delete it");
            } else if found.iter().any(|earlier| **earlier == *word) {
                self.duplicate_item(word, &at);
            } else {
                found.push(word.into());
            }
        }
        found
    }

    /// Cities by id.
    pub fn cities(&mut self, ids: &Spot) -> Vec<CityIx> {
        let places = self.references(Space::City, ids);
        places.into_iter().filter_map(CityIx::new).collect()
    }

    /// Categories by id.
    pub fn categories(&mut self, ids: &Spot) -> Vec<CategoryIx> {
        let places = self.references(Space::Category, ids);
        places.into_iter().filter_map(CategoryIx::new).collect()
    }

    /// Directions by id.
    pub fn directions(&mut self, ids: &Spot) -> Vec<DirectionIx> {
        let places = self.references(Space::Direction, ids);
        places.into_iter().filter_map(DirectionIx::new).collect()
    }

    /// Media by id.
    pub fn media(&mut self, ids: &Spot) -> Vec<MediaIx> {
        let places = self.references(Space::Media, ids);
        places.into_iter().filter_map(MediaIx::new).collect()
    }

    /// Sources; what names none of the bundle's sources is left out.
    pub fn sources(&mut self, list: &Spot) -> Vec<SourceRef> {
        let mut sources = Vec::new();
        for at in list.items() {
            let name = &at.key("source");
            let place = self.reference(Space::Source, name);
            let paragraphs = self.free_words(&at.key("paragraphs"));
            if let Some(source) = place.and_then(SourceIx::new) {
                let source = SourceRef { source, paragraphs };
                if sources.contains(&source) {
                    self.duplicate_item(name.text(), &at);
                } else {
                    sources.push(source);
                }
            }
        }
        sources
    }

    /// Warns of a record that says nothing of where it comes from.
    pub fn expect_source(&mut self, sources: &[SourceRef], at: &Spot) {
        if self.is_thorough() && sources.is_empty() {
            self.fault(FaultCode::NoSource, &at.key("sources"), |_| {
                words(
                    "the record names no source",
                    "say where it comes from: a document with its paragraph, or a page",
                )
            });
        }
    }

    /// Clock times that may be absent, and make sense on an exact day only.
    pub fn timed(&mut self, on_a_day: bool, at: &Spot) -> Option<Timed> {
        if !at.is_given() {
            return None;
        }
        if !on_a_day {
            self.fault(FaultCode::BadTime, at, |_| {
                words(
                    "a clock time stands beside a date that is no exact day",
                    "write `when` as one day, such as `2021-05-14`, or leave the time out",
                )
            });
            return None;
        }
        let zone = self.zone(&at.key("zone"));
        let start = self.moment::<ClockTime>(&at.key("start"));
        let end = &at.key("end");
        let end = end.is_given().then(|| self.moment::<ClockTime>(end));
        let offset = self.moment::<UtcOffset>(&at.key("offset"));
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
    fn moment<T: FromStr<Err = MomentError>>(&mut self, at: &Spot) -> Option<T> {
        match at.text().parse::<T>() {
            Ok(moment) => Some(moment),
            Err(error) => {
                self.fault(FaultCode::BadTime, at, |_| {
                    words(error.to_string(), error.hint())
                });
                None
            }
        }
    }

    /// A place that may be absent; its name is needed, the rest is not.
    pub fn place(&mut self, at: &Spot) -> Option<Place> {
        if !at.is_given() {
            return None;
        }
        let name = self.needed_texts(&at.key("name"));
        let city = &at.key("city");
        let city = if city.text() == &*self.host_id {
            Some(PlaceCity::Host)
        } else {
            self.reference_if_any(Space::City, city)
                .and_then(CityIx::new)
                .map(PlaceCity::City)
        };
        let position = self.position(&at.key("position"));
        Some(Place {
            name: name?,
            city,
            position,
        })
    }

    /// Organisers, each a text of its own.
    pub fn organisers(&mut self, list: &Spot) -> Vec<Localized> {
        let mut organisers = Vec::new();
        for texts in list.items() {
            organisers.extend(self.needed_texts(&texts));
        }
        organisers
    }

    /// A contact that may be absent, with at least one way that works.
    pub fn contact(&mut self, at: &Spot) -> Option<Contact> {
        if !at.is_given() {
            return None;
        }
        let name = self.needed_texts(&at.key("name"));
        let url = self.url(&at.key("url"), SafeUrl::page);
        let email = self.way("email", is_email, at);
        let phone = self.way("phone", is_phone, at);
        if url.is_none() && email.is_none() && phone.is_none() {
            self.fault(FaultCode::BadContact, at, |_| {
                words(
                    "the contact offers no way that works",
                    "give an address (`url`), an `email` or a `phone` in international form",
                )
            });
            return None;
        }
        Some(Contact {
            name: name?,
            url,
            email,
            phone,
        })
    }

    fn way(&mut self, field: &str, is_good: fn(&str) -> bool, at: &Spot) -> Option<Box<str>> {
        let at = &at.key(field);
        let text = at.text();
        if !at.is_given() {
            return None;
        }
        if is_good(text) {
            return Some(text.into());
        }
        self.fault(FaultCode::BadContact, at, |_| {
            words(
                format!("`{text}` is not of the form that `{field}` needs"),
                "write a mail address as `office@example.org`, a number as `+7 4212 000000`",
            )
        });
        None
    }

    /// Links; one that is unsafe, or has no title, is left out.
    pub fn links(&mut self, list: &Spot) -> Vec<Link> {
        let mut links = Vec::new();
        for at in list.items() {
            let title = self.needed_texts(&at.key("title"));
            let url = self.url(&at.key("url"), SafeUrl::link);
            let lang = self.tag(&at.key("lang"));
            if let (Some(title), Some(url)) = (title, url) {
                links.push(Link { title, url, lang });
            }
        }
        links
    }

    /// The revision of a record; the bundle's date stands in for one that is absent or faulty.
    pub fn revision(&mut self, record: &Spot) -> Revision {
        let at = &record.key("revision");
        let date = &at.key("date");
        let date = if date.is_given() {
            self.day(date)
        } else {
            None
        };
        let number = at.key("number").whole();
        Revision {
            number: number
                .and_then(|number| u32::try_from(number).ok())
                .unwrap_or(0),
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
                .all(|found| is_letter(found) || matches!(found, '.' | '_' | '+' | '-'))
    };
    text.split_once('@')
        .is_some_and(|(name, host)| is_plain(name) && is_plain(host))
}

/// Whether this is a digit, or a letter of the scripts that addresses of our languages are written
/// in. What else Unicode counts as letters is in tables that would weigh 2 KB in the page.
fn is_letter(found: char) -> bool {
    found.is_ascii_alphanumeric()
        || matches!(found,
            'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'Ѐ'..='ҁ' | 'Ҋ'..='ԯ' | 'ぁ'..='ゖ' | 'ァ'..='ヺ'
            | '々' | '〇' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '가'..='힣')
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
