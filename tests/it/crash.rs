//! Kills and crowds: all or nothing, and nothing lost.
use crate::harness::{School, fixture};
use std::time::Duration;

#[test]
fn a_killed_import_leaves_all_or_nothing_and_a_log_that_verifies() {
    let school = School::new();
    school.ok("pho.ht", &format!("mamnon meals calendar import {}", fixture("calendar.csv")));
    let whole: i64 = {
        let done = School::with_october();
        done.query("SELECT count(*) FROM meal_marks")
    };
    let (mut nothing, mut all) = (0, 0);
    // Moments spread over the whole run and a little beyond.
    for moment in [0u64, 3, 7, 15, 30, 60, 90, 130, 180, 240, 320, 420, 560, 800] {
        let before = school.entries();
        let mut child =
            school.command("pho.ht").args(["meals", "marks", "import", &fixture("marks.csv")]).spawn().unwrap();
        drop(child.stdin.take());
        std::thread::sleep(Duration::from_millis(moment));
        let _ = child.kill();
        child.wait().unwrap();
        let marks = school.query("SELECT count(*) FROM meal_marks");
        assert!(marks == 0 || marks == whole, "{marks} after {moment} ms");
        assert_eq!(school.entries() - before, i64::from(marks == whole && all == 0), "{moment} ms");
        if marks == 0 {
            nothing += 1;
        } else {
            all += 1;
        }
        school.verifies();
    }
    assert!(nothing > 0, "no kill came early enough");
    school.ok("pho.ht", &format!("mamnon meals marks import {}", fixture("marks.csv")));
    assert_eq!(school.query("SELECT count(*) FROM meal_marks"), whole);
    school.verifies();
}

#[test]
fn two_processes_write_at_once_and_nothing_is_lost() {
    let school = School::with_october();
    let (before, each) = (school.entries(), 15);
    std::thread::scope(|scope| {
        for (user, first) in [("pho.ht", 213), ("dinh.duong", 214)] {
            let school = &school;
            scope.spawn(move || {
                for day in (1..=30).filter(|d| [1, 2, 5, 6, 7, 8, 9, 12, 13, 14, 15, 16, 19, 20, 21].contains(d)) {
                    let line = format!("mamnon meals marks fix 2026-10-{day:02} T2600{first} unexcused --format json");
                    let out = school.run(user, &line);
                    assert_eq!(out.code, 0, "{line}: {out:?}");
                }
            });
        }
    });
    let marked = school.query(
        "SELECT count(*) FROM meal_marks WHERE status='unexcused' AND slot='lunch' AND date<='2026-10-21'
         AND child IN (SELECT id FROM children WHERE code IN ('T2600213','T2600214'))",
    );
    assert_eq!(marked, 2 * each);
    assert!(school.entries() - before <= 2 * each && school.entries() > before);
    school.verifies();
}

#[test]
fn a_full_disk_changes_nothing() {
    let school = School::with_october();
    let (entries, marks) = (school.entries(), school.query("SELECT count(*) FROM meal_marks"));
    // A file-size limit is what a full disk looks like to SQLite.
    let line = format!(
        "ulimit -f 256; trap '' XFSZ; exec {} meals marks import {} --update",
        crate::harness::PROGRAM,
        "moi.csv"
    );
    let text: String = std::fs::read_to_string(fixture("marks.csv")).unwrap().replace(",present,", ",unexcused,");
    school.file("moi.csv", text);
    let mut command = std::process::Command::new("bash");
    command.args(["-c", &line]).current_dir(school.path()).env("MAMNON_DB", school.db());
    command.env("MAMNON_SESSION", school.path().join("pho.ht.session")).stdin(std::process::Stdio::null());
    let out = command.output().unwrap();
    assert_eq!(out.status.code(), Some(1), "{out:?}");
    assert!(String::from_utf8_lossy(&out.stderr).contains("[io]"), "{out:?}");
    assert_eq!((school.entries(), school.query("SELECT count(*) FROM meal_marks")), (entries, marks));
    school.verifies();
}

#[test]
fn the_file_alone_is_the_database_and_only_its_owner_reads_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let school = School::with_october();
    school.ok("pho.ht", "mamnon school set place X");
    let wal = school.path().join("school.db-wal");
    assert!(std::fs::metadata(&wal).map_or(0, |m| m.len()) == 0, "nothing waits beside the file");
    assert_eq!(std::fs::metadata(school.db()).unwrap().permissions().mode() & 0o777, 0o600);
}
