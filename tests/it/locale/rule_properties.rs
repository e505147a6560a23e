//! Properties of any rule in words.

use super::rules::rule_set;
use pobratim::locale::{self, Script};
use pobratim::model::Recurrence;
use pobratim::text::Lang;
use pobratim::time::Window;
use pobratim::time::days::date;
use pobratim::time::recur::{Rule, RuleSet};
use std::collections::HashMap;

/// Rules of every frequency with every combination of a few months, days and weekdays.
fn many_rules() -> Vec<Rule> {
    let mut rules = vec![];
    for frequency in ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"] {
        for interval in ["", ";INTERVAL=2", ";INTERVAL=3"] {
            for months in ["", ";BYMONTH=6", ";BYMONTH=6,9"] {
                for days in ["", ";BYMONTHDAY=9", ";BYMONTHDAY=-1", ";BYMONTHDAY=1,15,-2"] {
                    for weekdays in [
                        "",
                        ";BYDAY=TU",
                        ";BYDAY=TU,SU",
                        ";BYDAY=2TU",
                        ";BYDAY=2TU,4TU,-1SA",
                        ";BYDAY=TU,-1SA",
                        ";BYDAY=MO,TU,WE,TH,FR,SA,SU",
                    ] {
                        let parts = [frequency, interval, months, days, weekdays].concat();
                        // Some combinations are invalid; the parser refuses these.
                        rules.extend(format!("FREQ={parts}").parse::<Rule>().ok());
                    }
                }
            }
        }
    }
    rules
}

#[test]
fn rules_with_the_same_words_have_the_same_days() {
    let rules = many_rules();
    assert!(rules.len() > 400, "{}", rules.len());
    let window = Window::new(date(2026, 1, 1).unwrap(), date(2032, 12, 31).unwrap()).unwrap();
    let sets: Vec<RuleSet> = rules
        .iter()
        .map(|rule| rule_set(Some(rule.clone()), &[]))
        .collect();
    for lang in Lang::ALL {
        let mut known = HashMap::new();
        for (set, rule) in sets.iter().zip(&rules) {
            let words = Recurrence::Rule(set.clone()).describe(locale::recurrence(lang));
            let days = set.expand(&window, 3000).dates;
            let (first, other) = known.entry(words.clone()).or_insert((rule, days.clone()));
            assert_eq!(
                &days, other,
                "`{words}` is the text of {rule} and of {first}"
            );
        }
    }
}

#[test]
fn a_rule_is_never_shown_raw() {
    for rule in many_rules() {
        let set = rule_set(Some(rule.clone()), &[]);
        for lang in Lang::ALL {
            let is_latin = matches!(locale::of(lang).script, Script::Latin);
            let words = Recurrence::Rule(set.clone()).describe(locale::recurrence(lang));
            let is_tidy = words.trim() == words && !words.is_empty() && !words.contains("  ");
            assert!(is_tidy, "`{words}`: {rule}");
            assert!(
                !words.contains(['=', ';']) && !words.contains("BY"),
                "`{words}`"
            );
            let has_letters = words.chars().any(|letter| letter.is_ascii_alphabetic());
            assert_eq!(has_letters, is_latin, "`{words}`");
        }
    }
}
