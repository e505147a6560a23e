//! The parts of a release's `index.html` that published pages reuse: security policy, style sheet,
//! program, and names of data files. The file is read as built, minified or not.

use std::fmt;

use super::head::Head;
use crate::model::one_language_path;
use crate::text::Lang;

/// Names of the meta elements with the path of the bundle, the languages for which there is a file
/// beside it, and the path of the coast.
const BUNDLE: &str = "pobratim:bundle";
const LANGUAGES: &str = "pobratim:languages";
const COAST: &str = "pobratim:coast";

/// The parts of a release that every page repeats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// The path that the release was built for, with a slash at both ends.
    pub base: String,
    /// The path of the bundle below the base.
    pub bundle: String,
    /// The path of the first coast file below the base, if the page names one.
    pub coast: Option<String>,
    head: Vec<Element>,
}

/// An element of a head: its name, and its attributes in order.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
}

/// Error of an `index.html` that is not a release of Pobratim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReleaseFault {
    /// There is no `<base href>`, which the build writes.
    NoBase,
    /// There is no `<meta name="pobratim:bundle">`.
    NoBundle,
    /// There is no `<script>` that starts the program.
    NoScript,
    /// The path of the bundle or of the coast leads out of the release.
    Outside(String),
}

impl ReleaseFault {
    /// Returns the stable kebab-case code of the fault.
    pub const fn code(&self) -> &'static str {
        match self {
            ReleaseFault::NoBase => "release-no-base",
            ReleaseFault::NoBundle => "release-no-bundle",
            ReleaseFault::NoScript => "release-no-script",
            ReleaseFault::Outside(_) => "release-path-outside",
        }
    }
}

impl fmt::Display for ReleaseFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReleaseFault::NoBase => f.write_str("`index.html` has no `<base href>`"),
            ReleaseFault::NoBundle => f.write_str("`index.html` names no bundle"),
            ReleaseFault::NoScript => f.write_str("`index.html` starts no program"),
            ReleaseFault::Outside(path) => {
                write!(
                    f,
                    "`index.html` names `{path}`, which is not a file of the release"
                )
            }
        }
    }
}

impl std::error::Error for ReleaseFault {}

/// Whether a page starts the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    /// The program starts and replaces the page.
    Starts,
    /// The page is static.
    Absent,
}

impl Release {
    /// Parses the `index.html` of a release.
    pub fn parse(html: &str) -> Result<Release, ReleaseFault> {
        let head = html.split("<body").next().unwrap_or_default();
        let head: Vec<Element> = start_tags(head);
        let value = |name: &str, condition: (&str, &str), attribute: &str| {
            let mut named = head.iter().filter(|element| element.name == name);
            let found = named
                .find(|element| condition.0.is_empty() || element.has(condition.0, condition.1));
            found.and_then(|element| element.get(attribute).map(str::to_string))
        };
        let base = value("base", ("", ""), "href").ok_or(ReleaseFault::NoBase)?;
        let bundle = value("meta", ("name", BUNDLE), "content");
        let bundle = relative_path(bundle.ok_or(ReleaseFault::NoBundle)?)?;
        let coast = value("meta", ("name", COAST), "content");
        let coast = coast.map(relative_path).transpose()?;
        if value("script", ("", ""), "src").is_none() {
            return Err(ReleaseFault::NoScript);
        }
        Ok(Release {
            base,
            bundle,
            coast,
            head: head.into_iter().filter(Element::is_reused).collect(),
        })
    }

    /// Returns the release with another bundle and coast, given as paths below the base; without a
    /// coast if there is none. `languages` are those for which there is a file beside the bundle.
    pub fn with_data(&self, bundle: &str, languages: &[Lang], coast: Option<&str>) -> Release {
        // Links may name the path below the base, or below the host.
        let prefixes = ["", "/", &self.base];
        let mut head = self.head.clone();
        head.retain(|element| {
            let is_preload = element.has("rel", "preload")
                && prefixes
                    .iter()
                    .any(|prefix| element.has("href", &[prefix, &*self.bundle].concat()));
            let is_without_coast = coast.is_none() && element.has("name", COAST);
            !is_preload && !is_without_coast && !element.has("name", LANGUAGES)
        });
        let codes: Vec<&str> = languages.iter().map(|lang| lang.code()).collect();
        head.push(Element::meta(LANGUAGES, &codes.join(" ")));
        if let (Some(coast), None) = (coast, &self.coast) {
            head.push(Element::meta(COAST, coast));
        }
        let renamed = [
            (Some(&self.bundle), Some(bundle)),
            (self.coast.as_ref(), coast),
        ];
        for (old, new) in renamed {
            let Some((old, new)) = old.zip(new) else {
                continue;
            };
            for (name, value) in head.iter_mut().flat_map(|element| &mut element.attributes) {
                let prefix = prefixes
                    .iter()
                    .find(|prefix| **value == [prefix, &**old].concat());
                if let (Some(prefix), "content" | "href") = (prefix, &**name) {
                    *value = [prefix, new].concat();
                }
            }
        }
        Release {
            base: self.base.clone(),
            bundle: bundle.to_string(),
            coast: coast.map(str::to_string),
            head,
        }
    }

