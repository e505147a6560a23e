//! Keyboard navigation in the grid of a month or week, after the grid of the WAI-ARIA Authoring
//! Practices Guide (“Date Picker Dialog Example”).

use crate::time::days;
use ::time::{Date, Weekday};

/// Key that moves the focus between days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GridKey {
    Left,
    Right,
    Up,
    Down,
    Home,
    End,
    PageUp,
    PageDown,
    ShiftPageUp,
    ShiftPageDown,
}

/// Text direction of the page: Left is the previous day if it is left to right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    #[default]
    Ltr,
    Rtl,
}

impl GridKey {
    /// Returns the key for a `KeyboardEvent.key`; `None` for every key that the grid does not
    /// handle. Shift matters for the page keys only.
    pub fn from_name(name: &str, shift: bool) -> Option<GridKey> {
        Some(match (name, shift) {
            ("ArrowLeft", false) => GridKey::Left,
            ("ArrowRight", false) => GridKey::Right,
            ("ArrowUp", false) => GridKey::Up,
            ("ArrowDown", false) => GridKey::Down,
            ("Home", false) => GridKey::Home,
            ("End", false) => GridKey::End,
            ("PageUp", false) => GridKey::PageUp,
            ("PageDown", false) => GridKey::PageDown,
            ("PageUp", true) => GridKey::ShiftPageUp,
            ("PageDown", true) => GridKey::ShiftPageDown,
            _ => return None,
        })
    }
}

/// Returns the day that is focused after the key.
///
/// Arrows move by day and week, Home and End within the week, the page keys by month and, with
/// Shift, by year; these keep the day of the month or use the last day of the month. Saturates at
/// the ends of [`Date`].
///
/// ```
/// use pobratim::calendar::focus::{Direction, GridKey, step};
/// use pobratim::time::{Weekday, days::date};
/// let last_of_may = date(2021, 5, 31).unwrap();
/// let reached = step(last_of_may, GridKey::PageUp, Weekday::Monday, Direction::Ltr);
/// assert_eq!(Some(reached), date(2021, 4, 30));
/// ```
pub fn step(date: Date, key: GridKey, first_weekday: Weekday, direction: Direction) -> Date {
    let forward = match direction {
        Direction::Ltr => 1,
        Direction::Rtl => -1,
    };
    match key {
        GridKey::Left => days::add_days(date, -forward),
        GridKey::Right => days::add_days(date, forward),
        GridKey::Up => days::add_days(date, -7),
        GridKey::Down => days::add_days(date, 7),
        GridKey::Home => days::start_of_week(date, first_weekday),
        GridKey::End => days::add_days(days::start_of_week(date, first_weekday), 6),
        GridKey::PageUp => days::add_months(date, -1),
        GridKey::PageDown => days::add_months(date, 1),
        GridKey::ShiftPageUp => days::add_months(date, -12),
        GridKey::ShiftPageDown => days::add_months(date, 12),
    }
}

/// Returns the day that is focused after the key, in a grid that shows one week at a time.
///
/// Like [`step`], but the page keys move by a week and, with Shift, by a month.
///
/// ```
/// use pobratim::calendar::focus::{Direction, GridKey, step_in_week};
/// use pobratim::time::{Weekday, days::date};
/// let last_of_may = date(2021, 5, 31).unwrap();
/// let reached = |key| step_in_week(last_of_may, key, Weekday::Monday, Direction::Ltr);
/// assert_eq!(Some(reached(GridKey::PageUp)), date(2021, 5, 24));
/// assert_eq!(Some(reached(GridKey::ShiftPageUp)), date(2021, 4, 30));
/// ```
pub fn step_in_week(
    date: Date,
    key: GridKey,
    first_weekday: Weekday,
    direction: Direction,
) -> Date {
    let key = match key {
        GridKey::PageUp => GridKey::Up,
        GridKey::PageDown => GridKey::Down,
        GridKey::ShiftPageUp => GridKey::PageUp,
        GridKey::ShiftPageDown => GridKey::PageDown,
        GridKey::Left
        | GridKey::Right
        | GridKey::Up
        | GridKey::Down
        | GridKey::Home
        | GridKey::End => key,
    };
    step(date, key, first_weekday, direction)
}
