//! `pobratim digest`: the events of a week for those who inform tourists.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args as ClapArgs, ValueEnum};
use pobratim::export::{Export, PreviousDigest};
use pobratim::model::compare::compare;
use pobratim::model::{Bundle, LeftOut, OfficeMessages, load, published};
use pobratim::text::Lang;
use pobratim::time::Date;
use pobratim::time::days::add_days;

use super::import::{language, language_parser, read_bundle};
use crate::today::parse_day;

/// Write the digest of a week: its events, upcoming events, and changes. Drafts and records that are not
/// published on its first day are left out.
#[derive(ClapArgs, Debug)]
pub struct Args {
    /// The bundle.
    #[arg(default_value = "public/bundle/khabarovsk.json")]
    bundle: PathBuf,
    /// The first of the seven days.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_day)]
    from: Date,
    /// Language; default: the first of the bundle.
    #[arg(long, value_parser = language_parser())]
    lang: Option<Lang>,
    /// The bundle of the last digest, to list the changes since then.
    #[arg(long, value_name = "BUNDLE")]
    since: Option<PathBuf>,
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// The file to write; without it the digest is printed.
    #[arg(long, short, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// The format of a digest.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Html,
    Docx,
    Odt,
    Csv,
}

/// Runs the command.
pub fn run(args: &Args) -> ExitCode {
    match write(args) {
        Ok(()) => ExitCode::SUCCESS,
        Err((code, text)) => {
            eprintln!("{text}");
            ExitCode::from(code)
        }
    }
}

/// An exit code and a message.
type CommandError = (u8, String);

fn write(args: &Args) -> Result<(), CommandError> {
    let ((text, bundle), left_out) = read_published(&args.bundle, args.from)?;
    let old = args.since.as_deref();
    let old = old.map(|path| read_published(path, add_days(args.from, -7)));
    let old = old.transpose()?.map(|(old, _)| old);
    let changes = old
        .as_ref()
        .map(|(old, _)| compare(old, &text))
        .unwrap_or_default();
    let since = old.as_ref().map(|(_, old)| PreviousDigest {
        bundle: old,
        changes: &changes,
    });
    let messages = OfficeMessages::of(language(args.lang, Some(&bundle)));
    if !left_out.is_empty() {
        let titles: Vec<&str> = left_out.iter().map(|record| &*record.title).collect();
        let values = [("titles", &*titles.join("; "))];
        eprintln!("{}", messages.format("digest_left_out", &values));
    }
    let export = Export {
        bundle: &bundle,
        lang: messages.lang,
        base: None,
        // A digest has no pictures.
        bundle_folder: "",
        phrase: &|_| String::new(),
        // The hours of a digest are those of the bundle.
        offset_at: &|_, _| None,
    };
    let digest = export.digest(&messages, args.from, since.as_ref());
    let bytes = match args.format {
        Format::Text => digest.text().into_bytes(),
        Format::Html => digest.html().into_bytes(),
        Format::Docx => digest.docx(),
        Format::Odt => digest.odt(),
        Format::Csv => digest.csv().into_bytes(),
    };
    match &args.out {
        Some(path) => crate::file::write(path, &bytes)
            .map_err(|error| (2, format!("{}: {error}", path.display()))),
        // An error here means that the reader has closed the pipe.
        None => {
            let _ = io::stdout().write_all(&bytes);
            Ok(())
        }
    }
}

/// Reads the part of a bundle that is published on a day, because the digest goes to the public. Returns
/// its text, the bundle, and what is left out.
fn read_published(
    path: &Path,
    day: Date,
) -> Result<((String, Bundle), Vec<LeftOut>), CommandError> {
    let (text, bundle) = read_bundle(path)?;
    let published = published(&text, &bundle, day);
    if published.left_out.is_empty() {
        return Ok(((text, bundle), Vec::new()));
    }
    let loaded = load(&published.text);
    let loaded = loaded.map_err(|failure| (2, format!("{}: {failure}", path.display())))?;
    Ok(((published.text, loaded.bundle), published.left_out))
}
