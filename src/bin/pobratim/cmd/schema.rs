//! `pobratim schema`: the format of a bundle as JSON Schema, and as a table for a document.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args as ClapArgs;
use pobratim::model::schema::{json_schema, with_field_table};

/// Print the JSON Schema of a bundle.
#[derive(ClapArgs, Debug)]
pub struct Args {
    /// Write the tables of fields between the two markers of this document instead:
    /// `src/model/schema/README.md`.
    #[arg(long, value_name = "FILE")]
    document: Option<PathBuf>,
}

/// Runs the command.
pub fn run(args: &Args) -> ExitCode {
    let done = match &args.document {
        None => io::stdout().write_all(json_schema().as_bytes()),
        Some(path) => document(path),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // An error of standard error cannot be reported.
            let _ = writeln!(io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

fn document(path: &Path) -> io::Result<()> {
    let name = path.display();
    let named = |error: io::Error| io::Error::other(format!("{name}: {error}"));
    let old = std::fs::read_to_string(path).map_err(named)?;
    match with_field_table(&old) {
        Some(new) if new == old => Ok(()),
        Some(new) => crate::file::write(path, new.as_bytes()),
        None => Err(io::Error::other(format!(
            "{name}: the markers of the table of fields are missing"
        ))),
    }
}
