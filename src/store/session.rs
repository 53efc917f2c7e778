//! Sessions: not logged. A row holds the actor's key wrapped by the secret of the session file, so neither alone yields it.
use super::{Db, Result, School, instant, parse_instant};
use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, params};

/// A session as stored.
#[derive(Clone, Debug)]
pub struct SessionRow {
    /// Its random name.
    pub id: String,
    /// Whose.
    pub account: i64,
    /// Which key.
    pub key_id: String,
    /// The private key, wrapped.
    pub wrapped: Vec<u8>,
    /// The terminal session that it is bound to; none where the session file was named by hand.
    pub terminal: Option<String>,
    /// When it began.
    pub made_at: Timestamp,
    /// When the password was last given.
    pub asked_at: Timestamp,
}

impl Db<'_> {
    /// The session of a name.
    pub fn session(&self, id: &str) -> Result<Option<SessionRow>> {
        let sql = "SELECT id, account, key_id, wrapped, terminal, made_at, asked_at FROM session WHERE id=?1";
        let row = self.conn.prepare_cached(sql)?.query_row([id], |r| {
            Ok(SessionRow {
                id: r.get(0)?,
                account: r.get(1)?,
                key_id: r.get(2)?,
                wrapped: r.get(3)?,
                terminal: r.get(4)?,
                made_at: parse_instant(&r.get::<_, String>(5)?)?,
                asked_at: parse_instant(&r.get::<_, String>(6)?)?,
            })
        });
        Ok(row.optional()?)
    }
}

impl School {
    /// Stores a session and drops those that ended by age.
    pub fn put_session(&self, s: &SessionRow, oldest: Timestamp) -> Result<()> {
        // A restore that was cut short leaves the database without its write-ahead log; where others are in it, it stays so.
        let _ = self.conn.execute_batch("PRAGMA journal_mode=WAL");
        self.conn.execute("DELETE FROM session WHERE made_at<?1", [instant(oldest)])?;
        self.conn.execute(
            "INSERT INTO session(id,account,key_id,wrapped,terminal,made_at,asked_at) VALUES(?1,?2,?3,?4,?5,?6,?7)",
            params![s.id, s.account, s.key_id, s.wrapped, s.terminal, instant(s.made_at), instant(s.asked_at)],
        )?;
        Ok(())
    }

    /// Notes that the password was given again.
    pub fn touch_session(&self, id: &str, asked_at: Timestamp) -> Result<()> {
        self.conn.execute("UPDATE session SET asked_at=?2 WHERE id=?1", params![id, instant(asked_at)])?;
        Ok(())
    }

    /// Ends a session.
    pub fn drop_session(&self, id: &str) -> Result<()> {
        self.conn.execute("DELETE FROM session WHERE id=?1", [id])?;
        Ok(())
    }

    /// Ends every session of an account.
    pub fn drop_sessions_of(&self, account: i64) -> Result<()> {
        self.conn.execute("DELETE FROM session WHERE account=?1", [account])?;
        Ok(())
    }
}
