//! The card of an event over other pages: beside the link that opened it, or on a phone a sheet at
//! the foot of the screen.
//!
//! The address says which event is open, so that Back closes the card and a link can open it. Beside
//! its link the card is no obstacle: the page can be read, scrolled and clicked, and a click
//! elsewhere closes it. A sheet covers the page and keeps the focus until it is closed.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlDialogElement, HtmlElement, KeyboardEvent, MouseEvent};

use super::facts::{Stand, TITLE, article};
use super::place;
use crate::model::Subject;
use crate::text::Lang;
use crate::ui::browser;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use crate::ui::modules::{Lazy, Module};
use crate::ui::parts;

/// The id of the card, by which the browser's side of it is found.
const CARD: &str = "event-card";

/// How the card stands, as the style sheet knows it.
const AS: &str = "data-as";
const SHEET: &str = "sheet";
const BESIDE: &str = "beside";

/// Lists that come into sight are laid out only then, which may push a link out of sight again.
const SETTLING_FRAMES: u8 = 3;

/// What the card shows and the link that it was opened from, until it closes.
type Shown = StoredValue<Option<(Subject, Option<HtmlElement>)>, LocalStorage>;

/// The card, closed until the address names an event. One for all pages.
#[component]
pub fn EventCard() -> AnyView {
    let cx = expect_context::<Cx>();
    let shown: Shown = StoredValue::new_local(None);
    Effect::new(move |_| {
        let subject = cx.open.get().filter(|_| cx.has(Module::Details));
        cx.lang.track();
        // The content is made by now or within this frame.
        browser::next_frame(move || match subject {
            Some(subject) => show(cx, subject, shown),
            None => hide(cx, shown),
        });
    });
    // The page below may grow or shrink, and its links with it; so may the card.
    Effect::new(move |_| {
        let card = dialog().map(HtmlElement::from);
        for element in [browser::main(), card].into_iter().flatten() {
            browser::on_resize(&element, move |_, _| {
                if let Some(subject) = cx.open.get_untracked() {
                    show(cx, subject, shown);
                }
            });
        }
    });
    // A phone's own way back closes a sheet without asking us.
    let closed = move |_| {
        if dialog().is_some_and(|card| !card.open()) && cx.open.get_untracked().is_some() {
            cx.close();
        }
    };
    let content = move || {
        let lang = cx.lang.get();
        let subject = cx.open.get();
        cx.day.track();
        subject.and_then(|subject| cx.lazy(&CONTENT, |content| content(cx, lang, subject)))
    };
    view! {
        <dialog id=CARD class="event-card" tabindex="-1" aria-labelledby=TITLE on:close=closed>
            {content}
        </dialog>
    }
    .into_any()
}

/// Closes the card with Esc and with a click elsewhere, for as long as the page lives.
pub fn close_on_leaving(cx: Cx) {
    browser::on_window("keydown", move |event: KeyboardEvent| {
        let asks = event.key() == "Escape" && !event.default_prevented();
        if asks && cx.open.get_untracked().is_some() {
            event.prevent_default();
            cx.close();
        }
    });
    // The last of all that answer to a click: a link has led on by now, a button has done its work.
    browser::on_window("click", move |event: MouseEvent| {
        let is_open = cx.open.get_untracked().is_some() && dialog().is_some_and(|card| card.open());
        if is_open && !event.default_prevented() && !is_inside(&event) {
            cx.close();
        }
    });
}

/// [`content`], in [`Module::Details`].
pub static CONTENT: Lazy<fn(Cx, Lang, Subject) -> AnyView> = Lazy::new();

/// The content of the card.
pub fn content(cx: Cx, lang: Lang, subject: Subject) -> AnyView {
    view! {
        <div class="event-card-body">
            {parts::close_button(cx, lang, "event-close")}
            {article(cx, lang, subject, Stand::Card, None)}
            <p class="event-whole">
                <a href=parts::event_href(cx, lang, subject) data-whole="">
                    {td_string!(i18n(lang), event.whole)}
                </a>
            </p>
        </div>
    }
    .into_any()
}

