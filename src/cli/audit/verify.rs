//! `mamnon audit verify`
use super::super::context::Cx;
use super::super::ui::Answer;
use super::report;
use crate::app::Result;
use crate::app::verify::unreadable;

/// Check that log and data were not changed outside the program
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Verifies log and tables; nobody needs to be signed in.
pub fn run(_args: Args, cx: &mut Cx) -> Result<Answer> {
    let path = cx.world().db;
    let mut teller = report::Teller::new(cx.ui());
    let app = cx.app().map_err(|e| unreadable(e, &path))?;
    let verified = app.audit_verify(&mut |p| teller.tell(p));
    drop(teller);
    report::answer(cx, &verified?)
}
