//! What an order asks, as far as whoever decides must see it: who would carry it out, what would be open to whom for how long,
//! and what was changed there before (Q4.5).
use super::orders::{Kind, Limits, Matter, Page, Shown, parse_kind, shown};
use super::{App, Result};
use crate::domain::action::Action;
use crate::domain::book::Book;
use crate::domain::date::Date;
use crate::domain::order::{Order, Terms};
use crate::domain::right::Right;
use crate::domain::role::{Authority, Grant, Reach};
use crate::store::Db;
use jiff::Timestamp;
use std::collections::HashMap;

/// Somebody with the roles held today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Username.
    pub username: String,
    /// Roles, each with its class.
    pub roles: Vec<(String, Option<String>)>,
}

/// An order with what its decision would bring about.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The order with its state now; number 0 while it is only proposed by co-signing.
    pub shown: Shown,
    /// What it says beyond its page.
    pub terms: Terms,
    /// The code of the one child that it is about.
    pub child: Option<String>,
    /// Who asked.
    pub asker: Option<Person>,
    /// Who can carry it out.
    pub executors: Vec<Person>,
    /// Hours of the window, counted from the opening.
    pub hours: Option<i64>,
    /// Who could write while it is open.
    pub writers: Vec<Person>,
    /// Changes that were made there under earlier orders, and under how many.
    pub before: (u64, usize),
}

/// Who carries out orders of a kind.
fn carried_out_by(kind: Kind) -> Option<Action> {
    match kind {
        Kind::Lock => Some(Action::Lock),
        Kind::Unlock => Some(Action::Unlock),
        Kind::FinalLock => Some(Action::LockFinal),
        Kind::Erase => Some(Action::AuditErase),
        Kind::Restore => Some(Action::BackupRestore),
        Kind::LockRule => Some(Action::LockDue),
        Kind::Grant => Some(Action::RolesOrdered),
        Kind::CloseYear => Some(Action::YearsClose),
        Kind::Waiver => None,
    }
}

/// Everybody with an account in use, and what they may do today.
struct People(Vec<(Person, String, Authority)>);

impl People {
    fn read(db: Db<'_>, today: Date) -> Result<People> {
        let mut people = Vec::new();
        for account in db.accounts()?.into_iter().filter(|a| a.state == "active") {
            let authority = db.authority(account.id, today)?;
            let role = |g: &Grant| (g.role.clone(), g.class.clone());
            let person = Person { username: account.username, roles: authority.grants.iter().map(role).collect() };
            people.push((person, account.kind, authority));
        }
        Ok(People(people))
    }

    fn find(&self, username: &str) -> Person {
        let known = self.0.iter().find(|(p, ..)| p.username == username).map(|(p, ..)| p.clone());
        known.unwrap_or_else(|| Person { username: username.to_owned(), roles: vec![] })
    }

    /// People whose rights fit; what runs by itself is none of them.
    fn who(&self, fits: impl Fn(&Person, &Authority) -> bool) -> Vec<Person> {
        let people = self.0.iter().filter(|(p, kind, a)| kind == "person" && fits(p, a));
        people.map(|(p, ..)| p.clone()).collect()
    }
}

/// Whether an authority could write rows of a page.
fn writes(authority: &Authority, order: &Order, year: &str) -> bool {
    let by_day = order.period.as_deref().is_some_and(|p| p.len() == 10);
    let rights: &[Right] = match order.book {
        Some(Book::Children) => &[Right::ChildrenWrite],
        Some(Book::Meals) if by_day => &[Right::MealsMarks],
        Some(Book::Meals) => &[Right::MealsMarks, Right::MealsMoney],
        None => &[],
    };
    rights.iter().any(|right| match (authority.reach(*right), &order.class) {
        (None, _) => false,
        (Some(Reach::All), _) => true,
        (Some(reach), Some(class)) => reach.covers(year, class),
        (Some(Reach::Classes(list)), None) => list.iter().any(|(y, _)| y == year),
    })
}

