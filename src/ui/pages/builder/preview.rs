//! The widget as it will be, on a light, a dark and a narrow page. It is the element itself, made by
//! the same script that partners use.

use crate::embed::{Dress, Options};
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::browser;
use crate::ui::html::{Html, Value, el};
use crate::ui::messages::{i18n, td_string};
use crate::ui::react::RwSignal;

/// The options that are attributes of the element, beside the host's looks.
const ATTRIBUTES: [&str; 10] = [
    "view",
    "city",
    "lang",
    "theme",
    "category",
    "direction",
    "date",
    "height",
    "limit",
    "languages",
];

/// The pages on which it can be looked at.
const STAGES: [&str; 3] = ["light", "dark", "narrow"];

/// The preview with its switch.
pub fn view(cx: Cx, lang: Lang, chosen: RwSignal<Options>) -> Html {
    browser::load_script(&cx.file("embed.js"));
    let stage = RwSignal::new(STAGES[0]);
    let names = [
        td_string!(i18n(lang), builder.stage_light),
        td_string!(i18n(lang), builder.stage_dark),
        td_string!(i18n(lang), builder.stage_narrow),
    ];
    let buttons = STAGES.into_iter().zip(names).map(|(code, name)| {
        el("button")
            .attr("type", "button")
            .pressed(move || stage.get() == code)
            .on("click", move |_| stage.set(code))
            .child(name)
    });
    let mut widget = el("pobratim-widget");
    for name in ATTRIBUTES.into_iter().chain(Dress::KEYS) {
        widget = widget.attr(name, Value::live(move || attribute(chosen, lang, name)));
    }
    let whole = move || cx.file(&chosen.with(Options::address));
    el("section")
        .class("builder-preview")
        .child(el("h2").child(td_string!(i18n(lang), builder.preview)))
        .child(
            el("div")
                .class("switch")
                .attr("role", "group")
                .attr("aria-label", td_string!(i18n(lang), builder.preview))
                .child(buttons.collect::<Html>()),
        )
        .child(
            el("div")
                .class("stage")
                .attr("data-stage", Value::live(move || stage.get()))
                .child(widget),
        )
        .child(
            el("p").child(
                el("a")
                    .class("outward")
                    .attr("href", Value::live(whole))
                    .attr("target", "_blank")
                    .attr("rel", "noopener")
                    .child(td_string!(i18n(lang), builder.whole)),
            ),
        )
        .view()
}

/// The value of an attribute; where no language is chosen, that of this page stands for the host's.
fn attribute(chosen: RwSignal<Options>, lang: Lang, name: &str) -> Option<String> {
    let list = chosen.with(Options::attributes);
    let found = list.into_iter().find(|(key, _)| *key == name);
    let fallback = || (name == "lang").then(|| lang.code().to_string());
    found.map(|(_, value)| value).or_else(fallback)
}
