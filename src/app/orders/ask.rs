//! How an order comes: unasked, asked for, recorded from paper or telephone.
use super::super::find::find_user;
use super::super::{App, Receipt, Result};
use super::{Kind, Matter, Order, Page, Terms, check_unlock, draft, find_order, ordered};
use crate::domain::action::Action;
use crate::domain::date::Date;
use crate::domain::order::may_record;
use crate::domain::refusal::{Problem, Refusal, Usage};
use crate::domain::role::DELEGATE;
use crate::store::{Db, Tx};

/// The longest that a window may be open.
const MOST_HOURS: i64 = 72;
/// More changes than anybody makes in a window.
const MOST_CHANGES: i64 = 1_000_000;

/// Within which limits a page is to be opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// Hours of the window.
    pub hours: Option<i64>,
    /// The one account that may write in it: username, or the person's name.
    pub who: Option<String>,
    /// So many changes at most.
    pub most: Option<i64>,
    /// The order whose window it continues.
    pub extends: Option<i64>,
}

impl From<Option<i64>> for Limits {
    fn from(hours: Option<i64>) -> Limits {
        Limits { hours, ..Limits::default() }
    }
}

fn bounded(field: &'static str, value: Option<i64>, max: i64) -> Result<()> {
    match value {
        Some(n) if !(1..=max).contains(&n) => {
            let problem = Problem::NotANumber { min: 1, max };
            Err(Refusal::Invalid { field, value: n.to_string(), problem }.into())
        }
        _ => Ok(()),
    }
}

impl Limits {
    /// Numbers within bounds, and only for an order to open a page.
    pub(super) fn check(&self, kind: &str) -> Result<()> {
        if *self != Limits::default() && kind != Kind::Unlock.code() {
            let one = Kind::ALL.into_iter().map(Kind::code).find(|k| *k == kind).unwrap_or_default();
            return Err(Refusal::Usage(Usage::Together { one, other: "--hours, --for, --most, --extends" }).into());
        }
        bounded("hours", self.hours, MOST_HOURS)?;
        bounded("most", self.most, MOST_CHANGES)
    }

    /// The one account that may write, by username.
    pub(in crate::app) fn username(&self, db: Db<'_>) -> Result<Option<String>> {
        let Some(given) = &self.who else { return Ok(None) };
        let account = find_user(db, given)?;
        if account.state == "disabled" {
            return Err(Refusal::AccountDisabled { username: account.username }.into());
        }
        Ok(Some(account.username))
    }

    fn terms(&self, tx: &Tx<'_>, order: &Order) -> Result<Terms> {
        if let Some(no) = self.extends {
            let first = find_order(tx, no)?;
            if !order.continues(&first) {
                return Err(Refusal::OrderMismatch { order: no, ordered: ordered(&first) }.into());
            }
        }
        Ok(Terms { who: self.username(**tx)?, most: self.most, extends: self.extends, ..Terms::default() })
    }
}

/// How an order came, beside its page.
#[derive(Clone, Debug, Default)]
pub struct Paper {
    /// Number of the paper.
    pub document: Option<String>,
    /// By telephone.
    pub phone: bool,
    /// Date of the paper or call.
    pub dated: Option<Date>,
}

/// Writes a new order with its limits; its number.
fn insert(tx: &Tx<'_>, mut order: Order, limits: &Limits) -> Result<i64> {
    let terms = limits.terms(tx, &order)?;
    order.hours = limits.hours;
    let no = tx.insert_order(&order)?;
    tx.insert_order_terms(no, &terms)?;
    tx.set_object(format!("orders/{no}"));
    Ok(no)
}

impl App {
    /// The principal orders unasked: approved by being issued.
    pub fn issue_order<'a>(
        &mut self,
        kind: Kind,
        matter: impl Into<Matter<'a>>,
        limits: impl Into<Limits>,
    ) -> Result<(i64, Receipt)> {
        self.begin_order(Action::OrdersIssue, "issued", kind, matter.into(), &limits.into())
    }

    /// Asks the principal.
    pub fn request_order<'a>(
        &mut self,
        kind: Kind,
        matter: impl Into<Matter<'a>>,
        limits: impl Into<Limits>,
    ) -> Result<(i64, Receipt)> {
        self.begin_order(Action::OrdersRequest, "request", kind, matter.into(), &limits.into())
    }

    fn begin_order(
        &mut self,
        action: Action,
        via: &str,
        kind: Kind,
        matter: Matter<'_>,
        limits: &Limits,
    ) -> Result<(i64, Receipt)> {
        self.need(action, "orders")?;
        limits.check(kind.code())?;
        if action == Action::OrdersIssue && matches!(matter, Matter::Year(_, None)) {
            return Err(Refusal::Usage(Usage::Missing { option: "--document NO" }).into());
        }
        self.change(action, "orders", |tx| {
            let order = draft(tx, kind, matter, via)?;
            check_unlock(tx, kind, matter)?;
            insert(tx, order, limits)
        })
    }

    /// Records an order received on paper or by telephone; it is to be ratified.
    pub fn record_order(
        &mut self,
        kind: Kind,
        page: &Page,
        paper: &Paper,
        limits: impl Into<Limits>,
    ) -> Result<(i64, Receipt)> {
        self.need(Action::OrdersRecord, "orders")?;
        if paper.phone == paper.document.is_some() {
            let usage = if paper.phone {
                Usage::Together { one: "--document", other: "--phone" }
            } else {
                Usage::Missing { option: "--document NO | --phone" }
            };
            return Err(Refusal::Usage(usage).into());
        }
        let dated = paper.dated.ok_or(Refusal::Usage(Usage::Missing { option: "--dated DATE" }))?;
        check_reversible(kind.code())?;
        let limits = limits.into();
        limits.check(kind.code())?;
        self.change(Action::OrdersRecord, "orders", |tx| {
            let via = if paper.phone { "phone" } else { "paper" };
            let mut order = draft(tx, kind, page.into(), via)?;
            if dated > tx.today() {
                let problem = Problem::Future;
                return Err(Refusal::Invalid { field: "dated", value: dated.to_string(), problem }.into());
            }
            check_unlock(tx, kind, page.into())?;
            // With a delegate at hand there is no need to work on unconfirmed orders; so a further one does no harm.
            let count = tx.orders()?.iter().filter(|o| o.is_unratified()).count();
            if !may_record(count, !tx.holders(DELEGATE, tx.today())?.is_empty()) {
                return Err(Refusal::TooManyUnratified { count: count as i64 }.into());
            }
            order.document.clone_from(&paper.document);
            order.dated = Some(dated);
            insert(tx, order, &limits)
        })
    }
}

/// What cannot be undone needs the principal's own key.
pub(super) fn check_reversible(kind: &str) -> Result<()> {
    let reversible: Vec<&str> = Kind::ALL.into_iter().filter(|k| k.is_reversible()).map(Kind::code).collect();
    if reversible.contains(&kind) {
        return Ok(());
    }
    let problem = Problem::UnknownWord { allowed: reversible };
    Err(Refusal::Invalid { field: "kind", value: kind.to_owned(), problem }.into())
}
