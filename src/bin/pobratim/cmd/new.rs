//! `pobratim new`: a bundle for another city, by questions.

use std::io::{self, BufRead, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args as ClapArgs;
use pobratim::model::edit::{BundleText, Json};
use pobratim::model::{Country, Office, SafeUrl, Severity, check, is_id};
use pobratim::text::Lang;
use pobratim::time::{ClockTime, Edtf, Moment, UtcOffset, days};

use super::import::a_language;
use crate::today::parse_day;

/// Begin a bundle for another city, by questions that are asked on the terminal.
///
/// The bundle that comes out is without a fault. It has the five categories of a city's calendar,
/// and cities without ties: a tie needs a source, which is added by hand. Ends with 0 where the
/// file was made, 1 where the answers ended early, 2 where the file is there already or cannot be
/// written.
#[derive(ClapArgs, Debug)]
pub struct Args {
    /// The file to be made.
    file: PathBuf,
    /// Language of the questions.
    #[arg(long, default_value = "ru", value_parser = a_language())]
    lang: Lang,
}

/// Ids of the categories and directions to begin with; a bundle needs some, and its keepers change
/// them. The office's messages have a title for each.
const CATEGORIES: [&str; 5] = ["tourist", "cultural", "sports", "city", "international"];
const DIRECTIONS: [&str; 4] = ["education", "culture", "sport", "diplomacy"];

/// Why no file was made: an exit code and a sentence.
type Stop = (u8, String);

/// Runs the command.
pub fn run(args: &Args) -> ExitCode {
    let office = Office::of(args.lang);
    let mut talk = Talk {
        office: &office,
        answers: io::stdin().lock(),
        questions: io::stderr(),
    };
    match make(args, &mut talk) {
        Ok(()) => ExitCode::SUCCESS,
        Err((code, text)) => {
            eprintln!("{text}");
            ExitCode::from(code)
        }
    }
}

fn make(args: &Args, talk: &mut Talk<'_, impl BufRead, impl Write>) -> Result<(), Stop> {
    let name = args.file.display().to_string();
    if args.file.exists() {
        return Err((2, talk.office.say("new_exists", &[("what", &name)])));
    }
    let text = bundle(talk).ok_or_else(|| (1, talk.office.text("new_ended").to_string()))?;
    // The questions take a while, in which somebody else may have made the file.
    crate::file::write_new(&args.file, text.as_bytes())
        .map_err(|error| (2, format!("{name}: {error}")))?;
    let _ = writeln!(
        talk.questions,
        "{}",
        talk.office.say("new_done", &[("what", &name)])
    );
    Ok(())
}

/// Questions go to one side, answers come from the other.
struct Talk<'a, A, Q> {
    office: &'a Office,
    answers: A,
    questions: Q,
}

impl<A: BufRead, Q: Write> Talk<'_, A, Q> {
    /// Asks until the answer can be read; `None` where there are no more answers.
    fn ask<T>(&mut self, question: &str, read: impl Fn(&str) -> Result<T, String>) -> Option<T> {
        loop {
            // Where nobody sees the question, the answers may still come.
            let _ = write!(self.questions, "{question}: ");
            let _ = self.questions.flush();
            let mut line = String::new();
            if self.answers.read_line(&mut line).ok()? == 0 {
                return None;
            }
            match read(line.trim().trim_start_matches('\u{feff}')) {
                Ok(answer) => return Some(answer),
                Err(what) => {
                    let said = self.office.say("new_bad_answer", &[("what", &what)]);
                    let _ = writeln!(self.questions, "{said}");
                }
            }
        }
    }

    fn ask_key<T>(&mut self, key: &str, read: impl Fn(&str) -> Result<T, String>) -> Option<T> {
        let question = self.office.text(key).to_string();
        self.ask(&question, read)
    }

    /// A text in each language.
    fn texts(&mut self, key: &str, languages: &[Lang]) -> Option<Json> {
        let mut texts = Vec::new();
        for lang in languages {
            let question = self.office.say(key, &[("language", lang.own_name())]);
            let text = self.ask(&question, not_empty)?;
            texts.push((lang.code().to_string(), Json::text(text)));
        }
        Some(Json::Object(texts))
    }

    /// The parts of a city that a bundle needs.
    fn city(&mut self, id: &str, languages: &[Lang]) -> Option<Vec<(&'static str, Json)>> {
        let name = self.texts("new_host_name", languages)?;
        let country = self.ask_key("new_country", |text| {
            let country = Country::from_code(&text.to_uppercase());
            country
                .map(|country| country.as_str().to_string())
                .ok_or_else(|| text.to_owned())
        })?;
        let position = self.ask_key("new_position", position)?;
        let zone = self.ask_key("new_zone", zone)?;
        Some(vec![
            ("id", Json::text(id)),
            ("name", name),
            ("country", Json::text(country)),
            ("position", position),
            ("zone", Json::text(zone)),
        ])
    }
}

