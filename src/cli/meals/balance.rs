//! `mamnon meals balance …`
use super::super::context::Cx;
use super::super::importing::{self, Sheet};
use super::super::ui::{Answer, Done};
use super::{amount, money_fields};
use crate::app::{App, Result};
use crate::domain::date::{Month, show_date};
use crate::domain::money::show_money;
use crate::i18n::columns::Col;
use crate::say;
use clap::Subcommand;

/// Opening balances.
#[derive(Debug, Subcommand)]
pub enum Balance {
    /// Set what a child's account holds at the start of a day
    Set {
        /// The child, by code or by name without tones
        child: String,
        /// Đồng; negative is owed
        #[arg(allow_negative_numbers = true)]
        amount: String,
        /// The day
        #[arg(long, value_name = "DATE")]
        on: String,
    },
    /// Balances from a sheet (child, amount, on)
    Import {
        /// The sheet and how to read it.
        #[command(flatten)]
        sheet: Sheet,
    },
}

impl Balance {
    /// Runs the verb.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        match self {
            Balance::Set { child, amount: given, on } => {
                let on = cx.date("on", &on)?;
                let sum = amount("amount", &given)?;
                let (written, receipt) = cx.app()?.balance_set(&child, sum, on)?;
                let (lang, code, day, sum) = (cx.lang(), &written.child.code, show_date(on), show_money(sum));
                let said = say!(
                    lang,
                    "Số dư đầu ngày {day} của {code}: {sum} đ.",
                    "{code} holds {sum} đ at the start of {day}."
                );
                let mut done = Done::of(&receipt, said);
                money_fields(&mut done, &written);
                done.fields.push((Col::OnDate, on.into()));
                done.next = Some(format!("mamnon meals settle {} --child {code}", Month::of(on)));
                Ok(Answer::Done(done.or_unchanged(lang)))
            }
            Balance::Import { sheet } => importing::run(sheet, cx, "mamnon", App::balance_import),
        }
    }
}
