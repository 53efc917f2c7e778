//! `mamnon accounts import`
use super::super::context::Cx;
use super::super::importing::{self, Sheet};
use super::super::ui::Answer;
use crate::app::Result;
use std::path::PathBuf;

/// Make many accounts from a sheet (username, name, kind, staff)
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The sheet and how to read it.
    #[command(flatten)]
    sheet: Sheet,
    /// The file that gets the activation codes, readable by its owner only
    #[arg(long, value_name = "FILE", required = true)]
    codes_out: PathBuf,
}

/// An empty username is made from the name.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let force = args.sheet.force();
    importing::run(args.sheet, cx, "mamnon accounts list --status pending", |app, source, how| {
        app.accounts_import(source, how, &args.codes_out, force)
    })
}
