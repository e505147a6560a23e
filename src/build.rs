//! Turns `locales/` into the typed words of the interface (feature `web`).

fn main() {}
