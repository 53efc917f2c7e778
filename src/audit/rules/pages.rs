//! Step 7 for what a page's window takes, and for pages that a standing order locks (Q4.5).
use super::super::breach::{Breach, Rule};
use super::super::image::Parsed;
use super::{Now, Rules};
use crate::domain::lock::fits;

/// A row of `order_term`: it comes with its order, by the same hand in the same entry, and never changes.
pub fn judge_term(rules: &mut Rules, c: &Parsed<'_>, now: &Now) -> Option<Rule> {
    let Some(order) = rules.ledger.order(c.id()) else {
        rules.unjudged += u64::from(rules.ledger.blind);
        return (!rules.ledger.blind).then_some(Rule::OrderAltered);
    };
    (!c.is_new() || order.asked_at != now.at).then_some(Rule::OrderAltered)
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
