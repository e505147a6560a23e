//! `pobratim new`: creates a bundle for another city interactively.

use std::io::{self, BufRead, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args as ClapArgs;
use pobratim::model::edit::{BundleText, Json};
use pobratim::model::{Country, OfficeMessages, SafeUrl, Severity, check, is_id};
use pobratim::text::Lang;
use pobratim::time::{ClockTime, Edtf, Moment, UtcOffset, days};

use super::import::language_parser;
use crate::today::parse_day;

/// Create a bundle for another city by questions on the terminal.
///
/// The bundle has no faults. It has the five categories of a city's calendar, and cities without ties,
/// because a tie needs a source, which is added by hand. Exit codes: 0 file created, 1 input ended
/// before the last answer, 2 file exists or cannot be written.
#[derive(ClapArgs, Debug)]
pub struct Args {
    /// The file to create.
    file: PathBuf,
    /// Language of the questions.
    #[arg(long, default_value = "ru", value_parser = language_parser())]
    lang: Lang,
}

/// Ids of the initial categories and directions, which editors can change later. The office messages
/// have a title for each.
const CATEGORIES: [&str; 5] = ["tourist", "cultural", "sports", "city", "international"];
const DIRECTIONS: [&str; 4] = ["education", "culture", "sport", "diplomacy"];

/// Exit code and message of a command that fails.
type CommandError = (u8, String);

/// Runs the command.
pub fn run(args: &Args) -> ExitCode {
    let messages = OfficeMessages::of(args.lang);
    let mut dialog = Dialog {
        messages: &messages,
        answers: io::stdin().lock(),
        questions: io::stderr(),
    };
    match make(args, &mut dialog) {
        Ok(()) => ExitCode::SUCCESS,
        Err((code, text)) => {
            eprintln!("{text}");
            ExitCode::from(code)
        }
    }
}

fn make(
    args: &Args,
    dialog: &mut Dialog<'_, impl BufRead, impl Write>,
) -> Result<(), CommandError> {
    let name = args.file.display().to_string();
    if args.file.exists() {
        return Err((2, dialog.messages.format("new_exists", &[("what", &name)])));
    }
    let text = bundle(dialog).ok_or_else(|| (1, dialog.messages.text("new_ended").to_string()))?;
    // The file may have been created by somebody else during the questions.
    crate::file::write_new(&args.file, text.as_bytes())
        .map_err(|error| (2, format!("{name}: {error}")))?;
    let _ = writeln!(
        dialog.questions,
        "{}",
        dialog.messages.format("new_done", &[("what", &name)])
    );
    Ok(())
}

/// A dialog of questions and answers.
struct Dialog<'a, A, Q> {
    messages: &'a OfficeMessages,
    answers: A,
    questions: Q,
}

impl<A: BufRead, Q: Write> Dialog<'_, A, Q> {
    /// Asks until the answer can be parsed; `None` at the end of input.
    fn ask<T>(&mut self, question: &str, read: impl Fn(&str) -> Result<T, String>) -> Option<T> {
        loop {
            // Answers may come from a file although the questions cannot be written.
            let _ = write!(self.questions, "{question}: ");
            let _ = self.questions.flush();
            let mut line = String::new();
            if self.answers.read_line(&mut line).ok()? == 0 {
                return None;
            }
            match read(line.trim().trim_start_matches('\u{feff}')) {
                Ok(answer) => return Some(answer),
                Err(what) => {
                    let message = self.messages.format("new_bad_answer", &[("what", &what)]);
                    let _ = writeln!(self.questions, "{message}");
                }
            }
        }
    }

    /// Asks the question of an office message.
    fn ask_key<T>(&mut self, key: &str, read: impl Fn(&str) -> Result<T, String>) -> Option<T> {
        let question = self.messages.text(key).to_string();
        self.ask(&question, read)
    }

    /// Asks for a text in each language.
    fn texts(&mut self, key: &str, languages: &[Lang]) -> Option<Json> {
        let mut texts = Vec::new();
        for lang in languages {
            let question = self.messages.format(key, &[("language", lang.own_name())]);
            let text = self.ask(&question, not_empty)?;
            texts.push((lang.code().to_string(), Json::text(text)));
        }
        Some(Json::Object(texts))
    }

    /// Asks for the required fields of a city.
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

/// Asks all questions and returns the text of the new bundle; `None` at the end of input.
fn bundle(dialog: &mut Dialog<'_, impl BufRead, impl Write>) -> Option<String> {
    let known = Lang::ALL.map(Lang::code).join(", ");
    let question = dialog
        .messages
        .format("new_languages", &[("codes", &known)]);
    let languages = dialog.ask(&question, languages)?;
    let host = dialog.ask_key("new_host_id", id)?;
    let title = dialog.texts("new_title", &languages)?;
    let summary = dialog.texts("new_summary", &languages)?;
    let url = dialog.ask_key("new_url", |text| match text {
        "" => Ok(None),
        text => match SafeUrl::page(text) {
            Ok(_) => Ok(Some(text.to_string())),
            Err(fault) => Err(fault.to_string()),
        },
    })?;
    let contact_name = dialog.texts("new_contact_name", &languages)?;
    let (field, value) = dialog.ask_key("new_contact_way", contact)?;
    let updated = dialog.ask_key("new_updated", |text| {
        parse_day(text).map(|day| Edtf::day(day).to_string())
    })?;
    let host_fields = dialog.city(&host, &languages)?;
    let mut site = vec![("title", title), ("summary", summary)];
    site.extend(url.map(|url| ("url", Json::text(url))));
    site.push((
        "contact",
        object(vec![("name", contact_name), (field, Json::text(value))]),
    ));
    site.push(("updated", Json::text(updated)));
    let codes = || Json::texts(languages.iter().map(|lang| lang.code()));
    let offices: Vec<OfficeMessages> = languages
        .iter()
        .map(|lang| OfficeMessages::of(*lang))
        .collect();
    let topics = |vocabulary: &str, ids: &[&str]| {
        let topics = ids.iter().map(|id| {
            let title = |messages: &OfficeMessages| {
                (
                    messages.lang.code(),
                    Json::text(messages.label(vocabulary, id)),
                )
            };
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
        let next = dialog.ask_key("new_city_id", |text| match text {
            "" => Ok(String::new()),
            text if known.iter().any(|id| id == text) => Err(text.to_owned()),
            text => id(text),
        })?;
        // A bundle needs at least one city.
        if next.is_empty() && taken.len() > 1 {
            break;
        }
        if next.is_empty() {
            continue;
        }
        let fields = dialog.city(&next, &languages)?;
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

/// Parses latitude and longitude, and keeps their digits as written.
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
    // Checks the name of the zone; the moment is arbitrary.
    let day = days::date(2024, 1, 1).ok_or_else(|| text.to_owned())?;
    match Moment::new(day, ClockTime::NOON, UtcOffset::UTC, text) {
        Ok(_) if text.contains('/') || text == "UTC" => Ok(text.to_owned()),
        Ok(_) => Err(text.to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

/// Returns the field of a contact, `url`, `email` or `phone`, and its value.
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
