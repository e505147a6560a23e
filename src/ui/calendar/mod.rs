//! The calendar, painted: the month with its band for vague dates, and the agenda.

mod agenda;
mod keys;
mod long;
mod month;
mod state;
mod toolbar;

use leptos::prelude::*;

use crate::route::ViewParam;
use crate::text::Lang;
use crate::ui::address::Cx;

pub use state::{chosen_city, fullest_year, matching};

/// The calendar with its toolbar. `with_views` offers the switch between month and list.
pub fn view(cx: Cx, lang: Lang, with_views: bool) -> AnyView {
    let state = state::State::new(cx);
    let body = move || match state.view.get() {
        ViewParam::Month => month::view(cx, lang, &state.month(lang)),
        ViewParam::Agenda => agenda::view(cx, lang, &state.agenda()),
    };
    view! {
        <section class="calendar" aria-labelledby="calendar-heading">
            {toolbar::view(cx, lang, state, with_views)} {body}
        </section>
    }
    .into_any()
}
