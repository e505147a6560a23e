//! Parts the program of the page in two files: what every visit needs, and what only some pages do.
//!
//! `split LINKED PROGRAM SECOND DOOR` reads the program as the linker wrote it, with relocations
//! (`--emit-relocs`), and as wasm-bindgen wrote it. What is reachable only through functions whose
//! names contain DOOR is moved from PROGRAM to SECOND.
//!
//! The second file is a module of its own that imports memory, table, globals and functions from
//! the first, under the module name [`FIRST`], and puts its functions into the places of the table
//! that the first leaves empty. So a door must be called through the table, and only after the
//! second file is there; that nothing else of the first calls into the second is checked here.
//! Data stays in the first file.

mod graph;
mod part;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

/// What is wrong, in words.
pub type Fault = String;

/// The name by which the second file imports from the first.
pub const FIRST: &str = "p";

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let done = match args.as_slice() {
        [linked, program, second, door] => run(linked, program, second, door),
        _ => Err("expected: LINKED PROGRAM SECOND DOOR".to_string()),
    };
    match done {
        Ok(report) => {
            eprintln!("split: {report}");
            ExitCode::SUCCESS
        }
        Err(fault) => {
            eprintln!("split: {fault}");
            ExitCode::FAILURE
        }
    }
}

fn run(linked: &str, program: &str, second: &str, door: &str) -> Result<String, Fault> {
    let graph = graph::Graph::read(&read(linked)?)?;
    let whole = read(program)?;
    let module = part::Module::read(&whole)?;
    let moved = module.behind(&graph, door)?;
    let (first, rest) = module.parted(&moved)?;
    write(program, &first)?;
    write(second, &rest)?;
    Ok(format!(
        "{} of {} functions moved",
        moved.len(),
        module.len()
    ))
}

fn read(path: &str) -> Result<Vec<u8>, Fault> {
    fs::read(Path::new(path)).map_err(|error| format!("{path}: {error}"))
}

fn write(path: &str, bytes: &[u8]) -> Result<(), Fault> {
    fs::write(Path::new(path), bytes).map_err(|error| format!("{path}: {error}"))
}
