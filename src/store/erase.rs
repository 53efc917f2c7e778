//! Erasure: rows reduced to what must be kept, every earlier image of them blanked, the file wiped of the old bytes.
//!
//! A row is erased where it says something about the person: the record always; enrolments, payments and adjustments where some
//! image of them holds free text; the correction slips about a child. Codes, days, classes and amounts stay, as the money needs them.
use super::{Db, Result, School, Tx, translate};
use crate::audit::change::Change;
use crate::domain::date::Date;
use crate::domain::refusal::Refusal;
use rusqlite::{OptionalExtension as _, params};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Whose record is erased, by its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Person {
    /// A child.
    Child(i64),
    /// A member of staff.
    Staff(i64),
    /// An account.
    Account(i64),
}

impl Person {
    /// The table of the record, and its row.
    pub fn row(self) -> (&'static str, i64) {
        match self {
            Person::Child(id) => ("children", id),
            Person::Staff(id) => ("staff", id),
            Person::Account(id) => ("account", id),
        }
    }
}

/// What is left of a row: table, the columns that are emptied, and those whose contents alone make the row worth erasing.
struct Reduction {
    table: &'static str,
    set: &'static str,
    /// Empty: always.
    free_text: &'static [&'static str],
}

const REDUCTIONS: &[Reduction] = &[
    Reduction {
        table: "children",
        set: "name='', sort_key='', search_key='', birth_date='', sex='', pid=NULL, ethnicity=NULL, guardian_name=NULL, guardian_phone=NULL WHERE id=?1",
        free_text: &[],
    },
    Reduction {
        table: "enrolment",
        set: "school=NULL, document=NULL WHERE child=?1 AND from_date=?2",
        free_text: &["school", "document"],
    },
    Reduction { table: "payment", set: "note='' WHERE id=?1", free_text: &["note"] },
    Reduction { table: "adjustment", set: "reason='' WHERE id=?1", free_text: &["reason"] },
    Reduction {
        table: "staff",
        set: "name='', sort_key='', birth_date=NULL, sex=NULL, phone=NULL, email=NULL WHERE id=?1",
        free_text: &[],
    },
    Reduction {
        table: "correction",
        set: "reason='', evidence=NULL, answer=NULL WHERE no=?1",
        free_text: &["reason", "evidence", "answer"],
    },
    Reduction {
        table: "correction_field",
        set: "old=NULL, new=NULL WHERE no=?1 AND idx=?2",
        free_text: &["old", "new"],
    },
    Reduction { table: "account", set: "name='', sort_key='' WHERE id=?1", free_text: &[] },
    Reduction { table: "outside_account", set: "login='', level=NULL WHERE id=?1", free_text: &["login", "level"] },
];

/// What an erasure did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    /// Rows reduced, by table.
    pub rows: BTreeMap<&'static str, u64>,
    /// Images blanked.
    pub images: u64,
}

impl Erased {
    /// Takes another one in.
    pub fn add(&mut self, other: Erased) {
        self.images += other.images;
        for (table, rows) in other.rows {
            *self.rows.entry(table).or_default() += rows;
        }
    }
}

/// Which images an order has blanked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErasedUnder {
    /// The order.
    pub order: i64,
    /// What it was about; none where it is not known any more.
    pub object: Option<String>,
    /// Images.
    pub images: u64,
}

/// An image of a person: its place in the log, and which row it is of.
struct Found {
    seq: u64,
    idx: u64,
    table: usize,
    key: String,
    tells: bool,
}

