//! Cells of prices, addresses, numbers, days, languages and venues.

use super::column::folded;
use super::date::read_date;
use super::diagnostic::Diagnostic;
use super::value::is_named;
use crate::model::table::{items, joined};
use crate::model::{Bundle, OfficeMessages, PriceAmount, SafeUrl, UrlFault};
use crate::text::{Lang, half_width, is_language_tag};

type CellResult = Result<String, Diagnostic>;

/// Words and signs of currencies after or before an amount, with their codes. `¥` and `元` are left
/// to the country of the host; a sign that several countries share, such as `$`, is not read.
const CURRENCIES: [(&str, &str); 9] = [
    ("円", "JPY"),
    ("원", "KRW"),
    ("₩", "KRW"),
    ("人民币", "CNY"),
    ("руб.", "RUB"),
    ("руб", "RUB"),
    ("₽", "RUB"),
    ("€", "EUR"),
    ("£", "GBP"),
];

/// Parses a price: the word for “free”, amounts with labels, or a text, as a list of items.
pub fn price(text: &str, bundle: &Bundle) -> CellResult {
    let free = free_words();
    let mut amounts = Vec::new();
    let mut notes = Vec::new();
    let mut is_free = false;
    for item in items(text) {
        if free.contains(&folded(&item)) {
            is_free = true;
        } else if let Some(amount) = amount(&item, bundle) {
            amounts.push(amount);
        } else {
            notes.push(item);
        }
    }
    let note = notes.join("; ");
    let free = is_free.then(|| "free".to_string());
    let note = (!note.is_empty()).then_some(note);
    let all: Vec<String> = free.into_iter().chain(amounts).chain(note).collect();
    Ok(joined(all.iter().map(String::as_str)))
}

/// Returns the words for “free” in all languages, folded, and the code of the format.
fn free_words() -> Vec<String> {
    let words = Lang::ALL.map(|lang| folded(OfficeMessages::of(lang).text("price_free")));
    words.into_iter().chain(["free".to_string()]).collect()
}

/// Returns an item `LABEL AMOUNT CURRENCY` if the text ends with an amount and a currency:
/// `大人 500円`, `Adults 12.50 EUR`, `Children €3`. `None` for any other text.
fn amount(item: &str, bundle: &Bundle) -> Option<String> {
    let item = plain_digits(item);
    let (rest, currency) = split_currency(item.trim(), bundle)?;
    let rest = rest.trim();
    let start = rest
        .char_indices()
        .rev()
        .take_while(|(_, found)| found.is_ascii_digit() || matches!(found, '.' | ',' | '\u{a0}'))
        .last()?
        .0;
    let (label, digits) = rest.split_at(start);
    let amount = plain_amount(digits)?;
    // The amount of a range, such as `500–700 JPY`, is not one amount.
    let label = label.trim();
    if label.ends_with(['-', '–', '~', '〜', '～']) {
        return None;
    }
    let label = label.trim_end_matches([':', '：']);
    let all = [label, " ", &amount, " ", currency].concat();
    Some(all.trim().to_string())
}

/// Returns the text before the amount's end and the code of the currency after or before it.
fn split_currency<'a>(item: &'a str, bundle: &Bundle) -> Option<(String, &'a str)>
where
    'static: 'a,
{
    if let Some((rest, code)) = item.rsplit_once(char::is_whitespace)
        && PriceAmount::is_currency(code)
    {
        return Some((rest.to_string(), code));
    }
    let national = match bundle.host.country.as_str() {
        "JP" => [("¥", "JPY"), ("元", "")],
        "CN" => [("¥", "CNY"), ("元", "CNY")],
        _ => [("¥", ""), ("元", "")],
    };
    let known = CURRENCIES.into_iter().chain(national);
    for (sign, code) in known.filter(|(_, code)| !code.is_empty()) {
        if let Some(rest) = item.strip_suffix(sign) {
            return Some((rest.to_string(), code));
        }
        // A sign before the amount: `Children €3`.
        if let Some((label, amount)) = item.rsplit_once(sign)
            && amount.starts_with(|first: char| first.is_ascii_digit())
        {
            return Some(([label.trim(), " ", amount].concat(), code));
        }
    }
    None
}

/// Returns digits with a point before a fraction; a comma groups three digits, or begins a fraction
/// of two. `None` if the text can be read in two ways or is not a number.
fn plain_amount(digits: &str) -> Option<String> {
    let text = digits.replace('\u{a0}', "");
    let groups: Vec<&str> = text.split(',').collect();
    let text = match groups.as_slice() {
        [_] => text,
        [whole, fraction] if fraction.len() == 2 && !whole.is_empty() => {
            [*whole, ".", *fraction].concat()
        }
        [first, rest @ ..]
            if (1..=3).contains(&first.len())
                && rest
                    .iter()
                    .all(|group| group.split('.').next().map(str::len) == Some(3)) =>
        {
            groups.concat()
        }
        _ => return None,
    };
    PriceAmount::is_amount(&text).then_some(text)
}

/// Replaces full-width digits and signs.
fn plain_digits(text: &str) -> String {
    let half = |found: char| match found {
        '０'..='９' | '．' | '，' => half_width(found),
        '￥' => '¥',
        '　' => ' ',
        found => found,
    };
    text.chars().map(half).collect()
}

/// Parses an exact day, as people write dates.
pub fn day(text: &str) -> CellResult {
    match read_date(text) {
        Ok(when) if when.is_day() => Ok(when.to_string()),
        Ok(_) => Err(Diagnostic::new("bad_day", &[("what", text)])),
        Err(error) => Err(Diagnostic::of_date(text, &error)),
    }
}

/// Parses a whole number from 1; a counter such as `名` or `人` may follow.
pub fn number(text: &str) -> CellResult {
    let half = plain_digits(text);
    let counters = [
        "名様",
        "名",
        "人",
        "명",
        "чел.",
        "человек",
        "people",
        "persons",
    ];
    let trimmed = half.trim();
    let digits = counters
        .iter()
        .find_map(|counter| trimmed.strip_suffix(counter))
        .unwrap_or(trimmed)
        .trim()
        .replace([',', '\u{a0}', ' '], "");
    match digits.parse::<u32>() {
        Ok(number) if number > 0 => Ok(number.to_string()),
        _ => Err(Diagnostic::new("bad_number", &[("what", text)])),
    }
}

/// Checks a URL with one of the parsers of [`SafeUrl`].
pub fn url(text: &str, read: fn(&str) -> Result<SafeUrl, UrlFault>) -> CellResult {
    match read(text) {
        Ok(url) => Ok(url.as_str().to_string()),
        Err(_) => Err(Diagnostic::new("bad_url", &[("what", text)])),
    }
}

/// Parses a language tag, or the name of one of the languages of sites.
pub fn tag(text: &str) -> CellResult {
    let wanted = folded(text);
    if let Some(lang) = Lang::ALL
        .into_iter()
        .find(|lang| folded(lang.own_name()) == wanted)
    {
        return Ok(lang.code().to_string());
    }
    if is_language_tag(text) {
        Ok(text.to_string())
    } else {
        Err(Diagnostic::new("bad_tag", &[("what", text)]))
    }
}

/// Returns the id of the venue with this id, or with this name in any language.
pub fn venue(text: &str, bundle: &Bundle) -> CellResult {
    let mut venues = bundle.venues.iter();
    match venues.find(|venue| *venue.id == *text || is_named(text, &venue.place.name)) {
        Some(venue) => Ok(venue.id.to_string()),
        None => Err(Diagnostic::new("no_venue", &[("what", text)])),
    }
}
