//! What is read from the bundle once, in slices, after the first page has been painted: the values
//! by which entries can be chosen.

use leptos::prelude::*;

use super::browser;
use crate::model::{Bundle, Country, Facets, Filter, Values};
use crate::time::Window;

/// A frame has sixteen milliseconds; what is left of it belongs to the page.
const SLICE_MS: f64 = 6.0;
/// Records taken in between two looks at the clock, and looks in a frame: some browsers turn their
/// clock only every hundred milliseconds.
pub const RECORDS: usize = 32;
const LOOKS: usize = 64;

/// What has been read so far. Copied freely.
#[derive(Clone, Copy)]
pub struct Lookup {
    values: StoredValue<Values, LocalStorage>,
    /// Whether that is all of the bundle.
    pub is_whole: RwSignal<bool>,
}

impl Lookup {
    /// Nothing yet; reading begins when the page has been painted.
    pub fn start(bundle: &'static Bundle) -> Lookup {
        let values = Values::new(bundle);
        let lookup = Lookup {
            values: StoredValue::new_local(values),
            is_whole: RwSignal::new(false),
        };
        let step = move || {
            let values = lookup.values;
            let is_whole = values.try_update_value(|values| values.step(bundle, RECORDS));
            is_whole.unwrap_or(true)
        };
        in_slices(Box::new(step), lookup.is_whole, "data-read");
        lookup
    }

    /// The counts beside the choices of a filter.
    pub fn count(self, bundle: &Bundle, filter: &Filter, window: Option<&Window>) -> Facets {
        self.values
            .with_value(|values| values.count(bundle, filter, window))
    }

    /// Countries of the cities and of the entries, by code.
    pub fn countries(self) -> Vec<Country> {
        self.values.with_value(|values| values.countries().to_vec())
    }
}

/// Takes steps, each of about [`RECORDS`] records, until one says that it was the last; then
/// `is_whole` becomes true and the root element has the attribute. Begins after the next paint.
pub fn in_slices(
    step: Box<dyn FnMut() -> bool>,
    is_whole: RwSignal<bool>,
    attribute: &'static str,
) {
    // The first frame prepares the paint, the second comes after it.
    browser::next_frame(move || browser::next_frame(move || slice(step, is_whole, attribute)));
}

fn slice(mut step: Box<dyn FnMut() -> bool>, is_whole: RwSignal<bool>, attribute: &'static str) {
    let end_ms = browser::now_ms() + SLICE_MS;
    for _ in 0..LOOKS {
        if step() {
            is_whole.set(true);
            browser::set_root_attribute(attribute, Some(""));
            return;
        }
        if browser::now_ms() >= end_ms {
            break;
        }
    }
    browser::next_frame(move || slice(step, is_whole, attribute));
}
