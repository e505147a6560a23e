//! Every format for which CLDR has one, compared with ICU4X. The table [`DIFFERENCES`] lists
//! intended differences with their reasons.

use super::LANGS;
use icu::calendar::week::WeekInformation;
use icu::calendar::{Date as IcuDate, Gregorian};
use icu::datetime::fieldsets::enums::DateFieldSet;
use icu::datetime::fieldsets::{Y, YM, YMD, YMDE};
use icu::datetime::pattern::{DateTimePattern, FixedCalendarDateTimeNames};
use icu::datetime::{DateTimeFormatter, DateTimeFormatterPreferences};
use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;
use icu::experimental::displaynames::DisplayNamesOptions;
use icu::experimental::displaynames::multi::LocaleDisplayNamesFormatter;
use icu::list::ListFormatter;
use icu::locale::Locale as IcuLocale;
use icu::plurals::{PluralCategory, PluralRules};
use pobratim::locale::{self, Locale};
use pobratim::text::Lang;
use pobratim::time::{Date, Edtf, Weekday, days};
use writeable::TryWriteable;

/// An intended difference from CLDR.
struct Difference {
    lang: Lang,
    format: &'static str,
    /// The text of CLDR, or a part of it.
    cldr: &'static str,
    /// The text of this library.
    ours: &'static str,
    reason: &'static str,
}

