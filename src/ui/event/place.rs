//! Where an event takes place: the venue with its address and how to get there.

use leptos::prelude::*;

use crate::geo::LonLat;
use crate::model::View;
use crate::text::Lang;
use crate::ui::components::{self, external_link, fact};
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};

/// The place and how to get there, as rows of the facts.
pub fn place(cx: Cx, lang: Lang, entry: &View<'_>) -> Vec<AnyView> {
    let page = entry.venue.and_then(|venue| venue.url.as_ref());
    let place = entry.place.map(|place| {
        let name = match page {
            Some(url) => external_link(lang, url, cx.plain(lang, &place.name), None),
            None => components::inline(cx, lang, &place.name),
        };
        // People find an address, and coordinates only where there is none.
        let position = place.position.filter(|_| place.address.is_empty());
        let position = position
            .map(|position| view! { <p class="quiet figures">{degrees(position)}</p> }.into_any());
        let lines = view! {
            <p>{name}</p>
            {components::paragraph(cx, lang, &place.address, "place-address")}
            {position}
        };
        fact(td_string!(i18n(lang), event.place), lines.into_any())
    });
    let way = entry.venue.map(|venue| &venue.getting_there);
    let way = way.filter(|way| !way.is_empty()).map(|way| {
        let name = td_string!(i18n(lang), event.getting_there);
        fact(name, components::inline(cx, lang, way))
    });
    [place, way].into_iter().flatten().collect()
}

/// Latitude and longitude in degrees with four digits after the point (11 m), as map apps read them:
/// `48.4620, 135.0971`.
fn degrees(position: LonLat) -> String {
    [
        &four_digits(position.lat_deg()),
        ", ",
        &four_digits(position.lon_deg()),
    ]
    .concat()
}

/// Formats a number without the tables of the standard library, which take 10 KB.
fn four_digits(degrees: f64) -> String {
    let rounded = (degrees * 10_000.0).round() as i32;
    let sign = if rounded < 0 { "-" } else { "" };
    let (whole, rest) = (
        rounded.unsigned_abs() / 10_000,
        rounded.unsigned_abs() % 10_000,
    );
    // The 1 in front keeps leading zeros.
    let rest = (10_000 + rest).to_string();
    let rest = rest.get(1..).unwrap_or_default();
    [sign, &whole.to_string(), ".", rest].concat()
}
