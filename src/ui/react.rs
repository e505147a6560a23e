//! Signals, memos and effects whose machinery exists once, and not once for every type that they
//! hold and every closure that they run.
//!
//! They are Leptos' own, made for one type: a value of any type. [`RwSignal`], [`ArcRwSignal`] and
//! [`Memo`] put the type back on, and are used as those of `leptos::prelude`, whose names they
//! take: an explicit `use` goes before a glob.

#![allow(
    clippy::disallowed_types,
    reason = "this is where they are made for one type"
)]

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::{self as reactive, Effect, Get, GetUntracked, Set, Track};

/// A value of any type. Leptos asks for `Send`, since servers have several threads; a page has one.
type Value = Arc<dyn Any + Send + Sync>;

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
    let derive: Box<dyn Fn() -> Derived + Send + Sync> = Box::new(move || Derived {
        value: Arc::new(derive()),
        same: same::<T>,
    });
    Memo(memo_of_any(derive), PhantomData)
}

#[inline(never)]
fn memo_of_any(derive: Box<dyn Fn() -> Derived + Send + Sync>) -> reactive::Memo<Derived> {
    reactive::Memo::new(move |_| derive())
}

/// A value with the question whether another is the same.
#[derive(Clone)]
struct Derived {
    value: Value,
    same: fn(&Value, &Value) -> bool,
}

impl PartialEq for Derived {
    fn eq(&self, other: &Derived) -> bool {
        (self.same)(&self.value, &other.value)
    }
}

fn same<T: PartialEq + 'static>(one: &Value, other: &Value) -> bool {
    one.downcast_ref::<T>() == other.downcast_ref::<T>()
}

/// What a value was made as. Only this file makes them, each for one type.
fn typed<T: 'static>(value: &Value) -> &T {
    match value.downcast_ref() {
        Some(value) => value,
        None => unreachable!("a signal holds another type than it was made for"),
    }
}

/// A value that can be set, and tells those who read it.
pub struct RwSignal<T>(reactive::RwSignal<Value>, PhantomData<fn() -> T>);

/// A signal that belongs to no view: for what lives as long as the page.
pub struct ArcRwSignal<T>(reactive::ArcRwSignal<Value>, PhantomData<fn() -> T>);

/// What [`memo`] makes.
pub struct Memo<T>(reactive::Memo<Derived>, PhantomData<fn() -> T>);

// Derived, these would ask the same of `T`.
impl<T> Clone for RwSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for RwSignal<T> {}

impl<T> Clone for ArcRwSignal<T> {
    fn clone(&self) -> Self {
        ArcRwSignal(self.0.clone(), PhantomData)
    }
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

#[inline(never)]
fn read(signal: reactive::RwSignal<Value>) -> Value {
    signal.get()
}

#[inline(never)]
fn peek(signal: reactive::RwSignal<Value>) -> Option<Value> {
    signal.try_get_untracked()
}

#[inline(never)]
fn write(signal: reactive::RwSignal<Value>, value: Value) {
    signal.try_set(value);
}

#[inline(never)]
fn read_memo(memo: reactive::Memo<Derived>) -> Value {
    memo.get().value
}

#[inline(never)]
fn peek_memo(memo: reactive::Memo<Derived>) -> Option<Value> {
    memo.try_get_untracked().map(|derived| derived.value)
}

impl<T: Send + Sync + 'static> RwSignal<T> {
    pub fn new(value: T) -> RwSignal<T> {
        RwSignal(signal_of_any(Arc::new(value)), PhantomData)
    }

    /// Calls with the value. Tracked.
    pub fn with<U>(&self, call: impl FnOnce(&T) -> U) -> U {
        call(typed(&read(self.0)))
    }

    /// Calls with the value; not tracked. Only while the view that made the signal is there.
    pub fn with_untracked<U>(&self, call: impl FnOnce(&T) -> U) -> U {
        match peek(self.0) {
            Some(value) => call(typed(&value)),
            None => unreachable!("a signal is read whose view is gone"),
        }
    }

    /// Sets the value; nothing happens where the view that made the signal is gone.
    pub fn set(&self, value: T) {
        write(self.0, Arc::new(value));
    }

    /// Makes the one who reads here be told of changes.
    pub fn track(&self) {
        self.0.track();
    }
}

#[inline(never)]
fn signal_of_any(value: Value) -> reactive::RwSignal<Value> {
    reactive::RwSignal::new(value)
}

impl<T: Clone + Send + Sync + 'static> RwSignal<T> {
    /// The value. Tracked.
    pub fn get(&self) -> T {
        typed::<T>(&read(self.0)).clone()
    }

    /// The value; not tracked. Only while the view that made the signal is there.
    pub fn get_untracked(&self) -> T {
        self.with_untracked(T::clone)
    }

    /// The value, not tracked; `None` where the view that made the signal is gone.
    pub fn try_get_untracked(&self) -> Option<T> {
        peek(self.0).map(|value| typed::<T>(&value).clone())
    }

    /// Changes the value.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        self.try_update(change);
    }

    /// Changes the value; `None` where the view that made the signal is gone.
    pub fn try_update<U>(&self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        let mut value = self.try_get_untracked()?;
        let changed = change(&mut value);
        self.set(value);
        Some(changed)
    }
}

impl<T: Clone + Send + Sync + 'static> ArcRwSignal<T> {
    pub fn new(value: T) -> ArcRwSignal<T> {
        ArcRwSignal(reactive::ArcRwSignal::new(Arc::new(value)), PhantomData)
    }

    /// Sets the value.
    pub fn set(&self, value: T) {
        self.0.set(Arc::new(value));
    }

    /// The value; not tracked.
    pub fn get_untracked(&self) -> T {
        typed::<T>(&self.0.get_untracked()).clone()
    }

    /// Changes the value.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        let mut value = self.get_untracked();
        change(&mut value);
        self.set(value);
    }
}

impl<T> From<ArcRwSignal<T>> for RwSignal<T> {
    /// A handle for a view, which can be copied.
    fn from(signal: ArcRwSignal<T>) -> RwSignal<T> {
        RwSignal(signal.0.into(), PhantomData)
    }
}

impl<T: Send + Sync + 'static> Memo<T> {
    /// Calls with the value. Tracked.
    pub fn with<U>(&self, call: impl FnOnce(&T) -> U) -> U {
        call(typed(&read_memo(self.0)))
    }

    /// Calls with the value; not tracked. Only while the view that made the memo is there.
    pub fn with_untracked<U>(&self, call: impl FnOnce(&T) -> U) -> U {
        match peek_memo(self.0) {
            Some(value) => call(typed(&value)),
            None => unreachable!("a memo is read whose view is gone"),
        }
    }

    /// Makes the one who reads here be told of changes.
    pub fn track(&self) {
        self.0.track();
    }
}

impl<T: Clone + Send + Sync + 'static> Memo<T> {
    /// The value. Tracked.
    pub fn get(&self) -> T {
        typed::<T>(&read_memo(self.0)).clone()
    }

    /// The value; not tracked. Only while the view that made the memo is there.
    pub fn get_untracked(&self) -> T {
        self.with_untracked(T::clone)
    }

    /// The value, not tracked; `None` where the view that made the memo is gone.
    pub fn try_get_untracked(&self) -> Option<T> {
        peek_memo(self.0).map(|value| typed::<T>(&value).clone())
    }
}
