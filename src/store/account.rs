//! Accounts, their keys and activation codes (Q2, Q4.3).
use super::{Db, Result, Tx, instant, parse_day, parse_instant};
use crate::domain::date::Date;
use crate::domain::text;
use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, Row, params};
use std::collections::HashMap;

/// An account: one person or one service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its row.
    pub id: i64,
    /// Sign-in name.
    pub username: String,
    /// The person's name.
    pub name: String,
    /// `person` or `service`.
    pub kind: String,
    /// Code of the staff record.
    pub staff: Option<String>,
    /// `pending`, `active` or `disabled`.
    pub state: String,
    /// When it was made.
    pub made_at: Timestamp,
}

/// A key of an account.
#[derive(Clone, Debug)]
pub struct AccountKey {
    /// First 16 hex digits of the SHA-256 of the public part.
    pub key_id: String,
    /// Whose.
    pub account: Option<i64>,
    /// Whose, by name, as the log's entries name their actor.
    pub username: String,
    /// Public part, hex.
    pub public: String,
    /// How it came: `init`, `activation`, `password`, `reset`, `recovery`, `replacement`, `token`.
    pub origin: String,
    /// When.
    pub made_at: Timestamp,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// Last day of a token.
    pub expires: Option<Date>,
    /// How the private part is wrapped: `argon2id,m=65536,t=3,p=1` or `hkdf`.
    pub params: Option<String>,
    /// Salt of the wrapping.
    pub salt: Option<Vec<u8>>,
    /// The private part, wrapped.
    pub wrapped: Option<Vec<u8>>,
}

/// An activation code given before schema 3 that waits to be used.
#[derive(Clone, Debug)]
pub struct Activation {
    /// SHA-256 of the code.
    pub digest: Vec<u8>,
    /// `activation` or `reset`: the origin of the key that it will introduce.
    pub origin: String,
    /// When it ends.
    pub expires: Timestamp,
}

const COLUMNS: &str = "id, username, name, kind, staff, state, made_at";

fn row_to_account(r: &Row<'_>) -> rusqlite::Result<Account> {
    Ok(Account {
        id: r.get(0)?,
        username: r.get(1)?,
        name: r.get(2)?,
        kind: r.get(3)?,
        staff: r.get(4)?,
        state: r.get(5)?,
        made_at: parse_instant(&r.get::<_, String>(6)?)?,
    })
}

const KEY_COLUMNS: &str =
    "key_id, account, username, public, origin, made_at, ended_at, expires, params, salt, wrapped";

fn row_to_key(r: &Row<'_>) -> rusqlite::Result<AccountKey> {
    Ok(AccountKey {
        key_id: r.get(0)?,
        account: r.get(1)?,
        username: r.get(2)?,
        public: r.get(3)?,
        origin: r.get(4)?,
        made_at: parse_instant(&r.get::<_, String>(5)?)?,
        ended_at: r.get::<_, Option<String>>(6)?.map(|t| parse_instant(&t)).transpose()?,
        expires: r.get::<_, Option<String>>(7)?.map(|d| parse_day(&d)).transpose()?,
        params: r.get(8)?,
        salt: r.get(9)?,
        wrapped: r.get(10)?,
    })
}

