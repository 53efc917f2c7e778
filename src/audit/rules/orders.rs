//! Step 7 for orders, locks and windows: each as `domain/order.rs` lets them come, be decided and be carried out (Q4.5).
use super::super::breach::{Breach, Rule};
use super::super::image::{self, Parsed};
use super::{Now, Rules};
use crate::domain::action::Action;
use crate::domain::book::Book;
use crate::domain::date::Date;
use crate::domain::lock::WINDOW_OF_SLIP;
use crate::domain::order::{Bar, Decision, Kind, Order};
use crate::domain::right::Right;
use jiff::SignedDuration;

/// The days that an approved order may wait, the hours of a window: keys of the policy.
const VALID_DAYS: &str = "order.valid_days";
const HOURS: &str = "unlock.hours";

fn rule(bar: Bar) -> Rule {
    match bar {
        Bar::State => Rule::OrderState,
        Bar::SecondPerson => Rule::SecondPerson,
    }
}

/// The ways in which an action brings an order into being.
fn ways(action: Action) -> &'static [&'static str] {
    match action {
        Action::OrdersIssue | Action::CorrectionsApprove => &["issued"],
        Action::OrdersRequest => &["request"],
        Action::OrdersRecord => &["paper", "phone"],
        Action::Lock
        | Action::LockFinal
        | Action::Unlock
        | Action::CorrectionsApply
        | Action::AuditErase
        | Action::YearsClose
        | Action::BackupRerun
        | Action::BackupRestore => &["cosign"],
        _ => &[],
    }
}

fn decision(action: Action) -> Option<Decision> {
    match action {
        Action::OrdersApprove => Some(Decision::Approve),
        Action::OrdersReject => Some(Decision::Reject),
        Action::OrdersRatify => Some(Decision::Ratify),
        Action::OrdersRefuse => Some(Decision::Refuse),
        _ => None,
    }
}

/// What an action carries out.
fn kind(action: Action) -> Option<Kind> {
    match action {
        Action::Lock => Some(Kind::Lock),
        Action::LockFinal => Some(Kind::FinalLock),
        Action::Unlock => Some(Kind::Unlock),
        _ => None,
    }
}

/// A row of `orders`.
pub fn judge_order(rules: &mut Rules, c: &Parsed<'_>, now: &Now) -> Option<Rule> {
    let action = now.action?;
    let Some(after) = image::order(c.id(), &c.after) else { return Some(Rule::OrderAltered) };
    let Some(before) = image::order(c.id(), &c.before) else { return judge_new(rules, action, after, now) };
    let mut expected = before.clone();
    expected.hours = after.hours;
    expected.answer.clone_from(&after.answer);
    let done = if let Some(decision) = decision(action) {
        expected.decide(decision, &now.actor, now.at)
    } else {
        let valid = rules.ledger.number(VALID_DAYS, now.today);
        let check = before.check_executor(&now.actor, now.at, valid);
        expected.hours = before.hours;
        if action == Action::YearsClose {
            expected.number(after.document.as_deref());
        }
        expected.carry_out(&now.actor, now.at);
        check
    };
    match done {
        Err(bar) => Some(rule(bar)),
        Ok(()) => (expected != after).then_some(Rule::OrderAltered),
    }
}

/// Orders come by the hand of who gives, asks or records them; a co-signed one by somebody who may approve.
fn judge_new(rules: &mut Rules, action: Action, order: Order, now: &Now) -> Option<Rule> {
    let cosigner = now.cosigner.as_deref();
    let way = order.via.clone();
    let expected = order.clone().begun(&way, &now.actor, cosigner, now.at);
    if !ways(action).contains(&way.as_str()) || expected.as_ref() != Some(&order) {
        return Some(Rule::OrderAltered);
    }
    if way != "cosign" {
        return None;
    }
    if cosigner == Some(now.actor.as_str()) {
        return Some(Rule::SecondPerson);
    }
    let account = cosigner.and_then(|name| rules.ledger.account_named(name));
    let may = account.is_some_and(|id| rules.authority(id, now.today).has(Right::OrdersApprove));
    let hidden = account.is_none() && rules.ledger.blind;
    (!may && !hidden).then_some(Rule::SecondPerson)
}

/// A page as a row of `page_lock` or `page_window` has it.
struct Page<'a> {
    book: Book,
    period: &'a str,
    class: Option<&'a str>,
    days: (Date, Date),
    by_day: bool,
}

impl Page<'_> {
    fn is_of(&self, order: &Order) -> bool {
        (order.book, order.period.as_deref(), order.class.as_deref())
            == (Some(self.book), Some(self.period), self.class)
    }
}

/// The order of the entry must be for exactly this page and act, and this hand may carry it out. Also notes that the entry
/// carries it out.
fn judge_order_of(
    rules: &mut Rules,
    kind: Kind,
    page: &Page<'_>,
    order_no: Option<i64>,
    now: &mut Now,
) -> Option<Rule> {
    let by_day = page.period.len() == 10;
    let days = rules.ledger.days_of(page.period);
    let fits = days == Some(page.days) && by_day == page.by_day;
    judge_carried_out(rules, order_no, now, |o| fits && o.kind == kind.code() && page.is_of(o))
}

/// A row of `erasure`: its order must be one to erase. What it is about stands in another row.
pub fn judge_erasure(rules: &mut Rules, c: &Parsed<'_>, now: &mut Now) -> Option<Rule> {
    if !c.is_new() || c.after.is_null() {
        return Some(Rule::ErasureAltered);
    }
    // Looked at once an entry: the order is carried out by its end.
    if now.carries_out {
        return (now.order != c.after["order_no"].as_i64()).then_some(Rule::OrderMismatch);
    }
    judge_carried_out(rules, c.after["order_no"].as_i64(), now, |o| o.kind == Kind::Erase.code())
}

