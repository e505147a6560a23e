//! Turns `locales/` into the typed words of the interface (feature `web`).
//!
//! The files are in the form that leptos_i18n and translators know, plurals with `_one`, `_few`,
//! `_many`, `_other`. leptos_i18n would bring ICU's rules and data into the page to choose among
//! those: so each form becomes a key of its own (`one_…` to `other_…`), and
//! `locale::Locale::plural` chooses among them. A placeholder would give every text code of
//! its own in each language: so it becomes one mark in a plain text, which the page fills.

fn main() {
    println!("cargo::rerun-if-changed=src/build.rs");
    // What needs what: by that `.ci/split` parts the program in two files.
    #[cfg(feature = "web")]
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg-bin=app=--emit-relocs");
    }
    #[cfg(feature = "web")]
    if let Err(error) = words::generate() {
        println!("cargo::error=the words in locales/ could not be read: {error}");
    }
}

#[cfg(feature = "web")]
#[allow(dead_code, reason = "the build asks for the codes alone")]
#[path = "text/lang.rs"]
mod lang;

#[cfg(feature = "web")]
mod words {
    use std::collections::BTreeMap;
    use std::error::Error;
    use std::fs;
    use std::path::Path;

    use leptos_i18n_parser::parse_locales::{
        options::{Config, ParseOptions},
        parse_locales,
    };

    use super::lang::Lang;

    /// Namespaces that the page does not carry: what only the command says, and what `.ci/startup`
    /// writes into other files of the site.
    const NOT_OF_THE_PAGE: [&str; 4] = ["countries", "office", "published", "startup"];
    const FORMS: [&str; 4] = ["one", "few", "many", "other"];

    type Texts = BTreeMap<String, String>;

    /// Writes the module of words into `OUT_DIR`. The names of the JSON files are the namespaces;
    /// [`Lang::FALLBACK`] leads, a test holds the others to it.
    pub(super) fn generate() -> Result<(), Box<dyn Error>> {
        println!("cargo::rerun-if-changed=locales");
        let out = std::env::var("OUT_DIR")?;
        let out = Path::new(&out);
        let leading = Lang::FALLBACK.code();
        let mut names = Vec::new();
        for file in fs::read_dir(["locales/", leading].concat())? {
            let name = file?.file_name();
            let name = name.to_str().and_then(|name| name.strip_suffix(".json"));
            if let Some(name) = name.filter(|name| !NOT_OF_THE_PAGE.contains(name)) {
                names.push(name.to_string());
            }
        }
        names.sort();
        let mut rooms = Vec::new();
        for name in &names {
            rooms.push((name.clone(), read(leading, name)?));
        }
        let marks = marks(&rooms)?;
        for lang in Lang::ALL.map(Lang::code) {
            fs::create_dir_all(out.join("locales").join(lang))?;
            for name in &names {
                let mut texts = read(lang, name)?;
                for text in texts.values_mut() {
                    *text = with_marks(text, &marks).map_err(|gap| {
                        format!("locales/{lang}/{name}.json: no placeholder `{gap}` in `{leading}`")
                    })?;
                    if text.contains('\n') {
                        let fault = "has two lines, and an end of line parts the texts of a file";
                        return Err(format!("locales/{lang}/{name}.json: `{text}` {fault}").into());
                    }
                }
                let file = out.join(format!("locales/{lang}/{name}.json"));
                fs::write(file, serde_json::to_string(&texts)?)?;
            }
        }
        let others = Lang::ALL.into_iter().filter(|lang| *lang != Lang::FALLBACK);
        let config = Config::new(leading)?
            .add_locales(others.map(Lang::code))?
            .add_namespaces(names)?
            .parse_options(ParseOptions::new().interpolate_display(true));
        let words = parse_locales(Some(out.to_path_buf()), config)?;
        for warning in words.diag.warnings().iter() {
            println!("cargo::warning={warning}");
        }
        for error in words.diag.errors().iter() {
            println!("cargo::error={error}");
        }
        let module = leptos_i18n_codegen::gen_code(&words, None, false, None, false)?;
        let module = [module.to_string(), keys(&rooms, &marks)].concat();
        fs::write(out.join("i18n.rs"), module)?;
        Ok(())
    }

    /// The texts of a namespace in a language, the forms of plurals as keys of their own.
    fn read(lang: &str, name: &str) -> Result<Texts, Box<dyn Error>> {
        let file = format!("locales/{lang}/{name}.json");
        let texts: Texts = serde_json::from_str(&fs::read_to_string(&file)?)
            .map_err(|error| format!("{file}: {error}"))?;
        Ok(with_forms_as_keys(texts, &plural_keys(name)?))
    }

    /// The names between `{{` and `}}`, in order and each once.
    fn gaps(text: &str) -> Vec<String> {
        let open = text.split("{{").skip(1);
        let names = open.filter_map(|rest| rest.split_once("}}"));
        let mut names: Vec<String> = names.map(|(name, _)| name.trim().to_string()).collect();
        names.sort();
        names.dedup();
        names
    }

