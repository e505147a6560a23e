//! A QR code as a picture.

use crate::export::qr::Qr;
use crate::ui::html::{El, el, svg};

/// An address as a code with words below it; nothing where it is too long for one. Dark on light in
/// every theme, because readers of codes expect it.
pub fn code(url: &str, words: String) -> Option<El> {
    let code = Qr::of(url)?;
    let side = code.side.to_string();
    let view = ["0 0 ", &side, " ", &side].concat();
    let picture = svg("svg")
        .attr("viewBox", view)
        .attr("role", "img")
        .attr("aria-label", words.clone())
        .child(
            svg("rect")
                .attr("class", "qr-ground")
                .attr("width", side.clone())
                .attr("height", side),
        )
        .child(svg("path").attr("class", "qr-dark").attr("d", code.path));
    Some(
        el("figure")
            .class("qr")
            .child(picture)
            .child(el("figcaption").attr("aria-hidden", "true").child(words)),
    )
}
