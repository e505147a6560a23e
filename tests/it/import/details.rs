//! Cells of prices, venues, registration and publication dates: reading, writing, reading back.

use pobratim::import::{AcceptedChanges, Options, Table, apply, heading, parse_cell, plan};
use pobratim::model::table::{Column, cell};
use pobratim::model::{Bundle, Class, OfficeMessages, load};
use pobratim::text::Lang;
use pobratim::time::days;
use serde_json::{Value, json};

use super::grid;
use crate::fixture::{both, fault_lines, small};

/// A bundle of a host in a country, with a venue.
fn of_country(country: &str) -> Bundle {
    let mut bundle = small();
    bundle["host"]["country"] = json!(country);
    bundle["venues"] = json!([{ "id": "hall", "name": both("City Hall") }]);
    load(&bundle.to_string()).unwrap().bundle
}

/// Expects the canonical form of a cell, or the key of the message after `!`.
#[track_caller]
fn check_cell(country: &str, column: Column, text: &str, expected: &str) {
    let bundle = of_country(country);
    let messages = OfficeMessages::of(Lang::En);
    let found = match parse_cell(&bundle, &messages, column, text, Class::Event) {
        Ok(found) => found,
        Err(diagnostic) => format!("!{}", diagnostic.key),
    };
    assert_eq!(found, expected, "{column:?}: {text}");
}

#[test]
fn prices_are_free_amounts_or_words() {
    for (country, text, expected) in [
        ("JP", "無料", "free"),
        ("JP", "Бесплатно", "free"),
        ("JP", "大人 500円", "大人 500 JPY"),
        (
            "JP",
            "大人500円；子ども３００円",
            "大人 500 JPY; 子ども 300 JPY",
        ),
        ("JP", "一般：1,200円", "一般 1200 JPY"),
        ("JP", "¥500", "500 JPY"),
        ("CN", "¥50", "50 CNY"),
        ("CN", "成人 50元", "成人 50 CNY"),
        // A yen or a yuan: only the host's country tells.
        ("RU", "¥50", "¥50"),
        (
            "RU",
            "Взрослые 500 руб.; Дети 300 ₽",
            "Взрослые 500 RUB; Дети 300 RUB",
        ),
        ("KR", "어른 5,000원", "어른 5000 KRW"),
        ("RU", "Adults 12.50 EUR", "Adults 12.50 EUR"),
        ("RU", "Adults €12,50", "Adults 12.50 EUR"),
        ("RU", "Adults 1,250 EUR", "Adults 1250 EUR"),
        // Two readings, a range, a sign of several countries: words.
        ("RU", "Adults 1,2500 EUR", "Adults 1,2500 EUR"),
        ("JP", "500円～700円", "500円～700円"),
        ("RU", "$5", "$5"),
        ("RU", "By donation", "By donation"),
        (
            "RU",
            "free; Workshop 500 RUB; bring paper",
            "free; Workshop 500 RUB; bring paper",
        ),
    ] {
        check_cell(country, Column::Price, text, expected);
    }
}

#[test]
fn other_cells_of_details_are_read() {
    use Column::{
        Accessibility, Capacity, Draft, Languages, Online, PublishFrom, Registration,
        RegistrationCloses, SoldOut, Venue,
    };
    for (column, text, expected) in [
        (Venue, "hall", "hall"),
        (Venue, "city  hall", "hall"),
        (Venue, "Opera", "!no_venue"),
        (Online, "https://example.org/a", "https://example.org/a"),
        (Online, "mailto:a@example.org", "!bad_url"),
        (Registration, "mailto:a@example.org", "mailto:a@example.org"),
        (Registration, "javascript:alert(1)", "!bad_url"),
        (RegistrationCloses, "14 May 2022", "2022-05-14"),
        (RegistrationCloses, "2022年5月14日", "2022-05-14"),
        (RegistrationCloses, "May 2022", "!bad_day"),
        (RegistrationCloses, "14–16 May 2022", "!bad_day"),
        (Capacity, "1 200", "1200"),
        (Capacity, "30名", "30"),
        (Capacity, "0", "!bad_number"),
        (Capacity, "many", "!bad_number"),
        (SoldOut, "Yes", "yes"),
        (Draft, "нет", "no"),
        (Languages, "日本語; en", "ja; en"),
        (Languages, "in Japanese", "!bad_tag"),
        (
            Accessibility,
            "Wheelchair access; 手話通訳",
            "wheelchair; sign-language",
        ),
        (Accessibility, "ramp", "!bad_word"),
        (PublishFrom, "2027-01-02", "2027-01-02"),
    ] {
        check_cell("RU", column, text, expected);
    }
}

