//! Finishes a built site: shortens names in a release.
//!
//! wasm-bindgen gives every function of the browser a name with a hash of sixteen digits, written
//! once in the program and once in the glue. Nobody reads them, and no compression shrinks a hash:
//! they weigh 7 KB of a first visit. Both files are rewritten together, with the same short names,
//! in the same order.
//!
//! Trunk's `post_build` hook runs this (`.ci/finish.sh`) in the folder of the finished site. The
//! layout of the sections is that of the WebAssembly core specification 1.0, 5.5.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

const CUSTOM: u8 = 0;
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let done = match args.as_slice() {
        [site, profile] => finish(Path::new(site), profile == "release"),
        [word, before, after] if word == "tables" => {
            same_tables(Path::new(before), Path::new(after))
        }
        _ => Err("expected the folder of a built site and the profile of the build".to_string()),
    };
    match done {
        Ok(report) => {
            eprintln!("finish: {report}");
            ExitCode::SUCCESS
        }
        Err(fault) => {
            eprintln!("finish: {fault}");
            ExitCode::FAILURE
        }
    }
}

fn finish(site: &Path, is_release: bool) -> Result<String, String> {
    let program = only(site, "_bg.wasm")?;
    let wasm = read(&program)?;
    let mut sections = sections(&wasm)?;
    let mut report = "nothing to do".to_string();
    let mut names = BTreeMap::new();
    if is_release {
        let glue = only(site, ".js")?;
        let script = String::from_utf8(read(&glue)?).map_err(|error| error.to_string())?;
        // Notes of the compiler and names for debuggers, which a browser passes over.
        sections.retain(|(id, _)| *id != CUSTOM);
        names = short_names(&sections, &script)?;
        let script_new = without_notes(&with_names(&script, &names));
        report = format!(
            "{} names, {} bytes of glue less",
            names.len(),
            script.len().saturating_sub(script_new.len())
        );
        write(&glue, script_new.as_bytes())?;
        let starter = site.join("boot.js");
        let script = String::from_utf8(read(&starter)?).map_err(|error| error.to_string())?;
        write(&starter, without_notes(&script).as_bytes())?;
    }
    let mut wasm_new = wasm[..8].to_vec();
    for (id, body) in &sections {
        let body = match *id {
            IMPORTS => renamed(body, &names, each_import)?,
            EXPORTS => renamed(body, &names, each_export)?,
            _ => body.to_vec(),
        };
        wasm_new.push(*id);
        put_number(&mut wasm_new, body.len());
        wasm_new.extend(body);
    }
    write(&program, &wasm_new)?;
    Ok(report)
}

/// Exports the tables of a program that Binaryen has rewritten by the numbers that they had before:
/// its version 108 exports the first table by whatever name, and a browser that is to put its
/// objects into that one refuses to start the page.
fn same_tables(before: &Path, after: &Path) -> Result<String, String> {
    let (old, mut new) = (read(before)?, read(after)?);
    let exports = |wasm: &[u8]| -> Result<Vec<Table>, String> {
        let found = sections(wasm)?.into_iter().find(|(id, _)| *id == EXPORTS);
        let (_, body) = found.ok_or("the program exports nothing")?;
        tables(body, body.as_ptr() as usize - wasm.as_ptr() as usize)
    };
    let (wanted, found) = (exports(&old)?, exports(&new)?);
    for table in &wanted {
        let same = found.iter().find(|other| other.name == table.name);
        let place = same
            .ok_or_else(|| format!("the table `{}` is gone", table.name))?
            .at;
        let number = u8::try_from(table.number).map_err(|error| error.to_string())?;
        match new.get_mut(place) {
            // Numbers below 128 take one byte, before and after.
            Some(byte) if *byte < 0x80 && number < 0x80 => *byte = number,
            _ => return Err("more tables than this can number".to_string()),
        }
    }
    write(after, &new)?;
    Ok(format!("{} tables as before", wanted.len()))
}

