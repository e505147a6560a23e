//! One event: what is said of it, and when it is.

use super::Draft;
use super::line::{Lines, push_escaped};
use crate::export::Export;
use crate::export::span::{Span, day_text, push_number, utc_text};
use crate::locale;
use crate::model::schema::{EntryField, Shown};
use crate::model::{Contact, SeriesIx, Slot, Standing, Subject, View};
use crate::text::Lang;
use crate::time::{Date, Edtf};

/// Whether an event of a calendar file changes with a field.
pub const fn ical_shows(field: EntryField) -> Shown {
    match field {
        EntryField::Id
        | EntryField::Title
        | EntryField::Summary
        | EntryField::Yearly
        | EntryField::Rule
        | EntryField::FirstYear
        | EntryField::LastYear
        | EntryField::Without
        | EntryField::When
        | EntryField::Time
        | EntryField::Category
        | EntryField::CategoryMore
        | EntryField::Status
        | EntryField::Place
        | EntryField::Contact
        | EntryField::Sources
        | EntryField::Revision => Shown::Shown,
        EntryField::Kind
        | EntryField::Direction
        | EntryField::DirectionMore
        | EntryField::Format
        | EntryField::Audience
        | EntryField::Topics
        | EntryField::Ages
        | EntryField::Exchange => {
            Shown::NotShown("no property of RFC 5545 has it; the page does, which URL names")
        }
        EntryField::Series => Shown::NotShown(
            "an edition is an event of its own; only the rule of a series leaves it out",
        ),
        EntryField::Cities | EntryField::Countries | EntryField::Organisers => Shown::NotShown(
            "the page shows who takes part, whose roles a bundle does not tell apart",
        ),
        EntryField::Links | EntryField::Media => {
            Shown::NotShown("the page shows it, which URL names")
        }
    }
}

