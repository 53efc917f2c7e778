//! `mamnon meals payments …`
use super::super::context::Cx;
use super::super::importing::{self, Sheet};
use super::super::ui::{Answer, Cell, Done, List};
use super::money_fields;
use crate::app::{App, Result};
use crate::domain::money::show_money;
use crate::i18n::columns::Col;
use crate::say;
use clap::Subcommand;

/// Payments.
#[derive(Debug, Subcommand)]
pub enum Payments {
    /// List payments of a day, a month or a school year
    List {
        /// Day, month or school year
        #[arg(long)]
        period: Option<String>,
        /// Only this child
        #[arg(long)]
        child: Option<String>,
    },
    /// Payments from a sheet (date, child, amount, note; also receipt)
    Import {
        /// The sheet and how to read it.
        #[command(flatten)]
        sheet: Sheet,
    },
    /// Take a payment back (needs --reason)
    Reverse {
        /// Number of the receipt
        receipt: String,
    },
}

impl Payments {
    /// Runs the verb.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        match self {
            Payments::List { period, child } => {
                let context = cx.app()?.date_context()?;
                let (first, last) = match &period {
                    Some(p) => {
                        let period = cx.period("period", p)?;
                        (period.first(), period.last())
                    }
                    None => (context.year_first, context.year_last),
                };
                let mut list =
                    List::new(&[Col::Date, Col::Child, Col::Name, Col::Amount, Col::Note, Col::Receipt, Col::Reverses]);
                for p in cx.app()?.payments_list(first, last, child.as_deref())? {
                    list.rows.push(vec![
                        p.payment.date.into(),
                        p.code.into(),
                        p.name.into(),
                        Cell::Money(p.payment.amount),
                        p.payment.note.into(),
                        p.payment.receipt.into(),
                        p.reverses.into(),
                    ]);
                }
                Ok(Answer::List(list))
            }
            Payments::Import { sheet } => importing::run(sheet, cx, "mamnon meals payments list", App::payments_import),
            Payments::Reverse { receipt } => {
                let (written, entry) = cx.app()?.payments_reverse(&receipt)?;
                let (lang, sum) = (cx.lang(), show_money(written.amount));
                let said = say!(lang, "Đã hủy phiếu thu {receipt}: {sum} đ.", "Reversed receipt {receipt}: {sum} đ.");
                let mut done = Done::of(&entry, said);
                money_fields(&mut done, &written);
                done.next = Some(format!("mamnon meals payments list --child {}", written.child.code));
                Ok(Answer::Done(done))
            }
        }
    }
}
