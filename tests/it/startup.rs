//! Texts that are shown before the program runs: the output of `.ci/startup` in the scripts, the
//! first page and the guides.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use pobratim::embed;
use pobratim::text::Lang;
use serde_json::{Value, json};

#[path = "../../.ci/startup/src/drafts.rs"]
mod drafts;

#[path = "../../.ci/startup/src/fill.rs"]
mod fill;

#[path = "../../src/bin/pobratim/tokens.rs"]
mod tokens;

use fill::{Language, Languages};
use tokens::Theme;

fn file(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

fn languages() -> Languages {
    let all = Lang::ALL.map(|lang| {
        let folder = ["locales/", lang.code()].concat();
        Language {
            code: lang.code().to_string(),
            tag: lang.html_tag().to_string(),
            own_name: lang.own_name().to_string(),
            texts: serde_json::from_str(&file(&[&folder, "/startup.json"].concat())).unwrap(),
            guide: file(&[&folder, "/guide.html"].concat()),
        }
    });
    Languages {
        all: all.to_vec(),
        fallback: Lang::FALLBACK.index(),
    }
}

/// The guide for partners as the build writes it.
pub fn guide(lang: Lang) -> String {
    let guides = languages()
        .guides(&file("public/embed/index.html"))
        .unwrap();
    let found = guides
        .into_iter()
        .find(|(name, _)| ["embed/", name].concat() == embed::guide_path(lang));
    found.unwrap().1
}

/// Returns the texts of a built script, which are one line of it.
fn texts_of(script: &str) -> Value {
    let line = script
        .lines()
        .find_map(|line| line.trim().strip_prefix("var MESSAGES = "));
    serde_json::from_str(line.unwrap().trim_end_matches(';')).unwrap()
}

/// Two languages whose texts would break a script or a page without escaping.
fn awkward() -> Languages {
    let text = "“a” \"b\" 'c' <d> & \\ \u{2028}{{x";
    let keys = [
        "boot_retry",
        "widget_title",
        "noscript",
        "late",
        "guide_title",
    ];
    let mut texts: BTreeMap<String, String> = keys
        .iter()
        .map(|key| (key.to_string(), text.to_string()))
        .collect();
    texts.insert("description".to_string(), [text, " {{ count }}"].concat());
    texts.insert(
        "guide_list".to_string(),
        "{{ list }}, {{ item }}".to_string(),
    );
    let language = |code: &str, own_name: &str| Language {
        code: code.to_string(),
        tag: [code, "-x"].concat(),
        own_name: own_name.to_string(),
        texts: texts.clone(),
        guide: "<h1>{{ tags }}</h1>\n".to_string(),
    };
    Languages {
        all: vec![language("aa", "A"), language("bb", "<B>")],
        fallback: 1,
    }
}

#[test]
fn scripts_hold_the_texts_of_every_language() {
    let languages = languages();
    let boot = languages.boot(&file("public/boot.js")).unwrap();
    let widget = languages.widget(&file("public/embed.js")).unwrap();
    for (script, group) in [(boot, "boot_"), (widget, "widget_")] {
        assert!(!script.contains("{{"), "{script}");
        let texts = texts_of(&script);
        assert_eq!(texts.as_object().unwrap().len(), Lang::COUNT);
        for lang in &languages.all {
            let own = lang
                .texts
                .iter()
                .filter_map(|(key, text)| Some((key.strip_prefix(group)?, text)));
            for (key, text) in own {
                assert_eq!(texts[&lang.code][key], **text, "{} {group}{key}", lang.code);
            }
        }
        assert!(script.contains(&format!("\"{}\"", Lang::FALLBACK.code())));
    }
}

#[test]
fn scripts_are_written_without_comments() {
    let script = "// What it does.\nuse(\"{{ boot }}\"); // stays\n  // Why.\nvar url = \"{{ fallback }}\" +\n    \"//x\";\n";
    let written = languages().boot(script).unwrap();
    let lines: Vec<&str> = written.lines().collect();
    assert_eq!(lines.len(), 3, "{written}");
    assert!(lines[0].ends_with("; // stays"), "{written}");
    assert_eq!(lines[1..], ["var url = \"en\" +", "    \"//x\";"]);
    // No line of a template literal can look like a comment: the scripts have none.
    let widget = languages().widget(&file("public/embed.js")).unwrap();
    for script in [languages().boot(&file("public/boot.js")).unwrap(), widget] {
        assert!(!script.contains('`') && !script.contains("/*"), "{script}");
    }
}

#[test]
fn boot_names_every_tag() {
    let texts = texts_of(&languages().boot(&file("public/boot.js")).unwrap());
    for lang in Lang::ALL {
        assert_eq!(texts[lang.code()]["tag"], lang.html_tag());
    }
}

/// Returns the messages that a script uses: `words.retry`, and `explain("slow")` for a title and a
/// text.
#[test]
fn every_start_up_text_is_shown_somewhere() {
    let (boot, widget) = (file("public/boot.js"), file("public/embed.js"));
    let page = file("index.html");
    let tool = file(".ci/startup/src/fill.rs");
    let explained: BTreeSet<&str> = ["unable", "missing", "slow", "broken"].into();
    let texts = &languages().all[0].texts;
    let unused: Vec<&String> = texts
        .keys()
        .filter(|key| {
            if let Some(key) = key.strip_prefix("boot_") {
                let kind = key.trim_end_matches("_title").trim_end_matches("_text");
                let is_said = boot.contains(&format!("messages.{key};"))
                    || boot.contains(&format!("messages.{key})"));
                let is_explained =
                    explained.contains(kind) && boot.contains(&format!("\"{kind}\""));
                return !(is_said || is_explained);
            }
            if let Some(key) = key.strip_prefix("widget_") {
                return !widget.contains(&format!("].{key};"));
            }
            !page.contains(&format!("{{{{ {key} }}}}")) && !tool.contains(&format!("(\"{key}\")"))
        })
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn the_first_page_has_every_language() {
    let page = languages()
        .index(&file("index.html"), &icon(), "ru en")
        .unwrap();
    assert!(!page.contains("{{"));
    for lang in &languages().all {
        for key in ["noscript", "late"] {
            let paragraph = format!("<p lang=\"{}\">{}</p>", lang.tag, lang.texts[key]);
            assert_eq!(page.matches(&paragraph).count(), 1, "{paragraph}");
        }
    }
    let count = format!("in {} languages.\"", Lang::COUNT);
    assert_eq!(page.matches(&count).count(), 2);
}

#[test]
fn guides_lead_to_each_other() {
    let guides = languages()
        .guides(&file("public/embed/index.html"))
        .unwrap();
    let names: Vec<&str> = guides.iter().map(|(name, _)| name.as_str()).collect();
    let expected = Lang::ALL.map(|lang| embed::guide_path(lang).replace("embed/", ""));
    assert_eq!(names, expected);
    assert_eq!(embed::guide_path(Lang::FALLBACK), "embed/index.html");
    for (own, page) in &guides {
        assert!(!page.contains("{{"));
        for (name, lang) in names.iter().zip(Lang::ALL) {
            let tag = lang.html_tag();
            let link = format!(
                "<a href=\"{name}\" lang=\"{tag}\" hreflang=\"{tag}\">{}</a>",
                lang.own_name()
            );
            assert_eq!(page.contains(&link), name != own, "{own}: {link}");
            assert!(
                page.contains(&format!("<code>{tag}</code>")),
                "{own}: {tag}"
            );
        }
        // Every element is closed, as in XML.
        let head = "<!doctype html>\n";
        let body = page.strip_prefix(head).unwrap();
        let body = body
            .lines()
            .filter(|line| !line.starts_with("<meta") && !line.starts_with("<link"));
        let body: Vec<String> = body
            .map(|line| match line.starts_with("<img") {
                true => line.replace("\">", "\"/>"),
                false => line.to_string(),
            })
            .collect();
        roxmltree::Document::parse(&body.join("\n"))
            .unwrap_or_else(|error| panic!("{own}: {error}"));
    }
}

/// The icon as the build writes it.
fn icon() -> String {
    fill::icon(&file("public/icon.svg")).unwrap()
}

#[test]
fn the_icon_has_the_colours_of_threads_and_text_in_both_themes() {
    let icon = icon();
    let (light, dark) = icon.split_once("@media").unwrap();
    for (part, theme) in [(light, Theme::Light), (dark, Theme::Dark)] {
        let colour = |name| tokens::colour(name, theme).unwrap();
        let styles = format!(
            "path{{stroke:{}}}circle{{fill:{}}}",
            colour("map-thread"),
            colour("ink")
        );
        assert!(part.contains(&styles), "{part} has no {styles}");
    }
    assert_ne!(
        tokens::colour("map-thread", Theme::Light),
        tokens::colour("map-thread", Theme::Dark)
    );
}

#[test]
fn a_colour_may_have_a_value_for_each_theme() {
    let colour = |name, theme| tokens::colour(name, theme).unwrap();
    let mark = colour("mark-0", Theme::Light);
    assert_eq!(colour("emblem-0", Theme::Light), mark);
    let dark = colour("emblem-0", Theme::Dark);
    assert!(
        dark != mark && dark != colour("mark-0", Theme::Dark),
        "{dark}"
    );
}

#[test]
fn a_colour_that_cannot_be_drawn_is_an_error() {
    let error = |name| tokens::colour(name, Theme::Light).unwrap_err();
    assert_eq!(
        error("shadow"),
        "`--shadow` is drawn in icons and preview pictures, so its value must be `#rrggbb` or \
         `var(--…)` of such a value; found `0 1px 2px rgb(27 39 48 / 8%), 0 8px 24px rgb(27 39 48 / \
         10%)`"
    );
    assert_eq!(
        error("absent"),
        "style/tokens.css, style/tokens/map.css and style/tokens/emblem.css have no `--absent`"
    );
}

#[test]
fn texts_cannot_break_out_of_scripts_and_pages() {
    let languages = awkward();
    let script = languages
        .boot("var MESSAGES = \"{{ boot }}\";\nuse(\"{{ fallback }}\");")
        .unwrap();
    assert!(!script.contains('\u{2028}'), "{script}");
    assert_eq!(
        texts_of(&script)["aa"]["retry"],
        *languages.all[0].texts["boot_retry"]
    );
    assert!(script.ends_with("use(\"bb\");"));
    let page = languages
        .index(
            "<p title=\"{{ description }}\" id=\"{{ icon }}\" lang=\"{{ languages }}\">{{ noscript }}{{ late }}",
            "<svg fill=\"#fff\"/>\n",
            "aa",
        )
        .unwrap();
    let escaped = "“a” &quot;b&quot; &#39;c&#39; &lt;d&gt; &amp; \\ \u{2028}{{x";
    assert_eq!(page.matches(escaped).count(), 5, "{page}");
    assert!(page.contains("id=\"%3Csvg fill='%23fff'/%3E\""), "{page}");
    let guides = languages
        .guides("{{ tag }} {{ title }} {{ navigation }} {{ guide }}")
        .unwrap();
    assert_eq!(guides[0].0, "aa.html");
    assert_eq!(guides[1].0, "index.html");
    assert_eq!(
        guides[0].1,
        format!(
            "aa-x {escaped} <a href=\"index.html\" lang=\"bb-x\" hreflang=\"bb-x\">&lt;B&gt;</a> · A \
             <h1><code>aa-x</code>, <code>bb-x</code></h1>\n"
        )
    );
}

#[test]
fn a_placeholder_that_is_unknown_or_missing_is_a_fault() {
    let check = |page: &str, expected: &str| {
        assert_eq!(awkward().index(page, "", "aa").unwrap_err(), expected);
    };
    let whole = "{{ icon }}{{ languages }}{{ description }}{{ noscript }}{{ late }}";
    check(
        &whole.replace("late", "lost"),
        "no value for the placeholder `lost`",
    );
    check(
        &whole.replace("{{ late }}", ""),
        "there is no placeholder `late`",
    );
    check(
        &whole.replace("late }}", "late"),
        "a placeholder without an end: `late`",
    );
    let mut languages = awkward();
    languages.all[0].texts.remove("late");
    assert_eq!(
        languages.index(whole, "", "aa").unwrap_err(),
        "locales/aa/startup.json has no `late`"
    );
}

#[test]
fn a_build_names_what_is_not_to_be_published() {
    for path in ["public/bundle/khabarovsk.json", "public/bundle/schema.json"] {
        assert_eq!(
            drafts::not_published(&file(path), "2026-05-20"),
            [""; 0],
            "{path}"
        );
    }
    let found = |fields: Value| {
        let mut bundle: Value =
            serde_json::from_str(&file("tests/fixtures/otherville.json")).unwrap();
        for (name, value) in fields.as_object().unwrap() {
            bundle["series"][1][name] = value.clone();
        }
        drafts::not_published(&bundle.to_string(), "2026-05-20").join("; ")
    };
    for (fields, expected) in [
        (json!({}), ""),
        (
            json!({ "draft": false, "publish_from": "2026-05-20", "publish_until": "2026-05-20" }),
            "",
        ),
        (json!({ "draft": true }), "“Sea Day”: a draft"),
        (
            json!({ "draft": true, "title": { "ja": "海の日" } }),
            "“海の日”: a draft",
        ),
        (json!({ "draft": "yes" }), "“Sea Day”: a draft"),
        (
            json!({ "publish_from": "2026-05-21" }),
            "“Sea Day”: `publish_from` is 2026-05-21",
        ),
        (
            json!({ "publish_until": "2026-05-19" }),
            "“Sea Day”: `publish_until` is 2026-05-19",
        ),
        (
            json!({ "publish_from": 2026 }),
            "“Sea Day”: `publish_from` is 2026",
        ),
    ] {
        assert_eq!(found(fields), expected);
    }
}

#[test]
fn a_build_knows_the_day() {
    for (number, day) in [
        (0, "1970-01-01"),
        (59, "1970-03-01"),
        (11_016, "2000-02-29"),
        (20_593, "2026-05-20"),
        (47_540, "2100-02-28"),
        (47_541, "2100-03-01"),
    ] {
        assert_eq!(drafts::day(number), day);
    }
}
