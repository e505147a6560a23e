//! The event card over other pages: a popover next to the link that opened it, or on a phone a
//! sheet at the bottom of the screen.
//!
//! The address contains the open event, so that Back closes the card and a link can open it. The
//! popover is not modal: the page can be read, scrolled and clicked, and a click outside closes it.
//! The sheet is modal and keeps the focus until it is closed.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlDialogElement, HtmlElement, KeyboardEvent, MouseEvent};

use super::facts::article;
use super::heading::{HeadingContext, TITLE};
use super::position;
use crate::model::Subject;
use crate::text::Lang;
use crate::ui::browser;
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::effect::effect;
use crate::ui::messages::{i18n, td_string};
use crate::ui::modules::{Lazy, Module};

/// The id of the dialog element.
const CARD: &str = "event-card";

/// The attribute for the layout of the card, which the style sheet uses, and its values.
const LAYOUT: &str = "data-layout";
const SHEET: &str = "sheet";
const POPOVER: &str = "popover";

/// Number of frames for which the link is kept in view: lists are laid out only when they come into
/// view, which may push it out again.
const SETTLING_FRAMES: u8 = 3;

/// The subject of the card and the link that opened it, until it closes.
type Shown = StoredValue<Option<(Subject, Option<HtmlElement>)>, LocalStorage>;

/// The card, closed until the address names an event. There is one for all pages.
#[component]
pub fn EventCard() -> AnyView {
    let cx = expect_context::<Cx>();
    let shown: Shown = StoredValue::new_local(None);
    effect(move || {
        let subject = cx.open.get().filter(|_| cx.ensure_loaded(Module::Details));
        cx.lang.track();
        // The content is rendered by now or within this frame.
        browser::next_frame(move || match subject {
            Some(subject) => show(cx, subject, shown),
            None => hide(cx, shown),
        });
    });
    // The page below may be resized and its links move; so may the card.
    effect(move || {
        let card = dialog().map(HtmlElement::from);
        for element in [browser::main(), card].into_iter().flatten() {
            browser::on_resize(&element, move |_, _| {
                if let Some(subject) = cx.open.get_untracked() {
                    show(cx, subject, shown);
                }
            });
        }
    });
    // The back gesture of a phone closes a modal dialog by itself.
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

/// Closes the card on Escape and on a click outside, for the lifetime of the page.
pub fn listen_for_close(cx: Cx) {
    browser::on_window("keydown", move |event: KeyboardEvent| {
        let is_escape = event.key() == "Escape" && !event.default_prevented();
        if is_escape && cx.open.get_untracked().is_some() {
            event.prevent_default();
            cx.close();
        }
    });
    // This is the last click listener: links have been followed and buttons have acted by now.
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
            {components::close_button(lang, "event-close", move || cx.close())}
            {article(cx, lang, subject, HeadingContext::Card, None)}
            <p class="event-whole">
                <a href=components::event_href(cx, lang, subject) data-full-page="">
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

/// Whether a click was inside the card, by the path of the event: its target may have been replaced
/// since. The backdrop of a sheet belongs to the dialog, but not to its body.
fn is_inside(event: &MouseEvent) -> bool {
    let body = dialog().and_then(|card| card.first_element_child());
    body.is_some_and(|body| event.composed_path().includes(&JsValue::from(body), 0))
}

/// Shows the card, or updates its position. Only a click moves the focus into it; when an address
/// opens it, the focus stays, except for a sheet, which is modal.
fn show(cx: Cx, subject: Subject, shown: Shown) {
    // The user may have closed it before this frame.
    let Some(card) = dialog().filter(|_| cx.open.get_untracked() == Some(subject)) else {
        return;
    };
    let opener = cx.take_opener();
    let is_clicked = opener.is_some();
    let before = shown.try_update_value(Option::take).flatten();
    let is_new_subject = before.as_ref().is_none_or(|(old, _)| *old != subject);
    let previous = before
        .and_then(|(_, link)| link)
        .filter(|_| !is_new_subject);
    let link = opener.or(previous).filter(is_visible);
    let link = link.or_else(|| find_link(cx, subject));
    shown.set_value(Some((subject, link.clone())));

    let is_sheet = position::is_sheet() && !cx.params.with_untracked(|params| params.embed);
    let layout = if is_sheet { SHEET } else { POPOVER };
    if card.get_attribute(LAYOUT).as_deref() != Some(layout) {
        card.close();
        let _ = card.set_attribute(LAYOUT, layout);
    }
    let is_closed = !card.open();
    if is_sheet {
        position::clear(&card);
        if is_closed {
            let _ = card.show_modal();
        }
    } else {
        // Unlike `show()`, this does not move the focus.
        card.set_open(true);
        position::next_to(&card, link.as_ref());
        if let (true, Some(link)) = (is_new_subject && !is_clicked, link) {
            position::bring_into_view(card.clone().into(), link, SETTLING_FRAMES);
        }
    }
    if is_new_subject {
        card.set_scroll_top(0);
    }
    if is_clicked || is_sheet && is_closed {
        browser::focus_without_scrolling(&card);
    }
}

/// Closes the card. If it had the focus, moves the focus to the link that opened it.
fn hide(cx: Cx, shown: Shown) {
    let Some(card) = dialog().filter(|_| cx.open.get_untracked().is_none()) else {
        return;
    };
    let Some((subject, link)) = shown.try_update_value(Option::take).flatten() else {
        return;
    };
    // The content has been removed already, and with it the focus.
    let had_focus = browser::focused().is_none_or(|focused| card.contains(Some(&focused)));
    card.close();
    let link = link.filter(is_visible).or_else(|| find_link(cx, subject));
    match link {
        Some(link) if had_focus => browser::focus_without_scrolling(&link),
        // The page below has no link to the subject.
        None if had_focus => browser::focus("main"),
        _ => {}
    }
}

/// The first visible link to a subject on the page below.
fn find_link(cx: Cx, subject: Subject) -> Option<HtmlElement> {
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
        .filter_map(|index| links.item(index)?.dyn_into().ok())
        .find(is_visible)
}

fn is_visible(link: &HtmlElement) -> bool {
    link.is_connected() && link.offset_width() > 0
}
