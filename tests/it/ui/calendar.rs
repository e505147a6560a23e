//! The calendar as HTML.

use std::collections::BTreeSet;

use pobratim::text::Lang;
use pobratim::ui::render::Renderer;

use super::html::{Element, parse};
use super::{
    LANGS, address, bundle, has_link, links, message, of_class, one, page, published, renderer,
};

#[test]
fn a_month_shows_its_days_and_what_has_none() {
    for (lang, heading, count) in [
        (Lang::Ru, "Май 2021", "6 записей, 2 не подтверждено"),
        (Lang::En, "May 2021", "6 entries, 2 unconfirmed"),
    ] {
        let page = page(lang, "calendar?date=2021-05&view=month");
        assert_eq!(one(&page, "id", "calendar-heading").text(), heading);
        let count_text = of_class(&page, "calendar-count")[0].text();
        assert_eq!(count_text, count);
        let grid = one(&page, "role", "grid");
        let cells = grid.all(|it| it.attribute("role") == Some("gridcell"));
        assert_eq!(cells.len(), 42);
        let dates: Vec<&str> = cells
            .iter()
            .filter_map(|it| it.attribute("data-date"))
            .collect();
        assert_eq!((dates[0], dates.len()), ("2021-04-26", 42));
        let band = of_class(&page, "band")[0];
        let subject = bundle().find_subject("city-day-2021").unwrap();
        let title = bundle()
            .view(subject)
            .title
            .get(lang, &bundle().order)
            .unwrap()
            .text;
        has_link(
            band,
            &format!("/{}/events/city-day-2021", lang.code()),
            title,
        );
    }
}

#[test]
fn a_list_has_all_its_rows() {
    for lang in LANGS {
        let page = page(lang, "calendar?date=2021&view=schedule");
        let parts = of_class(&page, "schedule-part");
        let rows = parts.iter().map(|part| {
            part.attribute("data-rows")
                .unwrap()
                .parse::<usize>()
                .unwrap()
        });
        let in_parts = parts.iter().map(|part| of_class(part, "entry").len());
        let in_parts: usize = in_parts.sum();
        assert_eq!(rows.sum::<usize>(), in_parts);
        // Holidays are listed below, and not counted.
        let holidays = of_class(&page, "observances");
        let others = holidays.iter().map(|list| of_class(list, "entry").len());
        let listed = of_class(&page, "entry").len();
        assert_eq!(listed, in_parts + others.sum::<usize>());
        assert!(of_class(&page, "schedule-placeholder").is_empty());
        for part in parts {
            assert_eq!(
                part.attribute("data-rows").unwrap(),
                of_class(part, "entry").len().to_string()
            );
        }
        let page = parse(&renderer("/").page(address(
            lang,
            "calendar?date=2021&view=schedule&city=niigata",
        )));
        let with_city = of_class(&page, "entry");
        let names = with_city.iter().map(|row| {
            links(row)
                .iter()
                .any(|(to, _)| to.ends_with("/cities/niigata"))
        });
        assert!(with_city.len() > 1 && names.into_iter().all(|is| is));
    }
}

#[test]
fn a_year_shows_its_months_and_a_week_its_days() {
    for lang in LANGS {
        let code = lang.code();
        let year = page(lang, "calendar?date=2021&view=year");
        let months = of_class(&year, "year-month");
        assert_eq!(months.len(), 12);
        for (month, number) in months.iter().zip(1..) {
            let href = format!("/{code}/calendar?view=month&date=2021-{number:02}");
            assert!(links(month).iter().any(|(to, _)| *to == href), "{href}");
            let firsts = month.all(|it| it.attribute("data-column").is_some());
            assert_eq!(firsts.len(), 1);
        }
        // 1 May 2021 was a Saturday.
        let first = months[4].all(|it| it.attribute("data-column").is_some())[0];
        assert_eq!(first.attribute("data-column"), Some("6"));
        let week = page(lang, "calendar?date=2021-05-12&view=week");
        let days = week.all(|it| {
            it.attribute("class")
                .is_some_and(|class| class == "week-day")
        });
        assert_eq!(days.len(), 7);
    }
}

/// Published pages have no `style` attribute: the style sheet has a rule for each number of rows of
/// a part.
#[test]
fn the_style_sheet_knows_every_number_of_rows_and_columns() {
    let top = env!("CARGO_MANIFEST_DIR");
    for (file, name, last) in [("schedule", "rows", 40), ("year", "column", 7)] {
        let css = std::fs::read_to_string(format!("{top}/style/calendar/{file}.css")).unwrap();
        for number in 1..=last {
            assert!(
                css.contains(&format!("[data-{name}=\"{number}\"] {{")),
                "{name} {number}"
            );
        }
    }
    let page = page(Lang::En, "calendar?date=2021&view=schedule");
    assert_eq!(
        of_class(&page, "schedule-part")[0].attribute("data-rows"),
        Some("40")
    );
}

