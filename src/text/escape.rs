//! Escaping of text and attributes for HTML and XML.

/// Returns a text escaped for an element or a quoted attribute.
///
/// ```
/// use pobratim::text::escaped;
/// assert_eq!(escaped("Tom & \"Jerry\" <3"), "Tom &amp; &quot;Jerry&quot; &lt;3");
/// ```
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(&mut out, text);
    out
}

/// Appends a text, escaped for an element, an attribute or an XML document. Control characters,
/// which neither format allows, are left out.
pub fn push_escaped(out: &mut String, text: &str) {
    for found in text.chars() {
        match found {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(found),
            found if found.is_control() => {}
            found => out.push(found),
        }
    }
}

/// Appends an HTML attribute, with a space before it.
pub fn push_attribute(out: &mut String, name: &str, value: &str) {
    out.extend([" ", name, "=\""]);
    push_escaped(out, value);
    out.push('"');
}