    /// Adds the preload of the bundle in the language of a page, which the program fetches first.
    pub(super) fn preload_bundle(&self, head: &mut Head, lang: Lang) {
        let path = one_language_path(&self.bundle, lang);
        head.link(
            "preload",
            &[("as", "fetch"), ("crossorigin", ""), ("href", &path)],
        );
    }

    /// Returns the elements before a page's own: encoding, policy, base.
    pub(super) fn leading(&self) -> Head {
        self.elements_where(&|element| element.is_leading())
    }

    /// Returns the elements after a page's own: style sheet, icon, and the program if it starts.
    pub(super) fn trailing(&self, program: Program) -> Head {
        self.elements_where(&|element| {
            !element.is_leading() && (program == Program::Starts || !element.is_of_program())
        })
    }

    fn elements_where(&self, filter: &dyn Fn(&Element) -> bool) -> Head {
        let mut head = Head::default();
        for element in self.head.iter().filter(|element| filter(element)) {
            let attributes = element.attributes.iter();
            let attributes = attributes.map(|(name, value)| (&**name, &**value));
            head.element(&element.name, &attributes.collect::<Vec<_>>());
        }
        head
    }
}

/// Checks a path and returns it without a leading slash.
fn relative_path(path: String) -> Result<String, ReleaseFault> {
    let below = path.trim_start_matches('/');
    let is_plain = |part: &str| !part.is_empty() && part != "." && part != "..";
    match below.split('/').all(is_plain) && !below.contains(['\\', ':']) {
        true => Ok(below.to_string()),
        false => Err(ReleaseFault::Outside(path)),
    }
}

impl Element {
    fn meta(name: &str, content: &str) -> Element {
        let pairs = [("name", name), ("content", content)];
        let attributes = pairs.map(|(name, value)| (name.to_string(), value.to_string()));
        Element {
            name: "meta".to_string(),
            attributes: attributes.into(),
        }
    }

    fn get(&self, attribute: &str) -> Option<&str> {
        let mut found = self.attributes.iter();
        let found = found.find(|(name, _)| name == attribute);
        found.map(|(_, value)| value.as_str())
    }

    fn has(&self, attribute: &str, value: &str) -> bool {
        self.get(attribute) == Some(value)
    }

    /// Returns whether published pages reuse the element; the metadata of a page is its own.
    fn is_reused(&self) -> bool {
        let own = ["property", "name"].into_iter().any(|attribute| {
            let value = self.get(attribute).unwrap_or_default();
            value == "description" || value.starts_with("og:") || value.starts_with("twitter:")
        });
        matches!(self.name.as_str(), "meta" | "base" | "link" | "script") && !own
    }

    fn is_leading(&self) -> bool {
        let policy = self.get("http-equiv").is_some();
        self.name == "base" || self.get("charset").is_some() || policy
    }

    fn is_of_program(&self) -> bool {
        let rel = self.get("rel").unwrap_or_default();
        let name = self.get("name").unwrap_or_default();
        let data = [BUNDLE, LANGUAGES, COAST].contains(&name);
        self.name == "script" || matches!(rel, "preload" | "modulepreload") || data
    }
}

/// Returns the start tags of a piece of HTML, in order. Values may be quoted or not; `&amp;` is the
/// only entity in the heads of releases.
fn start_tags(html: &str) -> Vec<Element> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
            continue;
        }
        let name: String = rest
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric())
            .collect();
        rest = &rest[name.len()..];
        if !name.is_empty() {
            let attributes = attributes(&mut rest);
            found.push(Element { name, attributes });
        }
    }
    found
}

/// Parses attributes up to the end of the tag.
fn attributes(rest: &mut &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    loop {
        *rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        let end = rest.find(|c: char| c.is_whitespace() || c == '=' || c == '>');
        let Some(end) = end.filter(|end| *end > 0) else {
            return found;
        };
        let name = rest[..end].to_ascii_lowercase();
        *rest = &rest[end..];
        let value = match rest.strip_prefix('=') {
            None => "",
            Some(after) => {
                let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
                let after = &after[usize::from(quote.is_some())..];
                let ends = |c: char| match quote {
                    Some(quote) => c == quote,
                    None => c.is_whitespace() || c == '>',
                };
                let end = after.find(ends).unwrap_or(after.len());
                *rest = after[end..].trim_start_matches(|c| Some(c) == quote);
                &after[..end]
            }
        };
        found.push((name, value.replace("&amp;", "&")));
    }
}
