//! Prices, payments, balances and adjustments of the meals' money.
use super::find::{find_child, not_found};
use super::import::{Cells, Column, How, ImportAnswer, Line, Noun, Problems, Source, Step};
use super::meals::{Pages, money_class, month_lock};
use super::{App, Result};
use crate::domain::action::Action;
use crate::domain::date::{Date, Month, parse_cell_date};
use crate::domain::lock::RowPage;
use crate::domain::meal::{PriceRow, Slot};
use crate::domain::money::{self, MoneyError};
use crate::domain::person;
use crate::domain::refusal::{Problem, Refusal, Thing};
use crate::domain::right::Right;
use crate::domain::role::Reach;
use crate::store::Tx;
use crate::store::child::Child;
use crate::store::door::Receipt;
use crate::store::money::{Balance, Payment};
use std::collections::HashMap;

/// The longest note.
const NOTE_MAX: usize = 200;
/// The longest receipt number.
const RECEIPT_MAX: usize = 40;

/// Columns of the sheet of payments.
pub const PAYMENT_COLUMNS: &[Column] = &[
    Column { key: "date", names: &["Ngày"], required: true },
    Column { key: "child", names: &["Mã trẻ", "Mã", "Trẻ", "Child code"], required: true },
    Column { key: "amount", names: &["Số tiền", "Tiền"], required: true },
    Column { key: "note", names: &["Ghi chú", "Nội dung", "Diễn giải"], required: false },
    Column { key: "receipt", names: &["Số biên lai", "Biên lai", "Số phiếu"], required: false },
];

/// Columns of the sheet of opening balances.
pub const BALANCE_COLUMNS: &[Column] = &[
    Column { key: "child", names: &["Mã trẻ", "Mã", "Trẻ", "Child code"], required: true },
    Column { key: "amount", names: &["Số dư", "Số tiền"], required: true },
    Column { key: "on", names: &["Ngày", "Từ ngày", "Date"], required: true },
];

/// A payment with its child, for lists and files.
#[derive(Clone, Debug)]
pub struct PaymentLine {
    /// The child's code.
    pub code: String,
    /// The child's name.
    pub name: String,
    /// The payment.
    pub payment: Payment,
    /// The receipt of the payment that it takes back, or `#` and its row.
    pub reverses: Option<String>,
}

/// What was written about a child's money.
#[derive(Clone, Debug)]
pub struct MoneyWritten {
    /// The child.
    pub child: Child,
    /// The day that it counts for.
    pub date: Date,
    /// In đồng.
    pub amount: i64,
}

/// Reads an amount of đồng.
pub fn parse_amount(given: &str) -> std::result::Result<i64, Problem> {
    money::parse_money(given).map_err(|e| match e {
        MoneyError::Empty => Problem::Empty,
        _ => Problem::NotAnAmount,
    })
}

fn invalid(field: &'static str, value: impl Into<String>, problem: Problem) -> Refusal {
    Refusal::Invalid { field, value: value.into(), problem }
}

/// The class whose page each child's money belongs to, and the children by code.
#[derive(Default)]
struct Roll {
    ids: HashMap<String, i64>,
    stays: HashMap<i64, Vec<(Date, String)>>,
}

impl Roll {
    fn read(tx: &Tx<'_>) -> Result<Roll> {
        Ok(Roll { ids: tx.child_codes()?.into_iter().collect(), stays: HashMap::new() })
    }

    /// The class of a child on a day, as the guard sees it: the latest row, whatever year.
    fn class(&mut self, tx: &Tx<'_>, child: i64, on: Date) -> Result<String> {
        let stays = match self.stays.entry(child) {
            std::collections::hash_map::Entry::Occupied(e) => e.into_mut(),
            std::collections::hash_map::Entry::Vacant(e) => {
                e.insert(tx.enrolments_of(child)?.into_iter().map(|e| (e.from, e.class)).collect())
            }
        };
        Ok(stays.iter().rev().find(|(from, _)| *from <= on).map(|(_, class)| class.clone()).unwrap_or_default())
    }
}

