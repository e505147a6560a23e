//! Vocabulary of dates in all languages of the site.

use super::token::Token;
use crate::locale::{self, TimeWord};
use crate::text::Lang;
use crate::time::Weekday;
use crate::time::recur::MonthPart::{Early, FirstHalf, Late, Mid, SecondHalf};

use Token::{
    Approximate, By, ByAfter, Day, Era, Filler, From, FromAfter, Half, Month, MonthUnit,
    NonCalendarYear, Ordinal, Part, PartOfYear, Recurrence, Several, SinceAfter, TenDays, To,
    ToAfter, Uncertain, Unknown, Until, Year,
};

/// Whole words, in lower case, of languages with spaces between words; months and seasons are
/// [`TimeWords`](crate::locale::TimeWords). Any other word is an error,
/// because a date that is half understood would be a guess.
const WORDS: &[(&[&str], Token)] = &[
    // Russian.
    (&["начало", "начала", "начале", "началу"], Part(Early)),
    (&["середина", "середины", "середине", "середину"], Part(Mid)),
    (&["конец", "конца", "конце", "концу"], Part(Late)),
    (&["половина", "половины", "половине", "половину"], Half),
    (&["декада", "декады", "декаде", "декаду"], TenDays),
    (&["первая", "первой", "первую"], Ordinal(1)),
    (&["вторая", "второй", "вторую"], Ordinal(2)),
    (
        &[
            "третья",
            "третьей",
            "третью",
            "последняя",
            "последней",
            "последнюю",
        ],
        Ordinal(3),
    ),
    (
        &[
            "в",
            "во",
            "г",
            "год",
            "года",
            "году",
            "годы",
            "гг",
            "годов",
            "годах",
            "числа",
        ],
        Filler,
    ),
    (&["с", "со", "от"], From),
    (&["по"], To),
    (&["до"], Until),
    (&["позднее", "позже"], By),
    (
        &[
            "около",
            "примерно",
            "приблизительно",
            "ориентировочно",
            "ок",
        ],
        Approximate,
    ),
    (&["вероятно", "возможно", "предположительно"], Uncertain),
    (
        &["неизвестна", "неизвестно", "уточняется", "неопределена"],
        Unknown,
    ),
    (
        &[
            "ежегодно",
            "ежегодный",
            "ежегодная",
            "каждый",
            "каждую",
            "каждое",
            "каждые",
        ],
        Recurrence,
    ),
    (&["еженедельно", "ежемесячно", "ежедневно"], Recurrence),
    (
        &["полугодие", "полугодии", "квартал", "квартале", "кв"],
        PartOfYear,
    ),
    (
        &[
            "учебный",
            "учебного",
            "учебном",
            "сезон",
            "сезона",
            "сезоне",
        ],
        NonCalendarYear,
    ),
    (&["и", "или", "а", "также"], Several),
    (&["понедельник", "пн"], Token::Weekday(Weekday::Monday)),
    (&["вторник", "вт"], Token::Weekday(Weekday::Tuesday)),
    (
        &["среда", "среду", "ср"],
        Token::Weekday(Weekday::Wednesday),
    ),
    (&["четверг", "чт"], Token::Weekday(Weekday::Thursday)),
    (
        &["пятница", "пятницу", "пт"],
        Token::Weekday(Weekday::Friday),
    ),
    (
        &["суббота", "субботу", "сб"],
        Token::Weekday(Weekday::Saturday),
    ),
    (&["воскресенье", "вс"], Token::Weekday(Weekday::Sunday)),
    // English.
    (&["early", "beginning", "start"], Part(Early)),
    (&["mid", "middle"], Part(Mid)),
    (&["late", "end"], Part(Late)),
    (&["half"], Half),
    (&["first"], Ordinal(1)),
    (&["second"], Ordinal(2)),
    (&["third"], Ordinal(3)),
    (
        &[
            "in", "on", "of", "the", "at", "year", "st", "nd", "rd", "th",
        ],
        Filler,
    ),
    (&["from", "since", "starting"], From),
    (&["to", "through"], To),
    (&["until", "till"], Until),
    (&["by"], By),
    (
        &[
            "around",
            "about",
            "circa",
            "c",
            "ca",
            "approximately",
            "approx",
        ],
        Approximate,
    ),
    (
        &["probably", "perhaps", "possibly", "presumably"],
        Uncertain,
    ),
    (&["unknown", "tba", "tbc", "tbd"], Unknown),
    (
        &[
            "every", "each", "annually", "annual", "yearly", "weekly", "monthly", "daily",
        ],
        Recurrence,
    ),
    (&["quarter", "semester"], PartOfYear),
    (&["school", "academic", "season", "fiscal"], NonCalendarYear),
    (&["and", "or"], Several),
    (&["monday", "mon"], Token::Weekday(Weekday::Monday)),
    (&["tuesday", "tue"], Token::Weekday(Weekday::Tuesday)),
    (&["wednesday", "wed"], Token::Weekday(Weekday::Wednesday)),
    (&["thursday", "thu"], Token::Weekday(Weekday::Thursday)),
    (&["friday", "fri"], Token::Weekday(Weekday::Friday)),
    (&["saturday", "sat"], Token::Weekday(Weekday::Saturday)),
    (&["sunday", "sun"], Token::Weekday(Weekday::Sunday)),
];

