//! What pages are made of: texts, links, sources, entries in lists. The classes and marks are those
//! of `ui/parts`, so that one sheet paints both.

use super::site::Reader;
use crate::export::html::{Html, Tag, el};
use crate::geo::Octant;
use crate::model::{
    Ages, CategoryIx, City, CityIx, Class, Contact, Occurrence, SafeUrl, SourceRef, Standing, Tie,
    TieStatus, View,
};
use crate::route::Page;
use crate::text::Localized;

/// How many shapes and hues the style sheet has for categories.
const MARKS: usize = 5;

impl Reader<'_> {
    /// A text inside a line; one that falls back carries its own `lang` and a small chip with the
    /// name of its language.
    pub(super) fn inline(&self, text: &Localized) -> Html {
        let Some(found) = self.found(text) else {
            return Html::default();
        };
        if !found.is_fallback(self.lang()) {
            return Html::text(found.text);
        }
        let language = self.locale().language(found.lang);
        let words = self.words.fill("shell.fallback", &[("language", language)]);
        let chip = el("span")
            .class("chip")
            .attr("title", &words)
            .child(el("span").attr("aria-hidden", "true").child(language))
            .child(el("span").class("unseen").child(words));
        el("span")
            .attr("lang", found.lang.html_tag())
            .child(found.text)
            .done()
            .and(chip)
    }

    /// A text as a paragraph of its own; nothing where there is none.
    pub(super) fn paragraph(&self, text: &Localized, class: &str) -> Option<Tag> {
        (!text.is_empty()).then(|| el("p").class(class).child(self.inline(text)))
    }

    /// A link to another site, which opens beside this one and is told nothing about it.
    pub(super) fn outward(&self, url: &SafeUrl, words: &str, url_lang: Option<&str>) -> Tag {
        let note = [
            self.locale().punctuation.comma,
            &self.words.say("shell.other_site"),
        ]
        .concat();
        el("a")
            .class("outward")
            .attr("href", url.as_str())
            .attr_if("hreflang", url_lang)
            .attr("target", "_blank")
            .attr("rel", "noopener noreferrer")
            .child(words)
            .child(el("span").class("unseen").child(note))
    }

    /// The sources of a record as a list, with the paragraphs of documents.
    pub(super) fn sources(&self, references: &[SourceRef]) -> Option<Tag> {
        let item = |reference: &SourceRef| {
            let source = self.bundle().source(reference.source);
            let name = match &source.url {
                Some(url) => self
                    .outward(url, &self.plain(&source.title), source.lang.as_deref())
                    .done(),
                None => self.inline(&source.title),
            };
            let list = reference.paragraphs.join(self.locale().punctuation.comma);
            let key = match reference.paragraphs.len() {
                0 => return el("li").child(name),
                1 => "event.paragraph",
                _ => "event.paragraphs",
            };
            let paragraphs = self.words.fill(key, &[("list", &list)]);
            el("li").child(name).child(" · ").child(paragraphs)
        };
        let items = references.iter().map(item);
        (!references.is_empty()).then(|| el("ul").class("sources").child(items.collect::<Html>()))
    }

    /// A city's name as a link to its page.
    pub(super) fn city_link(&self, city: CityIx) -> Tag {
        let city = self.bundle().city(city);
        el("a")
            .attr("href", self.href(Page::City(city.id.clone())))
            .attr("data-city", &city.id)
            .child(self.plain(&city.name))
    }

    /// A city's name in its own language, where it is another than the reader's.
    pub(super) fn own_name(&self, city: &City) -> Option<Tag> {
        let name = self.plain(&city.name);
        let own = city.own_name.as_ref().filter(|own| *own.text != *name)?;
        Some(
            el("span")
                .class("own-name")
                .attr("lang", &own.tag)
                .child(&*own.text),
        )
    }

    /// The tie with its status where that is not plainly active.
    pub fn tie_words(&self, tie: Option<&Tie>) -> String {
        let Some(tie) = tie else {
            return self.words.say("words.tie_none");
        };
        let kind = self.words.say(&["words.tie_", tie.kind.code()].concat());
        self.with_status(kind, tie)
    }

    /// The same with the year in which the tie began, where that is known.
    pub(super) fn tie_since(&self, tie: Option<&Tie>) -> String {
        let since = tie.and_then(|tie| Some((tie, tie.since_year()?)));
        let Some((tie, year)) = since else {
            return self.tie_words(tie);
        };
        let kind = self.words.say(&["words.tie_", tie.kind.code()].concat());
        let values = [("what", &*kind), ("year", &year.to_string())];
        self.with_status(self.words.fill("words.tie_since", &values), tie)
    }

    fn with_status(&self, kind: String, tie: &Tie) -> String {
        let status = match tie.status {
            TieStatus::Active => return kind,
            TieStatus::Suspended | TieStatus::Announced => {
                let key = ["words.tie_", tie.status.code()].concat();
                self.words.say(&key)
            }
        };
        [&kind, self.locale().punctuation.comma, &status].concat()
    }

    /// Distance and direction of a city as seen from the host.
    pub(super) fn distance_words(&self, city: &City) -> String {
        let host = &self.bundle().host;
        let bearing = crate::geo::bearing_deg(host.position, city.position);
        let octant = Octant::from_bearing(bearing).code().replace('-', "_");
        let km = crate::geo::distance_km(host.position, city.position);
        self.words.fill(
            "city.distance_words",
            &[
                ("km", &self.locale().km(km)),
                ("direction", &self.words.say(&["words.", &octant].concat())),
                ("host", &self.plain(&host.name)),
            ],
        )
    }

    /// The state of a subject in words: what a rule lets expect is of its day and not of its year.
    pub(in crate::export) fn state_words(&self, entry: &View<'_>) -> String {
        let standing = entry.standing(self.site.today());
        if standing == Standing::Unconfirmed && entry.subject.is_of_a_day() {
            return self.words.say("words.status_unconfirmed_day");
        }
        self.words.say(&self.standing_key(standing))
    }

    /// Where the words of a state stand.
    pub(super) fn standing_key(&self, standing: Standing) -> String {
        ["words.status_", &standing.code().replace('-', "_")].concat()
    }

    /// What every painted entry carries: its id, its state, whether it is an event of the past.
    pub(super) fn painted(&self, element: Tag, entry: &View<'_>) -> Tag {
        let today = self.site.today();
        let is_past = entry.class == Class::Event && entry.when.ends_before(today);
        element
            .attr("data-event", entry.subject.id(self.bundle()))
            .attr("data-standing", entry.standing(today).code())
            .flag("data-past", is_past)
    }

    /// The state as a small label.
    pub(super) fn badge(&self, entry: &View<'_>) -> Tag {
        el("span")
            .class("badge")
            .attr("data-standing", entry.standing(self.site.today()).code())
            .child(self.state_words(entry))
    }

    /// The lowest age as a mark, 6+, where ages are known and open upwards.
    pub(super) fn age_mark(&self, entry: &View<'_>) -> Option<Tag> {
        let Some(Ages {
            from: Some(from),
            to: None,
        }) = entry.ages
        else {
            return None;
        };
        Some(
            el("span")
                .class("age-mark")
                .attr("title", self.words.say("event.ages"))
                .child(format!("{from}+")),
        )
    }

    /// Ages in words, as exactly as they are known.
    pub(super) fn ages(&self, ages: Ages) -> String {
        let text = |age: Option<u8>| age.map_or(String::new(), |age| age.to_string());
        let (from, to) = (text(ages.from), text(ages.to));
        let key = match (ages.from, ages.to) {
            (Some(_), Some(_)) => "event.ages_range",
            (Some(_), None) => "event.ages_from",
            (None, Some(_)) => "event.ages_to",
            (None, None) => return String::new(),
        };
        self.words.fill(key, &[("from", &from), ("to", &to)])
    }

    /// Whom to ask, with every way that is known to reach them.
    pub(super) fn contact(&self, contact: &Contact) -> Html {
        let name = self.plain(&contact.name);
        let name: Html = match &contact.url {
            Some(url) => self.outward(url, &name, None).done(),
            None => name.into(),
        };
        let way = |scheme: &str, way: &Option<Box<str>>| {
            let way = way.as_deref()?;
            let link = el("a").attr("href", [scheme, way].concat()).child(way);
            Some(Html::from(" · ").and(link))
        };
        name.and(way("mailto:", &contact.email))
            .and(way("tel:", &contact.phone))
    }

    /// The hours of an entry by the city's clock, as the bundle states them.
    pub(super) fn hours(&self, entry: &View<'_>) -> Option<String> {
        let time = entry.time?;
        let start = time.start.to_string();
        Some(match time.end {
            Some(end) => {
                let range = self.locale().punctuation.range;
                [&start, range, &end.to_string()].concat()
            }
            None => start,
        })
    }

    /// One entry as a list item. `with_cities` names its cities as links; `more` stands below.
    pub(super) fn row(&self, occurrence: &Occurrence, with_cities: bool, more: Html) -> Tag {
        let entry = self.bundle().view_of(occurrence);
        let category = self.plain(&self.bundle().category(entry.category).title);
        let hours = self.hours(&entry);
        let cities = (with_cities && !entry.cities.is_empty()).then(|| {
            let links = entry.cities.iter().map(|city| self.city_link(*city));
            el("span")
                .class("entry-cities")
                .child(links.collect::<Html>())
        });
        let meta = el("p")
            .class("entry-meta")
            .child(
                el("span")
                    .class("entry-when")
                    .child(self.locale().date(&entry.when)),
            )
            .child(hours.map(|hours| el("span").class("entry-hours").child(hours)))
            .child(self.badge(&entry))
            .child(self.age_mark(&entry))
            .child(cities)
            .child(el("span").class("entry-category").child(category));
        let title = self.title_link(&entry);
        self.painted(el("li"), &entry)
            .class("entry")
            .child(mark(entry.category))
            .child(
                el("div")
                    .class("entry-body")
                    .child(title)
                    .child(meta)
                    .child(more),
            )
    }

    /// The title of an entry as a link to its page.
    pub(super) fn title_link(&self, entry: &View<'_>) -> Tag {
        el("a")
            .class("entry-title")
            .attr("href", self.href_event(entry.subject))
            .child(self.inline(entry.title))
    }

    /// Entries as a list.
    pub(super) fn rows(&self, occurrences: &[Occurrence], with_cities: bool) -> Tag {
        let items = occurrences.iter();
        let items = items.map(|one| self.row(one, with_cities, Html::default()));
        el("ul")
            .class("entries entries-still")
            .child(items.collect::<Html>())
    }

    /// A part of a page under a heading.
    pub(super) fn section(&self, key: &str, content: impl Into<Html>) -> Tag {
        el("section")
            .child(el("h2").child(self.words.say(key)))
            .child(content)
    }
}

/// The style sheet's number for the shape and hue of a category.
pub(super) fn mark_number(category: CategoryIx) -> String {
    (category.index() % MARKS).to_string()
}

/// The category's shape, which stands for it beside its name and never alone.
pub(super) fn mark(category: CategoryIx) -> Tag {
    el("span")
        .class("mark")
        .attr("data-mark", mark_number(category))
        .attr("aria-hidden", "true")
}

/// A fact of a list of facts, where there is one.
pub(super) fn fact(name: String, value: Html) -> Option<Tag> {
    let pair = |value| {
        el("div")
            .child(el("dt").child(name))
            .child(el("dd").child(value))
    };
    (!value.is_empty()).then(|| pair(value))
}
