//! Enums of the library are matched without a wildcard, and their lists of all values are complete.
//!
//! Clippy's `wildcard_enum_match_arm` looks at matches on an enum itself. These rules are for enums
//! inside tuples, options and slices, for `matches!`, and for `const ALL`. The text is read as rustfmt
//! writes it: the arms of a `match` have one indentation.

use std::collections::BTreeSet;

use super::paths::is_word;
use super::{File, Found, check, files};

/// Enums whose values may be matched by a wildcard: they have many values, or none is special.
const OPEN: [&str; 13] = [
    "Animation",
    "CellKind",
    "DateParseError",
    "Depth",
    "Edge",
    "Edtf",
    "FaultCode",
    "Node",
    "Season",
    "Shape",
    "Step",
    "Token",
    "Within",
];

/// Enums that `matches!` may compare with one value only, and not divide into two kinds.
const UNDIVIDED: [&str; 6] = [
    "Bond",
    "EffectiveStatus",
    "Group",
    "Page",
    "Status",
    "ViewParam",
];

/// Returns the names of the enums that a text declares: after `enum`, or first in a `vocabulary!`.
fn declared(text: &str) -> impl Iterator<Item = &str> {
    let enums = text.split("enum ").skip(1);
    let vocabularies = text.split("vocabulary! {\n").skip(1).filter_map(|rest| {
        let mut lines = rest.lines().map(str::trim_start);
        lines.find(|line| !line.starts_with(['/', '#']))
    });
    let starts = enums.chain(vocabularies);
    starts.filter_map(|rest| rest.split(|one| !is_word(one)).next())
}

/// Finds arms for all other values in matches that name a value of one of these enums.
fn wildcard_arms(text: &str, enums: &BTreeSet<&str>) -> Found {
    let lines: Vec<&str> = text.lines().collect();
    let indent = |line: &str| line.len() - line.trim_start().len();
    let pattern = |line: &&str| {
        let arm = line.split("=>").next().unwrap_or_default();
        arm.split(" if ").next().unwrap_or_default().to_owned()
    };
    let mut found = Found::new();
    for (at, line) in lines.iter().enumerate() {
        let (arm, _) = line.split_once(" =>").unwrap_or_default();
        if arm.is_empty() || !takes_all(arm.trim()) {
            continue;
        }
        let above = lines[..at]
            .iter()
            .rev()
            .filter(|above| !above.trim().is_empty());
        let arms = above.take_while(|above| indent(above) >= indent(line));
        let mut patterns = arms.filter(|arm| indent(arm) == indent(line)).map(pattern);
        if patterns.any(|pattern| values(&pattern).any(|(name, _)| enums.contains(name))) {
            let message =
                "an arm for all other values; name them, so that a new value needs a decision";
            found.push((at + 1, message.to_owned()));
        }
    }
    found
}

/// Returns whether a pattern fits every value: `_`, a name, or a tuple of these.
fn takes_all(pattern: &str) -> bool {
    let tuple = pattern
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    tuple
        .unwrap_or(pattern)
        .split(',')
        .map(str::trim)
        .all(|part| {
            let is_name = part.starts_with(|one: char| one.is_ascii_lowercase() || one == '_');
            let is_bare = part.chars().all(is_word) && !["true", "false"].contains(&part);
            ["", ".."].contains(&part) || is_name && is_bare
        })
}

/// Returns the values of enums in a text: `Page` and `Map` for `Page::Map`.
fn values(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let is_value = |name: &&str| name.starts_with(|one: char| one.is_ascii_uppercase());
    text.match_indices("::").filter_map(move |(at, _)| {
        let name = text[..at].rsplit(|one| !is_word(one)).next();
        let value = text[at + 2..].split(|one| !is_word(one)).next();
        name.filter(is_value).zip(value.filter(is_value))
    })
}

/// Finds `matches!` with several values of an enum that must not be divided.
fn divisions(text: &str) -> Found {
    let mut found = Found::new();
    for (at, _) in text.match_indices("matches!(") {
        let mut depth = 0;
        let mut parts = text[at + "matches!".len()..].split(|one: char| {
            depth += i32::from(one == '(') - i32::from(one == ')');
            depth == 0
        });
        let arguments = parts.next().unwrap_or_default();
        let names: Vec<&str> = values(arguments).map(|(name, _)| name).collect();
        let is_divided = |name: &&str| names.iter().filter(|one| *one == name).count() > 1;
        if UNDIVIDED.iter().any(is_divided) {
            let message =
                "`matches!` divides values into two kinds; give the enum a method that names all";
            found.push((text[..at].matches('\n').count() + 1, message.to_owned()));
        }
    }
    found
}

