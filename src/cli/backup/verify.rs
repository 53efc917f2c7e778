//! `mamnon backup verify`
use super::super::audit::report;
use super::super::context::Cx;
use super::super::session::clock;
use super::super::ui::Answer;
use crate::app::Result;
use crate::app::verify::verify_file;
use std::path::PathBuf;

/// Check a backup: its log and its data
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The backup
    file: PathBuf,
}

/// Verifies a backup without touching it; nobody needs to be signed in.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let mut teller = report::Teller::new(cx.ui());
    let verified = verify_file(&args.file, clock, &mut |p| teller.tell(p));
    drop(teller);
    report::answer(cx, &verified?)
}
