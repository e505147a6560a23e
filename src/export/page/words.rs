//! The words of the interface for pages that need no program: what the page asks of `locales/` and
//! of the browser's `Intl`, as far as a static page says it.

use std::collections::BTreeMap;

use crate::model::{Country, CountryNames};
use crate::text::Lang;
use crate::time::Weekday;

/// The names of our languages, in our languages: rows of [`Lang::ALL`], as CLDR has them.
const LANGUAGES: [[&str; 5]; 5] = [
    ["русский", "Russian", "俄语", "러시아어", "ロシア語"],
    ["английский", "English", "英语", "영어", "英語"],
    [
        "китайский, упрощенное письмо",
        "Simplified Chinese",
        "简体中文",
        "중국어(간체)",
        "簡体中国語",
    ],
    ["корейский", "Korean", "韩语", "한국어", "韓国語"],
    ["японский", "Japanese", "日语", "일본어", "日本語"],
];

/// Months alone, as headings and in lists.
const MONTHS_RU: [&str; 12] = [
    "Январь",
    "Февраль",
    "Март",
    "Апрель",
    "Май",
    "Июнь",
    "Июль",
    "Август",
    "Сентябрь",
    "Октябрь",
    "Ноябрь",
    "Декабрь",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Weekdays from Monday on, short and long, as CLDR has them.
const WEEKDAYS_RU: [[&str; 2]; 7] = [
    ["пн", "понедельник"],
    ["вт", "вторник"],
    ["ср", "среда"],
    ["чт", "четверг"],
    ["пт", "пятница"],
    ["сб", "суббота"],
    ["вс", "воскресенье"],
];
const WEEKDAYS_EN: [[&str; 2]; 7] = [
    ["Mon", "Monday"],
    ["Tue", "Tuesday"],
    ["Wed", "Wednesday"],
    ["Thu", "Thursday"],
    ["Fri", "Friday"],
    ["Sat", "Saturday"],
    ["Sun", "Sunday"],
];
const WEEKDAYS_ZH: [[&str; 2]; 7] = [
    ["周一", "星期一"],
    ["周二", "星期二"],
    ["周三", "星期三"],
    ["周四", "星期四"],
    ["周五", "星期五"],
    ["周六", "星期六"],
    ["周日", "星期日"],
];
const WEEKDAYS_KO: [[&str; 2]; 7] = [
    ["월", "월요일"],
    ["화", "화요일"],
    ["수", "수요일"],
    ["목", "목요일"],
    ["금", "금요일"],
    ["토", "토요일"],
    ["일", "일요일"],
];
const WEEKDAYS_JA: [[&str; 2]; 7] = [
    ["月", "月曜日"],
    ["火", "火曜日"],
    ["水", "水曜日"],
    ["木", "木曜日"],
    ["金", "金曜日"],
    ["土", "土曜日"],
    ["日", "日曜日"],
];

/// The words of one language.
#[derive(Clone, Debug)]
pub struct Words {
    pub lang: Lang,
    texts: BTreeMap<String, String>,
    countries: CountryNames,
}

impl Words {
    /// Words from the texts of `locales/<lang>/`, by `room.key`.
    pub fn new(lang: Lang, texts: BTreeMap<String, String>) -> Words {
        Words {
            lang,
            texts,
            countries: CountryNames::of(lang),
        }
    }

    /// A text that asks for no value. A key that is not there says itself, which a test forbids.
    pub fn say(&self, key: &str) -> String {
        match self.texts.get(key) {
            Some(text) => text.clone(),
            None => key.to_string(),
        }
    }

    /// A text with its values in place.
    ///
    /// ```
    /// use pobratim::{export::page::Words, text::Lang};
    /// let texts = [("city.began".to_string(), "Since: {{ when }}".to_string())];
    /// let words = Words::new(Lang::En, texts.into());
    /// assert_eq!(words.fill("city.began", &[("when", "2011")]), "Since: 2011");
    /// ```
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let text = self.say(key);
        let mut pieces = text.split("{{");
        let mut filled = pieces.next().unwrap_or_default().to_string();
        for piece in pieces {
            let (name, rest) = piece.split_once("}}").unwrap_or((piece, ""));
            let value = values.iter().find(|(known, _)| *known == name.trim());
            filled.push_str(value.map_or("", |(_, value)| value));
            filled.push_str(rest);
        }
        filled
    }

    /// A phrase that counts something, in the form that the number asks for.
    pub fn count(&self, key: &str, count: usize) -> String {
        let form = [key, plural(self.lang, count)].concat();
        let key = match self.texts.contains_key(&form) {
            true => &form,
            false => key,
        };
        self.fill(key, &[("count", &self.number(count))])
    }

    /// A whole number with the language's grouping.
    pub fn number(&self, number: usize) -> String {
        let gap = if self.lang == Lang::Ru { "\u{a0}" } else { "," };
        let digits = number.to_string();
        let mut grouped = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                grouped.push_str(gap);
            }
            grouped.push(digit);
        }
        grouped
    }

    /// A distance for people: to the kilometre below 100 km, to ten above.
    pub fn km(&self, km: f64) -> String {
        let step = if km < 100.0 { 1.0 } else { 10.0 };
        // Half the way round the earth is 20,015 km.
        self.number(((km / step).round() * step) as usize)
    }

    /// The name of a country, or its code where nobody has named it.
    pub(super) fn country(&self, country: Country) -> String {
        let name = self.countries.find(country);
        name.unwrap_or(country.as_str()).to_string()
    }

    /// The name of one of our languages.
    pub fn language(&self, of: Lang) -> &'static str {
        LANGUAGES[of.index()][self.lang.index()]
    }

    /// Several names as one list.
    pub fn list(&self, items: &[String]) -> String {
        let (between, last) = match self.lang {
            Lang::Ru => (", ", " и "),
            Lang::En if items.len() > 2 => (", ", ", and "),
            Lang::En => (", ", " and "),
            Lang::Zh => ("、", "和"),
            Lang::Ko => (", ", " 및 "),
            Lang::Ja => ("、", "、"),
        };
        match items.split_last() {
            None => String::new(),
            Some((only, [])) => only.clone(),
            Some((end, rest)) => [&rest.join(between), last, end].concat(),
        }
    }

    /// A month as a heading: «Май 2021», 2021年5月. `month` is 1 to 12.
    pub fn month(&self, year: i32, month: u8) -> String {
        let named = |names: [&str; 12]| {
            let name = names.get(usize::from(month) - 1).copied();
            format!("{} {year}", name.unwrap_or_default())
        };
        match self.lang {
            _ if month == 0 => year.to_string(),
            Lang::Ru => named(MONTHS_RU),
            Lang::En => named(MONTHS_EN),
            Lang::Zh | Lang::Ja => format!("{year}年{month}月"),
            Lang::Ko => format!("{year}년 {month}월"),
        }
    }

    /// A month without its year: «Май», 5月. `month` is 1 to 12.
    pub fn month_name(&self, month: u8) -> String {
        let named = |names: [&str; 12]| {
            let name = names.get(usize::from(month).wrapping_sub(1)).copied();
            name.unwrap_or_default().to_string()
        };
        match self.lang {
            Lang::Ru => named(MONTHS_RU),
            Lang::En => named(MONTHS_EN),
            Lang::Zh | Lang::Ja => format!("{month}月"),
            Lang::Ko => format!("{month}월"),
        }
    }

    /// A weekday, short for eyes and long for assistive technology.
    pub fn weekday(&self, weekday: Weekday) -> [&'static str; 2] {
        let days = match self.lang {
            Lang::Ru => &WEEKDAYS_RU,
            Lang::En => &WEEKDAYS_EN,
            Lang::Zh => &WEEKDAYS_ZH,
            Lang::Ko => &WEEKDAYS_KO,
            Lang::Ja => &WEEKDAYS_JA,
        };
        let day = days.get(usize::from(weekday.number_days_from_monday()));
        day.copied().unwrap_or_default()
    }

    /// A year as a heading: «2021 год», “2021”, 2021年.
    pub fn year(&self, year: i32) -> String {
        match self.lang {
            Lang::Ru => format!("{year} год"),
            Lang::En => year.to_string(),
            Lang::Zh | Lang::Ja => format!("{year}年"),
            Lang::Ko => format!("{year}년"),
        }
    }

    /// The comma of running text.
    pub fn comma(&self) -> &'static str {
        match self.lang {
            Lang::Zh => "，",
            Lang::Ja => "、",
            _ => ", ",
        }
    }

    /// The colon of running text, with the space that follows it.
    pub fn colon(&self) -> &'static str {
        match self.lang {
            Lang::Zh | Lang::Ja => "：",
            _ => ": ",
        }
    }
}

/// The suffix of the plural form that a whole number asks for (CLDR).
fn plural(lang: Lang, count: usize) -> &'static str {
    match lang {
        Lang::En if count == 1 => "_one",
        Lang::Ru => match (count % 10, count % 100) {
            (1, tens) if tens != 11 => "_one",
            (2..=4, tens) if !(12..=14).contains(&tens) => "_few",
            _ => "_many",
        },
        _ => "_other",
    }
}

/// A text that begins a line: its first letter as a capital, where the script has capitals.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
