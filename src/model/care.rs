//! What a bundle's keepers should look at: nothing here is broken, but something may be wrong.
//!
//! [`check`](super::check) tells what cannot be shown; this tells what is shown and perhaps should
//! not be: a city written twice, an event that happened under two names, a plan nobody closed.

use super::alike::{pairs, texts_alike};
use super::schema::{EntryField, Shown};
use super::{Bundle, City, Class, Fault, Group, Severity, Status, Tie};
use crate::text::{Lang, Localized};
use crate::time::{Date, Edtf};

/// How many of a bundle's texts a language has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    pub lang: Lang,
    pub there: usize,
    pub all: usize,
}

impl Coverage {
    /// Hundredths, rounded down: 100 only where nothing is missing.
    ///
    /// ```
    /// use pobratim::{model::care::Coverage, text::Lang};
    /// let of = |there| Coverage { lang: Lang::Ja, there, all: 1000 }.percent();
    /// assert_eq!((of(1000), of(999), of(0)), (100, 99, 0));
    /// ```
    pub const fn percent(self) -> usize {
        match self.all {
            0 => 100,
            all => self.there * 100 / all,
        }
    }
}

/// How complete each language of the bundle is.
pub fn coverage(bundle: &Bundle) -> Vec<Coverage> {
    let mut texts: Vec<&Localized> = vec![&bundle.site.title, &bundle.site.summary];
    for city in [&bundle.host].into_iter().chain(&bundle.cities) {
        texts.extend([&city.name, &city.summary]);
        texts.extend(city.ties.iter().map(|tie| &tie.note));
    }
    for topic in bundle.categories.iter().chain(&bundle.directions) {
        texts.extend([&topic.title, &topic.introduction]);
        texts.extend(
            topic
                .sections
                .iter()
                .flat_map(|part| [&part.title, &part.text]),
        );
    }
    for entry in &bundle.entries {
        texts.extend([&entry.title, &entry.summary]);
        texts.extend(entry.organisers.iter());
        texts.extend(entry.place.iter().map(|place| &place.name));
        texts.extend(entry.links.iter().map(|link| &link.title));
    }
    for series in &bundle.series {
        texts.extend([&series.title, &series.summary]);
        texts.extend(series.organisers.iter());
        texts.extend(series.place.iter().map(|place| &place.name));
    }
    texts.extend(bundle.sources.iter().map(|source| &source.title));
    texts.extend(
        bundle
            .media
            .iter()
            .flat_map(|it| [&it.description, &it.credit]),
    );
    // A text that exists in no language is not missing in one.
    texts.retain(|text| !text.is_empty());
    let of = |lang: &Lang| Coverage {
        lang: *lang,
        there: texts
            .iter()
            .filter(|text| text.exact(*lang).is_some())
            .count(),
        all: texts.len(),
    };
    bundle.languages.iter().map(of).collect()
}

/// Whether the coverage of languages, or what is to be looked at, can change with a field.
pub const fn care_shows(field: EntryField) -> Shown {
    match field {
        EntryField::Id
        | EntryField::Title
        | EntryField::Summary
        | EntryField::When
        | EntryField::Cities
        | EntryField::Status
        | EntryField::Place
        | EntryField::Organisers
        | EntryField::Links
        | EntryField::Media
        | EntryField::Revision => Shown::Shown,
        EntryField::Contact => Shown::NotShown("names of contacts are not counted yet"),
        EntryField::Kind
        | EntryField::Time
        | EntryField::Series
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
        | EntryField::Sources => Shown::NotShown("the check finds what is wrong with it by itself"),
        EntryField::Yearly
        | EntryField::Rule
        | EntryField::FirstYear
        | EntryField::LastYear
        | EntryField::Without => Shown::NotShown(
            "the check finds what is wrong with it by itself; plans of a series are entries",
        ),
    }
}

/// What to look at, as of `today`, in the form of the check's own faults. None is an error.
///
/// ```
/// use pobratim::{model::{care, load}, time::days};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// let bundle = load(json).unwrap().bundle;
/// assert!(care::look(&bundle, days::date(2026, 5, 20).unwrap()).is_empty());
/// ```
pub fn look(bundle: &Bundle, today: Date) -> Vec<Fault> {
    let mut faults = Vec::new();
    let paths = paths(bundle);
    cities(bundle, &mut faults);
    entries(bundle, &paths, &mut faults);
    for (place, city) in bundle.cities.iter().enumerate() {
        ties(city, place, &mut faults);
    }
    stale(bundle, &paths, today, &mut faults);
    unused(bundle, &mut faults);
    faults
}

fn fault(code: &'static str, path: String, message: String, hint: &str) -> Fault {
    Fault {
        severity: match code {
            "unused-medium" => Severity::Note,
            _ => Severity::Warning,
        },
        code,
        path,
        message,
        hint: hint.to_string(),
    }
}

/// Where each entry stands in the file: its list, and its place among those that were not left out.
fn paths(bundle: &Bundle) -> Vec<(&'static str, usize)> {
    let mut counts = [0; 3];
    let mut paths = Vec::new();
    for entry in &bundle.entries {
        let (list, count) = match (entry.class, &mut counts) {
            (Class::Event, [count, ..]) => ("events", count),
            (Class::Programme, [_, count, _]) => ("programmes", count),
            (Class::Document, [.., count]) => ("documents", count),
        };
        paths.push((list, *count));
        *count += 1;
    }
    paths
}

