//! What falls into the time that a query names.

use leptos::prelude::*;

use super::options::{Options, group};
use super::state::State;
use crate::locale::{self, RelativeTime};
use crate::model::{During, Occurrence, Scope};
use crate::route::{Address, DateParam, Page, ViewParam};
use crate::search::{Query, Record, TimeQuery};
use crate::text::Lang;
use crate::time::{Edtf, Part, Window};
use crate::ui::context::Cx;
use crate::ui::messages::{entries, i18n, td_string};

/// Maximum number of entries of each certainty; the calendar has the others.
const MAX_ENTRIES: usize = 8;
/// Number of coming entries where none falls into the time.
const MAX_COMING: usize = 3;

/// The time of a query, and what falls into it.
pub struct TimeResults {
    time: TimeQuery,
    window: Window,
    /// The other words of the query, which entries must match.
    words: Query,
    during: During,
    /// The nearest coming entries, if none falls into the time.
    coming: Vec<Occurrence>,
}

impl TimeResults {
    /// Finds the time that a query names. `None` if it names none, or if it may as well be a word of
    /// the query and no entry of that time matches the other words.
    pub fn find(cx: Cx, lang: Lang, state: State, typed: &str) -> Option<TimeResults> {
        let time = TimeQuery::parse(typed, cx.today(), cx.bundle.first_weekday(lang))?;
        let window = time.window()?;
        let words = Query::new(&time.rest);
        let during = state.index.during(cx, &window, &words, MAX_ENTRIES);
        let is_nothing = during.count() == 0;
        if is_nothing && time.is_ambiguous && !words.is_empty() {
            return None;
        }
        let coming = match is_nothing {
            true => {
                let from = window.first().max(cx.today());
                cx.bundle.coming(&[Scope::City], from, MAX_COMING)
            }
            false => Vec::new(),
        };
        Some(TimeResults {
            time,
            window,
            words,
            during,
            coming,
        })
    }

    /// Returns the part of the query in which words are searched: all of it if the time may be meant
    /// as a word.
    pub fn words_of<'a>(&'a self, typed: &'a str) -> &'a str {
        match self.time.is_ambiguous {
            true => typed,
            false => &self.time.rest,
        }
    }

    /// Whether the query has no other words.
    pub fn is_alone(&self) -> bool {
        self.words.is_empty()
    }

    /// Returns the words of the query, for marking them in titles.
    pub const fn words(&self) -> &Query {
        &self.words
    }

    /// Returns the number of entries.
    pub const fn count(&self) -> usize {
        self.during.count()
    }

    /// Whether a record is shown among the entries of the time.
    pub fn shows(&self, record: Record) -> bool {
        let lists = [
            &self.during.sure.list,
            &self.during.possible.list,
            &self.coming,
        ];
        let mut shown = lists.into_iter().flatten();
        shown.any(|occurrence| Record::of(occurrence.subject) == record)
    }

    /// Returns the time and the number of entries in words.
    pub fn summary(&self, lang: Lang) -> String {
        let colon = locale::of(lang).punctuation.colon;
        [
            &time_heading(lang, &self.time),
            colon,
            &entries(lang, self.count()),
        ]
        .concat()
    }

    /// The heading, and a sentence if nothing falls into the time.
    pub fn head(&self, lang: Lang) -> AnyView {
        let nothing = (self.count() == 0).then(|| {
            let text = match self.is_alone() {
                true => td_string!(i18n(lang), search.nothing_then).to_string(),
                false => {
                    let words = self.time.rest.clone();
                    td_string!(i18n(lang), search.nothing_then_of, what = words)
                }
            };
            view! { <p>{text}</p> }.into_any()
        });
        view! {
            <div class="search-time">
                <p class="search-span">{time_heading(lang, &self.time)}</p>
                {nothing}
            </div>
        }
        .into_any()
    }

