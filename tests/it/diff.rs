//! `pobratim diff`: the differences between two bundles in words.

use insta::assert_snapshot;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::Command;

use crate::festival::{bundle, festival, market};
use crate::fixture::both;

/// The report about the change from one bundle to another. `name` is that of the files.
fn report(name: &str, old: &Value, new: &Value, lang: &str) -> String {
    let file = |suffix: &str, bundle: &Value| {
        let name = format!("diff-{name}-{suffix}.json");
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::write(&path, bundle.to_string()).unwrap();
        path
    };
    let output = Command::new(env!("CARGO_BIN_EXE_pobratim"))
        .arg("diff")
        .args([file("old", old), file("new", new)])
        .args(["--lang", lang])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8(output.stdout).unwrap()
}

/// A bundle with the festival and the market, and one in which many of their fields differ.
fn old_and_new() -> [Value; 2] {
    let rule = json!({ "rule": { "start": "2022-01-03", "rrule": "FREQ=WEEKLY" } });
    let old = bundle(json!([festival()]), json!([market(rule, "2022-02-01")]));
    let mut new = old.clone();
    let event = &mut new["events"][0];
    event["price"] = json!({ "free": true, "note": both("Bring a cup") });
    event["registration"]["closes"] = json!("2022-06-05");
    event["registration"]["note"] = both("by phone");
    event["previous_when"] = json!("2022-04");
    event["venue"] = json!("park");
    event["sold_out"] = json!(false);
    event["accessibility"] = json!(["hearing-loop"]);
    event["capacity"] = json!(80);
    event["publish_from"] = json!("2022-03-01");
    new["series"][0]["announced_until"] = json!("2022-03-01");
    new["series"][0]["rule"]["rrule"] = json!("FREQ=MONTHLY");
    new["venues"][0]["address"] = both("2 Quay Street");
    new["venues"][0]["getting_there"] = both("Bus 7");
    [old, new]
}

#[test]
fn fields_of_details_have_names() {
    let [old, new] = old_and_new();
    assert_snapshot!(report("en", &old, &new, "en"), @r"
    Events
      “Fair” [fair]
        “Accessibility”: sign language; wheelchair access → hearing loop
        “Capacity”: 120 → 80
        “Previous date”: in May 2022 → in April 2022
        “Price, Free of charge”: empty → Yes
        “Price, Note, English”: Cash only → Bring a cup
        “Price, Note, Русский”: Cash only → Bring a cup
        “Publish from”: empty → 1 March 2022
        “Registration closes”: 1 June 2022 → 5 June 2022
        “Registration, Note, English”: by mail → by phone
        “Registration, Note, Русский”: by mail → by phone
        “Fully booked”: Yes → No
        “Venue”: River Hall → Lime Park
        “Prices”: 500 JPY Adults Adults; 12.5 EUR Children Children → empty
    Venues
      “River Hall” [hall]
        “Street address, English”: 1 Quay Street → 2 Quay Street
        “Street address, Русский”: 1 Quay Street → 2 Quay Street
        “Getting there, English”: Tram 5 to the quay → Bus 7
        “Getting there, Русский”: Tram 5 to the quay → Bus 7
    Series
      “Market” [market]
        “Announced until”: 1 February 2022 → 1 March 2022
        “Rule, Recurrence”: FREQ=WEEKLY → FREQ=MONTHLY
    19 differences
    ");
    assert_snapshot!(report("ja", &old, &new, "ja"), @r"
    行事
      「Fair」 [fair]
        「バリアフリー」：手話通訳; 車いす対応 → ヒアリングループ
        「定員」：120 → 80
        「変更前の日付」：2022年5月 → 2022年4月
        「料金, 無料」：空 → はい
        「料金, 備考, English」：Cash only → Bring a cup
        「料金, 備考, Русский」：Cash only → Bring a cup
        「公開開始日」：空 → 2022年3月1日
        「申し込み締切日」：2022年6月1日 → 2022年6月5日
        「申し込み, 備考, English」：by mail → by phone
        「申し込み, 備考, Русский」：by mail → by phone
        「満席・完売」：はい → いいえ
        「会場（登録済み）」：River Hall → Lime Park
        「料金の内訳」：500 JPY Adults Adults; 12.5 EUR Children Children → 空
    会場
      「River Hall」 [hall]
        「所在地, English」：1 Quay Street → 2 Quay Street
        「所在地, Русский」：1 Quay Street → 2 Quay Street
        「アクセス, English」：Tram 5 to the quay → Bus 7
        「アクセス, Русский」：Tram 5 to the quay → Bus 7
    シリーズ
      「Market」 [market]
        「発表済みの最終日」：2022年2月1日 → 2022年3月1日
        「繰り返しの規則, 繰り返し」：FREQ=WEEKLY → FREQ=MONTHLY
    違い19件
    ");
}
