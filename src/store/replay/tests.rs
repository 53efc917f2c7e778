//! Every byte of every entry and image of a small log is changed, one at a time, and the verification must say by which step it
//! has found that. The other half of the campaign, whole processes, is in `tests/it/campaign`.
use super::super::Db;
use super::{Report, Step};
use crate::app::import::How;
use crate::app::marks::MarksSet;
use crate::app::testing::{TestSchool, sheet};
use crate::domain::action::Action;
use crate::domain::book::Book;
use crate::domain::date::Period;
use crate::domain::order::Kind;
use crate::store::door::{Actor, Envelope, Request};
use crate::store::walk::Depth;
use ed25519_dalek::SigningKey;
use jiff::civil::date;
use rusqlite::types::Value as Cell;
use rusqlite::{Connection, params_from_iter};
use tally::Tally;

#[path = "../../../tests/it/campaign/tally.rs"]
mod tally;

const CLASSES: &str = "year,code,name,age_group,site,capacity\n2026-2027,5A1,5A1,mg5,,\n";
const CHILDREN: &str = "code,name,birth_date,sex,class,from\nT1,Tạ Mai,2021-03-02,female,5A1,2026-09-01\n";

/// Nobody decides by chance which key somebody has in the school of the tests.
fn actor(school: &TestSchool, username: &str) -> Actor {
    let mut seed = [7_u8; 32];
    seed[..username.len()].copy_from_slice(username.as_bytes());
    let (key, account) = (SigningKey::from_bytes(&seed), school.app.school.db().account(username).unwrap().unwrap());
    let (key_id, kind) = (crate::app::keys::id_of(&key), account.kind);
    Actor { account: Some(account.id), username: account.username, kind, key, key_id, cosigner: None }
}

/// Ten entries: the school, a class, a child, the order for a lock and the lock, the order for a window, the window, marks in it,
/// its end, and one that two people sign.
fn small_log() -> TestSchool {
    let mut school = TestSchool::new();
    school.app.classes_import(sheet(CLASSES), How::default()).unwrap();
    school.app.children_import(sheet(CHILDREN), How::default()).unwrap();
    school.lock(Book::Meals, "2026-10", date(2026, 10, 1), date(2026, 10, 31), None);
    school.because("chấm nhầm");
    let (date, class) = (date(2026, 10, 5), "5A1".to_owned());
    let page = school.app.page(Book::Meals, Period::Day(date), Some("5A1")).unwrap();
    school.sign_in("hieu.truong");
    school.app.issue_order(Kind::Unlock, &page, Some(1)).unwrap();
    school.sign_in("pho");
    school.app.unlock(&page).unwrap();
    school.app.marks_set(MarksSet { date, class, absent: vec![], unexcused: vec![], only: vec![] }).unwrap();
    school.app.lock(&page, false).unwrap();
    let cosigner = Some(Box::new(actor(&school, "co.lan")));
    let both = Actor { cosigner, ..actor(&school, "pho") };
    let request = Request::always(Action::SessionLogin, "session");
    school.app.school.change(&both, &Envelope::default(), request, |_| Ok(())).unwrap();
    assert_eq!(school.entries(), 10);
    school.verify();
    school
}

/// One stored value.
struct Field {
    table: &'static str,
    column: &'static str,
    /// Of which row, as SQL.
    row: String,
    value: Vec<u8>,
    text: bool,
}

