//! The list as a sheet of paper for a teacher: only print shows it, in place of all else.

use leptos::prelude::*;

use super::kept::Kept;
use super::offer;
use crate::model::Offer;
use crate::text::Lang;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use crate::ui::parts;

/// The sheet of the list that is shown; nothing where that is empty.
pub fn view(cx: Cx, lang: Lang, kept: Kept) -> AnyView {
    let sheet = move || {
        let shown = kept.shown();
        let offers = shown.offers(cx);
        let url = shown.url(cx, lang);
        let items = offers.iter().map(|offer| item(cx, lang, offer));
        (!offers.is_empty()).then(|| {
            view! {
                <div class="sheet">
                    <header>
                        <div>
                            <h1>{td_string!(i18n(lang), desk.title)}</h1>
                            <p>{cx.plain(lang, &cx.bundle.site.title)}</p>
                        </div>
                        {parts::code(&url, td_string!(i18n(lang), desk.scan).to_string())}
                    </header>
                    <ol>{items.collect_view()}</ol>
                    <p class="sheet-url">{url}</p>
                </div>
            }
            .into_any()
        })
    };
    sheet.into_any()
}

fn item(cx: Cx, lang: Lang, offer: &Offer) -> AnyView {
    let entry = cx.bundle.view_of(&offer.occurrence);
    view! {
        <li>
            <h2>{parts::inline(cx, lang, entry.title)}</h2>
            <p>{offer::told(cx, lang, offer)}</p>
            {parts::paragraph(cx, lang, entry.summary, "")}
            {offer::facts(cx, lang, &entry)}
        </li>
    }
    .into_any()
}
