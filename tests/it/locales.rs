//! The messages of the interface, `locales/<lang>/<namespace>.json`: the same keys and placeholders
//! in five languages, each with its own plural forms and typography.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

const LANGS: [&str; 5] = ["ru", "en", "zh", "ko", "ja"];

/// The suffixes of the plural forms of a key in leptos_i18n.
const PLURALS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The texts of one language by `namespace.key`.
type Texts = BTreeMap<String, String>;

/// The plural categories of whole numbers in a language, by CLDR. Russian also needs `other`, for
/// fractions. A language with one form has no suffixes.
fn categories(lang: &str) -> &'static [&'static str] {
    match lang {
        "ru" => &["one", "few", "many", "other"],
        "en" => &["one", "other"],
        _ => &[],
    }
}

/// Files with tests of their own: names by code, and the messages of the office.
const OTHERS: [&str; 2] = ["countries.json", "office.json"];

fn read() -> BTreeMap<&'static str, Texts> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales");
    let read_lang = |lang: &'static str| {
        let mut texts = Texts::new();
        for entry in fs::read_dir(root.join(lang)).unwrap() {
            let path = entry.unwrap().path();
            let is_json = path
                .extension()
                .is_some_and(|extension| extension == "json");
            if !is_json || OTHERS.iter().any(|other| path.ends_with(other)) {
                continue;
            }
            let namespace = path.file_stem().unwrap().to_str().unwrap();
            let json = fs::read_to_string(&path).unwrap();
            let flat: BTreeMap<String, String> = serde_json::from_str(&json)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            assert!(!flat.is_empty(), "{} holds no text", path.display());
            for (key, text) in flat {
                texts.insert([namespace, ".", &key].concat(), text);
            }
        }
        (lang, texts)
    };
    LANGS.into_iter().map(read_lang).collect()
}

/// Returns a key without its plural suffix, and the suffix. A key is plural where its base has an
/// `_other`: `day_one` alone is an ordinary key.
fn split<'a>(texts: &Texts, key: &'a str) -> (&'a str, Option<&'a str>) {
    match key.rsplit_once('_') {
        Some((base, form))
            if PLURALS.contains(&form) && texts.contains_key(&[base, "_other"].concat()) =>
        {
            (base, Some(form))
        }
        _ => (key, None),
    }
}

/// Every key without its plural suffix, with its plural forms.
fn forms(texts: &Texts) -> BTreeMap<String, BTreeSet<&str>> {
    let mut forms: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for key in texts.keys() {
        let (base, form) = split(texts, key);
        forms.entry(base.to_string()).or_default().extend(form);
    }
    forms
}

/// Returns the text before the first placeholder, then the text after each.
fn pieces(text: &str) -> Vec<&str> {
    let mut parts = text.split("{{");
    let head = parts.next().unwrap_or_default();
    let rest = parts.map(|part| part.split_once("}}").map_or(part, |(_, rest)| rest));
    std::iter::once(head).chain(rest).collect()
}

/// Returns whether Korean text after a placeholder begins with a particle that has one form after a
/// vowel and another after a consonant.
fn turns(rest: &str) -> bool {
    let particles = ["을", "를", "이", "가", "은", "는", "과", "와", "로", "으로"];
    let ends = |rest: &str| !rest.starts_with(|next| matches!(next, '\u{ac00}'..='\u{d7a3}'));
    particles
        .iter()
        .any(|particle| rest.strip_prefix(particle).is_some_and(ends))
}

/// Returns whether a Russian text has a name or a date, which cannot be declined, right after a
/// preposition.
fn bends(text: &str) -> bool {
    let names = ["host", "city", "language", "when", "month", "span", "what"];
    let heads = text.split("{{").zip(text.split("{{").skip(1));
    heads.into_iter().any(|(before, after)| {
        let name = after
            .split_once("}}")
            .map_or(after, |(name, _)| name)
            .trim();
        let last = before.split_whitespace().last().unwrap_or_default();
        let preposition = matches!(
            last.to_lowercase().as_str(),
            "в" | "во"
                | "с"
                | "со"
                | "от"
                | "из"
                | "к"
                | "на"
                | "о"
                | "для"
                | "до"
                | "по"
                | "у"
        );
        preposition && names.contains(&name)
    })
}

