//! A child moves, leaves, comes back, gets its right code (Q4.7).
use super::find::{find_child, find_class, year_on};
use super::import::PageChecks;
use super::years::closed;
use super::{App, Result};
use crate::domain::action::Action;
use crate::domain::book::Book;
use crate::domain::date::Date;
use crate::domain::lock::RowPage;
use crate::domain::promotion::is_own_row;
use crate::domain::refusal::{Problem, Refusal, Thing};
use crate::domain::right::Right;
use crate::domain::year::Year;
use crate::domain::{page, person};
use crate::store::Tx;
use crate::store::child::{Child, Enrolment};
use crate::store::door::Receipt;

/// Where a child is from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The child's code.
    pub child: String,
    /// Its name.
    pub name: String,
    /// The class before; none is none.
    pub before: Option<String>,
    /// The class from then on; none is none.
    pub after: Option<String>,
    /// First day in it, or the first day away.
    pub from: Date,
}

/// Why and where to a child leaves.
#[derive(Clone, Debug, Default)]
pub struct Leaving {
    /// To another school, not just away.
    pub transfer: bool,
    /// The other school.
    pub school: Option<String>,
    /// Number of the paper.
    pub document: Option<String>,
}

/// The refusal of a write to a child's enrolment on that day, if a page of either book is locked, in the class entered or in
/// the class left: the same pages as the guard in the database has.
pub(super) fn check_enrolment(
    pages: &mut PageChecks,
    tx: &Tx<'_>,
    rows: &[Enrolment],
    (from, year, class): (Date, &Year, &str),
    child: &str,
) -> Result<Option<Refusal>> {
    if let Some(closed) = closed(tx, year)? {
        return Ok(Some(closed));
    }
    let next = rows.iter().find(|r| r.from > from).map(|r| r.from);
    let last = page::until(from, next, Some(year.last));
    let before = rows.iter().rfind(|r| r.from < from).map_or("", |r| r.class.as_str());
    let replaced = rows.iter().find(|r| r.from == from).map(|r| r.class.as_str());
    for (book, by_day) in [(Book::Children, false), (Book::Meals, true)] {
        for class in [Some(class), Some(before), replaced].into_iter().flatten() {
            let row = RowPage { first: from, last, class: Some(class), by_day, child: rows.first().map(|r| r.child) };
            if let Some(locked) = pages.check(tx, book, row, Some(child))? {
                return Ok(Some(locked));
            }
        }
    }
    Ok(None)
}

/// As [`check_enrolment`], for a row.
pub(super) fn check_row(
    pages: &mut PageChecks,
    tx: &Tx<'_>,
    rows: &[Enrolment],
    row: &Enrolment,
    child: &str,
) -> Result<Option<Refusal>> {
    let missing = || Refusal::NotFound { thing: Thing::Year, given: row.year.clone(), near: vec![] };
    let year = tx.year(&row.year)?.ok_or_else(missing)?;
    check_enrolment(pages, tx, rows, (row.from, &year, &row.class), child)
}

/// The refusal of a write to a child's own record, which belongs to the page of the day of writing.
pub(super) fn check_record(pages: &mut PageChecks, tx: &Tx<'_>, child: &Child) -> Result<Option<Refusal>> {
    let today = tx.today();
    let rows = tx.enrolments_of(child.id)?;
    let class = rows.iter().rfind(|r| r.from <= today).map_or("", |r| r.class.as_str());
    let row = RowPage { first: today, last: today, class: Some(class), by_day: false, child: Some(child.id) };
    pages.check(tx, Book::Children, row, Some(&child.code))
}

/// Writes an enrolment after its pages were checked; an equal row is left alone.
pub(super) fn put_enrolment(tx: &Tx<'_>, child: &Child, row: &Enrolment) -> Result<()> {
    let rows = tx.enrolments_of(child.id)?;
    if rows.contains(row) {
        return Ok(());
    }
    match check_row(&mut PageChecks::default(), tx, &rows, row, &child.code)? {
        Some(locked) => Err(locked.into()),
        None => tx.put_enrolment(row),
    }
}

/// Refuses an act on a child of a class that the right does not reach.
fn check_reach(tx: &Tx<'_>, year: &str, class: &str) -> Result<()> {
    if tx.reach(Right::ChildrenWrite)?.covers(year, class) {
        return Ok(());
    }
    Err(tx.not_allowed(Right::ChildrenWrite, Some(class)).into())
}

fn not_enrolled(child: &Child) -> Refusal {
    Refusal::Invalid { field: "child", value: child.code.clone(), problem: Problem::NotEnrolled }
}

