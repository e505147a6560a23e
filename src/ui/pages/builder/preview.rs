//! Preview of the widget on a light, a dark and a narrow page. It is the custom element itself,
//! defined by the same script that partners use.

use leptos::attr::any_attribute::AnyAttribute;
use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;

use crate::embed::{Options, ThemeOverrides};
use crate::text::Lang;
use crate::ui::browser;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};

/// The options that are attributes of the element, without the theme overrides.
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

/// The backgrounds of the preview.
const STAGES: [&str; 3] = ["light", "dark", "narrow"];

/// The preview with the switch of its background.
pub fn view(cx: Cx, lang: Lang, chosen: RwSignal<Options>) -> AnyView {
    browser::load_script(&cx.file("embed.js"));
    let stage = RwSignal::new(STAGES[0]);
    let names = [
        td_string!(i18n(lang), builder.stage_light),
        td_string!(i18n(lang), builder.stage_dark),
        td_string!(i18n(lang), builder.stage_narrow),
    ];
    let buttons = STAGES.into_iter().zip(names).map(|(code, name)| {
        view! {
            <button
                type="button"
                aria-pressed=move || (stage.get() == code).to_string()
                on:click=move |_| stage.set(code)
            >
                {name}
            </button>
        }
        .into_any()
    });
    let attributes = ATTRIBUTES.into_iter().chain(ThemeOverrides::KEYS);
    let attributes = attributes
        .map(|name| custom_attribute(name, move || attribute(chosen, lang, name)).into_any_attr());
    let attributes: Vec<AnyAttribute> = attributes.collect();
    let full_page = move || cx.href_from_str(lang, &chosen.with(Options::address));
    let preview = td_string!(i18n(lang), builder.preview);
    view! {
        <section class="builder-preview needs-program">
            <h2>{preview}</h2>
            <div class="switch" role="group" aria-label=preview>
                {buttons.collect_view()}
            </div>
            <div class="stage" data-stage=move || stage.get()>
                <pobratim-widget {..attributes}></pobratim-widget>
            </div>
            <p>
                <a class="external-link" href=full_page target="_blank" rel="noopener">
                    {td_string!(i18n(lang), builder.whole)}
                </a>
            </p>
        </section>
    }
    .into_any()
}

/// The value of an attribute; `lang` defaults to the language of this page.
fn attribute(chosen: RwSignal<Options>, lang: Lang, name: &str) -> Option<String> {
    let list = chosen.with(Options::attributes);
    let found = list.into_iter().find(|(key, _)| *key == name);
    let fallback = || (name == "lang").then(|| lang.code().to_string());
    found.map(|(_, value)| value).or_else(fallback)
}
