//! A fact with its name.

use leptos::prelude::*;

/// A row of a list of facts (`dl`).
pub fn fact(name: &'static str, value: AnyView) -> AnyView {
    view! {
        <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
        </div>
    }
    .into_any()
}
