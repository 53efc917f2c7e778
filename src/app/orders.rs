//! Orders (phiếu): the principal gives them, somebody else carries them out (Q4.5). The approver is neither the asker nor the
//! executor; the asker may be the executor.
use super::{App, Receipt, Result};
use crate::domain::action::Action;
use crate::domain::book::Book;
use crate::domain::date::{Date, Period};
use crate::domain::lock::Lock;
use crate::domain::refusal::{Locked, Problem, Refusal, Thing, Usage};
use crate::domain::right::Right;
use crate::domain::text;
use crate::store::order::Order;
use crate::store::{Db, Tx};
use jiff::{SignedDuration, Timestamp};

/// At most so many recorded orders may wait for the principal.
const MOST_UNRATIFIED: i64 = 3;

/// The kind of an order to restore a backup, which is about no page.
pub const RESTORE: &str = "restore";

/// What an order about a page is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Lock a page.
    Lock,
    /// Open a window.
    Unlock,
    /// Lock a page for good.
    FinalLock,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 3] = [Kind::Lock, Kind::Unlock, Kind::FinalLock];

    /// Its word.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Lock => "lock",
            Kind::Unlock => "unlock",
            Kind::FinalLock => "final-lock",
        }
    }

    /// The kind of a word.
    pub fn parse(word: &str) -> Result<Kind> {
        Kind::ALL.into_iter().find(|k| k.code() == word).ok_or_else(|| {
            let allowed = Kind::ALL.iter().map(|k| k.code()).chain([RESTORE]).collect();
            Refusal::Invalid { field: "kind", value: word.to_owned(), problem: Problem::UnknownWord { allowed } }.into()
        })
    }
}

/// A book, a period and perhaps a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The book.
    pub book: Book,
    /// The period.
    pub period: Period,
    /// First day; of a school year as the year itself has it.
    pub first: Date,
    /// Last day.
    pub last: Date,
    /// The class, or the whole school.
    pub class: Option<String>,
}

impl Page {
    /// `meals/2026-10/5A1`, as entries name it.
    pub fn object(&self) -> String {
        let class = self.class.as_ref().map(|c| format!("/{c}")).unwrap_or_default();
        format!("{}/{}{class}", self.book.code(), self.period)
    }

    fn is_of(&self, o: &Order) -> bool {
        o.book == Some(self.book) && o.period.as_deref() == Some(&self.period.to_string()) && o.class == self.class
    }
}

/// The page of what was typed; the class must exist in the period's school year.
pub fn page(db: &Db<'_>, book: Book, period: Period, class: Option<&str>) -> Result<Page> {
    let (mut first, mut last) = (period.first(), period.last());
    let invalid = |problem| Refusal::Invalid { field: "period", value: period.to_string(), problem };
    if let Period::Year(year) = period {
        let row = db.years()?.into_iter().find(|y| y.year == year.to_string());
        let row = row.ok_or_else(|| invalid(Problem::OutsideYears))?;
        (first, last) = (row.first, row.last);
    }
    let year = db.year_of(first)?.or(db.year_of(last)?).ok_or_else(|| invalid(Problem::OutsideYears))?;
    let class = match class.map(text::clean) {
        None => None,
        Some(code) if db.years_with_class(&code)?.contains(&year.year) => Some(code),
        Some(given) => return Err(Refusal::NotFound { thing: Thing::Class, given, near: vec![] }.into()),
    };
    Ok(Page { book, period, first, last, class })
}

/// The final lock that lies on any part of a page.
pub fn final_lock_on(db: &Db<'_>, page: &Page) -> Result<Option<Lock>> {
    let meets = |l: &Lock| {
        l.final_lock
            && l.book == page.book
            && l.first <= page.last
            && l.last >= page.first
            && (l.class.is_none() || page.class.is_none() || l.class == page.class)
    };
    Ok(db.locks()?.into_iter().find(meets))
}

/// The refusal of anything that would open a finally locked page.
pub fn locked_for_good(lock: &Lock, page: &Page) -> Refusal {
    Refusal::BookLocked(Box::new(Locked {
        book: lock.book,
        period: lock.period.clone(),
        class: lock.class.clone(),
        row_day: page.first.to_string(),
        row_class: page.class.clone(),
        child: None,
        final_lock: true,
        locked_by: lock.locked_by.clone(),
        locked_at: Some(lock.locked_at),
        ended: None,
    }))
}

