//! Strings of the program that the browser has met: names of elements and attributes, classes. Each
//! crosses the border between program and browser once, where it is decoded and copied, and not
//! with every element of every month: that took a quarter of the time of a step.

use std::borrow::Cow;
use std::cell::RefCell;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element};

use super::part::Words;

// As web-sys has them, but for strings that are the browser's already.
#[wasm_bindgen]
extern "C" {
    type Maker;

    #[wasm_bindgen(method, js_name = createElement)]
    fn create(this: &Maker, tag: &JsValue) -> Element;

    #[wasm_bindgen(method, js_name = createElementNS)]
    fn create_in(this: &Maker, space: &JsValue, tag: &JsValue) -> Element;

    type Made;

    #[wasm_bindgen(method, js_name = setAttribute)]
    fn set(this: &Made, name: &JsValue, value: &JsValue);
}

const SVG: &str = "http://www.w3.org/2000/svg";

/// Room for a few times the constants that pages have; a string that finds no room is sent anew.
const SLOTS: usize = 2_048;
/// How many slots are looked at for one string.
const STEPS: usize = 8;

/// A constant by its address and length, which stay as long as the program runs.
type Slot = Option<((usize, usize), JsValue)>;

thread_local! {
    static MET: RefCell<Vec<Slot>> = const { RefCell::new(Vec::new()) };
}

/// An element; its tag is one that browsers know.
pub fn element(document: &Document, tag: &'static str, is_svg: bool) -> Element {
    let maker: &Maker = document.unchecked_ref();
    with(SVG, tag, |space, tag| match is_svg {
        true => maker.create_in(space, tag),
        false => maker.create(tag),
    })
}

/// Sets an attribute.
pub fn set_attribute(element: &Element, name: &'static str, value: &Words) {
    let made: &Made = element.unchecked_ref();
    match value {
        Cow::Borrowed(value) => with(name, value, |name, value| made.set(name, value)),
        Cow::Owned(value) => {
            let value = JsValue::from_str(value);
            with(name, "", |name, _| made.set(name, &value));
        }
    }
}

/// Calls with the browser's strings. Nothing that is called here comes back into the program.
fn with<T>(
    one: &'static str,
    other: &'static str,
    call: impl FnOnce(&JsValue, &JsValue) -> T,
) -> T {
    let places = [place(one), place(other)];
    MET.with_borrow(|met| {
        let kept = |at: usize| Some(&met.get(places[at]?)?.as_ref()?.1);
        match (kept(0), kept(1)) {
            (Some(one), Some(other)) => call(one, other),
            _ => call(&JsValue::from_str(one), &JsValue::from_str(other)),
        }
    })
}

/// Where a constant is kept; `None` where there is no room for it.
#[inline(never)]
fn place(text: &'static str) -> Option<usize> {
    let key = (text.as_ptr() as usize, text.len());
    // Fibonacci hashing: Knuth, The Art of Computer Programming 3, 6.4.
    let hash = (key.0 as u32 ^ (key.1 as u32) << 20).wrapping_mul(2_654_435_769);
    let first = (hash >> 16) as usize;
    MET.with_borrow_mut(|met| {
        if met.is_empty() {
            met.resize(SLOTS, None);
        }
        for step in 0..STEPS {
            let place = (first + step) % SLOTS;
            match met.get_mut(place) {
                Some(Some((known, _))) if *known == key => return Some(place),
                Some(slot @ None) => {
                    *slot = Some((key, JsValue::from_str(text)));
                    return Some(place);
                }
                _ => {}
            }
        }
        None
    })
}
