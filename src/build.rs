//! Turns `locales/` into the typed words of the interface (feature `web`).
//!
//! The files are in the form that leptos_i18n and translators know, plurals with `_one`, `_few`,
//! `_many`, `_other`. Choosing among those would bring ICU's own rules and data into the page,
//! although every browser has them: so each form becomes a key of its own (`one_…` to `other_…`),
//! and the page asks `Intl.PluralRules` which to say.

fn main() {
    println!("cargo::rerun-if-changed=src/build.rs");
    // The release is stripped of its symbols; wasm-bindgen still needs to see the features that
    // the program was compiled for.
    #[cfg(feature = "web")]
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg-bin=app=--keep-section=target_features");
    }
    #[cfg(feature = "web")]
    if let Err(error) = words::generate() {
        println!("cargo::error=the words in locales/ could not be read: {error}");
    }
}

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

    const LANGS: [&str; 5] = ["en", "ru", "zh", "ko", "ja"];
    const FORMS: [&str; 4] = ["one", "few", "many", "other"];

    type Texts = BTreeMap<String, String>;

    /// Writes the module of words into `OUT_DIR`. The file names are the namespaces; English
    /// leads, a test holds the others to it.
    pub(super) fn generate() -> Result<(), Box<dyn Error>> {
        println!("cargo::rerun-if-changed=locales");
        let out = std::env::var("OUT_DIR")?;
        let out = Path::new(&out);
        let mut names = Vec::new();
        for file in fs::read_dir("locales/en")? {
            let path = file?.path();
            if let Some(name) = path.file_stem().and_then(|name| name.to_str()) {
                names.push(name.to_string());
            }
        }
        names.sort();
        for lang in LANGS {
            fs::create_dir_all(out.join("locales").join(lang))?;
            for name in &names {
                let file = format!("locales/{lang}/{name}.json");
                let texts: Texts = serde_json::from_str(&fs::read_to_string(&file)?)
                    .map_err(|error| format!("{file}: {error}"))?;
                let texts = with_forms_as_keys(texts, &plural_keys(name)?);
                fs::write(out.join(&file), serde_json::to_string(&texts)?)?;
            }
        }
        let config = Config::new("en")?
            .add_locales(LANGS.into_iter().skip(1))?
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
        fs::write(out.join("i18n.rs"), module.to_string())?;
        Ok(())
    }

    /// The keys of a namespace that English says in one and in other numbers.
    fn plural_keys(name: &str) -> Result<Vec<String>, Box<dyn Error>> {
        let english: Texts =
            serde_json::from_str(&fs::read_to_string(format!("locales/en/{name}.json"))?)?;
        let keys = english.keys().filter_map(|key| key.strip_suffix("_one"));
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
