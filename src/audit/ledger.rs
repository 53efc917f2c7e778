//! What the school held at a moment, folded from the log's images alone: accounts, keys, grants, years, numbers of the policy,
//! enrolments, orders, locks, windows. Verification asks it what the door asked the tables (`rules.rs`).
use super::image::{self, Parsed, Row};
use crate::domain::book::Book;
use crate::domain::correction::{Field, Slip};
use crate::domain::date::{Date, local_date, parse_utc_ms};
use crate::domain::lock::{Lock, RowPage, Window};
use crate::domain::meal::is_serving;
use crate::domain::order::{Kind, Order, Terms};
use crate::domain::page::{self, ClassOf, PageRule, Span, Whose};
use crate::domain::policy;
use crate::domain::role::{ClassKey, Grant};
use crate::domain::term::{Days, Term};
use crate::domain::year::Year;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

/// A page that a row belongs to.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its book.
    pub book: Book,
    first: Date,
    last: Date,
    class: Option<String>,
    by_day: bool,
    child: Option<i64>,
    /// The class of its child was not to be found: the enrolment that says so may be erased.
    pub unknown_class: bool,
}

impl Place {
    /// The page as the lock rule takes it. A row of an unknown class is taken to touch every class.
    pub fn page(&self) -> RowPage<'_> {
        RowPage {
            first: self.first,
            last: self.last,
            class: self.class.as_deref(),
            by_day: self.by_day,
            child: self.child,
        }
    }
}

/// An account as the log knows it.
#[derive(Clone, Debug)]
pub struct Account {
    /// Username.
    pub username: String,
    /// `person` or `service`.
    pub kind: String,
    /// `pending`, `active` or `disabled`.
    pub state: String,
}

/// A key as the log knows it.
#[derive(Clone, Debug)]
pub struct Key {
    /// The account; none for `system`.
    pub account: Option<i64>,
    /// The day on which it was made.
    pub made_on: Option<Date>,
}

/// Rows that hold from a date on, in the order of their days; the value is the class of an enrolment, the number of a policy.
type Dated = BTreeMap<Date, Option<String>>;

/// The state of everything that rules ask for.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    accounts: HashMap<i64, Account>,
    keys: HashMap<String, Key>,
    grants: HashMap<i64, Vec<Grant>>,
    years: HashMap<String, Year>,
    /// Year and code of a class.
    classes: HashMap<i64, ClassKey>,
    year_terms: HashMap<(String, Term), Days>,
    /// By table and the columns that are the same.
    dated: HashMap<(&'static str, String), Dated>,
    orders: HashMap<i64, Order>,
    terms: HashMap<i64, Terms>,
    objects: HashMap<i64, String>,
    /// Number of the last card of codes, by account.
    cards: HashMap<i64, i64>,
    /// Days that were set apart: whether they serve.
    calendar: HashMap<String, bool>,
    /// Changes in pages under an order, of those whose window takes only so many.
    through: HashMap<i64, u64>,
    slips: HashMap<i64, Slip>,
    /// By slip, in the order of their lines.
    slip_fields: HashMap<i64, BTreeMap<i64, Field>>,
    /// Locked pages.
    pub locks: Vec<Lock>,
    /// Windows.
    pub windows: Vec<Window>,
    /// The last day of any lock, by book: a row of a later day needs no further look.
    locked_to: HashMap<Book, String>,
    /// Grants of the office that a replacement cut short, with the last day that each had before.
    cut: HashMap<i64, Value>,
    /// Images were erased: what is not found may be among them.
    pub blind: bool,
    /// Counts changes of grants and years, on which what somebody may do depends.
    pub epoch: u64,
}

/// The tables that rows with a date and without an end stand in, with the columns that are the same.
const DATED: &[(&str, &[&str])] =
    &[("policy", &["key"]), ("enrolment", &["child"]), ("meal_slots", &["stage"]), ("fee", &["stage", "slot"])];

/// Joins the values that name a series of dated rows.
fn series(row: &Row<'_>, same: &[&str]) -> String {
    same.iter().map(|c| row.value(c).to_string()).collect::<Vec<_>>().join("/")
}

