//! The fields of an event in other systems, and where Pobratim keeps and shows them: the table in
//! `CONTRIBUTING.md`.

use pobratim::model::schema::EntryField;

use super::{OutputKind, reason_not_shown};

/// What other systems know about an event: in words, in schema.org/Event, in iCalendar, and the
/// fields of a bundle.
struct Row {
    what: &'static str,
    schema_org: &'static str,
    icalendar: &'static str,
    fields: &'static [EntryField],
}

const fn row(
    what: &'static str,
    schema_org: &'static str,
    icalendar: &'static str,
    fields: &'static [EntryField],
) -> Row {
    Row {
        what,
        schema_org,
        icalendar,
        fields,
    }
}

const ROWS: &[Row] = &{
    use EntryField as F;
    [
        row(
            "title, summary, per language",
            "name, description",
            "SUMMARY, DESCRIPTION",
            &[F::Title, F::Summary],
        ),
        row("long text", "description", "DESCRIPTION", &[F::Description]),
        row(
            "day, vague day",
            "startDate, endDate",
            "DTSTART, DTEND",
            &[F::When],
        ),
        row(
            "hours of a day, doors",
            "startDate, doorTime",
            "DTSTART, DTEND",
            &[F::Time],
        ),
        row(
            "hours on several days, programme",
            "subEvent",
            "one VEVENT each",
            &[F::Sessions],
        ),
        row(
            "recurrence",
            "eventSchedule",
            "RRULE, RDATE, EXDATE",
            &[
                F::Yearly,
                F::Rule,
                F::FirstYear,
                F::LastYear,
                F::Without,
                F::Announced,
            ],
        ),
        row(
            "events of others, public holidays",
            "no",
            "no",
            &[F::Scope, F::DayOff],
        ),
        row(
            "edition of a series",
            "superEvent",
            "RELATED-TO",
            &[F::Series],
        ),
        row(
            "cancelled, postponed, online",
            "eventStatus",
            "STATUS",
            &[F::Status],
        ),
        row("reason of a change", "no", "DESCRIPTION", &[F::Reason]),
        row(
            "rescheduled from",
            "previousStartDate",
            "SEQUENCE",
            &[F::PreviousWhen],
        ),
        row("sold out", "offers.availability", "no", &[F::SoldOut]),
        row(
            "price",
            "offers.price, isAccessibleForFree",
            "no",
            &[F::Price],
        ),
        row("ticket shop", "offers.url", "URL", &[F::Tickets]),
        row(
            "registration, deadline",
            "offers.validThrough",
            "no",
            &[F::Registration],
        ),
        row("capacity", "maximumAttendeeCapacity", "no", &[F::Capacity]),
        row(
            "venue as a record: name, address, position, way",
            "location",
            "LOCATION, GEO",
            &[F::Venue],
        ),
        row("other place", "location", "LOCATION, GEO", &[F::Place]),
        row(
            "online link",
            "VirtualLocation.url",
            "CONFERENCE",
            &[F::Online],
        ),
        row("format", "eventAttendanceMode", "no", &[F::Format]),
        row("organiser", "organizer", "ORGANIZER", &[F::Organisers]),
        row(
            "performers, participants",
            "contributor",
            "no",
            &[F::Participants],
        ),
        row(
            "contact",
            "organizer.contactPoint",
            "CONTACT",
            &[F::Contact],
        ),
        row(
            "picture with credit and licence",
            "image",
            "IMAGE",
            &[F::Images],
        ),
        row(
            "video, sound, file",
            "subjectOf",
            "ATTACH",
            &[F::Media, F::Links],
        ),
        row("ages", "typicalAgeRange", "no", &[F::Ages]),
        row("audience", "audience", "no", &[F::Audience, F::Exchange]),
        row(
            "accessibility",
            "amenityFeature of the place",
            "no",
            &[F::Accessibility],
        ),
        row(
            "category, keywords",
            "about, keywords",
            "CATEGORIES",
            &[
                F::Kind,
                F::Category,
                F::CategoryMore,
                F::Direction,
                F::DirectionMore,
                F::Topics,
            ],
        ),
        row("language of the event", "inLanguage", "no", &[F::Languages]),
        row("sources", "no", "no", &[F::Sources]),
        row(
            "partner cities and countries",
            "no",
            "no",
            &[F::Cities, F::Countries],
        ),
        row(
            "draft, publication dates",
            "no",
            "no",
            &[F::Draft, F::PublishFrom, F::PublishUntil],
        ),
        row(
            "last change",
            "dateModified of the page",
            "SEQUENCE, LAST-MODIFIED",
            &[F::Revision],
        ),
        row("stable id", "@id", "UID", &[F::Id]),
        row("ids in other files", "@id, url", "UID", &[F::ExternalIds]),
    ]
};

/// The outputs that the table names, with their headings.
const OUTPUTS: [(&str, OutputKind); 5] = [
    ("page", OutputKind::Page),
    ("JSON-LD", OutputKind::JsonLd),
    ("calendar file", OutputKind::ICalendar),
    ("Atom", OutputKind::Atom),
    ("table", OutputKind::Table),
];

/// Returns the table in Markdown. An output has `yes` if it shows all fields of the row, `part` if
/// it shows some, else `–`.
fn table() -> String {
    let mut text = String::from("| what | schema.org/Event | iCalendar | fields of a bundle |");
    for (heading, _) in OUTPUTS {
        text.push_str(&format!(" {heading} |"));
    }
    text.push_str("\n| --- | --- | --- | --- |");
    text.push_str(&" --- |".repeat(OUTPUTS.len()));
    text.push('\n');
    for row in ROWS {
        let names: Vec<String> = row
            .fields
            .iter()
            .map(|field| format!("`{}`", field.name()))
            .collect();
        let names = names.join(", ");
        text.push_str(&format!(
            "| {} | {} | {} | {names} |",
            row.what, row.schema_org, row.icalendar
        ));
        for (_, output) in OUTPUTS {
            let shown = row
                .fields
                .iter()
                .filter(|field| reason_not_shown(**field, output).is_none())
                .count();
            let mark = match shown {
                0 => "–",
                all if all == row.fields.len() => "yes",
                _ => "part",
            };
            text.push_str(&format!(" {mark} |"));
        }
        text.push('\n');
    }
    text
}

#[test]
fn the_comparison_names_each_field_once() {
    for field in EntryField::ALL {
        let rows = ROWS.iter().filter(|row| row.fields.contains(field));
        assert_eq!(rows.count(), 1, "{field:?}");
    }
}

#[test]
fn the_comparison_in_the_documentation_is_that_of_the_outputs() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/CONTRIBUTING.md");
    let text = std::fs::read_to_string(path).unwrap();
    let marks = [
        "<!-- comparison of fields -->\n",
        "<!-- end of the comparison -->",
    ];
    let [start, end] = marks.map(|mark| text.find(mark).unwrap_or_else(|| panic!("{mark}")));
    let start = start + marks[0].len();
    let expected = format!("\n{}\n", table());
    if std::env::var_os("BLESS").is_some() {
        let new = [&text[..start], &expected, &text[end..]].concat();
        std::fs::write(path, new).unwrap();
        return;
    }
    assert!(
        text[start..end] == expected,
        "the table in CONTRIBUTING.md is not that of the outputs: run `BLESS=1 cargo test --features cli --test it comparison`"
    );
}
