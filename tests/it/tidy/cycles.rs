//! Sibling modules of `ui` name each other in no cycle, so that each can be read together with those
//! that it names.

use std::collections::BTreeSet;

use super::paths::{module, named};
use super::{File, files};

/// Returns the steps between sibling modules of `ui` that are part of a cycle.
fn cycles(files: &[File]) -> Vec<String> {
    let known: BTreeSet<_> = files.iter().map(module).collect();
    let mut steps = BTreeSet::new();
    for file in files.iter().filter(|file| file.path.starts_with("src/ui/")) {
        let own = module(file);
        for (_, other) in named(file) {
            let same = own
                .iter()
                .zip(&other)
                .take_while(|(one, other)| one == other);
            let end = same.count() + 1;
            if (2..=own.len().min(other.len())).contains(&end) && known.contains(&other[..end]) {
                steps.insert((own[..end].join("/"), other[..end].join("/")));
            }
        }
    }
    // What begins or ends nowhere is not part of a cycle.
    loop {
        let from: BTreeSet<_> = steps.iter().map(|(from, _)| from.clone()).collect();
        let to: BTreeSet<_> = steps.iter().map(|(_, to)| to.clone()).collect();
        let before = steps.len();
        steps.retain(|step| to.contains(&step.0) && from.contains(&step.1));
        if steps.len() == before {
            break;
        }
    }
    let steps = steps.iter();
    steps
        .map(|(from, to)| format!("{from} names {to}"))
        .collect()
}

#[test]
fn a_cycle_is_found() {
    let check = |samples: &[(&str, &str)], expected: &[&str]| {
        let files = samples.iter().map(|(path, text)| File::new(path, text));
        assert_eq!(cycles(&files.collect::<Vec<_>>()), expected);
    };
    let down = ("src/ui/calendar/month.rs", "use super::{day, keys};");
    check(&[down, ("src/ui/calendar/day.rs", "")], &[]);
    check(
        &[down, ("src/ui/calendar/day.rs", "use super::month::shows;")],
        &[
            "ui/calendar/day names ui/calendar/month",
            "ui/calendar/month names ui/calendar/day",
        ],
    );
    check(
        &[
            ("src/ui/app.rs", "use super::zone;"),
            ("src/ui/calendar/mod.rs", ""),
            (
                "src/ui/calendar/week.rs",
                "use crate::ui::{\n    event,\n    parts,\n};",
            ),
            ("src/ui/event/mod.rs", ""),
            ("src/ui/event/add.rs", "use super::super::zone;"),
            ("src/ui/zone.rs", "fn a() { super::calendar::open() }"),
        ],
        &[
            "ui/calendar names ui/event",
            "ui/event names ui/zone",
            "ui/zone names ui/calendar",
        ],
    );
}

#[test]
fn no_modules_of_the_page_name_each_other_in_a_cycle() {
    let found = cycles(&files("src"));
    assert!(
        found.is_empty(),
        "move what both need to a third module:\n{}",
        found.join("\n")
    );
}
