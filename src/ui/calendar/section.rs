//! The calendar as a section of a page: toolbar and the view that the address asks for.

use super::{agenda, month, state, swipe, toolbar, week, year};
use crate::route::ViewParam;
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::event;
use crate::ui::html::{Html, el, live};

/// The calendar with its toolbar. `with_views` offers the switch between year, month, week and list.
pub fn view(cx: Cx, lang: Lang, with_views: bool) -> Html {
    let state = state::State::new(cx);
    let body = move || match state.view.get() {
        ViewParam::Year => year::view(cx, lang, &state.year(lang)),
        ViewParam::Month => month::view(cx, lang, state.month(lang)),
        ViewParam::Week => week::view(cx, lang, &state.week(lang)),
        ViewParam::Agenda => agenda::view(cx, lang, state.agenda()),
    };
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
