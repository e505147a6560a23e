//! Checks of details: prices, registration, pictures, sessions, venues.

use super::cursor::JsonCursor;
use super::loader::{Checked, Loader, explain};
use crate::model::bundle::IdSpace;
use crate::model::schema::HAS_DESCRIPTIONS;
use crate::model::{
    Accessibility, Details, FaultCode, Image, Price, PriceAmount, Publication, Registration,
    SafeUrl, Session, Venue, VenueIx, VenueKind,
};
use crate::text::Localized;
use crate::time::{Date, Edtf, Window};

impl Loader<'_> {
    /// Reads the details of an entry with the date `when`, or of a series, which has no date.
    pub fn details(&mut self, when: Option<&Edtf>, record: &JsonCursor) -> Option<Box<Details>> {
        let mut found = Details {
            description: self.texts(&record.key("description")),
            previous_when: None,
            reason: Localized::default(),
            sessions: Vec::new(),
            online: self.url(&record.key("online"), SafeUrl::page),
            price: self.price(&record.key("price")),
            tickets: self.url(&record.key("tickets"), SafeUrl::page),
            registration: self.registration(&record.key("registration")),
            capacity: record.key("capacity").small_integer(),
            sold_out: record.key("sold_out").flag(),
            languages: self.tags(&record.key("languages")),
            accessibility: self.accessibility(&record.key("accessibility")),
            participants: self.organisers(&record.key("participants")),
            images: Vec::new(),
            external_ids: Vec::new(),
        };
        for at in record.key("images").items() {
            found.images.extend(self.image(&at));
        }
        if let Some(when) = when {
            found.previous_when = self.date_if_any(&record.key("previous_when")).flatten();
            found.reason = self.texts(&record.key("reason"));
            found.sessions = self.sessions(when, record);
            found.external_ids = self.free_words(&record.key("external_ids"));
        }
        let is_given = !found.description.is_empty()
            || found.previous_when.is_some()
            || !found.reason.is_empty()
            || !found.sessions.is_empty()
            || found.online.is_some()
            || found.price.is_some()
            || found.tickets.is_some()
            || found.registration.is_some()
            || found.capacity.is_some()
            || found.sold_out
            || !found.languages.is_empty()
            || !found.accessibility.is_empty()
            || !found.participants.is_empty()
            || !found.images.is_empty()
            || !found.external_ids.is_empty();
        is_given.then(|| Box::new(found))
    }

    fn price(&mut self, at: &JsonCursor) -> Option<Price> {
        if !at.is_given() {
            return None;
        }
        let free = at.key("free").flag();
        let note = self.texts(&at.key("note"));
        let mut amounts = Vec::new();
        let has_amounts = at.key("amounts").items().len() > 0;
        for at in at.key("amounts").items() {
            let label = self.texts(&at.key("label"));
            let (amount, currency) = (at.key("amount").text(), at.key("currency").text());
            let problem = if !PriceAmount::is_amount(amount) {
                "the amount is not a number such as `500` or `12.50`"
            } else if !PriceAmount::is_currency(currency) {
                "the currency is not a code of ISO 4217 such as `JPY`"
            } else {
                amounts.push(PriceAmount {
                    label,
                    amount: amount.into(),
                    currency: currency.into(),
                });
                continue;
            };
            self.bad_price(&at, problem);
        }
        if !free && amounts.is_empty() && note.is_empty() {
            // An invalid amount has a fault of its own.
            if !has_amounts {
                self.bad_price(at, "the price has neither `free` nor an amount nor a note");
            }
            return None;
        }
        Some(Price {
            free,
            amounts,
            note,
        })
    }

    fn bad_price(&mut self, at: &JsonCursor, problem: &'static str) {
        self.fault(FaultCode::BadPrice, at, |_| {
            let hint = "write digits, with a point before a fraction, and three capital letters; \
                        a price in words is a `note`";
            explain(problem, hint)
        });
    }

    fn registration(&mut self, at: &JsonCursor) -> Option<Registration> {
        if !at.is_given() {
            return None;
        }
        let found = Registration {
            url: self.url(&at.key("url"), SafeUrl::link),
            opens: self.day_if_any(&at.key("opens")),
            closes: self.day_if_any(&at.key("closes")),
            note: self.texts(&at.key("note")),
        };
        let is_empty = found.url.is_none()
            && found.opens.is_none()
            && found.closes.is_none()
            && found.note.is_empty();
        let is_reversed =
            matches!((found.opens, found.closes), (Some(first), Some(last)) if last < first);
        if is_empty || is_reversed {
            self.fault(FaultCode::BadRegistration, at, |_| {
                explain(
                    if is_reversed {
                        "the registration closes before it opens"
                    } else {
                        "the registration has no valid field"
                    },
                    "give a `url`, the first day as `opens`, the last one as `closes`, or a `note`",
                )
            });
            return None;
        }
        Some(found)
    }

    /// Reads an optional text that is the same in all languages.
    fn free_text(&mut self, at: &JsonCursor) -> Option<Box<str>> {
        if at.is_given() && at.text().trim().is_empty() {
            self.empty_text(at, "leave it out");
            return None;
        }
        at.is_given().then(|| at.text().into())
    }

    /// Reads an optional day; `None` also if it is invalid.
    fn day_if_any(&mut self, at: &JsonCursor) -> Option<Date> {
        if at.is_given() { self.day(at) } else { None }
    }

    /// Reads language tags; drops repeated ones.
    fn tags(&mut self, list: &JsonCursor) -> Vec<Box<str>> {
        let mut tags = Vec::new();
        for at in list.items() {
            if let Some(tag) = self.tag(&at) {
                if tags.contains(&tag) {
                    self.duplicate_item(&tag, &at);
                } else {
                    tags.push(tag);
                }
            }
        }
        tags
    }

    fn accessibility(&mut self, words: &JsonCursor) -> Vec<Accessibility> {
        let mut found = Vec::new();
        for at in words.items() {
            if let Some(one) = self.term(&at) {
                if found.contains(&one) {
                    self.duplicate_item(at.text(), &at);
                } else {
                    found.push(one);
                }
            }
        }
        found
    }

    fn image(&mut self, at: &JsonCursor) -> Option<Image> {
        let file = at.key("file").text();
        let alt = self.needed_texts(&at.key("alt"));
        let credit = self.needed_texts(&at.key("credit"));
        let licence = self.free_text(&at.key("licence"));
        let licence_url = self.url(&at.key("licence_url"), SafeUrl::page);
        if !is_image_file(file) {
            self.fault(FaultCode::BadImage, &at.key("file"), |_| {
                explain(
                    format!("`{file}` is not the path of a picture"),
                    "put the file into the folder `images` beside the bundle, with a name of \
                     letters, digits, hyphens and points, and write `images/festival.jpg`; \
                     JPEG, PNG and WebP are read, AVIF is not",
                )
            });
            return None;
        }
        let side = |name: &str| u16::try_from(at.key(name).integer()?).ok();
        Some(Image {
            file: file.into(),
            alt: alt?,
            credit: credit?,
            licence,
            licence_url,
            size: side("width").zip(side("height")),
            widths: at
                .key("widths")
                .items()
                .filter_map(|width| u16::try_from(width.integer()?).ok())
                .collect(),
        })
    }

    /// Reads the sessions of an event that takes place at the time `when`.
    fn sessions(&mut self, when: &Edtf, record: &JsonCursor) -> Vec<Session> {
        let mut sessions = Vec::new();
        let list = &record.key("sessions");
        if list.items().len() > 0 && record.key("time").is_given() {
            self.bad_session(list, "the event has both `time` and `sessions`");
        }
        for at in list.items() {
            let day = self.day(&at.key("day"));
            let time = self.timed(true, &at.key("time"));
            let title = self.texts(&at.key("title"));
            let venue = self.venue_if_any(&at.key("venue"));
            let place = self.texts(&at.key("place"));
            let Some(day) = day else { continue };
            if !when.overlaps(&Window::day(day)) {
                self.bad_session(
                    &at.key("day"),
                    "the day is not within the date of the event",
                );
                continue;
            }
            sessions.push(Session {
                day,
                time,
                title,
                venue,
                place,
            });
        }
        sessions
    }

    fn bad_session(&mut self, at: &JsonCursor, problem: &'static str) {
        self.fault(FaultCode::BadSession, at, |_| {
            let hint = "write the whole span as `when`, and each day with its hours as a session; \
                        the event then has no `time` of its own";
            explain(problem, hint)
        });
    }

    /// Resolves the id of a venue.
    pub fn venue_if_any(&mut self, at: &JsonCursor) -> Option<VenueIx> {
        let index = self.reference_if_any(IdSpace::Venue, at)?;
        VenueIx::new(index)
    }

    /// Warns if a record has a venue and a place; the venue is shown.
    pub fn expect_one_place(&mut self, venue: Option<VenueIx>, record: &JsonCursor) {
        if venue.is_some() && record.key("place").is_given() {
            self.fault(FaultCode::VenueAndPlace, &record.key("place"), |_| {
                explain(
                    "the record has both `venue` and `place`, and only the venue is shown",
                    "delete one of the two",
                )
            });
        }
    }

    /// Checks a venue.
    pub fn venue(&mut self, at: &JsonCursor) -> Checked<Venue> {
        let id = self.new_id(IdSpace::Venue, at);
        let kind = &at.key("kind");
        let kind = kind.is_given().then(|| self.term(kind)).flatten();
        let place = self.place(at);
        let summary = self.texts(&at.key("summary"));
        let opening = self.texts(&at.key("opening"));
        let getting_there = self.texts(&at.key("getting_there"));
        let url = self.url(&at.key("url"), SafeUrl::page);
        let accessibility = self.accessibility(&at.key("accessibility"));
        let sources = self.sources(&at.key("sources"));
        let id = id?;
        let venue = Venue {
            id: id.clone(),
            kind: kind.unwrap_or(VenueKind::Sight),
            place: place?,
            summary,
            opening,
            getting_there,
            url,
            accessibility,
            sources,
        };
        Some((id, venue))
    }

    /// Reads when a record is published. The page does not read it: `publish` has left out what is
    /// not to be seen.
    pub fn publication(&mut self, record: &JsonCursor) -> Publication {
        if !HAS_DESCRIPTIONS {
            return Publication::default();
        }
        let publication = Publication {
            is_draft: record.key("draft").flag(),
            from: self.day_if_any(&record.key("publish_from")),
            until: self.day_if_any(&record.key("publish_until")),
        };
        if matches!((publication.from, publication.until), (Some(first), Some(last)) if last < first)
        {
            self.fault(FaultCode::BadPublication, record, |_| {
                explain(
                    "`publish_until` is before `publish_from`, so the record is never published",
                    "give the first day as `publish_from` and the last one as `publish_until`",
                )
            });
        }
        publication
    }
}

/// Whether this is a path to a picture below `images/`, which needs no escaping in a URL.
fn is_image_file(text: &str) -> bool {
    let Some((stem, extension)) = text.rsplit_once('.') else {
        return false;
    };
    let is_name = |name: &str| {
        name.starts_with(|first: char| first.is_ascii_alphanumeric())
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
    };
    stem.starts_with("images/")
        && stem.split('/').all(is_name)
        && ["jpg", "jpeg", "png", "webp"].contains(&extension)
}
