//! `mamnon meals …`
mod adjust;
mod balance;
mod calendar;
mod explain;
mod fees;
mod marks;
mod payments;
mod settle;
mod slots;

use super::context::Cx;
use super::ui::{Answer, Cell, Done};
use crate::app::Result;
use crate::app::money::MoneyWritten;
use crate::domain::refusal::{Problem, Refusal};
use crate::i18n::columns::Col;
use clap::Subcommand;

/// Meals (Q5.4).
#[derive(Debug, Subcommand)]
pub enum Meals {
    /// Which days serve meals
    #[command(subcommand)]
    Calendar(calendar::Calendar),
    /// Which meals a stage is served
    #[command(subcommand)]
    Slots(slots::Slots),
    /// Marks: who ate
    #[command(subcommand)]
    Marks(marks::Marks),
    /// Prices of a day or a meal
    #[command(subcommand)]
    Fees(fees::Fees),
    /// Payments of the parents
    #[command(subcommand)]
    Payments(payments::Payments),
    /// What a child's account holds at the start
    #[command(subcommand)]
    Balance(balance::Balance),
    /// A dated line for a month that is locked for good (needs --reason)
    Adjust(adjust::Args),
    /// Settle a month: days, charges, balance of every child
    Settle(settle::Args),
    /// Explain a child's month: every term of the sum and the entry that brought it
    Explain(explain::Args),
}

impl Meals {
    /// Runs the verb.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        match self {
            Meals::Calendar(a) => a.run(cx),
            Meals::Slots(a) => a.run(cx),
            Meals::Marks(a) => a.run(cx),
            Meals::Fees(a) => a.run(cx),
            Meals::Payments(a) => a.run(cx),
            Meals::Balance(a) => a.run(cx),
            Meals::Adjust(a) => adjust::run(a, cx),
            Meals::Settle(a) => settle::run(a, cx),
            Meals::Explain(a) => explain::run(a, cx),
        }
    }
}

/// An amount of đồng as people type it.
fn amount(field: &'static str, given: &str) -> Result<i64> {
    crate::app::money::parse_amount(given)
        .map_err(|problem| Refusal::Invalid { field, value: given.to_owned(), problem }.into())
}

/// A word that must be one of a few.
fn one_of<T>(field: &'static str, given: &str, parsed: Option<T>, allowed: &[&'static str]) -> Result<T> {
    parsed.ok_or_else(|| {
        let problem = Problem::UnknownWord { allowed: allowed.to_vec() };
        Refusal::Invalid { field, value: given.to_owned(), problem }.into()
    })
}

/// The fields of what was written about a child's money.
fn money_fields(done: &mut Done, written: &MoneyWritten) {
    done.fields = vec![
        (Col::Child, written.child.code.as_str().into()),
        (Col::Date, written.date.into()),
        (Col::Amount, Cell::Money(written.amount)),
    ];
}
