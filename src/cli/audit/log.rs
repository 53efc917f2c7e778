//! `mamnon audit log`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, Format, List};
use crate::app::Result;
use crate::app::audit::EntryFilter;

/// Entries that a table shows unless told otherwise.
const SCREEN: usize = 50;

/// List entries of the log
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only of this account
    #[arg(long, value_name = "USER")]
    actor: Option<String>,
    /// Only this action, or those whose code begins with it: meals, meals.marks.set
    #[arg(long)]
    action: Option<String>,
    /// Only entries whose object begins with this: meals/2026-10
    #[arg(long)]
    object: Option<String>,
    /// Not before that day or moment
    #[arg(long, value_name = "T")]
    since: Option<String>,
    /// Not after that day or moment
    #[arg(long, value_name = "T")]
    until: Option<String>,
    /// Only the last N; 50 in a table, all in CSV and JSON
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

/// Lists entries in the order of the log.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let table = cx.ui().format == Format::Table;
    let filter = EntryFilter {
        actor: args.actor,
        action: args.action,
        object: args.object,
        since: super::when(cx, "since", args.since.as_deref())?,
        until: super::when(cx, "until", args.until.as_deref())?,
        limit: args.limit.or(table.then_some(SCREEN)),
    };
    let mut list = List::new(&super::COLUMNS);
    for entry in cx.app()?.audit_log(&filter)? {
        let changes = Cell::Int(entry.changes as i64);
        list.rows.push(super::cells(entry, changes));
    }
    if table && args.limit.is_none() && list.rows.len() == SCREEN {
        let lang = cx.lang();
        list.below.push(crate::say!(
            lang,
            "{SCREEN} mục cuối. Xem thêm: --limit N, --since NGÀY.",
            "The last {SCREEN} entries. For more: --limit N, --since DATE."
        ));
    }
    Ok(Answer::List(list))
}
