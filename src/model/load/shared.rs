//! Checks of values shared by several records: dates, times, URLs, venues, contacts, sources.

use super::cursor::JsonCursor;
use super::loader::{Loader, explain};
use crate::geo::LonLat;
use crate::model::bundle::IdSpace;
use crate::model::{
    CategoryIx, CityIx, Contact, DirectionIx, FaultCode, Link, MediaIx, Place, PlaceCity, Revision,
    SafeUrl, SourceIx, SourceRef, Timed, UrlFault,
};
use crate::text::{Localized, is_language_tag};
use crate::time::{ClockTime, Date, Edtf, MomentError, UtcOffset, is_zone_name};
use std::str::FromStr;

impl Loader<'_> {
    /// Parses an EDTF date. The column in the message counts within the text.
    pub fn date(&mut self, at: &JsonCursor) -> Option<Edtf> {
        let text = at.text();
        match text.parse::<Edtf>() {
            Ok(date) => Some(date),
            Err(error) => {
                self.fault(FaultCode::BadDate, at, |_| {
                    let column = error.column();
                    explain(
                        format!("`{text}` is not a date: {error} (column {column})"),
                        error.hint(),
                    )
                });
                None
            }
        }
    }

    /// Parses an optional EDTF date; `Some(None)` if it is absent, `None` if it is invalid.
    pub fn date_if_any(&mut self, at: &JsonCursor) -> Option<Option<Edtf>> {
        if at.is_given() {
            self.date(at).map(Some)
        } else {
            Some(None)
        }
    }

    /// Parses a day, `YYYY-MM-DD`.
    pub fn day(&mut self, at: &JsonCursor) -> Option<Date> {
        let date = self.date(at)?;
        let day = match date {
            Edtf::Date(date) if date.qualifier().is_none() => date.day(),
            Edtf::Date(_) | Edtf::Interval { .. } | Edtf::Unknown => None,
        };
        if day.is_none() {
            self.fault(FaultCode::BadDate, at, |_| {
                explain(
                    format!("`{}` is not an exact day", at.text()),
                    "write year, month and day, as in `2021-05-14`",
                )
            });
        }
        day
    }

    /// Reads an optional position in degrees.
    pub fn position(&mut self, at: &JsonCursor) -> Option<LonLat> {
        let lon = at.key("lon").number()?;
        let lat = at.key("lat").number()?;
        match LonLat::new(lon, lat) {
            Ok(position) => Some(position),
            Err(fault) => {
                self.fault(FaultCode::BadPosition, at, |_| {
                    explain(
                        fault.to_string(),
                        "`lat` is degrees north, -90 to 90, and `lon` degrees east, -180 to 180; \
                         perhaps the two are swapped",
                    )
                });
                None
            }
        }
    }

    /// Checks the form of an IANA time zone. Whether it exists is checked by `pobratim check`.
    pub fn zone(&mut self, at: &JsonCursor) -> Option<Box<str>> {
        let text = at.text();
        if is_zone_name(text) {
            return Some(text.into());
        }
        self.fault(FaultCode::BadZone, at, |_| {
            explain(
                format!("`{text}` is not the IANA name of a time zone"),
                "write the name, not an offset or an abbreviation: `Asia/Vladivostok`",
            )
        });
        None
    }

    /// Checks an optional BCP 47 language tag.
    pub fn tag(&mut self, at: &JsonCursor) -> Option<Box<str>> {
        if !at.is_given() {
            return None;
        }
        let text = at.text();
        if is_language_tag(text) {
            return Some(text.into());
        }
        self.fault(FaultCode::BadLanguage, at, |_| {
            explain(
                format!("`{text}` is not a language tag of BCP 47"),
                "write a tag such as `ja` or `zh-Hans`",
            )
        });
        None
    }

    /// Parses an optional URL with one of the parsers of [`SafeUrl`].
    pub fn url(
        &mut self,
        at: &JsonCursor,
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
                    explain(
                        format!("`{text}` cannot be linked to: {fault}"),
                        "links begin with `https:`, `http:`, `mailto:` or `tel:`, sites with \
                         `https:` or `http:`; media may be a path below the site",
                    )
                });
                None
            }
        }
    }

    /// Reads free texts; drops blank and repeated ones.
    pub fn free_words(&mut self, list: &JsonCursor) -> Vec<Box<str>> {
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

    /// Resolves city ids.
    pub fn cities(&mut self, ids: &JsonCursor) -> Vec<CityIx> {
        let indices = self.references(IdSpace::City, ids);
        indices.into_iter().filter_map(CityIx::new).collect()
    }

    /// Resolves category ids.
    pub fn categories(&mut self, ids: &JsonCursor) -> Vec<CategoryIx> {
        let indices = self.references(IdSpace::Category, ids);
        indices.into_iter().filter_map(CategoryIx::new).collect()
    }

    /// Resolves direction ids.
    pub fn directions(&mut self, ids: &JsonCursor) -> Vec<DirectionIx> {
        let indices = self.references(IdSpace::Direction, ids);
        indices.into_iter().filter_map(DirectionIx::new).collect()
    }

    /// Resolves media ids.
    pub fn media(&mut self, ids: &JsonCursor) -> Vec<MediaIx> {
        let indices = self.references(IdSpace::Media, ids);
        indices.into_iter().filter_map(MediaIx::new).collect()
    }

    /// Resolves source references; drops unknown and repeated ones.
    pub fn sources(&mut self, list: &JsonCursor) -> Vec<SourceRef> {
        let mut sources = Vec::new();
        for at in list.items() {
            let name = &at.key("source");
            let index = self.reference(IdSpace::Source, name);
            let paragraphs = self.free_words(&at.key("paragraphs"));
            if let Some(source) = index.and_then(SourceIx::new) {
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

    /// Warns if a record has no source.
    pub fn expect_source(&mut self, sources: &[SourceRef], at: &JsonCursor) {
        if self.is_thorough() && sources.is_empty() {
            self.fault(FaultCode::NoSource, &at.key("sources"), |_| {
                explain(
                    "the record names no source",
                    "name its source: a document with its paragraph, or a page",
                )
            });
        }
    }

    /// Reads optional clock times, which require an exact day; doors open no later than the start.
    pub fn timed(&mut self, on_a_day: bool, at: &JsonCursor) -> Option<Timed> {
        if !at.is_given() {
            return None;
        }
        if !on_a_day {
            self.fault(FaultCode::BadTime, at, |_| {
                explain(
                    "a clock time requires a date that is one exact day",
                    "write `when` as one day, such as `2021-05-14`, or leave the time out",
                )
            });
            return None;
        }
        let zone = self.zone(&at.key("zone"));
        let start = self.moment::<ClockTime>(&at.key("start"));
        let doors = &at.key("doors");
        let doors = doors.is_given().then(|| self.moment::<ClockTime>(doors));
        let end = &at.key("end");
        let end = end.is_given().then(|| self.moment::<ClockTime>(end));
        let offset = self.moment::<UtcOffset>(&at.key("offset"));
        // An invalid end rejects the time, because a start alone would mean "open end".
        let end = match end {
            Some(end) => Some(end?),
            None => None,
        };
        let doors = match doors {
            Some(doors) => Some(doors?),
            None => None,
        };
        if doors.is_some() && doors > start {
            self.fault(FaultCode::BadTime, &at.key("doors"), |_| {
                explain(
                    "the doors open after the start",
                    "write the earlier time as `doors` and the later one as `start`",
                )
            });
            return None;
        }
        Some(Timed {
            doors,
            start: start?,
            end,
            offset: offset?,
            zone: zone?,
        })
    }

    /// Parses a clock time or an offset.
    fn moment<T: FromStr<Err = MomentError>>(&mut self, at: &JsonCursor) -> Option<T> {
        match at.text().parse::<T>() {
            Ok(moment) => Some(moment),
            Err(error) => {
                self.fault(FaultCode::BadTime, at, |_| {
                    explain(error.to_string(), error.hint())
                });
                None
            }
        }
    }

    /// Reads an optional venue; only its name is required.
    pub fn place(&mut self, at: &JsonCursor) -> Option<Place> {
        if !at.is_given() {
            return None;
        }
        let name = self.needed_texts(&at.key("name"));
        let city = &at.key("city");
        let city = if city.text() == &*self.host_id {
            Some(PlaceCity::Host)
        } else {
            self.reference_if_any(IdSpace::City, city)
                .and_then(CityIx::new)
                .map(PlaceCity::City)
        };
        let position = self.position(&at.key("position"));
        let address = self.texts(&at.key("address"));
        Some(Place {
            name: name?,
            city,
            position,
            address,
        })
    }

    /// Reads organisers, one text per language each.
    pub fn organisers(&mut self, list: &JsonCursor) -> Vec<Localized> {
        let mut organisers = Vec::new();
        for texts in list.items() {
            organisers.extend(self.needed_texts(&texts));
        }
        organisers
    }

    /// Reads an optional contact with at least one valid URL, email or phone.
    pub fn contact(&mut self, at: &JsonCursor) -> Option<Contact> {
        if !at.is_given() {
            return None;
        }
        let name = self.needed_texts(&at.key("name"));
        let url = self.url(&at.key("url"), SafeUrl::page);
        let email = self.way("email", is_email, at);
        let phone = self.way("phone", is_phone, at);
        if url.is_none() && email.is_none() && phone.is_none() {
            self.fault(FaultCode::BadContact, at, |_| {
                explain(
                    "the contact has no valid URL, email or phone",
                    "give a `url`, an `email` or a `phone` in international form",
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

    fn way(&mut self, field: &str, is_good: fn(&str) -> bool, at: &JsonCursor) -> Option<Box<str>> {
        let at = &at.key(field);
        let text = at.text();
        if !at.is_given() {
            return None;
        }
        if is_good(text) {
            return Some(text.into());
        }
        self.fault(FaultCode::BadContact, at, |_| {
            explain(
                format!("`{text}` is not a valid `{field}`"),
                "write an email address as `office@example.org`, a phone number as `+7 4212 000000`",
            )
        });
        None
    }

    /// Reads links; drops those with an unsafe URL or without a title.
    pub fn links(&mut self, list: &JsonCursor) -> Vec<Link> {
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

    /// Reads the revision of a record; a missing or invalid date is replaced by the bundle's.
    pub fn revision(&mut self, record: &JsonCursor) -> Revision {
        let at = &record.key("revision");
        let date = &at.key("date");
        let date = if date.is_given() {
            self.day(date)
        } else {
            None
        };
        let number = at.key("number").integer();
        Revision {
            number: number
                .and_then(|number| u32::try_from(number).ok())
                .unwrap_or(0),
            date: date.or(self.updated),
        }
    }
}

/// Whether the text is a single email address without parameters, usable after `mailto:`.
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

/// Whether this is a digit, or a letter of the scripts used by the supported languages. Tables of
/// all Unicode letters would add 2 KB to the page.
fn is_letter(found: char) -> bool {
    found.is_ascii_alphanumeric()
        || matches!(found,
            'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'Ѐ'..='ҁ' | 'Ҋ'..='ԯ' | 'ぁ'..='ゖ' | 'ァ'..='ヺ'
            | '々' | '〇' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '가'..='힣')
}

/// Whether this is a phone number in international form, optionally grouped by spaces, hyphens and
/// brackets.
fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    text.starts_with('+')
        && (5..=15).contains(&digits)
        && text
            .bytes()
            .skip(1)
            .all(|byte| byte.is_ascii_digit() || b" -()".contains(&byte))
}
