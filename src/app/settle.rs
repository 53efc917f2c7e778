//! The month's settlement (quyết toán). It writes nothing.
use super::find::find_child;
use super::meals::{Classes, MealRules, month_lock, told};
use super::{App, Result};
use crate::domain::date::{Date, Month};
use crate::domain::meal::{Prices, Stage};
use crate::domain::right::Right;
use crate::domain::role::Reach;
use crate::domain::settlement::{Child as ChildSums, ChildMonth, Mark, Tally, settle};
use crate::store::Db;
use crate::store::child::{Child, Span};
use crate::store::money::Balance;
use std::collections::{BTreeSet, HashMap, HashSet};

/// What to settle.
#[derive(Clone, Debug)]
pub struct SettleRequest {
    /// The month.
    pub month: Month,
    /// One class, as typed.
    pub class: Option<String>,
    /// One child, as typed.
    pub child: Option<String>,
    /// Up to that day of the month.
    pub to: Option<Date>,
}

/// A child's line. `closing = opening + paid + adjusted - charged - charged_elsewhere`; negative is owed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SettleRow {
    /// Code.
    pub child: String,
    /// Name.
    pub name: String,
    /// The class: the one settled, or the last one of the month.
    pub class: String,
    /// Days with at least one meal eaten.
    pub days_present: u32,
    /// Days away, told.
    pub days_excused: u32,
    /// Days away, not told.
    pub days_unexcused: u32,
    /// What the account held at the month's start.
    pub opening: i64,
    /// Payments less refunds.
    pub paid: i64,
    /// Adjustments.
    pub adjusted: i64,
    /// The cost of the days counted here.
    pub charged: i64,
    /// The cost of the days in other classes, where one class is settled.
    pub charged_elsewhere: i64,
    /// What the account holds at the end.
    pub closing: i64,
}

/// The settlement of a month.
#[derive(Clone, Debug)]
pub struct Settlement {
    /// The month.
    pub month: Month,
    /// The last day that is counted.
    pub to: Date,
    /// The class settled, by code.
    pub class: Option<String>,
    /// The children, class by class as lists have them.
    pub rows: Vec<SettleRow>,
    /// Their sums.
    pub totals: SettleRow,
    /// It rests on a page that is not locked (TẠM TÍNH).
    pub provisional: bool,
    /// Where a charged meal has no price and was counted as 0.
    pub missing_prices: Vec<(Stage, Date)>,
}

impl App {
    /// Settles a month: every child enrolled on a day of it or with a balance.
    pub fn settle(&mut self, request: &SettleRequest) -> Result<Settlement> {
        self.may(Right::MealsMoneyRead)?;
        let at = self.school.now();
        self.read(|db| settlement(db, request, at))
    }
}

