//! What left the tool: the record of every export (Q4.8).
use super::{Db, Result, Tx, instant, parse_instant};
use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, Row, params};

/// One export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportRun {
    /// Its row; ignored when it is written.
    pub id: i64,
    /// The pack.
    pub pack: String,
    /// The period as asked for.
    pub period: Option<String>,
    /// The class.
    pub class: Option<String>,
    /// `csv` or `json`.
    pub format: String,
    /// Data rows.
    pub rows: u64,
    /// SHA-256 of the bytes, hex.
    pub sha256: String,
    /// Who gets it.
    pub recipient: Option<String>,
    /// What for.
    pub purpose: Option<String>,
    /// Who made it.
    pub made_by: String,
    /// When.
    pub made_at: Timestamp,
}

const COLUMNS: &str = "id, pack, period, class, format, rows, sha256, recipient, purpose, made_by, made_at";

fn row_to_run(r: &Row<'_>) -> rusqlite::Result<ExportRun> {
    Ok(ExportRun {
        id: r.get(0)?,
        pack: r.get(1)?,
        period: r.get(2)?,
        class: r.get(3)?,
        format: r.get(4)?,
        rows: r.get(5)?,
        sha256: r.get(6)?,
        recipient: r.get(7)?,
        purpose: r.get(8)?,
        made_by: r.get(9)?,
        made_at: parse_instant(&r.get::<_, String>(10)?)?,
    })
}

impl Db<'_> {
    /// Every export, in the order of making.
    pub fn export_runs(&self) -> Result<Vec<ExportRun>> {
        let mut stmt = self.conn.prepare_cached(&format!("SELECT {COLUMNS} FROM export_run ORDER BY id"))?;
        Ok(stmt.query_map([], row_to_run)?.collect::<rusqlite::Result<_>>()?)
    }

    /// The latest export of these bytes.
    pub fn export_run(&self, sha256: &str) -> Result<Option<ExportRun>> {
        let sql = format!("SELECT {COLUMNS} FROM export_run WHERE sha256=?1 ORDER BY id DESC LIMIT 1");
        Ok(self.conn.prepare_cached(&sql)?.query_row([sha256], row_to_run).optional()?)
    }
}

impl Tx<'_> {
    /// Records an export.
    pub fn insert_export_run(&self, run: &ExportRun) -> Result<i64> {
        let sql = "INSERT INTO export_run(pack,period,class,format,rows,sha256,recipient,purpose,made_by,made_at) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)";
        self.execute(
            sql,
            params![
                run.pack,
                run.period,
                run.class,
                run.format,
                run.rows,
                run.sha256,
                run.recipient,
                run.purpose,
                run.made_by,
                instant(run.made_at)
            ],
        )?;
        Ok(self.conn.last_insert_rowid())
    }
}
