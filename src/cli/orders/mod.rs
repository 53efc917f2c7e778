//! `mamnon orders …`
pub mod ask;
mod card;
mod decide;
mod list;
pub mod notes;
pub mod screen;
mod sheet;
mod show;

use super::context::Cx;
use super::ui::Answer;
use crate::app::Result;
use clap::Subcommand;

/// Orders (Q4.5).
#[derive(Debug, Subcommand)]
pub enum Orders {
    /// The principal orders unasked (needs --reason)
    Issue(ask::Issue),
    /// Ask the principal to lock or unlock (needs --reason)
    Request(ask::Request),
    /// Record an order received on paper or by telephone (needs --reason)
    Record(ask::Record),
    /// Approve requests
    Approve(decide::Approve),
    /// Reject requests (needs --reason)
    Reject(decide::Reject),
    /// Confirm recorded orders afterwards
    Ratify(decide::Ratify),
    /// Deny recorded orders afterwards; their windows close (needs --reason)
    Refuse(decide::Refuse),
    /// Make a card of one-time codes that only its holder keeps
    Card(card::Args),
    /// List orders, the oldest first
    List(list::Args),
    /// Show an order with all that was done under it
    Show(show::Args),
    /// Print an order as a sheet to sign
    Sheet(sheet::Args),
}

impl Orders {
    /// Runs the verb.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        match self {
            Orders::Issue(a) => a.run(cx),
            Orders::Request(a) => a.run(cx),
            Orders::Record(a) => a.run(cx),
            Orders::Approve(a) => a.run(cx),
            Orders::Reject(a) => a.run(cx),
            Orders::Ratify(a) => a.run(cx),
            Orders::Refuse(a) => a.run(cx),
            Orders::Card(a) => card::run(a, cx),
            Orders::List(a) => list::run(a, cx),
            Orders::Show(a) => show::run(a, cx),
            Orders::Sheet(a) => sheet::run(a, cx),
        }
    }
}
