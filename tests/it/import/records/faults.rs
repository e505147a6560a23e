//! Faults name sheet, row and column, what was found, and what to do.

use super::{column, fault_lines, planned, set, small_text, with};
use pobratim::import::records::Sheet;

#[test]
fn each_fault_is_at_its_cell() {
    let check = |code: &str, change: &dyn Fn(&mut Sheet), expected: &str| {
        let text = small_text();
        let plan = planned(&text, &with(&text, code, |sheet| change(sheet)));
        assert_eq!(fault_lines(&plan), expected);
    };
    // Cells of the first row.
    let cell = |code: &str, name: &str, text: &str, expected: &str| {
        let change = |sheet: &mut Sheet| {
            let at = column(sheet, name);
            sheet.rows[0][at] = text.to_owned();
        };
        check(code, &change, expected);
    };
    cell(
        "cities",
        "position_lat",
        "90.5",
        "sheet “Cities”, row 2, column “Position, Latitude *”: `90.5` is no number from -90 to 90. Write, for example, 48.5",
    );
    cell(
        "cities",
        "position_lat",
        "north",
        "sheet “Cities”, row 2, column “Position, Latitude *”: `north` is no number from -90 to 90. Write, for example, 48.5",
    );
    cell(
        "series",
        "first_year",
        "1999.5",
        "sheet “Series”, row 2, column “First year”: `1999.5` is no whole number from -9999 to 9999",
    );
    cell(
        "series",
        "without",
        "2019; never",
        "sheet “Series”, row 2, column “Years without it”: `never` is no whole number from -9999 to 9999",
    );
    cell(
        "series",
        "exchange",
        "perhaps",
        "sheet “Series”, row 2, column “For pupils”: `perhaps` does not fit here. Choose from: Yes, No",
    );
    cell(
        "series",
        "category",
        "cultura",
        "sheet “Series”, row 2, column “Category *”: “Categories” has no `cultura`. Did you mean `cultural`?",
    );
    cell(
        "series",
        "category",
        "zzz",
        "sheet “Series”, row 2, column “Category *”: “Categories” has no `zzz`. Add it there first, or correct the cell",
    );
    cell(
        "series",
        "cities",
        "niigata; niigata",
        "sheet “Series”, row 2, column “Cities”: `niigata` stands twice. Leave it once",
    );
    cell(
        "series",
        "sources",
        "raport P05",
        "sheet “Series”, row 2, column “Sources”: “Sources” has no `raport`. Did you mean `report`?",
    );
    cell(
        "series",
        "id",
        "City Day",
        "sheet “Series”, row 2, column “Id *”: `City Day` cannot be an id: use lower-case letters, digits and single hyphens, as in `petro-kim-2021`",
    );
    cell(
        "series",
        "id",
        "",
        "sheet “Series”, row 2, column “Id *”: the cell is empty, and there is no record without it. Fill it in",
    );
    cell(
        "series",
        "format",
        "",
        "sheet “Series”, row 2, column “Format *”: the cell is empty, and there is no record without it. Fill it in",
    );
    cell(
        "ties",
        "kind",
        "brotherly",
        "sheet “Ties”, row 2, column “Kind *”: `brotherly` does not fit here. Choose from: Sister city, Friendly city, In contact",
    );
    cell(
        "ties",
        "as_of",
        "31.02.2021",
        "sheet “Ties”, row 2, column “As of *”: `31.02.2021` is not a date: there are 28 days in February 2021. Correct the day, or leave only the month",
    );
    cell(
        "ties",
        "record",
        "nigata",
        "sheet “Ties”, row 2, column “Record”: there is no record `nigata`. Did you mean `niigata`?",
    );
    cell(
        "ties",
        "record",
        "",
        "sheet “Ties”, row 2, column “Record”: the cell is empty, and there is no record without it. Fill it in",
    );
    cell(
        "ties",
        "record",
        "unknown-city",
        "sheet “Ties”, row 2, column “Record”: there is no record `unknown-city`. Add it first, or write the id of one that is there",
    );
    cell(
        "series",
        "rule_start",
        "May 2026",
        "sheet “Series”, row 2, column “Rule, Beginning”: `May 2026` is not an exact day. Write day, month and year",
    );
    cell(
        "media",
        "url",
        "#REF!",
        "sheet “Media”, row 2, column “Address *”: the cell holds the error #REF!. Type the value itself",
    );
    cell(
        "cities",
        "country",
        "Japan",
        "sheet “Cities”, row 2, column “Country *”: `Japan` is no code of a country. Use two letters, as in JP",
    );
    cell(
        "cities",
        "host",
        "no",
        "sheet “Cities”, row 2: no row is marked as the host city. Mark one",
    );
}