#[test]
fn steps_of_a_published_calendar_lead_to_the_nearest_folder_and_name_it() {
    let renderer = Renderer::new(bundle(), "/", published());
    let step = |path: &str, rel: &str| {
        let page = parse(&renderer.page(address(Lang::En, path)));
        let link = one(&page, "rel", rel);
        let values = ["href", "title"].map(|name| link.attribute(name).unwrap().to_owned());
        values.join(" ")
    };
    let may = "/en/calendar/2021-05/ May 2021";
    assert_eq!(step("calendar?date=2021-04", "next"), may);
    // Before what is coming there is this year, or the nearest year with a folder.
    for path in ["", "calendar"] {
        let year = "/en/calendar/2021/ 2021";
        assert_eq!(step(path, "prev"), year, "{path}");
    }
}

/// In the grid one Tab stop leads to the days; in the lists of days each link is one.
#[test]
fn holidays_are_reached_by_the_keyboard_where_there_is_no_grid() {
    for (view, expected) in [("month", Some("-1")), ("week", None)] {
        let page = page(Lang::En, &format!("calendar?date=2027-05-09&view={view}"));
        let mut labels = Vec::new();
        for cell in [of_class(&page, "day"), of_class(&page, "week-day")].concat() {
            labels.extend(of_class(cell, "observance"));
        }
        assert!(!labels.is_empty(), "{view}");
        for label in labels {
            assert_eq!(label.attribute("tabindex"), expected, "{view}");
        }
    }
}

/// What is expected has the category and the name of its series, as everything else has.
#[test]
fn a_year_names_what_is_expected() {
    let page = page(Lang::En, "calendar?date=2027&view=year");
    let months = of_class(&page, "year-month");
    let vague = of_class(months[5], "year-vague")[0];
    let names = of_class(vague, "year-names")[0];
    let day = one(names, "data-event", "city-day@2027");
    assert_eq!(day.attribute("data-status"), Some("expected"));
    has_link(day, "/en/events/city-day@2027", "Khabarovsk City Day");
    let bar = of_class(vague, "breakdown")[0];
    let marks = |of: &Element| -> BTreeSet<String> {
        let marked = of.all(|it| it.attribute("data-mark").is_some());
        let marks = marked.iter().filter_map(|it| it.attribute("data-mark"));
        marks.map(str::to_owned).collect()
    };
    assert!(marks(bar).len() > 1 && marks(names).is_subset(&marks(bar)));
    let segments = bar.all(|it| it.attribute("data-mark").is_some());
    assert!(
        segments
            .iter()
            .all(|it| it.attribute("data-expected").is_some())
    );
    // Of many the first are named, and the month has the others.
    let may = of_class(months[4], "year-names")[0];
    let (href, _) = links(may).pop().unwrap();
    assert_eq!(href, "/en/calendar?view=month&date=2027-05");
    // A month without anything has no bar.
    let july = of_class(months[6], "year-vague");
    assert!(july.is_empty(), "{}", months[6].text());
}

#[test]
fn a_week_is_a_view_and_an_empty_one_leads_to_the_nearest_entry() {
    for lang in LANGS {
        let page = page(lang, "calendar?date=2024-01-17&view=week");
        let bar = of_class(&page, "calendar-bar")[0];
        let switch = of_class(bar, "switch")[0];
        let names: Vec<String> = switch.named("button").iter().map(|it| it.text()).collect();
        assert!(names.contains(&message(lang, "views.week")), "{names:?}");
        let empty = of_class(&page, "empty")[0];
        assert!(empty.text().contains(&message(lang, "views.empty_week")));
        let nearest = of_class(empty, "empty-nearest")[0];
        let (href, _) = &links(nearest)[0];
        assert!(
            href.starts_with(&format!("/{}/events/", lang.code())),
            "{href}"
        );
    }
}

/// Date, state, category and cities have one order in all lists.
#[test]
fn the_details_of_an_entry_have_one_order() {
    let order = |list: &Element| -> Vec<String> {
        let parts = list.all(|it| it.attribute("class").is_some());
        let classes = parts.iter().filter_map(|it| it.attribute("class"));
        let known = ["entry-when", "badge", "entry-category", "entry-cities"];
        let classes = classes.filter(|class| known.contains(class));
        classes.map(str::to_owned).collect()
    };
    for path in [
        "calendar?date=2021&view=schedule",
        "calendar?date=2021-05&view=month",
        "cities/niigata",
    ] {
        let page = page(Lang::En, path);
        let all = of_class(&page, "entry-meta");
        assert!(!all.is_empty(), "{path}");
        for meta in all {
            let found = order(meta);
            let place = |class: &String| {
                let known = ["entry-when", "badge", "entry-category", "entry-cities"];
                known.iter().position(|known| known == class)
            };
            assert!(found.iter().map(place).is_sorted(), "{path}: {found:?}");
        }
    }
}
