//! Orders (phiếu): the principal gives them, somebody else carries them out (Q4.5). The approver is neither the asker nor the
//! executor; the asker may be the executor.
use super::codes::{Came, replaced_at};
use super::{App, Receipt, Result};
use crate::domain::action::Action;
use crate::domain::book::Book;
use crate::domain::date::{Date, Period};
use crate::domain::lock::Lock;
use crate::domain::order::{Bar, Decision};
use crate::domain::refusal::{Locked, Problem, Refusal, Thing, Usage};
use crate::domain::right::Right;
use crate::domain::text;
use crate::store::{Db, Tx};
use jiff::{SignedDuration, Timestamp};

pub use crate::domain::order::{Kind, Order};

/// At most so many recorded orders may wait for the principal.
const MOST_UNRATIFIED: i64 = 3;

/// The kind of a word.
pub fn parse_kind(word: &str) -> Result<Kind> {
    Kind::ALL.into_iter().find(|k| k.code() == word).ok_or_else(|| {
        let problem = Problem::UnknownWord { allowed: Kind::ALL.iter().map(|k| k.code()).collect() };
        Refusal::Invalid { field: "kind", value: word.to_owned(), problem }.into()
    })
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

/// What an order is about.
#[derive(Clone, Copy, Debug)]
pub enum Matter<'a> {
    /// A page of a book.
    Page(&'a Page),
    /// A thing by its name: `child/T2600012`.
    Object(&'a str),
    /// All data: a backup takes their place.
    Data,
    /// A school year as such, with the number of the principal's decision.
    Year(&'a str, Option<&'a str>),
}

impl Matter<'_> {
    fn is_of(&self, o: &Order) -> bool {
        match self {
            Matter::Page(page) => page.is_of(o),
            Matter::Object(object) => o.object.as_deref() == Some(object),
            Matter::Data => o.book.is_none() && o.object.is_none(),
            Matter::Year(year, _) => o.closes(year),
        }
    }

    fn page(&self) -> Option<&Page> {
        match self {
            Matter::Page(page) => Some(page),
            Matter::Object(_) | Matter::Data | Matter::Year(..) => None,
        }
    }
}

impl<'a> From<&'a Page> for Matter<'a> {
    fn from(page: &'a Page) -> Matter<'a> {
        Matter::Page(page)
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
        other: None,
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
    /// How the key came that decided it, where it was replaced.
    pub decided_with: Option<Came>,
}

/// The order with the state that holds now.
pub fn shown(db: &Db<'_>, order: Order, now: Timestamp, today: Date) -> Result<Shown> {
    let valid = db.policy_number("order.valid_days", today)?;
    let ratify = SignedDuration::from_hours(24 * db.policy_number("order.ratify_days", today)?);
    let state = order.state_at(now, valid).to_owned();
    let overdue = order.state == "recorded" && now.duration_since(order.asked_at) > ratify;
    let decided = order.decided_by.as_deref().zip(order.decided_at);
    let decided_with = decided.map(|(who, at)| replaced_at(db, who, at)).transpose()?.flatten();
    Ok(Shown { order, state, overdue, decided_with })
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

/// What is ordered, before anybody has asked for it.
pub fn proposed(kind: Kind, matter: Matter<'_>, reason: &str, at: Timestamp) -> Order {
    let page = matter.page();
    Order {
        book: page.map(|p| p.book),
        period: page.map(|p| p.period.to_string()).or(if let Matter::Year(y, _) = matter {
            Some(y.into())
        } else {
            None
        }),
        class: page.and_then(|p| p.class.clone()),
        object: if let Matter::Object(object) = matter { Some(object.to_owned()) } else { None },
        reason: reason.to_owned(),
        document: if let Matter::Year(_, document) = matter { document.map(str::to_owned) } else { None },
        ..Order::blank(kind, at)
    }
}

/// A new order, before it has a number. It needs a reason, but for a lock that both officers carry out at the machine.
pub fn draft(tx: &Tx<'_>, kind: Kind, matter: Matter<'_>, via: &str) -> Result<Order> {
    let reason = match tx.reason() {
        Err(_) if via == "cosign" && kind == Kind::Lock => "",
        other => other?,
    };
    let actor = tx.actor();
    let cosigner = actor.cosigner.as_ref().map(|c| c.username.as_str());
    let order = proposed(kind, matter, reason, tx.at());
    order.begun(via, &actor.username, cosigner, tx.at()).ok_or_else(|| anyhow::anyhow!("no order comes by {via}"))
}

/// Refuses an unlock of a page that can never open again.
fn check_not_final(tx: &Tx<'_>, kind: Kind, matter: Matter<'_>) -> Result<()> {
    let Some(page) = matter.page() else { return Ok(()) };
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
    pub fn issue_order<'a>(
        &mut self,
        kind: Kind,
        matter: impl Into<Matter<'a>>,
        hours: Option<i64>,
    ) -> Result<(i64, Receipt)> {
        let matter = matter.into();
        self.need(Action::OrdersIssue, "orders")?;
        check_hours(hours)?;
        if let Matter::Year(_, None) = matter {
            return Err(Refusal::Usage(Usage::Missing { option: "--document NO" }).into());
        }
        self.change(Action::OrdersIssue, "orders", |tx| {
            let mut order = draft(tx, kind, matter, "issued")?;
            check_not_final(tx, kind, matter)?;
            order.hours = hours;
            insert(tx, &order)
        })
    }

    /// Asks the principal.
    pub fn request_order<'a>(&mut self, kind: Kind, matter: impl Into<Matter<'a>>) -> Result<(i64, Receipt)> {
        let matter = matter.into();
        self.change(Action::OrdersRequest, "orders", |tx| {
            let order = draft(tx, kind, matter, "request")?;
            check_not_final(tx, kind, matter)?;
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
        if !kind.is_reversible() {
            // What cannot be undone needs the principal's own key.
            let problem = Problem::UnknownWord { allowed: vec!["lock", "unlock"] };
            return Err(Refusal::Invalid { field: "kind", value: kind.code().into(), problem }.into());
        }
        self.change(Action::OrdersRecord, "orders", |tx| {
            let via = if paper.phone { "phone" } else { "paper" };
            let mut order = draft(tx, kind, page.into(), via)?;
            if dated > tx.today() {
                let problem = Problem::Future;
                return Err(Refusal::Invalid { field: "dated", value: dated.to_string(), problem }.into());
            }
            check_not_final(tx, kind, page.into())?;
            let count = tx.orders()?.iter().filter(|o| o.is_unratified()).count() as i64;
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
        self.decide(Action::OrdersApprove, Decision::Approve, numbers, |_, order| {
            order.hours = hours;
            Ok(())
        })
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
        let object = match numbers {
            [one] => format!("orders/{one}"),
            _ => "orders".to_owned(),
        };
        let ((), receipt) = self.change(action, object, |tx| {
            for no in numbers {
                let mut order = find_order(tx, *no)?;
                f(tx, &mut order)?;
                let decided = order.decide(decision, &tx.actor().username, tx.at());
                decided.map_err(|bar| barred(bar, &order, &order.state, tx))?;
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

fn insert(tx: &Tx<'_>, order: &Order) -> Result<i64> {
    let no = tx.insert_order(order)?;
    tx.set_object(format!("orders/{no}"));
    Ok(no)
}

/// The refusal of a bar; `state` is the one that holds now.
fn barred(bar: Bar, order: &Order, state: &str, tx: &Tx<'_>) -> anyhow::Error {
    match bar {
        Bar::State => {
            Refusal::WrongState { thing: Thing::Order, key: order.no.to_string(), state: state.to_owned() }.into()
        }
        Bar::SecondPerson => {
            Refusal::SecondPersonNeeded { order: Some(order.no), username: tx.actor().username.clone() }.into()
        }
    }
}

/// The order under which a thing is done: the one named, or the only approved one for exactly this page or object, or one
/// that the principal gives now by co-signing. Refused if there is none, if it is another's, used, or lapsed; and if the
/// executor approved it.
pub fn order_for<'a>(tx: &Tx<'_>, action: Action, kind: Kind, matter: impl Into<Matter<'a>>) -> Result<Order> {
    let matter = matter.into();
    let valid = tx.policy_number("order.valid_days", tx.today())?;
    let check = |order: &Order| order.check_executor(&tx.actor().username, tx.at(), valid);
    if let Some(no) = tx.order_given() {
        let order = find_order(tx, no)?;
        // The order of a correction slip opens for that slip alone, never for a window of hours.
        if order.kind != kind.code() || !matter.is_of(&order) || tx.order_terms(no)?.correction.is_some() {
            let ordered = ordered(&order);
            return Err(Refusal::OrderMismatch { order: no, ordered }.into());
        }
        check(&order).map_err(|bar| barred(bar, &order, order.state_at(tx.at(), valid), tx))?;
        return Ok(order);
    }
    if let Some(cosigner) = tx.actor().cosigner.as_deref() {
        return cosigned(tx, kind, matter, cosigner);
    }
    let mut fitting = Vec::new();
    for order in tx.orders()? {
        let of_slip = tx.order_terms(order.no)?.correction.is_some();
        if order.kind == kind.code() && matter.is_of(&order) && !of_slip && check(&order).is_ok() {
            fitting.push(order);
        }
    }
    fitting.into_iter().next_back().ok_or_else(|| {
        match matter {
            Matter::Page(page) => Refusal::OrderNeeded {
                action,
                book: page.book,
                period: page.period.to_string(),
                class: page.class.clone(),
                approved: None,
            },
            Matter::Object(object) => Refusal::ObjectOrderNeeded { kind: kind.code(), object: object.to_owned() },
            Matter::Data => Refusal::ObjectOrderNeeded { kind: kind.code(), object: String::new() },
            Matter::Year(year, _) => Refusal::ObjectOrderNeeded { kind: kind.code(), object: year.to_owned() },
        }
        .into()
    })
}

/// What an order orders, as it was typed.
fn ordered(order: &Order) -> String {
    let words = [
        Some(order.kind.as_str()),
        order.book.map(Book::code),
        order.period.as_deref(),
        order.class.as_deref(),
        order.object.as_deref(),
    ];
    words.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Refuses a second person who may not approve.
pub(super) fn check_approves(tx: &Tx<'_>, cosigner: &crate::store::door::Actor) -> Result<()> {
    let authority = cosigner.account.map(|id| tx.authority_of(id)).transpose()?.unwrap_or_default();
    if !authority.has(Right::OrdersApprove) {
        let (username, right) = (cosigner.username.clone(), Right::OrdersApprove);
        return Err(Refusal::NotAllowed { username, right, class: None }.into());
    }
    Ok(())
}

/// The principal at the same machine: asked, approved and carried out in one entry that both sign.
fn cosigned(tx: &Tx<'_>, kind: Kind, matter: Matter<'_>, cosigner: &crate::store::door::Actor) -> Result<Order> {
    check_approves(tx, cosigner)?;
    check_not_final(tx, kind, matter)?;
    let mut order = draft(tx, kind, matter, "cosign")?;
    order.no = tx.insert_order(&order)?;
    Ok(order)
}

/// Notes that an order was carried out.
pub fn mark_done(tx: &Tx<'_>, order: &mut Order) -> Result<()> {
    order.carry_out(&tx.actor().username, tx.at());
    tx.update_order(order)?;
    tx.carry_out(order.no);
    Ok(())
}
