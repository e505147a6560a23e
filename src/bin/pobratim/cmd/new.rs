//! `pobratim new`: creates a bundle for another city interactively.

use std::collections::VecDeque;
use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args as ClapArgs;
use pobratim::model::edit::{BundleText, Json};
use pobratim::model::{Country, OfficeMessages, SafeUrl, Severity, check, is_id};
use pobratim::text::Lang;
use pobratim::time::Edtf;

use super::import::language_parser;
use crate::today::parse_day;
use crate::zone;

/// Create a bundle for another city by questions on the terminal.
///
/// The bundle has no faults. It has the five categories of a city's calendar, and cities without ties,
/// because a tie needs a source, which is added by hand. Accepted answers are kept in FILE.answers until
/// the file is created: the same command goes on after them. Exit codes: 0 file created, 1 input ended
/// before the last answer, 2 file exists, or a file cannot be read or written.
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
    let made = Draft::open(&args.file, &messages).and_then(|draft| {
        let mut dialog = Dialog {
            messages: &messages,
            answers: io::stdin().lock(),
            questions: io::stderr(),
            draft,
        };
        make(args, &mut dialog)
    });
    match made {
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
    dialog.report_restored();
    let text = bundle(dialog).ok_or_else(|| (1, dialog.ended()))?;
    // The file may have been created by somebody else during the questions.
    crate::file::write_new(&args.file, text.as_bytes())
        .map_err(|error| (2, format!("{name}: {error}")))?;
    dialog
        .draft
        .remove()
        .map_err(|error| (2, format!("{}: {error}", dialog.draft.path.display())))?;
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
    draft: Draft,
}

/// The accepted answers, kept in a file until the bundle is created, so that an interrupted run loses
/// none.
struct Draft {
    path: PathBuf,
    /// Answers of an interrupted run that are not used yet.
    restored: VecDeque<String>,
    /// The answers up to the present question.
    accepted: Vec<String>,
}

impl Draft {
    /// Reads the answers of an interrupted run, if there was one.
    ///
    /// # Errors
    ///
    /// A message where there is a file that cannot be read: the next answer would overwrite it.
    fn open(bundle: &Path, messages: &OfficeMessages) -> Result<Draft, CommandError> {
        let mut path = bundle.as_os_str().to_owned();
        path.push(".answers");
        let path = PathBuf::from(path);
        let text = match std::fs::read_to_string(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => {
                let (what, why) = (path.display().to_string(), error.to_string());
                let values = [("what", &*what), ("why", &*why)];
                return Err((2, messages.format("new_unreadable", &values)));
            }
            Ok(text) => text,
        };
        Ok(Draft {
            path,
            restored: text.lines().map(str::to_owned).collect(),
            accepted: Vec::new(),
        })
    }

    /// Adds an accepted answer, and writes the file unless it has the answer already.
    fn keep(&mut self, answer: String, is_restored: bool) -> io::Result<()> {
        self.accepted.push(answer);
        if is_restored {
            return Ok(());
        }
        let text = [&self.accepted.join("\n"), "\n"].concat();
        crate::file::write(&self.path, text.as_bytes())
    }

    fn remove(&self) -> io::Result<()> {
        match std::fs::remove_file(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            result => result,
        }
    }
}

