//! Options of the list of results, which the keys of the field select, in groups with headings.

use leptos::prelude::*;

use super::state::{LIST, State, option_id};
use crate::locale;
use crate::model::{City, Occurrence};
use crate::route::Page;
use crate::search::{Excerpt, Hit, Query, Record};
use crate::text::Lang;
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};

/// Makes the options of a list and numbers them.
pub struct Options<'a> {
    cx: Cx,
    lang: Lang,
    state: State,
    /// The query whose matches are marked.
    query: &'a Query,
    /// The number of options made so far.
    count: usize,
}

impl<'a> Options<'a> {
    /// Begins a list.
    pub fn new(cx: Cx, lang: Lang, state: State, query: &'a Query) -> Options<'a> {
        Options {
            cx,
            lang,
            state,
            query,
            count: 0,
        }
    }

    /// Continues the list with the results of another query.
    pub fn of_query(&mut self, query: &'a Query) {
        self.query = query;
    }

    /// The list of these groups; without options it is hidden. Updates the state.
    pub fn list(self, groups: Vec<AnyView>) -> AnyView {
        self.state.has_options.set(self.count > 0);
        view! {
            <div
                id=LIST
                class="search-list"
                role="listbox"
                hidden=self.count == 0
                aria-label=td_string!(i18n(self.lang), search.results)
            >
                {groups}
            </div>
        }
        .into_any()
    }

    /// An entry or an expected occurrence, with its date, and its status where it is not certain.
    pub fn entry(&mut self, occurrence: &Occurrence, with_status: bool) -> AnyView {
        let (cx, lang) = (self.cx, self.lang);
        let entry = cx.bundle.view_of(occurrence);
        let mut about = locale::of(lang).date(&occurrence.when);
        if with_status {
            about = [&*about, " · ", &components::status_text(cx, lang, &entry)].concat();
        }
        let record = Record::of(occurrence.subject);
        let href = components::event_href(cx, lang, occurrence.subject);
        let mark = components::mark(entry.category);
        self.record(record, href, Some(mark), about, None)
    }

    /// A found record. `None` for a series that has neither a next day nor an edition.
    pub fn hit(&mut self, hit: Hit) -> Option<AnyView> {
        let (cx, lang) = (self.cx, self.lang);
        let (href, mark, about) = match hit.record {
            Record::Host => {
                let about = td_string!(i18n(lang), city.host).to_string();
                city(cx, lang, &cx.bundle.host, about)
            }
            Record::City(index) => {
                let found = cx.bundle.city(index);
                let tie = components::tie_label(lang, found.current_tie());
                city(cx, lang, found, tie)
            }
            Record::Venue(index) => {
                let venue = cx.bundle.venue(index);
                let kind = components::venue_kind_label(lang, venue.kind);
                (
                    components::place_href(cx, lang, venue),
                    None,
                    kind.to_string(),
                )
            }
            Record::Entry(_) | Record::Series(_) => {
                let subject = hit.record.subject(cx.bundle, cx.today())?;
                let entry = cx.bundle.view(subject);
                (
                    components::event_href(cx, lang, subject),
                    Some(components::mark(entry.category)),
                    locale::of(lang).date(&entry.when),
                )
            }
        };
        let reason = Excerpt::reason(cx.bundle, self.query, hit.record, lang);
        Some(self.record(hit.record, href, mark, about, reason))
    }

    /// A link to something else than a record.
    pub fn link(&mut self, href: String, text: &'static str) -> AnyView {
        let title = view! { <span class="search-link">{text}</span> }.into_any();
        self.option(href, title)
    }

    fn record(
        &mut self,
        record: Record,
        href: String,
        mark: Option<AnyView>,
        about: String,
        reason: Option<Excerpt>,
    ) -> AnyView {
        let (cx, lang) = (self.cx, self.lang);
        let title = Excerpt::title(cx.bundle, self.query, record, lang);
        let reason = reason.map(|reason| {
            view! { <span class="search-reason">{excerpt(cx, lang, &reason)}</span> }.into_any()
        });
        let content = view! {
            <span class="search-title">{mark}{excerpt(cx, lang, &title)}</span>
            <span class="search-about">{about}</span>
            {reason}
        };
        self.option(href, content.into_any())
    }

    fn option(&mut self, href: String, content: AnyView) -> AnyView {
        let (state, number) = (self.state, self.count);
        self.count += 1;
        let selected = move || (state.active.get() == Some(number)).to_string();
        view! {
            <a
                id=option_id(number)
                role="option"
                aria-selected=selected
                tabindex="-1"
                href=href
                class="search-option"
            >
                {content}
            </a>
        }
        .into_any()
    }
}

/// A group of options with its name and the number of all that it stands for.
pub fn group(
    lang: Lang,
    key: &str,
    name: &'static str,
    count: Option<usize>,
    options: Vec<AnyView>,
) -> AnyView {
    let id = [LIST, "-of-", key].concat();
    let count = count.map(|count| {
        let count = locale::of(lang).number(count);
        view! { <span class="quiet">{[" ", &count].concat()}</span> }.into_any()
    });
    view! {
        <div role="group" aria-labelledby=id>
            <div id=id.clone() class="search-group">
                {name}
                {count}
            </div>
            {options}
        </div>
    }
    .into_any()
}

/// The link, the mark and the description of a city; `tie` is its tie with the host.
fn city(cx: Cx, lang: Lang, city: &City, tie: String) -> (String, Option<AnyView>, String) {
    let country = cx.country(lang, city.country);
    let href = cx.href_page(lang, Page::City(city.id.clone()));
    (href, None, [&country, " · ", &tie].concat())
}

/// An excerpt with highlighted matches, and a chip with its language if that is not the user's.
fn excerpt(cx: Cx, lang: Lang, excerpt: &Excerpt) -> AnyView {
    let is_other = !excerpt.tag.is_empty() && excerpt.tag != lang.html_tag();
    let pieces = excerpt.pieces.iter().map(|piece| {
        let text = piece.text.clone();
        match piece.is_marked {
            true => view! { <mark>{text}</mark> }.into_any(),
            false => text.into_any(),
        }
    });
    let chip = is_other.then(|| {
        view! { <span class="chip">{(cx.environment.language_name)(lang, &excerpt.tag)}</span> }
            .into_any()
    });
    view! {
        <span lang=is_other.then(|| excerpt.tag.clone())>{pieces.collect_view()}</span>
        " "
        {chip}
    }
    .into_any()
}
