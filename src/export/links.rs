//! Links that add an event to Google Calendar or Outlook.
//!
//! Neither form can express a vague date or a cancellation, so there is no link for these. Neither
//! form is documented; both follow the conventions of other sites, with the day after the last as
//! the end of all-day events.

use super::Export;
use super::span::{Span, day_text, utc_text};
use crate::model::{Occurrence, View};
use crate::text::query::encode;
use crate::time::Date;

/// Separators of ISO 8601's extended format: `2026-06-20T09:00:00Z`.
const ISO_SEPARATORS: [&str; 2] = ["-", ":"];
const NO_SEPARATORS: [&str; 2] = ["", ""];

impl Export<'_> {
    /// Returns the link that opens Google Calendar with this event filled in. `None` for vague
    /// dates and for cancelled or postponed events.
    pub fn google(&self, occurrence: &Occurrence) -> Option<String> {
        let view = self.bundle.view(occurrence.subject);
        let [start, end] = self.start_and_end(&view, "", NO_SEPARATORS)?;
        let dates = [&start, "/", &end].concat();
        let mut link = String::from("https://calendar.google.com/calendar/render?action=TEMPLATE");
        push(&mut link, "text", &self.text(view.title).0);
        push(&mut link, "dates", &dates);
        if let Some(time) = view.time {
            push(&mut link, "ctz", &time.zone);
        }
        self.push_texts(&mut link, occurrence, &view, "details");
        Some(link)
    }

    /// Returns the link that opens Outlook on the web with this event filled in. `None` for vague
    /// dates and for cancelled or postponed events.
    pub fn outlook(&self, occurrence: &Occurrence) -> Option<String> {
        let view = self.bundle.view(occurrence.subject);
        let [start, end] = self.start_and_end(&view, "-", ISO_SEPARATORS)?;
        let mut link = String::from(
            "https://outlook.live.com/calendar/deeplink/compose?path=/calendar/action/compose&rru=addevent",
        );
        push(&mut link, "startdt", &start);
        push(&mut link, "enddt", &end);
        if !start.contains('T') {
            push(&mut link, "allday", "true");
        }
        push(&mut link, "subject", &self.text(view.title).0);
        self.push_texts(&mut link, occurrence, &view, "body");
        Some(link)
    }

    /// Returns start and end; `None` if a link would misstate them.
    fn start_and_end(
        &self,
        view: &View<'_>,
        dash: &str,
        separators: [&str; 2],
    ) -> Option<[String; 2]> {
        if view.status.is_called_off() || !view.when.is_exact() {
            return None;
        }
        Some(match self.span(view)? {
            Span::Days { first, after } => [first, after].map(|date: Date| day_text(date, dash)),
            // Both forms require an end; without a known one it equals the start.
            Span::Minutes { start, end } => {
                [start, end.unwrap_or(start)].map(|minute| utc_text(minute, separators))
            }
        })
    }

    fn push_texts(&self, link: &mut String, of: &Occurrence, view: &View<'_>, details: &str) {
        let url = self.event_url(&of.subject.id(self.bundle));
        push(link, details, &self.details(view, None, url.as_deref()).0);
        push(link, "location", &self.location(view).0);
    }
}

/// Adds a parameter unless it is empty.
fn push(link: &mut String, name: &str, value: &str) {
    if value.is_empty() {
        return;
    }
    link.push('&');
    link.push_str(name);
    link.push('=');
    // Writing to a string cannot fail.
    let _ = encode(value, link);
}
