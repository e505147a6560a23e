//! Errors of the command, and what they suggest.

use super::{Town, URL, folder, publish, release};

/// Returns the error for these arguments, without the path of the test folder.
fn error(name: &str, arguments: &[&str]) -> String {
    let out = folder(&["refused-", name].concat());
    let (code, printed) = publish(&release(name), &out, arguments);
    assert_eq!(code, 1);
    assert!(!out.join("index.html").exists());
    printed
        .replace(env!("CARGO_TARGET_TMPDIR"), "…")
        .replace('\\', "/")
}

#[test]
fn a_site_needs_an_address_of_its_release() {
    insta::assert_snapshot!(error("nowhere", &[]), @r"
    pobratim publish: the URL of the site is missing
      hint: set it with --url https://…, or as `site.url` in the bundle
    ");
    insta::assert_snapshot!(error("scheme", &["--url", "ftp://example.org"]), @r"
    pobratim publish: `ftp://example.org`: the URL has no scheme that is allowed here
      hint: write https:// and the host
    ");
    insta::assert_snapshot!(error("below", &["--url", "https://example.org/a/b"]), @r"
    pobratim publish: the release was built for `/`, but the URL has the path `/a/b/`
      hint: build it with `make build BASE=/a/b/`
    ");
    let printed = error("query", &["--url", "https://example.org/?a"]);
    assert!(printed.contains("cannot contain `?` or `#`"), "{printed}");
}

#[test]
fn a_folder_with_something_else_in_it_is_left_alone() {
    let out = folder("refused-folder");
    std::fs::create_dir_all(&out).unwrap();
    std::fs::write(out.join("thesis.txt"), "years of work").unwrap();
    let (code, printed) = publish(&release("folder"), &out, &["--url", URL]);
    assert_eq!(code, 1);
    assert!(
        printed.contains("this folder has other content"),
        "{printed}"
    );
    assert_eq!(
        std::fs::read_to_string(out.join("thesis.txt")).unwrap(),
        "years of work"
    );
}

#[test]
fn an_invalid_release_or_bundle_is_an_error() {
    let empty = folder("no-release");
    std::fs::create_dir_all(&empty).unwrap();
    let (code, printed) = publish(&empty, &folder("refused-empty"), &["--url", URL]);
    assert!(code == 1 && printed.contains("make build"), "{printed}");
    std::fs::write(empty.join("index.html"), "<!doctype html><title>a</title>").unwrap();
    let (code, printed) = publish(&empty, &folder("refused-empty"), &["--url", URL]);
    assert!(
        code == 1 && printed.contains("release-no-base"),
        "{printed}"
    );
    let printed = error("bundle", &["--url", URL, "--bundle", "README.md"]);
    assert!(printed.contains("not-json"), "{printed}");
}

#[test]
fn without_fonts_it_says_which_names_are_missing() {
    let fonts = folder("no-fonts");
    std::fs::create_dir_all(&fonts).unwrap();
    let fonts = fonts.to_str().unwrap();
    let out = folder("site-no-fonts");
    let arguments = [
        "--url",
        URL,
        "--bundle",
        Town::Otherville.bundle(),
        "--fonts",
        fonts,
    ];
    let (code, printed) = publish(&release("no-fonts"), &out, &arguments);
    assert_eq!(code, 0);
    assert!(
        printed.contains("preview pictures in 日本語 lack texts"),
        "{printed}"
    );
    // The preview is written nevertheless.
    assert!(out.join("preview/ja/evenfjord.png").is_file());
}
