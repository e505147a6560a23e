//! A partner city's page on a host of its own, with widgets of the site.

use serde_json::{Value, json};

use crate::engine::Settings;
use crate::locator::Found;
use crate::page::Page;
use crate::queries::strings;
use crate::server::{Bundle, Hosting, Site};

/// Starts a host of another origin that serves a page and its style sheet.
pub fn host(html: &str) -> Site {
    let sheet = include_str!("../fixtures/partner.css");
    Site::serve(Hosting {
        overrides: vec![
            ("partner.html", Bundle::Text(html.into())),
            ("partner.css", Bundle::Text(sheet.into())),
        ],
        ..Hosting::default()
    })
}

fn element(value: &Value) -> Option<Found> {
    Found::from_json(value, "")
}

/// Returns the frame of a widget after its `ready` message.
fn frame(page: &Page, id: &str) -> Found {
    let script = "const widget = document.getElementById(arguments[0]);\
        widget.scrollIntoView({ block: 'center' });\
        return widget.ready ? widget.shadowRoot.querySelector('iframe') : null";
    page.wait_for(&format!("the widget `{id}`"), || {
        element(&page.script(script, json!([id])))
    })
}

/// Runs a closure with the page inside a widget as the current document.
pub fn inside<T>(page: &Page, id: &str, ask: impl FnOnce() -> T) -> T {
    let frame = frame(page, id);
    page.enter_frame(&frame);
    let answer = ask();
    page.leave_frame();
    answer
}

/// Waits until a widget is as high as its content, and returns the height in CSS pixels.
fn wait_for_height(page: &Page, id: &str) -> i64 {
    let frame = frame(page, id);
    page.wait_for(&format!("the height of `{id}`"), || {
        let outer = page.script(
            "return arguments[0].getBoundingClientRect().height",
            json!([frame.as_argument()]),
        );
        page.enter_frame(&frame);
        let inner = page.script(
            "const root = document.documentElement;\
             return [document.getElementById('app').offsetHeight, root.scrollHeight - innerHeight,\
                 innerWidth - root.clientWidth]",
            json!([]),
        );
        page.leave_frame();
        let outer = outer.as_f64()?;
        let [Some(height), Some(below), Some(bar)] = [0, 1, 2].map(|at| inner[at].as_f64()) else {
            return None;
        };
        let is_fit = (outer - height).abs() < 2.0 && below <= 0.0 && bar == 0.0;
        is_fit.then_some(outer as i64)
    })
}

fn theme(page: &Page) -> Value {
    page.script(
        "return document.documentElement.getAttribute('data-theme')",
        json!([]),
    )
}

