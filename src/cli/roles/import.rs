//! `mamnon roles import`
use super::super::context::Cx;
use super::super::importing::{self, Sheet};
use super::super::ui::Answer;
use crate::app::{App, Result};

/// Give roles from a sheet (username, role, class, team, from, to; needs --reason)
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The sheet and how to read it.
    #[command(flatten)]
    sheet: Sheet,
}

/// The same rules as for a single grant.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    importing::run(args.sheet, cx, "mamnon roles list --grants", App::roles_import)
}
