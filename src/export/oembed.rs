//! oEmbed (oembed.com) as files: what a blog or a wiki shows where somebody pastes an address.

use super::json::{Json, Object};
use super::page::{Content, Leaf, Reader, picture_path};
use crate::embed::{ALLOW, SANDBOX};
use crate::text::push_attribute;

/// The frame's size, CSS pixels.
const WIDTH: usize = 720;
const HEIGHT: usize = 560;

/// The answer for a page: a frame that shows it without what stands around.
pub fn oembed(reader: &Reader<'_>, leaf: &Leaf, content: &Content) -> String {
    let site = &reader.site;
    let address = site.address(reader.lang(), leaf);
    let mut frame = String::from("<iframe");
    for (name, value) in [
        ("src", &*[&address, "?embed=1"].concat()),
        ("title", &content.head.title),
        ("lang", reader.lang().html_tag()),
        ("width", &WIDTH.to_string()),
        ("height", &HEIGHT.to_string()),
        ("loading", "lazy"),
        ("sandbox", SANDBOX),
        ("allow", ALLOW),
    ] {
        push_attribute(&mut frame, name, value);
    }
    frame.push_str("></iframe>");
    let picture = picture_path(reader.lang(), &content.picture);
    let answer = Object::default()
        .text("version", "1.0")
        .text("type", "rich")
        .text("title", &content.head.title)
        .text("provider_name", &reader.plain(&reader.bundle().site.title))
        .text("provider_url", site.url)
        .text("html", &frame)
        .field("width", Json::number(WIDTH))
        .field("height", Json::number(HEIGHT))
        .text("thumbnail_url", &[site.url, &picture].concat())
        .field("thumbnail_width", Json::number(1200))
        .field("thumbnail_height", Json::number(630))
        .field("cache_age", Json::number(86_400));
    [answer.done().as_str(), "\n"].concat()
}
