//! QR codes as SVG.

use leptos::prelude::*;

use crate::export::qr::Qr;

/// A URL as a QR code with a caption; `None` if it is too long for one. Dark on light in every
/// theme, as scanners expect.
pub fn qr_code(url: &str, text: String) -> Option<AnyView> {
    let code = Qr::of(url)?;
    let side = code.side.to_string();
    let view_box = ["0 0 ", &side, " ", &side].concat();
    Some(
        view! {
            <figure class="qr">
                <svg viewBox=view_box role="img" aria-label=text.clone()>
                    <rect class="qr-ground" width=side.clone() height=side></rect>
                    <path class="qr-dark" d=code.path></path>
                </svg>
                <figcaption aria-hidden="true">{text}</figcaption>
            </figure>
        }
        .into_any(),
    )
}
