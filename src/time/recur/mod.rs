//! Recurrence: rules with exact days, and yearly spans that may be vague.
//!
//! [`Rule`] is the subset of RFC 5545's RRULE for civil days; [`RuleSet`] adds a first day,
//! exceptions and additions, and expands within a window in bounded work. [`YearlySpan`] represents
//! "around 31 May" and "the second half of December": it yields a vague date for each year instead
//! of an invented day.

mod expand;
mod rule;
mod rule_error;
mod rule_parse;
mod series;
mod span;
mod span_parse;

pub use expand::{Expansion, RuleSet};
pub use rule::{ByDay, End, Frequency, Rule};
pub use rule_error::{RuleError, RuleProblem};
pub use series::YearlySeries;
pub use span::{MonthPart, SpanEdge, YearlySpan};
pub use span_parse::{SpanError, SpanProblem};
