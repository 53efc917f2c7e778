//! `mamnon runs …`
mod list;

use super::context::Cx;
use super::ui::Answer;
use crate::app::Result;
use clap::Subcommand;

/// Runs of unattended jobs.
#[derive(Debug, Subcommand)]
pub enum Runs {
    /// List runs, the newest first
    List(list::Args),
}

impl Runs {
    /// Runs the verb.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        match self {
            Runs::List(a) => list::run(a, cx),
        }
    }
}
