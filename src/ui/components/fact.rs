//! A term and its description.

use leptos::prelude::*;

/// A row of a description list (`dl`).
pub fn fact(name: &'static str, value: AnyView) -> AnyView {
    view! {
        <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
        </div>
    }
    .into_any()
}
