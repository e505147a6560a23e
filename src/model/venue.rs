//! Venues in the order of a list, with their events.

use super::{
    Bundle, CityIx, Class, Occurrence, Place, PlaceCity, VenueIx, VenueKind, Vocabulary,
    newest_first,
};
use crate::text::Lang;
use crate::time::Date;

vocabulary! {
    /// Group of kinds of venues, in the order of lists.
    VenueGroup {
        /// Sights and monuments.
        Sights = "sights",
        /// Museums and galleries.
        Museums = "museums",
        /// Squares, streets, parks, zoos and places by the water.
        Outdoors = "outdoors",
        Churches = "churches",
        /// Theatres and concert halls.
        Stages = "stages",
        /// Arenas and stadiums.
        Arenas = "arenas",
        Transport = "transport",
    }
}

impl VenueKind {
    /// Returns the group in which venues of this kind are listed.
    pub const fn group(self) -> VenueGroup {
        match self {
            VenueKind::Sight | VenueKind::Monument => VenueGroup::Sights,
            VenueKind::Museum | VenueKind::Gallery => VenueGroup::Museums,
            VenueKind::Square
            | VenueKind::Street
            | VenueKind::Park
            | VenueKind::Water
            | VenueKind::Zoo => VenueGroup::Outdoors,
            VenueKind::Church => VenueGroup::Churches,
            VenueKind::Theatre | VenueKind::ConcertHall => VenueGroup::Stages,
            VenueKind::Arena | VenueKind::Stadium => VenueGroup::Arenas,
            VenueKind::Transport => VenueGroup::Transport,
        }
    }
}

/// What the venues of a section have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VenueSectionKey {
    /// Venues of the host, and those whose city is not stated, of one group of kinds.
    Group(VenueGroup),
    /// Venues of another city.
    City(CityIx),
}

/// A section of a list of venues; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VenueSection {
    pub key: VenueSectionKey,
    /// In the order of the bundle.
    pub venues: Vec<VenueIx>,
}

impl Bundle {
    /// Returns the language that is spoken at a place: that of its city's own name, or of the host's
    /// if its city is not stated. `None` if it is none of ours or not stated.
    pub fn language_at(&self, place: &Place) -> Option<Lang> {
        match place.city {
            Some(PlaceCity::City(city)) => self.city(city).own_language(),
            Some(PlaceCity::Host) | None => self.host.own_language(),
        }
    }

    /// Whether the bundle has venues.
    pub fn has_venues(&self) -> bool {
        !self.venues.is_empty()
    }

    /// Returns all venues: those of the host by group, then those of each other city.
    ///
    /// ```
    /// use pobratim::model::{VenueGroup, VenueSectionKey, load};
    /// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/fair.json"));
    /// let bundle = load(json).unwrap().bundle;
    /// let saltmarsh = bundle.find_city("saltmarsh").unwrap();
    /// let keys: Vec<VenueSectionKey> = bundle.venue_sections().iter().map(|it| it.key).collect();
    /// assert_eq!(keys[0], VenueSectionKey::Group(VenueGroup::Sights));
    /// assert_eq!(keys.last(), Some(&VenueSectionKey::City(saltmarsh)));
    /// ```
    pub fn venue_sections(&self) -> Vec<VenueSection> {
        let groups = VenueGroup::ALL
            .iter()
            .map(|group| VenueSectionKey::Group(*group));
        let cities = (0..self.cities.len()).filter_map(CityIx::new);
        let keys = groups.chain(cities.map(VenueSectionKey::City));
        let sections = keys.map(|key| VenueSection {
            key,
            venues: (0..self.venues.len())
                .filter_map(VenueIx::new)
                .filter(|venue| self.venue_section_key(*venue) == key)
                .collect(),
        });
        sections
            .filter(|section| !section.venues.is_empty())
            .collect()
    }

    fn venue_section_key(&self, venue: VenueIx) -> VenueSectionKey {
        let venue = self.venue(venue);
        match venue.place.city {
            Some(PlaceCity::City(city)) => VenueSectionKey::City(city),
            Some(PlaceCity::Host) | None => VenueSectionKey::Group(venue.kind.group()),
        }
    }

    /// Returns at most `limit` events of each venue, by the index of the venue, also those with only
    /// a session there: the upcoming ones of a year, the earliest first. A venue without any has its
    /// most recent ones, the newest first.
    pub fn events_of_venues(&self, today: Date, limit: usize) -> Vec<Vec<Occurrence>> {
        let mut events = vec![Vec::new(); self.venues.len()];
        self.add_events(&self.upcoming_events(today), limit, &mut events);
        let past = newest_first(self.entries_where(&|entry| entry.class == Class::Event));
        let mut recent = vec![Vec::new(); self.venues.len()];
        self.add_events(&past, limit, &mut recent);
        for (list, recent) in events.iter_mut().zip(recent) {
            if list.is_empty() {
                *list = recent;
            }
        }
        events
    }

    /// Adds each occurrence to the lists of its venues that have less than `limit`.
    fn add_events(&self, from: &[Occurrence], limit: usize, events: &mut [Vec<Occurrence>]) {
        for occurrence in from {
            let view = self.view_of(occurrence);
            let own = view.venue.and_then(|venue| self.find_venue(&venue.id));
            let sessions = view.details.sessions.iter();
            let sessions = sessions.filter_map(|session| session.venue);
            for venue in own.into_iter().chain(sessions) {
                if let Some(list) = events.get_mut(venue.index())
                    && list.len() < limit
                    && list.last() != Some(occurrence)
                {
                    list.push(*occurrence);
                }
            }
        }
    }
}
