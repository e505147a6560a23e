//! `pobratim schema`: the JSON Schema of a bundle, for editors that check while one writes.

use std::io::{self, Write};
use std::process::ExitCode;

use pobratim::model::raw::RawBundle;

/// Writes the schema; the committed copy is public/bundle/schema.json.
pub fn run() -> ExitCode {
    // A schema holds only texts and numbers, which always print.
    let schema = format!("{:#}\n", schemars::schema_for!(RawBundle<'_>).to_value());
    match io::stdout().write_all(schema.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