impl Db<'_> {
    /// The order under which an image was blanked, if one says so.
    pub fn erasure_of(&self, seq: u64, idx: u64) -> Result<Option<i64>> {
        let sql = "SELECT order_no FROM erasure WHERE seq=?1 AND idx=?2";
        // A database of an older version has no such table, and nothing erased.
        let Ok(mut stmt) = self.conn.prepare_cached(sql) else { return Ok(None) };
        Ok(stmt.query_row([seq, idx], |r| r.get(0)).optional()?)
    }

    /// What was erased, order by order.
    pub fn erased_under(&self) -> Result<Vec<ErasedUnder>> {
        let sql = "SELECT e.order_no, o.object, count(*) FROM erasure e LEFT JOIN order_object o ON o.order_no=e.order_no GROUP BY 1 ORDER BY 1";
        let Ok(mut stmt) = self.conn.prepare(sql) else { return Ok(vec![]) };
        let row = |r: &rusqlite::Row<'_>| Ok(ErasedUnder { order: r.get(0)?, object: r.get(1)?, images: r.get(2)? });
        Ok(stmt.query_map([], row)?.collect::<rusqlite::Result<_>>()?)
    }

    /// The entries in which images of a thing were blanked.
    pub fn entries_erased_of(&self, object: &str) -> Result<Vec<u64>> {
        let sql = "SELECT DISTINCT e.seq FROM erasure e JOIN order_object o ON o.order_no=e.order_no WHERE o.object=?1 ORDER BY 1";
        let mut stmt = self.conn.prepare_cached(sql)?;
        Ok(stmt.query_map([object], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// Images that stand in the log though an order blanked them: somebody has put them back.
    pub fn erased_but_there(&self) -> Result<Vec<(u64, u64)>> {
        let sql = "SELECT e.seq, e.idx FROM erasure e JOIN audit_detail d ON d.seq=e.seq AND d.idx=e.idx WHERE d.image IS NOT NULL OR d.salt IS NOT NULL ORDER BY 1, 2";
        let Ok(mut stmt) = self.conn.prepare(sql) else { return Ok(vec![]) };
        Ok(stmt.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
    }

    /// Orders whose erasure is done, but whose old bytes are still to be wiped from the file.
    pub fn unwiped(&self) -> Result<Vec<i64>> {
        let mut stmt = self.conn.prepare_cached("SELECT order_no FROM unwiped ORDER BY 1")?;
        Ok(stmt.query_map([], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// The last day up to which a person's data are kept from erasure.
    pub fn hold_on(&self, person: Person) -> Result<Option<Date>> {
        let (tbl, id) = person.row();
        let sql = "SELECT until FROM legal_hold WHERE tbl=?1 AND id=?2";
        let until: Option<String> =
            self.conn.prepare_cached(sql)?.query_row(params![tbl, id], |r| r.get(0)).optional()?;
        Ok(until.map(|d| super::parse_day(&d)).transpose()?)
    }

    /// Every hold: table and row of the record, and its last day.
    pub fn holds(&self) -> Result<Vec<(Person, Date)>> {
        let mut stmt = self.conn.prepare_cached("SELECT tbl, id, until FROM legal_hold ORDER BY until, tbl, id")?;
        let row = |r: &rusqlite::Row<'_>| -> rusqlite::Result<(Person, Date)> {
            let id = r.get(1)?;
            let person = match r.get::<_, String>(0)?.as_str() {
                "children" => Person::Child(id),
                "staff" => Person::Staff(id),
                _ => Person::Account(id),
            };
            Ok((person, super::parse_day(&r.get::<_, String>(2)?)?))
        };
        Ok(stmt.query_map([], row)?.collect::<rusqlite::Result<_>>()?)
    }

    /// The days and classes of a child's marks and money: to which pages it belongs.
    pub fn days_of_child(&self, child: i64) -> Result<Vec<(Date, String)>> {
        let class = "ifnull((SELECT class FROM enrolment e WHERE e.child=?1 AND e.from_date<=d ORDER BY e.from_date DESC LIMIT 1),'')";
        let sql = format!(
            "SELECT DISTINCT date, class FROM meal_marks WHERE child=?1
             UNION SELECT d, {class} FROM (SELECT date d FROM payment WHERE child=?1 UNION SELECT date FROM adjustment WHERE child=?1 UNION SELECT on_date FROM balance WHERE child=?1)"
        );
        let mut stmt = self.conn.prepare(&sql)?;
        let row = |r: &rusqlite::Row<'_>| Ok((super::parse_day(&r.get::<_, String>(0)?)?, r.get(1)?));
        Ok(stmt.query_map([child], row)?.collect::<rusqlite::Result<_>>()?)
    }

    /// The correction slips about a person; they are never deleted.
    fn slips_about(&self, person: Person) -> Result<Vec<i64>> {
        let Person::Child(child) = person else { return Ok(vec![]) };
        let mut stmt = self.conn.prepare_cached("SELECT no FROM correction WHERE child=?1 ORDER BY no")?;
        Ok(stmt.query_map([child], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// Every image of a person that stands in the log. The whole of the details is gone through: it is rare, and it must miss
    /// nothing, rows that are gone among it.
    fn images_of(&self, person: Person) -> Result<Vec<Found>> {
        let staff = match person {
            Person::Staff(id) => self.all_staff()?.into_iter().find(|s| s.id == id).map(|s| s.code),
            _ => None,
        };
        let mut stmt = self.conn.prepare("SELECT seq, idx, image FROM audit_detail WHERE image IS NOT NULL")?;
        let mut rows = stmt.query([])?;
        let (slips, mut found) = (self.slips_about(person)?, Vec::new());
        while let Some(row) = rows.next()? {
            let line = std::str::from_utf8(row.get_ref(2)?.as_blob()?)?;
            let Some(c) = Change::parse(line) else { continue };
            let Some(table) = REDUCTIONS.iter().position(|r| r.table == c.tbl) else { continue };
            if !is_of(person, staff.as_deref(), c) && !slips.iter().any(|no| is_of_slip(*no, c)) {
                continue;
            }
            let tells = REDUCTIONS[table].free_text.is_empty()
                || [c.before, c.after].iter().any(|i| has_text(i, REDUCTIONS[table].free_text));
            found.push(Found { seq: row.get(0)?, idx: row.get(1)?, table, key: c.key.to_owned(), tells });
        }
        Ok(found)
    }
}

/// Whether a row is one of a correction slip's.
fn is_of_slip(no: i64, c: Change<'_>) -> bool {
    match c.tbl {
        "correction" => c.key == format!("[{no}]"),
        "correction_field" => c.key.starts_with(&format!("[{no},")),
        _ => false,
    }
}

/// Whether a row is one of the person's.
fn is_of(person: Person, staff: Option<&str>, c: Change<'_>) -> bool {
    let key = |id: i64| c.key == format!("[{id}]");
    let column = |id: i64| [c.before, c.after].iter().any(|i| parse(i)["child"].as_i64() == Some(id));
    match (person, c.tbl) {
        (Person::Child(id), "children") | (Person::Staff(id), "staff") | (Person::Account(id), "account") => key(id),
        (Person::Child(id), "enrolment") => c.key.starts_with(&format!("[{id},")),
        (Person::Child(id), "payment" | "adjustment") => column(id),
        (Person::Staff(_), "outside_account") => {
            staff.is_some_and(|code| [c.before, c.after].iter().any(|i| parse(i)["holder"] == code))
        }
        _ => false,
    }
}

fn parse(image: &str) -> Value {
    serde_json::from_str(image).unwrap_or(Value::Null)
}

fn has_text(image: &str, columns: &[&str]) -> bool {
    let row = parse(image);
    columns.iter().any(|c| row[*c].as_str().is_some_and(|text| !text.is_empty()))
}

impl Tx<'_> {
    /// Erases a person under an order: the record, and what else says something about it. The file is not wiped yet; that
    /// cannot be done within a transaction.
    pub fn erase(&self, person: Person, order: i64) -> Result<Erased> {
        let found = self.images_of(person)?;
        let rows: BTreeSet<(usize, String)> =
            found.iter().filter(|f| f.tells).map(|f| (f.table, f.key.clone())).collect();
        let mut erased = Erased::default();
        // All images of a row or none: the replay starts from the reduced row.
        for f in found.iter().filter(|f| rows.contains(&(f.table, f.key.clone()))) {
            self.execute("INSERT INTO erasure(seq,idx,order_no) VALUES(?1,?2,?3)", params![f.seq, f.idx, order])?;
            let blank = "UPDATE audit_detail SET salt=NULL, image=NULL WHERE seq=?1 AND idx=?2";
            self.execute(blank, [f.seq, f.idx])?;
            erased.images += 1;
        }
        self.forgetting(|| {
            for (table, key) in &rows {
                let Reduction { table, set, .. } = REDUCTIONS[*table];
                let key: Vec<Value> = serde_json::from_str(key)?;
                let sql = format!("UPDATE {table} SET {set}");
                let changed = match key.as_slice() {
                    [id, Value::String(from)] => self.execute(&sql, params![id.as_i64(), from])?,
                    [id, idx] => self.execute(&sql, params![id.as_i64(), idx.as_i64()])?,
                    _ => self.execute(&sql, [key.first().and_then(Value::as_i64)])?,
                };
                *erased.rows.entry(table).or_default() += changed as u64;
            }
            Ok(())
        })?;
        self.execute("INSERT INTO unwiped(order_no) VALUES(?1) ON CONFLICT DO NOTHING", [order])?;
        Ok(erased)
    }

    /// Keeps a person's data from being erased up to that day, inclusive; or no longer.
    pub fn set_hold(&self, person: Person, until: Option<Date>) -> Result<()> {
        let (tbl, id) = person.row();
        match until {
            Some(day) => self.execute(
                "INSERT INTO legal_hold(tbl,id,until) VALUES(?1,?2,?3) ON CONFLICT(tbl,id) DO UPDATE SET until=excluded.until",
                params![tbl, id, day.to_string()],
            )?,
            None => self.execute("DELETE FROM legal_hold WHERE tbl=?1 AND id=?2", params![tbl, id])?,
        };
        Ok(())
    }
}

impl School {
    /// Wipes the file of what was erased: rewritten whole, so that no free page holds old bytes, and the write-ahead log
    /// emptied. Interrupted, it leaves the file as it was, with the note that it is still to be wiped.
    pub fn wipe(&mut self) -> Result<()> {
        let wipe = || -> Result<()> {
            self.conn.execute_batch("VACUUM")?;
            self.empty_log()?;
            self.conn.execute_batch("DELETE FROM unwiped")?;
            self.empty_log()
        };
        wipe().map_err(|e| translate(e, &self.path, self.wait))
    }

    /// Brings the write-ahead log into the file and cuts it to nothing; busy where somebody still reads from it.
    fn empty_log(&self) -> Result<()> {
        let busy: i64 = self.conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |r| r.get(0))?;
        if busy == 0 { Ok(()) } else { Err(Refusal::Busy { seconds: self.wait }.into()) }
    }
}