impl Ledger {
    /// Takes a change into the state.
    pub fn fold(&mut self, c: &Parsed<'_>) {
        let (id, gone) = (c.id(), c.after.is_null());
        match c.tbl {
            "account" => put(&mut self.accounts, id, account(&c.after)),
            "account_key" => put(&mut self.keys, c.name().to_owned(), key(&c.after)),
            "role_grant" => {
                self.epoch += 1;
                for held in self.grants.values_mut() {
                    held.retain(|g| g.id != id);
                }
                let holder = c.after["account"].as_i64().unwrap_or_default();
                self.grants.entry(holder).or_default().extend(image::grant(id, &c.after));
            }
            "school_year" => {
                self.epoch += 1;
                put(&mut self.years, c.name().to_owned(), image::year(c.name(), &c.after));
            }
            "class" => {
                let key = |i: &Value| Some((i["year"].as_str()?.to_owned(), i["code"].as_str()?.to_owned()));
                put(&mut self.classes, id, key(&c.after));
            }
            "term" => {
                let days = image::term(&c.key, &c.after);
                let term = c.key.get(1).and_then(Value::as_str).and_then(Term::parse);
                if let Some(term) = term {
                    put(&mut self.year_terms, (c.name().to_owned(), term), days);
                }
            }
            "succession" => {
                if let Some(grant) = c.after["old_grant"].as_i64() {
                    self.cut.insert(grant, c.after["old_to"].clone());
                }
            }
            "orders" => put(&mut self.orders, id, image::order(id, &c.after)),
            "order_term" => put(&mut self.terms, id, (!gone).then(|| image::terms(&c.after))),
            "order_code" => {
                if let (Some(account), Some(card)) = (c.after["account"].as_i64(), c.after["card"].as_i64()) {
                    let last = self.cards.entry(account).or_default();
                    *last = card.max(*last);
                }
            }
            "correction" => put(&mut self.slips, id, image::slip(id, &c.after)),
            "correction_field" => {
                let (fields, idx) = (self.slip_fields.entry(id).or_default(), c.key.get(1).and_then(Value::as_i64));
                match (idx, image::slip_field(&c.after)) {
                    (Some(idx), Some(field)) => drop(fields.insert(idx, field)),
                    (Some(idx), None) => drop(fields.remove(&idx)),
                    _ => {}
                }
            }
            "page_lock" => {
                self.locks.retain(|l| l.id != id);
                self.locks.extend(image::lock(id, &c.after));
                for book in Book::ALL {
                    let last = self.locks.iter().filter(|l| l.book == book).map(|l| l.last).max();
                    put(&mut self.locked_to, book, last.map(|d| d.to_string()));
                }
            }
            "page_window" => {
                self.windows.retain(|w| w.order != id);
                let terms = self.terms.get(&id).cloned().unwrap_or_default();
                self.windows.extend(image::window(id, &c.after).map(|w| terms.limit(w)));
            }
            "order_object" => put(&mut self.objects, id, c.after["object"].as_str().map(str::to_owned)),
            "calendar" => {
                put(&mut self.calendar, c.name().to_owned(), c.after["kind"].as_str().map(|k| k == "serving"));
            }
            _ => {}
        }
        let Some((table, same)) = DATED.iter().find(|(t, _)| *t == c.tbl) else { return };
        for row in c.rows() {
            let Some(from) = row.day("from_date") else { continue };
            let rows = self.dated.entry((table, series(&row, same))).or_default();
            if gone {
                rows.remove(&from);
            } else {
                let column = if *table == "enrolment" { "class" } else { "value" };
                rows.insert(from, c.after[column].as_str().map(str::to_owned));
            }
        }
    }

    /// An account.
    pub fn account(&self, id: i64) -> Option<&Account> {
        self.accounts.get(&id)
    }

    /// The account of a username.
    pub fn account_named(&self, username: &str) -> Option<i64> {
        self.accounts.iter().find(|(_, a)| a.username == username).map(|(id, _)| *id)
    }

    /// A key.
    pub fn key(&self, key_id: &str) -> Option<&Key> {
        self.keys.get(key_id)
    }

    /// Every grant that an account ever had.
    pub fn grants_of(&self, account: i64) -> &[Grant] {
        self.grants.get(&account).map_or(&[], Vec::as_slice)
    }

    /// The last day that a grant had before a replacement cut it short, if one did; null is no last day.
    pub fn before_cut(&self, grant: i64) -> Option<&Value> {
        self.cut.get(&grant)
    }

