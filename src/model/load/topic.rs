//! Checks of categories, directions, media and sources.

use super::cursor::JsonCursor;
use super::loader::{Checked, Loader};
use crate::model::bundle::IdSpace;
use crate::model::{Media, SafeUrl, Section, Source, Topic};
use crate::time::Edtf;

impl Loader<'_> {
    /// Checks a category.
    pub fn category(&mut self, at: &JsonCursor) -> Checked<Topic> {
        self.topic(IdSpace::Category, at)
    }

    /// Checks a direction.
    pub fn direction(&mut self, at: &JsonCursor) -> Checked<Topic> {
        self.topic(IdSpace::Direction, at)
    }

    fn topic(&mut self, space: IdSpace, at: &JsonCursor) -> Checked<Topic> {
        let id = self.new_id(space, at)?;
        let title = self.needed_texts(&at.key("title"))?;
        let introduction = self.texts(&at.key("introduction"));
        let mut sections = Vec::new();
        for (index, section) in at.key("sections").items().enumerate() {
            match self.section(&section) {
                Some(section) => {
                    self.ids.insert(IdSpace::Section, &section.id, index);
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

    fn section(&mut self, at: &JsonCursor) -> Option<Section> {
        let id = self.new_id(IdSpace::Section, at);
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

    /// Checks a picture, film or sound.
    pub fn medium(&mut self, at: &JsonCursor) -> Checked<Media> {
        let id = self.new_id(IdSpace::Media, at);
        let kind = self.term(&at.key("kind"));
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

    /// Checks a document or a page.
    pub fn source(&mut self, at: &JsonCursor) -> Checked<Source> {
        let id = self.new_id(IdSpace::Source, at);
        let kind = self.term(&at.key("kind"));
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
