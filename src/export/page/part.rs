//! Words that pages, feeds and pictures say alike.

use super::site::Reader;
use crate::geo::Octant;
use crate::model::{City, Standing, Tie, TieStatus, View};

impl Reader<'_> {
    /// The tie with its status where that is not plainly active.
    pub fn tie_words(&self, tie: Option<&Tie>) -> String {
        let Some(tie) = tie else {
            return self.words.say("words.tie_none");
        };
        let kind = self.words.say(&["words.tie_", tie.kind.code()].concat());
        self.with_status(kind, tie)
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
        let standing = entry.standing(self.site.today);
        if standing == Standing::Unconfirmed && entry.subject.is_of_a_day() {
            return self.words.say("words.status_unconfirmed_day");
        }
        self.words.say(&self.standing_key(standing))
    }

    /// Where the words of a state stand.
    pub(super) fn standing_key(&self, standing: Standing) -> String {
        ["words.status_", &standing.code().replace('-', "_")].concat()
    }
}
