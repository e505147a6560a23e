//! The lines to paste: the element, or a plain frame.

use crate::embed::{Options, Site, element, frame, guide};
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::html::{Html, el, live};
use crate::ui::messages::{i18n, td_string};
use crate::ui::parts;
use crate::ui::react::RwSignal;

/// The lines with what copies them.
pub fn view(cx: Cx, lang: Lang, chosen: RwSignal<Options>) -> Html {
    let is_frame = RwSignal::new(false);
    let copied = RwSignal::new(None);
    let way = move |frame: bool, name: String| {
        el("button")
            .attr("type", "button")
            .pressed(move || is_frame.get() == frame)
            .on("click", move |_| {
                is_frame.set(frame);
                copied.set(None);
            })
            .child(name)
    };
    let hint = move || match is_frame.get() {
        true => td_string!(i18n(lang), builder.frame_hint),
        false => td_string!(i18n(lang), builder.element_hint),
    };
    let shown = move || chosen.with(|options| written(cx, lang, options, is_frame.get()));
    let wanted = move || {
        chosen.with_untracked(|options| written(cx, lang, options, is_frame.get_untracked()))
    };
    el("section")
        .class("builder-lines")
        .child(el("h2").child(td_string!(i18n(lang), builder.lines)))
        .child(
            el("div")
                .class("switch")
                .attr("role", "group")
                .attr("aria-label", td_string!(i18n(lang), builder.lines))
                .child(way(
                    false,
                    td_string!(i18n(lang), builder.as_element).to_string(),
                ))
                .child(way(
                    true,
                    td_string!(i18n(lang), builder.as_frame).to_string(),
                )),
        )
        .child(el("p").class("quiet").child(live(hint)))
        .child(
            el("pre")
                .class("snippet")
                .attr("translate", "no")
                .attr("dir", "ltr")
                .child(el("code").child(live(shown))),
        )
        .child(
            el("p")
                .class("card-actions")
                .child(
                    parts::copy(
                        copied,
                        td_string!(i18n(lang), builder.copy).to_string(),
                        wanted,
                    )
                    .class("button"),
                )
                .child(
                    el("a")
                        .class("button")
                        .attr("href", cx.file(&guide(lang)))
                        .attr("target", "_blank")
                        .child(td_string!(i18n(lang), builder.guide)),
                ),
        )
        .child(parts::copied(lang, copied))
        .view()
}

fn written(cx: Cx, lang: Lang, options: &Options, is_frame: bool) -> String {
    let title_lang = options.lang.unwrap_or(lang);
    let title = cx.plain(title_lang, &cx.bundle.site.title);
    let url = parts::whole_url(cx, "");
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
