//! Days, numbers and names as the reader's language writes them, by the browser's own `Intl`.
//!
//! Civil days are handed over as UTC midnights and formatted in UTC, so that no zone can move
//! them to the day before.

use std::cell::RefCell;

use js_sys::{Array, Date as JsDate, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::browser;
use crate::text::Lang;
use crate::time::{Date, Weekday, days};

thread_local! {
    /// What `Intl` has made so far. Making a formatter costs it a hundred times what one use does,
    /// and a month has dozens of dates.
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

fn utc(date: Date) -> JsValue {
    let moment = JsDate::new(&JsValue::from_f64(0.0));
    let year = u32::try_from(date.year()).unwrap_or(0);
    moment.set_utc_full_year_with_month_date(
        year,
        i32::from(u8::from(date.month())) - 1,
        i32::from(date.day()),
    );
    moment.into()
}

/// What formats civil days in UTC, as `Intl` gives it: a function bound to its formatter.
fn dates(lang: Lang, pairs: &[(&str, &str)]) -> JsValue {
    let options = options(pairs);
    let _ = Reflect::set(&options, &"timeZone".into(), &"UTC".into());
    Intl::DateTimeFormat::new(&locales(lang), &options)
        .format()
        .into()
}

/// What a format makes of a value.
pub fn call(format: &JsValue, value: &JsValue) -> String {
    let format: &Function = format.unchecked_ref();
    format
        .call1(&JsValue::UNDEFINED, value)
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}

/// A day in full with its weekday: «пятница, 14 мая 2021 г.».
pub fn day_with_weekday(lang: Lang, date: Date) -> String {
    let make = |lang| {
        dates(
            lang,
            &[
                ("weekday", "long"),
                ("day", "numeric"),
                ("month", "long"),
                ("year", "numeric"),
            ],
        )
    };
    call(&kept(lang, "day", make), &utc(date))
}

/// A month inside a sentence: «май 2021», “May 2021”, 2021年5月.
pub fn month_in_text(lang: Lang, year: i32, month: u8) -> String {
    let Some(first) = days::date(year, month, 1) else {
        return String::new();
    };
    let make = |lang| dates(lang, &[("month", "long"), ("year", "numeric")]);
    let text = call(&kept(lang, "month", make), &utc(first));
    // Russian adds «г.», which a name does without.
    let text = text.trim_end_matches("\u{a0}г.").trim_end_matches(" г.");
    text.to_string()
}

/// A month as a heading: «Май 2021», “May 2021”, 2021年5月.
pub fn month(lang: Lang, year: i32, month: u8) -> String {
    capitalised(&month_in_text(lang, year, month))
}

/// A year as a heading: “2021”, 2021年.
pub fn year(lang: Lang, year: i32) -> String {
    let make = |lang| dates(lang, &[("year", "numeric")]);
    let first = days::date(year, 1, 1).unwrap_or(Date::MIN);
    call(&kept(lang, "year", make), &utc(first))
}

/// The name of the month of a day, without its year: «Май», “May”, 5月.
pub fn month_name(lang: Lang, day: Date) -> String {
    let make = |lang| {
        // Alone and in full a Chinese month is 五月, which is not how 2021年5月 writes it.
        let style = if lang == Lang::Zh { "short" } else { "long" };
        dates(lang, &[("month", style)])
    };
    capitalised(&call(&kept(lang, "month name", make), &utc(day)))
}

/// The same, as short as the language has it: «Февр.», “Feb”, 2月.
pub fn short_month_name(lang: Lang, day: Date) -> String {
    let make = |lang| dates(lang, &[("month", "short")]);
    capitalised(&call(&kept(lang, "short month", make), &utc(day)))
}

/// A text that begins a line: its first letter as a capital, where the script has capitals. Of our
/// languages those of English and Russian; the tables for all of Unicode would weigh 3 KB.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else {
        return String::new();
    };
    let capital = match first {
        'а'..='я' => char::from_u32(u32::from(first) - 32).unwrap_or(first),
        'ё' => 'Ё',
        other => other.to_ascii_uppercase(),
    };
    std::iter::once(capital).chain(letters).collect()
}

/// A weekday, short for eyes and long for assistive technology.
pub fn weekday(lang: Lang, weekday: Weekday) -> (String, String) {
    let short = kept(lang, "short weekday", |lang| {
        dates(lang, &[("weekday", "short")])
    });
    let long = kept(lang, "weekday", |lang| dates(lang, &[("weekday", "long")]));
    let day = day_of(weekday);
    (call(&short, &day), call(&long, &day))
}

/// A weekday in one letter, where its place tells it from another with the same.
pub fn weekday_letter(lang: Lang, weekday: Weekday) -> String {
    let make = |lang| dates(lang, &[("weekday", "narrow")]);
    call(&kept(lang, "weekday letter", make), &day_of(weekday))
}

/// Some day that falls on this weekday.
fn day_of(weekday: Weekday) -> JsValue {
    // 1 January 2024 was a Monday.
    let ahead = i32::from(weekday.number_days_from_monday());
    utc(days::add_days(
        days::date(2024, 1, 1).unwrap_or(Date::MIN),
        ahead,
    ))
}

