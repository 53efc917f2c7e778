//! `mamnon audit …`
mod breach;
mod checkpoint;
mod clock;
mod erase;
mod export;
mod filters;
mod history;
mod hold;
mod log;
mod mine;
pub mod odd;
pub mod report;
mod show;
mod verify;
mod witness;
pub mod words;

use super::context::Cx;
use super::ui::{Answer, Cell, List};
use crate::app::Result;
use crate::app::audit::EntryView;
use crate::i18n::columns::Col;
use crate::say;
use clap::Subcommand;

/// The log (Q4.4).
#[derive(Debug, Subcommand)]
pub enum Audit {
    /// List entries of the log
    Log(log::Args),
    /// Show one entry with its changes
    Show(show::Args),
    /// Every entry that touched one thing
    History(history::Args),
    /// List one's own entries
    Mine(mine::Args),
    /// What in the log is worth a second look
    Odd(odd::Args),
    /// Check that log and data were not changed outside the program
    Verify(verify::Args),
    /// Sign the head of the log, to be printed and kept elsewhere
    Checkpoint(checkpoint::Args),
    /// Check the log against a small file kept elsewhere, then let it remember the new head
    Witness(witness::Args),
    /// Write the log as lines of JSON, to be checked elsewhere
    Export(export::Args),
    /// Erase a person's data on the principal's order
    Erase(erase::Args),
    /// Keep a person's data from being erased before a day (needs --reason)
    Hold(hold::Args),
    /// Sign that the clock was wrong (the principal)
    Clock(clock::Args),
}

impl Audit {
    /// Runs the verb.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        match self {
            Audit::Log(a) => log::run(a, cx),
            Audit::Show(a) => show::run(a, cx),
            Audit::History(a) => history::run(a, cx),
            Audit::Mine(a) => mine::run(a, cx),
            Audit::Odd(a) => odd::run(a, cx),
            Audit::Verify(a) => verify::run(a, cx),
            Audit::Checkpoint(a) => checkpoint::run(a, cx),
            Audit::Witness(a) => witness::run(a, cx),
            Audit::Export(a) => export::run(a, cx),
            Audit::Erase(a) => erase::run(a, cx),
            Audit::Hold(a) => hold::run(a, cx),
            Audit::Clock(a) => clock::run(a, cx),
        }
    }
}

/// Columns of a list of entries.
const COLUMNS: [Col; 10] = [
    Col::Seq,
    Col::At,
    Col::Actor,
    Col::Action,
    Col::Object,
    Col::Outcome,
    Col::Error,
    Col::Order,
    Col::Changes,
    Col::Reason,
];

/// The cells of an entry; `changes` stands where lists have their number.
fn cells(e: EntryView, changes: Cell) -> Vec<Cell> {
    vec![
        Cell::Int(e.seq as i64),
        e.at.into(),
        e.actor.into(),
        e.action.into(),
        e.object.into(),
        Cell::word(e.outcome),
        e.error.into(),
        e.order.into(),
        changes,
        e.reason.into(),
    ]
}

/// A list of entries; a table that the screen has cut says so.
fn entries(cx: &Cx, limit: Option<usize>, entries: Vec<EntryView>) -> Answer {
    let (lang, count) = (cx.lang(), entries.len());
    let mut list = List::new(&COLUMNS);
    for entry in entries {
        let changes = Cell::Int(entry.changes as i64);
        list.rows.push(cells(entry, changes));
    }
    if limit.is_some_and(|most| count == most && most == filters::SCREEN) {
        list.below.push(say!(
            lang,
            "{count} mục cuối. Xem thêm: --limit N, --since NGÀY.",
            "The last {count} entries. For more: --limit N, --since DATE."
        ));
    }
    Answer::List(list)
}
