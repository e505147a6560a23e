//! HTML snippets for web editors: the element with its script, or a plain frame for sites that
//! forbid scripts.

use super::options::{Height, Options};
use crate::text::{Lang, push_attribute, push_escaped};

/// The sandbox tokens of the frame:
///
/// - `allow-scripts`: the page is a program;
/// - `allow-same-origin`: it loads its own files, which a frame without an origin may not, and the
///   origin of its messages can be checked. The host page has another origin, so that the frame
///   cannot access it;
/// - `allow-popups`, `allow-popups-to-escape-sandbox`: “open in full” and links to other sites open
///   in new tabs, without the sandbox;
/// - `allow-downloads`: `.ics` files;
/// - `allow-modals`: printing.
///
/// Not allowed are navigating the host page (`allow-top-navigation`) and sending forms.
pub const SANDBOX: &str = "allow-scripts allow-same-origin allow-popups \
                           allow-popups-to-escape-sandbox allow-downloads allow-modals";

/// The permissions policy of the frame.
pub const ALLOW: &str = "fullscreen; clipboard-write; web-share";

/// Returns the path of the partners' guide in a language, below the site. Partners use
/// `embed/index.html`.
pub fn guide_path(lang: Lang) -> String {
    let name = match lang == Lang::FALLBACK {
        true => "index",
        false => lang.code(),
    };
    ["embed/", name, ".html"].concat()
}

/// The site to which a snippet links.
#[derive(Clone, Copy, Debug)]
pub struct Site<'a> {
    /// Its URL, with a trailing slash: `https://example.org/partners/khabarovsk/`.
    pub url: &'a str,
    /// The title of the frame, in the language of the snippet.
    pub title: &'a str,
    pub lang: Lang,
}

/// Returns the element and its script, with a link inside for browsers without scripts.
pub fn element(site: Site<'_>, options: &Options) -> String {
    let mut html = String::from("<script async");
    push_attribute(&mut html, "src", &[site.url, "embed.js"].concat());
    html.push_str("></script>\n<pobratim-widget");
    for (name, value) in options.attributes() {
        push_attribute(&mut html, name, &value);
    }
    html.push_str(">\n  <a");
    let linked = Options {
        lang: options.lang.or(Some(site.lang)),
        ..options.clone()
    };
    push_attribute(
        &mut html,
        "href",
        &[site.url, &linked.standalone_address()].concat(),
    );
    if options.lang != Some(site.lang) {
        push_attribute(&mut html, "lang", site.lang.html_tag());
    }
    html.push('>');
    push_escaped(&mut html, site.title);
    html.push_str("</a>\n</pobratim-widget>\n");
    html
}

/// Returns a plain frame. It is not resized to its content, so its height is fixed.
pub fn frame(site: Site<'_>, options: &Options) -> String {
    let height = match options.height {
        Height::Px(px) => px,
        Height::Auto => options.view.plain_height_px(),
    };
    let bare = Options {
        height: Height::Auto,
        ..options.clone()
    };
    let mut html = String::from("<iframe");
    push_attribute(&mut html, "src", &[site.url, &bare.address()].concat());
    push_attribute(&mut html, "title", site.title);
    push_attribute(
        &mut html,
        "lang",
        options.lang.unwrap_or(site.lang).html_tag(),
    );
    push_attribute(&mut html, "width", "100%");
    push_attribute(&mut html, "height", &height.to_string());
    push_attribute(&mut html, "frameborder", "0");
    push_attribute(&mut html, "loading", "lazy");
    push_attribute(&mut html, "sandbox", SANDBOX);
    push_attribute(&mut html, "allow", ALLOW);
    html.push_str("></iframe>\n");
    html
}
