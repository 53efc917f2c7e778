//! `mamnon years …`
mod activate;
mod close;
mod list;
mod open;
pub mod rollover;
mod summary;
mod terms;

use super::context::Cx;
use super::ui::{Answer, Done};
use crate::app::Result;
use crate::i18n::Lang;
use clap::Subcommand;

/// School years: open, roll over, activate, close (Q4.6, Q4.7).
#[derive(Debug, Subcommand)]
pub enum Years {
    /// List school years
    List(list::Args),
    /// Open a school year
    Open(open::Args),
    /// Show or set a year's terms
    Terms(terms::Args),
    /// Copy classes and promote children into the next year
    Rollover(rollover::Args),
    /// Make a planned year the one at work
    Activate(activate::Args),
    /// Close a school year for good on the principal's decision
    Close(close::Args),
    /// Show a year's classes: children, moves, leavers, completers
    Summary(summary::Args),
}

impl Years {
    /// Runs the verb.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        match self {
            Years::List(a) => list::run(a, cx),
            Years::Open(a) => open::run(a, cx),
            Years::Terms(a) => terms::run(a, cx),
            Years::Rollover(a) => rollover::run(a, cx),
            Years::Activate(a) => activate::run(a, cx),
            Years::Close(a) => close::run(a, cx),
            Years::Summary(a) => summary::run(a, cx),
        }
    }
}

/// The answer where a question was answered with no.
fn nothing_done(lang: Lang) -> Answer {
    let said = lang.pick("Không làm gì.", "Nothing was done.").to_owned();
    Answer::Done(Done { said, ..Done::default() })
}
