//! What recurs: rules that name exact days, and yearly spans that need not.
//!
//! [`Rule`] is the part of RFC 5545's RRULE that civil days can need; [`RuleSet`] adds a first day,
//! exceptions and additions, and expands within a window, in bounded work whatever the rule.
//! [`YearlySpan`] is for "around 31 May" and "the second half of December": it gives each year a
//! vague date instead of an invented day.

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
