//! The editors' command.

fn main() {}
