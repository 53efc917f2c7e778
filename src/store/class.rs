//! Classes of a school year (Q4.6).
use super::{Db, Result, Tx};
use rusqlite::{OptionalExtension as _, Row, params};

/// A class of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// Its row; 0 before it has one.
    pub id: i64,
    /// The school year.
    pub year: String,
    /// Its code, unique in the year.
    pub code: String,
    /// Its name.
    pub name: String,
    /// `nt1` to `mg5`.
    pub age_group: String,
    /// The place where it is taught.
    pub site: Option<String>,
    /// The most children.
    pub capacity: Option<i64>,
}

const COLUMNS: &str = "id, year, code, name, age_group, site, capacity";

fn row_to_class(r: &Row<'_>) -> rusqlite::Result<Class> {
    Ok(Class {
        id: r.get(0)?,
        year: r.get(1)?,
        code: r.get(2)?,
        name: r.get(3)?,
        age_group: r.get(4)?,
        site: r.get(5)?,
        capacity: r.get(6)?,
    })
}

impl Db<'_> {
    /// The class of a code in a year.
    pub fn class(&self, year: &str, code: &str) -> Result<Option<Class>> {
        let sql = format!("SELECT {COLUMNS} FROM class WHERE year=?1 AND code=?2");
        Ok(self.conn.prepare_cached(&sql)?.query_row([year, code], row_to_class).optional()?)
    }

    /// The school years that have a class of that code, the earliest first.
    pub fn years_with_class(&self, code: &str) -> Result<Vec<String>> {
        let mut stmt = self.conn.prepare_cached("SELECT year FROM class WHERE code=?1 ORDER BY year")?;
        Ok(stmt.query_map([code], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// The classes of a year, the youngest children first.
    pub fn classes(&self, year: &str) -> Result<Vec<Class>> {
        let sql =
            format!("SELECT {COLUMNS} FROM class WHERE year=?1 ORDER BY substr(age_group,1,1)<>'n', age_group, code");
        let mut stmt = self.conn.prepare_cached(&sql)?;
        Ok(stmt.query_map([year], row_to_class)?.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Adds a class; the id in it is ignored.
    pub fn insert_class(&self, c: &Class) -> Result<i64> {
        let sql = "INSERT INTO class(year,code,name,age_group,site,capacity) VALUES(?1,?2,?3,?4,?5,?6)";
        let values = params![c.year, c.code, c.name, c.age_group, c.site, c.capacity];
        self.execute(sql, values)?;
        Ok(self.conn.last_insert_rowid())
    }

    /// Takes a class away.
    pub fn delete_class(&self, id: i64) -> Result<()> {
        self.execute("DELETE FROM class WHERE id=?1", [id])?;
        Ok(())
    }

    /// Changes name, age group, site and capacity of a class.
    pub fn update_class(&self, c: &Class) -> Result<()> {
        let sql = "UPDATE class SET name=?2, age_group=?3, site=?4, capacity=?5 WHERE id=?1";
        self.execute(sql, params![c.id, c.name, c.age_group, c.site, c.capacity])?;
        Ok(())
    }
}
