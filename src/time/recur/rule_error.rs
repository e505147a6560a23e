//! Errors from parsing recurrence rules, with column and remedy.

use std::fmt;

/// Error from an invalid recurrence rule, with its column.
///
/// ```
/// use pobratim::time::recur::Rule;
/// let error = "FREQ=WEEKLY;BYDAY=MO,2TU".parse::<Rule>().unwrap_err();
/// assert_eq!(error.code(), "rule-ordinal-frequency");
/// assert_eq!(error.to_string(), "`2TU` needs FREQ=MONTHLY or FREQ=YEARLY");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleError {
    pub(super) problem: RuleProblem,
    pub(super) column: usize,
}

/// The kind of a [`RuleError`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleProblem {
    /// The text is empty.
    Empty,
    /// No FREQ.
    NoFrequency,
    /// A part without `=`.
    NoValue { found: String },
    /// A name that is not defined in RFC 5545.
    UnknownPart { found: String },
    /// A part or a frequency of RFC 5545 that Pobratim does not support.
    NotSupported { found: String },
    /// A part that is repeated.
    Repeated { found: String },
    /// A value that its part does not allow.
    BadValue {
        found: String,
        allowed: &'static str,
    },
    /// COUNT together with UNTIL.
    CountAndUntil,
    /// A numbered weekday in a weekly or daily rule.
    OrdinalFrequency { found: String },
    /// BYMONTHDAY in a weekly rule.
    MonthDayWeekly,
}

impl RuleError {
    pub const fn problem(&self) -> &RuleProblem {
        &self.problem
    }

    /// Returns the column of the error, counted in characters from 1.
    pub const fn column(&self) -> usize {
        self.column
    }

    /// Returns the stable kebab-case code of the error.
    pub const fn code(&self) -> &'static str {
        match self.problem {
            RuleProblem::Empty => "rule-empty",
            RuleProblem::NoFrequency => "rule-no-frequency",
            RuleProblem::NoValue { .. } => "rule-no-value",
            RuleProblem::UnknownPart { .. } => "rule-unknown-part",
            RuleProblem::NotSupported { .. } => "rule-not-supported",
            RuleProblem::Repeated { .. } => "rule-repeated-part",
            RuleProblem::BadValue { .. } => "rule-bad-value",
            RuleProblem::CountAndUntil => "rule-count-and-until",
            RuleProblem::OrdinalFrequency { .. } => "rule-ordinal-frequency",
            RuleProblem::MonthDayWeekly => "rule-month-day-weekly",
        }
    }

    /// Returns the remedy.
    pub const fn hint(&self) -> &'static str {
        match self.problem {
            RuleProblem::Empty | RuleProblem::NoFrequency | RuleProblem::NoValue { .. } => {
                "write parts with `;` between them, as in `FREQ=YEARLY;BYMONTH=5;BYDAY=-1SA`"
            }
            RuleProblem::UnknownPart { .. } => {
                "allowed are FREQ, INTERVAL, COUNT, UNTIL, BYMONTH, BYMONTHDAY, BYDAY, WKST, \
                 without `RRULE:` before them"
            }
            RuleProblem::NotSupported { .. } => "list the days as additions instead",
            RuleProblem::Repeated { .. } => "put several values behind one `=`, with commas",
            RuleProblem::BadValue { .. } => "write the value as RFC 5545 does, without spaces",
            RuleProblem::CountAndUntil => "keep COUNT or UNTIL, not both",
            RuleProblem::OrdinalFrequency { .. } => {
                "leave the number out, or make the rule monthly"
            }
            RuleProblem::MonthDayWeekly => "use BYDAY, or make the rule monthly",
        }
    }
}

impl fmt::Display for RuleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.problem {
            RuleProblem::Empty => f.write_str("a rule is missing"),
            RuleProblem::NoFrequency => f.write_str("the rule has no FREQ"),
            RuleProblem::NoValue { found } => write!(f, "`{found}` has no `=` and value"),
            RuleProblem::UnknownPart { found } => write!(f, "`{found}` is not a part of a rule"),
            RuleProblem::NotSupported { found } => write!(f, "`{found}` is not supported"),
            RuleProblem::Repeated { found } => write!(f, "`{found}` is repeated"),
            RuleProblem::BadValue { found, allowed } => {
                write!(f, "found `{found}` where {allowed} is expected")
            }
            RuleProblem::CountAndUntil => f.write_str("COUNT and UNTIL exclude each other"),
            RuleProblem::OrdinalFrequency { found } => {
                write!(f, "`{found}` needs FREQ=MONTHLY or FREQ=YEARLY")
            }
            RuleProblem::MonthDayWeekly => f.write_str("a weekly rule takes no BYMONTHDAY"),
        }
    }
}

impl std::error::Error for RuleError {}
