//! Selection of the entries of a digest, and their sections.

use super::{Digest, Item, Labels, PreviousDigest, Section};
use crate::export::Export;
use crate::locale;
use crate::model::{Class, EffectiveStatus, Occurrence, OfficeMessages, Session, Timed, View};
use crate::text::{Localized, sorted_indices};
use crate::time::{Date, Edtf, Precision, Window, days};

/// Length of the coming weeks after the week, days.
const COMING_DAYS: i32 = 28;

/// An event that is longer than this, in days, and began before the week is listed as ongoing.
const LONG_DAYS: i32 = 31;

/// Vague dates of up to this many days are listed; years are counted, other longer ones omitted.
const VAGUE_DAYS: i32 = 92;

/// Upper limit of occurrences in the window.
const MAX_OCCURRENCES: usize = 100_000;

/// The section of an occurrence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SectionKind {
    Week,
    Vague,
    Coming,
    Ongoing,
    /// Known only by year: counted, not listed.
    Year,
    Omitted,
}

impl Export<'_> {
    /// Returns the digest of the seven days from `from`. Documents and entries that last for years
    /// are omitted, because nobody can attend them. With `previous`, it has a section of changes.
    pub fn digest(
        &self,
        messages: &OfficeMessages,
        from: Date,
        previous: Option<&PreviousDigest<'_>>,
    ) -> Digest {
        let week = Window::new(from, days::add_days(from, 6)).unwrap_or(Window::day(from));
        let month_end = days::last_of_month(week.last());
        let until = days::add_days(week.last(), COMING_DAYS);
        let window = Window::new(from, until.max(month_end)).unwrap_or(week);
        let found = self.bundle.occurrences(&window, MAX_OCCURRENCES).list;
        let kinds: Vec<SectionKind> = found
            .iter()
            .map(|one| self.section_kind(one, &week, month_end, until))
            .collect();
        let items = |kind: SectionKind| {
            let own: Vec<&Occurrence> = found
                .iter()
                .zip(&kinds)
                .filter(|(_, own)| **own == kind)
                .map(|(one, _)| one)
                .collect();
            self.items(&own, messages, from)
        };
        let section = |heading: &str, items: Vec<Item>, none: &str| Section {
            heading: messages.text(heading).to_string(),
            note: items.is_empty().then(|| messages.text(none).to_string()),
            items,
        };
        let mut vague = section(
            "digest_sometime",
            items(SectionKind::Vague),
            "digest_none_sometime",
        );
        let in_year = kinds
            .iter()
            .filter(|kind| **kind == SectionKind::Year)
            .count();
        if in_year > 0 {
            let year = from.year().to_string();
            let more = messages.count_with("digest_year", in_year, &[("year", &year)]);
            vague.note = Some(more);
        }
        let mut sections = vec![
            section("digest_week", items(SectionKind::Week), "digest_none_week"),
            section(
                "digest_coming",
                items(SectionKind::Coming),
                "digest_none_coming",
            ),
            vague,
        ];
        let ongoing = items(SectionKind::Ongoing);
        if !ongoing.is_empty() {
            sections.push(section("digest_going_on", ongoing, "digest_none_sometime"));
        }
        let mut lead = Vec::new();
        let state = |date: Option<Date>, key: &str| {
            date.map(|date| {
                let when = locale::of(self.lang).date(&Edtf::day(date));
                messages.format(key, &[("when", &when)])
            })
        };
        lead.extend(state(self.bundle.site.updated, "digest_state"));
        if let Some(previous) = previous {
            lead.extend(state(previous.bundle.site.updated, "digest_since"));
            let changes = self.digest_changes(messages, from, previous);
            sections.push(section("digest_changes", changes, "digest_none_changes"));
        }
        let (host, _) = self.text(&self.bundle.host.name);
        let when = locale::of(self.lang).date(&Edtf::days(&week));
        Digest {
            lang: self.lang,
            title: messages.format("digest_title", &[("host", &host), ("when", &when)]),
            lead,
            sections,
            labels: Labels::of(messages),
        }
    }

    fn section_kind(
        &self,
        one: &Occurrence,
        week: &Window,
        month_end: Date,
        until: Date,
    ) -> SectionKind {
        if self.bundle.view_of(one).class == Class::Document {
            return SectionKind::Omitted;
        }
        let bounds = one.when.bounds();
        let (Some(first), Some(last)) = (bounds.earliest, bounds.latest) else {
            return SectionKind::Omitted;
        };
        let length = days::days_between(first, last) + 1;
        if one.when.is_exact() {
            return match () {
                () if first > until => SectionKind::Omitted,
                () if first > week.last() => SectionKind::Coming,
                () if first < week.first() && length > LONG_DAYS => SectionKind::Ongoing,
                () if last >= week.first() => SectionKind::Week,
                () => SectionKind::Omitted,
            };
        }
        let is_year = one.when.precision() == Some(Precision::Year);
        match () {
            () if length > VAGUE_DAYS && is_year && first.year() == last.year() => {
                SectionKind::Year
            }
            () if length > VAGUE_DAYS => SectionKind::Omitted,
            () if first <= month_end => SectionKind::Vague,
            () if first <= until => SectionKind::Coming,
            () => SectionKind::Omitted,
        }
    }

    /// Returns the items of occurrences, sorted by first day; within a day by time, exact dates
    /// before vague ones.
    fn items(
        &self,
        occurrences: &[&Occurrence],
        messages: &OfficeMessages,
        from: Date,
    ) -> Vec<Item> {
        let views: Vec<View<'_>> = occurrences
            .iter()
            .map(|one| self.bundle.view_of(one))
            .collect();
        let order = sorted_indices(views.len(), &|index| {
            let Some(view) = views.get(index) else {
                return (0, 0);
            };
            let first = view.when.bounds().earliest.map_or(0, Date::to_julian_day);
            let minute = view.time.map_or(0, |time| i64::from(time.start_minutes()));
            let vague = if view.when.is_exact() { 0 } else { 10_000 };
            (i64::from(first), vague + minute)
        });
        let sorted = order.into_iter().filter_map(|index| views.get(index));
        sorted
            .map(|view| self.digest_item(view, messages, from))
            .collect()
    }

    /// Returns the item of an entry.
    pub(super) fn digest_item(
        &self,
        view: &View<'_>,
        messages: &OfficeMessages,
        from: Date,
    ) -> Item {
        let (title, lang) = self.text(view.title);
        let status = view.effective_status(from);
        let status = match status {
            EffectiveStatus::Held | EffectiveStatus::Planned => String::new(),
            EffectiveStatus::OutcomeUnknown
            | EffectiveStatus::Ongoing
            | EffectiveStatus::Cancelled
            | EffectiveStatus::Postponed
            | EffectiveStatus::MovedOnline
            | EffectiveStatus::Expected
            | EffectiveStatus::Unconfirmed
            | EffectiveStatus::Produced
            | EffectiveStatus::Adopted => messages.label("status", status.code()),
        };
        let details = view.details;
        let hours = match view.time {
            Some(time) => self.hours(time),
            None => self.session_hours(view, from),
        };
        let registration = details.registration.as_ref();
        let day = |day: Option<Date>| day.map_or(String::new(), |day| self.day(day));
        let price = details.price.as_ref();
        let free = || messages.text("price_free").to_string();
        let when = |when: &Edtf| self.date(when);
        let sold_out = match details.sold_out {
            true => messages.text("field_sold_out"),
            false => "",
        };
        let id = view.subject.id(self.bundle).into_owned();
        Item {
            when: locale::of(self.lang).date(&view.when),
            edtf: match view.when {
                Edtf::Unknown => String::new(),
                when @ (Edtf::Date(_) | Edtf::Interval { .. }) => when.to_string(),
            },
            fallback: match lang {
                Some(lang) if lang != self.lang => {
                    messages.format("digest_fallback", &[("language", lang.own_name())])
                }
                _ => String::new(),
            },
            title,
            title_lang: lang.filter(|lang| *lang != self.lang),
            status,
            sold_out: sold_out.to_string(),
            changes: Vec::new(),
            previous_when: details.previous_when.as_ref().map_or(String::new(), when),
            reason: self.text(&details.reason).0,
            hours,
            place: self.location(view).0,
            cities: self.names(view.cities.iter().map(|city| &self.bundle.city(*city).name)),
            price: price.map_or(String::new(), |price| self.price_text(price, free)),
            registration: registration.map_or(String::new(), |it| self.registration_text(it)),
            registration_opens: day(registration.and_then(|it| it.opens)),
            registration_closes: day(registration.and_then(|it| it.closes)),
            url: self.event_url(&id),
            id,
        }
    }

    fn hours(&self, time: &Timed) -> String {
        let range = locale::of(self.lang).punctuation.range;
        match time.end {
            Some(end) => [time.start.to_string(), end.to_string()].join(range),
            None => time.start.to_string(),
        }
    }

    /// Returns the sessions from a day on with their days, hours and titles. The day is omitted for
    /// an event of a single day.
    fn session_hours(&self, view: &View<'_>, from: Date) -> String {
        let punctuation = locale::of(self.lang).punctuation;
        let is_one_day = view.when.exact_day().is_some();
        let sorted = Session::sorted(&view.details.sessions);
        let texts = sorted.filter(|session| session.day >= from).map(|session| {
            let day = (!is_one_day).then(|| self.day(session.day));
            let hours = session.time.as_ref().map(|time| self.hours(time));
            let head: Vec<String> = day.into_iter().chain(hours).collect();
            let (title, _) = self.text(&session.title);
            let parts = [head.join(punctuation.comma), title];
            let parts = parts.into_iter().filter(|part| !part.is_empty());
            parts.collect::<Vec<_>>().join(punctuation.colon)
        });
        let texts: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
        texts.join("; ")
    }

    fn names<'a>(&self, names: impl Iterator<Item = &'a Localized>) -> String {
        let texts: Vec<String> = names.map(|name| self.text(name).0).collect();
        texts.join(locale::of(self.lang).list.between)
    }
}

impl Labels {
    fn of(messages: &OfficeMessages) -> Labels {
        let text = |key: &str| messages.text(key).to_string();
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
            previous_when: text("field_previous_when"),
            reason: text("field_reason"),
            price: text("field_price"),
            registration: text("field_registration"),
            registration_opens: text("field_registration_opens"),
            registration_closes: text("field_registration_closes"),
            sold_out: text("field_sold_out"),
        }
    }
}
