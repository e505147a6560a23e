//! The story of each city: every tie and every entry is in its year, once.

use std::collections::BTreeSet;

use pobratim::model::{Bundle, CityIx, Milestone, StoryYear};
use pobratim::time::{Date, days};

use super::facets::BUNDLES;

fn today() -> Date {
    days::date(2026, 11, 25).unwrap()
}

/// A story as lines: a year, then its steps.
fn lines(bundle: &Bundle, id: &str) -> Vec<String> {
    let city = bundle.find_city(id).unwrap();
    let line = |year: &StoryYear<'_>| {
        let steps = year.milestones.iter().map(|step| match step {
            Milestone::Began(tie) => format!("{} began {}", tie.kind.code(), step.when()),
            Milestone::Stated(tie) => format!("{} {}", tie.kind.code(), tie.status.code()),
            Milestone::Ended(tie) => format!("{} ended", tie.kind.code()),
            Milestone::Entry(one) => one.subject.id(bundle).into_owned(),
        });
        let steps: Vec<String> = steps.collect();
        let name = year.year.map_or("undated".into(), |year| year.to_string());
        format!("{name}: {}", steps.join(", "))
    };
    bundle.story(city, today()).iter().map(line).collect()
}

#[test]
fn stories_of_cities_are_grouped_by_year() {
    let bundle = &BUNDLES[0];
    assert_eq!(
        lines(bundle, "victoria"),
        [
            "2022: sister suspended",
            "2021: sister active, victoria-municipality-pupils-2021-11",
            "1990: sister began 1990-05-25",
        ]
    );
    assert_eq!(
        lines(bundle, "weihai"),
        ["2025: sister began 2025-11", "2021: friendly active"]
    );
    assert_eq!(
        lines(bundle, "mogilev"),
        [
            "2023: sister active, sister began ../2023-07-01",
            "2021: friendly active, mogilev-city-day-delegation-2021-07",
        ]
    );
    assert_eq!(lines(bundle, "hegang"), ["2021: friendly active"]);
    assert_eq!(
        lines(bundle, "chuncheon"),
        ["2021: chuncheon-peace-camp-2021-10, chuncheon-drawing-exhibition-2021-06"]
    );
    let harbin = lines(bundle, "harbin");
    assert!(
        harbin
            .last()
            .unwrap()
            .starts_with("undated: harbin-committee-session-7"),
        "{harbin:?}"
    );
}

#[test]
fn each_entry_and_each_tie_is_in_a_story_once() {
    for bundle in &*BUNDLES {
        for (at, city) in bundle.cities.iter().enumerate() {
            let place = CityIx::new(at).unwrap();
            let story = bundle.story(place, today());
            let steps: Vec<&Milestone<'_>> =
                story.iter().flat_map(|year| &year.milestones).collect();
            let mut ids: Vec<String> = steps
                .iter()
                .filter_map(|step| match step {
                    Milestone::Entry(one) => Some(one.subject.id(bundle).into_owned()),
                    Milestone::Began(_) | Milestone::Stated(_) | Milestone::Ended(_) => None,
                })
                .filter(|id| !id.contains('@'))
                .collect();
            let programmes = bundle.programmes_of(place);
            ids.extend(
                programmes
                    .iter()
                    .map(|one| one.subject.id(bundle).into_owned()),
            );
            let once: BTreeSet<&String> = ids.iter().collect();
            assert_eq!(once.len(), ids.len(), "{}", city.id);
            assert_eq!(ids.len(), bundle.entries_of_city(place), "{}", city.id);
            for tie in &city.ties {
                let is_told = steps.iter().any(|step| match step {
                    Milestone::Began(other) | Milestone::Stated(other) => std::ptr::eq(*other, tie),
                    Milestone::Ended(_) | Milestone::Entry(_) => false,
                });
                assert!(is_told, "{}", city.id);
            }
            let years: Vec<i32> = story.iter().filter_map(|year| year.year).collect();
            assert!(years.windows(2).all(|two| two[0] > two[1]), "{years:?}");
            let undated = story.iter().position(|year| year.year.is_none());
            assert!(
                undated.is_none_or(|at| at + 1 == story.len()),
                "{}",
                city.id
            );
        }
    }
}

#[test]
fn neighbours_are_the_nearest_by_great_circle() {
    let bundle = &BUNDLES[0];
    let names = |id: &str| -> Vec<String> {
        let near = bundle.neighbours(bundle.find_city(id).unwrap(), 3);
        near.iter()
            .map(|(city, km)| format!("{} {:.0}", bundle.city(*city).id, km / 10.0))
            .collect()
    };
    assert_eq!(names("bucheon")[0], "chuncheon 9");
    assert_eq!(names("jiamusi")[0], "hegang 6");
    // Across the strait, not around the world.
    assert_eq!(names("portland")[0], "victoria 33");
    assert_eq!(names("niigata").len(), 3);
    for bundle in &*BUNDLES {
        for place in (0..bundle.cities.len()).filter_map(CityIx::new) {
            let all = bundle.neighbours(place, usize::MAX);
            assert_eq!(all.len(), bundle.cities.len() - 1);
            assert!(all.windows(2).all(|two| two[0].1 <= two[1].1 + 0.001));
            assert!(all.iter().all(|(other, _)| *other != place));
        }
    }
}