    /// A control character for every name of a placeholder.
    fn marks(rooms: &[(String, Texts)]) -> Result<BTreeMap<String, char>, Box<dyn Error>> {
        let texts = rooms.iter().flat_map(|(_, texts)| texts.values());
        let mut names: Vec<String> = texts.flat_map(|text| gaps(text)).collect();
        names.sort();
        names.dedup();
        if names.len() > 29 {
            return Err("more than 29 names of placeholders: let some texts share one".into());
        }
        // An end of line parts the texts of a language's file.
        let marks = ('\u{1}'..).filter(|mark| !matches!(mark, '\n' | '\r'));
        Ok(names.into_iter().zip(marks).collect())
    }

    /// A text with one mark in the place of each placeholder, or the name that has no mark.
    fn with_marks(text: &str, marks: &BTreeMap<String, char>) -> Result<String, String> {
        let mut pieces = text.split("{{");
        let mut plain = pieces.next().unwrap_or_default().to_string();
        for piece in pieces {
            let (name, rest) = piece.split_once("}}").unwrap_or((piece, ""));
            let mark = marks.get(name.trim()).ok_or(name.trim())?;
            plain.push(*mark);
            plain.push_str(rest);
        }
        Ok(plain)
    }

    /// The number of each text, which is how the page names it, and all texts in that order. The
    /// type of a number tells how many values the text asks for, or that it is the first form of a
    /// plural; a module of the same name tells which marks the values take the place of.
    fn keys(rooms: &[(String, Texts)], marks: &BTreeMap<String, char>) -> String {
        let mut keys = String::new();
        let (mut heads, mut all) = (String::new(), String::new());
        let mut number = 0;
        for (room, texts) in rooms {
            heads.push_str(&format!(
                "let {room} = i18n::namespaces::ns_{room}::{room}::__new_internal(locale);"
            ));
            keys.push_str(&format!(
                "pub mod {room} {{ use super::super::{{Forms, Key}};"
            ));
            for (key, text) in in_order(texts) {
                all.push_str(&format!("{room}.{key}().inner(),"));
                let (name, kind) = match form_of(key, texts) {
                    None => (key, format!("Key<{}>", gaps(text).len())),
                    Some((0, base)) => (base, "Forms".to_string()),
                    Some(_) => {
                        number += 1;
                        continue;
                    }
                };
                let new = kind.split('<').next().unwrap_or_default();
                keys.push_str(&format!("pub const {name}: {kind} = {new}({number});"));
                let gaps = gaps(text).into_iter().map(|gap| {
                    let mark = marks.get(&gap).copied().unwrap_or_default();
                    format!("pub const {gap}: char = {mark:?};")
                });
                let gaps: String = gaps.collect();
                keys.push_str(&format!("pub mod {name} {{ {gaps} }}\n"));
                number += 1;
            }
            keys.push('}');
        }
        format!(
            "/// The number of a text that asks for `GAPS` values.\n\
             #[derive(Clone, Copy)] pub struct Key<const GAPS: usize>(pub u16);\n\
             /// The number of the first of the forms of a text, which stand next to each other.\n\
             #[derive(Clone, Copy)] pub struct Forms(pub u16);\n\
             /// The texts by name.\n\
             pub mod keys {{ {keys} }}\n\
             /// How many texts a language has.\n\
             pub const COUNT: usize = {number};\n\
             /// All texts of a language in the order of their numbers.\n\
             pub const fn texts(locale: i18n::Locale) -> [&'static str; COUNT] {{\n\
             {heads} [{all}] }}"
        )
    }

    /// The texts of a namespace by key, the forms of one plural next to each other.
    fn in_order(texts: &Texts) -> Vec<(&str, &str)> {
        let pairs = texts.iter();
        let mut pairs: Vec<(&str, &str)> = pairs.map(|(key, text)| (&**key, &**text)).collect();
        pairs.sort_by_key(|(key, _)| match form_of(key, texts) {
            Some((form, base)) => (base.to_string(), form),
            None => (key.to_string(), 0),
        });
        pairs
    }

    /// Which form of which plural a key of [`with_forms_as_keys`] is.
    fn form_of<'a>(key: &'a str, texts: &Texts) -> Option<(usize, &'a str)> {
        let (form, base) = key.split_once('_')?;
        let is_plural = texts.contains_key(&["many_", base].concat());
        let form = FORMS.iter().position(|known| *known == form)?;
        is_plural.then_some((form, base))
    }

    /// The keys of a namespace that [`Lang::FALLBACK`] says in one and in other numbers.
    fn plural_keys(name: &str) -> Result<Vec<String>, Box<dyn Error>> {
        let file = format!("locales/{}/{name}.json", Lang::FALLBACK.code());
        let texts: Texts = serde_json::from_str(&fs::read_to_string(file)?)?;
        let keys = texts.keys().filter_map(|key| key.strip_suffix("_one"));
        Ok(keys.map(str::to_string).collect())
    }

    /// `x_one` becomes `one_x`, and so on. A form that the language does not have is said as its
    /// `other`, or as the one form of a language without plurals.
    fn with_forms_as_keys(mut texts: Texts, plurals: &[String]) -> Texts {
        for key in plurals {
            let plain = texts.remove(key);
            let said = FORMS.map(|form| texts.remove(&format!("{key}_{form}")));
            let other = said.last().cloned().flatten().or(plain).unwrap_or_default();
            for (form, text) in FORMS.iter().zip(said) {
                texts.insert(format!("{form}_{key}"), text.unwrap_or(other.clone()));
            }
        }
        texts
    }
}