/// The bundle after a table with one row has been imported and everything accepted.
fn imported(before: &Value, row: &[(Column, &str)]) -> Value {
    let text = before.to_string();
    let bundle = load(&text).unwrap().bundle;
    let messages = OfficeMessages::of(Lang::En);
    let names = row.iter().map(|(column, _)| heading(*column, &messages));
    let cells = row.iter().map(|(_, text)| (*text).to_owned());
    let table = Table::of(&grid(&[names.collect(), cells.collect()]), &messages);
    let plan = plan(&bundle, &table, &messages, &Options::default());
    assert_eq!(plan.faults, []);
    let accepted = AcceptedChanges {
        all: true,
        ids: Vec::new(),
    };
    let today = days::date(2022, 3, 1).unwrap();
    let after = apply(&text, &bundle, &plan, &accepted, today);
    assert_eq!(fault_lines(&load(&after).unwrap()), "");
    serde_json::from_str(&after).unwrap()
}

#[test]
fn details_are_written_and_read_back() {
    let mut before = small();
    before["events"][0].as_object_mut().unwrap().remove("place");
    before["venues"] = json!([{ "id": "hall", "name": both("City Hall") }]);
    let row = [
        (Column::Id, "concert"),
        (Column::Description(Lang::Ru), "Один.\n\nДва."),
        (Column::Description(Lang::En), "One.\n\nTwo."),
        (Column::PreviousWhen, "2021-04"),
        (Column::Venue, "City Hall"),
        (Column::Online, "https://example.org/live"),
        (Column::Tickets, "https://example.org/tickets"),
        (Column::Price, "free"),
        (Column::Registration, "mailto:a@example.org"),
        (Column::RegistrationOpens, "2021-04-01"),
        (Column::RegistrationCloses, "2021-05-01"),
        (Column::Capacity, "120"),
        (Column::SoldOut, "yes"),
        (Column::Languages, "ja; en"),
        (Column::Accessibility, "wheelchair"),
        (Column::Draft, "yes"),
        (Column::PublishFrom, "2021-01-01"),
        (Column::PublishUntil, "2021-12-31"),
    ];
    let after = imported(&before, &row);
    let event = &after["events"][0];
    assert_eq!(
        event["registration"],
        json!({ "url": "mailto:a@example.org", "opens": "2021-04-01", "closes": "2021-05-01" })
    );
    assert_eq!(event["price"], json!({ "free": true }));
    assert_eq!(
        (&event["capacity"], &event["draft"]),
        (&json!(120), &json!(true))
    );
    let bundle = load(&after.to_string()).unwrap().bundle;
    let entry = bundle.entry(bundle.find_entry("concert").unwrap());
    for (column, text) in row {
        let expected = if text == "City Hall" { "hall" } else { text };
        assert_eq!(cell(&bundle, entry, column), expected, "{column:?}");
    }
    // Emptied cells remove the fields, and an object without fields goes too.
    let empty: Vec<(Column, &str)> = row
        .iter()
        .map(|(column, _)| (*column, if *column == Column::Id { "concert" } else { "" }))
        .collect();
    let emptied = imported(&after, &empty);
    for field in [
        "registration",
        "price",
        "capacity",
        "sold_out",
        "venue",
        "description",
    ] {
        assert_eq!(emptied["events"][0].get(field), None, "{field}");
    }
}

#[test]
fn an_unchanged_amount_keeps_the_other_languages_of_its_label() {
    let mut before = small();
    before["events"][0]["price"] = json!({
        "amounts": [{ "label": { "ru": "Взрослые", "en": "Adults" }, "amount": "500", "currency": "RUB" }],
        "note": { "ru": "Детям скидка", "en": "Children pay less" },
    });
    let row = [
        (Column::Id, "concert"),
        (
            Column::Price,
            "Взрослые 500 RUB; Дети 300 RUB; Детям скидка",
        ),
    ];
    let after = imported(&before, &row);
    assert_eq!(
        after["events"][0]["price"],
        json!({
            "amounts": [
                { "label": { "ru": "Взрослые", "en": "Adults" }, "amount": "500", "currency": "RUB" },
                { "label": { "ru": "Дети" }, "amount": "300", "currency": "RUB" },
            ],
            "note": { "ru": "Детям скидка", "en": "Children pay less" },
        })
    );
}

#[test]
fn a_row_has_a_venue_or_a_place() {
    let mut before = small();
    before["venues"] = json!([{ "id": "hall", "name": both("City Hall") }]);
    let bundle = load(&before.to_string()).unwrap().bundle;
    let messages = OfficeMessages::of(Lang::En);
    let rows = [
        vec!["id".to_owned(), "venue".to_owned()],
        vec!["concert".to_owned(), "hall".to_owned()],
    ];
    let table = Table::of(&grid(&rows), &messages);
    let found = plan(&bundle, &table, &messages, &Options::default()).faults;
    let keys: Vec<&str> = found.iter().map(|fault| fault.key).collect();
    assert_eq!(keys, ["venue_and_place"]);
}
