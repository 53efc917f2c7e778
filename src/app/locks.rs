//! Locking, opening for a while, closing (Q4.5): the vice-principal's hands, on the principal's order.
//!
//! Files are listed so that each uses only those above it.
pub mod check;
pub mod totals;
pub mod due;
pub mod rest;

use self::check::{Gap, check};
use self::rest::{Rest, resting};
use self::totals::{Frozen, Owed, freeze, freeze_closed, owing};
use super::orders::{Kind, Page, check_locked, final_lock_on, locked_for_good, mark_done, order_for};
use super::{App, Receipt, Result};
use crate::domain::action::Action;
use crate::domain::book::Book;
use crate::domain::lock::{Lock, Window};
use crate::domain::refusal::Refusal;
use crate::store::{Db, Tx};
use jiff::{SignedDuration, Timestamp};

#[cfg(test)]
mod tests;

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

/// What `lock` did, and what goes with it.
#[derive(Clone, Debug)]
pub struct LockAnswer {
    /// What it did.
    pub outcome: LockOutcome,
    /// What the page lacks.
    pub gaps: Vec<Gap>,
    /// Totals that were frozen.
    pub totals: Vec<Frozen>,
    /// Totals of the page that are still to be frozen.
    pub owed: Vec<Owed>,
    /// What rests on what was changed in windows that are closed now.
    pub rests: Vec<Rest>,
}

/// A window, and what was written in it.
#[derive(Clone, Debug)]
pub struct WindowView {
    /// The window.
    pub window: Window,
    /// Changes that were written through it.
    pub used: u64,
    /// The code of the one child whose rows it is for.
    pub child: Option<String>,
}

/// Locks, windows and their state now.
#[derive(Clone, Debug)]
pub struct LockList {
    /// Locked pages.
    pub locks: Vec<Lock>,
    /// Every window.
    pub windows: Vec<WindowView>,
    /// Pages whose closing totals are missing.
    pub owed: Vec<Owed>,
    /// Now.
    pub now: Timestamp,
}

pub(super) fn same_page(l: &Lock, page: &Page) -> bool {
    l.book == page.book && l.period == page.period.to_string() && l.class == page.class
}

/// The lock of a page, made now by whoever acts.
fn new_lock(tx: &Tx<'_>, page: &Page, final_lock: bool, order: i64) -> Lock {
    Lock {
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
        order: Some(order),
    }
}

/// Refuses to lock a page that lacks something, where the school has it so.
fn refuse_incomplete(tx: &Tx<'_>, page: &Page, gaps: &[Gap]) -> Result<()> {
    let Some(first) = gaps.first() else { return Ok(()) };
    if tx.policy_number("lock.require_complete", tx.today())? != 1 {
        return Ok(());
    }
    let (book, period, class) = (page.book, page.period.to_string(), page.class.clone());
    Err(Refusal::Incomplete { book, period, class, gaps: gaps.len(), command: first.command.clone() }.into())
}

/// The windows of a page, or within it, that are open.
pub(super) fn open_windows(db: &Db<'_>, page: &Page, now: Timestamp) -> Result<Vec<Window>> {
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
    pub fn lock(&mut self, page: &Page, final_lock: bool) -> Result<(LockAnswer, Receipt)> {
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
                let mut owed = owing(**tx, tx.at())?;
                owed.retain(|o| same_page(&o.lock, page));
                return Ok(LockAnswer {
                    outcome: LockOutcome::Already,
                    gaps: vec![],
                    totals: vec![],
                    owed,
                    rests: vec![],
                });
            }
            let mut order = order_for(tx, action, kind, page)?;
            let gaps = check(**tx, page, tx.today())?;
            refuse_incomplete(tx, page, &gaps)?;
            let lock = new_lock(tx, page, final_lock, order.no);
            match tx.locks()?.into_iter().find(|l| same_page(l, page)) {
                Some(l) => tx.make_lock_final(l.id, order.no)?,
                None => tx.insert_lock(&lock)?,
            }
            // Nothing stays open in a page that is locked for good.
            for window in open_windows(tx, page, tx.at())? {
                tx.close_window(window.order, tx.at())?;
            }
            let totals = vec![freeze(tx, &lock, Some(order.no), None)?];
            mark_done(tx, &mut order)?;
            Ok(LockAnswer {
                outcome: LockOutcome::Locked { order: order.no },
                gaps,
                totals,
                owed: vec![],
                rests: vec![],
            })
        })
    }

    fn relock(&mut self, page: &Page) -> Result<(LockAnswer, Receipt)> {
        self.change(Action::Relock, page.object(), |tx| {
            let windows = open_windows(tx, page, tx.at())?;
            for window in &windows {
                tx.close_window(window.order, tx.at())?;
                tx.carry_out(window.order);
            }
            let totals = freeze_closed(tx, &windows)?;
            let (gaps, rests) = (check(**tx, page, tx.today())?, resting(**tx, &windows)?);
            let outcome = LockOutcome::Relocked { orders: windows.iter().map(|w| w.order).collect() };
            Ok(LockAnswer { outcome, gaps, totals, owed: vec![], rests })
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
            let terms = tx.order_terms(order.no)?;
            let window = terms.limit(Window {
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
                who: None,
                most: None,
                child: None,
            });
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
            let mut owed = owing(db, now)?;
            owed.retain(|o| book.is_none_or(|b| o.lock.book == b));
            let view = |window: Window| -> Result<WindowView> {
                let child = window.child.map(|id| db.child_by_id(id)).transpose()?.flatten().map(|c| c.code);
                Ok(WindowView { used: db.written_through(&window)?, child, window })
            };
            let windows = windows.into_iter().map(view).collect::<Result<_>>()?;
            Ok(LockList { locks, windows, owed, now })
        })
    }
}
