//! The words of the interface, from `locales/`, for what the command says in five languages.

use std::collections::BTreeMap;

use pobratim::export::Phrase;
use pobratim::export::page::Words;
use pobratim::text::Lang;
use pobratim::time::Precision;

/// The files of a language: name and text.
type Rooms = [(&'static str, &'static str); 12];

macro_rules! rooms {
    ($lang:literal) => {
        rooms!($lang; "about", "builder", "calendar", "city", "event", "home", "lost", "map", "published", "review", "shell", "words")
    };
    ($lang:literal; $($room:literal),+) => {
        [$((
            $room,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/", $lang, "/", $room, ".json")),
        )),+]
    };
}

fn rooms(lang: Lang) -> Rooms {
    match lang {
        Lang::Ru => rooms!("ru"),
        Lang::En => rooms!("en"),
        Lang::Zh => rooms!("zh"),
        Lang::Ko => rooms!("ko"),
        Lang::Ja => rooms!("ja"),
    }
}

/// The words of a language. Fails only for a file that is no JSON, which no build lets pass.
pub fn words(lang: Lang) -> Result<Words, String> {
    let mut texts = BTreeMap::new();
    for (room, json) in rooms(lang) {
        let read: BTreeMap<String, String> = serde_json::from_str(json)
            .map_err(|error| format!("locales/{}/{room}.json: {error}", lang.code()))?;
        let named = read.into_iter();
        texts.extend(named.map(|(key, text)| ([room, ".", &key].concat(), text)));
    }
    Ok(Words::new(lang, texts))
}

/// The words for what a calendar file says.
pub fn phrase(words: &Words, phrase: Phrase<'_>) -> String {
    let with = |key: &str, what: &str| {
        [
            &words.say(key),
            locale::of(words.lang).punctuation.colon,
            what,
        ]
        .concat()
    };
    match phrase {
        Phrase::When(when) => with("event.when", when),
        Phrase::Vague(precision) => words.say(match precision {
            Precision::Day => "event.about_day",
            Precision::Month => "event.only_month",
            Precision::Season => "event.only_season",
            Precision::Year => "event.only_year",
        }),
        Phrase::Standing(standing) => {
            words.say(&["words.status_", &standing.code().replace('-', "_")].concat())
        }
        Phrase::Sources(sources) => with("event.sources", sources),
    }
}
