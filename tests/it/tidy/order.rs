//! The order of the modules of `ui`.

use super::{File, check, first_names, is_word};

/// The modules of `ui` in their order: each names only those before it, so that none needs itself.
const UI: [&str; 24] = [
    "browser",
    "format",
    "data",
    "prefs",
    "messages",
    "environment",
    "lookup",
    "modules",
    "context",
    "navigation",
    "zone",
    "query",
    "parts",
    "event",
    "calendar",
    "embed",
    "facets",
    "map",
    "search",
    "shell",
    "pages",
    "lazy",
    "app",
    "render",
];

/// Modules of `ui` name only those before them in [`UI`].
pub fn order_in_ui(file: &File<'_>, faults: &mut Vec<String>) {
    let Some(inside) = file.path.strip_prefix("src/ui/") else {
        return;
    };
    let own = inside.split('/').next().unwrap_or_default();
    let own = own.strip_suffix(".rs").unwrap_or(own);
    if own == "mod" {
        return;
    }
    let place = |name: &str| UI.iter().position(|module| *module == name);
    let Some(own_place) = place(own) else {
        return faults.push(format!("{}: add `{own}` to the table UI", file.path));
    };
    // A list of names may go over several lines.
    let code: Vec<&str> = file.code().map(|(_, code)| code).collect();
    let code = code.join(" ");
    let up = "super::".repeat(file.depth() - 1);
    for root in ["crate::ui::", up.as_str()] {
        for (at, _) in code.match_indices(root) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|before| is_word(before) || before == ':') {
                continue;
            }
            for named in first_names(&code[at + root.len()..]) {
                if place(&named).is_some_and(|named| named > own_place) {
                    faults.push(format!(
                        "{}: `ui::{own}` names `ui::{named}`, which comes after it in the table UI; \
                         move what both need to a module before them",
                        file.path
                    ));
                }
            }
        }
    }
}

#[test]
fn a_module_of_the_page_names_only_those_before_it() {
    let inside = "//! x\nuse crate::ui::{\n    browser,\n    calendar,\n};";
    check("src/ui/pages/city.rs", inside, "");
    check("src/ui/zone.rs", inside, "`ui::zone` names `ui::calendar`");
    let above = "//! x\nuse super::{pages, zone};";
    check("src/ui/lazy.rs", above, "");
    check("src/ui/event.rs", above, "`ui::event` names `ui::pages`");
    check("src/ui/map/card.rs", "//! x\nuse super::pages;", "");
    check("src/ui/other.rs", "//! x", "add `other` to the table UI");
}
