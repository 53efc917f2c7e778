//! Row images as the things they are: a grant, an order, a lock. What cannot be read as one is none.
use super::change::Change;
use crate::domain::book::Book;
use crate::domain::correction::{Field, Slip, State, System};
use crate::domain::date::{Date, parse_utc_ms};
use crate::domain::lock::{Lock, Window};
use crate::domain::order::{Order, Terms};
use crate::domain::outside::Outside;
use crate::domain::page;
use crate::domain::role::Grant;
use crate::domain::term::{Days, Term};
use crate::domain::year::Year;
use jiff::Timestamp;
use serde_json::Value;

/// A change line, parsed.
#[derive(Debug)]
pub struct Parsed<'a> {
    /// The table.
    pub tbl: &'a str,
    /// The key.
    pub key: Vec<Value>,
    /// The row before; null for none.
    pub before: Value,
    /// The row after; null for none.
    pub after: Value,
}

/// A row image with its columns by name, those of the key among them where the page rule names them.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// The table.
    pub tbl: &'a str,
    key: &'a [Value],
    image: &'a Value,
}

impl<'a> Parsed<'a> {
    /// Parses a line; nothing if it is no JSON.
    pub fn of(change: Change<'a>) -> Option<Parsed<'a>> {
        let object = |text: &str| if text.is_empty() { Some(Value::Null) } else { serde_json::from_str(text).ok() };
        Some(Parsed {
            tbl: change.tbl,
            key: serde_json::from_str(change.key).ok()?,
            before: object(change.before)?,
            after: object(change.after)?,
        })
    }

    /// The row as it was and as it is, as far as it was and is.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let row = |image| Row { tbl: self.tbl, key: &self.key, image };
        [&self.before, &self.after].into_iter().filter(|image| !image.is_null()).map(row)
    }

    /// The number in the key.
    pub fn id(&self) -> i64 {
        self.key.first().and_then(Value::as_i64).unwrap_or_default()
    }

    /// The text in the key.
    pub fn name(&self) -> &str {
        self.key.first().and_then(Value::as_str).unwrap_or_default()
    }

    /// Whether a row is new, and not changed or gone.
    pub fn is_new(&self) -> bool {
        self.before.is_null()
    }

    /// Whether the columns are the same before and after.
    pub fn same(&self, columns: &[&str]) -> bool {
        columns.iter().all(|c| self.before[*c] == self.after[*c])
    }
}

impl<'a> Row<'a> {
    /// The value of a column.
    pub fn value(&self, column: &str) -> &'a Value {
        let place = page::find(self.tbl).and_then(|p| p.key.iter().position(|k| *k == column));
        place.and_then(|i| self.key.get(i)).unwrap_or_else(|| &self.image[column])
    }

    /// The text of a column.
    pub fn text(&self, column: &str) -> &'a str {
        self.value(column).as_str().unwrap_or_default()
    }

    /// The day in a column.
    pub fn day(&self, column: &str) -> Option<Date> {
        self.text(column).parse().ok()
    }
}

fn text(image: &Value, column: &str) -> Option<String> {
    image[column].as_str().map(str::to_owned)
}

fn day(image: &Value, column: &str) -> Option<Date> {
    image[column].as_str()?.parse().ok()
}

fn moment(image: &Value, column: &str) -> Option<Timestamp> {
    parse_utc_ms(image[column].as_str()?)
}

/// A number that stands for yes or no.
fn yes(image: &Value, column: &str) -> bool {
    image[column].as_i64() == Some(1)
}

/// A grant.
pub fn grant(id: i64, image: &Value) -> Option<Grant> {
    Some(Grant {
        id,
        role: text(image, "role")?,
        year: text(image, "year"),
        class: text(image, "class"),
        team: text(image, "team"),
        from: day(image, "from_date")?,
        to: day(image, "to_date"),
        revoked: !image["revoked_at"].is_null(),
    })
}

