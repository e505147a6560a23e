//! Japanese.

use super::cjk::{CjkDates, month};
use super::cjk_rule::CjkRules;
use super::data::{
    DatePatterns, List, Locale, Numbers, Plural, Punctuation, RecurrencePhrases, School, Script,
    weekday,
};
use super::money::Money;
use super::time_words::TimeWords;
use crate::text::Lang;
use crate::time::Weekday;

pub static LOCALE: Locale = Locale {
    region: "JP",
    script: Script::Other,
    capital: |letter| letter,
    languages: &[
        (Lang::Ru, "ロシア語"),
        (Lang::En, "英語"),
        (Lang::Zh, "簡体中国語"),
        (Lang::Ko, "韓国語"),
        (Lang::Ja, "日本語"),
    ],
    plural: |_| Plural::Other,
    numbers: Numbers {
        group: ",",
        decimal: ".",
    },
    money: Money {
        symbols: "JPY 円 RUB ルーブル CNY 元 KRW ウォン EUR ユーロ USD ドル GBP ポンド",
        is_before: false,
        gap: "",
    },
    list: List {
        between: "、",
        last: "、",
    },
    punctuation: Punctuation {
        comma: "、",
        colon: "：",
        brackets: ["（", "）"],
        range: DATES.range,
        stop: "。",
        sentence_gap: "",
    },
    months: [
        month("1月"),
        month("2月"),
        month("3月"),
        month("4月"),
        month("5月"),
        month("6月"),
        month("7月"),
        month("8月"),
        month("9月"),
        month("10月"),
        month("11月"),
        month("12月"),
    ],
    weekdays: [
        weekday("月曜日", "月", "月"),
        weekday("火曜日", "火", "火"),
        weekday("水曜日", "水", "水"),
        weekday("木曜日", "木", "木"),
        weekday("金曜日", "金", "金"),
        weekday("土曜日", "土", "土"),
        weekday("日曜日", "日", "日"),
    ],
    first_weekday: |_| Weekday::Sunday,
    patterns: DatePatterns {
        day_with_weekday: "y年M月d日EEEE",
        month_and_year: "y年M月",
        year_heading: "y年",
    },
    span: |span| DATES.span(span),
    school: School {
        classes: 12,
        restarts: &[7, 10],
    },
    preview_fonts: &[
        "Noto Sans CJK JP",
        "Noto Sans JP",
        "Source Han Sans",
        "Hiragino Sans",
        "Yu Gothic",
        "Meiryo",
        "IPAGothic",
    ],
};

pub static RECURRENCE: RecurrencePhrases = RecurrencePhrases {
    locale: &LOCALE,
    every_year: "毎年",
    rule: |out, pattern| RULES.rule(out, pattern),
    ending: |out, ending| RULES.ending(out, ending),
};

pub static TIME_WORDS: TimeWords = TimeWords {
    locale: &LOCALE,
    months: [""; 12],
    seasons: ["春|春季", "夏|夏季", "秋|秋季", "冬|冬季"],
    relative: [
        "今日|本日|きょう",
        "明日|あした",
        "今週",
        "来週",
        "今週末|週末|今度の週末",
        "来週末",
        "今月",
        "来月",
        "今年|ことし",
        "来年",
    ],
    year: "年",
    day: "日",
    particles: "の|に|今|この|今度の|次の|初め|上旬|中旬|下旬|末|頃",
};

const DATES: CjkDates = CjkDates {
    units: ["年", "月", "日"],
    gap: "",
    seasons: ["春", "夏", "秋", "冬"],
    month_parts: ["上旬", "中旬", "下旬", "前半", "後半"],
    unknown: "日付不明",
    around: "頃",
    probably: ["おそらく", "おそらく"],
    to: ["から", "まで"],
    range: "～",
    since: "から",
    by: "以前",
};

const RULES: CjkRules = CjkRules {
    dates: &DATES,
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
