//! `pobratim digest`: the week's events for those who tell tourists what is on.

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args as ClapArgs, ValueEnum};
use pobratim::export::{Export, Since};
use pobratim::model::Office;
use pobratim::model::compare::compare;
use pobratim::text::Lang;
use pobratim::time::Date;

use super::import::{a_language, read_bundle};
use crate::today::parse_day;

/// Write the digest of a week: what is on, what comes, what changed.
#[derive(ClapArgs, Debug)]
pub struct Args {
    /// The bundle.
    #[arg(default_value = "public/bundle/khabarovsk.json")]
    bundle: PathBuf,
    /// The first of the seven days.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_day)]
    from: Date,
    /// Language.
    #[arg(long, default_value = "ru", value_parser = a_language())]
    lang: Lang,
    /// The bundle of the last digest, against which changes are told.
    #[arg(long, value_name = "BUNDLE")]
    since: Option<PathBuf>,
    #[arg(long, value_enum, default_value = "text")]
    format: Form,
    /// The file to write; without it the digest is printed.
    #[arg(long, short, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// What a digest is written as.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Form {
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

fn write(args: &Args) -> Result<(), (u8, String)> {
    let (text, bundle) = read_bundle(&args.bundle)?;
    let old = args.since.as_deref().map(read_bundle).transpose()?;
    let changes = old
        .as_ref()
        .map(|(old, _)| compare(old, &text))
        .unwrap_or_default();
    let since = old.as_ref().map(|(_, old)| Since {
        bundle: old,
        changes: &changes,
    });
    let office = Office::of(args.lang);
    let export = Export {
        bundle: &bundle,
        lang: args.lang,
        base: None,
        say: &|_| String::new(),
        // A digest says the hours as the bundle states them.
        offset_at: &|_, _| None,
    };
    let digest = export.digest(&office, args.from, since.as_ref());
    let bytes = match args.format {
        Form::Text => digest.text().into_bytes(),
        Form::Html => digest.html().into_bytes(),
        Form::Docx => digest.docx(),
        Form::Odt => digest.odt(),
        Form::Csv => digest.csv().into_bytes(),
    };
    match &args.out {
        Some(path) => crate::file::write(path, &bytes)
            .map_err(|error| (2, format!("{}: {error}", path.display()))),
        // Whoever reads only the beginning closes the pipe.
        None => {
            let _ = io::stdout().write_all(&bytes);
            Ok(())
        }
    }
}