/// A row of the sheet of payments.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PaymentRow {
    date: Date,
    child: String,
    amount: i64,
    note: String,
    receipt: Option<String>,
}

type PaymentKey = (Date, i64, i64, String);

/// The sheet of payments.
#[derive(Default)]
pub struct Payments {
    roll: Roll,
    pages: Option<Pages>,
    /// Payments without a receipt that no row of the sheet has been matched with yet.
    unmatched: HashMap<PaymentKey, usize>,
}

impl Noun for Payments {
    type Row = PaymentRow;
    type Key = String;

    fn columns(&self) -> &'static [Column] {
        PAYMENT_COLUMNS
    }

    fn action(&self) -> Action {
        Action::MealsPaymentsImport
    }

    fn object(&self) -> String {
        "payments".into()
    }

    fn read(&mut self, cells: &mut Cells<'_>) -> Option<PaymentRow> {
        let today = cells.today;
        let date = cells.read(0, |s| match parse_cell_date(s).map_err(person::date_problem)? {
            date if date > today => Err(Problem::Future),
            date => Ok(date),
        });
        let child = cells.read(1, person::code);
        let amount =
            cells.read(2, |s| parse_amount(s).and_then(|n| if n == 0 { Err(Problem::NotAnAmount) } else { Ok(n) }));
        let note = cells.maybe(3, |s| person::free_text(s, NOTE_MAX)).unwrap_or_default();
        let receipt = cells.maybe(4, |s| person::free_text(s, RECEIPT_MAX));
        Some(PaymentRow { date: date?, child: child?, amount: amount?, note, receipt })
    }

    fn key(&self, row: &PaymentRow) -> Option<String> {
        row.receipt.clone()
    }

    fn show_key(&self, row: &PaymentRow) -> String {
        row.receipt.clone().unwrap_or_else(|| format!("{}/{}", row.date, row.child))
    }

    fn begin(&mut self, tx: &Tx<'_>, lines: &[Line<PaymentRow>]) -> Result<()> {
        self.roll = Roll::read(tx)?;
        self.pages = Some(Pages::of(tx)?);
        let days = || lines.iter().filter_map(|l| l.row.as_ref()).map(|r| r.date);
        let (Some(first), Some(last)) = (days().min(), days().max()) else { return Ok(()) };
        for p in tx.payments(first, last)?.into_iter().filter(|p| p.receipt.is_none() && p.reverses.is_none()) {
            *self.unmatched.entry((p.date, p.child, p.amount, p.note)).or_default() += 1;
        }
        Ok(())
    }

    fn judge(&mut self, tx: &Tx<'_>, row: &PaymentRow, update: bool, problems: &mut Problems) -> Result<Step> {
        let Some(child) = self.roll.ids.get(&row.child).copied() else {
            let (thing, given) = (Thing::Child, row.child.clone());
            problems.add(Some("child"), Refusal::NotFound { thing, given, near: vec![] });
            return Ok(Step::Unchanged);
        };
        if tx.year_of(row.date)?.is_none() {
            problems.invalid("date", &row.date.to_string(), Problem::OutsideYears);
            return Ok(Step::Unchanged);
        }
        let there = if let Some(receipt) = &row.receipt {
            tx.payment_by_receipt(receipt)?
        } else {
            let key = (row.date, child, row.amount, row.note.clone());
            if let Some(left) = self.unmatched.get_mut(&key).filter(|left| **left > 0) {
                *left -= 1;
                return Ok(Step::Unchanged);
            }
            None
        };
        let mut pages = vec![(row.date, child)];
        let differs = there.as_ref().and_then(|p| difference(p, row, child));
        if let Some(p) = &there {
            if differs.is_none() {
                return Ok(Step::Unchanged);
            }
            pages.push((p.date, p.child));
        }
        for (date, id) in pages {
            let class = self.roll.class(tx, id, date)?;
            if let Some(Err(refusal)) = self.pages.as_ref().map(|p| p.check_money(date, &class, Some((id, &row.child))))
            {
                problems.add(Some("date"), refusal);
                return Ok(Step::Unchanged);
            }
        }
        match differs {
            None => Ok(Step::Create),
            Some((column, there, given)) => {
                if !update {
                    problems.add(Some(column), Refusal::Conflict { key: self.show_key(row), column, there, given });
                }
                Ok(Step::Update)
            }
        }
    }

    fn write(&mut self, tx: &Tx<'_>, row: &PaymentRow, step: Step) -> Result<()> {
        let child = self.roll.ids.get(&row.child).copied().unwrap_or_default();
        let (note, receipt) = (row.note.clone(), row.receipt.clone());
        let mut payment = Payment { id: 0, date: row.date, child, amount: row.amount, note, receipt, reverses: None };
        if step == Step::Update
            && let Some(receipt) = &row.receipt
            && let Some(there) = tx.payment_by_receipt(receipt)?
        {
            payment.id = there.id;
            return tx.update_payment(&payment);
        }
        tx.insert_payment(&payment).map(drop)
    }
}

