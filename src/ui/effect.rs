//! Effects that are compiled once.

use leptos::prelude::Effect;

/// Runs a function now, and again whenever a signal that it reads changes, as `Effect::new` does. That is
/// compiled anew for each closure; through a box it is compiled once.
pub fn effect(run: impl FnMut() + 'static) {
    let run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(run);
}
