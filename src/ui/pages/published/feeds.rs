//! The page of feeds and data files. It does not start the program: `feeds.js` sorts the links of a
//! feed, copies its URL, and finds feeds by their names.

use leptos::prelude::*;

use crate::export::Feed;
use crate::locale;
use crate::text::Lang;
use crate::ui::components;
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
                data-find=td_string!(i18n(lang), published.find)
                data-nothing=td_string!(i18n(lang), published.nothing)
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

/// Feeds in groups: the whole site, categories, directions, cities, series. Groups without feeds are
/// left out.
fn groups(cx: Cx, lang: Lang) -> AnyView {
    let group = |heading: &'static str, is_open: bool, matches: fn(&Feed) -> bool| {
        let of_series = Feed::of_events(cx.bundle, cx.today());
        let feeds = Feed::every(cx.bundle).into_iter().chain(of_series);
        // A feed without exchanges exists for its subscribers, but is not offered.
        let is_offered = |feed: &Feed| *feed != Feed::Pupils || cx.bundle.has_exchanges();
        let items = feeds.filter(matches).filter(is_offered);
        let items: Vec<AnyView> = items.map(|feed| item(cx, lang, feed)).collect();
        (!items.is_empty()).then(|| {
            let count = locale::of(lang).number(items.len());
            view! {
                <details class="feeds-group" open=is_open>
                    <summary>
                        <h2>{heading}</h2>
                        " "
                        <span class="long-count">{count}</span>
                    </summary>
                    <ul class="feeds">{items}</ul>
                </details>
            }
            .into_any()
        })
    };
    let groups = [
        group(td_string!(i18n(lang), published.whole), true, |feed| {
            matches!(feed, Feed::All | Feed::Pupils)
        }),
        group(td_string!(i18n(lang), about.categories), true, |feed| {
            matches!(feed, Feed::Category(_))
        }),
        group(td_string!(i18n(lang), about.directions), false, |feed| {
            matches!(feed, Feed::Direction(_))
        }),
        group(td_string!(i18n(lang), map.list), false, |feed| {
            matches!(feed, Feed::City(_))
        }),
        group(td_string!(i18n(lang), published.series), false, |feed| {
            matches!(feed, Feed::Series(_))
        }),
    ];
    view! { <div class="feeds-groups">{groups.collect_view()}</div> }.into_any()
}

/// A feed: its name, and behind it the ways to subscribe.
fn item(cx: Cx, lang: Lang, feed: Feed) -> AnyView {
    let topic = feed.topic(
        cx.bundle,
        lang,
        td_string!(i18n(lang), published.all),
        td_string!(i18n(lang), published.pupils),
    );
    view! {
        <li data-feed=feed.file_stem(cx.bundle)>
            <details class="action-menu">
                <summary>
                    <strong class="feed-name">{topic}</strong>
                    " "
                    <span class="feed-subscribe">
                        {td_string!(i18n(lang), published.subscribe)}
                    </span>
                </summary>
                <div class="action-menu-body">{components::subscribe_links(cx, lang, feed)}</div>
            </details>
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
