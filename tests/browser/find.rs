//! The one query: a thing on the page by its role and accessible name, as a person or a screen
//! reader names it. It waits; a test never sleeps.

use std::thread::sleep;
use std::time::Duration;

use serde_json::{Value, json};

use crate::page::Page;

const QUERY: &str = include_str!("find.js");
const WITHIN: Duration = Duration::from_secs(20);
const EVERY: Duration = Duration::from_millis(50);

/// An element of the page, with the name it had when it was found.
#[derive(Clone, Debug)]
pub struct Found {
    pub name: String,
    pub(crate) id: String,
}

impl Found {
    /// The element as an argument of a script.
    pub(crate) fn as_argument(&self) -> Value {
        json!({ ELEMENT: self.id })
    }

    pub(crate) fn from_json(element: &Value, name: &str) -> Option<Found> {
        let id = element.get(ELEMENT)?.as_str()?.to_owned();
        Some(Found {
            name: name.to_owned(),
            id,
        })
    }
}

/// The key by which WebDriver marks an element in JSON (WebDriver §11.1).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

impl Page {
    /// The one visible thing of this role and name. A name that ends in `*` is a beginning.
    /// Waits until it is there; fails when there are several, or when it does not come.
    pub fn find(&self, role: &str, name: &str) -> Found {
        let found = self.wait_for(&format!("{role} `{name}`"), || {
            Some(self.query(role, Some(name))).filter(|found| !found.is_empty())
        });
        assert!(
            found.len() == 1,
            "{} things are {role} `{name}`: {found:?}",
            found.len()
        );
        found.into_iter().next().expect("there is exactly one")
    }

    /// All visible things of this role, at least one.
    pub fn find_all(&self, role: &str) -> Vec<Found> {
        self.wait_for(&format!("any {role}"), || {
            Some(self.query(role, None)).filter(|found| !found.is_empty())
        })
    }

    /// Waits until nothing visible has this role and name.
    pub fn gone(&self, role: &str, name: &str) {
        self.wait_for(&format!("no {role} `{name}`"), || {
            self.query(role, Some(name)).is_empty().then_some(())
        });
    }

    /// Waits for the page that the contract promises: `<html data-ready>`.
    pub fn ready(&self) {
        self.wait_for("<html data-ready>", || {
            let ready = "return document.documentElement.hasAttribute('data-ready')";
            (self.script(ready, json!([])) == json!(true)).then_some(())
        });
    }

    /// The values of a data attribute of the contract, in page order: `data-event`, `data-city`,
    /// `data-date`, `data-span`. Does not wait.
    pub fn marks(&self, attribute: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(`[${arguments[0]}]`)]\
            .map((element) => element.getAttribute(arguments[0]))";
        let values = self.script(script, json!([attribute]));
        let values = values.as_array().cloned().unwrap_or_default();
        values
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect()
    }

    /// Asks again and again until there is an answer. A failure says what was waited for, and
    /// what the page showed and wrote to the console instead.
    pub fn wait_for<T>(&self, what: &str, ask: impl Fn() -> Option<T>) -> T {
        let attempts = WITHIN.as_millis() / EVERY.as_millis();
        for _ in 0..attempts {
            if let Some(answer) = ask() {
                return answer;
            }
            sleep(EVERY);
        }
        panic!(
            "waited for {what} at {}\n--- the page says:\n{}\n--- the console says:\n{}",
            self.address(),
            self.words(),
            self.console().join("\n")
        );
    }

    fn query(&self, role: &str, name: Option<&str>) -> Vec<Found> {
        // A page that is being replaced answers with an error: then nothing is found yet.
        let answer = self
            .try_script(QUERY, json!([role, name]))
            .unwrap_or_default();
        let pairs = answer.as_array().cloned().unwrap_or_default();
        pairs
            .iter()
            .filter_map(|pair| Found::from_json(pair.get(0)?, pair.get(1)?.as_str()?))
            .collect()
    }
}