/// The text of the new bundle, from the answers.
fn bundle(talk: &mut Talk<'_, impl BufRead, impl Write>) -> Option<String> {
    let known = Lang::ALL.map(Lang::code).join(", ");
    let question = talk.office.say("new_languages", &[("codes", &known)]);
    let languages = talk.ask(&question, languages)?;
    let host = talk.ask_key("new_host_id", id)?;
    let title = talk.texts("new_title", &languages)?;
    let summary = talk.texts("new_summary", &languages)?;
    let url = talk.ask_key("new_url", |text| match text {
        "" => Ok(None),
        text => match SafeUrl::page(text) {
            Ok(_) => Ok(Some(text.to_string())),
            Err(fault) => Err(fault.to_string()),
        },
    })?;
    let contact_name = talk.texts("new_contact_name", &languages)?;
    let (way, address) = talk.ask_key("new_contact_way", contact)?;
    let updated = talk.ask_key("new_updated", |text| {
        parse_day(text).map(|day| Edtf::day(day).to_string())
    })?;
    let host_fields = talk.city(&host, &languages)?;
    let mut site = vec![("title", title), ("summary", summary)];
    site.extend(url.map(|url| ("url", Json::text(url))));
    site.push((
        "contact",
        object(vec![("name", contact_name), (way, Json::text(address))]),
    ));
    site.push(("updated", Json::text(updated)));
    let codes = || Json::texts(languages.iter().map(|lang| lang.code()));
    let offices: Vec<Office> = languages.iter().map(|lang| Office::of(*lang)).collect();
    let topics = |vocabulary: &str, ids: &[&str]| {
        let topics = ids.iter().map(|id| {
            let title =
                |office: &Office| (office.lang.code(), Json::text(office.word(vocabulary, id)));
            object(vec![
                ("id", Json::text(*id)),
                ("title", object(offices.iter().map(title).collect())),
            ])
        });
        Json::List(topics.collect())
    };
    let mut text = BundleText::new("{\n \"format\": \"pobratim/1\"\n}\n");
    text.set_top(&["site"], Some(object(site)));
    text.set_top(&["languages"], Some(codes()));
    text.set_top(&["host"], Some(object(host_fields)));
    text.set_top(&["cities"], Some(Json::List(Vec::new())));
    text.set_top(&["categories"], Some(topics("category", &CATEGORIES)));
    text.set_top(&["directions"], Some(topics("direction", &DIRECTIONS)));
    for list in ["events", "series", "sources"] {
        text.set_top(&[list], Some(Json::List(Vec::new())));
    }
    let mut taken = vec![host];
    loop {
        let known = taken.clone();
        let next = talk.ask_key("new_city_id", |text| match text {
            "" => Ok(String::new()),
            text if known.iter().any(|id| id == text) => Err(text.to_owned()),
            text => id(text),
        })?;
        // A bundle without any record has nothing to show.
        if next.is_empty() && taken.len() > 1 {
            break;
        }
        if next.is_empty() {
            continue;
        }
        let fields = talk.city(&next, &languages)?;
        text.push("cities", object(fields));
        taken.push(next);
    }
    let is_whole = check(text.as_str()).is_ok_and(|loaded| {
        loaded
            .faults
            .iter()
            .all(|fault| fault.severity != Severity::Error)
    });
    is_whole.then(|| text.as_str().to_string())
}

fn object(fields: Vec<(&str, Json)>) -> Json {
    let fields = fields
        .into_iter()
        .map(|(key, value)| (key.to_string(), value));
    Json::Object(fields.collect())
}

fn not_empty(text: &str) -> Result<String, String> {
    match text {
        "" => Err("—".to_owned()),
        text => Ok(text.to_owned()),
    }
}

fn id(text: &str) -> Result<String, String> {
    if is_id(text) {
        Ok(text.to_owned())
    } else {
        Err(text.to_owned())
    }
}

fn languages(text: &str) -> Result<Vec<Lang>, String> {
    let mut languages = Vec::new();
    for code in text
        .split([',', ' ', '、', '，'])
        .filter(|code| !code.is_empty())
    {
        let lang = Lang::from_code(code).ok_or_else(|| code.to_owned())?;
        if !languages.contains(&lang) {
            languages.push(lang);
        }
    }
    if languages.is_empty() {
        Err("—".to_owned())
    } else {
        Ok(languages)
    }
}

/// Degrees as they were written: a bundle keeps the digits of its source.
fn position(text: &str) -> Result<Json, String> {
    let bad = || text.to_owned();
    let (lat, lon) = text.split_once([' ', ',', ';']).ok_or_else(bad)?;
    let degrees = |text: &str, most: f64| {
        let number: f64 = text.parse().ok()?;
        let is_plain = text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b"-.".contains(&byte));
        let is_json = !text.trim_start_matches('-').starts_with('.') && !text.ends_with('.');
        (is_plain && is_json && number.abs() <= most).then(|| Json::Raw(text.to_owned()))
    };
    let lat = degrees(lat.trim(), 90.0).ok_or_else(bad)?;
    let lon = degrees(lon.trim(), 180.0).ok_or_else(bad)?;
    Ok(object(vec![("lat", lat), ("lon", lon)]))
}

fn zone(text: &str) -> Result<String, String> {
    // Only the name of the zone is in question.
    let day = days::date(2024, 1, 1).ok_or_else(|| text.to_owned())?;
    match Moment::new(day, ClockTime::NOON, UtcOffset::UTC, text) {
        Ok(_) if text.contains('/') || text == "UTC" => Ok(text.to_owned()),
        Ok(_) => Err(text.to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

/// The field of a contact, and what stands in it.
fn contact(text: &str) -> Result<(&'static str, String), String> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if SafeUrl::page(text).is_ok() {
        Ok(("url", text.to_owned()))
    } else if text.contains('@') && SafeUrl::link(&["mailto:", text].concat()).is_ok() {
        Ok(("email", text.to_owned()))
    } else if text.starts_with('+') && digits >= 5 {
        Ok(("phone", text.to_owned()))
    } else {
        Err(text.to_owned())
    }
}
