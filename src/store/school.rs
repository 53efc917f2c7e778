//! The school's settings and its years.
use super::{Db, Result, Tx, parse_day};
use crate::domain::date::{Date, SchoolYear};
use crate::domain::year::tell_closing;
use rusqlite::{OptionalExtension as _, Row, params};

pub use crate::domain::year::Year;

fn row_to_year(r: &Row<'_>) -> rusqlite::Result<Year> {
    Ok(Year {
        year: r.get(0)?,
        first: parse_day(&r.get::<_, String>(1)?)?,
        last: parse_day(&r.get::<_, String>(2)?)?,
        state: r.get(3)?,
    })
}

impl Db<'_> {
    /// A setting as it holds on a day.
    pub fn setting(&self, key: &str, on: Date) -> Result<Option<String>> {
        let sql = "SELECT value FROM school WHERE key=?1 AND from_date<=?2 ORDER BY from_date DESC LIMIT 1";
        let row = self.conn.prepare_cached(sql)?.query_row(params![key, on.to_string()], |r| r.get(0)).optional()?;
        Ok(row.flatten())
    }

    /// Every setting that was ever made: key, from, value.
    pub fn settings(&self) -> Result<Vec<(String, Date, Option<String>)>> {
        let mut stmt = self.conn.prepare_cached("SELECT key, from_date, value FROM school ORDER BY key, from_date")?;
        let rows = stmt.query_map([], |r| Ok((r.get(0)?, parse_day(&r.get::<_, String>(1)?)?, r.get(2)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The school's id, 16 random hex digits made at `init`.
    pub fn school_id(&self) -> Result<String> {
        let sql = "SELECT value FROM school WHERE key='id'";
        Ok(self.conn.prepare_cached(sql)?.query_row([], |r| r.get(0)).optional()?.unwrap_or_default())
    }

    /// Every school year, the earliest first.
    pub fn years(&self) -> Result<Vec<Year>> {
        let mut stmt = self.conn.prepare_cached("SELECT year, first, last, state FROM school_year ORDER BY year")?;
        let mut years: Vec<Year> = stmt.query_map([], row_to_year)?.collect::<rusqlite::Result<_>>()?;
        tell_closing(&mut years);
        Ok(years)
    }

    /// The school year that a day lies in.
    pub fn year_of(&self, day: Date) -> Result<Option<Year>> {
        let sql = "SELECT year FROM school_year WHERE first<=?1 AND last>=?1";
        let name: Option<String> =
            self.conn.prepare_cached(sql)?.query_row([day.to_string()], |r| r.get(0)).optional()?;
        name.map_or(Ok(None), |name| self.year(&name))
    }

    /// The school year of a name.
    pub fn year(&self, name: &str) -> Result<Option<Year>> {
        Ok(self.years()?.into_iter().find(|y| y.year == name))
    }

    /// Corrections that are neither done nor refused nor taken back: number and period.
    pub fn corrections_waiting(&self) -> Result<Vec<(i64, String)>> {
        let sql = "SELECT no, period FROM correction WHERE closed_at IS NULL AND applied_at IS NULL AND state NOT IN ('rejected','cancelled') ORDER BY no";
        let mut stmt = self.conn.prepare_cached(sql)?;
        Ok(stmt.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Sets a setting from a day on.
    pub fn set_setting(&self, key: &str, from: Date, value: Option<&str>) -> Result<()> {
        let sql = "INSERT INTO school(key,from_date,value) VALUES(?1,?2,?3) ON CONFLICT(key,from_date) DO UPDATE SET value=excluded.value WHERE value IS NOT excluded.value";
        self.execute(sql, params![key, from.to_string(), value])?;
        Ok(())
    }

    /// Opens a school year.
    pub fn insert_year(&self, year: SchoolYear, first: Date, last: Date, state: &str) -> Result<()> {
        let sql = "INSERT INTO school_year(year,first,last,state) VALUES(?1,?2,?3,?4)";
        self.execute(sql, params![year.to_string(), first.to_string(), last.to_string(), state])?;
        Ok(())
    }

    /// Activates or closes a school year.
    pub fn set_year_state(&self, year: &str, state: &str) -> Result<()> {
        self.execute("UPDATE school_year SET state=?2 WHERE year=?1 AND state<>?2", [year, state])?;
        Ok(())
    }
}