/// Finds lists of all values of an enum of the same file, `const ALL: [Page; 3]`, that lack one.
pub(super) fn incomplete_lists(text: &str) -> Found {
    let mut found = Found::new();
    for (at, start) in text.match_indices("const ALL: [") {
        let rest = text[at + start.len()..].split("];").next();
        let Some((name, list)) = rest.and_then(|rest| rest.split_once(';')) else {
            continue;
        };
        let listed: BTreeSet<&str> = values(list).map(|(_, value)| value).collect();
        let head = format!("enum {name} {{");
        let declared = text
            .lines()
            .skip_while(|line| !line.ends_with(&head))
            .skip(1);
        for line in declared.take_while(|line| *line != "}") {
            let value = line
                .strip_prefix("    ")
                .and_then(|line| line.split(|one| !is_word(one)).next());
            if let Some(value) = value.filter(|value| !value.is_empty() && !listed.contains(value))
            {
                let line = text[..at].matches('\n').count() + 1;
                found.push((line, format!("`{name}::ALL` lacks `{value}`")));
            }
        }
    }
    found
}

#[test]
fn declared_enums_are_found() {
    let text = "pub enum Page {\n}\nvocabulary! {\n    /// A bond.\n    Bond {\n";
    assert_eq!(declared(text).collect::<Vec<_>>(), ["Page", "Bond"]);
}

#[test]
fn a_wildcard_arm_is_found_in_tuples_options_and_slices() {
    let found = |arms: &[&str]| {
        let text = format!("match a {{\n    {}\n}}", arms.join("\n    "));
        wildcard_arms(&text, &["Page"].into()).len()
    };
    for arms in [
        &["Page::Home => 1,", "_ => 2,"][..],
        &["Some(Page::Home) => 1,", "other => 2,"],
        &["(Page::Home, Some(_)) => 1,", "(_, other) => 2,"],
        &["(Page::Home, _) => {", "    1", "}", "(other, ..) => 2,"],
        &[
            "[Page::Map, b] if b => 1,",
            "Page::Map",
            "| Page::Home => 2,",
            "_ => 3,",
        ],
    ] {
        assert_eq!(found(arms), 1, "{arms:?}");
    }
    for arms in [
        &["Page::Home => 1,", "_ if a => 2,", "Page::Map => 3,"][..],
        &["1 => Page::Home,", "_ => Page::Map,"],
        &["(true, Page::Home | Page::Map) => 1,", "(false, _) => 2,"],
        &[
            "Page::Home => match b {",
            "    1 => 2,",
            "    _ => 3,",
            "},",
            "Page::Map => 4,",
        ],
        &["MyPage::Home => 1,", "_ => 2,"],
    ] {
        assert_eq!(found(arms), 0, "{arms:?}");
    }
}

#[test]
fn matches_with_several_values_is_found() {
    assert_eq!(divisions("a\nmatches!(b, Page::Home | Page::Map);")[0].0, 2);
    assert_eq!(
        divisions("!matches!(\n    f(b),\n    Some(Page::Home\n        | Page::Map)\n) && c").len(),
        1
    );
    assert_eq!(
        divisions("matches!(b, Page::Home);\nlet c = Page::Map;").len(),
        0
    );
    assert_eq!(divisions("matches!(b, b'a' | b'b');").len(), 0);
}

#[test]
fn an_incomplete_list_of_all_values_is_found() {
    let declared = "//! x\npub enum View {\n    /// Twelve months.\n    Year,\n    Week(u8),\n}\n";
    let check = |list: &str, expected: &str| {
        let text = format!("{declared}    const ALL: [View; 2] = [{list}];\n");
        check("src/route/params.rs", &text, expected);
    };
    check("View::Year", "`View::ALL` lacks `Week`");
    check("View::Week, View::Years", "lacks `Year`");
    check("\n        View::Week,\n        View::Year,\n    ", "");
}

#[test]
fn the_enums_of_the_library_are_matched_without_a_wildcard() {
    let sources: Vec<File> = files("src").into_iter().filter(File::is_source).collect();
    let mut enums: BTreeSet<&str> = sources
        .iter()
        .flat_map(|file| declared(&file.text))
        .collect();
    for open in OPEN {
        assert!(enums.remove(open), "{open} is no enum; take it out of OPEN");
    }
    let mut found = Vec::new();
    for name in UNDIVIDED {
        assert!(
            enums.contains(name),
            "{name} is no enum; take it out of UNDIVIDED"
        );
    }
    for file in &sources {
        let code = file.code();
        let arms = [wildcard_arms(&code, &enums), divisions(&code)].concat();
        found.extend(
            arms.iter()
                .map(|(line, message)| format!("{}:{line}: {message}", file.path)),
        );
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