/// The first column in which a payment that is there differs, with both values.
fn difference(there: &Payment, row: &PaymentRow, child: i64) -> Option<(&'static str, String, String)> {
    if there.date != row.date {
        return Some(("date", there.date.to_string(), row.date.to_string()));
    }
    if there.child != child {
        return Some(("child", there.child.to_string(), row.child.clone()));
    }
    if there.amount != row.amount {
        return Some(("amount", there.amount.to_string(), row.amount.to_string()));
    }
    (there.note != row.note).then(|| ("note", there.note.clone(), row.note.clone()))
}

/// A row of the sheet of balances.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BalanceRow {
    child: String,
    amount: i64,
    on: Date,
}

/// The sheet of opening balances.
#[derive(Default)]
pub struct Balances {
    roll: Roll,
    pages: Option<Pages>,
}

impl Noun for Balances {
    type Row = BalanceRow;
    type Key = (String, Date);

    fn columns(&self) -> &'static [Column] {
        BALANCE_COLUMNS
    }

    fn action(&self) -> Action {
        Action::MealsBalanceImport
    }

    fn object(&self) -> String {
        "balances".into()
    }

    fn read(&mut self, cells: &mut Cells<'_>) -> Option<BalanceRow> {
        let child = cells.read(0, person::code);
        let amount = cells.read(1, parse_amount);
        let on = cells.read(2, |s| parse_cell_date(s).map_err(person::date_problem));
        Some(BalanceRow { child: child?, amount: amount?, on: on? })
    }

    fn key(&self, row: &BalanceRow) -> Option<(String, Date)> {
        Some((row.child.clone(), row.on))
    }

    fn show_key(&self, row: &BalanceRow) -> String {
        format!("{}/{}", row.child, row.on)
    }

    fn begin(&mut self, tx: &Tx<'_>, _lines: &[Line<BalanceRow>]) -> Result<()> {
        self.roll = Roll::read(tx)?;
        self.pages = Some(Pages::of(tx)?);
        Ok(())
    }

    fn judge(&mut self, tx: &Tx<'_>, row: &BalanceRow, update: bool, problems: &mut Problems) -> Result<Step> {
        let Some(child) = self.roll.ids.get(&row.child).copied() else {
            let (thing, given) = (Thing::Child, row.child.clone());
            problems.add(Some("child"), Refusal::NotFound { thing, given, near: vec![] });
            return Ok(Step::Unchanged);
        };
        let there = tx.balance(child, row.on)?;
        if there == Some(row.amount) {
            return Ok(Step::Unchanged);
        }
        if tx.year_of(row.on)?.is_none() {
            problems.invalid("on", &row.on.to_string(), Problem::OutsideYears);
            return Ok(Step::Unchanged);
        }
        let class = self.roll.class(tx, child, row.on)?;
        if let Some(Err(refusal)) =
            self.pages.as_ref().map(|p| p.check_money(row.on, &class, Some((child, &row.child))))
        {
            problems.add(Some("on"), refusal);
            return Ok(Step::Unchanged);
        }
        let Some(there) = there else { return Ok(Step::Create) };
        if !update {
            let (key, column) = (self.show_key(row), "amount");
            let (there, given) = (there.to_string(), row.amount.to_string());
            problems.add(Some(column), Refusal::Conflict { key, column, there, given });
        }
        Ok(Step::Update)
    }

    fn write(&mut self, tx: &Tx<'_>, row: &BalanceRow, _step: Step) -> Result<()> {
        let child = self.roll.ids.get(&row.child).copied().unwrap_or_default();
        tx.set_balance(&Balance { child, on: row.on, amount: row.amount })
    }
}

