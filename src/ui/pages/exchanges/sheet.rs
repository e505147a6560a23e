//! The list as a sheet for a teacher. It is shown in print only, instead of the rest of the page.

use leptos::prelude::*;

use super::offer;
use super::saved_list::SavedList;
use crate::locale;
use crate::model::Offer;
use crate::text::Lang;
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};

/// The sheet of the shown list; nothing if that is empty.
pub fn view(cx: Cx, lang: Lang, saved_list: SavedList) -> AnyView {
    let sheet = move || {
        let shown = saved_list.shown();
        let offers = shown.offers(cx);
        let url = shown.url(cx, lang);
        let items = offers.iter().map(|offer| item(cx, lang, offer));
        (!offers.is_empty()).then(|| {
            view! {
                <div class="sheet">
                    <header>
                        <div>
                            <h1>{td_string!(i18n(lang), exchanges.title)}</h1>
                            <p>{cx.plain(lang, &cx.bundle.site.title)}</p>
                        </div>
                        {components::qr_code(&url, td_string!(i18n(lang), exchanges.scan).to_string())}
                    </header>
                    <ol>{items.collect_view()}</ol>
                    {contact(cx, lang)}
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
            <h2>{components::inline(cx, lang, entry.title)}</h2>
            <p>{offer::timing_text(cx, lang, offer)}</p>
            {components::paragraph(cx, lang, entry.summary, "")}
            {offer::facts(cx, lang, &entry)}
        </li>
    }
    .into_any()
}

/// The contact of the site, once for all offers.
fn contact(cx: Cx, lang: Lang) -> Option<AnyView> {
    let contact = components::contact(cx, lang, cx.bundle.site.contact.as_ref()?);
    let ask = td_string!(i18n(lang), exchanges.ask);
    Some(view! { <p>{ask} {locale::of(lang).punctuation.colon} {contact}</p> }.into_any())
}