/// Returns the names between `{{` and `}}`.
fn placeholders(text: &str) -> BTreeSet<&str> {
    let open = text.split("{{").skip(1);
    open.filter_map(|rest| rest.split_once("}}"))
        .map(|(name, _)| name.trim())
        .collect()
}

/// Returns the text with every placeholder replaced by `0`, for the checks of typography.
fn without_placeholders(text: &str) -> String {
    pieces(text).join("0")
}

/// Returns keys and placeholders that one language lacks, has too many of, or names differently.
fn differences(left: (&str, &Texts), right: (&str, &Texts)) -> Vec<String> {
    let mut found = Vec::new();
    let (ours, theirs) = (forms(left.1), forms(right.1));
    for key in ours.keys().filter(|key| !theirs.contains_key(*key)) {
        found.push(format!("{key} is in {} but not in {}", left.0, right.0));
    }
    for key in theirs.keys().filter(|key| !ours.contains_key(*key)) {
        found.push(format!("{key} is in {} but not in {}", right.0, left.0));
    }
    let names = |texts: &Texts, base: &str| -> BTreeSet<String> {
        let of_key = texts.iter().filter(|(key, _)| split(texts, key).0 == base);
        of_key
            .flat_map(|(_, text)| placeholders(text))
            .map(str::to_string)
            .collect()
    };
    for key in ours.keys().filter(|key| theirs.contains_key(*key)) {
        let (mine, other) = (names(left.1, key), names(right.1, key));
        if mine != other {
            found.push(format!(
                "{key} holds {mine:?} in {} but {other:?} in {}",
                left.0, right.0
            ));
        }
        let inflect = [left.0, right.0]
            .iter()
            .all(|lang| !categories(lang).is_empty());
        if inflect && ours[key].is_empty() != theirs[key].is_empty() {
            found.push(format!("{key} is plural in one of {}, {}", left.0, right.0));
        }
    }
    found
}

/// Returns plural keys whose forms are not those of the language, or that have no count.
fn plural_faults(lang: &str, texts: &Texts) -> Vec<String> {
    let expected: BTreeSet<&str> = categories(lang).iter().copied().collect();
    let mut found = Vec::new();
    for (key, has) in forms(texts) {
        if !has.is_empty() && has != expected {
            found.push(format!("{key} has {has:?}, {lang} needs {expected:?}"));
        }
    }
    for (key, text) in texts {
        if split(texts, key).1.is_some() && !placeholders(text).contains("count") {
            found.push(format!("{key} does not show its `count`"));
        }
    }
    found
}

/// Returns errors of typography.
fn typography_faults(lang: &str, text: &str) -> Vec<&'static str> {
    let words = without_placeholders(text);
    let east = matches!(lang, "zh" | "ja");
    let after_east = |mark: char| {
        let letters: Vec<char> = words.chars().collect();
        letters
            .windows(2)
            .any(|pair| pair[1] == mark && is_east(pair[0]))
    };
    let checks: [(bool, &'static str); 15] = [
        (
            lang == "ko" && pieces(text).iter().skip(1).any(|rest| turns(rest)),
            "particle that depends on the sound before it",
        ),
        (
            lang == "ru" && bends(text),
            "name after a preposition, which asks for a case",
        ),
        (words.trim().is_empty(), "empty"),
        (text.trim() != text, "space at an end"),
        (words.contains("  "), "two spaces"),
        (words.contains(['"', '\'']), "straight quote"),
        (words.contains("..."), "three dots instead of …"),
        (
            lang == "zh" && words.replace("……", "").contains('…'),
            "one … where Chinese sets two",
        ),
        (words.contains(" - "), "hyphen as a dash"),
        (words.contains(['{', '}']), "broken placeholder"),
        (words.contains('\u{fffd}'), "broken letter"),
        (
            east && words.contains([',', ';', '!', '?']),
            "ASCII punctuation in Chinese or Japanese",
        ),
        (
            east && (after_east('.') || words.ends_with("0.")),
            "sentence of Chinese or Japanese without 。",
        ),
        (
            east && (after_east(':') || after_east('(')),
            "ASCII colon or bracket in Chinese or Japanese",
        ),
        (
            !east && words.contains(['，', '。', '：', '；', '、', '（', '）', '！', '？']),
            "full-width punctuation",
        ),
    ];
    checks
        .into_iter()
        .filter(|(fault, _)| *fault)
        .map(|(_, name)| name)
        .collect()
}