    /// The entries for certain, then the possible ones.
    pub fn groups(&self, lang: Lang, options: &mut Options<'_>) -> Vec<AnyView> {
        let of_certainty = [
            (
                "surely",
                td_string!(i18n(lang), search.surely),
                &self.during.sure,
            ),
            (
                "possibly",
                td_string!(i18n(lang), search.possibly),
                &self.during.possible,
            ),
        ];
        let mut groups = Vec::new();
        for (key, name, found) in of_certainty {
            if found.count > 0 {
                let with_status = key == "possibly";
                let rows = found.list.iter();
                let rows = rows.map(|one| options.entry(one, with_status)).collect();
                groups.push(group(lang, key, name, Some(found.count), rows));
            }
        }
        groups
    }

    /// The link to the time in the calendar, as an option.
    pub fn calendar_link(&self, cx: Cx, lang: Lang, options: &mut Options<'_>) -> AnyView {
        let name = td_string!(i18n(lang), search.calendar);
        let href = calendar_href(cx, lang, &self.time.when, &self.window);
        let link = options.link(href, name);
        view! {
            <div role="group" aria-label=name>
                {link}
            </div>
        }
        .into_any()
    }

    /// The group of the nearest coming entries, if none falls into the time.
    pub fn coming(&self, lang: Lang, options: &mut Options<'_>) -> Option<AnyView> {
        coming_group(lang, options, &self.coming)
    }
}

/// The group of the nearest coming entries; `None` if there are none.
pub fn coming_group(
    lang: Lang,
    options: &mut Options<'_>,
    coming: &[Occurrence],
) -> Option<AnyView> {
    let rows: Vec<AnyView> = coming.iter().map(|one| options.entry(one, true)).collect();
    let name = td_string!(i18n(lang), search.coming);
    (!rows.is_empty()).then(|| group(lang, "coming", name, None, rows))
}

/// Returns the time as a heading: “December 2026”, “This weekend, 5–6 December 2026”.
fn time_heading(lang: Lang, time: &TimeQuery) -> String {
    let span = span_name(lang, &time.when);
    match time.relative {
        Some(relative) => {
            let comma = locale::of(lang).punctuation.comma;
            [relative_label(lang, relative), comma, &span].concat()
        }
        None => locale::of(lang).capitalised(&span),
    }
}

/// Returns a span of days within a sentence.
fn span_name(lang: Lang, when: &Edtf) -> String {
    let locale = locale::of(lang);
    match when {
        Edtf::Date(date) => match date.part() {
            Part::Year => locale.year_heading(date.year()),
            Part::Month(month) => locale.month_and_year(date.year(), month),
            Part::Day { .. } => locale.date_with_weekday(when),
            Part::Season(_) => locale.date(when),
        },
        Edtf::Interval { .. } | Edtf::Unknown => locale.date(when),
    }
}

/// Returns the name of a span by its distance from today, which [`TimeQuery::parse`] reads.
pub fn relative_label(lang: Lang, relative: RelativeTime) -> &'static str {
    match relative {
        RelativeTime::Today => td_string!(i18n(lang), search.today),
        RelativeTime::Tomorrow => td_string!(i18n(lang), search.tomorrow),
        RelativeTime::ThisWeek => td_string!(i18n(lang), search.this_week),
        RelativeTime::NextWeek => td_string!(i18n(lang), search.next_week),
        RelativeTime::ThisWeekend => td_string!(i18n(lang), search.this_weekend),
        RelativeTime::NextWeekend => td_string!(i18n(lang), search.next_weekend),
        RelativeTime::ThisMonth => td_string!(i18n(lang), search.this_month),
        RelativeTime::NextMonth => td_string!(i18n(lang), search.next_month),
        RelativeTime::ThisYear => td_string!(i18n(lang), search.this_year),
        RelativeTime::NextYear => td_string!(i18n(lang), search.next_year),
    }
}

/// The link to the list of a time in the calendar.
fn calendar_href(cx: Cx, lang: Lang, when: &Edtf, window: &Window) -> String {
    let mut address = Address::new(lang, Page::Calendar);
    address.params.keep_embed_params(&cx.params.get_untracked());
    address.params.view = Some(ViewParam::Schedule);
    // A season is written by its months.
    address.params.date = DateParam::parse(&when.to_string())
        .or_else(|| DateParam::months(window.first(), window.last()));
    cx.href(&address)
}
