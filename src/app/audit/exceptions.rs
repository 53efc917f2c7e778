//! What changed after a page was first locked, whichever way it happened (Q4.5). The pages of a row are told by the ledger that
//! verification uses, fed with the few tables that it needs for that.
use super::super::{App, Result};
use super::filter::Whose;
use super::{ChangeView, EntryView, view};
use crate::app::orders::find_order;
use crate::audit::change::{Change, SEP};
use crate::audit::image::Parsed;
use crate::audit::ledger::Ledger;
use crate::domain::action::Action;
use crate::domain::book::Book;
use crate::domain::date::{Date, local_date};
use crate::domain::page;
use crate::store::log::Image;

/// Tables by which the ledger knows locks, years, classes and how long a row holds.
const LEDGER: &[&str] = &["school_year", "page_lock", "enrolment", "policy", "meal_slots", "fee"];

/// Whose exceptions are looked for.
#[derive(Clone, Debug)]
pub struct ExceptionFilter {
    /// One book, or every.
    pub book: Option<Book>,
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
    /// Only what was written under that order.
    pub order: Option<i64>,
}

/// A change of a row in a page that was locked before.
#[derive(Clone, Debug)]
pub struct Exception {
    /// Its entry.
    pub entry: EntryView,
    /// The child's code, where it is one child's row.
    pub child: Option<String>,
    /// The change.
    pub change: ChangeView,
}

/// How every line of a table begins.
fn line_of(table: &&str) -> String {
    format!("{table}{}", char::from(SEP))
}

/// Texts of which one stands in every line that can matter: the days, and tables whose rows hold until the next.
fn texts(filter: &ExceptionFilter) -> Vec<String> {
    let mut texts: Vec<String> = LEDGER.iter().chain(&["children", "class"]).map(line_of).collect();
    if filter.first == filter.last {
        texts.push(filter.first.to_string());
    } else {
        texts.extend(super::super::locks::due::months(filter.first, filter.last).map(|m| format!("{m}-")));
    }
    texts
}

impl App {
    /// Every change in a page of that period since the page was first locked. Who may read the own entries only gets those.
    pub fn lock_exceptions(&mut self, filter: &ExceptionFilter) -> Result<Vec<Exception>> {
        let whose = self.log_of()?;
        let eyes = self.eyes();
        let (ledger_only, all) = (LEDGER.iter().map(line_of).collect::<Vec<_>>(), texts(filter));
        self.read(|db| {
            if let Some(no) = filter.order {
                find_order(&db, no)?;
            }
            let mut ledger = Ledger::default();
            ledger.blind = !db.erased_under()?.is_empty();
            let mut found = Vec::new();
            db.each_entry(false, |row| {
                let entry = view(&row, &row.json());
                let tables = Action::parse(&entry.action).map_or(&[][..], Action::tables);
                let matters = tables.iter().any(|t| LEDGER.contains(t) || page::find(t).is_some());
                if entry.changes == 0 || !matters {
                    return Ok(true);
                }
                // An erasure changes no figure, and passes every lock.
                let erases = entry.action == Action::AuditErase.code();
                let own =
                    !matches!(&whose, Whose::Own(own) if entry.actor != *own && entry.cosigner.as_ref() != Some(own));
                let asked = own && filter.order.is_none_or(|no| entry.order == Some(no)) && !erases;
                let today = entry.at.map_or(Date::MIN, local_date);
                let mut kept: Vec<Image> = Vec::new();
                let looked = if asked && !ledger.locks.is_empty() { &all } else { &ledger_only };
                db.each_image_with(row.seq, looked, |image| {
                    let change =
                        Change { tbl: &image.tbl, key: &image.key, before: &image.before, after: &image.after };
                    let Some(parsed) = Parsed::of(change) else { return Ok(()) };
                    ledger.fold(&parsed);
                    if asked && is_exception(&ledger, filter, &parsed, today) {
                        kept.push(image);
                    }
                    Ok(())
                })?;
                for image in kept {
                    let change = ChangeView::of(db, &image, eyes)?;
                    let child = child_of(&change, &image);
                    let child = child.map(|id| db.child_by_id(id)).transpose()?.flatten().map(|c| c.code);
                    found.push(Exception { entry: entry.clone(), child, change });
                }
                Ok(true)
            })?;
            Ok(found)
        })
    }
}

fn is_exception(ledger: &Ledger, filter: &ExceptionFilter, c: &Parsed<'_>, today: Date) -> bool {
    page::find(c.tbl).is_some()
        && ledger.places(c, today).iter().any(|place| {
            let row = place.page();
            let asked =
                row.last >= filter.first && row.first <= filter.last && filter.book.is_none_or(|b| b == place.book);
            let in_period = |first: Date, last: Date| first <= filter.last && last >= filter.first;
            asked && ledger.locks.iter().any(|l| l.book == place.book && in_period(l.first, l.last) && l.covers(row))
        })
}

/// The child's row number, from the key or from the image, whatever of it may be shown.
fn child_of(change: &ChangeView, image: &Image) -> Option<i64> {
    let column = page::child_column(&image.tbl)?;
    let keys = page::find(&image.tbl)?.key;
    if let Some(at) = keys.iter().position(|k| *k == column) {
        return change.key[at].as_i64();
    }
    let row = if image.after.is_empty() { &image.before } else { &image.after };
    serde_json::from_str::<serde_json::Value>(row).ok()?[column].as_i64()
}
