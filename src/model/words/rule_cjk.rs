//! Rules in Chinese, Korean and Japanese: from the coarse to the fine, numbers with counters.

use super::cjk::{self, Tongue};
use super::pattern::{Ending, Pattern, join};
use crate::time::Weekday;

/// What differs between the three languages.
pub struct RuleTongue {
    dates: &'static Tongue,
    /// Every day, week, month, year; before a weekday, a day, a month.
    each: [&'static str; 4],
    /// What stands before a number of days, weeks, months, years, and after it.
    every: (&'static str, [&'static str; 4]),
    /// Between a part and a finer one.
    of: &'static str,
    /// Between things of one kind.
    and: &'static str,
    /// Monday to Sunday, and what stands before and after.
    weekdays: ([&'static str; 7], &'static str, &'static str),
    /// The first to the fifth of a weekday, and what stands around other numbers.
    ordinals: ([&'static str; 5], &'static str, &'static str),
    last: &'static str,
    /// Around a number that is counted from the end, and after it for a day.
    from_end: [&'static str; 3],
    last_day: &'static str,
    /// Around weekdays to which days are narrowed.
    only: [&'static str; 2],
    comma: &'static str,
    /// Around the last day or year.
    until: [&'static str; 2],
    /// Around the number of times.
    times: [&'static str; 2],
}

pub const CHINESE: RuleTongue = RuleTongue {
    dates: &cjk::CHINESE,
    each: ["每天", "每", "每月", "每年"],
    every: ("每", ["天", "周", "个月", "年"]),
    of: "的",
    and: "、",
    weekdays: (["一", "二", "三", "四", "五", "六", "日"], "周", ""),
    ordinals: (
        ["第一个", "第二个", "第三个", "第四个", "第五个"],
        "第",
        "个",
    ),
    last: "最后一个",
    from_end: ["倒数第", "个", "天"],
    last_day: "最后一天",
    only: ["（仅限", "）"],
    comma: "，",
    until: ["至", ""],
    times: ["共", "次"],
};

pub const KOREAN: RuleTongue = RuleTongue {
    dates: &cjk::KOREAN,
    each: ["매일", "매주 ", "매월 ", "매년 "],
    every: ("", ["일마다", "주마다", "개월마다", "년마다"]),
    of: " ",
    and: ", ",
    weekdays: (["월", "화", "수", "목", "금", "토", "일"], "", "요일"),
    ordinals: (["첫째", "둘째", "셋째", "넷째", "다섯째"], "", "번째"),
    last: "마지막",
    from_end: ["끝에서 ", "번째", "번째 날"],
    last_day: "말일",
    only: ["(", "만)"],
    comma: ", ",
    until: ["", "까지"],
    times: ["총 ", "회"],
};

pub const JAPANESE: RuleTongue = RuleTongue {
    dates: &cjk::JAPANESE,
    each: ["毎日", "毎週", "毎月", "毎年"],
    every: ("", ["日ごと", "週間ごと", "か月ごと", "年ごと"]),
    of: "の",
    and: "・",
    weekdays: (["月", "火", "水", "木", "金", "土", "日"], "", "曜日"),
    ordinals: (["第1", "第2", "第3", "第4", "第5"], "第", ""),
    last: "最終",
    from_end: ["最後から", "番目の", "番目の日"],
    last_day: "末日",
    only: ["（", "のみ）"],
    comma: "、",
    until: ["", "まで"],
    times: ["全", "回"],
};

impl RuleTongue {
    /// How often and on which days.
    pub fn say(&self, pattern: &Pattern) -> String {
        let days = self.days(pattern);
        let unit = pattern.unit as usize;
        let (before, units) = self.every;
        let mut head = match pattern.every {
            1 => self.each[unit].to_string(),
            number => [before, &number.to_string(), units[unit]].concat(),
        };
        if !pattern.is_within_months() && !pattern.months.is_empty() {
            // What lies in some months only: 5月の毎週火曜日.
            let months: Vec<String> = pattern.months.iter().map(|at| self.month(*at)).collect();
            head = [&join(&months, self.and, self.and), self.of, &head].concat();
        }
        if pattern.every > 1 && !days.is_empty() {
            head += self.of;
        }
        head + &days
    }

    /// What follows about its end; nothing where there is none.
    pub fn end(&self, ending: &Ending) -> String {
        let (words, [before, after]) = match ending {
            Ending::Never => return String::new(),
            Ending::Times(number) => (number.to_string(), self.times),
            Ending::Until(point) => (self.dates.point(point), self.until),
        };
        [self.comma, before, &words, after].concat()
    }

    fn month(&self, month: u8) -> String {
        [&month.to_string(), self.dates.units[1]].concat()
    }

    /// The days within the unit; nothing where all are meant.
    fn days(&self, pattern: &Pattern) -> String {
        let ordinal = |number, _| self.ordinal(number);
        let weekday = |day: Weekday| {
            let (names, before, after) = self.weekdays;
            let name = names[usize::from(day.number_days_from_monday())];
            [before, name, after].concat()
        };
        let weekdays = pattern.nth_weekdays(self.dates.gap, &ordinal, &weekday);
        let weekdays = self.list(&weekdays);
        let (within, only) = if pattern.has_month_days() {
            let days: Vec<String> = pattern.month_days.iter().map(|at| self.day(*at)).collect();
            let only = match weekdays.is_empty() {
                true => String::new(),
                false => [self.only[0], &weekdays, self.only[1]].concat(),
            };
            (self.list(&days), only)
        } else {
            (weekdays, String::new())
        };
        if !pattern.is_within_months() {
            return within + &only;
        }
        let gap = self.dates.gap;
        let months = pattern.months.iter();
        let months: Vec<String> = months
            .map(|at| [&self.month(*at), gap, &within].concat())
            .collect();
        self.list(&months) + &only
    }

    fn list(&self, words: &[String]) -> String {
        join(words, self.and, self.and)
    }

    fn ordinal(&self, number: i8) -> String {
        let (small, before, after) = self.ordinals;
        let count = number.unsigned_abs();
        match (number, small.get(usize::from(count).wrapping_sub(1))) {
            (-1, _) => self.last.to_string(),
            (1.., Some(word)) => word.to_string(),
            (1.., None) => [before, &count.to_string(), after].concat(),
            _ => {
                let [before, after, _] = self.from_end;
                [before, &count.to_string(), after].concat()
            }
        }
    }

    fn day(&self, number: i8) -> String {
        let count = number.unsigned_abs().to_string();
        match number {
            -1 => self.last_day.to_string(),
            1.. => [&count, self.dates.units[2]].concat(),
            _ => [self.from_end[0], &count, self.from_end[2]].concat(),
        }
    }
}