const fn differ(
    lang: Lang,
    format: &'static str,
    [cldr, ours]: [&'static str; 2],
    reason: &'static str,
) -> Difference {
    Difference {
        lang,
        format,
        cldr,
        ours,
        reason,
    }
}

const WORD_NOT_G: &str = "a date in a sentence has the word «года», not its abbreviation";
const NUMBERED: &str = "alone as in a date, where 2021年5月 has a number";

/// The first row of the format whose CLDR text is found applies.
const DIFFERENCES: [Difference; 18] = [
    differ(Lang::Ru, "day", ["\u{202f}г.", " года"], WORD_NOT_G),
    differ(
        Lang::Ru,
        "day with weekday",
        ["\u{202f}г.", " года"],
        WORD_NOT_G,
    ),
    differ(
        Lang::Ru,
        "month and year",
        ["\u{202f}г.", ""],
        "«май 2021» is a name, which needs no «г.»",
    ),
    differ(
        Lang::Ru,
        "year",
        ["2021", "2021 год"],
        "a bare number makes no heading",
    ),
    differ(Lang::Zh, "month", ["十二月", "12月"], NUMBERED),
    differ(Lang::Zh, "month", ["十一月", "11月"], NUMBERED),
    differ(Lang::Zh, "month", ["十月", "10月"], NUMBERED),
    differ(Lang::Zh, "month", ["九月", "9月"], NUMBERED),
    differ(Lang::Zh, "month", ["八月", "8月"], NUMBERED),
    differ(Lang::Zh, "month", ["七月", "7月"], NUMBERED),
    differ(Lang::Zh, "month", ["六月", "6月"], NUMBERED),
    differ(Lang::Zh, "month", ["五月", "5月"], NUMBERED),
    differ(Lang::Zh, "month", ["四月", "4月"], NUMBERED),
    differ(Lang::Zh, "month", ["三月", "3月"], NUMBERED),
    differ(Lang::Zh, "month", ["二月", "2月"], NUMBERED),
    differ(Lang::Zh, "month", ["一月", "1月"], NUMBERED),
    differ(
        Lang::Ru,
        "language",
        ["упрощенное", "упрощённое"],
        "ё as everywhere here",
    ),
    differ(
        Lang::Ko,
        "language",
        ["중국어 (간체)", "중국어(간체)"],
        "Korean sets no space before a bracket",
    ),
];

/// Compares texts and records which differences occur.
#[derive(Default)]
struct Oracle {
    used: Vec<usize>,
    faults: Vec<String>,
}

impl Oracle {
    fn check(&mut self, lang: Lang, format: &str, cldr: &str, ours: &str) {
        let found = DIFFERENCES.iter().position(|row| {
            row.lang == lang && row.format == format && ours != cldr && cldr.contains(row.cldr)
        });
        let expected = match found {
            Some(at) => {
                self.used.push(at);
                cldr.replace(DIFFERENCES[at].cldr, DIFFERENCES[at].ours)
            }
            None => cldr.to_string(),
        };
        if expected != ours {
            let code = lang.code();
            self.faults
                .push(format!("{code}, {format}: `{ours}`, CLDR has `{cldr}`"));
        }
    }
}

/// Returns the ICU locale of a language, with its region.
fn icu_locale(lang: Lang) -> IcuLocale {
    let tag = [lang.html_tag(), "-", locale::of(lang).region].concat();
    tag.parse().unwrap()
}

/// Days with every month, weekday and number of digits of the day.
fn many_days() -> impl Iterator<Item = Date> {
    let first = days::date(2020, 1, 1).unwrap();
    (0..150).map(move |step| days::add_days(first, step * 17))
}

fn icu_date(day: Date) -> IcuDate<Gregorian> {
    IcuDate::try_new_gregorian(day.year(), u8::from(day.month()), day.day()).unwrap()
}

#[test]
fn every_format_agrees_with_cldr_or_is_listed() {
    let mut oracle = Oracle::default();
    for lang in LANGS {
        let icu = icu_locale(lang);
        let ours = locale::of(lang);
        numbers(&mut oracle, lang, &icu, ours);
        lists(&mut oracle, lang, &icu, ours);
        names(&mut oracle, lang, &icu, ours);
        dates(&mut oracle, lang, &icu, ours);
        languages(&mut oracle, lang, &icu, ours);
    }
    assert!(oracle.faults.is_empty(), "{}", oracle.faults.join("\n"));
    for (at, row) in DIFFERENCES.iter().enumerate() {
        let (lang, format) = (row.lang.code(), row.format);
        assert!(
            oracle.used.contains(&at),
            "{lang}, {format}: CLDR has no `{}` now ({})",
            row.cldr,
            row.reason
        );
    }
}

fn numbers(oracle: &mut Oracle, lang: Lang, icu: &IcuLocale, ours: &Locale) {
    let rules = PluralRules::try_new_cardinal(icu.into()).unwrap();
    let format = DecimalFormatter::try_new(icu.into(), Default::default()).unwrap();
    let large = [
        999,
        1000,
        1001,
        1011,
        12_345,
        100_021,
        1_000_000,
        1_000_002,
        987_654_321,
    ];
    for number in (0..=200).chain(large) {
        let category = match rules.category_for(number) {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        };
        let of = number.to_string();
        let plural = ours.plural(number).code();
        oracle.check(
            lang,
            "plural",
            &[&of, " ", category].concat(),
            &[&of, " ", plural].concat(),
        );
        let cldr = format.format_to_string(&Decimal::from(number));
        oracle.check(lang, "number", &cldr, &ours.number(number));
    }
    for hundredths in [0, 5, 50, 100, 450, 575, 1230, 123_456] {
        let mut decimal = Decimal::from(hundredths);
        decimal.multiply_pow10(-2);
        decimal.trim_end();
        let cldr = format.format_to_string(&decimal);
        oracle.check(lang, "fraction", &cldr, &ours.hundredths(hundredths));
    }
}

fn lists(oracle: &mut Oracle, lang: Lang, icu: &IcuLocale, ours: &Locale) {
    let format = ListFormatter::try_new_and(icu.into(), Default::default()).unwrap();
    let names = ["A", "B", "C", "D"].map(str::to_string);
    for len in 0..=names.len() {
        let cldr = format.format_to_string(names[..len].iter());
        oracle.check(lang, "list", &cldr, &ours.list(&names[..len]));
    }
}

/// Names of months and weekdays.
fn names(oracle: &mut Oracle, lang: Lang, icu: &IcuLocale, ours: &Locale) {
    let by = |pattern: &str, day: Date| {
        let mut names: FixedCalendarDateTimeNames<Gregorian, DateFieldSet> =
            FixedCalendarDateTimeNames::try_new(icu.into()).unwrap();
        let pattern: DateTimePattern = pattern.parse().unwrap();
        let format = names.include_for_pattern(&pattern).unwrap();
        let text = format.format(&icu_date(day));
        text.try_write_to_string().unwrap().into_owned()
    };
    for month in 1..=12 {
        let first = days::date(2021, month, 1).unwrap();
        let heading = |cldr: &str| ours.capitalised(cldr);
        let (alone, short) = (by("LLLL", first), by("LLL", first));
        oracle.check(lang, "month", &heading(&alone), &ours.month_heading(month));
        oracle.check(
            lang,
            "short month",
            &heading(&short),
            &ours.short_month_heading(month),
        );
    }
    let monday = days::date(2024, 1, 1).unwrap();
    for ahead in 0..7 {
        let day = days::add_days(monday, ahead);
        let names = ours.weekday(day.weekday());
        oracle.check(lang, "weekday", &by("cccc", day), names.long);
        oracle.check(lang, "short weekday", &by("ccc", day), names.short);
        oracle.check(lang, "weekday's letter", &by("ccccc", day), names.letter);
    }
}

fn dates(oracle: &mut Oracle, lang: Lang, icu: &IcuLocale, ours: &Locale) {
    let icu: DateTimeFormatterPreferences = icu.into();
    let day = DateTimeFormatter::try_new(icu, YMD::long()).unwrap();
    let with_weekday = DateTimeFormatter::try_new(icu, YMDE::long()).unwrap();
    let month = DateTimeFormatter::try_new(icu, YM::long()).unwrap();
    for date in many_days() {
        let of = icu_date(date).to_any();
        oracle.check(
            lang,
            "day",
            &day.format(&of).to_string(),
            &ours.date(&Edtf::day(date)),
        );
        let cldr = with_weekday.format(&of).to_string();
        oracle.check(
            lang,
            "day with weekday",
            &cldr,
            &ours.day_with_weekday(date),
        );
        let cldr = month.format(&of).to_string();
        let text = ours.month_and_year(date.year(), u8::from(date.month()));
        oracle.check(lang, "month and year", &cldr, &text);
    }
    let year = DateTimeFormatter::try_new(icu, Y::long()).unwrap();
    let of = icu_date(days::date(2021, 1, 1).unwrap()).to_any();
    oracle.check(
        lang,
        "year",
        &year.format(&of).to_string(),
        &ours.year_heading(2021),
    );
}

fn languages(oracle: &mut Oracle, lang: Lang, icu: &IcuLocale, ours: &Locale) {
    let names =
        LocaleDisplayNamesFormatter::try_new(icu.into(), DisplayNamesOptions::default()).unwrap();
    for other in LANGS {
        let tag: IcuLocale = other.html_tag().parse().unwrap();
        oracle.check(lang, "language", &names.of(&tag), ours.language(other));
    }
}

/// The week in English is that of the host's country, for any country; other languages have their
/// own.
#[test]
fn weeks_begin_as_cldr_has_it() {
    let first = |tag: &str| {
        let tag: IcuLocale = tag.parse().unwrap();
        let info = WeekInformation::try_new((&tag).into()).unwrap();
        Weekday::Monday.nth_next(info.first_weekday as u8 - 1)
    };
    let letters = 'A'..='Z';
    let mut wrong = Vec::new();
    for country in letters
        .clone()
        .flat_map(|one| letters.clone().map(move |two| [one, two]))
    {
        let country: String = country.into_iter().collect();
        let cldr = first(&["en-", &country].concat());
        let ours = locale::of(Lang::En).first_weekday(&country);
        if ours != cldr {
            wrong.push(format!("{country}: {ours}, CLDR has {cldr}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for lang in LANGS.into_iter().filter(|lang| *lang != Lang::En) {
        let own = first(&icu_locale(lang).to_string());
        for country in ["RU", "US", "JP", "EG"] {
            let ours = locale::of(lang).first_weekday(country);
            assert_eq!(ours, own, "{} in {country}", lang.code());
        }
    }
}
