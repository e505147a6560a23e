//! Localized names, collation and time zone offsets from the browser's `Intl`.
//!
//! Everything else that differs between languages is in `locale`.

use std::cell::RefCell;

use js_sys::{Array, Function, Intl, Intl::DateTimeFormat, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::locale;
use crate::text::Lang;
use crate::time::UtcOffset;

thread_local! {
    /// The `Intl` formatters created so far. Creating one costs a hundred times as much as using it.
    static FORMATTERS: RefCell<Vec<(Lang, &'static str, JsValue)>> = const { RefCell::new(Vec::new()) };
}

/// Returns the formatter of a language under a unique name, creating it on first use.
fn cached(lang: Lang, name: &'static str, make: fn(Lang) -> JsValue) -> JsValue {
    let found = FORMATTERS.with_borrow(|formatters| {
        let same = |(of, called, _): &&(Lang, &str, JsValue)| *of == lang && *called == name;
        formatters
            .iter()
            .find(same)
            .map(|(_, _, known)| known.clone())
    });
    found.unwrap_or_else(|| {
        let formatter = make(lang);
        FORMATTERS.with_borrow_mut(|formatters| formatters.push((lang, name, formatter.clone())));
        formatter
    })
}

fn locales(lang: Lang) -> Array {
    Array::of1(&JsValue::from_str(lang.html_tag()))
}

fn options(pairs: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (key, value) in pairs {
        // Setting a property of a new plain object cannot fail.
        let _ = Reflect::set(&options, &JsValue::from_str(key), &JsValue::from_str(value));
    }
    options
}

/// Formats a value with the `format` function of a formatter.
fn format_value(format: &JsValue, value: &JsValue) -> String {
    let format: &Function = format.unchecked_ref();
    format
        .call1(&JsValue::UNDEFINED, value)
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}

/// The name of a country by its ISO 3166-1 code, or the code if `Intl` has no name. Views call
/// `Cx::country`, which prefers the bundle's name.
pub fn country(lang: Lang, code: &str) -> String {
    let names = cached(lang, "region", |lang| display_names(lang, "region"));
    display_name(&names, code)
}

/// The name of a language by its BCP 47 tag: from our own data, else from `Intl`, else the tag.
pub fn language(lang: Lang, tag: &str) -> String {
    let own = Lang::ALL.into_iter().find(|own| own.html_tag() == tag);
    if let Some(own) = own {
        return locale::of(lang).language(own).to_string();
    }
    let names = cached(lang, "language", |lang| display_names(lang, "language"));
    display_name(&names, tag)
}

/// Creates an `Intl.DisplayNames`; undefined in browsers without it.
fn display_names(lang: Lang, kind: &str) -> JsValue {
    let named = || {
        let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
        let class: Function = Reflect::get(&intl, &"DisplayNames".into())
            .ok()?
            .dyn_into()
            .ok()?;
        let arguments = Array::of2(&locales(lang), &options(&[("type", kind)]));
        Reflect::construct(&class, &arguments).ok()
    };
    named().unwrap_or(JsValue::UNDEFINED)
}

fn display_name(names: &JsValue, code: &str) -> String {
    let named = || {
        let of: Function = Reflect::get(names, &"of".into()).ok()?.dyn_into().ok()?;
        of.call1(names, &code.into()).ok()?.as_string()
    };
    named().unwrap_or_else(|| code.to_string())
}

/// Creates an `Intl.DateTimeFormat`; `None` if the browser rejects an option, such as an unknown
/// time zone.
fn date_format(tag: &str, pairs: &[(&str, &str)]) -> Option<DateTimeFormat> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let class: Function = Reflect::get(&intl, &"DateTimeFormat".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let arguments = Array::of2(&tag.into(), &options(pairs));
    let format = Reflect::construct(&class, &arguments).ok()?;
    Some(format.unchecked_into())
}

/// Creates a format with the offset of an IANA time zone, or of the user's own for `None`, as
/// “GMT+10:00” at the end of a date. `None` if the browser does not support the zone.
fn offset_clock(zone: Option<&str>) -> Option<DateTimeFormat> {
    let offset = ("timeZoneName", "longOffset");
    match zone {
        Some(zone) => date_format("en", &[offset, ("timeZone", zone)]),
        None => date_format("en", &[offset]),
    }
}

/// A time zone and its formatter, if the browser supports the zone.
type Clock = (Option<Box<str>>, Option<DateTimeFormat>);

thread_local! {
    /// The formatters of time zones: creating one takes longer than using it a hundred times.
    static CLOCKS: RefCell<Vec<Clock>> = const { RefCell::new(Vec::new()) };
}

/// The offset of a time zone at a minute since 1970-01-01T00:00Z, by the browser's own data. `None`
/// if it does not support the zone or the option `longOffset`.
pub fn offset_at(zone: Option<&str>, minutes: i64) -> Option<UtcOffset> {
    let text = CLOCKS.with_borrow_mut(|clocks| {
        let known = clocks.iter().position(|(name, _)| name.as_deref() == zone);
        let at = known.unwrap_or_else(|| {
            clocks.push((zone.map(Box::from), offset_clock(zone)));
            clocks.len() - 1
        });
        let (_, clock) = clocks.get(at)?;
        let clock = clock.as_ref()?;
        let moment = JsValue::from_f64(minutes as f64 * 60_000.0);
        Some(format_value(&clock.format(), &moment))
    })?;
    // “5/14/2021, GMT+10:00”; in UTC nothing follows `GMT`, and historic offsets may have seconds.
    let (_, offset) = text.rsplit_once("GMT")?;
    if offset.is_empty() {
        return Some(UtcOffset::UTC);
    }
    offset.replace('−', "-").get(..6)?.parse().ok()
}

/// The ranks of names in the collation order of a language, in the order given; equal names have
/// equal ranks.
pub fn ranks(lang: Lang, names: &[String]) -> Vec<i64> {
    let values = || names.iter().map(|name| JsValue::from_str(name));
    let sorted: Array = values().collect();
    let compare = Intl::Collator::new(&locales(lang), &options(&[])).compare();
    let sort = Reflect::get(&sorted, &"sort".into()).ok();
    if let Some(sort) = sort.and_then(|sort| sort.dyn_into::<Function>().ok()) {
        // Sorts in place; a browser without collation leaves the order unchanged.
        let _ = sort.call1(&sorted, &compare);
    }
    values()
        .map(|name| i64::from(sorted.index_of(&name, 0)))
        .collect()
}
