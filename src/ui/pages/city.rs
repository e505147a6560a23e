//! The page of a city: its names and facts, its ties with sources, and what it shares with the
//! host.

use leptos::prelude::*;

use crate::export::Feed;
use crate::export::page::PageHead;
use crate::locale;
use crate::model::{Basis, City, CityIx, Milestone, Occurrence, Section, StoryYear, TieStatus};
use crate::route::{Address, Facet, Page};
use crate::text::Lang;
use crate::ui::context::Cx;
use crate::ui::messages::{counted, i18n, td_string};
use crate::ui::{components, map, zone};

/// Maximum number of next events.
const COMING: usize = 5;

/// Number of nearest cities shown.
const NEIGHBOURS: usize = 3;

/// The page of a city; `index` is `None` for the host.
#[component]
pub fn CityPage(lang: Lang, city: &'static City, index: Option<CityIx>) -> AnyView {
    let cx = expect_context::<Cx>();
    let kind = match index {
        Some(_) => tie(cx, lang, city),
        None => td_string!(i18n(lang), city.host).into_any(),
    };
    // In a widget the page is about the city of the reader and the host.
    let is_embedded = cx.params.with_untracked(|params| params.embed);
    let title = match index.is_some() && is_embedded {
        true => components::pair_title(cx, lang, city).into_any(),
        false => components::city_title(cx, lang, city),
    };
    let map = index.map(|_| {
        let href = link(cx, lang, city, Page::Map);
        let caption = (!is_embedded).then(|| {
            view! {
                <figcaption>
                    <a href=href>{td_string!(i18n(lang), city.on_map)}</a>
                </figcaption>
            }
            .into_any()
        });
        view! {
            <figure class="city-map">
                {map::small_map(cx, lang, city)}
                {caption}
            </figure>
        }
        .into_any()
    });
    let main = index.map(|index| partner(cx, lang, city, index));
    let neighbours = index
        .filter(|_| !is_embedded)
        .map(|index| neighbours(cx, lang, index));
    let sources = components::sources(cx, lang, &city.sources).map(|list| {
        view! {
            <section>
                <h2>{td_string!(i18n(lang), event.sources)}</h2>
                {list}
            </section>
        }
        .into_any()
    });
    view! {
        <article class="page page-city" data-city=&*city.id>
            <div class="city-head">
                <header class="page-head">
                    {components::city_emblem(&city.id)}
                    <p class="eyebrow">{kind}</p>
                    <h1>{title}</h1>
                    {components::paragraph(cx, lang, &city.summary, "lead")}
                    {facts(cx, lang, city, index)}
                </header>
                {map}
            </div>
            <div class="page-main">{main}</div>
            <div class="page-side">{index.map(|_| contact(cx, lang))} {neighbours} {sources}</div>
            {components::print_note(
                cx,
                lang,
                &Address::new(lang, Page::City(city.id.clone())),
            )}
        </article>
    }
    .into_any()
}

/// The current tie with its beginning and, if it is active, for how many years it has lasted.
fn tie(cx: Cx, lang: Lang, city: &City) -> AnyView {
    let tie = city.current_tie();
    let years = tie.and_then(|tie| tie.years_on(cx.today())).map(|years| {
        let years = counted!(lang, years as usize, city.years);
        let text = [locale::of(lang).punctuation.comma, &years].concat();
        view! { <span data-now="">{text}</span> }.into_any()
    });
    view! {
        <span>
            {components::tie_since(lang, tie)}
            {years}
        </span>
    }
    .into_any()
}

/// The URL of a page with the city selected.
fn link(cx: Cx, lang: Lang, city: &City, page: Page) -> String {
    let mut address = Address::new(lang, page);
    address.params.set_facet(Facet::City, [&*city.id]);
    cx.href(&address)
}

fn facts(cx: Cx, lang: Lang, city: &'static City, index: Option<CityIx>) -> AnyView {
    let is_embedded = cx.params.with_untracked(|params| params.embed);
    let distance = index.map(|_| {
        view! {
            <div>
                <dt>{td_string!(i18n(lang), city.distance)}</dt>
                <dd>{components::distance_text(cx, lang, city)}</dd>
            </div>
        }
        .into_any()
    });
    let clock = |city: &'static City| {
        zone::is_known(cx, &city.zone).then(|| {
            let label = td_string!(i18n(lang), city.local_time);
            let name = is_embedded.then(|| {
                let comma = locale::of(lang).punctuation.comma;
                [comma, &cx.plain(lang, &city.name)].concat()
            });
            view! {
                <div>
                    <dt>{label} {name}</dt>
                    <dd class="figures">{zone::city_clock(cx, lang, city)}</dd>
                </div>
            }
            .into_any()
        })
    };
    let host_time = (is_embedded && index.is_some())
        .then(|| clock(&cx.bundle.host))
        .flatten();
    let time = clock(city);
    let others = (!city.aliases.is_empty()).then(|| {
        view! {
            <div>
                <dt>{td_string!(i18n(lang), city.also_known)}</dt>
                <dd>{city.aliases.join(" · ")}</dd>
            </div>
        }
        .into_any()
    });
    view! {
        <dl class="facts">
            <div>
                <dt>{td_string!(i18n(lang), city.country)}</dt>
                <dd>{cx.country(lang, city.country)}</dd>
            </div>
            {distance}
            {time}
            {host_time}
            {others}
        </dl>
    }
    .into_any()
}

