//! Sharing what is chosen as a page of its own: its link, to be copied, handed on and scanned.

use crate::embed::Options;
use crate::locale;
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::html::{El, Html, el, live};
use crate::ui::messages::{i18n, td_string};
use crate::ui::parts;
use crate::ui::react::RwSignal;

/// The link of the chosen view.
pub fn view(cx: Cx, lang: Lang, chosen: RwSignal<Options>) -> Html {
    let shown = move || {
        let options = chosen.get();
        let options = Options {
            lang: options.lang.or(Some(lang)),
            ..options
        };
        let title = cx.plain(lang, &cx.bundle.site.title);
        link(lang, title, parts::whole_url(cx, &options.whole_address()))
    };
    el("section")
        .child(el("h2").child(td_string!(i18n(lang), event.share)))
        .child(live(shown))
        .view()
}

fn link(lang: Lang, title: String, url: String) -> El {
    el("div")
        .class("share")
        .child(
            el("p")
                .child(
                    [
                        td_string!(i18n(lang), builder.link),
                        locale::of(lang).punctuation.colon,
                    ]
                    .concat(),
                )
                .child(
                    el("a")
                        .attr("href", url.clone())
                        .attr("data-whole", "")
                        .child(url.clone()),
                ),
        )
        .child(parts::ways(lang, title, url.clone()))
        .child(parts::code(
            &url,
            td_string!(i18n(lang), event.scan).to_string(),
        ))
}
