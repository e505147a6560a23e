//! The format as Markdown tables, for `README.md` in this folder.

use super::{
    BUNDLE, FORMAT, Field, Items, Languages, Presence, Record, RecordRule, Shape, TextForm,
};
use crate::model::MAX_ID_LENGTH;

/// Mark before the tables in a document.
const START: &str = "<!-- fields: start -->\n";
/// Mark after the tables.
const END: &str = "<!-- fields: end -->";

/// Returns a table for each record, the outermost one first.
pub fn field_table() -> String {
    let mut records = vec![&BUNDLE];
    let mut next = 0;
    while let Some(record) = records.get(next).copied() {
        for inner in record
            .fields
            .iter()
            .filter_map(|field| field.shape.record())
        {
            if records.iter().all(|known| known.name != inner.name) {
                records.push(inner);
            }
        }
        next += 1;
    }
    records.into_iter().map(record_table).collect()
}

/// Returns a document with the tables between its marks updated; `None` if a mark is missing.
pub fn with_field_table(document: &str) -> Option<String> {
    let (before, rest) = document.split_once(START)?;
    let (_, after) = rest.split_once(END)?;
    Some([before, START, "\n", &field_table(), END, after].concat())
}

fn record_table(record: &Record) -> String {
    let mut table = format!("**{}.** {}\n\n", record.name, record.doc);
    let names = |names: &[&str]| {
        let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
        quoted.join(", ")
    };
    match record.rule {
        RecordRule::None => {}
        RecordRule::AtLeastOne(fields) => {
            table += &format!("At least one of {} is given.\n\n", names(fields));
        }
        RecordRule::ExactlyOne(fields) => {
            table += &format!("Exactly one of {} is given.\n\n", names(fields));
        }
    }
    table += "| field | | value | meaning |\n| --- | --- | --- | --- |\n";
    for field in record.fields {
        table += &row(field);
    }
    table += "\n";
    table
}

fn row(field: &Field) -> String {
    let presence = match field.presence {
        Presence::Needed => "needed",
        Presence::Optional | Presence::Defaulted => "",
    };
    let (name, value, doc) = (field.name, value(field.shape), field.doc);
    format!("| `{name}` | {presence} | {value} | {doc} |\n")
}

fn value(shape: Shape) -> String {
    match shape {
        Shape::Text(form) => text_form(form),
        Shape::Texts(Languages::Any) => "text per language, or none".to_owned(),
        Shape::Texts(Languages::AtLeastOne) => "text per language, at least one".to_owned(),
        Shape::Bool => "`true` or `false`".to_owned(),
        Shape::Degrees(max) => format!("number, -{max} to {max}"),
        Shape::Integer(min, u32::MAX) => format!("whole number from {min}"),
        Shape::Integer(min, max) => format!("whole number, {min} to {max}"),
        Shape::Year => "year, -9999 to 9999".to_owned(),
        Shape::List(inner, items) => list(*inner, items),
        Shape::Object(record) => record.name.to_owned(),
    }
}

fn list(inner: Shape, items: Items) -> String {
    let mut text = format!("list of: {}", value(inner));
    if items.min > 0 {
        text += &format!("; at least {}", items.min);
    }
    if items.max < u32::MAX {
        text += &format!("; at most {}", items.max);
    }
    if items.are_distinct {
        text += "; each once";
    }
    text
}

fn text_form(form: TextForm) -> String {
    let plain = match form {
        TextForm::Free => "text",
        TextForm::FormatName => return format!("`{FORMAT}`"),
        TextForm::Id => return format!("id, at most {MAX_ID_LENGTH} characters"),
        TextForm::Reference(list) => return format!("id of `{list}`"),
        TextForm::OneOf(words) => {
            let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
            return quoted.join(", ");
        }
        TextForm::Language => "language code",
        TextForm::LanguageTag => "language tag (BCP 47)",
        TextForm::Edtf => "date (EDTF)",
        TextForm::Day => "day, `YYYY-MM-DD`",
        TextForm::ClockTime => "`HH:MM`",
        TextForm::Offset => "offset, `+10:00`",
        TextForm::Zone => "time zone (IANA)",
        TextForm::YearlySpan => "span of a year",
        TextForm::RecurrenceRule => "rule (RFC 5545)",
        TextForm::Country => "country (ISO 3166-1)",
        TextForm::PageUrl => "URL, http or https",
        TextForm::LinkUrl => "URL, http, https, mailto or tel",
        TextForm::FileUrl => "URL, http or https, or a path",
        TextForm::ImageFile => "path, `images/…`",
        TextForm::Amount => "amount, `12.50`",
        TextForm::Currency => "currency (ISO 4217)",
        TextForm::Email => "mail address",
        TextForm::Phone => "telephone number, `+…`",
    };
    plain.to_owned()
}
