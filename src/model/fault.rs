//! Faults of single records, and failures that leave nothing to show.

use super::schema::FORMAT;
use std::fmt;

/// Severity of a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A record, or a part of one, is left out.
    Error,
    /// Everything is shown, but readers miss something.
    Warning,
    /// Nothing is lost.
    Note,
}

impl Severity {
    /// Returns the stable code: `error`, `warning`, `note`.
    pub const fn code(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// A fault and its location.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub severity: Severity,
    /// Stable code of a [`FaultCode`].
    pub code: &'static str,
    /// JSON path, such as `$.events[3].when`.
    pub path: String,
    /// What was found and what is allowed.
    pub message: String,
    /// How to correct it.
    pub hint: String,
}

/// Declares the table of faults.
macro_rules! fault_codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal $severity:ident,)+) => {
        /// Kinds of faults. The codes are stable because editors' scripts rely on them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum FaultCode {
            $($(#[$doc])* $name,)+
        }

        impl FaultCode {
            /// All kinds of faults.
            pub const ALL: &'static [FaultCode] = &[$(FaultCode::$name),+];

            /// Returns the stable kebab-case code.
            pub const fn code(self) -> &'static str {
                match self {
                    $(FaultCode::$name => $code,)+
                }
            }

            /// Returns the severity.
            pub const fn severity(self) -> Severity {
                match self {
                    $(FaultCode::$name => Severity::$severity,)+
                }
            }
        }
    };
}

fault_codes! {
    /// A record does not have the shape that the format requires, or lacks a field.
    BadRecord = "bad-record" Error,
    /// An id has characters other than lower-case letters, digits and hyphens, or is too long.
    BadId = "bad-id" Error,
    /// Two records of one kind have the same id.
    DuplicateId = "duplicate-id" Error,
    /// A list has the same item twice.
    DuplicateItem = "duplicate-item" Warning,
    /// A list has more records than its index type allows.
    TooMany = "too-many" Error,
    /// An id does not refer to a record of the bundle.
    UnknownReference = "unknown-reference" Error,
    /// A value is not in the vocabulary of its field.
    BadValue = "bad-value" Error,
    /// A date is not EDTF, or a day is not `YYYY-MM-DD`.
    BadDate = "bad-date" Error,
    /// A clock time or an offset cannot be parsed, or the date is not an exact day.
    BadTime = "bad-time" Error,
    /// A series lacks its recurrence, or it cannot be parsed.
    BadSeries = "bad-series" Error,
    /// A position is outside the valid range of degrees.
    BadPosition = "bad-position" Error,
    /// A country code is not two capital letters.
    BadCountry = "bad-country" Error,
    /// A time zone is not an IANA name.
    BadZone = "bad-zone" Error,
    /// A language is not supported, or a language tag is malformed.
    BadLanguage = "bad-language" Error,
    /// Ages are reversed or missing.
    BadAges = "bad-ages" Error,
    /// A price has no valid amount or currency, or nothing at all.
    BadPrice = "bad-price" Error,
    /// A registration is empty, or closes before it opens.
    BadRegistration = "bad-registration" Error,
    /// A session is outside the date of its event, or the event also has a clock time.
    BadSession = "bad-session" Error,
    /// A picture is not a file below `images/`.
    BadImage = "bad-image" Error,
    /// A record is published until a day before it is published.
    BadPublication = "bad-publication" Error,
    /// A record has both a venue and a place.
    VenueAndPlace = "venue-and-place" Warning,
    /// A URL is not safe to link to.
    UnsafeLink = "unsafe-link" Error,
    /// A contact has no valid URL, email or phone.
    BadContact = "bad-contact" Error,
    /// A required text is empty.
    EmptyText = "empty-text" Error,
    /// A tie between cities has no source.
    TieWithoutSource = "tie-without-source" Error,
    /// A text is missing in a language of the bundle.
    MissingTranslation = "missing-translation" Warning,
    /// A record has no source.
    NoSource = "no-source" Warning,
    /// A field is not part of the format.
    UnknownField = "unknown-field" Note,
}

/// Failure that leaves nothing to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The file is empty or white space.
    Empty,
    /// The file is not JSON; line and column count from 1.
    NotJson {
        line: usize,
        column: usize,
        message: String,
    },
    /// `format` is missing or has another value.
    WrongFormat { found: Option<String> },
    /// The outermost object lacks a field, or one has the wrong type.
    BadOutline {
        line: usize,
        column: usize,
        message: String,
    },
    /// None of `languages` is supported.
    NoLanguage { faults: Vec<Fault> },
    /// The record `site` cannot be used.
    NoSite { faults: Vec<Fault> },
    /// The host city cannot be used.
    NoHost { faults: Vec<Fault> },
    /// No city, entry or series can be used.
    NoUsableRecord { faults: Vec<Fault> },
}

impl Failure {
    /// Returns the stable kebab-case code.
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

    /// Returns the faults that caused it; empty if the file could not be read at all.
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
                f.write_str("`languages` has no language that Pobratim supports")
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
