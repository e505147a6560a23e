//! Texts of the site in each of the five languages, and the matching settings of a browser.

/// A language with the texts that many tests look for.
#[derive(Debug)]
pub struct LanguageTexts {
    /// Code in the address.
    pub code: &'static str,
    /// BCP 47 tag, as in `<html lang>`.
    pub tag: &'static str,
    /// Accepted languages of a browser in this language.
    pub browser: &'static str,
    /// The language's own name, in the menu.
    pub name: &'static str,
    /// The name of the language menu.
    pub menu: &'static str,
    /// The title of the Khabarovsk site.
    pub site: &'static str,
    pub map: &'static str,
    /// The heading above the map of the home page.
    pub seen_from: &'static str,
    pub calendar: &'static str,
    pub about: &'static str,
    /// The heading of the calendar for May 2021.
    pub may_2021: &'static str,
    /// The heading of the band for vague dates.
    pub band: &'static str,
    pub during_2021: &'static str,
    pub bucheon: &'static str,
}

pub const RU: LanguageTexts = LanguageTexts {
    code: "ru",
    tag: "ru",
    browser: "ru-RU,ru",
    name: "Русский",
    menu: "Язык: Русский",
    site: "Хабаровск и города-партнёры",
    map: "Карта",
    seen_from: "Мир, каким его видно из города Хабаровск",
    calendar: "Календарь",
    about: "О проекте",
    may_2021: "Май 2021",
    band: "В этом месяце, день не назван",
    during_2021: "В течение 2021 года*",
    bucheon: "Пучон",
};

pub const EN: LanguageTexts = LanguageTexts {
    code: "en",
    tag: "en",
    browser: "en-US,en",
    name: "English",
    menu: "Language: English",
    site: "Khabarovsk and its partner cities",
    map: "Map",
    seen_from: "The world as seen from Khabarovsk",
    calendar: "Calendar",
    about: "About",
    may_2021: "May 2021",
    band: "This month, day not given",
    during_2021: "During 2021*",
    bucheon: "Bucheon",
};

pub const ZH: LanguageTexts = LanguageTexts {
    code: "zh",
    tag: "zh-Hans",
    browser: "zh-CN,zh",
    name: "简体中文",
    menu: "语言：简体中文",
    site: "哈巴罗夫斯克与伙伴城市",
    map: "地图",
    seen_from: "从哈巴罗夫斯克看世界",
    calendar: "日历",
    about: "关于",
    may_2021: "2021年5月",
    band: "本月内，未注明具体日期",
    during_2021: "2021年内*",
    bucheon: "富川",
};

pub const KO: LanguageTexts = LanguageTexts {
    code: "ko",
    tag: "ko",
    browser: "ko-KR,ko",
    name: "한국어",
    menu: "언어: 한국어",
    site: "하바롭스크와 협력 도시",
    map: "지도",
    seen_from: "하바롭스크에서 본 세계",
    calendar: "캘린더",
    about: "소개",
    may_2021: "2021년 5월",
    band: "이달 중, 날짜 명시 없음",
    during_2021: "2021년 중*",
    bucheon: "부천",
};

pub const JA: LanguageTexts = LanguageTexts {
    code: "ja",
    tag: "ja",
    browser: "ja,en",
    name: "日本語",
    menu: "言語：日本語",
    site: "ハバロフスクとパートナー都市",
    map: "地図",
    seen_from: "ハバロフスクから見た世界",
    calendar: "カレンダー",
    about: "このサイトについて",
    may_2021: "2021年5月",
    band: "この月のうち（日にちの記載なし）",
    during_2021: "2021年中*",
    bucheon: "富川",
};

pub const ALL: [&LanguageTexts; 5] = [&RU, &EN, &ZH, &KO, &JA];
