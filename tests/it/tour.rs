//! The tour, played whole by the real program, and the README's tour against it.
use crate::harness::{PROGRAM, School};
use std::process::Command;

fn play(lang: &str, keep: Option<&std::path::Path>) -> (bool, String) {
    let mut command = Command::new(PROGRAM);
    command.args(["tour", "--lang", lang]);
    if let Some(dir) = keep {
        command.arg("--keep").arg(dir);
    }
    let out = command.output().unwrap();
    let text = String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr);
    (out.status.success(), text)
}

#[test]
fn the_tour_does_what_it_says_in_vietnamese() {
    let (good, text) = play("vi", None);
    assert!(good, "{text}");
    for line in mamnon::cli::tour::command_lines().iter().filter(|l| !l.contains('{')) {
        assert!(text.contains(&format!("$ {line}")), "{line}");
    }
    assert!(text.contains("nhật ký ghi \"nghỉ có phép\""), "{text}");
    assert!(text.contains("nay là \"có ăn\""), "{text}");
}

#[test]
fn the_tour_can_be_kept_to_go_on_with_in_english() {
    let dir = tempfile::tempdir().unwrap();
    let (good, text) = play("en", Some(dir.path()));
    assert!(good, "{text}");
    let out = Command::new(PROGRAM)
        .args(["children", "list", "--class", "5A1", "--format", "json"])
        .env("MAMNON_DB", dir.path().join("school.db"))
        .env("MAMNON_SESSION", dir.path().join("pho.ht.session"))
        .output()
        .unwrap();
    let list: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    assert!(list.as_array().unwrap().len() > 20, "{list}");
}

/// Both tours of the README are the commands that the program plays, in its order.
#[test]
fn the_readme_tells_the_same_story() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let shown: Vec<&str> = readme.lines().filter_map(|l| l.strip_prefix("$ ")).collect();
    let played: Vec<String> = mamnon::cli::tour::command_lines().iter().map(|l| l.replace("{fix}", "22")).collect();
    let twice: Vec<&str> = played.iter().chain(&played).map(String::as_str).collect();
    assert_eq!(shown, twice, "the tour in Vietnamese, then in English");
}

#[test]
fn the_kept_forgery_is_found_without_a_session_too() {
    let school = School::locked();
    school.open("meals 2026-10-05 --class 5A1");
    school.ok("gv.5a1a", "mamnon meals marks fix 2026-10-05 T2600213 excused");
    mamnon::app::tour::edit_behind(&school.db(), "T2600213", "2026-10-05").unwrap();
    let out = school.run("nobody", "mamnon audit verify --format json");
    assert_eq!(out.code, 9, "{out:?}");
    let finding = &out.json()["findings"][0];
    assert_eq!((finding["child"].as_str(), finding["date"].as_str()), (Some("T2600213"), Some("2026-10-05")));
    assert_eq!((finding["log"].as_str(), finding["table"].as_str()), (Some("excused"), Some("present")));
    assert_eq!(finding["actor"], "gv.5a1a");
    let name = school.ok_json("pho.ht", "mamnon children show T2600213")["name"].as_str().unwrap().to_owned();
    assert!(!out.stdout.contains(&name), "nobody signed in, no name of a child");
}
