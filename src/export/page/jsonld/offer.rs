//! Offers: what taking part costs, where one gets tickets, and until when.

use crate::export::json::{Json, Object};
use crate::export::page::site::LocalizedSite;
use crate::export::span::day_text;
use crate::model::{Details, PriceAmount};
use crate::time::Date;

/// Returns an offer for each amount of the price; one without an amount if only other facts are
/// known; none if nothing is known.
///
/// `availability` is given for an event without places only: that there are any is not stated.
pub(super) fn offers(localized: &LocalizedSite<'_>, details: &Details) -> Vec<Json> {
    let price = details.price.as_ref();
    let amounts = price.map_or(&[][..], |price| &price.amounts);
    if !amounts.is_empty() {
        let amounts = amounts.iter();
        return amounts
            .map(|amount| offer(localized, details, Some(amount)))
            .collect();
    }
    let is_known = price.is_some()
        || details.tickets.is_some()
        || details.registration.is_some()
        || details.sold_out;
    is_known
        .then(|| offer(localized, details, None))
        .into_iter()
        .collect()
}

fn offer(localized: &LocalizedSite<'_>, details: &Details, amount: Option<&PriceAmount>) -> Json {
    let price = details.price.as_ref();
    let registration = details.registration.as_ref();
    let form = registration.and_then(|registration| registration.url.as_ref());
    // An address of mail or a phone number is not a page.
    let form = form.filter(|url| url.is_page());
    let url = details.tickets.as_ref().or(form);
    let day = |day: Option<Date>| day.map_or(String::new(), |day| day_text(day, "-"));
    let notes = [
        price.map(|price| localized.text(&price.note)),
        registration.map(|registration| localized.text(&registration.note)),
    ];
    let mut notes: Vec<String> = notes.into_iter().flatten().collect();
    notes.retain(|note| !note.is_empty());
    let offer = Object::typed("Offer").text(
        "name",
        &amount.map_or(String::new(), |amount| localized.text(&amount.label)),
    );
    let offer = match amount {
        Some(amount) => offer
            .text("price", &amount.amount)
            .text("priceCurrency", &amount.currency),
        None if price.is_some_and(|price| price.free) => offer.text("price", "0"),
        None => offer,
    };
    let availability = match details.sold_out {
        true => "https://schema.org/SoldOut",
        false => "",
    };
    offer
        .text("description", &notes.join("; "))
        .text("availability", availability)
        .text("url", url.map_or("", |url| url.as_str()))
        .text(
            "validFrom",
            &day(registration.and_then(|registration| registration.opens)),
        )
        .text(
            "validThrough",
            &day(registration.and_then(|registration| registration.closes)),
        )
        .build()
}
