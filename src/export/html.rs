//! HTML as text, for pages that need no program: elements with escaped texts and attributes.

/// HTML that is well-formed: every text and attribute in it is escaped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// A text.
    pub fn text(text: &str) -> Html {
        let mut html = String::with_capacity(text.len());
        push_escaped(&mut html, text);
        Html(html)
    }

    /// What is HTML already, such as a part of the page that a build made.
    pub fn raw(html: String) -> Html {
        Html(html)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn into_string(self) -> String {
        self.0
    }

    /// The same with more behind it.
    #[must_use]
    pub fn and(mut self, more: impl Into<Html>) -> Html {
        self.0.push_str(&more.into().0);
        self
    }
}

impl From<&str> for Html {
    fn from(text: &str) -> Html {
        Html::text(text)
    }
}

impl From<String> for Html {
    fn from(text: String) -> Html {
        Html::text(&text)
    }
}

impl From<Tag> for Html {
    fn from(tag: Tag) -> Html {
        tag.done()
    }
}

impl<T: Into<Html>> From<Option<T>> for Html {
    fn from(some: Option<T>) -> Html {
        some.map(Into::into).unwrap_or_default()
    }
}

impl<T: Into<Html>> FromIterator<T> for Html {
    fn from_iter<I: IntoIterator<Item = T>>(pieces: I) -> Html {
        let pieces = pieces.into_iter();
        pieces.fold(Html::default(), |html, piece| html.and(piece))
    }
}

/// An element on its way.
#[derive(Clone, Debug)]
pub struct Tag {
    name: &'static str,
    attributes: String,
    inside: String,
}

/// Elements that have no content and no end tag (HTML, section 13.1.2).
const VOID: [&str; 6] = ["meta", "link", "base", "img", "input", "br"];

/// An element with this name.
///
/// ```
/// use pobratim::export::page::el;
/// let link = el("a").attr("href", "?a&b").child("Tom & Jerry <3");
/// assert_eq!(link.done().as_str(), "<a href=\"?a&amp;b\">Tom &amp; Jerry &lt;3</a>");
/// ```
pub fn el(name: &'static str) -> Tag {
    Tag {
        name,
        attributes: String::new(),
        inside: String::new(),
    }
}

impl Tag {
    /// An attribute with a value.
    #[must_use]
    pub fn attr(mut self, name: &str, value: impl AsRef<str>) -> Tag {
        self.attributes.push(' ');
        self.attributes.push_str(name);
        self.attributes.push_str("=\"");
        push_escaped(&mut self.attributes, value.as_ref());
        self.attributes.push('"');
        self
    }

    /// An attribute where there is a value.
    #[must_use]
    pub fn attr_if(self, name: &str, value: Option<impl AsRef<str>>) -> Tag {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// An attribute without a value, where `on`.
    #[must_use]
    pub fn flag(mut self, name: &str, on: bool) -> Tag {
        if on {
            self.attributes.push(' ');
            self.attributes.push_str(name);
        }
        self
    }

    #[must_use]
    pub fn class(self, class: &str) -> Tag {
        match class {
            "" => self,
            class => self.attr("class", class),
        }
    }

    /// More content: an element, a text, or nothing.
    #[must_use]
    pub fn child(mut self, child: impl Into<Html>) -> Tag {
        self.inside.push_str(&child.into().0);
        self
    }

    pub fn done(self) -> Html {
        let Tag {
            name,
            attributes,
            inside,
        } = self;
        if VOID.contains(&name) {
            return Html(["<", name, &attributes, ">"].concat());
        }
        Html(["<", name, &attributes, ">", &inside, "</", name, ">"].concat())
    }
}

/// Writes a text so that it is the same in an element, an attribute, or an XML document; control
/// characters, which neither may hold, are left out.
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
