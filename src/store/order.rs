//! Orders (phiếu): asked for, given, carried out.
use super::{Db, Result, Tx, instant, parse_day, parse_instant};
use crate::domain::book::Book;
use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, Row, params};

pub use crate::domain::order::{Order, Terms};

const COLUMNS: &str = "no, kind, book, period, class, reason, state, via, asked_by, asked_at, decided_by, decided_at, answer, hours, document, dated, done_by, done_at, (SELECT object FROM order_object WHERE order_no=no)";

fn row_to_order(r: &Row<'_>) -> rusqlite::Result<Order> {
    let when = |i| -> rusqlite::Result<Option<Timestamp>> {
        r.get::<_, Option<String>>(i)?.map(|t| parse_instant(&t)).transpose()
    };
    Ok(Order {
        no: r.get(0)?,
        kind: r.get(1)?,
        book: r.get::<_, Option<String>>(2)?.as_deref().and_then(Book::parse),
        period: r.get(3)?,
        class: r.get(4)?,
        reason: r.get(5)?,
        state: r.get(6)?,
        via: r.get(7)?,
        asked_by: r.get(8)?,
        asked_at: parse_instant(&r.get::<_, String>(9)?)?,
        decided_by: r.get(10)?,
        decided_at: when(11)?,
        answer: r.get(12)?,
        hours: r.get(13)?,
        document: r.get(14)?,
        dated: r.get::<_, Option<String>>(15)?.map(|d| parse_day(&d)).transpose()?,
        done_by: r.get(16)?,
        done_at: when(17)?,
        object: r.get(18)?,
    })
}

impl Db<'_> {
    /// One order.
    pub fn order(&self, no: i64) -> Result<Option<Order>> {
        let sql = format!("SELECT {COLUMNS} FROM orders WHERE no=?1");
        Ok(self.conn.prepare_cached(&sql)?.query_row([no], row_to_order).optional()?)
    }

    /// Every order, the oldest first.
    pub fn orders(&self) -> Result<Vec<Order>> {
        let mut stmt = self.conn.prepare_cached(&format!("SELECT {COLUMNS} FROM orders ORDER BY no"))?;
        Ok(stmt.query_map([], row_to_order)?.collect::<rusqlite::Result<_>>()?)
    }
}

impl Db<'_> {
    /// What an order says beyond its page.
    pub fn order_terms(&self, no: i64) -> Result<Terms> {
        let sql = "SELECT who, most, child, extends, correction, account, to_date FROM order_term WHERE order_no=?1";
        let row = |r: &Row<'_>| -> rusqlite::Result<Terms> {
            Ok(Terms {
                who: r.get(0)?,
                most: r.get(1)?,
                child: r.get(2)?,
                extends: r.get(3)?,
                correction: r.get(4)?,
                account: r.get(5)?,
                to: r.get::<_, Option<String>>(6)?.map(|d| parse_day(&d)).transpose()?,
            })
        };
        Ok(self.conn.prepare_cached(sql)?.query_row([no], row).optional()?.unwrap_or_default())
    }
}

impl Tx<'_> {
    /// Writes what a new order says beyond its page; nothing where it says nothing.
    pub fn insert_order_terms(&self, no: i64, t: &Terms) -> Result<()> {
        if *t == Terms::default() {
            return Ok(());
        }
        self.execute(
            "INSERT INTO order_term(order_no,who,most,child,extends,correction,account,to_date) VALUES(?1,?2,?3,?4,?5,?6,?7,?8)",
            params![no, t.who, t.most, t.child, t.extends, t.correction, t.account, t.to.map(|d| d.to_string())],
        )?;
        Ok(())
    }

    /// Writes what an approval has tightened.
    pub fn tighten_order_terms(&self, no: i64, t: &Terms) -> Result<()> {
        let sql = "UPDATE order_term SET who=?2, most=?3 WHERE order_no=?1";
        if self.execute(sql, params![no, t.who, t.most])? == 0 { self.insert_order_terms(no, t) } else { Ok(()) }
    }

    /// Writes a new order and gives its number; the number in it is ignored.
    pub fn insert_order(&self, o: &Order) -> Result<i64> {
        let sql = "INSERT INTO orders(kind,book,period,class,reason,state,via,asked_by,asked_at,decided_by,decided_at,answer,hours,document,dated,done_by,done_at)
                   VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17)";
        self.execute(
            sql,
            params![
                o.kind,
                o.book.map(Book::code),
                o.period,
                o.class,
                o.reason,
                o.state,
                o.via,
                o.asked_by,
                instant(o.asked_at),
                o.decided_by,
                o.decided_at.map(instant),
                o.answer,
                o.hours,
                o.document,
                o.dated.map(|d| d.to_string()),
                o.done_by,
                o.done_at.map(instant)
            ],
        )?;
        let no = self.conn.last_insert_rowid();
        if let Some(object) = &o.object {
            self.execute("INSERT INTO order_object(order_no,object) VALUES(?1,?2)", params![no, object])?;
        }
        Ok(no)
    }

    /// Writes what changes in an order's life: state, decision, execution.
    pub fn update_order(&self, o: &Order) -> Result<()> {
        self.execute(
            "UPDATE orders SET state=?2, decided_by=?3, decided_at=?4, answer=?5, hours=?6, done_by=?7, done_at=?8, document=?9 WHERE no=?1",
            params![
                o.no,
                o.state,
                o.decided_by,
                o.decided_at.map(instant),
                o.answer,
                o.hours,
                o.done_by,
                o.done_at.map(instant),
                o.document
            ],
        )?;
        Ok(())
    }
}
