//! The components of one event: its master, and the occurrences that were changed.

use std::collections::BTreeMap;

use super::component::Component;

/// The components with one UID.
#[derive(Debug)]
pub struct Event<'a> {
    pub uid: Option<&'a str>,
    master: Option<&'a Component>,
    /// Occurrences that were changed, each with its own RECURRENCE-ID.
    pub overrides: Vec<&'a Component>,
}

impl<'a> Event<'a> {
    /// Returns the component that describes all occurrences; the first override where there is none.
    pub fn master(&self) -> &'a Component {
        match (self.master, self.overrides.first().copied()) {
            (Some(master), _) | (None, Some(master)) => master,
            (None, None) => &EMPTY,
        }
    }

    /// Returns whether it has a component for all occurrences.
    pub const fn has_master(&self) -> bool {
        self.master.is_some()
    }

    /// Returns all components.
    pub fn components(&self) -> impl Iterator<Item = &'a Component> + '_ {
        self.master
            .into_iter()
            .chain(self.overrides.iter().copied())
    }
}

/// The component of an event without any, which [`events`] does not return.
static EMPTY: Component = Component {
    kind: String::new(),
    number: 0,
    properties: Vec::new(),
    inner: Vec::new(),
};

/// Groups components by UID, in the order of their first ones. Of several versions of a component the
/// newest is taken, by SEQUENCE and LAST-MODIFIED; components that only share their UID by mistake are
/// events of their own.
pub fn events(components: &[Component]) -> Vec<Event<'_>> {
    let mut events: Vec<Event<'_>> = Vec::new();
    let mut by_uid: BTreeMap<&str, usize> = BTreeMap::new();
    for component in components {
        let uid = component.find("UID").map(|uid| uid.value.trim());
        let uid = uid.filter(|uid| !uid.is_empty());
        let is_override = component.find("RECURRENCE-ID").is_some();
        let known = uid.and_then(|uid| by_uid.get(uid)).copied();
        let Some(event) = known.and_then(|at| events.get_mut(at)) else {
            if let Some(uid) = uid {
                by_uid.insert(uid, events.len());
            }
            events.push(Event {
                uid,
                master: (!is_override).then_some(component),
                overrides: is_override.then_some(component).into_iter().collect(),
            });
            continue;
        };
        if is_override {
            let id = recurrence_id(component);
            let same = event
                .overrides
                .iter_mut()
                .find(|other| recurrence_id(other) == id);
            match same {
                Some(other) if version(component) >= version(other) => *other = component,
                Some(_) => {}
                None => event.overrides.push(component),
            }
            continue;
        }
        match event.master {
            Some(other) if is_another(other, component) => events.push(Event {
                uid: None,
                master: Some(component),
                overrides: Vec::new(),
            }),
            Some(other) if version(component) < version(other) => {}
            Some(_) | None => event.master = Some(component),
        }
    }
    events
}

fn recurrence_id(component: &Component) -> Option<&str> {
    component
        .find("RECURRENCE-ID")
        .map(|property| property.value.trim())
}

/// Returns what orders the versions of a component: SEQUENCE, then the day of the change.
fn version(component: &Component) -> (u32, &str) {
    let sequence = component.find("SEQUENCE");
    let sequence = sequence.and_then(|sequence| sequence.value.trim().parse().ok());
    let changed = component
        .find("LAST-MODIFIED")
        .or_else(|| component.find("DTSTAMP"));
    let changed = changed.map_or("", |changed| changed.value.trim());
    (sequence.unwrap_or(0), changed)
}

/// Whether two components of the same version differ in title and date: a program gave both the same
/// UID.
fn is_another(one: &Component, other: &Component) -> bool {
    let differs = |name| {
        let value = |component: &Component| component.find(name).map(|found| found.value.clone());
        value(one) != value(other)
    };
    version(one).0 == version(other).0 && differs("SUMMARY") && differs("DTSTART")
}
