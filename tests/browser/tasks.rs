//! Tasks of visitors, with the number of taps that each may take.

use serde_json::json;

use crate::engine::Settings;
use crate::language_texts::ALL;
use crate::page::Page;
use crate::server::Hosting;

/// Bottom edge of the first coming entry, in heights of the window.
const FIRST_CARD: &str = "const card = document.querySelector('.coming-card');\
    return card && card.getBoundingClientRect().bottom / innerHeight";

#[test]
fn the_first_screen_of_a_phone_shows_a_coming_entry_in_every_language() {
    let page = Page::open();
    page.screen(390, 844);
    for texts in ALL {
        page.visit(&format!("{}/", texts.code));
        page.ready();
        let bottom = page.script(FIRST_CARD, json!([])).as_f64();
        assert!(
            bottom.is_some_and(|bottom| bottom <= 1.0),
            "{}: {bottom:?}",
            texts.code
        );
    }
}

#[test]
fn an_event_for_given_travel_dates_takes_two_taps() {
    let page = Page::open();
    page.screen(390, 844);
    for (texts, show) in ALL
        .into_iter()
        .zip(["Показать", "Show", "查看", "보기", "表示"])
    {
        page.visit(&format!("{}/", texts.code));
        page.ready();
        // Dates are typed; a field of a date reads them as a whole.
        let dates = "const [from, to] = document.querySelectorAll('input[type=date]');\
            from.value = '2027-05-28'; to.value = '2027-06-03'";
        page.script(dates, json!([]));
        let button = page.find("button", show);
        let middle = "arguments[0].scrollIntoView({ block: 'center' })";
        page.script(middle, json!([button.as_argument()]));
        page.click(&button);
        let address = format!("{}/?from=2027-05-28&to=2027-06-03", texts.code);
        page.wait_for("the dates in the address", || {
            (page.address() == address).then_some(())
        });
        page.wait_for("City Day among what is possible", || {
            page.data_values("data-event")
                .contains(&"city-day@2027".to_owned())
                .then_some(())
        });
        let link = "return document.querySelector(\
            '.coming-card[data-event=\"city-day@2027\"] a').getAttribute('href')";
        let href = page.script(link, json!([]));
        assert!(
            href.as_str().is_some_and(|href| href.contains("city-day")),
            "{href}"
        );
    }
}

#[test]
fn choices_of_days_are_one_tab_stop_and_in_the_address() {
    let page = Page::open();
    page.visit("en/");
    page.ready();
    page.tab_to("radio", "Coming up");
    page.press("ArrowRight");
    let today = "const now = new Date();\
        const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()]\
            .map((part) => String(part).padStart(2, '0')).join('-');\
        return `en/?from=${day}&to=${day}`";
    let expected = page.script(today, json!([]));
    page.wait_for("the day in the address", || {
        (json!(page.address()) == expected).then_some(())
    });
    assert_eq!(page.focused().expect("a choice").name, "Today");
    page.press("ArrowLeft");
    page.wait_for("the address without days", || {
        (page.address() == "en/").then_some(())
    });
}

#[test]
fn the_next_edition_is_one_tap_from_a_past_one() {
    let page = Page::open();
    for texts in ALL {
        page.visit(&format!("{}/events/city-day-2021", texts.code));
        page.ready();
        let next = "return document.querySelectorAll('a[href*=\"events/city-day@\"]').length";
        let count = page.script(next, json!([])).as_u64();
        assert!(count >= Some(1), "{}", texts.code);
    }
}

#[test]
fn the_review_of_the_latest_year_is_one_tap_from_the_start_page() {
    let page = Page::open();
    for (width_px, height_px) in [(390, 844), (1366, 768)] {
        page.screen(width_px, height_px);
        for texts in ALL {
            page.visit(&format!("{}/", texts.code));
            page.ready();
            // The link that is visible without opening anything.
            let link = "const links = [...document.querySelectorAll('a[href*=\"/review/\"]')];\
                const link = links.find((link) => link.checkVisibility());\
                link.scrollIntoView({ block: 'center' }); link.click();";
            page.script(link, json!([]));
            let review = format!("{}/review/2021", texts.code);
            page.wait_for("the review", || (page.address() == review).then_some(()));
        }
    }
}

#[test]
fn subscribing_to_a_city_takes_two_taps() {
    let hosting = Hosting {
        published: true,
        ..Hosting::default()
    };
    let page = Page::with(&Settings::default(), hosting);
    page.screen(390, 844);
    for (texts, subscribe) in
        ALL.into_iter()
            .zip(["Подписаться", "Subscribe", "订阅", "구독", "購読する"])
    {
        page.visit(&format!("{}/cities/niigata/", texts.code));
        page.ready();
        page.click(&page.find("summary", subscribe));
        let href = page.attribute(&page.find("link", subscribe), "href");
        assert!(
            href.as_ref()
                .is_some_and(|href| href.starts_with("webcal://")
                    && href.contains("niigata")
                    && href.ends_with(".ics")),
            "{}: {href:?}",
            texts.code
        );
    }
}
