//! Words of clock times in the languages of the site.

/// A half of the day, or a narrower part, as a language names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// English and Korean: 12 am is midnight.
    Am,
    /// English and Korean: 12 pm is noon.
    Pm,
    /// Before noon in Chinese, Japanese and Russian, where 12 is ambiguous.
    BeforeNoon,
    /// After noon in Chinese and Japanese, and the evening, where 12 is ambiguous.
    AfterNoon,
    /// Around noon: 11 to 5.
    Midday,
    /// As [`Half::Midday`]; without an hour it is noon itself.
    Noon,
    /// The night: from 6 to 12 before midnight, from 1 to 5 after it.
    Night,
}

/// What a marked time is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Doors,
    Start,
    End,
}

/// The meaning of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// After the number of the hour.
    Hour,
    /// After the number of the minutes.
    Minute,
    /// Half an hour.
    HalfHour,
    Half(Half),
    Noon,
    Midnight,
    /// The time is on the next day.
    NextDay,
    /// Before the start.
    From,
    /// After the start.
    FromAfter,
    /// Before the end.
    To,
    /// After the end.
    ToAfter,
    Role(Role),
    /// An end that is not a time.
    Late,
    Filler,
}

/// Words that follow a number directly or are separated by spaces. A word in Latin or Cyrillic
/// letters ends where its letters end; of several, the longest counts.
const WORDS: &[(&str, Word)] = &[
    // Japanese, Chinese
    ("時", Word::Hour),
    ("时", Word::Hour),
    ("點", Word::Hour),
    ("点", Word::Hour),
    ("点钟", Word::Hour),
    ("点整", Word::Hour),
    ("分", Word::Minute),
    ("半", Word::HalfHour),
    ("午前", Word::Half(Half::BeforeNoon)),
    ("上午", Word::Half(Half::BeforeNoon)),
    ("早上", Word::Half(Half::BeforeNoon)),
    ("早晨", Word::Half(Half::BeforeNoon)),
    ("凌晨", Word::Half(Half::BeforeNoon)),
    ("清晨", Word::Half(Half::BeforeNoon)),
    ("朝", Word::Half(Half::BeforeNoon)),
    ("午後", Word::Half(Half::AfterNoon)),
    ("下午", Word::Half(Half::AfterNoon)),
    ("傍晚", Word::Half(Half::AfterNoon)),
    ("夕方", Word::Half(Half::AfterNoon)),
    ("晚上", Word::Half(Half::Night)),
    ("晚", Word::Half(Half::Night)),
    ("夜", Word::Half(Half::Night)),
    ("夜间", Word::Half(Half::Night)),
    ("深夜", Word::Half(Half::Night)),
    ("昼", Word::Half(Half::Midday)),
    ("正午", Word::Noon),
    ("中午", Word::Half(Half::Noon)),
    ("午夜", Word::Midnight),
    ("翌", Word::NextDay),
    ("翌日", Word::NextDay),
    ("翌朝", Word::NextDay),
    ("次日", Word::NextDay),
    ("第二天", Word::NextDay),
    ("から", Word::FromAfter),
    ("より", Word::FromAfter),
    ("まで", Word::ToAfter),
    ("从", Word::From),
    ("起", Word::FromAfter),
    ("至", Word::To),
    ("到", Word::To),
    ("开场", Word::Role(Role::Doors)),
    ("入场", Word::Role(Role::Doors)),
    ("開場", Word::Role(Role::Doors)),
    ("受付", Word::Role(Role::Doors)),
    ("开演", Word::Role(Role::Start)),
    ("开始", Word::Role(Role::Start)),
    ("開演", Word::Role(Role::Start)),
    ("開始", Word::Role(Role::Start)),
    ("结束", Word::Role(Role::End)),
    ("終演", Word::Role(Role::End)),
    ("終了", Word::Role(Role::End)),
    ("時間", Word::Filler),
    ("时间", Word::Filler),
    // Korean
    ("시", Word::Hour),
    ("분", Word::Minute),
    ("반", Word::HalfHour),
    ("오전", Word::Half(Half::Am)),
    ("아침", Word::Half(Half::BeforeNoon)),
    ("새벽", Word::Half(Half::BeforeNoon)),
    ("오후", Word::Half(Half::Pm)),
    ("저녁", Word::Half(Half::AfterNoon)),
    ("밤", Word::Half(Half::Night)),
    ("낮", Word::Half(Half::Midday)),
    ("정오", Word::Noon),
    ("자정", Word::Midnight),
    ("익일", Word::NextDay),
    ("다음날", Word::NextDay),
    ("다음 날", Word::NextDay),
    ("부터", Word::FromAfter),
    ("에서", Word::FromAfter),
    ("까지", Word::ToAfter),
    ("에", Word::Filler),
    ("입장", Word::Role(Role::Doors)),
    ("시작", Word::Role(Role::Start)),
    ("개막", Word::Role(Role::Start)),
    ("종료", Word::Role(Role::End)),
    // Russian
    ("ч", Word::Hour),
    ("час", Word::Hour),
    ("часа", Word::Hour),
    ("часов", Word::Hour),
    ("м", Word::Minute),
    ("мин", Word::Minute),
    ("минут", Word::Minute),
    ("минуты", Word::Minute),
    ("утра", Word::Half(Half::BeforeNoon)),
    ("дня", Word::Half(Half::Midday)),
    ("вечера", Word::Half(Half::AfterNoon)),
    ("ночи", Word::Half(Half::Night)),
    ("полдень", Word::Noon),
    ("полудня", Word::Noon),
    ("полночь", Word::Midnight),
    ("полуночи", Word::Midnight),
    ("следующего дня", Word::NextDay),
    ("на следующий день", Word::NextDay),
    ("с", Word::From),
    ("со", Word::From),
    ("от", Word::From),
    ("до", Word::To),
    ("по", Word::To),
    ("в", Word::Filler),
    ("начало", Word::Role(Role::Start)),
    ("двери", Word::Role(Role::Doors)),
    ("вход", Word::Role(Role::Doors)),
    ("сбор", Word::Role(Role::Doors)),
    ("сбор гостей", Word::Role(Role::Doors)),
    ("окончание", Word::Role(Role::End)),
    ("конец", Word::Role(Role::End)),
    ("до последнего посетителя", Word::Late),
    ("до закрытия", Word::Late),
    // English
    ("o'clock", Word::Hour),
    ("h", Word::Hour),
    ("am", Word::Half(Half::Am)),
    ("a.m", Word::Half(Half::Am)),
    ("a.m.", Word::Half(Half::Am)),
    ("pm", Word::Half(Half::Pm)),
    ("p.m", Word::Half(Half::Pm)),
    ("p.m.", Word::Half(Half::Pm)),
    ("in the morning", Word::Half(Half::BeforeNoon)),
    ("in the evening", Word::Half(Half::AfterNoon)),
    ("noon", Word::Noon),
    ("12 noon", Word::Noon),
    ("midday", Word::Noon),
    ("midnight", Word::Midnight),
    ("12 midnight", Word::Midnight),
    ("next day", Word::NextDay),
    ("the next day", Word::NextDay),
    ("from", Word::From),
    ("to", Word::To),
    ("till", Word::To),
    ("until", Word::To),
    ("at", Word::Filler),
    ("doors", Word::Role(Role::Doors)),
    ("doors open", Word::Role(Role::Doors)),
    ("show", Word::Role(Role::Start)),
    ("start", Word::Role(Role::Start)),
    ("starts", Word::Role(Role::Start)),
    ("begins", Word::Role(Role::Start)),
    ("end", Word::Role(Role::End)),
    ("ends", Word::Role(Role::End)),
    ("late", Word::Late),
    ("close", Word::Late),
];

/// Returns the word that a text in lower case begins with, and its length in bytes.
pub fn prefix(text: &str) -> Option<(Word, usize)> {
    let mut best: Option<(Word, usize)> = None;
    for (word, meaning) in WORDS {
        let is_longer = best.is_none_or(|(_, length)| length < word.len());
        if is_longer && text.strip_prefix(word).is_some_and(|rest| ends(word, rest)) {
            best = Some((*meaning, word.len()));
        }
    }
    best
}

/// Returns whether a word ends before `rest`: its letters do not go on in the same script.
fn ends(word: &str, rest: &str) -> bool {
    let is_spaced = |found: char| matches!(found, 'a'..='z' | 'а'..='я');
    !(word.ends_with(is_spaced) && rest.starts_with(is_spaced))
}
