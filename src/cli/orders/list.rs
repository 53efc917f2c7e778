//! `mamnon orders list`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, Format, List};
use super::notes;
use crate::app::Result;
use crate::app::orders::Shown;
use crate::domain::book::Book;
use crate::i18n::Lang;
use crate::i18n::columns::Col;
use crate::i18n::words::word;

/// List orders, the oldest first
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only orders in this state
    #[arg(long, value_parser = ["requested", "approved", "recorded", "rejected", "refused", "used", "lapsed"])]
    state: Option<String>,
}

const COLUMNS: [Col; 11] = [
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
];
/// Columns for programs; a table says of them what matters beside the state.
const MORE: [Col; 8] =
    [Col::Via, Col::Hours, Col::ForUser, Col::Most, Col::Extends, Col::Due, Col::Overdue, Col::Unratified];

/// Lists orders.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let table = cx.ui().format == Format::Table;
    let mut list = List::new(&COLUMNS);
    if !table {
        list.columns.extend(MORE.map(Into::into));
    }
    let found = cx.app()?.list_orders(args.state.as_deref())?;
    let lang = cx.lang();
    for s in found {
        let state = if table { state(lang, &s).into() } else { Cell::word(s.state.as_str()) };
        let (o, terms) = (s.order, s.terms);
        let mut row = vec![
            Cell::Int(o.no),
            Cell::word(o.kind),
            o.book.map(Book::code).map_or(Cell::Empty, Cell::word),
            o.period.into(),
            o.class.into(),
            o.object.into(),
            state,
            o.asked_by.into(),
            o.decided_by.into(),
            o.done_by.into(),
            o.reason.into(),
        ];
        if !table {
            row.extend([
                Cell::word(o.via),
                o.hours.into(),
                terms.who.into(),
                terms.most.into(),
                terms.extends.into(),
                s.due.into(),
                s.overdue.into(),
                s.due.is_some().into(),
            ]);
        }
        list.rows.push(row);
    }
    Ok(Answer::List(list))
}

/// The state, and whether somebody has still to ratify it.
fn state(lang: Lang, s: &Shown) -> String {
    let note = s.due.map(|due| notes::unratified(lang, due, s.overdue));
    match (s.state.as_str(), note) {
        ("recorded", Some(note)) => note,
        (state, Some(note)) => format!("{}; {note}", word(lang, state)),
        (state, None) => word(lang, state).to_owned(),
    }
}
