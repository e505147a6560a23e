//! From a row of a review to the list in the calendar that shows what it counts.

use super::{Address, DateParam, Facet, Page, ViewParam};
use crate::model::{Bundle, Of, Status};
use crate::text::Lang;

/// The list of what a row of a year's review counts: of the year or the month, narrowed to the row's
/// value and to what is done. `None` where no filter of the calendar asks for just that.
///
/// ```
/// use pobratim::{model::{Of, load}, route::review_row, text::Lang};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// let bundle = load(json).unwrap().bundle;
/// let city = bundle.find_city("tallpine").map(Of::City).unwrap();
/// let list = review_row(&bundle, Lang::En, 2026, city).unwrap();
/// assert_eq!(list.to_string(), "en/calendar?view=agenda&date=2026&city=tallpine\
///     &status=held,ongoing,moved-online,produced,adopted");
/// assert!(review_row(&bundle, Lang::En, 2026, Of::YearOnly).is_none());
/// ```
pub fn review_row(bundle: &Bundle, lang: Lang, year: i32, of: Of) -> Option<Address> {
    let mut address = Address::new(lang, Page::Calendar);
    let params = &mut address.params;
    params.view = Some(ViewParam::Agenda);
    params.date = DateParam::year(year);
    let done = Status::ALL.iter().filter(|status| status.is_done());
    params.set_facet(Facet::Status, done.map(|status| status.code()));
    match of {
        Of::Direction(place) => {
            params.set_facet(Facet::Direction, [&*bundle.direction(place).id]);
        }
        Of::Category(place) => params.set_facet(Facet::Category, [&*bundle.category(place).id]),
        Of::City(place) => params.set_facet(Facet::City, [&*bundle.city(place).id]),
        Of::Country(country) => params.set_facet(Facet::Country, [country.as_str()]),
        Of::Format(format) => params.set_facet(Facet::Format, [format.code()]),
        Of::Month(month) => params.date = DateParam::month(year, month),
        Of::Standing(standing) => {
            params.set_facet(Facet::Status, [standing.status().code()]);
        }
        Of::SeasonOnly | Of::YearOnly | Of::Unnamed => return None,
    }
    Some(address)
}
