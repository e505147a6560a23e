//! The outputs that do not depend on a field.

use pobratim::model::schema::EntryField;

use super::OutputKind::{
    self, Atom, Difference, Digest, ICalendar, Import, JsonLd, Lint, Page, Search, Table,
};

/// Outputs that are the same whatever the field holds, each with the reason. All other outputs must
/// change with the field.
pub const fn not_shown(field: EntryField) -> &'static [(&'static [OutputKind], &'static str)] {
    match field {
        EntryField::Id => &[(&[Search], "the search index holds words, not ids")],
        EntryField::Kind => &[
            (
                &[Atom],
                "feeds are selected by it; an item names date, status, cities and category",
            ),
            (&[Digest], "an item is a few lines with a link to the page"),
            (
                &[ICalendar],
                "RFC 5545 has no property for it; URL leads to the page",
            ),
            (&[JsonLd], "schema.org has no property for it"),
            (&[Lint], "`check` validates it"),
            (&[Search], "it is a filter"),
        ],
        EntryField::Title | EntryField::When => &[],
        EntryField::Description => &[(&[Digest], "an item is a few lines with a link to the page")],
        EntryField::Announced => &[
            (&[Import, Table], "series have no rows"),
            (
                &[Lint],
                "`check` validates it; stale plans are reported for entries",
            ),
            (&[Search], "the search index holds words, not days"),
        ],
        EntryField::Scope => &[
            (&[Import, Table], "series have no rows"),
            (&[Lint], "`check` validates it"),
            (&[Search], "it is a filter"),
        ],
        EntryField::DayOff => &[
            (&[Import, Table], "series have no rows"),
            (&[Lint], "`check` validates it"),
            (&[Search], "it is a filter"),
            (
                &[Atom, Digest, ICalendar, JsonLd],
                "observances are not among the events",
            ),
        ],
        EntryField::PreviousWhen => &[
            (&[Lint], "`check` validates it"),
            (&[Search], "entries are not searched for by it"),
        ],
        EntryField::ExternalIds => &[
            (
                &[Atom, Digest, ICalendar, JsonLd, Page, Search],
                "it only serves the import",
            ),
            (&[Lint], "`check` validates it"),
        ],
        EntryField::Reason => &[
            (&[JsonLd], "schema.org has no property for it"),
            (&[Search], "entries are not searched for by it"),
        ],
        EntryField::Sessions => &[
            (
                &[Atom],
                "an item names the day; the page has hours and place",
            ),
            (&[Import, Table], "they have a sheet of their own"),
        ],
        EntryField::Venue => &[
            (
                &[Atom],
                "an item names the day; the page has hours and place",
            ),
            (&[Lint], "texts of venues are counted once, not per entry"),
        ],
        EntryField::Online => &[
            (&[Atom], "the page shows it"),
            (&[Digest], "an item is a few lines with a link to the page"),
            (&[Lint], "`check` validates it"),
            (&[Search], "entries are not searched for by it"),
        ],
        EntryField::Price => &[
            (&[Atom], "the page shows it"),
            (&[Search], "entries are not searched for by it"),
        ],
        EntryField::Registration => &[
            (&[Atom], "the page shows it"),
            (&[Search], "entries are not searched for by it"),
        ],
        EntryField::Tickets
        | EntryField::Capacity
        | EntryField::Languages
        | EntryField::Accessibility => &[
            (&[Atom], "the page shows it"),
            (&[Digest], "an item is a few lines with a link to the page"),
            (&[ICalendar], "URL leads to the page"),
            (&[Lint], "`check` validates it"),
            (&[Search], "entries are not searched for by it"),
        ],
        EntryField::SoldOut => &[
            (&[Lint], "`check` validates it"),
            (&[Search], "entries are not searched for by it"),
        ],
        EntryField::Participants => &[
            (&[Atom], "the page shows it"),
            (&[Digest], "an item is a few lines with a link to the page"),
            (
                &[ICalendar],
                "they have no addresses for ATTENDEE; URL leads to the page",
            ),
        ],
        EntryField::Images => &[
            (&[Atom], "the page shows it"),
            (&[Digest], "an item is a few lines with a link to the page"),
            (&[Import, Table], "they have a sheet of their own"),
            (&[Search], "entries are not searched for by it"),
        ],
        EntryField::Draft | EntryField::PublishFrom | EntryField::PublishUntil => &[(
            &[Atom, Digest, ICalendar, JsonLd, Page, Search],
            "`publish` leaves the record out; what is published does not show it",
        )],
        EntryField::Summary => &[(&[Digest], "an item is a few lines with a link to the page")],
        EntryField::Yearly
        | EntryField::Rule
        | EntryField::FirstYear
        | EntryField::LastYear
        | EntryField::Without => &[
            (&[Import, Table], "series have no rows"),
            (
                &[Lint],
                "`check` validates it; stale plans are reported for entries",
            ),
            (&[Search], "the search index holds words, not years"),
        ],
        EntryField::Time => &[
            (
                &[Atom],
                "an item names the day; the page has hours and place",
            ),
            (&[Lint], "`check` validates it"),
            (&[Search], "entries are not searched for by it"),
        ],
        EntryField::Series => &[
            (&[Atom], "the page shows it"),
            (&[ICalendar], "an edition is an event of its own"),
            (&[JsonLd], "a series as a whole has no page"),
            (&[Lint], "`check` validates it"),
            (&[Search], "a series is found by its own title"),
        ],
        EntryField::Cities => &[(
            &[ICalendar],
            "a bundle has no roles for ATTENDEE; URL leads to the page",
        )],
        EntryField::Countries => &[
            (&[Atom, JsonLd], "the page shows it"),
            (&[Digest], "an item is a few lines with a link to the page"),
            (
                &[ICalendar],
                "a bundle has no roles for ATTENDEE; URL leads to the page",
            ),
            (&[Lint], "`check` validates it"),
        ],
        EntryField::Category => &[
            (&[Digest], "an item is a few lines with a link to the page"),
            (&[JsonLd], "schema.org has no property for it"),
            (&[Lint], "`check` validates it"),
        ],
        EntryField::CategoryMore => &[
            (&[Atom], "only the main category is named"),
            (&[Digest], "an item is a few lines with a link to the page"),
            (&[JsonLd], "schema.org has no property for it"),
            (&[Lint], "`check` validates it"),
            (&[Page], "only the main one is named"),
        ],
        EntryField::Direction => &[
            (
                &[Atom],
                "feeds are selected by it; an item names date, status, cities and category",
            ),
            (&[Digest], "an item is a few lines with a link to the page"),
            (
                &[ICalendar],
                "RFC 5545 has no property for it; URL leads to the page",
            ),
            (&[JsonLd], "schema.org has no property for it"),
            (&[Lint], "`check` validates it"),
        ],
        EntryField::DirectionMore => &[
            (&[Atom], "only the main category is named"),
            (&[Digest], "an item is a few lines with a link to the page"),
            (
                &[ICalendar],
                "RFC 5545 has no property for it; URL leads to the page",
            ),
            (&[JsonLd], "schema.org has no property for it"),
            (&[Lint], "`check` validates it"),
            (&[Page], "only the main one is named"),
        ],
        EntryField::Format | EntryField::Audience | EntryField::Ages => &[
            (
                &[Atom],
                "feeds are selected by it; an item names date, status, cities and category",
            ),
            (&[Digest], "an item is a few lines with a link to the page"),
            (
                &[ICalendar],
                "RFC 5545 has no property for it; URL leads to the page",
            ),
            (&[Lint], "`check` validates it"),
            (&[Search], "it is a filter"),
        ],
        EntryField::Topics => &[
            (
                &[Atom],
                "feeds are selected by it; an item names date, status, cities and category",
            ),
            (&[Digest], "an item is a few lines with a link to the page"),
            (
                &[ICalendar],
                "RFC 5545 has no property for it; URL leads to the page",
            ),
            (&[Import, Table], "it has no column"),
            (&[JsonLd], "schema.org has no property for it"),
            (&[Lint], "`check` validates it"),
            (&[Page, Search], "keywords are for the exchange finder"),
        ],
        EntryField::Exchange => &[
            (
                &[Atom],
                "feeds are selected by it; an item names date, status, cities and category",
            ),
            (&[Digest], "an item is a few lines with a link to the page"),
            (
                &[ICalendar],
                "RFC 5545 has no property for it; URL leads to the page",
            ),
            (&[JsonLd], "the page shows it"),
            (&[Lint], "`check` validates it"),
            (&[Search], "it is a filter"),
        ],
        EntryField::Status => &[(&[Search], "it is a filter")],
        EntryField::Place => &[(
            &[Atom],
            "an item names the day; the page has hours and place",
        )],
        EntryField::Organisers => &[
            (&[Atom], "the page shows it"),
            (&[Digest], "an item is a few lines with a link to the page"),
            (
                &[ICalendar],
                "a bundle has no roles for ATTENDEE; URL leads to the page",
            ),
        ],
        EntryField::Contact => &[
            (&[Atom, JsonLd], "the page shows it"),
            (&[Digest], "an item is a few lines with a link to the page"),
            (&[Lint], "names of contacts are not counted"),
            (&[Search], "entries are not searched for by it"),
        ],
        EntryField::Links => &[
            (&[Atom, JsonLd], "the page shows it"),
            (&[Digest], "an item is a few lines with a link to the page"),
            (&[ICalendar], "URL leads to the page"),
            (&[Search], "entries are not searched for by it"),
        ],
        EntryField::Media => &[
            (&[Atom, JsonLd], "the page shows it"),
            (&[Digest], "an item is a few lines with a link to the page"),
            (&[ICalendar], "URL leads to the page"),
            (&[Import, Table], "it has no column"),
            (&[Search], "entries are not searched for by it"),
        ],
        EntryField::Sources => &[
            (&[Atom, JsonLd], "the page shows it"),
            (&[Digest], "an item is a few lines with a link to the page"),
            (&[Lint], "`check` validates it"),
            (&[Search], "entries are not searched for by it"),
        ],
        EntryField::Revision => &[
            (&[Difference], "it only counts changes"),
            (&[Digest], "changes come from comparing two bundles"),
            (&[Import, Table], "the import increments revisions"),
            (&[JsonLd], "the object has no date of its own"),
            (&[Page], "feeds and calendar files carry it"),
            (&[Search], "entries are not searched for by it"),
        ],
    }
}
