//! Writes the texts that are shown before the program runs, or without it, into a built site: into
//! `index.html`, `boot.js`, `embed.js`, and the guide for partners in each language. Writes the colours
//! of the style sheets into the icon, and the bundle in each of its languages beside the whole one. Fails
//! if a bundle of the site has drafts.
//!
//! Trunk's `post_build` hook (`.ci/post-build.sh`) runs this in the root of the checkout with the
//! folder of the site.

mod bundles;
mod drafts;
mod fill;
#[path = "../../../src/bin/pobratim/tokens.rs"]
mod tokens;

use std::path::Path;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};
use std::{env, fs};

use fill::{Language, Languages};
use pobratim::text::Lang;

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
    if env::var_os(DRAFTS).is_none_or(|value| value.is_empty()) {
        refuse_drafts(site)?;
    }
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
    let offered = bundles::write_each_language(site)?;
    rewrite("index.html", &|page| languages.index(page, &icon, &offered))?;
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

/// The variable of the environment that allows drafts.
const DRAFTS: &str = "POBRATIM_DRAFTS";

/// Checks that the bundles of a site, which it contains unchanged, have nothing that is not published.
fn refuse_drafts(site: &Path) -> Result<(), String> {
    #[expect(
        clippy::disallowed_methods,
        reason = "a build compares dates of publication with the day on which it runs"
    )]
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let today = drafts::day(now.map_or(0, |now| now.as_secs() / 86_400));
    let folder = site.join("bundle");
    let mut found = Vec::new();
    let files = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for file in files {
        let path = file.map_err(|error| error.to_string())?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            let name = path.file_name().unwrap_or_default().display();
            let titles = drafts::not_published(&read(&path)?, &today);
            found.extend(titles.iter().map(|title| format!("\n  {name}: {title}")));
        }
    }
    if found.is_empty() {
        return Ok(());
    }
    found.sort();
    Err(format!(
        "these records would be published, although they are not to be:{}\n  hint: publish the bundle with `make site`, which leaves them out; to see them on your own computer, add DRAFTS=1",
        found.concat()
    ))
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
