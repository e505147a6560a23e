//! The names of a city, and its distance and direction from the host.

use crate::geo::{Octant, bearing_deg, distance_km};
use crate::locale;
use crate::model::City;
use crate::text::Lang;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use leptos::prelude::*;

/// The name in the given language, followed by the city's own name if it differs.
pub fn city_title(cx: Cx, lang: Lang, city: &City) -> AnyView {
    let name = cx.plain(lang, &city.name);
    let own = city.own_name.as_ref().filter(|own| *own.text != *name);
    let own = own.map(|own| {
        view! {
            <span class="own-name" lang=own.tag.to_string()>
                {own.text.to_string()}
            </span>
        }
        .into_any()
    });
    (name, " ", own).into_any()
}

/// The names of a city and of the host as a title: “Niigata and Khabarovsk”.
pub fn pair_title(cx: Cx, lang: Lang, city: &City) -> String {
    locale::of(lang).list(&[
        cx.plain(lang, &city.name),
        cx.plain(lang, &cx.bundle.host.name),
    ])
}

/// Distance and direction of a city from the host: “1,210 km south of Khabarovsk”.
pub fn distance_text(cx: Cx, lang: Lang, city: &City) -> String {
    let host = &cx.bundle.host;
    let km = locale::of(lang).km(distance_km(host.position, city.position));
    let octant = Octant::from_bearing(bearing_deg(host.position, city.position));
    let direction = super::direction_label(lang, octant);
    let host = cx.plain(lang, &host.name);
    td_string!(
        i18n(lang),
        city.distance_words,
        km = km,
        direction = direction,
        host = host
    )
}
