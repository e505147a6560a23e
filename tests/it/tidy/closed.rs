//! Closed matches, where the compiler's lints do not look: inside tuples, options and slices, and in
//! `matches!`.
//!
//! The text is read as rustfmt leaves it: the arms of a `match` are indented by four more spaces
//! than the line that it begins on.

use super::{File, check};

/// Enums whose every value has to be decided on wherever one of them is.
const CLOSED: [&str; 34] = [
    "Audience",
    "Bond",
    "By",
    "CalendarView",
    "Class",
    "Column",
    "Facet",
    "Feed",
    "Format",
    "Group",
    "Kind",
    "Lang",
    "LazyPage",
    "LazyView",
    "Milestone",
    "Mode",
    "Of",
    "OrderParam",
    "Page",
    "PageView",
    "Precision",
    "Record",
    "Respect",
    "Slot",
    "Stage",
    "Standing",
    "Status",
    "Subject",
    "ThemeParam",
    "TieKind",
    "TieStatus",
    "Told",
    "ViewParam",
    "ZoneParam",
];

/// Enums of which `matches!` may ask for one value, but not sort them into two kinds.
const SORTED: [&str; 7] = [
    "Bond",
    "Group",
    "Page",
    "Standing",
    "Status",
    "View",
    "ViewParam",
];

/// An arm: its line, counted from 1, its pattern, and whether a guard follows that.
type Arm = (usize, String, bool);

/// Finds matches that answer for a value which nobody has thought of.
pub(super) fn open_matches(file: &File<'_>, faults: &mut Vec<String>) {
    let lines: Vec<&str> = file.text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if line.trim_start().starts_with("//") {
            continue;
        }
        if has_word(line, "match") {
            let arms = arms(&lines, at);
            if arms
                .iter()
                .any(|(_, pattern, _)| names_any(pattern, &CLOSED))
            {
                let open = arms
                    .iter()
                    .filter(|(_, pattern, has_guard)| !has_guard && takes_all(pattern));
                found.extend(open.map(|(line, ..)| {
                    (
                        *line,
                        "an arm for all other values; name them, so that a new one is decided on",
                    )
                }));
            }
        }
        if let Some(start) = line.find("matches!(") {
            let text = [&line[start..], &lines[at + 1..].join("\n")].join("\n");
            if SORTED.iter().any(|name| count(inside(&text), name) > 1) {
                found.push((
                    at + 1,
                    "`matches!` sorts values into two kinds; give the enum a method that names all",
                ));
            }
        }
    }
    faults.extend(
        found
            .iter()
            .map(|(line, what)| format!("{}:{line}: {what}", file.path)),
    );
}

/// Finds lists of every value of an enum that leave one out: `const ALL: [Page; 3] = …`, in the file
/// of the enum.
pub(super) fn incomplete_lists(file: &File<'_>, faults: &mut Vec<String>) {
    for (at, _) in file.text.match_indices("const ALL: [") {
        let rest = &file.text[at + "const ALL: [".len()..];
        let Some((name, rest)) = rest.split_once(';') else {
            continue;
        };
        let list = rest.split_once("];").map_or("", |(list, _)| list);
        let names: Vec<&str> = list
            .split(|one: char| !super::is_word(one) && one != ':')
            .filter_map(|path| path.strip_prefix(name)?.strip_prefix("::"))
            .collect();
        for value in values(file.text, name) {
            if !names.contains(&value) {
                faults.push(format!(
                    "{}: `{name}::ALL` leaves out `{value}`; every value belongs into it",
                    file.path
                ));
            }
        }
    }
}

/// The values of an enum that is declared in a text at the top level.
fn values<'a>(text: &'a str, name: &str) -> Vec<&'a str> {
    let head = ["enum ", name, " {"].concat();
    let lines = text.lines().skip_while(|line| !line.ends_with(&head));
    let inside = lines.skip(1).take_while(|line| *line != "}");
    let named = inside.filter_map(|line| line.strip_prefix("    "));
    named
        .filter(|line| line.starts_with(|first: char| first.is_ascii_uppercase()))
        .filter_map(|line| line.split(|one: char| !super::is_word(one)).next())
        .collect()
}

/// The arms of the match that begins on a line; none where the line only speaks of one.
fn arms(lines: &[&str], at: usize) -> Vec<Arm> {
    let indent = indent_of(lines[at]);
    let Some(head) = (at..lines.len().min(at + 12)).find(|line| lines[*line].ends_with('{')) else {
        return Vec::new();
    };
    let mut arms = Vec::new();
    let mut pattern: Option<(usize, String)> = None;
    let mut in_body = false;
    for (number, line) in (head + 2..).zip(&lines[head + 1..]) {
        let text = line.trim();
        if text.is_empty() || text.starts_with("//") || text.starts_with("#[") {
            continue;
        }
        if indent_of(line) <= indent {
            break;
        }
        // What closes or goes on with the body of an arm stands where patterns do.
        let goes_on = text.starts_with([')', ']', '}', '.', '|', '?']);
        if in_body && (indent_of(line) > indent + 4 || goes_on) {
            continue;
        }
        in_body = false;
        let (_, known) = pattern.get_or_insert((number, String::new()));
        known.push_str(text.split("=>").next().unwrap_or_default());
        known.push(' ');
        if text.contains("=>")
            && let Some((number, known)) = pattern.take()
        {
            let has_guard = known.contains(" if ");
            let plain = known.split(" if ").next().unwrap_or_default();
            arms.push((number, plain.trim().to_string(), has_guard));
            in_body = true;
        }
    }
    arms
}

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Whether a pattern fits every value: `_`, a name, or a tuple of these.
fn takes_all(pattern: &str) -> bool {
    let inside = pattern
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    let mut parts = inside.unwrap_or(pattern).split(',').map(str::trim);
    parts.all(|part| {
        let is_name = part.starts_with(|first: char| first.is_ascii_lowercase() || first == '_');
        let is_plain = part.chars().all(|one| one.is_alphanumeric() || one == '_');
        part == ".."
            || part.is_empty()
            || (is_name && is_plain && part != "true" && part != "false")
    })
}

