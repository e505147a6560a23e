//! Links from the rows of a year in review to the matching list in the calendar.

use super::{Address, DateParam, Facet, Page, ViewParam};
use crate::model::{Bucket, Bundle, Status};
use crate::text::Lang;

/// Returns the address of the list that a row of a year's review counts: of the year or the month,
/// filtered by the row's value and by completed statuses. `None` where no filter matches exactly
/// those entries.
///
/// ```
/// use pobratim::{model::{Bucket, load}, route::review_row_address, text::Lang};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// let bundle = load(json).unwrap().bundle;
/// let city = bundle.find_city("tallpine").map(Bucket::City).unwrap();
/// let list = review_row_address(&bundle, Lang::En, 2026, city).unwrap();
/// assert_eq!(list.to_string(), "en/calendar?view=schedule&date=2026&city=tallpine\
///     &status=held,ongoing,moved-online,produced,adopted");
/// assert!(review_row_address(&bundle, Lang::En, 2026, Bucket::YearOnly).is_none());
/// ```
pub fn review_row_address(
    bundle: &Bundle,
    lang: Lang,
    year: i32,
    bucket: Bucket,
) -> Option<Address> {
    let mut address = Address::new(lang, Page::Calendar);
    let params = &mut address.params;
    params.view = Some(ViewParam::Schedule);
    params.date = DateParam::year(year);
    let done = Status::ALL.iter().filter(|status| status.is_done());
    params.set_facet(Facet::Status, done.map(|status| status.code()));
    match bucket {
        Bucket::Direction(ix) => {
            params.set_facet(Facet::Direction, [&*bundle.direction(ix).id]);
        }
        Bucket::Category(ix) => params.set_facet(Facet::Category, [&*bundle.category(ix).id]),
        Bucket::City(ix) => params.set_facet(Facet::City, [&*bundle.city(ix).id]),
        Bucket::Country(country) => params.set_facet(Facet::Country, [country.as_str()]),
        Bucket::Format(format) => params.set_facet(Facet::Format, [format.code()]),
        Bucket::Month(month) => params.date = DateParam::month(year, month),
        Bucket::Status(status) => {
            params.set_facet(Facet::Status, [status.status().code()]);
        }
        Bucket::SeasonOnly | Bucket::YearOnly | Bucket::Unnamed => return None,
    }
    Some(address)
}
