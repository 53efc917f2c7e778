//! `mamnon staff import`
use super::super::context::Cx;
use super::super::importing::{self, Sheet};
use super::super::ui::Answer;
use crate::app::{App, Result};

/// Add or change staff from a sheet (code, name, birth_date, sex, position, team, phone, email)
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The sheet and how to read it.
    #[command(flatten)]
    sheet: Sheet,
}

/// All rows are checked before the first is written.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    importing::run(args.sheet, cx, "mamnon staff list", App::staff_import)
}
