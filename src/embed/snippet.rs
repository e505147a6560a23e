//! The lines of HTML that a web editor pastes: the element with its script, or a plain frame where
//! a site forbids scripts.

use super::options::{Height, Options};
use crate::text::{Lang, push_attribute, push_escaped};

/// What the frame may do. Each token has its reason:
///
/// - `allow-scripts`: the page is a program;
/// - `allow-same-origin`: it reads its own files, which a frame without an origin may not, and its
///   messages come from an origin that can be checked. The host page is of another origin, so that
///   the frame cannot reach it all the same;
/// - `allow-popups`, `allow-popups-to-escape-sandbox`: “open in full” and links to other sites open
///   beside the host page, as whole pages;
/// - `allow-downloads`: `.ics` files;
/// - `allow-modals`: printing.
///
/// It may not lead the host page elsewhere (`allow-top-navigation`), nor send forms.
pub const SANDBOX: &str = "allow-scripts allow-same-origin allow-popups \
                           allow-popups-to-escape-sandbox allow-downloads allow-modals";

/// What the frame may ask of the browser.
pub const ALLOW: &str = "fullscreen; clipboard-write; web-share";

/// The guide for partners in a language, below the site. Partners know `embed/index.html`.
pub fn guide(lang: Lang) -> String {
    let name = match lang == Lang::FALLBACK {
        true => "index",
        false => lang.code(),
    };
    ["embed/", name, ".html"].concat()
}

/// The site that the lines lead to.
#[derive(Clone, Copy, Debug)]
pub struct Site<'a> {
    /// Where it lives, with a slash at its end: `https://example.org/partners/khabarovsk/`.
    pub url: &'a str,
    /// What the frame is called, in the language of the snippet.
    pub title: &'a str,
    pub lang: Lang,
}

/// The element, with a link inside it for readers whose browser runs no script.
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
        &[site.url, &linked.whole_address()].concat(),
    );
    if options.lang != Some(site.lang) {
        push_attribute(&mut html, "lang", site.lang.html_tag());
    }
    html.push('>');
    push_escaped(&mut html, site.title);
    html.push_str("</a>\n</pobratim-widget>\n");
    html
}

/// A plain frame. Nobody measures its content, so that its height is fixed.
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
