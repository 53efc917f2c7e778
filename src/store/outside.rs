//! Accounts that people hold in other systems (Q4.3), without passwords.
use super::{Db, Result, Tx, parse_day};
use rusqlite::{Row, params};

pub use crate::domain::outside::Outside;

fn row_to_outside(r: &Row<'_>) -> rusqlite::Result<Outside> {
    Ok(Outside {
        id: r.get(0)?,
        system: r.get(1)?,
        login: r.get(2)?,
        holder: r.get(3)?,
        level: r.get(4)?,
        given_on: parse_day(&r.get::<_, String>(5)?)?,
        returned_on: r.get::<_, Option<String>>(6)?.map(|d| parse_day(&d)).transpose()?,
    })
}

impl Db<'_> {
    /// Every account in another system, also those given back, by system and name there.
    pub fn outside_accounts(&self) -> Result<Vec<Outside>> {
        let sql = "SELECT id, system, login, holder, level, given_on, returned_on FROM outside_account ORDER BY system, login, given_on, id";
        let mut stmt = self.conn.prepare_cached(sql)?;
        Ok(stmt.query_map([], row_to_outside)?.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Notes an account in another system; the id in it is ignored.
    pub fn insert_outside(&self, o: &Outside) -> Result<()> {
        let sql = "INSERT INTO outside_account(system,login,holder,level,given_on) VALUES(?1,?2,?3,?4,?5)";
        self.execute(sql, params![o.system, o.login, o.holder, o.level, o.given_on.to_string()])?;
        Ok(())
    }

    /// Notes that it was given back.
    pub fn return_outside(&self, o: &Outside) -> Result<()> {
        let sql = "UPDATE outside_account SET returned_on=?2 WHERE id=?1";
        self.execute(sql, params![o.id, o.returned_on.map(|d| d.to_string())])?;
        Ok(())
    }
}
