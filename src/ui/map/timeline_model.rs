//! View model of the timeline under the map.

use leptos::prelude::*;

use crate::model::{MonthFigures, YearFigures};
use crate::route::DateParam;
use crate::time::{Date, Window};
use crate::ui::browser::Step;
use crate::ui::context::Cx;
use crate::ui::query;

/// Minimum number of entries that a bar of full height represents, so that a single entry is small.
const MIN_FULL_COUNT: u32 = 6;
/// Slot after December: the whole year.
pub const YEAR_SLOT: u8 = 13;

/// Year of the timeline.
#[derive(Clone, Copy, PartialEq)]
pub struct MonthTimeline {
    pub year: i32,
    pub figures: YearFigures,
    /// Days of the date in the URL.
    pub selected: Option<Window>,
}

impl MonthTimeline {
    /// Returns the timeline of the year in the URL, or of `year` if it names none.
    pub fn read(cx: Cx, year: i32) -> MonthTimeline {
        let selected = cx.params.with(|params| params.date.as_ref()?.window());
        let year = selected.map_or(year, |window| window.first().year());
        MonthTimeline {
            year,
            figures: cx
                .bundle
                .year_figures_on(year, &query::current_filter(cx), cx.today()),
            selected,
        }
    }

    /// Returns the days of a slot.
    pub fn days(&self, slot: u8) -> Option<Window> {
        match slot {
            YEAR_SLOT => Window::year(self.year),
            month => Window::month(self.year, month),
        }
    }

    /// Returns the figures of a month; `None` for the slot of the year.
    pub fn month(&self, slot: u8) -> Option<&MonthFigures> {
        self.figures.months.get(usize::from(slot) - 1)
    }

    /// Returns the number of entries of a slot: for a month those known by month or day, for the
    /// year those that are not.
    pub fn count(&self, slot: u8) -> u32 {
        let month = self.month(slot);
        month.map_or(self.figures.without_month(), MonthFigures::entries)
    }

    /// Returns the number of what is expected in a slot; for the year, in all of it.
    pub fn expected(&self, slot: u8) -> u32 {
        let month = self.month(slot);
        month.map_or(self.figures.expected, |month| month.expected)
    }

    /// Returns whether a day is in the month of a slot.
    pub fn contains(&self, slot: u8, day: Date) -> bool {
        slot != YEAR_SLOT && self.days(slot).is_some_and(|days| days.contains(day))
    }

    /// Returns whether a slot is within the days of the URL.
    pub fn is_selected(&self, slot: u8) -> bool {
        match (self.selected, self.days(slot)) {
            (Some(selected), Some(days)) if slot == YEAR_SLOT => selected == days,
            (Some(selected), Some(days)) => selected.intersection(&days).is_some(),
            _ => false,
        }
    }

    /// Returns the share of the full height, in percent.
    pub fn share(&self, count: u32) -> String {
        let months = self.figures.months.iter();
        let most = months.map(MonthFigures::total).max();
        let full = most.unwrap_or(0).max(MIN_FULL_COUNT);
        (count.min(full) * 100 / full).to_string()
    }
}

/// Sets the date of the URL and replaces the history entry, so that Back skips the steps.
pub fn set_date(cx: Cx, date: Option<DateParam>) {
    cx.change(Step::Replace, |params| params.date = date);
}