#[test]
fn a_partners_page_and_its_widgets_do_not_affect_each_other() {
    let forger = Site::serve(Hosting {
        overrides: vec![(
            "forger.html",
            Bundle::Text(include_str!("../fixtures/forger.html").into()),
        )],
        ..Hosting::default()
    });
    let page = Page::open();
    let html = include_str!("../fixtures/partner.html")
        .replace("{{site}}", &page.site.url(""))
        .replace("{{forger}}", &forger.url("forger.html"));
    let partner = host(&html);
    page.screen(900, 900);
    page.load_url(&partner.url("partner.html"));
    page.script(
        "window.heard = [];\
         for (const type of ['ready', 'open', 'select', 'error'])\
             document.addEventListener('pobratim:' + type, (event) =>\
                 heard.push([type, event.target.id, event.detail.id]))",
        json!([]),
    );

    // The language is its own or that of the nearest ancestor; the theme follows the background.
    let state = |id: &str| {
        inside(&page, id, || {
            page.ready();
            let offered = page.texts(".menu a[hreflang]").len();
            (page.language(), theme(&page), offered)
        })
    };
    assert_eq!(state("calendar"), ("ja".into(), json!("light"), 0));
    assert_eq!(state("list"), ("ko".into(), json!("dark"), 5));
    assert_eq!(state("map"), ("ru".into(), json!("light"), 0));
    let focused = page.script("return document.activeElement.tagName", json!([]));
    assert_eq!(focused, json!("BODY"), "a widget took the focus");

    // The height follows the content when the host page's language changes.
    let japanese = wait_for_height(&page, "calendar");
    wait_for_height(&page, "map");
    page.script("document.documentElement.lang = 'ru'", json!([]));
    page.wait_for("Russian", || {
        let lang = inside(&page, "calendar", || page.language());
        (lang == "ru").then_some(())
    });
    assert!(wait_for_height(&page, "calendar") > 300 && japanese > 300);
    assert_eq!(inside(&page, "list", || page.language()), "ko");

    // The theme of one widget changes at run time.
    page.script(
        "document.getElementById('calendar').theme = 'dark'",
        json!([]),
    );
    page.wait_for("the dark", || {
        (inside(&page, "calendar", || theme(&page)) == json!("dark")).then_some(())
    });
    assert_eq!(inside(&page, "map", || theme(&page)), json!("light"));
    let applied = inside(&page, "list", || {
        page.script(
            "const style = getComputedStyle(document.body);\
             return [style.getPropertyValue('--accent'), style.fontFamily]",
            json!([]),
        )
    });
    assert_eq!(applied[0], json!("#0a7f3f"));
    assert!(
        applied[1]
            .as_str()
            .is_some_and(|font| font.starts_with("Georgia")),
        "{applied}"
    );
    let rows = inside(&page, "list", || page.texts(".schedule .entry").len());
    assert_eq!(rows, 3);

    // Details open in the frame, and the file is downloaded from it.
    let before = page.script("return [location.href, history.length]", json!([]));
    inside(&page, "calendar", || {
        page.click(&page.find("link", "День города Хабаровска*"));
        page.find("heading", "День города Хабаровска*");
        page.click(&page.find("summary", "Поделиться"));
        let (name, text) = page.download(&page.find("link", "Скачать .ics"));
        assert!(name.ends_with(".ics"), "{name}");
        assert!(text.starts_with("BEGIN:VCALENDAR"), "{text}");
        let external = page.script(
            "return [...document.querySelectorAll('a[href^=http]:not([download])')]\
                .filter((link) => link.target !== '_blank' || !link.relList.contains('noopener'))\
                .filter((link) => link.origin !== location.origin).length",
            json!([]),
        );
        assert_eq!(external, json!(0), "a link leads away inside the frame");
        page.press("Escape");
    });
    let here = page.script("return location.href", json!([]));
    assert_eq!(here, before[0]);
    let opened = ["open", "calendar", "city-day-2021"];
    page.wait_for("the event of the opened card", || {
        let heard = page.script("return heard", json!([]));
        let heard = heard.as_array()?;
        heard.iter().any(|one| strings(one) == opened).then_some(())
    });

    // Changed attributes take effect without a reload of the frame.
    let mark = "document.body.dataset.same = 'yes'";
    inside(&page, "list", || page.script(mark, json!([])));
    page.script(
        "const list = document.getElementById('list');\
         list.removeAttribute('date'); list.view = 'city'; list.city = 'niigata'",
        json!([]),
    );
    page.wait_for("the city in place of the list", || {
        let now = inside(&page, "list", || {
            page.script(
                "return [location.pathname, document.body.dataset.same]",
                json!([]),
            )
        });
        (now == json!(["/ko/cities/niigata", "yes"])).then_some(())
    });
    // A widget of fixed height scrolls inside.
    page.script("document.getElementById('list').height = 300", json!([]));
    page.wait_for("a low frame that scrolls", || {
        let now = inside(&page, "list", || {
            page.script("scrollTo(0, 50); return [innerHeight, scrollY]", json!([]))
        });
        (now == json!([300, 50])).then_some(())
    });

    // Forged messages, in the name of the widget and of the host page, had no effect.
    let forged = page.script(
        "return heard.filter(([type, , id]) => type === 'error' || id === 'forged')",
        json!([]),
    );
    assert_eq!(forged, json!([]));
    for (id, lang, accent) in [("calendar", "ru", "#ff9277"), ("map", "ru", "#a8321f")] {
        let (now, applied, path) = inside(&page, id, || {
            let property =
                "return getComputedStyle(document.documentElement).getPropertyValue('--accent')";
            let path = page.script("return location.pathname", json!([]));
            (page.language(), page.script(property, json!([])), path)
        });
        assert_eq!((now.as_str(), applied), (lang, json!(accent)), "{id}");
        assert_eq!(path, json!(format!("/{lang}/{id}")));
        wait_for_height(&page, id);
    }

    // The wheel scrolls the host page; with Ctrl it zooms the map.
    let map = frame(&page, "map");
    page.script("document.getElementById('map').scrollIntoView()", json!([]));
    let scrolled = || {
        let scrolled = page.script("return scrollY", json!([]));
        scrolled.as_f64().unwrap_or_default()
    };
    let (before, at) = (scrolled(), (300, 400));
    page.wheel(at, 60, "");
    page.wait_for("the host page to scroll", || {
        (scrolled() > before + 20.0).then_some(())
    });
    let (before, first) = (scrolled(), map_view_in(&page, &map));
    page.wheel(at, -200, "Control");
    page.wait_for("the map to come nearer", || {
        (map_view_in(&page, &map) != first).then_some(())
    });
    assert_eq!(scrolled(), before);
}

