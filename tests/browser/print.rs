//! The printed page: PDF from the browser, read back by poppler.

use std::process::Command;

use serde_json::json;

use crate::page::Page;

/// A printed document.
#[derive(Debug)]
pub struct PrintedDocument {
    /// Width and height of each sheet, in points (1/72 inch).
    pub sizes: Vec<(u32, u32)>,
    /// The text of each sheet without white space, in drawing order.
    pub sheets: Vec<String>,
    /// The destinations of links within the document.
    pub destinations: String,
}

impl PrintedDocument {
    /// Whether the document contains a text, wherever its lines are broken.
    pub fn contains(&self, text: &str) -> bool {
        self.sheets.concat().contains(&without_white_space(text))
    }
}

impl Page {
    /// Prints the page. Chromium only.
    pub fn print(&self) -> PrintedDocument {
        let params = json!({ "preferCSSPageSize": true, "transferMode": "ReturnAsBase64" });
        let answer = self.engine.chromium("Page.printToPDF", params);
        // The browser decodes base64 into a string with one character for each byte.
        let bytes = self.script("return atob(arguments[0])", json!([answer["data"]]));
        let bytes = bytes.as_str().unwrap_or_default();
        let bytes: Vec<u8> = bytes.chars().map(|byte| byte as u8).collect();
        assert!(bytes.starts_with(b"%PDF"));
        let folder = self.engine.downloads();
        let file = folder.join("page.pdf");
        let created = std::fs::create_dir_all(&folder);
        let written = created.and_then(|()| std::fs::write(&file, bytes));
        written.expect("the temporary folder can be written");
        let output_of = |tool: &str, before: &[&str], after: &[&str]| {
            let mut command = Command::new(tool);
            let output = command.args(before).arg(&file).args(after).output();
            let output = output.expect("`make setup-tests` installs poppler-utils");
            assert!(output.status.success(), "{tool}: {output:?}");
            String::from_utf8_lossy(&output.stdout).into_owned()
        };
        let text = output_of("pdftotext", &["-raw"], &["-"]);
        // Each sheet ends with a form feed.
        let sheets = text.trim_end_matches('\u{c}').split('\u{c}');
        let sizes = output_of("pdfinfo", &["-l", "1000"], &[]);
        PrintedDocument {
            sheets: sheets.map(without_white_space).collect(),
            sizes: sizes.lines().filter_map(size).collect(),
            destinations: output_of("pdfinfo", &["-dests"], &[]),
        }
    }
}

/// Parses a line of `pdfinfo`: `Page    1 size: 594.96 x 841.92 pts (A4)`.
fn size(line: &str) -> Option<(u32, u32)> {
    let sides = line.strip_prefix("Page ")?.split_once(" size:")?.1;
    let mut sides = sides
        .split_whitespace()
        .filter_map(|side| side.parse::<f64>().ok());
    let mut side = || Some(sides.next()?.round() as u32);
    Some((side()?, side()?))
}

/// Returns a text without white space, comparable with [`PrintedDocument::sheets`].
pub fn without_white_space(text: &str) -> String {
    text.split_whitespace().collect()
}
