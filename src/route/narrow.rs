//! From the words of an address to the bundle's filter.

use super::{Facet, Params};
use crate::model::{Ages, Audience, Bond, Bundle, Country, Filter, Format, Status, Wish};
use crate::text::Lang;

impl Params {
    /// The filter that the facets ask for. Ids that the bundle does not have and words that nobody
    /// knows are left out, as any bad value of an address.
    pub fn filter(&self, bundle: &Bundle, lang: Lang) -> Filter {
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
            readable: self.readable.then_some(lang),
            exchange: None,
        }
    }

    /// What a pupil asks for. An age goes before a class.
    pub fn wish(&self, bundle: &Bundle) -> Wish {
        let ages = self.age.map(Ages::of);
        Wish {
            cities: self.known(Facet::City, |id| bundle.find_city(id)),
            countries: self.known(Facet::Country, Country::from_code),
            ages: ages.or(self.class.map(Ages::of_class)),
            likes: self.likes.clone(),
            formats: self.known(Facet::Format, Format::from_code),
        }
    }

    fn known<T>(&self, facet: Facet, find: impl Fn(&str) -> Option<T>) -> Vec<T> {
        self.facet(facet).iter().filter_map(|id| find(id)).collect()
    }
}
