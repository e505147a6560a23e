//! Properties of any text and any date.

use super::{calendar, events, export, khabarovsk, otherville, unfold, with_event};
use pobratim::export::PRODID;
use pobratim::text::Lang;
use proptest::prelude::*;
use serde_json::json;

/// Checks physical lines: at most 75 octets, whole characters, CRLF and no other line end.
fn check_lines(text: &str) {
    assert!(text.ends_with("\r\n"));
    for line in text.as_bytes().split(|byte| *byte == b'\n') {
        let Some(line) = line.strip_suffix(b"\r") else {
            assert!(line.is_empty(), "a line ends in CRLF");
            continue;
        };
        let line = std::str::from_utf8(line).expect("no character is cut");
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.is_empty() && !line.contains(|found: char| found.is_control()));
    }
}

/// Reverses the escaping of RFC 5545, section 3.3.11.
fn unescape(value: &str) -> String {
    let mut text = String::new();
    let mut found = value.chars();
    while let Some(one) = found.next() {
        match one {
            '\\' => match found.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(marked @ ('\\' | ';' | ',')) => text.push(marked),
                other => panic!("`\\{other:?}` is no escape"),
            },
            ',' | ';' => panic!("`{one}` is not escaped in {value}"),
            one => text.push(one),
        }
    }
    text
}

fn value<'a>(lines: &'a [String], name: &str) -> &'a str {
    let found = lines.iter().find_map(|line| {
        let rest = line.strip_prefix(name)?;
        rest.strip_prefix(':')
            .or_else(|| Some(rest.strip_prefix(';')?.split_once(':')?.1))
    });
    found.unwrap_or_else(|| panic!("no {name} in {lines:?}"))
}

#[test]
fn all_lines_of_real_bundles_are_short_and_whole() {
    for lang in Lang::ALL {
        check_lines(&calendar(&khabarovsk(), lang, (1990, 2040)).text);
        check_lines(&calendar(&otherville(), lang, (1990, 2040)).text);
    }
}

proptest! {
    #[test]
    fn any_text_survives_escaping_and_folding(
        text in prop_oneof![
            any::<String>(),
            "[a,;\\\\\n\"年ё🎏]{0,200}",
        ]
    ) {
        let bundle = otherville();
        let made = export(&bundle, Lang::En).calendar(&[], &text, PRODID);
        check_lines(&made.text);
        let kept: String = text
            .replace('\t', " ")
            .chars()
            .filter(|found| *found == '\n' || !found.is_control())
            .collect();
        let lines = unfold(&made.text);
        if kept.is_empty() {
            prop_assert!(lines.iter().all(|line| !line.starts_with("NAME")));
        } else {
            prop_assert_eq!(unescape(value(&lines, "NAME")), kept.clone());
            prop_assert_eq!(unescape(value(&lines, "X-WR-CALNAME")), kept);
        }
    }

    /// A title goes through a bundle; an event has few unfolded lines.
    #[test]
    fn any_title_survives(title in "[a-z,;\\\\ 年ё🎏]{1,150}x") {
        let title = title.trim();
        let bundle = with_event(json!({ "title": { "en": title } }));
        let made = calendar(&bundle, Lang::En, (2021, 2021));
        check_lines(&made.text);
        prop_assert_eq!(unescape(value(&unfold(&made.text), "SUMMARY")), title);
    }

    /// Whole days never have an hour, end after they begin, and are tentative unless exact.
    #[test]
    fn a_vague_date_has_no_hour(
        (year, month, day) in (1000..9000_i32, 1..=12_u8, 1..=28_u8),
        form in 0..9_usize,
    ) {
        let season = 21 + month % 4;
        let when = match form {
            0 => format!("{year}-{month:02}-{day:02}"),
            1 => format!("{year}-{month:02}-{day:02}~"),
            2 => format!("{year}-{month:02}"),
            3 => format!("{year}-{season}"),
            4 => format!("{year}"),
            5 => format!("{year}/{}", year + 2),
            6 => format!("{year}-{month:02}-{day:02}/{}", year + 1),
            7 => format!("{year}-{month:02}?"),
            _ => format!("{year}-{month:02}-{day:02}/{year}-{month:02}-28"),
        };
        let bundle = with_event(json!({ "when": when }));
        let made = calendar(&bundle, Lang::En, (year, year));
        prop_assert_eq!((made.events, made.left_out), (1, 0));
        let lines = unfold(&events(&made).replace('\n', "\r\n"));
        let (start, end) = (value(&lines, "DTSTART"), value(&lines, "DTEND"));
        let day_number = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() == 8);
        prop_assert!(day_number(start).is_some() && day_number(start) < day_number(end));
        prop_assert_eq!(value(&lines, "TRANSP"), "TRANSPARENT");
        let is_exact = matches!(form, 0 | 8);
        let is_past = year < 2022 || (year == 2022 && month < 2);
        let status = if is_exact && !is_past { "CONFIRMED" } else { "TENTATIVE" };
        if !(is_exact && year == 2022 && month <= 2) {
            prop_assert_eq!(value(&lines, "STATUS"), status);
        }
        prop_assert_eq!(value(&lines, "DESCRIPTION").contains("known only by"), !is_exact);
    }
}
