//! An event, a programme, a document, or an occurrence that is only expected.

use crate::model::words::when_in_words;
use crate::model::{Ages, Occurrence, Recurs, Slot, Subject, View};
use crate::text::{Lang, Localized};
use crate::time::Precision;
use crate::ui::address::Cx;
use crate::ui::html::{Html, el};
use crate::ui::i18n::say;
use crate::ui::{format, parts};

/// The page of one entry.
pub fn view(cx: Cx, lang: Lang, subject: Subject) -> Html {
    let entry = cx.bundle.view(subject);
    let id = subject.id(cx.bundle).into_owned();
    let category = cx.plain(lang, &cx.bundle.category(entry.category).title);
    let kind = entry
        .kind
        .map(|kind| [" · ", &parts::kind(lang, kind)].concat());
    el("article")
        .class("page page-event")
        .attr("data-event", id)
        .attr("data-standing", entry.standing(cx.today).code())
        .child(
            el("header")
                .class("page-head")
                .child(
                    el("p")
                        .class("eyebrow")
                        .child(parts::mark(entry.category))
                        .child(category)
                        .child(kind),
                )
                .child(el("h1").child(parts::inline(cx, lang, entry.title)))
                .child(
                    el("p")
                        .class("when")
                        .child(el("span").class("when-words").child(when(lang, &entry)))
                        .child(" ")
                        .child(parts::badge(cx, lang, &entry)),
                )
                .child(precision(lang, &entry))
                .child(expected(cx, lang, &entry)),
        )
        .child(parts::paragraph(cx, lang, entry.summary, "lead"))
        .child(facts(cx, lang, &entry))
        .child(links(cx, lang, &entry))
        .child(
            el("section")
                .child(el("h2").child(say!(lang, event.sources)))
                .child(parts::sources(cx, lang, entry.sources)),
        )
        .child(editions(cx, lang, &entry))
        .view()
}

/// The date in words, with the hours and their zone where they are known.
fn when(lang: Lang, entry: &View<'_>) -> String {
    let date = match entry.when.bounds().earliest {
        Some(day) if entry.when.is_exact() && entry.when.bounds().latest == Some(day) => {
            format::day_with_weekday(lang, day)
        }
        _ => when_in_words(&entry.when, lang),
    };
    let Some(time) = entry.time else { return date };
    let end = time
        .end
        .map(|end| ["–", &end.to_string()].concat())
        .unwrap_or_default();
    [
        &date,
        parts::comma(lang),
        &time.start.to_string(),
        &end,
        " (UTC",
        &time.offset.to_string(),
        parts::comma(lang),
        &time.zone,
        ")",
    ]
    .concat()
}

/// How much of the date the source names, where that is not a day.
fn precision(lang: Lang, entry: &View<'_>) -> Html {
    if matches!(entry.subject, Subject::Expected { .. }) {
        return Html::Nothing;
    }
    let words = match entry.when.precision() {
        Some(Precision::Day) => return Html::Nothing,
        Some(Precision::Month) => say!(lang, event.only_month),
        Some(Precision::Season) => say!(lang, event.only_season),
        Some(Precision::Year) => say!(lang, event.only_year),
        None => say!(lang, event.no_date),
    };
    el("p").class("quiet").child(words).view()
}

/// What an expected occurrence rests on.
fn expected(cx: Cx, lang: Lang, entry: &View<'_>) -> Html {
    let Subject::Expected { series, slot } = entry.subject else {
        return Html::Nothing;
    };
    let yearly = matches!(cx.bundle.series(series).recurs, Recurs::Yearly(_));
    let Slot::Year(year) = slot else {
        return Html::Nothing;
    };
    if !yearly {
        return Html::Nothing;
    }
    let year = year.to_string();
    let words = if entry.when.ends_before(cx.today) {
        say!(lang, event.expected_past, year = year)
    } else {
        say!(lang, event.expected_note, year = year)
    };
    el("p").class("quiet").child(words).view()
}

