//! `pobratim publish`: from a release and its bundle to a whole site of files, with a page for
//! everything, feeds, data and pictures.

mod folder;
mod icon;
mod letter;
mod picture;
mod place;
mod sheet;
mod zone;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args as ClapArgs;
use pobratim::export::page::{
    MAP_PICTURE, Reader, Release, Site, Stock, TABLE, base_of, document, feeds, lone, oembed_path,
    picture_path,
};
use pobratim::export::{
    BOM, Export, Feed, PRODID, Phrase, Sitemap, atom, csv_head, csv_row, geojson, manifest, oembed,
    robots,
};
use pobratim::geo::Coast;
use pobratim::model::{Bundle, SafeUrl, Severity, load, with_country_names};
use pobratim::route::Address;
use pobratim::text::ranks;
use pobratim::time::Date;
use pobratim::ui::environment::Environment;
use pobratim::ui::render::{Renderer, SiteWords, phrase};

use crate::today::parse_day;
use folder::Folder;
use letter::Letters;

/// Publish a site: from a release (`make build`) and its bundle to a folder that any static host
/// can serve, with a page for every city and event in every language, feeds, data and pictures.
///
/// Ends with 0 when the site is whole, 1 when it cannot be made; then an earlier site stays as it is.
#[derive(ClapArgs, Debug)]
pub struct Args {
    /// The folder to write: new, empty, or an earlier published site, which is replaced. A symbolic link
    /// is followed.
    #[arg(long, value_name = "FOLDER", default_value = "site")]
    out: PathBuf,
    /// The release.
    #[arg(long, value_name = "FOLDER", default_value = "dist")]
    release: PathBuf,
    /// The address of the site, http or https; else the one that the bundle names.
    #[arg(long)]
    url: Option<String>,
    /// Another bundle than the release's own.
    #[arg(long, value_name = "FILE")]
    bundle: Option<PathBuf>,
    /// The day for which the pages are made, as YYYY-MM-DD; else today by the clock of the host city.
    #[arg(long, value_name = "DAY", value_parser = parse_day)]
    today: Option<Date>,
    /// Where to look for fonts, instead of where the system has them.
    #[arg(long, value_name = "FOLDER")]
    fonts: Option<PathBuf>,
    /// Say nothing but what is wrong.
    #[arg(long, short)]
    quiet: bool,
}

