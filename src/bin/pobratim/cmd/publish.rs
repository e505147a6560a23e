//! `pobratim publish`: makes a static site from a release and its bundle, with a page for every record,
//! feeds, data and pictures.

mod colours;
mod emblem;
mod folder;
mod fonts;
mod icon;
mod images;
mod input;
mod paths;
mod picture;
mod sheet;
mod source;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args as ClapArgs;
use pobratim::emblem::EventEmblem;
use pobratim::export::page::{
    LocalizedSite, MAP_PICTURE, PAGE_KINDS, Site, SiteContent, document, feeds, language_neutral,
    oembed_path, picture_path,
};
use pobratim::export::{
    BOM, Export, Feed, PRODID, Phrase, Sitemap, atom, csv_head, csv_row, geojson, manifest, oembed,
    robots,
};
use pobratim::model::{in_one_language, one_language_path};
use pobratim::route::Address;
use pobratim::text::ranks;
use pobratim::time::Date;
use pobratim::ui::environment::{Environment, folder_of};
use pobratim::ui::render::{Renderer, RendererMessages, phrase};

use crate::today::parse_day;
use crate::tokens::{self, Theme};
use crate::zone;
use colours::Colours;
use folder::Folder;
use fonts::FontDatabase;
use input::Input;
use picture::PreviewRenderer;

/// Publish a site: write a release (`make build`) and its bundle to a folder for any static host, with
/// a page for every city and event in every language, feeds, data and pictures.
///
/// Exit codes: 0 site written, 1 error; an earlier site is then unchanged.
#[derive(ClapArgs, Debug)]
pub struct Args {
    /// The folder to write: new, empty, or an earlier published site, which is replaced. Symbolic links
    /// are followed.
    #[arg(long, value_name = "FOLDER", default_value = "site")]
    out: PathBuf,
    /// The folder of the release.
    #[arg(long, value_name = "FOLDER", default_value = "dist")]
    release: PathBuf,
    /// The URL of the site, http or https; default: the one in the bundle.
    #[arg(long)]
    url: Option<String>,
    /// The bundle, which is published under its own file name; default: that of the release.
    #[arg(long, value_name = "FILE")]
    bundle: Option<PathBuf>,
    /// A coast file made by `pobratim coast` for the bundle; default: that of the release if it is
    /// detailed near the host and all cities, else its coast of the whole world.
    #[arg(long, value_name = "FILE")]
    coast: Option<PathBuf>,
    /// The day for which the pages are made, as YYYY-MM-DD; default: today in the time zone of the host
    /// city.
    #[arg(long, value_name = "DAY", value_parser = parse_day)]
    today: Option<Date>,
    /// The folder with fonts; default: the fonts of the system.
    #[arg(long, value_name = "FOLDER")]
    fonts: Option<PathBuf>,
    /// Report errors and warnings only.
    #[arg(long, short)]
    quiet: bool,
}

/// Runs the command; reports an error with a hint.
pub fn run(args: &Args) -> ExitCode {
    match publish(args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("pobratim publish: {message}");
            ExitCode::FAILURE
        }
    }
}

fn publish(args: &Args) -> Result<(), String> {
    let from = paths::release(&args.release)?;
    let out = paths::out(&args.out, &from)?;
    let input = Input::read(args, &from)?;
    let bundle = input.source.bundle;
    let site = Site {
        bundle,
        url: &input.url,
        today: input.source.today,
    };
    let content = SiteContent::of(bundle, site.today);
    let environment = environment(&site, &content, folder_of(&input.release.bundle));
    let renderer = Renderer::new(bundle, site.base(), environment);
    let languages = || bundle.languages.iter().copied();
    let messages: Vec<RendererMessages<'_>> =
        languages().map(|lang| renderer.messages(lang)).collect();
    let phrases: Vec<_> = languages()
        .map(|lang| move |wanted: Phrase<'_>| phrase(lang, wanted))
        .collect();
    let exports: Vec<Export<'_>> = languages()
        .zip(&phrases)
        .map(|(lang, phrase)| Export {
            bundle,
            lang,
            base: Some(&input.url),
            bundle_folder: folder_of(&input.release.bundle),
            phrase,
            offset_at: &zone::offset_at,
        })
        .collect();
    let localized_sites = messages.iter().zip(&exports);
    let localized_sites: Vec<LocalizedSite<'_>> = localized_sites
        .map(|(messages, export)| LocalizedSite {
            site,
            messages,
            export,
        })
        .collect();
    let mut builder = SiteBuilder {
        args,
        from: &from,
        input: &input,
        content,
        renderer: &renderer,
        localized_sites: &localized_sites,
        folder: Folder::begin(&out)?,
    };
    builder.make()?;
    let (files, bytes) = (builder.folder.files, builder.folder.bytes);
    builder.folder.end()?;
    if !args.quiet {
        println!(
            "{}: {files} files, {} KB, for {}",
            args.out.display(),
            bytes / 1024,
            input.url
        );
    }
    Ok(())
}

/// Returns the environment of the rendered pages: noon of the day for which they are made, and no time
/// zone of a reader.
fn environment(site: &Site<'_>, content: &SiteContent, folder: &str) -> Environment {
    let noon = zone::noon(site.today, &site.bundle.host.zone);
    Environment {
        today: Some(site.today),
        now: Box::new(move || noon),
        offset_at: |zone, minute| zone.and_then(|zone| zone::offset_at(zone, minute)),
        ranks,
        // The bundle has the names of its countries.
        country_name: |_, code| code.to_string(),
        // Only search results name languages other than the five.
        language_name: |_, tag| tag.to_string(),
        bundle_folder: folder.to_string(),
        origin: site.origin().to_string(),
        feeds: Some("feeds/".to_string()),
        is_narrow: None,
        folders: Some(content.folders.clone()),
    }
}

/// Makes the parts of a site one after the other; each file is written as soon as it is rendered.
struct SiteBuilder<'a> {
    args: &'a Args,
    /// The folder of the release.
    from: &'a Path,
    input: &'a Input,
    content: SiteContent,
    renderer: &'a Renderer,
    localized_sites: &'a [LocalizedSite<'a>],
    folder: Folder,
}

