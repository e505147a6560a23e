//! The calendar as a section of a page: toolbar and the view that the address asks for.

use super::{agenda, month, narrow, state, swipe, toolbar, week, year};
use crate::route::ViewParam;
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::html::{Html, el, live};
use crate::ui::{event, later};

/// The calendar with its toolbar. `with_views` offers the switch between year, month, week and list.
pub fn view(cx: Cx, lang: Lang, with_views: bool) -> Html {
    let state = state::State::new(cx);
    let body = move || match state.view.get() {
        ViewParam::Month => month::view(cx, lang, state.month(lang)),
        ViewParam::Agenda => agenda::view(cx, lang, state.agenda()),
        ViewParam::Year | ViewParam::Week => later::calendar(cx, lang, state),
    };
    narrow::look_soon(cx);
    let turn = move |by| {
        if state.view.get_untracked() != ViewParam::Agenda {
            toolbar::turn(cx, state, by);
        }
    };
    swipe::turns(el("section"), turn)
        .class("calendar")
        .attr("aria-labelledby", "calendar-heading")
        .child(toolbar::view(cx, lang, state, with_views))
        .child(live(body))
        .child(event::add_shown(cx, lang, move || state.days(lang)))
        .view()
}

/// The views whose code is in the second file of the program: the year, or else the week.
pub fn later(cx: Cx, lang: Lang, state: state::State) -> Html {
    match state.view.get_untracked() {
        ViewParam::Year => year::view(cx, lang, state.year(lang)),
        _ => week::view(cx, lang, &state.week(lang)),
    }
}