fn map_view_in(page: &Page, map: &Found) -> Value {
    page.enter_frame(map);
    let view = page.script(
        "return new URLSearchParams(location.search).get('map')",
        json!([]),
    );
    page.leave_frame();
    view
}

/// Starts a host with a Korean page that has one widget with a link in it.
fn small(site: &Site) -> Site {
    host(&format!(
        "<!doctype html><html lang=ko><meta charset=utf-8><title>부천</title>\
         <script async src=\"{0}embed.js\"></script>\
         <pobratim-widget id=calendar><a href=\"{0}ko/calendar\">캘린더 보기</a></pobratim-widget>",
        site.url("")
    ))
}

#[test]
fn where_the_widget_cannot_run_the_partners_fallback_stays() {
    let page = Page::open();
    let sentence = "여기에 지도와 캘린더를 표시하지 못했습니다. 별도 페이지에서 열어 주세요.";
    let check = |why: &str, hosting: Hosting| {
        let site = Site::serve(hosting);
        let partner = small(&site);
        page.load_url(&partner.url("partner.html"));
        page.wait_for(why, || {
            let note = page.script(
                "const note = document.querySelector('pobratim-widget').shadowRoot.querySelector('p');\
                 return note.hidden ? '' : note.textContent",
                json!([]),
            );
            (note == json!(sentence)).then_some(())
        });
        page.find("link", "캘린더 보기");
        let link = page.script(
            "const link = document.querySelector('pobratim-widget').shadowRoot.querySelector('p a');\
             return [link.href, link.target, link.rel]",
            json!([]),
        );
        let href = site.url("ko/calendar");
        assert_eq!(
            strings(&link),
            [href.as_str(), "_blank", "noopener"],
            "{why}"
        );
    };
    check(
        "no WebAssembly",
        Hosting {
            header: "Content-Security-Policy: script-src 'self'",
            ..Hosting::default()
        },
    );
    check(
        "no bundle",
        Hosting {
            bundle: Bundle::Status(404),
            ..Hosting::default()
        },
    );
    check(
        "no frame",
        Hosting {
            header: "X-Frame-Options: DENY",
            ..Hosting::default()
        },
    );
}

#[test]
fn without_a_network_the_fallback_stays_and_a_reload_shows_the_widget() {
    let page = Page::open();
    let partner = host(&format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>Portland</title>\
         <link rel=stylesheet href=partner.css><script async src=\"{0}embed.js\"></script>\
         <div class=tall></div><div class=tall></div>\
         <pobratim-widget id=map view=map><a href=\"{0}en/map\">Our sister cities</a></pobratim-widget>",
        page.site.url("")
    ));
    page.screen(900, 700);
    page.load_url(&partner.url("partner.html"));
    page.wait_for("the element", || {
        let defined = "return !!customElements.get('pobratim-widget')";
        (page.script(defined, json!([])) == json!(true)).then_some(())
    });
    // A widget far below the window is not fetched until it is scrolled near, which happens offline.
    let frames = "return document.querySelector('pobratim-widget').shadowRoot\
        .querySelectorAll('iframe').length";
    assert_eq!(page.script(frames, json!([])), json!(0));
    page.offline(true);
    page.script("document.getElementById('map').scrollIntoView()", json!([]));
    page.wait_for("the sentence", || {
        let note = "const note = document.querySelector('pobratim-widget').shadowRoot\
            .querySelector('p'); return !note.hidden && note.textContent.length > 0";
        (page.script(note, json!([])) == json!(true)).then_some(())
    });
    page.find("link", "Our sister cities");
    page.offline(false);
    page.reload();
    frame(&page, "map");
    inside(&page, "map", || page.ready());
}

