//! The pages of a published site. A new kind of page is one more line of [`TABLE`].

use super::document::Content;
use super::jsonld;
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
    content: fn(&Reader<'_>, &Leaf) -> Option<Content>,
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
        content: below_home,
    },
    Kind {
        name: "calendar",
        leaves: |_, _| vec![Leaf::of(Page::Calendar)],
        content: below_home,
    },
    Kind {
        name: "months and years",
        leaves: |_, stock| folders(stock),
        content: date,
    },
    Kind {
        name: "cities",
        leaves: |reader, _| cities(reader),
        content: city,
    },
    Kind {
        name: "events",
        leaves: events,
        content: event,
    },
    Kind {
        name: "exchanges",
        leaves: |_, _| vec![Leaf::of(Page::Programmes)],
        content: programmes,
    },
    Kind {
        name: "about",
        leaves: |_, _| vec![Leaf::of(Page::About)],
        content: about,
    },
    Kind {
        name: "years in review",
        leaves: |reader, _| reviews(reader),
        content: review,
    },
    Kind {
        name: "widgets",
        leaves: |_, _| vec![Leaf::of(Page::Embed)],
        content: below_home,
    },
];

impl Kind {
    /// The pages of this kind.
    pub fn leaves(&self, reader: &Reader<'_>, stock: &Stock) -> Vec<Leaf> {
        (self.leaves)(reader, stock)
    }

    /// What a page says.
    pub fn content(&self, reader: &Reader<'_>, leaf: &Leaf) -> Option<Content> {
        (self.content)(reader, leaf)
    }
}

/// A page below others; what is its own follows.
fn plain(reader: &Reader<'_>, leaf: &Leaf, above: &[Page]) -> Content {
    Content {
        head: reader.words.head(leaf),
        picture: reader.bundle().host.id.clone(),
        kind: "website",
        feeds: vec![Feed::All],
        facts: vec![jsonld::crumbs(reader, above, leaf)],
    }
}

fn home(reader: &Reader<'_>, leaf: &Leaf) -> Option<Content> {
    Some(Content {
        facts: jsonld::site(reader),
        ..plain(reader, leaf, &[])
    })
}

/// A page below the home page.
fn below_home(reader: &Reader<'_>, leaf: &Leaf) -> Option<Content> {
    Some(plain(reader, leaf, &[]))
}

/// A year or a month of the calendar.
fn date(reader: &Reader<'_>, leaf: &Leaf) -> Option<Content> {
    Some(plain(reader, leaf, &[Page::Calendar]))
}

fn city(reader: &Reader<'_>, leaf: &Leaf) -> Option<Content> {
    let Page::City(id) = &leaf.page else {
        return None;
    };
    let (found, place) = reader.site.city(id)?;
    let mut content = plain(reader, leaf, &[Page::Map]);
    content.facts.insert(0, jsonld::city(reader, found));
    Some(Content {
        picture: found.id.clone(),
        kind: "place",
        feeds: vec![place.map_or(Feed::All, Feed::City)],
        ..content
    })
}

fn event(reader: &Reader<'_>, leaf: &Leaf) -> Option<Content> {
    let Page::Event(id) = &leaf.page else {
        return None;
    };
    let subject = reader.bundle().find_subject(id)?;
    let entry = reader.bundle().view(subject);
    let mut feeds: Vec<Feed> = entry.cities.iter().copied().map(Feed::City).collect();
    feeds.push(Feed::Category(entry.category));
    let mut content = plain(reader, leaf, &[Page::Calendar]);
    if let Some(event) = jsonld::event(reader, subject) {
        content.facts.insert(0, event);
    }
    Some(Content {
        picture: jsonld::picture_of(reader, &entry),
        kind: "article",
        feeds,
        ..content
    })
}

fn programmes(reader: &Reader<'_>, leaf: &Leaf) -> Option<Content> {
    Some(Content {
        feeds: vec![Feed::Pupils],
        ..plain(reader, leaf, &[])
    })
}

fn about(reader: &Reader<'_>, leaf: &Leaf) -> Option<Content> {
    let content = plain(reader, leaf, &[]);
    Some(Content {
        facts: [jsonld::site(reader), content.facts].concat(),
        ..content
    })
}

fn review(reader: &Reader<'_>, leaf: &Leaf) -> Option<Content> {
    Some(Content {
        kind: "article",
        ..plain(reader, leaf, &[Page::About])
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