impl Db<'_> {
    /// The account of a username.
    pub fn account(&self, username: &str) -> Result<Option<Account>> {
        let sql = format!("SELECT {COLUMNS} FROM account WHERE username=?1");
        Ok(self.conn.prepare_cached(&sql)?.query_row([username], row_to_account).optional()?)
    }

    /// The account of a row.
    pub fn account_by_id(&self, id: i64) -> Result<Option<Account>> {
        let sql = format!("SELECT {COLUMNS} FROM account WHERE id=?1");
        Ok(self.conn.prepare_cached(&sql)?.query_row([id], row_to_account).optional()?)
    }

    /// Every account, by name as Vietnamese lists are sorted.
    pub fn accounts(&self) -> Result<Vec<Account>> {
        let mut stmt =
            self.conn.prepare_cached(&format!("SELECT {COLUMNS} FROM account ORDER BY sort_key, username"))?;
        Ok(stmt.query_map([], row_to_account)?.collect::<rusqlite::Result<_>>()?)
    }

    /// The key of an account that has not ended.
    pub fn current_key(&self, account: i64) -> Result<Option<AccountKey>> {
        let sql = format!(
            "SELECT {KEY_COLUMNS} FROM account_key WHERE account=?1 AND ended_at IS NULL ORDER BY made_at DESC LIMIT 1"
        );
        Ok(self.conn.prepare_cached(&sql)?.query_row([account], row_to_key).optional()?)
    }

    /// The keys that have not ended, by account.
    pub fn current_keys(&self) -> Result<HashMap<i64, AccountKey>> {
        let sql = format!(
            "SELECT {KEY_COLUMNS} FROM account_key WHERE ended_at IS NULL AND account IS NOT NULL ORDER BY made_at"
        );
        let mut stmt = self.conn.prepare_cached(&sql)?;
        let keys = stmt.query_map([], row_to_key)?;
        keys.map(|k| k.map(|k| (k.account.unwrap_or_default(), k)).map_err(Into::into)).collect()
    }

    /// Every key of an account, the oldest first.
    pub fn keys_of(&self, account: i64) -> Result<Vec<AccountKey>> {
        let sql = format!("SELECT {KEY_COLUMNS} FROM account_key WHERE account=?1 ORDER BY made_at, key_id");
        let mut stmt = self.conn.prepare_cached(&sql)?;
        Ok(stmt.query_map([account], row_to_key)?.collect::<rusqlite::Result<_>>()?)
    }

    /// Every key of an origin, the oldest first.
    pub fn keys_of_origin(&self, origin: &str) -> Result<Vec<AccountKey>> {
        let sql = format!("SELECT {KEY_COLUMNS} FROM account_key WHERE origin=?1 ORDER BY made_at, key_id");
        let mut stmt = self.conn.prepare_cached(&sql)?;
        Ok(stmt.query_map([origin], row_to_key)?.collect::<rusqlite::Result<_>>()?)
    }

    /// Every key that there ever was: username and public part in hex.
    pub fn public_keys(&self) -> Result<Vec<(String, String)>> {
        let mut stmt = self.conn.prepare_cached("SELECT username, public FROM account_key ORDER BY made_at, key_id")?;
        Ok(stmt.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
    }

    /// A key by its id.
    pub fn key(&self, key_id: &str) -> Result<Option<AccountKey>> {
        let sql = format!("SELECT {KEY_COLUMNS} FROM account_key WHERE key_id=?1");
        Ok(self.conn.prepare_cached(&sql)?.query_row([key_id], row_to_key).optional()?)
    }

    /// The activation code given before schema 3 that waits for an account.
    pub fn activation(&self, account: i64) -> Result<Option<Activation>> {
        let sql = "SELECT digest, origin, expires FROM activation WHERE account=?1";
        let row = self.conn.prepare_cached(sql)?.query_row([account], |r| {
            Ok(Activation { digest: r.get(0)?, origin: r.get(1)?, expires: parse_instant(&r.get::<_, String>(2)?)? })
        });
        Ok(row.optional()?)
    }
}

impl Tx<'_> {
    /// Makes an account in state `pending`.
    pub fn insert_account(&self, username: &str, name: &str, kind: &str, staff: Option<&str>) -> Result<i64> {
        let sql =
            "INSERT INTO account(username,name,sort_key,kind,staff,state,made_at) VALUES(?1,?2,?3,?4,?5,'pending',?6)";
        self.execute(sql, params![username, name, text::sort_key(name), kind, staff, instant(self.at())])?;
        Ok(self.conn.last_insert_rowid())
    }

    /// Changes name and staff code of an account.
    pub fn update_account(&self, id: i64, name: &str, staff: Option<&str>) -> Result<()> {
        let sql = "UPDATE account SET name=?2, sort_key=?3, staff=?4 WHERE id=?1";
        self.execute(sql, params![id, name, text::sort_key(name), staff])?;
        Ok(())
    }

    /// Changes the state of an account.
    pub fn set_account_state(&self, id: i64, state: &str) -> Result<()> {
        self.execute("UPDATE account SET state=?2 WHERE id=?1", params![id, state])?;
        Ok(())
    }

    /// Introduces a key.
    pub fn insert_key(&self, k: &AccountKey) -> Result<()> {
        let sql = format!("INSERT INTO account_key({KEY_COLUMNS}) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11)");
        self.execute(
            &sql,
            params![
                k.key_id,
                k.account,
                k.username,
                k.public,
                k.origin,
                instant(k.made_at),
                k.ended_at.map(instant),
                k.expires.map(|d| d.to_string()),
                k.params,
                k.salt,
                k.wrapped
            ],
        )?;
        Ok(())
    }

    /// Ends every key of an account that has not ended.
    pub fn end_keys(&self, account: i64) -> Result<()> {
        let sql = "UPDATE account_key SET ended_at=?2, salt=NULL, wrapped=NULL WHERE account=?1 AND ended_at IS NULL";
        self.execute(sql, params![account, instant(self.at())])?;
        Ok(())
    }

    /// Wraps a key anew.
    pub fn rewrap_key(&self, key_id: &str, params_text: &str, salt: &[u8], wrapped: &[u8]) -> Result<()> {
        let sql = "UPDATE account_key SET params=?2, salt=?3, wrapped=?4 WHERE key_id=?1";
        self.execute(sql, params![key_id, params_text, salt, wrapped])?;
        Ok(())
    }

    /// Removes the activation code given before schema 3.
    pub fn drop_activation(&self, account: i64) -> Result<()> {
        self.execute("DELETE FROM activation WHERE account=?1", [account])?;
        Ok(())
    }
}
