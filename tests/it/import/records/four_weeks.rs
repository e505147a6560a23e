//! An office that keeps its bundle for four weeks from one workbook: new events, changes, a
//! cancellation, a moved venue, a festival of two days with hours, a weekly series, pictures.

use super::super::sheets::{file, run};
use super::command::{workbook, write_workbook};
use super::{Sheet, column};
use crate::fixture::both;
use pobratim::import::read_sheet;
use pobratim::model::OfficeMessages;
use pobratim::text::Lang;
use serde_json::{Value, json};

/// A bundle without records: a host, a category and a direction.
fn empty() -> Value {
    json!({
        "format": "pobratim/1",
        "site": {
            "title": both("Kitahama"), "summary": both("Events of the town"),
            "contact": { "name": both("Office"), "email": "office@example.org" },
            "updated": "2027-03-01",
        },
        "languages": ["en", "ru"],
        "host": {
            "id": "kitahama", "name": both("Kitahama"), "country": "JP",
            "position": { "lat": 37.9, "lon": 139.0 }, "zone": "Asia/Tokyo",
        },
        "categories": [{ "id": "cultural", "title": both("Culture") }],
        "directions": [{ "id": "culture", "title": both("Arts") }],
        "events": [],
    })
}

/// The files of the office, and its workbook.
struct Office {
    into: String,
    sheets: Vec<Sheet>,
}

impl Office {
    fn new() -> Office {
        let text = serde_json::to_string_pretty(&empty()).unwrap();
        Office {
            into: file("four-weeks.json", text.as_bytes()),
            sheets: workbook(&text, Lang::En),
        }
    }

    fn sheet(&mut self, code: &str) -> &mut Sheet {
        let found = self.sheets.iter_mut().find(|sheet| sheet.code == code);
        found.unwrap_or_else(|| panic!("no sheet {code}"))
    }

    /// Adds a row with these cells.
    fn add(&mut self, code: &str, cells: &[(&str, &str)]) {
        let sheet = self.sheet(code);
        let mut row = vec![String::new(); sheet.columns.len()];
        for (name, text) in cells {
            row[column(sheet, name)] = (*text).to_owned();
        }
        sheet.rows.push(row);
    }

    /// Sets cells of the row of an event.
    fn set(&mut self, id: &str, cells: &[(&str, &str)]) {
        let sheet = self.sheet("events");
        let key = column(sheet, "id");
        let row = sheet.rows.iter().position(|row| row[key] == id).unwrap();
        for (name, text) in cells {
            let at = column(sheet, name);
            sheet.rows[row][at] = (*text).to_owned();
        }
    }

    /// Imports the workbook, takes over the ids that are written into it, and returns what `diff`
    /// says of the week.
    fn week(&mut self, today: &str, more: &[&str]) -> String {
        let messages = OfficeMessages::of(Lang::En);
        let into = self.into.clone();
        let before = std::fs::read(&into).unwrap();
        let before = file("four-weeks.before.json", &before);
        let book = file("four-weeks.xlsx", &write_workbook(&self.sheets, &messages));
        let own = [
            "import",
            &*book,
            "--into",
            &into,
            "--lang",
            "en",
            "--today",
            today,
            "--accept",
            "all",
            "--write-ids",
        ];
        let (code, printed) = run(&[&own[..], more].concat());
        assert_eq!(code, 0, "{printed}");
        let grid = read_sheet(&std::fs::read(&book).unwrap()).unwrap();
        let sheet = self.sheet("events");
        let key = column(sheet, "id");
        for (row, (_, cells)) in sheet.rows.iter_mut().zip(grid.rows.iter().skip(1)) {
            row[key].clone_from(&cells[key]);
        }
        let (code, printed) = run(&["check", &into, "--today", today]);
        assert_eq!(code, 0, "{printed}");
        let (code, printed) = run(&["diff", &before, &into, "--lang", "en"]);
        assert_eq!(code, 1, "{printed}");
        // The same workbook again changes nothing.
        let (code, again) = run(&own);
        assert_eq!(code, 0, "{again}");
        assert!(
            again.contains("The data has all of this already."),
            "{again}"
        );
        printed
    }
}

