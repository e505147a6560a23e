//! Actions on a page: visit, click, press keys, type, go back, resize, emulate settings.

use serde_json::{Value, json};

use crate::locator::Found;
use crate::page::Page;

impl Page {
    /// Loads an address below the site's base.
    pub fn visit(&self, path: &str) {
        self.engine
            .call("POST", "url", json!({ "url": self.site.url(path) }));
    }

    /// Loads a complete URL, such as one of another host.
    pub fn load_url(&self, url: &str) {
        self.engine.call("POST", "url", json!({ "url": url }));
    }

    /// Switches to a frame: all further commands go to its document, until [`Page::leave_frame`].
    pub fn enter_frame(&self, frame: &Found) {
        self.engine
            .call("POST", "frame", json!({ "id": frame.as_argument() }));
    }

    /// Switches back to the top-level document.
    pub fn leave_frame(&self) {
        self.engine.call("POST", "frame", json!({ "id": null }));
    }

    /// Scrolls to an element and clicks it; fails where another element covers it. Scrolls as far as
    /// the page wants what has the focus to be from the edges (`scroll-padding`), as a user scrolls what
    /// is below a fixed bar.
    pub fn click(&self, thing: &Found) {
        let scroll = "arguments[0].scrollIntoView({ block: 'nearest', inline: 'nearest' })";
        self.script(scroll, json!([thing.as_argument()]));
        self.engine
            .call("POST", &format!("element/{}/click", thing.id), json!({}));
    }

    /// Clicks a point of the window, in CSS pixels, whatever is there.
    pub fn tap(&self, x_px: u32, y_px: u32) {
        let actions = json!([
            { "type": "pointerMove", "duration": 0, "x": x_px, "y": y_px },
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerUp", "button": 0 },
        ]);
        let body = json!({ "actions": [{ "type": "pointer", "id": "mouse", "actions": actions }] });
        self.engine.call("POST", "actions", body);
    }

    /// Drags with the mouse from one point of the window to another in 8 steps.
    pub fn drag_between(&self, from: (i32, i32), to: (i32, i32)) {
        let step = |share: i32| {
            let at = |axis: fn((i32, i32)) -> i32| axis(from) + (axis(to) - axis(from)) * share / 8;
            json!({ "type": "pointerMove", "duration": 16, "x": at(|p| p.0), "y": at(|p| p.1) })
        };
        let mut actions = vec![step(0), json!({ "type": "pointerDown", "button": 0 })];
        actions.extend((1..=8).map(step));
        // A pause before the release, so that there is no inertia.
        actions.push(json!({ "type": "pause", "duration": 200 }));
        actions.push(json!({ "type": "pointerUp", "button": 0 }));
        let body = json!({ "actions": [{ "type": "pointer", "id": "mouse", "actions": actions }] });
        self.engine.call("POST", "actions", body);
    }

    /// Taps the middle of an element with a touch pointer.
    pub fn touch(&self, thing: &Found) {
        self.scroll_to(thing);
        let middle = json!({ "type": "pointerMove", "duration": 0, "x": 0, "y": 0, "origin": thing.as_argument() });
        let actions = json!([
            middle,
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerUp", "button": 0 },
        ]);
        let finger = json!({
            "type": "pointer", "id": "finger", "parameters": { "pointerType": "touch" }, "actions": actions,
        });
        self.engine
            .call("POST", "actions", json!({ "actions": [finger] }));
    }

    /// Drags with the mouse from one element to another.
    pub fn drag(&self, from: &Found, to: &Found) {
        self.scroll_to(from);
        let over = |thing: &Found| json!({ "type": "pointerMove", "duration": 60, "x": 0, "y": 0, "origin": thing.as_argument() });
        let actions = json!([
            over(from),
            { "type": "pointerDown", "button": 0 },
            over(to),
            { "type": "pointerUp", "button": 0 },
        ]);
        let body = json!({ "actions": [{ "type": "pointer", "id": "mouse", "actions": actions }] });
        self.engine.call("POST", "actions", body);
    }

