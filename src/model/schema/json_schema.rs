//! Export of the format as a JSON Schema (draft 2020-12), for text editors that validate while
//! typing.
//!
//! The check of a bundle reports whatever the schema rejects, and also what a schema cannot
//! express: whether a day exists, whether an id refers to a record.

use super::{
    BUNDLE, ENTRY, FORMAT, Field, Items, Languages, Presence, Record, RecordRule, Shape, TextForm,
};
use crate::model::edit::Json;
use crate::model::{Class, MAX_ID_LENGTH, Status};
use crate::text::Lang;

/// Returns the JSON text of the schema.
pub fn json_schema() -> String {
    let mut definitions = Vec::new();
    define(&BUNDLE, &mut definitions);
    for (name, languages) in [
        ("Texts", Languages::Any),
        ("NeededTexts", Languages::AtLeastOne),
    ] {
        definitions.push((name.to_owned(), texts(languages)));
    }
    let mut fields = vec![
        text("$schema", "https://json-schema.org/draft/2020-12/schema"),
        text("title", BUNDLE.name),
    ];
    fields.extend(record(&BUNDLE));
    fields.push(("$defs".to_owned(), Json::Object(definitions)));
    [&Json::Object(fields).to_text(), "\n"].concat()
}

type Member = (String, Json);

fn member(key: &str, value: Json) -> Member {
    (key.to_owned(), value)
}

fn text(key: &str, value: &str) -> Member {
    member(key, Json::text(value))
}

fn number(key: &str, value: impl Into<i64>) -> Member {
    member(key, Json::Number(value.into()))
}

fn object(members: impl IntoIterator<Item = Member>) -> Json {
    Json::Object(members.into_iter().collect())
}

/// Defines the nested records of a record, each once, in the order of first use.
fn define(within: &Record, definitions: &mut Vec<Member>) {
    for inner in within
        .fields
        .iter()
        .filter_map(|field| field.shape.record())
    {
        if definitions.iter().all(|(name, _)| name != inner.name) {
            definitions.push(member(inner.name, Json::Object(record(inner))));
            define(inner, definitions);
        }
    }
}

fn record(of: &Record) -> Vec<Member> {
    let properties = of.fields.iter().map(|one| member(one.name, field(one)));
    let is_needed = |one: &&Field| one.presence == Presence::Needed;
    let needed = of.fields.iter().filter(is_needed).map(|one| one.name);
    let mut members = vec![
        text("description", of.doc),
        text("type", "object"),
        member("properties", object(properties)),
        member("required", Json::texts(needed)),
    ];
    let given = |names: &[&str]| Json::List(names.iter().map(|name| is_given(name)).collect());
    match of.rule {
        RecordRule::None => {}
        RecordRule::AtLeastOne(names) => members.push(member("anyOf", given(names))),
        RecordRule::ExactlyOne(names) => members.push(member("oneOf", given(names))),
    }
    members
}

/// Returns the schema of objects that have a field which is not `null`.
fn is_given(name: &str) -> Json {
    let not_null = object([member("not", object([text("type", "null")]))]);
    object([
        member("required", Json::texts([name])),
        member("properties", object([member(name, not_null)])),
    ])
}

fn field(of: &Field) -> Json {
    let mut members = vec![text("description", of.doc)];
    let value = match Class::of_list(of.name) {
        Some(class) if of.shape.record() == Some(&ENTRY) => entries(class),
        _ => shape(of.shape),
    };
    match of.presence {
        Presence::Needed => members.extend(value),
        Presence::Optional => {
            let either = vec![Json::Object(value), object([text("type", "null")])];
            members.push(member("anyOf", Json::List(either)));
        }
        Presence::Defaulted => {
            members.extend(value);
            members.push(member("default", empty(of.shape)));
        }
    }
    Json::Object(members)
}

/// Returns the value of an absent field of this shape.
fn empty(of: Shape) -> Json {
    match of {
        Shape::List(..) => Json::List(Vec::new()),
        Shape::Texts(_) | Shape::Object(_) => object([]),
        Shape::Bool => Json::Bool(false),
        Shape::Degrees(_) | Shape::Integer(..) | Shape::Year => Json::Number(0),
        Shape::Text(_) => Json::text(""),
    }
}

fn shape(of: Shape) -> Vec<Member> {
    match of {
        Shape::Text(form) => text_form(form),
        Shape::Texts(Languages::Any) => vec![reference("Texts")],
        Shape::Texts(Languages::AtLeastOne) => vec![reference("NeededTexts")],
        Shape::Bool => vec![text("type", "boolean")],
        Shape::Degrees(max) => {
            let max = i64::from(max);
            vec![
                text("type", "number"),
                number("minimum", -max),
                number("maximum", max),
            ]
        }
        Shape::Integer(min, max) => integer(min.into(), max.into()),
        Shape::Year => integer(-9999, 9999),
        Shape::List(inner, items) => list(Json::Object(shape(*inner)), items),
        Shape::Object(inner) => vec![reference(inner.name)],
    }
}

fn reference(name: &str) -> Member {
    text("$ref", &["#/$defs/", name].concat())
}

fn integer(min: i64, max: i64) -> Vec<Member> {
    vec![
        text("type", "integer"),
        number("minimum", min),
        number("maximum", max),
    ]
}

fn list(inner: Json, items: Items) -> Vec<Member> {
    let mut members = vec![text("type", "array"), member("items", inner)];
    if items.min > 0 {
        members.push(number("minItems", items.min));
    }
    if items.max < u32::MAX {
        members.push(number("maxItems", items.max));
    }
    if items.are_distinct {
        members.push(member("uniqueItems", Json::Bool(true)));
    }
    members
}