impl Export<'_> {
    /// Writes an event, or counts it as left out where its date has no first or no last day.
    pub(super) fn push_event(&self, draft: &mut Draft, subject: Subject) {
        let view = self.bundle.view(subject);
        let Some(span) = self.span(&view) else {
            draft.left_out += 1;
            return;
        };
        let lines = &mut draft.events;
        lines.line("BEGIN", "VEVENT");
        self.push_uid(lines, &uid(self, subject));
        self.push_revision(lines, view.revision.number, view.revision.date);
        match span {
            Span::Days { first, after } => {
                lines.line("DTSTART;VALUE=DATE", &day_text(first, ""));
                lines.line("DTEND;VALUE=DATE", &day_text(after, ""));
                // That something is on a day takes nobody's whole day.
                lines.line("TRANSP", "TRANSPARENT");
            }
            Span::Minutes { start, end } => {
                lines.line("DTSTART", &utc_text(start, ["", ""]));
                if let Some(end) = end {
                    lines.line("DTEND", &utc_text(end, ["", ""]));
                }
            }
        }
        let page = self.page(&subject.id(self.bundle));
        self.push_view(lines, &view, None, page.as_deref());
        lines.line("END", "VEVENT");
        draft.count += 1;
    }

    /// The UID: an id of the bundle, which holds no date that could move, at the site's own host.
    pub(super) fn push_uid(&self, lines: &mut Lines, id: &str) {
        let url = self.bundle.site.url.as_ref().map(|url| url.as_str());
        let host = url
            .and_then(|url| url.split("//").nth(1))
            .and_then(|rest| rest.split(['/', '?', '#', ':']).next());
        let uid = match host {
            Some(host) => [id, "@", &host.to_ascii_lowercase()].concat(),
            // A site that is nowhere yet keeps its UIDs when it moves among test addresses.
            None => [id, "@", &self.bundle.host.id, ".pobratim"].concat(),
        };
        lines.text("UID", None, &uid);
    }

    /// The stamps, all from the data.
    pub(super) fn push_revision(&self, lines: &mut Lines, number: u32, date: Option<Date>) {
        let day = date.or(self.bundle.site.updated);
        // Each event needs a stamp; the beginning of computer time claims nothing of the data.
        let stamp = match day {
            Some(day) => [&day_text(day, ""), "T000000Z"].concat(),
            None => String::from("19700101T000000Z"),
        };
        lines.line("DTSTAMP", &stamp);
        if day.is_some() {
            lines.line("LAST-MODIFIED", &stamp);
        }
        lines.line("SEQUENCE", &number.to_string());
    }

    /// All but identity and time, of one event or of a `whole` series.
    pub(super) fn push_view(
        &self,
        lines: &mut Lines,
        view: &View<'_>,
        whole: Option<SeriesIx>,
        page: Option<&str>,
    ) {
        lines.line("STATUS", self.status(view));
        let (title, lang) = self.title(view);
        lines.text("SUMMARY", lang, &title);
        let (details, lang) = self.details(view, whole, page);
        lines.text("DESCRIPTION", lang, &details);
        let (location, lang) = self.location(view);
        lines.text("LOCATION", lang, &location);
        if let Some(at) = view.place.and_then(|place| place.position) {
            let mut geo = String::new();
            push_degrees(&mut geo, at.lat_deg());
            geo.push(';');
            push_degrees(&mut geo, at.lon_deg());
            lines.line("GEO", &geo);
        }
        let (categories, lang) = self.categories(view);
        lines.escaped("CATEGORIES", lang, &categories);
        if let Some(contact) = view.contact {
            let (words, lang) = self.contact(contact);
            lines.text("CONTACT", lang, &words);
        }
        if let Some(page) = page {
            lines.line("URL", page);
        }
    }

    /// The title; of what is vague with its date in words, because a calendar draws it on days
    /// like anything else, and shows little more than the title.
    fn title(&self, view: &View<'_>) -> (String, Option<Lang>) {
        let (title, lang) = self.text(view.title);
        if view.when.is_exact() {
            return (title, lang);
        }
        let lang = lang.unwrap_or(self.lang);
        let locale = locale::of(lang);
        let when = locale.bracketed(&locale.date(&view.when));
        ([title, when].concat(), Some(lang))
    }

    /// Only what has a certain day can be certain itself.
    fn status(&self, view: &View<'_>) -> &'static str {
        match self.standing(view) {
            Standing::Cancelled => "CANCELLED",
            Standing::OutcomeUnknown
            | Standing::Unconfirmed
            | Standing::Expected
            | Standing::Postponed => "TENTATIVE",
            Standing::Held
            | Standing::Planned
            | Standing::Ongoing
            | Standing::MovedOnline
            | Standing::Produced
            | Standing::Adopted => match view.when.is_exact() {
                true => "CONFIRMED",
                false => "TENTATIVE",
            },
        }
    }

    /// The titles of its categories, escaped, with commas between.
    fn categories(&self, view: &View<'_>) -> (String, Option<Lang>) {
        let (mut words, mut lang) = (String::new(), None);
        let all = [view.category].into_iter();
        for category in all.chain(view.category_more.iter().copied()) {
            let (title, own) = self.text(&self.bundle.category(category).title);
            if words.is_empty() {
                lang = own;
            } else {
                words.push(',');
                lang = lang.filter(|lang| Some(*lang) == own);
            }
            push_escaped(&mut words, &title);
        }
        (words, lang)
    }

    fn contact(&self, contact: &Contact) -> (String, Option<Lang>) {
        let (mut words, lang) = self.text(&contact.name);
        let url = contact.url.as_ref().map(|url| url.as_str());
        let ways = [contact.email.as_deref(), contact.phone.as_deref(), url];
        for way in ways.into_iter().flatten() {
            if !words.is_empty() {
                words.push_str(", ");
            }
            words.push_str(way);
        }
        (words, lang)
    }
}

/// The id of an entry, or of a series with its year (or day, where its rule cannot be told). The
/// point keeps these apart from all other ids, which have none.
fn uid(export: &Export<'_>, subject: Subject) -> String {
    match subject {
        Subject::Entry(place) => export.bundle.entry(place).id.to_string(),
        Subject::Expected { series, slot } => {
            let slot = match slot {
                Slot::Year(year) => Edtf::year(year).map_or(String::new(), |year| year.to_string()),
                Slot::Day(day) => day_text(day, ""),
            };
            [&export.bundle.series(series).id, ".", &slot].concat()
        }
    }
}

/// Degrees with the six places that RFC 5545 asks for (section 3.8.1.6).
fn push_degrees(out: &mut String, degrees: f64) {
    let millionths = (degrees * 1e6).round();
    if millionths < 0.0 {
        out.push('-');
    }
    // At most 180,000,000.
    let millionths = millionths.abs() as u32;
    out.push_str(&(millionths / 1_000_000).to_string());
    out.push('.');
    push_number(out, millionths, 6);
}