    /// Moves two touch pointers, each from one point of the window to another.
    pub fn pinch(&self, fingers: [[(i32, i32); 2]; 2]) {
        let finger = |index: usize| {
            let [from, to] = fingers[index];
            let at = |point: (i32, i32), ms: u32| json!({ "type": "pointerMove", "duration": ms, "x": point.0, "y": point.1 });
            let middle = ((from.0 + to.0) / 2, (from.1 + to.1) / 2);
            json!({
                "type": "pointer", "id": format!("finger{index}"),
                "parameters": { "pointerType": "touch" },
                "actions": [
                    at(from, 0), { "type": "pointerDown", "button": 0 },
                    at(middle, 120), at(to, 120), { "type": "pause", "duration": 150 },
                    { "type": "pointerUp", "button": 0 },
                ],
            })
        };
        let body = json!({ "actions": [finger(0), finger(1)] });
        self.engine.call("POST", "actions", body);
    }

    /// Turns the wheel over a point of the window, down for positive pixels; `key` is held down
    /// meanwhile unless it is empty.
    pub fn wheel(&self, at: (i32, i32), down_px: i32, key: &str) {
        let scroll = json!({
            "type": "scroll", "x": at.0, "y": at.1, "deltaX": 0, "deltaY": down_px, "duration": 0,
        });
        let pause = json!({ "type": "pause", "duration": 30 });
        let held = |kind: &str| match key {
            "" => pause.clone(),
            key => json!({ "type": kind, "value": key_value(key) }),
        };
        let body = json!({ "actions": [
            { "type": "key", "id": "keys", "actions": [held("keyDown"), pause, held("keyUp")] },
            { "type": "wheel", "id": "wheel", "actions": [pause, scroll, pause] },
        ] });
        self.engine.call("POST", "actions", body);
    }

    fn scroll_to(&self, thing: &Found) {
        let script = "arguments[0].scrollIntoView({ block: 'center' })";
        self.script(script, json!([thing.as_argument()]));
    }

    /// Types text at the end of a field.
    pub fn type_into(&self, field: &Found, text: &str) {
        let command = format!("element/{}/value", field.id);
        self.engine.call("POST", &command, json!({ "text": text }));
    }

    /// Presses a key with its modifiers: `Tab`, `ArrowDown`, `Shift+PageUp`, `a`.
    pub fn press(&self, chord: &str) {
        let keys = chord.split('+').map(key_value).collect::<Vec<_>>();
        let down = keys
            .iter()
            .map(|key| json!({ "type": "keyDown", "value": key }));
        let up = keys
            .iter()
            .rev()
            .map(|key| json!({ "type": "keyUp", "value": key }));
        let actions = down.chain(up).collect::<Vec<Value>>();
        let body = json!({ "actions": [{ "type": "key", "id": "keys", "actions": actions }] });
        self.engine.call("POST", "actions", body);
    }

    pub fn back(&self) {
        self.engine.call("POST", "back", json!({}));
    }

    pub fn forward(&self) {
        self.engine.call("POST", "forward", json!({}));
    }

    pub fn reload(&self) {
        self.engine.call("POST", "refresh", json!({}));
    }

    /// Sets the outer size of the window, in CSS pixels.
    pub fn resize(&self, width_px: u32, height_px: u32) {
        let body = json!({ "width": width_px, "height": height_px });
        self.engine.call("POST", "window/rect", body);
    }

    /// Emulates a screen of this size, in CSS pixels. Unlike a window it can be as narrow as a phone
    /// (360). Chromium only.
    pub fn screen(&self, width_px: u32, height_px: u32) {
        let metrics = json!({
            "width": width_px, "height": height_px, "deviceScaleFactor": 1, "mobile": false,
        });
        self.engine
            .chromium("Emulation.setDeviceMetricsOverride", metrics);
        // On a phone scrollbars take no width.
        let hidden = json!({ "hidden": width_px < 700 });
        self.engine
            .chromium("Emulation.setScrollbarsHidden", hidden);
    }

