//! Links to all months and years of a published site, for browsers without scripts.

use leptos::prelude::*;

use super::state::State;
use crate::calendar::Unit;
use crate::locale;
use crate::route::{Address, DateParam, Folders, Page};
use crate::text::Lang;
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};

/// Renders links to every year, and to the months of the shown year.
pub fn view(cx: Cx, lang: Lang, state: State) -> Option<AnyView> {
    let folders = cx.folders()?;
    components::without_scripts(cx, || lists(cx, lang, state, folders))
}

fn lists(cx: Cx, lang: Lang, state: State, folders: &Folders) -> AnyView {
    let shown = state.shown.get();
    let is_dated = !state.is_coming();
    let by_year = state.unit() == Unit::Year;
    let locale = locale::of(lang);
    let years = folders.years.iter().map(|year| {
        let is_shown = is_dated && by_year && *year == shown.year;
        let date = DateParam::year(*year);
        link(cx, lang, date, locale.year_heading(*year), is_shown)
    });
    let months = folders.months.iter();
    let months = months.filter(|(year, _)| *year == shown.year);
    let months = months.map(|(year, month)| {
        let is_shown = !by_year && *month == shown.month;
        let date = DateParam::month(*year, *month);
        let name = locale.month_and_year_heading(*year, *month);
        link(cx, lang, date, name, is_shown)
    });
    view! {
        {list(td_string!(i18n(lang), published.months), months.collect())}
        {list(td_string!(i18n(lang), published.years), years.collect())}
    }
    .into_any()
}

fn list(name: &'static str, links: Vec<AnyView>) -> Option<AnyView> {
    (!links.is_empty()).then(|| {
        view! {
            <nav class="calendar-links" aria-label=name>
                <ul>{links}</ul>
            </nav>
        }
        .into_any()
    })
}

fn link(cx: Cx, lang: Lang, date: Option<DateParam>, name: String, is_shown: bool) -> AnyView {
    let mut address = Address::new(lang, Page::Calendar);
    address.params.date = date;
    view! {
        <li>
            <a href=cx.href(&address) aria-current=is_shown.then_some("page")>
                {name}
            </a>
        </li>
    }
    .into_any()
}
