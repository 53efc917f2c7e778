//! Terms of school years.
use super::{Db, Result, Tx, parse_day};
use crate::domain::term::{Days, Term, usual};
use crate::domain::year::Year;
use rusqlite::{Row, params};

impl Db<'_> {
    /// The terms of a year as the school has set them, in their order; the usual ones where it has set none.
    pub fn terms(&self, year: &Year) -> Result<Vec<Days>> {
        let set = self.set_terms_of(&year.year)?;
        Ok(if set.is_empty() { usual(year.first, year.last) } else { set })
    }

    /// The terms of every year.
    pub fn all_terms(&self) -> Result<Vec<Days>> {
        let mut all = Vec::new();
        for year in self.years()? {
            all.extend(self.terms(&year)?);
        }
        Ok(all)
    }

    /// The terms that the school has set.
    pub fn set_terms_of(&self, year: &str) -> Result<Vec<Days>> {
        let row = |r: &Row<'_>| {
            let term = Term::parse(&r.get::<_, String>(0)?).ok_or(rusqlite::Error::InvalidQuery)?;
            Ok(Days { term, first: parse_day(&r.get::<_, String>(1)?)?, last: parse_day(&r.get::<_, String>(2)?)? })
        };
        let mut stmt = self.conn.prepare_cached("SELECT term, first, last FROM term WHERE year=?1")?;
        let mut days: Vec<Days> = stmt.query_map([year], row)?.collect::<rusqlite::Result<_>>()?;
        days.sort_by_key(|d| d.term);
        Ok(days)
    }
}

impl Tx<'_> {
    /// Sets the days of a term.
    pub fn set_term(&self, year: &str, d: &Days) -> Result<()> {
        let sql = "INSERT INTO term(year,term,first,last) VALUES(?1,?2,?3,?4) ON CONFLICT(year,term) DO UPDATE SET first=excluded.first, last=excluded.last
                   WHERE first IS NOT excluded.first OR last IS NOT excluded.last";
        self.execute(sql, params![year, d.term.code(), d.first.to_string(), d.last.to_string()])?;
        Ok(())
    }
}
