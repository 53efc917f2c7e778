//! Where a child's figures of a month come from: every term of the sum, and the entry of the log that brought it. It writes
//! nothing.
use super::find::find_child;
use super::meals::{Classes, MealRules};
use super::settle::account_of;
use super::{App, Result};
use crate::domain::action::Action;
use crate::domain::date::{Date, Month};
use crate::domain::meal::{MarkStatus, PriceRow, Slot, price_rows};
use crate::domain::right::Right;
use crate::domain::role::Reach;
use crate::domain::settlement::{ChildMonth, Rules, Told, told_late};
use crate::store::Db;
use crate::store::child::Child;
use serde_json::json;
use std::collections::HashMap;

/// One meal of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meal {
    /// Which.
    pub slot: Slot,
    /// What is marked.
    pub status: MarkStatus,
    /// An absence was told after the cutoff.
    pub late: bool,
    /// It is charged.
    pub is_charged: bool,
    /// The entry that last wrote the mark.
    pub entry: Option<u64>,
}

/// A day of the sum.
#[derive(Clone, Debug)]
pub struct ExplainedDay {
    /// The day.
    pub date: Date,
    /// The class of that day.
    pub class: String,
    /// Its meals.
    pub meals: Vec<Meal>,
    /// What it costs.
    pub charged: i64,
    /// A charged meal has no price.
    pub missing_price: bool,
}

/// A dated amount: a payment, an adjustment, a balance.
#[derive(Clone, Debug)]
pub struct Moved {
    /// The day.
    pub date: Date,
    /// What it says.
    pub note: String,
    /// In đồng.
    pub amount: i64,
    /// The entry that last wrote it.
    pub entry: Option<u64>,
}

/// A child's month, explained.
#[derive(Clone, Debug)]
pub struct Explained {
    /// The child.
    pub child: Child,
    /// The month.
    pub month: Month,
    /// The balance that the opening is counted from, if one was ever set; else it is counted from the first movement.
    pub balance: Option<Moved>,
    /// The prices that days of the month rest on, with the entries that set them.
    pub prices: Vec<(PriceRow, Option<u64>)>,
    /// Payments.
    pub payments: Vec<Moved>,
    /// Adjustments.
    pub adjustments: Vec<Moved>,
    /// The days, in order.
    pub days: Vec<ExplainedDay>,
    /// The sum itself.
    pub account: ChildMonth,
}

impl App {
    /// Explains the month of one child.
    pub fn explain_month(&mut self, month: Month, child: &str) -> Result<Explained> {
        self.may(Right::MealsMoneyRead)?;
        self.read(|db| explain(db, month, child))
    }
}

