//! Choosing what stands in a digest, and where.

use super::{Digest, Item, Labels, Part, Since};
use crate::export::Export;
use crate::locale;
use crate::model::schema::{EntryField, Shown};
use crate::model::{Class, Occurrence, Office, Standing, View};
use crate::text::{Localized, places_by};
use crate::time::{Date, Edtf, Precision, Window, days};

/// Whether the digest of a week changes with a field. An edition replaces what its series lets
/// expect.
pub const fn digest_shows(field: EntryField) -> Shown {
    match field {
        EntryField::Id
        | EntryField::Title
        | EntryField::Yearly
        | EntryField::Rule
        | EntryField::FirstYear
        | EntryField::LastYear
        | EntryField::Without
        | EntryField::When
        | EntryField::Time
        | EntryField::Series
        | EntryField::Cities
        | EntryField::Status
        | EntryField::Place => Shown::Shown,
        EntryField::Kind
        | EntryField::Summary
        | EntryField::Countries
        | EntryField::Category
        | EntryField::CategoryMore
        | EntryField::Direction
        | EntryField::DirectionMore
        | EntryField::Format
        | EntryField::Audience
        | EntryField::Topics
        | EntryField::Ages
        | EntryField::Exchange
        | EntryField::Organisers
        | EntryField::Contact
        | EntryField::Links
        | EntryField::Media
        | EntryField::Sources => Shown::NotShown("an item is a few lines and leads to the page"),
        EntryField::Revision => Shown::NotShown("changes are told by comparing two bundles"),
    }
}

/// How many days after the week are the coming weeks.
const COMING_DAYS: i32 = 28;

/// What lasts longer than a month and began before the week only goes on in it.
const LONG_DAYS: i32 = 31;

/// A vague date of up to three months is told as one; a year is not.
const VAGUE_DAYS: i32 = 92;

/// The window holds no more than this.
const MOST: usize = 100_000;

/// Where an occurrence belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Room {
    Week,
    Sometime,
    Coming,
    GoingOn,
    /// Known by its year alone.
    Year,
    Nowhere,
}

