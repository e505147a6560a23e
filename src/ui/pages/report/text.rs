//! The text of a report and the URL of the office's form, from values alone.

use crate::locale;
use crate::model::Letter;
use crate::text::{Lang, query};
use crate::time::{Date, Edtf};
use crate::ui::messages::{i18n, td_string};

/// The page that a report is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportedPage {
    /// The title of the record or of the page.
    pub title: String,
    /// The id of the record; `None` for a page without one.
    pub id: Option<String>,
    /// The URL on the site.
    pub url: String,
}

/// A report of a mistake.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// What is wrong.
    pub wrong: &'a str,
    /// What is right, and where that is stated; may be blank.
    pub right: &'a str,
    pub page: &'a ReportedPage,
    /// The day of the last change of the bundle.
    pub updated: Option<Date>,
}

/// Returns the text of a report in the language of the reader.
pub fn letter(lang: Lang, report: &Report<'_>) -> Letter {
    let page = report.page;
    let colon = locale::of(lang).punctuation.colon;
    let line = |label: &str, value: &str| [label.trim(), colon, value].concat();
    let answer = |question: &str, text: &str| [question, "\n", text.trim()].concat();
    let mut paragraphs = vec![answer(td_string!(i18n(lang), report.wrong), report.wrong)];
    if !report.right.trim().is_empty() {
        paragraphs.push(answer(td_string!(i18n(lang), report.right), report.right));
    }
    let mut about = vec![line(td_string!(i18n(lang), report.about), &page.title)];
    if let Some(id) = &page.id {
        about.push(line(td_string!(i18n(lang), report.id), id));
    }
    about.push(page.url.clone());
    about.push(line(
        td_string!(i18n(lang), shell.language),
        lang.own_name(),
    ));
    if let Some(updated) = report.updated {
        let date = locale::of(lang).date(&Edtf::day(updated));
        about.push(td_string!(i18n(lang), shell.updated, date = date));
    }
    paragraphs.push(about.join("\n"));
    Letter {
        subject: td_string!(i18n(lang), report.subject, title = page.title.clone()),
        paragraphs,
    }
}

/// Returns the URL of the office's form with the page, the id and the title of the record and the
/// language as parameters. Those that the URL of the form has stay.
pub fn form_url(form: &str, lang: Lang, page: &ReportedPage) -> String {
    let (start, fragment) = match form.split_once('#') {
        Some((start, fragment)) => (start, Some(fragment)),
        None => (form, None),
    };
    let mut url = start.to_string();
    let mut separator = match start.contains('?') {
        true => '&',
        false => '?',
    };
    let pairs = [
        ("page", Some(&*page.url)),
        ("entry", page.id.as_deref()),
        ("title", Some(&*page.title)),
        ("lang", Some(lang.code())),
    ];
    for (key, value) in pairs {
        if let Some(value) = value {
            url.push(separator);
            url.extend([key, "="]);
            // Writing to a string does not fail.
            let _ = query::encode(value, &mut url);
            separator = '&';
        }
    }
    if let Some(fragment) = fragment {
        url.extend(["#", fragment]);
    }
    url
}
