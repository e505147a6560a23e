//! The subcommands.

pub mod check;
pub mod coast;
pub mod diff;
pub mod digest;
pub mod export;
pub mod import;
pub mod new;
pub mod publish;
pub mod schema;
pub mod size;
mod topojson;
