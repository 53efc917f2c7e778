//! `mamnon years open`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, Done};
use crate::app::Result;
use crate::domain::date::show_date;
use crate::i18n::columns::Col;
use crate::say;

/// Open a school year
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The year, as 2026-2027
    year: String,
    /// First day; 1 August if none
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// Last day; 31 July if none
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
}

/// The year is planned while another one is active.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let from = args.from.as_deref().map(|d| cx.date("from", d)).transpose()?;
    let to = args.to.as_deref().map(|d| cx.date("to", d)).transpose()?;
    let (y, receipt) = cx.app()?.years_open(&args.year, from, to)?;
    let (year, first, last) = (&y.year, show_date(y.first), show_date(y.last));
    let said =
        say!(cx.lang(), "Đã mở năm học {year}, từ {first} đến {last}.", "Opened the year {year}, {first} to {last}.");
    let mut done = Done::of(&receipt, said);
    done.next = Some("mamnon classes import lop.csv".into());
    done.fields = vec![
        (Col::Year, y.year.into()),
        (Col::First, y.first.into()),
        (Col::Last, y.last.into()),
        (Col::State, Cell::word(y.state)),
    ];
    Ok(Answer::Done(done))
}