/// A table that is exported: its name and number, and where the number is written.
struct Table {
    name: String,
    number: usize,
    at: usize,
}

fn tables(body: &[u8], begin: usize) -> Result<Vec<Table>, String> {
    let mut reader = Reader { bytes: body, at: 0 };
    let mut tables = Vec::new();
    for _ in 0..reader.number()? {
        let name = reader.name()?.to_string();
        let is_table = reader.byte()? == 1;
        let at = begin + reader.at;
        let number = reader.number()?;
        if is_table {
            tables.push(Table { name, number, at });
        }
    }
    Ok(tables)
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}

/// The one file of the program in the folder whose name ends so. Trunk writes `app-<hash>…`.
fn only(site: &Path, end: &str) -> Result<PathBuf, String> {
    let files = fs::read_dir(site).map_err(|error| format!("{}: {error}", site.display()))?;
    let paths = files.filter_map(|file| Some(file.ok()?.path()));
    let mut found: Vec<PathBuf> = paths
        .filter(|path| {
            let name = path.file_name().and_then(|name| name.to_str());
            name.is_some_and(|name| name.starts_with("app-") && name.ends_with(end))
        })
        .collect();
    match (found.pop(), found.pop()) {
        (Some(path), None) => Ok(path),
        (None, _) => Err(format!("{}: no app-*{end}", site.display())),
        (Some(_), Some(_)) => Err(format!("{}: more than one app-*{end}", site.display())),
    }
}

/// New names for those of the program's names that the glue uses and that no other meaning of the
/// same word could be taken for: wasm-bindgen's own, which all have two underscores.
fn short_names(sections: &[(u8, &[u8])], script: &str) -> Result<BTreeMap<String, String>, String> {
    let mut names = BTreeSet::new();
    for (id, body) in sections {
        match *id {
            IMPORTS => each_import(body, &mut |name, _| names.extend([name.to_string()]))?,
            EXPORTS => each_export(body, &mut |name, _| names.extend([name.to_string()]))?,
            _ => {}
        }
    }
    let mut taken: BTreeSet<&str> = names.iter().map(String::as_str).collect();
    taken.extend(words(script).map(|(_, word)| word));
    let mut short = BTreeMap::new();
    let mut number = 0;
    for (_, word) in words(script) {
        if !names.contains(word) || !word.contains("__") || short.contains_key(word) {
            continue;
        }
        let name = loop {
            let name = letters(number);
            number += 1;
            if !taken.contains(&*name) {
                break name;
            }
        };
        short.insert(word.to_string(), name);
    }
    Ok(short)
}

/// 0 is `a`, 25 `z`, 26 `aa`.
fn letters(mut number: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(b'a' + u8::try_from(number % 26).unwrap_or_default());
        if number < 26 {
            break;
        }
        number = number / 26 - 1;
    }
    letters.reverse();
    letters.into_iter().map(char::from).collect()
}

/// The words of a script that can be names, each with the place where it starts.
fn words(script: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '$');
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + script[at..].find(is_part)?;
        let rest = &script[start..];
        let end = rest.find(|letter| !is_part(letter)).unwrap_or(rest.len());
        at = start + end;
        Some((start, &rest[..end]))
    })
}

fn with_names(script: &str, short: &BTreeMap<String, String>) -> String {
    let mut new = String::with_capacity(script.len());
    let mut done = 0;
    for (start, word) in words(script) {
        if let Some(name) = short.get(word) {
            new.push_str(&script[done..start]);
            new.push_str(name);
            done = start + word.len();
        }
    }
    new.push_str(&script[done..]);
    new
}

