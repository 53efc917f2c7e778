//! Cards of one-time codes by which the principal approves from afar (Q4.5).
use super::{Db, Result, Tx, instant, parse_instant};
use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, Row, params};

/// A code of a card. The code itself is stored nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderCode {
    /// Public part of the key pair that the code is the seed of, hex.
    pub public: String,
    /// Whose card.
    pub account: i64,
    /// Whose, by name.
    pub username: String,
    /// Number of the card among those of its holder.
    pub card: i64,
    /// Number of the code on the card.
    pub n: i64,
    /// When the card was made.
    pub made_at: Timestamp,
    /// When it ends.
    pub expires: Timestamp,
}

const COLUMNS: &str = "public, account, username, card, n, made_at, expires";

fn row_to_code(r: &Row<'_>) -> rusqlite::Result<OrderCode> {
    Ok(OrderCode {
        public: r.get(0)?,
        account: r.get(1)?,
        username: r.get(2)?,
        card: r.get(3)?,
        n: r.get(4)?,
        made_at: parse_instant(&r.get::<_, String>(5)?)?,
        expires: parse_instant(&r.get::<_, String>(6)?)?,
    })
}

impl Db<'_> {
    /// The codes that can be used at that moment, card by card.
    pub fn open_order_codes(&self, now: Timestamp) -> Result<Vec<OrderCode>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM order_code WHERE ended_at IS NULL AND expires>=?1 ORDER BY account, card, n"
        );
        let mut stmt = self.conn.prepare_cached(&sql)?;
        Ok(stmt.query_map([instant(now)], row_to_code)?.collect::<rusqlite::Result<_>>()?)
    }

    /// Number of the last card of an account; 0 for none.
    pub fn last_card(&self, account: i64) -> Result<i64> {
        let sql = "SELECT ifnull(max(card),0) FROM order_code WHERE account=?1";
        Ok(self.conn.prepare_cached(sql)?.query_row([account], |r| r.get(0))?)
    }

    /// The code that approved an order.
    pub fn code_of_order(&self, no: i64) -> Result<Option<OrderCode>> {
        let sql = format!("SELECT {COLUMNS} FROM order_code WHERE order_no=?1");
        Ok(self.conn.prepare_cached(&sql)?.query_row([no], row_to_code).optional()?)
    }
}

impl Tx<'_> {
    /// Puts a code on a card.
    pub fn insert_order_code(&self, c: &OrderCode) -> Result<()> {
        let sql = format!("INSERT INTO order_code({COLUMNS}) VALUES(?1,?2,?3,?4,?5,?6,?7)");
        self.execute(
            &sql,
            params![c.public, c.account, c.username, c.card, c.n, instant(c.made_at), instant(c.expires)],
        )?;
        Ok(())
    }

    /// Ends the codes of an account that wait, or of all accounts.
    pub fn end_order_codes(&self, account: Option<i64>) -> Result<usize> {
        let sql = "UPDATE order_code SET ended_at=?2 WHERE ended_at IS NULL AND (?1 IS NULL OR account=?1)";
        self.execute(sql, params![account, instant(self.at())])
    }

    /// Uses a code up for an order; `proof` is the code's signature over what is ordered.
    pub fn use_order_code(&self, public: &str, order: i64, proof: &str) -> Result<()> {
        let sql = "UPDATE order_code SET ended_at=?2, order_no=?3, proof=?4 WHERE public=?1";
        self.execute(sql, params![public, instant(self.at()), order, proof])?;
        Ok(())
    }
}
