//! `mamnon audit verify`
use super::super::context::Cx;
use super::super::ui::Answer;
use super::report;
use crate::app::Result;
use crate::app::verify::{Asked, unreadable};

/// Check that log and data were not changed outside the program
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only the entries since the last checkpoint, and not the tables
    #[arg(long)]
    quick: bool,
    /// Begin at this stored checkpoint: last, its number of entries, its paper code, or a file that holds it
    #[arg(long, value_name = "CHECKPOINT", conflicts_with = "quick")]
    since: Option<String>,
    /// That the log begins with this: a paper code, or a file (checkpoint, witness, manifest)
    #[arg(long, value_name = "CODE|FILE")]
    against: Option<String>,
}

/// Verifies log and tables; nobody needs to be signed in.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let path = cx.world().db;
    let ui = cx.ui();
    let app = cx.app().map_err(|e| unreadable(e, &path))?;
    let asked = Asked { against: args.against, since: args.since, quick: args.quick };
    let verified = app.audit_verify_as(&asked, &mut |done| report::progress(&ui, done));
    ui.progress("");
    report::answer(cx, &verified?)
}
