//! Generates the typed messages of the interface from `locales/` with leptos_i18n (feature `ui`).
//!
//! The files have the format of leptos_i18n and translators, plurals with `_one`, `_few`, `_many`,
//! `_other`. The plural rules of leptos_i18n are those of ICU, which add about 20 KB to the program
//! and duplicate `locale::Locale::plural`. Plural forms therefore become keys below their name
//! (`entries.one` to `entries.other`), and the macro `counted!` of `ui/messages.rs` selects among
//! them.

fn main() {
    println!("cargo::rerun-if-changed=src/build.rs");
    // Keeps the relocations, which `wasm-split-cli` needs to find the code of the lazy-loaded
    // modules.
    #[cfg(feature = "web")]
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg-bin=app=--emit-relocs");
    }
    #[cfg(feature = "ui")]
    if let Err(error) = messages::generate() {
        println!("cargo::error=the messages in locales/ could not be read: {error}");
    }
}

#[cfg(feature = "ui")]
#[allow(dead_code, reason = "the build asks for the codes alone")]
#[path = "text/lang.rs"]
mod lang;

#[cfg(feature = "ui")]
mod messages {
    use std::collections::BTreeMap;
    use std::error::Error;
    use std::fs;
    use std::path::Path;

    use leptos_i18n_parser::parse_locales::{
        options::{Config, ParseOptions},
        parse_locales,
    };
    use serde_json::{Map, Value};

    use super::lang::Lang;

    /// Namespaces that are not compiled in: those of the command, and those that `.ci/startup`
    /// writes into other files of the site.
    const EXCLUDED_NAMESPACES: [&str; 3] = ["countries", "office", "startup"];
    const FORMS: [&str; 4] = ["one", "few", "many", "other"];

    /// The texts of a namespace by key.
    type Texts = BTreeMap<String, String>;

    /// Writes the module of messages into `OUT_DIR`. The names of the JSON files are the
    /// namespaces; [`Lang::FALLBACK`] is the default locale, and a test compares the others with
    /// it.
    pub(super) fn generate() -> Result<(), Box<dyn Error>> {
        println!("cargo::rerun-if-changed=locales");
        let out = std::env::var("OUT_DIR")?;
        let out = Path::new(&out);
        let default = Lang::FALLBACK.code();
        let mut names = Vec::new();
        for file in fs::read_dir(["locales/", default].concat())? {
            let name = file?.file_name();
            let name = name.to_str().and_then(|name| name.strip_suffix(".json"));
            if let Some(name) = name.filter(|name| !EXCLUDED_NAMESPACES.contains(name)) {
                names.push(name.to_string());
            }
        }
        names.sort();
        for lang in Lang::ALL.map(Lang::code) {
            fs::create_dir_all(out.join("locales").join(lang))?;
            for name in &names {
                let texts = nest_plural_forms(read(lang, name)?, &plurals(&read(default, name)?));
                let file = out.join(format!("locales/{lang}/{name}.json"));
                fs::write(file, serde_json::to_string(&texts)?)?;
            }
        }
        let others = Lang::ALL.into_iter().filter(|lang| *lang != Lang::FALLBACK);
        // Values are passed as strings, for which `load_locales!` has no option.
        let config = Config::new(default)?
            .add_locales(others.map(Lang::code))?
            .add_namespaces(names)?
            .parse_options(ParseOptions::new().interpolate_display(true));
        let locales = parse_locales(Some(out.to_path_buf()), config)?;
        for warning in locales.diag.warnings().iter() {
            println!("cargo::warning={warning}");
        }
        for error in locales.diag.errors().iter() {
            println!("cargo::error={error}");
        }
        let module = leptos_i18n_codegen::gen_code(&locales, None, false, None, false)?;
        fs::write(out.join("i18n.rs"), module.to_string())?;
        Ok(())
    }

    fn read(lang: &str, name: &str) -> Result<Texts, Box<dyn Error>> {
        let file = format!("locales/{lang}/{name}.json");
        let texts = serde_json::from_str(&fs::read_to_string(&file)?);
        Ok(texts.map_err(|error| format!("{file}: {error}"))?)
    }

    /// Returns the keys with plural forms, without their suffix.
    fn plurals(texts: &Texts) -> Vec<String> {
        let keys = texts.keys().filter_map(|key| key.strip_suffix("_one"));
        let plurals = keys.filter(|key| texts.contains_key(&format!("{key}_other")));
        plurals.map(str::to_string).collect()
    }

    /// Moves `x_one` to `one` below `x`, and so on. A missing form is replaced by `other`, or by
    /// the only text of a language without plural forms.
    fn nest_plural_forms(mut texts: Texts, plurals: &[String]) -> Map<String, Value> {
        let mut all = Map::new();
        for key in plurals {
            let only = texts.remove(key);
            let forms = FORMS.map(|form| texts.remove(&format!("{key}_{form}")));
            let other = forms.last().cloned().flatten().or(only).unwrap_or_default();
            let forms = FORMS.into_iter().zip(forms).map(|(form, text)| {
                let text = text.unwrap_or_else(|| other.clone());
                (form.to_string(), Value::String(text))
            });
            all.insert(key.clone(), Value::Object(forms.collect()));
        }
        all.extend(
            texts
                .into_iter()
                .map(|(key, text)| (key, Value::String(text))),
        );
        all
    }
}
