//! Correction slips (phiếu điều chỉnh, Q4.4): submitted, approved, carried out in one transaction, followed up outside.
mod apply;
mod decide;
mod follow;
mod read;
mod submit;

use super::Result;
use super::locks::totals::freeze;
use super::marks::charge_of_day;
use super::meals::{ClassInfo, Classes};
use super::orders::{Page, page};
use crate::domain::book::Book;
use crate::domain::correction::{Bar, Field, MarkChange, MarkValue, Slip, State, System, mark_changes};
use crate::domain::date::{Date, Period};
use crate::domain::lock::{Hand, Lock, RowPage, Verdict, judge};
use crate::domain::order::{Kind, Order, Terms};
use crate::domain::refusal::{Refusal, SlipBar, Thing};
use crate::store::child::Child;
use crate::store::door::locked;
use crate::store::mark::Mark;
use crate::store::{Db, Tx};
use jiff::Timestamp;

pub use apply::Applied;
pub use follow::Letter;
pub use read::{Eyes, ReportLine, SlipFilter, SlipView, is_of_month};
pub use submit::{About, ChildSlip, MarkSlip, OutsideSlip, Submitted};

/// Where a mistake arose: the words of `--stage`.
pub const STAGES: [&str; 4] = ["typing", "paper", "report", "other"];

/// Finds a slip, or refuses.
fn find_slip(db: &Db<'_>, no: i64) -> Result<Slip> {
    let missing = || Refusal::NotFound { thing: Thing::Correction, given: no.to_string(), near: vec![] };
    db.correction(no)?.ok_or_else(|| missing().into())
}

/// The refusal of a step that the slip bars.
fn barred(bar: Bar, slip: &Slip, username: &str, needs_approval: bool) -> anyhow::Error {
    let no = slip.no;
    match bar {
        Bar::State if needs_approval && slip.state == State::Submitted => {
            Refusal::Slip(SlipBar::NotApproved { no }).into()
        }
        Bar::State => {
            let state = slip.state.code().to_owned();
            Refusal::WrongState { thing: Thing::Correction, key: no.to_string(), state }.into()
        }
        Bar::SecondPerson => Refusal::Slip(SlipBar::SecondPerson { no, username: username.to_owned() }).into(),
        Bar::NotOwn => Refusal::Slip(SlipBar::NotOwn { no, asked_by: slip.asked_by.clone() }).into(),
    }
}

/// The page of a slip about one of the own books: the day of a mark; the school year of a child's record, whose row belongs to
/// the day of writing, whichever that will be.
fn page_of(db: &Db<'_>, book: Book, slip: &Slip) -> Result<Page> {
    let period = match slip.period.parse::<Date>() {
        Ok(day) if slip.period.len() == 10 => Period::Day(day),
        _ => Period::Year(slip.period.parse().map_err(|_| anyhow::anyhow!("a slip of no period: {}", slip.period))?),
    };
    page(db, book, period, slip.class.as_deref())
}

/// The page of the row that a slip corrects. A child in no class stands in no class's page.
fn row_of<'a>(tx: &Tx<'_>, book: Book, slip: &'a Slip) -> Result<RowPage<'a>> {
    let day = match book {
        Book::Meals => slip.period.parse()?,
        Book::Children => tx.today(),
    };
    let class = Some(slip.class.as_deref().unwrap_or_default());
    Ok(RowPage { first: day, last: day, class, child: slip.child, by_day: true })
}

/// Freezes the totals anew of every locked page that holds what the slip corrected.
fn freeze_pages(tx: &Tx<'_>, book: Book, slip: &Slip, order: i64) -> Result<()> {
    let row = row_of(tx, book, slip)?;
    for lock in tx.locks()? {
        let same_class = lock.class.is_none() || lock.class.as_deref() == row.class;
        if lock.book == book && lock.first <= row.last && lock.last >= row.first && same_class {
            freeze(tx, &lock, Some(order), None)?;
        }
    }
    Ok(())
}

