//! Locked pages and windows.
use super::{Db, Result, Tx, instant, parse_day, parse_instant};
use crate::domain::action::Action;
use crate::domain::book::Book;
use crate::domain::lock::{Lock, Window};
use crate::domain::page;
use jiff::Timestamp;
use rusqlite::{Row, params};

fn book(id: i64) -> rusqlite::Result<Book> {
    Book::from_id(id).ok_or(rusqlite::Error::IntegralValueOutOfRange(0, id))
}

fn row_to_lock(r: &Row<'_>) -> rusqlite::Result<Lock> {
    Ok(Lock {
        id: r.get(0)?,
        book: book(r.get(1)?)?,
        period: r.get(2)?,
        first: parse_day(&r.get::<_, String>(3)?)?,
        last: parse_day(&r.get::<_, String>(4)?)?,
        by_day: r.get(5)?,
        class: r.get(6)?,
        final_lock: r.get(7)?,
        locked_at: parse_instant(&r.get::<_, String>(8)?)?,
        locked_by: r.get(9)?,
        order: r.get(10)?,
    })
}

fn row_to_window(r: &Row<'_>) -> rusqlite::Result<Window> {
    Ok(Window {
        order: r.get(0)?,
        book: book(r.get(1)?)?,
        period: r.get(2)?,
        first: parse_day(&r.get::<_, String>(3)?)?,
        last: parse_day(&r.get::<_, String>(4)?)?,
        by_day: r.get(5)?,
        class: r.get(6)?,
        opened_at: parse_instant(&r.get::<_, String>(7)?)?,
        opened_by: r.get(8)?,
        until: parse_instant(&r.get::<_, String>(9)?)?,
        who: r.get(10)?,
        most: r.get(11)?,
        child: r.get(12)?,
    })
}

impl Db<'_> {
    /// Every locked page, in the order of locking.
    pub fn locks(&self) -> Result<Vec<Lock>> {
        let sql = "SELECT id, book, period, first, last, by_day, class, final, locked_at, locked_by, order_no FROM page_lock ORDER BY id";
        let mut stmt = self.conn.prepare_cached(sql)?;
        Ok(stmt.query_map([], row_to_lock)?.collect::<rusqlite::Result<_>>()?)
    }

    /// Every window that was ever opened, in the order of opening.
    pub fn windows(&self) -> Result<Vec<Window>> {
        let sql = "SELECT order_no, book, period, first, last, by_day, class, opened_at, opened_by, until, who, most, t.child FROM page_window LEFT JOIN order_term t USING(order_no) ORDER BY opened_at, order_no";
        let mut stmt = self.conn.prepare_cached(sql)?;
        Ok(stmt.query_map([], row_to_window)?.collect::<rusqlite::Result<_>>()?)
    }
}

impl Db<'_> {
    /// How many changes of rows in pages were written under a window's order since it was opened.
    pub fn written_through(&self, window: &Window) -> Result<u64> {
        let (text, opened) = (format!("\"order\":{}", window.order), instant(window.opened_at));
        let mut written = 0;
        self.each_entry_that(
            true,
            |body| body.contains(&text),
            |e| {
                let body = e.json();
                if body["at"].as_str().is_some_and(|at| at < opened.as_str()) {
                    return Ok(false);
                }
                if body["order"] == window.order && body["outcome"] == "done" {
                    self.each_image(e.seq, |i| {
                        written += u64::from(page::find(&i.tbl).is_some());
                        Ok(())
                    })?;
                }
                Ok(body["action"] != Action::Unlock.code())
            },
        )?;
        Ok(written)
    }
}

impl Tx<'_> {
    /// Locks a page. The row's id is ignored.
    pub fn insert_lock(&self, l: &Lock) -> Result<()> {
        let sql = "INSERT INTO page_lock(book,period,first,last,by_day,class,final,locked_at,locked_by,order_no) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)";
        self.execute(
            sql,
            params![
                l.book.id(),
                l.period,
                l.first.to_string(),
                l.last.to_string(),
                l.by_day,
                l.class,
                l.final_lock,
                instant(l.locked_at),
                l.locked_by,
                l.order
            ],
        )?;
        Ok(())
    }

    /// Makes an ordinary lock final.
    pub fn make_lock_final(&self, id: i64, order: i64) -> Result<()> {
        self.execute("UPDATE page_lock SET final=1, order_no=?2 WHERE id=?1", params![id, order])?;
        Ok(())
    }

    /// Opens a window.
    pub fn insert_window(&self, w: &Window) -> Result<()> {
        let sql = "INSERT INTO page_window(order_no,book,period,first,last,by_day,class,opened_at,opened_by,until) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)";
        self.execute(
            sql,
            params![
                w.order,
                w.book.id(),
                w.period,
                w.first.to_string(),
                w.last.to_string(),
                w.by_day,
                w.class,
                instant(w.opened_at),
                w.opened_by,
                instant(w.until)
            ],
        )?;
        Ok(())
    }

    /// Ends a window before its time.
    pub fn close_window(&self, order: i64, at: Timestamp) -> Result<()> {
        self.execute("UPDATE page_window SET until=?2 WHERE order_no=?1", params![order, instant(at)])?;
        Ok(())
    }
}
