//! What a person does: visit, click, press keys, type, go back, turn the phone.

use serde_json::{Value, json};

use crate::find::Found;
use crate::page::Page;

impl Page {
    /// Opens an address below the site's base, as a reader who follows a link from elsewhere.
    pub fn visit(&self, path: &str) {
        self.engine
            .call("POST", "url", json!({ "url": self.site.url(path) }));
    }

    /// Opens a whole address, such as one of another host.
    pub fn go(&self, url: &str) {
        self.engine.call("POST", "url", json!({ "url": url }));
    }

    /// From here on all is asked of the frame and not of the page around it; `leave` ends that.
    pub fn enter(&self, frame: &Found) {
        self.engine
            .call("POST", "frame", json!({ "id": frame.as_argument() }));
    }

    /// Back to the page around all frames.
    pub fn leave(&self) {
        self.engine.call("POST", "frame", json!({ "id": null }));
    }

    /// Scrolls to the thing and clicks it; fails when something else covers it.
    pub fn click(&self, thing: &Found) {
        self.engine
            .call("POST", &format!("element/{}/click", thing.id), json!({}));
    }

    /// Clicks a point of the window, in CSS pixels, whatever lies there.
    pub fn tap(&self, x_px: u32, y_px: u32) {
        let actions = json!([
            { "type": "pointerMove", "duration": 0, "x": x_px, "y": y_px },
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerUp", "button": 0 },
        ]);
        let body = json!({ "actions": [{ "type": "pointer", "id": "mouse", "actions": actions }] });
        self.engine.call("POST", "actions", body);
    }

    /// Pulls with the mouse from one point of the window to another in short steps, and lets go.
    pub fn pull(&self, from: (i32, i32), to: (i32, i32)) {
        let step = |share: i32| {
            let at = |axis: fn((i32, i32)) -> i32| axis(from) + (axis(to) - axis(from)) * share / 8;
            json!({ "type": "pointerMove", "duration": 16, "x": at(|p| p.0), "y": at(|p| p.1) })
        };
        let mut actions = vec![step(0), json!({ "type": "pointerDown", "button": 0 })];
        actions.extend((1..=8).map(step));
        // It rests before it is let go, so that nothing rolls on.
        actions.push(json!({ "type": "pause", "duration": 200 }));
        actions.push(json!({ "type": "pointerUp", "button": 0 }));
        let body = json!({ "actions": [{ "type": "pointer", "id": "mouse", "actions": actions }] });
        self.engine.call("POST", "actions", body);
    }

    /// Touches the middle of a thing with a finger.
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

    /// Presses the mouse on one thing and lets it go on another.
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

    /// Two fingers on the window, each from one point to another.
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

    /// Turns the wheel over a point of the window, down for positive pixels, with a key held down
    /// or with none (``).
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

    /// Types text into a field, at its end.
    pub fn type_into(&self, field: &Found, text: &str) {
        let command = format!("element/{}/value", field.id);
        self.engine.call("POST", &command, json!({ "text": text }));
    }

    /// Presses one key, with modifiers before it: `Tab`, `ArrowDown`, `Shift+PageUp`, `a`.
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

    /// Makes the window so large, in CSS pixels, its frame included.
    pub fn resize(&self, width_px: u32, height_px: u32) {
        let body = json!({ "width": width_px, "height": height_px });
        self.engine.call("POST", "window/rect", body);
    }

    /// Reads on a screen so large, in CSS pixels, also where a window could not be so narrow: a
    /// phone is 360 wide. Chromium only.
    pub fn screen(&self, width_px: u32, height_px: u32) {
        let metrics = json!({
            "width": width_px, "height": height_px, "deviceScaleFactor": 1, "mobile": false,
        });
        self.engine
            .chromium("Emulation.setDeviceMetricsOverride", metrics);
        // On a phone they lie over the page and take no width.
        let hidden = json!({ "hidden": width_px < 700 });
        self.engine
            .chromium("Emulation.setScrollbarsHidden", hidden);
    }

    /// Presses Tab until the thing of this role and name has the focus.
    pub fn tab_to(&self, role: &str, name: &str) -> Found {
        for _ in 0..120 {
            self.press("Tab");
            let Some(found) = self.focused() else {
                continue;
            };
            let is_named = match name.strip_suffix('*') {
                Some(beginning) => found.name.starts_with(beginning),
                None => found.name == name,
            };
            if is_named && self.announced(&found).0 == role {
                return found;
            }
        }
        panic!("no Tab of 120 reaches {role} `{name}`");
    }

    /// Looks at the page as it would be printed. Chromium only.
    pub fn preview_print(&self) {
        self.engine
            .chromium("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    }

    /// Prefers a feature as a reader's system does: `prefers-color-scheme`, `dark`. Chromium only.
    pub fn prefer(&self, feature: &str, value: &str) {
        let features = json!({ "features": [{ "name": feature, "value": value }] });
        self.engine.chromium("Emulation.setEmulatedMedia", features);
    }

    /// Clicks a link to a file and returns its name and text once it has come. Chromium only.
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

    /// Allows or forbids to write to the clipboard, and lets a test read it. Chromium only.
    pub fn let_copy(&self, setting: &str) {
        for (name, setting) in [("clipboard-write", setting), ("clipboard-read", "granted")] {
            let params = json!({ "permission": { "name": name }, "setting": setting });
            self.engine.chromium("Browser.setPermission", params);
        }
    }

    /// Runs a script in each new document before its own, until it is taken back by the identifier
    /// that is returned. Chromium only.
    pub fn begin_documents_with(&self, script: &str) -> String {
        self.engine.chromium("Page.enable", json!({}));
        let source = json!({ "source": script });
        let added = self
            .engine
            .chromium("Page.addScriptToEvaluateOnNewDocument", source);
        added["identifier"].as_str().unwrap_or_default().to_owned()
    }

    /// Takes back a script of [`Page::begin_documents_with`].
    pub fn no_longer_begin_with(&self, identifier: &str) {
        let identifier = json!({ "identifier": identifier });
        self.engine
            .chromium("Page.removeScriptToEvaluateOnNewDocument", identifier);
    }

    /// Cuts or restores the network of the browser. Chromium only.
    pub fn offline(&self, offline: bool) {
        self.engine.chromium("Network.enable", json!({}));
        let conditions = json!({
            "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1,
        });
        self.engine
            .chromium("Network.emulateNetworkConditions", conditions);
    }
}

/// A key's value on WebDriver's wire (WebDriver §17.4.2); a single character is itself.
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
        other => panic!("`{other}` is no key that these tests know; add it to `key_value`"),
    };
    value.to_string()
}
