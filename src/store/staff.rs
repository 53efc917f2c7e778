//! Records of staff (Q4.6).
use super::{Db, Result, Tx, parse_day};
use crate::domain::date::Date;
use crate::domain::text;
use rusqlite::{OptionalExtension as _, Row, params};

/// A member of staff.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Staff {
    /// Its row; 0 before it has one.
    pub id: i64,
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// ISO; perhaps year and month, or year alone.
    pub birth_date: Option<String>,
    /// `male` or `female`.
    pub sex: Option<String>,
    /// Position, in the school's words.
    pub position: Option<String>,
    /// Team.
    pub team: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// Last day at work.
    pub left_on: Option<Date>,
}

const COLUMNS: &str = "id, code, name, birth_date, sex, position, team, phone, email, left_on";

fn row_to_staff(r: &Row<'_>) -> rusqlite::Result<Staff> {
    Ok(Staff {
        id: r.get(0)?,
        code: r.get(1)?,
        name: r.get(2)?,
        birth_date: r.get(3)?,
        sex: r.get(4)?,
        position: r.get(5)?,
        team: r.get(6)?,
        phone: r.get(7)?,
        email: r.get(8)?,
        left_on: r.get::<_, Option<String>>(9)?.map(|d| parse_day(&d)).transpose()?,
    })
}

impl Db<'_> {
    /// The member of staff of a code.
    pub fn staff(&self, code: &str) -> Result<Option<Staff>> {
        let sql = format!("SELECT {COLUMNS} FROM staff WHERE code=?1");
        Ok(self.conn.prepare_cached(&sql)?.query_row([code], row_to_staff).optional()?)
    }

    /// All staff, also those who left, by name as Vietnamese lists are sorted.
    pub fn all_staff(&self) -> Result<Vec<Staff>> {
        let sql = format!("SELECT {COLUMNS} FROM staff ORDER BY sort_key, birth_date, code");
        let mut stmt = self.conn.prepare_cached(&sql)?;
        Ok(stmt.query_map([], row_to_staff)?.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Adds a member of staff; the id in it is ignored.
    pub fn insert_staff(&self, s: &Staff) -> Result<i64> {
        let sql = "INSERT INTO staff(code,name,sort_key,birth_date,sex,position,team,phone,email,left_on) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)";
        self.execute(
            sql,
            params![
                s.code,
                s.name,
                text::sort_key(&s.name),
                s.birth_date,
                s.sex,
                s.position,
                s.team,
                s.phone,
                s.email,
                s.left_on.map(|d| d.to_string())
            ],
        )?;
        Ok(self.conn.last_insert_rowid())
    }

    /// Writes a changed record.
    pub fn update_staff(&self, s: &Staff) -> Result<()> {
        let sql = "UPDATE staff SET name=?2, sort_key=?3, birth_date=?4, sex=?5, position=?6, team=?7, phone=?8, email=?9, left_on=?10 WHERE id=?1";
        self.execute(
            sql,
            params![
                s.id,
                s.name,
                text::sort_key(&s.name),
                s.birth_date,
                s.sex,
                s.position,
                s.team,
                s.phone,
                s.email,
                s.left_on.map(|d| d.to_string())
            ],
        )?;
        Ok(())
    }
}
