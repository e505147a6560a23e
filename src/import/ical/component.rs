//! Components of iCalendar: calendar, zones and events, also where an end is missing.

use super::line::{Property, unfold};
use crate::import::diagnostic::Diagnostic;
use crate::import::not_taken::NotTaken;

/// A component such as VEVENT, with the components within it.
#[derive(Clone, Debug)]
pub struct Component {
    /// In upper case.
    pub kind: String,
    /// The line on which it begins, counted from 1.
    pub number: u32,
    pub properties: Vec<Property>,
    pub inner: Vec<Component>,
}

impl Component {
    fn new(kind: &str, number: u32) -> Component {
        Component {
            kind: kind.trim().to_ascii_uppercase(),
            number,
            properties: Vec::new(),
            inner: Vec::new(),
        }
    }

    /// Returns the first property with a name in upper case.
    pub fn find(&self, name: &str) -> Option<&Property> {
        self.all(name).next()
    }

    /// Returns all properties with a name in upper case.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &Property> {
        self.properties
            .iter()
            .filter(move |property| property.name == name)
    }
}

/// The components of a file.
#[derive(Debug, Default)]
pub struct Components {
    /// The properties of all calendars of the file.
    pub properties: Vec<Property>,
    pub zones: Vec<Component>,
    pub events: Vec<Component>,
    /// Parts that are not read, and lines that cannot be read.
    pub notes: Vec<Diagnostic>,
    pub not_taken: NotTaken,
    pub faults: Vec<Diagnostic>,
}

/// Maximum depth of components within each other; deeper ones are dropped.
const MAX_DEPTH: usize = 16;

/// Properties with texts that programs break without folding them.
const TEXTS: [&str; 4] = ["DESCRIPTION", "SUMMARY", "LOCATION", "COMMENT"];

/// Parses the components of a calendar.
pub fn components(text: &str) -> Components {
    let text = text.trim_start_matches('\u{feff}');
    let unfolded = String::from_utf8(unfold(text.as_bytes())).unwrap_or_default();
    let mut reader = Reader {
        open: Vec::new(),
        found: Components::default(),
    };
    for (number, line) in (1..).zip(unfolded.lines()) {
        if !line.is_empty() {
            reader.line(number, line);
        }
    }
    while let Some(component) = reader.open.pop() {
        // Cut off with the end of the file.
        if component.kind == "VEVENT" {
            let values = [("what", component.kind.as_str())];
            let fault = Diagnostic::new("ics_broken", &values);
            reader
                .found
                .faults
                .push(fault.at(component.number, "BEGIN"));
        } else {
            reader.close(component);
        }
    }
    reader.found
}

struct Reader {
    open: Vec<Component>,
    found: Components,
}

impl Reader {
    fn line(&mut self, number: u32, line: &str) {
        let Some(mut property) = Property::parse(number, line) else {
            self.other_line(number, line);
            return;
        };
        match property.name.as_str() {
            "BEGIN" => self.begin(number, &property.value),
            "END" => self.end(number, &property.value),
            _ => match self.open.last_mut() {
                Some(component) => {
                    property.number = component.number;
                    component.properties.push(property);
                }
                None => self.found.properties.push(property),
            },
        }
    }

    /// A line without a property: the next line of a text that is not folded, or one of an unknown form.
    fn other_line(&mut self, number: u32, line: &str) {
        let last = self
            .open
            .last_mut()
            .and_then(|open| open.properties.last_mut());
        if let Some(last) = last.filter(|last| TEXTS.contains(&last.name.as_str())) {
            last.value.push_str("\\n");
            last.value.push_str(line);
            return;
        }
        let shown: String = line.chars().take(60).collect();
        let note = Diagnostic::new("ics_line", &[("what", &shown)]);
        self.found.notes.push(note.in_row(number));
    }

    fn begin(&mut self, number: u32, kind: &str) {
        let component = Component::new(kind, number);
        let is_event = component.kind == "VEVENT" || component.kind == "VTIMEZONE";
        // An event contains no other one: its end is missing.
        if is_event && let Some(at) = self.open.iter().position(|open| open.kind == "VEVENT") {
            self.close_from(at);
        }
        if self.open.len() < MAX_DEPTH {
            self.open.push(component);
        }
    }

    fn end(&mut self, number: u32, kind: &str) {
        let kind = kind.trim().to_ascii_uppercase();
        match self.open.iter().rposition(|open| open.kind == kind) {
            Some(at) => {
                let inner_is_open = at + 1 < self.open.len();
                if inner_is_open {
                    self.close_from(at + 1);
                }
                if let Some(component) = self.open.pop() {
                    self.close(component);
                }
            }
            None => {
                let line = ["END:", &kind].concat();
                let note = Diagnostic::new("ics_line", &[("what", &line)]);
                self.found.notes.push(note.in_row(number));
            }
        }
    }

    /// Closes the components from an index on, whose ends are missing.
    fn close_from(&mut self, at: usize) {
        while self.open.len() > at {
            let Some(component) = self.open.pop() else {
                return;
            };
            let values = [("what", component.kind.as_str())];
            let note = Diagnostic::new("ics_open", &values);
            self.found.notes.push(note.in_row(component.number));
            self.close(component);
        }
    }

    fn close(&mut self, component: Component) {
        match (component.kind.as_str(), self.open.last_mut()) {
            ("VEVENT", _) => self.found.events.push(component),
            ("VTIMEZONE", _) => self.found.zones.push(component),
            ("VCALENDAR", _) => self.found.properties.extend(component.properties),
            (_, Some(open)) if open.kind != "VCALENDAR" => open.inner.push(component),
            (kind, _) => self.found.not_taken.add(kind, "", component.number),
        }
    }
}
