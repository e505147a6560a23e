//! The records of which a field is changed, and other values of each field.

use pobratim::model::schema::EntryField;
use serde_json::{Value, json};

use crate::fixture::{both, copy, small};

/// The record whose field is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    Entry,
    Series,
}

impl Owner {
    pub const fn pointer(self) -> &'static str {
        match self {
            Owner::Entry => "/events/0",
            Owner::Series => "/series/0",
        }
    }
}

/// A bundle whose first event has every field, and whose first series has most.
pub fn base() -> Value {
    let mut bundle = small();
    let contact = json!({ "name": both("Desk"), "email": "desk@example.org" });
    let harbin = json!({ "id": "harbin", "name": both("Harbin"), "own_name": null, "aliases": [] });
    push(&mut bundle, "cities", copy("/cities/0", harbin));
    push(
        &mut bundle,
        "categories",
        json!({ "id": "city", "title": both("City") }),
    );
    push(
        &mut bundle,
        "categories",
        json!({ "id": "sports", "title": both("Games") }),
    );
    push(
        &mut bundle,
        "directions",
        json!({ "id": "sport", "title": both("Sport") }),
    );
    push(
        &mut bundle,
        "directions",
        json!({ "id": "health", "title": both("Health") }),
    );
    let film = json!({ "id": "film", "description": both("A film") });
    push(&mut bundle, "media", copy("/media/0", film));
    bundle["venues"] = json!([]);
    for (id, name) in [("hall", "Hall"), ("dom", "House")] {
        push(
            &mut bundle,
            "venues",
            json!({ "id": id, "name": both(name), "address": both("1 Main Street") }),
        );
    }
    let event = &mut bundle["events"][0];
    event["summary"] = both("Music in the square");
    details(event);
    event["contact"] = contact.clone();
    event["category_more"] = json!(["city"]);
    event["direction_more"] = json!(["sport"]);
    event.as_object_mut().unwrap().remove("place");
    event["venue"] = json!("hall");
    event["previous_when"] = json!("2021-04");
    event["reason"] = both("The bridge is closed");
    event["external_ids"] = json!(["a@calendar.example"]);
    let shared = [
        "time",
        "venue",
        "organisers",
        "links",
        "audience",
        "topics",
        "cities",
    ];
    for name in shared {
        bundle["series"][0][name] = bundle["events"][0][name].clone();
    }
    // A clock time needs a day.
    bundle["series"][0]["time"] = Value::Null;
    bundle["series"][0]["summary"] = both("Parade");
    details(&mut bundle["series"][0]);
    bundle["series"][0]["contact"] = contact;
    bundle["series"][0]["exchange"] = json!(true);
    bundle["series"][0]["last_year"] = json!(2030);
    bundle["series"][0]["revision"] = json!({ "number": 2, "date": "2021-05-01" });
    bundle
}

/// Adds the details that entries and series have in common.
fn details(record: &mut Value) {
    record["description"] = both("First paragraph.");
    record["online"] = json!("https://example.org/live");
    record["price"] = json!({
        "amounts": [{ "label": both("Adults"), "amount": "500", "currency": "JPY" }],
    });
    record["tickets"] = json!("https://example.org/tickets");
    record["registration"] = json!({ "url": "https://example.org/form", "closes": "2021-05-01" });
    record["capacity"] = json!(120);
    record["languages"] = json!(["ja"]);
    record["accessibility"] = json!(["wheelchair"]);
    record["participants"] = json!([both("Choir")]);
    record["images"] = json!([{
        "file": "images/concert.jpg", "alt": both("A choir"), "credit": both("A. Photographer"),
    }]);
}

fn push(bundle: &mut Value, list: &str, record: Value) {
    bundle[list].as_array_mut().unwrap().push(record);
}

