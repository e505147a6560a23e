//! The widget builder for editors of other sites: choose the content, preview it, and copy the HTML
//! to paste. The options are in the address, so that they can be shared.

mod form;
mod preview;
mod share;
mod snippet;

use leptos::prelude::*;

use crate::embed::Options;
use crate::route::Facet;
use crate::text::Lang;
use crate::ui::browser::Step;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};

/// The parameter with the options, as the address of the frame.
const CHOSEN: &str = "widget";

/// The page.
#[component]
pub fn EmbedPage(lang: Lang) -> AnyView {
    let cx = expect_context::<Cx>();
    let chosen = RwSignal::new(initial_options(cx));
    Effect::new(move |before: Option<()>| {
        let address = chosen.with(Options::address);
        if before.is_some() {
            cx.change(Step::Replace, |params| params.set_unknown(CHOSEN, address));
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
            {snippet::view(cx, lang, chosen)}
            {instructions(cx, lang)}
            {share::view(cx, lang, chosen)}
        </div>
    }
    .into_any()
}

/// The options in the address; a link from a city's page contains only the city.
fn initial_options(cx: Cx) -> Options {
    cx.params.with_untracked(|params| {
        let chosen = params.unknown(CHOSEN).map(Options::from_address);
        chosen.unwrap_or_else(|| {
            let ids = params.facet(Facet::City).join(",");
            let attributes = [("view", "city"), ("city", &*ids)];
            Options::from_attributes(attributes)
        })
    })
}

/// Instructions for pasting the HTML.
fn instructions(cx: Cx, lang: Lang) -> AnyView {
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