/// Looks an order up from the side of whoever decides it.
fn look(db: Db<'_>, shown: Shown, terms: Terms, decides: &str, now: Timestamp, today: Date) -> Result<Asked> {
    let order = &shown.order;
    let people = People::read(db, today)?;
    let kind = parse_kind(&order.kind).ok();
    let executors = match kind.and_then(carried_out_by) {
        Some(action) => people.who(|p, a| p.username != decides && a.has(action.right())),
        None => vec![],
    };
    let is_unlock = kind == Some(Kind::Unlock);
    let hours =
        if is_unlock { Some(order.hours.map_or_else(|| db.policy_number("unlock.hours", today), Ok)?) } else { None };
    let year = days(order).map(|(first, _)| db.year_of(first)).transpose()?.flatten().map(|y| y.year);
    let writers = match (&terms.who, &year) {
        _ if !is_unlock => vec![],
        (Some(only), _) => vec![people.find(only)],
        (None, Some(year)) => people.who(|_, a| writes(a, order, year)),
        (None, None) => vec![],
    };
    let child = terms.child.map(|id| db.child_by_id(id)).transpose()?.flatten().map(|c| c.code);
    let before = if order.book.is_some() { changed_before(db, order, now)? } else { (0, 0) };
    let asker = order.asked_by.as_deref().map(|username| people.find(username));
    Ok(Asked { shown, terms, child, asker, executors, hours, writers, before })
}

/// The days of an order's page.
fn days(order: &Order) -> Option<(Date, Date)> {
    let period = order.period.as_deref().and_then(super::audit::stored_period)?;
    Some((period.first(), period.last()))
}

/// What was changed in a page after it had been locked, in entries that name the order of a window that meets the page.
fn changed_before(db: Db<'_>, order: &Order, now: Timestamp) -> Result<(u64, usize)> {
    let Some((first, last)) = days(order) else { return Ok((0, 0)) };
    let meets = |o: &Order| {
        o.no != order.no
            && o.book == order.book
            && days(o).is_some_and(|(f, l)| f <= last && l >= first)
            && (o.class.is_none() || order.class.is_none() || o.class == order.class)
    };
    let mut under: HashMap<i64, u64> = db
        .orders()?
        .iter()
        .filter(|o| o.kind == "unlock" && o.asked_at <= now && meets(o))
        .map(|o| (o.no, 0))
        .collect();
    if under.is_empty() {
        return Ok((0, 0));
    }
    let named: Vec<String> = under.keys().map(|no| format!("\"order\":{no},")).collect();
    db.each_entry_that(
        false,
        |body| named.iter().any(|n| body.contains(n.as_str())),
        |row| {
            let body = row.json();
            let writes = body["action"].as_str().and_then(Action::parse).is_some_and(|a| !a.books().is_empty());
            if writes && let Some(count) = body["order"].as_i64().and_then(|no| under.get_mut(&no)) {
                *count += body["changes"]["count"].as_u64().unwrap_or(0);
            }
            Ok(true)
        },
    )?;
    Ok((under.values().sum(), under.values().filter(|n| **n > 0).count()))
}

impl App {
    /// An order with what its decision would bring about, within the limits of the approval.
    pub fn asked(&mut self, no: i64, limits: &Limits) -> Result<Asked> {
        let mut shown = self.show_order(no)?;
        shown.order.hours = limits.hours.or(shown.order.hours);
        let decides = match self.approval() {
            Action::OrdersCode => self.world.cosign.clone().unwrap_or_default(),
            _ => self.actor()?.username,
        };
        let (now, today) = (self.school.now(), self.today());
        self.read(|db| {
            let mut terms = shown.terms.clone();
            terms.most = limits.most.or(terms.most);
            terms.who = limits.username(db)?.or(terms.who);
            look(db, shown, terms, &decides, now, today)
        })
    }

    /// What the second person is about to approve by co-signing, before the password is typed.
    pub fn asked_now(&mut self, kind: Kind, page: &Page, cosigner: &str) -> Result<Asked> {
        let (now, today) = (self.school.now(), self.today());
        let (who, reason) = (self.actor()?.username, self.world.envelope.reason.clone().unwrap_or_default());
        let order = super::orders::proposed(kind, Matter::Page(page), &reason, now);
        let order = Order { state: "requested".into(), via: "cosign".into(), asked_by: Some(who), ..order };
        self.read(|db| look(db, shown(&db, order, now, today)?, Terms::default(), cosigner, now, today))
    }

    /// The orders that wait for a decision: requests, and recorded ones that are to be ratified.
    pub fn undecided(&mut self) -> Result<(Vec<Asked>, Vec<Asked>)> {
        let decides = self.actor()?.username;
        let (now, today) = (self.school.now(), self.today());
        let all = self.list_orders(None)?;
        self.read(|db| {
            let (mut waiting, mut to_ratify) = (Vec::new(), Vec::new());
            for shown in all {
                let list = match shown.state.as_str() {
                    "requested" => &mut waiting,
                    "recorded" | "used" | "approved" if shown.order.is_unratified() => &mut to_ratify,
                    _ => continue,
                };
                let terms = shown.terms.clone();
                list.push(look(db, shown, terms, &decides, now, today)?);
            }
            Ok((waiting, to_ratify))
        })
    }
}
