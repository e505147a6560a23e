//! The letter of a class: what it asks, its languages, and its link for a mail program.

use pobratim::model::{Bundle, Country, Letter, Purpose, Question};
use pobratim::text::Lang;
use pobratim::text::query::decode;

use super::{date, id, khabarovsk, otherville};

#[test]
fn a_letter_asks_what_no_source_states() {
    let check =
        |bundle: &Bundle, subject: &str, today: &str, purpose: Purpose, asked: &[Question]| {
            let offers = bundle.offers(date(today));
            let offer = offers.iter().find(|offer| id(bundle, offer) == subject);
            let inquiry = bundle.inquiry(Some(offer.expect("an offer")));
            assert_eq!(
                (inquiry.purpose, &*inquiry.questions),
                (purpose, asked),
                "{subject}"
            );
        };
    let (city, other) = (khabarovsk(), otherville());
    let today = "2026-11-29";
    check(
        city,
        "pupils-meeting-niigata-2021",
        today,
        Purpose::Similar,
        &[
            Question::Contact,
            Question::When,
            Question::Ages,
            Question::Form,
            Question::Language,
        ],
    );
    check(
        city,
        "rhythms-of-the-planet@2027",
        today,
        Purpose::JoinNext,
        &[
            Question::Contact,
            Question::When,
            Question::Ages,
            Question::Language,
        ],
    );
    check(
        &other,
        "young-rowers-2026",
        "2026-05-20",
        Purpose::Join,
        &[Question::Contact, Question::Language],
    );
    let partner = city.inquiry(None);
    assert_eq!(partner.purpose, Purpose::Partner);
    assert!(!partner.questions.contains(&Question::When));
}

#[test]
fn a_letter_is_in_the_languages_of_reader_partner_and_host() {
    let bundle = khabarovsk();
    let check = |reader: Lang, cities: &[&str], countries: &[&str], expected: &[Lang]| {
        let cities: Vec<_> = cities
            .iter()
            .map(|id| bundle.find_city(id).unwrap())
            .collect();
        let countries: Vec<_> = countries
            .iter()
            .map(|code| Country::from_code(code).unwrap())
            .collect();
        let found = bundle.letter_languages(reader, &cities, &countries);
        assert_eq!(found, expected, "{cities:?} {countries:?}");
    };
    let (ru, en, zh, ko, ja) = (Lang::Ru, Lang::En, Lang::Zh, Lang::Ko, Lang::Ja);
    check(ru, &["niigata"], &[], &[ru, ja]);
    check(ja, &["niigata"], &[], &[ja, ru]);
    check(en, &["bucheon", "chuncheon"], &[], &[en, ko, ru]);
    check(ru, &[], &["CN", "JP", "KR", "KP"], &[ru, zh, ja, ko]);
    // Armenian and Belarusian are none of the five, and nobody there is named in the data.
    check(ru, &["gyumri"], &[], &[ru, en]);
    check(ru, &[], &["FR"], &[ru, en]);
    check(ru, &[], &[], &[ru, en]);
    // The bundle has English and Japanese, and the city's own language is Norwegian.
    let other = otherville();
    let evenfjord = other.find_city("evenfjord").unwrap();
    assert_eq!(other.letter_languages(ja, &[evenfjord], &[]), [ja, en]);
}

#[test]
fn a_letter_opens_in_a_mail_program() {
    let letter = Letter {
        subject: "Встреча: «50%» & more?".into(),
        paragraphs: vec!["Hello,\n– [name]".into(), "#1+1".into()],
    };
    let url = letter.mailto("desk@otherville.example");
    let rest = url.strip_prefix("mailto:desk@otherville.example?subject=");
    let (subject, body) = rest.unwrap().split_once("&body=").unwrap();
    for part in [subject, body] {
        assert!(
            !part.contains(['&', '?', '#', '+', ' ', '\n', '[']),
            "{part}"
        );
    }
    assert_eq!(decode(subject), letter.subject);
    assert_eq!(decode(body), "Hello,\r\n– [name]\r\n\r\n#1+1");
    // An address cannot add further fields.
    assert_eq!(
        Letter {
            subject: "a".into(),
            paragraphs: vec![]
        }
        .mailto("x@y.example?cc=z"),
        "mailto:x@y.example%3Fcc%3Dz?subject=a&body="
    );
}
