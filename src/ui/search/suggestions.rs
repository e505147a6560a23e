//! What the dialog shows without results: times to search by, the nearest coming entries, links.

use leptos::prelude::*;

use super::options::Options;
use super::state::{LIST, State, field_element};
use super::time::{coming_group, relative_label};
use crate::locale::{self, RelativeTime};
use crate::model::Scope;
use crate::route::Page;
use crate::search::Query;
use crate::text::Lang;
use crate::time::{Season, days};
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};

/// Number of coming entries.
const MAX_COMING: usize = 5;
/// Number of months ahead whose seasons are suggested.
const SEASON_MONTHS: [i32; 2] = [1, 6];

/// A text, times to search by, the nearest coming entries, and links to the map and the calendar.
pub fn view(cx: Cx, lang: Lang, state: State, text: String) -> AnyView {
    let query = Query::default();
    let mut options = Options::new(cx, lang, state, &query);
    let coming = cx.bundle.coming(&[Scope::City], cx.today(), MAX_COMING);
    let groups = coming_group(lang, &mut options, &coming);
    let list = options.list(groups.into_iter().collect());
    let buttons = times(cx, lang).into_iter().map(|time| {
        let typed = time.clone();
        let search = move |_| {
            state.search(cx, &typed);
            // The button disappears with the suggestions.
            if let Some(field) = field_element() {
                let _ = field.focus();
            }
        };
        view! {
            <button type="button" class="button" on:click=search>
                {time}
            </button>
        }
        .into_any()
    });
    let id = [LIST, "-times"].concat();
    view! {
        <div class="search-suggestions">
            <p class="search-text">{text}</p>
            <div class="search-text" role="group" aria-labelledby=id>
                <p id=id.clone()>{td_string!(i18n(lang), search.by_time)}</p>
                <div class="search-times">{buttons.collect_view()}</div>
            </div>
            {list}
            <p class="search-text search-links">
                <a href=cx.href_page(lang, Page::Calendar)>{td_string!(i18n(lang), calendar.title)}</a>
                <a href=cx.href_page(lang, Page::Map)>{td_string!(i18n(lang), map.all_cities)}</a>
            </p>
        </div>
    }
    .into_any()
}

/// Returns times to search by: this weekend, this month, the next one, two seasons, the next year.
fn times(cx: Cx, lang: Lang) -> Vec<String> {
    let today = cx.today();
    let locale = locale::of(lang);
    let mut times: Vec<String> = [RelativeTime::ThisWeekend, RelativeTime::ThisMonth]
        .into_iter()
        .map(|relative| relative_label(lang, relative).to_string())
        .collect();
    let next = days::add_months(days::first_of_month(today), 1);
    times.push(locale.month_heading(u8::from(next.month())));
    for months in SEASON_MONTHS {
        let month = u8::from(days::add_months(next, months).month());
        // December begins the winter.
        let season = Season::ALL.into_iter().find(|season| {
            let first = season.first_month();
            (first..first + 3).contains(&month) || month + 12 < first + 3
        });
        times.extend(season.map(|season| locale::time_words(lang).season_heading(season)));
    }
    times.push(locale.year_heading(today.year() + 1));
    times
}
