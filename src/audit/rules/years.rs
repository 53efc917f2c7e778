//! Step 7 for school years, terms, classes and enrolments: each as `domain/year.rs`, `term.rs` and `promotion.rs` let them come and
//! go (Q4.5 to Q4.7).
use super::super::breach::{Breach, Rule};
use super::super::image::{self, Parsed};
use super::orders::judge_carried_out;
use super::{Now, Rules};
use crate::domain::action::Action;
use crate::domain::book::Book;
use crate::domain::date::Date;
use crate::domain::order::Kind;
use crate::domain::promotion::{COMPLETED, PROMOTED, is_own_row};
use crate::domain::{term, year};

/// A row of `school_year`.
pub fn judge_year(rules: &mut Rules, c: &Parsed<'_>, now: &mut Now) -> Option<Rule> {
    let name = c.name();
    let years = rules.ledger.years();
    let Some(after) = image::year(name, &c.after) else { return Some(Rule::YearAltered) };
    let Some(before) = image::year(name, &c.before) else {
        let proper = now.action == Some(Action::YearsOpen)
            && after.first < after.last
            && after.state == year::opened_as(&years)
            && year::clash(&years, name, after.first, after.last).is_none();
        return (!proper).then_some(Rule::YearAltered);
    };
    if before.is_closed() {
        return Some(Rule::YearClosed);
    }
    if !c.same(&["first", "last"]) {
        return Some(Rule::YearAltered);
    }
    match (now.action, after.state.as_str()) {
        (Some(Action::YearsActivate), "active") => {
            year::check_activate(&years, &before, now.today).is_err().then_some(Rule::YearAltered)
        }
        (Some(Action::YearsClose), "closed") => {
            now.closes = Some(name.to_owned());
            if year::check_close(&before, now.today).is_err() {
                return Some(Rule::YearAltered);
            }
            let no = now.order;
            judge_carried_out(rules, no, now, |o| o.kind == Kind::CloseYear.code() && o.closes(name))
        }
        // What the lost part of a log had closed is closed again, under the order of the restore.
        (Some(Action::BackupRerun), "closed") => {
            let ordered =
                now.order.and_then(|no| rules.ledger.order(no)).is_some_and(|o| o.kind == Kind::Restore.code());
            (!ordered).then_some(Rule::NoOrder)
        }
        _ => Some(Rule::YearAltered),
    }
}

/// At the end of an entry that closed a year every book must be locked over it for good.
pub fn judge_end(rules: &mut Rules, now: &Now) {
    let Some(closed) = &now.closes else { return };
    let held = |book: Book| {
        rules.ledger.locks.iter().any(|l| l.book == book && l.final_lock && l.class.is_none() && l.period == *closed)
    };
    let locked = Book::ALL.into_iter().all(held);
    let order = now.order.filter(|_| now.action == Some(Action::YearsClose)).and_then(|no| rules.ledger.order(no));
    if order.is_some_and(|o| o.document.is_none()) {
        rules.bar_or_count(false, Breach { order: now.order, ..Breach::of(Rule::OrderMismatch) });
    }
    if !locked {
        let breach = Breach { tbl: Some("school_year".into()), rows: 1, ..Breach::of(Rule::YearUnlocked) };
        rules.bar_or_count(false, breach);
    }
}

/// A final lock that comes with the closing of its year: the whole school's, for exactly the year that the order names.
pub fn judge_lock(rules: &mut Rules, lock: &crate::domain::lock::Lock, now: &mut Now) -> Option<Rule> {
    let days = rules.ledger.year(&lock.period).map(|y| (y.first, y.last));
    let whole = days == Some((lock.first, lock.last)) && !lock.by_day && lock.class.is_none() && lock.final_lock;
    if !whole || lock.order != now.order {
        return Some(Rule::OrderMismatch);
    }
    let no = lock.order;
    judge_carried_out(rules, no, now, |o| o.kind == Kind::CloseYear.code() && o.closes(&lock.period))
}

