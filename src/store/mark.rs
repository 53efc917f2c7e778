//! The marks: who ate what on which day (chấm ăn).
//!
//! Keyed by (date, child, slot): a month is one range, and a sheet in the order of its days is written at the end of it.
use super::{Db, Result, Tx, parse_day};
use crate::domain::date::Date;
use crate::domain::meal::{MarkStatus, Slot};
use rusqlite::types::ValueRef;
use rusqlite::{Row, params};
use std::fmt::Write as _;

/// Rows of one INSERT statement: more of them gain nothing, one by one takes half as long again.
const ROWS_A_STATEMENT: usize = 32;

/// What stands in `told_at` where an absence was told after the cutoff and nobody knows when.
pub const TOLD_LATE: &str = "late";

/// A mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The day.
    pub date: Date,
    /// The child's row.
    pub child: i64,
    /// The meal.
    pub slot: Slot,
    /// The child's class on that day.
    pub class: String,
    /// What is marked.
    pub status: MarkStatus,
    /// When an absence was told: `2026-10-05T07:10`, or [`TOLD_LATE`]; none is in time.
    pub told_at: Option<String>,
}

/// A mark to be written; its day is said once for many.
#[derive(Clone, Copy, Debug)]
pub struct NewMark<'a> {
    /// The child's row.
    pub child: i64,
    /// The meal.
    pub slot: Slot,
    /// The child's class on that day.
    pub class: &'a str,
    /// What is marked.
    pub status: MarkStatus,
    /// When an absence was told.
    pub told_at: Option<&'a str>,
}

/// A mark as it is passed by in a scan.
#[derive(Clone, Copy, Debug)]
pub struct MarkRef<'a> {
    /// The day, as stored.
    pub date: &'a str,
    /// The child's row.
    pub child: i64,
    /// The meal.
    pub slot: Slot,
    /// The child's class on that day.
    pub class: &'a str,
    /// What is marked.
    pub status: MarkStatus,
    /// When an absence was told.
    pub told_at: Option<&'a str>,
}

const COLUMNS: &str = "date, child, slot, class, status, told_at";

fn text(value: ValueRef<'_>) -> Result<&str> {
    Ok(value.as_str()?)
}

fn row_to_mark<'a>(r: &'a Row<'_>) -> Result<MarkRef<'a>> {
    let (slot, status) = (text(r.get_ref(2)?)?, text(r.get_ref(4)?)?);
    Ok(MarkRef {
        date: text(r.get_ref(0)?)?,
        child: r.get(1)?,
        slot: Slot::parse(slot).ok_or_else(|| anyhow::anyhow!("unknown slot {slot}"))?,
        class: text(r.get_ref(3)?)?,
        status: MarkStatus::parse(status).ok_or_else(|| anyhow::anyhow!("unknown status {status}"))?,
        told_at: r.get_ref(5)?.as_str_or_null()?,
    })
}

impl MarkRef<'_> {
    fn to_mark(self) -> Result<Mark> {
        Ok(Mark {
            date: parse_day(self.date)?,
            child: self.child,
            slot: self.slot,
            class: self.class.to_owned(),
            status: self.status,
            told_at: self.told_at.map(Into::into),
        })
    }
}

