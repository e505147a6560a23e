//! A site for a new city from an empty folder, with the commands of the README alone: no code and no
//! JSON is edited. The town has no partner cities, no sources, no exchanges, and a telephone number as
//! its contact.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::data_files::check_nothing_of_khabarovsk;
use super::{Files, URL, between, folder, pages, plain, read, release, text};

const ANSWERS: &str = "en, ja\ntsubame\nTsubame and its events\n燕市の行事\nEvents of the town\n\
町の行事\n\nCity office\n燕市役所\n+81 256 00 0000\n2026-11-29\nTsubame\n燕市\nJP\n37.67 138.88\n\
Asia/Tokyo\n\n";

/// The events by the headings of the template in English, one a line.
const HEADINGS: [&str; 7] = [
    "Class",
    "Kind",
    "Title (en)",
    "Date",
    "Category",
    "Field",
    "Status",
];
const EVENTS: [[&str; 7]; 3] = [
    [
        "event",
        "festival",
        "Bunsui Oiran Dochu",
        "2026-04-19",
        "Cultural",
        "Culture",
        "planned",
    ],
    [
        "event",
        "festival",
        "Winter lights",
        "2026-12-05",
        "Cultural",
        "Culture",
        "planned",
    ],
    [
        "event",
        "exhibition",
        "Metalwork",
        "2026-12",
        "Cultural",
        "Culture",
        "planned",
    ],
];

fn run(folder: &Path, arguments: &[&str], input: &str) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pobratim"))
        .current_dir(folder)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    command
        .stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    let output = command.wait_with_output().unwrap();
    let printed = [output.stdout, output.stderr].concat();
    (
        output.status.code().unwrap(),
        String::from_utf8(printed).unwrap(),
    )
}

/// Fills in a template: one row for each event.
fn fill_in(template: &Path) {
    let head = std::fs::read_to_string(template).unwrap();
    let head = head.lines().next().unwrap();
    let columns: Vec<&str> = head
        .trim_start_matches('\u{feff}')
        .split(';')
        .map(|cell| cell.trim_matches('"').trim_end_matches(" *"))
        .collect();
    let mut table = [head, "\n"].concat();
    for event in EVENTS {
        let cell = |column: &&str| {
            let at = HEADINGS.iter().position(|heading| heading == column);
            at.map_or("", |at| event[at])
        };
        let row: Vec<&str> = columns.iter().map(cell).collect();
        assert_eq!(
            row.iter().filter(|cell| !cell.is_empty()).count(),
            7,
            "{columns:?}"
        );
        table += &[&row.join(";"), "\n"].concat();
    }
    std::fs::write(template, table).unwrap();
}

/// Makes the site in an empty folder, and returns its files.
fn site() -> Files {
    let here: PathBuf = folder("new-city");
    let _ = std::fs::remove_dir_all(&here);
    std::fs::create_dir_all(&here).unwrap();
    let expect = |arguments: &[&str], input: &str| {
        let (code, printed) = run(&here, arguments, input);
        assert_eq!(code, 0, "{arguments:?}: {printed}");
        printed
    };
    expect(&["new", "tsubame.json", "--lang", "en"], ANSWERS);
    let into = ["--into", "tsubame.json", "--lang", "en"];
    expect(
        &[&["import", "table.csv", "--template", "csv"], &into[..]].concat(),
        "",
    );
    fill_in(&here.join("table.csv"));
    let today = ["--today", "2026-11-29"];
    let import = [&["import", "table.csv"], &into[..], &today].concat();
    expect(&import, "");
    let printed = expect(&[&["check", "tsubame.json"], &today[..]].concat(), "");
    assert!(
        printed.contains("whole with 0 cities and 3 entries: 0 errors"),
        "{printed}"
    );
    let missing =
        "`Bunsui Oiran Dochu` (`bunsui-oiran-dochu-2026`) was planned and ended on 2026-04-19";
    assert!(
        printed.contains("outcome-missing") && printed.contains(missing),
        "{printed}"
    );
    let release = release("new-city");
    let publish = [
        "publish",
        "--quiet",
        "--bundle",
        "tsubame.json",
        "--url",
        URL,
        "--release",
    ];
    let publish = [&publish[..], &[release.to_str().unwrap()], &today].concat();
    expect(&publish, "");
    let site = read(&here.join("site"));
    assert!(site.contains_key("bundle/tsubame.json"));
    site
}