/// Other values of a field, `null` for none; each has the same kind of record elsewhere.
pub fn others(of: Owner, field: EntryField) -> Vec<Value> {
    let russian = |text: &str| json!({ "ru": text });
    match field {
        EntryField::Id => vec![json!("another")],
        EntryField::Kind => vec![json!("meeting")],
        EntryField::Title => vec![both("Recital")],
        EntryField::Summary => vec![both("Words"), Value::Null],
        EntryField::Description => vec![both("Other words."), Value::Null],
        EntryField::Scope => vec![json!("observance")],
        EntryField::DayOff => vec![json!(true)],
        EntryField::Announced => vec![json!("2028-01-01")],
        EntryField::PreviousWhen => vec![json!("2021-03"), Value::Null],
        EntryField::Reason => vec![both("A storm"), Value::Null],
        EntryField::ExternalIds => vec![json!(["b@calendar.example"]), Value::Null],
        // A record with sessions has no clock time.
        EntryField::Sessions => vec![
            json!([{ "day": "2021-05-14", "title": both("Rehearsal"), "place": both("Room 2") }]),
            json!([{
                "day": "2021-05-14", "title": both("Gala"),
                "time": { "start": "10:00", "offset": "+10:00", "zone": "Asia/Vladivostok" },
            }]),
        ],
        EntryField::Venue => vec![json!("dom"), Value::Null],
        EntryField::Online => vec![json!("https://example.org/other-live"), Value::Null],
        EntryField::Price => vec![
            json!({ "free": true }),
            json!({ "note": both("By donation") }),
            Value::Null,
        ],
        EntryField::Tickets => vec![json!("https://example.org/other-tickets"), Value::Null],
        EntryField::Registration => vec![
            json!({ "url": "https://example.org/form", "closes": "2021-05-02" }),
            json!({ "note": both("By phone") }),
            Value::Null,
        ],
        EntryField::Capacity => vec![json!(7), Value::Null],
        EntryField::SoldOut => vec![json!(true)],
        EntryField::Languages => vec![json!(["ko", "ja"]), Value::Null],
        EntryField::Accessibility => vec![json!(["sign-language"]), Value::Null],
        EntryField::Participants => vec![json!([russian("Оркестр")]), Value::Null],
        EntryField::Images => vec![
            json!([{
                "file": "images/other.png", "alt": both("A band"), "credit": both("B. Painter"),
            }]),
            Value::Null,
        ],
        EntryField::Draft => vec![json!(true)],
        EntryField::PublishFrom => vec![json!("2020-01-01"), json!("2040-01-01")],
        EntryField::PublishUntil => vec![json!("2050-01-01"), json!("2021-01-01")],
        EntryField::Yearly => vec![json!("06-12")],
        EntryField::Rule => vec![json!({ "start": "1999-06-12", "rrule": "FREQ=YEARLY" })],
        EntryField::FirstYear => vec![json!(2028)],
        EntryField::LastYear => vec![json!(2026)],
        EntryField::Without => vec![json!([2020, 2027])],
        EntryField::When => vec![json!("2022-05-14"), json!("2022-06-01")],
        EntryField::Time => vec![
            json!({ "start": "18:00", "end": "21:30", "offset": "+10:00", "zone": "Asia/Vladivostok" }),
            Value::Null,
        ],
        EntryField::Series => vec![Value::Null],
        EntryField::Cities => vec![json!(["harbin"]), Value::Null],
        EntryField::Countries => vec![json!(["JP"]), Value::Null],
        EntryField::Category => vec![json!("sports")],
        EntryField::CategoryMore => vec![json!(["sports"]), Value::Null],
        EntryField::Direction => vec![json!("health")],
        EntryField::DirectionMore => vec![json!(["health"]), Value::Null],
        EntryField::Format => vec![json!("online")],
        EntryField::Audience => vec![json!(["officials"]), Value::Null],
        EntryField::Topics => vec![json!(["nature"]), Value::Null],
        EntryField::Ages => vec![json!({ "from": 9 }), Value::Null],
        EntryField::Exchange => vec![json!(false)],
        EntryField::Status => vec![json!("cancelled"), json!("moved-online"), json!("expected")],
        EntryField::Place => vec![json!({ "name": russian("Зал") }), Value::Null],
        EntryField::Organisers => vec![json!([russian("Школа")]), Value::Null],
        EntryField::Contact => vec![
            json!({ "name": russian("Бюро"), "email": "office@example.org" }),
            Value::Null,
        ],
        EntryField::Links => vec![
            json!([{ "title": russian("Сайт"), "url": "https://example.org/other" }]),
            Value::Null,
        ],
        EntryField::Media => vec![json!(["film"]), Value::Null],
        EntryField::Sources => vec![json!([{ "source": "page" }])],
        EntryField::Revision => match of {
            Owner::Entry => vec![json!({ "number": 3, "date": "2022-02-02" })],
            Owner::Series => vec![json!({ "number": 3, "date": "2021-05-02" })],
        },
    }
}

/// The base with which the values of a field are compared: a record with sessions has no clock
/// time.
pub fn base_of(of: Owner, field: EntryField) -> Value {
    if field == EntryField::Sessions {
        changed(of, EntryField::Time, Value::Null)
    } else {
        base()
    }
}

/// The base with one field changed. How a series recurs is either of two fields.
pub fn changed(of: Owner, field: EntryField, value: Value) -> Value {
    let mut bundle = base();
    let record = bundle
        .pointer_mut(of.pointer())
        .unwrap()
        .as_object_mut()
        .unwrap();
    if field == EntryField::Sessions {
        record.remove("time");
    }
    if field == EntryField::Place {
        record.remove("venue");
    }
    if field == EntryField::Rule {
        for name in ["yearly", "first_year", "last_year", "without"] {
            record.remove(name);
        }
    }
    if value.is_null() {
        record.remove(field.name());
    } else {
        record.insert(field.name().to_owned(), value);
    }
    bundle
}
