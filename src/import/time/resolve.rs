//! Decides the half of the day of each point of a time.

use super::words::{Half, Role};
use super::{ClockSpan, TimeParseError};
use crate::time::ClockTime;

/// Minutes of a day, and of half a day.
const DAY: u16 = 24 * 60;
const HALF: u16 = 12 * 60;

/// Hours and minutes as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// 0 to 29; from 24 on it is an hour of the next day.
    pub hour: u8,
    pub minute: u8,
    /// `13:30`, and words such as noon.
    pub is_digital: bool,
    /// A number without a unit.
    pub is_bare: bool,
    /// Whether the hour has a leading zero, as only the 24-hour clock has.
    pub has_zero: bool,
    /// Whether the unit is the Russian `ч`, which belongs to the 24-hour clock.
    pub is_abbreviated: bool,
    /// Whether the unit of the hour was just read.
    pub awaits_minutes: bool,
    /// "Midnight", which may begin or end the day.
    pub is_midnight: bool,
}

impl Clock {
    pub const fn digital(hour: u8, minute: u8) -> Clock {
        Clock {
            hour,
            minute,
            is_digital: true,
            is_bare: false,
            has_zero: false,
            is_abbreviated: false,
            awaits_minutes: false,
            is_midnight: false,
        }
    }

    pub const fn bare(hour: u8, has_zero: bool) -> Clock {
        let mut clock = Clock::digital(hour, 0);
        clock.is_digital = false;
        clock.is_bare = true;
        clock.has_zero = has_zero;
        clock
    }

    pub const fn midnight() -> Clock {
        let mut clock = Clock::digital(24, 0);
        clock.is_midnight = true;
        clock
    }

    /// Returns whether only the 24-hour clock has this hour.
    const fn is_24_hour(self) -> bool {
        self.has_zero || self.is_abbreviated || self.hour == 0 || self.hour > 12
    }

    /// Returns the minutes since midnight on the 24-hour clock.
    fn as_written(self) -> u16 {
        u16::from(self.hour) * 60 + u16::from(self.minute)
    }

    /// Returns the minutes since midnight in the first and in the second half of the day.
    fn halves(self) -> [u16; 2] {
        let first = u16::from(self.hour % 12) * 60 + u16::from(self.minute);
        [first, first + HALF]
    }
}

/// A time of day with the words around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Point {
    pub clock: Option<Clock>,
    pub half: Option<Half>,
    pub is_next_day: bool,
    pub role: Option<Role>,
    pub is_after_dash: bool,
    /// The column of its first character, counted from 1; 0 before one is read.
    pub column: usize,
}

/// Returns the hours of the points.
///
/// # Errors
///
/// A point whose half of the day is open, and points that are no start and end.
pub fn resolve(points: &[Point]) -> Result<ClockSpan, TimeParseError> {
    let (mut doors, mut start, mut end) = (None, None, None);
    for (index, point) in points.iter().enumerate() {
        let has_roles = points.iter().any(|point| point.role.is_some());
        let slot = match point.role {
            Some(Role::Doors) => &mut doors,
            Some(Role::Start) => &mut start,
            Some(Role::End) => &mut end,
            None if index == 0 && !has_roles => &mut start,
            None if point.is_after_dash && start.is_some() => &mut end,
            None => {
                return Err(TimeParseError::Several {
                    column: point.column,
                });
            }
        };
        if slot.replace(index).is_some() {
            return Err(TimeParseError::Several {
                column: point.column,
            });
        }
    }
    let start = start.ok_or(TimeParseError::NoStart)?;
    let minutes = |index: usize| {
        let point = points.get(index).ok_or(TimeParseError::Empty)?;
        minutes_of(index, point, points, index == start)
    };
    let begin = minutes(start)?;
    if begin >= DAY {
        return Err(TimeParseError::NextDayStart);
    }
    let close = end.map(minutes).transpose()?;
    if close.is_some_and(|close| close >= begin + DAY) {
        return Err(TimeParseError::LongerThanDay);
    }
    let doors = doors.map(minutes).transpose()?;
    if doors.is_some_and(|doors| doors >= DAY) {
        return Err(TimeParseError::NextDayStart);
    }
    let time = |minutes: u16| {
        let minutes = minutes % DAY;
        ClockTime::new((minutes / 60) as u8, (minutes % 60) as u8).ok_or(TimeParseError::Empty)
    };
    Ok(ClockSpan {
        doors: doors.map(time).transpose()?,
        start: time(begin)?,
        end: close.map(time).transpose()?,
    })
}

