//! Turns `locales/` into the typed words of the interface (feature `web`).

fn main() {
    println!("cargo::rerun-if-changed=src/build.rs");
    #[cfg(feature = "web")]
    if let Err(error) = words() {
        println!("cargo::error=the words in locales/ could not be read: {error}");
    }
}

#[cfg(feature = "web")]
fn words() -> Result<(), Box<dyn std::error::Error>> {
    use leptos_i18n_parser::parse_locales::{
        options::{Config, ParseOptions},
        parse_locales,
    };

    println!("cargo::rerun-if-changed=locales");
    // The file names are the namespaces; English leads, a test holds the others to it.
    let mut names = Vec::new();
    for file in std::fs::read_dir("locales/en")? {
        let path = file?.path();
        if let Some(name) = path.file_stem().and_then(|name| name.to_str()) {
            names.push(name.to_string());
        }
    }
    names.sort();
    let config = Config::new("en")?
        .add_locales(["ru", "zh", "ko", "ja"])?
        .add_namespaces(names)?
        .parse_options(ParseOptions::new().interpolate_display(true));
    let words = parse_locales(None, config)?;
    for warning in words.diag.warnings().iter() {
        println!("cargo::warning={warning}");
    }
    for error in words.diag.errors().iter() {
        println!("cargo::error={error}");
    }
    let module = leptos_i18n_codegen::gen_code(&words, None, false, None, false)?;
    let target = std::path::PathBuf::from(std::env::var("OUT_DIR")?).join("i18n.rs");
    std::fs::write(target, module.to_string())?;
    Ok(())
}
