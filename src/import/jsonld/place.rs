//! Places and links of schema.org.

use super::Reader;
use super::node::{all, field, has_type, text};
use crate::import::column::folded;
use crate::import::plain_text::plain_line;
use crate::model::json::Node;
use crate::model::{City, SafeUrl};

/// Where an event takes place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    pub name: String,
    /// The id of a city of the bundle.
    pub city: String,
    /// The page on which one takes part.
    pub online: String,
}

impl<'a> Reader<'a> {
    /// Returns place and link of an event, and reports what is not taken.
    pub fn place(&mut self, node: Option<&'a Node<'a>>) -> Place {
        let mut place = Place::default();
        for (index, location) in all(node).into_iter().enumerate() {
            let location = self.ids.resolved(location);
            let link = self.link(location);
            if !link.is_empty() {
                match place.online.is_empty() {
                    true => place.online = link,
                    false => self
                        .not_taken
                        .add(&format!("location[{index}]"), &link, self.number),
                }
                continue;
            }
            if has_type(location, |kind| kind == "VirtualLocation") {
                self.not_taken
                    .add("location", text(Some(location)), self.number);
                continue;
            }
            let (name, city) = self.named(location);
            match place.name.is_empty() {
                true => (place.name, place.city) = (name, city),
                false => self
                    .not_taken
                    .add(&format!("location[{index}]"), &name, self.number),
            }
        }
        // The city is kept only with the name of a place.
        if place.name.is_empty() {
            place.city.clear();
        }
        place
    }

    /// Returns the URL of a virtual location, or of a place that is only a URL.
    fn link(&self, location: &'a Node<'a>) -> String {
        let is_virtual = has_type(location, |kind| kind == "VirtualLocation");
        let candidates = match location {
            Node::Text(text) => vec![&**text],
            _ if is_virtual => vec![text(field(location, "url")), text(field(location, "name"))],
            Node::Raw(_)
            | Node::Null
            | Node::Bool(_)
            | Node::Number(_)
            | Node::List(_)
            | Node::Object(_)
            | Node::Broken => vec![text(field(location, "name"))],
        };
        let mut links = candidates
            .into_iter()
            .filter(|text| SafeUrl::page(text).is_ok());
        links.next().unwrap_or_default().to_string()
    }

    /// Returns name and city of a place; the address where it has no name.
    fn named(&mut self, location: &'a Node<'a>) -> (String, String) {
        let number = self.number;
        let name = plain_line(text(Some(location)));
        if let Node::Object(fields) = location {
            for (key, value) in fields {
                let key = super::node::short(key);
                if !["@type", "@id", "@context", "name", "address"].contains(&key) {
                    let name = ["location.", key].concat();
                    self.not_taken.add(&name, text(Some(value)), number);
                }
            }
        }
        let Some(address) = field(location, "address").map(|address| self.ids.resolved(address))
        else {
            return (name, String::new());
        };
        let Node::Object(parts) = address else {
            let address = plain_line(text(Some(address)));
            if !name.is_empty() && !address.is_empty() {
                self.not_taken.add("location.address", &address, number);
                return (name, String::new());
            }
            return (address, String::new());
        };
        let locality = text(field(address, "addressLocality")).trim();
        let city = self.city(locality);
        let street = plain_line(text(field(address, "streetAddress")));
        let has_name = !name.is_empty();
        // A city that the bundle does not have is part of the name.
        let parts_of_name = [
            (if has_name { &name } else { &street }, true),
            (&locality.to_string(), city.is_empty() && !has_name),
        ];
        let whole: Vec<&str> = parts_of_name
            .into_iter()
            .filter(|(part, is_used)| *is_used && !part.is_empty())
            .map(|(part, _)| part.as_str())
            .collect();
        for (key, value) in parts {
            let key = super::node::short(key);
            let is_used = match key {
                "@type" | "@id" => true,
                "addressLocality" | "addressCountry" => !city.is_empty() || !has_name,
                "streetAddress" => !has_name,
                _ => false,
            };
            if !is_used {
                let name = ["location.address.", key].concat();
                self.not_taken.add(&name, text(Some(value)), number);
            }
        }
        (whole.join(", "), city)
    }

    /// Returns the id of a city of the bundle by its name in any language; empty for another city.
    fn city(&self, name: &str) -> String {
        let wanted = folded(name);
        let is = |city: &&City| {
            let names = city.name.iter().map(|found| found.text.to_string());
            let own = city.own_name.iter().map(|own| own.text.to_string());
            let aliases = city.aliases.iter().map(|alias| alias.to_string());
            let mut all = names.chain(own).chain(aliases);
            all.any(|name| folded(&name) == wanted)
        };
        let cities = [&self.bundle.host]
            .into_iter()
            .chain(self.bundle.cities.iter());
        let mut found = cities.filter(is);
        match (found.next(), found.next()) {
            (Some(city), None) if !wanted.is_empty() => city.id.to_string(),
            _ => String::new(),
        }
    }
}