/// Returns the minutes of a point since midnight; from 24 hours on it is on the next day.
fn minutes_of(
    index: usize,
    point: &Point,
    points: &[Point],
    is_start: bool,
) -> Result<u16, TimeParseError> {
    let Some(clock) = point.clock else {
        return Err(TimeParseError::Empty);
    };
    if clock.is_midnight {
        return match is_start {
            true => Err(half_of_day(clock, point, [0, DAY])),
            false => Ok(DAY),
        };
    }
    let next_day = if point.is_next_day && clock.hour < 24 {
        DAY
    } else {
        0
    };
    if let Some(half) = point.half {
        return Ok(with_half(clock, half, point)? + next_day);
    }
    let others = || {
        let others = points.iter().enumerate();
        others.filter(move |(other, _)| *other != index)
    };
    // "12 noon" and 13:30 are the 24-hour clock, 1:30 only without "am" or "pm" in the text.
    let has_half = others().any(|(_, other)| other.half.is_some());
    if clock.is_24_hour() || (clock.is_digital && !has_half) {
        return Ok(clock.as_written() + next_day);
    }
    if point.is_next_day {
        // What ends on the next day ends before noon, else it would last for half a day.
        return Ok(clock.halves()[0] + DAY);
    }
    if has_half {
        return beside_half(clock, point, index, points);
    }
    let is_24_hour = others().any(|(_, other)| other.clock.is_some_and(Clock::is_24_hour));
    if is_24_hour || (clock.hour == 12 && !clock.is_bare) {
        return Ok(clock.as_written());
    }
    Err(half_of_day(clock, point, clock.halves()))
}

/// Returns the minutes of a time whose half is given beside another one: `1:30 – 3 pm`.
fn beside_half(
    clock: Clock,
    point: &Point,
    index: usize,
    points: &[Point],
) -> Result<u16, TimeParseError> {
    let [first, second] = clock.halves();
    let open = || half_of_day(clock, point, [first, second]);
    let other = points
        .iter()
        .enumerate()
        .find(|(other, point)| *other != index && point.half.is_some());
    let Some((at, other)) = other else {
        return Err(open());
    };
    let (Some(half), Some(given)) = (other.half, other.clock) else {
        return Err(open());
    };
    let given = with_half(given, half, other)?;
    let own = match given < HALF {
        // What begins in the morning may end at noon.
        true if clock.hour == 12 && index > at => second,
        true => first,
        false => second,
    };
    let is_in_order = match index < at {
        true => own < given,
        false => own > given,
    };
    match is_in_order {
        true => Ok(own),
        false => Err(open()),
    }
}

/// Returns the minutes of a time with a half of the day.
fn with_half(clock: Clock, half: Half, point: &Point) -> Result<u16, TimeParseError> {
    let [first, second] = clock.halves();
    let open = || half_of_day(clock, point, [first, second]);
    // `下午15点` says the same twice.
    if clock.hour > 12 {
        let is_morning = matches!(half, Half::Am | Half::BeforeNoon);
        return match is_morning || clock.hour > 23 {
            true => Err(TimeParseError::NoSuchTime {
                text: text_of(clock),
                column: point.column,
            }),
            false => Ok(clock.as_written()),
        };
    }
    match (half, clock.hour) {
        (Half::Am, _) => Ok(first),
        (Half::Pm, _) => Ok(second),
        // 午後12時 is midnight by law, and noon to many.
        (Half::BeforeNoon | Half::AfterNoon, 12) => Err(open()),
        (Half::BeforeNoon, _) => Ok(first),
        (Half::AfterNoon, _) => Ok(second),
        (Half::Midday | Half::Noon, 11) => Ok(first),
        (Half::Midday | Half::Noon, 12 | 0..=5) => Ok(second),
        (Half::Midday | Half::Noon, _) => Err(open()),
        // The midnight that ends the night of the day.
        (Half::Night, 12 | 0) if clock.minute == 0 => Ok(DAY),
        (Half::Night, 12 | 0) => Err(open()),
        (Half::Night, 1..=5) => Ok(first),
        (Half::Night, _) => Ok(second),
    }
}

fn half_of_day(clock: Clock, point: &Point, readings: [u16; 2]) -> TimeParseError {
    let [first, second] = readings.map(|minutes| {
        let (hour, minute) = (minutes / 60, minutes % 60);
        format!("{hour:02}:{minute:02}")
    });
    TimeParseError::HalfOfDay {
        text: text_of(clock),
        first,
        second,
        column: point.column.max(1),
    }
}

fn text_of(clock: Clock) -> String {
    format!("{}:{:02}", clock.hour, clock.minute)
}
