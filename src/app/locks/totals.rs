//! Totals frozen when a page is locked and when a window in it closes, and what differs between two of them (Q4.5).
use super::super::Result;
use crate::domain::lock::{Lock, Window};
use crate::store::{Db, Tx};
use jiff::Timestamp;

pub use crate::store::total::PageTotal;

/// Totals that were frozen, beside those before.
#[derive(Clone, Debug)]
pub struct Frozen {
    /// The page.
    pub lock: Lock,
    /// What it held when its totals were frozen before.
    pub before: Option<PageTotal>,
    /// What it holds now.
    pub now: PageTotal,
    /// Changes written through the windows in between; none where there was no window.
    pub changed: Option<u64>,
}

impl Frozen {
    /// Whether anything is other than before.
    pub fn differs(&self) -> bool {
        self.before.as_ref().is_some_and(|b| b.sha256 != self.now.sha256)
    }
}

/// Totals that are still to be frozen: a window in the page ended by itself.
#[derive(Clone, Debug)]
pub struct Owed {
    /// The page.
    pub lock: Lock,
    /// The order of the window that ended last.
    pub order: i64,
    /// Changes written through such windows.
    pub changed: u64,
}

/// Whether a window lies in a locked page or holds some of it.
pub(super) fn meets(l: &Lock, w: &Window) -> bool {
    let same_class = l.class.is_none() || w.class.is_none() || l.class == w.class;
    l.book == w.book && l.first <= w.last && l.last >= w.first && same_class
}

/// Freezes the totals of a page.
pub(in crate::app) fn freeze(tx: &Tx<'_>, lock: &Lock, order: Option<i64>, changed: Option<u64>) -> Result<Frozen> {
    let (before, now) = tx.freeze(lock, order)?;
    Ok(Frozen { lock: lock.clone(), before, now, changed })
}

/// Freezes the totals of every locked page in which these windows were closed.
pub(super) fn freeze_closed(tx: &Tx<'_>, windows: &[Window]) -> Result<Vec<Frozen>> {
    let mut frozen = Vec::new();
    for lock in tx.locks()? {
        let mut changed = 0;
        let inside: Vec<_> = windows.iter().filter(|w| meets(&lock, w)).collect();
        for window in &inside {
            changed += tx.written_through(window)?;
        }
        if let Some(last) = inside.last() {
            frozen.push(freeze(tx, &lock, Some(last.order), Some(changed))?);
        }
    }
    Ok(frozen)
}

/// The pages whose closing totals are missing.
pub(super) fn owing(db: Db<'_>, now: Timestamp) -> Result<Vec<Owed>> {
    let windows = db.windows()?;
    let mut owed = Vec::new();
    for lock in db.locks()? {
        let frozen = db.last_total(&lock)?.map(|t| t.made_at);
        let open = |w: &&Window| meets(&lock, w) && w.until <= now && frozen.is_none_or(|at| at < w.until);
        let ended: Vec<_> = windows.iter().filter(open).collect();
        let mut changed = 0;
        for window in &ended {
            changed += db.written_through(window)?;
        }
        if let Some(last) = ended.iter().max_by_key(|w| w.until) {
            owed.push(Owed { order: last.order, changed, lock });
        }
    }
    Ok(owed)
}
