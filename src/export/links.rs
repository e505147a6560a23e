//! Links that put one event into the calendars of Google and Outlook.
//!
//! Neither form can say that a day is vague or that an event is called off, so where either is so
//! there is no link. Neither form is documented; both are as conventions of
//! other sites have them, with the day after the last as the end of whole days.

use super::Export;
use super::span::{Span, day_text, utc_text};
use crate::model::{Occurrence, View};
use crate::text::query::encode;
use crate::time::Date;

/// Times as ISO 8601 has them in full: `2026-06-20T09:00:00Z`.
const FULL: [&str; 2] = ["-", ":"];
const BARE: [&str; 2] = ["", ""];

impl Export<'_> {
    /// The link that opens Google Calendar with this event filled in. `None` where the day is not
    /// known, and for what is cancelled or postponed.
    pub fn google(&self, occurrence: &Occurrence) -> Option<String> {
        let view = self.bundle.view(occurrence.subject);
        let [start, end] = self.ends(&view, "", BARE)?;
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

    /// The link that opens Outlook on the web with this event filled in. `None` where the day is
    /// not known, and for what is cancelled or postponed.
    pub fn outlook(&self, occurrence: &Occurrence) -> Option<String> {
        let view = self.bundle.view(occurrence.subject);
        let [start, end] = self.ends(&view, "-", FULL)?;
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

    /// Start and end of what a link can tell without a lie.
    fn ends(&self, view: &View<'_>, dash: &str, marks: [&str; 2]) -> Option<[String; 2]> {
        if view.status.is_called_off() || !view.when.is_exact() {
            return None;
        }
        Some(match self.span(view)? {
            Span::Days { first, after } => [first, after].map(|date: Date| day_text(date, dash)),
            // Both forms need an end; without one, the moment of the start invents nothing.
            Span::Minutes { start, end } => {
                [start, end.unwrap_or(start)].map(|minute| utc_text(minute, marks))
            }
        })
    }

    fn push_texts(&self, link: &mut String, of: &Occurrence, view: &View<'_>, details: &str) {
        let page = self.page(&of.subject.id(self.bundle));
        push(link, details, &self.details(view, None, page.as_deref()).0);
        push(link, "location", &self.location(view).0);
    }
}

/// Adds a parameter, unless it is empty.
fn push(link: &mut String, name: &str, value: &str) {
    if value.is_empty() {
        return;
    }
    link.push('&');
    link.push_str(name);
    link.push('=');
    // A String takes everything.
    let _ = encode(value, link);
}