/// What stands within the brackets that the text begins with, after the name of a macro.
fn inside(text: &str) -> &str {
    let mut depth = 0;
    for (at, character) in text.char_indices() {
        match character {
            '(' => depth += 1,
            ')' if depth == 1 => return &text[..at],
            ')' => depth -= 1,
            _ => {}
        }
    }
    text
}

fn names_any(text: &str, names: &[&str]) -> bool {
    names.iter().any(|name| count(text, name) > 0)
}

/// How often a text names a value of an enum.
fn count(text: &str, name: &str) -> usize {
    let value = [name, "::"].concat();
    let places = text.match_indices(&value);
    places.filter(|(at, _)| is_free(text, *at)).count()
}

fn has_word(line: &str, word: &str) -> bool {
    let mut places = line.match_indices(word);
    places.any(|(at, _)| is_free(line, at) && line[at + word.len()..].starts_with(' '))
}

fn is_free(text: &str, at: usize) -> bool {
    text[..at]
        .chars()
        .next_back()
        .is_none_or(|before| !super::is_word(before))
}

#[test]
fn an_open_match_is_found_wherever_the_enum_stands() {
    let all = "an arm for all other values";
    let sample = |scrutinee: &str, arms: &[&str]| {
        let arms: String = arms.iter().map(|arm| format!("        {arm}\n")).collect();
        format!("//! x\nfn f() {{\n    let a = match {scrutinee} {{\n{arms}    }};\n}}\n")
    };
    let path = "src/ui/app.rs";
    let open: [(&str, &[&str]); 7] = [
        ("page", &["Page::Home => 1,", "_ => 2,"]),
        ("page", &["Page::Home => 1,", "other => 2,"]),
        ("page", &["Some(Page::Home) => 1,", "_ => 2,"]),
        (
            "(page, b)",
            &["(Page::Home, Some(_)) => 1,", "(_, _) => 2,"],
        ),
        ("(page, b)", &["(Page::Home, _) => 1,", "(other, ..) => 2,"]),
        (
            "[page, b]",
            &[
                "[Page::Home, b] if b => 1,",
                "Page::Map",
                "| Page::Home => {",
                "    2",
                "}",
                "_ => 3,",
            ],
        ),
        (
            "page",
            &[
                "(",
                "    Page::Home,",
                "    Some(1),",
                ") => f(",
                "    3,",
                "),",
                "_ => 2,",
            ],
        ),
    ];
    for (scrutinee, arms) in open {
        check(path, &sample(scrutinee, arms), all);
    }
    check(
        path,
        "//! x\nfn f() {\n    match (\n        a,\n        b,\n    ) {\n        (Page::Home, _) => 1,\n        _ => 2,\n    }\n}\n",
        all,
    );
    let closed: [(&str, &[&str]); 6] = [
        ("page", &["Page::Home => 1,", "Page::Map => 2,"]),
        (
            "page",
            &["Page::Home => 1,", "_ if a => 2,", "Page::Map => 3,"],
        ),
        ("number", &["1 => Page::Home,", "_ => Page::Map,"]),
        (
            "(a, page)",
            &["(true, Page::Home | Page::Map) => 1,", "(false, _) => 2,"],
        ),
        (
            "page",
            &[
                "Page::Home => match number {",
                "    1 => 2,",
                "    _ => 3,",
                "},",
                "Page::Map => 4,",
            ],
        ),
        ("page", &["MyPage::Home => 1,", "_ => 2,"]),
    ];
    for (scrutinee, arms) in closed {
        check(path, &sample(scrutinee, arms), "");
    }
}

#[test]
fn matches_asks_for_one_value_and_does_not_sort_them() {
    let path = "src/ui/app.rs";
    let sorts = "sorts values";
    check(
        path,
        "//! x\nlet a = matches!(page, Page::Home | Page::Map);",
        sorts,
    );
    check(
        path,
        "//! x\nlet a = matches!(\n    page,\n    Page::Home\n        | Page::Map\n);",
        sorts,
    );
    check(
        path,
        "//! x\nlet a = !matches!(f(page), Some(Page::Home | Page::Map)) && b;",
        sorts,
    );
    check(
        path,
        "//! x\nlet a = matches!(page, Page::Home);\nlet b = Page::Map;",
        "",
    );
    check(path, "//! x\nlet a = matches!(byte, b'a' | b'b');", "");
}

#[test]
fn a_list_of_all_values_leaves_none_out() {
    let path = "src/route/params.rs";
    let declared = "//! x\npub enum View {\n    /// Twelve months.\n    Year,\n    Week(u8),\n}\n";
    let list = |values: &str| format!("{declared}    const ALL: [View; 2] = [{values}];\n");
    check(path, &list("View::Year"), "`View::ALL` leaves out `Week`");
    check(path, &list("View::Week, View::Years"), "leaves out `Year`");
    check(
        path,
        &list("\n        View::Week,\n        View::Year,\n    "),
        "",
    );
}
