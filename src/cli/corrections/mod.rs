//! `mamnon corrections …`
mod apply;
mod decide;
mod follow;
mod list;
mod report;
mod show;
mod submit;
pub mod words;

use super::context::Cx;
use super::ui::Answer;
use crate::app::Result;
use clap::Subcommand;

/// Correction slips (Q4.4).
#[derive(Debug, Subcommand)]
pub enum Corrections {
    /// Submit a slip: what is wrong, what is right (needs --reason)
    #[command(subcommand)]
    Submit(submit::Submit),
    /// Approve slips
    Approve(decide::Approve),
    /// Reject slips (needs --reason)
    Reject(decide::Reject),
    /// Take one's own slips back
    Cancel(decide::Cancel),
    /// Carry slips out: open, write, lock again
    Apply(apply::Args),
    /// The letter that asks an outside system to reopen went out
    Sent(follow::Sent),
    /// The outside system was corrected
    Done(follow::Done),
    /// The correction was seen in the outside system
    Confirm(follow::Confirm),
    /// Nothing more is to do about outside slips
    Close(follow::Close),
    /// List slips, the oldest first
    List(list::Args),
    /// Show a slip
    Show(show::Args),
    /// A month's corrections and windows, with people and reasons
    Report(report::Args),
}

impl Corrections {
    /// Runs the verb.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        match self {
            Corrections::Submit(a) => a.run(cx),
            Corrections::Approve(a) => a.run(cx),
            Corrections::Reject(a) => a.run(cx),
            Corrections::Cancel(a) => a.run(cx),
            Corrections::Apply(a) => apply::run(&a, cx),
            Corrections::Sent(a) => a.run(cx),
            Corrections::Done(a) => a.run(cx),
            Corrections::Confirm(a) => a.run(cx),
            Corrections::Close(a) => a.run(cx),
            Corrections::List(a) => list::run(&a, cx),
            Corrections::Show(a) => show::run(&a, cx),
            Corrections::Report(a) => report::run(&a, cx),
        }
    }
}
