//! Widgets on other sites: options, messages, values of style sheets, and the HTML to paste.

use pobratim::embed::{
    ALLOW, Colour, Field, Font, FromFrame, FromHost, Height, Options, Radius, SANDBOX, Site, Theme,
    ThemeOverrides, View, contrast_tenths, element, frame,
};
use pobratim::text::Lang;
use proptest::prelude::*;

fn via_attributes(options: &Options) -> Options {
    let list = options.attributes();
    Options::from_attributes(list.iter().map(|(key, value)| (*key, value.as_str())))
}

#[test]
fn options_have_an_address() {
    let check = |attributes: &[(&str, &str)], expected: &str| {
        let options = Options::from_attributes(attributes.iter().copied());
        assert_eq!(options.address(), expected, "{attributes:?}");
        assert_eq!(Options::from_address(expected), options);
    };
    check(&[], "calendar?embed=1");
    check(&[("lang", "ja-JP"), ("view", "map")], "ja/map?embed=1");
    check(
        &[
            ("view", "agenda"),
            ("city", "niigata,harbin"),
            ("limit", "5"),
        ],
        "calendar?embed=1&view=agenda&city=niigata,harbin&limit=5",
    );
    check(
        &[
            ("view", "city"),
            ("city", "niigata,harbin"),
            ("lang", "zh-CN"),
        ],
        "zh/cities/niigata?embed=1",
    );
    // A page of a city needs the city.
    check(&[("view", "city")], "calendar?embed=1");
    check(
        &[
            ("theme", "dark"),
            ("accent", "#A8321F"),
            ("font", "Noto Sans, serif"),
        ],
        "calendar?embed=1&theme=dark&accent=%23a8321f&font=%22Noto%20Sans%22,%20serif",
    );
    check(
        &[
            ("view", "programmes"),
            ("direction", "education"),
            ("height", "480px"),
        ],
        "programmes?embed=1&direction=education&height=480",
    );
}

#[test]
fn what_is_not_understood_is_left_out() {
    let attributes = [
        ("view", "spiral"),
        ("city", "Niigata,<b>,harbin"),
        ("lang", "fr"),
        ("theme", "pink"),
        ("date", "2021-05~"),
        ("height", "100vh"),
        ("limit", "0"),
        ("accent", "url(//example.org)"),
        ("onclick", "x"),
    ];
    let options = Options::from_attributes(attributes);
    assert_eq!(options.address(), "calendar?embed=1&city=harbin");
}

#[test]
fn the_whole_page_is_not_embedded() {
    let options = Options::from_address("ja/map?embed=1&city=niigata&theme=dark&limit=3");
    assert_eq!(options.standalone_address(), "ja/map?city=niigata");
    assert_eq!(
        Options::from_address("ko/map?embed=1").standalone_address(),
        "ko/map"
    );
}

#[test]
fn values_of_style_sheets() {
    let colours = [
        ("#fff", true),
        ("#a8321f80", true),
        ("rebeccapurple", true),
        ("rgb(168 50 31 / 80%)", true),
        ("oklch(60% 0.15 50deg)", true),
        ("#ggg", false),
        ("#12345", false),
        ("var(--x)", false),
        ("url(//example.org/x.png)", false),
        ("rgb(var(--x))", false),
        ("red;color:blue", false),
        ("red}body{color:blue", false),
        ("inherit", false),
        ("rgb(1,2,3", false),
        ("expression(alert(1))", false),
        ("", false),
    ];
    for (text, fits) in colours {
        assert_eq!(Colour::parse(text).is_some(), fits, "{text}");
    }
    let radii = [
        ("0", true),
        ("6px", true),
        ("0.5rem", true),
        ("3rem", true),
        ("4rem", false),
        ("49px", false),
        ("-1px", false),
        ("calc(1px)", false),
        ("1e3px", false),
        ("50%", false),
        (".px", false),
        ("1.px", false),
    ];
    for (text, fits) in radii {
        assert_eq!(Radius::parse(text).is_some(), fits, "{text}");
    }
    let fonts = [
        ("Georgia, serif", Some("\"Georgia\", serif")),
        (
            "'Noto Sans' , sans-serif",
            Some("\"Noto Sans\", sans-serif"),
        ),
        ("メイリオ", Some("\"メイリオ\"")),
        ("Inter;color:red", None),
        ("\"a\"b\"", None),
        ("a, , b", None),
        ("url(x)", None),
        ("a\\27 b", None),
    ];
    for (text, expected) in fonts {
        let font = Font::parse(text);
        assert_eq!(font.as_ref().map(Font::as_str), expected, "{text}");
    }
}

