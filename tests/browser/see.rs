//! What a person sees, and what the browser would tell them: text, addresses, console, requests.

use serde_json::{Value, json};

use crate::find::Found;
use crate::page::Page;

impl Page {
    /// The visible text of a thing.
    pub fn text(&self, thing: &Found) -> String {
        text(
            &self
                .engine
                .call("GET", &format!("element/{}/text", thing.id), Value::Null),
        )
    }

    /// The visible text of the whole page.
    pub fn words(&self) -> String {
        self.try_script("return document.body.innerText", json!([]))
            .map_or_else(|fault| fault, |words| text(&words))
    }

    /// An attribute of a thing, as it stands in the document.
    pub fn attribute(&self, thing: &Found, name: &str) -> Option<String> {
        let script = "return arguments[0].getAttribute(arguments[1])";
        self.script(script, json!([thing.as_argument(), name]))
            .as_str()
            .map(str::to_owned)
    }

    /// The role and the name by which the browser itself announces a thing.
    pub fn announced(&self, thing: &Found) -> (String, String) {
        let ask = |what: &str| {
            text(
                &self
                    .engine
                    .call("GET", &format!("element/{}/{what}", thing.id), Value::Null),
            )
        };
        (ask("computedrole"), ask("computedlabel"))
    }

    /// The thing that has the keyboard.
    pub fn focused(&self) -> Option<Found> {
        let element = self
            .engine
            .try_call("GET", "element/active", Value::Null)
            .ok()?;
        let found = Found::from_json(&element, "")?;
        let (_, name) = self.announced(&found);
        Some(Found { name, ..found })
    }

    pub fn title(&self) -> String {
        text(&self.engine.call("GET", "title", Value::Null))
    }

    /// `lang` of the document.
    pub fn language(&self) -> String {
        text(&self.script("return document.documentElement.lang", json!([])))
    }

    /// The address below the site's base, with its parameters: `ru/calendar?date=2021-05`. As a
    /// person sees it, who looks at the bar after the page: it is written with the next frame.
    pub fn address(&self) -> String {
        let frames = "const done = arguments[0];\
            requestAnimationFrame(() => requestAnimationFrame(() => done()))";
        let body = json!({ "script": frames, "args": [] });
        // A page that is being left answers with an error, and has an address all the same.
        let _ = self.engine.try_call("POST", "execute/async", body);
        let whole = text(&self.engine.call("GET", "url", Value::Null));
        let base = self.site.url("");
        whole
            .strip_prefix(&base)
            .map_or(whole.clone(), str::to_owned)
    }

    /// What was written to the console since the last time, each with its level. Chromium only.
    pub fn console(&self) -> Vec<String> {
        let lines = self
            .engine
            .try_call("POST", "se/log", json!({ "type": "browser" }));
        let lines = lines.unwrap_or_default();
        let line = |line: &Value| format!("{}: {}", text(&line["level"]), text(&line["message"]));
        lines
            .as_array()
            .map(|lines| lines.iter().map(line).collect())
            .unwrap_or_default()
    }

    /// Every address that the page has fetched, its own document included, other hosts too.
    pub fn fetched(&self) -> Vec<String> {
        let script = "return performance.getEntriesByType('navigation')\
            .concat(performance.getEntriesByType('resource')).map((entry) => entry.name)";
        let names = self.script(script, json!([]));
        names
            .as_array()
            .map(|names| names.iter().map(text).collect())
            .unwrap_or_default()
    }

    /// A picture of the window as PNG, base64: for a failure that words do not explain.
    pub fn picture(&self) -> String {
        text(&self.engine.call("GET", "screenshot", Value::Null))
    }

    /// The texts of all things that a selector finds, for what has no role of its own.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])]\
            .map((element) => element.textContent.trim())";
        strings(&self.script(script, json!([selector])))
    }

    /// Runs a script in the page and returns its value.
    pub fn script(&self, script: &str, arguments: Value) -> Value {
        self.try_script(script, arguments)
            .unwrap_or_else(|fault| panic!("{fault}"))
    }

    /// Runs a script that calls its last argument with its value, later.
    pub fn script_later(&self, script: &str, arguments: Value) -> Value {
        let body = json!({ "script": script, "args": arguments });
        self.engine.call("POST", "execute/async", body)
    }

    pub fn try_script(&self, script: &str, arguments: Value) -> Result<Value, String> {
        let body = json!({ "script": script, "args": arguments });
        self.engine.try_call("POST", "execute/sync", body)
    }
}

/// The strings of a list.
pub fn strings(list: &Value) -> Vec<String> {
    let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().map(text).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
