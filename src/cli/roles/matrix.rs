//! `mamnon roles matrix`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, Column, List};
use crate::app::Result;
use crate::domain::right::Right;
use crate::domain::role::{roles, scope_of};
use crate::i18n::columns::Col;

/// The whole permission matrix: every right, every role
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Shows the matrix. It is the regulation's, not a secret: no sign-in is needed.
pub fn run(_args: Args, _cx: &mut Cx) -> Result<Answer> {
    let mut list = List::new(&[Col::Right]);
    list.columns.extend(roles().iter().map(|r| Column::made(r.code.to_owned(), r.abbr.to_owned())));
    for right in Right::ALL {
        let mut row: Vec<Cell> = vec![right.code().into()];
        row.extend(roles().iter().map(|r| scope_of(r.code, *right).map_or(Cell::Empty, |s| Cell::from(s.code()))));
        list.rows.push(row);
    }
    Ok(Answer::List(list))
}
