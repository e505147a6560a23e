//! The values by which entries can be filtered, read from the bundle in time slices after the first
//! paint.

use leptos::prelude::*;

use super::browser;
use crate::model::{Bundle, Country, Facets, Filter, Values, coming_days};
use crate::time::{Date, Window};

/// Time per slice. A frame has 16 ms; the rest of it is left to the page.
const SLICE_MS: f64 = 6.0;
/// Records processed between two checks of the clock, and checks per frame: some browsers advance
/// their clock only every 100 ms.
pub const RECORDS_PER_STEP: usize = 32;
const CLOCK_CHECKS: usize = 64;

/// The values read so far. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Lookup {
    values: StoredValue<Values, LocalStorage>,
    /// Whether the whole bundle has been read.
    pub is_whole: RwSignal<bool>,
}

impl Lookup {
    /// Creates an empty lookup and starts reading after the first paint.
    pub fn start(bundle: &'static Bundle) -> Lookup {
        let values = Values::new(bundle);
        let lookup = Lookup {
            values: StoredValue::new_local(values),
            is_whole: RwSignal::new(false),
        };
        let step = move || {
            let values = lookup.values;
            let is_whole = values.try_update_value(|values| values.step(bundle, RECORDS_PER_STEP));
            is_whole.unwrap_or(true)
        };
        run_in_slices(Box::new(step), lookup.is_whole, Some("data-read"));
        lookup
    }

    /// Reads the values of another bundle with the same entries, in slices. The old ones are used until
    /// then: the two differ in the languages of titles only.
    pub fn replace(self, bundle: &'static Bundle) {
        let mut values = Values::new(bundle);
        let step = move || {
            let is_whole = values.step(bundle, RECORDS_PER_STEP);
            if is_whole {
                self.values
                    .update_value(|old| std::mem::swap(old, &mut values));
            }
            is_whole
        };
        run_in_slices(Box::new(step), self.is_whole, Some("data-read"));
    }

    /// Returns the count of entries for each choice of a filter, with the occurrences of series from
    /// today on: those of the window or else of the coming days, and for the counts of years those of
    /// this year and the next.
    pub fn count(
        self,
        bundle: &Bundle,
        filter: &Filter,
        window: Option<&Window>,
        today: Date,
    ) -> Facets {
        let coming = window.copied().or_else(|| coming_days(today));
        let next_year = Window::year(today.year() + 1).map(|year| year.last());
        let last = coming.map(|days| days.last()).max(next_year);
        let days = last.and_then(|last| Window::new(today, last));
        let series = days.map(|days| bundle.series_in(&days)).unwrap_or_default();
        self.values.with_value(|values| {
            let mut facets = values.count(bundle, filter, window);
            values.add_series(&mut facets, bundle, filter, coming.as_ref(), &series);
            facets
        })
    }

    /// The countries of cities and entries, by code.
    pub fn countries(self) -> Vec<Country> {
        self.values.with_value(|values| values.countries().to_vec())
    }
}

/// Runs steps of about [`RECORDS_PER_STEP`] records, in slices, until one returns true as the last. Then
/// sets `is_whole` and the attribute on `<html>`, if there is one. Starts after the next paint.
pub fn run_in_slices(
    step: Box<dyn FnMut() -> bool>,
    is_whole: RwSignal<bool>,
    attribute: Option<&'static str>,
) {
    // The first callback runs before the paint, the second after it.
    browser::next_frame(move || browser::next_frame(move || run_slice(step, is_whole, attribute)));
}

fn run_slice(
    mut step: Box<dyn FnMut() -> bool>,
    is_whole: RwSignal<bool>,
    attribute: Option<&'static str>,
) {
    let end_ms = browser::now_ms() + SLICE_MS;
    for _ in 0..CLOCK_CHECKS {
        if step() {
            is_whole.set(true);
            if let Some(attribute) = attribute {
                browser::set_root_attribute(attribute, Some(""));
            }
            return;
        }
        if browser::now_ms() >= end_ms {
            break;
        }
    }
    browser::next_frame(move || run_slice(step, is_whole, attribute));
}
