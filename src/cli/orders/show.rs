//! `mamnon orders show`
use super::super::audit::words;
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, Format, List, Record};
use super::notes;
use crate::app::Result;
use crate::app::audit::ChangeView;
use crate::app::orders::Shown;
use crate::app::under::{Hand, Life, Under};
use crate::domain::book::Book;
use crate::domain::date::format_utc_ms;
use crate::i18n::Lang;
use crate::i18n::columns::Col;
use crate::i18n::fields::action_title;
use crate::i18n::refusals::{moment, period};
use crate::i18n::words::{came, word};
use crate::say;
use serde_json::json;

/// Changed values that a table spells out.
const SPELT: usize = 100;

/// Show an order with all that was done under it
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Number of the order
    #[arg(value_name = "N")]
    number: i64,
}

/// What an order orders, in words: `mở lại sổ: sổ ăn bán trú ngày 05/10/2026, lớp 5A1; trong 2 giờ; chỉ gv.5a1a ghi`.
pub fn what(lang: Lang, s: &Shown) -> String {
    let (o, t) = (&s.order, &s.terms);
    let mut said = word(lang, &o.kind).to_owned();
    if let (Some(book), Some(when)) = (o.book, &o.period) {
        let (book, when) = (word(lang, book.code()), period(lang, when));
        said.push_str(&format!(": {book} {when}"));
    } else if let Some(object) = &o.object {
        said.push_str(&format!(": {object}"));
    }
    if let Some(class) = &o.class {
        said.push_str(&say!(lang, ", lớp {class}", ", class {class}"));
    }
    if let Some(hours) = o.hours {
        said.push_str(&say!(lang, "; trong {hours} giờ", "; for {hours} hours"));
    }
    if let Some(who) = &t.who {
        said.push_str(&say!(lang, "; chỉ {who} ghi", "; only {who} writes"));
    }
    if let Some(most) = t.most {
        said.push_str(&say!(lang, "; nhiều nhất {most} thay đổi", "; at most {most} changes"));
    }
    if let Some(no) = t.extends {
        said.push_str(&say!(lang, "; tiếp đợt mở sổ của phiếu số {no}", "; continues the window of order {no}"));
    }
    said
}

/// How an order was decided: `duyệt qua mã số 7 của thẻ 2`.
pub fn how(lang: Lang, life: &Life) -> Option<String> {
    let o = &life.shown.order;
    let paper = matches!(o.via.as_str(), "paper" | "phone");
    Some(match (life.hand?, &life.shown.code, o.state.as_str()) {
        (Hand::Code, Some(c), _) => {
            let (n, card) = (c.n, c.card);
            say!(lang, "duyệt qua mã số {n} của thẻ {card}", "approved by code {n} of card {card}")
        }
        (Hand::Issued, ..) => say!(lang, "yêu cầu trực tiếp", "ordered unasked"),
        (Hand::Cosign, ..) => say!(lang, "duyệt bằng mật khẩu tại máy", "approved by password at the machine"),
        (_, _, "refused") => say!(lang, "không xác nhận", "refused"),
        (_, _, "rejected") => say!(lang, "không duyệt", "rejected"),
        _ if paper => say!(lang, "xác nhận bổ sung", "ratified"),
        _ => say!(lang, "tự duyệt", "approved in their own session"),
    })
}

