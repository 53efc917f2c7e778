//! Which entries a list shows: by person, act, thing, page, order and time.
use super::super::Result;
use super::super::orders::find_order;
use super::subject::{Finder, Subject, stored_period};
use super::{EntryView, in_json, view};
use crate::domain::action::Action;
use crate::domain::book::Book;
use crate::domain::date::{Date, Period, format_utc_ms};
use crate::store::Db;
use crate::store::log::Image;
use jiff::Timestamp;
use serde_json::{Value, json};
use std::collections::HashMap;

/// Which entries a list shows. What is given narrows; nothing given is everything.
#[derive(Clone, Debug, Default)]
pub struct EntryFilter {
    /// Of this account, by username or the person's name.
    pub actor: Option<String>,
    /// Of this action, or of those whose code begins with it: `meals` is `meals.marks.set` too.
    pub action: Option<String>,
    /// Whose object begins with this.
    pub object: Option<String>,
    /// About this child, or with changes to it.
    pub child: Option<String>,
    /// About this class, or with changes to it.
    pub class: Option<String>,
    /// In this book.
    pub book: Option<Book>,
    /// About this period, or with changes to rows of it.
    pub period: Option<Period>,
    /// Under this order, or about it.
    pub order: Option<i64>,
    /// Not before.
    pub since: Option<Timestamp>,
    /// Before.
    pub until: Option<Timestamp>,
    /// The last so many.
    pub limit: Option<usize>,
}

impl EntryFilter {
    /// The same, of the whole log.
    #[must_use]
    pub fn without_limit(self) -> EntryFilter {
        EntryFilter { limit: None, ..self }
    }
}

/// Whose entries are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Everybody's.
    All,
    /// Those that this account made or co-signed.
    Own(String),
}

/// A filter with its names looked up.
pub struct Sieve<'a> {
    db: Db<'a>,
    whose: Whose,
    filter: EntryFilter,
    /// Each with the entries in which it was erased.
    subjects: Vec<(Subject, Vec<u64>)>,
    /// Book and period of every order, where one of them is asked for.
    orders: HashMap<i64, (Option<Book>, Option<Period>)>,
}

