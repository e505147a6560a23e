//! What only the browser's `Intl` knows: names of countries, the order of names, and zones.
//!
//! Everything else that differs between languages is in `locale`.

use std::cell::RefCell;

use js_sys::{Array, Function, Intl, Intl::DateTimeFormat, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::locale;
use crate::text::Lang;
use crate::time::UtcOffset;

thread_local! {
    /// What `Intl` has made so far. Making a formatter costs it a hundred times what one use does.
    static MADE: RefCell<Vec<(Lang, &'static str, JsValue)>> = const { RefCell::new(Vec::new()) };
}

/// The formatter of a language under a name that tells it from all others, made once.
fn kept(lang: Lang, name: &'static str, make: fn(Lang) -> JsValue) -> JsValue {
    let found = MADE.with_borrow(|made| {
        let same = |(of, called, _): &&(Lang, &str, JsValue)| *of == lang && *called == name;
        made.iter().find(same).map(|(_, _, known)| known.clone())
    });
    found.unwrap_or_else(|| {
        let formatter = make(lang);
        MADE.with_borrow_mut(|made| made.push((lang, name, formatter.clone())));
        formatter
    })
}

fn locales(lang: Lang) -> Array {
    Array::of1(&JsValue::from_str(lang.html_tag()))
}

fn options(pairs: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (key, value) in pairs {
        // Setting a property of a fresh plain object cannot fail.
        let _ = Reflect::set(&options, &JsValue::from_str(key), &JsValue::from_str(value));
    }
    options
}

/// What a format makes of a value.
fn call(format: &JsValue, value: &JsValue) -> String {
    let format: &Function = format.unchecked_ref();
    format
        .call1(&JsValue::UNDEFINED, value)
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}

/// The browser's name of a country from its ISO 3166-1 code, or the code where `Intl` knows none.
/// Views ask `Cx::country`, which asks the bundle first.
pub fn country(lang: Lang, code: &str) -> String {
    let names = kept(lang, "region", |lang| display_names(lang, "region"));
    display_name(&names, code)
}

/// The name of a language from its BCP 47 tag: of one of ours, else by `Intl`, else the tag.
pub fn language(lang: Lang, tag: &str) -> String {
    let own = Lang::ALL.into_iter().find(|own| own.html_tag() == tag);
    if let Some(own) = own {
        return locale::of(lang).language(own).to_string();
    }
    let names = kept(lang, "language", |lang| display_names(lang, "language"));
    display_name(&names, tag)
}

/// `Intl.DisplayNames`; undefined where the browser has none.
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

/// A format of dates, where the browser knows its options: an unknown zone makes it throw.
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

/// A format that tells the offset of an IANA zone, or of the reader's own where it is `None`, as
/// “GMT+10:00” at the end of a date. `None` where the browser does not know the zone.
fn offset_clock(zone: Option<&str>) -> Option<DateTimeFormat> {
    let offset = ("timeZoneName", "longOffset");
    match zone {
        Some(zone) => date_format("en", &[offset, ("timeZone", zone)]),
        None => date_format("en", &[offset]),
    }
}

/// A zone and its clock, where the browser knows the zone.
type Clock = (Option<Box<str>>, Option<DateTimeFormat>);

thread_local! {
    /// The clocks asked so far: making one takes the browser longer than asking it a hundred times.
    static CLOCKS: RefCell<Vec<Clock>> = const { RefCell::new(Vec::new()) };
}

/// The offset of a zone at a minute since 1970-01-01T00:00Z, by the browser's own data. `None`
/// where it does not know the zone, or is too old to tell offsets.
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
        Some(call(&clock.format(), &moment))
    })?;
    // “5/14/2021, GMT+10:00”; in UTC nothing follows, and long ago there may be seconds.
    let (_, offset) = text.rsplit_once("GMT")?;
    if offset.is_empty() {
        return Some(UtcOffset::UTC);
    }
    offset.replace('−', "-").get(..6)?.parse().ok()
}

/// The places of names in the alphabet of a language, in the order given; the same name has the
/// same place.
pub fn ranks(lang: Lang, names: &[String]) -> Vec<i64> {
    let words = || names.iter().map(|name| JsValue::from_str(name));
    let sorted: Array = words().collect();
    let compare = Intl::Collator::new(&locales(lang), &options(&[])).compare();
    let sort = Reflect::get(&sorted, &"sort".into()).ok();
    if let Some(sort) = sort.and_then(|sort| sort.dyn_into::<Function>().ok()) {
        // Sorted in place; a browser without collation leaves the order as it was.
        let _ = sort.call1(&sorted, &compare);
    }
    words()
        .map(|name| i64::from(sorted.index_of(&name, 0)))
        .collect()
}
