//! `mamnon audit history`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, Format, List};
use super::words;
use crate::app::Result;
use crate::app::audit::ChangeView;
use crate::say;

/// Changes that a table spells out for one entry.
const SPELT: usize = 3;

/// Every entry that touched one thing
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The thing: children/T2600012, accounts/pho.ht, staff/NV001, classes/5A1, orders/7, marks/2026-10-05/T2600012, meals/2026-10
    object: String,
}

/// Lists the entries about one thing.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let (lang, format) = (cx.lang(), cx.ui().format);
    let mut list = List::new(&super::COLUMNS);
    for touch in cx.app()?.audit_history(&args.object)? {
        let changes = match format {
            Format::Json => Cell::Json(touch.changes.iter().map(ChangeView::json).collect()),
            Format::Csv => Cell::count(touch.changes.len()),
            Format::Table => {
                let mut lines: Vec<String> = touch.changes.iter().take(SPELT).map(|c| words::change(lang, c)).collect();
                let more = touch.changes.len().saturating_sub(SPELT);
                if more > 0 {
                    lines.push(say!(lang, "và {more} thay đổi khác", "and {more} more"));
                }
                lines.join("; ").into()
            }
        };
        list.rows.push(super::cells(touch.entry, changes));
    }
    Ok(Answer::List(list))
}
