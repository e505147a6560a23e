//! For a web editor: choose what another site shows of ours, see it as it will be, and copy the
//! lines to paste. What is chosen is in the address, so that it can be sent to somebody else.

mod form;
mod lines;
mod preview;
mod share;

use crate::embed::Options;
use crate::route::Facet;
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::browser::Step;
use crate::ui::html::{Html, el};
use crate::ui::messages::{i18n, td_string};
use crate::ui::react::{RwSignal, effect};

/// The parameter that holds what is chosen: the address of the frame.
const CHOSEN: &str = "widget";

/// The page.
pub fn view(cx: Cx, lang: Lang) -> Html {
    let chosen = RwSignal::new(asked(cx));
    let mut is_first = true;
    effect(move || {
        let address = chosen.with(Options::address);
        if !is_first {
            cx.change(Step::Replace, |params| params.set_other(CHOSEN, address));
        }
        is_first = false;
    });
    el("div")
        .class("page page-builder")
        .child(
            el("header")
                .class("page-head")
                .child(el("h1").child(td_string!(i18n(lang), builder.title)))
                .child(
                    el("p")
                        .class("lead")
                        .child(td_string!(i18n(lang), builder.lead)),
                ),
        )
        .child(form::view(cx, lang, chosen))
        .child(preview::view(cx, lang, chosen))
        .child(lines::view(cx, lang, chosen))
        .child(how(lang))
        .child(share::view(cx, lang, chosen))
        .view()
}

/// What the address says is chosen; a link from a city's page names only that city.
fn asked(cx: Cx) -> Options {
    cx.params.with_untracked(|params| {
        let chosen = params.other(CHOSEN).map(Options::from_address);
        chosen.unwrap_or_else(|| {
            let ids = params.facet(Facet::City).join(",");
            let asked = [("view", "city"), ("city", &*ids)];
            Options::from_attributes(asked)
        })
    })
}

/// What to do with the lines.
fn how(lang: Lang) -> Html {
    let origin = crate::ui::browser::origin().unwrap_or_default();
    let policy = ["script-src ", &origin, "; frame-src ", &origin].concat();
    el("section")
        .class("builder-how")
        .child(el("h2").child(td_string!(i18n(lang), builder.how)))
        .child(
            el("ol")
                .child(el("li").child(td_string!(i18n(lang), builder.step_open)))
                .child(el("li").child(td_string!(i18n(lang), builder.step_paste)))
                .child(el("li").child(td_string!(i18n(lang), builder.step_lost)))
                .child(
                    el("li")
                        .child(td_string!(i18n(lang), builder.step_policy))
                        .child(" ")
                        .child(el("code").child(policy)),
                ),
        )
        .view()
}
