//! `pobratim export`: the records of a bundle as the office's table.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args as ClapArgs, ValueEnum};
use pobratim::import::{ExportSheet, export_csv, export_sheets, export_xlsx, records};
use pobratim::model::OfficeMessages;
use pobratim::text::Lang;

use super::import::{language, language_parser, read_bundle};

/// Write the records of a bundle as a table to edit: the columns, words and notes of the template,
/// with the ids of the records. A workbook (.xlsx) also has sheets for all other records: cities,
/// venues, series, sources, ties, links …
///
/// Importing the unchanged table changes nothing. Exit codes: 0 written, 2 a file cannot be read or
/// written.
#[derive(ClapArgs, Debug)]
pub struct Args {
    /// The bundle.
    bundle: PathBuf,
    /// The file to write: .xlsx or .csv.
    #[arg(long, short, value_name = "FILE")]
    out: PathBuf,
    /// The format; default: by the name of the file.
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Language of the table; default: the first of the bundle.
    #[arg(long, value_parser = language_parser())]
    lang: Option<Lang>,
    /// Replace an existing file.
    #[arg(long)]
    overwrite: bool,
}

/// The format of a table.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Xlsx,
    Csv,
}

/// Runs the command.
pub fn run(args: &Args) -> ExitCode {
    match write(args) {
        Ok(()) => {
            println!("{}", args.out.display());
            ExitCode::SUCCESS
        }
        Err((code, text)) => {
            eprintln!("{text}");
            ExitCode::from(code)
        }
    }
}

fn write(args: &Args) -> Result<(), (u8, String)> {
    let name = args.out.display().to_string();
    let (text, bundle) = read_bundle(&args.bundle)?;
    let messages = OfficeMessages::of(language(args.lang, Some(&bundle)));
    let extension = args.out.extension().and_then(|it| it.to_str());
    let by_name = match extension.map(str::to_ascii_lowercase).as_deref() {
        Some("xlsx") => Some(Format::Xlsx),
        Some("csv") => Some(Format::Csv),
        _ => None,
    };
    let Some(format) = args.format.or(by_name) else {
        return Err((2, messages.format("export_format", &[("what", &name)])));
    };
    // The table may have changes that are not imported yet.
    if args.out.exists() && !args.overwrite {
        return Err((2, messages.format("export_exists", &[("what", &name)])));
    }
    let mut sheets = export_sheets(&bundle, &messages);
    let records = records::sheets(&text, &bundle.languages, &messages).into_iter();
    sheets.extend(records.map(ExportSheet::from));
    let bytes = match (format, sheets.first()) {
        (Format::Csv, Some(sheet)) => export_csv(sheet).into_bytes(),
        (Format::Xlsx | Format::Csv, _) => {
            export_xlsx(&sheets, &messages).map_err(|error| (2, format!("{name}: {error}")))?
        }
    };
    crate::file::write(&args.out, &bytes).map_err(|error| (2, format!("{name}: {error}")))
}
