//! `mamnon lock`
use super::context::Cx;
use super::orders::ask::{book, page, page_fields, page_words};
use super::orders::notes;
use super::ui::{Answer, Cell, Done, Format, List};
use crate::app::Result;
use crate::app::locks::LockOutcome;
use crate::domain::refusal::{Refusal, Usage};
use crate::i18n::columns::Col;
use crate::say;

/// Lock a book on the principal's order, or close an open window early
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Book: children or meals
    book: Option<String>,
    /// Day, month or school year
    period: Option<String>,
    /// Only this class
    #[arg(long)]
    class: Option<String>,
    /// For good: it can never be undone
    #[arg(long = "final")]
    for_good: bool,
    /// List locked pages and windows
    #[arg(long, conflicts_with_all = ["for_good", "period"])]
    list: bool,
}

/// Locks, closes a window, or lists.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    if args.list {
        return list(args.book.as_deref(), cx);
    }
    let (Some(given), Some(when)) = (args.book, args.period) else {
        return Err(Refusal::Usage(Usage::Missing { option: "BOOK PERIOD" }).into());
    };
    let page = page(cx, &given, &when, args.class.as_deref())?;
    let lang = cx.lang();
    let words = page_words(lang, &page);
    if args.for_good && !cx.global.dry_run {
        let question = say!(
            lang,
            "Khóa hẳn {words}: không bao giờ mở lại được.",
            "Lock {words} for good: it can never be opened again."
        );
        let object = page.period.to_string();
        if !cx.prompt().confirm(&question, &object)? {
            return Ok(Answer::Done(Done {
                said: lang.pick("Không làm gì.", "Nothing was done.").to_owned(),
                ..Done::default()
            }));
        }
    }
    let (outcome, receipt) = cx.app()?.lock(&page, args.for_good)?;
    let (said, state, order) = match &outcome {
        LockOutcome::Locked { order } if args.for_good => (
            say!(lang, "Đã khóa hẳn {words} theo phiếu số {order}.", "Locked {words} for good under order {order}."),
            "final",
            Some(*order),
        ),
        LockOutcome::Locked { order } => (
            say!(lang, "Đã khóa {words} theo phiếu số {order}.", "Locked {words} under order {order}."),
            "locked",
            Some(*order),
        ),
        LockOutcome::Relocked { orders } => (
            say!(
                lang,
                "Đã đóng đợt mở sổ; {words} khóa như trước.",
                "The window is closed; {words} is locked as before."
            ),
            "locked",
            orders.first().copied(),
        ),
        LockOutcome::Already => (String::new(), "locked", None),
    };
    let mut done = Done::of(&receipt, said);
    done.fields = page_fields(&page);
    done.fields.push((Col::State, Cell::word(state)));
    done.fields.push((Col::Order, order.into()));
    done.warnings.extend(notes::warning(cx, order)?);
    done.next = Some(format!("mamnon lock --list {}", page.book.code()));
    Ok(Answer::Done(done.or_unchanged(lang)))
}

fn list(given: Option<&str>, cx: &mut Cx) -> Result<Answer> {
    let book = given.map(book).transpose()?;
    let found = cx.app()?.lock_list(book)?;
    let waiting = notes::waiting(cx)?;
    let (lang, table) = (cx.lang(), cx.ui().format == Format::Table);
    let unratified = |order: Option<i64>| match waiting.iter().find(|u| Some(u.order) == order) {
        Some(u) if table => notes::unratified(lang, u.due, u.overdue).into(),
        None if table => Cell::Empty,
        found => found.is_some().into(),
    };
    let mut list = List::new(&[
        Col::Kind,
        Col::Book,
        Col::Period,
        Col::Class,
        Col::State,
        Col::Order,
        Col::LockedBy,
        Col::LockedAt,
        Col::Until,
        Col::Unratified,
    ]);
    if table {
        list.columns[9].title = Some(Col::Note.title(lang).to_owned());
    }
    for l in found.locks {
        list.rows.push(vec![
            Cell::word("lock"),
            Cell::word(l.book.code()),
            l.period.into(),
            l.class.into(),
            Cell::word(if l.final_lock { "final" } else { "locked" }),
            l.order.into(),
            l.locked_by.into(),
            l.locked_at.into(),
            Cell::Empty,
            unratified(l.order),
        ]);
    }
    for w in found.windows {
        list.rows.push(vec![
            Cell::word("unlock"),
            Cell::word(w.book.code()),
            w.period.into(),
            w.class.into(),
            Cell::word(if found.now < w.until { "open" } else { "ended" }),
            w.order.into(),
            w.opened_by.into(),
            w.opened_at.into(),
            w.until.into(),
            unratified(Some(w.order)),
        ]);
    }
    Ok(Answer::List(list))
}