/// Runs the command; what went wrong is said with a remedy.
pub fn run(args: &Args) -> ExitCode {
    match publish(args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("pobratim publish: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Everything that is read before anything is written.
struct Input {
    release: Release,
    bundle_text: String,
    /// Kept as long as the command runs, as views need it.
    bundle: &'static Bundle,
    url: String,
    coast: Coast,
}

fn publish(args: &Args) -> Result<(), String> {
    let from = place::release(&args.release)?;
    let out = place::out(&args.out, &from)?;
    let input = read(args, &from)?;
    let bundle = input.bundle;
    let site = Site {
        bundle,
        url: &input.url,
        today: args.today.unwrap_or_else(|| zone::today(&bundle.host.zone)),
    };
    let stock = Stock::of(bundle, site.today);
    let environment = environment(&site, &stock);
    let renderer = Renderer::new(bundle, site.base(), environment);
    let languages = || bundle.languages.iter().copied();
    let words: Vec<SiteWords<'_>> = languages().map(|lang| renderer.words(lang)).collect();
    let says: Vec<_> = languages()
        .map(|lang| move |said: Phrase<'_>| phrase(lang, said))
        .collect();
    let exports: Vec<Export<'_>> = languages()
        .zip(&says)
        .map(|(lang, say)| Export {
            bundle,
            lang,
            base: Some(&input.url),
            say,
            offset_at: &zone::offset_at,
        })
        .collect();
    let readers = words.iter().zip(&exports);
    let readers: Vec<Reader<'_>> = readers
        .map(|(words, export)| Reader {
            site,
            words,
            export,
        })
        .collect();
    let mut maker = Maker {
        args,
        from: &from,
        input: &input,
        stock,
        renderer: &renderer,
        readers: &readers,
        folder: Folder::begin(&out)?,
    };
    maker.make()?;
    let (files, bytes) = (maker.folder.files, maker.folder.bytes);
    maker.folder.end()?;
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

/// What the pages are shown in: the day for which they are made, at noon, and no reader's clock.
fn environment(site: &Site<'_>, stock: &Stock) -> Environment {
    let noon = zone::noon(site.today, &site.bundle.host.zone);
    Environment {
        today: Some(site.today),
        now: Box::new(move || noon),
        offset_at: |zone, minute| zone.and_then(|zone| zone::offset_at(zone, minute)),
        ranks,
        // The bundle names the countries that it uses.
        country_name: |_, code| code.to_string(),
        // Only results of the search name other languages than the five.
        language_name: |_, tag| tag.to_string(),
        origin: site.origin().to_string(),
        feeds: Some("feeds/".to_string()),
        is_narrow: None,
        folders: Some(stock.folders.clone()),
    }
}

fn read(args: &Args, from: &Path) -> Result<Input, String> {
    let text = |path: &Path, hint: &str| {
        std::fs::read_to_string(path)
            .map_err(|error| format!("{}: {error}\n  hint: {hint}", path.display()))
    };
    let index = from.join("index.html");
    let hint = "build a release first (`make build`), or name one with --release";
    let release = Release::read(&text(&index, hint)?).map_err(|fault| {
        format!(
            "{}: {} {fault}\n  hint: {hint}",
            index.display(),
            fault.code()
        )
    })?;
    let own = from.join(&release.bundle);
    let path = args.bundle.as_ref().unwrap_or(&own);
    let bundle_text = text(path, "name the bundle with --bundle")?;
    let loaded = load(&bundle_text).map_err(|failure| {
        format!(
            "{}: {} {failure}\n  hint: `pobratim check` tells what is wrong with it",
            path.display(),
            failure.code()
        )
    })?;
    let errors = loaded.faults.iter();
    let errors = errors.filter(|fault| fault.severity == Severity::Error);
    let errors = errors.count();
    if errors > 0 {
        eprintln!(
            "{}: {errors} errors; what is faulty is left out. `pobratim check` tells them",
            path.display()
        );
    }
    // The program then calls countries as the pages do, whatever the reader's browser calls them.
    let (bundle_text, _) = with_country_names(&bundle_text, &loaded.bundle);
    let bundle = load(&bundle_text).map_or(loaded.bundle, |named| named.bundle);
    let bundle: &'static Bundle = Box::leak(Box::new(bundle));
    let url = url_of(args, bundle, &release)?;
    let coast = release.coast.as_ref().map(|coast| from.join(coast));
    let coast = coast.and_then(|path| std::fs::read(path).ok());
    let coast = coast.and_then(|bytes| Coast::from_bytes(&bytes).ok());
    if coast.is_none() {
        eprintln!("the release has no coast that can be read: pictures show water only");
    }
    Ok(Input {
        release,
        bundle_text,
        bundle,
        url,
        coast: coast.unwrap_or_default(),
    })
}

/// The address of the site with a slash at its end. The release must have been built for its path.
fn url_of(args: &Args, bundle: &Bundle, release: &Release) -> Result<String, String> {
    let own = bundle.site.url.as_ref().map(SafeUrl::as_str);
    let Some(url) = args.url.as_deref().or(own) else {
        return Err("nobody says where the site will live\n  hint: name its address with --url https://…, or as `site.url` in the bundle".into());
    };
    SafeUrl::page(url)
        .map_err(|fault| format!("`{url}`: {fault}\n  hint: write https:// and the host"))?;
    if url.contains(['?', '#']) {
        return Err(format!(
            "`{url}`: the address of a site has no `?` and no `#`"
        ));
    }
    let url = [url.trim_end_matches('/'), "/"].concat();
    let base = base_of(&url);
    if base != release.base {
        return Err(format!(
            "the release was built for `{}`, but the address has the path `{base}`\n  hint: build it with `make build BASE={base}`",
            release.base,
        ));
    }
    Ok(url)
}

/// Makes the parts of a site, one after the other, each file written as soon as it is made.
struct Maker<'a> {
    args: &'a Args,
    /// The folder of the release.
    from: &'a Path,
    input: &'a Input,
    stock: Stock,
    renderer: &'a Renderer,
    readers: &'a [Reader<'a>],
    folder: Folder,
}

impl Maker<'_> {
    fn make(&mut self) -> Result<(), String> {
        self.release()?;
        self.pages()?;
        self.lone_pages()?;
        self.feeds()?;
        self.data()?;
        self.pictures()
    }

    fn say(&self, what: &str, count: usize) {
        if !self.args.quiet {
            eprintln!("{what}: {count}");
        }
    }

    /// The program, its data, and what it needs; the bundle in its place where it is another.
    fn release(&mut self) -> Result<(), String> {
        let bundle = self.input.release.bundle.clone();
        let made = ["index.html", &*bundle];
        self.folder.copy(self.from, &|path| !made.contains(&path))?;
        self.folder
            .write(&bundle, self.input.bundle_text.as_bytes())
    }

    /// Every page of the table in every language, its oEmbed answer, and its line in the sitemap.
    fn pages(&mut self) -> Result<(), String> {
        let release = &self.input.release;
        let mut sitemap = Sitemap::default();
        for kind in TABLE {
            let mut count = 0;
            let Some(first) = self.readers.first() else {
                continue;
            };
            for leaf in kind.leaves(first, &self.stock) {
                for reader in self.readers {
                    let Some(content) = kind.content(reader, &leaf) else {
                        continue;
                    };
                    let folder = leaf.folder();
                    let lang = reader.lang();
                    let path = [lang.code(), "/", &folder, "index.html"].concat();
                    let address = Address::parse(&[lang.code(), "/", &folder].concat(), "");
                    let view = self.renderer.page(address);
                    let page = document(reader, release, &leaf, &content, &view);
                    self.folder.write(&path, page.as_bytes())?;
                    let answer = oembed(reader, &leaf, &content);
                    let path = oembed_path(lang, &folder);
                    self.folder.write(&path, answer.as_bytes())?;
                    if let Some((name, file)) = sitemap.add(reader, &leaf) {
                        self.folder.write(&name, file.as_bytes())?;
                    }
                    count += 1;
                    if count % 50_000 == 0 {
                        self.say(kind.name, count);
                    }
                }
            }
            self.say(kind.name, count);
        }
        for reader in self.readers {
            if let Some((name, file)) = sitemap.add(reader, &feeds::leaf()) {
                self.folder.write(&name, file.as_bytes())?;
            }
        }
        for (name, file) in sitemap.end(&self.input.url) {
            self.folder.write(&name, file.as_bytes())?;
        }
        Ok(())
    }

    /// Pages that are no app's or no language's, and what tells machines about the site.
    fn lone_pages(&mut self) -> Result<(), String> {
        let release = &self.input.release;
        let (choice, missing) = (self.renderer.choice(), self.renderer.missing());
        let lone = [
            ("index.html", lone::choice(self.readers, release, &choice)),
            ("404.html", lone::missing(self.readers, release, &missing)),
        ];
        for (name, page) in lone {
            self.folder
                .write(name, page.unwrap_or_default().as_bytes())?;
        }
        for reader in self.readers {
            let view = self.renderer.feeds(reader.lang());
            let lang = reader.lang().code();
            let page = feeds::page(reader, release, &view);
            let path = [lang, "/feeds/index.html"].concat();
            self.folder.write(&path, page.as_bytes())?;
            let ground = picture::hex("paper");
            let path = ["manifest-", lang, ".webmanifest"].concat();
            self.folder
                .write(&path, manifest(reader, ground).as_bytes())?;
        }
        self.folder
            .write("robots.txt", robots(&self.input.url).as_bytes())
    }

    fn feeds(&mut self) -> Result<(), String> {
        let mut count = 0;
        for reader in self.readers {
            for feed in Feed::every(reader.bundle()) {
                let told = feed.occurrences(&reader.site, &self.stock);
                let calendar = reader.export.feed(&told, &feed.name(reader), PRODID);
                let path = feed.path(reader.bundle(), reader.lang(), "ics");
                self.folder.write(&path, calendar.text.as_bytes())?;
                let news = atom(reader, feed, &told);
                let path = feed.path(reader.bundle(), reader.lang(), "atom");
                self.folder.write(&path, news.as_bytes())?;
                count += 2;
            }
        }
        self.say("feeds", count);
        Ok(())
    }

    fn data(&mut self) -> Result<(), String> {
        let bundle = self.input.bundle;
        let rows = bundle.entries.iter().map(|entry| csv_row(bundle, entry));
        let head = [BOM.to_string(), csv_head(bundle)];
        self.folder
            .stream("data/events.csv", head.into_iter().chain(rows))?;
        let path = self.folder.place("data/events.xlsx")?;
        sheet::write(bundle, &path).map_err(|error| format!("{}: {error}", path.display()))?;
        self.folder.count(&path);
        let schema = pobratim::model::schema::json_schema();
        let files = [
            ("data/cities.geojson", geojson(bundle)),
            ("data/bundle.json", self.input.bundle_text.clone()),
            ("data/schema.json", schema),
        ];
        for (path, text) in files {
            self.folder.write(path, text.as_bytes())?;
        }
        Ok(())
    }

    fn pictures(&mut self) -> Result<(), String> {
        let bundle = self.input.bundle;
        let letters = Letters::find(self.args.fonts.as_deref());
        let easel = picture::Easel::new(&letters, &bundle.host, &bundle.cities, &self.input.coast);
        let mut count = 0;
        for reader in self.readers {
            let lang = reader.lang();
            let mut nameless = 0;
            let places = [None].into_iter();
            for place in places.chain((0..bundle.cities.len()).map(Some)) {
                let city = place.and_then(|place| bundle.cities.get(place));
                let id = &city.unwrap_or(&bundle.host).id;
                let Some((picture, is_whole)) = easel.draw(reader, place) else {
                    return Err(format!("the preview picture of `{id}` cannot be drawn"));
                };
                nameless += usize::from(!is_whole);
                self.folder.write(&picture_path(lang, id), &picture)?;
                count += 1;
            }
            if nameless > 0 {
                eprintln!(
                    "{nameless} preview pictures in {} lack words: no font here has the letters\n  hint: install one (Debian: fonts-noto-cjk), or name a folder with --fonts",
                    lang.own_name()
                );
            }
        }
        if let Some(map) = easel.map_alone() {
            self.folder.write(MAP_PICTURE, &map)?;
        }
        for (name, size) in pobratim::export::ICONS {
            if let Some(icon) = icon::draw(size) {
                self.folder.write(name, &icon)?;
            }
        }
        self.say("pictures", count);
        Ok(())
    }
}
