//! Children and the classes they are in (Q4.6, Q4.7).
//!
//! A row of `enrolment` holds until the child's next row or the end of its school year, whichever comes first.
use super::{Db, Result, Tx, parse_day};
use crate::domain::date::Date;
use crate::domain::role::ClassKey;
use crate::domain::text;
use rusqlite::{OptionalExtension as _, Row, params};
use std::collections::HashMap;

/// A child.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Child {
    /// Its row; 0 before it has one.
    pub id: i64,
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// ISO; perhaps year and month, or year alone.
    pub birth_date: String,
    /// `male` or `female`.
    pub sex: String,
    /// Personal id of 12 digits.
    pub pid: Option<String>,
    /// Ethnic group.
    pub ethnicity: Option<String>,
    /// Who is called.
    pub guardian_name: Option<String>,
    /// Under which number.
    pub guardian_phone: Option<String>,
}

/// From a day on a child is in a class, or in none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolment {
    /// The child's row.
    pub child: i64,
    /// First day.
    pub from: Date,
    /// School year of the class.
    pub year: String,
    /// The class; empty is none.
    pub class: String,
    /// `enrolled`, `received`, `moved`, `returned`, `promoted`; in no class `transfer`, `left` or `completed`.
    pub why: String,
    /// The other school of a transfer.
    pub school: Option<String>,
    /// Number of the paper.
    pub document: Option<String>,
}

/// Days without a gap that a child is in one class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The child's row.
    pub child_id: i64,
    /// The child's code.
    pub child_code: String,
    /// First day.
    pub from: Date,
    /// Last day, inclusive.
    pub to: Date,
    /// School year of the class.
    pub year: String,
    /// The class.
    pub class: String,
}

const COLUMNS: &str =
    "c.id, c.code, c.name, c.birth_date, c.sex, c.pid, c.ethnicity, c.guardian_name, c.guardian_phone";
const ORDER: &str = "c.sort_key, c.birth_date, c.code";

fn row_to_child(r: &Row<'_>) -> rusqlite::Result<Child> {
    Ok(Child {
        id: r.get(0)?,
        code: r.get(1)?,
        name: r.get(2)?,
        birth_date: r.get(3)?,
        sex: r.get(4)?,
        pid: r.get(5)?,
        ethnicity: r.get(6)?,
        guardian_name: r.get(7)?,
        guardian_phone: r.get(8)?,
    })
}

fn row_to_enrolment(r: &Row<'_>) -> rusqlite::Result<Enrolment> {
    Ok(Enrolment {
        child: r.get(0)?,
        from: parse_day(&r.get::<_, String>(1)?)?,
        year: r.get(2)?,
        class: r.get(3)?,
        why: r.get(4)?,
        school: r.get(5)?,
        document: r.get(6)?,
    })
}

