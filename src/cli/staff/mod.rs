//! `mamnon staff …`
mod add;
mod edit;
mod import;
mod leave;
mod list;
mod show;

use super::context::Cx;
use super::ui::Answer;
use crate::app::Result;
use clap::Subcommand;

/// Staff (Q4.6).
#[derive(Debug, Subcommand)]
pub enum Staff {
    /// List staff
    List(list::Args),
    /// Show one record
    Show(show::Args),
    /// Add a member of staff
    Add(add::Args),
    /// Edit a record
    Edit(edit::Args),
    /// Note that somebody leaves
    Leave(leave::Args),
    /// Add or change staff from a sheet
    Import(import::Args),
}

impl Staff {
    /// Runs the verb.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        match self {
            Staff::List(a) => list::run(a, cx),
            Staff::Show(a) => show::run(a, cx),
            Staff::Add(a) => add::run(a, cx),
            Staff::Edit(a) => edit::run(a, cx),
            Staff::Leave(a) => leave::run(a, cx),
            Staff::Import(a) => import::run(a, cx),
        }
    }
}
