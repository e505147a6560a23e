//! The web app manifest: name, start page and icons for a phone's home screen.

use super::json::{Json, Object};
use super::page::{LocalizedSite, StaticPage};
use crate::route::Page;

/// Icon files below the site, and their sizes in pixels.
pub const ICONS: [(&str, u32); 2] = [("icon-192.png", 192), ("icon-512.png", 512)];

/// Returns the manifest in the language of the site. `ground` is the background colour at start-up.
pub fn manifest(localized: &LocalizedSite<'_>, ground: &str) -> String {
    let site = &localized.site;
    let start = site.path(localized.lang(), &StaticPage::of(Page::Home));
    let icons = ICONS.iter().map(|(name, size)| {
        Object::default()
            .text("src", &[site.base(), name].concat())
            .text("type", "image/png")
            .text("sizes", &format!("{size}x{size}"))
            .build()
    });
    let drawn = Object::default()
        .text("src", &[site.base(), "icon.svg"].concat())
        .text("type", "image/svg+xml")
        .text("sizes", "any")
        .build();
    let manifest = Object::default()
        .text("name", &localized.text(&localized.bundle().site.title))
        .text("short_name", &localized.text(&localized.bundle().host.name))
        .text(
            "description",
            &localized.text(&localized.bundle().site.summary),
        )
        .text("lang", localized.lang().html_tag())
        .text("id", site.base())
        .text("start_url", &start)
        .text("scope", site.base())
        .text("display", "minimal-ui")
        .text("background_color", ground)
        .text("theme_color", ground)
        .field("icons", Json::list(icons.chain([drawn])));
    [manifest.build().as_str(), "\n"].concat()
}
