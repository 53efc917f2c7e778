//! `mamnon meals marks import`
use super::super::super::context::Cx;
use super::super::super::importing::{self, Sheet};
use super::super::super::ui::Answer;
use crate::app::{App, Result};

/// Marks from a sheet (date, child, status; also slot, told_at)
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The sheet and how to read it.
    #[command(flatten)]
    sheet: Sheet,
}

/// All rows are checked before the first is written.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    importing::run(args.sheet, cx, "mamnon", App::marks_import)
}
