//! Korean, by the conventions of South Korea.

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
    region: "KR",
    script: Script::Other,
    capital: |letter| letter,
    languages: &[
        (Lang::Ru, "러시아어"),
        (Lang::En, "영어"),
        (Lang::Zh, "중국어(간체)"),
        (Lang::Ko, "한국어"),
        (Lang::Ja, "일본어"),
    ],
    plural: |_| Plural::Other,
    numbers: Numbers {
        group: ",",
        decimal: ".",
    },
    money: Money {
        symbols: "KRW 원 RUB 루블 JPY 엔 CNY 위안 EUR 유로 USD 달러 GBP 파운드",
        is_before: false,
        gap: "",
    },
    list: List {
        between: ", ",
        last: " 및 ",
    },
    punctuation: Punctuation {
        comma: ", ",
        colon: ": ",
        brackets: ["(", ")"],
        range: DATES.range,
        stop: ".",
        sentence_gap: " ",
    },
    months: [
        month("1월"),
        month("2월"),
        month("3월"),
        month("4월"),
        month("5월"),
        month("6월"),
        month("7월"),
        month("8월"),
        month("9월"),
        month("10월"),
        month("11월"),
        month("12월"),
    ],
    weekdays: [
        weekday("월요일", "월", "월"),
        weekday("화요일", "화", "화"),
        weekday("수요일", "수", "수"),
        weekday("목요일", "목", "목"),
        weekday("금요일", "금", "금"),
        weekday("토요일", "토", "토"),
        weekday("일요일", "일", "일"),
    ],
    first_weekday: |_| Weekday::Sunday,
    patterns: DatePatterns {
        day_with_weekday: "y년 M월 d일 EEEE",
        month_and_year: "y년 M월",
        year_heading: "y년",
    },
    span: |span| DATES.span(span),
    school: School {
        classes: 12,
        restarts: &[7, 10],
    },
    preview_fonts: &[
        "Noto Sans CJK KR",
        "Noto Sans KR",
        "Source Han Sans K",
        "Apple SD Gothic Neo",
        "Malgun Gothic",
        "NanumGothic",
    ],
};

pub static RECURRENCE: RecurrencePhrases = RecurrencePhrases {
    locale: &LOCALE,
    every_year: "매년 ",
    rule: |out, pattern| RULES.rule(out, pattern),
    ending: |out, ending| RULES.ending(out, ending),
};

pub static TIME_WORDS: TimeWords = TimeWords {
    locale: &LOCALE,
    months: [""; 12],
    seasons: ["봄|봄철", "여름|여름철", "가을|가을철", "겨울|겨울철"],
    relative: [
        "오늘",
        "내일",
        "이번 주|금주",
        "다음 주|차주",
        "이번 주말|주말",
        "다음 주말",
        "이번 달|이달",
        "다음 달",
        "올해|금년",
        "내년",
    ],
    year: "년|년도",
    day: "일",
    particles: "에|의|에는|중|동안|이번|다음|초|중순|말",
};

const DATES: CjkDates = CjkDates {
    units: ["년", "월", "일"],
    gap: " ",
    seasons: ["봄", "여름", "가을", "겨울"],
    month_parts: ["초", "중순", "말", "전반", "후반"],
    unknown: "날짜 미상",
    around: "경",
    probably: ["아마도 ", "아마도 "],
    to: ["부터 ", "까지"],
    range: "~",
    since: "부터",
    by: " 이전",
};

const RULES: CjkRules = CjkRules {
    dates: &DATES,
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
