//! A reader reports a mistake: from the page of an event, by copying the text or by mail.

use serde_json::json;

use crate::calendar_export::clipboard;
use crate::engine::Settings;
use crate::language_texts::{EN, JA};
use crate::page::Page;
use crate::server::{Bundle, Hosting};

#[test]
fn a_reader_of_an_event_copies_a_report_to_an_office_without_mail() {
    let page = Page::open();
    page.set_clipboard_permission("granted");
    page.visit("en/events/city-day-2021");
    page.click(&page.find("link", "Report a mistake"));
    page.find("heading", "Report a mistake");
    assert_eq!(page.address(), "en/report?about=events/city-day-2021");

    // Without a text the field says so.
    page.click(&page.find("button", "Copy"));
    page.wait_for("the focus on the empty field", || {
        (page.focused()?.name == "What is wrong?").then_some(())
    });
    let missing = "Write what is wrong: a sentence or two will do.";
    assert!(page.all_text().contains(missing));
    let field = page.find("textbox", "What is wrong?");
    page.type_into(&field, "The day is wrong.");
    assert!(!page.all_text().contains(missing));

    page.click(&page.find("button", "Copy"));
    page.find("status", "Copied");
    let text = clipboard(&page);
    let url = page.site.url("en/events/city-day-2021");
    for part in ["The day is wrong.", "city-day-2021", &url, "English"] {
        assert!(text.contains(part), "`{part}` is missing:\n{text}");
    }

    // Another language keeps what was typed and what it is about.
    page.click(&page.find("summary", EN.menu));
    page.click(&page.find("link", JA.name));
    let field = page.find("textbox", "どこが誤っていますか？");
    assert_eq!(page.address(), "ja/report?about=events/city-day-2021");
    let value = page.script("return arguments[0].value", json!([field.as_argument()]));
    assert_eq!(value, json!("The day is wrong."));
}

#[test]
fn a_report_to_an_office_with_mail_is_a_mail() {
    let hosting = Hosting {
        bundle: Bundle::Text(include_str!("../fixtures/otherville.json").into()),
        ..Hosting::default()
    };
    let page = Page::with(&Settings::default(), hosting);
    page.visit("en/report?about=events/regatta-2026");
    page.type_into(&page.find("textbox", "What is wrong?"), "Wrong_hour");
    page.type_into(&page.find("textbox", "What is right*"), "Right_hour");
    let mail = page.find("link", "Open in mail");
    page.wait_for("the text in the mail", || {
        let href = page.attribute(&mail, "href")?;
        let is_whole = ["Wrong_hour", "Right_hour", "regatta-2026"]
            .iter()
            .all(|part| href.contains(part));
        (is_whole && href.starts_with("mailto:desk@otherville.example?")).then_some(())
    });
}
