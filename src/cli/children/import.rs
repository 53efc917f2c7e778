//! `mamnon children import`
use super::super::context::Cx;
use super::super::importing::{self, Sheet};
use super::super::ui::Answer;
use crate::app::{App, Result};

/// Add or change children from a sheet (code, name, birth_date, sex, class, from and more)
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The sheet and how to read it.
    #[command(flatten)]
    sheet: Sheet,
}

/// All rows are checked before the first is written.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    importing::run(args.sheet, cx, "mamnon children list", App::children_import)
}
