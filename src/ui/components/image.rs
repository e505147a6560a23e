//! Pictures of a record, with their credits.

use leptos::prelude::*;

use super::{external_link, inline};
use crate::model::Image;
use crate::text::Lang;
use crate::ui::context::Cx;

/// The width at which a picture is shown, as the attribute `sizes`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageSize {
    /// As wide as the page of an event (`pages.css`).
    Page,
    /// As wide as the card over other pages (`card.css`).
    Card,
    /// One of several next to each other (`image.css`).
    Small,
}

impl ImageSize {
    const fn sizes(self) -> &'static str {
        match self {
            ImageSize::Page => "min(62rem, 100vw)",
            ImageSize::Card => "min(26rem, 100vw)",
            ImageSize::Small => "min(20rem, 100vw)",
        }
    }
}

/// A picture with credit and licence. A published one has files of several widths, of which the
/// browser chooses.
pub fn image(cx: Cx, lang: Lang, image: &Image, size: ImageSize) -> AnyView {
    let url = |file: &str| cx.file(&[&*cx.environment.bundle_folder, file].concat());
    let files = |extension: &str| {
        let widths = image.widths.iter();
        let files = widths.filter_map(|width| {
            let file = image.variant(*width, extension)?;
            Some([&url(&file), " ", &width.to_string(), "w"].concat())
        });
        files.collect::<Vec<_>>().join(", ")
    };
    let is_published = !image.widths.is_empty();
    let avif = is_published.then(|| {
        view! { <source type="image/avif" srcset=files("avif") sizes=size.sizes() /> }.into_any()
    });
    let alt = cx.text(lang, &image.alt);
    let alt_lang = alt.filter(|alt| alt.is_fallback(lang));
    let (width, height) = image.size.unzip();
    let licence = image.licence.as_ref().map(|name| {
        let name = name.to_string();
        let name = match &image.licence_url {
            Some(url) => external_link(lang, url, name, None),
            None => name.into_any(),
        };
        (" · ", name).into_any()
    });
    view! {
        <figure class="image">
            <picture>
                {avif}
                <img
                    src=url(&image.file)
                    srcset=is_published.then(|| files("jpg"))
                    sizes=is_published.then(|| size.sizes())
                    width=width.map(|width| width.to_string())
                    height=height.map(|height| height.to_string())
                    alt=alt.map(|alt| alt.text.to_string()).unwrap_or_default()
                    lang=alt_lang.map(|alt| alt.lang.html_tag())
                    loading="lazy"
                    decoding="async"
                />
            </picture>
            <figcaption class="quiet">{inline(cx, lang, &image.credit)} {licence}</figcaption>
        </figure>
    }
    .into_any()
}
