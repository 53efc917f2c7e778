//! Prices, payments, balances and adjustments of the meals' money.
use super::{Db, Result, Tx, parse_day};
use crate::domain::date::{Date, Month};
use crate::domain::meal::{PriceRow, Slot, Stage};
use rusqlite::{OptionalExtension as _, Row, params};
use std::collections::HashMap;

/// A payment; a negative amount is a refund.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// Its row.
    pub id: i64,
    /// The day.
    pub date: Date,
    /// The child's row.
    pub child: i64,
    /// In đồng.
    pub amount: i64,
    /// What it is for.
    pub note: String,
    /// Number of the receipt.
    pub receipt: Option<String>,
    /// The payment that this one takes back.
    pub reverses: Option<i64>,
}

/// What a child's account held at the start of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Balance {
    /// The child's row.
    pub child: i64,
    /// The day.
    pub on: Date,
    /// In đồng; plus is the family's money.
    pub amount: i64,
}

/// A dated line that corrects a month which is locked for good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adjustment {
    /// Its row.
    pub id: i64,
    /// The day that it counts for.
    pub date: Date,
    /// The child's row.
    pub child: i64,
    /// In đồng; plus is for the family.
    pub amount: i64,
    /// The month that it corrects.
    pub for_month: String,
    /// Why.
    pub reason: String,
}

const PAYMENT: &str = "id, date, child, amount, note, receipt, reverses";

fn row_to_payment(r: &Row<'_>) -> rusqlite::Result<Payment> {
    Ok(Payment {
        id: r.get(0)?,
        date: parse_day(&r.get::<_, String>(1)?)?,
        child: r.get(2)?,
        amount: r.get(3)?,
        note: r.get(4)?,
        receipt: r.get(5)?,
        reverses: r.get(6)?,
    })
}

fn row_to_balance(r: &Row<'_>) -> rusqlite::Result<Balance> {
    Ok(Balance { child: r.get(0)?, on: parse_day(&r.get::<_, String>(1)?)?, amount: r.get(2)? })
}

fn row_to_adjustment(r: &Row<'_>) -> rusqlite::Result<Adjustment> {
    Ok(Adjustment {
        id: r.get(0)?,
        date: parse_day(&r.get::<_, String>(1)?)?,
        child: r.get(2)?,
        amount: r.get(3)?,
        for_month: r.get(4)?,
        reason: r.get(5)?,
    })
}

