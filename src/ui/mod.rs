//! The page: Leptos views over the pure core.