fn dialog() -> Option<HtmlDialogElement> {
    browser::dialog(CARD)
}

/// Whether a click fell on the card. Asked of the event's own path: what was clicked may have been
/// replaced since. The veil around a sheet belongs to the dialog, but not to its body.
fn is_inside(event: &MouseEvent) -> bool {
    let body = dialog().and_then(|card| card.first_element_child());
    body.is_some_and(|body| event.composed_path().includes(&JsValue::from(body), 0))
}

/// Shows the card, or moves it to where it now belongs. Only a click takes the focus into it: who
/// comes by an address is left where they are, but for a sheet, which covers all else.
fn show(cx: Cx, subject: Subject, shown: Shown) {
    // The reader may have been quicker than the frame.
    let Some(card) = dialog().filter(|_| cx.open.get_untracked() == Some(subject)) else {
        return;
    };
    let opener = cx.take_opener();
    let is_clicked = opener.is_some();
    let before = shown.try_update_value(Option::take).flatten();
    let is_fresh = before.as_ref().is_none_or(|(old, _)| *old != subject);
    let kept = before.and_then(|(_, link)| link).filter(|_| !is_fresh);
    let link = opener.or(kept).filter(is_seen);
    let link = link.or_else(|| found(cx, subject));
    shown.set_value(Some((subject, link.clone())));

    let is_sheet = place::has_sheet() && !cx.params.with_untracked(|params| params.embed);
    let stands = if is_sheet { SHEET } else { BESIDE };
    if card.get_attribute(AS).as_deref() != Some(stands) {
        card.close();
        let _ = card.set_attribute(AS, stands);
    }
    let is_closed = !card.open();
    if is_sheet {
        place::nowhere(&card);
        if is_closed {
            let _ = card.show_modal();
        }
    } else {
        // Unlike `show`, this leaves the focus where it is.
        card.set_open(true);
        place::beside(&card, link.as_ref());
        if let (true, Some(link)) = (is_fresh && !is_clicked, link) {
            place::bring_into_view(card.clone().into(), link, SETTLING_FRAMES);
        }
    }
    if is_fresh {
        card.set_scroll_top(0);
    }
    if is_clicked || is_sheet && is_closed {
        browser::focus_quietly(&card);
    }
}

/// Closes the card. If it had the focus, the link that it was opened from has it now.
fn hide(cx: Cx, shown: Shown) {
    let Some(card) = dialog().filter(|_| cx.open.get_untracked().is_none()) else {
        return;
    };
    let Some((subject, link)) = shown.try_update_value(Option::take).flatten() else {
        return;
    };
    // The content is gone already, and the focus with it.
    let had_focus = browser::focused().is_none_or(|focused| card.contains(Some(&focused)));
    card.close();
    let link = link.filter(is_seen).or_else(|| found(cx, subject));
    match link {
        Some(link) if had_focus => browser::focus_quietly(&link),
        // The page below does not show what led to it.
        None if had_focus => browser::focus("main"),
        _ => {}
    }
}

/// The link to a subject that the page below shows now: the first that can be seen.
fn found(cx: Cx, subject: Subject) -> Option<HtmlElement> {
    let id = subject.id(cx.bundle);
    let selector = [
        "main :is(a[data-event=\"",
        &id,
        "\"], [data-event=\"",
        &id,
        "\"] a[href*=\"/events/\"]):not(dialog *)",
    ]
    .concat();
    let links = browser::document()?.query_selector_all(&selector).ok()?;
    (0..links.length())
        .filter_map(|at| links.item(at)?.dyn_into().ok())
        .find(is_seen)
}

fn is_seen(link: &HtmlElement) -> bool {
    link.is_connected() && link.offset_width() > 0
}
