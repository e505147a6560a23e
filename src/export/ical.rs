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
pub use event::ical_shows;
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
    zones: Lines,
    events: Lines,
    count: usize,
    left_out: usize,
}

/// What a feed has written already.
#[derive(Default)]
struct Told {
    /// Zones that its events name, each once.
    zones: Vec<Zone>,
    series: Vec<SeriesIx>,
}

impl Export<'_> {
    /// A calendar with just these occurrences, in their order, under this name: what somebody takes
    /// home. Each is one event. Dates come from the bundle, not from the occurrences, which a page
    /// may have moved to its reader's clock.
    pub fn calendar(&self, occurrences: &[Occurrence], name: &str, prodid: &str) -> Calendar {
        let mut draft = Draft::default();
        for occurrence in occurrences {
            self.push_event(&mut draft, occurrence.subject);
        }
        draft.into_calendar(name, prodid)
    }

    /// As [`Export::calendar`], for those who subscribe: of a series that recurs by a rule the whole
    /// rule is written, once, whichever of its occurrences were given, and after it the entries that
    /// tell single days of it instead.
    pub fn feed(&self, occurrences: &[Occurrence], name: &str, prodid: &str) -> Calendar {
        let (mut draft, mut told) = (Draft::default(), Told::default());
        for occurrence in occurrences {
            if let Subject::Expected { series, .. } = occurrence.subject {
                let is_told = told.series.contains(&series)
                    || match &self.bundle.series(series).recurs {
                        Recurs::Rule(rule) => {
                            self.push_series(&mut draft, &mut told, series, rule, occurrences)
                        }
                        Recurs::Yearly(_) => false,
                    };
                if is_told {
                    continue;
                }
            }
            self.push_event(&mut draft, occurrence.subject);
        }
        for zone in &told.zones {
            self.push_zone(&mut draft.zones, zone);
        }
        draft.into_calendar(name, prodid)
    }
}

impl Draft {
    fn into_calendar(self, name: &str, prodid: &str) -> Calendar {
        let mut file = Lines::default();
        file.line("BEGIN", "VCALENDAR");
        file.line("VERSION", "2.0");
        file.text("PRODID", None, prodid);
        file.text("NAME", None, name);
        file.text("X-WR-CALNAME", None, name);
        // Once a day is often enough for a city's calendar.
        file.line("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
        file.line("X-PUBLISHED-TTL", "P1D");
        file.append(&self.zones);
        file.append(&self.events);
        file.line("END", "VCALENDAR");
        Calendar {
            text: file.into_text(),
            events: self.count,
            left_out: self.left_out,
        }
    }
}