/// Returns whether a character is Han, kana or full-width.
fn is_east(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

/// A text ends with a full stop in all languages or in none.
fn stops_differ(texts: [&str; 5]) -> bool {
    let ends = texts.map(|text| text.ends_with(['.', '。']));
    ends.iter().any(|end| *end) && !ends.iter().all(|end| *end)
}

/// The Rust sources of the page without comments and white space, so that a `td_string!` over
/// several lines reads like one on a line.
fn source_of(folder: &Path) -> String {
    let mut source = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            source.push_str(&source_of(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let lines = text
                .lines()
                .map(|line| line.split("//").next().unwrap_or(line));
            source.extend(lines.flat_map(|line| line.chars().filter(|c| !c.is_whitespace())));
        }
    }
    source
}

/// Returns keys that no `td_string!(locale, namespace.key…)`, no `counted!` and no text
/// `"namespace.key"` of the command and its pages names.
fn unused(texts: &Texts, source: &str) -> Vec<String> {
    let is_used = |key: &String| {
        let ends = [",", ")"];
        let quoted = ["\"", key, "\""].concat();
        let mut call = ends.iter().map(|end| [",", key, end].concat());
        call.any(|call| source.contains(&call)) || source.contains(&quoted)
    };
    forms(texts)
        .into_keys()
        .filter(|key| !is_used(key))
        .collect()
}

fn sample(pairs: &[(&str, &str)]) -> Texts {
    let owned = pairs.iter();
    owned
        .map(|(key, text)| (key.to_string(), text.to_string()))
        .collect()
}

#[test]
fn languages_hold_the_same_keys_and_placeholders() {
    let all = read();
    let faults: Vec<String> = LANGS[1..]
        .iter()
        .flat_map(|lang| differences(("ru", &all["ru"]), (*lang, &all[*lang])))
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn plurals_follow_each_language() {
    let faults: Vec<String> = read()
        .iter()
        .flat_map(|(lang, texts)| plural_faults(lang, texts))
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn texts_are_set_with_care() {
    let all = read();
    let mut faults = Vec::new();
    for (lang, texts) in &all {
        for (key, text) in texts {
            for fault in typography_faults(lang, text) {
                faults.push(format!("{lang} {key}: {fault}: `{text}`"));
            }
        }
    }
    for (key, text) in &all["zh"] {
        let same = LANGS.map(|lang| all[lang].get(key).unwrap_or(text).as_str());
        if stops_differ(same) {
            faults.push(format!("{key} ends with a stop in some languages only"));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_message_is_used() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let source = ["ui", "export", "bin"].map(|folder| source_of(&root.join(folder)));
    let source = source.concat();
    let mut texts = read()["en"].clone();
    // No Rust code uses `startup`.
    texts.retain(|key, _| !key.starts_with("startup."));
    let dead = unused(&texts, &source);
    assert!(dead.is_empty(), "unused, remove them: {dead:#?}");
}

#[test]
fn an_unused_message_is_noticed() {
    let texts = sample(&[
        ("a.b", ""),
        ("a.bc", ""),
        ("a.n_one", ""),
        ("a.n_other", ""),
        ("x.dead", ""),
    ]);
    let source = "td_string!(i18n(lang),a.bc)counted!(lang,count,a.n)x.dead";
    assert_eq!(unused(&texts, source), ["a.b", "x.dead"]);
}

#[test]
fn a_key_or_placeholder_of_one_language_is_noticed() {
    let check = |left: &[(&str, &str)], right: &[(&str, &str)], expected: &[&str]| {
        assert_eq!(
            differences(("ru", &sample(left)), ("en", &sample(right))),
            expected
        );
    };
    check(&[("a.b", "Да")], &[("a.b", "Yes")], &[]);
    check(
        &[("a.b", "Да"), ("a.c", "Нет")],
        &[("a.b", "Yes")],
        &["a.c is in ru but not in en"],
    );
    check(
        &[("a.b", "Да")],
        &[("a.b", "Yes"), ("x.y", "No")],
        &["x.y is in en but not in ru"],
    );
    check(
        &[("a.b", "{{ year }} год")],
        &[("a.b", "{{ date }}")],
        &[r#"a.b holds {"year"} in ru but {"date"} in en"#],
    );
    check(
        &[("a.n_few", "{{ count }} дня"), ("a.n_other", "{{ count }}")],
        &[("a.n_other", "{{ count }} days")],
        &[],
    );
    check(
        &[("a.n", "{{ count }}")],
        &[("a.n_other", "{{ count }} days")],
        &["a.n is plural in one of ru, en"],
    );
}

#[test]
fn a_wrong_plural_is_noticed() {
    let check = |lang: &str, keys: &[&str], faults: usize| {
        let pairs: Vec<(&str, &str)> = keys.iter().map(|key| (*key, "{{ count }}")).collect();
        assert_eq!(
            plural_faults(lang, &sample(&pairs)).len(),
            faults,
            "{lang} {keys:?}"
        );
    };
    check("ru", &["a.n_one", "a.n_few", "a.n_many", "a.n_other"], 0);
    check("ru", &["a.n_one", "a.n_other"], 1);
    check("en", &["a.n_one", "a.n_other"], 0);
    check("en", &["a.n_one", "a.n_few", "a.n_other"], 1);
    check("ja", &["a.n"], 0);
    check("ja", &["a.n_other"], 1);
    check("ja", &["a.n_one", "a.n_other"], 1);
    check("ko", &["a.day_one"], 0);
    let silent = sample(&[("a.n_one", "one"), ("a.n_other", "{{ count }}")]);
    assert_eq!(
        plural_faults("en", &silent),
        ["a.n_one does not show its `count`"]
    );
}

#[test]
fn bad_typography_is_noticed() {
    let check = |lang: &str, text: &str, expected: &[&str]| {
        assert_eq!(typography_faults(lang, text), expected, "{lang} `{text}`");
    };
    check("ru", "Показать «всё», что есть…", &[]);
    check("ru", "", &["empty"]);
    check("ru", "Карта ", &["space at an end"]);
    check("en", "a  map", &["two spaces"]);
    check("ru", "\"Карта\"", &["straight quote"]);
    check("en", "the site's owner", &["straight quote"]);
    check("en", "Loading...", &["three dots instead of …"]);
    check("ru", "Карта - это", &["hyphen as a dash"]);
    check("en", "{{ year }", &["broken placeholder"]);
    check("zh", "{{ year }}年，尚未公布。", &[]);
    check("zh", "正在加载…", &["one … where Chinese sets two"]);
    check("zh", "是,否", &["ASCII punctuation in Chinese or Japanese"]);
    check(
        "ja",
        "データです.",
        &["sentence of Chinese or Japanese without 。"],
    );
    check(
        "ja",
        "更新: {{ date }}",
        &["ASCII colon or bracket in Chinese or Japanese"],
    );
    check("zh", "Apache 2.0 许可", &[]);
    check("ko", "날짜，미상", &["full-width punctuation"]);
    let particle = "particle that depends on the sound before it";
    check("ko", "오류 {{ status }}로 응답", &[particle]);
    check("ko", "{{ city }}를 선택", &[particle]);
    check("ko", "{{ host }}에서 본 {{ count }}가지", &[]);
    let case = "name after a preposition, which asks for a case";
    check("ru", "Мир из {{ host }}", &[case]);
    check("ru", "Мир из города {{ host }}, с {{ year }} года", &[]);
    assert!(stops_differ(["Да.", "Yes", "是。", "예.", "はい。"]));
    assert!(!stops_differ(["Да", "Yes", "是", "예", "はい"]));
}
