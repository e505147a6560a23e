//! What a reader has on paper: the page as the browser prints it, read back by poppler.

use std::process::Command;

use serde_json::json;

use crate::page::Page;

/// A printed page.
#[derive(Debug)]
pub struct Paper {
    /// Width and height of each sheet, points.
    pub sizes: Vec<(u32, u32)>,
    /// Each sheet as its text without white space, in the order in which it is drawn.
    pub sheets: Vec<String>,
    /// The names of places that links within the document lead to.
    pub places: String,
}

impl Paper {
    /// Whether these words are on paper, wherever their lines are broken.
    pub fn says(&self, words: &str) -> bool {
        self.sheets.concat().contains(&without_gaps(words))
    }
}

impl Page {
    /// Prints the page. Chromium only.
    pub fn paper(&self) -> Paper {
        let params = json!({ "preferCSSPageSize": true, "transferMode": "ReturnAsBase64" });
        let answer = self.engine.chromium("Page.printToPDF", params);
        // The browser decodes it, and hands over a letter for each byte.
        let bytes = self.script("return atob(arguments[0])", json!([answer["data"]]));
        let bytes = bytes.as_str().unwrap_or_default();
        let bytes: Vec<u8> = bytes.chars().map(|byte| byte as u8).collect();
        assert!(bytes.starts_with(b"%PDF"));
        let folder = self.engine.downloads();
        let file = folder.join("paper.pdf");
        let made = std::fs::create_dir_all(&folder);
        let written = made.and_then(|()| std::fs::write(&file, bytes));
        written.expect("the temporary folder can be written");
        let told = |tool: &str, before: &[&str], after: &[&str]| {
            let mut command = Command::new(tool);
            let output = command.args(before).arg(&file).args(after).output();
            let output = output.expect("`make setup-tests` installs poppler-utils");
            assert!(output.status.success(), "{tool}: {output:?}");
            String::from_utf8_lossy(&output.stdout).into_owned()
        };
        let text = told("pdftotext", &["-raw"], &["-"]);
        // Each sheet ends with a form feed.
        let sheets = text.trim_end_matches('\u{c}').split('\u{c}');
        let sizes = told("pdfinfo", &["-l", "1000"], &[]);
        Paper {
            sheets: sheets.map(without_gaps).collect(),
            sizes: sizes.lines().filter_map(size).collect(),
            places: told("pdfinfo", &["-dests"], &[]),
        }
    }
}

/// `Page    1 size: 594.96 x 841.92 pts (A4)`
fn size(line: &str) -> Option<(u32, u32)> {
    let sides = line.strip_prefix("Page ")?.split_once(" size:")?.1;
    let mut sides = sides
        .split_whitespace()
        .filter_map(|side| side.parse::<f64>().ok());
    let mut side = || Some(sides.next()?.round() as u32);
    Some((side()?, side()?))
}

/// A text without its white space, as that of a sheet.
pub fn without_gaps(text: &str) -> String {
    text.split_whitespace().collect()
}