    /// The grants that hold on a day.
    pub fn holding(&self, account: i64, today: Date) -> Vec<Grant> {
        let closed = |year: &str| self.years.get(year).is_some_and(Year::is_closed);
        self.grants_of(account).iter().filter(|g| g.holds_in(today, closed)).cloned().collect()
    }

    /// An order.
    pub fn order(&self, no: i64) -> Option<&Order> {
        self.orders.get(&no)
    }

    /// Whether meals are served on a day.
    pub fn is_serving(&self, day: Date) -> bool {
        is_serving(self.calendar.get(&day.to_string()).copied(), day, self.year_of(day).is_some())
    }

    /// The lock rules that were ever ordered, with their objects.
    pub fn lock_rules(&self) -> Vec<Order> {
        let rules = self.orders.values().filter(|o| o.kind == Kind::LockRule.code());
        rules.map(|o| Order { object: self.objects.get(&o.no).cloned(), ..o.clone() }).collect()
    }

    /// The window under an order.
    pub fn window(&self, order: i64) -> Option<&Window> {
        self.windows.iter().find(|w| w.order == order)
    }

    /// Adds so many changes to those under an order; how many there were before.
    pub fn add_through(&mut self, order: i64, changes: u64) -> u64 {
        let through = self.through.entry(order).or_default();
        let before = *through;
        *through += changes;
        before
    }

    /// A school year as it is stored.
    pub fn year(&self, name: &str) -> Option<&Year> {
        self.years.get(name)
    }

    /// Every school year as it is stored, the earliest first.
    pub fn years(&self) -> Vec<Year> {
        let mut years: Vec<Year> = self.years.values().cloned().collect();
        years.sort_by_key(|y| y.first);
        years
    }

    /// Whether a year has a class of that code.
    pub fn has_class(&self, year: &str, code: &str) -> bool {
        self.classes.values().any(|(y, c)| y == year && c == code)
    }

    /// The terms that were set for a year, in their order.
    pub fn terms_of(&self, year: &str) -> Vec<Days> {
        Term::ALL.iter().filter_map(|t| self.year_terms.get(&(year.to_owned(), *t)).copied()).collect()
    }

    /// What an order says beyond its page.
    pub fn terms(&self, no: i64) -> Terms {
        self.terms.get(&no).cloned().unwrap_or_default()
    }

    /// An order with what it is about.
    pub fn whole_order(&self, no: i64) -> Option<Order> {
        let object = self.objects.get(&no).cloned();
        self.orders.get(&no).map(|o| Order { object, ..o.clone() })
    }

    /// How many recorded orders wait to be ratified.
    pub fn unratified(&self) -> usize {
        self.orders.values().filter(|o| o.is_unratified()).count()
    }

    /// Number of the last card of codes of an account.
    pub fn last_card(&self, account: i64) -> i64 {
        self.cards.get(&account).copied().unwrap_or(0)
    }

    /// Whether somebody holds a role on a day.
    pub fn is_held(&self, role: &str, today: Date) -> bool {
        let closed = |year: &str| self.years.get(year).is_some_and(Year::is_closed);
        self.grants.values().flatten().any(|g| g.role == role && g.holds_in(today, closed))
    }

    /// A correction slip.
    pub fn slip(&self, no: i64) -> Option<&Slip> {
        self.slips.get(&no)
    }

    /// What a correction slip corrects.
    pub fn slip_fields(&self, no: i64) -> Vec<Field> {
        self.slip_fields.get(&no).map(|f| f.values().cloned().collect()).unwrap_or_default()
    }

    /// The school year of a day.
    pub fn year_of(&self, day: Date) -> Option<&str> {
        self.years.iter().find(|(_, y)| y.first <= day && day <= y.last).map(|(name, _)| name.as_str())
    }

    /// First and last day of a period as it is stored; of a school year as the year itself has it.
    pub fn days_of(&self, period: &str) -> Option<(Date, Date)> {
        if let Some(year) = self.years.get(period) {
            return Some((year.first, year.last));
        }
        let first: Date = match period.len() {
            7 => format!("{period}-01").parse().ok()?,
            _ => period.parse().ok()?,
        };
        Some((first, if period.len() == 7 { first.last_of_month() } else { first }))
    }

