//! Step 7 for correction slips (Q4.4): each as `domain/correction.rs` lets it come and go on; its rows are those that it says, and
//! its window is closed by the entry that opens it.
use super::super::breach::{Breach, Rule};
use super::super::image::{self, Parsed};
use super::{Now, Rules, orders};
use crate::domain::action::Action;
use crate::domain::book::Book;
use crate::domain::correction::{Bar, CHILD_FIELDS, Field, MarkValue, Slip, State, Step, mark_changes};
use crate::domain::date::local_date;
use crate::domain::meal::{MarkStatus, Slot};
use crate::domain::order::Kind;
use crate::domain::right::Right;
use serde_json::Value;
use std::collections::HashSet;

/// What an entry does to slips, kept until its end.
#[derive(Clone, Debug, Default)]
pub struct Slips {
    /// Slips that it made.
    made: HashSet<i64>,
    /// The slip that it carries out.
    applied: Option<i64>,
    /// Meals and record that it wrote under that slip.
    written: HashSet<String>,
    /// Orders that it made, and the slips that they are for.
    orders: Vec<(i64, Option<i64>)>,
    /// Orders that it gave to slips.
    given: Vec<(i64, i64)>,
    /// Images of the entry are erased: those of a slip that it is about may be among them.
    pub blind: bool,
}

/// Whether an action is about slips.
pub fn is_about(action: Action) -> bool {
    matches!(
        action,
        Action::CorrectionsSubmit
            | Action::CorrectionsApprove
            | Action::CorrectionsReject
            | Action::CorrectionsCancel
            | Action::CorrectionsApply
            | Action::CorrectionsFollow
    )
}

fn rule(bar: Bar) -> Rule {
    match bar {
        Bar::State => Rule::SlipState,
        Bar::SecondPerson | Bar::NotOwn => Rule::SlipPerson,
    }
}

/// A row of `correction`.
pub fn judge_slip(rules: &mut Rules, c: &Parsed<'_>, now: &mut Now) -> Option<Rule> {
    let action = now.action?;
    let Some(after) = image::slip(c.id(), &c.after) else { return Some(Rule::SlipAltered) };
    let Some(before) = image::slip(c.id(), &c.before) else {
        now.slips.made.insert(after.no);
        return judge_new(rules, action, &after, now);
    };
    let mut expected = before.clone();
    let done = steps(rules, action, &before, &after, now)
        .and_then(|steps| steps.iter().try_for_each(|(step, who)| expected.step(step, who, now.at).map_err(rule)));
    if let Err(broken) = done {
        return Some(broken);
    }
    if after.order != before.order {
        now.slips.given.push((after.order?, after.no));
        expected.order = after.order;
    }
    (expected != after).then_some(Rule::SlipAltered)
}

/// A slip comes by the hand of whoever submits it, about a class that they reach.
fn judge_new(rules: &Rules, action: Action, slip: &Slip, now: &Now) -> Option<Rule> {
    if action != Action::CorrectionsSubmit || !slip.is_fresh(&now.actor, now.at) {
        return Some(Rule::SlipAltered);
    }
    let reach = now.reach.as_ref()?;
    let day = slip.period.parse().ok().filter(|_| slip.period.len() == 10);
    let year = rules.ledger.year_of(day.unwrap_or_else(|| local_date(now.at))).unwrap_or_default();
    (!reach.covers(year, slip.class.as_deref().unwrap_or_default())).then_some(Rule::OutOfReach)
}