/// An order.
pub fn order(no: i64, image: &Value) -> Option<Order> {
    Some(Order {
        no,
        kind: text(image, "kind")?,
        book: image["book"].as_str().and_then(Book::parse),
        period: text(image, "period"),
        class: text(image, "class"),
        object: None,
        reason: text(image, "reason").unwrap_or_default(),
        state: text(image, "state")?,
        via: text(image, "via")?,
        asked_by: text(image, "asked_by"),
        asked_at: moment(image, "asked_at")?,
        decided_by: text(image, "decided_by"),
        decided_at: moment(image, "decided_at"),
        answer: text(image, "answer"),
        hours: image["hours"].as_i64(),
        document: text(image, "document"),
        dated: day(image, "dated"),
        done_by: text(image, "done_by"),
        done_at: moment(image, "done_at"),
    })
}

/// A school year.
pub fn year(name: &str, image: &Value) -> Option<Year> {
    let (first, last) = (day(image, "first")?, day(image, "last")?);
    Some(Year { year: name.to_owned(), first, last, state: text(image, "state")? })
}

/// A term.
pub fn term(key: &[Value], image: &Value) -> Option<Days> {
    let term = Term::parse(key.get(1)?.as_str()?)?;
    Some(Days { term, first: day(image, "first")?, last: day(image, "last")? })
}

/// An account in another system.
pub fn outside(id: i64, image: &Value) -> Option<Outside> {
    Some(Outside {
        id,
        system: text(image, "system")?,
        login: text(image, "login")?,
        holder: text(image, "holder")?,
        level: text(image, "level"),
        given_on: day(image, "given_on")?,
        returned_on: day(image, "returned_on"),
    })
}

/// A locked page.
pub fn lock(id: i64, image: &Value) -> Option<Lock> {
    Some(Lock {
        id,
        book: Book::from_id(image["book"].as_i64()?)?,
        period: text(image, "period")?,
        first: day(image, "first")?,
        last: day(image, "last")?,
        by_day: yes(image, "by_day"),
        class: text(image, "class"),
        final_lock: yes(image, "final"),
        locked_at: moment(image, "locked_at")?,
        locked_by: text(image, "locked_by")?,
        order: image["order_no"].as_i64(),
    })
}

/// A window.
pub fn window(order: i64, image: &Value) -> Option<Window> {
    Some(Window {
        order,
        book: Book::from_id(image["book"].as_i64()?)?,
        period: text(image, "period")?,
        first: day(image, "first")?,
        last: day(image, "last")?,
        by_day: yes(image, "by_day"),
        class: text(image, "class"),
        opened_at: moment(image, "opened_at")?,
        opened_by: text(image, "opened_by")?,
        until: moment(image, "until")?,
        // What its order limits stands in another row.
        who: None,
        most: None,
        child: None,
    })
}

/// What an order says beyond its page.
pub fn terms(image: &Value) -> Terms {
    Terms {
        who: text(image, "who"),
        most: image["most"].as_i64(),
        child: image["child"].as_i64(),
        extends: image["extends"].as_i64(),
        correction: image["correction"].as_i64(),
        account: text(image, "account"),
        to: day(image, "to_date"),
    }
}

/// A correction slip.
pub fn slip(no: i64, image: &Value) -> Option<Slip> {
    Some(Slip {
        no,
        system: System::parse(image["system"].as_str()?)?,
        period: text(image, "period")?,
        class: text(image, "class"),
        child: image["child"].as_i64(),
        object: text(image, "object")?,
        stage: text(image, "stage"),
        reason: text(image, "reason")?,
        evidence: text(image, "evidence"),
        state: State::parse(image["state"].as_str()?)?,
        order: image["order_no"].as_i64(),
        asked_by: text(image, "asked_by")?,
        asked_at: moment(image, "asked_at")?,
        decided_by: text(image, "decided_by"),
        decided_at: moment(image, "decided_at"),
        answer: text(image, "answer"),
        applied_by: text(image, "applied_by"),
        applied_at: moment(image, "applied_at"),
        letter: text(image, "letter"),
        letter_dated: day(image, "letter_dated"),
        sent_on: day(image, "sent_on"),
        done_on: day(image, "done_on"),
        verified_on: day(image, "verified_on"),
        closed_at: moment(image, "closed_at"),
    })
}

/// A field of a correction slip.
pub fn slip_field(image: &Value) -> Option<Field> {
    Some(Field { field: text(image, "field")?, old: text(image, "old"), new: text(image, "new") })
}
