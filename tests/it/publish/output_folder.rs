//! The output folder: overlapping and killed runs, foreign folders, symbolic links.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::{HOME, Town, URL, folder, publish, read, release};

/// Makes an empty folder of this name.
fn empty(name: &str) -> PathBuf {
    let folder = folder(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Returns the names in a folder, hidden files included.
fn names(folder: &Path) -> BTreeSet<String> {
    let list = fs::read_dir(folder).unwrap();
    list.map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

const ARGUMENTS: [&str; 6] = [
    "--url",
    URL,
    "--bundle",
    Town::OTHERVILLE,
    "--today",
    "2026-05-20",
];

/// A running command.
fn begin(release: &Path, out: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_pobratim"))
        .current_dir(HOME)
        .args(["publish", "--quiet", "--release"])
        .arg(release)
        .arg("--out")
        .arg(out)
        .args(ARGUMENTS)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

#[test]
fn overlapping_runs_leave_a_whole_site() {
    let here = empty("overlap");
    let (release, out) = (release("overlap"), here.join("site"));
    let (code, printed) = publish(&release, &out, &ARGUMENTS);
    assert_eq!(code, 0, "{printed}");
    let whole = read(&out);
    for _ in 0..2 {
        let runs: Vec<Child> = (0..3).map(|_| begin(&release, &out)).collect();
        let ends: Vec<_> = runs
            .into_iter()
            .map(|run| run.wait_with_output().unwrap())
            .collect();
        assert!(ends.iter().any(|end| end.status.success()), "{ends:?}");
        for end in ends.iter().filter(|end| !end.status.success()) {
            let printed = String::from_utf8_lossy(&end.stderr);
            assert_eq!(end.status.code(), Some(1));
            assert!(printed.contains("another run is writing here"), "{printed}");
        }
        assert!(read(&out) == whole, "files are missing or others");
        assert_eq!(names(&here), set(&["site"]));
    }
}

#[test]
fn a_run_names_the_process_that_holds_the_lock() {
    let here = empty("held");
    let (release, out) = (release("held"), here.join("site"));
    let lock = here.join(".site.pobratim-lock");
    let mut holder = File::create(&lock).unwrap();
    holder.lock().unwrap();
    writeln!(holder, "pobratim holds this lock: process 4711").unwrap();
    let (code, printed) = publish(&release, &out, &ARGUMENTS);
    assert_eq!(code, 1);
    assert!(
        printed.contains("process 4711") && printed.contains("hint: wait"),
        "{printed}"
    );
    assert!(!out.exists());
    // A killed run leaves the file, but holds no lock.
    drop(holder);
    let (code, printed) = publish(&release, &out, &ARGUMENTS);
    assert_eq!(code, 0, "{printed}");
    assert_eq!(names(&here), set(&["site"]));

    fs::write(&lock, "a list of padlocks").unwrap();
    let (code, printed) = publish(&release, &out, &ARGUMENTS);
    assert!(
        code == 1 && printed.contains("move it elsewhere"),
        "{printed}"
    );
    assert_eq!(fs::read_to_string(&lock).unwrap(), "a list of padlocks");
}

#[test]
fn folders_that_are_not_ours_are_left_alone() {
    let here = empty("not-ours");
    let (release, out) = (release("not-ours"), here.join("site"));
    let theirs = [
        "site.old",
        "site.part",
        ".site.part",
        ".site.pobratim-work-letters",
    ];
    for name in theirs {
        fs::create_dir(here.join(name)).unwrap();
        fs::write(here.join(name).join("backup.txt"), "precious").unwrap();
    }
    for _ in 0..2 {
        let (code, printed) = publish(&release, &out, &ARGUMENTS);
        assert_eq!(code, 0, "{printed}");
        for name in theirs {
            let kept = fs::read_to_string(here.join(name).join("backup.txt")).unwrap();
            assert_eq!(kept, "precious", "{name}");
        }
    }
    assert_eq!(names(&here), set(&[&theirs[..], &["site"]].concat()));
}

#[test]
fn a_killed_run_leaves_the_old_site_and_the_next_one_cleans_up() {
    let here = empty("killed");
    let (release, out) = (release("killed"), here.join("site"));
    let (code, printed) = publish(&release, &out, &ARGUMENTS);
    assert_eq!(code, 0, "{printed}");
    let whole = read(&out);

    let mut run = begin(&release, &out);
    let is_work = |name: &String| name.starts_with(".site.pobratim-work-");
    while !names(&here).iter().any(is_work) {
        assert!(
            run.try_wait().unwrap().is_none(),
            "it ended before it was killed"
        );
    }
    run.kill().unwrap();
    run.wait().unwrap();
    assert!(read(&out) == whole);
    assert!(names(&here).iter().any(is_work), "nothing was left behind");

    // Killed after the old site was moved away, before the new one was in its place.
    let work = here.join(".site.pobratim-work-abc");
    fs::create_dir(&work).unwrap();
    fs::copy(out.join(".pobratim-site"), work.join(".pobratim-site")).unwrap();
    fs::rename(&out, work.join("old")).unwrap();
    let stray = release.join("stray");
    fs::remove_file(&stray).ok();
    std::os::unix::fs::symlink("/etc/hostname", &stray).unwrap();
    let (code, _) = publish(&release, &out, &ARGUMENTS);
    assert_eq!(code, 1);
    assert!(read(&out) == whole, "the old site is not back");
    assert_eq!(names(&here), set(&["site"]));
    fs::remove_file(&stray).unwrap();
}

#[test]
fn a_link_is_published_into_what_it_leads_to() {
    let here = empty("linked");
    let release = release("linked");
    let [real, link] = ["real", "link"].map(|name| here.join(name));
    let (code, printed) = publish(&release, &real, &ARGUMENTS);
    assert_eq!(code, 0, "{printed}");
    fs::write(real.join("robots.txt"), "old").unwrap();
    std::os::unix::fs::symlink("real", &link).unwrap();
    let (code, printed) = publish(&release, &link, &ARGUMENTS);
    assert_eq!(code, 0, "{printed}");
    assert!(link.is_symlink());
    assert_ne!(fs::read_to_string(real.join("robots.txt")).unwrap(), "old");
    assert_eq!(names(&here), set(&["link", "real"]));
}

#[test]
fn a_site_cannot_replace_other_folders() {
    let here = empty("within");
    let release = release("within");
    fs::remove_dir_all(release.join("site")).ok();
    std::os::unix::fs::symlink(&release, here.join("alias")).unwrap();
    std::os::unix::fs::symlink("nowhere", here.join("dangling")).unwrap();
    fs::create_dir(here.join("below")).unwrap();
    let before = names(&here);
    let one = "cannot contain one another";
    for (out, what) in [
        (release.join("site"), one),
        (release.clone(), one),
        (here.join("alias/site"), one),
        (release.join("../release-within/a/b"), one),
        (folder(""), one),
        (here.clone(), "the command runs in this folder"),
        (PathBuf::from("."), "the command runs in this folder"),
        (PathBuf::from(".."), one),
        (here.join("below/.."), "the command runs in this folder"),
        (here.join("dangling"), "link is broken"),
        (
            here.join("below/new/../../x"),
            "no folder can be created here",
        ),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_pobratim"))
            .current_dir(&here)
            .args(["publish", "--quiet", "--url", URL, "--release"])
            .arg(&release)
            .arg("--out")
            .arg(&out)
            .output()
            .unwrap();
        let printed = String::from_utf8(output.stderr).unwrap();
        let is_reported = printed.contains("hint: ")
            && (printed.contains(what) || what == one && printed.contains("runs in"));
        assert!(
            output.status.code() == Some(1) && is_reported,
            "{out:?}: {printed}"
        );
    }
    assert_eq!(names(&here), before);
    assert!(!release.join("site").exists() && !release.join("a").exists());
}

#[test]
fn links_in_a_release_are_followed_within_it_only() {
    let here = empty("links");
    let release = release("links");
    let link = |to: &str, name: &str| {
        let path = release.join(name);
        fs::remove_file(&path).ok();
        std::os::unix::fs::symlink(to, &path).unwrap();
        path
    };
    link("icon.svg", "favicon.svg");
    link("bundle", "data-alias");
    let out = here.join("site");
    let (code, printed) = publish(&release, &out, &ARGUMENTS);
    assert_eq!(code, 0, "{printed}");
    assert_eq!(
        fs::read_to_string(out.join("favicon.svg")).unwrap(),
        "<svg/>"
    );
    assert!(out.join("data-alias/khabarovsk.json").is_file());
    assert!(!out.join("favicon.svg").is_symlink());
    let before = read(&out);
    for (to, what) in [
        ("/etc/hostname", "leads out of the release"),
        ("/etc", "leads out of the release"),
        ("../release-links", "leads to a folder that contains it"),
        ("no-such-file", "link is broken"),
    ] {
        let stray = link(to, "stray");
        let (code, printed) = publish(&release, &out, &ARGUMENTS);
        let is_reported =
            printed.contains(what) && printed.contains("stray") && printed.contains("hint: ");
        assert!(code == 1 && is_reported, "{to}: {printed}");
        fs::remove_file(stray).unwrap();
        assert!(read(&out) == before, "{to}");
        assert_eq!(names(&here), set(&["site"]));
    }
}

#[test]
fn a_release_cannot_name_a_file_outside() {
    let here = empty("escape");
    let release = release("escape");
    let index = release.join("index.html");
    let text = fs::read_to_string(&index).unwrap();
    for name in [
        "../../escaped.json",
        "/../escaped.json",
        "bundle/../../x",
        "C:\\x.json",
        "",
    ] {
        let other = text.replace("bundle/khabarovsk.json", name);
        assert!(other != text);
        fs::write(&index, other).unwrap();
        let (code, printed) = publish(&release, &here.join("a/site"), &ARGUMENTS);
        assert!(
            code == 1 && printed.contains("release-path-outside"),
            "{name}: {printed}"
        );
    }
    assert_eq!(names(&here), set(&[]));
}