#[test]
fn four_weeks_from_one_workbook_give_the_expected_bundle() {
    let mut office = Office::new();
    let mut weeks = Vec::new();

    // A venue, two events without ids, and a weekly series that the office announces.
    office.add(
        "venues",
        &[
            ("id", "hall"),
            ("name_en", "Harbour Hall"),
            ("name_ru", "Портовый зал"),
            ("address_en", "1 Quay Street"),
            ("accessibility", "wheelchair access"),
        ],
    );
    for (en, ru, when, time) in [
        (
            "Spring fair",
            "Весенняя ярмарка",
            "10 April 2027",
            "10:00–16:00",
        ),
        ("Night market", "Ночной рынок", "24 April 2027", "18:00"),
    ] {
        office.add(
            "events",
            &[
                ("kind", "Festival"),
                ("title_en", en),
                ("title_ru", ru),
                ("when", when),
                ("time", time),
                ("venue", "Harbour Hall"),
                ("category", "Culture"),
                ("direction", "Arts"),
                ("status", "Planned"),
                ("price", "Adults 500 JPY; Children 300 JPY"),
            ],
        );
    }
    office.add(
        "series",
        &[
            ("id", "cafe"),
            ("title_en", "Language café"),
            ("title_ru", "Языковое кафе"),
            ("rule_start", "2027-03-03"),
            ("rule_rrule", "FREQ=WEEKLY;BYDAY=WE"),
            ("announced_until", "2027-06-30"),
            ("category", "cultural"),
            ("direction", "culture"),
            ("format", "In person"),
        ],
    );
    weeks.push(office.week("2027-03-01", &[]));

    // Another date and time, a registration, and a festival of two days.
    office.set(
        "spring-fair-2027",
        &[
            ("when", "11 April 2027"),
            ("time", "11:00–16:00"),
            ("previous_when", "10 April 2027"),
            ("reason", "Rain is forecast"),
            ("registration", "mailto:fair@example.org"),
            ("registration_closes", "9 April 2027"),
        ],
    );
    office.add(
        "events",
        &[
            ("id", "lantern-days-2027"),
            ("kind", "Festival"),
            ("title_en", "Lantern days"),
            ("title_ru", "Дни фонарей"),
            ("when", "1–2 May 2027"),
            ("category", "Culture"),
            ("direction", "Arts"),
            ("status", "Planned"),
        ],
    );
    for (day, start, title) in [
        ("2027-05-01", "17:00", "Opening"),
        ("2027-05-02", "10:00", ""),
    ] {
        office.add(
            "sessions",
            &[
                ("record", "lantern-days-2027"),
                ("day", day),
                ("time_start", start),
                ("time_offset", "+09:00"),
                ("time_zone", "Asia/Tokyo"),
                ("title_en", title),
            ],
        );
    }
    weeks.push(office.week("2027-03-08", &[]));

    // A cancellation, another venue, a picture.
    office.set(
        "night-market-2027",
        &[("status", "Cancelled"), ("reason", "No stalls")],
    );
    office.add("venues", &[("id", "park"), ("name_en", "Lime Park")]);
    office.set("spring-fair-2027", &[("venue", "Lime Park")]);
    office.add(
        "images",
        &[
            ("record", "spring-fair-2027"),
            ("file", "images/fair.jpg"),
            ("alt_en", "Stalls under trees"),
            ("credit_en", "City archive"),
        ],
    );
    let pictures = std::path::Path::new(&office.into).with_file_name("images");
    std::fs::create_dir_all(&pictures).unwrap();
    image::RgbImage::new(400, 300)
        .save(pictures.join("fair.jpg"))
        .unwrap();
    weeks.push(office.week("2027-03-15", &[]));

    // The fair took place, and the festival is given up.
    office.set("spring-fair-2027", &[("status", "Held")]);
    let sheet = office.sheet("events");
    let key = column(sheet, "id");
    sheet.rows.retain(|row| row[key] != "lantern-days-2027");
    let sheet = office.sheet("sessions");
    sheet.rows.clear();
    let deletion = ["--delete", "lantern-days-2027"];
    weeks.push(office.week("2027-04-12", &deletion));

    insta::assert_snapshot!(weeks.join("\n"), @r"
    Events
      “Spring fair” [spring-fair-2027]: added
      “Night market” [night-market-2027]: added
    Venues
      “Harbour Hall” [hall]: added
    Series
      “Language café” [cafe]: added
    4 differences

    Events
      “Spring fair” [spring-fair-2027]
        “Date”: 10 April 2027 → 11 April 2027
        “Previous date”: empty → 10 April 2027
        “Time, Beginning”: 10:00 → 11:00
        “Reason, English”: empty → Rain is forecast
        “Registration, Address”: empty → mailto:fair@example.org
        “Registration closes”: empty → 9 April 2027
      “Lantern days” [lantern-days-2027]: added
    7 differences

    Events
      “Spring fair” [spring-fair-2027]
        “Venue”: Harbour Hall → Lime Park
        “Pictures”: empty → images/fair.jpg Stalls under trees City archive
      “Night market” [night-market-2027]
        “Status”: Planned → Cancelled
        “Reason, English”: empty → No stalls
    Venues
      “Lime Park” [park]: added
    5 differences

    Events
      “Spring fair” [spring-fair-2027]
        “Status”: Planned → Held
      “Lantern days” [lantern-days-2027]: removed
    2 differences
    ");

    let text = std::fs::read_to_string(&office.into).unwrap();
    let found: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(found, expected(), "{text}");
}

/// The bundle after the four weeks.
fn expected() -> Value {
    let mut bundle = empty();
    let price = json!({ "amounts": [
        { "label": { "en": "Adults" }, "amount": "500", "currency": "JPY" },
        { "label": { "en": "Children" }, "amount": "300", "currency": "JPY" },
    ] });
    bundle["site"]["updated"] = json!("2027-04-12");
    bundle["venues"] = json!([
        {
            "id": "hall", "name": { "en": "Harbour Hall", "ru": "Портовый зал" },
            "address": { "en": "1 Quay Street" }, "accessibility": ["wheelchair"],
        },
        { "id": "park", "name": { "en": "Lime Park" } },
    ]);
    bundle["series"] = json!([{
        "id": "cafe", "title": { "en": "Language café", "ru": "Языковое кафе" },
        "rule": { "start": "2027-03-03", "rrule": "FREQ=WEEKLY;BYDAY=WE" },
        "announced_until": "2027-06-30", "category": "cultural", "direction": "culture",
        "format": "in-person",
    }]);
    bundle["events"] = json!([
        {
            "id": "spring-fair-2027", "kind": "festival",
            "title": { "en": "Spring fair", "ru": "Весенняя ярмарка" },
            "when": "2027-04-11", "previous_when": "2027-04-10",
            "time": {
                "start": "11:00", "end": "16:00", "offset": "+09:00", "zone": "Asia/Tokyo",
            },
            "category": "cultural", "direction": "culture", "format": "unstated",
            "status": "held", "reason": { "en": "Rain is forecast" }, "venue": "park",
            "price": price,
            "registration": { "url": "mailto:fair@example.org", "closes": "2027-04-09" },
            "images": [{
                "file": "images/fair.jpg", "alt": { "en": "Stalls under trees" },
                "credit": { "en": "City archive" },
            }],
            "revision": { "number": 3, "date": "2027-04-12" },
        },
        {
            "id": "night-market-2027", "kind": "festival",
            "title": { "en": "Night market", "ru": "Ночной рынок" },
            "when": "2027-04-24",
            "time": { "start": "18:00", "offset": "+09:00", "zone": "Asia/Tokyo" },
            "category": "cultural", "direction": "culture", "format": "unstated",
            "status": "cancelled", "reason": { "en": "No stalls" }, "venue": "hall",
            "price": price,
            "revision": { "number": 1, "date": "2027-03-15" },
        },
    ]);
    bundle
}
