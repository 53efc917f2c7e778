//! Codes by which a key may come (activation, recovery), and old passwords (Q2).
use super::{Db, Result, Tx, instant, parse_instant};
use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, Row, params};

/// What a code is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeKind {
    /// The first password, or a new one after a reset.
    Activation,
    /// A new password for an officer who lost theirs.
    Recovery,
}

impl CodeKind {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            CodeKind::Activation => "activation",
            CodeKind::Recovery => "recovery",
        }
    }
}

/// A code that waits, or was used.
#[derive(Clone, Debug)]
pub struct Code {
    /// Public part of the key pair that the code is the seed of, hex.
    pub public: String,
    /// Whose.
    pub account: i64,
    /// Whose, by name.
    pub username: String,
    /// What for.
    pub kind: CodeKind,
    /// Origin of the key that comes by it.
    pub origin: String,
    /// Who gave it.
    pub made_by: String,
    /// When.
    pub made_at: Timestamp,
    /// When it ends unused.
    pub expires: Option<Timestamp>,
}

/// An old password, as a tag under the account's one salt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldPassword {
    /// Its number, rising.
    pub n: i64,
    /// How the tag was made.
    pub params: String,
    /// The salt.
    pub salt: Vec<u8>,
    /// The tag.
    pub tag: Vec<u8>,
}

const COLUMNS: &str = "public, account, username, kind, origin, made_by, made_at, expires";

fn row_to_code(r: &Row<'_>) -> rusqlite::Result<Code> {
    Ok(Code {
        public: r.get(0)?,
        account: r.get(1)?,
        username: r.get(2)?,
        kind: if r.get::<_, String>(3)? == "recovery" { CodeKind::Recovery } else { CodeKind::Activation },
        origin: r.get(4)?,
        made_by: r.get(5)?,
        made_at: parse_instant(&r.get::<_, String>(6)?)?,
        expires: r.get::<_, Option<String>>(7)?.map(|t| parse_instant(&t)).transpose()?,
    })
}

impl Db<'_> {
    /// The code of an account that waits to be used.
    pub fn open_code(&self, account: i64, kind: CodeKind) -> Result<Option<Code>> {
        let sql = format!("SELECT {COLUMNS} FROM account_code WHERE account=?1 AND kind=?2 AND ended_at IS NULL");
        Ok(self.conn.prepare_cached(&sql)?.query_row(params![account, kind.word()], row_to_code).optional()?)
    }

    /// The code by which a key came.
    pub fn code_of_key(&self, account: i64, key_id: &str) -> Result<Option<Code>> {
        let sql = format!("SELECT {COLUMNS} FROM account_code WHERE account=?1 AND key_id=?2");
        Ok(self.conn.prepare_cached(&sql)?.query_row(params![account, key_id], row_to_code).optional()?)
    }

    /// Old passwords of an account, the newest first.
    pub fn old_passwords(&self, account: i64) -> Result<Vec<OldPassword>> {
        let sql = "SELECT n, params, salt, tag FROM account_password WHERE account=?1 ORDER BY n DESC";
        let mut stmt = self.conn.prepare_cached(sql)?;
        let rows = stmt.query_map([account], |r| {
            Ok(OldPassword { n: r.get(0)?, params: r.get(1)?, salt: r.get(2)?, tag: r.get(3)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Gives a code, in place of any of its kind that waits.
    pub fn insert_code(&self, c: &Code) -> Result<()> {
        self.end_code(c.account, c.kind)?;
        let sql = format!("INSERT INTO account_code({COLUMNS}) VALUES(?1,?2,?3,?4,?5,?6,?7,?8)");
        self.execute(
            &sql,
            params![
                c.public,
                c.account,
                c.username,
                c.kind.word(),
                c.origin,
                c.made_by,
                instant(c.made_at),
                c.expires.map(instant)
            ],
        )?;
        Ok(())
    }

    /// Ends the code that waits, unused.
    pub fn end_code(&self, account: i64, kind: CodeKind) -> Result<()> {
        let sql = "UPDATE account_code SET ended_at=?3 WHERE account=?1 AND kind=?2 AND ended_at IS NULL";
        self.execute(sql, params![account, kind.word(), instant(self.at())])?;
        Ok(())
    }

    /// Uses a code up for a key; `proof` is the code's signature over it.
    pub fn use_code(&self, public: &str, key_id: &str, proof: &str) -> Result<()> {
        let sql = "UPDATE account_code SET ended_at=?2, key_id=?3, proof=?4 WHERE public=?1";
        self.execute(sql, params![public, instant(self.at()), key_id, proof])?;
        Ok(())
    }

    /// Remembers a password, and forgets those beyond the last `keep`.
    pub fn remember_password(&self, account: i64, p: &OldPassword, keep: i64) -> Result<()> {
        let sql = "INSERT INTO account_password(account,n,params,salt,tag) VALUES(?1,?2,?3,?4,?5)";
        self.execute(sql, params![account, p.n, p.params, p.salt, p.tag])?;
        let sql = "DELETE FROM account_password WHERE account=?1 AND n<=?2";
        self.execute(sql, params![account, p.n - keep])?;
        Ok(())
    }
}
