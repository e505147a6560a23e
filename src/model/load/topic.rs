//! Checking categories, directions, media and sources.

use super::loader::{Checked, Loader};
use super::path::Path;
use crate::model::bundle::Space;
use crate::model::raw::{RawMedia, RawSection, RawSource, RawTopic};
use crate::model::{Media, SafeUrl, Section, Source, Topic};
use crate::time::Edtf;

impl Loader<'_> {
    /// A category.
    pub fn category(&mut self, raw: RawTopic, at: &Path) -> Checked<Topic> {
        self.topic(Space::Category, raw, at)
    }

    /// A direction.
    pub fn direction(&mut self, raw: RawTopic, at: &Path) -> Checked<Topic> {
        self.topic(Space::Direction, raw, at)
    }

    fn topic(&mut self, space: Space, raw: RawTopic, at: &Path) -> Checked<Topic> {
        let id = self.new_id(space, &raw.id, at)?;
        let title = self.needed_texts(&raw.title, &at.key("title"))?;
        let introduction = self.texts(&raw.introduction, &at.key("introduction"));
        let list = at.key("sections");
        let mut sections = Vec::with_capacity(raw.sections.len());
        for (index, section) in raw.sections.into_iter().enumerate() {
            match self.section(section, &list.index(index)) {
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

    fn section(&mut self, raw: RawSection, at: &Path) -> Option<Section> {
        let id = self.new_id(Space::Section, &raw.id, at);
        let title = self.needed_texts(&raw.title, &at.key("title"));
        let text = self.needed_texts(&raw.text, &at.key("text"));
        let when = self.date_if_any(raw.when.as_deref(), &at.key("when"));
        let cities = self.cities(&raw.cities, &at.key("cities"));
        let sources = self.sources(raw.sources, &at.key("sources"));
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
    pub fn medium(&mut self, raw: RawMedia, at: &Path) -> Checked<Media> {
        let id = self.new_id(Space::Media, &raw.id, at);
        let kind = self.word(&raw.kind, &at.key("kind"));
        let url = self.url(&raw.url, SafeUrl::file, &at.key("url"));
        let description = self.needed_texts(&raw.description, &at.key("description"));
        let credit = self.needed_texts(&raw.credit, &at.key("credit"));
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
    pub fn source(&mut self, raw: RawSource, at: &Path) -> Checked<Source> {
        let id = self.new_id(Space::Source, &raw.id, at);
        let kind = self.word(&raw.kind, &at.key("kind"));
        let title = self.needed_texts(&raw.title, &at.key("title"));
        let url = raw
            .url
            .and_then(|url| self.url(&url, SafeUrl::page, &at.key("url")));
        let lang = self.tag(raw.lang.as_deref(), &at.key("lang"));
        let date = self.date_if_any(raw.date.as_deref(), &at.key("date"));
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
