//! Languages: dates and rules in words, and every format, in five of them.

mod dates;
mod formats;
mod oracle;
mod rule_laws;
mod rules;

use pobratim::text::Lang;

/// The languages that the tables of these tests have a column for, in the order of the columns.
const LANGS: [Lang; 5] = [Lang::Ru, Lang::En, Lang::Zh, Lang::Ko, Lang::Ja];
