//! Replacements of the principal (Q3): asked for by the vice-principal with a witness, in force some days later.
use super::{Db, Result, Tx, instant, parse_day};
use crate::domain::date::Date;
use rusqlite::{Row, params};

/// A grant and the last day that it had before.
pub type OldGrant = (i64, Option<Date>);

/// A replacement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Succession {
    /// Its row.
    pub id: i64,
    /// Who was principal.
    pub old: Option<String>,
    /// Who becomes principal.
    pub new: String,
    /// The decision on paper.
    pub document: String,
    /// The first day in office.
    pub effective: Date,
    /// The grant that it ends, and the last day that this grant had before.
    pub old_grant: Option<OldGrant>,
    /// Who asked for it.
    pub asked_by: String,
    /// Who witnessed it.
    pub witness: String,
    /// It was stopped, or another one took its place.
    pub stopped: bool,
}

const COLUMNS: &str = "id, old, new, document, effective, old_grant, old_to, asked_by, witness, stopped_at IS NOT NULL";

fn row_to_succession(r: &Row<'_>) -> rusqlite::Result<Succession> {
    let old_to = r.get::<_, Option<String>>(6)?.map(|d| parse_day(&d)).transpose()?;
    Ok(Succession {
        id: r.get(0)?,
        old: r.get(1)?,
        new: r.get(2)?,
        document: r.get(3)?,
        effective: parse_day(&r.get::<_, String>(4)?)?,
        old_grant: r.get::<_, Option<i64>>(5)?.map(|id| (id, old_to)),
        asked_by: r.get(7)?,
        witness: r.get(8)?,
        stopped: r.get(9)?,
    })
}

impl Db<'_> {
    /// Every replacement that was not stopped, the oldest first.
    pub fn successions(&self) -> Result<Vec<Succession>> {
        let sql = format!("SELECT {COLUMNS} FROM succession WHERE stopped_at IS NULL ORDER BY id");
        let mut stmt = self.conn.prepare_cached(&sql)?;
        Ok(stmt.query_map([], row_to_succession)?.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Writes a replacement; the id in it is ignored.
    pub fn insert_succession(&self, s: &Succession) -> Result<()> {
        let sql = "INSERT INTO succession(old,new,document,effective,old_grant,old_to,asked_by,asked_at,witness) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9)";
        self.execute(
            sql,
            params![
                s.old,
                s.new,
                s.document,
                s.effective.to_string(),
                s.old_grant.map(|g| g.0),
                s.old_grant.and_then(|g| g.1).map(|d| d.to_string()),
                s.asked_by,
                instant(self.at()),
                s.witness
            ],
        )?;
        Ok(())
    }

    /// Stops a replacement.
    pub fn stop_succession(&self, id: i64) -> Result<()> {
        let sql = "UPDATE succession SET stopped_by=?2, stopped_at=?3 WHERE id=?1";
        self.execute(sql, params![id, self.actor().username, instant(self.at())])?;
        Ok(())
    }
}
