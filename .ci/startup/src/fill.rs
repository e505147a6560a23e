//! Fills the placeholders of `index.html`, `boot.js`, `embed.js` and the partners' guide with the
//! texts of `locales/<lang>/startup.json` and `locales/<lang>/guide.html`.
//!
//! In a script a placeholder is a string literal, `"{{ name }}"`, and is replaced by JSON. In a page
//! it is `{{ name }}`, and is replaced by HTML.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::tokens::{Theme, colour};

/// A language with its start-up texts and its guide.
#[derive(Clone, Debug)]
pub struct Language {
    /// The code in addresses: `zh`.
    pub code: String,
    /// The BCP 47 tag: `zh-Hans`.
    pub tag: String,
    pub own_name: String,
    /// The texts of `startup.json`.
    pub texts: BTreeMap<String, String>,
    /// The content of `guide.html`: the guide without head and navigation.
    pub guide: String,
}

/// All languages, and the index of the fallback.
#[derive(Clone, Debug)]
pub struct Languages {
    pub all: Vec<Language>,
    pub fallback: usize,
}

impl Language {
    fn text(&self, key: &str) -> Result<&str, String> {
        let text = self.texts.get(key).map(String::as_str);
        text.ok_or_else(|| format!("locales/{}/startup.json has no `{key}`", self.code))
    }

    /// Returns the texts whose keys begin with `group` and `_`, by the rest of the key.
    fn group(&self, group: &str) -> Map<String, Value> {
        let named = self.texts.iter().filter_map(|(key, text)| {
            let key = key.strip_prefix(group)?.strip_prefix('_')?;
            Some((key.to_string(), json!(text)))
        });
        named.collect()
    }

    /// Joins items into a list by the pattern of the language.
    fn list(&self, items: Vec<String>) -> Result<String, String> {
        let pattern = self.text("guide_list")?;
        let join = |list: String, item: String| {
            let values = [("list", &*list), ("item", &*item)];
            filled(pattern, ["{{ ", " }}"], &values)
        };
        let mut items = items.into_iter();
        let first = items.next().unwrap_or_default();
        items.try_fold(first, join)
    }
}

impl Languages {
    fn fallback(&self) -> Result<&Language, String> {
        let found = self.all.get(self.fallback);
        found.ok_or_else(|| "there is no fallback language".to_string())
    }

    /// Returns `boot.js` with its texts.
    pub fn boot(&self, script: &str) -> Result<String, String> {
        let texts = self.all.iter().map(|lang| {
            let mut texts = lang.group("boot");
            texts.insert("tag".to_string(), json!(lang.tag));
            (lang.code.clone(), Value::Object(texts))
        });
        self.script(script, "boot", texts.collect())
    }

    /// Returns `embed.js` with its texts.
    pub fn widget(&self, script: &str) -> Result<String, String> {
        let texts = self.all.iter();
        let texts = texts.map(|lang| (lang.code.clone(), Value::Object(lang.group("widget"))));
        self.script(script, "widget", texts.collect())
    }

    fn script(
        &self,
        script: &str,
        name: &str,
        texts: Map<String, Value>,
    ) -> Result<String, String> {
        // In scripts before ECMAScript 2019 these characters end a line, even in a string literal.
        let texts = Value::Object(texts).to_string();
        let texts = texts
            .replace('\u{2028}', "\\u2028")
            .replace('\u{2029}', "\\u2029");
        let fallback = json!(self.fallback()?.code).to_string();
        let values = [(name, &*texts), ("fallback", &*fallback)];
        filled(&without_comments(script), ["\"{{ ", " }}\""], &values)
    }

    /// Returns `index.html` with its texts: the fallback language in the head, all languages in the
    /// body. `languages` are the codes of those for which there is a bundle, separated by spaces.
    pub fn index(&self, page: &str, icon: &str, languages: &str) -> Result<String, String> {
        let count = self.all.len().to_string();
        let description = self.fallback()?.text("description")?;
        let description = filled(description, ["{{ ", " }}"], &[("count", &count)])?;
        let (noscript, late) = (self.paragraphs("noscript")?, self.paragraphs("late")?);
        let values = [
            ("description", &*escaped(&description)),
            ("noscript", &*noscript),
            ("late", &*late),
            ("icon", &*in_data_url(icon)),
            ("languages", &*escaped(languages)),
        ];
        filled(page, ["{{ ", " }}"], &values)
    }

    /// Returns a paragraph in each language.
    fn paragraphs(&self, key: &str) -> Result<String, String> {
        let paragraph = |lang: &Language| {
            let (tag, text) = (escaped(&lang.tag), escaped(lang.text(key)?));
            Ok(format!("<p lang=\"{tag}\">{text}</p>"))
        };
        let paragraphs: Result<Vec<String>, String> = self.all.iter().map(paragraph).collect();
        Ok(paragraphs?.join("\n"))
    }

