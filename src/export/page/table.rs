//! The pages of a published site. A new kind of page is one more line of [`TABLE`].

use super::calendar::{self, Shown};
use super::shell::Content;
use super::site::{Leaf, Reader};
use super::stock::Stock;
use super::{about, city, desk, event, jsonld, place, review};
use crate::embed::guide;
use crate::export::feed::Feed;
use crate::export::html::{Html, el};
use crate::route::Page;

/// A kind of page.
#[derive(Clone, Copy)]
pub struct Kind {
    /// What the command calls it.
    pub name: &'static str,
    /// Which pages there are, the same in every language.
    leaves: fn(&Reader<'_>, &Stock) -> Vec<Leaf>,
    /// What one of them says; `None` where the bundle has nothing of that name.
    content: fn(&Reader<'_>, &Stock, &Leaf) -> Option<Content>,
}

/// Every kind of page.
pub const TABLE: [Kind; 10] = [
    Kind {
        name: "home",
        leaves: |_, _| vec![Leaf::of(Page::Home)],
        content: home,
    },
    Kind {
        name: "map",
        leaves: |_, _| vec![Leaf::of(Page::Map)],
        content: map,
    },
    Kind {
        name: "calendar",
        leaves: |_, _| vec![Leaf::of(Page::Calendar)],
        content: months,
    },
    Kind {
        name: "months and years",
        leaves: |_, stock| calendar::leaves(stock),
        content: months,
    },
    Kind {
        name: "cities",
        leaves: |reader, _| city::leaves(reader),
        content: of_city,
    },
    Kind {
        name: "events",
        leaves: events,
        content: of_event,
    },
    Kind {
        name: "exchanges",
        leaves: |_, _| vec![Leaf::of(Page::Programmes)],
        content: of_exchanges,
    },
    Kind {
        name: "about",
        leaves: |_, _| vec![Leaf::of(Page::About)],
        content: of_site,
    },
    Kind {
        name: "years in review",
        leaves: |reader, _| review::leaves(reader),
        content: of_year,
    },
    Kind {
        name: "widgets",
        leaves: |_, _| vec![Leaf::of(Page::Embed)],
        content: of_widgets,
    },
];

impl Kind {
    /// The pages of this kind.
    pub fn leaves(&self, reader: &Reader<'_>, stock: &Stock) -> Vec<Leaf> {
        (self.leaves)(reader, stock)
    }

    /// What a page says.
    pub fn content(&self, reader: &Reader<'_>, stock: &Stock, leaf: &Leaf) -> Option<Content> {
        (self.content)(reader, stock, leaf)
    }
}

/// A page about the site as a whole; what is its own follows.
fn plain(reader: &Reader<'_>, name: String, main: Html) -> Content {
    Content {
        name,
        description: reader.plain(&reader.bundle().site.summary),
        picture: reader.bundle().host.id.clone(),
        kind: "website",
        feeds: vec![Feed::All],
        facts: Vec::new(),
        main,
    }
}

fn home(reader: &Reader<'_>, stock: &Stock, _: &Leaf) -> Option<Content> {
    let name = reader.plain(&reader.bundle().site.title);
    Some(Content {
        facts: jsonld::site(reader),
        ..plain(reader, name, place::home(reader, stock))
    })
}

fn map(reader: &Reader<'_>, stock: &Stock, leaf: &Leaf) -> Option<Content> {
    let name = reader.words.say("map.title");
    Some(Content {
        facts: vec![jsonld::crumbs(reader, &[(&name, leaf.clone())])],
        ..plain(reader, name, place::map_page(reader, stock))
    })
}

/// The calendar as a whole, a year or a month of it.
fn months(reader: &Reader<'_>, stock: &Stock, leaf: &Leaf) -> Option<Content> {
    let title = reader.words.say("calendar.title");
    let shown = Shown::of(leaf, stock);
    let main = el("div")
        .class("page page-calendar")
        .child(el("h1").child(&*title))
        .child(calendar::section(reader, stock, shown))
        .child(calendar::door(reader, stock).filter(|_| !shown.is_told_best(stock)))
        .done();
    let first = (&*title, Leaf::of(Page::Calendar));
    let name = shown.name(reader);
    Some(match leaf.date {
        None => Content {
            facts: vec![jsonld::crumbs(reader, &[first])],
            ..plain(reader, title.clone(), main)
        },
        Some(_) => Content {
            facts: vec![jsonld::crumbs(reader, &[first, (&name, leaf.clone())])],
            ..plain(reader, [&name, " · ", &title].concat(), main)
        },
    })
}

fn of_city(reader: &Reader<'_>, _: &Stock, leaf: &Leaf) -> Option<Content> {
    let Page::City(id) = &leaf.page else {
        return None;
    };
    let (found, place) = reader.site.city(id)?;
    let name = reader.plain(&found.name);
    let summary = reader.plain(&found.summary);
    let description = match (summary.is_empty(), place) {
        (false, _) => summary,
        (true, Some(_)) => reader.distance_words(found),
        (true, None) => reader.plain(&reader.bundle().site.summary),
    };
    let map = reader.words.say("map.title");
    let way = [(&*map, Leaf::of(Page::Map)), (&*name, leaf.clone())];
    Some(Content {
        description,
        picture: found.id.clone(),
        kind: "place",
        feeds: vec![place.map_or(Feed::All, Feed::City)],
        facts: vec![jsonld::city(reader, found), jsonld::crumbs(reader, &way)],
        ..plain(reader, name.clone(), city::page(reader, found, place))
    })
}

fn of_event(reader: &Reader<'_>, stock: &Stock, leaf: &Leaf) -> Option<Content> {
    let Page::Event(id) = &leaf.page else {
        return None;
    };
    let subject = reader.bundle().find_subject(id)?;
    let entry = reader.bundle().view(subject);
    let title = reader.plain(entry.title);
    let when = reader.locale().date(&entry.when);
    // Editions of a series often have one title: the date tells them apart.
    let name = match stock.twice.contains(&title) {
        true => [&*title, &reader.locale().bracketed(&when)].concat(),
        false => title.clone(),
    };
    let summary = reader.plain(entry.summary);
    let description = match summary.is_empty() {
        true => [&title, ". ", &reader.locale().capitalised(&when)].concat(),
        false => [&reader.locale().capitalised(&when), ". ", &summary].concat(),
    };
    let calendar = reader.words.say("calendar.title");
    let way = [
        (&*calendar, Leaf::of(Page::Calendar)),
        (&*title, leaf.clone()),
    ];
    let crumbs = jsonld::crumbs(reader, &way);
    let mut feeds: Vec<Feed> = entry.cities.iter().copied().map(Feed::City).collect();
    feeds.push(Feed::Category(entry.category));
    Some(Content {
        description,
        picture: jsonld::picture_of(reader, &entry),
        kind: "article",
        feeds,
        facts: jsonld::event(reader, subject)
            .into_iter()
            .chain([crumbs])
            .collect(),
        ..plain(reader, name, event::page(reader, stock, subject))
    })
}

/// What pupils can take part in; the choices and the list need the program.
fn of_exchanges(reader: &Reader<'_>, _: &Stock, leaf: &Leaf) -> Option<Content> {
    let name = reader.words.say("desk.title");
    Some(Content {
        description: desk::lead(reader),
        feeds: vec![Feed::Pupils],
        facts: vec![jsonld::crumbs(reader, &[(&name, leaf.clone())])],
        ..plain(reader, name.clone(), desk::page(reader))
    })
}

fn of_site(reader: &Reader<'_>, _: &Stock, leaf: &Leaf) -> Option<Content> {
    let name = reader.words.say("about.title");
    let mut facts = jsonld::site(reader);
    facts.push(jsonld::crumbs(reader, &[(&name, leaf.clone())]));
    Some(Content {
        facts,
        ..plain(reader, name, about::page(reader))
    })
}

fn of_year(reader: &Reader<'_>, _: &Stock, leaf: &Leaf) -> Option<Content> {
    let Page::Review(year) = leaf.page else {
        return None;
    };
    let main = review::page(reader, year)?;
    let name = review::title(reader, year);
    let about = reader.words.say("about.title");
    let way = [(&*about, Leaf::of(Page::About)), (&*name, leaf.clone())];
    let year = year.to_string();
    Some(Content {
        description: reader.words.fill("review.about", &[("year", &year)]),
        kind: "article",
        facts: vec![jsonld::crumbs(reader, &way)],
        ..plain(reader, name.clone(), main)
    })
}

/// What needs no program of the page that builds widgets: what it is for, and the guide.
fn of_widgets(reader: &Reader<'_>, _: &Stock, leaf: &Leaf) -> Option<Content> {
    let words = reader.words;
    let name = words.say("builder.title");
    let lead = words.say("builder.lead");
    let guide = [reader.site.base(), &guide(reader.lang())].concat();
    let main = el("div")
        .class("page page-builder")
        .child(
            el("header")
                .class("page-head")
                .child(el("h1").child(&*name))
                .child(el("p").class("lead").child(&*lead)),
        )
        .child(
            el("p").child(
                el("a")
                    .attr("href", guide)
                    .child(words.say("builder.guide")),
            ),
        )
        .done();
    Some(Content {
        description: lead,
        facts: vec![jsonld::crumbs(reader, &[(&name, leaf.clone())])],
        ..plain(reader, name.clone(), main)
    })
}

/// Entries, and what is expected in a year that has a page.
fn events(reader: &Reader<'_>, stock: &Stock) -> Vec<Leaf> {
    let bundle = reader.bundle();
    let entries = bundle.entries.iter().map(|entry| entry.id.clone());
    let expected = stock.expected.iter();
    let expected = expected.map(|one| one.subject.id(bundle).as_ref().into());
    let pages = entries.chain(expected).map(Page::Event);
    pages.map(Leaf::of).collect()
}
