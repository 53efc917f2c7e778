//! How an order is decided: by the principal in their own session, by their password at the vice-principal's machine, by a code
//! that they read out (`card.rs`), or afterwards.
use super::super::{App, Receipt, Result};
use super::{Limits, Order, Terms, barred, check_unlock, find_order, page_of, parse_kind};
use crate::domain::action::Action;
use crate::domain::order::{Decision, hours_within};
use crate::domain::refusal::{Problem, Refusal};
use crate::domain::right::Right;
use crate::store::Tx;
use crate::store::door::Actor;

/// What an entry about these orders is about.
fn object(numbers: &[i64]) -> String {
    match numbers {
        [one] => format!("orders/{one}"),
        _ => "orders".to_owned(),
    }
}

/// Approves a request in the name of who gives the approval, within limits that may only be narrower than those asked for.
pub(super) fn approve(tx: &Tx<'_>, no: i64, limits: &Limits, by: &str) -> Result<(Order, Terms)> {
    let mut order = find_order(tx, no)?;
    let decided = order.decide(Decision::Approve, by, tx.at());
    decided.map_err(|bar| barred(bar, &order, &order.state, by))?;
    limits.check(&order.kind)?;
    if let Some(page) = page_of(tx, &order, tx.today())? {
        check_unlock(tx, parse_kind(&order.kind)?, (&page).into())?;
    }
    let hours = limits.hours.or(order.hours);
    if !hours_within(hours, order.hours) {
        return Err(beyond("hours", limits.hours, order.hours).into());
    }
    order.hours = hours;
    let asked = tx.order_terms(no)?;
    let mut terms = asked.clone();
    terms.most = limits.most.or(asked.most);
    terms.who = limits.username(**tx)?.or(asked.who.clone());
    if !terms.within(&asked) {
        return Err(match (&asked.who, &terms.who) {
            (Some(there), Some(given)) if there != given => Refusal::Conflict {
                key: format!("orders/{no}"),
                column: "for",
                there: there.clone(),
                given: given.clone(),
            },
            _ => beyond("most", limits.most, asked.most),
        }
        .into());
    }
    tx.update_order(&order)?;
    if terms != asked {
        tx.tighten_order_terms(no, &terms)?;
    }
    Ok((order, terms))
}

fn beyond(field: &'static str, given: Option<i64>, asked: Option<i64>) -> Refusal {
    let problem = Problem::NotANumber { min: 1, max: asked.unwrap_or_default() };
    Refusal::Invalid { field, value: given.unwrap_or_default().to_string(), problem }
}

/// Refuses who may not approve at this moment, although they are the ones to give the approval.
pub(super) fn check_approver(tx: &Tx<'_>, account: Option<i64>, username: &str) -> Result<()> {
    let authority = account.map(|id| tx.authority_of(id)).transpose()?.unwrap_or_default();
    if authority.has(Right::OrdersApprove) {
        return Ok(());
    }
    Err(Refusal::NotAllowed { username: username.to_owned(), right: Right::OrdersApprove, class: None }.into())
}

impl App {
    /// By which action requests are approved here and now: one's own, or that of the second person at one's side.
    pub fn approval(&mut self) -> Action {
        let at_their_side = self.may(Right::OrdersApprove).is_err() && self.world.cosign.is_some();
        if at_their_side { Action::OrdersCode } else { Action::OrdersApprove }
    }

    /// Approves requests. Who asked does not approve. At the machine of somebody who may record orders the approval is the
    /// second person's.
    pub fn approve_orders(&mut self, numbers: &[i64], limits: &Limits) -> Result<Receipt> {
        let (action, object) = (self.approval(), object(numbers));
        let at_their_side = action == Action::OrdersCode;
        self.need(action, &object)?;
        let ((), receipt) = self.change(action, object, |tx| {
            let giver: &Actor = if at_their_side {
                let missing = || Refusal::SecondPersonNeeded { order: None, username: tx.actor().username.clone() };
                tx.actor().cosigner.as_deref().ok_or_else(missing)?
            } else {
                tx.actor()
            };
            check_approver(tx, giver.account, &giver.username)?;
            for no in numbers {
                approve(tx, *no, limits, &giver.username)?;
            }
            Ok(())
        })?;
        Ok(receipt)
    }

    /// Rejects requests; the reason is kept.
    pub fn reject_orders(&mut self, numbers: &[i64]) -> Result<Receipt> {
        self.decide(Action::OrdersReject, Decision::Reject, numbers, |tx, order| {
            order.answer = Some(tx.reason()?.to_owned());
            Ok(())
        })
    }

    /// Confirms recorded orders afterwards.
    pub fn ratify_orders(&mut self, numbers: &[i64]) -> Result<Receipt> {
        self.decide(Action::OrdersRatify, Decision::Ratify, numbers, |_, _| Ok(()))
    }

    /// Denies recorded orders afterwards: the window closes.
    pub fn refuse_orders(&mut self, numbers: &[i64]) -> Result<Receipt> {
        self.decide(Action::OrdersRefuse, Decision::Refuse, numbers, |tx, order| {
            order.answer = Some(tx.reason()?.to_owned());
            let open = tx.windows()?.into_iter().any(|w| w.order == order.no && tx.at() < w.until);
            if open {
                tx.close_window(order.no, tx.at())?;
            }
            Ok(())
        })
    }

    /// Decides orders; `f` adds what goes with the decision.
    fn decide(
        &mut self,
        action: Action,
        decision: Decision,
        numbers: &[i64],
        f: impl Fn(&Tx<'_>, &mut Order) -> Result<()>,
    ) -> Result<Receipt> {
        let ((), receipt) = self.change(action, object(numbers), |tx| {
            for no in numbers {
                let mut order = find_order(tx, *no)?;
                f(tx, &mut order)?;
                let who = &tx.actor().username;
                let decided = order.decide(decision, who, tx.at());
                decided.map_err(|bar| barred(bar, &order, &order.state, who))?;
                tx.update_order(&order)?;
            }
            Ok(())
        })?;
        Ok(receipt)
    }
}