/// The weekday on which a week begins for the reader: what `Intl` says of the locale, else Monday
/// in Russian and Chinese and Sunday elsewhere. An English reader's own region counts.
pub fn first_weekday(lang: Lang) -> Weekday {
    let region = browser::languages()
        .into_iter()
        .find(|tag| Lang::from_browser_tag(tag) == Some(lang) && tag.contains('-'));
    let tag = match (lang, region) {
        (Lang::En, Some(tag)) => tag,
        (Lang::En, None) => "en-US".to_string(),
        _ => lang.html_tag().to_string(),
    };
    match week_info(&tag) {
        Some(1) => Weekday::Monday,
        Some(6) => Weekday::Saturday,
        Some(7) => Weekday::Sunday,
        _ if matches!(lang, Lang::Ru | Lang::Zh) => Weekday::Monday,
        _ => Weekday::Sunday,
    }
}

/// The first day of the week in a locale, 1 for Monday to 7 for Sunday. `getWeekInfo` is newer
/// than `weekInfo`; some browsers have neither.
fn week_info(tag: &str) -> Option<u8> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let class: Function = Reflect::get(&intl, &"Locale".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let locale = Reflect::construct(&class, &Array::of1(&tag.into())).ok()?;
    let method = Reflect::get(&locale, &"getWeekInfo".into()).ok()?;
    let info = match method.dyn_into::<Function>() {
        Ok(method) => method.call0(&locale).ok()?,
        Err(_) => Reflect::get(&locale, &"weekInfo".into()).ok()?,
    };
    let first = Reflect::get(&info, &"firstDay".into()).ok()?.as_f64()?;
    (1.0..=7.0).contains(&first).then_some(first as u8)
}

/// A whole number with the language's grouping.
pub fn number(lang: Lang, value: f64) -> String {
    let make = |lang| {
        let format = Intl::NumberFormat::new(&locales(lang), &options(&[]));
        format.format().into()
    };
    call(&kept(lang, "number", make), &JsValue::from_f64(value))
}

/// A distance for people: to the kilometre below 100 km, to ten below 10,000, grouped.
pub fn km(lang: Lang, km: f64) -> String {
    let step = if km < 100.0 { 1.0 } else { 10.0 };
    number(lang, (km / step).round() * step)
}

/// The browser's name of a country from its ISO 3166-1 code, or the code where `Intl` knows none.
/// Views ask `Cx::country`, which asks the bundle first.
pub fn country(lang: Lang, code: &str) -> String {
    let names = kept(lang, "region", |lang| display_names(lang, "region"));
    display_name(&names, code)
}

/// The name of a language from its BCP 47 tag, or the tag.
pub fn language(lang: Lang, tag: &str) -> String {
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
fn date_format(lang: Lang, pairs: &[(&str, &str)]) -> Option<Intl::DateTimeFormat> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let class: Function = Reflect::get(&intl, &"DateTimeFormat".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let arguments = Array::of2(&locales(lang), &options(pairs));
    let format = Reflect::construct(&class, &arguments).ok()?;
    Some(format.unchecked_into())
}

/// A format that tells the offset of an IANA zone, or of the reader's own where it is `None`, as
/// “GMT+10:00” at the end of a date. `None` where the browser does not know the zone.
pub fn offset_clock(zone: Option<&str>) -> Option<Intl::DateTimeFormat> {
    let offset = ("timeZoneName", "longOffset");
    match zone {
        Some(zone) => date_format(Lang::En, &[offset, ("timeZone", zone)]),
        None => date_format(Lang::En, &[offset]),
    }
}

/// Hour and minute now in an IANA zone; `None` where the browser does not know the zone.
pub fn time_in(lang: Lang, zone: &str) -> Option<String> {
    let pairs = [
        ("hour", "2-digit"),
        ("minute", "2-digit"),
        ("hourCycle", "h23"),
        ("timeZone", zone),
    ];
    let format = date_format(lang, &pairs)?;
    let text = call(
        &format.format().into(),
        &JsValue::from_f64(browser::now_ms()),
    );
    (!text.is_empty()).then_some(text)
}

/// Several names as one list: “Niigata, Harbin and Portland”.
pub fn list(lang: Lang, items: &[String]) -> String {
    let format = Intl::ListFormat::new(
        &locales(lang),
        &options(&[("type", "conjunction"), ("style", "long")]),
    );
    let array: Array = items.iter().map(|item| JsValue::from_str(item)).collect();
    String::from(format.format(&array))
}

/// The plural form that a whole number asks for, of those that our languages have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plural {
    One,
    Few,
    Many,
    Other,
}

/// The plural form of a number by the browser's rules (CLDR).
pub fn plural(lang: Lang, value: f64) -> Plural {
    let rules = kept(lang, "plural", |lang| {
        Intl::PluralRules::new(&locales(lang), &options(&[])).into()
    });
    let rules: &Intl::PluralRules = rules.unchecked_ref();
    match String::from(rules.select(value)).as_str() {
        "one" => Plural::One,
        "few" => Plural::Few,
        "many" => Plural::Many,
        _ => Plural::Other,
    }
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
