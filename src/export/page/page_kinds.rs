//! The pages of a published site. A new kind of page is one more item of [`PAGE_KINDS`].

use super::content::SiteContent;
use super::document::{PREVIEW_SIZE, PageMetadata, SharedImage};
use super::jsonld;
use super::site::{LocalizedSite, StaticPage};
use crate::emblem::EventEmblem;
use crate::export::feed::Feed;
use crate::route::{DateParam, Page};

/// A kind of page.
#[derive(Clone, Copy)]
pub struct PageKind {
    /// Name in the output of the command.
    pub name: &'static str,
    /// Returns the pages of this kind, the same in every language.
    pages: fn(&LocalizedSite<'_>, &SiteContent) -> Vec<StaticPage>,
    /// Returns the metadata of a page; `None` if the bundle has no such record.
    metadata: fn(&LocalizedSite<'_>, &StaticPage) -> Option<PageMetadata>,
}

/// Every kind of page.
pub const PAGE_KINDS: [PageKind; 12] = [
    PageKind {
        name: "home",
        pages: |_, _| vec![StaticPage::of(Page::Home)],
        metadata: home,
    },
    PageKind {
        name: "map",
        pages: |_, _| vec![StaticPage::of(Page::Map)],
        metadata: below_home,
    },
    PageKind {
        name: "calendar",
        pages: |_, _| vec![StaticPage::of(Page::Calendar)],
        metadata: below_home,
    },
    PageKind {
        name: "months and years",
        pages: |_, content| folders(content),
        metadata: date,
    },
    PageKind {
        name: "cities",
        pages: |localized, _| cities(localized),
        metadata: city,
    },
    PageKind {
        name: "events",
        pages: events,
        metadata: event,
    },
    PageKind {
        name: "exchanges",
        pages: |localized, _| exchanges(localized),
        metadata: programmes,
    },
    PageKind {
        name: "places",
        pages: |localized, _| places(localized),
        metadata: venues,
    },
    PageKind {
        name: "about",
        pages: |_, _| vec![StaticPage::of(Page::About)],
        metadata: about,
    },
    PageKind {
        name: "years in review",
        pages: |localized, _| reviews(localized),
        metadata: review,
    },
    PageKind {
        name: "widgets",
        pages: |_, _| vec![StaticPage::of(Page::Embed)],
        metadata: below_home,
    },
    PageKind {
        name: "report of a mistake",
        pages: |_, _| vec![StaticPage::of(Page::Report)],
        metadata: below_home,
    },
];

impl PageKind {
    /// Returns the pages of this kind.
    pub fn pages(&self, localized: &LocalizedSite<'_>, content: &SiteContent) -> Vec<StaticPage> {
        (self.pages)(localized, content)
    }

    /// Returns the metadata of a page; `None` if the bundle has no such record.
    pub fn metadata(
        &self,
        localized: &LocalizedSite<'_>,
        page: &StaticPage,
    ) -> Option<PageMetadata> {
        (self.metadata)(localized, page)
    }
}

/// Returns the metadata that pages of all kinds share.
fn base_metadata(localized: &LocalizedSite<'_>, page: &StaticPage, above: &[Page]) -> PageMetadata {
    PageMetadata {
        head: localized.messages.head(page),
        picture: localized.bundle().host.id.clone(),
        image: None,
        kind: "website",
        feeds: vec![Feed::All],
        structured_data: vec![jsonld::breadcrumbs(localized, above, page)],
    }
}

fn home(localized: &LocalizedSite<'_>, page: &StaticPage) -> Option<PageMetadata> {
    Some(PageMetadata {
        structured_data: jsonld::site(localized),
        ..base_metadata(localized, page, &[])
    })
}

/// Returns the metadata of a page directly below the home page.
fn below_home(localized: &LocalizedSite<'_>, page: &StaticPage) -> Option<PageMetadata> {
    Some(base_metadata(localized, page, &[]))
}

/// Returns the metadata of a year or month of the calendar.
fn date(localized: &LocalizedSite<'_>, page: &StaticPage) -> Option<PageMetadata> {
    Some(base_metadata(localized, page, &[Page::Calendar]))
}

fn city(localized: &LocalizedSite<'_>, page: &StaticPage) -> Option<PageMetadata> {
    let Page::City(id) = &page.page else {
        return None;
    };
    let (found, index) = localized.site.city(id)?;
    let mut metadata = base_metadata(localized, page, &[Page::Map]);
    metadata
        .structured_data
        .insert(0, jsonld::city(localized, found));
    Some(PageMetadata {
        picture: found.id.clone(),
        kind: "place",
        feeds: vec![index.map_or(Feed::All, Feed::City)],
        ..metadata
    })
}

fn event(localized: &LocalizedSite<'_>, page: &StaticPage) -> Option<PageMetadata> {
    let Page::Event(id) = &page.page else {
        return None;
    };
    let subject = localized.bundle().find_subject(id)?;
    let entry = localized.bundle().view(subject);
    let mut feeds: Vec<Feed> = entry.cities.iter().copied().map(Feed::City).collect();
    feeds.push(Feed::Category(entry.category));
    let mut metadata = base_metadata(localized, page, &[Page::Calendar]);
    if let Some(event) = jsonld::event(localized, subject) {
        metadata.structured_data.insert(0, event);
    }
    let emblem = EventEmblem::of_picture(localized.bundle(), &entry).picture_path();
    let emblem = || SharedImage {
        url: [localized.site.url, &emblem].concat(),
        alt: metadata.head.title.clone(),
        size: Some(PREVIEW_SIZE),
    };
    Some(PageMetadata {
        picture: jsonld::picture_of(localized, &entry),
        image: jsonld::shared_image(localized, &entry).or_else(|| Some(emblem())),
        kind: "article",
        feeds,
        ..metadata
    })
}

fn programmes(localized: &LocalizedSite<'_>, page: &StaticPage) -> Option<PageMetadata> {
    Some(PageMetadata {
        feeds: vec![Feed::Pupils],
        ..base_metadata(localized, page, &[])
    })
}

fn venues(localized: &LocalizedSite<'_>, page: &StaticPage) -> Option<PageMetadata> {
    let mut metadata = base_metadata(localized, page, &[]);
    metadata
        .structured_data
        .insert(0, jsonld::venues(localized));
    Some(metadata)
}

fn about(localized: &LocalizedSite<'_>, page: &StaticPage) -> Option<PageMetadata> {
    let metadata = base_metadata(localized, page, &[]);
    Some(PageMetadata {
        structured_data: [jsonld::site(localized), metadata.structured_data].concat(),
        ..metadata
    })
}

fn review(localized: &LocalizedSite<'_>, page: &StaticPage) -> Option<PageMetadata> {
    Some(PageMetadata {
        kind: "article",
        ..base_metadata(localized, page, &[Page::About])
    })
}

/// Returns the pages of the years and months of the calendar.
fn folders(content: &SiteContent) -> Vec<StaticPage> {
    let years = content.folders.years.iter();
    let years = years.map(|year| DateParam::year(*year));
    let months = content.folders.months.iter();
    let months = months.map(|(year, month)| DateParam::month(*year, *month));
    let page = |date| StaticPage {
        page: Page::Calendar,
        date: Some(date),
    };
    years.chain(months).flatten().map(page).collect()
}

/// Returns the pages of all cities, the host first.
fn cities(localized: &LocalizedSite<'_>) -> Vec<StaticPage> {
    let bundle = localized.bundle();
    let all = [&bundle.host].into_iter().chain(&bundle.cities);
    all.map(|city| StaticPage::of(Page::City(city.id.clone())))
        .collect()
}

/// Returns the page of exchanges, if there are any.
fn exchanges(localized: &LocalizedSite<'_>) -> Vec<StaticPage> {
    let has_any = localized.bundle().has_exchanges();
    let page = has_any.then(|| StaticPage::of(Page::Programmes));
    page.into_iter().collect()
}

/// Returns the page of places, if there are any.
fn places(localized: &LocalizedSite<'_>) -> Vec<StaticPage> {
    let has_any = localized.bundle().has_venues();
    let page = has_any.then(|| StaticPage::of(Page::Places));
    page.into_iter().collect()
}

/// Returns the reviews of all years with entries.
fn reviews(localized: &LocalizedSite<'_>) -> Vec<StaticPage> {
    let mut years = localized.bundle().years_with_entries(localized.site.today);
    // Addresses have years of four digits.
    years.retain(|year| *year <= 9999);
    years
        .into_iter()
        .map(Page::Review)
        .map(StaticPage::of)
        .collect()
}

/// Returns the pages of all entries, and of the occurrences expected in a year that has a page.
fn events(localized: &LocalizedSite<'_>, content: &SiteContent) -> Vec<StaticPage> {
    let bundle = localized.bundle();
    let entries = bundle.entries.iter().map(|entry| entry.id.clone());
    let expected = content.expected.iter();
    let expected = expected.map(|one| one.subject.id(bundle).as_ref().into());
    let pages = entries.chain(expected).map(Page::Event);
    pages.map(StaticPage::of).collect()
}
