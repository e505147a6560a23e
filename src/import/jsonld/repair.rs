//! Repair of JSON that pages write by hand: comments around it and raw line breaks within strings.

/// Returns the text without marks such as `<![CDATA[` and `<!--` around it, and with the control
/// characters within strings escaped.
pub fn repaired(script: &str) -> String {
    let text = unwrapped(script);
    let mut repaired = String::with_capacity(text.len());
    let (mut is_string, mut is_escaped) = (false, false);
    for found in text.chars() {
        let is_control = found.is_control();
        match found {
            '\n' if is_string => repaired.push_str("\\n"),
            '\t' if is_string => repaired.push_str("\\t"),
            _ if is_string && is_control => {}
            found => repaired.push(found),
        }
        let is_quote = found == '"' && !is_escaped;
        is_escaped = is_string && found == '\\' && !is_escaped;
        is_string ^= is_quote;
    }
    repaired
}

/// Returns the text from the first to the last bracket, if comments or marks are around it.
fn unwrapped(script: &str) -> &str {
    let text = script.trim_start_matches('\u{feff}').trim();
    let marks = ["<!--", "//", "/*", "<![CDATA["];
    let mut inner = text;
    if marks.iter().any(|mark| inner.starts_with(mark)) {
        let start = inner.find(['{', '[']).filter(|at| {
            // The bracket of `<![CDATA[` does not count.
            inner
                .get(*at..)
                .is_some_and(|rest| !rest.starts_with("[CDATA["))
        });
        let start = start.or_else(|| {
            let after = inner.find("[CDATA[")? + "[CDATA[".len();
            Some(after + inner.get(after..)?.find(['{', '['])?)
        });
        inner = start.and_then(|at| inner.get(at..)).unwrap_or(inner);
    }
    let ends = ["-->", "]]>", "*/", ";"];
    let is_marked = |text: &str| ends.iter().any(|end| text.ends_with(end));
    if is_marked(inner)
        && let Some(end) = last_bracket(inner)
    {
        inner = inner.get(..=end).unwrap_or(inner);
    }
    inner
}

/// Returns the index of the last bracket of the JSON, before `]]>`.
fn last_bracket(text: &str) -> Option<usize> {
    let text = match text.rfind("]]>") {
        Some(at) => text.get(..at)?,
        None => text,
    };
    text.rfind(['}', ']'])
}
