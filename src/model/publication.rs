//! The part of a bundle that is published on a day: without drafts, and without records whose
//! publication has not begun or has ended.
//!
//! The fields are read from the text and not from the loaded bundle, because records that the loader
//! leaves out would otherwise stay in the file.

use std::fmt;

use super::edit::{BundleText, RecordText};
use super::json::{self, Node};
use super::{Bundle, Publication};
use crate::text::Lang;
use crate::time::{Date, Edtf};

/// The lists whose records can be drafts.
const SERIES: &str = "series";
const ENTRIES: [&str; 3] = ["events", "programmes", "documents"];

/// Why a record is not published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotPublished {
    Draft,
    /// Its publication begins on this day.
    From(Date),
    /// Its publication ended with this day.
    Until(Date),
    /// `draft`, `publish_from` or `publish_until` has an invalid value.
    Unclear,
}

impl fmt::Display for NotPublished {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotPublished::Draft => f.write_str("a draft"),
            NotPublished::From(day) => write!(f, "published from {}", Edtf::day(*day)),
            NotPublished::Until(day) => write!(f, "published until {}", Edtf::day(*day)),
            NotPublished::Unclear => {
                f.write_str("its `draft`, `publish_from` or `publish_until` is invalid")
            }
        }
    }
}

impl Publication {
    /// Returns why the record is not published on this day; `None` if it is.
    pub fn not_published(self, day: Date) -> Option<NotPublished> {
        if self.is_draft {
            return Some(NotPublished::Draft);
        }
        let from = self.from.filter(|from| day < *from);
        let until = self.until.filter(|until| *until < day);
        from.map(NotPublished::From)
            .or(until.map(NotPublished::Until))
    }
}

/// A record that is not published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The id; empty where it has none.
    pub id: String,
    /// In the first language of the bundle that it has; the id where it has none.
    pub title: String,
    pub reason: NotPublished,
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}” [{}]: {}", self.title, self.id, self.reason)
    }
}

/// A published edition of a series that is not published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Orphan {
    /// The title of the edition.
    pub title: String,
    pub series: LeftOut,
}

impl fmt::Display for Orphan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}” is an edition of {}", self.title, self.series)
    }
}

/// The published part of a bundle.
#[derive(Clone, Debug)]
pub struct Published {
    pub text: String,
    /// Entries, then series, in the order of the file.
    pub left_out: Vec<LeftOut>,
    /// Editions whose series are left out; a site with them would have dead references.
    pub orphans: Vec<Orphan>,
}

/// Returns the part of a bundle that is published on this day; all other bytes of the text stay.
/// `bundle` is loaded from `text`.
pub fn published(text: &str, bundle: &Bundle, day: Date) -> Published {
    let mut text = BundleText::new(text);
    let languages = &bundle.languages;
    let mut series: Vec<LeftOut> = Vec::new();
    text.edit_records(SERIES, |record| {
        let reason = not_published(record, day);
        series.extend(reason.map(|reason| left_out(record, languages, reason)));
        reason.is_none()
    });
    let mut all = Vec::new();
    let mut orphans = Vec::new();
    for list in ENTRIES {
        text.edit_records(list, |record| {
            if let Some(reason) = not_published(record, day) {
                all.push(left_out(record, languages, reason));
                return false;
            }
            let own = text_of(record, &[SERIES]);
            let own = series
                .iter()
                .find(|series| Some(&series.id) == own.as_ref());
            orphans.extend(own.map(|series| Orphan {
                title: title(record, languages),
                series: series.clone(),
            }));
            true
        });
    }
    all.append(&mut series);
    Published {
        text: text.as_str().to_string(),
        left_out: all,
        orphans,
    }
}

/// Returns why a record is not published on this day. An invalid value means that it is not.
fn not_published(record: &RecordText<'_>, day: Date) -> Option<NotPublished> {
    let Some(is_draft) = flag(record) else {
        return Some(NotPublished::Unclear);
    };
    let days = ["publish_from", "publish_until"].map(|field| day_of(record, field));
    let [Ok(from), Ok(until)] = days else {
        return Some(NotPublished::Unclear);
    };
    let publication = Publication {
        is_draft,
        from,
        until,
    };
    publication.not_published(day)
}

/// Returns whether the record is a draft; `None` if the value is invalid.
fn flag(record: &RecordText<'_>) -> Option<bool> {
    match node(record, &["draft"]) {
        None | Some(Node::Null) => Some(false),
        Some(Node::Bool(is_draft)) => Some(is_draft),
        Some(
            Node::Raw(_)
            | Node::Number(_)
            | Node::Text(_)
            | Node::List(_)
            | Node::Object(_)
            | Node::Broken,
        ) => None,
    }
}

/// Returns the day in a field, `None` if there is none; an error if it is not a day.
fn day_of(record: &RecordText<'_>, field: &str) -> Result<Option<Date>, ()> {
    match node(record, &[field]) {
        None | Some(Node::Null) => Ok(None),
        Some(Node::Text(text)) => match text.parse::<Edtf>() {
            Ok(Edtf::Date(date)) if date.qualifier().is_none() => date.day().map(Some).ok_or(()),
            Ok(Edtf::Date(_) | Edtf::Interval { .. } | Edtf::Unknown) | Err(_) => Err(()),
        },
        Some(
            Node::Raw(_)
            | Node::Bool(_)
            | Node::Number(_)
            | Node::List(_)
            | Node::Object(_)
            | Node::Broken,
        ) => Err(()),
    }
}

fn left_out(record: &RecordText<'_>, languages: &[Lang], reason: NotPublished) -> LeftOut {
    LeftOut {
        id: text_of(record, &["id"]).unwrap_or_default(),
        title: title(record, languages),
        reason,
    }
}

/// Returns the title in the first language that has one; the id where there is none.
fn title(record: &RecordText<'_>, languages: &[Lang]) -> String {
    let mut titles = languages
        .iter()
        .filter_map(|lang| text_of(record, &["title", lang.code()]));
    let title = titles.find(|title| !title.trim().is_empty());
    title
        .or_else(|| text_of(record, &["id"]))
        .unwrap_or_default()
}

fn text_of(record: &RecordText<'_>, path: &[&str]) -> Option<String> {
    match node(record, path) {
        Some(Node::Text(text)) => Some(text.into_owned()),
        Some(_) | None => None,
    }
}

fn node<'a>(record: &'a RecordText<'_>, path: &[&str]) -> Option<Node<'a>> {
    json::read(record.value(path)?, 1).ok()
}
