//! An event of schema.org as a row for each of its dates.

use super::Reader;
use super::node::{all, each_translation, field, language, last_part, text};
use super::time::DateCells;
use crate::import::diagnostic::Diagnostic;
use crate::import::plain_text::{plain_line, plain_text};
use crate::import::recurrence::MAX_RECORDS;
use crate::import::table::{Field, Row};
use crate::model::json::Node;
use crate::model::table::{Column, joined};
use crate::model::{Entry, PriceAmount, SafeUrl, is_id};
use crate::text::Lang;
use crate::time::{Date, Edtf};

/// The properties of an event that are read.
const TAKEN: [&str; 32] = [
    "@context",
    "@type",
    "@id",
    "identifier",
    "inLanguage",
    "name",
    "description",
    "startDate",
    "endDate",
    "duration",
    "eventSchedule",
    "previousStartDate",
    "eventStatus",
    "eventAttendanceMode",
    "location",
    "typicalAgeRange",
    "organizer",
    "performer",
    "performers",
    "offers",
    "isAccessibleForFree",
    "maximumAttendeeCapacity",
    "url",
    "subEvent",
    "subEvents",
    // What says nothing about the event.
    "mainEntityOfPage",
    "datePublished",
    "dateModified",
    "dateCreated",
    "publisher",
    "potentialAction",
    "isPartOf",
];

/// The cells of an event that are the same for all its dates.
struct Cells {
    fields: Vec<Field>,
}

impl Cells {
    fn add(&mut self, column: Column, heading: &str, text: &str) {
        if !text.is_empty() {
            self.fields.push(Field {
                column,
                heading: heading.to_string(),
                text: text.to_string(),
            });
        }
    }
}

impl<'a> Reader<'a> {
    /// Adds the rows of an event.
    pub fn event(&mut self, node: &'a Node<'a>, lang: Lang) {
        if self.table.rows.len() > MAX_RECORDS {
            // The file is refused.
            return;
        }
        let is_dated = ["startDate", "eventSchedule"]
            .iter()
            .any(|key| field(node, key).is_some());
        if !is_dated && field(node, "subEvent").is_some() {
            // Only its parts have dates.
            let kind = last_part(text(field(node, "@type"))).to_string();
            let name = plain_line(text(field(node, "name")));
            self.not_taken.add(&kind, &name, self.number);
            return;
        }
        let known = self.known(node);
        let zone = known.and_then(|entry| entry.time.as_ref());
        let zone = zone
            .map_or(&*self.bundle.host.zone, |time| &*time.zone)
            .to_string();
        self.report_not_taken(node);
        let cells = self.cells(node, lang, known);
        let dates = match self.dates(node, &zone) {
            Ok(dates) => dates,
            Err(fault) => {
                self.table.faults.push(fault);
                return;
            }
        };
        let number = self.number;
        let external = external_id(node).filter(|_| known.is_none());
        let is_one = dates.len() == 1;
        for date in dates {
            let mut row = Row {
                number,
                fields: cells.fields.clone(),
            };
            // A page can write a month only as its days.
            let is_known_span = known.is_some_and(|entry| has_bounds(&entry.when, &date.when));
            let mut own = Cells { fields: Vec::new() };
            if !is_known_span {
                own.add(Column::When, "startDate", &date.when);
            }
            own.add(Column::Time, "startDate", &date.time);
            if let Some(hours) = &date.hours {
                let values = [("what", hours.as_str()), ("when", &date.when)];
                let note = Diagnostic::new("hours_not_taken", &values);
                self.table.notes.push(note.at(number, "startDate"));
            }
            if let Some(external) = external {
                // Of several dates each is a record.
                let id = match is_one {
                    true => external.to_string(),
                    false => [external, "#", &date.when].concat(),
                };
                own.add(
                    Column::ExternalIds,
                    "@id",
                    &joined([id.as_str()].into_iter()),
                );
            }
            row.fields.extend(own.fields);
            self.table.rows.push(row);
        }
    }

