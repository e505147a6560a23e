//! The HTML to paste: the custom element, or a plain `iframe`.

use leptos::prelude::*;

use crate::embed::{Options, Site, View, element, frame, guide_path};
use crate::text::Lang;
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};

/// The HTML with its copy button.
pub fn view(cx: Cx, lang: Lang, chosen: RwSignal<Options>) -> AnyView {
    let is_frame = RwSignal::new(false);
    let copied = RwSignal::new(None);
    let variant = move |frame: bool, name: &'static str| {
        let choose = move |_| {
            is_frame.set(frame);
            copied.set(None);
        };
        view! {
            <button
                type="button"
                aria-pressed=move || (is_frame.get() == frame).to_string()
                on:click=choose
            >
                {name}
            </button>
        }
        .into_any()
    };
    let hint = move || match is_frame.get() {
        true => td_string!(i18n(lang), builder.frame_hint),
        false => td_string!(i18n(lang), builder.element_hint),
    };
    let shown = move || chosen.with(|options| snippet(cx, lang, options, is_frame.get()));
    let text_to_copy = move || {
        chosen.with_untracked(|options| snippet(cx, lang, options, is_frame.get_untracked()))
    };
    let lines = td_string!(i18n(lang), builder.lines);
    let copy = td_string!(i18n(lang), builder.copy);
    view! {
        <section class="builder-snippet">
            <h2>{lines}</h2>
            <div class="switch" role="group" aria-label=lines>
                {variant(false, td_string!(i18n(lang), builder.as_element))}
                {variant(true, td_string!(i18n(lang), builder.as_frame))}
            </div>
            <p class="quiet">{hint}</p>
            <pre class="snippet" translate="no" dir="ltr">
                <code>{shown}</code>
            </pre>
            <p class="card-actions">
                {components::copy(copied, copy, Some("button"), text_to_copy)}
                <a class="button" href=cx.file(&guide_path(lang)) target="_blank">
                    {td_string!(i18n(lang), builder.guide)}
                </a>
            </p>
            {components::copied(lang, copied)}
        </section>
    }
    .into_any()
}

fn snippet(cx: Cx, lang: Lang, options: &Options, is_frame: bool) -> String {
    let title_lang = options.lang.unwrap_or(lang);
    // Until then the title is in a language that the bundle has.
    cx.ensure_language(title_lang);
    let title = match &*options.city {
        [id] if options.view == View::City => cx.bundle.find_city(id),
        _ => None,
    };
    let title = match title {
        Some(city) => components::pair_title(cx, title_lang, cx.bundle.city(city)),
        None => cx.plain(title_lang, &cx.bundle.site.title),
    };
    let url = components::absolute_url(cx, "");
    let site = Site {
        url: &url,
        title: &title,
        lang: title_lang,
    };
    if is_frame {
        frame(site, options)
    } else {
        element(site, options)
    }
}
