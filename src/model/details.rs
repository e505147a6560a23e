//! Details of an entry or a series for those who want to take part: price, registration, pictures.

use super::{Accessibility, SafeUrl, Timed, VenueIx};
use crate::text::{Localized, sorted_indices};
use crate::time::{ClockTime, Date, Edtf};

/// Details that entries and series have in common.
#[derive(Clone, Debug, Default)]
pub struct Details {
    /// Paragraphs separated by blank lines; may be empty.
    pub description: Localized,
    /// Date for which an entry was announced before it was moved to another one.
    pub previous_when: Option<Edtf>,
    /// Why an entry was cancelled, postponed or moved; may be empty.
    pub reason: Localized,
    /// Days with hours and items of the programme of an entry, in the order of the file.
    pub sessions: Vec<Session>,
    /// Page on which one takes part or watches online, http or https.
    pub online: Option<SafeUrl>,
    pub price: Option<Price>,
    /// Page that sells tickets, http or https.
    pub tickets: Option<SafeUrl>,
    pub registration: Option<Registration>,
    /// Number of people, at least 1.
    pub capacity: Option<u32>,
    /// Whether no places are left.
    pub sold_out: bool,
    /// BCP 47 tags of the languages spoken.
    pub languages: Vec<Box<str>>,
    /// In addition to what the venue offers.
    pub accessibility: Vec<Accessibility>,
    /// Those who take part or perform, by name.
    pub participants: Vec<Localized>,
    pub images: Vec<Image>,
    /// Ids of an entry in the calendars and pages from which it was imported.
    pub external_ids: Vec<Box<str>>,
}

impl Details {
    /// Returns the texts that editors translate; some may be empty.
    pub fn texts(&self) -> impl Iterator<Item = &Localized> {
        let of_price = self.price.iter().flat_map(|price| {
            let labels = price.amounts.iter().map(|amount| &amount.label);
            labels.chain([&price.note])
        });
        let of_registration = self.registration.iter().map(|it| &it.note);
        let of_images = self.images.iter();
        let of_sessions = self.sessions.iter();
        [&self.description, &self.reason]
            .into_iter()
            .chain(of_sessions.flat_map(|session| [&session.title, &session.place]))
            .chain(of_price)
            .chain(of_registration)
            .chain(&self.participants)
            .chain(of_images.flat_map(|image| [&image.alt, &image.credit]))
    }

    /// Returns the paragraphs of the description in one language's text.
    ///
    /// ```
    /// use pobratim::model::Details;
    /// let paragraphs: Vec<&str> = Details::paragraphs("One\nline.\n\n \nTwo.").collect();
    /// assert_eq!(paragraphs, ["One\nline.", "Two."]);
    /// ```
    pub fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
        let mut rest = text;
        std::iter::from_fn(move || {
            rest = rest.trim();
            if rest.is_empty() {
                return None;
            }
            let mut end = rest.len();
            let mut start = 0;
            for line in rest.split_inclusive('\n') {
                if line.trim().is_empty() {
                    end = start;
                    break;
                }
                start += line.len();
            }
            let (paragraph, others) = rest.split_at(end);
            rest = others;
            Some(paragraph.trim_end())
        })
    }
}

/// What taking part costs; at least one field is given.
#[derive(Clone, Debug)]
pub struct Price {
    pub free: bool,
    pub amounts: Vec<PriceAmount>,
    /// The price in words; may be empty.
    pub note: Localized,
}

/// An amount of money.
#[derive(Clone, Debug)]
pub struct PriceAmount {
    /// For whom or for what it is; may be empty.
    pub label: Localized,
    /// Digits, with a point before at most three digits of a fraction: `12.50`.
    pub amount: Box<str>,
    /// Code of ISO 4217: `JPY`.
    pub currency: Box<str>,
}

impl PriceAmount {
    /// Whether a text is an amount: up to nine digits, and a point before one to three digits of a
    /// fraction.
    pub fn is_amount(text: &str) -> bool {
        let is_digits = |text: &str, longest: usize| {
            (1..=longest).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        match text.split_once('.') {
            Some((whole, fraction)) => is_digits(whole, 9) && is_digits(fraction, 3),
            None => is_digits(text, 9),
        }
    }

    /// Whether a text has the form of a currency code: three capital letters.
    pub fn is_currency(text: &str) -> bool {
        text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase())
    }
}

