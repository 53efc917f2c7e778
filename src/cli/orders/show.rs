//! `mamnon orders show`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, List, Record};
use crate::app::Result;
use crate::domain::book::Book;
use crate::domain::date::format_utc_ms;
use crate::i18n::columns::Col;
use crate::i18n::words::came;
use serde_json::{Value, json};

/// Show an order with all that was done under it
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Number of the order
    #[arg(value_name = "N")]
    number: i64,
}

/// Shows an order.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let s = cx.app()?.show_order(args.number)?;
    let under = cx.app()?.done_under(args.number)?;
    let mut entries = List::new(&[Col::Seq, Col::At, Col::Actor, Col::Action, Col::Object, Col::Changes]);
    let table = cx.ui().format == super::super::ui::Format::Table;
    for u in under {
        let changes = if table {
            Cell::count(u.changes.len())
        } else {
            let image = |text: &str| serde_json::from_str(text).unwrap_or(Value::Null);
            Cell::Json(
                u.changes
                    .iter()
                    .map(|c| json!({"tbl": c.tbl, "key": image(&c.key), "before": image(&c.before), "after": image(&c.after)}))
                    .collect(),
            )
        };
        entries.rows.push(vec![
            Cell::Int(u.seq as i64),
            crate::domain::date::parse_utc_ms(&u.at).into(),
            u.actor.into(),
            u.action.into(),
            u.object.into(),
            changes,
        ]);
    }
    let lang = cx.lang();
    let decided_with = match &s.decided_with {
        None => Cell::Empty,
        Some(c) if table => came(lang, &c.origin, c.by.as_deref(), Some(c.at)).into(),
        Some(c) => Cell::Json(json!({"key_origin": c.origin, "by": c.by, "at": format_utc_ms(c.at)})),
    };
    let o = s.order;
    Ok(Answer::Record(Record {
        fields: vec![
            (Col::Order, Cell::Int(o.no)),
            (Col::Kind, Cell::word(o.kind)),
            (Col::Book, o.book.map(Book::code).map_or(Cell::Empty, Cell::word)),
            (Col::Period, o.period.into()),
            (Col::Class, o.class.into()),
            (Col::Object, o.object.into()),
            (Col::State, Cell::word(s.state)),
            (Col::Reason, o.reason.into()),
            (Col::Via, Cell::word(o.via)),
            (Col::AskedBy, o.asked_by.into()),
            (Col::AskedAt, o.asked_at.into()),
            (Col::DecidedBy, o.decided_by.into()),
            (Col::DecidedAt, o.decided_at.into()),
            (Col::DecidedWith, decided_with),
            (Col::Answer, o.answer.into()),
            (Col::Hours, o.hours.into()),
            (Col::Document, o.document.into()),
            (Col::Dated, o.dated.into()),
            (Col::DoneBy, o.done_by.into()),
            (Col::DoneAt, o.done_at.into()),
        ],
        lists: vec![("entries", cx.lang().pick("Đã làm theo phiếu này", "Done under this order").to_owned(), entries)],
        exit: 0,
    }))
}
