//! What was done under an order, and what of it asks for attention (Q4.5): orders that nobody has ratified yet, and everything done
//! under those that the principal has refused.
use super::audit::{ChangeView, EntryView, view};
use super::orders::{Shown, due};
use super::{App, Result};
use crate::domain::date::Date;
use crate::domain::lock::Window;
use crate::domain::right::Right;
use crate::store::Db;
use std::collections::BTreeMap;

/// An entry made under an order.
#[derive(Clone, Debug)]
pub struct Under {
    /// The entry.
    pub entry: EntryView,
    /// Its changes, as far as the reader may see them.
    pub changes: Vec<ChangeView>,
}

/// How an order was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// Given unasked.
    Issued,
    /// In the approver's own session.
    Session,
    /// By the approver's password at somebody else's machine.
    Cosign,
    /// By a code of the approver's card.
    Code,
}

impl Hand {
    /// Its word.
    pub fn code(self) -> &'static str {
        match self {
            Hand::Issued => "issued",
            Hand::Session => "session",
            Hand::Cosign => "cosign",
            Hand::Code => "code",
        }
    }
}

/// An order with all that belongs to it.
#[derive(Clone, Debug)]
pub struct Life {
    /// The order.
    pub shown: Shown,
    /// How it was decided; none while it is not.
    pub hand: Option<Hand>,
    /// The window that it opened.
    pub window: Option<Window>,
    /// The window is open now.
    pub open: bool,
    /// All entries under it, the first first.
    pub entries: Vec<Under>,
}

/// A recorded order that nobody has ratified yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unratified {
    /// The order.
    pub order: i64,
    /// `paper` or `phone`.
    pub via: String,
    /// Last day on which it is to be ratified.
    pub due: Date,
    /// That day is over.
    pub overdue: bool,
}

/// What was done under an order that the principal has refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The order.
    pub order: i64,
    /// The entries.
    pub entries: Vec<EntryView>,
}

/// Entries that name one of these orders, the first first. Bodies are looked at as text before they are parsed.
fn entries_under(db: Db<'_>, orders: &[i64]) -> Result<Vec<EntryView>> {
    let texts: Vec<String> = orders.iter().map(|no| format!("\"order\":{no},")).collect();
    let mut found = Vec::new();
    let may = |body: &str| texts.iter().any(|t| body.contains(t.as_str()));
    db.each_entry_that(false, may, |row| {
        let entry = view(&row, &row.json());
        if entry.outcome == "done" && entry.order.is_some_and(|no| orders.contains(&no)) {
            found.push(entry);
        }
        Ok(true)
    })?;
    Ok(found)
}

/// Recorded orders that nobody has ratified yet, the oldest first.
pub fn unratified(db: Db<'_>, today: Date) -> Result<Vec<Unratified>> {
    let mut waiting = Vec::new();
    for order in db.orders()? {
        if let Some(due) = due(&db, &order)? {
            waiting.push(Unratified { order: order.no, via: order.via, due, overdue: due < today });
        }
    }
    Ok(waiting)
}

/// What was done under refused orders; nothing of an order under which nothing was.
pub fn refused(db: Db<'_>) -> Result<Vec<Refused>> {
    let used = db.orders()?.into_iter().filter(|o| o.state == "refused" && o.done_at.is_some());
    let numbers: Vec<i64> = used.map(|o| o.no).collect();
    if numbers.is_empty() {
        return Ok(vec![]);
    }
    let mut by_order: BTreeMap<i64, Vec<EntryView>> = BTreeMap::new();
    for entry in entries_under(db, &numbers)? {
        by_order.entry(entry.order.unwrap_or_default()).or_default().push(entry);
    }
    Ok(by_order.into_iter().map(|(order, entries)| Refused { order, entries }).collect())
}

impl App {
    /// Recorded orders that nobody has ratified yet; numbers and days only, so that everybody may see them.
    pub fn unratified_findings(&self) -> Result<Vec<Unratified>> {
        let today = self.today();
        self.read(|db| unratified(db, today))
    }

    /// What was done under orders that the principal has refused; numbers only, so that everybody may see them.
    pub fn refused_findings(&self) -> Result<Vec<Refused>> {
        self.read(refused)
    }

    /// One order with all that was done under it. Who sees no more than their own orders sees no more than their own changes.
    pub fn order_life(&mut self, no: i64) -> Result<Life> {
        let shown = self.show_order(no)?;
        let (own, all, eyes) = (self.actor()?.username, self.sees_all_orders(), self.eyes());
        let now = self.school.now();
        self.read(|db| {
            let window = db.windows()?.into_iter().find(|w| w.order == no);
            let mut entries = Vec::new();
            for entry in entries_under(db, &[no])? {
                let mut changes = Vec::new();
                if all || entry.actor == own {
                    db.each_image(entry.seq, |image| {
                        changes.push(ChangeView::of(db, &image, eyes)?);
                        Ok(())
                    })?;
                }
                entries.push(Under { entry, changes });
            }
            let open = window.as_ref().is_some_and(|w| now < w.until);
            Ok(Life { hand: hand(db, &shown)?, window, open, entries, shown })
        })
    }

    /// The name of an account, for papers: for those who see accounts.
    pub fn name_of(&mut self, username: &str) -> Result<Option<String>> {
        if self.may(Right::AccountsRead).is_err() && self.actor()?.username != username {
            return Ok(None);
        }
        self.read(|db| Ok(db.account(username)?.map(|a| a.name)))
    }
}

/// How an order was decided. At another's machine it is the co-signature of the entry that tells.
fn hand(db: Db<'_>, shown: &Shown) -> Result<Option<Hand>> {
    let order = &shown.order;
    if order.decided_by.is_none() {
        return Ok(None);
    }
    Ok(Some(match order.via.as_str() {
        "issued" => Hand::Issued,
        "cosign" => Hand::Cosign,
        _ if shown.code.is_some() => Hand::Code,
        _ => {
            let at = order.decided_at.map(crate::domain::date::format_utc_ms).unwrap_or_default();
            let mut hand = Hand::Session;
            let may = |body: &str| body.contains("\"orders.code\"") && body.contains(&at);
            db.each_entry_that(true, may, |_| {
                hand = Hand::Cosign;
                Ok(false)
            })?;
            hand
        }
    }))
}
