//! `mamnon years list`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, List};
use crate::app::Result;
use crate::i18n::columns::Col;

/// List school years
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Lists years, the earliest first.
pub fn run(_args: Args, cx: &mut Cx) -> Result<Answer> {
    let mut list = List::new(&[Col::Year, Col::First, Col::Last, Col::State, Col::Classes, Col::Children]);
    for v in cx.app()?.years_list()? {
        let y = v.year;
        let dates = [y.year.into(), y.first.into(), y.last.into(), Cell::word(y.state)];
        list.rows.push(dates.into_iter().chain([Cell::count(v.classes), Cell::count(v.children)]).collect());
    }
    Ok(Answer::List(list))
}
