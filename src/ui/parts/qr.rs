//! A QR code as a picture.

use leptos::prelude::*;

use crate::export::qr::Qr;

/// An address as a code with words below it; nothing where it is too long for one. Dark on light in
/// every theme, because readers of codes expect it.
pub fn code(url: &str, words: String) -> Option<AnyView> {
    let code = Qr::of(url)?;
    let side = code.side.to_string();
    let view_box = ["0 0 ", &side, " ", &side].concat();
    Some(
        view! {
            <figure class="qr">
                <svg viewBox=view_box role="img" aria-label=words.clone()>
                    <rect class="qr-ground" width=side.clone() height=side></rect>
                    <path class="qr-dark" d=code.path></path>
                </svg>
                <figcaption aria-hidden="true">{words}</figcaption>
            </figure>
        }
        .into_any(),
    )
}