/// Returns the schema of the list of a class, with its own kinds and statuses.
fn entries(class: Class) -> Vec<Member> {
    let kinds = class.kinds().iter().map(|kind| kind.code());
    let statuses = Status::ALL.iter().filter(|status| class.allows(**status));
    let one_of = |words: Vec<&str>| object([member("enum", Json::texts(words))]);
    let own = object([
        member("kind", one_of(kinds.collect())),
        member(
            "status",
            one_of(statuses.map(|status| status.code()).collect()),
        ),
    ]);
    let entry = object([reference(ENTRY.name), member("properties", own)]);
    list(entry, super::shape::ANY)
}

/// Returns the schema of texts by language, none of them blank.
fn texts(languages: Languages) -> Json {
    let langs = Lang::ALL
        .iter()
        .map(|lang| member(lang.code(), Json::Object(text_form(TextForm::Free))));
    let mut members = vec![
        text("description", "A text per language."),
        text("type", "object"),
        member("properties", object(langs)),
        member("additionalProperties", Json::Bool(false)),
    ];
    if languages == Languages::AtLeastOne {
        members.push(number("minProperties", 1_u8));
    }
    Json::Object(members)
}

fn text_form(form: TextForm) -> Vec<Member> {
    let mut members = vec![text("type", "string")];
    let words = |words: &[&str]| member("enum", Json::texts(words.iter().copied()));
    match form {
        TextForm::FormatName => members.push(words(&[FORMAT])),
        TextForm::OneOf(codes) => members.push(words(codes)),
        TextForm::Language => members.push(words(&Lang::ALL.map(Lang::code))),
        TextForm::Id | TextForm::Reference(_) => {
            members.push(text("pattern", &pattern(form)));
            members.push(number("maxLength", MAX_ID_LENGTH as u32));
        }
        TextForm::Day => {
            members.push(text("pattern", &pattern(form)));
            members.push(text("format", "date"));
        }
        TextForm::Free
        | TextForm::LanguageTag
        | TextForm::Edtf
        | TextForm::ClockTime
        | TextForm::Offset
        | TextForm::Zone
        | TextForm::YearlySpan
        | TextForm::RecurrenceRule
        | TextForm::Country
        | TextForm::PageUrl
        | TextForm::LinkUrl
        | TextForm::FileUrl
        | TextForm::ImageFile
        | TextForm::Amount
        | TextForm::Currency
        | TextForm::Email
        | TextForm::Phone => members.push(text("pattern", &pattern(form))),
    }
    members
}

/// Returns a regular expression (ECMA-262) that matches every valid text, and as few invalid ones
/// as is possible while readable.
fn pattern(form: TextForm) -> String {
    let month = "(0[1-9]|1[0-2])";
    let day = "(0[1-9]|[12][0-9]|3[01])";
    let page = r"[Hh][Tt][Tt][Pp][Ss]?://[^\s\\/?#@:][^\s\\/?#@]*([/?#][^\s\\]*)?";
    match form {
        // Vocabularies use `enum` instead.
        TextForm::FormatName | TextForm::OneOf(_) | TextForm::Language | TextForm::Free => {
            r"\S".to_owned()
        }
        TextForm::Id | TextForm::Reference(_) => "^[a-z0-9]+(-[a-z0-9]+)*$".to_owned(),
        TextForm::LanguageTag => "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$".to_owned(),
        TextForm::Edtf => {
            let date = format!("-?[0-9]{{4}}(-(2[1-4]|{month}(-{day})?))?[?~%]?");
            format!(r"^(XXXX|{date}|({date}|\.\.)?/({date}|\.\.)?)$")
        }
        TextForm::Day => format!("^-?[0-9]{{4}}-{month}-{day}$"),
        TextForm::ClockTime => "^([01][0-9]|2[0-3]):[0-5][0-9]$".to_owned(),
        TextForm::Offset => "^(Z|[+-](0[0-9]|1[0-8]):[0-5][0-9])$".to_owned(),
        TextForm::Zone => {
            let name = "[A-Za-z][A-Za-z0-9_+-]*";
            format!("^(UTC|{name}(/{name})+)$")
        }
        TextForm::YearlySpan => {
            let part = format!("early|mid|late|first-half|second-half|{day}~?");
            let edge = format!("({month}(-({part}))?|spring|summer|autumn|winter)");
            format!("^{edge}(/{edge})?$")
        }
        TextForm::RecurrenceRule => {
            let part = "[A-Za-z]+=[A-Za-z0-9,+-]+";
            format!("^{part}(;{part})*$")
        }
        TextForm::Country => "^[A-Z]{2}$".to_owned(),
        TextForm::PageUrl => format!("^{page}$"),
        TextForm::LinkUrl => {
            let mail = "[Mm][Aa][Ii][Ll][Tt][Oo]";
            format!(r"^({page}|({mail}|[Tt][Ee][Ll]):[^\s\\]+)$")
        }
        TextForm::FileUrl => format!(r"^({page}|[^\s\\:/][^\s\\:]*)$"),
        TextForm::ImageFile => {
            let name = "[A-Za-z0-9][A-Za-z0-9_.-]*";
            format!(r"^images(/{name})*/[A-Za-z0-9][A-Za-z0-9_.-]*\.(jpe?g|png|webp)$")
        }
        TextForm::Amount => r"^[0-9]{1,9}(\.[0-9]{1,3})?$".to_owned(),
        TextForm::Currency => "^[A-Z]{3}$".to_owned(),
        TextForm::Email => r"^[^\s@]+@[^\s@]+$".to_owned(),
        TextForm::Phone => r"^\+[0-9 ()-]*$".to_owned(),
    }
}