/// The steps that an entry takes with a slip, and by whose hand.
fn steps(
    rules: &mut Rules,
    action: Action,
    before: &Slip,
    after: &Slip,
    now: &mut Now,
) -> Result<Vec<(Step, String)>, Rule> {
    let own = |step| Ok(vec![(step, now.actor.clone())]);
    match action {
        Action::CorrectionsApprove => own(Step::Approve),
        Action::CorrectionsReject => own(Step::Reject { answer: after.answer.clone().unwrap_or_default() }),
        Action::CorrectionsCancel => own(Step::Cancel),
        Action::CorrectionsApply => {
            // One slip an entry: its rows are known by it.
            if now.slips.applied.replace(after.no).is_some() {
                return Err(Rule::SlipAltered);
            }
            let mut steps = Vec::new();
            if before.state == State::Submitted {
                let Some(second) = now.cosigner.clone() else { return Err(Rule::SlipState) };
                approves(rules, &second, now)?;
                steps.push((Step::Approve, second));
            }
            steps.push((Step::Apply, now.actor.clone()));
            Ok(steps)
        }
        Action::CorrectionsFollow => {
            let altered = Rule::SlipAltered;
            own(match after.state {
                State::SentExternal => Step::Send {
                    letter: after.letter.clone().ok_or(altered)?,
                    dated: after.letter_dated.ok_or(altered)?,
                    on: after.sent_on.ok_or(altered)?,
                },
                State::DoneExternal => Step::Done { on: after.done_on.ok_or(altered)? },
                State::Verified => Step::Verify { on: after.verified_on.ok_or(altered)? },
                State::Closed => Step::Close,
                _ => return Err(altered),
            })
        }
        _ => Err(Rule::SlipAltered),
    }
}

/// The second person must be one who may approve, and not the one who acts.
fn approves(rules: &mut Rules, second: &str, now: &Now) -> Result<(), Rule> {
    let account = rules.ledger.account_named(second);
    let may = account.is_some_and(|id| rules.authority(id, now.today).has(Right::OrdersApprove));
    // An account whose images are erased is known by its key alone.
    let hidden = account.is_none() && rules.ledger.blind;
    if second != now.actor && (may || hidden) { Ok(()) } else { Err(Rule::SlipPerson) }
}

/// A row of `correction_field`: it comes with its slip and never changes.
pub fn judge_field(_: &mut Rules, c: &Parsed<'_>, now: &Now) -> Option<Rule> {
    let comes = c.is_new() && !c.after.is_null() && now.action == Some(Action::CorrectionsSubmit);
    let made = now.slips.made.contains(&c.id()) || now.slips.blind;
    (!comes || !made).then_some(Rule::SlipAltered)
}

/// What an order of a slip says: whose slip it is, once and for all.
pub fn judge_term(c: &Parsed<'_>, now: &mut Now) -> Option<Rule> {
    if !c.is_new() || c.after.is_null() {
        return Some(Rule::OrderAltered);
    }
    let made = now.slips.orders.iter_mut().find(|(no, _)| *no == c.id());
    let Some((_, slip)) = made else { return Some(Rule::OrderAltered) };
    *slip = c.after["correction"].as_i64();
    None
}

/// A row of `orders` in an entry about slips: made for a slip, or carried out with it.
pub fn judge_order(rules: &mut Rules, c: &Parsed<'_>, now: &mut Now) -> Option<Rule> {
    let action = now.action?;
    if c.is_new() {
        now.slips.orders.push((c.id(), None));
    } else if action != Action::CorrectionsApply {
        return Some(Rule::OrderAltered);
    }
    orders::judge_order(rules, c, now)
}

/// A row of the books that an applied slip wrote: exactly what the slip says.
pub fn judge_row(rules: &mut Rules, c: &Parsed<'_>, now: &mut Now) -> Option<Rule> {
    // What an erased slip said is not known any more.
    if now.slips.blind {
        rules.unjudged += 1;
        return None;
    }
    let Some(slip) = now.slips.applied.and_then(|no| rules.ledger.slip(no)) else { return Some(Rule::NotAsSlip) };
    let fields = rules.ledger.slip_fields(slip.no);
    let written = match (slip.system.book(), c.tbl) {
        (Some(Book::Meals), "meal_marks") => is_mark(slip, &fields, c),
        (Some(Book::Children), "children") if slip.child == Some(c.id()) => is_record(&fields, c),
        _ => None,
    };
    match written {
        Some(what) => {
            now.slips.written.insert(what);
            None
        }
        None => Some(Rule::NotAsSlip),
    }
}

