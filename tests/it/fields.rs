//! Every output shows every field of entries and series, or is declared in `not_shown` not to: with
//! another value, or without one, an output differs where it shows the field, and is the same to
//! the byte where it does not.

mod not_shown;

use pobratim::export::page::{LocalizedSite, PAGE_KINDS, PageHead, Site, SiteMessages, StaticPage};
use pobratim::export::{Column, Export, Feed, PRODID, Phrase, atom, cell};
use pobratim::import::{Field as Cell, Options, Row, Table, plan};
use pobratim::model::compare::compare;
use pobratim::model::schema::{ENTRY, EntryField, SERIES};
use pobratim::model::{
    Audience, Bundle, Country, Occurrence, OfficeMessages, Subject, View, lint, load,
};
use pobratim::route::Page;
use pobratim::search::Index;
use pobratim::text::{Lang, Localized};
use pobratim::time::{Window, days};
use serde_json::{Value, json};

use self::not_shown::not_shown;
use crate::fixture::{both, copy, small};

/// The record whose field is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Owner {
    Entry,
    Series,
}

impl Owner {
    const fn pointer(self) -> &'static str {
        match self {
            Owner::Entry => "/events/0",
            Owner::Series => "/series/0",
        }
    }
}

/// A bundle whose first event has every field, and whose first series has most.
fn base() -> Value {
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
fn others(of: Owner, field: EntryField) -> Vec<Value> {
    let russian = |text: &str| json!({ "ru": text });
    match field {
        EntryField::Id => vec![json!("another")],
        EntryField::Kind => vec![json!("meeting")],
        EntryField::Title => vec![both("Recital")],
        EntryField::Summary => vec![both("Words"), Value::Null],
        EntryField::Description => vec![both("Other words."), Value::Null],
        EntryField::Announced => vec![json!("2028-01-01")],
        EntryField::PreviousWhen => vec![json!("2021-03"), Value::Null],
        EntryField::Reason => vec![both("A storm"), Value::Null],
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
        EntryField::PublishFrom => vec![json!("2020-01-01")],
        EntryField::PublishUntil => vec![json!("2050-01-01")],
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

/// The base with one field changed. How a series recurs is either of two fields.
fn changed(of: Owner, field: EntryField, value: Value) -> Value {
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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum OutputKind {
    Page,
    JsonLd,
    Table,
    ICalendar,
    Atom,
    Digest,
    Search,
    Difference,
    Lint,
    Import,
}

/// An output: its kind, and the text that it makes of a bundle for a record.
struct Output {
    kind: OutputKind,
    write: fn(&Value, Owner) -> String,
    /// Whether it shows a field for some of its values only.
    is_partial: bool,
}

const OUTPUTS: &[Output] = &[
    #[cfg(feature = "cli")]
    output(OutputKind::Page, page),
    output(OutputKind::JsonLd, facts),
    output(OutputKind::Table, table),
    output(OutputKind::ICalendar, |bundle, of| {
        with_localized_site(bundle, |localized| {
            let listed = occurrences(localized.bundle(), of);
            localized.export.feed(&listed, "name", PRODID).text
        })
    }),
    output(OutputKind::Atom, |bundle, of| {
        with_localized_site(bundle, |localized| {
            atom(localized, Feed::All, &occurrences(localized.bundle(), of))
        })
    }),
    output(OutputKind::Digest, digest),
    output(OutputKind::Search, index),
    output(OutputKind::Difference, |bundle, _| {
        format!("{:?}", compare(&base().to_string(), &bundle.to_string()))
    }),
    Output {
        is_partial: true,
        ..output(OutputKind::Lint, lint)
    },
    output(OutputKind::Import, import),
];

const fn output(kind: OutputKind, write: fn(&Value, Owner) -> String) -> Output {
    Output {
        kind,
        write,
        is_partial: false,
    }
}

fn loaded(bundle: &Value) -> Bundle {
    let loaded = load(&bundle.to_string()).unwrap();
    assert_eq!(crate::fixture::fault_lines(&loaded), "");
    loaded.bundle
}

/// The event, or the occurrences of the series in the years for which it is known.
fn occurrences(bundle: &Bundle, of: Owner) -> Vec<Occurrence> {
    match of {
        Owner::Entry => bundle.entries_where(&|entry| entry.class.code() == "event"),
        Owner::Series => {
            let window = Window::new(
                days::date(2000, 1, 1).unwrap(),
                days::date(2040, 12, 31).unwrap(),
            );
            let all = bundle.occurrences(&window.unwrap(), 1000).list.into_iter();
            let is_own = |one: &Occurrence| matches!(one.subject, Subject::Expected { .. });
            all.filter(is_own).collect()
        }
    }
}

/// Messages that are the names of their values.
struct Named;

impl SiteMessages for Named {
    fn lang(&self) -> Lang {
        Lang::En
    }

    fn head(&self, page: &StaticPage) -> PageHead {
        PageHead::new(page.folder(), String::new())
    }

    fn feeds(&self) -> PageHead {
        PageHead::new("feeds".to_owned(), String::new())
    }

    fn home(&self) -> String {
        "home".to_owned()
    }

    fn pupils(&self) -> String {
        "pupils".to_owned()
    }

    fn status(&self, entry: &View<'_>) -> String {
        format!(
            "{:?}",
            entry.effective_status(days::date(2026, 5, 20).unwrap())
        )
    }

    fn audience(&self, audience: Audience) -> String {
        format!("{audience:?}")
    }
}

fn with_localized_site<T>(bundle: &Value, write: impl FnOnce(&LocalizedSite<'_>) -> T) -> T {
    let bundle = loaded(bundle);
    let say = |phrase: Phrase<'_>| format!("{phrase:?}");
    let export = Export {
        bundle: &bundle,
        lang: Lang::En,
        base: None,
        phrase: &say,
        offset_at: &|_, _| None,
    };
    let site = Site {
        bundle: &bundle,
        url: "https://example.org/",
        today: bundle.site.updated.unwrap(),
    };
    write(&LocalizedSite {
        site,
        messages: &Named,
        export: &export,
    })
}

/// The address of the event, or of the occurrence of 2027.
fn page_of(bundle: &Value, of: Owner) -> Page {
    let id = match of {
        Owner::Entry => bundle["events"][0]["id"].as_str().unwrap().to_owned(),
        Owner::Series => format!("{}@2027", bundle["series"][0]["id"].as_str().unwrap()),
    };
    Page::Event(id.into())
}

/// The page as its components make it.
#[cfg(feature = "cli")]
fn page(bundle: &Value, of: Owner) -> String {
    use pobratim::route::Address;
    use pobratim::ui::render::Renderer;
    let address = Address::new(Lang::En, page_of(bundle, of));
    let bundle = Box::leak(Box::new(loaded(bundle)));
    let renderer = Renderer::new(bundle, "/", crate::ui::environment());
    renderer.page(address)
}

/// The objects of the page for search engines.
fn facts(bundle: &Value, of: Owner) -> String {
    with_localized_site(bundle, |localized| {
        let page = StaticPage::of(page_of(bundle, of));
        let events = PAGE_KINDS
            .iter()
            .find(|kind| kind.name == "events")
            .unwrap();
        let Some(metadata) = events.metadata(localized, &page) else {
            return Default::default();
        };
        // The path to the page has its title too.
        let facts = &metadata.structured_data[..metadata.structured_data.len() - 1];
        format!("{facts:?}")
    })
}

fn table(bundle: &Value, _: Owner) -> String {
    let bundle = loaded(bundle);
    let rows = bundle.entries.iter().map(|entry| {
        let columns = Column::all(&bundle.languages).into_iter();
        let cells: Vec<String> = columns.map(|column| cell(&bundle, entry, column)).collect();
        cells.join("\t")
    });
    rows.collect::<Vec<_>>().join("\n")
}

fn digest(bundle: &Value, of: Owner) -> String {
    let from = match of {
        Owner::Entry => days::date(2021, 5, 10),
        Owner::Series => days::date(2027, 5, 28),
    };
    with_localized_site(bundle, |localized| {
        let digest = localized
            .export
            .digest(&OfficeMessages::of(Lang::En), from.unwrap(), None);
        [digest.text(), digest.html(), digest.csv()].concat()
    })
}

fn index(bundle: &Value, _: Owner) -> String {
    let bundle = loaded(bundle);
    let country = |code: &str, name: &str| {
        let mut text = Localized::default();
        text.set(Lang::En, name);
        (Country::from_code(code).unwrap(), text)
    };
    let countries = vec![country("JP", "Japan"), country("KR", "Korea")];
    let mut index = Index::new(&bundle, countries);
    while !index.step(&bundle, 1000) {}
    format!("{index:?}")
}

/// What is to be looked at on the day of the last change, where the event stands twice.
fn lint(bundle: &Value, _: Owner) -> String {
    let mut bundle = bundle.clone();
    let mut twin = base()["events"][0].clone();
    twin["id"] = json!("concert-2");
    twin["media"] = json!([]);
    bundle["events"].as_array_mut().unwrap().push(twin);
    let bundle = loaded(&bundle);
    let faults = lint::lint(&bundle, days::date(2022, 2, 1).unwrap());
    format!("{faults:?} {:?}", lint::coverage(&bundle))
}

/// What the table of a bundle would change in the base.
fn import(bundle: &Value, _: Owner) -> String {
    let (known, new) = (loaded(&base()), loaded(bundle));
    let rows = new.entries.iter().zip(2..).map(|(entry, number)| {
        let columns = Column::all(&new.languages).into_iter();
        let cells = columns.map(|column| Cell {
            column,
            heading: column.key().into_owned(),
            text: cell(&new, entry, column),
        });
        Row {
            number,
            fields: cells.collect(),
        }
    });
    let table = Table {
        rows: rows.collect(),
        ..Table::default()
    };
    let plan = plan(
        &known,
        &table,
        &OfficeMessages::of(Lang::En),
        &Options::default(),
    );
    assert_eq!(plan.faults, []);
    format!("{:?}", plan.records)
}

/// Returns why an output does not show a field; `None` if it has to show it.
fn reason_not_shown(field: EntryField, output: OutputKind) -> Option<&'static str> {
    let mut declared = not_shown(field).iter();
    let found = declared.find(|(outputs, _)| outputs.contains(&output));
    found.map(|(_, reason)| *reason)
}

/// Whether a record has the field.
fn has(of: Owner, field: EntryField) -> bool {
    let record = match of {
        Owner::Entry => ENTRY,
        Owner::Series => SERIES,
    };
    record.field(field.name()).is_some()
}

#[test]
fn the_fields_of_entries_and_series_are_all_the_fields() {
    for field in EntryField::ALL {
        assert!(
            has(Owner::Entry, *field) || has(Owner::Series, *field),
            "{field:?}"
        );
    }
}

#[test]
fn a_column_is_of_a_field_that_the_table_shows() {
    let columns = Column::all(&Lang::ALL);
    for field in EntryField::ALL {
        // The further topics are in the column of the main one.
        let shared = [
            (EntryField::CategoryMore, EntryField::Category),
            (EntryField::DirectionMore, EntryField::Direction),
        ];
        let main = shared.iter().find(|(more, _)| more == field);
        let main = main.map_or(*field, |(_, main)| *main);
        let has_column = columns.iter().any(|column| column.field() == Some(main));
        let is_shown = reason_not_shown(*field, OutputKind::Table).is_none();
        assert_eq!(has_column, is_shown, "{field:?}");
    }
}

#[test]
fn outputs_show_what_they_declare() {
    let mut faults = Vec::new();
    for output in OUTPUTS {
        for field in EntryField::ALL {
            // What is the same for both is declared of an entry; a series has fields of its own.
            let of = match has(Owner::Entry, *field) {
                true => Owner::Entry,
                false => Owner::Series,
            };
            let before = (output.write)(&base(), of);
            let differs: Vec<bool> = others(of, *field)
                .into_iter()
                .map(|value| (output.write)(&changed(of, *field, value), of) != before)
                .collect();
            let reason = reason_not_shown(*field, output.kind);
            let is_right = match reason {
                None if output.is_partial => differs.contains(&true),
                None => !differs.contains(&false),
                Some(reason) => !differs.contains(&true) && !reason.is_empty(),
            };
            if !is_right {
                let declared =
                    reason.map_or("shown".to_owned(), |reason| format!("not shown: {reason}"));
                faults.push(format!(
                    "{:?}: {field:?} is declared as {declared}; the output differs: {differs:?}",
                    output.kind
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