/// The lock that covers what the slip corrects, whatever windows are open: the slip opens its own. A final one is refused.
fn lock_on(tx: &Tx<'_>, book: Book, slip: &Slip, code: &str) -> Result<Option<Lock>> {
    let row = row_of(tx, book, slip)?;
    let locks = tx.locks()?;
    let by = Hand { at: tx.at(), order: None, actor: &tx.actor().username };
    match judge(&locks, &[], book, row, by) {
        Verdict::Locked(lock) if lock.final_lock => {
            Err(Refusal::BookLocked(Box::new(locked(lock, &[], row, Some(code), by))).into())
        }
        Verdict::Locked(lock) => Ok(Some(lock.clone())),
        _ => Ok(None),
    }
}

/// The slip's own order to open exactly its rows; its number.
fn insert_own_order(tx: &Tx<'_>, slip: &Slip, page: &Page, via: &str) -> Result<i64> {
    let actor = tx.actor();
    let cosigner = actor.cosigner.as_ref().map(|c| c.username.as_str());
    let order = Order {
        book: Some(page.book),
        period: Some(page.period.to_string()),
        class: page.class.clone(),
        // The slip has the reason, and an erasure takes it out there.
        reason: format!("Phiếu điều chỉnh số {}", slip.no),
        ..Order::blank(Kind::Unlock, tx.at())
    };
    let order = order.begun(via, &actor.username, cosigner, tx.at());
    let no = tx.insert_order(&order.ok_or_else(|| anyhow::anyhow!("no order comes by {via}"))?)?;
    tx.insert_order_terms(no, &Terms { child: slip.child, correction: Some(slip.no), ..Terms::default() })?;
    Ok(no)
}

/// The value of a field of a child's record.
fn child_field<'a>(child: &'a Child, field: &str) -> Option<&'a str> {
    let filled = |text: &'a str| Some(text).filter(|t| !t.is_empty());
    match field {
        "name" => filled(&child.name),
        "birth_date" => filled(&child.birth_date),
        "sex" => filled(&child.sex),
        "pid" => child.pid.as_deref(),
        "ethnicity" => child.ethnicity.as_deref(),
        "guardian_name" => child.guardian_name.as_deref(),
        _ => child.guardian_phone.as_deref(),
    }
}

fn value_of(mark: &Mark) -> MarkValue {
    (mark.status, mark.told_at.clone())
}

/// What the correction of a mark does to what the child's day costs, at the price of that day; none where it says nothing.
fn effect(db: Db<'_>, slip: &Slip, fields: &[Field]) -> Result<Option<i64>> {
    if slip.system != System::Meals {
        return Ok(None);
    }
    let (Some(child), Some(changes)) = (slip.child, mark_changes(fields)) else { return Ok(None) };
    let date: Date = slip.period.parse()?;
    let classes = Classes::read(db)?;
    let Some(number) = classes.on(date, slip.class.as_deref().unwrap_or_default()) else { return Ok(None) };
    let class: &ClassInfo = classes.get(number);
    let there = db.marks_of(child, date)?;
    let cost = |pick: fn(&MarkChange) -> Option<MarkValue>| -> Result<i64> {
        let mut marks: Vec<Mark> = there.iter().filter(|m| !changes.iter().any(|c| c.0 == m.slot)).cloned().collect();
        for change in &changes {
            if let Some((status, told_at)) = pick(change) {
                marks.push(Mark { date, child, slot: change.0, class: class.code.clone(), status, told_at });
            }
        }
        Ok(charge_of_day(db, &marks, date, class)?.map_or(0, |d| d.charged))
    };
    Ok(Some(cost(|c| Some(c.2.clone()))? - cost(|c| c.1.clone())?))
}

/// The school year in which a slip was submitted: that of its class.
fn year_of(db: Db<'_>, at: Timestamp) -> Result<String> {
    Ok(db.year_of(crate::domain::date::local_date(at))?.map(|y| y.year).unwrap_or_default())
}

#[cfg(test)]
mod tests;