impl Db<'_> {
    /// The child of a code.
    pub fn child(&self, code: &str) -> Result<Option<Child>> {
        let sql = format!("SELECT {COLUMNS} FROM children c WHERE c.code=?1");
        Ok(self.conn.prepare_cached(&sql)?.query_row([code], row_to_child).optional()?)
    }

    /// The child of a row.
    pub fn child_by_id(&self, id: i64) -> Result<Option<Child>> {
        let sql = format!("SELECT {COLUMNS} FROM children c WHERE c.id=?1");
        Ok(self.conn.prepare_cached(&sql)?.query_row([id], row_to_child).optional()?)
    }

    /// The child of a personal id.
    pub fn child_by_pid(&self, pid: &str) -> Result<Option<Child>> {
        let sql = format!("SELECT {COLUMNS} FROM children c WHERE c.pid=?1");
        Ok(self.conn.prepare_cached(&sql)?.query_row([pid], row_to_child).optional()?)
    }

    /// Every child that was ever entered, in the order of lists.
    pub fn children(&self) -> Result<Vec<Child>> {
        let mut stmt = self.conn.prepare_cached(&format!("SELECT {COLUMNS} FROM children c ORDER BY {ORDER}"))?;
        Ok(stmt.query_map([], row_to_child)?.collect::<rusqlite::Result<_>>()?)
    }

    /// Every child's code with its row, by code.
    pub fn child_codes(&self) -> Result<Vec<(String, i64)>> {
        let mut stmt = self.conn.prepare_cached("SELECT code, id FROM children ORDER BY code")?;
        Ok(stmt.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
    }

    /// The children who are in a class on a day, of one class or of all, in the order of lists.
    pub fn roster(&self, class: Option<(&str, &str)>, on: Date) -> Result<Vec<(Child, ClassKey)>> {
        let sql = format!(
            "SELECT {COLUMNS}, e.year, e.class FROM children c
             JOIN enrolment e ON e.child=c.id AND e.from_date=(SELECT max(from_date) FROM enrolment WHERE child=c.id AND from_date<=?1)
             JOIN school_year y ON y.year=e.year
             WHERE y.last>=?1 AND e.class<>'' AND (?2 IS NULL OR e.year=?2 AND e.class=?3) ORDER BY {ORDER}"
        );
        let (year, code) = class.unzip();
        let mut stmt = self.conn.prepare_cached(&sql)?;
        let rows = stmt.query_map(params![on.to_string(), year, code], |r| {
            Ok((row_to_child(r)?, (r.get::<_, String>(9)?, r.get::<_, String>(10)?)))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The class that a child is in on a day, with its year; none before the first row, after leaving and after the
    /// year's end.
    pub fn class_on(&self, child: i64, on: Date) -> Result<Option<ClassKey>> {
        let sql = "SELECT e.year, e.class FROM enrolment e JOIN school_year y ON y.year=e.year
                   WHERE e.child=?1 AND e.from_date=(SELECT max(from_date) FROM enrolment WHERE child=?1 AND from_date<=?2)
                   AND y.last>=?2 AND e.class<>''";
        let key = |r: &Row<'_>| Ok((r.get(0)?, r.get(1)?));
        Ok(self.conn.prepare_cached(sql)?.query_row(params![child, on.to_string()], key).optional()?)
    }

    /// The rows of a child, the earliest first.
    pub fn enrolments_of(&self, child: i64) -> Result<Vec<Enrolment>> {
        let sql = "SELECT child, from_date, year, class, why, school, document FROM enrolment WHERE child=?1 ORDER BY from_date";
        let mut stmt = self.conn.prepare_cached(sql)?;
        Ok(stmt.query_map([child], row_to_enrolment)?.collect::<rusqlite::Result<_>>()?)
    }

    /// Codes of the children that never were in a class.
    pub fn children_without_class(&self) -> Result<Vec<String>> {
        let sql = format!(
            "SELECT c.code FROM children c WHERE NOT EXISTS (SELECT 1 FROM enrolment e WHERE e.child=c.id) ORDER BY {ORDER}"
        );
        let mut stmt = self.conn.prepare_cached(&sql)?;
        Ok(stmt.query_map([], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// Every row of every child, by child, the earliest first.
    pub fn enrolments(&self) -> Result<HashMap<i64, Vec<Enrolment>>> {
        let sql =
            "SELECT child, from_date, year, class, why, school, document FROM enrolment ORDER BY child, from_date";
        let mut stmt = self.conn.prepare_cached(sql)?;
        let mut all: HashMap<i64, Vec<Enrolment>> = HashMap::new();
        for row in stmt.query_map([], row_to_enrolment)? {
            let row = row?;
            all.entry(row.child).or_default().push(row);
        }
        Ok(all)
    }

    /// Who is in which class between two days, inclusive: by child, then by day, cut to those days. One query for all, so
    /// that a sheet of a million rows can be checked in memory.
    pub fn enrolment_spans(&self, first: Date, last: Date) -> Result<Vec<Span>> {
        let sql = "SELECT e.child, c.code, e.from_date, e.year, e.class, y.last,
                     lead(e.from_date) OVER (PARTITION BY e.child ORDER BY e.from_date)
                   FROM enrolment e JOIN children c ON c.id=e.child JOIN school_year y ON y.year=e.year ORDER BY e.child, e.from_date";
        let mut stmt = self.conn.prepare_cached(sql)?;
        let mut rows = stmt.query([])?;
        let mut spans = Vec::new();
        while let Some(r) = rows.next()? {
            let class: String = r.get(4)?;
            if class.is_empty() {
                continue;
            }
            let from = parse_day(&r.get::<_, String>(2)?)?.max(first);
            let mut to = parse_day(&r.get::<_, String>(5)?)?.min(last);
            if let Some(next) = r.get::<_, Option<String>>(6)? {
                to = to.min(parse_day(&next)?.yesterday()?);
            }
            if from <= to {
                spans.push(Span { child_id: r.get(0)?, child_code: r.get(1)?, from, to, year: r.get(3)?, class });
            }
        }
        Ok(spans)
    }
}

impl Tx<'_> {
    /// Adds a child; the id in it is ignored.
    pub fn insert_child(&self, c: &Child) -> Result<i64> {
        let sql = "INSERT INTO children(code,name,sort_key,search_key,birth_date,sex,pid,ethnicity,guardian_name,guardian_phone) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)";
        self.execute(
            sql,
            params![
                c.code,
                c.name,
                text::sort_key(&c.name),
                text::search_key(&c.name),
                c.birth_date,
                c.sex,
                c.pid,
                c.ethnicity,
                c.guardian_name,
                c.guardian_phone
            ],
        )?;
        Ok(self.conn.last_insert_rowid())
    }

    /// Writes a changed record, the code included.
    pub fn update_child(&self, c: &Child) -> Result<()> {
        let sql = "UPDATE children SET code=?2, name=?3, sort_key=?4, search_key=?5, birth_date=?6, sex=?7, pid=?8, ethnicity=?9, guardian_name=?10, guardian_phone=?11 WHERE id=?1";
        self.execute(
            sql,
            params![
                c.id,
                c.code,
                c.name,
                text::sort_key(&c.name),
                text::search_key(&c.name),
                c.birth_date,
                c.sex,
                c.pid,
                c.ethnicity,
                c.guardian_name,
                c.guardian_phone
            ],
        )?;
        Ok(())
    }

    /// From that day on the child is in that class. A row of the same day is replaced.
    pub fn put_enrolment(&self, e: &Enrolment) -> Result<()> {
        let sql = "INSERT INTO enrolment(child,from_date,year,class,why,school,document) VALUES(?1,?2,?3,?4,?5,?6,?7)
                   ON CONFLICT(child,from_date) DO UPDATE SET year=excluded.year, class=excluded.class, why=excluded.why, school=excluded.school, document=excluded.document";
        let from = e.from.to_string();
        self.execute(sql, params![e.child, from, e.year, e.class, e.why, e.school, e.document])?;
        Ok(())
    }

    /// Takes a row away: what held before holds on.
    pub fn delete_enrolment(&self, child: i64, from: Date) -> Result<()> {
        let sql = "DELETE FROM enrolment WHERE child=?1 AND from_date=?2";
        self.execute(sql, params![child, from.to_string()])?;
        Ok(())
    }
}
