//! Checking events, programmes and documents.

use super::loader::{Checked, Loader, words};
use super::spot::Spot;
use crate::model::bundle::Space;
use crate::model::{
    Ages, Audience, CategoryIx, Class, DirectionIx, Entry, FaultCode, Kind, SeriesIx, Status,
};
use crate::time::Edtf;

impl Loader<'_> {
    /// An entry of the list `events`.
    pub fn event(&mut self, at: &Spot) -> Checked<Entry> {
        self.entry(Class::Event, at)
    }

    /// An entry of the list `programmes`.
    pub fn programme(&mut self, at: &Spot) -> Checked<Entry> {
        self.entry(Class::Programme, at)
    }

    /// An entry of the list `documents`.
    pub fn document(&mut self, at: &Spot) -> Checked<Entry> {
        self.entry(Class::Document, at)
    }

    fn entry(&mut self, class: Class, at: &Spot) -> Checked<Entry> {
        let id = self.new_id(Space::Entry, at);
        let kind = self.kind(class, &at.key("kind"));
        let status = self.status(class, &at.key("status"));
        let title = self.needed_texts(&at.key("title"));
        let summary = self.texts(&at.key("summary"));
        let when = self
            .date_if_any(&at.key("when"))
            .map(|when| when.unwrap_or(Edtf::Unknown));
        // A date that cannot be read leaves the entry out; its time needs no fault of its own.
        let on_a_day = when.is_none_or(|when| is_one_day(&when));
        let time = self.timed(on_a_day, &at.key("time"));
        let series = self.reference_if_any(Space::Series, &at.key("series"));
        let cities = self.cities(&at.key("cities"));
        let countries = self.countries(&at.key("countries"));
        let category = self.reference(Space::Category, &at.key("category"));
        let direction = self.reference(Space::Direction, &at.key("direction"));
        let category_more = self.categories(&at.key("category_more"));
        let direction_more = self.directions(&at.key("direction_more"));
        let media = self.media(&at.key("media"));
        let format = self.word(&at.key("format"));
        let audience = self.audience(&at.key("audience"));
        let topics = self.free_words(&at.key("topics"));
        let ages = self.ages(&at.key("ages"));
        let place = self.place(&at.key("place"));
        let organisers = self.organisers(&at.key("organisers"));
        let contact = self.contact(&at.key("contact"));
        let links = self.links(&at.key("links"));
        let sources = self.sources(&at.key("sources"));
        self.expect_source(&sources, at);
        let revision = self.revision(at);
        let id = id?;
        let entry = Entry {
            id: id.clone(),
            class,
            kind: kind?,
            title: title?,
            summary,
            when: when?,
            time,
            series: series.and_then(SeriesIx::new),
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
            exchange: at.key("exchange").flag(),
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
    fn kind(&mut self, class: Class, at: &Spot) -> Option<Kind> {
        let kinds = class.kinds();
        let allowed: Vec<&'static str> = kinds.iter().map(|kind| kind.code()).collect();
        let place = self.word_place(&allowed, at)?;
        kinds.get(place).copied()
    }

    /// The status, one of those that the class may have.
    fn status(&mut self, class: Class, at: &Spot) -> Option<Status> {
        let allowed: Vec<Status> = Status::ALL
            .iter()
            .copied()
            .filter(|status| class.allows(*status))
            .collect();
        let words: Vec<&'static str> = allowed.iter().map(|status| status.code()).collect();
        let place = self.word_place(&words, at)?;
        allowed.get(place).copied()
    }

    /// Audiences, each once.
    pub fn audience(&mut self, words: &Spot) -> Vec<Audience> {
        let mut audience = Vec::new();
        for at in words.items() {
            if let Some(one) = self.word(&at) {
                if audience.contains(&one) {
                    self.duplicate_item(at.text(), &at);
                } else {
                    audience.push(one);
                }
            }
        }
        audience
    }

    fn ages(&mut self, at: &Spot) -> Option<Ages> {
        if !at.is_given() {
            return None;
        }
        // The shape of the field lets only such numbers through as fit.
        let age = |end: &str| at.key(end).whole().and_then(|age| u8::try_from(age).ok());
        let problem = match (age("from"), age("to")) {
            (None, None) => "neither `from` nor `to` is given",
            (Some(from), Some(to)) if from > to => "`from` is greater than `to`",
            (from, to) => return Some(Ages { from, to }),
        };
        self.fault(FaultCode::BadAges, at, |_| {
            let hint = "give full years, the lower one as `from`, or leave the ages out";
            words(problem, hint)
        });
        None
    }
}

/// Whether the date is one exact day, on which a clock time makes sense.
pub fn is_one_day(when: &Edtf) -> bool {
    matches!(when, Edtf::Date(_)) && when.is_exact()
}
