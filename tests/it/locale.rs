//! Languages: dates and rules in words, and every format, in five languages.

mod dates;
mod formats;
mod oracle;
mod rule_properties;
mod rules;

use pobratim::text::Lang;

/// The languages of the columns of the tables in these tests, in order.
const LANGS: [Lang; 5] = [Lang::Ru, Lang::En, Lang::Zh, Lang::Ko, Lang::Ja];