fn facts(cx: Cx, lang: Lang, entry: &View<'static>) -> Html {
    let place = entry
        .place
        .map(|place| parts::inline(cx, lang, &place.name));
    let cities = (!entry.cities.is_empty()).then(|| {
        let links = entry
            .cities
            .iter()
            .map(|city| parts::city_link(cx, lang, *city));
        el("span")
            .class("entry-cities")
            .child(links.collect::<Html>())
            .view()
    });
    let countries: Vec<String> = entry
        .countries
        .iter()
        .map(|country| format::country(lang, country.as_str()))
        .collect();
    let audience: Vec<String> = entry
        .audience
        .iter()
        .map(|audience| parts::audience(lang, *audience))
        .collect();
    let standing = parts::standing_word(lang, entry.standing(cx.today));
    let direction = parts::inline(cx, lang, &cx.bundle.direction(entry.direction).title);
    let exchange = entry.exchange.then(|| {
        el("span")
            .class("badge")
            .attr("data-exchange", "")
            .child(say!(lang, words.exchange))
    });
    let audience = (!audience.is_empty()).then(|| {
        Html::Many(vec![
            Html::from(audience.join(" · ")),
            Html::from(" "),
            Html::from(exchange),
        ])
    });
    let contact = entry.contact.map(|contact| {
        let name = cx.plain(lang, &contact.name);
        match &contact.url {
            Some(url) => parts::outward(lang, url, name, None),
            None => name.into(),
        }
    });
    el("dl")
        .class("facts")
        .child(fact(say!(lang, event.status), Some(standing.into())))
        .child(fact(say!(lang, event.place), place))
        .child(fact(say!(lang, event.cities), cities))
        .child(fact(say!(lang, event.countries), words(lang, &countries)))
        .child(fact(
            say!(lang, event.format),
            Some(parts::format_word(lang, entry.format).into()),
        ))
        .child(fact(say!(lang, event.audience), audience))
        .child(fact(
            say!(lang, event.ages),
            entry.ages.map(|span| ages(lang, span).into()),
        ))
        .child(fact(say!(lang, event.direction), Some(direction)))
        .child(fact(
            say!(lang, event.organisers),
            organisers(cx, lang, entry.organisers),
        ))
        .child(fact(say!(lang, event.contact), contact))
        .view()
}

fn fact(name: String, value: Option<Html>) -> Option<Html> {
    value.map(|value| {
        el("div")
            .child(el("dt").child(name))
            .child(el("dd").child(value))
            .view()
    })
}

fn words(lang: Lang, items: &[String]) -> Option<Html> {
    (!items.is_empty()).then(|| format::list(lang, items).into())
}

fn organisers(cx: Cx, lang: Lang, names: &'static [Localized]) -> Option<Html> {
    if names.is_empty() {
        return None;
    }
    let items = names
        .iter()
        .map(|name| el("li").child(parts::inline(cx, lang, name)));
    Some(
        el("ul")
            .class("plain")
            .child(items.collect::<Html>())
            .view(),
    )
}

fn ages(lang: Lang, ages: Ages) -> String {
    match (ages.from, ages.to) {
        (Some(from), Some(to)) => {
            say!(
                lang,
                event.ages_range,
                from = from.to_string(),
                to = to.to_string()
            )
        }
        (Some(from), None) => say!(lang, event.ages_from, from = from.to_string()),
        (None, Some(to)) => say!(lang, event.ages_to, to = to.to_string()),
        (None, None) => String::new(),
    }
}

fn links(cx: Cx, lang: Lang, entry: &View<'_>) -> Html {
    if entry.links.is_empty() {
        return Html::Nothing;
    }
    let items = entry.links.iter().map(|link| {
        let words = cx.plain(lang, &link.title);
        el("li").child(parts::outward(lang, &link.url, words, link.lang.as_deref()))
    });
    el("section")
        .child(el("h2").child(say!(lang, event.links)))
        .child(el("ul").class("plain").child(items.collect::<Html>()))
        .view()
}

/// Other years of the same series.
fn editions(cx: Cx, lang: Lang, entry: &View<'_>) -> Html {
    let Some(series) = entry.series else {
        return Html::Nothing;
    };
    let list: Vec<Occurrence> = cx
        .bundle
        .entries
        .iter()
        .filter(|other| other.series == Some(series))
        .filter_map(|other| {
            let subject = Subject::Entry(cx.bundle.find_entry(&other.id)?);
            (subject != entry.subject).then_some(Occurrence {
                subject,
                when: other.when,
            })
        })
        .collect();
    if list.is_empty() {
        return Html::Nothing;
    }
    el("section")
        .child(el("h2").child(say!(lang, event.other_editions)))
        .child(parts::rows(cx, lang, &list, true))
        .view()
}
