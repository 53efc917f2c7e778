//! Pages that a standing order locks, and totals that a window left open when it simply ended (Q4.5).
use super::super::{App, Receipt, Result};
use super::check::{Gap, check};
use super::totals::{Frozen, freeze, owing};
use crate::app::orders::Page;
use crate::domain::action::Action;
use crate::domain::book::Book;
use crate::domain::date::{Date, Month, Period, local_date};
use crate::domain::lock::Lock;
use crate::domain::lock_rule::{InForce, Pages, in_force};
use crate::domain::order::{Kind, Order};
use crate::domain::refusal::Refusal;
use crate::store::job::JobRun;
use crate::store::{Db, Tx};
use jiff::{Timestamp, ToSpan as _};
use std::collections::HashSet;

/// So far ahead the calendar is looked at for the next page that a rule locks.
const AHEAD_DAYS: i32 = 120;

/// A rule in force.
#[derive(Clone, Debug)]
pub struct RuleView {
    /// The book.
    pub book: Book,
    /// Its pages.
    pub pages: Pages,
    /// When they lock, as typed.
    pub when: String,
    /// Its order.
    pub order: i64,
    /// Who approved it.
    pub approved_by: Option<String>,
    /// The first page.
    pub since: Period,
    /// The next page that is not locked yet, and when it is due.
    pub next: Option<(Period, Timestamp)>,
}

/// A page that was due.
#[derive(Clone, Debug)]
pub struct DuePage {
    /// The page.
    pub page: Page,
    /// When it was due.
    pub due: Timestamp,
    /// The rule's order.
    pub order: i64,
    /// What it lacks.
    pub gaps: Vec<Gap>,
}

/// What `lock --due` did.
#[derive(Clone, Debug, Default)]
pub struct DueAnswer {
    /// Pages that are locked now.
    pub locked: Vec<DuePage>,
    /// Pages that were held back for what they lack.
    pub held: Vec<DuePage>,
    /// Totals that were frozen, of these pages and of those whose window had ended.
    pub totals: Vec<Frozen>,
}

/// What the rules ask the tables.
struct Standing {
    orders: Vec<Order>,
    serving: HashSet<Date>,
    locks: Vec<Lock>,
    now: Timestamp,
    until: Date,
}

/// The page of the whole school.
fn whole(book: Book, period: Period) -> Page {
    Page { book, period, first: period.first(), last: period.last(), class: None }
}

impl Standing {
    fn read(db: Db<'_>, now: Timestamp, ahead: i32) -> Result<Standing> {
        let mut orders = db.orders()?;
        orders.retain(|o| o.kind == Kind::LockRule.code());
        let until = local_date(now).saturating_add(ahead.days());
        let first = orders.iter().filter_map(|o| o.decided_at).min().map(local_date);
        let serving = first.map(|first| db.serving_days(first, until)).transpose()?.unwrap_or_default();
        Ok(Standing { orders, serving: serving.into_iter().collect(), locks: db.locks()?, now, until })
    }

    fn rules(&self) -> Vec<InForce<'_>> {
        let kinds = Book::ALL.into_iter().flat_map(|book| Pages::ALL.map(|pages| (book, pages)));
        kinds.filter_map(|(book, pages)| in_force(&self.orders, book, pages, self.now)).collect()
    }

    /// The pages of a rule that are not locked yet, in order, with the moment when each is due.
    fn open<'a>(&'a self, rule: InForce<'a>) -> impl Iterator<Item = (Period, Timestamp)> + 'a {
        let next = |p: &Period| match *p {
            Period::Month(month) => Some(Period::Month(month.next())),
            day => day.first().tomorrow().ok().map(Period::Day),
        };
        std::iter::successors(Some(rule.first_page()), next)
            .take_while(|p| p.first() <= self.until)
            .filter(move |p| !p.is_day() || self.serving.contains(&p.first()))
            .filter(move |p| !self.is_locked(rule.rule.book, *p))
            .filter_map(move |p| Some((p, rule.rule.due(p, |d| self.serving.contains(&d))?)))
    }

    /// Whether a lock of the whole school covers all of a page.
    fn is_locked(&self, book: Book, page: Period) -> bool {
        self.locks.iter().any(|l| {
            let all = l.class.is_none() && l.first <= page.first() && l.last >= page.last();
            l.book == book && all && (!l.by_day || page.is_day())
        })
    }
}

