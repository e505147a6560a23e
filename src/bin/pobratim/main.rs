//! The editors' command.

mod cmd;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Makes and checks what a site of Pobratim is built from.
#[derive(Parser)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Coast(cmd::coast::Args),
}

fn main() -> ExitCode {
    match Cli::parse().command {
        Command::Coast(args) => cmd::coast::run(&args),
    }
}