#[test]
fn the_snippets_of_the_builder_work_unchanged() {
    let settings = Settings {
        languages: "ja".into(),
        ..Settings::default()
    };
    let page = Page::with(&settings, Hosting::default());
    // The link on the page of a city opens the builder with that city.
    page.visit("en/cities/harbin");
    page.click(&page.find("summary", "Share"));
    page.find("button", "Copy link");
    page.click(&page.find("link", "A widget for your site"));
    page.wait_for("the lines for Harbin", || {
        let lines = page.texts(".snippet code").concat();
        lines
            .contains("view=\"city\" city=\"harbin\"")
            .then_some(())
    });
    page.visit("en/embed");
    let choose = |name: &str, value: &str| {
        let field = page.find("combobox", name);
        page.script(
            "arguments[0].value = arguments[1];\
             arguments[0].dispatchEvent(new Event('change', { bubbles: true }))",
            json!([field.as_argument(), value]),
        );
    };
    let lines = || page.texts(".snippet code").concat();
    let when = page.find("textbox", "When*");
    page.type_into(&when, "May 2021");
    page.press("Tab");
    page.find("status", "Not understood: When*");
    assert!(!lines().contains("date="), "{}", lines());
    page.script("arguments[0].select()", json!([when.as_argument()]));
    page.type_into(&when, "2021-05");
    page.press("Tab");
    page.wait_for("the date", || {
        lines().contains("date=\"2021-05\"").then_some(())
    });
    page.script("arguments[0].select()", json!([when.as_argument()]));
    page.press("Backspace");
    page.press("Tab");
    page.wait_for("no date", || (!lines().contains("date=")).then_some(()));
    // The QR code contains the link.
    let url = page.site.url("en/calendar");
    let drawn = "return document.querySelector('.share .qr-dark').getAttribute('d')";
    let code = pobratim::export::qr::Qr::of(&url).expect("a code");
    assert_eq!(page.script(drawn, json!([])), json!(code.path));
    choose("View", "city");
    choose("City", "niigata");
    choose("Language", "ja");
    choose("Theme", "dark");
    page.click(&page.find("summary", "Own colours and font"));
    let ink = page.find("textbox", "Text #1b2730");
    page.type_into(&ink, "#777777");
    let background = page.find("textbox", "Background #faf8f2");
    page.type_into(&background, "url(//example.org)");
    page.press("Tab");
    page.find("status", "Not understood: Background*");
    assert!(!page.texts(".snippet code").concat().contains("paper"));
    page.script("arguments[0].select()", json!([background.as_argument()]));
    page.type_into(&background, "#808080");
    page.press("Tab");
    page.find("status", "The contrast of text and background is 1.1:1*");
    page.script(
        "for (const field of arguments) {\
             field.value = ''; field.dispatchEvent(new Event('change', { bubbles: true }));\
         }",
        json!([ink.as_argument(), background.as_argument()]),
    );
    page.wait_for("the lines", || {
        lines().contains("theme=\"dark\"").then_some(())
    });
    assert!(
        page.address().contains("widget=ja/cities/niigata"),
        "{}",
        page.address()
    );
    // The preview is a working widget.
    let preview = "const widget = document.querySelector('.stage pobratim-widget');\
        return widget.ready && widget.getAttribute('city')";
    page.wait_for("the preview", || {
        (page.script(preview, json!([])) == json!("niigata")).then_some(())
    });
    let as_element = lines();
    page.click(&page.find("button", "Plain frame"));
    page.wait_for("the frame", || lines().starts_with("<iframe").then_some(()));
    let as_frame = lines();

    let partner = host(&as_element);
    page.load_url(&partner.url("partner.html"));
    page.script(
        "document.querySelector('pobratim-widget').id = 'widget'",
        json!([]),
    );
    let check = || {
        page.ready();
        page.find("heading", "新潟*");
        assert_eq!(theme(&page), json!("dark"));
        assert_eq!(page.language(), "ja");
        page.gone("navigation", "*");
    };
    inside(&page, "widget", check);
    wait_for_height(&page, "widget");

    let partner = host(&as_frame);
    page.load_url(&partner.url("partner.html"));
    let frame = page.wait_for("the plain frame", || {
        element(&page.script("return document.querySelector('iframe')", json!([])))
    });
    page.enter_frame(&frame);
    check();
    page.leave_frame();
}
