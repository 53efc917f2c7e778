//! Step 7 for what a page's window takes, and for pages that a standing order locks (Q4.5).
use super::super::breach::{Breach, Rule};
use super::super::image::{self, Parsed};
use super::{Now, Rules};
use crate::domain::date::{Month, Period, format_utc_ms};
use crate::domain::lock::{Lock, fits};
use crate::domain::lock_rule::{Pages, in_force};
use crate::domain::order::Order;

/// What an order says beyond its page is said when it is given or decided, and not once it is carried out.
pub fn judge_terms(rules: &mut Rules, now: &Now) {
    for no in &now.terms {
        let order = rules.ledger.order(*no);
        let hidden = order.is_none() && rules.ledger.blind;
        let said_now = |o: &&Order| o.asked_at == now.at || o.decided_at == Some(now.at);
        let before = |o: &&Order| o.done_at.is_none_or(|done| done == now.at && o.asked_at == now.at);
        let proper = order.as_ref().is_some_and(|o| said_now(o) && before(o)) && now.orders.contains(no);
        if !proper {
            rules.bar_or_count(hidden, Breach { order: Some(*no), ..Breach::of(Rule::OrderAltered) });
        }
    }
}

/// A row of `page_lock` that a standing order made: the rule was in force, the page was due, the hand is not the approver's.
pub fn judge_due(rules: &mut Rules, c: &Parsed<'_>, now: &Now) -> Option<Rule> {
    let Some(lock) = image::lock(c.id(), &c.after).filter(|l| c.is_new() && !l.final_lock) else {
        return Some(Rule::LockAltered);
    };
    if lock.locked_by != now.actor || lock.locked_at != now.at {
        return Some(Rule::OtherName);
    }
    if rules.ledger.blind && lock.order.is_some_and(|no| rules.ledger.order(no).is_none()) {
        rules.unjudged += 1;
        return None;
    }
    let (orders, kind) = (rules.ledger.lock_rules(), if lock.by_day { Pages::Days } else { Pages::Months });
    let Some(rule) = in_force(&orders, lock.book, kind, now.at) else { return Some(Rule::NoOrder) };
    if rule.order.decided_by.as_ref() == Some(&now.actor) {
        return Some(Rule::SecondPerson);
    }
    let page = if lock.by_day { Period::Day(lock.first) } else { Period::Month(Month::of(lock.first)) };
    let named = page.to_string() == lock.period && (page.first(), page.last()) == (lock.first, lock.last);
    let due = rule.is_due(page, now.at, |day| rules.ledger.is_serving(day));
    let fits = named && due && lock.class.is_none() && lock.order == Some(rule.order.no);
    (!fits).then_some(Rule::OrderMismatch)
}

/// A row of `page_total`: made once, at the entry's time, for a page that is locked. That its digest is that of the rows as they
/// were then is not asked again: it would take all rows of every page in memory, while the rows of today are proved by the
/// replay, and those of then by the log itself.
pub fn judge_total(rules: &Rules, c: &Parsed<'_>, now: &Now) -> Option<Rule> {
    let text = |column: &str| c.after[column].as_str();
    let is_of = |l: &Lock| {
        c.after["book"] == l.book.id() && text("period") == Some(&l.period) && text("class") == l.class.as_deref()
    };
    let made_now = c.is_new() && text("made_at") == Some(&format_utc_ms(now.at));
    (!made_now || !rules.ledger.locks.iter().any(is_of)).then_some(Rule::TotalAltered)
}

/// At the end of an entry: whether its changes were too many for the window that let them through.
pub fn judge_most(rules: &mut Rules, now: &Now) {
    let Some(order) = now.order.filter(|_| now.paged > 0 && !now.denied) else { return };
    let before = rules.ledger.add_through(order, now.paged);
    let Some(window) = rules.ledger.window(order) else { return };
    if !fits(window.most, before, now.paged) {
        let page = (window.book.code().to_owned(), window.period.clone(), window.class.clone());
        rules.add(Breach { order: Some(order), page: Some(page), rows: now.paged, ..Breach::of(Rule::WindowFull) });
    }
}
