//! The JSON parser, compared with serde_json and with the numbers of the standard library.

use crate::fixture::{changed, small};
use pobratim::model::{Failure, load};
use proptest::prelude::*;
use serde_json::json;

#[test]
fn what_is_not_json_is_described_with_its_place() {
    for (text, expected) in [
        (
            "{\n \"a\": b}",
            "expected a value, found `b` (line 2, column 7)",
        ),
        (
            "{\"a\": nul}",
            "expected a value, found `n` (line 1, column 7)",
        ),
        ("{\"a\" 1}", "expected `:`, found `1` (line 1, column 6)"),
        (
            "{a: 1}",
            "expected a name in double quotes, found `a` (line 1, column 2)",
        ),
        (
            "{\"a\": 1,}",
            "expected a name in double quotes, found `}` (line 1, column 9)",
        ),
        (
            "{\"a\": 1 \"b\": 2}",
            "expected `,` or `}`, found `\"` (line 1, column 9)",
        ),
        (
            "{\"a\": [1 2]}",
            "expected `,` or `]`, found `2` (line 1, column 10)",
        ),
        (
            "{\"a\": -}",
            "expected a digit, found `}` (line 1, column 8)",
        ),
        (
            "{\"a\": \"b\nc\"}",
            "expected the closing `\"` of a text, found a line break (line 1, column 9)",
        ),
        (
            "{\"a\": \"\\x\"}",
            "expected a character that may follow `\\`, found `x` (line 1, column 9)",
        ),
        (
            "{\"a\": \"\\u12g4\"}",
            "expected a hexadecimal digit, found `g` (line 1, column 12)",
        ),
        (
            "{\"a\": \"b",
            "expected the closing `\"` of a text, found the end of the file (line 1, column 9)",
        ),
        (
            "{} {}",
            "expected the end of the file, found `{` (line 1, column 4)",
        ),
    ] {
        let failure = load(text).unwrap_err().to_string();
        assert_eq!(failure, format!("the file is not JSON: {expected}"));
    }
}

/// Loads the small bundle with this text as the value of an unknown field, and expects the verdict
/// of serde_json: valid JSON or not.
fn check_syntax(text: &str) {
    let bundle = small().to_string();
    let bundle = bundle.replacen('{', &format!("{{\"unknown\":{text},"), 1);
    let is_json = serde_json::from_str::<serde::de::IgnoredAny>(&bundle).is_ok();
    match load(&bundle) {
        Ok(_) => assert!(is_json, "{text}"),
        Err(Failure::NotJson { line, .. }) => assert!(!is_json && line > 0, "{text}"),
        Err(other) => panic!("{text}: {other:?}"),
    }
}

#[test]
fn json_is_what_serde_json_takes_for_it() {
    for text in [
        "",
        " ",
        "0",
        "-",
        "-0",
        "00",
        "-01",
        "1.",
        ".5",
        "1.5e",
        "1e+",
        "1E-9",
        "+1",
        "0x1",
        "nul",
        "null",
        "nullx",
        "truefalse",
        "True",
        "NaN",
        "\"",
        "\"\\\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u00e9\"",
        "\"\\u00G0\"",
        "\"\\u+123\"",
        "\"\\ud800\\x\"",
        "\"\\ud800\\n\"",
        "\"\\ud800\\u12\"",
        "\"\t\"",
        "\"\u{0}\"",
        "\"\u{7f}\"",
        "\"ё\"",
        "[",
        "]",
        "[]",
        "[,]",
        "[1,]",
        "[1 2]",
        "[1]]",
        "{",
        "{}",
        "{,}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "{\"a\":1 \"b\":2}",
        "{1:2}",
        "[{\"a\":[{}]}]",
        "\u{a0}1",
        "\u{b}1",
        "1 // one",
        "[1}",
        "{\"a\":1]",
    ] {
        check_syntax(text);
    }
}

#[test]
fn values_nested_too_deep_are_refused_and_reported() {
    for (depth, is_read) in [(100, true), (200, false), (100_000, false)] {
        let deep = "[".repeat(depth) + &"]".repeat(depth);
        let bundle = small().to_string();
        let bundle = bundle.replacen('{', &format!("{{\"unknown\":{deep},"), 1);
        match load(&bundle) {
            Ok(_) => assert!(is_read, "{depth}"),
            Err(failure) => {
                assert!(!is_read, "{depth}");
                assert!(failure.to_string().contains("too deep"), "{failure}");
            }
        }
    }
}

#[test]
fn texts_are_read_as_serde_json_reads_them() {
    let texts = [
        r"\u0041\n\t\/\\\r\b\f",
        r"\ud83c\udf89 x",
        r#"a\u00e9b\"c"#,
        r"日本\u672c",
    ];
    for text in texts {
        let text = format!("\"{text}\"");
        let expected: String = serde_json::from_str(&text).unwrap();
        let mut bundle = small();
        bundle["site"]["title"]["ru"] = json!("TITLE");
        let bundle = bundle.to_string().replace("\"TITLE\"", &text);
        let title = load(&bundle).unwrap().bundle.site.title;
        let found = title.exact(pobratim::text::Lang::Ru).unwrap();
        assert_eq!(found, expected);
    }
}

/// Loads a position with this latitude and expects this number.
fn check_number(text: &str, expected: Option<f64>) {
    let bundle = changed("/cities/0/position/lat", json!("LAT")).to_string();
    let loaded = load(&bundle.replace("\"LAT\"", text)).unwrap();
    let cities = loaded.bundle.cities.iter();
    let found = cities.map(|city| city.position.lat_deg()).next();
    assert_eq!(
        found.map(f64::to_bits),
        expected.map(f64::to_bits),
        "{text}"
    );
}

#[test]
fn numbers_are_read_as_the_standard_library_reads_them() {
    for text in [
        "0",
        "-0",
        "-0.0",
        "37.9226",
        "-37.9226",
        "0.1",
        "89.99999999999",
        "5e1",
        "5E+1",
        "5e-1",
        "450e-1",
        "0.000000000000000000001",
        "1e-400",
        "0e999",
        "0.5000000000000000000000000000",
        "0.00000000000000000000000000000000000000000000000000",
        "1e-22",
        "90",
        "90.0000",
    ] {
        check_number(text, Some(text.parse().unwrap()));
    }
    for text in [
        "90.1",
        "1e400",
        "-1e400",
        "1e99999999999",
        "100000000000000000000000",
    ] {
        check_number(text, None);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_latitude_is_right_to_the_last_bit(whole in -89_i32..90, fraction in "[0-9]{1,12}") {
        let text = format!("{whole}.{fraction}");
        check_number(&text, Some(text.parse().unwrap()));
    }

    #[test]
    fn what_is_json_is_agreed(text in r#"[\[\]{},:"\\ua0-9eE+.\-tf n]{0,12}"#) {
        check_syntax(&text);
    }
}
