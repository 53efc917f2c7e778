//! `mamnon roles import`
use super::super::context::Cx;
use super::super::ui::Answer;
use crate::app::Result;

/// Give roles from a sheet (username, role, class, team, from, to; needs --reason)
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The sheet; - is standard input
    file: String,
}

/// Imports grants.
pub fn run(_args: Args, _cx: &mut Cx) -> Result<Answer> {
    anyhow::bail!("not yet")
}
