//! A filter, prepared for checking many entries by the numbers of their values.

use super::{AGE, COUNTED, EXCHANGE, UPCOMING, Values, number};
use crate::model::{Bundle, Country, Filter, FilterField, View};

/// A filter, prepared for checking many entries.
pub(super) struct Query<'a> {
    bundle: &'a Bundle,
    filter: &'a Filter,
    /// Whether the filter selects each value.
    selected: Vec<bool>,
    /// Index of each value's field in `COUNTED`.
    pub(super) fields: Vec<u8>,
    /// Bits of the fields in `COUNTED` that the filter restricts.
    constrained: u16,
}

impl<'a> Query<'a> {
    pub(super) fn new(values: &Values, bundle: &'a Bundle, filter: &'a Filter) -> Query<'a> {
        let bits = (0..).zip(COUNTED);
        let constrained = bits.filter(|(_, field)| filter.constrains(*field));
        Query {
            bundle,
            filter,
            selected: values.selected(filter),
            fields: values.fields(),
            constrained: constrained.fold(0, |constrained, (at, _)| constrained | 1 << at),
        }
    }

    /// Returns the bits of the fields in `COUNTED` that fail for these values.
    pub(super) fn fails(&self, own: &[u32]) -> u16 {
        let has = own.iter().filter(|value| self.selected[**value as usize]);
        let passed = has.fold(0u16, |passed, value| {
            passed | 1 << self.fields[*value as usize]
        });
        self.constrained & !passed
    }

    /// Returns the bits of the fields without counted values that fail.
    pub(super) fn other_fails(&self, view: impl Fn() -> Option<View<'a>>) -> u16 {
        let others = [
            (FilterField::Age, AGE),
            (FilterField::Exchange, EXCHANGE),
            (FilterField::Upcoming, UPCOMING),
        ];
        let mut fails = 0;
        for (field, bit) in others {
            if self.filter.constrains(field)
                && view().is_some_and(|view| !self.filter.passes(field, self.bundle, &view))
            {
                fails |= bit;
            }
        }
        fails
    }
}

impl Values {
    /// Returns for each value whether the filter selects it.
    fn selected(&self, filter: &Filter) -> Vec<bool> {
        let mut selected = vec![false; self.starts[9]];
        let mut set = |field: FilterField, indices: &mut dyn Iterator<Item = usize>| {
            for index in indices {
                let value = number(&self.starts, field, index);
                if let Some(selected) = selected.get_mut(value as usize) {
                    *selected = true;
                }
            }
        };
        let country = |code: &Country| self.countries.iter().position(|known| known == code);
        set(
            FilterField::City,
            &mut filter.cities.iter().map(|it| it.index()),
        );
        set(
            FilterField::Country,
            &mut filter.countries.iter().filter_map(country),
        );
        set(
            FilterField::Tie,
            &mut filter.ties.iter().map(|it| *it as usize),
        );
        set(
            FilterField::Category,
            &mut filter.categories.iter().map(|it| it.index()),
        );
        set(
            FilterField::Direction,
            &mut filter.directions.iter().map(|it| it.index()),
        );
        set(
            FilterField::Format,
            &mut filter.formats.iter().map(|it| *it as usize),
        );
        set(
            FilterField::Audience,
            &mut filter.audiences.iter().map(|it| *it as usize),
        );
        set(
            FilterField::Status,
            &mut filter.statuses.iter().map(|it| *it as usize),
        );
        set(
            FilterField::Readable,
            &mut filter.readable.iter().map(|it| it.index()),
        );
        selected
    }

    /// Returns for each value the index of its field in `COUNTED`.
    fn fields(&self) -> Vec<u8> {
        let ends = self.starts.iter().skip(1);
        let mut fields = Vec::with_capacity(self.starts[9]);
        for (field, end) in (0..).zip(ends) {
            fields.resize(*end, field);
        }
        fields
    }
}