/// The settlement of a month, as the tables stand.
pub fn settlement(db: Db<'_>, request: &SettleRequest, at: jiff::Timestamp) -> Result<Settlement> {
    let month = request.month;
    let (first, to) = (month.first(), request.to.unwrap_or(month.last()).clamp(month.first(), month.last()));
    let classes = Classes::read(db)?;
    let only_class = match &request.class {
        Some(given) => Some(classes.find(db, given, to).or_else(|_| classes.find(db, given, first))?),
        None => None,
    };
    let only_child =
        request.child.as_deref().map(|given| find_child(db, given, to, &Reach::All)).transpose()?.map(|c| c.id);
    let spans = db.enrolment_spans(first, to)?;
    let book = Book { db, classes: &classes, rules: MealRules::read(db)? };
    let accounts = book.accounts(month, to)?;
    let class_of = last_classes(db, &classes, &spans, to)?;
    let enrolled: HashSet<i64> = spans.iter().map(|s| s.child_id).collect();
    let mut rows: Vec<(u32, SettleRow)> = Vec::new();
    let mut missing = BTreeSet::new();
    for child in db.children()? {
        if only_child.is_some_and(|id| id != child.id) {
            continue;
        }
        let account = accounts.get(&child.id);
        let moved = account.is_some_and(|m| m.opening != 0 || m.closing != 0 || m.paid != 0 || !m.days.is_empty());
        if !(moved || enrolled.contains(&child.id)) {
            continue;
        }
        let in_class = |number| {
            account.is_some_and(|m| m.days.iter().any(|d| d.class == number))
                || spans.iter().any(|s| s.child_id == child.id && classes.number(&s.year, &s.class) == Some(number))
        };
        if only_class.is_some_and(|number| !in_class(number)) {
            continue;
        }
        let class = only_class.or_else(|| class_of.get(&child.id).copied());
        if let Some(account) = account {
            let counted = |d: &&crate::domain::settlement::Day| only_class.is_none_or(|c| c == d.class);
            let days = account.days.iter().filter(counted).filter(|d| d.missing_price);
            missing.extend(days.map(|d| (d.stage, d.date)));
        }
        rows.push((class.unwrap_or(u32::MAX), row(&child, &classes, class, account, only_class)?));
    }
    // The children come in the order of lists, and stay in it within their class.
    rows.sort_by_key(|(class, _)| *class);
    let rows: Vec<SettleRow> = rows.into_iter().map(|(_, row)| row).collect();
    let totals = sum(&rows)?;
    let provisional = is_provisional(db, &classes, month, only_class, &rows, at)?;
    let class = only_class.map(|c| classes.get(c).code.clone());
    Ok(Settlement { month, to, class, rows, totals, provisional, missing_prices: missing.into_iter().collect() })
}

/// One child's account of a month, and the marks that it rests on.
pub fn account_of(db: Db<'_>, classes: &Classes, child: i64, month: Month) -> Result<(ChildMonth, Vec<Mark>)> {
    let book = Book { db, classes, rules: MealRules::read(db)? };
    let marks = book.marks(month.first(), month.last())?.remove(&child).unwrap_or_default();
    let account = match book.accounts(month, month.last())?.remove(&child) {
        Some(account) => account,
        None => settle(&ChildSums::default(), &Prices::for_month(&[], month.first()), |d| book.rules.on(d))?,
    };
    Ok((account, marks))
}

fn row(
    child: &Child,
    classes: &Classes,
    class: Option<u32>,
    account: Option<&ChildMonth>,
    only: Option<u32>,
) -> Result<SettleRow> {
    let mut row = SettleRow {
        child: child.code.clone(),
        name: child.name.clone(),
        class: class.map(|c| classes.get(c).code.clone()).unwrap_or_default(),
        ..SettleRow::default()
    };
    let Some(account) = account else { return Ok(row) };
    let tally: Tally = match only {
        Some(class) => account.in_class(class)?,
        None => account.tally,
    };
    row.days_present = tally.days_present;
    row.days_excused = tally.days_excused;
    row.days_unexcused = tally.days_unexcused;
    row.charged = tally.charged;
    row.charged_elsewhere = account.tally.charged - tally.charged;
    row.opening = account.opening;
    row.paid = account.paid;
    row.adjusted = account.adjusted;
    row.closing = account.closing;
    Ok(row)
}

fn sum(rows: &[SettleRow]) -> Result<SettleRow> {
    let mut all = SettleRow::default();
    let add = |a: i64, b: i64| a.checked_add(b).ok_or_else(|| anyhow::anyhow!("a sum leaves 64 bits"));
    for r in rows {
        all.days_present += r.days_present;
        all.days_excused += r.days_excused;
        all.days_unexcused += r.days_unexcused;
        all.opening = add(all.opening, r.opening)?;
        all.paid = add(all.paid, r.paid)?;
        all.adjusted = add(all.adjusted, r.adjusted)?;
        all.charged = add(all.charged, r.charged)?;
        all.charged_elsewhere = add(all.charged_elsewhere, r.charged_elsewhere)?;
        all.closing = add(all.closing, r.closing)?;
    }
    Ok(all)
}

