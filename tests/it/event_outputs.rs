//! The details of an event in structured data, feeds, digests and the search.

mod jsonld;

use insta::assert_snapshot;
use pobratim::export::{Digest, Feed, PreviousDigest, atom};
use pobratim::model::compare::compare;
use pobratim::model::{Bundle, OfficeMessages};
use pobratim::search::{Excerpt, Index, Query};
use pobratim::text::Lang;
use pobratim::time::days;
use serde_json::{Value, json};

use crate::festival::{bundle, festival, market};
use crate::fields::site::{loaded, with_localized_site};
use crate::fixture::both;

/// The festival with these fields; `null` removes one.
fn with(fields: Value) -> Value {
    let mut event = festival();
    let record = event.as_object_mut().unwrap();
    for (name, value) in fields.as_object().unwrap() {
        if value.is_null() {
            record.remove(name);
        } else {
            record.insert(name.clone(), value.clone());
        }
    }
    bundle(json!([event]), json!([]))
}

#[test]
fn a_feed_names_changes_and_has_the_description() {
    let bundle = with(json!({}));
    let text = with_localized_site(&bundle, |localized| {
        let listed = localized.bundle().entries_where(&|_| true);
        atom(localized, Feed::All, &listed)
    });
    let from = text.find("<summary").unwrap();
    let to = text.find("</entry>").unwrap();
    assert_snapshot!(&text[from..to], @r#"
    <summary xml:lang="en">11–12 June 2022 · OutcomeUnknown · Fact(PreviousWhen, &quot;in May 2022&quot;) · SoldOut · Niigata
    Fact(Reason, &quot;The river was high.&quot;)
    Songs and crafts.</summary>
    <content type="html" xml:lang="en">&lt;p&gt;11–12 June 2022 · OutcomeUnknown · Fact(PreviousWhen, &amp;quot;in May 2022&amp;quot;) · SoldOut · Niigata&lt;/p&gt;&lt;p&gt;Fact(Reason, &amp;quot;The river was high.&amp;quot;)&lt;/p&gt;&lt;p&gt;Songs and crafts.&lt;/p&gt;&lt;p&gt;Two days of songs.&lt;/p&gt;&lt;p&gt;Crafts from both banks.&lt;/p&gt;</content>
    "#);
    let feed = atom_syndication::Feed::read_from(text.as_bytes()).unwrap();
    let content = feed.entries()[0].content().unwrap();
    assert_eq!(content.content_type(), Some("html"));
    let html = content.value().unwrap();
    assert!(
        html.ends_with("<p>Two days of songs.</p><p>Crafts from both banks.</p>"),
        "{html}"
    );
    // Without a description the summary is enough.
    let plain = with(json!({ "description": null }));
    let text = with_localized_site(&plain, |localized| {
        let listed = localized.bundle().entries_where(&|_| true);
        atom(localized, Feed::All, &listed)
    });
    assert!(!text.contains("<content"));
}

fn digest(new: &Value, old: Option<&Value>, lang: Lang) -> Digest {
    let bundle: Bundle = loaded(new);
    let old_bundle = old.map(loaded);
    let changes = old.map(|old| compare(&old.to_string(), &new.to_string()));
    let changes = changes.unwrap_or_default();
    let previous = old_bundle.as_ref().map(|bundle| PreviousDigest {
        bundle,
        changes: &changes,
    });
    let export = pobratim::export::Export {
        bundle: &bundle,
        lang,
        base: None,
        bundle_folder: "bundle/",
        phrase: &|_| String::new(),
        offset_at: &|_, _| None,
    };
    let from = days::date(2022, 6, 6).unwrap();
    export.digest(&OfficeMessages::of(lang), from, previous.as_ref())
}

#[test]
fn a_digest_has_what_visitors_need() {
    let bundle = with(json!({}));
    assert_snapshot!(digest(&bundle, None, Lang::En).text(), @r"
    Khabarovsk: events of the week, 6–12 June 2022
    Data as of 1 February 2022

    THIS WEEK
    • 11–12 June 2022: Fair (Fully booked)
      Previous date: in May 2022
      Reason: The river was high.
      Time: 11 June 2022, 10:00–12:00: Opening; 11 June 2022, 10:00–11:00: Crafts; 12 June 2022: Open house; 12 June 2022, 18:00–20:00: Closing concert
      Place: River Hall, 1 Quay Street, Khabarovsk
      Cities: Niigata
      Price: Adults ¥500; Children €12.50; Cash only
      Registration: desk@example.org; by mail
      Registration opens: 1 May 2022
      Registration closes: 1 June 2022
      https://example.org/amur/en/events/fair

    THE COMING WEEKS
    Nothing is published for the coming weeks.

    SOMETIME THIS MONTH, DAY NOT GIVEN
    There are none.
    ");
    assert_snapshot!(digest(&bundle, None, Lang::Ru).text(), @r"
    Khabarovsk: события недели, 6–12 июня 2022 года
    Данные на 1 февраля 2022 года

    НА ЭТОЙ НЕДЕЛЕ
    • 11–12 июня 2022 года: Fair (Мест нет)
      Прежняя дата: в мае 2022 года
      Причина: The river was high.
      Время: 11 июня 2022 года, 10:00–12:00: Opening; 11 июня 2022 года, 10:00–11:00: Crafts; 12 июня 2022 года: Open house; 12 июня 2022 года, 18:00–20:00: Closing concert
      Место: River Hall, 1 Quay Street, Khabarovsk
      Города: Niigata
      Цена: Adults 500 ¥; Children 12,50 €; Cash only
      Запись: desk@example.org; by mail
      Запись открывается: 1 мая 2022 года
      Запись закрывается: 1 июня 2022 года
      https://example.org/amur/ru/events/fair

    В БЛИЖАЙШИЕ НЕДЕЛИ
    На ближайшие недели ничего не опубликовано.

    В ЭТОМ МЕСЯЦЕ, ДЕНЬ НЕ НАЗВАН
    Таких записей нет.
    ");
    let csv = digest(&bundle, None, Lang::En).csv();
    assert_snapshot!(csv.trim_start_matches('\u{feff}'), @r#"
    "Section";"Id";"Date";"EDTF";"Time";"Title";"Status";"Place";"Cities";"Note";"More";"Previous date";"Reason";"Price";"Registration";"Registration opens";"Registration closes";"Fully booked"
    "This week";"fair";"11–12 June 2022";"2022-06-11/2022-06-12";"11 June 2022, 10:00–12:00: Opening; 11 June 2022, 10:00–11:00: Crafts; 12 June 2022: Open house; 12 June 2022, 18:00–20:00: Closing concert";"Fair";"";"River Hall, 1 Quay Street, Khabarovsk";"Niigata";"";"https://example.org/amur/en/events/fair";"in May 2022";"The river was high.";"Adults ¥500; Children €12.50; Cash only";"desk@example.org; by mail";"1 May 2022";"1 June 2022";"Fully booked"
    "#);
    // On Sunday, the sessions of Saturday are over.
    let mut later = with(json!({ "when": "2022-06-12" }));
    later["events"][0]["sessions"] = json!([
        { "day": "2022-06-12", "title": both("Open house") },
    ]);
    let item = &digest(&later, None, Lang::En).sections[0].items[0];
    assert_eq!(item.hours, "Open house");
}

#[test]
fn an_announced_series_is_planned() {
    let status = |until: &str| {
        let rule = json!({ "rule": { "start": "2022-06-07", "rrule": "FREQ=WEEKLY" } });
        let bundle = bundle(json!([]), json!([market(rule, until)]));
        let digest = digest(&bundle, None, Lang::En);
        digest.sections[0].items[0].status.clone()
    };
    assert_eq!(status("2022-06-07"), "");
    assert_eq!(status("2022-06-06"), "Expected");
}

/// Checks the sentences about an event whose old record has these fields.
fn check_changes(fields: Value, expected: &[&str]) {
    let digest = digest(&with(json!({})), Some(&with(fields.clone())), Lang::En);
    let part = digest.sections.last().unwrap();
    let sentences = part.items.iter().flat_map(|item| &item.changes);
    assert_eq!(sentences.collect::<Vec<_>>(), expected, "{fields}");
}

#[test]
fn changes_of_details_are_named_once() {
    check_changes(json!({}), &[]);
    check_changes(
        json!({ "price": { "free": true } }),
        &["Price: Adults ¥500; Children €12.50; Cash only (was: free)"],
    );
    check_changes(
        json!({ "registration": { "closes": "2022-05-20" } }),
        &[
            "Registration closes: 1 June 2022 (was: 20 May 2022)",
            "Registration: desk@example.org; by mail (was: empty)",
            "Registration opens: 1 May 2022 (was: empty)",
        ],
    );
    check_changes(
        json!({ "sold_out": null }),
        &["Fully booked: Yes (was: No)"],
    );
    check_changes(
        json!({ "previous_when": null, "reason": null }),
        &[
            "Previous date: in May 2022 (was: empty)",
            "Reason: The river was high. (was: empty)",
        ],
    );
    check_changes(
        json!({ "venue": "park" }),
        &["Place: River Hall, 1 Quay Street, Khabarovsk (was: Lime Park, Khabarovsk)"],
    );
    check_changes(
        json!({ "sessions": [{ "day": "2022-06-12", "title": both("Open house") }] }),
        &[
            "Days and hours: 11 June 2022, 10:00–12:00: Opening; 11 June 2022, 10:00–11:00: Crafts; \
           12 June 2022: Open house; 12 June 2022, 18:00–20:00: Closing concert \
           (was: 12 June 2022: Open house)",
        ],
    );
    check_changes(
        json!({ "online": null, "tickets": "https://example.org/old" }),
        &[
            "Online link: https://example.org/live (was: empty)",
            "Tickets: https://example.org/tickets (was: https://example.org/old)",
        ],
    );
    // Only in another language.
    check_changes(
        json!({ "reason": { "ru": "Паводок.", "en": "The river was high." } }),
        &[],
    );
}

/// The excerpts of the records that a query finds.
fn found(typed: &str) -> Vec<String> {
    let bundle = loaded(&with(json!({})));
    let mut index = Index::new(&bundle, Vec::new());
    while !index.step(&bundle, 1000) {}
    let query = Query::new(typed);
    let answer = index.find(&bundle, &query, Lang::En, 8);
    let hits = answer.groups.iter().flat_map(|group| &group.hits);
    let own = hits.filter(|hit| hit.record.id(&bundle) == "fair");
    own.map(|hit| {
        let reason = Excerpt::reason(&bundle, &answer.query, hit.record, Lang::En);
        reason.map(|excerpt| excerpt.text()).unwrap_or_default()
    })
    .collect()
}

#[test]
fn details_are_found() {
    for (typed, expected) in [
        ("river hall", "River Hall"),
        ("quay street", "1 Quay Street"),
        ("choir", "Amur Choir"),
        ("banks", "Crafts from both banks."),
        ("closing", "Closing concert"),
        ("songs", "Songs and crafts."),
    ] {
        assert_eq!(found(typed), [expected], "{typed}");
    }
    assert_eq!(found("tickets"), [""; 0]);
}