    /// Returns the entry of the bundle that an event is, by its identifier or its address.
    fn known(&self, node: &'a Node<'a>) -> Option<&'a Entry> {
        let address = text(field(node, "@id"))
            .split('#')
            .next()
            .unwrap_or_default();
        let last = address.trim_end_matches('/').rsplit('/').next();
        let ids = [text(field(node, "identifier")), last.unwrap_or_default()];
        let bundle = self.bundle;
        let found = ids.into_iter().find_map(|id| bundle.find_entry(id));
        found.map(|index| bundle.entry(index))
    }

    /// Returns the dates of an event: those of its schedule, else its own.
    fn dates(&mut self, node: &'a Node<'a>, zone: &str) -> Result<Vec<DateCells>, Diagnostic> {
        let schedules = all(field(node, "eventSchedule"));
        if !schedules.is_empty() {
            let mut dates = Vec::new();
            for schedule in schedules {
                let schedule = self.ids.resolved(schedule);
                dates.extend(self.scheduled(schedule, node, zone)?);
            }
            return Ok(dates);
        }
        let starts = all(field(node, "startDate"));
        let ends = all(field(node, "endDate"));
        let duration = text(field(node, "duration"));
        if starts.is_empty() {
            let fault = Diagnostic::new("ics_no_date", &[]);
            return Err(fault.at(self.number, "startDate"));
        }
        let several = starts.len() > 1;
        let dates = starts.into_iter().enumerate().map(|(index, start)| {
            let end = match several {
                true if ends.len() > 1 => text(ends.get(index).copied()),
                true => "",
                false => text(ends.first().copied()),
            };
            self.date_cells(text(Some(start)), end, duration, zone)
        });
        Ok(dates.collect())
    }

    fn cells(&mut self, node: &'a Node<'a>, lang: Lang, known: Option<&Entry>) -> Cells {
        let mut cells = Cells { fields: Vec::new() };
        let get = |key: &str| text(field(node, key));
        let own = language(field(node, "inLanguage")).unwrap_or(lang);
        match known {
            Some(entry) => cells.add(Column::Id, "@id", &entry.id),
            None if is_id(get("identifier")) => {
                cells.add(Column::Id, "identifier", get("identifier"));
            }
            None => {}
        }
        each_translation(field(node, "name"), own, &mut |lang, text| {
            cells.add(Column::Title(lang), "name", &plain_line(text));
        });
        let is_new = known.is_none();
        let status = status(node, is_new);
        cells.add(Column::Status, "eventStatus", status);
        let format = match last_part(get("eventAttendanceMode")) {
            "OnlineEventAttendanceMode" => "online",
            "OfflineEventAttendanceMode" => "in-person",
            "MixedEventAttendanceMode" => "mixed",
            _ => "",
        };
        cells.add(Column::Format, "eventAttendanceMode", format);
        // For an entry in the bundle, the bundle is more precise about the rest.
        if !is_new {
            return cells;
        }
        each_translation(field(node, "description"), own, &mut |lang, text| {
            cells.add(Column::Summary(lang), "description", &plain_text(text));
        });
        let previous = self.date_cells(get("previousStartDate"), "", "", &self.bundle.host.zone);
        cells.add(Column::PreviousWhen, "previousStartDate", &previous.when);
        let place = self.place(field(node, "location"));
        cells.add(Column::Place, "location", &place.name);
        cells.add(Column::PlaceCity, "location", &place.city);
        cells.add(Column::Online, "location", &place.online);
        cells.add(Column::Ages, "typicalAgeRange", get("typicalAgeRange"));
        let organisers = self.names(node, "organizer");
        cells.add(Column::Organisers, "organizer", &organisers);
        let mut performers = self.names(node, "performer");
        if performers.is_empty() {
            performers = self.names(node, "performers");
        }
        cells.add(Column::Participants, "performer", &performers);
        cells.add(
            Column::Capacity,
            "maximumAttendeeCapacity",
            get("maximumAttendeeCapacity"),
        );
        self.offers(node, &mut cells);
        if !get("url").is_empty() {
            let link = [&plain_line(get("name")), " ", get("url")].concat();
            cells.add(Column::Links, "url", &joined([link.trim()].into_iter()));
        }
        cells
    }

    /// Returns the names of people and organisations as a list, each once.
    fn names(&self, node: &'a Node<'a>, key: &str) -> String {
        let mut names: Vec<String> = Vec::new();
        for item in all(field(node, key)) {
            let name = plain_line(text(Some(self.ids.resolved(item))));
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
        joined(names.iter().map(String::as_str))
    }

    /// Adds prices, ticket shop and whether the event is sold out.
    fn offers(&mut self, node: &'a Node<'a>, cells: &mut Cells) {
        let offers: Vec<_> = all(field(node, "offers"))
            .into_iter()
            .map(|offer| self.ids.resolved(offer))
            .collect();
        let mut prices: Vec<String> = Vec::new();
        let is_true = |node: Option<&Node<'_>>| match node {
            Some(Node::Bool(flag)) => *flag,
            node => last_part(text(node)).eq_ignore_ascii_case("true"),
        };
        if is_true(field(node, "isAccessibleForFree")) {
            prices.push("free".to_string());
        }
        for offer in &offers {
            let get = |key: &str| text(field(offer, key)).trim();
            let price = [get("price"), get("lowPrice")];
            let price = price
                .into_iter()
                .find(|price| !price.is_empty())
                .unwrap_or_default();
            let price = price.trim_end_matches(".00");
            let currency = get("priceCurrency");
            if price == "0" {
                prices.push("free".to_string());
            } else if PriceAmount::is_amount(price) && PriceAmount::is_currency(currency) {
                let amount = [get("name"), " ", price, " ", currency].concat();
                prices.push(amount.trim().to_string());
            } else if !price.is_empty() {
                self.not_taken.add("offers.price", price, self.number);
            }
        }
        prices.dedup();
        cells.add(
            Column::Price,
            "offers",
            &joined(prices.iter().map(String::as_str)),
        );
        let pages = offers.iter().map(|offer| text(field(offer, "url")));
        let mut pages = pages.filter(|url| SafeUrl::page(url).is_ok());
        cells.add(Column::Tickets, "offers", pages.next().unwrap_or_default());
        let mut sold_out = offers
            .iter()
            .filter(|offer| last_part(text(field(offer, "availability"))) != "SoldOut");
        if !offers.is_empty() && sold_out.next().is_none() {
            cells.add(Column::SoldOut, "offers", "yes");
        }
    }

    fn report_not_taken(&mut self, node: &'a Node<'a>) {
        let number = self.number;
        self.report_others(node, "", &TAKEN);
        let people = ["@type", "@id", "name"];
        self.report_nested(field(node, "organizer"), "organizer", &people);
        self.report_nested(field(node, "performer"), "performer", &people);
        let offer = [
            "@type",
            "@id",
            "name",
            "price",
            "lowPrice",
            "priceCurrency",
            "url",
            "availability",
        ];
        self.report_nested(field(node, "offers"), "offers", &offer);
        // Only the first address is read.
        for (index, url) in all(field(node, "url")).into_iter().enumerate().skip(1) {
            self.not_taken
                .add(&format!("url[{index}]"), text(Some(url)), number);
        }
    }

    fn report_nested(&mut self, node: Option<&'a Node<'a>>, key: &str, taken: &[&str]) {
        for item in all(node) {
            let item = self.ids.resolved(item);
            self.report_others(item, key, taken);
        }
    }

    /// Reports the properties of an object that are not among those that are read.
    fn report_others(&mut self, node: &'a Node<'a>, key: &str, taken: &[&str]) {
        let Node::Object(fields) = node else {
            return;
        };
        for (name, value) in fields {
            let name = super::node::short(name);
            if taken.contains(&name) {
                continue;
            }
            let path = match key.is_empty() {
                true => name.to_string(),
                false => [key, ".", name].concat(),
            };
            self.not_taken.add(&path, text(Some(value)), self.number);
        }
    }
}

