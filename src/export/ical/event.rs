//! A single event (VEVENT).

use super::Draft;
use super::line::{Lines, push_escaped};
use crate::export::Export;
use crate::export::context::LocalizedText;
use crate::export::details::Whole;
use crate::export::span::{Span, day_text, push_padded, utc_text};
use crate::locale;
use crate::model::{Contact, EffectiveStatus, Session, Slot, Subject, View};
use crate::text::Lang;
use crate::time::{Date, Edtf};

/// An event to write.
pub(super) struct Component<'a> {
    /// UID without the site's host.
    pub uid: &'a str,
    pub view: View<'a>,
    /// The session that it represents; `None` for a whole event.
    pub session: Option<&'a Session>,
    /// UID of the first session, without the site's host.
    pub sibling: Option<&'a str>,
}

impl Export<'_> {
    /// Writes an event, or one for each of its sessions. It is counted as left out if its first or
    /// last day is unknown.
    pub(super) fn push_event(&self, draft: &mut Draft, subject: Subject) {
        let view = self.bundle.view(subject);
        let uid = uid(self, subject);
        if !view.details.sessions.is_empty() {
            self.push_sessions(draft, &view, &uid);
            return;
        }
        let component = Component {
            uid: &uid,
            view,
            session: None,
            sibling: None,
        };
        self.push_component(draft, &component);
    }

    pub(super) fn push_component(&self, draft: &mut Draft, component: &Component<'_>) {
        let view = &component.view;
        let Some(span) = self.span(view) else {
            draft.left_out += 1;
            return;
        };
        let lines = &mut draft.events;
        lines.line("BEGIN", "VEVENT");
        lines.text("UID", None, &self.global_uid(component.uid));
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
        if let Some(sibling) = component.sibling {
            let uid = self.global_uid(sibling);
            lines.text("RELATED-TO;RELTYPE=SIBLING", None, &uid);
        }
        self.push_view(lines, view, component.session, None);
        lines.line("END", "VEVENT");
        draft.count += 1;
    }

    /// Returns the UID: the id in the bundle, which contains no date that could change, at the
    /// site's host.
    pub(super) fn global_uid(&self, id: &str) -> String {
        let url = self.bundle.site.url.as_ref().map(|url| url.as_str());
        let host = url
            .and_then(|url| url.split("//").nth(1))
            .and_then(|rest| rest.split(['/', '?', '#', ':']).next());
        match host {
            Some(host) => [id, "@", &host.to_ascii_lowercase()].concat(),
            // Without a URL of the site the UID is independent of the host, so that it survives a
            // move between test sites.
            None => [id, "@", &self.bundle.host.id, ".pobratim"].concat(),
        }
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
        session: Option<&Session>,
        whole: Option<Whole>,
    ) {
        let url = self.event_url(&view.subject.id(self.bundle));
        let url = url.as_deref();
        lines.line("STATUS", self.status(view, whole));
        let (title, lang) = self.title(view, session);
        lines.text("SUMMARY", lang, &title);
        let (details, lang) = self.long_details(view, whole, url);
        lines.text("DESCRIPTION", lang, &details);
        let (location, lang) = self.location(view);
        let room = session.map(|session| self.text(&session.place));
        let (location, lang) = match room {
            Some((room, room_lang)) if !room.is_empty() => {
                let parts = [room, location];
                let lang = match parts[1].is_empty() {
                    true => room_lang,
                    false => lang.filter(|lang| Some(*lang) == room_lang),
                };
                (joined(parts, ", "), lang)
            }
            Some(_) | None => (location, lang),
        };
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
        if let Some(online) = &view.details.online {
            lines.line("CONFERENCE;VALUE=URI;FEATURE=VIDEO", online.as_str());
        }
        let image = view.details.images.first();
        if let Some(image) = image.and_then(|image| self.image_url(image)) {
            lines.line("IMAGE;VALUE=URI;DISPLAY=BADGE", &image);
        }
        if let Some(url) = url {
            lines.line("URL", url);
        }
    }

    /// Returns the title, with that of a session. A vague date is appended in words, because
    /// calendars show the event on exact days, with little more than its title.
    fn title(&self, view: &View<'_>, session: Option<&Session>) -> LocalizedText {
        let (mut title, mut lang) = self.text(view.title);
        if let Some(session) = session {
            let (own, own_lang) = self.text(&session.title);
            if !own.is_empty() {
                let colon = locale::of(lang.unwrap_or(self.lang)).punctuation.colon;
                title = joined([title, own], colon);
                lang = lang.filter(|lang| Some(*lang) == own_lang);
            }
        }
        if view.when.is_exact() {
            return (title, lang);
        }
        let lang = lang.unwrap_or(self.lang);
        let locale = locale::of(lang);
        let when = locale.bracketed(&locale.date(&view.when));
        ([title, when].concat(), Some(lang))
    }

    /// Returns the STATUS; an event without an exact day is never confirmed. A `whole` series has
    /// the status of all its occurrences, past ones included.
    fn status(&self, view: &View<'_>, whole: Option<Whole>) -> &'static str {
        match whole.map_or_else(|| self.effective_status(view), Whole::status) {
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

/// Joins the two texts, or returns the only one that is not empty.
fn joined([first, second]: [String; 2], between: &str) -> String {
    if first.is_empty() || second.is_empty() {
        return [first, second].concat();
    }
    [&first, between, &second].concat()
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
