//! Dates that may be vague, and what recurs.
