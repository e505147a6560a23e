//! A strict parser for the HTML that Leptos writes: what a browser would have to repair is an
//! error.

/// An element with its attributes and children.
#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

#[derive(Debug)]
pub enum Node {
    Element(Element),
    Text(String),
}

/// Elements without content (HTML, 13.1.2).
const VOID: [&str; 5] = ["br", "hr", "img", "input", "source"];

/// Elements that may not be in a paragraph, a heading, a button or a label.
const BLOCKS: [&str; 18] = [
    "address",
    "article",
    "blockquote",
    "details",
    "dialog",
    "div",
    "dl",
    "fieldset",
    "footer",
    "header",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
];

/// Elements that have text only.
const PHRASING: [&str; 11] = [
    "p", "h1", "h2", "h3", "h4", "button", "label", "span", "strong", "mark", "code",
];

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| &**value)
    }

    /// Visits all descendants in document order, each with its ancestors.
    pub fn each<'a>(
        &'a self,
        around: &mut Vec<&'a Element>,
        call: &mut dyn FnMut(&[&Element], &'a Element),
    ) {
        around.push(self);
        for node in &self.children {
            if let Node::Element(element) = node {
                call(around, element);
                element.each(around, call);
            }
        }
        around.pop();
    }

    pub fn all(&self, fits: impl Fn(&Element) -> bool) -> Vec<&Element> {
        let mut found = Vec::new();
        self.each(&mut Vec::new(), &mut |_, element| {
            if fits(element) {
                found.push(element);
            }
        });
        found
    }

    pub fn named(&self, name: &str) -> Vec<&Element> {
        self.all(|element| element.name == name)
    }

    /// Returns the text content, with single spaces.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.push_text(&mut text);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn push_text(&self, text: &mut String) {
        for node in &self.children {
            match node {
                Node::Text(content) => text.push_str(content),
                Node::Element(element) => {
                    let is_inline =
                        matches!(&*element.name, "a" | "span" | "strong" | "mark" | "code");
                    text.push_str(if is_inline { "" } else { " " });
                    element.push_text(text);
                    text.push_str(if is_inline { "" } else { " " });
                }
            }
        }
    }
}

/// Parses HTML; panics at the first error.
pub fn parse(html: &str) -> Element {
    let mut open = vec![Element::default()];
    let mut rest = html;
    while !rest.is_empty() {
        let (text, tag) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        if !text.is_empty() {
            let content = unescaped(text);
            open.last_mut().unwrap().children.push(Node::Text(content));
        }
        rest = tag;
        // Leptos writes an empty comment for an empty view.
        if let Some(after) = tag
            .strip_prefix("<!>")
            .or(tag.strip_prefix("<!--<() />-->"))
        {
            rest = after;
        } else if let Some(after) = tag.strip_prefix("</") {
            let (name, after) = after.split_once('>').unwrap();
            let element = open.pop().unwrap();
            assert_eq!(
                element.name, name,
                "closed in the wrong order, before {after:.80}"
            );
            open.last_mut()
                .unwrap()
                .children
                .push(Node::Element(element));
            rest = after;
        } else if let Some(after) = tag.strip_prefix('<') {
            let (element, after) = start_tag(after);
            match VOID.contains(&&*element.name) {
                true => open
                    .last_mut()
                    .unwrap()
                    .children
                    .push(Node::Element(element)),
                false => open.push(element),
            }
            rest = after;
        }
    }
    assert_eq!(
        open.len(),
        1,
        "not closed: {:?}",
        open.last().map(|it| &it.name)
    );
    let root = open.pop().unwrap();
    check_nesting(&root);
    root
}

fn start_tag(text: &str) -> (Element, &str) {
    let end = text.find([' ', '>', '/']).unwrap();
    let (name, mut rest) = text.split_at(end);
    let mut element = Element {
        name: name.to_string(),
        ..Element::default()
    };
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix("/>").or(rest.strip_prefix('>')) {
            return (element, after);
        }
        let end = rest.find(['=', ' ', '>', '/']).unwrap();
        let (key, after) = rest.split_at(end);
        assert!(
            !key.is_empty() && !key.contains(['"', '\'', '<']),
            "no attribute: {rest:.80}"
        );
        let value = match after.strip_prefix("=\"") {
            Some(after) => {
                let (value, after) = after.split_once('"').unwrap();
                rest = after;
                unescaped(value)
            }
            None => {
                rest = after;
                String::new()
            }
        };
        assert!(element.attribute(key).is_none(), "twice: {key} of {name}");
        element.attributes.push((key.to_string(), value));
    }
}

fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut parts = text.split('&');
    out.push_str(parts.next().unwrap());
    for part in parts {
        let (name, after) = part
            .split_once(';')
            .unwrap_or_else(|| panic!("a bare & in {text}"));
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#x27" => '\'',
            other => panic!("&{other}; in {text}"),
        });
        out.push_str(after);
    }
    out
}

/// Panics where a browser would move an element elsewhere, or where an element cannot be used.
fn check_nesting(root: &Element) {
    let mut ids = Vec::new();
    root.each(&mut Vec::new(), &mut |around, element| {
        let name = &*element.name;
        let inside = |names: &[&str]| around.iter().any(|outer| names.contains(&&*outer.name));
        let parent = around.last().map(|outer| &*outer.name).unwrap_or_default();
        let path: Vec<&str> = around.iter().map(|outer| &*outer.name).collect();
        if BLOCKS.contains(&name) {
            assert!(!inside(&PHRASING), "<{name}> inside {path:?}");
        }
        if matches!(
            name,
            "a" | "button" | "input" | "select" | "summary" | "textarea"
        ) {
            assert!(!inside(&["a", "button"]), "<{name}> inside {path:?}");
        }
        match name {
            "li" => assert!(matches!(parent, "ul" | "ol"), "<li> inside {path:?}"),
            "dt" | "dd" => assert!(matches!(parent, "dl" | "div"), "<{name}> inside {path:?}"),
            "tr" => assert!(matches!(parent, "thead" | "tbody"), "<tr> inside {path:?}"),
            "td" | "th" => assert_eq!(parent, "tr", "<{name}> inside {path:?}"),
            _ => {}
        }
        if matches!(parent, "ul" | "ol") {
            assert_eq!(name, "li", "inside {path:?}");
        }
        if let Some(id) = element.attribute("id") {
            assert!(!ids.contains(&id), "twice: id {id}");
            ids.push(id);
        }
    });
}
