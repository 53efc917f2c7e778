//! `mamnon audit show`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, Column, Format, List, Record};
use crate::app::Result;
use crate::i18n::columns::Col;

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
    let changes = if table {
        // One line a column that differs.
        let mut list = List::new(&[Col::Table, Col::Key, Col::Column]);
        list.columns.push(Column::made("before".into(), lang.pick("Trước", "Before").to_owned()));
        list.columns.push(Column::made("after".into(), lang.pick("Sau", "After").to_owned()));
        for c in &e.changes {
            for (column, before, after) in c.differences().into_iter().filter(|(c, ..)| !c.ends_with("_key")) {
                let cell = |v: serde_json::Value| match v {
                    serde_json::Value::Null => Cell::Empty,
                    serde_json::Value::String(s) => s.into(),
                    other => other.to_string().into(),
                };
                let key = c.key.to_string();
                list.rows.push(vec![c.tbl.as_str().into(), key.into(), column.into(), cell(before), cell(after)]);
            }
        }
        list
    } else {
        let mut list = List::new(&[Col::Table, Col::Key]);
        list.columns.push(Column::made("before".into(), "before".into()));
        list.columns.push(Column::made("after".into(), "after".into()));
        for c in e.changes {
            let row = [c.key, c.before, c.after].map(|v| if v.is_null() { Cell::Empty } else { Cell::Json(v) });
            list.rows.push(std::iter::once(c.tbl.into()).chain(row).collect());
        }
        list
    };
    let args =
        if table { Cell::from(e.args.join(" ")) } else { Cell::Many(e.args.into_iter().map(Cell::from).collect()) };
    let v = e.view;
    Ok(Answer::Record(Record {
        fields: vec![
            (Col::Seq, Cell::Int(v.seq as i64)),
            (Col::At, v.at.into()),
            (Col::Actor, v.actor.into()),
            (Col::ActorKind, Cell::word(e.actor_kind)),
            (Col::Cosigner, e.cosigner.into()),
            (Col::Action, v.action.into()),
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
        ],
        lists: vec![("changes", Col::Changes.title(lang).to_owned(), changes)],
        exit: 0,
    }))
}
