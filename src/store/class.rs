//! Classes. (The roster's part is being written.)
use super::{Db, Result};

impl Db<'_> {
    /// The school years that have a class of that code, the earliest first.
    pub fn years_with_class(&self, code: &str) -> Result<Vec<String>> {
        let mut stmt = self.conn.prepare_cached("SELECT year FROM class WHERE code=?1 ORDER BY year")?;
        Ok(stmt.query_map([code], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?)
    }
}
