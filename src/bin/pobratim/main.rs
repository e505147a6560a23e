//! The command `pobratim` for editors: creates, checks, imports and publishes bundles.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command writes to a terminal"
)]

mod cmd;
mod file;
mod image_file;
mod lock;
mod today;
#[allow(
    dead_code,
    reason = "the dark theme is read by .ci/startup, which shares this file"
)]
mod tokens;
mod zone;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Creates, checks and publishes the data of a Pobratim site.
#[derive(Parser)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Check(cmd::check::Args),
    Coast(cmd::coast::Args),
    Diff(cmd::diff::Args),
    Digest(cmd::digest::Args),
    Export(cmd::export::Args),
    Import(cmd::import::Args),
    New(cmd::new::Args),
    Publish(cmd::publish::Args),
    Schema(cmd::schema::Args),
    Size(cmd::size::Args),
}

fn main() -> ExitCode {
    match Cli::parse().command {
        Command::Check(args) => cmd::check::run(&args),
        Command::Coast(args) => cmd::coast::run(&args),
        Command::Diff(args) => cmd::diff::run(&args),
        Command::Digest(args) => cmd::digest::run(&args),
        Command::Export(args) => cmd::export::run(&args),
        Command::Import(args) => cmd::import::run(&args),
        Command::New(args) => cmd::new::run(&args),
        Command::Publish(args) => cmd::publish::run(&args),
        Command::Schema(args) => cmd::schema::run(&args),
        Command::Size(args) => cmd::size::run(&args),
    }
}