fn partner(cx: Cx, lang: Lang, city: &'static City, index: CityIx) -> AnyView {
    let link = |page: Page| link(cx, lang, city, page);
    let offers = cx
        .bundle
        .entries_where(&|entry| entry.exchange && entry.cities.contains(&index));
    let exchanges = (!offers.is_empty()).then(|| {
        view! {
            <a class="button" href=link(Page::Programmes)>
                {td_string!(i18n(lang), exchanges.title)}
            </a>
        }
        .into_any()
    });
    let share = components::share(
        cx,
        lang,
        cx.plain(lang, &city.name),
        &Address::new(lang, Page::City(city.id.clone())),
        link(Page::Embed),
    );
    let subscribe = td_string!(i18n(lang), published.subscribe);
    let subscribe = components::subscribe_menu(cx, lang, subscribe, None, Feed::City(index));
    let is_embedded = cx.params.with_untracked(|params| params.embed);
    let actions = (!is_embedded).then(|| {
        view! {
            <div class="card-actions">
                <a class="button" href=link(Page::Calendar)>
                    {td_string!(i18n(lang), city.in_calendar)}
                </a>
                {exchanges}
                {subscribe}
                {share}
            </div>
        }
        .into_any()
    });
    view! {
        {actions}
        {coming(cx, lang, index)}
        {own_events(cx, lang, city, index)}
        {programmes(cx, lang, index)}
        {story(cx, lang, city, index)}
        {sections(cx, lang, index)}
    }
    .into_any()
}

/// The contact of the site, for questions about the tie.
fn contact(cx: Cx, lang: Lang) -> Option<AnyView> {
    let contact = cx.bundle.site.contact.as_ref()?;
    Some(
        view! {
            <section>
                <h2>{td_string!(i18n(lang), event.contact)}</h2>
                <p>{components::contact(cx, lang, contact)}</p>
            </section>
        }
        .into_any(),
    )
}

/// The next events with the city.
fn coming(cx: Cx, lang: Lang, index: CityIx) -> Option<AnyView> {
    let next = cx.bundle.upcoming_or_recent(index, cx.today(), COMING);
    next.is_upcoming.then(|| {
        view! {
            <section>
                <h2>{td_string!(i18n(lang), city.coming)}</h2>
                {components::rows(cx, lang, &next.list, false)}
            </section>
        }
        .into_any()
    })
}

/// The events that the city holds by itself, and the observances of its country if that is not the
/// host's.
fn own_events(cx: Cx, lang: Lang, city: &City, index: CityIx) -> AnyView {
    let section = |heading: &'static str, list: Vec<Occurrence>| {
        (!list.is_empty()).then(|| {
            view! {
                <section>
                    <h2>{heading}</h2>
                    {components::rows(cx, lang, &list, false)}
                </section>
            }
            .into_any()
        })
    };
    let festivals = cx.bundle.festivals_of(index, cx.today());
    let observances = match city.country == cx.bundle.host.country {
        true => Vec::new(),
        false => cx.bundle.observances_of(city.country, cx.today()),
    };
    (
        section(td_string!(i18n(lang), city.festivals), festivals),
        section(td_string!(i18n(lang), city.observances), observances),
    )
        .into_any()
}

/// Ties and entries by year, newest first.
fn story(cx: Cx, lang: Lang, city: &'static City, index: CityIx) -> AnyView {
    let years = cx.bundle.story(index, cx.today());
    let no_tie = city
        .ties
        .is_empty()
        .then(|| view! { <p>{td_string!(i18n(lang), city.no_tie)}</p> }.into_any());
    let year = |year: &StoryYear<'static>| {
        let steps = year.milestones.iter().map(|step| milestone(cx, lang, step));
        let name = match year.year {
            Some(year) => locale::of(lang).year_heading(year),
            None => td_string!(i18n(lang), calendar.undated).to_string(),
        };
        view! {
            <section class="story-year">
                <h3>{name}</h3>
                <ol class="ties">{steps.collect_view()}</ol>
            </section>
        }
        .into_any()
    };
    let has_no_events = cx.bundle.entries_of_city(index) == 0;
    let no_events = has_no_events.then(|| {
        view! { <p class="empty">{td_string!(i18n(lang), city.no_events)}</p> }.into_any()
    });
    view! {
        <section class="story">
            <h2>{td_string!(i18n(lang), city.story)}</h2>
            {no_tie}
            {years.iter().map(year).collect_view()}
            {no_events}
        </section>
    }
    .into_any()
}

