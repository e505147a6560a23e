//! Cities and their dated ties with the host.

use super::{Basis, Bond, SourceRef, TieKind, TieStatus};
use crate::geo::LonLat;
use crate::text::{Lang, Localized};
use crate::time::{Date, Edtf};

/// The host city or another city.
#[derive(Clone, Debug)]
pub struct City {
    pub id: Box<str>,
    pub name: Localized,
    /// Name in the city's own language, if the bundle gives it.
    pub own_name: Option<OwnName>,
    /// Former and alternative spellings, in any language, that search matches.
    pub aliases: Vec<Box<str>>,
    pub country: Country,
    pub position: LonLat,
    /// IANA time zone, such as `Asia/Tokyo`.
    pub zone: Box<str>,
    /// May be empty.
    pub summary: Localized,
    /// Oldest first; none for a city that only takes part in events.
    pub ties: Vec<Tie>,
    pub sources: Vec<SourceRef>,
}

impl Tie {
    /// Returns the year in which the tie began, if it is known.
    pub fn since_year(&self) -> Option<i32> {
        let bounds = self.since?.bounds();
        let (first, last) = (bounds.earliest?.year(), bounds.latest?.year());
        (first == last).then_some(first)
    }

    /// Returns for how many years an active tie has lasted on the day `today`: the completed ones if the
    /// day of its beginning is known, else the difference of the years. `None` for another tie, for one
    /// whose year is unknown, and in its first year.
    ///
    /// ```
    /// use pobratim::{model::load, time::days};
    /// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
    /// let bundle = load(json).unwrap().bundle;
    /// let tie = bundle.cities[0].current_tie().unwrap();
    /// assert_eq!(tie.since.unwrap().to_string(), "1998-06-12");
    /// assert_eq!(tie.years_on(days::date(2026, 6, 11).unwrap()), Some(27));
    /// assert_eq!(tie.years_on(days::date(2026, 6, 12).unwrap()), Some(28));
    /// ```
    pub fn years_on(&self, today: Date) -> Option<u32> {
        if self.status != TieStatus::Active {
            return None;
        }
        let mut years = today.year() - self.since_year()?;
        let bounds = self.since?.bounds();
        if let (Some(first), Some(last)) = (bounds.earliest, bounds.latest)
            && first == last
            && (today.month(), today.day()) < (first.month(), first.day())
        {
            years -= 1;
        }
        u32::try_from(years).ok().filter(|years| *years > 0)
    }
}

impl City {
    /// Returns the language of the city's own name, if it is one of ours.
    pub fn own_language(&self) -> Option<Lang> {
        let own = self.own_name.as_ref()?;
        Lang::from_browser_tag(&own.tag)
    }

    /// Returns the most recently stated tie: the latest `as_of`; among equal ones, the last in the
    /// list.
    ///
    /// An open date such as `2022/..` (since 2022) counts as 2022.
    pub fn current_tie(&self) -> Option<&Tie> {
        self.ties.iter().max_by_key(|tie| {
            let bounds = tie.as_of.bounds();
            bounds.latest.or(bounds.earliest)
        })
    }

    /// Returns the current relation of the city with the host. An announced tie is not concluded
    /// yet, so it counts as a contact.
    ///
    /// ```
    /// use pobratim::model::{Bond, load};
    /// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
    /// let bundle = load(json).unwrap().bundle;
    /// let bonds: Vec<Bond> = bundle.cities.iter().map(|city| city.bond()).collect();
    /// assert_eq!(bonds, [Bond::Sister, Bond::Suspended, Bond::Contact]);
    /// ```
    pub fn bond(&self) -> Bond {
        self.current_tie().map_or(Bond::None, Tie::bond)
    }
}

impl Tie {
    /// Returns the relation of a city whose current tie this is; never [`Bond::None`].
    pub const fn bond(&self) -> Bond {
        match self.status {
            TieStatus::Suspended => Bond::Suspended,
            TieStatus::Announced => Bond::Contact,
            TieStatus::Active => match self.kind {
                TieKind::Sister => Bond::Sister,
                TieKind::Friendly => Bond::Friendly,
                TieKind::Contact => Bond::Contact,
            },
        }
    }
}

/// A name in a language that need not be one of the bundle's languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnName {
    /// BCP 47 tag, such as `be`.
    pub tag: Box<str>,
    pub text: Box<str>,
}

/// A dated statement about the relation of a city with the host.
#[derive(Clone, Debug)]
pub struct Tie {
    pub kind: TieKind,
    /// When it began, if known.
    pub since: Option<Edtf>,
    /// When it ended.
    pub until: Option<Edtf>,
    pub status: TieStatus,
    /// Time for which the source states this.
    pub as_of: Edtf,
    pub basis: Basis,
    /// May be empty.
    pub note: Localized,
    /// At least one.
    pub sources: Vec<SourceRef>,
}

/// A country by its ISO 3166-1 alpha-2 code.
///
/// ```
/// use pobratim::model::Country;
/// assert_eq!(Country::from_code("JP").unwrap().as_str(), "JP");
/// assert_eq!(Country::from_code("jp"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

impl Country {
    /// Parses two capital letters. Does not check that the country exists.
    pub fn from_code(code: &str) -> Option<Country> {
        let letters = <[u8; 2]>::try_from(code.as_bytes()).ok()?;
        letters
            .iter()
            .all(u8::is_ascii_uppercase)
            .then_some(Country(letters))
    }

    /// Returns the code, two capital letters.
    pub fn as_str(&self) -> &str {
        // Only ASCII letters are accepted, so the fallback is never used.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// Name of a country in the bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountryName {
    pub code: Country,
    pub name: Localized,
}
