//! Links that open the place of an event in a map application. Nothing is requested before a click.

use leptos::prelude::*;

use super::heading::HeadingContext;
use crate::export::{MapApp, map_links as links};
use crate::model::{Place, SafeUrl};
use crate::text::Lang;
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};

/// Number of links in the card.
const MAX_IN_CARD: usize = 3;

/// The links as a row of the facts.
pub fn map_links(cx: Cx, lang: Lang, place: &Place, context: HeadingContext) -> AnyView {
    let limit = match context {
        HeadingContext::Page => usize::MAX,
        HeadingContext::Card => MAX_IN_CARD,
    };
    let items = links(cx.bundle, place, lang).into_iter().take(limit);
    let items = items.map(|link| {
        let name = app_name(lang, link.app);
        let anchor = match SafeUrl::page(&link.url) {
            Ok(url) => components::external_link(lang, &url, name.to_string(), None),
            // The scheme `geo:` opens an application and not a page.
            Err(_) => view! { <a href=link.url>{name}</a> }.into_any(),
        };
        view! { <li>{anchor}</li> }.into_any()
    });
    let items: Vec<AnyView> = items.collect();
    view! {
        <div class="map-links">
            <dt>{td_string!(i18n(lang), event.open_map)}</dt>
            <dd>
                <ul>{items}</ul>
            </dd>
        </div>
    }
    .into_any()
}

fn app_name(lang: Lang, app: MapApp) -> &'static str {
    match app {
        MapApp::Device => td_string!(i18n(lang), event.map_device),
        MapApp::Google => td_string!(i18n(lang), event.map_google),
        MapApp::Apple => td_string!(i18n(lang), event.map_apple),
        MapApp::Yandex => td_string!(i18n(lang), event.map_yandex),
        MapApp::TwoGis => td_string!(i18n(lang), event.map_two_gis),
        MapApp::Naver => td_string!(i18n(lang), event.map_naver),
        MapApp::Kakao => td_string!(i18n(lang), event.map_kakao),
        MapApp::Baidu => td_string!(i18n(lang), event.map_baidu),
        MapApp::Amap => td_string!(i18n(lang), event.map_amap),
    }
}