/// Shows an order.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let life = cx.app()?.order_life(args.number)?;
    let (lang, table) = (cx.lang(), cx.ui().format == Format::Table);
    let decided_with = match &life.shown.decided_with {
        None => Cell::Empty,
        Some(c) if table => came(lang, &c.origin, c.by.as_deref(), Some(c.at)).into(),
        Some(c) => Cell::Json(json!({"key_origin": c.origin, "by": c.by, "at": format_utc_ms(c.at)})),
    };
    let decided_how: Cell = match (table, life.hand) {
        (true, _) => how(lang, &life).into(),
        (false, hand) => hand.map(Hand::code).map_or(Cell::Empty, Cell::word),
    };
    let window = match &life.window {
        None => Cell::Empty,
        Some(w) if table => {
            let (from, until, by) = (moment(lang, w.opened_at), moment(lang, w.until), &w.opened_by);
            say!(lang, "{by} mở {from}, đến {until}", "{by} opened it {from}, until {until}").into()
        }
        Some(w) => Cell::Json(json!({"opened_by": w.opened_by, "opened_at": format_utc_ms(w.opened_at),
            "until": format_utc_ms(w.until), "open": life.open})),
    };
    let mut lists = Vec::new();
    let findings = findings(lang, &life);
    lists.push((
        "entries",
        lang.pick("Đã làm theo phiếu này", "Done under this order").to_owned(),
        entries(&life, table),
    ));
    if table {
        lists.push(("changes", lang.pick("Đã thay đổi", "Changed").to_owned(), changes(lang, &life.entries)));
        // What stands out comes first.
        lists.insert(0, ("findings", Col::Findings.title(lang).to_owned(), findings));
    } else {
        lists.push(("findings", String::new(), findings));
    }
    let what = what(lang, &life.shown);
    let s = life.shown;
    let (o, terms) = (s.order, s.terms);
    Ok(Answer::Record(Record {
        fields: vec![
            (Col::Order, Cell::Int(o.no)),
            (Col::What, what.into()),
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
            (Col::DecidedHow, decided_how),
            (Col::Card, s.code.as_ref().map(|c| c.card).into()),
            (Col::CodeNo, s.code.as_ref().map(|c| c.n).into()),
            (Col::DecidedWith, decided_with),
            (Col::Answer, o.answer.into()),
            (Col::Hours, o.hours.into()),
            (Col::ForUser, terms.who.into()),
            (Col::Most, terms.most.into()),
            (Col::Extends, terms.extends.into()),
            (Col::Document, o.document.into()),
            (Col::Dated, o.dated.into()),
            (Col::Due, s.due.into()),
            (Col::Overdue, if table && !s.overdue { Cell::Empty } else { s.overdue.into() }),
            (Col::Unratified, if table && s.due.is_none() { Cell::Empty } else { s.due.is_some().into() }),
            (Col::DoneBy, o.done_by.into()),
            (Col::DoneAt, o.done_at.into()),
            (Col::Window, window),
        ],
        lists,
        exit: 0,
    }))
}

/// What asks for attention: that nobody has ratified it; each entry that was made under an order which was refused.
fn findings(lang: Lang, life: &Life) -> List {
    let mut list = List::new(&[Col::Code, Col::Entry, Col::What]);
    let s = &life.shown;
    if let Some(due) = s.due {
        let note = notes::unratified(lang, due, s.overdue);
        list.rows.push(vec!["unratified".into(), Cell::Empty, note.into()]);
    }
    if s.order.state == "refused" {
        for u in &life.entries {
            let (e, act) = (&u.entry, action_title(lang, &u.entry.action));
            let (actor, changes) = (&e.actor, e.changes);
            let said = say!(
                lang,
                "{act} ({actor}, {changes} thay đổi) theo phiếu mà Hiệu trưởng không xác nhận",
                "{act} ({actor}, {changes} changes) under an order that the principal refused"
            );
            list.rows.push(vec!["refused".into(), Cell::Int(e.seq as i64), said.into()]);
        }
    }
    list
}

/// The entries: for a program with all their changes, for a person with their number.
fn entries(life: &Life, table: bool) -> List {
    let mut list = List::new(&[Col::Seq, Col::At, Col::Actor, Col::Action, Col::Object, Col::Cosigner, Col::Changes]);
    for u in &life.entries {
        let e = &u.entry;
        let changes = if table {
            Cell::Int(e.changes as i64)
        } else {
            Cell::Json(u.changes.iter().map(ChangeView::json).collect())
        };
        list.rows.push(vec![
            Cell::Int(e.seq as i64),
            e.at.into(),
            e.actor.as_str().into(),
            e.action.as_str().into(),
            e.object.as_str().into(),
            e.cosigner.clone().into(),
            changes,
        ]);
    }
    list
}

/// What was changed, before and after, one line a row. What says only that the order was carried out stands in the fields above.
fn changes(lang: Lang, under: &[Under]) -> List {
    let mut list = List::new(&[Col::Entry, Col::What]);
    let own = |c: &&ChangeView| !matches!(c.tbl.as_str(), "orders" | "order_object" | "order_term" | "page_window");
    let all: Vec<(u64, &ChangeView)> =
        under.iter().flat_map(|u| u.changes.iter().filter(own).map(|c| (u.entry.seq, c))).collect();
    for (seq, c) in all.iter().take(SPELT) {
        list.rows.push(vec![Cell::Int(*seq as i64), words::change(lang, c).into()]);
    }
    let more = all.len().saturating_sub(SPELT);
    if more > 0 {
        list.below.push(say!(
            lang,
            "và {more} dòng khác; xem hết: --format json",
            "and {more} more rows; for all of them: --format json"
        ));
    }
    list
}
