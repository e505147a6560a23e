//! Sessions of an event: a week shows each of them in its place, and the other views the event as a
//! whole.

use super::item::Item;
use crate::time::{Edtf, Window, days};
use ::time::Date;

/// Day and hours of a session, by the shown clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionTime {
    pub day: Date,
    /// Start in minutes after midnight; `None` for a session of the whole day.
    pub minutes: Option<u16>,
    /// Duration in minutes from there, if known; it may extend past midnight.
    pub length_minutes: Option<u16>,
}

/// A session, or an event as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session {
    /// Index of the session; `None` for the event as a whole.
    pub index: Option<usize>,
    pub when: Edtf,
    pub minutes: Option<u16>,
    pub length_minutes: Option<u16>,
}

impl SessionTime {
    /// Returns the days of the session: its own, and the next one if it extends past midnight.
    fn days(&self) -> Window {
        let end = self.minutes.zip(self.length_minutes);
        let is_overnight = end.is_some_and(|(start, length)| start + length > 24 * 60);
        let last = days::add_days(self.day, i32::from(is_overnight));
        Window::new(self.day, last).unwrap_or(Window::day(self.day))
    }
}

impl Session {
    /// Returns the item of the session, with the key and the rank of the caller.
    pub fn item(&self, key: u32, rank: u16) -> Item<'_> {
        Item {
            key,
            when: &self.when,
            rank,
            is_expected: false,
            minutes: self.minutes,
            length_minutes: self.length_minutes,
        }
    }
}

/// Splits an event into its sessions. An event without sessions stays whole, and so does one that
/// has none in the shown days: it lasts on those days too.
///
/// ```
/// use pobratim::calendar::{Item, SessionTime, split_by_session};
/// use pobratim::time::{Window, days::date};
/// let when = "2021-05-10/2021-05-20".parse().unwrap();
/// let fair = Item { key: 0, when: &when, rank: 0, is_expected: false, minutes: None, length_minutes: None };
/// let gala = SessionTime { day: date(2021, 5, 14).unwrap(), minutes: Some(600), length_minutes: None };
/// let on = |first, last| {
///     let days = Window::new(date(2021, 5, first).unwrap(), date(2021, 5, last).unwrap()).unwrap();
///     let parts = split_by_session(&fair, &[gala], &days);
///     parts.iter().map(|part| part.when.to_string()).collect::<Vec<_>>()
/// };
/// assert_eq!(on(10, 16), ["2021-05-14"]);
/// assert_eq!(on(17, 23), ["2021-05-10/2021-05-20"]);
/// ```
pub fn split_by_session(event: &Item, sessions: &[SessionTime], shown: &Window) -> Vec<Session> {
    let has_any = sessions
        .iter()
        .any(|session| session.days().intersection(shown).is_some());
    if !has_any {
        return vec![Session {
            index: None,
            when: *event.when,
            minutes: event.minutes,
            length_minutes: event.length_minutes,
        }];
    }
    let part = |(index, session): (usize, &SessionTime)| Session {
        index: Some(index),
        when: Edtf::day(session.day),
        minutes: session.minutes,
        length_minutes: session.length_minutes,
    };
    sessions.iter().enumerate().map(part).collect()
}
