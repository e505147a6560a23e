//! Contacts with phone numbers as they are written within a country.

use super::{bundle, read};
use pobratim::import::{PhoneError, international_phone, parse_cell};
use pobratim::model::table::Column;
use pobratim::model::{Class, Country, OfficeMessages};
use pobratim::text::Lang;

fn country(code: &str) -> Country {
    Country::from_code(code).unwrap()
}

#[test]
fn national_numbers_get_the_calling_code() {
    for (code, text, expected) in [
        ("JP", "025-111-2222", "+81 25-111-2222"),
        ("JP", "（025）111-2222", "+81 25 111-2222"),
        ("JP", "０２５－１１１－２２２２", "+81 25-111-2222"),
        ("JP", "TEL：025-111-2222", "+81 25-111-2222"),
        ("JP", "電話 090-1234-5678", "+81 90-1234-5678"),
        ("RU", "8 (4212) 00-00-00", "+7 4212 00-00-00"),
        ("RU", "тел. 8-924-000-00-00", "+7 924-000-00-00"),
        ("RU", "(4212) 00-00-00", "+7 4212 00-00-00"),
        ("KR", "052-123-4567", "+82 52-123-4567"),
        ("CN", "0451-8888 8888", "+86 451-8888 8888"),
        ("CN", "138 0000 0000", "+86 138 0000 0000"),
        ("US", "(555) 123-4567", "+1 555 123-4567"),
        ("US", "1-555-123-4567", "+1 555-123-4567"),
        // Italy keeps its zero, Hungary's trunk prefix has two digits.
        ("IT", "06 1234 5678", "+39 06 1234 5678"),
        ("HU", "06 1 234 5678", "+36 1 234 5678"),
        ("JP", "+7 4212 40-00-00", "+7 4212 40-00-00"),
    ] {
        let found = international_phone(text, country(code));
        assert_eq!(found.as_deref(), Ok(expected), "{text}");
    }
    let length = |count, expected: &str| PhoneError::Length {
        count,
        expected: expected.into(),
    };
    for (code, text, expected) in [
        ("JP", "111-2222", length(7, "10, 11")),
        ("JP", "25-111-2222", length(9, "10, 11")),
        ("RU", "21-00-00", length(6, "11")),
        ("JP", "+81", length(2, "5–15")),
        ("XX", "025-111-2222", PhoneError::NoCountry),
        (
            "JP",
            "025-111-2222 内線12",
            PhoneError::Character {
                found: '内',
                column: 14,
            },
        ),
    ] {
        assert_eq!(
            international_phone(text, country(code)),
            Err(expected),
            "{text}"
        );
    }
}

#[test]
fn contacts_are_read_as_offices_write_them() {
    let text = read("tests/fixtures/otherville.json");
    let bundle = bundle(&text.replacen("\"country\": \"QM\"", "\"country\": \"JP\"", 1));
    assert_eq!(bundle.host.country, country("JP"));
    let messages = OfficeMessages::of(Lang::En);
    let parse = |text: &str| {
        let read = parse_cell(&bundle, &messages, Column::Contact, text, Class::Event);
        read.map_err(|fault| fault.message(&messages))
    };
    for (text, expected) in [
        ("事務局; 025-111-2222", "事務局; +81 25-111-2222"),
        ("国際課 025-111-2222", "国際課; +81 25-111-2222"),
        (
            "国際課; 025-111-2222; a@b.example; https://b.example",
            "国際課; https://b.example; a@b.example; +81 25-111-2222",
        ),
        ("Office +7 (4212) 40-00-00", "Office; +7 (4212) 40-00-00"),
        ("2026 committee; a@b.example", "2026 committee; a@b.example"),
    ] {
        assert_eq!(parse(text).as_deref(), Ok(expected), "{text}");
    }
    for (text, expected) in [
        (
            "Office; 111-2222",
            "`111-2222` is an impossible phone number: it has 7 digits (possible: 10, 11)",
        ),
        (
            "Office; 025-111-2222; 025-111-3333",
            "`025-111-3333`: a contact has one name",
        ),
        (
            "Office; Other; a@b.example",
            "`Other`: a contact has one name",
        ),
        ("Office; a@b.example; a@b.example", "stands twice"),
        (
            "Office; 025-111-2222 (12)a",
            "`a` (character 18) does not belong",
        ),
        ("025-111-2222", "give a name"),
    ] {
        let message = parse(text).unwrap_err();
        assert!(message.contains(expected), "{text}: {message}");
    }
}