    /// A number of the policy as it holds on a day.
    pub fn number(&self, key: &str, on: Date) -> i64 {
        let default = || policy::default_of(key).and_then(|v| v.parse().ok());
        self.number_set(key, on).or_else(default).unwrap_or_default()
    }

    /// The number that the school has set and that holds on a day; none where it has set none.
    pub fn number_set(&self, key: &str, on: Date) -> Option<i64> {
        let rows = self.dated.get(&("policy", Value::from(key).to_string()));
        let set = rows.and_then(|r| r.range(..=on).next_back()).and_then(|(_, v)| v.as_deref());
        set.and_then(|v| v.parse().ok())
    }

    /// Whether some lock of the book reaches that day, given as text; most rows lie after every lock.
    pub fn is_reached(&self, book: Book, day: &str) -> bool {
        self.locked_to.get(&book).is_some_and(|to| day <= to.as_str())
    }

    /// The pages that a change touches; `today` is the day of writing.
    pub fn places(&self, c: &Parsed<'_>, today: Date) -> Vec<Place> {
        let update = !c.before.is_null() && !c.after.is_null();
        let counts = |rule: &&PageRule| rule.changed.is_empty() || (update && !c.same(rule.changed));
        let rules = page::of(c.tbl).iter().filter(counts);
        rules.flat_map(|rule| c.rows().filter_map(|row| self.place(rule, &row, today)).collect::<Vec<_>>()).collect()
    }

    fn place(&self, rule: &PageRule, row: &Row<'_>, today: Date) -> Option<Place> {
        let book = match rule.book {
            Whose::Book(book) => book,
            Whose::MealsKey if row.text("key").starts_with("meals.") => Book::Meals,
            Whose::MealsKey => return None,
        };
        let (first, last) = match rule.span {
            Span::Day(column) => (row.day(column)?, row.day(column)?),
            Span::Today => (today, today),
            Span::Year(column) => self.days_of(row.text(column))?,
            Span::InYear => {
                let from = row.day("from_date")?;
                let year = self.years.get(row.text("year"));
                (from, page::until(from, self.next(row, &["child"], from), year.map(|y| y.last)))
            }
            Span::UntilNext(same) => {
                let from = row.day("from_date")?;
                (from, page::until(from, self.next(row, same, from), None))
            }
        };
        let unknown = if self.blind { None } else { Some(Some(String::new())) };
        let known = match rule.class {
            ClassOf::Every => Some(None),
            ClassOf::Column(column) => Some(row.value(column).as_str().map(str::to_owned)),
            ClassOf::Child(column) => self.class_of(row.value(column), Some(first)).map(Some).or(unknown),
            ClassOf::Left => self.class_of(row.value("child"), first.yesterday().ok()).map(Some).or(unknown),
        };
        let unknown_class = known.is_none();
        let child = page::child_column(row.tbl).and_then(|c| row.value(c).as_i64());
        Some(Place { book, first, last, class: known.flatten(), by_day: rule.by_day, child, unknown_class })
    }

    /// The day of the next row of the same series.
    fn next(&self, row: &Row<'_>, same: &[&str], from: Date) -> Option<Date> {
        let (table, _) = DATED.iter().find(|(t, _)| *t == row.tbl)?;
        let rows = self.dated.get(&(*table, series(row, same)))?;
        rows.range(from.tomorrow().ok()?..).next().map(|(day, _)| *day)
    }

    fn class_of(&self, child: &Value, on: Option<Date>) -> Option<String> {
        let rows = self.dated.get(&("enrolment", child.to_string()))?;
        rows.range(..=on?).next_back().map(|(_, class)| class.clone().unwrap_or_default())
    }
}

fn put<K: Hash + Eq, V>(map: &mut HashMap<K, V>, key: K, value: Option<V>) {
    match value {
        Some(value) => map.insert(key, value),
        None => map.remove(&key),
    };
}

fn account(image: &Value) -> Option<Account> {
    let text = |column: &str| image[column].as_str().map(str::to_owned);
    Some(Account { username: text("username")?, kind: text("kind")?, state: text("state")? })
}

fn key(image: &Value) -> Option<Key> {
    let made_on = parse_utc_ms(image["made_at"].as_str()?).map(local_date);
    Some(Key { account: image["account"].as_i64(), made_on })
}
