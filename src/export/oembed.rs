//! oEmbed (oembed.com) as files: what a blog or a wiki shows where somebody pastes an address.

use super::html::el;
use super::json::{Json, Object};
use super::page::{Content, Leaf, Reader, picture_path};
use crate::embed::{ALLOW, SANDBOX};

/// The frame's size, CSS pixels.
const WIDTH: usize = 720;
const HEIGHT: usize = 560;

/// The answer for a page: a frame that shows it without what stands around.
pub fn oembed(reader: &Reader<'_>, leaf: &Leaf, content: &Content) -> String {
    let site = &reader.site;
    let address = site.address(reader.lang(), leaf);
    let frame = el("iframe")
        .attr("src", [&address, "?embed=1"].concat())
        .attr("title", &content.name)
        .attr("lang", reader.lang().html_tag())
        .attr("width", WIDTH.to_string())
        .attr("height", HEIGHT.to_string())
        .attr("loading", "lazy")
        .attr("sandbox", SANDBOX)
        .attr("allow", ALLOW);
    let picture = picture_path(reader.lang(), &content.picture);
    let answer = Object::default()
        .text("version", "1.0")
        .text("type", "rich")
        .text("title", &content.name)
        .text("provider_name", &reader.plain(&reader.bundle().site.title))
        .text("provider_url", site.url)
        .text("html", frame.done().as_str())
        .field("width", Json::number(WIDTH))
        .field("height", Json::number(HEIGHT))
        .text("thumbnail_url", &[site.url, &picture].concat())
        .field("thumbnail_width", Json::number(1200))
        .field("thumbnail_height", Json::number(630))
        .field("cache_age", Json::number(86_400));
    [answer.done().as_str(), "\n"].concat()
}
