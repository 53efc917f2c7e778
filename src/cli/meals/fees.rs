//! `mamnon meals fees …`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, Done, List};
use super::{amount, one_of};
use crate::app::Result;
use crate::app::meals::{parse_slot, parse_stage};
use crate::domain::date::show_date;
use crate::domain::meal::{PriceRow, Slot};
use crate::domain::money::show_money;
use crate::i18n::columns::Col;
use crate::i18n::words::word;
use crate::say;
use clap::Subcommand;

/// Prices.
#[derive(Debug, Subcommand)]
pub enum Fees {
    /// List prices
    List,
    /// Set a price from a day on; without --slot it is the price of the whole day
    Set {
        /// nha_tre, mau_giao or staff
        stage: String,
        /// Đồng: 21000 or 21.000
        amount: String,
        /// First day
        #[arg(long, value_name = "DATE")]
        from: String,
        /// Only this meal
        #[arg(long)]
        slot: Option<String>,
    },
}

impl Fees {
    /// Runs the verb.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        match self {
            Fees::List => {
                let mut list = List::new(&[Col::Stage, Col::Slot, Col::From, Col::Amount]);
                list.rows = cx
                    .app()?
                    .fees_list()?
                    .into_iter()
                    .map(|p| {
                        vec![
                            Cell::word(p.stage.code()),
                            p.slot.map_or(Cell::Empty, |s| Cell::word(s.code())),
                            p.from.into(),
                            p.amount.map_or(Cell::Empty, Cell::Money),
                        ]
                    })
                    .collect();
                Ok(Answer::List(list))
            }
            Fees::Set { stage, amount: given, from, slot } => {
                let names: Vec<&'static str> = Slot::ALL.iter().map(|s| s.code()).collect();
                let row = PriceRow {
                    stage: parse_stage(&stage)?,
                    slot: slot.as_deref().map(|s| one_of("slot", s, parse_slot(s), &names)).transpose()?,
                    from: cx.date("from", &from)?,
                    amount: Some(amount("amount", &given)?),
                };
                let ((), receipt) = cx.app()?.fees_set(row)?;
                let lang = cx.lang();
                let what = word(lang, row.stage.code());
                let (slot, cost) =
                    (word(lang, row.slot.map_or("day", Slot::code)), show_money(row.amount.unwrap_or(0)));
                let day = show_date(row.from);
                let said = say!(
                    lang,
                    "Mức ăn {what}, {slot}: {cost} đ từ ngày {day}.",
                    "Price of {what}, {slot}: {cost} đ from {day}."
                );
                let mut done = Done::of(&receipt, said);
                done.fields = vec![
                    (Col::Stage, Cell::word(row.stage.code())),
                    (Col::Slot, row.slot.map_or(Cell::Empty, |s| Cell::word(s.code()))),
                    (Col::From, row.from.into()),
                    (Col::Amount, row.amount.map_or(Cell::Empty, Cell::Money)),
                ];
                done.next = Some("mamnon meals fees list".to_owned());
                Ok(Answer::Done(done.or_unchanged(lang)))
            }
        }
    }
}
