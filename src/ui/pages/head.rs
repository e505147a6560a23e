//! What a page is called and what it is about: in the title of the document and for search engines.

use crate::export::page::PageHead;
use crate::locale;
use crate::model::{City, Subject};
use crate::route::{DateParam, Page};
use crate::text::Lang;
use crate::time::Edtf;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use crate::ui::parts;

/// Name, title and description of a page. `date` is what a calendar shows.
pub fn head(cx: Cx, lang: Lang, page: &Page, date: Option<&DateParam>) -> PageHead {
    let site = &cx.bundle.site;
    let of = |name: &str| PageHead::new(name.to_string(), cx.plain(lang, &site.summary));
    match page {
        Page::Home => of(&cx.plain(lang, &site.title)),
        Page::Map => of(td_string!(i18n(lang), map.title)),
        Page::Calendar => {
            let calendar = of(td_string!(i18n(lang), calendar.title));
            match date {
                Some(date) => month(lang, date, calendar),
                None => calendar,
            }
        }
        Page::Programmes => {
            let host = cx.plain(lang, &cx.bundle.host.name);
            let about = td_string!(i18n(lang), desk.lead, host = host);
            PageHead::new(td_string!(i18n(lang), desk.title).to_string(), about)
        }
        Page::About => of(td_string!(i18n(lang), about.title)),
        Page::Embed => {
            let about = td_string!(i18n(lang), builder.lead).to_string();
            PageHead::new(td_string!(i18n(lang), builder.title).to_string(), about)
        }
        Page::Review(year) => {
            let about = td_string!(i18n(lang), review.about, year = year.to_string());
            PageHead::new(parts::review_title(lang, *year), about)
        }
        Page::City(id) => match cx.bundle.find_city(id) {
            Some(place) => city(cx, lang, cx.bundle.city(place)),
            None if *cx.bundle.host.id == **id => city(cx, lang, &cx.bundle.host),
            None => of(td_string!(i18n(lang), lost.city)),
        },
        Page::Event(id) => match cx.bundle.find_subject(id) {
            Some(subject) => event(cx, lang, subject),
            None => of(td_string!(i18n(lang), lost.event)),
        },
        Page::NotFound(_) => of(td_string!(i18n(lang), lost.title)),
    }
}

/// A month or another date of the calendar.
fn month(lang: Lang, date: &DateParam, calendar: PageHead) -> PageHead {
    let name = parts::date_heading(lang, date);
    PageHead {
        title: [&name, " · ", &calendar.title].concat(),
        name,
        ..calendar
    }
}

fn city(cx: Cx, lang: Lang, city: &City) -> PageHead {
    let summary = cx.plain(lang, &city.summary);
    let about = match summary.is_empty() {
        false => summary,
        true if city.id == cx.bundle.host.id => cx.plain(lang, &cx.bundle.site.summary),
        true => parts::distance_words(cx, lang, city),
    };
    PageHead::new(cx.plain(lang, &city.name), about)
}

/// Editions of a series often have one name: the date tells them apart.
fn event(cx: Cx, lang: Lang, subject: Subject) -> PageHead {
    let locale = locale::of(lang);
    let entry = cx.bundle.view(subject);
    let name = cx.plain(lang, entry.title);
    let when = locale.date(&entry.when);
    let dated = match entry.when {
        Edtf::Unknown => name.clone(),
        Edtf::Date(_) | Edtf::Interval { .. } => [&*name, &locale.bracketed(&when)].concat(),
    };
    let when = locale.capitalised(&when);
    let summary = cx.plain(lang, entry.summary);
    let about = match summary.is_empty() {
        true => [&name, ". ", &when].concat(),
        false => [&when, ". ", &summary].concat(),
    };
    PageHead {
        name,
        title: dated,
        description: about,
    }
}