    /// Returns the names of the guides below `embed/`, and their pages.
    pub fn guides(&self, template: &str) -> Result<Vec<(String, String)>, String> {
        let guides = (0..self.all.len()).map(|own| {
            let lang = &self.all[own];
            let tags = self.all.iter();
            let tags = tags.map(|lang| format!("<code>{}</code>", escaped(&lang.tag)));
            let tags = lang.list(tags.collect())?;
            let guide = filled(&lang.guide, ["{{ ", " }}"], &[("tags", &tags)])
                .map_err(|fault| format!("locales/{}/guide.html: {fault}", lang.code))?;
            let (tag, title) = (escaped(&lang.tag), escaped(lang.text("guide_title")?));
            let navigation = self.navigation(own);
            let values = [
                ("tag", &*tag),
                ("title", &*title),
                ("navigation", &*navigation),
                ("guide", &*guide),
            ];
            let page = filled(template, ["{{ ", " }}"], &values)?;
            Ok((self.guide_name(own), page))
        });
        guides.collect()
    }

    /// Returns links to the guides in the other languages, the fallback first.
    fn navigation(&self, own: usize) -> String {
        let others = (0..self.all.len()).filter(|index| *index != self.fallback);
        let links = std::iter::once(self.fallback).chain(others).map(|index| {
            let lang = &self.all[index];
            let (tag, own_name) = (escaped(&lang.tag), escaped(&lang.own_name));
            let name = self.guide_name(index);
            match index == own {
                true => own_name,
                false => {
                    format!("<a href=\"{name}\" lang=\"{tag}\" hreflang=\"{tag}\">{own_name}</a>")
                }
            }
        });
        let links: Vec<String> = links.collect();
        links.join(" · ")
    }

    /// Returns the file name of a guide, as `pobratim::embed::guide_path` names it: partners link to
    /// `embed/index.html`.
    fn guide_name(&self, index: usize) -> String {
        match index == self.fallback {
            true => "index.html".to_string(),
            false => [&self.all[index].code, ".html"].concat(),
        }
    }
}

/// Returns a script without the lines that have only a comment (`//`): readers of the source need them,
/// readers of the site would load them.
fn without_comments(script: &str) -> String {
    let lines = script.split_inclusive('\n');
    lines
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect()
}

/// Replaces the placeholders of a template. A placeholder without a value is an error, and so is a
/// value without a placeholder.
fn filled(template: &str, marks: [&str; 2], values: &[(&str, &str)]) -> Result<String, String> {
    let mut pieces = template.split(marks[0]);
    let mut text = pieces.next().unwrap_or_default().to_string();
    let mut used = Vec::new();
    for piece in pieces {
        let (name, rest) = piece
            .split_once(marks[1])
            .ok_or_else(|| format!("a placeholder without an end: `{}`", first_line(piece)))?;
        let value = values.iter().find(|(known, _)| *known == name);
        let (_, value) = value.ok_or_else(|| format!("no value for the placeholder `{name}`"))?;
        text.push_str(value);
        text.push_str(rest);
        used.push(name);
    }
    match values.iter().find(|(name, _)| !used.contains(name)) {
        Some((name, _)) => Err(format!("there is no placeholder `{name}`")),
        None => Ok(text),
    }
}

/// Replaces `var(--…)` in an SVG image: before the media query for the dark theme by the colours of the
/// light theme, after it by those of the dark one.
pub fn icon(svg: &str) -> Result<String, String> {
    const QUERY: &str = "@media(prefers-color-scheme:dark)";
    match svg.split_once(QUERY) {
        None => resolved(svg, Theme::Light),
        Some((light, dark)) => {
            let (light, dark) = (resolved(light, Theme::Light)?, resolved(dark, Theme::Dark)?);
            Ok([&light, QUERY, &dark].concat())
        }
    }
}

fn resolved(text: &str, theme: Theme) -> Result<String, String> {
    let mut pieces = text.split("var(--");
    let mut out = pieces.next().unwrap_or_default().to_string();
    for piece in pieces {
        let (name, rest) = piece.split_once(')').unwrap_or((piece, ""));
        out.push_str(colour(name, theme)?);
        out.push_str(rest);
    }
    Ok(out)
}

/// Returns an SVG image for a `data:` URL in an attribute with double quotes.
fn in_data_url(svg: &str) -> String {
    let svg = svg.trim().replace('"', "'").replace('#', "%23");
    svg.replace('<', "%3C").replace('>', "%3E")
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

/// Escapes a text for HTML, for element content and for attribute values in either kind of quotes.
fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            letter => html.push(letter),
        }
    }
    html
}
