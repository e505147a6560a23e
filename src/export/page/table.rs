//! The pages of a published site. A new kind of page is one more line of [`TABLE`].

use super::jsonld;
use super::shell::Content;
use super::site::{Leaf, Reader};
use super::stock::Stock;
use crate::export::feed::Feed;
use crate::route::{DateParam, Page};

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
        leaves: |_, stock| folders(stock),
        content: months,
    },
    Kind {
        name: "cities",
        leaves: |reader, _| cities(reader),
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
        leaves: |reader, _| reviews(reader),
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
fn plain(reader: &Reader<'_>, name: String) -> Content {
    Content {
        name,
        description: reader.plain(&reader.bundle().site.summary),
        picture: reader.bundle().host.id.clone(),
        kind: "website",
        feeds: vec![Feed::All],
        facts: Vec::new(),
    }
}

fn home(reader: &Reader<'_>, _: &Stock, _: &Leaf) -> Option<Content> {
    let name = reader.plain(&reader.bundle().site.title);
    Some(Content {
        facts: jsonld::site(reader),
        ..plain(reader, name)
    })
}

fn map(reader: &Reader<'_>, _: &Stock, leaf: &Leaf) -> Option<Content> {
    let name = reader.words.say("map.title");
    Some(Content {
        facts: vec![jsonld::crumbs(reader, &[(&name, leaf.clone())])],
        ..plain(reader, name)
    })
}

/// The calendar as a whole, a year or a month of it.
fn months(reader: &Reader<'_>, _: &Stock, leaf: &Leaf) -> Option<Content> {
    let title = reader.words.say("calendar.title");
    let first = (&*title, Leaf::of(Page::Calendar));
    let Some(date) = &leaf.date else {
        return Some(Content {
            facts: vec![jsonld::crumbs(reader, &[first])],
            ..plain(reader, title.clone())
        });
    };
    let (year, month) = date.first_month()?;
    let name = match DateParam::year(year).as_ref() == Some(date) {
        true => reader.locale().year_heading(year),
        false => reader.locale().month_and_year_heading(year, month),
    };
    Some(Content {
        facts: vec![jsonld::crumbs(reader, &[first, (&name, leaf.clone())])],
        ..plain(reader, [&name, " · ", &title].concat())
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
        ..plain(reader, name.clone())
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
        ..plain(reader, name)
    })
}

fn of_exchanges(reader: &Reader<'_>, _: &Stock, leaf: &Leaf) -> Option<Content> {
    let name = reader.words.say("desk.title");
    let host = reader.plain(&reader.bundle().host.name);
    Some(Content {
        description: reader.words.fill("desk.lead", &[("host", &host)]),
        feeds: vec![Feed::Pupils],
        facts: vec![jsonld::crumbs(reader, &[(&name, leaf.clone())])],
        ..plain(reader, name.clone())
    })
}

fn of_site(reader: &Reader<'_>, _: &Stock, leaf: &Leaf) -> Option<Content> {
    let name = reader.words.say("about.title");
    let mut facts = jsonld::site(reader);
    facts.push(jsonld::crumbs(reader, &[(&name, leaf.clone())]));
    Some(Content {
        facts,
        ..plain(reader, name)
    })
}

fn of_year(reader: &Reader<'_>, _: &Stock, leaf: &Leaf) -> Option<Content> {
    let Page::Review(year) = leaf.page else {
        return None;
    };
    let year = year.to_string();
    let name = reader.words.fill("review.title", &[("year", &year)]);
    let about = reader.words.say("about.title");
    let way = [(&*about, Leaf::of(Page::About)), (&*name, leaf.clone())];
    Some(Content {
        description: reader.words.fill("review.about", &[("year", &year)]),
        kind: "article",
        facts: vec![jsonld::crumbs(reader, &way)],
        ..plain(reader, name.clone())
    })
}

fn of_widgets(reader: &Reader<'_>, _: &Stock, leaf: &Leaf) -> Option<Content> {
    let name = reader.words.say("builder.title");
    Some(Content {
        description: reader.words.say("builder.lead"),
        facts: vec![jsonld::crumbs(reader, &[(&name, leaf.clone())])],
        ..plain(reader, name.clone())
    })
}

/// The years and months of the calendar.
fn folders(stock: &Stock) -> Vec<Leaf> {
    let years = stock.folders.years.iter();
    let years = years.map(|year| DateParam::year(*year));
    let months = stock.folders.months.iter();
    let months = months.map(|(year, month)| DateParam::month(*year, *month));
    let page = |date| Leaf {
        page: Page::Calendar,
        date: Some(date),
    };
    years.chain(months).flatten().map(page).collect()
}

/// All cities, the host first.
fn cities(reader: &Reader<'_>) -> Vec<Leaf> {
    let bundle = reader.bundle();
    let all = [&bundle.host].into_iter().chain(&bundle.cities);
    all.map(|city| Leaf::of(Page::City(city.id.clone())))
        .collect()
}

/// The years of which anything is known.
fn reviews(reader: &Reader<'_>) -> Vec<Leaf> {
    let mut years = reader.bundle().years_told(reader.site.today);
    // A year of five digits has no address.
    years.retain(|year| *year <= 9999);
    years.into_iter().map(Page::Review).map(Leaf::of).collect()
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
