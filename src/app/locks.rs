//! Locking, opening for a while, closing (Q4.5): the vice-principal's hands, on the principal's order.
use super::orders::{Kind, Page, check_locked, final_lock_on, locked_for_good, mark_done, order_for};
use super::{App, Receipt, Result};
use crate::domain::action::Action;
use crate::domain::book::Book;
use crate::domain::lock::{Lock, Window};
use crate::store::Db;
use jiff::{SignedDuration, Timestamp};

/// What `lock` did.
#[derive(Clone, Debug)]
pub enum LockOutcome {
    /// The page is locked now.
    Locked {
        /// Under this order.
        order: i64,
    },
    /// Open windows of the page were closed; it had been locked all the while.
    Relocked {
        /// Orders of the windows.
        orders: Vec<i64>,
    },
    /// It was locked already.
    Already,
}

/// Locks, windows and their state now.
#[derive(Clone, Debug)]
pub struct LockList {
    /// Locked pages.
    pub locks: Vec<Lock>,
    /// Every window.
    pub windows: Vec<Window>,
    /// Now.
    pub now: Timestamp,
}

fn same_page(l: &Lock, page: &Page) -> bool {
    l.book == page.book && l.period == page.period.to_string() && l.class == page.class
}

/// The windows of a page, or within it, that are open.
fn open_windows(db: &Db<'_>, page: &Page, now: Timestamp) -> Result<Vec<Window>> {
    let mut windows = db.windows()?;
    windows.retain(|w| {
        w.book == page.book
            && now < w.until
            && w.first >= page.first
            && w.last <= page.last
            && (page.class.is_none() || w.class == page.class)
    });
    Ok(windows)
}

impl App {
    /// Locks a page on order, or closes the windows that are open in it.
    pub fn lock(&mut self, page: &Page, final_lock: bool) -> Result<(LockOutcome, Receipt)> {
        let now = self.school.now();
        let (open, already) = self.read(|db| {
            let locked = db.locks()?.iter().any(|l| same_page(l, page) && (l.final_lock || !final_lock));
            Ok((open_windows(&db, page, now)?, locked))
        })?;
        if !open.is_empty() && !final_lock {
            return self.relock(page);
        }
        let (action, kind) = if final_lock { (Action::LockFinal, Kind::FinalLock) } else { (Action::Lock, Kind::Lock) };
        self.change(action, page.object(), |tx| {
            if already {
                return Ok(LockOutcome::Already);
            }
            let mut order = order_for(tx, action, kind, page)?;
            let ordinary = tx.locks()?.into_iter().find(|l| same_page(l, page));
            match ordinary {
                Some(l) => tx.make_lock_final(l.id, order.no)?,
                None => tx.insert_lock(&Lock {
                    id: 0,
                    book: page.book,
                    period: page.period.to_string(),
                    first: page.first,
                    last: page.last,
                    by_day: page.period.is_day(),
                    class: page.class.clone(),
                    final_lock,
                    locked_at: tx.at(),
                    locked_by: tx.actor().username.clone(),
                    order: Some(order.no),
                })?,
            }
            // Nothing stays open in a page that is locked for good.
            for window in open_windows(tx, page, tx.at())? {
                tx.close_window(window.order, tx.at())?;
            }
            mark_done(tx, &mut order)?;
            Ok(LockOutcome::Locked { order: order.no })
        })
    }

    fn relock(&mut self, page: &Page) -> Result<(LockOutcome, Receipt)> {
        self.change(Action::Relock, page.object(), |tx| {
            let mut orders = Vec::new();
            for window in open_windows(tx, page, tx.at())? {
                tx.close_window(window.order, tx.at())?;
                tx.carry_out(window.order);
                orders.push(window.order);
            }
            Ok(LockOutcome::Relocked { orders })
        })
    }

    /// Opens a window in a locked page, for the hours of its order counted from now.
    pub fn unlock(&mut self, page: &Page) -> Result<(Window, Receipt)> {
        self.change(Action::Unlock, page.object(), |tx| {
            if let Some(lock) = final_lock_on(tx, page)? {
                return Err(locked_for_good(&lock, page).into());
            }
            check_locked(tx, page)?;
            let mut order = order_for(tx, Action::Unlock, Kind::Unlock, page)?;
            let hours = order.hours.map_or_else(|| tx.policy_number("unlock.hours", tx.today()), Ok)?;
            let window = Window {
                order: order.no,
                book: page.book,
                period: page.period.to_string(),
                first: page.first,
                last: page.last,
                by_day: page.period.is_day(),
                class: page.class.clone(),
                opened_at: tx.at(),
                opened_by: tx.actor().username.clone(),
                until: tx.at() + SignedDuration::from_hours(hours),
            };
            tx.insert_window(&window)?;
            mark_done(tx, &mut order)?;
            Ok(window)
        })
    }

    /// Locked pages and windows, of one book or all.
    pub fn lock_list(&mut self, book: Option<Book>) -> Result<LockList> {
        self.actor()?;
        let now = self.school.now();
        self.read(|db| {
            let (mut locks, mut windows) = (db.locks()?, db.windows()?);
            locks.retain(|l| book.is_none_or(|b| l.book == b));
            windows.retain(|w| book.is_none_or(|b| w.book == b));
            Ok(LockList { locks, windows, now })
        })
    }
}
