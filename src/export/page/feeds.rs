//! The page that explains subscriptions and data files. It needs no program.

use super::release::{Program, Release};
use super::shell::{footer, header, skip, whole};
use super::site::{Leaf, Reader};
use crate::export::feed::Feed;
use crate::export::html::{Html, Tag, el};
use crate::route::Page;
use crate::text::query::encode;

/// Files for programs, below the site: name, and where their words stand.
pub const DATA: [(&str, &str); 5] = [
    ("data/events.csv", "published.data_csv"),
    ("data/events.xlsx", "published.data_xlsx"),
    ("data/cities.geojson", "published.data_geojson"),
    ("data/bundle.json", "published.data_bundle"),
    ("data/schema.json", "published.data_schema"),
];

/// Its place: no page of the app.
pub fn leaf() -> Leaf {
    Leaf::of(Page::NotFound("feeds".into()))
}

/// The document.
pub fn page(reader: &Reader<'_>, release: &Release) -> String {
    let words = reader.words;
    let site = &reader.site;
    let leaf = leaf();
    let say = |key: &str| el("p").child(words.say(key));
    let main = el("div")
        .class("page page-feeds")
        // For the script, which has no words of its own.
        .attr("data-copy", words.say("event.copy_link"))
        .attr("data-copied", words.say("event.copied"))
        .child(el("h1").child(words.say("shell.feeds")))
        .child(say("published.feeds_lead").class("lead"))
        .child(reader.section("published.how", how(reader)))
        .child(groups(reader))
        .child(reader.section("published.data", data(reader)));
    let body = skip(reader, &site.path(reader.lang(), &leaf))
        .done()
        .and(header(reader, &leaf, Program::Absent))
        .and(
            el("main")
                .attr("id", "main")
                .attr("tabindex", "-1")
                .child(main),
        )
        .and(footer(reader));
    let name = words.say("shell.feeds");
    let title = [&name, " · ", &reader.plain(&reader.bundle().site.title)].concat();
    let head = release
        .first()
        .and(el("title").child(title))
        .and(head(reader, &leaf))
        .and(release.last(Program::Absent))
        .and(
            el("script")
                .flag("defer", true)
                .attr("src", [site.base(), "feeds.js"].concat()),
        );
    whole(reader.lang(), head, body)
}

fn head(reader: &Reader<'_>, leaf: &Leaf) -> Html {
    let site = &reader.site;
    let link = |rel: &str| el("link").attr("rel", rel);
    let other_lang =
        |tag: &str, href: &str| link("alternate").attr("hreflang", tag).attr("href", href);
    let alternates = site
        .languages()
        .iter()
        .map(|other| other_lang(other.html_tag(), &site.address(*other, leaf)));
    el("meta")
        .attr("name", "description")
        .attr("content", reader.words.say("published.feeds_lead"))
        .done()
        .and(link("canonical").attr("href", site.address(reader.lang(), leaf)))
        .and(alternates.collect::<Html>())
        .and(other_lang("x-default", &reader.anyones(leaf)))
}

/// What each button does, for whom.
fn how(reader: &Reader<'_>) -> Tag {
    let keys = [
        "published.how_subscribe",
        "published.how_google",
        "published.how_address",
        "published.how_news",
    ];
    let items = keys.map(|key| el("li").child(reader.words.say(key)));
    el("ul").child(items.into_iter().collect::<Html>())
}

/// Feeds under headings: the whole, cities, categories, directions.
fn groups(reader: &Reader<'_>) -> Html {
    let group = |key: &str, wanted: fn(&Feed) -> bool| {
        let every = Feed::every(&reader.site).into_iter();
        let items = every.filter(wanted).map(|feed| item(reader, feed));
        let list = el("ul").class("feeds").child(items.collect::<Html>());
        reader.section(key, list)
    };
    let whole = group("published.whole", |feed| {
        matches!(feed, Feed::All | Feed::Pupils)
    });
    let cities = group("map.list", |feed| matches!(feed, Feed::City(_)));
    let categories = group("about.categories", |feed| matches!(feed, Feed::Category(_)));
    let directions = group("about.directions", |feed| {
        matches!(feed, Feed::Direction(_))
    });
    whole.done().and(cities).and(categories).and(directions)
}

fn item(reader: &Reader<'_>, feed: Feed) -> Tag {
    let words = reader.words;
    let address = [reader.site.url, &feed.path(reader, "ics")].concat();
    let news = [reader.site.base(), &feed.path(reader, "atom")].concat();
    let file = [reader.site.base(), &feed.path(reader, "ics")].concat();
    let rest = address
        .split_once("://")
        .map_or(&*address, |(_, rest)| rest);
    let webcal = ["webcal://", rest].concat();
    let mut google = String::from("https://www.google.com/calendar/render?cid=");
    // A String takes everything.
    let _ = encode(&webcal, &mut google);
    let topic = feed.topic(reader);
    let way = |name: &str, href: &str, key: &str| {
        let note = reader.locale().bracketed(&topic);
        el("a")
            .attr("data-way", name)
            .attr("href", href)
            .child(words.say(key))
            .child(el("span").class("unseen").child(note))
    };
    el("li")
        .attr("data-feed", feed.file(&reader.site))
        .child(el("strong").class("feed-name").child(&*topic))
        .child(
            el("span")
                .class("feed-ways")
                .child(way("webcal", &webcal, "published.subscribe").class("button"))
                .child(
                    way("google", &google, "event.google")
                        .attr("target", "_blank")
                        .attr("rel", "noopener noreferrer"),
                )
                .child(way("file", &file, "published.address").attr("type", "text/calendar"))
                .child(way("news", &news, "published.news").attr("type", "application/atom+xml")),
        )
}

fn data(reader: &Reader<'_>) -> Tag {
    let items = DATA.iter().map(|(path, key)| {
        let name = path.rsplit('/').next().unwrap_or(path);
        el("li")
            .child(
                el("a")
                    .attr("href", [reader.site.base(), path].concat())
                    .flag("download", true)
                    .child(name),
            )
            .child(" — ")
            .child(reader.words.say(key))
    });
    el("ul").class("data").child(items.collect::<Html>())
}
