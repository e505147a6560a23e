//! Texts of calendars and pages without the markup of HTML and without characters that a bundle cannot
//! have.

/// Returns a text with its line breaks. HTML, also with escaped tags, becomes what a browser would show.
pub fn plain_text(text: &str) -> String {
    let mut shown = text.to_string();
    // Some programs escape a text that has entities already.
    for _ in 0..2 {
        if !has_markup(&shown) {
            break;
        }
        shown = without_markup(&shown);
    }
    cleaned(&shown)
}

/// Returns a text on one line, such as a title.
pub fn plain_line(text: &str) -> String {
    let text = plain_text(text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns a text without control characters: a tab is a space, and any line end `\n`. At most one blank
/// line is between paragraphs.
pub fn cleaned(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let mut cleaned = String::with_capacity(text.len());
    for found in text.chars() {
        match found {
            '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' => cleaned.push('\n'),
            '\t' | '\u{a0}' => cleaned.push(' '),
            '\n' => cleaned.push('\n'),
            '\u{feff}' => {}
            found if found.is_control() => {}
            found => cleaned.push(found),
        }
    }
    let mut lines: Vec<&str> = Vec::new();
    for line in cleaned.lines().map(str::trim_end) {
        if !line.is_empty() || lines.last().is_some_and(|last| !last.is_empty()) {
            lines.push(line);
        }
    }
    lines.join("\n").trim().to_string()
}

/// Elements of HTML: a text with a tag of one of them is HTML; another `<` is a character.
const ELEMENTS: [&str; 36] = [
    "a",
    "article",
    "b",
    "blockquote",
    "body",
    "br",
    "center",
    "code",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "html",
    "i",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "span",
    "strong",
    "table",
    "td",
    "tr",
    "u",
    "ul",
];

/// Whether a text has a tag of HTML or an entity.
fn has_markup(text: &str) -> bool {
    has_tag(text) || has_entity(text)
}

fn has_tag(text: &str) -> bool {
    text.split('<').skip(1).any(|rest| {
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let end = rest.find(|found: char| !found.is_ascii_alphanumeric());
        let name = end.and_then(|end| rest.get(..end)).unwrap_or_default();
        rest.contains('>') && ELEMENTS.contains(&name.to_ascii_lowercase().as_str())
    })
}

fn has_entity(text: &str) -> bool {
    text.split('&').skip(1).any(|rest| {
        let name = rest.split(';').next().unwrap_or_default();
        let digits = name.strip_prefix('#');
        let is_short = name.len() < rest.len() && name.len() <= 10 && !name.is_empty();
        let is_name = name.chars().all(|found| found.is_ascii_alphanumeric());
        let is_number = |digits: &str| {
            let digits = digits.trim_start_matches(['x', 'X']);
            !digits.is_empty() && digits.chars().all(|found| found.is_ascii_hexdigit())
        };
        is_short && digits.map_or(is_name, is_number)
    })
}

/// Returns what a browser shows of a fragment of HTML.
#[cfg(feature = "cli")]
fn without_markup(text: &str) -> String {
    if has_tag(text) {
        // A line break that was escaped twice.
        super::html::shown(&text.replace("\\n", "\n"))
    } else {
        super::html::shown_inline(&text.replace('<', "&lt;"))
    }
}

/// Returns the text as it is: only the command reads HTML.
#[cfg(not(feature = "cli"))]
fn without_markup(text: &str) -> String {
    text.to_string()
}
