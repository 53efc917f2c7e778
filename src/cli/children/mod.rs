//! `mamnon children …`
mod add;
mod edit;
mod import;
mod leave;
mod list;
mod move_;
mod promote;
mod receive;
mod rename;
mod return_;
mod show;

use super::context::Cx;
use super::ui::{Answer, Cell};
use crate::app::Result;
use crate::app::enrolment::Moved;
use crate::i18n::columns::Col;
use clap::Subcommand;

/// Children (Q4.6, Q4.7).
#[derive(Debug, Subcommand)]
pub enum Children {
    /// List children
    List(list::Args),
    /// Show one child and its way through the school
    Show(show::Args),
    /// Add a child to a class
    Add(add::Args),
    /// Edit a child's record (needs --reason)
    Edit(edit::Args),
    /// Add or change children from a sheet
    Import(import::Args),
    /// Move a child to another class
    Move(move_::Args),
    /// Note that a child leaves
    Leave(leave::Args),
    /// Take a child back
    Return(return_::Args),
    /// Give a child another code
    Rename(rename::Args),
    /// Receive a child from another school
    Receive(receive::Args),
    /// Promote the children of a year into the next year's classes
    Promote(promote::Args),
}

impl Children {
    /// Runs the verb.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        match self {
            Children::List(a) => list::run(a, cx),
            Children::Show(a) => show::run(a, cx),
            Children::Add(a) => add::run(a, cx),
            Children::Edit(a) => edit::run(a, cx),
            Children::Import(a) => import::run(a, cx),
            Children::Move(a) => move_::run(a, cx),
            Children::Leave(a) => leave::run(a, cx),
            Children::Return(a) => return_::run(a, cx),
            Children::Rename(a) => rename::run(a, cx),
            Children::Receive(a) => receive::run(a, cx),
            Children::Promote(a) => promote::run(a, cx),
        }
    }
}

/// A birth date: a day where it is known to the day, else what is known.
pub(super) fn birth_date(iso: String) -> Cell {
    iso.parse::<crate::domain::date::Date>().map_or(Cell::Text(iso), Cell::Date)
}

/// The fields of a move.
fn moved(m: &Moved) -> Vec<(Col, Cell)> {
    vec![
        (Col::Child, m.child.as_str().into()),
        (Col::Name, m.name.as_str().into()),
        (Col::Class, m.after.clone().into()),
        (Col::From, m.from.into()),
    ]
}
