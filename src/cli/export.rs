//! `mamnon export`
use super::context::Cx;
use super::ui::Answer;
use crate::app::Result;

/// To be written.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// To be written.
pub fn run(_args: Args, _cx: &mut Cx) -> Result<Answer> {
    anyhow::bail!("not yet")
}
