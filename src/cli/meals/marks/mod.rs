//! `mamnon meals marks …`
mod fix;
mod import;
mod set;
mod show;

use super::super::context::Cx;
use super::super::ui::Answer;
use crate::app::Result;
use clap::Subcommand;

/// Marks (chấm ăn).
#[derive(Debug, Subcommand)]
pub enum Marks {
    /// Mark a class for a day
    Set(set::Args),
    /// Correct one child's mark
    Fix(fix::Args),
    /// Marks from a sheet
    Import(import::Args),
    /// The month of a class as a grid
    Show(show::Args),
}

impl Marks {
    /// Runs the verb.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        match self {
            Marks::Set(a) => set::run(a, cx),
            Marks::Fix(a) => fix::run(a, cx),
            Marks::Import(a) => import::run(a, cx),
            Marks::Show(a) => show::run(a, cx),
        }
    }
}
