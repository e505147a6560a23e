//! Checking events, programmes and documents.

use super::loader::{Checked, Loader};
use super::path::Path;
use crate::model::bundle::Space;
use crate::model::raw::{RawAges, RawEntry};
use crate::model::{
    Ages, Audience, CategoryIx, Class, DirectionIx, Entry, FaultCode, Kind, SeriesIx, Status, Word,
};
use crate::time::Edtf;

impl Loader<'_> {
    /// An entry of the list `events`.
    pub fn event(&mut self, raw: RawEntry, at: &Path) -> Checked<Entry> {
        self.entry(Class::Event, raw, at)
    }

    /// An entry of the list `programmes`.
    pub fn programme(&mut self, raw: RawEntry, at: &Path) -> Checked<Entry> {
        self.entry(Class::Programme, raw, at)
    }

    /// An entry of the list `documents`.
    pub fn document(&mut self, raw: RawEntry, at: &Path) -> Checked<Entry> {
        self.entry(Class::Document, raw, at)
    }

    fn entry(&mut self, class: Class, raw: RawEntry, at: &Path) -> Checked<Entry> {
        let id = self.new_id(Space::Entry, &raw.id, at);
        let kind = self.kind(class, &raw.kind, at);
        let status = self.status(class, &raw.status, at);
        let title = self.needed_texts(&raw.title, &at.key("title"));
        let summary = self.texts(&raw.summary, &at.key("summary"));
        let when = self
            .date_if_any(raw.when.as_deref(), &at.key("when"))
            .map(|when| when.unwrap_or(Edtf::Unknown));
        // A date that cannot be read leaves the entry out; its time needs no fault of its own.
        let on_a_day = when.is_none_or(|when| is_one_day(&when));
        let time = raw
            .time
            .and_then(|time| self.timed(time, on_a_day, &at.key("time")));
        let series = raw
            .series
            .and_then(|id| self.reference(Space::Series, &id, &at.key("series")))
            .and_then(SeriesIx::new);
        let cities = self.cities(&raw.cities, &at.key("cities"));
        let countries = self.countries(&raw.countries, &at.key("countries"));
        let category = self.reference(Space::Category, &raw.category, &at.key("category"));
        let direction = self.reference(Space::Direction, &raw.direction, &at.key("direction"));
        let category_more = self.categories(&raw.category_more, &at.key("category_more"));
        let direction_more = self.directions(&raw.direction_more, &at.key("direction_more"));
        let media = self.media(&raw.media, &at.key("media"));
        let format = self.word(&raw.format, &at.key("format"));
        let audience = self.audience(&raw.audience, &at.key("audience"));
        let topics = self.free_words(raw.topics, &at.key("topics"));
        let ages = raw.ages.and_then(|ages| self.ages(&ages, &at.key("ages")));
        let place = self.place(raw.place, &at.key("place"));
        let organisers = self.organisers(&raw.organisers, &at.key("organisers"));
        let contact = raw
            .contact
            .and_then(|contact| self.contact(contact, &at.key("contact")));
        let links = self.links(raw.links, &at.key("links"));
        let sources = self.sources(raw.sources, &at.key("sources"));
        self.expect_source(&sources, at);
        let revision = self.revision(&raw.revision, at);
        let id = id?;
        let entry = Entry {
            id: id.clone(),
            class,
            kind: kind?,
            title: title?,
            summary,
            when: when?,
            time,
            series,
            cities,
            countries,
            category: CategoryIx::new(category?)?,
            category_more,
            direction: DirectionIx::new(direction?)?,
            direction_more,
            format: format?,
            audience,
            topics,
            ages,
            exchange: raw.exchange,
            status: status?,
            place,
            organisers,
            contact,
            links,
            media,
            sources,
            revision,
        };
        Some((id, entry))
    }

    /// The kind, one of those that the class has.
    fn kind(&mut self, class: Class, found: &str, at: &Path) -> Option<Kind> {
        let kinds = class.kinds();
        let allowed: Vec<&'static str> = kinds.iter().map(|kind| kind.code()).collect();
        let place = self.word_place(&allowed, found, &at.key("kind"))?;
        kinds.get(place).copied()
    }

    /// The status, one of those that the class may have.
    fn status(&mut self, class: Class, found: &str, at: &Path) -> Option<Status> {
        let allowed: Vec<Status> = Status::ALL
            .iter()
            .copied()
            .filter(|status| class.allows(*status))
            .collect();
        let words: Vec<&'static str> = allowed.iter().map(|status| status.code()).collect();
        let place = self.word_place(&words, found, &at.key("status"))?;
        allowed.get(place).copied()
    }

    /// Audiences, each once.
    pub fn audience(&mut self, words: &[String], at: &Path) -> Vec<Audience> {
        let mut audience = Vec::with_capacity(words.len());
        for (index, word) in words.iter().enumerate() {
            let at = &at.index(index);
            if let Some(place) = self.word_place(<Audience as Word>::CODES, word, at)
                && let Some(one) = Audience::ALL.get(place)
            {
                if audience.contains(one) {
                    self.duplicate_item(word, at);
                } else {
                    audience.push(*one);
                }
            }
        }
        audience
    }

    fn ages(&mut self, raw: &RawAges, at: &Path) -> Option<Ages> {
        let problem = match (raw.from, raw.to) {
            (None, None) => "neither `from` nor `to` is given",
            (Some(from), Some(to)) if from > to => "`from` is greater than `to`",
            (from, to) => return Some(Ages { from, to }),
        };
        let hint = "give full years, the lower one as `from`, or leave the ages out";
        self.fault(FaultCode::BadAges, at, problem.to_owned(), hint);
        None
    }
}

/// Whether the date is one exact day, on which a clock time makes sense.
pub fn is_one_day(when: &Edtf) -> bool {
    matches!(when, Edtf::Date(_)) && when.is_exact()
}
