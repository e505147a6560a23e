//! Values of JSON-LD: properties, texts in languages, types and references.

use std::collections::BTreeMap;

use crate::model::json::Node;
use crate::text::Lang;

/// The objects of a page by `@id`.
#[derive(Debug, Default)]
pub struct Ids<'a> {
    objects: BTreeMap<String, &'a Node<'a>>,
}

impl<'a> Ids<'a> {
    /// Adds the objects of a value that have an `@id` and more than that.
    pub fn add(&mut self, node: &'a Node<'a>) {
        let id = text(field(node, "@id"));
        if !id.is_empty() && !is_reference(node) {
            self.objects.entry(id.to_string()).or_insert(node);
        }
        for item in node.items().unwrap_or_default() {
            self.add(item);
        }
        for (_, inner) in node.fields().unwrap_or_default() {
            self.add(inner);
        }
    }

    /// Returns the object that a reference names; another value as it is.
    pub fn resolved(&self, node: &'a Node<'a>) -> &'a Node<'a> {
        if !is_reference(node) {
            return node;
        }
        self.objects
            .get(text(field(node, "@id")))
            .copied()
            .unwrap_or(node)
    }
}

/// Whether an object has nothing but an `@id` and a type.
fn is_reference(node: &Node<'_>) -> bool {
    let fields = node.fields().unwrap_or_default();
    let mut names = fields.iter().map(|(name, _)| &**name);
    field(node, "@id").is_some() && names.all(|name| name == "@id" || name == "@type")
}

/// Returns the name of a property without the prefix of schema.org.
pub fn short(name: &str) -> &str {
    let prefixes = ["schema:", "https://schema.org/", "http://schema.org/"];
    let mut short = prefixes
        .iter()
        .filter_map(|prefix| name.strip_prefix(prefix));
    short.next().unwrap_or(name)
}

/// Returns the value of a property.
pub fn field<'a>(node: &'a Node<'a>, key: &str) -> Option<&'a Node<'a>> {
    let found = node.fields()?.iter().find(|(name, _)| short(name) == key);
    found
        .map(|(_, value)| value)
        .filter(|value| !matches!(value, Node::Null))
}

/// Returns the values of a property, one or a list of them.
pub fn all<'a>(node: Option<&'a Node<'a>>) -> Vec<&'a Node<'a>> {
    match node {
        Some(Node::List(items)) => items.iter().collect(),
        Some(node) => vec![node],
        None => Vec::new(),
    }
}

/// Returns a text, or the first of a list; of an object its value or name.
pub fn text<'a>(node: Option<&'a Node<'a>>) -> &'a str {
    match node {
        Some(Node::Text(text)) => text,
        Some(Node::Number(number)) => number,
        Some(Node::List(items)) => text(items.first()),
        Some(node @ Node::Object(_)) => text(field(node, "@value").or(field(node, "name"))),
        Some(Node::Raw(_) | Node::Null | Node::Bool(_) | Node::Broken) | None => "",
    }
}

/// Returns the last part of a URL or name: `EventCancelled` for `https://schema.org/EventCancelled`.
pub fn last_part(text: &str) -> &str {
    text.trim_end_matches('/')
        .rsplit(['/', '#', ':'])
        .next()
        .unwrap_or_default()
}

/// Returns whether an object has one of these types.
pub fn has_type(node: &Node<'_>, is: impl Fn(&str) -> bool) -> bool {
    let types = all(field(node, "@type"));
    types
        .into_iter()
        .any(|kind| is(last_part(text(Some(kind)))))
}

/// Returns whether the type is an event's: `Event`, `MusicEvent`, `Festival`.
pub fn is_event(node: &Node<'_>) -> bool {
    has_type(node, |name| {
        name.ends_with("Event")
            || ["Festival", "EventSeries", "CourseInstance", "Hackathon"].contains(&name)
    })
}

/// English names of the languages of sites, which pages write in `inLanguage`.
const LANGUAGE_NAMES: [(&str, Lang); 6] = [
    ("russian", Lang::Ru),
    ("english", Lang::En),
    ("chinese", Lang::Zh),
    ("mandarin", Lang::Zh),
    ("korean", Lang::Ko),
    ("japanese", Lang::Ja),
];

/// Returns the language that a value of `inLanguage` names: a tag, a name or an object.
pub fn language(node: Option<&Node<'_>>) -> Option<Lang> {
    let of_text = |text: &str| {
        let text = last_part(text).trim();
        let lower = text.to_lowercase();
        let own = Lang::ALL
            .into_iter()
            .find(|lang| lang.own_name().to_lowercase() == lower);
        let named = LANGUAGE_NAMES.iter().find(|(name, _)| *name == lower);
        Lang::from_browser_tag(text)
            .or(own)
            .or(named.map(|(_, lang)| *lang))
    };
    match node? {
        Node::Text(text) => of_text(text),
        Node::List(items) => language(items.first()),
        object @ Node::Object(_) => ["alternateName", "identifier", "@id", "name", "@value"]
            .into_iter()
            .find_map(|key| of_text(text(field(object, key)))),
        Node::Raw(_) | Node::Null | Node::Bool(_) | Node::Number(_) | Node::Broken => None,
    }
}

/// Returns the language that the context of a page gives its texts.
pub fn context_language(node: &Node<'_>) -> Option<Lang> {
    if let Some(items) = node.items() {
        return items.iter().find_map(context_language);
    }
    let tags = all(field(node, "@context"))
        .into_iter()
        .map(|context| text(field(context, "@language")));
    tags.filter(|tag| !tag.is_empty())
        .find_map(Lang::from_browser_tag)
}

/// Calls `add` for each language of a text: objects with `@language`, a map by language, or a text in
/// the language `own`.
pub fn each_translation(node: Option<&Node<'_>>, own: Lang, add: &mut dyn FnMut(Lang, &str)) {
    match node {
        Some(Node::List(items)) => {
            for item in items {
                each_translation(Some(item), own, add);
            }
        }
        Some(object @ Node::Object(fields)) => {
            if field(object, "@value").is_some() {
                let tag = text(field(object, "@language"));
                add(
                    Lang::from_browser_tag(tag).unwrap_or(own),
                    text(field(object, "@value")),
                );
                return;
            }
            for (name, value) in fields {
                if let Some(lang) = Lang::from_browser_tag(name) {
                    add(lang, text(Some(value)));
                }
            }
        }
        other => add(own, text(other)),
    }
}
