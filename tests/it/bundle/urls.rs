//! URLs that a bundle may have.

use pobratim::model::{SafeUrl, UrlFault};

#[test]
fn only_addresses_that_run_no_code_are_links() {
    type Found = Result<(), UrlFault>;
    let check = |text: &str, link: Found, page: Found, file: Found| {
        assert_eq!(SafeUrl::link(text).map(drop), link, "link {text:?}");
        assert_eq!(SafeUrl::page(text).map(drop), page, "page {text:?}");
        assert_eq!(SafeUrl::file(text).map(drop), file, "file {text:?}");
    };
    use UrlFault::{Character, Empty, Path, Scheme, User};
    for good in [
        "https://example.org",
        "HTTP://example.org:8080/a?b#c",
        "https://хабаровск.рф/дом",
    ] {
        check(good, Ok(()), Ok(()), Ok(()));
    }
    for mail in ["mailto:office@example.org", "tel:+74212000000"] {
        check(mail, Ok(()), Err(Scheme), Err(Scheme));
    }
    for (bad, fault) in [
        ("javascript:alert(1)", Scheme),
        ("JaVaScRiPt:alert(1)", Scheme),
        ("data:text/html,<script>", Scheme),
        ("vbscript:x", Scheme),
        ("file:///etc/passwd", Scheme),
        ("https:example.org", Scheme),
        ("https:\\\\example.org", Character),
        (" https://example.org", Character),
        ("java\tscript:alert(1)", Character),
        ("https://example.org/\u{0}", Character),
        ("https://example.org/a b", Character),
        ("https://", Empty),
        ("https:///path", Empty),
        ("https://:80/", Empty),
        ("https://example.org@evil.example/", User),
        ("https://evil.example\\@example.org/", Character),
    ] {
        check(bad, Err(fault), Err(fault), Err(fault));
    }
    for (path, file) in [
        ("media/poster.webp", Ok(())),
        ("poster..webp", Ok(())),
        ("//evil.example/a.png", Err(Path)),
        ("/media/a.png", Err(Path)),
        ("../a.png", Err(Path)),
        ("media/../../a.png", Err(Path)),
        ("media\\a.png", Err(Character)),
        ("", Err(Empty)),
        ("a b.png", Err(Character)),
    ] {
        let link = if path.contains([' ', '\\']) {
            Err(Character)
        } else {
            Err(Scheme)
        };
        check(path, link, link, file);
    }
}