/// Returns the address by which an event is known: its `@id`, else its page.
fn external_id<'a>(node: &'a Node<'a>) -> Option<&'a str> {
    let ids = ["@id", "url"].map(|key| text(field(node, key)));
    ids.into_iter().find(|id| id.contains("://"))
}

/// Returns the status of an event; `planned` for a new one where the page has none. Of several the
/// first of: cancelled, moved online, postponed. An event on another date than before is planned.
fn status(node: &Node<'_>, is_new: bool) -> &'static str {
    let values = all(field(node, "eventStatus"));
    let names: Vec<String> = values
        .into_iter()
        .map(|value| match text(Some(value)) {
            "" => text(field(value, "@id")),
            text => text,
        })
        .map(|value| last_part(value).to_lowercase())
        .collect();
    let has = |word: &str| {
        names
            .iter()
            .any(|name| name.trim_start_matches("event") == word)
    };
    if has("cancelled") || has("canceled") {
        "cancelled"
    } else if has("movedonline") {
        "moved-online"
    } else if has("postponed") {
        "postponed"
    } else if has("rescheduled") || (is_new && has("scheduled")) {
        "planned"
    } else {
        ""
    }
}

/// Returns whether a vague date allows exactly the days of a span `first/last`, or of one day.
fn has_bounds(when: &Edtf, span: &str) -> bool {
    let bounds = when.bounds();
    let day = |day: Option<Date>| {
        day.map(|day| Edtf::day(day).to_string())
            .unwrap_or_default()
    };
    let (first, last) = span.split_once('/').unwrap_or((span, span));
    !when.is_exact() && day(bounds.earliest) == first && day(bounds.latest) == last
}
