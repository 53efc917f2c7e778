//! The schema's versions: one list of numbered files, never edited after release.
use super::{Result, guard};
use crate::audit::hash::{hex, sha256};
use crate::domain::refusal::Refusal;
use rusqlite::{Connection, params};

/// Every migration in order; its number is its place, from 1.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001.sql"),
    include_str!("migrations/0002.sql"),
    include_str!("migrations/0003.sql"),
    include_str!("migrations/0004.sql"),
];

/// `application_id` of the file: "mamn".
const APPLICATION_ID: i64 = 0x6d61_6d6e;

/// The schema version that this program works with.
pub fn newest() -> i64 {
    MIGRATIONS.len() as i64
}

/// The schema version of a database.
pub fn version(conn: &Connection) -> Result<i64> {
    Ok(conn.query_row("PRAGMA user_version", [], |r| r.get(0))?)
}

impl super::Db<'_> {
    /// The schema version of the database.
    pub fn schema_version(&self) -> Result<i64> {
        version(self.conn)
    }
}

/// Refuses a file that is no mamnon database, and one of a newer program; gives the version of an older one.
pub fn check_version(conn: &Connection) -> Result<Option<i64>> {
    let id: i64 = conn.query_row("PRAGMA application_id", [], |r| r.get(0))?;
    if id != APPLICATION_ID {
        return Err(Refusal::Damaged { path: conn.path().unwrap_or_default().to_owned() }.into());
    }
    let version = version(conn)?;
    if version != newest() {
        // A head of the file that names another schema than the database itself records was altered.
        let recorded = conn.query_row("SELECT max(version) FROM schema_version", [], |r| r.get::<_, i64>(0));
        if recorded.is_ok_and(|recorded| recorded != version) {
            return Err(Refusal::Tampered { findings: 1 }.into());
        }
    }
    if version > newest() {
        return Err(Refusal::NewerDatabase { version, known: newest() }.into());
    }
    Ok((version < newest()).then_some(version))
}

/// Makes the newest schema in an empty file. Write-ahead logging was chosen on measurement (ARCHITECTURE.md).
pub fn create(conn: &Connection) -> Result<()> {
    conn.execute_batch("PRAGMA auto_vacuum=NONE; PRAGMA journal_mode=WAL;")?;
    let tx = conn.unchecked_transaction()?;
    for sql in MIGRATIONS {
        tx.execute_batch(sql)?;
    }
    guard::rebuild(&tx)?;
    tx.execute_batch(&format!("PRAGMA application_id={APPLICATION_ID}; PRAGMA user_version={};", newest()))?;
    tx.commit()?;
    Ok(())
}

impl super::Tx<'_> {
    /// Brings an older schema up inside the change at hand: drop the triggers, change the schema, make the triggers, and write
    /// through them the row that names the new schema.
    pub fn upgrade_schema(&self, program: &str) -> Result<()> {
        let from = usize::try_from(version(self.conn)?)?;
        guard::drop_all(self.conn)?;
        for sql in MIGRATIONS.iter().skip(from) {
            self.conn.execute_batch(sql)?;
        }
        guard::rebuild(self.conn)?;
        self.conn.execute_batch(&format!("PRAGMA user_version={}", newest()))?;
        record(self.conn, &format!("mamnon {program}"))
    }
}

/// Writes the row that names the schema the log now stands for.
pub fn record(conn: &Connection, program: &str) -> Result<()> {
    let sql = "INSERT INTO schema_version(version,fingerprint,program) VALUES(?1,?2,?3)";
    conn.execute(sql, params![newest(), fingerprint(conn)?, program])?;
    Ok(())
}

/// As [`record`], for a use case that makes a new database.
pub fn record_first(tx: &super::Tx<'_>, program: &str) -> Result<()> {
    record(tx.conn, &format!("mamnon {program}"))
}

/// SHA-256 over type, name, table and SQL of the whole schema, sorted by name.
pub fn fingerprint(conn: &Connection) -> Result<String> {
    let mut stmt = conn.prepare(
        "SELECT type, name, tbl_name, ifnull(sql,'') FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name, type",
    )?;
    let mut text = Vec::new();
    let mut rows = stmt.query([])?;
    while let Some(row) = rows.next()? {
        for i in 0..4 {
            text.extend_from_slice(row.get_ref(i)?.as_str()?.as_bytes());
            text.push(if i == 3 { b'\n' } else { 0x1F });
        }
    }
    Ok(hex(&sha256(&[&text])))
}

/// The whole schema as text, for the dump in `fixtures/schema/`.
pub fn dump(conn: &Connection) -> Result<String> {
    let mut stmt = conn.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC, name")?;
    let all: Vec<String> = stmt.query_map([], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(all.join(";\n") + ";\n")
}
