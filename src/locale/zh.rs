//! Chinese, in simplified script, by the conventions of mainland China.

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
    region: "CN",
    script: Script::Other,
    capital: |letter| letter,
    languages: &[
        (Lang::Ru, "俄语"),
        (Lang::En, "英语"),
        (Lang::Zh, "简体中文"),
        (Lang::Ko, "韩语"),
        (Lang::Ja, "日语"),
    ],
    plural: |_| Plural::Other,
    numbers: Numbers {
        group: ",",
        decimal: ".",
    },
    money: Money {
        symbols: "CNY 元 RUB 卢布 JPY 日元 KRW 韩元 EUR 欧元 USD 美元 GBP 英镑",
        is_before: false,
        gap: "",
    },
    list: List {
        between: "、",
        last: "和",
    },
    punctuation: Punctuation {
        comma: "，",
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
        weekday("星期一", "周一", "一"),
        weekday("星期二", "周二", "二"),
        weekday("星期三", "周三", "三"),
        weekday("星期四", "周四", "四"),
        weekday("星期五", "周五", "五"),
        weekday("星期六", "周六", "六"),
        weekday("星期日", "周日", "日"),
    ],
    first_weekday: |_| Weekday::Monday,
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
        "Noto Sans CJK SC",
        "Noto Sans SC",
        "Source Han Sans SC",
        "PingFang SC",
        "Microsoft YaHei",
        "WenQuanYi Zen Hei",
    ],
};

pub static RECURRENCE: RecurrencePhrases = RecurrencePhrases {
    locale: &LOCALE,
    every_year: "每年",
    rule: |out, pattern| RULES.rule(out, pattern),
    ending: |out, ending| RULES.ending(out, ending),
};

pub static TIME_WORDS: TimeWords = TimeWords {
    locale: &LOCALE,
    months: [""; 12],
    seasons: [
        "春天|春季|春",
        "夏天|夏季|夏",
        "秋天|秋季|秋",
        "冬天|冬季|冬",
    ],
    relative: [
        "今天|今日",
        "明天|明日",
        "本周|这周|这一周|本星期|这星期|这个星期",
        "下周|下一周|下星期|下个星期",
        "本周末|这周末|这个周末|周末",
        "下周末|下个周末",
        "本月|这个月",
        "下个月|下月",
        "今年|本年",
        "明年",
    ],
    year: "年",
    day: "日|号",
    particles: "在|的|份|里|期间|今|这个|下个|上旬|中旬|下旬|初|底|末",
};

const DATES: CjkDates = CjkDates {
    units: ["年", "月", "日"],
    gap: "",
    seasons: ["春季", "夏季", "秋季", "冬季"],
    month_parts: ["上旬", "中旬", "下旬", "上半月", "下半月"],
    unknown: "日期不详",
    around: "前后",
    probably: ["可能在", "可能自"],
    to: ["至", ""],
    range: "—",
    since: "起",
    by: "或之前",
};

const RULES: CjkRules = CjkRules {
    dates: &DATES,
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
