//! Addresses that a page may link to without harm.

use std::fmt;

/// An address with a scheme that runs no code: http, https, mailto or tel; or, for media, a path
/// below the site.
///
/// ```
/// use pobratim::model::{SafeUrl, UrlFault};
/// assert!(SafeUrl::link("https://example.org/a?b=c").is_ok());
/// assert!(SafeUrl::link("mailto:office@example.org").is_ok());
/// assert_eq!(SafeUrl::link("javascript:alert(1)"), Err(UrlFault::Scheme));
/// assert_eq!(SafeUrl::file("media/bridge.webp").unwrap().as_str(), "media/bridge.webp");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SafeUrl(Box<str>);

/// Why an address is not safe to follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlFault {
    /// The scheme is not one of those allowed, or there is none.
    Scheme,
    /// A space, a control character or a backslash, which browsers read otherwise than people do.
    Character,
    /// No host after `//`, or nothing after the scheme.
    Empty,
    /// A user name before the host, which makes one site look like another.
    User,
    /// A path that leaves the site.
    Path,
}

impl SafeUrl {
    /// A link that a reader may follow: http, https, mailto or tel.
    pub fn link(text: &str) -> Result<SafeUrl, UrlFault> {
        if has_bad_character(text) {
            return Err(UrlFault::Character);
        }
        let (scheme, rest) = text.split_once(':').ok_or(UrlFault::Scheme)?;
        let is = |allowed: &str| scheme.eq_ignore_ascii_case(allowed);
        if is("http") || is("https") {
            let authority = rest.strip_prefix("//").ok_or(UrlFault::Scheme)?;
            let host = authority.split(['/', '?', '#']).next().unwrap_or("");
            if host.contains('@') {
                return Err(UrlFault::User);
            }
            if host.is_empty() || host.starts_with(':') {
                return Err(UrlFault::Empty);
            }
        } else if !is("mailto") && !is("tel") {
            return Err(UrlFault::Scheme);
        } else if rest.is_empty() {
            return Err(UrlFault::Empty);
        }
        Ok(SafeUrl(text.into()))
    }

    /// The address of a page: http or https.
    pub fn page(text: &str) -> Result<SafeUrl, UrlFault> {
        let url = SafeUrl::link(text)?;
        if url.is_page() {
            Ok(url)
        } else {
            Err(UrlFault::Scheme)
        }
    }

    /// The address of a medium: http, https, or a path below the site such as `media/a.webp`.
    pub fn file(text: &str) -> Result<SafeUrl, UrlFault> {
        if text.contains(':') {
            return SafeUrl::page(text);
        }
        if text.is_empty() {
            return Err(UrlFault::Empty);
        }
        if has_bad_character(text) {
            return Err(UrlFault::Character);
        }
        if text.starts_with('/') || text.split('/').any(|step| step == "..") {
            return Err(UrlFault::Path);
        }
        Ok(SafeUrl(text.into()))
    }

    /// The address as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is a page on the web, rather than a mail address, a number or a path.
    pub fn is_page(&self) -> bool {
        let scheme = self.0.split(':').next().unwrap_or("");
        scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
    }
}

fn has_bad_character(text: &str) -> bool {
    text.chars()
        .any(|found| found.is_whitespace() || found.is_control() || found == '\\')
}

impl fmt::Display for UrlFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            UrlFault::Scheme => "the address has no scheme that is allowed here",
            UrlFault::Character => "the address holds a space, a backslash or a control character",
            UrlFault::Empty => "the address names no host or recipient",
            UrlFault::User => "the address has a user name before its host",
            UrlFault::Path => "the path leaves the site",
        })
    }
}

impl std::error::Error for UrlFault {}