impl App {
    /// The rules in force.
    pub fn lock_rules(&mut self) -> Result<Vec<RuleView>> {
        self.actor()?;
        let now = self.school.now();
        self.read(|db| {
            let standing = Standing::read(db, now, AHEAD_DAYS)?;
            let view = |r: InForce<'_>| RuleView {
                book: r.rule.book,
                pages: r.rule.pages,
                when: r.rule.when.text(),
                order: r.order.no,
                approved_by: r.order.decided_by.clone(),
                since: r.first_page(),
                next: standing.open(r).next(),
            };
            Ok(standing.rules().into_iter().map(view).collect())
        })
    }

    /// Locks every page that a rule says is due, and freezes the totals that are still to be frozen. A service account's runs are
    /// recorded, also those that fail.
    pub fn lock_due(&mut self) -> Result<(DueAnswer, Receipt)> {
        let recorded = self.actor()?.kind == "service" && !self.dry_run();
        let started_at = self.school.now();
        let done = self.change(Action::LockDue, "lock/due", lock_due);
        if recorded {
            let (exit, message) = match &done {
                Ok((answer, _)) if answer.held.is_empty() => (0, None),
                Ok((answer, _)) => (10, Some(format!("held: {}", answer.held.len()))),
                Err(e) => e.downcast_ref::<Refusal>().map_or((1, None), |r| (r.exit(), Some(r.code().to_owned()))),
            };
            let ended_at = Some(self.school.now());
            let job = "lock --due".to_owned();
            let run = JobRun { job, started_at, ended_at, exit: Some(i64::from(exit)), message };
            let kept = self.school.record_run(&run);
            // What went wrong with the job itself is the answer.
            if done.is_ok() {
                kept?;
            }
        }
        done
    }
}

fn lock_due(tx: &Tx<'_>) -> Result<DueAnswer> {
    let standing = Standing::read(**tx, tx.at(), 0)?;
    let strict = tx.policy_number("lock.require_complete", tx.today())? == 1;
    let actor = &tx.actor().username;
    let (mut answer, mut rules) = (DueAnswer::default(), HashSet::new());
    for rule in standing.rules() {
        for (period, due) in standing.open(rule).filter(|(_, due)| *due <= standing.now) {
            let order = rule.order.no;
            if rule.order.decided_by.as_ref() == Some(actor) {
                return Err(Refusal::SecondPersonNeeded { order: Some(order), username: actor.clone() }.into());
            }
            let page = whole(rule.rule.book, period);
            let gaps = check(**tx, &page, tx.today())?;
            let due = DuePage { page, due, order, gaps };
            if strict && !due.gaps.is_empty() {
                answer.held.push(due);
                continue;
            }
            let lock = super::new_lock(tx, &due.page, false, order);
            tx.insert_lock(&lock)?;
            answer.totals.push(freeze(tx, &lock, Some(order), None)?);
            answer.locked.push(due);
            rules.insert(order);
        }
    }
    for owed in owing(**tx, tx.at())? {
        answer.totals.push(freeze(tx, &owed.lock, Some(owed.order), Some(owed.changed))?);
    }
    // An entry names one order; where several rules were carried out, each lock names its own.
    if let (1, Some(order)) = (rules.len(), rules.iter().next()) {
        tx.carry_out(*order);
    }
    Ok(answer)
}

/// The months that a span of days touches.
pub(in crate::app) fn months(first: Date, last: Date) -> impl Iterator<Item = Month> {
    std::iter::successors(Some(Month::of(first)), |m| Some(m.next())).take_while(move |m| m.first() <= last)
}
