//! `mamnon audit show`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, Column, Format, List, Record};
use super::words;
use crate::app::Result;
use crate::app::audit::ChangeView;
use crate::i18n::Lang;
use crate::i18n::columns::Col;
use crate::i18n::fields::{action_title, column_title};
use crate::say;

/// Changed rows that a table spells out.
const SPELT: usize = 100;

/// Show one entry with its changes
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Number of the entry
    seq: u64,
}

/// Shows one entry.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let (lang, table) = (cx.lang(), cx.ui().format == Format::Table);
    let e = cx.app()?.audit_show(args.seq)?;
    let changes = if table { by_column(lang, &e.changes) } else { whole_rows(e.changes) };
    let args =
        if table { Cell::from(e.args.join(" ")) } else { Cell::Many(e.args.into_iter().map(Cell::from).collect()) };
    let v = e.view;
    let title = action_title(lang, &v.action);
    let action = if table { format!("{title} ({})", v.action).into() } else { Cell::from(v.action) };
    Ok(Answer::Record(Record {
        fields: vec![
            (Col::Seq, Cell::Int(v.seq as i64)),
            (Col::At, v.at.into()),
            (Col::Actor, v.actor.into()),
            (Col::ActorKind, Cell::word(e.actor_kind)),
            (Col::Cosigner, v.cosigner.into()),
            (Col::Action, action),
            (Col::Object, v.object.into()),
            (Col::Outcome, Cell::word(v.outcome)),
            (Col::Error, v.error.into()),
            (Col::Order, v.order.into()),
            (Col::Reason, v.reason.into()),
            (Col::Args, args),
            (Col::Input, e.input.map_or(Cell::Empty, Cell::Json)),
            (Col::FailedTries, e.failed_tries.into()),
            (Col::DeniedMore, e.denied_more.into()),
            (Col::OsUser, e.os_user.into()),
            (Col::Host, e.host.into()),
            (Col::Program, e.program.into()),
            (Col::KeyId, e.key_id.into()),
            (Col::Leaf, e.leaf.into()),
            (Col::Count, Cell::Int(v.changes as i64)),
            (Col::Erased, if e.erased > 0 { Cell::Int(e.erased as i64) } else { Cell::Empty }),
        ],
        lists: vec![("changes", Col::Changes.title(lang).to_owned(), changes)],
        exit: 0,
    }))
}

/// One line a column that differs; the row is named once.
fn by_column(lang: Lang, changes: &[ChangeView]) -> List {
    let mut list = List::new(&[Col::Table, Col::Column, Col::Before]);
    list.columns[2].title = Some(lang.pick("Trước", "Before").to_owned());
    list.columns.push(Column::made("after".into(), lang.pick("Sau", "After").to_owned()));
    for c in changes.iter().take(SPELT) {
        let mut row = words::row(lang, c);
        let differences = c.differences();
        for (column, before, after) in &differences {
            // Of a new or vanished row only what holds something.
            if before.is_null() && after.is_null() {
                continue;
            }
            let cell = |whole: &serde_json::Value, v| {
                if whole.is_null() { Cell::from("–") } else { Cell::from(words::value(lang, column, v)) }
            };
            let (before, after) = (cell(&c.before, before), cell(&c.after, after));
            list.rows.push(vec![std::mem::take(&mut row).into(), column_title(lang, column).into(), before, after]);
        }
    }
    let more = changes.len().saturating_sub(SPELT);
    if more > 0 {
        list.below.push(say!(
            lang,
            "và {more} dòng khác; xem hết: --format json",
            "and {more} more rows; for all of them: --format json"
        ));
    }
    list
}

fn whole_rows(changes: Vec<ChangeView>) -> List {
    let mut list = List::new(&[Col::Table, Col::Key, Col::Before]);
    list.columns.push(Column::made("after".into(), "after".into()));
    for c in changes {
        let row = [c.key, c.before, c.after].map(words::json);
        list.rows.push(std::iter::once(c.tbl.into()).chain(row).collect());
    }
    list
}
