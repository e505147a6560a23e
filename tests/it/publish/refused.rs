//! What the command refuses, and what it says to do instead.

use super::{Town, URL, folder, publish, release};

/// The complaint about these arguments, without the folder of the test run.
fn complaint(name: &str, arguments: &[&str]) -> String {
    let out = folder(&["refused-", name].concat());
    let (code, said) = publish(&release(name), &out, arguments);
    assert_eq!(code, 1);
    assert!(!out.join("index.html").exists());
    said.replace(env!("CARGO_TARGET_TMPDIR"), "…")
        .replace('\\', "/")
}

#[test]
fn a_site_needs_an_address_of_its_release() {
    insta::assert_snapshot!(complaint("nowhere", &[]), @r"
    pobratim publish: nobody says where the site will live
      hint: name its address with --url https://…, or as `site.url` in the bundle
    ");
    insta::assert_snapshot!(complaint("scheme", &["--url", "ftp://example.org"]), @r"
    pobratim publish: `ftp://example.org`: the address has no scheme that is allowed here
      hint: write https:// and the host
    ");
    insta::assert_snapshot!(complaint("below", &["--url", "https://example.org/a/b"]), @r"
    pobratim publish: the release was built for `/`, but the address has the path `/a/b/`
      hint: build it with `make build BASE=/a/b/`
    ");
    let said = complaint("query", &["--url", "https://example.org/?a"]);
    assert!(said.contains("no `?` and no `#`"), "{said}");
}

#[test]
fn a_folder_with_something_else_in_it_is_left_alone() {
    let out = folder("refused-folder");
    std::fs::create_dir_all(&out).unwrap();
    std::fs::write(out.join("thesis.txt"), "years of work").unwrap();
    let (code, said) = publish(&release("folder"), &out, &["--url", URL]);
    assert_eq!(code, 1);
    assert!(
        said.contains("there is something else in this folder"),
        "{said}"
    );
    assert_eq!(
        std::fs::read_to_string(out.join("thesis.txt")).unwrap(),
        "years of work"
    );
}

#[test]
fn what_is_no_release_or_no_bundle_is_told() {
    let empty = folder("no-release");
    std::fs::create_dir_all(&empty).unwrap();
    let (code, said) = publish(&empty, &folder("refused-empty"), &["--url", URL]);
    assert!(code == 1 && said.contains("make build"), "{said}");
    std::fs::write(empty.join("index.html"), "<!doctype html><title>a</title>").unwrap();
    let (code, said) = publish(&empty, &folder("refused-empty"), &["--url", URL]);
    assert!(code == 1 && said.contains("release-no-base"), "{said}");
    let said = complaint("bundle", &["--url", URL, "--bundle", "README.md"]);
    assert!(said.contains("not-json"), "{said}");
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
    let (code, said) = publish(&release("no-fonts"), &out, &arguments);
    assert_eq!(code, 0);
    assert!(
        said.contains("preview pictures in 日本語 lack words"),
        "{said}"
    );
    // The map is drawn all the same.
    assert!(out.join("preview/ja/evenfjord.png").is_file());
}
