//! `mamnon corrections list`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, List};
use super::words::fields_cell;
use crate::app::Result;
use crate::app::corrections::SlipFilter;
use crate::domain::correction::{State, System};
use crate::i18n::columns::Col;

/// List slips, the oldest first
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only slips in this state
    #[arg(long, value_parser = ["submitted", "approved", "sent_external", "done_external", "verified", "closed", "rejected", "cancelled"])]
    state: Option<String>,
    /// Only slips about this system
    #[arg(long, value_parser = ["meals", "children", "sector", "universal"])]
    system: Option<String>,
    /// Only slips of this month: by the day or month that they are about, those of a school year by the day of submission
    #[arg(long)]
    month: Option<String>,
}

/// Lists slips.
pub fn run(args: &Args, cx: &mut Cx) -> Result<Answer> {
    let filter = SlipFilter {
        state: args.state.as_deref().and_then(State::parse),
        system: args.system.as_deref().and_then(System::parse),
        month: args.month.as_deref().map(|m| cx.month("month", m)).transpose()?,
    };
    let views = cx.app()?.list_corrections(&filter)?;
    let mut list = List::new(&[
        Col::Correction,
        Col::System,
        Col::Period,
        Col::Class,
        Col::Object,
        Col::Name,
        Col::Fields,
        Col::Effect,
        Col::State,
        Col::AskedBy,
        Col::DecidedBy,
        Col::AppliedBy,
        Col::Order,
        Col::Reason,
    ]);
    for v in views {
        let (fields, s) = (fields_cell(cx, &v.slip, &v.fields), v.slip);
        list.rows.push(vec![
            Cell::Int(s.no),
            Cell::word(s.system.code()),
            s.period.into(),
            s.class.into(),
            s.object.into(),
            v.name.into(),
            fields,
            v.effect.map_or(Cell::Empty, Cell::Money),
            Cell::word(s.state.code()),
            s.asked_by.into(),
            s.decided_by.into(),
            s.applied_by.into(),
            s.order.into(),
            s.reason.into(),
        ]);
    }
    Ok(Answer::List(list))
}
