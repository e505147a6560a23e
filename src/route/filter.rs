//! Converts the parameters of an address to filters of the bundle.

use super::{Facet, Params};
use crate::model::{
    Ages, Audience, Bond, Bundle, Country, Filter, Format, OfferQuery, Scope, Status,
};
use crate::text::Lang;
use crate::time::Date;

impl Params {
    /// Returns the filter of the facets in a language and on a day. Unknown ids and codes are ignored,
    /// like any invalid value of an address.
    pub fn filter(&self, bundle: &Bundle, lang: Lang, today: Date) -> Filter {
        Filter {
            cities: self.known(Facet::City, |id| bundle.find_city(id)),
            countries: self.known(Facet::Country, Country::from_code),
            ties: self.known(Facet::Tie, Bond::from_code),
            categories: self.known(Facet::Category, |id| bundle.find_category(id)),
            directions: self.known(Facet::Direction, |id| bundle.find_direction(id)),
            formats: self.known(Facet::Format, Format::from_code),
            audiences: self.known(Facet::Audience, Audience::from_code),
            age: self.age,
            statuses: self.known(Facet::Status, Status::from_code),
            scopes: self.known(Facet::Scope, Scope::from_code),
            readable: self.readable.then_some(lang),
            exchange: None,
            upcoming: self.upcoming.then_some(today),
        }
    }

    /// Returns the query for exchanges. An age takes precedence over a class.
    pub fn offer_query(&self, bundle: &Bundle) -> OfferQuery {
        let ages = self.age.map(Ages::of);
        OfferQuery {
            cities: self.known(Facet::City, |id| bundle.find_city(id)),
            countries: self.known(Facet::Country, Country::from_code),
            ages: ages.or(self.class.map(Ages::of_class)),
            interests: self.likes.clone(),
            formats: self.known(Facet::Format, Format::from_code),
        }
    }

    fn known<T>(&self, facet: Facet, find: impl Fn(&str) -> Option<T>) -> Vec<T> {
        self.facet(facet).iter().filter_map(|id| find(id)).collect()
    }
}
