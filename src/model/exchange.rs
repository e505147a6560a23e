//! Exchange finder: how well an offer for pupils matches a query. A fact that no source states is
//! [`Answer::Unknown`], neither yes nor no.

use super::{Ages, Bundle, CityIx, Country, Format, OfferChoices, View, Vocabulary};

vocabulary! {
    /// Interests of pupils; entries list them among their topics.
    Interest {
        Art = "art",
        Music = "music",
        Sport = "sport",
        Nature = "nature",
        Language = "language",
        Technology = "technology",
        Friendship = "friendship",
    }
}

vocabulary! {
    /// Whether an offer matches a query, in one criterion or overall.
    Answer {
        Yes = "yes",
        /// No source states it: ask the organisers.
        Unknown = "unknown",
        No = "no",
    }
}

vocabulary! {
    /// What a query asks about.
    Criterion {
        /// City or country.
        Partner = "partner",
        Ages = "ages",
        Interests = "interests",
        Format = "format",
    }
}

/// Search criteria of a pupil or teacher; an empty query matches everything.
///
/// ```
/// use pobratim::model::{Ages, Answer, Format, OfferQuery, load};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// let bundle = load(json).unwrap().bundle;
/// let letters = bundle.view(bundle.find_subject("picture-letters-2026").unwrap());
/// let aged = |years| OfferQuery { ages: Some(Ages::of(years)), ..OfferQuery::default() };
/// assert_eq!(aged(12).fit(&bundle, &letters), Answer::Yes);
/// assert_eq!(aged(40).fit(&bundle, &letters), Answer::No);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfferQuery {
    /// Matches any of these cities or of `countries`.
    pub cities: Vec<CityIx>,
    pub countries: Vec<Country>,
    /// Age of the pupil, or ages of a class.
    pub ages: Option<Ages>,
    /// Matches any of these.
    pub interests: Vec<Interest>,
    /// Matches any of these formats.
    pub formats: Vec<Format>,
}

impl Ages {
    /// Returns a single age in full years.
    pub const fn of(years: u8) -> Ages {
        Ages {
            from: Some(years),
            to: Some(years),
        }
    }

    /// Returns the ages in a class, 1 to 12. The range allows for countries in which school begins
    /// a year earlier or later, and for classes with pupils of two ages.
    ///
    /// ```
    /// use pobratim::model::Ages;
    /// assert_eq!(Ages::of_class(5), Ages { from: Some(10), to: Some(12) });
    /// ```
    pub const fn of_class(class: u8) -> Ages {
        Ages {
            from: Some(class + 5),
            to: Some(class + 7),
        }
    }

    /// Whether people of all these ages may take part ([`Answer::Yes`]), none of them, or some
    /// ([`Answer::Unknown`]).
    fn covers(self, others: Ages) -> Answer {
        let (from, to) = (self.from.unwrap_or(0), self.to.unwrap_or(u8::MAX));
        let (youngest, oldest) = (others.from.unwrap_or(0), others.to.unwrap_or(u8::MAX));
        if oldest < from || to < youngest {
            Answer::No
        } else if from <= youngest && oldest <= to {
            Answer::Yes
        } else {
            Answer::Unknown
        }
    }
}

impl OfferQuery {
    /// Whether there are no criteria.
    pub fn is_empty(&self) -> bool {
        *self == OfferQuery::default()
    }

    /// Returns the query without an age if no offer states one: every answer would be unknown.
    pub fn answerable(self, choices: &OfferChoices) -> OfferQuery {
        let ages = self.ages.filter(|_| !choices.ages.is_empty());
        OfferQuery { ages, ..self }
    }

    /// Returns the overall match: no if any criterion fails, unknown if any is unknown.
    pub fn fit(&self, bundle: &Bundle, view: &View<'_>) -> Answer {
        let answers = Criterion::ALL.iter();
        let answers = answers.map(|criterion| self.fit_one(*criterion, bundle, view));
        answers.max().unwrap_or(Answer::Yes)
    }

    /// Returns the criteria about which the sources of an offer state nothing.
    pub fn unstated(&self, bundle: &Bundle, view: &View<'_>) -> Vec<Criterion> {
        let is_unstated = |criterion: &Criterion| {
            let is_absent = match criterion {
                Criterion::Partner => true,
                Criterion::Ages => view.ages.is_none(),
                Criterion::Interests => view.topics.is_empty(),
                Criterion::Format => view.format == Format::Unstated,
            };
            is_absent && self.fit_one(*criterion, bundle, view) == Answer::Unknown
        };
        let all = Criterion::ALL.iter().copied();
        all.filter(is_unstated).collect()
    }

    fn fit_one(&self, criterion: Criterion, bundle: &Bundle, view: &View<'_>) -> Answer {
        match criterion {
            Criterion::Partner => self.fit_partner(bundle, view),
            Criterion::Ages => self.fit_ages(view),
            Criterion::Interests => self.fit_interests(view),
            Criterion::Format => self.fit_format(view),
        }
    }

    /// Matches by city and country. If the source names a country but no city in it, any city there
    /// may be meant; if it names neither, the partner is unknown.
    fn fit_partner(&self, bundle: &Bundle, view: &View<'_>) -> Answer {
        if self.cities.is_empty() && self.countries.is_empty() {
            return Answer::Yes;
        }
        let country_of = |city: &CityIx| bundle.city(*city).country;
        let has_country = view
            .cities
            .iter()
            .map(country_of)
            .chain(view.countries.iter().copied())
            .any(|country| self.countries.contains(&country));
        if has_country || view.cities.iter().any(|city| self.cities.contains(city)) {
            return Answer::Yes;
        }
        let is_open = |city: &CityIx| {
            let country = country_of(city);
            let named = view.cities.iter().any(|one| country_of(one) == country);
            view.countries.contains(&country) && !named
        };
        let names_nobody = view.cities.is_empty() && view.countries.is_empty();
        if names_nobody || self.cities.iter().any(is_open) {
            Answer::Unknown
        } else {
            Answer::No
        }
    }

    fn fit_ages(&self, view: &View<'_>) -> Answer {
        match (self.ages, view.ages) {
            (None, _) => Answer::Yes,
            (Some(_), None) => Answer::Unknown,
            (Some(asked), Some(known)) => known.covers(asked),
        }
    }

    fn fit_interests(&self, view: &View<'_>) -> Answer {
        let is_selected = |interest: &Interest| self.interests.contains(interest);
        if self.interests.is_empty() || interests(view).iter().any(is_selected) {
            Answer::Yes
        } else if view.topics.is_empty() {
            Answer::Unknown
        } else {
            Answer::No
        }
    }

    fn fit_format(&self, view: &View<'_>) -> Answer {
        let is_selected = |format: Format| self.formats.contains(&format);
        if self.formats.is_empty() {
            return Answer::Yes;
        }
        match view.format {
            Format::Unstated => Answer::Unknown,
            Format::Mixed if is_selected(Format::InPerson) => Answer::Yes,
            // The remote part may be online or by post.
            Format::Mixed => Answer::Unknown,
            Format::InPerson | Format::Online | Format::ByPost if is_selected(view.format) => {
                Answer::Yes
            }
            Format::InPerson | Format::Online | Format::ByPost => Answer::No,
        }
    }
}

/// Returns the interests among an offer's topics, in the order of [`Interest`].
pub fn interests(view: &View<'_>) -> Vec<Interest> {
    let names = |interest: &Interest| view.topics.iter().any(|topic| **topic == *interest.code());
    Interest::ALL.iter().copied().filter(names).collect()
}
