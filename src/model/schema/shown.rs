//! Whether an output shows a field.

/// What an output declares of a field of an entry or series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The output changes with the field.
    Shown,
    /// The output is the same whatever the field holds, for this reason.
    NotShown(&'static str),
}
