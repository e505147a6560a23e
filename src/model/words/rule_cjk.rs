//! Rules in Chinese, Korean and Japanese: from the coarse to the fine, numbers with counters.

use super::cjk::{self, Tongue};
use super::pattern::{Ending, Pattern, count, separate};

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
    and: [&'static str; 2],
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
    and: ["、"; 2],
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
    and: [", "; 2],
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
    and: ["・"; 2],
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
    pub fn say(&self, out: &mut String, pattern: &Pattern) {
        let unit = pattern.unit as usize;
        if pattern.has_months_apart() {
            // What lies in some months only: 5月の毎週火曜日.
            for (at, month) in pattern.months.iter().enumerate() {
                separate(out, at, pattern.months.len(), self.and);
                self.number(out, *month, self.dates.units[1]);
            }
            out.push_str(self.of);
        }
        if pattern.every == 1 {
            out.push_str(self.each[unit]);
        } else {
            let (before, units) = self.every;
            out.push_str(before);
            count(out, pattern.every);
            out.push_str(units[unit]);
            if pattern.has_month_days() || !pattern.weekdays.is_empty() {
                out.push_str(self.of);
            }
        }
        let months = pattern.told_months();
        for (at, month) in months.iter().enumerate() {
            separate(out, at, months.len(), self.and);
            if *month != 0 {
                self.number(out, *month, self.dates.units[1]);
                out.push_str(self.dates.gap);
            }
            if pattern.has_month_days() {
                self.month_days(out, pattern);
            } else {
                self.weekdays(out, pattern);
            }
        }
        if pattern.has_month_days() && !pattern.weekdays.is_empty() {
            out.push_str(self.only[0]);
            self.weekdays(out, pattern);
            out.push_str(self.only[1]);
        }
    }

    /// What follows about its end; nothing where there is none.
    pub fn end(&self, out: &mut String, ending: &Ending) {
        let [before, after] = match ending {
            Ending::Never => return,
            Ending::Times(_) => self.times,
            Ending::Until(_) => self.until,
        };
        out.push_str(self.comma);
        out.push_str(before);
        match ending {
            Ending::Times(times) => count(out, *times),
            Ending::Until(point) => out.push_str(&self.dates.point(point)),
            Ending::Never => {}
        }
        out.push_str(after);
    }

    fn number(&self, out: &mut String, number: u8, unit: &str) {
        count(out, number.into());
        out.push_str(unit);
    }

    fn weekdays(&self, out: &mut String, pattern: &Pattern) {
        let gap = self.dates.gap;
        pattern.write_weekdays(out, self.and, gap, &|out, day, number| match number {
            Some(number) => self.ordinal(out, number),
            None => {
                let (names, before, after) = self.weekdays;
                out.push_str(before);
                out.push_str(names[usize::from(day.number_days_from_monday())]);
                out.push_str(after);
            }
        });
    }

    fn ordinal(&self, out: &mut String, number: i8) {
        let (small, mut before, mut after) = self.ordinals;
        let place = number.unsigned_abs();
        match (number, small.get(usize::from(place).wrapping_sub(1))) {
            (-1, _) => return out.push_str(self.last),
            (1.., Some(word)) => return out.push_str(word),
            (1.., None) => {}
            _ => [before, after, _] = self.from_end,
        }
        out.push_str(before);
        self.number(out, place, after);
    }

    fn month_days(&self, out: &mut String, pattern: &Pattern) {
        let days = pattern.days.iter().chain(&pattern.days_from_end);
        let len = pattern.days.len() + pattern.days_from_end.len();
        for (at, day) in days.enumerate() {
            separate(out, at, len, self.and);
            let place = day.unsigned_abs();
            match *day {
                -1 => out.push_str(self.last_day),
                1.. => self.number(out, place, self.dates.units[2]),
                _ => {
                    out.push_str(self.from_end[0]);
                    self.number(out, place, self.from_end[2]);
                }
            }
        }
    }
}