/// How one registers; at least one field is given.
#[derive(Clone, Debug)]
pub struct Registration {
    /// http, https, mailto or tel.
    pub url: Option<SafeUrl>,
    /// The first day.
    pub opens: Option<Date>,
    /// The last day.
    pub closes: Option<Date>,
    /// May be empty.
    pub note: Localized,
}

/// A day with hours, or an item of the programme.
#[derive(Clone, Debug)]
pub struct Session {
    /// Within the date of the event.
    pub day: Date,
    pub time: Option<Timed>,
    /// May be empty: opening hours of the whole event.
    pub title: Localized,
    /// The venue, if it is not that of the event.
    pub venue: Option<VenueIx>,
    /// The room or the place in words; may be empty.
    pub place: Localized,
}

impl Session {
    /// Returns the sessions by day and start; one without hours comes before the others of its day.
    pub fn sorted(sessions: &[Session]) -> impl Iterator<Item = &Session> {
        let order = sorted_indices(sessions.len(), &|index| {
            sessions.get(index).map_or((0, 0), Session::sort_key)
        });
        order.into_iter().filter_map(|index| sessions.get(index))
    }

    /// Returns the day and the start in minutes after midnight, -1 without hours.
    fn sort_key(&self) -> (i64, i64) {
        let start = self.time.as_ref().map(Timed::start_minutes);
        (
            i64::from(self.day.to_julian_day()),
            start.map_or(-1, i64::from),
        )
    }

    /// Returns the clock times of an event on one day, from the first session with hours to the last
    /// one; `None` if the event is not on one exact day or no session has hours. The end is unknown
    /// if that of any session is.
    pub fn hours_of_day(sessions: &[Session], when: &Edtf) -> Option<Timed> {
        when.exact_day()?;
        let timed = || sessions.iter().filter_map(|session| session.time.as_ref());
        let mut whole = timed().min_by_key(|time| time.start_minutes())?.clone();
        let end = |time: &Timed| Some((time.start_minutes() + time.length_minutes()?, time.end?));
        let ends: Option<Vec<(u16, ClockTime)>> = timed().map(end).collect();
        let last = ends.and_then(|ends| ends.into_iter().max());
        // A day that ends when it began, or later on the next day, has no end that the hours can
        // express.
        whole.end = last
            .filter(|(minutes, _)| *minutes < whole.start_minutes() + 1440)
            .map(|(_, end)| end);
        Some(whole)
    }
}

/// A picture beside the bundle.
///
/// `publish` replaces a file `images/a.jpg` by files of several widths, `images/a-HASH-400.jpg` and
/// `.avif`: then `file` is the largest of them and `widths` lists the widths.
#[derive(Clone, Debug)]
pub struct Image {
    /// Path in the folder of the bundle: `images/…`.
    pub file: Box<str>,
    pub alt: Localized,
    pub credit: Localized,
    /// Name of the licence: `CC BY 4.0`.
    pub licence: Option<Box<str>>,
    /// http or https.
    pub licence_url: Option<SafeUrl>,
    /// Width and height in pixels.
    pub size: Option<(u16, u16)>,
    /// Widths of the published files in pixels, ascending; empty for an unpublished picture.
    pub widths: Vec<u16>,
}

impl Image {
    /// Returns the path of the published file with this width and extension; `None` if the picture
    /// is not published.
    pub fn variant(&self, width: u16, extension: &str) -> Option<String> {
        let largest = self.widths.last()?;
        let stem = self.file.strip_suffix(".jpg")?;
        let stem = stem.strip_suffix(&*largest.to_string())?;
        Some([stem, &width.to_string(), ".", extension].concat())
    }
}

/// When a record is published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Publication {
    /// Not to be published yet.
    pub is_draft: bool,
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
}

impl Publication {
    /// Whether the record is published on this day.
    pub fn includes(self, day: Date) -> bool {
        !self.is_draft
            && self.from.is_none_or(|from| from <= day)
            && self.until.is_none_or(|until| day <= until)
    }
}