/// The order of the entry must fit, and this hand may carry it out. Also notes that the entry carries it out.
pub fn judge_carried_out(
    rules: &mut Rules,
    order_no: Option<i64>,
    now: &mut Now,
    fits: impl Fn(&Order) -> bool,
) -> Option<Rule> {
    now.carries_out = true;
    let Some(no) = order_no else { return Some(Rule::NoOrder) };
    if now.order != Some(no) {
        return Some(Rule::OrderMismatch);
    }
    let Some(order) = rules.ledger.order(no) else {
        if rules.ledger.blind {
            rules.unjudged += 1;
            return None;
        }
        return Some(Rule::NoOrder);
    };
    if !fits(order) {
        return Some(Rule::OrderMismatch);
    }
    let valid = rules.ledger.number(VALID_DAYS, now.today);
    order.check_executor(&now.actor, now.at, valid).err().map(rule)
}

/// A row of `page_lock`.
pub fn judge_lock(rules: &mut Rules, c: &Parsed<'_>, now: &mut Now) -> Option<Rule> {
    const FIXED: &[&str] = &["book", "period", "first", "last", "by_day", "class", "locked_at", "locked_by"];
    let Some(lock) = image::lock(c.id(), &c.after) else { return Some(Rule::LockAltered) };
    let action = now.action?;
    if action == Action::BackupRerun {
        // What the lost part had locked for good is so again, under the order of the restore.
        let order = now.order.and_then(|no| rules.ledger.order(no));
        let ordered = lock.order == now.order && order.is_some_and(|o| o.kind == Kind::Restore.code());
        return (!ordered || !lock.final_lock).then_some(Rule::OrderMismatch);
    }
    let fixed = c.is_new() || (c.same(FIXED) && lock.final_lock);
    let own_name = !c.is_new() || (lock.locked_by == now.actor && lock.locked_at == now.at);
    if action == Action::YearsClose {
        let altered = (!fixed).then_some(Rule::LockAltered).or((!own_name).then_some(Rule::OtherName));
        return altered.or_else(|| super::years::judge_lock(rules, &lock, now));
    }
    let Some(kind) = kind(action).filter(|k| matches!(k, Kind::Lock | Kind::FinalLock)) else {
        return Some(Rule::LockAltered);
    };
    if !fixed {
        return Some(Rule::LockAltered);
    }
    if !own_name {
        return Some(Rule::OtherName);
    }
    if lock.final_lock != (kind == Kind::FinalLock) {
        return Some(Rule::OrderMismatch);
    }
    let page = Page {
        book: lock.book,
        period: &lock.period,
        class: lock.class.as_deref(),
        days: (lock.first, lock.last),
        by_day: lock.by_day,
    };
    judge_order_of(rules, kind, &page, lock.order, now)
}

/// A row of `page_window`.
pub fn judge_window(rules: &mut Rules, c: &Parsed<'_>, now: &mut Now) -> Option<Rule> {
    const FIXED: &[&str] = &["book", "period", "first", "last", "by_day", "class", "opened_at", "opened_by"];
    let Some(window) = image::window(c.id(), &c.after) else { return Some(Rule::WindowAltered) };
    if let Some(before) = image::window(c.id(), &c.before) {
        // A window only ever ends sooner.
        return (!c.same(FIXED) || window.until > before.until).then_some(Rule::WindowAltered);
    }
    let of_slip = now.action == Some(Action::CorrectionsApply);
    if !of_slip && now.action != Some(Action::Unlock) {
        return Some(Rule::WindowAltered);
    }
    if window.opened_by != now.actor || window.opened_at != now.at {
        return Some(Rule::OtherName);
    }
    let page = Page {
        book: window.book,
        period: &window.period,
        class: window.class.as_deref(),
        days: (window.first, window.last),
        by_day: window.by_day,
    };
    let broken = judge_order_of(rules, Kind::Unlock, &page, Some(window.order), now);
    if of_slip {
        // It is closed by the end of the entry.
        let short = window.until == now.at + WINDOW_OF_SLIP;
        return broken.or((!short).then_some(Rule::OrderMismatch));
    }
    // The order of a slip opens for the slip's rows alone.
    if rules.ledger.terms(window.order).correction.is_some() {
        return Some(Rule::OrderMismatch);
    }
    let ordered = rules.ledger.order(window.order).and_then(|o| o.hours);
    let hours = ordered.unwrap_or_else(|| rules.ledger.number(HOURS, now.today));
    let until = now.at + SignedDuration::from_hours(hours);
    // Of an erased order the hours are not known.
    let known = rules.ledger.order(window.order).is_some();
    broken.or((known && window.until != until).then_some(Rule::OrderMismatch))
}

/// At the end of an entry that locked or opened a page its order must be noted as carried out, or it could serve again.
pub fn judge_end(rules: &mut Rules, now: &Now) {
    let Some(order) = now.order.filter(|_| now.carries_out).and_then(|no| rules.ledger.order(no)) else { return };
    if order.done_at != Some(now.at) || order.done_by.as_deref() != Some(now.actor.as_str()) {
        let (no, rule) = (order.no, Rule::OrderState);
        rules.bar_or_count(false, Breach { order: Some(no), ..Breach::of(rule) });
    }
}
