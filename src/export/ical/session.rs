//! The sessions of an event, as one event each.

use super::Draft;
use super::event::Component;
use crate::export::Export;
use crate::export::span::{clock_text, day_text};
use crate::model::{Session, View};

impl Export<'_> {
    /// Writes the sessions of an event in the order of their days and hours; one without hours takes
    /// the whole day.
    ///
    /// The first keeps the UID of the event, so that the copies of subscribers follow when an event
    /// gets sessions. The others have a UID from their day and start, which does not change when
    /// sessions are added or removed; of those that start together, the second and later ones are
    /// numbered.
    pub(super) fn push_sessions(&self, draft: &mut Draft, view: &View<'_>, uid: &str) {
        let mut starts: Vec<String> = Vec::new();
        for session in Session::sorted(&view.details.sessions) {
            let start = match &session.time {
                Some(time) => clock_text(session.day, time.start, ["", ""]),
                None => day_text(session.day, ""),
            };
            let same = starts.iter().filter(|other| **other == start).count();
            let number = match same {
                0 => String::new(),
                same => [".", &(same + 1).to_string()].concat(),
            };
            let own = [uid, ".", &start, &number].concat();
            let is_first = starts.is_empty();
            starts.push(start);
            let component = Component {
                uid: if is_first { uid } else { &own },
                view: self.bundle.view_of_session(view, session),
                session: Some(session),
                sibling: (!is_first).then_some(uid),
            };
            self.push_component(draft, &component);
        }
    }
}
