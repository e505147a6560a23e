//! iCalendar (RFC 5545, with the names of RFC 7986): a file that calendars import or subscribe to.
//!
//! The same bundle gives the same bytes on every day: all stamps come from the data. What is vague
//! is the span of its days, tentative and transparent, with the date in words in its title and the
//! precision in its description; it never has an hour. METHOD is absent, because it would make the file a message between people.

mod event;
mod line;
mod series;
mod zone;

use super::Export;
use crate::model::{Occurrence, Recurs, SeriesIx, Subject};
use line::Lines;
use zone::Zone;

/// What made the file.
pub const PRODID: &str = "-//Pobratim//Pobratim//EN";

/// A calendar file, and what it could not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Lines that end in CRLF, none longer than 75 octets.
    pub text: String,
    /// How many events it has; a series that recurs by a rule is one.
    pub events: usize,
    /// How many occurrences were left out because no first or no last day of theirs is known.
    pub left_out: usize,
}

/// A file on its way.
#[derive(Default)]
struct Draft {
    events: Lines,
    count: usize,
    /// Zones that the events name, each once.
    zones: Vec<Zone>,
    /// Series that are written already.
    series: Vec<SeriesIx>,
}

impl Export<'_> {
    /// A calendar with these occurrences, in their order, under this name.
    ///
    /// Of a series that recurs by a rule the whole rule is written, once, whichever of its
    /// occurrences were given, and after it the entries that tell single days of it instead. Every
    /// other occurrence is one event. Dates come from the bundle, not from the occurrences, which a
    /// page may have moved to its reader's clock.
    pub fn calendar(&self, occurrences: &[Occurrence], name: &str, prodid: &str) -> Calendar {
        let mut draft = Draft::default();
        let mut left_out = 0;
        for occurrence in occurrences {
            let is_told = match occurrence.subject {
                Subject::Expected { series, .. } if draft.series.contains(&series) => true,
                Subject::Expected { series, .. } => match &self.bundle.series(series).recurs {
                    Recurs::Rule(rule) => {
                        self.push_series(&mut draft, series, rule, occurrences)
                            || self.push_event(&mut draft, occurrence.subject)
                    }
                    Recurs::Yearly(_) => self.push_event(&mut draft, occurrence.subject),
                },
                Subject::Entry(_) => self.push_event(&mut draft, occurrence.subject),
            };
            left_out += usize::from(!is_told);
        }
        let mut file = Lines::default();
        file.line("BEGIN", "VCALENDAR");
        file.line("VERSION", "2.0");
        file.text("PRODID", None, prodid);
        file.text("NAME", None, name);
        file.text("X-WR-CALNAME", None, name);
        file.line("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
        file.line("X-PUBLISHED-TTL", "P1D");
        for zone in &draft.zones {
            self.push_zone(&mut file, zone);
        }
        file.append(&draft.events);
        file.line("END", "VCALENDAR");
        Calendar {
            text: file.into_text(),
            events: draft.count,
            left_out,
        }
    }
}
