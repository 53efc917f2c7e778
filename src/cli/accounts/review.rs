//! `mamnon accounts review`
use super::super::context::Cx;
use super::super::findings;
use super::super::ui::Answer;
use crate::app::Result;

/// Go through the accounts: dormant, never activated, old passwords, leavers, too many rights, conflicts of duty
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Reviews; 10 if anything is found.
pub fn run(_args: Args, cx: &mut Cx) -> Result<Answer> {
    let found = cx.app()?.review_accounts()?;
    Ok(Answer::List(findings::list(cx.lang(), &found)))
}
