//! `mamnon classes …`
mod add;
mod import;
mod list;
mod show;

use super::context::Cx;
use super::ui::Answer;
use crate::app::Result;
use clap::Subcommand;

/// Classes (Q4.6).
#[derive(Debug, Subcommand)]
pub enum Classes {
    /// List the classes of a year
    List(list::Args),
    /// Show one class
    Show(show::Args),
    /// Add a class
    Add(add::Args),
    /// Add or change classes from a sheet
    Import(import::Args),
}

impl Classes {
    /// Runs the verb.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        match self {
            Classes::List(a) => list::run(a, cx),
            Classes::Show(a) => show::run(a, cx),
            Classes::Add(a) => add::run(a, cx),
            Classes::Import(a) => import::run(a, cx),
        }
    }
}
