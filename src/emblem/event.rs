//! What of an event determines its emblem.

use super::composition::{CATEGORIES, Emblem};
use crate::model::{Bundle, View};
use crate::time::{Edtf, Season, days};

/// The longest span of days that is within a season: longer than one, shorter than two.
const MAX_SPAN_DAYS: i32 = 100;

/// Number of entries of a bundle above which the pictures of a published site are not of single
/// events: each takes some hundredths of a second.
const MAX_PICTURED: usize = 1000;

/// The category, season and id of the emblem of an event.
///
/// Editions of a series have the id of the series, so that it is recognised from year to year.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EventEmblem {
    /// Index of the motif, below [`CATEGORIES`].
    category: usize,
    /// The EDTF code of the season; 0 without one.
    season: u8,
    id: Box<str>,
}

impl EventEmblem {
    /// Returns that of a view of a bundle.
    pub fn of(bundle: &Bundle, view: &View<'_>) -> EventEmblem {
        let id: Box<str> = match view.series {
            Some(series) => bundle.series(series).id.clone(),
            None => view.subject.id(bundle).as_ref().into(),
        };
        EventEmblem {
            category: view.category.index() % CATEGORIES,
            season: season_of(&view.when).map_or(0, Season::code),
            id,
        }
    }

    /// Returns that of the picture of a view on a published site: without an id, so that events of a
    /// category and season share it, if the bundle has very many entries.
    pub fn of_picture(bundle: &Bundle, view: &View<'_>) -> EventEmblem {
        let mut emblem = EventEmblem::of(bundle, view);
        if bundle.entries.len() > MAX_PICTURED {
            emblem.id = Box::default();
        }
        emblem
    }

    /// Draws it.
    pub fn emblem(&self) -> Emblem {
        Emblem::of_event(self.category, Season::from_code(self.season), &self.id)
    }

    /// Returns the path of its picture below a published site.
    pub fn picture_path(&self) -> String {
        let (category, season) = (self.category.to_string(), self.season.to_string());
        let separator = if self.id.is_empty() { "" } else { "/" };
        [
            "emblem/", &category, "-", &season, separator, &self.id, ".png",
        ]
        .concat()
    }
}

/// Returns the season (of the northern hemisphere) in the middle of a date; `None` if it is not known
/// by its season, or lasts longer.
///
/// ```
/// use pobratim::{emblem::season_of, time::Season};
/// let season = |text: &str| season_of(&text.parse().unwrap());
/// assert_eq!(season("2021-12-31"), Some(Season::Winter));
/// assert_eq!(season("2021-05-28/2021-06-20"), Some(Season::Summer));
/// assert_eq!(season("2021-21"), Some(Season::Spring));
/// assert_eq!(season("2021"), None);
/// ```
pub fn season_of(when: &Edtf) -> Option<Season> {
    let bounds = when.bounds();
    let (first, last) = (bounds.earliest?, bounds.latest?);
    let span = days::days_between(first, last);
    if span > MAX_SPAN_DAYS {
        return None;
    }
    let month = u8::from(days::add_days(first, span / 2).month());
    Season::ALL.get(usize::from((month + 9) % 12 / 3)).copied()
}
