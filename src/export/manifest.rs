//! The web app manifest: name, start page and icons for a phone's home screen.

use super::json::{Json, Object};
use super::page::{Leaf, Reader};
use crate::route::Page;

/// Pictures of the mark, below the site, and their sizes in pixels.
pub const ICONS: [(&str, u32); 2] = [("icon-192.png", 192), ("icon-512.png", 512)];

/// The manifest in the reader's language. `ground` is the colour behind the page while it starts.
pub fn manifest(reader: &Reader<'_>, ground: &str) -> String {
    let site = &reader.site;
    let start = site.path(reader.lang(), &Leaf::of(Page::Home));
    let icons = ICONS.iter().map(|(name, size)| {
        Object::default()
            .text("src", &[site.base(), name].concat())
            .text("type", "image/png")
            .text("sizes", &format!("{size}x{size}"))
            .done()
    });
    let drawn = Object::default()
        .text("src", &[site.base(), "icon.svg"].concat())
        .text("type", "image/svg+xml")
        .text("sizes", "any")
        .done();
    let manifest = Object::default()
        .text("name", &reader.plain(&reader.bundle().site.title))
        .text("short_name", &reader.plain(&reader.bundle().host.name))
        .text("description", &reader.plain(&reader.bundle().site.summary))
        .text("lang", reader.lang().html_tag())
        .text("id", site.base())
        .text("start_url", &start)
        .text("scope", site.base())
        .text("display", "minimal-ui")
        .text("background_color", ground)
        .text("theme_color", ground)
        .field("icons", Json::list(icons.chain([drawn])));
    [manifest.done().as_str(), "\n"].concat()
}
