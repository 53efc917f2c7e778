//! `mamnon meals calendar …`
use super::super::context::Cx;
use super::super::importing::{self, Sheet};
use super::super::ui::{Answer, Cell, Done, List};
use crate::app::calendar::parse_kind;
use crate::app::{App, Result};
use crate::domain::date::Month;
use crate::domain::refusal::Refusal;
use crate::i18n::columns::Col;
use crate::say;
use clap::Subcommand;

/// Serving days.
#[derive(Debug, Subcommand)]
pub enum Calendar {
    /// Serving days and holidays from a sheet (date, kind)
    Import {
        /// The sheet and how to read it.
        #[command(flatten)]
        sheet: Sheet,
    },
    /// Set a day or a span (needs --reason)
    Set {
        /// The day, or FROM..TO
        #[arg(value_name = "DATE[..DATE]")]
        dates: String,
        /// serving or holiday
        kind: String,
    },
    /// The days of a month
    Show {
        /// The month
        month: String,
    },
}

impl Calendar {
    /// Runs the verb.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        match self {
            Calendar::Import { sheet } => importing::run(sheet, cx, "mamnon meals fees list", App::calendar_import),
            Calendar::Set { dates, kind } => {
                let (first, last) = cx.dates("date", &dates)?;
                let serving = parse_kind(&kind).map_err(|problem| Refusal::Invalid {
                    field: "kind",
                    value: kind.clone(),
                    problem,
                })?;
                let (days, receipt) = cx.app()?.calendar_set(first, last, serving)?;
                let (lang, n) = (cx.lang(), days.len());
                let said = if serving {
                    say!(lang, "{n} ngày là ngày ăn.", "{n} days serve meals.")
                } else {
                    say!(lang, "{n} ngày là ngày nghỉ.", "{n} days are holidays.")
                };
                let mut done = Done::of(&receipt, said);
                done.next = days.first().map(|d| format!("mamnon meals calendar show {}", Month::of(*d)));
                done.fields = vec![
                    (Col::Date, Cell::Many(days.into_iter().map(Cell::from).collect())),
                    (Col::Kind, Cell::word(if serving { "serving" } else { "holiday" })),
                ];
                Ok(Answer::Done(done.or_unchanged(lang)))
            }
            Calendar::Show { month } => {
                let month = cx.month("month", &month)?;
                let mut list = List::new(&[Col::Date, Col::Kind]);
                list.rows = cx
                    .app()?
                    .calendar_show(month)?
                    .into_iter()
                    .map(|d| vec![d.date.into(), Cell::word(if d.serving { "serving" } else { "holiday" })])
                    .collect();
                Ok(Answer::List(list))
            }
        }
    }
}
