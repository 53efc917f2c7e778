//! The numbers that rules use, dated.
use super::{Db, Result, Tx, parse_day};
use crate::domain::date::Date;
use crate::domain::policy;
use rusqlite::{OptionalExtension as _, params};

impl Db<'_> {
    /// The value that holds on a day; the default where the school has set none.
    pub fn policy(&self, key: &str, on: Date) -> Result<String> {
        Ok(self.policy_text(key, on)?.unwrap_or_else(|| policy::default_of(key).unwrap_or_default().to_owned()))
    }

    fn policy_text(&self, key: &str, on: Date) -> Result<Option<String>> {
        let sql = "SELECT value FROM policy WHERE key=?1 AND from_date<=?2 ORDER BY from_date DESC LIMIT 1";
        let set: Option<Option<String>> =
            self.conn.prepare_cached(sql)?.query_row(params![key, on.to_string()], |r| r.get(0)).optional()?;
        Ok(set.flatten())
    }

    /// The number that the school has set and that holds on a day; none where it has set none.
    pub fn policy_set(&self, key: &str, on: Date) -> Result<Option<i64>> {
        let value = self.policy_text(key, on)?;
        value.map(|v| v.parse().map_err(|_| anyhow::anyhow!("policy {key} is no number: {v}"))).transpose()
    }

    /// A number that holds on a day.
    pub fn policy_number(&self, key: &str, on: Date) -> Result<i64> {
        let value = self.policy(key, on)?;
        value.parse().map_err(|_| anyhow::anyhow!("policy {key} is no number: {value}"))
    }

    /// Every row that was ever set: key, from, value.
    pub fn policies(&self) -> Result<Vec<(String, Date, Option<String>)>> {
        let mut stmt = self.conn.prepare_cached("SELECT key, from_date, value FROM policy ORDER BY key, from_date")?;
        let rows = stmt.query_map([], |r| Ok((r.get(0)?, parse_day(&r.get::<_, String>(1)?)?, r.get(2)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Sets a number from a day on.
    pub fn set_policy(&self, key: &str, from: Date, value: &str) -> Result<()> {
        let sql = "INSERT INTO policy(key,from_date,value) VALUES(?1,?2,?3) ON CONFLICT(key,from_date) DO UPDATE SET value=excluded.value WHERE value IS NOT excluded.value";
        self.execute(sql, params![key, from.to_string(), value])?;
        Ok(())
    }
}