impl<'a> Sieve<'a> {
    /// Looks the names up; refused where there is no such thing.
    pub fn new(finder: &Finder<'a>, filter: &EntryFilter, whose: Whose) -> Result<Sieve<'a>> {
        let (db, mut filter) = (finder.db, filter.clone());
        let mut subjects = Vec::new();
        if let Some(given) = filter.actor.as_ref().filter(|a| *a != "system")
            && let Subject::Account { username, .. } = finder.account(given)?
        {
            filter.actor = Some(username);
        }
        if let Some(given) = &filter.child {
            subjects.push(finder.child(given)?);
        }
        if let Some(given) = &filter.class {
            subjects.push(finder.class(given)?);
        }
        if let Some(no) = filter.order {
            subjects.push(Subject::Order(find_order(&db, no)?.no));
        }
        let mut orders = HashMap::new();
        if filter.book.is_some() || filter.period.is_some() {
            let period = |p: Option<String>| p.as_deref().and_then(stored_period);
            orders = db.orders()?.into_iter().map(|o| (o.no, (o.book, period(o.period)))).collect();
        }
        let erased = |s: Subject| s.erased_in(db).map(|entries| (s, entries));
        let subjects = subjects.into_iter().map(erased).collect::<Result<_>>()?;
        Ok(Sieve { db, whose, filter, subjects, orders })
    }

    /// Whether an entry, as text, may be one of those: what costs nothing to see, before anything is parsed. A canonical body
    /// can hold these texts in one place only, since quotes inside strings are escaped.
    pub fn may_keep(&self, body: &str) -> bool {
        let names = |field: &str, name: &str| body.contains(&format!("\"{field}\":\"{name}\""));
        let at = || body.find("\"at\":\"").and_then(|i| body.get(i + 6..i + 30));
        self.filter.actor.as_ref().is_none_or(|a| names("actor", a))
            && self.filter.action.as_ref().is_none_or(|a| body.contains(&format!("\"action\":\"{a}")))
            && self.filter.object.as_ref().is_none_or(|o| body.contains(in_json(&format!("\"object\":\"{o}"), o)))
            && match &self.whose {
                Whose::All => true,
                Whose::Own(own) => names("actor", own) || names("cosigner", own),
            }
            && self.filter.since.is_none_or(|t| at().is_none_or(|at| at >= format_utc_ms(t).as_str()))
            && self.filter.until.is_none_or(|t| at().is_none_or(|at| at < format_utc_ms(t).as_str()))
    }

    /// Whether an entry is one of those. Its changes are unpacked only where nothing else decides.
    pub fn keeps(&self, e: &EntryView) -> Result<bool> {
        let f = &self.filter;
        let action =
            |a: &String| e.action == *a || e.action.strip_prefix(a.as_str()).is_some_and(|r| r.starts_with('.'));
        let own = match &self.whose {
            Whose::All => true,
            Whose::Own(own) => e.actor == *own || e.cosigner.as_ref() == Some(own),
        };
        let plain = own
            && f.actor.as_ref().is_none_or(|a| e.actor == *a)
            && f.action.as_ref().is_none_or(action)
            && f.object.as_ref().is_none_or(|o| e.object.starts_with(o.as_str()))
            && f.since.is_none_or(|t| e.at.is_some_and(|at| at >= t))
            && f.until.is_none_or(|t| e.at.is_some_and(|at| at < t))
            && f.book.is_none_or(|book| self.in_book(e, book));
        if !plain {
            return Ok(false);
        }
        for (subject, erased) in &self.subjects {
            if !subject.is_object_of(e) && !erased.contains(&e.seq) && !self.touches(e, subject)? {
                return Ok(false);
            }
        }
        f.period.map_or(Ok(true), |period| self.in_period(e, period))
    }

    fn touches(&self, e: &EntryView, subject: &Subject) -> Result<bool> {
        if e.changes == 0 || !subject.may_touch(&e.action) {
            return Ok(false);
        }
        self.any(e.seq, &subject.texts(), |c| subject.is_touched_by(c))
    }

    fn any(&self, seq: u64, texts: &[String], is: impl Fn(&Image) -> bool) -> Result<bool> {
        let mut found = false;
        self.db.each_image_with(seq, texts, |c| {
            found = found || is(&c);
            Ok(())
        })?;
        Ok(found)
    }

    /// The order that an entry is made under or about.
    fn order_of(&self, e: &EntryView) -> Option<&(Option<Book>, Option<Period>)> {
        let about = e.object.strip_prefix("orders/").and_then(|no| no.parse().ok());
        e.order.or(about).and_then(|no| self.orders.get(&no))
    }

    /// An act of the book, an entry about one of its pages, or about an order for one.
    fn in_book(&self, e: &EntryView, book: Book) -> bool {
        let is = |text: &str| text.strip_prefix(book.code()).is_some_and(|r| r.is_empty() || r.starts_with(['.', '/']));
        is(&e.action) || is(&e.object) || self.order_of(e).is_some_and(|o| o.0 == Some(book))
    }

    /// An entry whose object names a day of the period, one under or about an order for it, or one with changes to rows of
    /// its days.
    fn in_period(&self, e: &EntryView, period: Period) -> Result<bool> {
        let meets = |p: &Period| p.first() <= period.last() && p.last() >= period.first();
        if let Some(named) = e.object.split('/').find_map(stored_period) {
            return Ok(meets(&named));
        }
        if let Some((_, Some(ordered))) = self.order_of(e) {
            return Ok(meets(ordered));
        }
        let in_books = Action::parse(&e.action).is_none_or(|a| !a.books().is_empty());
        if e.changes == 0 || !in_books {
            return Ok(false);
        }
        // Days of a year have nothing in common but their years.
        let texts = match period {
            Period::Day(day) => vec![format!("\"{day}\"")],
            Period::Month(month) => vec![format!("\"{month}")],
            Period::Year(year) => [year.first(), year.last()].map(|d| format!("\"{:04}-", d.year())).to_vec(),
        };
        self.any(e.seq, &texts, |c| days_of(c).any(|d| (period.first()..=period.last()).contains(&d)))
    }

    /// The entries themselves, the last ones if there is a limit, in the order of the log.
    pub fn entries(&self) -> Result<Vec<EntryView>> {
        let mut list = Vec::new();
        if self.filter.limit == Some(0) {
            return Ok(list);
        }
        self.db.each_entry_that(
            true,
            |body| self.may_keep(body),
            |row| {
                let entry = view(&row, &row.json());
                if self.keeps(&entry)? {
                    list.push(entry);
                }
                Ok(self.filter.limit.is_none_or(|most| list.len() < most))
            },
        )?;
        list.reverse();
        Ok(list)
    }
}

/// The days that a row belongs to: of its key, and of the columns that hold one.
fn days_of(c: &Image) -> impl Iterator<Item = Date> {
    const COLUMNS: [&str; 4] = ["date", "from_date", "on_date", "for_month"];
    let parse = |text: &str| serde_json::from_str::<Value>(text).unwrap_or(json!([]));
    let mut values: Vec<Value> = parse(&c.key).as_array().cloned().unwrap_or_default();
    for image in [parse(&c.before), parse(&c.after)] {
        values.extend(COLUMNS.iter().filter_map(|name| image.get(name).cloned()));
    }
    values.into_iter().filter_map(|v| v.as_str().and_then(stored_period).map(Period::first))
}