impl Export<'_> {
    /// The digest of the seven days from `from`. Documents are left out, and so is what lasts for
    /// years: neither is something to go to. With `since`, it tells what changed.
    pub fn digest(&self, office: &Office, from: Date, since: Option<&Since<'_>>) -> Digest {
        let week = Window::new(from, days::add_days(from, 6)).unwrap_or(Window::day(from));
        let month_end = days::last_of_month(week.last());
        let until = days::add_days(week.last(), COMING_DAYS);
        let window = Window::new(from, until.max(month_end)).unwrap_or(week);
        let found = self.bundle.occurrences(&window, MOST).list;
        let rooms: Vec<Room> = found
            .iter()
            .map(|one| self.room(one, &week, month_end, until))
            .collect();
        let items = |room: Room| {
            let own: Vec<&Occurrence> = found
                .iter()
                .zip(&rooms)
                .filter(|(_, own)| **own == room)
                .map(|(one, _)| one)
                .collect();
            self.items(&own, office, from)
        };
        let part = |heading: &str, items: Vec<Item>, none: &str| Part {
            heading: office.text(heading).to_string(),
            note: items.is_empty().then(|| office.text(none).to_string()),
            items,
        };
        let mut sometime = part(
            "digest_sometime",
            items(Room::Sometime),
            "digest_none_sometime",
        );
        let in_year = rooms.iter().filter(|room| **room == Room::Year).count();
        if in_year > 0 {
            let year = from.year().to_string();
            let more = office.count_with("digest_year", in_year, &[("year", &year)]);
            sometime.note = Some(more);
        }
        let mut parts = vec![
            part("digest_week", items(Room::Week), "digest_none_week"),
            part("digest_coming", items(Room::Coming), "digest_none_coming"),
            sometime,
        ];
        let going_on = items(Room::GoingOn);
        if !going_on.is_empty() {
            parts.push(part("digest_going_on", going_on, "digest_none_sometime"));
        }
        let mut lead = Vec::new();
        let state = |date: Option<Date>, key: &str| {
            date.map(|date| {
                let when = locale::of(self.lang).date(&Edtf::day(date));
                office.say(key, &[("when", &when)])
            })
        };
        lead.extend(state(self.bundle.site.updated, "digest_state"));
        if let Some(since) = since {
            lead.extend(state(since.bundle.site.updated, "digest_since"));
            let changes = self.digest_changes(office, from, since);
            parts.push(part("digest_changes", changes, "digest_none_changes"));
        }
        let (host, _) = self.text(&self.bundle.host.name);
        let when = locale::of(self.lang).date(&Edtf::days(&week));
        Digest {
            lang: self.lang,
            title: office.say("digest_title", &[("host", &host), ("when", &when)]),
            lead,
            parts,
            labels: Labels::of(office),
        }
    }

    fn room(&self, one: &Occurrence, week: &Window, month_end: Date, until: Date) -> Room {
        if self.bundle.view_of(one).class == Class::Document {
            return Room::Nowhere;
        }
        let bounds = one.when.bounds();
        let (Some(first), Some(last)) = (bounds.earliest, bounds.latest) else {
            return Room::Nowhere;
        };
        let length = days::days_between(first, last) + 1;
        if one.when.is_exact() {
            return match () {
                () if first > until => Room::Nowhere,
                () if first > week.last() => Room::Coming,
                () if first < week.first() && length > LONG_DAYS => Room::GoingOn,
                () if last >= week.first() => Room::Week,
                () => Room::Nowhere,
            };
        }
        let is_year = one.when.precision() == Some(Precision::Year);
        match () {
            () if length > VAGUE_DAYS && is_year && first.year() == last.year() => Room::Year,
            () if length > VAGUE_DAYS => Room::Nowhere,
            () if first <= month_end => Room::Sometime,
            () if first <= until => Room::Coming,
            () => Room::Nowhere,
        }
    }

    /// The items of some occurrences: the earliest first, on one day by the clock, and what has a
    /// day before what has none.
    fn items(&self, occurrences: &[&Occurrence], office: &Office, from: Date) -> Vec<Item> {
        let views: Vec<View<'_>> = occurrences
            .iter()
            .map(|one| self.bundle.view_of(one))
            .collect();
        let order = places_by(views.len(), &|place| {
            let Some(view) = views.get(place) else {
                return (0, 0);
            };
            let first = view.when.bounds().earliest.map_or(0, Date::to_julian_day);
            let minute = view.time.map_or(0, |time| i64::from(time.start_minutes()));
            let vague = if view.when.is_exact() { 0 } else { 10_000 };
            (i64::from(first), vague + minute)
        });
        let sorted = order.into_iter().filter_map(|place| views.get(place));
        sorted
            .map(|view| self.digest_item(view, office, from))
            .collect()
    }

    /// What a digest tells of an entry.
    pub(super) fn digest_item(&self, view: &View<'_>, office: &Office, from: Date) -> Item {
        let (title, lang) = self.text(view.title);
        let standing = view.standing(from);
        let status = match standing {
            Standing::Held | Standing::Planned => String::new(),
            Standing::OutcomeUnknown
            | Standing::Ongoing
            | Standing::Cancelled
            | Standing::Postponed
            | Standing::MovedOnline
            | Standing::Expected
            | Standing::Unconfirmed
            | Standing::Produced
            | Standing::Adopted => office.word("status", standing.code()),
        };
        let hours = view.time.map_or(String::new(), |time| match time.end {
            Some(end) => {
                let range = locale::of(self.lang).punctuation.range;
                [time.start.to_string(), end.to_string()].join(range)
            }
            None => time.start.to_string(),
        });
        let id = view.subject.id(self.bundle).into_owned();
        Item {
            when: locale::of(self.lang).date(&view.when),
            edtf: match view.when {
                Edtf::Unknown => String::new(),
                when @ (Edtf::Date(_) | Edtf::Interval { .. }) => when.to_string(),
            },
            fallback: match lang {
                Some(lang) if lang != self.lang => {
                    office.say("digest_fallback", &[("language", lang.own_name())])
                }
                _ => String::new(),
            },
            title,
            title_lang: lang.filter(|lang| *lang != self.lang),
            status,
            changes: Vec::new(),
            hours,
            place: self.location(view).0,
            cities: self.names(view.cities.iter().map(|city| &self.bundle.city(*city).name)),
            page: self.page(&id),
            id,
        }
    }

    fn names<'a>(&self, names: impl Iterator<Item = &'a Localized>) -> String {
        let texts: Vec<String> = names.map(|name| self.text(name).0).collect();
        texts.join(locale::of(self.lang).list.between)
    }
}

impl Labels {
    fn of(office: &Office) -> Labels {
        let text = |key: &str| office.text(key).to_string();
        Labels {
            section: text("digest_section"),
            id: text("field_id"),
            when: text("field_when"),
            hours: text("field_time"),
            title: text("field_title"),
            status: text("field_status"),
            place: text("field_place"),
            cities: text("field_cities"),
            note: text("digest_note"),
            page: text("digest_more"),
        }
    }
}
