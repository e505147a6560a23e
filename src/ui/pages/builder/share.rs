//! Sharing what is chosen as a page of its own: its link, to be copied, handed on and scanned.

use leptos::prelude::*;

use crate::embed::Options;
use crate::locale;
use crate::text::Lang;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use crate::ui::parts;

/// The link of the chosen view.
pub fn view(cx: Cx, lang: Lang, chosen: RwSignal<Options>) -> AnyView {
    let shown = move || {
        let options = chosen.get();
        let options = Options {
            lang: options.lang.or(Some(lang)),
            ..options
        };
        let title = cx.plain(lang, &cx.bundle.site.title);
        let address = options.whole_address();
        let href = cx.href_written(lang, &address);
        link(lang, title, href, parts::whole_url(cx, &address))
    };
    view! {
        <section>
            <h2>{td_string!(i18n(lang), event.share)}</h2>
            {shown}
        </section>
    }
    .into_any()
}

fn link(lang: Lang, title: String, href: String, url: String) -> AnyView {
    let name = [
        td_string!(i18n(lang), builder.link),
        locale::of(lang).punctuation.colon,
    ];
    let code = parts::code(&url, td_string!(i18n(lang), event.scan).to_string());
    view! {
        <div class="share">
            <p>
                {name.concat()} <a href=href data-whole="">
                    {url.clone()}
                </a>
            </p>
            <ul class="add-ways">{parts::ways(lang, title, url)}</ul>
            {code}
        </div>
    }
    .into_any()
}
