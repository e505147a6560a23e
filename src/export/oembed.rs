//! oEmbed (oembed.com) as files, by which blogs and wikis embed a page from its URL.

use super::json::{Json, Object};
use super::page::{LocalizedSite, PageMetadata, StaticPage, picture_path};
use crate::embed::{ALLOW, SANDBOX};
use crate::text::push_attribute;

/// Size of the frame, CSS pixels.
const WIDTH: usize = 720;
const HEIGHT: usize = 560;

/// Returns the oEmbed response for a page: a frame that shows it in its embedded form.
pub fn oembed(localized: &LocalizedSite<'_>, page: &StaticPage, metadata: &PageMetadata) -> String {
    let site = &localized.site;
    let url = site.page_url(localized.lang(), page);
    let mut frame = String::from("<iframe");
    for (name, value) in [
        ("src", &*[&url, "?embed=1"].concat()),
        ("title", &metadata.head.title),
        ("lang", localized.lang().html_tag()),
        ("width", &WIDTH.to_string()),
        ("height", &HEIGHT.to_string()),
        ("loading", "lazy"),
        ("sandbox", SANDBOX),
        ("allow", ALLOW),
    ] {
        push_attribute(&mut frame, name, value);
    }
    frame.push_str("></iframe>");
    let picture = picture_path(localized.lang(), &metadata.picture);
    let answer = Object::default()
        .text("version", "1.0")
        .text("type", "rich")
        .text("title", &metadata.head.title)
        .text(
            "provider_name",
            &localized.text(&localized.bundle().site.title),
        )
        .text("provider_url", site.url)
        .text("html", &frame)
        .field("width", Json::number(WIDTH))
        .field("height", Json::number(HEIGHT))
        .text("thumbnail_url", &[site.url, &picture].concat())
        .field("thumbnail_width", Json::number(1200))
        .field("thumbnail_height", Json::number(630))
        .field("cache_age", Json::number(86_400));
    [answer.build().as_str(), "\n"].concat()
}
