//! Edits of the file behind the program's back, and the step that finds each.
use crate::campaign::forger::unguarded;
use crate::harness::School;
use rusqlite::Connection;

/// Runs SQL as somebody who takes every guard off, and puts the triggers back to the letter.
fn forge(school: &School, sql: &str) {
    unguarded(&school.db(), |c| c.execute_batch(sql).unwrap());
}

/// The steps at which a verification finds something.
fn steps(school: &School, forged: &str) -> Vec<i64> {
    let out = school.run("x", "mamnon audit verify --format json");
    assert_eq!(out.code, 9, "{forged}: {out:?}");
    let mut steps: Vec<i64> =
        out.json()["findings"].as_array().unwrap().iter().map(|f| f["step"].as_i64().unwrap()).collect();
    steps.dedup();
    steps
}

#[test]
fn each_forgery_is_found_by_its_step() {
    let cases: &[(&str, i64)] = &[
        ("UPDATE meal_marks SET status='excused' WHERE date='2026-10-06' AND child=1 AND slot='lunch'", 6),
        ("DELETE FROM meal_marks WHERE date='2026-10-06' AND child=1", 6),
        (
            "INSERT INTO meal_marks SELECT date,child,'breakfast',class,status,NULL FROM meal_marks WHERE date='2026-10-06' AND child=1 AND slot='lunch'",
            6,
        ),
        ("UPDATE children SET name='Ai Đó' WHERE id=5", 6),
        ("UPDATE payment SET amount=amount+1 WHERE id=1", 6),
        ("UPDATE account_key SET wrapped=x'00' WHERE username='hieu.truong'", 6),
        ("DELETE FROM page_lock", 6),
        ("UPDATE audit_entry SET body=replace(body,'pho.ht','gv.5a1a') WHERE seq=6", 1),
        ("DELETE FROM audit_entry WHERE seq=5", 1),
        ("UPDATE audit_entry SET leaf=zeroblob(32) WHERE seq=6", 1),
        ("UPDATE audit_chunk SET data=zeroblob(10) WHERE seq=4", 2),
        ("UPDATE audit_detail SET image=CAST(replace(CAST(image AS TEXT),'Nguyễn','Trần') AS BLOB) WHERE seq=1", 2),
        ("UPDATE audit_entry SET sig=zeroblob(64) WHERE seq=4", 3),
    ];
    let school = School::locked();
    let whole = std::fs::read(school.db()).unwrap();
    for (sql, step) in cases {
        std::fs::write(school.db(), &whole).unwrap();
        school.verifies();
        forge(&school, sql);
        let found = steps(&school, sql);
        assert!(found.contains(step), "{sql}: found by {found:?}, not by {step}");
    }
}

#[test]
fn a_guard_that_was_taken_off_is_found() {
    let school = School::new();
    Connection::open(school.db()).unwrap().execute_batch("DROP TRIGGER meal_marks_au").unwrap();
    assert_eq!(steps(&school, "DROP TRIGGER"), [5]);
}

#[test]
fn a_sqlite_client_is_refused_by_the_file_itself() {
    let school = School::with_october();
    let conn = Connection::open(school.db()).unwrap();
    for sql in [
        "UPDATE meal_marks SET status='excused'",
        "DELETE FROM meal_marks",
        "INSERT OR IGNORE INTO fee VALUES('mau_giao','','2026-01-01',1)",
        "INSERT OR REPLACE INTO fee VALUES('mau_giao','','2026-09-01',1)",
        "UPDATE children SET name='x' WHERE id=1",
        "DELETE FROM audit_entry",
        "UPDATE audit_entry SET body='{}'",
        "INSERT OR REPLACE INTO audit_entry SELECT * FROM audit_entry WHERE seq=1",
        "UPDATE audit_chunk SET data=x''",
        "DELETE FROM audit_detail",
    ] {
        let error = conn.execute_batch(sql).unwrap_err().to_string();
        assert!(error.contains("no such function: mamnon_log") || error.contains("append only"), "{sql}: {error}");
    }
    school.verifies();
}

/// Who knows the guard can open an operation and give the triggers a function that writes nothing: the replay finds the rows.
#[test]
fn a_false_diary_is_found() {
    let school = School::with_october();
    let conn = Connection::open(school.db()).unwrap();
    let flags = rusqlite::functions::FunctionFlags::SQLITE_UTF8 | rusqlite::functions::FunctionFlags::SQLITE_INNOCUOUS;
    conn.create_scalar_function("mamnon_log", -1, flags, |_| Ok(0)).unwrap();
    conn.execute_batch(
        "INSERT INTO operation VALUES(2,'2026-10-05T00:00:00.000Z','2026-10-05',NULL,'',NULL,'pho.ht');
        UPDATE meal_marks SET status='unexcused' WHERE child=1; DELETE FROM operation",
    )
    .unwrap();
    assert_eq!(steps(&school, "SELECT 1"), [6]);
}

#[test]
fn a_forged_signature_in_another_name_is_found() {
    let school = School::new();
    // The teacher's own key, put under an entry of the principal.
    forge(
        &school,
        "UPDATE audit_entry SET key_id=(SELECT key_id FROM account_key WHERE username='gv.5a1a')
         WHERE seq=(SELECT max(seq) FROM audit_entry WHERE body LIKE '%\"actor\":\"hieu.truong\"%')",
    );
    assert_eq!(steps(&school, "another's key"), [3]);
}
