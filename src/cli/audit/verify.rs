//! `mamnon audit verify`
use super::super::context::Cx;
use super::super::ui::Answer;
use super::report;
use crate::app::Result;
use crate::app::verify::{Asked, is_key_mark, unreadable};
use crate::domain::refusal::{Problem, Refusal};

/// Check that log and data were not changed outside the program
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The key mark on the principal's signed decision
    #[arg(long, value_name = "MARK")]
    principal_key: Option<String>,
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
    if let Some(mark) = args.principal_key.as_deref().filter(|m| !is_key_mark(m)) {
        let problem = Problem::NotAKeyMark;
        return Err(Refusal::Invalid { field: "principal-key", value: mark.to_owned(), problem }.into());
    }
    let mut teller = report::Teller::new(cx.ui());
    let app = cx.app().map_err(|e| unreadable(e, &path))?;
    let asked =
        Asked { against: args.against, since: args.since, quick: args.quick, principal_key: args.principal_key };
    let verified = app.audit_verify(&asked, &mut |p| teller.tell(p));
    drop(teller);
    report::answer(cx, &verified?)
}
