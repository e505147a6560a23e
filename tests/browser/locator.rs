//! Finding elements by role and accessible name, with waiting, so that tests need no sleeps.

use std::thread::sleep;
use std::time::Duration;

use serde_json::{Value, json};

use crate::page::Page;

const QUERY: &str = include_str!("locator.js");
const TIMEOUT: Duration = Duration::from_secs(20);
const POLL_INTERVAL: Duration = Duration::from_millis(50);

/// An element of the page with its accessible name at the time of the search.
#[derive(Clone, Debug)]
pub struct Found {
    pub name: String,
    pub(crate) id: String,
}

impl Found {
    /// Returns the element as an argument of a script.
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

/// The JSON key of an element reference (WebDriver §11.1).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

impl Page {
    /// Returns the only visible element of this role and name. A name that ends in `*` is a prefix.
    /// Waits until the element is there; fails after a timeout, and where there are several.
    pub fn find(&self, role: &str, name: &str) -> Found {
        let found = self.wait_for(&format!("{role} `{name}`"), || {
            Some(self.query(role, Some(name))).filter(|found| !found.is_empty())
        });
        assert!(
            found.len() == 1,
            "{} elements are {role} `{name}`: {found:?}",
            found.len()
        );
        found.into_iter().next().expect("exactly one element")
    }

    /// Returns all visible elements of this role. Waits until there is at least one.
    pub fn find_all(&self, role: &str) -> Vec<Found> {
        self.wait_for(&format!("any {role}"), || {
            Some(self.query(role, None)).filter(|found| !found.is_empty())
        })
    }

    /// Waits until no visible element has this role and name.
    pub fn gone(&self, role: &str, name: &str) {
        self.wait_for(&format!("no {role} `{name}`"), || {
            self.query(role, Some(name)).is_empty().then_some(())
        });
    }

    /// Waits for `<html data-ready>`: the first view with data is painted.
    pub fn ready(&self) {
        self.wait_for("<html data-ready>", || {
            let ready = "return document.documentElement.hasAttribute('data-ready')";
            (self.script(ready, json!([])) == json!(true)).then_some(())
        });
    }

    /// Waits until the whole bundle is there, after which no language needs the network.
    pub fn whole(&self) {
        self.wait_for("the whole bundle", || {
            let whole = "return document.documentElement.hasAttribute('data-whole')";
            (self.script(whole, json!([])) == json!(true)).then_some(())
        });
    }

    /// Returns the values of a data attribute in document order, such as `data-event` or `data-date`.
    /// Does not wait.
    pub fn data_values(&self, attribute: &str) -> Vec<String> {
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

    /// Polls until there is an answer. Panics after a timeout with `what`, the text of the page and the
    /// console.
    pub fn wait_for<T>(&self, what: &str, ask: impl Fn() -> Option<T>) -> T {
        let attempts = TIMEOUT.as_millis() / POLL_INTERVAL.as_millis();
        for _ in 0..attempts {
            if let Some(answer) = ask() {
                return answer;
            }
            sleep(POLL_INTERVAL);
        }
        panic!(
            "waited for {what} at {}\n--- page:\n{}\n--- console:\n{}",
            self.address(),
            self.all_text(),
            self.console().join("\n")
        );
    }

    fn query(&self, role: &str, name: Option<&str>) -> Vec<Found> {
        // A document that is being replaced answers with an error, which counts as nothing found.
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