/// The meal, if the row is one of the slip's marks, as it was and as it shall be.
fn is_mark(slip: &Slip, fields: &[Field], c: &Parsed<'_>) -> Option<String> {
    let [day, child, slot] = c.key.as_slice() else { return None };
    let here = day.as_str() == Some(&slip.period) && child.as_i64() == slip.child;
    let slot = Slot::parse(slot.as_str()?).filter(|_| here)?;
    let value = |image: &Value| -> Option<MarkValue> {
        let status = MarkStatus::ALL.iter().copied().find(|s| image["status"] == s.code())?;
        Some((status, image["told_at"].as_str().map(str::to_owned)))
    };
    let in_class = c.after["class"].as_str() == slip.class.as_deref();
    let change = mark_changes(fields)?.into_iter().find(|(of, ..)| *of == slot)?;
    let same = value(&c.before) == change.1 && value(&c.after) == Some(change.2);
    (in_class && same).then(|| slot.code().to_owned())
}

/// `record`, if every column is as it was but for those of the slip, and these are as it says.
fn is_record(fields: &[Field], c: &Parsed<'_>) -> Option<String> {
    // Made from the name.
    const DERIVED: [&str; 2] = ["sort_key", "search_key"];
    let text = |image: &Value, column: &str| image[column].as_str().filter(|t| !t.is_empty()).map(str::to_owned);
    let (before, after) = (c.before.as_object()?, c.after.as_object()?);
    let renamed = fields.iter().any(|f| f.field == "name");
    let as_said = after.keys().chain(before.keys()).all(|column| match fields.iter().find(|f| f.field == *column) {
        Some(f) => text(&c.before, column) == f.old && text(&c.after, column) == f.new,
        None => c.same(&[column.as_str()]) || (renamed && DERIVED.contains(&column.as_str())),
    });
    let known = fields.iter().all(|f| CHILD_FIELDS.contains(&f.field.as_str()));
    (as_said && known).then(|| "record".to_owned())
}

/// At the end: every row of an applied slip written, its window closed, its order its own; every order made is a slip's.
pub fn judge_end(rules: &mut Rules, now: &Now) {
    let Some(action) = now.action.filter(|a| is_about(*a) && !now.denied) else { return };
    let mut broken = Vec::new();
    for (no, slip) in &now.slips.orders {
        if !slip.is_some_and(|slip| is_order_of(rules, *no, slip)) {
            broken.push((Some(*no), Rule::OrderMismatch));
        }
    }
    for (no, slip) in &now.slips.given {
        if !now.slips.orders.contains(&(*no, Some(*slip))) {
            broken.push((Some(*no), Rule::OrderMismatch));
        }
    }
    if action == Action::CorrectionsApply {
        match now.slips.applied {
            Some(no) => broken.extend(of_applied(rules, no, now)),
            None => broken.push((None, Rule::NotAsSlip)),
        }
    }
    for (order, rule) in broken {
        rules.bar_or_count(now.slips.blind, Breach { order, ..Breach::of(rule) });
    }
}

fn of_applied(rules: &mut Rules, no: i64, now: &Now) -> Vec<(Option<i64>, Rule)> {
    let mut broken = Vec::new();
    let fields = rules.ledger.slip_fields(no);
    let whole = match mark_changes(&fields) {
        Some(changes) => changes.iter().all(|(slot, ..)| now.slips.written.contains(slot.code())),
        None => now.slips.written.contains("record"),
    };
    if !whole {
        broken.push((None, Rule::NotAsSlip));
    }
    if let Some(order) = now.order {
        let own = rules.ledger.slip(no).and_then(|s| s.order) == Some(order) && is_order_of(rules, order, no);
        if !own {
            broken.push((Some(order), Rule::OrderMismatch));
        }
        if rules.ledger.windows.iter().any(|w| w.order == order && now.at < w.until) {
            broken.push((Some(order), Rule::SlipWindow));
        }
    }
    broken
}

/// Whether an order is one to open exactly the slip's page for exactly its child.
fn is_order_of(rules: &Rules, order: i64, slip: i64) -> bool {
    let terms = rules.ledger.terms(order);
    let (Some(order), Some(slip)) = (rules.ledger.order(order), rules.ledger.slip(slip)) else { return false };
    terms.correction == Some(slip.no)
        && terms.child == slip.child
        && order.kind == Kind::Unlock.code()
        && order.book == slip.system.book()
        && order.period.as_deref() == Some(&slip.period)
        && order.class == slip.class
}
