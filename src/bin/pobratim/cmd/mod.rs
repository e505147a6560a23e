//! The subcommands, one file each.

pub mod check;
pub mod coast;
pub mod schema;
pub mod size;
mod topojson;
