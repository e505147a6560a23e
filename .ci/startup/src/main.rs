//! Writes the texts that are shown before the program runs, or without it, into a built site: into
//! `index.html`, `boot.js`, `embed.js`, and the guide for partners in each language. Writes the colours
//! of the style sheets into the icon.
//!
//! Trunk's `post_build` hook (`.ci/post-build.sh`) runs this in the root of the checkout with the
//! folder of the site. The languages are those of `src/text/lang.rs`.

mod fill;
#[allow(dead_code, reason = "only codes, tags and names are used here")]
#[path = "../../../src/text/lang.rs"]
mod lang;
#[path = "../../../src/bin/pobratim/tokens.rs"]
mod tokens;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use fill::{Language, Languages};
use lang::Lang;

fn main() -> ExitCode {
    let Some(site) = env::args().nth(1) else {
        eprintln!("startup: expected the folder of a built site as argument");
        return ExitCode::FAILURE;
    };
    match write_all(Path::new(&site)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("startup: {fault}");
            ExitCode::FAILURE
        }
    }
}

fn write_all(site: &Path) -> Result<(), String> {
    let all: Result<Vec<Language>, String> = Lang::ALL.into_iter().map(language).collect();
    let languages = Languages {
        all: all?,
        fallback: Lang::FALLBACK.index(),
    };
    let rewrite = |name: &str, fill: &dyn Fn(&str) -> Result<String, String>| {
        let path = site.join(name);
        let text = fill(&read(&path)?).map_err(|fault| format!("{name}: {fault}"))?;
        write(&path, &text)
    };
    rewrite("icon.svg", &fill::icon)?;
    let icon = read(&site.join("icon.svg"))?;
    rewrite("index.html", &|page| languages.index(page, &icon))?;
    rewrite("boot.js", &|script| languages.boot(script))?;
    rewrite("embed.js", &|script| languages.widget(script))?;
    let folder = site.join("embed");
    let template = read(&folder.join("index.html"))?;
    let guides = languages.guides(&template);
    for (name, page) in guides.map_err(|fault| format!("embed/index.html: {fault}"))? {
        write(&folder.join(name), &page)?;
    }
    Ok(())
}

fn language(lang: Lang) -> Result<Language, String> {
    let folder = Path::new("locales").join(lang.code());
    let path = folder.join("startup.json");
    let texts = serde_json::from_str(&read(&path)?)
        .map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(Language {
        code: lang.code().to_string(),
        tag: lang.html_tag().to_string(),
        own_name: lang.own_name().to_string(),
        texts,
        guide: read(&folder.join("guide.html"))?,
    })
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