/// A row of `term`; that the terms fit each other is judged at the end of the entry.
pub fn judge_term(rules: &mut Rules, c: &Parsed<'_>, now: &mut Now) -> Option<Rule> {
    let year = c.name().to_owned();
    let closed = rules.ledger.year(&year).is_some_and(year::Year::is_closed);
    now.year_terms = Some(year);
    if closed {
        return Some(Rule::YearClosed);
    }
    (image::term(&c.key, &c.after).is_none() || now.action != Some(Action::YearsTerms)).then_some(Rule::YearAltered)
}

/// At the end of an entry that set terms they must lie in their year and in their order.
pub fn judge_terms(rules: &mut Rules, now: &Now) {
    let Some(name) = &now.year_terms else { return };
    let terms = rules.ledger.terms_of(name);
    let fits = rules.ledger.year(name).is_some_and(|y| term::check(&terms, y.first, y.last).is_ok());
    if !fits {
        let breach = Breach { tbl: Some("term".into()), rows: 1, ..Breach::of(Rule::YearAltered) };
        rules.bar_or_count(false, breach);
    }
}

/// A row of `class`: none in a closed year; a roll-over only adds, its undoing only takes away, from a year that is still planned.
pub fn judge_class(rules: &Rules, c: &Parsed<'_>, now: &Now) -> Option<Rule> {
    let rows = [&c.before, &c.after];
    let years: Vec<_> = rows.iter().filter_map(|i| i["year"].as_str()).map(|y| rules.ledger.year(y)).collect();
    if years.iter().flatten().any(|y| y.is_closed()) {
        return Some(Rule::YearClosed);
    }
    if years.iter().any(Option::is_none) || (!c.is_new() && !c.after.is_null() && !c.same(&["year", "code"])) {
        return Some(Rule::YearAltered);
    }
    let planned = || years.iter().flatten().all(|y| y.state == "planned");
    let proper = match now.action {
        Some(Action::YearsRollover) => c.is_new(),
        Some(Action::YearsUndo) => c.after.is_null() && planned(),
        _ => !c.after.is_null(),
    };
    (!proper).then_some(Rule::RolloverAltered)
}

/// A row of `enrolment`: in its own year, which is not closed, and in a class of that year; what a roll-over writes only a roll-over
/// writes, and it changes nothing that stood there.
pub fn judge_enrolment(rules: &mut Rules, c: &Parsed<'_>, now: &Now) -> Option<Rule> {
    let Some(from) = c.rows().next().and_then(|r| r.day("from_date")) else { return Some(Rule::EnrolmentAltered) };
    for row in [&c.before, &c.after].into_iter().filter(|i| !i.is_null()) {
        let year = row["year"].as_str().unwrap_or_default();
        let Some(year) = rules.ledger.year(year) else { return Some(Rule::EnrolmentAltered) };
        if year.is_closed() {
            return Some(Rule::YearClosed);
        }
    }
    if now.action == Some(Action::YearsUndo) {
        return judge_undone(rules, c, from);
    }
    if c.after.is_null() {
        return None;
    }
    let text = |column: &str| c.after[column].as_str().unwrap_or_default();
    let (class, why) = (text("class"), text("why"));
    let year = rules.ledger.year(text("year"))?;
    // Who is in class until the year's last day is away from the next one on.
    let last = if class.is_empty() { year.last.tomorrow().unwrap_or(year.last) } else { year.last };
    if from < year.first || from > last || !(class.is_empty() || rules.ledger.has_class(&year.year, class)) {
        return Some(Rule::EnrolmentAltered);
    }
    let own = is_own_row(why, class) && from == year.first && c.is_new();
    let rolled = now.action == Some(Action::YearsRollover);
    (rolled != own || (!own && matches!(why, PROMOTED | COMPLETED))).then_some(Rule::RolloverAltered)
}

/// An undone roll-over takes away rows of its own kind, from a year that is still planned.
fn judge_undone(rules: &Rules, c: &Parsed<'_>, from: Date) -> Option<Rule> {
    let text = |column: &str| c.before[column].as_str().unwrap_or_default();
    let year = rules.ledger.year(text("year"))?;
    let own = c.after.is_null() && is_own_row(text("why"), text("class"));
    (!own || from != year.first || year.state != "planned").then_some(Rule::RolloverAltered)
}
