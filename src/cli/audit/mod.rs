//! `mamnon audit …`
mod breach;
mod checkpoint;
mod clock;
mod export;
mod history;
mod log;
pub mod report;
mod show;
mod verify;
mod witness;

use super::context::Cx;
use super::ui::{Answer, Cell};
use crate::app::Result;
use crate::app::audit::{ChangeView, EntryView, When};
use crate::i18n::columns::Col;
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
    /// Check that log and data were not changed outside the program
    Verify(verify::Args),
    /// Sign the head of the log, to be printed and kept elsewhere
    Checkpoint(checkpoint::Args),
    /// Check the log against a small file kept elsewhere, then let it remember the new head
    Witness(witness::Args),
    /// Write the log as lines of JSON, to be checked elsewhere
    Export(export::Args),
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
            Audit::Verify(a) => verify::run(a, cx),
            Audit::Checkpoint(a) => checkpoint::run(a, cx),
            Audit::Witness(a) => witness::run(a, cx),
            Audit::Export(a) => export::run(a, cx),
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

/// Columns of a new or vanished row that one line names.
const NAMED: usize = 3;

/// A change in one line of text: `meal_marks ["2026-10-05",12,"lunch"]: status excused → present`.
fn in_words(c: &ChangeView) -> String {
    let plain = |v: &serde_json::Value| match v {
        serde_json::Value::Null => "∅".to_owned(),
        serde_json::Value::String(s) => s.clone(),
        other => other.to_string(),
    };
    // Keys by which names are sorted and found say nothing to a person.
    let shown: Vec<_> = c.differences().into_iter().filter(|(column, ..)| !column.ends_with("_key")).collect();
    let (sign, pairs): (_, Vec<String>) = if c.before.is_null() {
        ("+ ", shown.iter().map(|(column, _, after)| format!("{column} {}", plain(after))).collect())
    } else if c.after.is_null() {
        ("− ", shown.iter().map(|(column, before, _)| format!("{column} {}", plain(before))).collect())
    } else {
        ("", shown.iter().map(|(column, b, a)| format!("{column} {} → {}", plain(b), plain(a))).collect())
    };
    let most = if sign.is_empty() { pairs.len() } else { NAMED.min(pairs.len()) };
    let more = if most < pairs.len() { ", …" } else { "" };
    format!("{sign}{} {}: {}{more}", c.tbl, c.key, pairs[..most].join(", "))
}

/// A moment as scripts write it, or a day as people do.
fn when(cx: &mut Cx, field: &'static str, typed: Option<&str>) -> Result<Option<When>> {
    let Some(typed) = typed else { return Ok(None) };
    if let Ok(at) = typed.parse::<jiff::Timestamp>() {
        return Ok(Some(When::At(at)));
    }
    cx.date(field, typed).map(|day| Some(When::Day(day)))
}