impl Db<'_> {
    /// Every price that was ever set, stage by stage.
    pub fn fees(&self) -> Result<Vec<PriceRow>> {
        let sql = "SELECT stage, slot, from_date, amount FROM fee ORDER BY stage, from_date, slot";
        let mut stmt = self.conn.prepare_cached(sql)?;
        let mut rows = stmt.query([])?;
        let mut all = Vec::new();
        while let Some(r) = rows.next()? {
            let (stage, slot): (String, String) = (r.get(0)?, r.get(1)?);
            all.push(PriceRow {
                stage: Stage::parse(&stage).ok_or_else(|| anyhow::anyhow!("unknown stage {stage}"))?,
                slot: Slot::parse(&slot),
                from: parse_day(&r.get::<_, String>(2)?)?,
                amount: r.get(3)?,
            });
        }
        Ok(all)
    }

    /// The payments of a span of days, in the order of day and row.
    pub fn payments(&self, first: Date, last: Date) -> Result<Vec<Payment>> {
        let sql = format!("SELECT {PAYMENT} FROM payment WHERE date>=?1 AND date<=?2 ORDER BY date, id");
        let mut stmt = self.conn.prepare_cached(&sql)?;
        let rows = stmt.query_map(params![first.to_string(), last.to_string()], row_to_payment)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The payment of a receipt.
    pub fn payment_by_receipt(&self, receipt: &str) -> Result<Option<Payment>> {
        let sql = format!("SELECT {PAYMENT} FROM payment WHERE receipt=?1");
        Ok(self.conn.prepare_cached(&sql)?.query_row([receipt], row_to_payment).optional()?)
    }

    /// The payment of a row.
    pub fn payment_by_id(&self, id: i64) -> Result<Option<Payment>> {
        let sql = format!("SELECT {PAYMENT} FROM payment WHERE id=?1");
        Ok(self.conn.prepare_cached(&sql)?.query_row([id], row_to_payment).optional()?)
    }

    /// The payment that takes back another one.
    pub fn reversal_of(&self, id: i64) -> Result<Option<Payment>> {
        let sql = format!("SELECT {PAYMENT} FROM payment WHERE reverses=?1");
        Ok(self.conn.prepare_cached(&sql)?.query_row([id], row_to_payment).optional()?)
    }

    /// Every receipt number, for the search of a near one.
    pub fn receipts(&self) -> Result<Vec<String>> {
        let mut stmt = self.conn.prepare_cached("SELECT receipt FROM payment WHERE receipt IS NOT NULL ORDER BY 1")?;
        Ok(stmt.query_map([], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// The balance of a child that was set for a day.
    pub fn balance(&self, child: i64, on: Date) -> Result<Option<i64>> {
        let sql = "SELECT amount FROM balance WHERE child=?1 AND on_date=?2";
        Ok(self.conn.prepare_cached(sql)?.query_row(params![child, on.to_string()], |r| r.get(0)).optional()?)
    }

    /// Every balance that was ever set, child by child in the order of their days.
    pub fn balances(&self) -> Result<Vec<Balance>> {
        let mut stmt =
            self.conn.prepare_cached("SELECT child, on_date, amount FROM balance ORDER BY child, on_date")?;
        Ok(stmt.query_map([], row_to_balance)?.collect::<rusqlite::Result<_>>()?)
    }

    /// Each child's latest balance up to a day.
    pub fn last_balances(&self, until: Date) -> Result<HashMap<i64, Balance>> {
        // With one max() SQLite takes the other columns from its row.
        let sql = "SELECT child, max(on_date), amount FROM balance WHERE on_date<=?1 GROUP BY child";
        let mut stmt = self.conn.prepare_cached(sql)?;
        let rows = stmt.query_map([until.to_string()], row_to_balance)?;
        Ok(rows.map(|b| b.map(|b| (b.child, b))).collect::<rusqlite::Result<_>>()?)
    }

    /// The adjustments of a span of days.
    pub fn adjustments(&self, first: Date, last: Date) -> Result<Vec<Adjustment>> {
        let sql = "SELECT id, date, child, amount, for_month, reason FROM adjustment WHERE date>=?1 AND date<=?2 ORDER BY date, id";
        let mut stmt = self.conn.prepare_cached(sql)?;
        let rows = stmt.query_map(params![first.to_string(), last.to_string()], row_to_adjustment)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The first day on which money moved.
    pub fn first_movement(&self) -> Result<Option<Date>> {
        let sql = "SELECT min(d) FROM (SELECT min(date) d FROM payment UNION ALL SELECT min(date) FROM adjustment)";
        let first: Option<String> = self.conn.prepare_cached(sql)?.query_row([], |r| r.get(0))?;
        Ok(first.as_deref().map(parse_day).transpose()?)
    }
}

impl Tx<'_> {
    /// Sets a price from a day on; none ends it.
    pub fn set_fee(&self, row: &PriceRow) -> Result<()> {
        let sql = "INSERT INTO fee(stage,slot,from_date,amount) VALUES(?1,?2,?3,?4) ON CONFLICT(stage,slot,from_date) DO UPDATE SET amount=excluded.amount WHERE amount IS NOT excluded.amount";
        let slot = row.slot.map_or("", Slot::code);
        let values = params![row.stage.code(), slot, row.from.to_string(), row.amount];
        self.execute(sql, values)?;
        Ok(())
    }

    /// Adds a payment. The row's id is ignored.
    pub fn insert_payment(&self, p: &Payment) -> Result<i64> {
        let sql = "INSERT INTO payment(date,child,amount,note,receipt,reverses) VALUES(?1,?2,?3,?4,?5,?6)";
        let values = params![p.date.to_string(), p.child, p.amount, p.note, p.receipt, p.reverses];
        self.execute(sql, values)?;
        Ok(self.conn.last_insert_rowid())
    }

    /// Changes a payment.
    pub fn update_payment(&self, p: &Payment) -> Result<()> {
        let sql = "UPDATE payment SET date=?2, child=?3, amount=?4, note=?5 WHERE id=?1";
        let values = params![p.id, p.date.to_string(), p.child, p.amount, p.note];
        self.execute(sql, values)?;
        Ok(())
    }

    /// Says what a child's account held at the start of a day.
    pub fn set_balance(&self, b: &Balance) -> Result<()> {
        let sql = "INSERT INTO balance(child,on_date,amount) VALUES(?1,?2,?3) ON CONFLICT(child,on_date) DO UPDATE SET amount=excluded.amount WHERE amount IS NOT excluded.amount";
        self.execute(sql, params![b.child, b.on.to_string(), b.amount])?;
        Ok(())
    }

    /// Adds an adjustment, dated.
    pub fn insert_adjustment(&self, date: Date, child: i64, amount: i64, month: Month, reason: &str) -> Result<i64> {
        let sql = "INSERT INTO adjustment(date,child,amount,for_month,reason) VALUES(?1,?2,?3,?4,?5)";
        let values = params![date.to_string(), child, amount, month.to_string(), reason];
        self.execute(sql, values)?;
        Ok(self.conn.last_insert_rowid())
    }
}
