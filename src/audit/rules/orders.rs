//! Step 7 for orders, locks and windows: each as `domain/order.rs` lets them come, be decided and be carried out (Q4.5).
use super::super::breach::{Breach, Rule};
use super::super::code::approval_of;
use super::super::entry::signature_holds;
use super::super::hash::unhex;
use super::super::image::{self, Parsed};
use super::{Now, Rules};
use crate::domain::action::Action;
use crate::domain::book::Book;
use crate::domain::date::{Date, format_utc_ms};
use crate::domain::lock::WINDOW_OF_SLIP;
use crate::domain::order::{Bar, CARD_DAYS, Decision, Kind, Order, hours_within, may_record};
use crate::domain::right::Right;
use crate::domain::role::DELEGATE;
use jiff::SignedDuration;
use std::collections::HashSet;

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
        Action::OrdersApprove | Action::OrdersCode => Some(Decision::Approve),
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
pub fn judge_order(rules: &mut Rules, c: &Parsed<'_>, now: &mut Now) -> Option<Rule> {
    let action = now.action?;
    let Some(after) = image::order(c.id(), &c.after) else { return Some(Rule::OrderAltered) };
    let Some(before) = image::order(c.id(), &c.before) else { return judge_new(rules, action, after, now) };
    let mut expected = before.clone();
    expected.answer.clone_from(&after.answer);
    let done = if let Some(decision) = decision(action) {
        let by = giver(action, &after, now);
        if action == Action::OrdersCode {
            now.acts.in_their_name.push((before.no, by.clone()));
        }
        if decision == Decision::Approve {
            now.acts.approved.insert(before.no);
            if hours_within(after.hours, before.hours) {
                expected.hours = after.hours;
            }
        }
        expected.decide(decision, &by, now.at)
    } else {
        let valid = rules.ledger.number(VALID_DAYS, now.today);
        let check = before.check_executor(&now.actor, now.at, valid);
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

/// In whose name an entry decides an order. At another's machine it is whoever co-signs it, or the holder of a code.
fn giver(action: Action, after: &Order, now: &Now) -> String {
    match action {
        Action::OrdersCode => after.decided_by.clone().unwrap_or_default(),
        _ => now.actor.clone(),
    }
}

/// Orders come by the hand of who gives, asks or records them; a co-signed one by somebody who may approve.
fn judge_new(rules: &mut Rules, action: Action, order: Order, now: &mut Now) -> Option<Rule> {
    now.acts.made.insert(order.no);
    let cosigner = now.cosigner.as_deref();
    let way = order.via.clone();
    let expected = order.clone().begun(&way, &now.actor, cosigner, now.at);
    if !ways(action).contains(&way.as_str()) || expected.as_ref() != Some(&order) {
        return Some(Rule::OrderAltered);
    }
    if order.is_unratified() && !may_record(rules.ledger.unratified(), rules.ledger.is_held(DELEGATE, now.today)) {
        return Some(Rule::Unratified);
    }
    if way != "cosign" {
        return None;
    }
    if cosigner == Some(now.actor.as_str()) {
        return Some(Rule::SecondPerson);
    }
    (!may_approve(rules, cosigner.unwrap_or_default(), now.today)).then_some(Rule::SecondPerson)
}

/// Whether somebody may approve on a day. Who is known by erased images only is not held to it.
fn may_approve(rules: &mut Rules, username: &str, today: Date) -> bool {
    match rules.ledger.account_named(username) {
        Some(id) => {
            let active = rules.ledger.account(id).is_some_and(|a| a.state == "active");
            active && rules.authority(id, today).has(Right::OrdersApprove)
        }
        None => rules.ledger.blind,
    }
}

/// What an entry does to orders and codes, to be judged at its end.
#[derive(Clone, Debug, Default)]
pub struct Acts {
    /// Orders that it makes.
    made: HashSet<i64>,
    /// Requests that it approves.
    approved: HashSet<i64>,
    /// Requests that it approves in another's name.
    in_their_name: Vec<(i64, String)>,
    /// Number of the card that it makes.
    card: Option<i64>,
    /// Codes that it uses: the order, the code as it was, the signature.
    used: Vec<(i64, String, Code, Vec<u8>)>,
}

/// A code of a card, as its holder made it.
#[derive(Clone, Debug)]
pub struct Code {
    username: String,
    expires: String,
}

/// A row of `order_term`: written with its order; an approval may only tighten it.
pub fn judge_terms(rules: &mut Rules, c: &Parsed<'_>, now: &mut Now) -> Option<Rule> {
    if c.after.is_null() {
        return Some(Rule::OrderAltered);
    }
    let (before, after) = (rules.ledger.terms(c.id()), image::terms(&c.after));
    let Some(order) = rules.ledger.order(c.id()) else {
        rules.unjudged += u64::from(rules.ledger.blind);
        return (!rules.ledger.blind).then_some(Rule::OrderAltered);
    };
    if after.limit_a_window() && order.kind != Kind::Unlock.code() {
        return Some(Rule::OrderAltered);
    }
    let first = after.extends.map(|no| rules.ledger.order(no));
    if first.is_some_and(|first| first.map_or(!rules.ledger.blind, |first| !order.continues(first))) {
        return Some(Rule::OrderMismatch);
    }
    let made = c.is_new() && now.acts.made.contains(&c.id());
    let tightened = now.acts.approved.contains(&c.id()) && after.within(&before);
    (!made && !tightened).then_some(Rule::OrderAltered)
}

/// A row of `order_code`: made by its holder as part of the next card; ended by the next card, by a restore, or by being used.
pub fn judge_code(rules: &mut Rules, c: &Parsed<'_>, now: &mut Now) -> Option<Rule> {
    const FIXED: &[&str] = &["account", "username", "card", "n", "made_at", "expires"];
    let text = |name: &str| c.after[name].as_str().unwrap_or_default().to_owned();
    if c.is_new() {
        let account = now.account.unwrap_or_default();
        let card = *now.acts.card.get_or_insert_with(|| rules.ledger.last_card(account) + 1);
        let expires = now.at + SignedDuration::from_hours(24 * CARD_DAYS);
        let own = c.after["account"].as_i64() == now.account && text("username") == now.actor;
        let whole = c.after["card"] == card && text("made_at") == format_utc_ms(now.at);
        let unused = ["ended_at", "order_no", "proof"].iter().all(|name| c.after[*name].is_null());
        if now.action != Some(Action::OrdersCard)
            || !own
            || !whole
            || !unused
            || text("expires") != format_utc_ms(expires)
        {
            return Some(Rule::CardAltered);
        }
        let code = Code { username: now.actor.clone(), expires: text("expires") };
        rules.codes.insert(c.name().to_owned(), code);
        return None;
    }
    let ended = c.before["ended_at"].is_null() && text("ended_at") == format_utc_ms(now.at);
    if c.after.is_null() || !c.same(FIXED) || !ended {
        return Some(Rule::CardAltered);
    }
    let code = rules.codes.remove(c.name());
    let Some(order) = c.after["order_no"].as_i64() else {
        let own = now.action == Some(Action::OrdersCard) && c.after["account"].as_i64() == now.account;
        let again = matches!(now.action, Some(Action::BackupRerun | Action::BackupRestore));
        return (!own && !again).then_some(Rule::CardAltered);
    };
    let Some(code) = code.filter(|_| now.action == Some(Action::OrdersCode)) else { return Some(Rule::CardAltered) };
    let proof = c.after["proof"].as_str().and_then(unhex).unwrap_or_default();
    now.acts.used.push((order, c.name().to_owned(), code, proof));
    None
}

/// An order that an entry approves in another's name needs that person's signature under the entry, or a good code of theirs for
/// exactly what is ordered then; and that person must be one who may approve.
fn judge_in_their_name(rules: &mut Rules, now: &Now) {
    for (no, by) in &now.acts.in_their_name {
        let breach = |rule| Breach { order: Some(*no), ..Breach::of(rule) };
        if *by == now.actor || !may_approve(rules, by, now.today) {
            rules.bar_or_count(false, breach(Rule::SecondPerson));
        }
        if now.cosigner.as_deref() == Some(by) {
            continue;
        }
        let Some(order) = rules.ledger.whole_order(*no) else { continue };
        let proves = |(for_no, public, code, proof): &(i64, String, Code, Vec<u8>)| {
            let signed = approval_of(by, &order, &rules.ledger.terms(*no));
            let key = unhex(public).unwrap_or_default();
            for_no == no
                && code.username == *by
                && code.expires >= format_utc_ms(now.at)
                && order.may_be_approved_by_code()
                && signature_holds(&signed, proof, &key)
        };
        if !now.acts.used.iter().any(proves) {
            rules.bar_or_count(false, breach(Rule::NoProof));
        }
    }
    for (no, ..) in &now.acts.used {
        let hidden = rules.ledger.blind && rules.ledger.order(*no).is_none();
        if !now.acts.in_their_name.iter().any(|(other, _)| other == no) {
            rules.bar_or_count(hidden, Breach { order: Some(*no), ..Breach::of(Rule::CardAltered) });
        }
    }
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
    judge_in_their_name(rules, now);
    let Some(order) = now.order.filter(|_| now.carries_out).and_then(|no| rules.ledger.order(no)) else { return };
    if order.done_at != Some(now.at) || order.done_by.as_deref() != Some(now.actor.as_str()) {
        let (no, rule) = (order.no, Rule::OrderState);
        rules.bar_or_count(false, Breach { order: Some(no), ..Breach::of(rule) });
    }
}
