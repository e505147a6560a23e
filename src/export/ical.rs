//! iCalendar (RFC 5545, with the names of RFC 7986): a file that calendars import or subscribe to.
//!
//! The output depends only on the bundle: all timestamps come from the data. A vague date becomes
//! the span of its days, tentative and transparent and without hours, with the date in words in the
//! title and the precision in the description. Each session of an event is an event. There is no METHOD, which would make the file a
//! message between people.

mod event;
mod line;
mod series;
mod session;
mod zone;

use super::Export;
use crate::model::{Occurrence, Recurrence, SeriesIx, Subject};
use line::Lines;
use zone::Zone;

/// Identifier of the program that writes the file.
pub const PRODID: &str = "-//Pobratim//Pobratim//EN";

/// A calendar file, and the number of entries in it and left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Lines that end in CRLF, none longer than 75 octets.
    pub text: String,
    /// Number of events; a session is one, and so is a series that recurs by a rule (two where a part
    /// of it is announced).
    pub events: usize,
    /// Number of occurrences left out because their first or last day is unknown.
    pub left_out: usize,
}

/// A calendar file under construction.
#[derive(Default)]
struct Draft {
    zones: Lines,
    events: Lines,
    count: usize,
    left_out: usize,
}

/// What a feed has written so far.
#[derive(Default)]
struct Written {
    /// Zones that the events refer to, each once.
    zones: Vec<Zone>,
    series: Vec<SeriesIx>,
}

impl Export<'_> {
    /// Returns a calendar for download with these occurrences, in their order, each as one event, or
    /// as one for each of its sessions.
    /// Dates come from the bundle, not from the occurrences, which a page may have converted to the
    /// reader's time zone.
    pub fn calendar(&self, occurrences: &[Occurrence], name: &str, prodid: &str) -> Calendar {
        let mut draft = Draft::default();
        for occurrence in occurrences {
            self.push_event(&mut draft, occurrence.subject);
        }
        draft.into_calendar(name, prodid)
    }

    /// Returns a calendar for subscribers. Like [`Export::calendar`], but a series that recurs by a
    /// rule is written once with its whole rule, whichever of its occurrences are given, followed
    /// by the entries that replace single days of it.
    pub fn feed(&self, occurrences: &[Occurrence], name: &str, prodid: &str) -> Calendar {
        let (mut draft, mut written) = (Draft::default(), Written::default());
        for occurrence in occurrences {
            if let Subject::Expected { series, .. } = occurrence.subject {
                let is_written = written.series.contains(&series)
                    || match &self.bundle.series(series).recurrence {
                        Recurrence::Rule(rule) => {
                            self.push_series(&mut draft, &mut written, series, rule, occurrences)
                        }
                        Recurrence::Yearly(_) => false,
                    };
                if is_written {
                    continue;
                }
            }
            self.push_event(&mut draft, occurrence.subject);
        }
        for zone in &written.zones {
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
        // A daily refresh is enough for a city's calendar.
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