/// Returns the texts of headings of a page.
fn headings(html: &str) -> Vec<String> {
    let tags = ["<h1", "<h2", "<h3"]
        .into_iter()
        .flat_map(|tag| between(html, tag, "</h"));
    let texts = tags.map(|heading| {
        let text = heading.split_once('>').unwrap().1;
        let mut outside = text
            .split('<')
            .map(|part| part.split_once('>').map_or(part, |it| it.1));
        plain(outside.by_ref().collect::<String>().trim())
    });
    texts.collect()
}

#[test]
fn a_new_city_is_published_from_an_empty_folder() {
    let files = &site();
    check_nothing_of_khabarovsk(files);
    let page = |path: &str| text(files, path);

    // Its name, its languages, its events.
    for (lang, name, other) in [
        ("en", "Tsubame and its events", "ja"),
        ("ja", "燕市の行事", "en"),
    ] {
        let home = page(&format!("{lang}/index.html"));
        assert!(headings(home).contains(&name.to_owned()), "{lang}");
        assert!(home.contains(&format!("href=\"/{other}/\"")), "{lang}");
    }
    assert!(
        !files
            .keys()
            .any(|path| path.starts_with("ru/") || path.contains("/ru/"))
    );
    assert!(page("en/calendar/2026-12/index.html").contains("Winter lights"));
    assert!(page("en/events/winter-lights-2026/index.html").contains("5 December 2026"));

    // Nothing that would be empty.
    assert!(!files.contains_key("en/programmes/index.html"));
    for (path, html) in pages(files) {
        assert!(!html.contains("/programmes"), "{path} links to exchanges");
        assert!(
            !html.contains("city-list") && !html.contains("map-legend"),
            "{path}"
        );
        assert!(!html.contains("<ul class=\"sources\"></ul>"), "{path}");
        // No heading stands directly before the end of its section.
        assert!(!html.contains("</h2></section>"), "{path}");
        assert!(!html.contains("</h2><p></p></section>"), "{path}");
    }
    assert!(!page("sitemap-1.xml").contains("/programmes/"));
    let map = headings(page("en/map/index.html"));
    assert_eq!(map[0], "Map");
    assert!(!map.contains(&"Cities".to_owned()), "{map:?}");
    let host = headings(page("ja/cities/tsubame/index.html"));
    assert_eq!(host, ["燕市"]);
    let feeds = headings(page("en/feeds/index.html"));
    assert!(!feeds.contains(&"Cities".to_owned()), "{feeds:?}");

    // The telephone number wherever a link to the office's page would be.
    for path in ["ja/about/index.html", "en/report/index.html"] {
        let link = "<a href=\"tel:+81256000000\">+81 256 00 0000</a>";
        assert_eq!(page(path).matches(link).count(), 1, "{path}");
    }
    for path in ["en/index.html", "en/feeds/index.html"] {
        assert!(page(path).contains("/en/report/\""), "{path}");
    }
    let about = page("ja/about/index.html");
    assert!(about.contains("誤りを見つけた方へ") && about.contains("燕市役所"));
    assert!(about.contains("\"telephone\":\"+81 256 00 0000\""));

    // What is true of its data only.
    assert!(about.contains("正確な日が分からない項目：3件のうち1件。"));
    assert!(!about.contains("GeoNames") && about.contains("Natural Earth"));

    // A plan that is over is not counted as nothing.
    let review = page("en/review/2026/index.html");
    assert!(
        review.contains("Over, outcome not recorded: 1 entry."),
        "{review}"
    );
    assert!(review.contains("Listed apart and not counted: 2 entries"));
    assert!(!review.contains("under way: 0"));
    assert!(
        headings(review)
            .iter()
            .any(|heading| heading.ends_with("Outcome not recorded"))
    );
    assert!(page("en/about/index.html").contains("<span class=\"quiet\"> 3 entries</span>"));
}
