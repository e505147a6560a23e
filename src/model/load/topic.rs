//! Checking categories, directions, media and sources.

use super::loader::{Checked, Loader};
use super::spot::Spot;
use crate::model::bundle::Space;
use crate::model::{Media, SafeUrl, Section, Source, Topic};
use crate::time::Edtf;

impl Loader<'_> {
    /// A category.
    pub fn category(&mut self, at: &Spot) -> Checked<Topic> {
        self.topic(Space::Category, at)
    }

    /// A direction.
    pub fn direction(&mut self, at: &Spot) -> Checked<Topic> {
        self.topic(Space::Direction, at)
    }

    fn topic(&mut self, space: Space, at: &Spot) -> Checked<Topic> {
        let id = self.new_id(space, at)?;
        let title = self.needed_texts(&at.key("title"))?;
        let introduction = self.texts(&at.key("introduction"));
        let mut sections = Vec::new();
        for (index, section) in at.key("sections").items().enumerate() {
            match self.section(&section) {
                Some(section) => {
                    self.ids.insert(Space::Section, &section.id, index);
                    sections.push(section);
                }
                None => self.left_out += 1,
            }
        }
        let topic = Topic {
            id: id.clone(),
            title,
            introduction,
            sections,
        };
        Some((id, topic))
    }

    fn section(&mut self, at: &Spot) -> Option<Section> {
        let id = self.new_id(Space::Section, at);
        let title = self.needed_texts(&at.key("title"));
        let text = self.needed_texts(&at.key("text"));
        let when = self.date_if_any(&at.key("when"));
        let cities = self.cities(&at.key("cities"));
        let sources = self.sources(&at.key("sources"));
        self.expect_source(&sources, at);
        Some(Section {
            id: id?,
            title: title?,
            text: text?,
            when: when?.unwrap_or(Edtf::Unknown),
            cities,
            sources,
        })
    }

    /// A picture, film or sound.
    pub fn medium(&mut self, at: &Spot) -> Checked<Media> {
        let id = self.new_id(Space::Media, at);
        let kind = self.word(&at.key("kind"));
        let url = self.url(&at.key("url"), SafeUrl::file);
        let description = self.needed_texts(&at.key("description"));
        let credit = self.needed_texts(&at.key("credit"));
        let id = id?;
        let medium = Media {
            id: id.clone(),
            kind: kind?,
            url: url?,
            description: description?,
            credit: credit?,
        };
        Some((id, medium))
    }

    /// A document or a page.
    pub fn source(&mut self, at: &Spot) -> Checked<Source> {
        let id = self.new_id(Space::Source, at);
        let kind = self.word(&at.key("kind"));
        let title = self.needed_texts(&at.key("title"));
        let url = self.url(&at.key("url"), SafeUrl::page);
        let lang = self.tag(&at.key("lang"));
        let date = self.date_if_any(&at.key("date"));
        let id = id?;
        let source = Source {
            id: id.clone(),
            kind: kind?,
            title: title?,
            url,
            lang,
            date: date.flatten(),
        };
        Some((id, source))
    }
}