impl App {
    /// A child goes to another class from a day on.
    pub fn children_move(&mut self, given: &str, class: &str, from: Date) -> Result<(Moved, Receipt)> {
        self.change(Action::ChildrenMove, format!("child/{given}"), |tx| {
            let child = find_child(**tx, given, from, &tx.reach(Right::ChildrenWrite)?)?;
            tx.set_object(format!("child/{}", child.code));
            let (year, before) = tx.class_on(child.id, from)?.ok_or_else(|| not_enrolled(&child))?;
            let class = find_class(**tx, class, &year)?;
            check_reach(tx, &year, &before)?;
            check_reach(tx, &year, &class.code)?;
            if before != class.code {
                let row = Enrolment {
                    child: child.id,
                    from,
                    year,
                    class: class.code.clone(),
                    why: "moved".into(),
                    school: None,
                    document: None,
                };
                put_enrolment(tx, &child, &row)?;
            }
            Ok(Moved { child: child.code, name: child.name, before: Some(before), after: Some(class.code), from })
        })
    }

    /// A child leaves; the last day in class.
    pub fn children_leave(&mut self, given: &str, last_day: Date, leaving: &Leaving) -> Result<(Moved, Receipt)> {
        self.change(Action::ChildrenLeave, format!("child/{given}"), |tx| {
            let child = find_child(**tx, given, last_day, &tx.reach(Right::ChildrenWrite)?)?;
            tx.set_object(format!("child/{}", child.code));
            let (year, before) = tx.class_on(child.id, last_day)?.ok_or_else(|| not_enrolled(&child))?;
            check_reach(tx, &year, &before)?;
            let from = last_day.tomorrow()?;
            let mut pages = PageChecks::default();
            // Moves that were planned for later days, and a place in the next year, fall away with the child.
            loop {
                let rows = tx.enrolments_of(child.id)?;
                let planned = rows.iter().find(|r| r.from > from);
                let Some(planned) = planned.filter(|r| r.why == "moved" || is_own_row(&r.why, &r.class)) else { break };
                if let Some(locked) = check_row(&mut pages, tx, &rows, planned, &child.code)? {
                    return Err(locked.into());
                }
                tx.delete_enrolment(child.id, planned.from)?;
            }
            let why = if leaving.transfer { "transfer" } else { "left" };
            let row = Enrolment {
                child: child.id,
                from,
                year,
                class: String::new(),
                why: why.into(),
                school: leaving.school.clone(),
                document: leaving.document.clone(),
            };
            put_enrolment(tx, &child, &row)?;
            Ok(Moved { child: child.code, name: child.name, before: Some(before), after: None, from })
        })
    }

    /// A child that left comes back.
    pub fn children_return(&mut self, given: &str, class: &str, from: Date) -> Result<(Moved, Receipt)> {
        self.change(Action::ChildrenReturn, format!("child/{given}"), |tx| {
            let child = find_child(**tx, given, from, &tx.reach(Right::ChildrenWrite)?)?;
            tx.set_object(format!("child/{}", child.code));
            let year = year_on(**tx, "from", from)?;
            let class = find_class(**tx, class, &year.year)?;
            check_reach(tx, &year.year, &class.code)?;
            let row = Enrolment {
                child: child.id,
                from,
                year: year.year,
                class: class.code.clone(),
                why: "returned".into(),
                school: None,
                document: None,
            };
            let there = tx.enrolments_of(child.id)?.contains(&row);
            if !there && tx.class_on(child.id, from)?.is_some() {
                let state = "attending".to_owned();
                return Err(Refusal::WrongState { thing: Thing::Child, key: child.code, state }.into());
            }
            put_enrolment(tx, &child, &row)?;
            Ok(Moved { child: child.code, name: child.name, before: None, after: Some(class.code), from })
        })
    }

    /// A child gets another code, as when the one of the Ministry comes. Returns the child as it is now.
    pub fn children_rename(&mut self, old: &str, new: &str) -> Result<(Child, Receipt)> {
        self.need(Action::ChildrenRename, &format!("child/{old}"))?;
        let invalid = |problem| Refusal::Invalid { field: "code", value: new.to_owned(), problem };
        let code = person::code(new).map_err(invalid)?;
        self.change(Action::ChildrenRename, format!("child/{old}"), |tx| {
            let child = find_child(**tx, old, tx.today(), &tx.reach(Right::ChildrenWrite)?)?;
            tx.set_object(format!("child/{}", child.code));
            if child.code == code {
                return Ok(child);
            }
            if tx.child(&code)?.is_some() {
                return Err(Refusal::Exists { thing: Thing::Child, key: code }.into());
            }
            if let Some(locked) = check_record(&mut PageChecks::default(), tx, &child)? {
                return Err(locked.into());
            }
            let renamed = Child { code, ..child };
            tx.update_child(&renamed)?;
            Ok(renamed)
        })
    }
}