#[test]
fn faults_of_rows_and_headers() {
    let check = |code: &str, change: &dyn Fn(&mut Sheet), expected: &str| {
        let text = small_text();
        let plan = planned(&text, &with(&text, code, |sheet| change(sheet)));
        assert_eq!(fault_lines(&plan), expected);
    };
    check(
        "media",
        &|it| it.columns[1].heading = "Kimd".into(),
        "sheet “Media”, row 1, column “Kimd”: there is no such column. Did you mean “Kind”? Begin columns of your own with #",
    );
    check(
        "media",
        &|it| it.columns[1].heading = "colour".into(),
        "sheet “Media”, row 1, column “colour”: there is no such column. Delete it, or begin columns of your own with #",
    );
    check(
        "media",
        &|it| it.columns[1].heading = "id".into(),
        "sheet “Media”, row 1, column “id”: this column is there already. Delete one of the two\nsheet “Media”, row 2, column “id”: `Picture` cannot be an id: use lower-case letters, digits and single hyphens, as in `petro-kim-2021`",
    );
    check(
        "media",
        &|it| it.columns[0].heading = "# mine".into(),
        "sheet “Media”, row 1: the column “Id” was not found. Put the first row with the names of the columns back",
    );
    check(
        "media",
        &|it| it.rows.push(it.rows[0].clone()),
        "sheet “Media”, row 3, column “Id *”: the id `poster` stands in row 2 already. Keep one of the two rows, or give another id",
    );
    check(
        "media",
        &|it| it.rows[0].push("lost".into()),
        "sheet “Media”, row 2: `lost` is in cell H2, in a column without a name. Name the column, or delete the cell",
    );
    check(
        "site",
        &|it| set(it, "Title (en)", "field", "Titel (en)"),
        "sheet “Site”, row 3, column “Titel (en)”: there is no such column. Did you mean “Title (en)”? Begin columns of your own with #",
    );
    check(
        "site",
        &|it| set(it, "Title (en)", "field", "Title (ru)"),
        "sheet “Site”, row 3, column “Title (ru)”: this column is there already. Delete one of the two",
    );
    check(
        "more",
        &|it| it.rows.push(it.rows[0].clone()),
        "sheet “Further fields”, row 5: the id `concert` stands in row 2 already. Keep one of the two rows, or give another id",
    );
    let new = |it: &mut Sheet| {
        let mut row = vec![String::new(); it.columns.len()];
        row[0] = "new-one".to_owned();
        it.rows.push(row);
    };
    check(
        "media",
        &new,
        "sheet “Media”, row 3, column “Kind *”: the cell is empty, and there is no record without it. Fill it in\nsheet “Media”, row 3, column “Address *”: the cell is empty, and there is no record without it. Fill it in\nsheet “Media”, row 3, column “Description (ru) *”: the cell is empty, and there is no record without it. Fill it in\nsheet “Media”, row 3, column “Credit (ru) *”: the cell is empty, and there is no record without it. Fill it in",
    );
    let hosts = |it: &mut Sheet| {
        let at = column(it, "host");
        it.rows[1][at] = "yes".to_owned();
    };
    check(
        "cities",
        &hosts,
        "sheet “Cities”, row 3: the host city is in row 2 already. Mark one row only\nsheet “Ties”, row 2, column “Record”: `niigata` is the id of two records. Write host/niigata or cities/niigata",
    );
}