/// Takes the guards of the log off, does something, puts them back. They are off all the while, for taking them off for each byte
/// would cost more than the rest; that they are off is found by step 5, which therefore is passed over here.
fn unguarded(conn: &Connection, f: impl FnOnce()) {
    let mut stmt = conn
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type='trigger' AND tbl_name LIKE 'audit@_%' ESCAPE '@'")
        .unwrap();
    let rows = stmt.query_map([], |r| Ok((r.get::<_, String>(0)?, r.get::<_, String>(1)?))).unwrap();
    let guards: Vec<_> = rows.map(Result::unwrap).collect();
    assert_eq!(guards.len(), 9);
    for (name, _) in &guards {
        conn.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    f();
    for (_, sql) in &guards {
        conn.execute_batch(sql).unwrap();
    }
}

/// The first step by which something is found after a change, which is taken back.
fn first_step(conn: &Connection, change: impl FnOnce()) -> Option<u8> {
    first_of(conn, change, |db| db.verify(&mut |_| {}).unwrap())
}

/// The same of the steps that look at the log alone: forty tables for each byte would cost more than all the rest.
fn first_in_the_log(conn: &Connection, change: impl FnOnce()) -> Option<u8> {
    first_of(conn, change, |db| db.verify_since(None, &[], Depth::Entries, &mut |_| {}).unwrap().report)
}

fn first_of(conn: &Connection, change: impl FnOnce(), verify: impl FnOnce(Db<'_>) -> Report) -> Option<u8> {
    conn.execute_batch("SAVEPOINT flip").unwrap();
    change();
    let report = verify(Db { conn });
    conn.execute_batch("ROLLBACK TO flip; RELEASE flip").unwrap();
    report.found.iter().map(|f| f.step).filter(|s| *s != Step::Schema).min().map(Step::number)
}

impl Field {
    fn put(&self, conn: &Connection, bytes: &[u8]) {
        let value = if self.text { "CAST(?1 AS TEXT)" } else { "?1" };
        let update = format!("UPDATE {} SET {}={value} WHERE {}", self.table, self.column, self.row);
        assert_eq!(conn.execute(&update, params_from_iter([Cell::Blob(bytes.to_vec())])).unwrap(), 1);
    }
}

fn fields(conn: &Connection, table: &'static str, key: &str, column: &'static str, text: bool) -> Vec<Field> {
    let sql = format!("SELECT {key}, CAST({column} AS BLOB) FROM {table} WHERE {column} IS NOT NULL ORDER BY 1");
    let mut stmt = conn.prepare(&sql).unwrap();
    let rows = stmt.query_map([], |r| Ok(Field { table, column, row: r.get(0)?, value: r.get(1)?, text })).unwrap();
    rows.map(Result::unwrap).collect()
}

/// The value with one bit of one byte changed, for every byte.
fn flips(value: &[u8]) -> impl Iterator<Item = Vec<u8>> + '_ {
    (0..value.len()).map(|i| {
        let mut bytes = value.to_vec();
        bytes[i] ^= 1 << (i % 8);
        bytes
    })
}

fn unpacked(packed: &[u8]) -> Option<Vec<u8>> {
    zstd::decode_all(packed).ok()
}

/// What stands in `audit_entry`: attack, column, whether it is text, the step that finds it.
const OF_ENTRIES: [(&str, &str, bool, u8); 6] = [
    ("a byte of a body", "body", true, 1),
    ("a byte of a leaf", "leaf", false, 1),
    ("a byte of a signature", "sig", false, 3),
    ("a byte of a key's id", "key_id", true, 3),
    ("a byte of a co-signature", "cosig", false, 3),
    ("a byte of a co-signer's key's id", "cosig_key_id", true, 3),
];

/// What stands in `audit_detail`.
const OF_DETAILS: [(&str, &str, bool, u8); 2] =
    [("a byte of a personal image", "image", false, 2), ("a byte of a salt", "salt", false, 2)];

#[test]
fn every_byte_and_every_entry_that_is_changed_is_found() {
    let halves = std::thread::scope(|scope| {
        let entries = scope
            .spawn(|| attacked(|conn, _, tally| every_byte(conn, "audit_entry", "'seq=' || seq", &OF_ENTRIES, tally)));
        let images = scope.spawn(|| {
            attacked(|conn, size, tally| {
                every_byte(conn, "audit_detail", "'seq=' || seq || ' AND idx=' || idx", &OF_DETAILS, tally);
                every_byte_of_the_chunks(conn, tally);
                every_entry(conn, size, tally);
            })
        });
        [entries.join().unwrap(), images.join().unwrap()]
    });
    halves.into_iter().reduce(Tally::and).unwrap().hold("bytes");
}

/// Makes attacks on a log of its own, and sees that nothing of them is left.
fn attacked(f: impl FnOnce(&Connection, u64, &mut Tally)) -> Tally {
    let school = small_log();
    let (conn, mut tally) = (&school.app.school.conn, Tally::default());
    unguarded(conn, || f(conn, school.entries(), &mut tally));
    school.verify();
    tally
}

fn every_byte(
    conn: &Connection,
    table: &'static str,
    key: &str,
    kinds: &[(&str, &'static str, bool, u8)],
    tally: &mut Tally,
) {
    for (attack, column, text, step) in kinds {
        for field in fields(conn, table, key, column, *text) {
            for bytes in flips(&field.value) {
                let found = first_in_the_log(conn, || field.put(conn, &bytes));
                assert_eq!(found, Some(*step), "{attack}: {}", field.row);
                tally.caught(attack, step.to_string());
            }
        }
    }
}

/// A chunk's length depends on its salts, so it is counted whole: caught if every change of a byte was found that changes what
/// is unpacked.
fn every_byte_of_the_chunks(conn: &Connection, tally: &mut Tally) {
    for field in fields(conn, "audit_chunk", "'seq=' || seq || ' AND part=' || part", "data", false) {
        let whole = unpacked(&field.value);
        for bytes in flips(&field.value).filter(|b| unpacked(b) != whole) {
            assert_eq!(first_in_the_log(conn, || field.put(conn, &bytes)), Some(2), "a byte of a chunk: {}", field.row);
        }
        tally.caught("each byte of a packed chunk (chunks counted)", "2");
    }
}

/// Entries deleted, swapped, put in again and cut at each place, with all that belongs to them.
fn every_entry(conn: &Connection, size: u64, tally: &mut Tally) {
    let in_all = |sql: &str| {
        for table in ["audit_entry", "audit_chunk", "audit_detail"] {
            conn.execute_batch(&sql.replace('@', table)).unwrap();
        }
    };
    let mut attack = |name: &str, expected: Option<u8>, sql: String| {
        let found = first_step(conn, || in_all(&sql));
        assert_eq!(found, expected, "{name}: {sql}");
        match found {
            Some(step) => tally.caught(name, step.to_string()),
            None => tally.missed(name, "what was cut had changed no row; a code, checkpoint or witness shows it"),
        }
    };
    for n in 1..size {
        attack("an entry deleted, at each place", Some(1), format!("DELETE FROM @ WHERE seq={n}"));
        for m in n + 1..=size {
            let swap = format!(
                "UPDATE @ SET seq=-1 WHERE seq={n}; UPDATE @ SET seq={n} WHERE seq={m}; UPDATE @ SET seq={m} WHERE seq=-1"
            );
            attack("two entries swapped, each pair", Some(1), swap);
        }
    }
    for n in 1..=size {
        let copy = format!(
            "CREATE TEMP TABLE t AS SELECT * FROM @ WHERE seq={n}; UPDATE t SET seq={}; INSERT INTO @ SELECT * FROM t; DROP TABLE t",
            size + 1
        );
        attack("an entry put in again at the end, each", Some(1), copy);
    }
    // The last entry is a sign-in: no row remembers it.
    for n in 0..size {
        attack("the tail cut, at each place", (n + 1 < size).then_some(6), format!("DELETE FROM @ WHERE seq>{n}"));
    }
}
