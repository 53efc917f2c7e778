//! `mamnon orders list`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, List};
use crate::app::Result;
use crate::domain::book::Book;
use crate::i18n::columns::Col;

/// List orders, the oldest first
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only orders in this state
    #[arg(long, value_parser = ["requested", "approved", "recorded", "rejected", "refused", "used", "lapsed"])]
    state: Option<String>,
}

/// Lists orders.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let mut list = List::new(&[
        Col::Order,
        Col::Kind,
        Col::Book,
        Col::Period,
        Col::Class,
        Col::Object,
        Col::State,
        Col::AskedBy,
        Col::DecidedBy,
        Col::DoneBy,
        Col::Reason,
    ]);
    for s in cx.app()?.list_orders(args.state.as_deref())? {
        let o = s.order;
        list.rows.push(vec![
            Cell::Int(o.no),
            Cell::word(o.kind),
            o.book.map(Book::code).map_or(Cell::Empty, Cell::word),
            o.period.into(),
            o.class.into(),
            o.object.into(),
            Cell::word(s.state),
            o.asked_by.into(),
            o.decided_by.into(),
            o.done_by.into(),
            o.reason.into(),
        ]);
    }
    Ok(Answer::List(list))
}
