//! Several commands on one file at once, and other files of the user in the folder.

use super::{bundle, read};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

const BUNDLE: &str = "tests/fixtures/week.json";

/// A bundle with one date that `check --fix` rewrites.
fn fixable() -> String {
    let text = read("tests/fixtures/otherville.json");
    let spoiled = text.replace("\"when\": \"2026-06-27\"", "\"when\": \"27 June 2026\"");
    assert_ne!(spoiled, text);
    spoiled
}

/// An empty folder with a bundle in it.
fn workspace(name: &str) -> (PathBuf, PathBuf) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("together")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("city.json");
    fs::write(&path, read(BUNDLE)).unwrap();
    (folder, path)
}

/// A table with one new event of this number.
fn table(folder: &Path, number: usize) -> PathBuf {
    let path = folder.join(format!("table-{number}.csv"));
    let text = format!(
        "id,class,kind,title_en,when,category,direction,status,sources\n\
         new-{number},event,festival,New {number},2026-06-0{number},CATEGORY,DIRECTION,planned,SOURCE\n"
    );
    let bundle = bundle(&read(BUNDLE));
    let first = |list: &[pobratim::model::Topic]| list[0].id.to_string();
    let text = text
        .replace("CATEGORY", &first(&bundle.categories))
        .replace("DIRECTION", &first(&bundle.directions))
        .replace("SOURCE", &bundle.sources[0].id);
    fs::write(&path, text).unwrap();
    path
}

/// A running command.
fn begin(arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_pobratim"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Waits for a command and returns its exit code and output.
fn end(run: Child) -> (Option<i32>, String) {
    let output = run.wait_with_output().unwrap();
    let printed = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(printed).unwrap())
}

fn run(arguments: &[&str]) -> (Option<i32>, String) {
    end(begin(arguments))
}

fn names(folder: &Path) -> Vec<String> {
    let list = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = list
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn imports_at_once_lose_nothing() {
    let (folder, into) = workspace("at-once");
    let into = into.to_str().unwrap();
    let runs: Vec<Child> = (1..=5)
        .map(|number| {
            let table = table(&folder, number);
            begin(&[
                "import",
                table.to_str().unwrap(),
                "--into",
                into,
                "--lang",
                "en",
            ])
        })
        .collect();
    for run in runs {
        let (code, printed) = end(run);
        assert_eq!(code, Some(0), "{printed}");
        assert!(printed.contains("1 entry written"), "{printed}");
    }
    let bundle = bundle(&fs::read_to_string(into).unwrap());
    for number in 1..=5 {
        assert!(
            bundle.find_entry(&format!("new-{number}")).is_some(),
            "{number} is lost"
        );
    }
    let hidden: Vec<String> = names(&folder)
        .into_iter()
        .filter(|name| name.starts_with('.') || name.ends_with(".new"))
        .collect();
    assert!(hidden.is_empty(), "{hidden:?}");
}

#[test]
fn what_writes_a_bundle_waits_for_whoever_writes_it() {
    for command in ["import", "check"] {
        let (folder, into) = workspace(&["waits-", command].concat());
        let table = table(&folder, 1);
        if command == "check" {
            fs::write(&into, fixable()).unwrap();
        }
        let lock = File::create(folder.join(".city.json.pobratim-lock")).unwrap();
        lock.lock().unwrap();
        let mut child = match command {
            "import" => begin(&[
                "import",
                table.to_str().unwrap(),
                "--into",
                into.to_str().unwrap(),
            ]),
            _ => begin(&["check", "--fix", into.to_str().unwrap()]),
        };
        let before = fs::read(&into).unwrap();
        std::thread::sleep(Duration::from_secs(3));
        assert!(
            child.try_wait().unwrap().is_none(),
            "{command} did not wait"
        );
        assert_eq!(fs::read(&into).unwrap(), before);
        drop(lock);
        let (code, printed) = end(child);
        assert!(code.is_some_and(|code| code < 2), "{printed}");
        assert_ne!(fs::read(&into).unwrap(), before, "{command}: {printed}");
    }
}

#[test]
fn the_users_own_files_stay() {
    let (folder, into) = workspace("own-files");
    let table = table(&folder, 1);
    let digest = folder.join("week.txt");
    let template = folder.join("template.xlsx");
    let fixed = folder.join("fixed.json");
    fs::write(&fixed, fixable()).unwrap();
    fs::write(&digest, "the week before").unwrap();
    let own: Vec<PathBuf> = [&into, &digest, &template, &fixed]
        .into_iter()
        .flat_map(|path| {
            ["new", "old", "part", "tmp", "bak"]
                .map(|end| format!("{}.{end}", path.display()).into())
        })
        .collect();
    for path in &own {
        fs::write(path, "precious").unwrap();
    }
    let before = names(&folder);
    let text = |path: &Path| path.to_str().unwrap().to_owned();
    let (into, digest, template, fixed) =
        (text(&into), text(&digest), text(&template), text(&fixed));
    for arguments in [
        &["import", &text(&table), "--into", &into][..],
        &["digest", &into, "--from", "2026-06-01", "-o", &digest],
        &["import", &template, "--template", "xlsx"],
        &["check", "--fix", &fixed],
    ] {
        let (code, printed) = run(arguments);
        assert!(
            code.is_some_and(|code| code < 2),
            "{arguments:?}: {printed}"
        );
    }
    for path in &own {
        assert_eq!(
            fs::read_to_string(path).unwrap(),
            "precious",
            "{}",
            path.display()
        );
    }
    let mut after = before.clone();
    after.push("template.xlsx".into());
    after.sort();
    assert_eq!(names(&folder), after);
    assert_ne!(fs::read_to_string(&digest).unwrap(), "the week before");
    assert_ne!(fs::read_to_string(&fixed).unwrap(), fixable());

    // A template that is filled in may not be overwritten.
    let filled = fs::read(&table).unwrap();
    let (code, printed) = run(&["import", &text(&table), "--template", "csv", "--lang", "en"]);
    assert_eq!(code, Some(2));
    assert!(printed.contains("is there already"), "{printed}");
    assert_eq!(fs::read(&table).unwrap(), filled);
}

#[cfg(unix)]
#[test]
fn a_written_file_keeps_its_rights_and_its_link() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, into) = workspace("rights");
    fs::set_permissions(&into, fs::Permissions::from_mode(0o640)).unwrap();
    let link = folder.join("link.json");
    std::os::unix::fs::symlink("city.json", &link).unwrap();
    let table = table(&folder, 1);
    let template = folder.join("template.csv");
    let arguments = [
        "import",
        table.to_str().unwrap(),
        "--into",
        link.to_str().unwrap(),
    ];
    let (code, printed) = run(&arguments);
    assert_eq!(code, Some(0), "{printed}");
    assert!(link.is_symlink());
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&into), 0o640);
    assert!(fs::read_to_string(&into).unwrap().contains("new-1"));
    let (code, printed) = run(&["import", template.to_str().unwrap(), "--template", "csv"]);
    assert_eq!(code, Some(0), "{printed}");
    assert_eq!(mode(&template), mode(&table), "not by the umask");
}
