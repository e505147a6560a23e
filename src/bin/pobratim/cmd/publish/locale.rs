//! The words of the interface, from `locales/`, for what the command says.

use std::collections::BTreeMap;

use pobratim::export::Phrase;
use pobratim::export::page::Words;
use pobratim::locale;
use pobratim::text::Lang;
use pobratim::time::Precision;

/// The namespaces that static pages ask for, each with its file.
type Rooms = [(&'static str, &'static str); 10];

macro_rules! rooms {
    ($module:ident) => {
        rooms!($module; "about", "builder", "calendar", "city", "event", "map", "published", "review", "shell", "words")
    };
    ($module:ident; $($room:literal),+) => {
        [$((
            $room,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/", stringify!($module), "/", $room, ".json")),
        )),+]
    };
}

macro_rules! rooms_of_all {
    ($($variant:ident $module:ident $tag:literal $own_name:literal,)+) => {
        /// The namespaces of each language, by [`Lang::index`].
        const ROOMS: [Rooms; Lang::COUNT] = [$(rooms!($module)),+];
    };
}

pobratim::languages!(rooms_of_all);

/// The words of a language. Fails only for a file that is no JSON, which no build lets pass.
pub fn words(lang: Lang) -> Result<Words, String> {
    let mut texts = BTreeMap::new();
    for (room, json) in ROOMS[lang.index()] {
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