fn milestone(cx: Cx, lang: Lang, step: &Milestone<'static>) -> AnyView {
    let when = locale::of(lang).date(&step.when());
    let (tie, text) = match step {
        Milestone::Entry(occurrence) => {
            let sources = cx.bundle.view_of(occurrence).sources;
            let sources = components::sources(cx, lang, sources).into_any();
            return components::row(cx, lang, occurrence, false, sources);
        }
        Milestone::Began(tie) => (*tie, td_string!(i18n(lang), city.began, when = when)),
        Milestone::Stated(tie) => (*tie, td_string!(i18n(lang), city.as_of, when = when)),
        Milestone::Ended(tie) => (*tie, td_string!(i18n(lang), city.ended, when = when)),
    };
    let is_stated = matches!(step, Milestone::Stated(_));
    let name = match is_stated {
        true => components::tie_label(lang, Some(tie)),
        false => components::tie_kind_label(lang, tie.kind).to_string(),
    };
    // The note of a tie is shown at its beginning if the statement is of that time, else at the
    // statement.
    let has_note = is_stated || tie.since == Some(tie.as_of);
    let implied = (has_note && tie.basis == Basis::Implied)
        .then(|| view! { <p class="quiet">{td_string!(i18n(lang), city.implied)}</p> }.into_any());
    let note = has_note.then(|| components::paragraph(cx, lang, &tie.note, "tie-note"));
    let stroke = match tie.status {
        TieStatus::Active => tie.kind.code(),
        TieStatus::Suspended | TieStatus::Announced if !is_stated => tie.kind.code(),
        TieStatus::Suspended | TieStatus::Announced => tie.status.code(),
    };
    view! {
        <li class="tie" data-stroke=stroke>
            <p class="tie-text">{name}</p>
            <p>{text}</p>
            {implied}
            {note}
            {components::sources(cx, lang, &tie.sources)}
        </li>
    }
    .into_any()
}

fn programmes(cx: Cx, lang: Lang, index: CityIx) -> Option<AnyView> {
    let list = cx.bundle.programmes_of(index);
    (!list.is_empty()).then(|| {
        view! {
            <section>
                <h2>{td_string!(i18n(lang), city.programmes)}</h2>
                {components::rows(cx, lang, &list, false)}
            </section>
        }
        .into_any()
    })
}

/// The nearest cities of the network.
fn neighbours(cx: Cx, lang: Lang, index: CityIx) -> Option<AnyView> {
    let near = cx.bundle.neighbours(index, NEIGHBOURS);
    let item = |(city, km): &(CityIx, f64)| {
        let km = locale::of(lang).km(*km);
        let km = td_string!(i18n(lang), city.km, km = km);
        let tie = components::tie_label(lang, cx.bundle.city(*city).current_tie());
        view! {
            <li>
                {components::city_link(cx, lang, *city)} " "
                <span class="quiet">{[&km, " · ", &tie].concat()}</span>
            </li>
        }
        .into_any()
    };
    (!near.is_empty()).then(|| {
        view! {
            <section class="neighbours">
                <h2>{td_string!(i18n(lang), city.neighbours)}</h2>
                <ul class="plain">{near.iter().map(item).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

/// The sections of the directions' introductions that name the city.
fn sections(cx: Cx, lang: Lang, index: CityIx) -> Option<AnyView> {
    let naming: Vec<&'static Section> = cx
        .bundle
        .directions
        .iter()
        .flat_map(|direction| direction.sections.iter())
        .filter(|section| section.cities.contains(&index))
        .collect();
    let item = |section: &&'static Section| {
        view! {
            <li data-event=&*section.id>
                <h3>{components::inline(cx, lang, &section.title)}</h3>
                {components::paragraph(cx, lang, &section.text, "")}
                {components::sources(cx, lang, &section.sources)}
            </li>
        }
        .into_any()
    };
    (!naming.is_empty()).then(|| {
        view! {
            <section>
                <h2>{td_string!(i18n(lang), city.sections)}</h2>
                <ul class="sections">{naming.iter().map(item).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

/// Returns the name, title and description of the page.
pub fn head(cx: Cx, lang: Lang, city: &City) -> PageHead {
    let summary = cx.plain(lang, &city.summary);
    let about = match summary.is_empty() {
        false => summary,
        true if city.id == cx.bundle.host.id => cx.plain(lang, &cx.bundle.site.summary),
        true => components::distance_text(cx, lang, city),
    };
    PageHead::new(cx.plain(lang, &city.name), about)
}
