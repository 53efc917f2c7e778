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
    let mut list = List::new(&[Col::Year, Col::First, Col::Last, Col::State]);
    for y in cx.app()?.years_list()? {
        list.rows.push(vec![y.year.into(), y.first.into(), y.last.into(), Cell::word(y.state)]);
    }
    Ok(Answer::List(list))
}
