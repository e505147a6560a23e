//! URLs that are safe to link to.

use std::fmt;

/// A URL with a scheme that cannot run code: http, https, mailto or tel; for media, also a path
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

/// Reason why a URL is not safe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlFault {
    /// The scheme is missing or not allowed.
    Scheme,
    /// A space, a control character or a backslash, which browsers may interpret differently from
    /// people.
    Character,
    /// No host after `//`, or nothing after the scheme.
    Empty,
    /// A user name before the host, which can disguise another site.
    User,
    /// A path that leaves the site.
    Path,
}

impl SafeUrl {
    /// Parses a link: http, https, mailto or tel.
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

    /// Parses the URL of a page: http or https.
    pub fn page(text: &str) -> Result<SafeUrl, UrlFault> {
        let url = SafeUrl::link(text)?;
        if url.is_page() {
            Ok(url)
        } else {
            Err(UrlFault::Scheme)
        }
    }

    /// Parses the URL of a medium: http, https, or a path below the site such as `media/a.webp`.
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

    /// Returns the URL as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the mail address or phone number of such a link, and any other URL as it is.
    ///
    /// ```
    /// use pobratim::model::SafeUrl;
    /// let mail = SafeUrl::link("mailto:office@example.org?subject=Fair").unwrap();
    /// assert_eq!(mail.address(), "office@example.org");
    /// ```
    pub fn address(&self) -> &str {
        match self.0.split_once(':') {
            Some((_, address)) if !self.is_page() => address.split('?').next().unwrap_or(address),
            _ => &self.0,
        }
    }

    /// Whether it is a web page and not a mail address, a phone number or a path.
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
            UrlFault::Scheme => "the URL has no scheme that is allowed here",
            UrlFault::Character => "the URL has a space, a backslash or a control character",
            UrlFault::Empty => "the URL has no host or recipient",
            UrlFault::User => "the URL has a user name before its host",
            UrlFault::Path => "the path leaves the site",
        })
    }
}

impl std::error::Error for UrlFault {}
