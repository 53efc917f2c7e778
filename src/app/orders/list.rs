//! Orders as they are shown: with the state that holds now, their limits, and until when they are to be ratified.
use super::super::codes::{Came, replaced_at};
use super::super::{App, Result};
use super::{Order, Terms};
use crate::domain::date::{Date, local_date};
use crate::domain::refusal::{Refusal, Thing};
use crate::domain::right::{Right, Scope};
use crate::store::Db;
use crate::store::order_code::OrderCode;
use jiff::Timestamp;

/// An order with the state that holds now: an approved one that nobody used in time has lapsed.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The order.
    pub order: Order,
    /// What it says beyond its page.
    pub terms: Terms,
    /// The state that holds now.
    pub state: String,
    /// Last day on which it is to be ratified; none where nothing is to be.
    pub due: Option<Date>,
    /// That day is over.
    pub overdue: bool,
    /// The code that approved it.
    pub code: Option<OrderCode>,
    /// How the key came that decided it, where it was replaced.
    pub decided_with: Option<Came>,
}

/// The order with the state that holds now.
pub fn shown(db: &Db<'_>, order: Order, now: Timestamp, today: Date) -> Result<Shown> {
    let valid = db.policy_number("order.valid_days", today)?;
    let state = order.state_at(now, valid).to_owned();
    let due = due(db, &order)?;
    let decided = order.decided_by.as_deref().zip(order.decided_at);
    let decided_with = decided.map(|(who, at)| replaced_at(db, who, at)).transpose()?.flatten();
    let by_code = order.via == "request" && decided.is_some();
    Ok(Shown {
        terms: db.order_terms(order.no)?,
        code: if by_code { db.code_of_order(order.no)? } else { None },
        state,
        overdue: due.is_some_and(|due| due < today),
        due,
        decided_with,
        order,
    })
}

/// Until the end of which working day a recorded order is to be ratified, by the days that held when it was recorded.
pub(in crate::app) fn due(db: &Db<'_>, order: &Order) -> Result<Option<Date>> {
    if !order.is_unratified() {
        return Ok(None);
    }
    let recorded = local_date(order.asked_at);
    let days = db.policy_number("order.ratify_days", recorded)?;
    db.working_day_after(recorded, days).map(Some)
}

impl App {
    /// Whether the signed-in account sees every order, and not only those that it asked for.
    pub(in crate::app) fn sees_all_orders(&mut self) -> bool {
        self.may(Right::OrdersRecord).is_ok()
            || self.may(Right::OrdersApprove).is_ok()
            || self.may(Right::LogRead).is_ok_and(|(_, s)| s > Scope::Own)
    }

    /// Orders, the oldest first.
    pub fn list_orders(&mut self, state: Option<&str>) -> Result<Vec<Shown>> {
        let actor = self.actor()?;
        let (now, today) = (self.school.now(), self.today());
        let all = self.sees_all_orders();
        self.read(|db| {
            let mut out = Vec::new();
            for order in db.orders()? {
                let own = order.asked_by.as_deref() == Some(&actor.username);
                if !(all || own) {
                    continue;
                }
                let shown = shown(&db, order, now, today)?;
                if state.is_none_or(|s| s == shown.state) {
                    out.push(shown);
                }
            }
            Ok(out)
        })
    }

    /// One order; those who may not see all see their own.
    pub fn show_order(&mut self, no: i64) -> Result<Shown> {
        let actor = self.actor()?;
        let (now, today, all) = (self.school.now(), self.today(), self.sees_all_orders());
        self.read(|db| {
            let seen = |o: &Order| all || o.asked_by.as_deref() == Some(&actor.username);
            let missing = || Refusal::NotFound { thing: Thing::Order, given: no.to_string(), near: vec![] };
            let order = db.order(no)?.filter(seen).ok_or_else(missing)?;
            shown(&db, order, now, today)
        })
    }
}
