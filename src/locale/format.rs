//! Formats numbers, lists, names and dates by the conventions of a language.

use super::data::{Locale, MonthNames, Plural, WeekdayNames};
use super::pattern;
use crate::text::Lang;
use crate::time::{Date, Edtf, Weekday, days};

impl Locale {
    /// Returns the plural category of a whole number.
    pub fn plural(&self, count: usize) -> Plural {
        (self.plural)(count)
    }

    /// Formats a whole number in groups of three digits: “12,345”.
    pub fn number(&self, number: usize) -> String {
        let digits = number.to_string();
        let mut out = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                out.push_str(self.numbers.group);
            }
            out.push(digit);
        }
        out
    }

    /// Formats a number given in hundredths, without trailing zeros: “5.75”, “4.5”, “4”.
    pub fn hundredths(&self, hundredths: usize) -> String {
        let whole = self.number(hundredths / 100);
        let rest = hundredths % 100;
        let fraction = match rest % 10 {
            0 if rest == 0 => return whole,
            0 => (rest / 10).to_string(),
            _ => format!("{rest:02}"),
        };
        [&whole, self.numbers.decimal, &fraction].concat()
    }

    /// Formats a distance in km, without its unit: rounded to 1 km below 100 km, else to 10 km.
    pub fn km(&self, km: f64) -> String {
        let step = if km < 100.0 { 1.0 } else { 10.0 };
        // At most half the circumference of the earth, 20,015 km.
        self.number(((km / step).round() * step) as usize)
    }

    /// Formats names as a list: “Niigata, Harbin and Portland”.
    pub fn list(&self, names: &[String]) -> String {
        match names.split_last() {
            None => String::new(),
            Some((only, [])) => only.clone(),
            Some((last, rest)) => [&rest.join(self.list.between), self.list.last, last].concat(),
        }
    }

    /// Returns the name of a language within a sentence.
    pub fn language(&self, lang: Lang) -> &'static str {
        let found = self.languages.iter().find(|(of, _)| *of == lang);
        found.map_or(lang.own_name(), |(_, name)| name)
    }

    /// Returns a text with a capital first letter, where the script has capitals.
    pub fn capitalised(&self, text: &str) -> String {
        let mut letters = text.chars();
        let first = letters.next().map(self.capital);
        first.into_iter().chain(letters).collect()
    }

    /// Returns a text in the brackets of the language, with the space before them.
    pub fn bracketed(&self, text: &str) -> String {
        let [open, close] = self.punctuation.brackets;
        [open, text, close].concat()
    }

    /// Returns the first weekday of a week, on the site of a host city in a country (ISO 3166-1).
    pub fn first_weekday(&self, country: &str) -> Weekday {
        (self.first_weekday)(country)
    }

    /// Returns the names of a weekday.
    pub fn weekday(&self, weekday: Weekday) -> WeekdayNames {
        let names = self
            .weekdays
            .get(usize::from(weekday.number_days_from_monday()));
        names.copied().unwrap_or_default()
    }

    /// Returns the names of a month, 1 to 12; empty for any other number.
    pub(super) fn month(&self, month: u8) -> MonthNames {
        let names = self.months.get(usize::from(month).wrapping_sub(1));
        names.copied().unwrap_or_default()
    }

    /// Returns a month, 1 to 12, as a heading: «Май», “May”, 5月.
    pub fn month_heading(&self, month: u8) -> String {
        self.capitalised(self.month(month).alone)
    }

    /// Returns a month, 1 to 12, as an abbreviated heading: «Февр.», “Feb”, 2月.
    pub fn short_month_heading(&self, month: u8) -> String {
        self.capitalised(self.month(month).short)
    }

    /// Returns a month, 1 to 12, of a year within a sentence: «май 2021», “May 2021”, 2021年5月.
    pub fn month_and_year(&self, year: i32, month: u8) -> String {
        let first = days::date(year, month, 1);
        first.map_or(String::new(), |first| {
            pattern::format(self, self.patterns.month_and_year, first)
        })
    }

    /// Returns a month, 1 to 12, of a year as a heading: «Май 2021», “May 2021”, 2021年5月.
    pub fn month_and_year_heading(&self, year: i32, month: u8) -> String {
        self.capitalised(&self.month_and_year(year, month))
    }

    /// Returns a year as a heading: «2021 год», “2021”, 2021年.
    pub fn year_heading(&self, year: i32) -> String {
        let first = days::date(year, 1, 1);
        first.map_or(String::new(), |first| {
            pattern::format(self, self.patterns.year_heading, first)
        })
    }

    /// Returns a day with its weekday: «пятница, 14 мая 2021 года».
    pub fn day_with_weekday(&self, day: Date) -> String {
        pattern::format(self, self.patterns.day_with_weekday, day)
    }

    /// Returns a date in words; a single day with its weekday.
    pub fn date_with_weekday(&self, when: &Edtf) -> String {
        match when.exact_day() {
            Some(day) => self.day_with_weekday(day),
            None => self.date(when),
        }
    }
}
