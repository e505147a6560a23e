//! The page of feeds and data files. It does not start the program: `feeds.js` sorts the links of a
//! feed and copies its URL.

use leptos::prelude::*;

use crate::export::Feed;
use crate::locale;
use crate::text::Lang;
use crate::ui::components::{self, subscription};
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use crate::ui::shell::{Footer, Header};

/// The content of the body.
#[component]
pub fn FeedsPage(lang: Lang) -> AnyView {
    let cx = expect_context::<Cx>();
    view! {
        <a class="skip" href=cx.href_fragment("main")>
            {td_string!(i18n(lang), shell.skip)}
        </a>
        <Header lang=lang with_controls=false />
        <main id="main" tabindex="-1">
            <div
                class="page page-feeds"
                data-copy=td_string!(i18n(lang), event.copy_link)
                data-copied=td_string!(i18n(lang), event.copied)
            >
                <h1>{td_string!(i18n(lang), shell.feeds)}</h1>
                <p class="lead">{td_string!(i18n(lang), published.feeds_lead)}</p>
                <section>
                    <h2>{td_string!(i18n(lang), published.how)}</h2>
                    <ul>
                        <li>{td_string!(i18n(lang), published.how_subscribe)}</li>
                        <li>{td_string!(i18n(lang), published.how_google)}</li>
                        <li>{td_string!(i18n(lang), published.how_address)}</li>
                        <li>{td_string!(i18n(lang), published.how_news)}</li>
                    </ul>
                </section>
                {groups(cx, lang)}
                <section>
                    <h2>{td_string!(i18n(lang), published.data)}</h2>
                    {data(cx, lang)}
                </section>
            </div>
        </main>
        <Footer lang=lang />
    }
    .into_any()
}

/// Feeds in groups: the whole site, cities, categories, directions. Groups without feeds are left
/// out.
fn groups(cx: Cx, lang: Lang) -> AnyView {
    let group = |heading: &'static str, matches: fn(&Feed) -> bool| {
        let feeds = Feed::every(cx.bundle).into_iter().filter(matches);
        // A feed without exchanges exists for its subscribers, but is not offered.
        let is_offered = |feed: &Feed| *feed != Feed::Pupils || cx.bundle.has_exchanges();
        let items = feeds.filter(is_offered).map(|feed| item(cx, lang, feed));
        let items: Vec<AnyView> = items.collect();
        (!items.is_empty()).then(|| {
            view! {
                <section>
                    <h2>{heading}</h2>
                    <ul class="feeds">{items}</ul>
                </section>
            }
            .into_any()
        })
    };
    [
        group(td_string!(i18n(lang), published.whole), |feed| {
            matches!(feed, Feed::All | Feed::Pupils)
        }),
        group(td_string!(i18n(lang), map.list), |feed| {
            matches!(feed, Feed::City(_))
        }),
        group(td_string!(i18n(lang), about.categories), |feed| {
            matches!(feed, Feed::Category(_))
        }),
        group(td_string!(i18n(lang), about.directions), |feed| {
            matches!(feed, Feed::Direction(_))
        }),
    ]
    .collect_view()
    .into_any()
}

/// A feed with its subscription links.
fn item(cx: Cx, lang: Lang, feed: Feed) -> AnyView {
    let path = feed.path(cx.bundle, lang, "ics");
    let url = components::absolute_url(cx, &path);
    let (webcal, google) = (subscription::webcal(&url), subscription::google(&url));
    let topic = feed.topic(
        cx.bundle,
        lang,
        td_string!(i18n(lang), published.all),
        td_string!(i18n(lang), published.pupils),
    );
    // The links of all feeds have the same text.
    let note =
        || view! { <span class="visually-hidden">{locale::of(lang).bracketed(topic)}</span> };
    view! {
        <li data-feed=feed.file_stem(cx.bundle)>
            <strong class="feed-name">{topic}</strong>
            <span class="feed-ways">
                <a class="button" data-way="webcal" href=webcal>
                    {td_string!(i18n(lang), published.subscribe)}
                    {note()}
                </a>
                <a data-way="google" href=google target="_blank" rel="noopener noreferrer">
                    {td_string!(i18n(lang), event.google)}
                    {note()}
                </a>
                <a data-way="file" href=cx.file(&path) type="text/calendar">
                    {td_string!(i18n(lang), published.address)}
                    {note()}
                </a>
                <a
                    data-way="news"
                    href=cx.file(&feed.path(cx.bundle, lang, "atom"))
                    type="application/atom+xml"
                >
                    {td_string!(i18n(lang), published.news)}
                    {note()}
                </a>
            </span>
        </li>
    }
    .into_any()
}

/// The data files written by `publish`.
fn data(cx: Cx, lang: Lang) -> AnyView {
    let item = |name: &'static str, text: &'static str| {
        view! {
            <li>
                <a href=cx.file(&["data/", name].concat()) download=true>
                    {name}
                </a>
                " — "
                {text}
            </li>
        }
        .into_any()
    };
    view! {
        <ul class="data">
            {item("events.csv", td_string!(i18n(lang), published.data_csv))}
            {item("events.xlsx", td_string!(i18n(lang), published.data_xlsx))}
            {item("cities.geojson", td_string!(i18n(lang), published.data_geojson))}
            {item("bundle.json", td_string!(i18n(lang), published.data_bundle))}
            {item("schema.json", td_string!(i18n(lang), published.data_schema))}
        </ul>
    }
    .into_any()
}
