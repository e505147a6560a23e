//! Lint: non-fatal warnings and translation coverage.
//!
//! [`check`](super::check) reports what cannot be shown; the lint reports what is shown but likely
//! wrong: a city or an event recorded twice, plans and expected events whose time is over.

use super::duplicates::{are_similar, pairs};
use super::{Bundle, City, Class, Fault, Group, NotPublished, Severity, Status, Tie};
use crate::text::{Lang, Localized};
use crate::time::{Date, Edtf, days};

/// Number of days after its end for which the outcome of a plan is asked for. An older plan is shown
/// as one whose outcome is unknown, and nobody needs to be reminded of it any more.
const OUTCOME_DAYS: i32 = 730;

/// Translation coverage of one language, in numbers of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    pub lang: Lang,
    pub translated: usize,
    pub all: usize,
}

impl Coverage {
    /// Returns the percentage, rounded down: 100 only if nothing is missing.
    ///
    /// ```
    /// use pobratim::{model::lint::Coverage, text::Lang};
    /// let of = |translated| Coverage { lang: Lang::Ja, translated, all: 1000 }.percent();
    /// assert_eq!((of(1000), of(999), of(0)), (100, 99, 0));
    /// ```
    pub const fn percent(self) -> usize {
        match self.all {
            0 => 100,
            all => self.translated * 100 / all,
        }
    }
}

/// Returns the coverage of each language of the bundle.
pub fn coverage(bundle: &Bundle) -> Vec<Coverage> {
    let mut texts: Vec<&Localized> = vec![&bundle.site.title, &bundle.site.summary];
    texts.extend(bundle.site.credits.iter().map(|credit| &credit.text));
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
        texts.extend(entry.texts());
    }
    for series in &bundle.series {
        texts.extend(series.texts());
    }
    for venue in &bundle.venues {
        texts.extend(venue.texts());
    }
    texts.extend(bundle.sources.iter().map(|source| &source.title));
    texts.extend(
        bundle
            .media
            .iter()
            .flat_map(|it| [&it.description, &it.credit]),
    );
    // A text that is empty in all languages is not missing in one.
    texts.retain(|text| !text.is_empty());
    let of = |lang: &Lang| Coverage {
        lang: *lang,
        translated: texts
            .iter()
            .filter(|text| text.exact(*lang).is_some())
            .count(),
        all: texts.len(),
    };
    bundle.languages.iter().map(of).collect()
}

/// Returns warnings and notes as of `today`, in the order of the checks.
///
/// ```
/// use pobratim::{model::{lint, load}, time::days};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// let bundle = load(json).unwrap().bundle;
/// assert!(lint::lint(&bundle, days::date(2026, 5, 20).unwrap()).is_empty());
/// ```
pub fn lint(bundle: &Bundle, today: Date) -> Vec<Fault> {
    let mut faults = Vec::new();
    let paths = paths(bundle);
    cities(bundle, &mut faults);
    entries(bundle, &paths, &mut faults);
    for (index, city) in bundle.cities.iter().enumerate() {
        ties(city, index, &mut faults);
    }
    stale(bundle, &paths, today, &mut faults);
    publication(bundle, &paths, today, &mut faults);
    unused(bundle, &mut faults);
    faults
}

fn fault(code: &'static str, path: String, message: String, hint: &str) -> Fault {
    Fault {
        severity: match code {
            "unused-medium" | "draft" | "not-yet-published" | "no-longer-published" => {
                Severity::Note
            }
            _ => Severity::Warning,
        },
        code,
        path,
        message,
        hint: hint.to_string(),
    }
}

/// Returns the list and the index in it of each entry, not counting records that were left out.
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

fn path(paths: &[(&'static str, usize)], index: usize, field: &str) -> String {
    let (list, at) = paths.get(index).copied().unwrap_or_default();
    format!("$.{list}[{at}]{field}")
}

/// Reports cities with the same or a similar name or alias.
fn cities(bundle: &Bundle, faults: &mut Vec<Fault>) {
    let names = |city: &City| {
        let known = city.name.iter().map(|found| found.text.to_string());
        let aliases = city.aliases.iter().map(|alias| alias.to_string());
        known.chain(aliases).collect::<Vec<String>>()
    };
    let all: Vec<&City> = [&bundle.host].into_iter().chain(&bundle.cities).collect();
    for (index, city) in all.iter().enumerate().skip(1) {
        let own = names(city);
        for other in all.iter().take(index) {
            let shared = names(other)
                .into_iter()
                .find(|name| own.iter().any(|own| own == name || are_similar(own, name)));
            if let Some(name) = shared {
                faults.push(fault(
                    "alike-cities",
                    format!("$.cities[{}].name", index - 1),
                    format!(
                        "`{}` and `{}` have the same or a similar name: `{name}`",
                        city.id, other.id
                    ),
                    "if they are one city, keep one record and give it the other names as aliases",
                ));
            }
        }
    }
}

/// Reports likely duplicate entries, and entries with contradictory dates.
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
            "if they are one, keep the older id; if not, make their titles differ",
        ));
    }
    let updated = bundle.site.updated;
    for (index, entry) in bundle.entries.iter().enumerate() {
        let first = entry.when.bounds().earliest;
        if entry.status == Status::Held
            && first.zip(updated).is_some_and(|(first, day)| first > day)
        {
            faults.push(fault(
                "dates-out-of-order",
                path(paths, index, ".status"),
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
                path(paths, index, ".revision.date"),
                format!(
                    "it was revised after the last change of the data ({})",
                    day(updated)
                ),
                "set `site.updated` to the day of the newest revision",
            ));
        }
    }
}

