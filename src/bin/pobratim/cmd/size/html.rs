//! References of an HTML page to files of its site.

/// Returns the files of the same site that a page names, relative to its base, without repetitions, in
/// document order.
pub fn referenced_files(html: &str) -> Vec<String> {
    let tags = tags(html);
    let base = tags
        .iter()
        .find(|tag| tag.name == "base")
        .and_then(|tag| tag.value("href"))
        .unwrap_or("/")
        .to_owned();
    let mut names: Vec<String> = Vec::new();
    for tag in &tags {
        let values = match tag.name {
            "link" => vec![tag.value("href")],
            "script" => vec![
                tag.value("src"),
                tag.value("data-js"),
                tag.value("data-wasm"),
            ],
            "meta" if tag.value("name").is_some_and(|name| DATA.contains(&name)) => {
                vec![tag.value("content")]
            }
            _ => vec![],
        };
        for value in values
            .into_iter()
            .flatten()
            .filter(|value| !value.contains("://"))
        {
            let name = value
                .strip_prefix(base.as_str())
                .unwrap_or(value)
                .to_owned();
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

/// Returns the content of the meta element with this name; empty if there is none.
pub fn meta_content<'a>(html: &'a str, name: &str) -> &'a str {
    let tags = tags(html);
    let mut metas = tags.iter().filter(|tag| tag.name == "meta");
    let found = metas.find(|tag| tag.value("name") == Some(name));
    found.and_then(|tag| tag.value("content")).unwrap_or("")
}

/// The meta elements whose contents are paths of data files.
const DATA: [&str; 2] = ["pobratim:bundle", "pobratim:coast"];

/// A start tag with its attributes.
#[derive(Debug)]
struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
}

impl<'a> Tag<'a> {
    /// Returns the value of an attribute.
    fn value(&self, name: &str) -> Option<&'a str> {
        self.attributes
            .iter()
            .find(|(attribute, _)| *attribute == name)
            .map(|(_, value)| *value)
    }
}

/// Returns the start tags of our own page. Not an HTML parser: after the build the page has no scripts
/// or comments with tags in them, and attribute values contain neither `>` nor character references.
fn tags(html: &str) -> Vec<Tag<'_>> {
    html.split('<')
        .skip(1)
        .filter_map(|rest| rest.split_once('>').map(|(inside, _)| inside))
        .filter(|inside| inside.starts_with(|first: char| first.is_ascii_alphabetic()))
        .map(|inside| {
            let (name, rest) = inside
                .split_once(char::is_whitespace)
                .unwrap_or((inside, ""));
            Tag {
                name,
                attributes: attributes(rest),
            }
        })
        .collect()
}

/// Parses attributes, `a=1 b="two words" c`, with quoted or unquoted values.
fn attributes(text: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = rest
            .find(|c: char| c == '=' || c.is_whitespace())
            .unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let Some(after) = after.strip_prefix('=') else {
            found.push((name, ""));
            rest = after.trim_start();
            continue;
        };
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, after) = match quote {
            Some(quote) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
            None => after.split_once(char::is_whitespace).unwrap_or((after, "")),
        };
        found.push((name, value));
        rest = after.trim_start();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{meta_content, referenced_files};

    fn check_names(html: &str, expected: &[&str]) {
        assert_eq!(referenced_files(html), expected, "{html}");
    }

    #[test]
    fn a_page_names_its_files() {
        check_names("<p>no link</p>", &[]);
        check_names(r#"<link rel="stylesheet" href="/a.css">"#, &["a.css"]);
        check_names(
            "<base href=/a/b/><link href=/a/b/x.css rel=stylesheet>",
            &["x.css"],
        );
        check_names(
            "<script data-js=/x.js data-wasm=/x.wasm defer src=/boot.js></script>",
            &["boot.js", "x.js", "x.wasm"],
        );
        check_names(
            "<script src=/x.js></script><link rel=modulepreload href=/x.js>",
            &["x.js"],
        );
        check_names(
            "<meta content=bundle/a.json name=pobratim:bundle>",
            &["bundle/a.json"],
        );
        check_names("<meta content='ru en' name=pobratim:languages>", &[]);
        check_names(
            "<meta content='a b' name=description><a href=/ru/>x</a>",
            &[],
        );
        check_names("<link rel=canonical href=https://example.org/>", &[]);
    }
    #[test]
    fn a_meta_has_its_content() {
        let html = "<meta name=a content=b><meta content='ru en' name=pobratim:languages>";
        assert_eq!(meta_content(html, "pobratim:languages"), "ru en");
        assert_eq!(meta_content(html, "pobratim:coast"), "");
    }
}
