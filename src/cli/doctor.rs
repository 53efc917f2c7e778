//! `mamnon doctor`
use super::context::Cx;
use super::findings;
use super::ui::Answer;
use crate::app::Result;

/// Check machine, file, log and what must not be forgotten
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Checks; nobody needs to be signed in, and nothing is written.
pub fn run(_args: Args, cx: &mut Cx) -> Result<Answer> {
    let found = cx.app()?.doctor()?;
    let mut list = findings::list(cx.lang(), &found);
    if found.is_empty() {
        list.below.push(cx.lang().pick("Không có gì phải xử lý.", "Nothing to act upon.").to_owned());
    }
    Ok(Answer::List(list))
}
