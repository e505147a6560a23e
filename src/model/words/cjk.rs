//! Chinese, Korean and Japanese: numbers with units, and words that follow.

use super::span::{Half, Point, Span, Sure, Within};
use crate::time::Season;

/// What differs between the three languages.
pub(super) struct Tongue {
    /// Units of year, month and day; Korean sets a space after each.
    pub(super) units: [&'static str; 3],
    pub(super) gap: &'static str,
    seasons: [&'static str; 4],
    thirds: [&'static str; 3],
    halves: [&'static str; 2],
    unknown: &'static str,
    /// After a point: "around".
    around: &'static str,
    /// Before anything doubtful, and before a doubtful beginning.
    perhaps: [&'static str; 2],
    /// Between two points in full, and after the second.
    to: [&'static str; 2],
    /// Between two years or two days of one month: each language has its own mark.
    dash: &'static str,
    since: &'static str,
    by: &'static str,
}

pub(super) const CHINESE: Tongue = Tongue {
    units: ["年", "月", "日"],
    gap: "",
    seasons: ["春季", "夏季", "秋季", "冬季"],
    thirds: ["上旬", "中旬", "下旬"],
    halves: ["上半月", "下半月"],
    unknown: "日期不详",
    around: "前后",
    perhaps: ["可能在", "可能自"],
    to: ["至", ""],
    dash: "—",
    since: "起",
    by: "或之前",
};

pub(super) const KOREAN: Tongue = Tongue {
    units: ["년", "월", "일"],
    gap: " ",
    seasons: ["봄", "여름", "가을", "겨울"],
    thirds: ["초", "중순", "말"],
    halves: ["전반", "후반"],
    unknown: "날짜 미상",
    around: "경",
    perhaps: ["아마도 ", "아마도 "],
    to: ["부터 ", "까지"],
    dash: "~",
    since: "부터",
    by: " 이전",
};

pub(super) const JAPANESE: Tongue = Tongue {
    units: ["年", "月", "日"],
    gap: "",
    seasons: ["春", "夏", "秋", "冬"],
    thirds: ["上旬", "中旬", "下旬"],
    halves: ["前半", "後半"],
    unknown: "日付不明",
    around: "頃",
    perhaps: ["おそらく", "おそらく"],
    to: ["から", "まで"],
    dash: "～",
    since: "から",
    by: "以前",
};

impl Tongue {
    pub(super) fn say(&self, span: &Span) -> String {
        let (sure, words, tail) = match span {
            Span::Unknown => return self.unknown.to_string(),
            Span::Between(from, to, sure) => (sure, self.between(from, to, self.near(*sure)), ""),
            Span::At(point, sure) => (sure, self.hedged(point, *sure), ""),
            Span::Since(point, sure) => (sure, self.hedged(point, *sure), self.since),
            Span::By(point, sure) => (sure, self.hedged(point, *sure), self.by),
        };
        let [perhaps, perhaps_since] = self.perhaps;
        let head = match (sure, span) {
            (Sure::Perhaps, Span::Since(..)) => perhaps_since,
            (Sure::Perhaps, _) => perhaps,
            _ => "",
        };
        [head, &words, tail].concat()
    }

    fn near(&self, sure: Sure) -> &'static str {
        if sure == Sure::Around {
            self.around
        } else {
            ""
        }
    }

    fn hedged(&self, point: &Point, sure: Sure) -> String {
        [&self.point(point), self.near(sure)].concat()
    }

    /// `near` belongs to the last point, before the word that closes the span: 8月頃まで.
    fn between(&self, from: &Point, to: &Point, near: &str) -> String {
        let dash = self.dash;
        let [_, month, day] = self.units;
        match (from.within, to.within) {
            (Within::Year, Within::Year) => {
                let start = from.year.map(|year| year.to_string()).unwrap_or_default();
                [&start, dash, &self.point(to), near].concat()
            }
            (Within::Day(start, first), Within::Day(end, last))
                if (from.year, start) == (to.year, end) =>
            {
                let (year, gap) = (self.year(to), self.gap);
                format!("{year}{start}{month}{gap}{first}{dash}{last}{day}{near}")
            }
            _ => {
                let start = self.point(from);
                let mut end = self.point(to);
                if from.year == to.year
                    && to.within != Within::Year
                    && let Some(short) = end.strip_prefix(&self.year(from))
                {
                    end = short.to_string();
                }
                [&start, self.to[0], &end, near, self.to[1]].concat()
            }
        }
    }

    pub(super) fn point(&self, point: &Point) -> String {
        let [year_unit, month_unit, day_unit] = self.units;
        let month = |month: u8| [&month.to_string(), month_unit].concat();
        let gap = self.gap;
        let below = match (point.within, point.year) {
            (Within::Year, year) => {
                let number = year.map(|year| year.to_string()).unwrap_or_default();
                return number + year_unit;
            }
            (Within::Season(Season::Winter), Some(year)) => {
                // A winter has two years: name both.
                let (next, winter) = ((year + 1).rem_euclid(100), self.seasons[3]);
                return format!("{year}/{next:02}{year_unit}{gap}{winter}");
            }
            (Within::Season(season), _) => self.seasons[season as usize].to_string(),
            (Within::Month(number), _) => month(number),
            (Within::Third(number, third), _) => {
                [&month(number), gap, self.thirds[third as usize]].concat()
            }
            (Within::Half(number, half), _) => {
                let half = self.halves[usize::from(half == Half::Second)];
                [&month(number), gap, half].concat()
            }
            (Within::Day(number, day), _) => {
                [&month(number), gap, &day.to_string(), day_unit].concat()
            }
        };
        self.year(point) + &below
    }

    /// The year before a month, a day or a season; nothing for every year.
    fn year(&self, point: &Point) -> String {
        match point.year {
            Some(year) => [&year.to_string(), self.units[0], self.gap].concat(),
            None => String::new(),
        }
    }
}
