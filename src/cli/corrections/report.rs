//! `mamnon corrections report`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, List};
use crate::app::Result;
use crate::i18n::columns::Col;
use crate::say;
use serde_json::{Map, Value};

/// A month's corrections and windows, with people and reasons
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The month that they are about
    month: String,
    /// Only this class, with what touches the whole school
    #[arg(long)]
    class: Option<String>,
}

/// Reports a month.
pub fn run(args: &Args, cx: &mut Cx) -> Result<Answer> {
    let month = cx.month("month", &args.month)?;
    let lines = cx.app()?.corrections_report(month, args.class.as_deref())?;
    let mut list = List::new(&[
        Col::Kind,
        Col::Correction,
        Col::Order,
        Col::System,
        Col::Period,
        Col::Class,
        Col::Object,
        Col::State,
        Col::AfterLock,
        Col::Changes,
        Col::AskedBy,
        Col::DecidedBy,
        Col::DoneBy,
        Col::At,
        Col::Reason,
    ]);
    let slips = lines.iter().filter(|l| l.kind == "correction").count();
    let windows = lines.len() - slips;
    let after = lines.iter().filter(|l| l.after_lock).map(|l| l.changes).sum::<u64>();
    for l in lines {
        list.rows.push(vec![
            Cell::word(l.kind),
            l.correction.into(),
            l.order.into(),
            Cell::word(l.system),
            l.period.into(),
            l.class.into(),
            l.object.into(),
            Cell::word(l.state),
            l.after_lock.into(),
            Cell::Int(l.changes as i64),
            l.asked_by.into(),
            l.decided_by.into(),
            l.done_by.into(),
            l.at.into(),
            l.reason.into(),
        ]);
    }
    let lang = cx.lang();
    list.below.push(say!(
        lang,
        "{slips} phiếu điều chỉnh, {windows} đợt mở sổ, {after} số liệu sửa sau khóa.",
        "{slips} correction slips, {windows} windows, {after} values changed after the lock."
    ));
    let beside = [
        ("month", Value::from(month.to_string())),
        ("corrections", slips.into()),
        ("windows", windows.into()),
        ("changed_after_lock", after.into()),
    ];
    list.beside = Some(beside.into_iter().map(|(k, v)| (k.to_owned(), v)).collect::<Map<_, _>>());
    Ok(Answer::List(list))
}
