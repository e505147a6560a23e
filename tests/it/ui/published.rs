//! Pages that only a published site has.

use pobratim::export::Feed;
use pobratim::route::Folders;
use pobratim::text::Lang;
use pobratim::ui::environment::Environment;
use pobratim::ui::render::Renderer;

use super::html::parse;
use super::{LANGS, ORIGIN, bundle, environment, has_link, message, of_class, one};

/// The title of the site.
fn site_title(lang: Lang) -> &'static str {
    let title = &bundle().site.title;
    title.get(lang, &bundle().order).unwrap().text
}

/// A renderer of a site whose pages are folders.
fn published() -> Renderer {
    let environment = Environment {
        folders: Some(Folders::default()),
        ..environment()
    };
    Renderer::new(bundle(), "/", environment)
}

#[test]
fn the_start_of_a_site_links_to_its_languages() {
    let page = parse(&published().choice());
    let main = one(&page, "id", "main");
    assert_eq!(main.named("h1")[0].text(), site_title(Lang::Ru));
    assert_eq!(main.named("li").len(), bundle().languages.len());
    for lang in LANGS {
        let link = one(main, "hreflang", lang.html_tag());
        assert_eq!(link.attribute("lang"), Some(lang.html_tag()));
        let text = [lang.own_name(), " · ", site_title(lang)].concat();
        has_link(main, &format!("/{}/", lang.code()), &text);
    }
}

#[test]
fn the_page_of_what_is_missing_is_in_every_language() {
    let page = parse(&published().missing());
    let main = one(&page, "id", "main");
    assert_eq!(main.named("h1")[0].text(), "404");
    assert_eq!(main.named("section").len(), bundle().languages.len());
    for lang in LANGS {
        let (code, section) = (lang.code(), one(main, "lang", lang.html_tag()));
        assert_eq!(
            section.named("h2")[0].text(),
            message(lang, "not_found.title")
        );
        assert!(section.text().contains(&message(lang, "not_found.text")));
        has_link(section, &format!("/{code}/"), &message(lang, "shell.home"));
        has_link(
            section,
            &format!("/{code}/map/"),
            &message(lang, "shell.map"),
        );
        let calendar = message(lang, "shell.calendar");
        has_link(section, &format!("/{code}/calendar/"), &calendar);
    }
}

#[test]
fn each_feed_has_links_by_which_one_subscribes() {
    let renderer = published();
    for lang in LANGS {
        let code = lang.code();
        let page = parse(&renderer.feeds(lang));
        let skip = message(lang, "shell.skip");
        has_link(&page, &format!("/{code}/feeds/#main"), &skip);
        // The program does not start on these pages.
        assert!(page.named("button").is_empty() && page.named("input").is_empty());
        let header = of_class(&page, "site-header")[0];
        has_link(
            header,
            &format!("/{code}/map/"),
            &message(lang, "shell.map"),
        );
        for other in LANGS {
            let href = format!("/{}/feeds/", other.code());
            has_link(header, &href, other.own_name());
        }
        let footer = of_class(&page, "site-footer")[0];
        let name = message(lang, "shell.feeds");
        has_link(footer, &format!("/{code}/feeds/"), &name);

        let main = one(&page, "id", "main");
        assert_eq!(main.named("h1")[0].text(), name);
        let content = of_class(main, "page page-feeds")[0];
        let copy = message(lang, "event.copy_link");
        assert_eq!(content.attribute("data-copy"), Some(&*copy));
        let headings: Vec<String> = main.named("h2").iter().map(|it| it.text()).collect();
        let keys = [
            "published.how",
            "published.whole",
            "about.categories",
            "about.directions",
            "map.list",
            "published.series",
            "published.data",
        ];
        assert_eq!(headings, keys.map(|key| message(lang, key)));
        let feeds = main.all(|it| it.attribute("data-feed").is_some());
        let of_events = Feed::of_events(bundle(), environment().today.unwrap());
        let series = of_events
            .iter()
            .filter(|feed| matches!(feed, Feed::Series(_)));
        assert_eq!(feeds.len(), Feed::every(bundle()).len() + series.count());
        // Without the script everything can be opened.
        let groups = of_class(main, "feeds-group");
        assert_eq!(groups.len(), keys.len() - 2);
        assert!(groups.iter().all(|group| group.name == "details"));

        let pupils = one(main, "data-feed", "pupils");
        let topic = message(lang, "published.pupils");
        assert_eq!(pupils.named("strong")[0].text(), topic);
        let summary = &pupils.named("summary")[0].text();
        let text = message(lang, "published.subscribe");
        assert!(summary.starts_with(&topic) && summary.ends_with(&text));
        let host = ORIGIN.strip_prefix("https://").unwrap();
        let ways = pupils.all(|it| it.attribute("data-way").is_some());
        let hrefs: Vec<(&str, &str)> = ways
            .iter()
            .map(|it| {
                (
                    it.attribute("data-way").unwrap(),
                    it.named("a")[0].attribute("href").unwrap(),
                )
            })
            .collect();
        let google = format!(
            "https://www.google.com/calendar/render?cid=webcal://{host}/feeds/{code}/pupils.ics"
        );
        let outlook = hrefs[2].1;
        assert!(outlook.starts_with("https://outlook.live.com/calendar/"));
        assert_eq!(
            hrefs,
            [
                (
                    "webcal",
                    &*format!("webcal://{host}/feeds/{code}/pupils.ics")
                ),
                ("google", &*google),
                ("outlook", outlook),
                ("file", &*format!("/feeds/{code}/pupils.ics")),
                ("news", &*format!("/feeds/{code}/pupils.atom")),
            ]
        );
        let data = of_class(main, "data")[0];
        assert_eq!(data.named("li").len(), 5);
        has_link(data, "/data/events.csv", "events.csv");
        let table = message(lang, "published.data_csv");
        assert!(data.text().contains(&["events.csv — ", &table].concat()));
    }
}
