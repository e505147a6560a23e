//! Effects and memos whose machinery exists once, and not once for every closure that uses it.

use leptos::prelude::*;

/// Runs now and again whenever a signal that it read has changed. Effects only push outward: to
/// the document, to the canvas.
pub fn effect(run: impl FnMut() + 'static) {
    let mut run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(move |_| run());
}

/// A value derived from signals, which tells those who read it only when it is another.
///
/// No effect may read a memo and also another of which that one is made: where only the second has
/// changed, the effect does not run again (reactive_graph 0.2.16). So most read signals only.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    derive: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    let derive: Box<dyn Fn() -> T + Send + Sync> = Box::new(derive);
    Memo::new(move |_| derive())
}
