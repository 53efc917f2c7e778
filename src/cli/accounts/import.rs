//! `mamnon accounts import`
use super::super::context::Cx;
use super::super::ui::Answer;
use crate::app::Result;

/// Make many accounts from a sheet (username, name, kind, staff)
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The sheet; - is standard input
    file: String,
}

/// Imports accounts.
pub fn run(_args: Args, _cx: &mut Cx) -> Result<Answer> {
    anyhow::bail!("not yet")
}