fn day(date: Option<Date>) -> String {
    date.map_or(String::new(), |date| Edtf::day(date).to_string())
}

/// Reports ties that end before they begin, or are not in chronological order.
fn ties(city: &City, index: usize, faults: &mut Vec<Fault>) {
    let first = |when: &Edtf| when.bounds().earliest;
    for (at, tie) in city.ties.iter().enumerate() {
        let path = format!("$.cities[{index}].ties[{at}]");
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
                format!("the ties of `{}` are not listed oldest first", city.id),
                "sort the ties by `as_of`",
            ));
        }
    }
}

/// Reports expected and planned entries whose time is over.
fn stale(bundle: &Bundle, paths: &[(&'static str, usize)], today: Date, faults: &mut Vec<Fault>) {
    let order = &bundle.order;
    let first = bundle.languages.first().copied().unwrap_or(Lang::FALLBACK);
    for (index, entry) in bundle.entries.iter().enumerate() {
        if Group::of(entry.status, &entry.when, today) != Group::Past {
            continue;
        }
        let ended = entry.when.bounds().latest;
        if entry.status == Status::Planned
            && ended.is_some_and(|ended| ended >= days::add_days(today, -OUTCOME_DAYS))
        {
            let title = entry.title.get(first, order);
            faults.push(fault(
                "outcome-missing",
                path(paths, index, ".status"),
                format!(
                    "`{}` (`{}`) was planned and ended on {}: its outcome is not recorded",
                    title.map_or("", |found| found.text),
                    entry.id,
                    day(ended)
                ),
                "set the status to `held`, or to `cancelled` or `postponed`",
            ));
        }
        if entry.status == Status::Expected {
            faults.push(fault(
                "stale-expected",
                path(paths, index, ".status"),
                format!("`{}` is still expected, and its time is over", entry.id),
                "find out whether it took place: `held` or `cancelled` with a source, or delete it",
            ));
        }
    }
}

/// Reports records that are not published today, and published editions of series that are not.
fn publication(
    bundle: &Bundle,
    paths: &[(&'static str, usize)],
    today: Date,
    faults: &mut Vec<Fault>,
) {
    let title = |texts: &Localized, id: &str| {
        let found = bundle.languages.first();
        let found = found.and_then(|lang| texts.get(*lang, &bundle.order));
        format!("“{}” [{id}]", found.map_or(id, |found| found.text))
    };
    let entries = bundle.entries.iter().enumerate();
    let entries = entries.map(|(index, entry)| {
        let title = title(&entry.title, &entry.id);
        (path(paths, index, ""), title, entry.publication)
    });
    let series = bundle.series.iter().enumerate();
    let series = series.map(|(index, series)| {
        let title = title(&series.title, &series.id);
        (format!("$.series[{index}]"), title, series.publication)
    });
    for (path, title, publication) in entries.chain(series) {
        let Some(reason) = publication.not_published(today) else {
            continue;
        };
        let (code, field, message, hint) = match reason {
            NotPublished::Draft | NotPublished::Unclear => (
                "draft",
                ".draft",
                format!("{title} is a draft, so it is not published"),
                "delete `draft` when it may be published",
            ),
            NotPublished::From(first) => (
                "not-yet-published",
                ".publish_from",
                format!("{title} is published from {}", Edtf::day(first)),
                "nothing, if this is the right day",
            ),
            NotPublished::Until(last) => (
                "no-longer-published",
                ".publish_until",
                format!("{title} was published until {}", Edtf::day(last)),
                "delete `publish_until` to publish it again",
            ),
        };
        faults.push(fault(code, [&path, field].concat(), message, hint));
    }
    for (index, entry) in bundle.entries.iter().enumerate() {
        let Some(series) = entry.series.map(|series| bundle.series(series)) else {
            continue;
        };
        let is_published = entry.publication.includes(today);
        if is_published && let Some(reason) = series.publication.not_published(today) {
            faults.push(fault(
                "unpublished-series",
                path(paths, index, ".series"),
                format!(
                    "{} is an edition of {}, which is not published ({reason}), so `publish` fails",
                    title(&entry.title, &entry.id),
                    title(&series.title, &series.id)
                ),
                "publish the series too, or make the edition a draft",
            ));
        }
    }
}

/// Reports media that nothing refers to. Unused sources are fine because a page lists all sources.
fn unused(bundle: &Bundle, faults: &mut Vec<Fault>) {
    let mut media = vec![false; bundle.media.len()];
    for medium in bundle.entries.iter().flat_map(|entry| &entry.media) {
        if let Some(slot) = media.get_mut(medium.index()) {
            *slot = true;
        }
    }
    for (index, (medium, is_used)) in bundle.media.iter().zip(media).enumerate() {
        if !is_used {
            faults.push(fault(
                "unused-medium",
                format!("$.media[{index}]"),
                format!("nothing refers to the medium `{}`", medium.id),
                "refer to it from an entry, or delete it",
            ));
        }
    }
}