#[test]
fn contrast_is_that_of_wcag() {
    let check = |one: &str, other: &str, expected: Option<u32>| {
        let [one, other] = [one, other].map(|text| Colour::parse(text).unwrap());
        assert_eq!(contrast_tenths(&one, &other), expected);
        assert_eq!(contrast_tenths(&other, &one), expected);
    };
    check("#000000", "#ffffff", Some(210));
    check("#777777", "#ffffff", Some(44));
    check("#a8321f", "#faf8f2", Some(62));
    check("#ff0000", "#ff0000", Some(10));
    check("red", "#ffffff", None);
}

/// The fields of a message, as the other side reads them.
fn reader(fields: Vec<(&'static str, Field)>) -> impl Fn(&str) -> Option<String> {
    move |name| {
        let (_, field) = fields.iter().find(|(key, _)| *key == name)?;
        Some(match field {
            Field::Number(number) => number.to_string(),
            Field::Text(text) => text.clone(),
        })
    }
}

#[test]
fn messages_are_read_as_they_were_written() {
    let messages = [
        FromFrame::Ready,
        FromFrame::Height(640),
        FromFrame::Open("city-day@2026".into()),
        FromFrame::Select(Some("niigata".into())),
        FromFrame::Select(None),
        FromFrame::Top,
        FromFrame::Failed,
    ];
    for message in messages {
        assert_eq!(FromFrame::read(&reader(message.fields())), Some(message));
    }
}

#[test]
fn strange_messages_are_passed_over() {
    let check = |fields: &[(&'static str, &str)]| {
        let fields = fields
            .iter()
            .map(|(key, text)| (*key, Field::Text((*text).into())));
        let fields: Vec<_> = fields.collect();
        assert_eq!(FromFrame::read(&reader(fields.clone())), None, "{fields:?}");
        assert_eq!(FromHost::read(&reader(fields.clone())), None, "{fields:?}");
    };
    check(&[]);
    check(&[("type", "ready")]);
    check(&[("pobratim", "2"), ("type", "ready")]);
    check(&[("pobratim", "1")]);
    check(&[("pobratim", "1"), ("type", "explode")]);
    check(&[("pobratim", "1"), ("type", "height"), ("height", "1e9")]);
    check(&[("pobratim", "1"), ("type", "height"), ("height", "0")]);
    check(&[("pobratim", "1"), ("type", "open"), ("id", "<b>")]);
    check(&[("pobratim", "1"), ("type", "show")]);
}

/// The scripts of both sides use the message types and the options of the library.
#[test]
fn the_script_of_the_host_page_uses_the_same_names() {
    let script = include_str!("../../public/embed.js");
    let look = FromHost::Appearance {
        lang: None,
        theme: Theme::Auto,
        overrides: ThemeOverrides::default(),
    };
    let show = FromHost::Show(Box::default());
    for kind in ["ready", "height", "open", "select", "top", "failed"] {
        assert!(
            script.contains(&format!("\"{kind}\"")),
            "embed.js does not read `{kind}`"
        );
    }
    for message in [look, show] {
        let Some((_, Field::Text(kind))) = message.fields().into_iter().nth(1) else {
            panic!("{message:?} has no type");
        };
        assert!(
            script.contains(&format!("\"{kind}\"")),
            "embed.js does not send `{kind}`"
        );
    }
    let names = "view city lang theme category direction date height limit languages";
    for name in names.split(' ').chain(ThemeOverrides::KEYS) {
        let quoted = script.contains(&format!("{name} ")) || script.contains(&format!("{name}\""));
        assert!(quoted, "embed.js does not read the attribute `{name}`");
    }
    assert!(script.contains(SANDBOX), "the sandbox differs");
}

#[test]
fn the_guide_names_everything_in_every_language() {
    for lang in Lang::ALL {
        let text = crate::startup::guide(lang);
        let head = format!("<html lang=\"{}\">", lang.html_tag());
        assert!(text.contains(&head), "{lang:?}");
        let names = "view city lang theme category direction date height limit languages";
        let views = View::ALL.map(View::code);
        let events = ["ready", "open", "select", "error"].map(|it| ["pobratim:", it].concat());
        let events = events.iter().map(String::as_str);
        let all = names
            .split(' ')
            .chain(ThemeOverrides::KEYS)
            .chain(views)
            .chain(events);
        for name in all.chain(SANDBOX.split(' ')) {
            let name_in_code = format!("<code>{name}</code>");
            assert!(
                text.contains(&name_in_code),
                "the guide in {lang:?} leaves out `{name}`"
            );
        }
        assert!(text.contains(SANDBOX) && text.contains(ALLOW), "{lang:?}");
    }
}

#[test]
fn lines_to_be_pasted() {
    let site = Site {
        url: "https://example.org/khabarovsk/",
        title: "Хабаровск и города-побратимы",
        lang: Lang::Ru,
    };
    let attributes = [
        ("view", "map"),
        ("city", "niigata"),
        ("lang", "ru"),
        ("accent", "#a8321f"),
    ];
    let options = Options::from_attributes(attributes);
    insta::assert_snapshot!(element(site, &options), @r##"
    <script async src="https://example.org/khabarovsk/embed.js"></script>
    <pobratim-widget view="map" city="niigata" lang="ru" accent="#a8321f">
      <a href="https://example.org/khabarovsk/ru/map?city=niigata">Хабаровск и города-побратимы</a>
    </pobratim-widget>
    "##);
    insta::assert_snapshot!(frame(site, &options), @r##"<iframe src="https://example.org/khabarovsk/ru/map?embed=1&amp;city=niigata&amp;accent=%23a8321f" title="Хабаровск и города-побратимы" lang="ru" width="100%" height="720" frameborder="0" loading="lazy" sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals" allow="fullscreen; clipboard-write; web-share"></iframe>"##);
}

fn ids() -> impl Strategy<Value = String> {
    prop_oneof!["", "[a-z][a-z0-9-]{0,12}(,[a-z][a-z0-9-]{0,12}){0,2}", ".*"]
}

fn colour() -> impl Strategy<Value = String> {
    prop_oneof![
        "",
        "#[0-9a-f]{6}",
        "[a-z]{3,9}",
        "rgb\\([0-9 ,./%]{0,20}\\)",
        ".*"
    ]
}

prop_compose! {
    fn any_attributes()(
        view in prop_oneof!["(map|calendar|agenda|programmes|city)", ".*"],
        city in ids(), category in ids(), direction in ids(),
        lang in prop_oneof!["(ru|en|zh-Hans|ko|ja)", ".*"],
        theme in prop_oneof!["(auto|light|dark)", ".*"],
        date in prop_oneof!["2021(-0[1-9])?", "2021-05/2021-08", ".*"],
        height in prop_oneof!["[0-9]{1,5}", "auto", ".*"],
        limit in prop_oneof!["[0-9]{1,3}", ".*"],
        accent in colour(), ink in colour(), paper in colour(),
        radius in prop_oneof!["[0-9]{1,2}(\\.[0-9])?(px|rem)?", ".*"],
        font in prop_oneof!["[A-Z][a-z ]{0,9}(, (serif|\"[A-Z]a\"))?", ".*"],
    ) -> Vec<(&'static str, String)> {
        vec![
            ("view", view), ("city", city), ("category", category), ("direction", direction),
            ("lang", lang), ("theme", theme), ("date", date), ("height", height), ("limit", limit),
            ("accent", accent), ("ink", ink), ("paper", paper), ("radius", radius), ("font", font),
        ]
    }
}

fn options(attributes: &[(&'static str, String)]) -> Options {
    Options::from_attributes(attributes.iter().map(|(key, value)| (*key, value.as_str())))
}

proptest! {
    #[test]
    fn every_option_survives_address_attributes_and_message(attributes in any_attributes()) {
        let options = options(&attributes);
        prop_assert_eq!(Options::from_address(&options.address()), options.clone());
        prop_assert_eq!(via_attributes(&options), options.clone());
        let show = FromHost::Show(options.address().into());
        if options.address().len() <= 2_000 {
            prop_assert_eq!(FromHost::read(&reader(show.fields())), Some(show));
        }
        let look = FromHost::Appearance { lang: options.lang, theme: options.theme, overrides: options.overrides };
        prop_assert_eq!(FromHost::read(&reader(look.fields())), Some(look));
    }

    #[test]
    fn no_text_breaks_out_of_the_lines(attributes in any_attributes(), title in ".*", url in ".*") {
        let options = options(&attributes);
        let site = Site { url: &url, title: &title, lang: Lang::En };
        let html = element(site, &options);
        // The text has as many delimiters of each kind as the template.
        prop_assert_eq!(html.matches('<').count(), 6);
        prop_assert_eq!(html.matches('>').count(), 6);
        let quotes = 2 * (2 + options.attributes().len() + usize::from(options.lang != Some(Lang::En)));
        prop_assert_eq!(html.matches('"').count(), quotes);
        let html = frame(site, &options);
        prop_assert_eq!(html.matches(['<', '>']).count(), 4);
        prop_assert_eq!(html.matches('"').count(), 2 * 9);
    }

    #[test]
    fn no_value_leaves_its_declaration(text in ".*") {
        let values = [
            Colour::parse(&text).map(|it| it.as_str().to_string()),
            Radius::parse(&text).map(|it| it.as_str().to_string()),
            Font::parse(&text).map(|it| it.as_str().to_string()),
        ];
        for value in values.into_iter().flatten() {
            prop_assert!(!value.contains([';', '{', '}', '\\', '<', '@', '!', ':', '*']), "{}", value);
            prop_assert!(!value.contains("url") || !value.contains('('), "{}", value);
            prop_assert_eq!(value.matches('"').count() % 2, 0);
        }
    }
}

#[test]
fn every_view_has_a_word_and_a_height() {
    for view in View::ALL {
        assert_eq!(View::from_code(view.code()), Some(view));
        assert!(Height::parse(&view.plain_height_px().to_string()).is_some());
    }
}