/// The class of each child on the last day of the month on which it was in one, or before.
fn last_classes(db: Db<'_>, classes: &Classes, spans: &[Span], to: Date) -> Result<HashMap<i64, u32>> {
    let number = |s: &Span| classes.number(&s.year, &s.class).map(|n| (s.child_id, n));
    let mut last: HashMap<i64, u32> = db.enrolment_spans(Date::MIN, to)?.iter().filter_map(number).collect();
    last.extend(spans.iter().filter_map(number));
    Ok(last)
}

/// A month rests on locked pages if the school's page is locked, or each class's own.
fn is_provisional(
    db: Db<'_>,
    classes: &Classes,
    month: Month,
    only: Option<u32>,
    rows: &[SettleRow],
    at: jiff::Timestamp,
) -> Result<bool> {
    if month_lock(db, month, None, at)?.is_some() {
        return Ok(false);
    }
    let codes: BTreeSet<&str> = match only {
        Some(class) => BTreeSet::from([classes.get(class).code.as_str()]),
        None => rows.iter().map(|r| r.class.as_str()).collect(),
    };
    for code in &codes {
        if month_lock(db, month, Some(code), at)?.is_none() {
            return Ok(true);
        }
    }
    Ok(codes.is_empty())
}

/// What the sums are made from.
struct Book<'a> {
    db: Db<'a>,
    classes: &'a Classes,
    rules: MealRules,
}

/// Marks of many children, to be settled child by child.
type Marks = HashMap<i64, Vec<Mark>>;

