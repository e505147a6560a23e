//! Queries of a page: text, attributes, address, console, requests, focus.

use serde_json::{Value, json};

use crate::locator::Found;
use crate::page::Page;

impl Page {
    /// Returns the visible text of an element.
    pub fn text(&self, thing: &Found) -> String {
        text(
            &self
                .engine
                .call("GET", &format!("element/{}/text", thing.id), Value::Null),
        )
    }

    /// Returns the visible text of the whole page.
    pub fn all_text(&self) -> String {
        self.try_script("return document.body.innerText", json!([]))
            .map_or_else(|fault| fault, |all| text(&all))
    }

    /// Returns an attribute of an element as the document has it.
    pub fn attribute(&self, thing: &Found, name: &str) -> Option<String> {
        let script = "return arguments[0].getAttribute(arguments[1])";
        self.script(script, json!([thing.as_argument(), name]))
            .as_str()
            .map(str::to_owned)
    }

    /// Returns the role and the accessible name of an element as the browser computes them.
    pub fn role_and_name(&self, thing: &Found) -> (String, String) {
        let ask = |what: &str| {
            text(
                &self
                    .engine
                    .call("GET", &format!("element/{}/{what}", thing.id), Value::Null),
            )
        };
        (ask("computedrole"), ask("computedlabel"))
    }

    /// Returns the element that has the focus.
    pub fn focused(&self) -> Option<Found> {
        let element = self
            .engine
            .try_call("GET", "element/active", Value::Null)
            .ok()?;
        let found = Found::from_json(&element, "")?;
        let (_, name) = self.role_and_name(&found);
        Some(Found { name, ..found })
    }

    pub fn title(&self) -> String {
        text(&self.engine.call("GET", "title", Value::Null))
    }

    /// Returns `lang` of the document.
    pub fn language(&self) -> String {
        text(&self.script("return document.documentElement.lang", json!([])))
    }

    /// Returns the address below the site's base with its parameters, such as
    /// `ru/calendar?view=month&date=2021-05`. Waits two frames, because the app writes it with the next frame.
    pub fn address(&self) -> String {
        let frames = "const done = arguments[0];\
            requestAnimationFrame(() => requestAnimationFrame(() => done()))";
        let body = json!({ "script": frames, "args": [] });
        // A document that is being replaced answers with an error; its address can still be read.
        let _ = self.engine.try_call("POST", "execute/async", body);
        let whole = text(&self.engine.call("GET", "url", Value::Null));
        let base = self.site.url("");
        whole
            .strip_prefix(&base)
            .map_or(whole.clone(), str::to_owned)
    }

    /// Returns the lines of the console since the last call, each with its level. Chromium only.
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

    /// Returns the URLs of all fetched resources including the document, from all hosts.
    pub fn fetched(&self) -> Vec<String> {
        let script = "return performance.getEntriesByType('navigation')\
            .concat(performance.getEntriesByType('resource')).map((entry) => entry.name)";
        let names = self.script(script, json!([]));
        names
            .as_array()
            .map(|names| names.iter().map(text).collect())
            .unwrap_or_default()
    }

    /// Returns a screenshot of the window: PNG, base64.
    pub fn screenshot(&self) -> String {
        text(&self.engine.call("GET", "screenshot", Value::Null))
    }

    /// Returns the texts of all elements of a selector, for elements without a role.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])]\
            .map((element) => element.textContent.trim())";
        strings(&self.script(script, json!([selector])))
    }

    /// Runs a script in the page and returns its result.
    pub fn script(&self, script: &str, arguments: Value) -> Value {
        self.try_script(script, arguments)
            .unwrap_or_else(|fault| panic!("{fault}"))
    }

    /// Runs an asynchronous script, which calls its last argument with its result.
    pub fn script_async(&self, script: &str, arguments: Value) -> Value {
        let body = json!({ "script": script, "args": arguments });
        self.engine.call("POST", "execute/async", body)
    }

    /// As [`Page::script`]; an error where the script fails or the document is being replaced.
    pub fn try_script(&self, script: &str, arguments: Value) -> Result<Value, String> {
        let body = json!({ "script": script, "args": arguments });
        self.engine.try_call("POST", "execute/sync", body)
    }
}

/// Returns the strings of a JSON list.
pub fn strings(list: &Value) -> Vec<String> {
    let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().map(text).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
