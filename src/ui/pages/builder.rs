//! For a web editor: choose what another site shows of ours, see it as it will be, and copy the
//! lines to paste. What is chosen is in the address, so that it can be sent to somebody else.

mod form;
mod lines;
mod preview;
mod share;

use leptos::prelude::*;

use crate::embed::Options;
use crate::route::Facet;
use crate::text::Lang;
use crate::ui::browser::Step;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};

/// The parameter that holds what is chosen: the address of the frame.
const CHOSEN: &str = "widget";

/// The page.
#[component]
pub fn EmbedPage(lang: Lang) -> AnyView {
    let cx = expect_context::<Cx>();
    let chosen = RwSignal::new(asked(cx));
    Effect::new(move |before: Option<()>| {
        let address = chosen.with(Options::address);
        if before.is_some() {
            cx.change(Step::Replace, |params| params.set_other(CHOSEN, address));
        }
    });
    view! {
        <div class="page page-builder">
            <header class="page-head">
                <h1>{td_string!(i18n(lang), builder.title)}</h1>
                <p class="lead">{td_string!(i18n(lang), builder.lead)}</p>
            </header>
            {form::view(cx, lang, chosen)}
            {preview::view(cx, lang, chosen)}
            {lines::view(cx, lang, chosen)}
            {how(cx, lang)}
            {share::view(cx, lang, chosen)}
        </div>
    }
    .into_any()
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
fn how(cx: Cx, lang: Lang) -> AnyView {
    let origin = &cx.environment.origin;
    let policy = ["script-src ", origin, "; frame-src ", origin].concat();
    view! {
        <section class="builder-how">
            <h2>{td_string!(i18n(lang), builder.how)}</h2>
            <ol>
                <li>{td_string!(i18n(lang), builder.step_open)}</li>
                <li>{td_string!(i18n(lang), builder.step_paste)}</li>
                <li>{td_string!(i18n(lang), builder.step_lost)}</li>
                <li>{td_string!(i18n(lang), builder.step_policy)} " " <code>{policy}</code></li>
            </ol>
        </section>
    }
    .into_any()
}