impl Db<'_> {
    /// The children who have marks between two days, inclusive.
    pub fn children_with_marks(&self, first: Date, last: Date) -> Result<Vec<i64>> {
        let sql = "SELECT DISTINCT child FROM meal_marks WHERE date BETWEEN ?1 AND ?2";
        let mut stmt = self.conn.prepare_cached(sql)?;
        let days = [first.to_string(), last.to_string()];
        Ok(stmt.query_map(days, |r| r.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// The months between two days in which something was eaten or paid, as `2026-10`.
    pub fn months_of_meals(&self, first: Date, last: Date) -> Result<Vec<String>> {
        let sql = "SELECT DISTINCT substr(date,1,7) FROM meal_marks WHERE date BETWEEN ?1 AND ?2
                   UNION SELECT DISTINCT substr(date,1,7) FROM payment WHERE date BETWEEN ?1 AND ?2 ORDER BY 1";
        let mut stmt = self.conn.prepare_cached(sql)?;
        let days = [first.to_string(), last.to_string()];
        Ok(stmt.query_map(days, |r| r.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// Every mark of a span of days, in the order of day, child and slot. One range of the key.
    pub fn each_mark(&self, first: Date, last: Date, mut f: impl FnMut(MarkRef<'_>) -> Result<()>) -> Result<()> {
        let sql = format!("SELECT {COLUMNS} FROM meal_marks WHERE date>=?1 AND date<=?2 ORDER BY date, child, slot");
        let mut stmt = self.conn.prepare_cached(&sql)?;
        let mut rows = stmt.query(params![first.to_string(), last.to_string()])?;
        while let Some(row) = rows.next()? {
            f(row_to_mark(row)?)?;
        }
        Ok(())
    }

    /// The marks of a span of days, of one class or of all.
    pub fn marks(&self, first: Date, last: Date, class: Option<&str>) -> Result<Vec<Mark>> {
        let mut marks = Vec::new();
        self.each_mark(first, last, |m| {
            if class.is_none_or(|c| c == m.class) {
                marks.push(m.to_mark()?);
            }
            Ok(())
        })?;
        Ok(marks)
    }

    /// The marks of a child on a day.
    pub fn marks_of(&self, child: i64, on: Date) -> Result<Vec<Mark>> {
        let sql = format!("SELECT {COLUMNS} FROM meal_marks WHERE date=?1 AND child=?2 ORDER BY slot");
        let mut stmt = self.conn.prepare_cached(&sql)?;
        let mut rows = stmt.query(params![on.to_string(), child])?;
        let mut marks = Vec::new();
        while let Some(row) = rows.next()? {
            marks.push(row_to_mark(row)?.to_mark()?);
        }
        Ok(marks)
    }

    /// The first day that has a mark.
    pub fn first_mark(&self) -> Result<Option<Date>> {
        let sql = "SELECT min(date) FROM meal_marks";
        let first: Option<String> = self.conn.prepare_cached(sql)?.query_row([], |r| r.get(0))?;
        Ok(first.as_deref().map(parse_day).transpose()?)
    }
}

/// `INSERT` for so many marks of one day.
fn insert_sql(rows: usize) -> String {
    let mut sql = format!("INSERT INTO meal_marks({COLUMNS}) VALUES");
    for i in 0..rows {
        let at = 2 + i * 5;
        let comma = if i == 0 { "" } else { "," };
        let _ = write!(sql, "{comma}(?1,?{at},?{},?{},?{},?{})", at + 1, at + 2, at + 3, at + 4);
    }
    sql
}

fn insert(stmt: &mut rusqlite::Statement<'_>, date: &str, rows: &[NewMark<'_>]) -> Result<()> {
    stmt.raw_bind_parameter(1, date)?;
    for (i, row) in rows.iter().enumerate() {
        let at = 2 + i * 5;
        stmt.raw_bind_parameter(at, row.child)?;
        stmt.raw_bind_parameter(at + 1, row.slot.code())?;
        stmt.raw_bind_parameter(at + 2, row.class)?;
        stmt.raw_bind_parameter(at + 3, row.status.code())?;
        stmt.raw_bind_parameter(at + 4, row.told_at)?;
    }
    stmt.raw_execute()?;
    Ok(())
}

impl Tx<'_> {
    /// Writes marks of one day that are not there yet. The caller drains the images now and then.
    pub fn insert_marks(&self, date: Date, rows: &[NewMark<'_>]) -> Result<()> {
        let date = date.to_string();
        let (full, rest) = rows.as_chunks::<ROWS_A_STATEMENT>();
        if !full.is_empty() {
            let mut stmt = self.conn.prepare_cached(&insert_sql(ROWS_A_STATEMENT))?;
            full.iter().try_for_each(|rows| self.statement(|| insert(&mut stmt, &date, rows)))?;
        }
        if !rest.is_empty() {
            let mut stmt = self.conn.prepare_cached(&insert_sql(rest.len()))?;
            self.statement(|| insert(&mut stmt, &date, rest))?;
        }
        Ok(())
    }

    /// Changes a mark that is there.
    pub fn update_mark(&self, date: Date, m: &NewMark<'_>) -> Result<()> {
        let sql = "UPDATE meal_marks SET class=?4, status=?5, told_at=?6 WHERE date=?1 AND child=?2 AND slot=?3";
        let values = params![date.to_string(), m.child, m.slot.code(), m.class, m.status.code(), m.told_at];
        self.execute(sql, values)?;
        Ok(())
    }

    /// Takes a mark away.
    pub fn delete_mark(&self, date: Date, child: i64, slot: Slot) -> Result<()> {
        let sql = "DELETE FROM meal_marks WHERE date=?1 AND child=?2 AND slot=?3";
        self.execute(sql, params![date.to_string(), child, slot.code()])?;
        Ok(())
    }
}