impl SiteBuilder<'_> {
    fn make(&mut self) -> Result<(), String> {
        self.release()?;
        self.pages()?;
        self.language_neutral_pages()?;
        self.feeds()?;
        self.data()?;
        self.images()?;
        self.pictures()
    }

    /// Reports the number of files of a kind.
    fn report(&self, what: &str, count: usize) {
        if !self.args.quiet {
            eprintln!("{what}: {count}");
        }
    }

    /// Copies the files of the release, with the given bundle and coast in place of its own. The bundle
    /// is written whole, and in each language alone.
    fn release(&mut self) -> Result<(), String> {
        let input = self.input;
        self.folder.copy(self.from, &|path| input.is_copied(path))?;
        if let (Some(path), Some(bytes)) = (&input.release.coast, &input.coast_file) {
            self.folder.write(path, bytes)?;
        }
        let (path, source) = (&input.release.bundle, &input.source);
        self.folder.write(path, source.text.as_bytes())?;
        for lang in &source.bundle.languages {
            let text = in_one_language(&source.text, &source.bundle.order, *lang);
            self.folder
                .write(&one_language_path(path, *lang), text.as_bytes())?;
        }
        Ok(())
    }

    /// Writes the pictures of records, beside the bundle.
    fn images(&mut self) -> Result<(), String> {
        let source = &self.input.source;
        let images = images::images_of(&self.input.release.bundle);
        let base = images.strip_suffix(images::FOLDER).unwrap_or_default();
        let is_quiet = self.args.quiet;
        let report = |file: &str| {
            if !is_quiet {
                eprintln!("making {file}");
            }
        };
        let (all, made) = source.images.write(&mut self.folder, base, &report)?;
        if !is_quiet && all > 0 {
            eprintln!("pictures of records: {all} files, {made} of them made");
        }
        Ok(())
    }

    /// Writes every page of the table in every language, its oEmbed response, and its line in the
    /// sitemap.
    fn pages(&mut self) -> Result<(), String> {
        let release = &self.input.release;
        let mut sitemap = Sitemap::default();
        for kind in PAGE_KINDS {
            let mut count = 0;
            let Some(first) = self.localized_sites.first() else {
                continue;
            };
            for page in kind.pages(first, &self.content) {
                for localized in self.localized_sites {
                    let Some(metadata) = kind.metadata(localized, &page) else {
                        continue;
                    };
                    let folder = page.folder();
                    let lang = localized.lang();
                    let path = [lang.code(), "/", &folder, "index.html"].concat();
                    let address = Address::parse(&[lang.code(), "/", &folder].concat(), "");
                    let view = self.renderer.page(address);
                    let html = document(localized, release, &page, &metadata, &view);
                    self.folder.write(&path, html.as_bytes())?;
                    let answer = oembed(localized, &page, &metadata);
                    let path = oembed_path(lang, &folder);
                    self.folder.write(&path, answer.as_bytes())?;
                    if let Some((name, file)) = sitemap.add(localized, &page) {
                        self.folder.write(&name, file.as_bytes())?;
                    }
                    count += 1;
                    if count % 50_000 == 0 {
                        self.report(kind.name, count);
                    }
                }
            }
            self.report(kind.name, count);
        }
        for localized in self.localized_sites {
            if let Some((name, file)) = sitemap.add(localized, &feeds::static_page()) {
                self.folder.write(&name, file.as_bytes())?;
            }
        }
        for (name, file) in sitemap.end(&self.input.url) {
            self.folder.write(&name, file.as_bytes())?;
        }
        Ok(())
    }

    /// Writes the pages without a language or without a view in the app, the manifests, and
    /// `robots.txt`.
    fn language_neutral_pages(&mut self) -> Result<(), String> {
        let release = &self.input.release;
        let (choice, missing) = (self.renderer.choice(), self.renderer.missing());
        let documents = [
            (
                "index.html",
                language_neutral::language_chooser(self.localized_sites, release, &choice),
            ),
            (
                "404.html",
                language_neutral::not_found(self.localized_sites, release, &missing),
            ),
        ];
        for (name, page) in documents {
            self.folder
                .write(name, page.unwrap_or_default().as_bytes())?;
        }
        for localized in self.localized_sites {
            let view = self.renderer.feeds(localized.lang());
            let lang = localized.lang().code();
            let page = feeds::document(localized, release, &view);
            let path = [lang, "/feeds/index.html"].concat();
            self.folder.write(&path, page.as_bytes())?;
            let ground = tokens::colour("paper", Theme::Light)?;
            let path = ["manifest-", lang, ".webmanifest"].concat();
            self.folder
                .write(&path, manifest(localized, ground).as_bytes())?;
        }
        self.folder
            .write("robots.txt", robots(&self.input.url).as_bytes())
    }

    /// Writes the calendars and Atom feeds.
    fn feeds(&mut self) -> Result<(), String> {
        let mut count = 0;
        for localized in self.localized_sites {
            let bundle = localized.bundle();
            let of_events = Feed::of_events(bundle, localized.site.today);
            for feed in Feed::every(bundle).into_iter().chain(of_events) {
                let listed = feed.occurrences(&localized.site, &self.content);
                let calendar = localized
                    .export
                    .feed(&listed, &feed.name(localized), PRODID);
                let path = feed.path(bundle, localized.lang(), "ics");
                self.folder.write(&path, calendar.text.as_bytes())?;
                let news = atom(localized, feed, &listed);
                let path = feed.path(bundle, localized.lang(), "atom");
                self.folder.write(&path, news.as_bytes())?;
                count += 2;
            }
        }
        self.report("feeds", count);
        Ok(())
    }

    /// Writes the tables, the bundle, its schema, and the cities as GeoJSON.
    fn data(&mut self) -> Result<(), String> {
        let bundle = self.input.source.bundle;
        let rows = bundle.entries.iter().map(|entry| csv_row(bundle, entry));
        let head = [BOM.to_string(), csv_head(bundle)];
        self.folder
            .stream("data/events.csv", head.into_iter().chain(rows))?;
        let path = self.folder.location("data/events.xlsx")?;
        sheet::write(bundle, &path).map_err(|error| format!("{}: {error}", path.display()))?;
        self.folder.count(&path);
        let schema = pobratim::model::schema::json_schema();
        let files = [
            ("data/cities.geojson", geojson(bundle)),
            ("data/bundle.json", self.input.source.text.clone()),
            ("data/schema.json", schema),
        ];
        for (path, text) in files {
            self.folder.write(path, text.as_bytes())?;
        }
        Ok(())
    }

    /// Writes the preview pictures, the map and the icons.
    fn pictures(&mut self) -> Result<(), String> {
        let bundle = self.input.source.bundle;
        let fonts = FontDatabase::find(self.args.fonts.as_deref());
        let colours = Colours::read()?;
        let coast = &self.input.coast;
        let renderer = PreviewRenderer::new(&fonts, colours, &bundle.host, &bundle.cities, coast);
        let mut count = 0;
        for localized in self.localized_sites {
            let lang = localized.lang();
            let mut incomplete = 0;
            let host = [None].into_iter();
            for index in host.chain((0..bundle.cities.len()).map(Some)) {
                let city = index.and_then(|index| bundle.cities.get(index));
                let id = &city.unwrap_or(&bundle.host).id;
                let Some((picture, is_whole)) = renderer.draw(localized, index) else {
                    return Err(format!("the preview picture of `{id}` cannot be drawn"));
                };
                incomplete += usize::from(!is_whole);
                self.folder.write(&picture_path(lang, id), &picture)?;
                count += 1;
            }
            if incomplete > 0 {
                eprintln!(
                    "{incomplete} preview pictures in {} lack texts: no font here has their letters\n  hint: install one (Debian: fonts-noto-cjk), or name a folder with --fonts",
                    lang.own_name()
                );
            }
        }
        if let Some(map) = renderer.map_alone() {
            self.folder.write(MAP_PICTURE, &map)?;
        }
        for (name, size) in pobratim::export::ICONS {
            if let Some(icon) = icon::draw(size, &colours) {
                self.folder.write(name, &icon)?;
            }
        }
        self.report("pictures", count);
        self.emblems(&renderer)
    }

    /// Writes the emblems of events without pictures of their own, for previews of links to them. They
    /// are the same in every language.
    fn emblems(&mut self, renderer: &PreviewRenderer<'_>) -> Result<(), String> {
        let bundle = self.input.source.bundle;
        let entries = bundle.entries_where(&|_| true);
        let shown = entries.iter().chain(&self.content.expected);
        let views = shown.map(|one| bundle.view(one.subject));
        let emblems: BTreeSet<EventEmblem> = views
            .filter(|view| view.details.images.is_empty())
            .map(|view| EventEmblem::of_picture(bundle, &view))
            .collect();
        for wanted in &emblems {
            let path = wanted.picture_path();
            let picture = renderer.emblem(&wanted.emblem());
            let picture = picture.map_err(|error| format!("{path}: {error}"))?;
            self.folder.write(&path, &picture)?;
        }
        self.report("emblems", emblems.len());
        Ok(())
    }
}
