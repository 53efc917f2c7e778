//! Orders (phiếu): the principal gives them, somebody else carries them out (Q4.5). The approver is neither the asker nor the
//! executor; the asker may be the executor.
mod ask;
mod card;
mod decide;
mod list;

use super::{App, Result};
use crate::domain::action::Action;
use crate::domain::book::Book;
use crate::domain::date::{Date, DateContext, Period};
use crate::domain::lock::Lock;
use crate::domain::order::Bar;
use crate::domain::refusal::{Locked, Problem, Refusal, Thing};
use crate::domain::text;
use crate::store::{Db, Tx};
use jiff::Timestamp;

pub use crate::domain::order::{Kind, Order, Terms};
pub use ask::{Limits, Paper};
pub use card::{Card, Spent};
pub(super) use list::due;
pub use list::{Shown, shown};

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

/// Whether any part of a page is locked.
pub fn is_locked(db: &Db<'_>, page: &Page) -> Result<bool> {
    let meets = |l: &Lock| {
        l.book == page.book
            && l.first <= page.last
            && l.last >= page.first
            && (l.class.is_none() || page.class.is_none() || l.class == page.class)
    };
    Ok(db.locks()?.iter().any(meets))
}

/// Refuses to open what stands open.
pub fn check_locked(db: &Db<'_>, page: &Page) -> Result<()> {
    if is_locked(db, page)? {
        return Ok(());
    }
    Err(Refusal::NotLocked { book: page.book, period: page.period.to_string(), class: page.class.clone() }.into())
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

/// What is ordered, before anybody has asked for it.
pub fn proposed(kind: Kind, matter: Matter<'_>, reason: &str, at: Timestamp) -> Order {
    let page = matter.page();
    let year = if let Matter::Year(year, _) = matter { Some(year.to_owned()) } else { None };
    Order {
        book: page.map(|p| p.book),
        period: page.map(|p| p.period.to_string()).or(year),
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

/// Refuses an unlock of a page that can never open again, and of one that stands open.
fn check_unlock(tx: &Tx<'_>, kind: Kind, matter: Matter<'_>) -> Result<()> {
    let Some(page) = matter.page().filter(|_| kind == Kind::Unlock) else { return Ok(()) };
    match final_lock_on(tx, page)? {
        Some(lock) => Err(locked_for_good(&lock, page).into()),
        None => check_locked(tx, page),
    }
}

/// The page of an order; none of an order about something else.
pub fn page_of(db: &Db<'_>, order: &Order, today: Date) -> Result<Option<Page>> {
    let (Some(book), Some(period)) = (order.book, &order.period) else { return Ok(None) };
    // A stored period is whole: nothing of the context is asked for.
    let context = DateContext { today, year_first: today, year_last: today };
    let Ok(period) = Period::parse(period, &context) else { return Ok(None) };
    page(db, book, period, order.class.as_deref()).map(Some)
}

/// Finds an order, or refuses.
pub fn find_order(db: &Db<'_>, no: i64) -> Result<Order> {
    db.order(no)?.ok_or_else(|| Refusal::NotFound { thing: Thing::Order, given: no.to_string(), near: vec![] }.into())
}

impl App {
    /// The page of what was typed.
    pub fn page(&mut self, book: Book, period: Period, class: Option<&str>) -> Result<Page> {
        self.read(|db| page(&db, book, period, class))
    }
}

/// The refusal of a bar; `state` is the one that holds now.
fn barred(bar: Bar, order: &Order, state: &str, who: &str) -> anyhow::Error {
    match bar {
        Bar::State => {
            Refusal::WrongState { thing: Thing::Order, key: order.no.to_string(), state: state.to_owned() }.into()
        }
        Bar::SecondPerson => Refusal::SecondPersonNeeded { order: Some(order.no), username: who.to_owned() }.into(),
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
        check(&order).map_err(|bar| barred(bar, &order, order.state_at(tx.at(), valid), &tx.actor().username))?;
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
    decide::check_approver(tx, cosigner.account, &cosigner.username)
}

/// The principal at the same machine: asked, approved and carried out in one entry that both sign.
fn cosigned(tx: &Tx<'_>, kind: Kind, matter: Matter<'_>, cosigner: &crate::store::door::Actor) -> Result<Order> {
    check_approves(tx, cosigner)?;
    check_unlock(tx, kind, matter)?;
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
