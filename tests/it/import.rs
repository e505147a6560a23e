//! What comes in: dates as people write them, tables, calendars, and how they meet a bundle.

mod dates;
