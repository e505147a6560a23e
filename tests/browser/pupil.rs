//! A pupil or a teacher: the entries of a city, and how certain they are.

use crate::language_texts::RU;
use crate::page::Page;

#[test]
fn a_city_page_leads_to_its_calendar_and_its_map() {
    let page = Page::open();
    page.visit("ru/cities/niigata");
    page.find("heading", "Ниигата 新潟");
    page.click(&page.find("link", "В календаре"));
    page.find("status", "4 записи: Ниигата*");
    assert_eq!(page.address(), "ru/calendar?city=niigata");
    page.click(&page.find("button", "Месяц"));
    page.wait_for("the month", || {
        (page.address() == "ru/calendar?view=month&city=niigata").then_some(())
    });
    // Back first undoes the change of view, then returns to the city.
    page.back();
    page.wait_for("the schedule", || {
        (page.address() == "ru/calendar?city=niigata").then_some(())
    });
    page.back();
    page.find("heading", "Ниигата 新潟");
    page.click(&page.find("link", "На карте"));
    page.find("heading", "Карта городов-партнёров");
    assert_eq!(page.address(), "ru/map?city=niigata");
    let marker = page.find("button", "Ниигата,*");
    assert_eq!(
        page.attribute(&marker, "aria-pressed").as_deref(),
        Some("true")
    );
}

#[test]
fn a_filter_is_described_in_words_and_cleared_with_one_button() {
    let page = Page::open();
    let meeting = "pupils-meeting-niigata-2021".to_owned();
    let contest = "best-municipal-practice-2021".to_owned();
    page.visit("ru/calendar?view=schedule&date=2021&city=niigata&audience=schoolchildren");
    page.find("status", "2 записи: Ниигата, Школьники*");
    let events = page.data_values("data-event");
    assert!(
        events.contains(&meeting) && !events.contains(&contest),
        "{events:?}"
    );
    page.click(&page.find("button", "Показать всё"));
    page.wait_for("all entries", || {
        page.data_values("data-event")
            .contains(&contest)
            .then_some(())
    });
    assert_eq!(page.address(), "ru/calendar?view=schedule&date=2021");
    page.back();
    page.find("status", "2 записи: Ниигата, Школьники*");
}

#[test]
fn an_entry_says_how_sure_its_date_and_its_state_are() {
    let page = Page::open();
    for (path, phrase) in [
        (
            "ru/events/pupils-meeting-niigata-2021",
            "Источник называет только год.",
        ),
        ("ru/events/city-day-2021", "Источник называет только месяц."),
        ("ru/events/city-day-2022", "Итог неизвестен"),
        ("ru/events/city-day@2031", "Ожидается"),
    ] {
        page.visit(path);
        page.find("link", RU.calendar);
        let text = page.all_text();
        assert!(
            text.contains(phrase),
            "`{phrase}` is missing at {path}:\n{text}"
        );
    }
}

#[test]
fn an_empty_month_says_so_and_leads_to_the_nearest_entry() {
    let page = Page::open();
    page.visit("ru/calendar?view=month&date=1995-02");
    page.find("heading", "Февраль 1995");
    assert!(
        page.all_text()
            .contains("На этот месяц ничего не опубликовано.")
    );
    let nearest = page.texts(".empty-nearest a");
    page.click(&page.find("link", &nearest[0]));
    page.find("dialog", &[&nearest[0], "*"].concat());
    page.back();
    page.find("heading", "Февраль 1995");
    // A schedule of a year steps by year.
    page.visit("ru/calendar?date=2021");
    page.find("heading", "2021 год");
    page.click(&page.find("button", "Следующий год"));
    page.find("heading", "2022 год");
}
