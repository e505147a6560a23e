//! A single event (VEVENT).

use super::Draft;
use super::line::{Lines, push_escaped};
use crate::export::Export;
use crate::export::span::{Span, day_text, push_padded, utc_text};
use crate::locale;
use crate::model::{Contact, EffectiveStatus, SeriesIx, Slot, Subject, View};
use crate::text::Lang;
use crate::time::{Date, Edtf};

impl Export<'_> {
    /// Writes an event, or counts it as left out if its first or last day is unknown.
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
                // An all-day event does not make the day busy.
                lines.line("TRANSP", "TRANSPARENT");
            }
            Span::Minutes { start, end } => {
                lines.line("DTSTART", &utc_text(start, ["", ""]));
                if let Some(end) = end {
                    lines.line("DTEND", &utc_text(end, ["", ""]));
                }
            }
        }
        let url = self.event_url(&subject.id(self.bundle));
        self.push_view(lines, &view, None, url.as_deref());
        lines.line("END", "VEVENT");
        draft.count += 1;
    }

    /// Writes the UID: the id in the bundle, which contains no date that could change, at the
    /// site's host.
    pub(super) fn push_uid(&self, lines: &mut Lines, id: &str) {
        let url = self.bundle.site.url.as_ref().map(|url| url.as_str());
        let host = url
            .and_then(|url| url.split("//").nth(1))
            .and_then(|rest| rest.split(['/', '?', '#', ':']).next());
        let uid = match host {
            Some(host) => [id, "@", &host.to_ascii_lowercase()].concat(),
            // Without a URL of the site the UID is independent of the host, so that it survives a
            // move between test sites.
            None => [id, "@", &self.bundle.host.id, ".pobratim"].concat(),
        };
        lines.text("UID", None, &uid);
    }

    /// Writes DTSTAMP, LAST-MODIFIED and SEQUENCE, all from the data.
    pub(super) fn push_revision(&self, lines: &mut Lines, number: u32, date: Option<Date>) {
        let day = date.or(self.bundle.site.updated);
        // DTSTAMP is required; without any date in the data it is the Unix epoch.
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

    /// Writes all properties but identity and time, of one event or of a `whole` series.
    pub(super) fn push_view(
        &self,
        lines: &mut Lines,
        view: &View<'_>,
        whole: Option<SeriesIx>,
        url: Option<&str>,
    ) {
        lines.line("STATUS", self.status(view));
        let (title, lang) = self.title(view);
        lines.text("SUMMARY", lang, &title);
        let (details, lang) = self.details(view, whole, url);
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
            let (text, lang) = self.contact(contact);
            lines.text("CONTACT", lang, &text);
        }
        if let Some(url) = url {
            lines.line("URL", url);
        }
    }

    /// Returns the title. A vague date is appended in words, because calendars show the event on
    /// exact days, with little more than its title.
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

    /// Returns the STATUS; an event without an exact day is never confirmed.
    fn status(&self, view: &View<'_>) -> &'static str {
        match self.effective_status(view) {
            EffectiveStatus::Cancelled => "CANCELLED",
            EffectiveStatus::OutcomeUnknown
            | EffectiveStatus::Unconfirmed
            | EffectiveStatus::Expected
            | EffectiveStatus::Postponed => "TENTATIVE",
            EffectiveStatus::Held
            | EffectiveStatus::Planned
            | EffectiveStatus::Ongoing
            | EffectiveStatus::MovedOnline
            | EffectiveStatus::Produced
            | EffectiveStatus::Adopted => match view.when.is_exact() {
                true => "CONFIRMED",
                false => "TENTATIVE",
            },
        }
    }

    /// Returns the titles of the categories, escaped and separated by commas.
    fn categories(&self, view: &View<'_>) -> (String, Option<Lang>) {
        let (mut text, mut lang) = (String::new(), None);
        let all = [view.category].into_iter();
        for category in all.chain(view.category_more.iter().copied()) {
            let (title, own) = self.text(&self.bundle.category(category).title);
            if text.is_empty() {
                lang = own;
            } else {
                text.push(',');
                lang = lang.filter(|lang| Some(*lang) == own);
            }
            push_escaped(&mut text, &title);
        }
        (text, lang)
    }

    fn contact(&self, contact: &Contact) -> (String, Option<Lang>) {
        let (mut text, lang) = self.text(&contact.name);
        let url = contact.url.as_ref().map(|url| url.as_str());
        let ways = [contact.email.as_deref(), contact.phone.as_deref(), url];
        for way in ways.into_iter().flatten() {
            if !text.is_empty() {
                text.push_str(", ");
            }
            text.push_str(way);
        }
        (text, lang)
    }
}

/// Returns the id of an entry, or of a series with its year (or day, if its rule cannot be
/// exported) after a full stop, which no other id contains.
fn uid(export: &Export<'_>, subject: Subject) -> String {
    match subject {
        Subject::Entry(index) => export.bundle.entry(index).id.to_string(),
        Subject::Expected { series, slot } => {
            let slot = match slot {
                Slot::Year(year) => Edtf::year(year).map_or(String::new(), |year| year.to_string()),
                Slot::Day(day) => day_text(day, ""),
            };
            [&export.bundle.series(series).id, ".", &slot].concat()
        }
    }
}

/// Writes degrees with the six decimals that RFC 5545 requires (section 3.8.1.6).
fn push_degrees(out: &mut String, degrees: f64) {
    let millionths = (degrees * 1e6).round();
    if millionths < 0.0 {
        out.push('-');
    }
    // At most 180,000,000.
    let millionths = millionths.abs() as u32;
    out.push_str(&(millionths / 1_000_000).to_string());
    out.push('.');
    push_padded(out, millionths, 6);
}
