//! The year that the strip under the map shows.

use leptos::prelude::*;

use crate::model::YearFigures;
use crate::route::DateParam;
use crate::time::Window;
use crate::ui::browser::Step;
use crate::ui::context::Cx;
use crate::ui::query;

/// So many entries fill the height of the strip at least, so that one alone is small.
const FULL: u32 = 6;
/// The place after December: the whole year.
pub const YEAR: u8 = 13;

/// What the strip shows.
#[derive(Clone, Copy, PartialEq)]
pub struct Strip {
    pub year: i32,
    pub figures: YearFigures,
    /// The days that the address names.
    pub named: Option<Window>,
}

impl Strip {
    /// `year` is shown where the address names none.
    pub fn read(cx: Cx, year: i32) -> Strip {
        let named = cx.params.with(|params| params.date.as_ref()?.window());
        let year = named.map_or(year, |window| window.first().year());
        Strip {
            year,
            figures: cx.bundle.year_figures_of(year, &query::wanted(cx)),
            named,
        }
    }

    /// The days of a place on the strip.
    pub fn days(&self, place: u8) -> Option<Window> {
        match place {
            YEAR => Window::year(self.year),
            month => Window::month(self.year, month),
        }
    }

    /// Entries at a place: of a month those known by month or day, of the year those that are not.
    pub fn count(&self, place: u8) -> u32 {
        let month = self.figures.months.get(usize::from(place) - 1);
        month.map_or(self.figures.without_month(), |month| month.entries())
    }

    /// Whether a place is within the days that the address names.
    pub fn is_named(&self, place: u8) -> bool {
        match (self.named, self.days(place)) {
            (Some(named), Some(days)) if place == YEAR => named == days,
            (Some(named), Some(days)) => named.intersection(&days).is_some(),
            _ => false,
        }
    }

    /// The share of the full height, in percent.
    pub fn share(&self, count: u32) -> String {
        let months = self.figures.months.iter();
        let most = months.map(|month| month.entries()).max();
        let full = most.unwrap_or(0).max(FULL);
        (count.min(full) * 100 / full).to_string()
    }
}

/// Stepping through time takes the place of the present address.
pub fn set(cx: Cx, date: Option<DateParam>) {
    cx.change(Step::Replace, |params| params.date = date);
}