/// A script without what only people read: lines of comments, empty ones, and the space before the
/// others. A text that runs over several lines would change, so a script with one stays as it is.
fn without_notes(script: &str) -> String {
    let is_open = |line: &str| line.matches('`').count() % 2 == 1;
    if script.lines().any(is_open) {
        return script.to_string();
    }
    let mut new = String::with_capacity(script.len());
    let mut is_note = false;
    for line in script.lines().map(str::trim) {
        is_note |= line.starts_with("/*");
        if !(is_note || line.is_empty() || line.starts_with("//")) {
            new.push_str(line);
            new.push('\n');
        }
        is_note &= !line.ends_with("*/");
    }
    new
}

/// The sections of a module in order: their numbers and contents.
fn sections(wasm: &[u8]) -> Result<Vec<(u8, &[u8])>, String> {
    if wasm.get(..8) != Some(b"\0asm\x01\0\0\0") {
        return Err("the program is no WebAssembly module of version 1".to_string());
    }
    let mut reader = Reader { bytes: wasm, at: 8 };
    let mut sections = Vec::new();
    while reader.at < wasm.len() {
        let id = reader.byte()?;
        let length = reader.number()?;
        sections.push((id, reader.take(length)?));
    }
    Ok(sections)
}

/// Calls with the name of each import and where that name, with its length, is written.
fn each_import(body: &[u8], found: Found<'_>) -> Result<(), String> {
    let mut reader = Reader { bytes: body, at: 0 };
    for _ in 0..reader.number()? {
        reader.name()?;
        let start = reader.at;
        let name = reader.name()?;
        found(name, start..reader.at);
        match reader.byte()? {
            0 => {
                reader.number()?;
            }
            1 => {
                reader.byte()?;
                reader.limits()?;
            }
            2 => reader.limits()?,
            3 => {
                reader.take(2)?;
            }
            4 => {
                reader.byte()?;
                reader.number()?;
            }
            kind => return Err(format!("an import of unknown kind {kind}")),
        }
    }
    Ok(())
}

/// Calls with the name of each export and where that name, with its length, is written.
fn each_export(body: &[u8], found: Found<'_>) -> Result<(), String> {
    let mut reader = Reader { bytes: body, at: 0 };
    for _ in 0..reader.number()? {
        let start = reader.at;
        let name = reader.name()?;
        found(name, start..reader.at);
        reader.byte()?;
        reader.number()?;
    }
    Ok(())
}

type Found<'a> = &'a mut dyn FnMut(&str, std::ops::Range<usize>);

fn renamed(
    body: &[u8],
    short: &BTreeMap<String, String>,
    each: fn(&[u8], Found<'_>) -> Result<(), String>,
) -> Result<Vec<u8>, String> {
    let mut new = Vec::with_capacity(body.len());
    let mut done = 0;
    each(body, &mut |name, place| {
        if let Some(name) = short.get(name) {
            new.extend(&body[done..place.start]);
            put_number(&mut new, name.len());
            new.extend(name.bytes());
            done = place.end;
        }
    })?;
    new.extend(&body[done..]);
    Ok(new)
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], String> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let taken = rest
            .get(..length)
            .ok_or("the program ends in the middle of a section")?;
        self.at += length;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8, String> {
        Ok(self.take(1)?[0])
    }

    /// An unsigned LEB128 number.
    fn number(&mut self) -> Result<usize, String> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            shift += 7;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
            if shift > 28 {
                return Err("a number of more than 32 bits in the program".to_string());
            }
        }
    }

    fn name(&mut self) -> Result<&'a str, String> {
        let length = self.number()?;
        std::str::from_utf8(self.take(length)?).map_err(|error| error.to_string())
    }

    fn limits(&mut self) -> Result<(), String> {
        let has_end = self.byte()? & 1 == 1;
        self.number()?;
        if has_end {
            self.number()?;
        }
        Ok(())
    }
}

fn put_number(bytes: &mut Vec<u8>, mut number: usize) {
    loop {
        let low = u8::try_from(number & 0x7f).unwrap_or_default();
        number >>= 7;
        bytes.push(if number == 0 { low } else { low | 0x80 });
        if number == 0 {
            return;
        }
    }
}
