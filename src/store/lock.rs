//! Locked pages and windows.
use super::{Db, Result, Tx, guard, instant, parse_day, parse_instant};
use crate::domain::action::Action;
use crate::domain::book::Book;
use crate::domain::date::{Date, parse_utc_ms};
use crate::domain::lock::{Lock, Window};
use crate::domain::page;
use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, Row, params};

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
        // A backup of an older schema is restored as it is: its windows are for everybody.
        let (terms, join) = match self.schema_version()? {
            guard::TERMS_SINCE.. => ("who, most, t.child", "LEFT JOIN order_term t USING(order_no)"),
            _ => ("NULL, NULL, NULL", ""),
        };
        let sql = format!(
            "SELECT order_no, book, period, first, last, by_day, class, opened_at, opened_by, until, {terms} FROM page_window {join} ORDER BY opened_at, order_no"
        );
        let mut stmt = self.conn.prepare_cached(&sql)?;
        Ok(stmt.query_map([], row_to_window)?.collect::<rusqlite::Result<_>>()?)
    }
}

impl Db<'_> {
    /// First and last day of a period as it is stored.
    pub fn days_of_period(&self, period: &str) -> Result<Option<(Date, Date)>> {
        if let Ok(day) = period.parse::<Date>() {
            return Ok(Some((day, day)));
        }
        if let Ok(first) = format!("{period}-01").parse::<Date>() {
            return Ok(Some((first, first.last_of_month())));
        }
        let sql = "SELECT first, last FROM school_year WHERE year=?1";
        let days = |r: &Row<'_>| Ok((parse_day(&r.get::<_, String>(0)?)?, parse_day(&r.get::<_, String>(1)?)?));
        Ok(self.conn.prepare_cached(sql)?.query_row([period], days).optional()?)
    }

    /// Correction slips of a book that wait and are about these days, by number.
    pub fn open_corrections(&self, book: Book, first: Date, last: Date, class: Option<&str>) -> Result<Vec<i64>> {
        let sql = "SELECT no, period FROM correction WHERE state IN ('submitted','approved') AND system=?1 AND (?2 IS NULL OR class IS NULL OR class=?2) ORDER BY no";
        let mut stmt = self.conn.prepare_cached(sql)?;
        let mut rows = stmt.query(params![book.code(), class])?;
        let mut open = Vec::new();
        while let Some(r) = rows.next()? {
            let days = self.days_of_period(r.get_ref(1)?.as_str()?)?;
            if days.is_some_and(|(a, b)| a <= last && b >= first) {
                open.push(r.get(0)?);
            }
        }
        Ok(open)
    }

    /// How many changes of rows in pages were written through a window.
    pub fn written_through(&self, window: &Window) -> Result<u64> {
        let mut written = 0;
        self.each_through(window, |_, _, changes| written += changes)?;
        Ok(written)
    }

    /// The entries that wrote in pages through a window, with their times, in order.
    pub fn entries_through(&self, window: &Window) -> Result<Vec<(u64, Timestamp)>> {
        let mut entries = Vec::new();
        self.each_through(window, |seq, at, changes| {
            if changes > 0 {
                entries.push((seq, at));
            }
        })?;
        entries.reverse();
        Ok(entries)
    }

    /// The entries under a window's order since it was opened, the newest first, with the number of changes of rows in pages.
    fn each_through(&self, window: &Window, mut f: impl FnMut(u64, Timestamp, u64)) -> Result<()> {
        let (text, opened) = (format!("\"order\":{}", window.order), instant(window.opened_at));
        let may = |body: &str| body.contains(&text);
        self.each_entry_that(true, may, |e| {
            let body = e.json();
            if body["at"].as_str().is_some_and(|at| at < opened.as_str()) {
                return Ok(false);
            }
            if body["order"] == window.order && body["outcome"] == "done" {
                let mut changes = 0;
                self.each_image(e.seq, |i| {
                    changes += u64::from(page::find(&i.tbl).is_some());
                    Ok(())
                })?;
                f(e.seq, body["at"].as_str().and_then(parse_utc_ms).unwrap_or(window.until), changes);
            }
            Ok(body["action"] != Action::Unlock.code() || body["order"] != window.order)
        })
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