impl Book<'_> {
    /// The marks of a span of days within a month, child by child in the order of days.
    fn marks(&self, first: Date, last: Date) -> Result<Marks> {
        let mut marks: Marks = HashMap::new();
        let (mut day, mut text) = (first, String::new());
        let mut numbers: HashMap<String, u32> = HashMap::new();
        self.db.each_mark(first, last, |m| {
            if m.date != text {
                m.date.clone_into(&mut text);
                day = m.date.parse()?;
                numbers.clear();
            }
            let class = if let Some(number) = numbers.get(m.class) {
                *number
            } else {
                let number = self.classes.on(day, m.class);
                let number = number.ok_or_else(|| anyhow::anyhow!("{day}: unknown class {}", m.class))?;
                numbers.insert(m.class.to_owned(), number);
                number
            };
            let stage = self.classes.get(class).stage;
            marks.entry(m.child).or_default().push(Mark {
                date: day,
                slot: m.slot,
                class,
                stage,
                status: m.status,
                told: told(m.told_at)?,
                decided: None,
            });
            Ok(())
        })?;
        Ok(marks)
    }

    /// Settles the days of a month for each child, with what else moved on its account.
    fn month(&self, month: Month, marks: &Marks, sums: &HashMap<i64, Sums>) -> Result<HashMap<i64, ChildMonth>> {
        let prices = Prices::for_month(&self.db.fees()?, month.first());
        let rules = self.rules.of_month(month);
        let children: HashSet<i64> = marks.keys().chain(sums.keys()).copied().collect();
        let mut settled = HashMap::new();
        for child in children {
            let sums = sums.get(&child).copied().unwrap_or_default();
            let marks = marks.get(&child).map(Vec::as_slice).unwrap_or_default();
            let Sums { opening, paid, adjusted } = sums;
            let child_month = ChildSums { opening, paid, adjusted, support: 0, marks };
            let done = settle(&child_month, &prices, |day| rules[day.day() as usize - 1])?;
            settled.insert(child, done);
        }
        Ok(settled)
    }

    /// What payments and adjustments came to between two days, for the children and days that `counts` lets through.
    fn moved(&self, first: Date, last: Date, counts: impl Fn(i64, Date) -> bool) -> Result<HashMap<i64, Sums>> {
        let mut sums: HashMap<i64, Sums> = HashMap::new();
        if first > last {
            return Ok(sums);
        }
        for p in self.db.payments(first, last)?.iter().filter(|p| counts(p.child, p.date)) {
            let paid = &mut sums.entry(p.child).or_default().paid;
            *paid = add(*paid, p.amount)?;
        }
        for a in self.db.adjustments(first, last)?.iter().filter(|a| counts(a.child, a.date)) {
            let adjusted = &mut sums.entry(a.child).or_default().adjusted;
            *adjusted = add(*adjusted, a.amount)?;
        }
        Ok(sums)
    }

    /// Every child's account of the month. A balance says what an account held at the start of its day; the opening is the
    /// latest balance up to the month's first day carried on by what moved since. Where a balance was set inside the month
    /// the opening is what makes the account come to it.
    fn accounts(&self, month: Month, to: Date) -> Result<HashMap<i64, ChildMonth>> {
        let first = month.first();
        let balances = self.db.last_balances(to)?;
        let marks = self.marks(first, to)?;
        let mut sums = self.moved(first, to, |_, _| true)?;
        for (child, opening) in self.carried(month, &balances)? {
            sums.entry(child).or_default().opening = opening;
        }
        for (child, opening) in self.backwards(month, &balances, &marks)? {
            sums.entry(child).or_default().opening = opening;
        }
        self.month(month, &marks, &sums)
    }

    /// The openings that bring accounts to the balances set inside the month.
    fn backwards(&self, month: Month, balances: &HashMap<i64, Balance>, marks: &Marks) -> Result<HashMap<i64, i64>> {
        let inside: HashMap<i64, Balance> =
            balances.iter().filter(|(_, b)| b.on > month.first()).map(|(id, b)| (*id, *b)).collect();
        let Some(last) = inside.values().map(|b| b.on).max() else { return Ok(HashMap::new()) };
        let before = |child: i64, day: Date| inside.get(&child).is_some_and(|b| day < b.on);
        let mut early = marks.clone();
        for (child, marks) in &mut early {
            marks.retain(|m| before(*child, m.date));
        }
        let settled = self.month(month, &early, &self.moved(month.first(), last, before)?)?;
        let opening = |b: &Balance| Ok((b.child, add(b.amount, -settled.get(&b.child).map_or(0, |m| m.closing))?));
        inside.values().map(opening).collect()
    }

    /// What each account without a balance inside the month held at its start. History is read only as far back as the
    /// earliest balance that is needed; an account without any is counted from its first movement.
    fn carried(&self, month: Month, balances: &HashMap<i64, Balance>) -> Result<HashMap<i64, i64>> {
        let first = month.first();
        let mut held: HashMap<i64, i64> =
            balances.values().filter(|b| b.on <= first).map(|b| (b.child, b.amount)).collect();
        let earliest = [self.db.first_mark()?, self.db.first_movement()?].into_iter().flatten().min();
        let Some(earliest) = earliest.filter(|d| *d < first) else { return Ok(held) };
        let all_set = self.db.child_codes()?.iter().all(|(_, id)| balances.contains_key(id));
        let from = match balances.values().filter(|b| b.on <= first).map(|b| b.on).min() {
            Some(on) if all_set => on.max(earliest),
            _ if all_set => return Ok(held),
            _ => earliest,
        };
        let counts = |child: i64, day: Date| balances.get(&child).is_none_or(|b| b.on <= day && b.on <= first);
        let mut at = Month::of(from);
        while at < month {
            let (begin, end) = (at.first().max(from), at.last());
            let mut marks = self.marks(begin, end)?;
            for (child, marks) in &mut marks {
                marks.retain(|m| counts(*child, m.date));
            }
            let sums = self.moved(begin, end, counts)?;
            for (child, settled) in self.month(at, &marks, &sums)? {
                let sum = held.entry(child).or_default();
                *sum = add(*sum, settled.closing)?;
            }
            at = at.next();
        }
        Ok(held)
    }
}

/// What moved on an account beside the days.
#[derive(Clone, Copy, Default)]
struct Sums {
    opening: i64,
    paid: i64,
    adjusted: i64,
}

fn add(a: i64, b: i64) -> Result<i64> {
    a.checked_add(b).ok_or_else(|| anyhow::anyhow!("a sum leaves 64 bits"))
}

#[cfg(test)]
mod tests;
