//! Every output shows every field of entries and series, or is declared in `not_shown` not to: with
//! another value, or without one, an output differs where it shows the field, and is the same to
//! the byte where it does not.

mod comparison;
mod not_shown;
pub mod records;
pub mod site;

use pobratim::export::{Column, Feed, PRODID, atom, cell};
use pobratim::import::{Field as Cell, Options, Row, Table, plan};
use pobratim::model::compare::compare;
use pobratim::model::schema::{ENTRY, EntryField, SERIES};
use pobratim::model::{Bundle, Country, Occurrence, OfficeMessages, Subject, lint};
use pobratim::route::Page;
use pobratim::search::Index;
use pobratim::text::{Lang, Localized};
use pobratim::time::{Window, days};
use serde_json::{Value, json};

use self::not_shown::not_shown;
use self::records::{Owner, base, base_of, changed, others};
use self::site::{loaded, with_localized_site};

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
    let page = page_of(bundle, of);
    with_localized_site(bundle, |localized| site::facts(localized, page))
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
            let before = (output.write)(&base_of(of, *field), of);
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
