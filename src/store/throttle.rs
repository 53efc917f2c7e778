//! Wrong passwords and repeated refusals, counted. Not logged: the actor's next entry carries the counts.
use super::{Result, School, instant, parse_instant, translate};
use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, TransactionBehavior, params};
use std::collections::HashSet;

/// The count of one name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Throttle {
    /// Wrong tries since the last right one or the last block.
    pub tries: i64,
    /// Wrong tries since the last sign-in.
    pub total: i64,
    /// No try is taken before.
    pub until: Option<Timestamp>,
}

impl super::Db<'_> {
    /// The count of a name.
    pub fn throttle(&self, name: &str) -> Result<Throttle> {
        let row = self
            .conn
            .prepare_cached("SELECT tries, total, until FROM throttle WHERE name=?1")?
            .query_row([name], |r| {
                let until: Option<String> = r.get(2)?;
                Ok(Throttle {
                    tries: r.get(0)?,
                    total: r.get(1)?,
                    until: until.map(|u| parse_instant(&u)).transpose()?,
                })
            })
            .optional()?;
        Ok(row.unwrap_or_default())
    }
}

impl super::Db<'_> {
    /// Names of which no try is taken now.
    pub fn blocked(&self, now: Timestamp) -> Result<HashSet<String>> {
        let mut stmt = self.conn.prepare_cached("SELECT name FROM throttle WHERE until>?1")?;
        Ok(stmt.query_map([instant(now)], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?)
    }
}

impl School {
    /// Changes the count of a name under the write lock, so that tries made side by side are all counted.
    pub fn throttle<T>(&mut self, name: &str, f: impl FnOnce(&mut Throttle) -> T) -> Result<T> {
        let (now, path, wait) = (self.now(), self.path.clone(), self.wait);
        let run = || -> Result<T> {
            let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let mut count = super::Db { conn: &tx }.throttle(name)?;
            let before = count.clone();
            let answer = f(&mut count);
            if count != before {
                tx.execute(
                    "INSERT INTO throttle(name,tries,total,since,until) VALUES(?1,?2,?3,?4,?5)
                     ON CONFLICT(name) DO UPDATE SET tries=excluded.tries, total=excluded.total, until=excluded.until",
                    params![name, count.tries, count.total, instant(now), count.until.map(instant)],
                )?;
            }
            tx.commit()?;
            Ok(answer)
        };
        run().map_err(|e| translate(e, &path, wait))
    }
}