fn path(paths: &[(&'static str, usize)], place: usize, field: &str) -> String {
    let (list, at) = paths.get(place).copied().unwrap_or_default();
    format!("$.{list}[{at}]{field}")
}

/// Two cities that are called alike in a language, or one by an alias of the other.
fn cities(bundle: &Bundle, faults: &mut Vec<Fault>) {
    let names = |city: &City| {
        let known = city.name.iter().map(|found| found.text.to_string());
        let aliases = city.aliases.iter().map(|alias| alias.to_string());
        known.chain(aliases).collect::<Vec<String>>()
    };
    let all: Vec<&City> = [&bundle.host].into_iter().chain(&bundle.cities).collect();
    for (place, city) in all.iter().enumerate().skip(1) {
        let own = names(city);
        for other in all.iter().take(place) {
            let shared = names(other)
                .into_iter()
                .find(|name| own.iter().any(|own| own == name || texts_alike(own, name)));
            if let Some(name) = shared {
                faults.push(fault(
                    "alike-cities",
                    format!("$.cities[{}].name", place - 1),
                    format!(
                        "`{}` and `{}` share the name `{name}`, or nearly",
                        city.id, other.id
                    ),
                    "if they are one city, keep one record and give it the other names as aliases",
                ));
            }
        }
    }
}

/// Entries that are perhaps one, and dates of one entry that do not fit each other.
fn entries(bundle: &Bundle, paths: &[(&'static str, usize)], faults: &mut Vec<Fault>) {
    for (first, second) in pairs(bundle) {
        let both = bundle.entries.get(first).zip(bundle.entries.get(second));
        let Some((one, other)) = both else { continue };
        faults.push(fault(
            "alike-entries",
            path(paths, second, ""),
            format!(
                "`{}` looks like `{}`: the titles and the dates agree",
                other.id, one.id
            ),
            "if they are one, keep the older id; if not, let their titles tell them apart",
        ));
    }
    let updated = bundle.site.updated;
    for (place, entry) in bundle.entries.iter().enumerate() {
        let first = entry.when.bounds().earliest;
        if entry.status == Status::Held
            && first.zip(updated).is_some_and(|(first, day)| first > day)
        {
            faults.push(fault(
                "dates-out-of-order",
                path(paths, place, ".status"),
                format!(
                    "it is `held`, but begins after the last change of the data ({})",
                    day(updated)
                ),
                "correct the date, or let it be `planned` until it is over",
            ));
        }
        if entry
            .revision
            .date
            .zip(updated)
            .is_some_and(|(own, day)| own > day)
        {
            faults.push(fault(
                "dates-out-of-order",
                path(paths, place, ".revision.date"),
                format!(
                    "it was revised after the last change of the data ({})",
                    day(updated)
                ),
                "let `site.updated` be the day of the newest revision",
            ));
        }
    }
}

fn day(date: Option<Date>) -> String {
    date.map_or(String::new(), |date| Edtf::day(date).to_string())
}

/// Ties that end before they begin, or are not told oldest first.
fn ties(city: &City, place: usize, faults: &mut Vec<Fault>) {
    let first = |when: &Edtf| when.bounds().earliest;
    for (at, tie) in city.ties.iter().enumerate() {
        let path = format!("$.cities[{place}].ties[{at}]");
        let ends_first = tie
            .since
            .zip(tie.until)
            .is_some_and(|(since, until)| until.certainly_before(&since));
        if ends_first {
            faults.push(fault(
                "dates-out-of-order",
                [&path, ".until"].concat(),
                format!("the tie of `{}` ends before it begins", city.id),
                "correct `since` or `until`",
            ));
        }
        let before: Option<&Tie> = at.checked_sub(1).and_then(|at| city.ties.get(at));
        let is_older = before.is_some_and(|before| {
            first(&tie.as_of)
                .zip(first(&before.as_of))
                .is_some_and(|(own, before)| own < before)
        });
        if is_older {
            faults.push(fault(
                "dates-out-of-order",
                [&path, ".as_of"].concat(),
                format!("the ties of `{}` are not told oldest first", city.id),
                "let each tie stand behind those that were stated earlier",
            ));
        }
    }
}

/// What was expected of a time that is over.
fn stale(bundle: &Bundle, paths: &[(&'static str, usize)], today: Date, faults: &mut Vec<Fault>) {
    for (place, entry) in bundle.entries.iter().enumerate() {
        let group = Group::of(entry.status, &entry.when, today);
        if entry.status == Status::Expected && group == Group::Past {
            faults.push(fault(
                "stale-expected",
                path(paths, place, ".status"),
                format!("`{}` is still expected, and its time is over", entry.id),
                "find out whether it took place: `held` or `cancelled` with a source, or delete it",
            ));
        }
    }
}

/// Media that nothing refers to. A source may stand alone: the page tells them all.
fn unused(bundle: &Bundle, faults: &mut Vec<Fault>) {
    let mut media = vec![false; bundle.media.len()];
    for medium in bundle.entries.iter().flat_map(|entry| &entry.media) {
        if let Some(slot) = media.get_mut(medium.index()) {
            *slot = true;
        }
    }
    for (place, (medium, is_used)) in bundle.media.iter().zip(media).enumerate() {
        if !is_used {
            faults.push(fault(
                "unused-medium",
                format!("$.media[{place}]"),
                format!("nothing refers to the medium `{}`", medium.id),
                "name it where it belongs, or delete it",
            ));
        }
    }
}
