//! What is wrong with a bundle: faults of single records, and failures that leave nothing to show.

use super::schema::FORMAT;
use std::fmt;

/// How much a fault matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A record, or a part of one, is left out.
    Error,
    /// All is shown, but a reader misses something.
    Warning,
    /// Nothing is lost.
    Note,
}

impl Severity {
    /// The stable word: `error`, `warning`, `note`.
    pub const fn code(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub severity: Severity,
    /// The stable word of [`FaultCode`].
    pub code: &'static str,
    /// JSON path, such as `$.events[3].when`.
    pub path: String,
    /// What was found and what was expected.
    pub message: String,
    /// What to do about it.
    pub hint: String,
}

/// Declares the one table of faults.
macro_rules! fault_codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal $severity:ident,)+) => {
        /// Every kind of fault. The words are stable: editors' scripts rely on them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum FaultCode {
            $($(#[$doc])* $name,)+
        }

        impl FaultCode {
            /// Every kind of fault.
            pub const ALL: &'static [FaultCode] = &[$(FaultCode::$name),+];

            /// The stable kebab-case word.
            pub const fn code(self) -> &'static str {
                match self {
                    $(FaultCode::$name => $code,)+
                }
            }

            /// How much it matters.
            pub const fn severity(self) -> Severity {
                match self {
                    $(FaultCode::$name => Severity::$severity,)+
                }
            }
        }
    };
}

fault_codes! {
    /// A record has another shape than the format gives it, or lacks a field.
    BadRecord = "bad-record" Error,
    /// An id holds other characters than lower-case letters, digits and hyphens, or is too long.
    BadId = "bad-id" Error,
    /// Two records of one kind have the same id.
    DuplicateId = "duplicate-id" Error,
    /// A list names the same thing twice.
    DuplicateItem = "duplicate-item" Warning,
    /// A list holds more records than Pobratim can number.
    TooMany = "too-many" Error,
    /// An id names nothing in the bundle.
    UnknownReference = "unknown-reference" Error,
    /// A word is none of those that its field allows.
    BadValue = "bad-value" Error,
    /// A date is not EDTF, or a day is not `YYYY-MM-DD`.
    BadDate = "bad-date" Error,
    /// A clock time or an offset cannot be read, or stands beside a date that is no exact day.
    BadTime = "bad-time" Error,
    /// A series does not say how it recurs, or says it in a way that cannot be read.
    BadSeries = "bad-series" Error,
    /// A position is not on the globe.
    BadPosition = "bad-position" Error,
    /// A country is not two capital letters.
    BadCountry = "bad-country" Error,
    /// A time zone is not an IANA name.
    BadZone = "bad-zone" Error,
    /// A language is not known, or a language tag is malformed.
    BadLanguage = "bad-language" Error,
    /// Ages are the wrong way round, or say nothing.
    BadAges = "bad-ages" Error,
    /// An address is not one that a reader can follow without harm.
    UnsafeLink = "unsafe-link" Error,
    /// A contact offers no way that works.
    BadContact = "bad-contact" Error,
    /// A text that must be there is empty.
    EmptyText = "empty-text" Error,
    /// A relation between cities is claimed without a source.
    TieWithoutSource = "tie-without-source" Error,
    /// A text lacks a language of the bundle.
    MissingTranslation = "missing-translation" Warning,
    /// A record says nothing of where it comes from.
    NoSource = "no-source" Warning,
    /// A field is not part of the format.
    UnknownField = "unknown-field" Note,
}

/// What leaves nothing to show at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The file holds nothing but white space.
    Empty,
    /// The file is not JSON; line and column count from 1.
    NotJson {
        line: usize,
        column: usize,
        message: String,
    },
    /// `format` is missing or another one.
    WrongFormat { found: Option<String> },
    /// The outermost object lacks a part, or a part of it is no list.
    BadOutline {
        line: usize,
        column: usize,
        message: String,
    },
    /// None of `languages` is one that Pobratim speaks.
    NoLanguage { faults: Vec<Fault> },
    /// The record `site` cannot be used.
    NoSite { faults: Vec<Fault> },
    /// The host city cannot be used.
    NoHost { faults: Vec<Fault> },
    /// Not one city, entry or series can be used.
    NoUsableRecord { faults: Vec<Fault> },
}

impl Failure {
    /// The stable kebab-case word.
    pub const fn code(&self) -> &'static str {
        match self {
            Failure::Empty => "empty-file",
            Failure::NotJson { .. } => "not-json",
            Failure::WrongFormat { .. } => "wrong-format",
            Failure::BadOutline { .. } => "bad-outline",
            Failure::NoLanguage { .. } => "no-language",
            Failure::NoSite { .. } => "no-site",
            Failure::NoHost { .. } => "no-host",
            Failure::NoUsableRecord { .. } => "no-usable-record",
        }
    }

    /// The faults that led to it; none where the file could not be read at all.
    pub fn faults(&self) -> &[Fault] {
        match self {
            Failure::NoLanguage { faults }
            | Failure::NoSite { faults }
            | Failure::NoHost { faults }
            | Failure::NoUsableRecord { faults } => faults,
            Failure::Empty
            | Failure::NotJson { .. }
            | Failure::WrongFormat { .. }
            | Failure::BadOutline { .. } => &[],
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Empty => f.write_str("the file is empty"),
            Failure::NotJson {
                line,
                column,
                message,
            } => write!(
                f,
                "the file is not JSON: {message} (line {line}, column {column})"
            ),
            Failure::WrongFormat { found: Some(found) } => write!(
                f,
                "the file has the format `{found}`; this version reads `{FORMAT}`"
            ),
            Failure::WrongFormat { found: None } => {
                write!(f, "the file names no format; it should be `{FORMAT}`")
            }
            Failure::BadOutline {
                line,
                column,
                message,
            } => write!(
                f,
                "the bundle's outline is wrong: {message} (line {line}, column {column})"
            ),
            Failure::NoLanguage { .. } => {
                f.write_str("`languages` names no language that Pobratim speaks")
            }
            Failure::NoSite { .. } => f.write_str("the record `site` cannot be used"),
            Failure::NoHost { .. } => f.write_str("the host city cannot be used"),
            Failure::NoUsableRecord { .. } => {
                f.write_str("no city, entry or series in the file can be used")
            }
        }
    }
}

impl std::error::Error for Failure {}
