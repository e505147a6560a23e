//! The search: by keys, by touch, in another script, with a typo, and without results.

use crate::page::Page;

/// Waits until the numbers of results contain a text.
fn wait_for_status(page: &Page, text: &str) {
    page.wait_for(text, || {
        let found = page.find_all("status");
        found
            .iter()
            .any(|status| status.name.contains(text))
            .then_some(())
    });
}

/// Returns the names of the options in order.
fn options(page: &Page) -> Vec<String> {
    let options = page.find_all("option");
    options.into_iter().map(|option| option.name).collect()
}

#[test]
fn an_event_is_found_by_keys_and_opens_as_any_other_link() {
    let page = Page::open();
    page.visit("ru/calendar?view=month&date=2021-12");
    page.ready();
    page.press("/");
    page.find("dialog", "Поиск");
    let field = page.find("combobox", "Что вы ищете?");
    assert_eq!(page.focused().expect("the field").name, "Что вы ищете?");
    page.type_into(&field, "тхеквондо");
    page.find("status", "1 результат");
    assert_eq!(
        page.address(),
        "ru/calendar?view=month&date=2021-12&q=%D1%82%D1%85%D0%B5%D0%BA%D0%B2%D0%BE%D0%BD%D0%B4%D0%BE"
    );
    page.press("ArrowDown");
    let option = page.find("option", "Турнир по тхэквондо*");
    assert_eq!(
        page.attribute(&option, "aria-selected").as_deref(),
        Some("true")
    );
    let active = page.attribute(&field, "aria-activedescendant");
    assert_eq!(active, page.attribute(&option, "id"));
    page.press("Enter");
    page.find("dialog", "Турнир по тхэквондо*");
    page.gone("dialog", "Поиск");
    let open = "ru/calendar?view=month&date=2021-12&open=taekwondo-bucheon-2021-12";
    assert_eq!(page.address(), open);
    // Opening the search adds no entry to the history.
    page.back();
    page.gone("dialog", "Турнир по тхэквондо*");
    assert_eq!(page.address(), "ru/calendar?view=month&date=2021-12");

    // Ctrl+K opens the search anywhere; Esc returns the focus.
    let today = page.tab_to("button", "Сегодня");
    page.press("Control+k");
    page.find("dialog", "Поиск");
    page.press("Escape");
    page.gone("dialog", "Поиск");
    page.wait_for("the focus", || {
        (page.focused()?.name == today.name).then_some(())
    });
    assert_eq!(page.address(), "ru/calendar?view=month&date=2021-12");
}

#[test]
fn a_city_is_found_by_touch_under_any_name_and_back_leads_to_the_results() {
    let page = Page::open();
    page.screen(360, 740);
    page.visit("ja/map");
    page.ready();
    page.click(&page.find("button", "検索"));
    let field = page.find("combobox", "何をお探しですか？");
    page.type_into(&field, "ﾌﾟﾁｮﾝ");
    page.find("option", "富川 韓国*");
    assert!(
        options(&page)[0].contains("プチョン"),
        "{:?}",
        options(&page)
    );
    page.click(&page.find("option", "富川 韓国*"));
    page.find("heading", "富川 부천");
    assert_eq!(page.address(), "ja/cities/bucheon");
    page.back();
    let field = page.find("combobox", "何をお探しですか？");
    let value = "return document.activeElement.value";
    page.wait_for("the words again", || {
        (page.script(value, serde_json::json!([])) == "ﾌﾟﾁｮﾝ").then_some(())
    });
    page.find("option", "富川 韓国*");

    // A result in another language is marked with it.
    for _ in 0.."ﾌﾟﾁｮﾝ".chars().count() {
        page.press("Backspace");
    }
    page.type_into(&field, "тхэквондо");
    let option = page.find("option", "ハバロフスク・富川テコンドー大会*");
    assert!(option.name.contains("ロシア語"), "{}", option.name);
    let tagged = "return [...document.querySelectorAll('[role=option] [lang=ru] mark')]\
        .map((mark) => mark.textContent)";
    let marks = page.script(tagged, serde_json::json!([]));
    assert_eq!(marks, serde_json::json!(["тхэквондо"]));
}

#[test]
fn a_season_finds_what_falls_there_and_keys_open_it() {
    let page = Page::open();
    page.visit("ko/calendar");
    page.ready();
    page.press("/");
    let field = page.find("combobox", "무엇을 찾으시나요?");
    // Before anything is typed, times are suggested; one fills the field.
    page.click(&page.find("button", "여름"));
    wait_for_status(&page, "여름: ");
    assert_eq!(page.focused().expect("the field").name, field.name);
    for _ in 0.."여름".chars().count() {
        page.press("Backspace");
    }
    page.type_into(&field, "겨울");
    wait_for_status(&page, "겨울: ");
    page.find("option", "‘아무르의 크리스털’ 얼음 조각 대회*");
    page.press("ArrowDown");
    let first = options(&page).remove(0);
    let option = page.find("option", &first);
    assert_eq!(
        page.attribute(&option, "aria-selected").as_deref(),
        Some("true")
    );
    page.press("Enter");
    page.gone("dialog", "검색");
    assert!(page.address().contains("open="), "{}", page.address());
}

#[test]
fn a_search_without_results_says_so_and_leads_to_the_nearest_coming_entry() {
    let page = Page::open();
    page.visit("en/about?q=xqzxqz");
    page.find("dialog", "Search");
    page.find("status", "0 results");
    page.wait_for("the sentence", || {
        page.all_text()
            .contains("Nothing is found for “xqzxqz”.")
            .then_some(())
    });
    page.find("link", "Calendar of events");
    // Enter opens no entry that nobody has chosen.
    page.press("Enter");
    assert_eq!(page.address(), "en/about?q=xqzxqz");
    page.press("ArrowDown");
    page.press("Enter");
    page.gone("dialog", "Search");
    assert!(
        page.address().starts_with("en/about?open="),
        "{}",
        page.address()
    );
}
