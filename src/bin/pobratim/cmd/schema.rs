//! `pobratim schema`: the JSON Schema of a bundle, for editors that check while one writes.

use std::io::{self, Write};
use std::process::ExitCode;

use pobratim::model::raw::RawBundle;

/// The schema as a file's text; the committed copy is public/bundle/schema.json.
pub fn text() -> String {
    // A schema holds only texts and numbers, which always print.
    format!("{:#}\n", schemars::schema_for!(RawBundle<'_>).to_value())
}

/// Writes the schema.
pub fn run() -> ExitCode {
    match io::stdout().write_all(text().as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
