//! The subcommands, one file each.

pub mod coast;
mod topojson;