impl App {
    /// Sets a price from a day on; no amount ends it. Prices of the day and of slots may not begin on one day.
    pub fn fees_set(&mut self, row: PriceRow) -> Result<((), Receipt)> {
        let slot = row.slot.map(|s| format!("/{}", s.code())).unwrap_or_default();
        self.change(Action::MealsFeesSet, format!("fees/{}{slot}", row.stage.code()), |tx| set_fee(tx, &row))
    }

    /// Every price that was ever set.
    pub fn fees_list(&mut self) -> Result<Vec<PriceRow>> {
        self.may(Right::MealsMoneyRead)?;
        self.school.db().fees()
    }

    /// Imports payments.
    pub fn payments_import(&mut self, source: Source, how: How<'_>) -> Result<ImportAnswer> {
        self.import(&mut Payments::default(), source, how)
    }

    /// The payments of a span of days, of one child or of all.
    pub fn payments_list(&mut self, first: Date, last: Date, child: Option<&str>) -> Result<Vec<PaymentLine>> {
        self.may(Right::MealsMoneyRead)?;
        let today = self.today();
        self.read(|db| {
            let only = child.map(|given| find_child(db, given, today, &Reach::All)).transpose()?.map(|c| c.id);
            let children: HashMap<i64, Child> = db.children()?.into_iter().map(|c| (c.id, c)).collect();
            let mut lines = Vec::new();
            for payment in db.payments(first, last)?.into_iter().filter(|p| only.is_none_or(|id| id == p.child)) {
                let reverses = match payment.reverses {
                    Some(id) => db.payment_by_id(id)?.map(|p| p.receipt.unwrap_or_else(|| format!("#{id}"))),
                    None => None,
                };
                let child = children.get(&payment.child).cloned().unwrap_or_default();
                lines.push(PaymentLine { code: child.code, name: child.name, payment, reverses });
            }
            Ok(lines)
        })
    }

    /// Takes a payment back by a line of today, with a reason. A payment without a receipt goes by `#` and its row.
    pub fn payments_reverse(&mut self, receipt: &str) -> Result<(MoneyWritten, Receipt)> {
        self.change(Action::MealsPaymentsReverse, format!("payments/{receipt}"), |tx| reverse(tx, receipt))
    }

    /// Says what a child's account held at the start of a day.
    pub fn balance_set(&mut self, child: &str, amount: i64, on: Date) -> Result<(MoneyWritten, Receipt)> {
        self.change(Action::MealsBalanceSet, format!("balances/{child}"), |tx| {
            let child = find_child(**tx, child, tx.today(), &Reach::All)?;
            tx.set_object(format!("balances/{}", child.code));
            if tx.year_of(on)?.is_none() {
                return Err(invalid("on", on.to_string(), Problem::OutsideYears).into());
            }
            if tx.balance(child.id, on)? != Some(amount) {
                let class = money_class(**tx, child.id, on)?;
                Pages::of(tx)?.check_money(on, &class, Some((child.id, &child.code)))?;
                tx.set_balance(&Balance { child: child.id, on, amount })?;
            }
            Ok(MoneyWritten { child, date: on, amount })
        })
    }

    /// Imports opening balances.
    pub fn balance_import(&mut self, source: Source, how: How<'_>) -> Result<ImportAnswer> {
        self.import(&mut Balances::default(), source, how)
    }