/// Words of languages without spaces between words, apart from seasons; the longest prefix is taken.
const PREFIXES: &[(&[&str], Token)] = &[
    (&["年", "년"], Year),
    (&["月", "월"], MonthUnit),
    (&["日", "号", "號", "일"], Day),
    (
        &["年度", "学年", "學年", "학년도", "연도", "年度内"],
        NonCalendarYear,
    ),
    (&["令和"], Era(2018)),
    (&["平成"], Era(1988)),
    (&["昭和"], Era(1925)),
    (&["上旬", "初め", "初", "초순", "초"], Part(Early)),
    (&["中旬", "半ば", "중순"], Part(Mid)),
    (&["下旬", "末", "底", "하순", "말"], Part(Late)),
    (&["上半月", "前半", "전반", "상반월"], Part(FirstHalf)),
    (
        &["下半月", "后半", "後半", "후반", "하반월"],
        Part(SecondHalf),
    ),
    (
        &[
            "上半年",
            "下半年",
            "上半期",
            "下半期",
            "상반기",
            "하반기",
            "季度",
            "四半期",
            "분기",
        ],
        PartOfYear,
    ),
    (
        &[
            "前后", "左右", "大约", "约", "約", "頃", "ころ", "ごろ", "경", "쯤", "약",
        ],
        Approximate,
    ),
    (
        &[
            "可能在",
            "可能自",
            "可能",
            "大概",
            "아마도",
            "아마",
            "おそらく",
        ],
        Uncertain,
    ),
    (&["自", "从"], From),
    (&["부터", "から"], FromAfter),
    (&["至", "到"], To),
    (&["까지", "まで", "止"], ToAfter),
    (&["起"], SinceAfter),
    (&["或之前", "以前", "이전"], ByAfter),
    (
        &[
            "日期不详",
            "日期未定",
            "날짜 미상",
            "日付不明",
            "未定",
            "미정",
            "不明",
            "미상",
            "不详",
        ],
        Unknown,
    ),
    (
        &[
            "每年", "毎年", "매년", "每月", "毎月", "매월", "每周", "毎週", "매주",
        ],
        Recurrence,
    ),
    (&["和", "及", "と", "및", "와", "、"], Several),
    (
        &[
            "星期一",
            "周一",
            "月曜日",
            "월요일",
            "（月）",
            "（一）",
            "（월）",
        ],
        Token::Weekday(Weekday::Monday),
    ),
    (
        &[
            "星期二",
            "周二",
            "火曜日",
            "화요일",
            "（火）",
            "（二）",
            "（화）",
        ],
        Token::Weekday(Weekday::Tuesday),
    ),
    (
        &[
            "星期三",
            "周三",
            "水曜日",
            "수요일",
            "（水）",
            "（三）",
            "（수）",
        ],
        Token::Weekday(Weekday::Wednesday),
    ),
    (
        &[
            "星期四",
            "周四",
            "木曜日",
            "목요일",
            "（木）",
            "（四）",
            "（목）",
        ],
        Token::Weekday(Weekday::Thursday),
    ),
    (
        &[
            "星期五",
            "周五",
            "金曜日",
            "금요일",
            "（金）",
            "（五）",
            "（금）",
        ],
        Token::Weekday(Weekday::Friday),
    ),
    (
        &[
            "星期六",
            "周六",
            "土曜日",
            "토요일",
            "（土）",
            "（六）",
            "（토）",
        ],
        Token::Weekday(Weekday::Saturday),
    ),
    (
        &[
            "星期日",
            "星期天",
            "周日",
            "日曜日",
            "일요일",
            "（日）",
            "（일）",
        ],
        Token::Weekday(Weekday::Sunday),
    ),
    (&["的", "の", "，", "。", "に"], Filler),
];

/// Returns the token of a whole word.
pub fn word(word: &str) -> Option<Token> {
    let found = WORDS.iter().find(|(words, _)| words.contains(&word));
    let mut token = found.map(|(_, token)| *token);
    if token.is_none() {
        each_name(&mut |name, named| {
            if letters(name).eq(word.chars()) {
                token = Some(named);
            }
        });
    }
    token
}

/// Returns the token of the longest known prefix, and its length in bytes.
pub fn prefix(text: &str) -> Option<(Token, usize)> {
    let mut longest: Option<(Token, usize)> = None;
    let mut add = |prefix: &str, token: Token| {
        let is_longer = longest.is_none_or(|(_, length)| prefix.len() > length);
        if is_longer && text.starts_with(prefix) {
            longest = Some((token, prefix.len()));
        }
    };
    for (prefixes, token) in PREFIXES {
        for prefix in *prefixes {
            add(prefix, *token);
        }
    }
    each_name(&mut |name, token| {
        let has_no_spaces = name.starts_with(|letter| letter >= '\u{2E80}');
        if has_no_spaces && matches!(token, Token::Season(_)) {
            add(name, token);
        }
    });
    longest
}

/// Calls `call` with each name of a month or a season in any language of the site.
fn each_name(call: &mut dyn FnMut(&'static str, Token)) {
    for lang in Lang::ALL {
        locale::time_words(lang).each(&mut |name, word| match word {
            TimeWord::Month(month) => call(name, Month(month)),
            TimeWord::Season(season) => call(name, Token::Season(season)),
            TimeWord::Relative(_) | TimeWord::Year | TimeWord::Day | TimeWord::Particle => {}
        });
    }
}

/// Returns the letters of a name as texts are normalised; a full stop is no letter.
fn letters(name: &str) -> impl Iterator<Item = char> + '_ {
    let letters = name.chars().filter(|letter| *letter != '.');
    letters
        .flat_map(char::to_lowercase)
        .map(|letter| match letter {
            'ё' => 'е',
            other => other,
        })
}
