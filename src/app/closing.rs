//! Closing a school year for good, on the principal's decision (Q4.5): nothing dated in it ever changes again.
use super::locks::{open_windows, same_page};
use super::orders::{Kind, Matter, Page, mark_done, order_for};
use super::years::{barred, find_year};
use super::{App, Receipt, Result};
use crate::domain::action::Action;
use crate::domain::book::Book;
use crate::domain::date::{Date, Month, Period};
use crate::domain::lock::Lock;
use crate::domain::refusal::{Refusal, Usage};
use crate::domain::year::{OpenPoint, check_close};
use crate::store::school::Year;
use crate::store::{Db, Tx};
use jiff::Timestamp;

/// The policy under which only a complete year can be closed; else what is open is a warning.
const REQUIRE_COMPLETE: &str = "lock.require_complete";

/// A year that was closed.
#[derive(Clone, Debug)]
pub struct Closed {
    /// The year.
    pub year: Year,
    /// Under this order.
    pub order: i64,
    /// The number of the principal's decision.
    pub document: Option<String>,
    /// What was open.
    pub open: Vec<OpenPoint>,
    /// Orders whose windows were closed.
    pub windows: Vec<i64>,
}

/// What in a year is open.
fn open_points(db: &Db<'_>, year: &Year, now: Timestamp, today: Date) -> Result<Vec<OpenPoint>> {
    let mut open = Vec::new();
    let mut add = |what, which: Vec<String>| {
        if !which.is_empty() {
            open.push(OpenPoint { what, which });
        }
    };
    add("not_over", if today <= year.last { vec![crate::domain::date::show_date(year.last)] } else { vec![] });
    let later = db.years()?.into_iter().any(|y| y.first > year.last);
    add("no_next", if later { vec![] } else { vec![year.year.clone()] });
    let windows = db.windows()?.into_iter().filter(|w| now < w.until && w.first <= year.last && w.last >= year.first);
    add("window", windows.map(|w| w.order.to_string()).collect());
    add("month", unlocked_months(db, year)?);
    let within = |period: &str| days_of(period).is_some_and(|(first, last)| first <= year.last && last >= year.first);
    let waiting = db.corrections_waiting()?.into_iter().filter(|(_, period)| within(period));
    add("correction", waiting.map(|(no, _)| no.to_string()).collect());
    let unratified = db.orders()?.into_iter().filter(crate::store::order::Order::is_unratified);
    add("order", unratified.map(|o| o.no.to_string()).collect());
    add("child", without_outcome(db, year)?);
    Ok(open)
}

/// First and last day of a stored period.
fn days_of(period: &str) -> Option<(Date, Date)> {
    let first: Date = match period.len() {
        7 => format!("{period}-01").parse().ok()?,
        9 => period.parse::<crate::domain::date::SchoolYear>().ok()?.first(),
        _ => period.parse().ok()?,
    };
    let last = if period.len() == 7 { Month::of(first).last() } else { first };
    Some((first, last))
}

/// Months in which something was eaten or paid, and which no lock of the whole school covers as far as they lie in the year.
fn unlocked_months(db: &Db<'_>, year: &Year) -> Result<Vec<String>> {
    let locks = db.locks()?;
    let covers = |first: Date, last: Date| {
        let whole = |l: &&Lock| l.book == Book::Meals && l.class.is_none() && !l.by_day;
        locks.iter().filter(whole).any(|l| l.first <= first && l.last >= last)
    };
    let mut months = db.months_of_meals(year.first, year.last)?;
    months.retain(|m| days_of(m).is_some_and(|(first, last)| !covers(first.max(year.first), last.min(year.last))));
    Ok(months)
}

/// Children in a class on the year's last day of whom nothing says what became of them.
fn without_outcome(db: &Db<'_>, year: &Year) -> Result<Vec<String>> {
    let all = db.enrolments()?;
    let goes_on = |child: i64| all.get(&child).is_some_and(|rows| rows.iter().any(|r| r.from > year.last));
    let roster = db.roster(None, year.last)?.into_iter();
    let of_year = roster.filter(|(_, (y, _))| *y == year.year).map(|(child, _)| child);
    Ok(of_year.filter(|c| !goes_on(c.id)).map(|c| c.code).collect())
}

impl App {
    /// The year that is to be closed and what in it is open, before anybody is asked; refused if it cannot be.
    pub fn check_closing(&mut self, given: &str) -> Result<(Year, Vec<OpenPoint>)> {
        let year = self.year_for(Action::YearsClose, given)?;
        let (now, today) = (self.school.now(), self.today());
        check_close(&year, today).map_err(|bar| barred(&year, bar))?;
        let open = self.read(|db| open_points(&db, &year, now, today))?;
        Ok((year, open))
    }

    /// The year that an order is to close; refused if it is closed already.
    pub fn year_to_close(&mut self, given: &str) -> Result<String> {
        self.actor()?;
        let year = self.read(|db| find_year(db, given))?;
        if year.is_closed() {
            return Err(barred(&year, crate::domain::year::Bar::State(year.state.clone())).into());
        }
        Ok(year.year)
    }

    /// Closes a year: its state, a final lock on every book over it, its open windows; all in one entry.
    pub fn years_close(&mut self, given: &str, document: Option<&str>) -> Result<(Closed, Receipt)> {
        let found = self.year_for(Action::YearsClose, given)?;
        self.change(Action::YearsClose, format!("year/{}", found.year), |tx| {
            let year = find_year(**tx, &found.year)?;
            check_close(&year, tx.today()).map_err(|bar| barred(&year, bar))?;
            let open = open_points(tx, &year, tx.at(), tx.today())?;
            if !open.is_empty() && tx.policy_number(REQUIRE_COMPLETE, tx.today())? == 1 {
                return Err(Refusal::YearIncomplete { year: year.year, open }.into());
            }
            let matter = Matter::Year(&year.year, document);
            let mut order = order_for(tx, Action::YearsClose, Kind::CloseYear, matter)?;
            order.number(document);
            if order.document.is_none() {
                return Err(Refusal::Usage(Usage::Missing { option: "--document NO" }).into());
            }
            let mut windows = Vec::new();
            for book in Book::ALL {
                windows.extend(lock_for_good(tx, &year, book, order.no)?);
            }
            tx.set_year_state(&year.year, "closed")?;
            mark_done(tx, &mut order)?;
            let year = find_year(**tx, &year.year)?;
            Ok(Closed { year, order: order.no, document: order.document, open, windows })
        })
    }
}

/// Locks a book over the year for good; the orders whose windows it closed.
fn lock_for_good(tx: &Tx<'_>, year: &Year, book: Book, order: i64) -> Result<Vec<i64>> {
    let period = Period::Year(year.year.parse()?);
    let page = Page { book, period, first: year.first, last: year.last, class: None };
    match tx.locks()?.into_iter().find(|l| same_page(l, &page)) {
        Some(l) if l.final_lock => {}
        Some(l) => tx.make_lock_final(l.id, order)?,
        None => tx.insert_lock(&Lock {
            id: 0,
            book,
            period: page.period.to_string(),
            first: page.first,
            last: page.last,
            by_day: false,
            class: None,
            final_lock: true,
            locked_at: tx.at(),
            locked_by: tx.actor().username.clone(),
            order: Some(order),
        })?,
    }
    let windows = open_windows(tx, &page, tx.at())?;
    for window in &windows {
        tx.close_window(window.order, tx.at())?;
    }
    Ok(windows.into_iter().map(|w| w.order).collect())
}

#[cfg(test)]
mod tests;
