//! Headings of tables: our own columns, and those of other systems.

use super::column::{all_names, folded, heading};
use crate::model::table::{CellKind, Column};
use crate::model::{OfficeMessages, nearest};
use crate::text::Lang;

/// The headings of other systems.
const ALIASES: &str = include_str!("headings.tsv");

/// Minimum length of a heading that can be a misspelling of another one, in characters: two short
/// words differ in one character without being alike.
const MIN_MISSPELT_LENGTH: usize = 4;

/// What the cells below a heading are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    Column(Column),
    /// The first and the last day, which may have hours.
    Start,
    End,
    StartTime,
    EndTime,
    /// A link without a title.
    Url,
}

impl Target {
    /// Returns the column that the cells end up in.
    pub const fn column(self) -> Column {
        match self {
            Target::Column(column) => column,
            Target::Start | Target::End => Column::When,
            Target::StartTime | Target::EndTime => Column::Time,
            Target::Url => Column::Links,
        }
    }

    /// Returns whether its cells are dates.
    pub const fn is_date(self) -> bool {
        match self {
            Target::Column(column) => matches!(column.kind(), CellKind::Date | CellKind::Day),
            Target::Start | Target::End => true,
            Target::StartTime | Target::EndTime | Target::Url => false,
        }
    }

    /// Returns whether a table cannot have both: the same, or two that give the same part.
    pub fn excludes(self, other: Target) -> bool {
        let when = Target::Column(Column::When);
        let time = Target::Column(Column::Time);
        self == other
            || [(when, Target::Start), (Target::Start, when)].contains(&(self, other))
            || [(time, Target::StartTime), (Target::StartTime, time)].contains(&(self, other))
    }

    /// Returns the target with a name of the file of headings.
    fn of(name: &str, lang: Lang) -> Option<Target> {
        Some(match name {
            "start" => Target::Start,
            "end" => Target::End,
            "start_time" => Target::StartTime,
            "end_time" => Target::EndTime,
            "url" => Target::Url,
            "title" => Target::Column(Column::Title(lang)),
            "summary" => Target::Column(Column::Summary(lang)),
            "description" => Target::Column(Column::Description(lang)),
            other => Target::Column(Column::from_key(other)?),
        })
    }

    /// Returns the name of the column in messages, such as 「日付」.
    pub fn label(self, messages: &OfficeMessages) -> String {
        heading(self.column(), messages)
    }
}

/// The meaning of a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A column of ours, by its own name.
    Own(Column),
    /// A heading of another system.
    Alias(Target),
    /// A heading that may be either.
    Either(Target, Target),
    /// A heading for what the bundle has no place for.
    NoPlace,
    Unknown,
}

/// The known headings in all languages, in lower case.
pub struct Headings {
    /// Names of our columns. Those of texts include their language: `題名 (ja)`.
    own: Vec<(String, Column)>,
    /// Names of texts without their language: `題名`.
    texts: Vec<(String, Column)>,
    /// Heading, its language, and its targets as in the file.
    aliases: Vec<(String, Lang, &'static str)>,
}

impl Headings {
    pub fn new() -> Headings {
        let texts = Lang::ALL.into_iter().flat_map(|lang| {
            let messages = OfficeMessages::of(lang);
            [
                (folded(messages.text("field_title")), Column::Title(lang)),
                (
                    folded(messages.text("field_summary")),
                    Column::Summary(lang),
                ),
                (
                    folded(messages.text("field_description")),
                    Column::Description(lang),
                ),
            ]
        });
        let aliases = alias_lines().filter_map(|(code, heading, targets)| {
            Some((folded(heading), Lang::from_code(code)?, targets))
        });
        let own = all_names().into_iter();
        Headings {
            own: own.map(|(column, name)| (folded(&name), column)).collect(),
            texts: texts.collect(),
            aliases: aliases.collect(),
        }
    }

    /// Returns the meaning of a heading. `lang` decides between languages that write it alike.
    pub fn meaning(&self, name: &str, lang: Lang) -> Meaning {
        let name = folded(name);
        // The template marks required columns with a star.
        let name = name.trim_end_matches(['*', ' ', ':', '：']);
        if let Some((_, column)) = self.own.iter().find(|(own, _)| own == name) {
            return Meaning::Own(*column);
        }
        let (wanted, suffix) = split_lang(name);
        let same = self.aliases.iter().filter(|(own, ..)| own == wanted);
        let own = same.clone().find(|(_, own, _)| *own == lang);
        if let Some((_, own, targets)) = own.or_else(|| same.clone().next()) {
            let lang = suffix.unwrap_or(*own);
            let (first, second) = targets.split_once('|').unwrap_or((targets, ""));
            return match (Target::of(first, lang), Target::of(second, lang)) {
                (Some(first), Some(second)) => Meaning::Either(first, second),
                (Some(first), None) => Meaning::Alias(first),
                (None, _) => Meaning::NoPlace,
            };
        }
        let same = self.texts.iter().filter(|(own, _)| own == wanted);
        let own = same.clone().find(|(_, column)| column.lang() == Some(lang));
        match own.or_else(|| same.clone().next()) {
            Some((_, column)) => Meaning::Alias(Target::Column(*column)),
            None => Meaning::Unknown,
        }
    }

    /// Returns whether a row holds the names of columns: at least two, and every fifth of its filled
    /// cells. A row of data may hold a word that is also a heading, such as `event`.
    pub fn is_header(&self, cells: &[String]) -> bool {
        let known = cells.iter().filter(|cell| self.is_heading(cell)).count();
        let filled = cells.iter().filter(|cell| !cell.trim().is_empty()).count();
        known >= 2 && known * 5 >= filled
    }

    /// Returns whether a heading names a column.
    fn is_heading(&self, name: &str) -> bool {
        match self.meaning(name, Lang::FALLBACK) {
            Meaning::Own(_) | Meaning::Alias(_) | Meaning::Either(..) => true,
            Meaning::NoPlace | Meaning::Unknown => false,
        }
    }
}

/// Returns the aliases: language, heading, targets.
fn alias_lines() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let lines = ALIASES.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| {
        let (lang, rest) = line.split_once('\t')?;
        let (heading, targets) = rest.split_once('\t')?;
        Some((lang, heading, targets))
    })
}

/// Splits `Event name (ja)` into name and language.
fn split_lang(name: &str) -> (&str, Option<Lang>) {
    let inner = name.strip_suffix([')', '）']);
    let split = inner.and_then(|inner| inner.rsplit_once(['(', '（']));
    let lang = split.and_then(|(_, code)| Lang::from_code(code.trim()));
    match (split, lang) {
        (Some((base, _)), Some(lang)) => (base.trim_end(), Some(lang)),
        _ => (name, None),
    }
}

/// Returns the known heading of which this one is probably a misspelling.
pub fn misspelt(name: &str, messages: &OfficeMessages) -> Option<String> {
    if name.chars().count() < MIN_MISSPELT_LENGTH {
        return None;
    }
    let own = Column::all(&Lang::ALL).into_iter();
    let own = own.map(|column| heading(column, messages));
    let aliases = alias_lines().map(|(_, heading, _)| heading.to_string());
    // Without regard to case, as headings are read.
    let names: Vec<(String, String)> = own
        .chain(aliases)
        .map(|name| (folded(&name), name))
        .collect();
    let near = nearest(
        &folded(name),
        names.iter().map(|(folded, _)| folded.as_str()),
    )?;
    let found = names.iter().find(|(folded, _)| folded == near);
    found.map(|(_, name)| name.clone())
}
