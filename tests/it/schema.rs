//! The schema: its dump, and a database of every released version brought up to today's.
use crate::harness::{School, password};

fn dump(school: &School) -> String {
    let conn = rusqlite::Connection::open(school.db()).unwrap();
    let mut stmt =
        conn.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC, name").unwrap();
    let all: Vec<String> = stmt.query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect();
    all.join(";\n") + ";\n"
}

/// The newest schema stands as text in `fixtures/schema/`, so that a change of it shows in a review.
#[test]
fn the_schema_is_the_one_that_was_reviewed() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/schema/0004.sql");
    let now = dump(&School::new());
    if std::fs::read_to_string(path).unwrap_or_default() != now {
        let out = std::env::temp_dir().join("0004.sql");
        std::fs::write(&out, &now).unwrap();
        panic!("fixtures/schema/0004.sql is not the schema that the program makes; that is in {}", out.display());
    }
}

/// A database that an older version made, with two officers, twelve classes and a teacher's account that waits.
fn old_school(version: i64) -> School {
    let school = School::new();
    let file = format!("{}/fixtures/schema/{version:04}.db", env!("CARGO_MANIFEST_DIR"));
    std::fs::copy(file, school.db()).unwrap();
    school
}

/// The day after the old databases were last written.
const THEN: [(&str, &str); 1] = [("MAMNON_TEST_NOW", "2026-11-25T02:00:00Z")];

#[test]
fn an_old_database_is_brought_up_by_an_officer_after_a_copy() {
    for version in 1..=3 {
        brought_up(version);
    }
}

fn brought_up(version: i64) {
    let school = old_school(version);
    let teacher = school.with("x", "mamnon activate gv.5a1a --password-stdin --format json", "ma\nmat khau\n", &THEN);
    assert_eq!((teacher.code, teacher.error()["code"].as_str().unwrap()), (5, "old_database"), "{teacher:?}");
    let dry = school.with(
        "pho",
        "mamnon login pho.ht --password-stdin -n --format json",
        &format!("{}\n", password("pho.ht")),
        &THEN,
    );
    assert_eq!(dry.error()["code"], "old_database", "a dry run changes nothing: {dry:?}");
    let login = school.with("pho", "mamnon login pho.ht --password-stdin", &format!("{}\n", password("pho.ht")), &THEN);
    assert_eq!(login.code, 0, "{login:?}");
    let copies: Vec<_> = std::fs::read_dir(school.path())
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.to_string_lossy().contains(&format!("school.v{version}-")))
        .collect();
    assert_eq!(copies.len(), 1, "{copies:?}");
    let list = school.with("pho", "mamnon classes list --format json", "", &THEN);
    assert_eq!(list.json().as_array().unwrap().len(), 12, "{list:?}");
    let change = school.with("pho", "mamnon school set place X", "", &THEN);
    assert_eq!(change.code, 0, "{change:?}");
    let verify = school.with("pho", "mamnon audit verify --format json", "", &THEN);
    assert_eq!(verify.json()["ok"], true, "{verify:?}");
    let log = school.with("pho", "mamnon audit log --action schema.migrate --format json", "", &THEN);
    assert_eq!(log.json().as_array().unwrap().len(), 1, "{log:?}");
    // The copy is the old school, whole.
    let copy = rusqlite::Connection::open(&copies[0]).unwrap();
    let entries: i64 = copy.query_row("SELECT count(*) FROM audit_entry", [], |r| r.get(0)).unwrap();
    assert_eq!(entries, 5);
}

#[test]
fn a_newer_database_is_left_alone() {
    let school = School::new();
    let number = "PRAGMA user_version=99";
    crate::campaign::forger::unguarded(&school.db(), |c| {
        c.execute_batch(&format!("INSERT INTO schema_version VALUES(99,'','mamnon 9'); {number}")).unwrap();
    });
    school.refused("pho.ht", "mamnon children list", 5, "newer_database");
    // A number that the database itself knows nothing of is no newer program's.
    let school = School::new();
    rusqlite::Connection::open(school.db()).unwrap().execute_batch(number).unwrap();
    school.refused("pho.ht", "mamnon children list", 9, "tampered");
}