    /// Presses Tab until the element of this role and name has the focus. A name that ends in `*` is a
    /// prefix.
    pub fn tab_to(&self, role: &str, name: &str) -> Found {
        for _ in 0..120 {
            self.press("Tab");
            let Some(found) = self.focused() else {
                continue;
            };
            let is_named = match name.strip_suffix('*') {
                Some(prefix) => found.name.starts_with(prefix),
                None => found.name == name,
            };
            if is_named && self.role_and_name(&found).0 == role {
                return found;
            }
        }
        panic!("120 times Tab did not reach {role} `{name}`");
    }

    /// Emulates the print media type. Chromium only.
    pub fn emulate_print(&self) {
        self.engine
            .chromium("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    }

    /// Emulates a media feature, such as `prefers-color-scheme` with `dark`. Chromium only.
    pub fn prefer(&self, feature: &str, value: &str) {
        let features = json!({ "features": [{ "name": feature, "value": value }] });
        self.engine.chromium("Emulation.setEmulatedMedia", features);
    }

    /// Clicks a link to a file, waits for the download, and returns its name and text. Chromium only.
    pub fn download(&self, link: &Found) -> (String, String) {
        let folder = self.engine.downloads();
        let params = json!({ "behavior": "allow", "downloadPath": folder });
        self.engine.chromium("Browser.setDownloadBehavior", params);
        self.click(link);
        self.wait_for("the file", || {
            let file = std::fs::read_dir(&folder).ok()?.next()?.ok()?.path();
            let name = file.file_name()?.to_str()?.to_owned();
            let text = std::fs::read_to_string(&file).ok()?;
            (!name.ends_with(".crdownload") && !text.is_empty()).then_some((name, text))
        })
    }

    /// Sets the permission to write to the clipboard (`granted`, `denied`), and grants reading it.
    /// Chromium only.
    pub fn set_clipboard_permission(&self, setting: &str) {
        for (name, setting) in [("clipboard-write", setting), ("clipboard-read", "granted")] {
            let params = json!({ "permission": { "name": name }, "setting": setting });
            self.engine.chromium("Browser.setPermission", params);
        }
    }

    /// Runs a script in each new document before the document's own, and returns the identifier for
    /// [`Page::remove_startup_script`]. Chromium only.
    pub fn add_startup_script(&self, script: &str) -> String {
        self.engine.chromium("Page.enable", json!({}));
        let source = json!({ "source": script });
        let added = self
            .engine
            .chromium("Page.addScriptToEvaluateOnNewDocument", source);
        added["identifier"].as_str().unwrap_or_default().to_owned()
    }

    /// Removes a script of [`Page::add_startup_script`].
    pub fn remove_startup_script(&self, identifier: &str) {
        let identifier = json!({ "identifier": identifier });
        self.engine
            .chromium("Page.removeScriptToEvaluateOnNewDocument", identifier);
    }

    /// Switches the browser's network off or on. Chromium only.
    pub fn offline(&self, offline: bool) {
        self.engine.chromium("Network.enable", json!({}));
        let conditions = json!({
            "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1,
        });
        self.engine
            .chromium("Network.emulateNetworkConditions", conditions);
    }
}

/// Returns the code of a key (WebDriver §17.4.2); a single character is its own code.
fn key_value(key: &str) -> String {
    let value = match key {
        "Backspace" => '\u{e003}',
        "Tab" => '\u{e004}',
        "Enter" => '\u{e007}',
        "Shift" => '\u{e008}',
        "Control" => '\u{e009}',
        "Alt" => '\u{e00a}',
        "Escape" => '\u{e00c}',
        "Space" => ' ',
        "PageUp" => '\u{e00e}',
        "PageDown" => '\u{e00f}',
        "End" => '\u{e010}',
        "Home" => '\u{e011}',
        "ArrowLeft" => '\u{e012}',
        "ArrowUp" => '\u{e013}',
        "ArrowRight" => '\u{e014}',
        "ArrowDown" => '\u{e015}',
        "Delete" => '\u{e017}',
        one if one.chars().count() == 1 => return one.to_owned(),
        other => panic!("unknown key `{other}`: add it to `key_value`"),
    };
    value.to_string()
}
