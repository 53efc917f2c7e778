//! `mamnon classes import`
use super::super::context::Cx;
use super::super::importing::{self, Sheet};
use super::super::ui::Answer;
use crate::app::{App, Result};

/// Add or change classes from a sheet (year, code, name, age_group, site, capacity)
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The sheet and how to read it.
    #[command(flatten)]
    sheet: Sheet,
}

/// All rows are checked before the first is written.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    importing::run(args.sheet, cx, "mamnon classes list", App::classes_import)
}
