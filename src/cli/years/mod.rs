//! `mamnon years …`
mod list;
mod open;

use super::context::Cx;
use super::ui::Answer;
use crate::app::Result;
use clap::Subcommand;

/// School years (Q4.6).
#[derive(Debug, Subcommand)]
pub enum Years {
    /// List school years
    List(list::Args),
    /// Open a school year
    Open(open::Args),
}

impl Years {
    /// Runs the verb.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        match self {
            Years::List(a) => list::run(a, cx),
            Years::Open(a) => open::run(a, cx),
        }
    }
}