fn explain(db: Db<'_>, month: Month, given: &str) -> Result<Explained> {
    let (first, last) = (month.first(), month.last());
    let child = find_child(db, given, last, &Reach::All)?;
    let classes = Classes::read(db)?;
    let (account, marks) = account_of(db, &classes, child.id, month)?;
    let rules = MealRules::read(db)?;
    let mut origins = Origins::default();

    let mut days: Vec<ExplainedDay> = Vec::new();
    for day in &account.days {
        let rules = rules.on(day.date);
        let meals = marks.iter().filter(|m| m.date == day.date).map(|m| Meal {
            slot: m.slot,
            status: m.status,
            late: is_late(m.told, m.date, m.slot, &rules),
            is_charged: rules.charges(m),
            entry: None,
        });
        let mut meals: Vec<Meal> = meals.collect();
        meals.sort_by_key(|m| m.slot);
        let class = classes.get(day.class).code.clone();
        let (date, charged, missing_price) = (day.date, day.charged, day.missing_price);
        days.push(ExplainedDay { date, class, meals, charged, missing_price });
    }
    let fees = db.fees()?;
    let mut prices: Vec<PriceRow> = Vec::new();
    for day in account.days.iter().filter(|d| d.is_charged) {
        for row in price_rows(&fees, day.stage, day.date) {
            if !prices.contains(&row) {
                prices.push(row);
            }
        }
    }
    let of_child = |id: i64| id == child.id;
    let payments: Vec<_> = db.payments(first, last)?.into_iter().filter(|p| of_child(p.child)).collect();
    let adjustments: Vec<_> = db.adjustments(first, last)?.into_iter().filter(|a| of_child(a.child)).collect();
    let balance = db.last_balances(last)?.remove(&child.id);

    for day in &days {
        for meal in &day.meals {
            origins.want("meal_marks", json!([day.date.to_string(), child.id, meal.slot.code()]));
        }
    }
    for row in &prices {
        origins.want("fee", price_key(row));
    }
    for payment in &payments {
        origins.want("payment", json!([payment.id]));
    }
    for adjustment in &adjustments {
        origins.want("adjustment", json!([adjustment.id]));
    }
    if let Some(b) = &balance {
        origins.want("balance", json!([b.child, b.on.to_string()]));
    }
    origins.find(db, child.id)?;

    for day in &mut days {
        for meal in &mut day.meals {
            meal.entry = origins.of("meal_marks", &json!([day.date.to_string(), child.id, meal.slot.code()]));
        }
    }
    let moved = |tbl, id: i64, date, note: String, amount| {
        let entry = origins.of(tbl, &json!([id]));
        Moved { date, note, amount, entry }
    };
    Ok(Explained {
        month,
        balance: balance.map(|b| Moved {
            date: b.on,
            note: String::new(),
            amount: b.amount,
            entry: origins.of("balance", &json!([b.child, b.on.to_string()])),
        }),
        prices: prices.into_iter().map(|row| (row, origins.of("fee", &price_key(&row)))).collect(),
        payments: payments.into_iter().map(|p| moved("payment", p.id, p.date, p.note, p.amount)).collect(),
        adjustments: adjustments.into_iter().map(|a| moved("adjustment", a.id, a.date, a.reason, a.amount)).collect(),
        days,
        account,
        child,
    })
}

fn is_late(told: Option<Told>, date: Date, slot: Slot, rules: &Rules) -> bool {
    told_late(date, told, rules.cutoff_minutes[slot as usize])
}

fn price_key(row: &PriceRow) -> serde_json::Value {
    json!([row.stage.code(), row.slot.map(Slot::code).unwrap_or_default(), row.from.to_string()])
}

/// The last entry that wrote each of some rows.
#[derive(Default)]
struct Origins {
    /// By table and key as the log has them.
    rows: HashMap<(String, String), Option<u64>>,
}

impl Origins {
    fn want(&mut self, tbl: &str, key: serde_json::Value) {
        self.rows.insert((tbl.to_owned(), key.to_string()), None);
    }

    fn of(&self, tbl: &str, key: &serde_json::Value) -> Option<u64> {
        self.rows.get(&(tbl.to_owned(), key.to_string())).copied().flatten()
    }

    /// Reads the log from its end until every row is found.
    fn find(&mut self, db: Db<'_>, child: i64) -> Result<()> {
        let mut missing = self.rows.len();
        // The marks of a child have its number in common; other rows are few.
        let mut texts = vec![format!(",{child},\"")];
        texts.extend(self.rows.keys().filter(|(t, _)| t != "meal_marks").map(|(t, k)| format!("{t}\u{1f}{k}")));
        db.each_entry(true, |entry| {
            if missing == 0 {
                return Ok(false);
            }
            let body = entry.json();
            let action = Action::parse(body["action"].as_str().unwrap_or_default());
            let writes = action.is_none_or(|a| a.tables().iter().any(|t| self.rows.keys().any(|(tbl, _)| tbl == t)));
            if !writes || body["changes"]["count"] == 0 {
                return Ok(true);
            }
            db.each_image_with(entry.seq, &texts, |image| {
                if let Some(found) = self.rows.get_mut(&(image.tbl, image.key)).filter(|f| f.is_none()) {
                    *found = Some(entry.seq);
                    missing -= 1;
                }
                Ok(())
            })?;
            Ok(true)
        })
    }
}