/// An order with the state that holds now: an approved one that nobody used in time has lapsed.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The order.
    pub order: Order,
    /// The state that holds now.
    pub state: String,
    /// It was recorded and the days to ratify it are over.
    pub overdue: bool,
}

/// The order with the state that holds now.
pub fn shown(db: &Db<'_>, order: Order, now: Timestamp, today: Date) -> Result<Shown> {
    let since = order.decided_at.unwrap_or(order.asked_at);
    let valid = SignedDuration::from_hours(24 * db.policy_number("order.valid_days", today)?);
    let ratify = SignedDuration::from_hours(24 * db.policy_number("order.ratify_days", today)?);
    let waits = matches!(order.state.as_str(), "approved" | "recorded");
    let lapsed = waits && order.done_at.is_none() && now.duration_since(since) > valid;
    let state = if lapsed { "lapsed".to_owned() } else { order.state.clone() };
    let overdue = order.state == "recorded" && now.duration_since(order.asked_at) > ratify;
    Ok(Shown { order, state, overdue })
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

/// An entry made under an order, with its changes.
#[derive(Clone, Debug)]
pub struct Under {
    /// Number.
    pub seq: u64,
    /// When.
    pub at: String,
    /// Who.
    pub actor: String,
    /// What.
    pub action: String,
    /// About what.
    pub object: String,
    /// Row images.
    pub changes: Vec<crate::store::log::Image>,
}

/// A new order, before it has a number. It needs a reason, but for a lock that both officers carry out at the machine.
pub fn draft(tx: &Tx<'_>, kind: Kind, page: &Page, state: &str, via: &str) -> Result<Order> {
    let reason = match tx.reason() {
        Err(_) if via == "cosign" && kind == Kind::Lock => "",
        other => other?,
    };
    Ok(Order {
        book: Some(page.book),
        period: Some(page.period.to_string()),
        class: page.class.clone(),
        ..pageless(tx, kind.code(), reason, state, via)
    })
}

/// A new order about no page.
pub fn pageless(tx: &Tx<'_>, kind: &str, reason: &str, state: &str, via: &str) -> Order {
    Order {
        no: 0,
        kind: kind.into(),
        book: None,
        period: None,
        class: None,
        reason: reason.to_owned(),
        state: state.into(),
        via: via.into(),
        asked_by: Some(tx.actor().username.clone()),
        asked_at: tx.at(),
        decided_by: None,
        decided_at: None,
        answer: None,
        hours: None,
        document: None,
        dated: None,
        done_by: None,
        done_at: None,
    }
}

/// Refuses an unlock of a page that can never open again.
fn check_not_final(tx: &Tx<'_>, kind: Kind, page: &Page) -> Result<()> {
    match final_lock_on(tx, page)? {
        Some(lock) if kind == Kind::Unlock => Err(locked_for_good(&lock, page).into()),
        _ => Ok(()),
    }
}

/// Finds an order, or refuses.
pub fn find_order(db: &Db<'_>, no: i64) -> Result<Order> {
    db.order(no)?.ok_or_else(|| Refusal::NotFound { thing: Thing::Order, given: no.to_string(), near: vec![] }.into())
}

/// Hours of a window within the policy's bounds.
fn check_hours(hours: Option<i64>) -> Result<Option<i64>> {
    match hours {
        Some(h) if !(1..=72).contains(&h) => {
            let problem = Problem::NotANumber { min: 1, max: 72 };
            Err(Refusal::Invalid { field: "hours", value: h.to_string(), problem }.into())
        }
        hours => Ok(hours),
    }
}

impl App {
    /// The page of what was typed.
    pub fn page(&mut self, book: Book, period: Period, class: Option<&str>) -> Result<Page> {
        self.read(|db| page(&db, book, period, class))
    }

    /// The principal orders unasked: approved by being issued.
    pub fn issue_order(&mut self, kind: Kind, page: &Page, hours: Option<i64>) -> Result<(i64, Receipt)> {
        self.need(Action::OrdersIssue, "orders")?;
        check_hours(hours)?;
        self.change(Action::OrdersIssue, "orders", |tx| {
            let mut order = draft(tx, kind, page, "approved", "issued")?;
            check_not_final(tx, kind, page)?;
            order.asked_by = None;
            order.decided_by = Some(tx.actor().username.clone());
            order.decided_at = Some(tx.at());
            order.hours = hours;
            insert(tx, &order)
        })
    }

    /// The principal orders a restore.
    pub fn issue_restore(&mut self) -> Result<(i64, Receipt)> {
        self.need(Action::OrdersIssue, "orders")?;
        self.change(Action::OrdersIssue, "orders", |tx| {
            let mut order = pageless(tx, RESTORE, tx.reason()?, "approved", "issued");
            order.asked_by = None;
            order.decided_by = Some(tx.actor().username.clone());
            order.decided_at = Some(tx.at());
            insert(tx, &order)
        })
    }

    /// Asks the principal for a restore.
    pub fn request_restore(&mut self) -> Result<(i64, Receipt)> {
        self.change(Action::OrdersRequest, "orders", |tx| {
            insert(tx, &pageless(tx, RESTORE, tx.reason()?, "requested", "request"))
        })
    }

    /// Asks the principal.
    pub fn request_order(&mut self, kind: Kind, page: &Page) -> Result<(i64, Receipt)> {
        self.change(Action::OrdersRequest, "orders", |tx| {
            let order = draft(tx, kind, page, "requested", "request")?;
            check_not_final(tx, kind, page)?;
            insert(tx, &order)
        })
    }

    /// Records an order received on paper or by telephone; it is to be ratified.
    pub fn record_order(&mut self, kind: Kind, page: &Page, paper: &Paper) -> Result<(i64, Receipt)> {
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
        if kind == Kind::FinalLock {
            // What cannot be undone needs the principal's own key.
            let problem = Problem::UnknownWord { allowed: vec!["lock", "unlock"] };
            return Err(Refusal::Invalid { field: "kind", value: kind.code().into(), problem }.into());
        }
        self.change(Action::OrdersRecord, "orders", |tx| {
            let via = if paper.phone { "phone" } else { "paper" };
            let mut order = draft(tx, kind, page, "recorded", via)?;
            if dated > tx.today() {
                let problem = Problem::Future;
                return Err(Refusal::Invalid { field: "dated", value: dated.to_string(), problem }.into());
            }
            check_not_final(tx, kind, page)?;
            let unratified = |o: &&Order| o.decided_at.is_none() && matches!(o.via.as_str(), "paper" | "phone");
            let count = tx.orders()?.iter().filter(unratified).count() as i64;
            if count >= MOST_UNRATIFIED {
                return Err(Refusal::TooManyUnratified { count }.into());
            }
            order.document.clone_from(&paper.document);
            order.dated = Some(dated);
            insert(tx, &order)
        })
    }

    /// Approves requests. Who asked does not approve.
    pub fn approve_orders(&mut self, numbers: &[i64], hours: Option<i64>) -> Result<Receipt> {
        self.need(Action::OrdersApprove, "orders")?;
        check_hours(hours)?;
        self.decide(Action::OrdersApprove, numbers, |tx, order| {
            if order.state != "requested" {
                return Err(wrong_state(order));
            }
            if order.asked_by.as_deref() == Some(&tx.actor().username) {
                return Err(second_person(order, tx));
            }
            order.state = "approved".into();
            order.hours = hours;
            Ok(())
        })
    }

    /// Rejects requests; the reason is kept.
    pub fn reject_orders(&mut self, numbers: &[i64]) -> Result<Receipt> {
        self.decide(Action::OrdersReject, numbers, |tx, order| {
            order.answer = Some(tx.reason()?.to_owned());
            if order.state != "requested" {
                return Err(wrong_state(order));
            }
            order.state = "rejected".into();
            Ok(())
        })
    }

    /// Confirms recorded orders afterwards.
    pub fn ratify_orders(&mut self, numbers: &[i64]) -> Result<Receipt> {
        self.decide(Action::OrdersRatify, numbers, |tx, order| {
            check_recorded(order)?;
            if order.asked_by.as_deref() == Some(&tx.actor().username) {
                return Err(second_person(order, tx));
            }
            order.state = if order.done_at.is_none() { "approved" } else { "used" }.into();
            Ok(())
        })
    }

    /// Denies recorded orders afterwards: the window closes.
    pub fn refuse_orders(&mut self, numbers: &[i64]) -> Result<Receipt> {
        self.decide(Action::OrdersRefuse, numbers, |tx, order| {
            order.answer = Some(tx.reason()?.to_owned());
            check_recorded(order)?;
            order.state = "refused".into();
            let open = tx.windows()?.into_iter().any(|w| w.order == order.no && tx.at() < w.until);
            if open {
                tx.close_window(order.no, tx.at())?;
            }
            Ok(())
        })
    }

    fn decide(
        &mut self,
        action: Action,
        numbers: &[i64],
        f: impl Fn(&Tx<'_>, &mut Order) -> Result<()>,
    ) -> Result<Receipt> {
        let object = match numbers {
            [one] => format!("orders/{one}"),
            _ => "orders".to_owned(),
        };
        let ((), receipt) = self.change(action, object, |tx| {
            for no in numbers {
                let mut order = find_order(tx, *no)?;
                f(tx, &mut order)?;
                order.decided_by = Some(tx.actor().username.clone());
                order.decided_at = Some(tx.at());
                tx.update_order(&order)?;
            }
            Ok(())
        })?;
        Ok(receipt)
    }

    /// Orders, the oldest first.
    pub fn list_orders(&mut self, state: Option<&str>) -> Result<Vec<Shown>> {
        let actor = self.actor()?;
        let (now, today) = (self.school.now(), self.today());
        let all = self.may(Right::OrdersRecord).is_ok()
            || self.may(Right::OrdersApprove).is_ok()
            || self.may(Right::LogRead).is_ok_and(|(_, s)| s > crate::domain::right::Scope::Own);
        self.read(|db| {
            let mut out = Vec::new();
            for order in db.orders()? {
                let own = order.asked_by.as_deref() == Some(&actor.username);
                let shown = shown(&db, order, now, today)?;
                if (all || own) && state.is_none_or(|s| s == shown.state) {
                    out.push(shown);
                }
            }
            Ok(out)
        })
    }

    /// One order; those who may not see all see their own.
    pub fn show_order(&mut self, no: i64) -> Result<Shown> {
        let found = self.list_orders(None)?.into_iter().find(|s| s.order.no == no);
        found.ok_or_else(|| Refusal::NotFound { thing: Thing::Order, given: no.to_string(), near: vec![] }.into())
    }

    /// The entries that name an order, with their changes: all that was done under it.
    pub fn done_under(&self, no: i64) -> Result<Vec<Under>> {
        self.read(|db| {
            let mut out = Vec::new();
            db.each_entry(false, |e| {
                let body = e.json();
                if body["order"] == no {
                    let mut changes = Vec::new();
                    db.each_image(e.seq, |i| {
                        changes.push(i);
                        Ok(())
                    })?;
                    out.push(Under {
                        seq: e.seq,
                        at: body["at"].as_str().unwrap_or_default().to_owned(),
                        actor: body["actor"].as_str().unwrap_or_default().to_owned(),
                        action: body["action"].as_str().unwrap_or_default().to_owned(),
                        object: body["object"].as_str().unwrap_or_default().to_owned(),
                        changes,
                    });
                }
                Ok(true)
            })?;
            Ok(out)
        })
    }
}

/// The order under which a backup is restored: approved, not lapsed, not used, and by somebody else than who carries it out.
pub fn restore_order(tx: &Tx<'_>) -> Result<Order> {
    let no = tx.order_given().ok_or(Refusal::Usage(Usage::Missing { option: "--order N" }))?;
    let order = find_order(tx, no)?;
    if order.kind != RESTORE {
        return Err(Refusal::OrderMismatch { order: no, ordered: order.kind }.into());
    }
    let state = shown(tx, order.clone(), tx.at(), tx.today())?.state;
    if state != "approved" || order.done_at.is_some() {
        return Err(Refusal::WrongState { thing: Thing::Order, key: no.to_string(), state }.into());
    }
    if order.decided_by.as_ref() == Some(&tx.actor().username) {
        return Err(second_person(&order, tx));
    }
    Ok(order)
}

fn insert(tx: &Tx<'_>, order: &Order) -> Result<i64> {
    let no = tx.insert_order(order)?;
    tx.set_object(format!("orders/{no}"));
    Ok(no)
}

fn check_recorded(order: &Order) -> Result<()> {
    let recorded = matches!(order.via.as_str(), "paper" | "phone") && order.decided_at.is_none();
    if recorded { Ok(()) } else { Err(wrong_state(order)) }
}

fn wrong_state(order: &Order) -> anyhow::Error {
    Refusal::WrongState { thing: Thing::Order, key: order.no.to_string(), state: order.state.clone() }.into()
}

fn second_person(order: &Order, tx: &Tx<'_>) -> anyhow::Error {
    Refusal::SecondPersonNeeded { order: Some(order.no), username: tx.actor().username.clone() }.into()
}

/// The order under which a page is locked or opened: the one named, or the only approved one for exactly this page, or one
/// that the principal gives now by co-signing. Refused if there is none, if it is another's, used, or lapsed; and if the
/// executor approved it.
pub fn order_for(tx: &Tx<'_>, action: Action, kind: Kind, page: &Page) -> Result<Order> {
    let actor = &tx.actor().username;
    let usable = |o: &Order| -> Result<bool> {
        let state = shown(tx, o.clone(), tx.at(), tx.today())?.state;
        Ok(o.done_at.is_none() && matches!(state.as_str(), "approved" | "recorded"))
    };
    if let Some(no) = tx.order_given() {
        let order = find_order(tx, no)?;
        if order.kind != kind.code() || !page.is_of(&order) {
            let class = order.class.as_ref().map(|c| format!(" {c}")).unwrap_or_default();
            let (book, period) = (order.book.map_or("", Book::code), order.period.clone().unwrap_or_default());
            let ordered = format!("{} {book} {period}{class}", order.kind);
            return Err(Refusal::OrderMismatch { order: no, ordered }.into());
        }
        if !usable(&order)? {
            let state = shown(tx, order, tx.at(), tx.today())?.state;
            return Err(Refusal::WrongState { thing: Thing::Order, key: no.to_string(), state }.into());
        }
        if order.decided_by.as_ref() == Some(actor) {
            return Err(second_person(&order, tx));
        }
        return Ok(order);
    }
    if let Some(cosigner) = tx.actor().cosigner.as_deref() {
        return cosigned(tx, kind, page, cosigner);
    }
    let mut fitting = Vec::new();
    for order in tx.orders()? {
        if order.kind == kind.code()
            && page.is_of(&order)
            && order.decided_by.as_ref() != Some(actor)
            && usable(&order)?
        {
            fitting.push(order);
        }
    }
    fitting.into_iter().next_back().ok_or_else(|| {
        Refusal::OrderNeeded {
            action,
            book: page.book,
            period: page.period.to_string(),
            class: page.class.clone(),
            approved: None,
        }
        .into()
    })
}

/// The principal at the same machine: asked, approved and carried out in one entry that both sign.
fn cosigned(tx: &Tx<'_>, kind: Kind, page: &Page, cosigner: &crate::store::door::Actor) -> Result<Order> {
    let authority = cosigner.account.map(|id| tx.authority_of(id)).transpose()?.unwrap_or_default();
    if !authority.has(Right::OrdersApprove) {
        let (username, right) = (cosigner.username.clone(), Right::OrdersApprove);
        return Err(Refusal::NotAllowed { username, right, class: None }.into());
    }
    check_not_final(tx, kind, page)?;
    let mut order = draft(tx, kind, page, "approved", "cosign")?;
    order.decided_by = Some(cosigner.username.clone());
    order.decided_at = Some(tx.at());
    order.no = tx.insert_order(&order)?;
    Ok(order)
}

/// Notes that an order was carried out.
pub fn mark_done(tx: &Tx<'_>, order: &mut Order) -> Result<()> {
    if order.state == "approved" {
        order.state = "used".into();
    }
    order.done_by = Some(tx.actor().username.clone());
    order.done_at = Some(tx.at());
    tx.update_order(order)?;
    tx.carry_out(order.no);
    Ok(())
}
