//! Checks of events, programmes and documents.

use super::cursor::JsonCursor;
use super::loader::{Checked, Loader, explain};
use crate::model::bundle::IdSpace;
use crate::model::{
    Ages, Audience, CategoryIx, Class, DirectionIx, Entry, FaultCode, Kind, Scope, SeriesIx, Status,
};
use crate::time::Edtf;

impl Loader<'_> {
    /// Checks an entry of the list `events`.
    pub fn event(&mut self, at: &JsonCursor) -> Checked<Entry> {
        self.entry(Class::Event, at)
    }

    /// Checks an entry of the list `programmes`.
    pub fn programme(&mut self, at: &JsonCursor) -> Checked<Entry> {
        self.entry(Class::Programme, at)
    }

    /// Checks an entry of the list `documents`.
    pub fn document(&mut self, at: &JsonCursor) -> Checked<Entry> {
        self.entry(Class::Document, at)
    }

    fn entry(&mut self, class: Class, at: &JsonCursor) -> Checked<Entry> {
        let id = self.new_id(IdSpace::Entry, at);
        let kind = self.kind(class, &at.key("kind"));
        let status = self.status(class, &at.key("status"));
        let title = self.needed_texts(&at.key("title"));
        let summary = self.texts(&at.key("summary"));
        let when = self
            .date_if_any(&at.key("when"))
            .map(|when| when.unwrap_or(Edtf::Unknown));
        // An invalid date rejects the entry; its time needs no fault of its own.
        let on_a_day = when.is_none_or(|when| when.is_day());
        let time = self.timed(on_a_day, &at.key("time"));
        let series = self.reference_if_any(IdSpace::Series, &at.key("series"));
        let cities = self.cities(&at.key("cities"));
        let countries = self.countries(&at.key("countries"));
        let category = self.reference(IdSpace::Category, &at.key("category"));
        let direction = self.reference(IdSpace::Direction, &at.key("direction"));
        let category_more = self.categories(&at.key("category_more"));
        let direction_more = self.directions(&at.key("direction_more"));
        let media = self.media(&at.key("media"));
        let format = self.term(&at.key("format"));
        let audience = self.audience(&at.key("audience"));
        let topics = self.free_words(&at.key("topics"));
        let ages = self.ages(&at.key("ages"));
        let venue = self.venue_if_any(&at.key("venue"));
        let place = self.place(&at.key("place"));
        self.expect_one_place(venue, at);
        let details = self.details(when.as_ref(), at);
        let publication = self.publication(at);
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
            // That of the series is set when all records are loaded.
            scope: Scope::City,
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
            venue,
            place,
            details,
            organisers,
            contact,
            links,
            media,
            sources,
            publication,
            revision,
        };
        Some((id, entry))
    }

    /// Checks that the kind is allowed for the class.
    fn kind(&mut self, class: Class, at: &JsonCursor) -> Option<Kind> {
        let kinds = class.kinds();
        let allowed: Vec<&'static str> = kinds.iter().map(|kind| kind.code()).collect();
        let index = self.term_index(&allowed, at)?;
        kinds.get(index).copied()
    }

    /// Checks that the status is allowed for the class.
    fn status(&mut self, class: Class, at: &JsonCursor) -> Option<Status> {
        let allowed: Vec<Status> = Status::ALL
            .iter()
            .copied()
            .filter(|status| class.allows(*status))
            .collect();
        let words: Vec<&'static str> = allowed.iter().map(|status| status.code()).collect();
        let index = self.term_index(&words, at)?;
        allowed.get(index).copied()
    }

    /// Checks audiences and drops repeated ones.
    pub fn audience(&mut self, words: &JsonCursor) -> Vec<Audience> {
        let mut audience = Vec::new();
        for at in words.items() {
            if let Some(one) = self.term(&at) {
                if audience.contains(&one) {
                    self.duplicate_item(at.text(), &at);
                } else {
                    audience.push(one);
                }
            }
        }
        audience
    }

    fn ages(&mut self, at: &JsonCursor) -> Option<Ages> {
        if !at.is_given() {
            return None;
        }
        // The shape of the field guarantees that the number is in range.
        let age = |end: &str| at.key(end).integer().and_then(|age| u8::try_from(age).ok());
        let problem = match (age("from"), age("to")) {
            (None, None) => "neither `from` nor `to` is given",
            (Some(from), Some(to)) if from > to => "`from` is greater than `to`",
            (from, to) => return Some(Ages { from, to }),
        };
        self.fault(FaultCode::BadAges, at, |_| {
            let hint = "give full years, the lower one as `from`, or leave the ages out";
            explain(problem, hint)
        });
        None
    }
}
