//! `mamnon officers …`
mod replace;
mod stop;

use super::context::Cx;
use super::ui::Answer;
use crate::app::Result;
use clap::Subcommand;

/// The officers (Q3).
#[derive(Debug, Subcommand)]
pub enum Officers {
    /// Replace the principal by decision on paper (with --cosign WITNESS)
    Replace(replace::Args),
    /// Stop a replacement before it is in force (the principal in office)
    Stop(stop::Args),
}

impl Officers {
    /// Runs the verb.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        match self {
            Officers::Replace(a) => replace::run(a, cx),
            Officers::Stop(a) => stop::run(a, cx),
        }
    }
}