    /// A line of today for a month that is locked for good, with a reason.
    pub fn adjust(&mut self, child: &str, amount: i64, month: Month) -> Result<(MoneyWritten, Receipt)> {
        self.change(Action::MealsAdjust, format!("adjustments/{child}/{month}"), |tx| {
            let reason = tx.reason()?.to_owned();
            let child = find_child(**tx, child, tx.today(), &Reach::All)?;
            tx.set_object(format!("adjustments/{}/{month}", child.code));
            if amount == 0 {
                return Err(invalid("amount", "0", Problem::NotAnAmount).into());
            }
            let class = money_class(**tx, child.id, month.last())?;
            let state = match month_lock(**tx, month, Some(&class), tx.at())? {
                Some(true) => None,
                Some(false) => Some("locked"),
                None => Some("open"),
            };
            if let Some(state) = state {
                let (key, state) = (format!("meals {month}"), state.to_owned());
                return Err(Refusal::WrongState { thing: Thing::Lock, key, state }.into());
            }
            let today = tx.today();
            let class = money_class(**tx, child.id, today)?;
            Pages::of(tx)?.check_money(today, &class, Some((child.id, &child.code)))?;
            tx.insert_adjustment(today, child.id, amount, month, &reason)?;
            Ok(MoneyWritten { child, date: today, amount })
        })
    }
}

fn set_fee(tx: &Tx<'_>, row: &PriceRow) -> Result<()> {
    if row.amount.is_some_and(|n| n < 0) {
        return Err(invalid("amount", row.amount.unwrap_or_default().to_string(), Problem::NotAnAmount).into());
    }
    let fees = tx.fees()?;
    let of_stage = || fees.iter().filter(|f| f.stage == row.stage);
    let other_kind = |f: &&PriceRow| f.from == row.from && f.slot.is_some() != row.slot.is_some();
    if row.amount.is_some() && of_stage().filter(other_kind).any(|f| f.amount.is_some()) {
        return Err(invalid("slot", row.slot.map_or("", Slot::code), Problem::MixedPrices).into());
    }
    if of_stage().any(|f| f == row) {
        return Ok(());
    }
    let next = of_stage().filter(|f| f.slot == row.slot && f.from > row.from).map(|f| f.from).min();
    let last = next.and_then(|d| d.yesterday().ok()).unwrap_or(jiff::civil::date(9999, 12, 31));
    Pages::of(tx)?.check(RowPage { first: row.from, last, class: None, by_day: false, child: None }, None)?;
    tx.set_fee(row)
}

fn reverse(tx: &Tx<'_>, receipt: &str) -> Result<MoneyWritten> {
    let reason = tx.reason()?.to_owned();
    let found = match receipt.strip_prefix('#').and_then(|n| n.parse().ok()) {
        Some(id) => tx.payment_by_id(id)?,
        None => tx.payment_by_receipt(receipt.trim())?,
    };
    let Some(payment) = found else {
        let receipts = tx.receipts()?;
        let receipts: Vec<&str> = receipts.iter().map(String::as_str).collect();
        return Err(not_found(Thing::Payment, receipt, &receipts).into());
    };
    let wrong =
        |state: &str| Refusal::WrongState { thing: Thing::Payment, key: receipt.to_owned(), state: state.to_owned() };
    if tx.reversal_of(payment.id)?.is_some() {
        return Err(wrong("reversed").into());
    }
    if payment.reverses.is_some() {
        return Err(wrong("reversal").into());
    }
    let child = tx.child_by_id(payment.child)?.unwrap_or_default();
    let today = tx.today();
    let class = money_class(**tx, child.id, today)?;
    Pages::of(tx)?.check_money(today, &class, Some((child.id, &child.code)))?;
    let amount = payment.amount.checked_neg().ok_or_else(|| invalid("amount", "", Problem::NotAnAmount))?;
    tx.insert_payment(&Payment {
        id: 0,
        date: today,
        child: child.id,
        amount,
        note: reason,
        receipt: None,
        reverses: Some(payment.id),
    })?;
    Ok(MoneyWritten { child, date: today, amount })
}