impl<A: BufRead, Q: Write> Dialog<'_, A, Q> {
    /// Reports that the questions go on after the answers of an interrupted run.
    fn report_restored(&mut self) {
        if !self.draft.restored.is_empty() {
            let path = self.draft.path.display().to_string();
            let message = self.messages.format("new_restored", &[("what", &path)]);
            let _ = writeln!(self.questions, "{message}");
        }
    }

    /// Returns the message for the end of input.
    fn ended(&self) -> String {
        let ended = self.messages.text("new_ended");
        if self.draft.accepted.is_empty() {
            return ended.to_string();
        }
        let path = self.draft.path.display().to_string();
        [
            ended,
            "\n",
            &self.messages.format("new_kept", &[("what", &path)]),
        ]
        .concat()
    }

    /// Asks until the answer can be parsed; `None` at the end of input. `rule` is the key of the
    /// message that describes a valid answer.
    fn ask<T>(
        &mut self,
        question: &str,
        rule: &str,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Option<T> {
        if let Some(line) = self.draft.restored.pop_front() {
            if let Ok(answer) = read(&line) {
                self.keep(line, true);
                return Some(answer);
            }
            // The file was edited, or is of another version: the rest does not fit either.
            let count = (self.draft.restored.len() + 1).to_string();
            self.draft.restored.clear();
            let values = [("what", &*line), ("count", &*count)];
            let dropped = self.messages.format("new_dropped", &values);
            let _ = writeln!(self.questions, "{dropped}");
        }
        loop {
            // Answers may come from a file although the questions cannot be written.
            let _ = write!(self.questions, "{question}: ");
            let _ = self.questions.flush();
            let mut line = String::new();
            if self.answers.read_line(&mut line).ok()? == 0 {
                return None;
            }
            let line = line.trim().trim_start_matches('\u{feff}');
            match read(line) {
                Ok(answer) => {
                    self.keep(line.to_owned(), false);
                    return Some(answer);
                }
                Err(what) => {
                    let refused = self.messages.format("new_bad_answer", &[("what", &what)]);
                    let codes = Lang::ALL.map(Lang::code).join(", ");
                    let rule = self.messages.format(rule, &[("codes", &codes)]);
                    let _ = writeln!(self.questions, "{refused} {rule}");
                }
            }
        }
    }

    /// Keeps an accepted answer. A failure to write it is reported, and the questions go on.
    fn keep(&mut self, answer: String, is_restored: bool) {
        if let Err(error) = self.draft.keep(answer, is_restored) {
            let path = self.draft.path.display();
            let _ = writeln!(self.questions, "{path}: {error}");
        }
    }

    /// Asks the question of an office message; `rule` as in [`Dialog::ask`].
    fn ask_key<T>(
        &mut self,
        key: &str,
        rule: &str,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Option<T> {
        let question = self.messages.text(key).to_string();
        self.ask(&question, rule, read)
    }

    /// Asks for a text in each language.
    fn texts(&mut self, key: &str, languages: &[Lang]) -> Option<Json> {
        let mut texts = Vec::new();
        for lang in languages {
            let question = self.messages.format(key, &[("language", lang.own_name())]);
            let text = self.ask(&question, "new_rule_text", not_empty)?;
            texts.push((lang.code().to_string(), Json::text(text)));
        }
        Some(Json::Object(texts))
    }

    /// Asks for the required fields of a city.
    fn city(&mut self, id: &str, languages: &[Lang]) -> Option<Vec<(&'static str, Json)>> {
        let name = self.texts("new_host_name", languages)?;
        let country = self.ask_key("new_country", "new_rule_country", |text| {
            let country = Country::from_code(&text.to_uppercase());
            country
                .map(|country| country.as_str().to_string())
                .ok_or_else(|| text.to_owned())
        })?;
        let position = self.ask_key("new_position", "new_rule_position", position)?;
        let zone = self.ask_key("new_zone", "new_rule_zone", zone)?;
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
    let languages = dialog.ask(&question, "new_rule_languages", languages)?;
    let host = dialog.ask_key("new_host_id", "new_rule_id", id)?;
    let title = dialog.texts("new_title", &languages)?;
    let summary = dialog.texts("new_summary", &languages)?;
    let url = dialog.ask_key("new_url", "new_rule_url", |text| match text {
        "" => Ok(None),
        text => match SafeUrl::page(text) {
            Ok(_) => Ok(Some(text.to_string())),
            Err(_) => Err(text.to_owned()),
        },
    })?;
    let contact_name = dialog.texts("new_contact_name", &languages)?;
    let (field, value) = dialog.ask_key("new_contact_way", "new_rule_contact", contact)?;
    let updated = dialog.ask_key("new_updated", "new_rule_day", |text| {
        let day = parse_day(text).map_err(|_| text.to_owned())?;
        Ok(Edtf::day(day).to_string())
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
        let next = dialog.ask_key("new_city_id", "new_rule_id", |text| match text {
            "" => Ok(String::new()),
            text if known.iter().any(|id| id == text) => Err(text.to_owned()),
            text => id(text),
        })?;
        if next.is_empty() {
            break;
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
    match zone::is_name(text) {
        true => Ok(text.to_owned()),
        false => Err(text.to_owned()),
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
