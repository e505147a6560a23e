//! Groups of filters, as a panel shows them: their order, how many of their choices are active, and
//! which groups are open at first.

use super::{Facet, Params};

/// A group of filters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterGroup {
    /// What is upcoming, and dates.
    When,
    Facet(Facet),
    /// Age and language of the reader.
    Reader,
}

impl FilterGroup {
    /// Every group, the most used first.
    pub const ALL: [FilterGroup; Facet::ALL.len() + 2] = [
        FilterGroup::When,
        FilterGroup::Facet(Facet::Category),
        FilterGroup::Facet(Facet::City),
        FilterGroup::Facet(Facet::Audience),
        FilterGroup::Reader,
        FilterGroup::Facet(Facet::Direction),
        FilterGroup::Facet(Facet::Format),
        FilterGroup::Facet(Facet::Country),
        FilterGroup::Facet(Facet::Tie),
        FilterGroup::Facet(Facet::Status),
        FilterGroup::Facet(Facet::Scope),
    ];

    /// Maximum number of groups that are open at first.
    pub const MAX_OPEN: usize = 5;

    /// Number of groups that are open if no choice is active.
    const DEFAULT_OPEN: usize = 3;

    /// Returns the number of active choices.
    ///
    /// ```
    /// use pobratim::route::{Facet, FilterGroup, Params};
    /// let params = Params::parse("city=niigata,harbin&date=2027&upcoming=1&age=12");
    /// let active = |group: FilterGroup| group.active(&params);
    /// assert_eq!((active(FilterGroup::When), active(FilterGroup::Reader)), (2, 1));
    /// assert_eq!(active(FilterGroup::Facet(Facet::City)), 2);
    /// ```
    pub fn active(self, params: &Params) -> usize {
        match self {
            FilterGroup::When => usize::from(params.date.is_some()) + usize::from(params.upcoming),
            FilterGroup::Facet(facet) => params.facet(facet).len(),
            FilterGroup::Reader => usize::from(params.age.is_some()) + usize::from(params.readable),
        }
    }

    /// Returns the groups that are open at first, at most [`FilterGroup::MAX_OPEN`]: those with active
    /// choices, and then the most used ones.
    ///
    /// ```
    /// use pobratim::route::{Facet, FilterGroup, Params};
    /// let open = FilterGroup::open_at_first(&Params::parse("status=held"));
    /// let [status, category, city] = [Facet::Status, Facet::Category, Facet::City]
    ///     .map(FilterGroup::Facet);
    /// assert_eq!(open, [status, FilterGroup::When, category, city]);
    /// ```
    pub fn open_at_first(params: &Params) -> Vec<FilterGroup> {
        let active = FilterGroup::ALL.into_iter();
        let mut open: Vec<FilterGroup> = active.filter(|group| group.active(params) > 0).collect();
        for group in FilterGroup::ALL.into_iter().take(FilterGroup::DEFAULT_OPEN) {
            if !open.contains(&group) {
                open.push(group);
            }
        }
        open.truncate(FilterGroup::MAX_OPEN);
        open
    }
}
