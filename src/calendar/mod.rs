//! The calendar's views as plain values.
