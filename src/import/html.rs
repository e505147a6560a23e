//! HTML by `scraper`: the text of a fragment, and the JSON-LD scripts of a page.

use scraper::node::Node;
use scraper::{ElementRef, Html, Selector};

/// Elements that begin and end a line.
const BLOCKS: [&str; 26] = [
    "address",
    "article",
    "blockquote",
    "body",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tr",
    "ul",
];

/// Elements whose content is not shown.
const HIDDEN: [&str; 5] = ["script", "style", "head", "template", "noscript"];

/// Maximum depth of elements within each other; what is deeper is left out.
const MAX_DEPTH: usize = 100;

/// Returns the text that a fragment shows. Paragraphs and lines are on lines of their own, an item of a
/// list begins with a dash, and the address of a link follows its text.
pub fn shown(html: &str) -> String {
    let fragment = Html::parse_fragment(html);
    let is_block = |node: &Node| {
        let element = node.as_element();
        element.is_some_and(|element| element.name() == "br" || BLOCKS.contains(&element.name()))
    };
    // In HTML a line break is a space; in a text with a few tags it is a line break.
    let has_blocks = fragment.tree.nodes().any(|node| is_block(node.value()));
    let mut writer = Writer {
        text: String::new(),
        keeps_lines: !has_blocks,
    };
    writer.element(fragment.root_element(), 0);
    writer.text
}

/// Returns a text without tags with its entities as characters.
pub fn shown_inline(html: &str) -> String {
    let fragment = Html::parse_fragment(html);
    fragment.root_element().text().collect()
}

struct Writer {
    text: String,
    keeps_lines: bool,
}

impl Writer {
    fn element(&mut self, element: ElementRef<'_>, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        for child in element.children() {
            if let Node::Text(text) = child.value() {
                self.words(text);
            }
            let Some(inner) = ElementRef::wrap(child) else {
                continue;
            };
            let name = inner.value().name();
            if HIDDEN.contains(&name) {
                continue;
            }
            let is_block = BLOCKS.contains(&name);
            if is_block {
                self.line();
            }
            match name {
                "br" => self.text.push('\n'),
                "li" => self.text.push_str("– "),
                "td" | "th" if !self.text.ends_with(['\n', ' ']) => self.text.push(' '),
                _ => {}
            }
            let start = self.text.len();
            self.element(inner, depth + 1);
            if name == "a" {
                self.address(inner, start);
            }
            if is_block {
                self.line();
            }
            if name == "p" {
                self.text.push('\n');
            }
        }
    }

    fn words(&mut self, text: &str) {
        if self.keeps_lines {
            self.text.push_str(text);
            return;
        }
        for found in text.chars() {
            match found.is_whitespace() {
                true if self.text.is_empty() || self.text.ends_with([' ', '\n']) => {}
                true => self.text.push(' '),
                false => self.text.push(found),
            }
        }
    }

    /// Begins a new line, unless one has begun.
    fn line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// Writes the address of a link, unless it is its text.
    fn address(&mut self, link: ElementRef<'_>, start: usize) {
        let address = link.value().attr("href").unwrap_or_default();
        let shown = self.text.get(start..).unwrap_or_default().trim();
        if address.starts_with("http") && shown != address {
            let shown = if shown.is_empty() { "" } else { " " };
            let address = [shown, "(", address, ")"].concat();
            self.text.push_str(&address);
        }
    }
}

/// Returns the JSON-LD scripts of a page.
pub fn jsonld_scripts(html: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let Ok(scripts) = Selector::parse("script[type]") else {
        return Vec::new();
    };
    let ours = page.select(&scripts).filter(|script| {
        let kind = script.value().attr("type").unwrap_or_default();
        kind.to_ascii_lowercase().contains("application/ld+json")
    });
    ours.map(|script| script.text().collect()).collect()
}
