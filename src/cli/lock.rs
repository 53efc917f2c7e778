//! `mamnon lock`
use super::context::Cx;
use super::orders::ask::{book, page, page_fields, page_words, pages_word, rule_words};
use super::orders::{notes, screen};
use super::ui::{Answer, Cell, Done, Format, List, Notice};
use crate::app::Result;
use crate::app::audit::exceptions::ExceptionFilter;
use crate::app::locks::check::{Gap, Lack};
use crate::app::locks::due::DuePage;
use crate::app::locks::rest::Rest;
use crate::app::locks::totals::{Frozen, Owed, PageTotal};
use crate::app::locks::{LockAnswer, LockOutcome};
use crate::app::orders::Kind;
use crate::domain::book::Book;
use crate::domain::date::{format_utc_ms, show_date};
use crate::domain::refusal::{Refusal, Usage};
use crate::i18n::Lang;
use crate::i18n::columns::Col;
use crate::i18n::refusals::{moment, period};
use crate::i18n::words::word;
use crate::say;
use serde_json::{Value, json};

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
    /// Only check what the page lacks (10 if anything); nothing is locked
    #[arg(long, conflicts_with = "for_good")]
    check: bool,
    /// List locked pages and windows
    #[arg(long, conflicts_with_all = ["for_good", "check", "period", "class"])]
    list: bool,
    /// List the lock rules that the principal has given
    #[arg(long, conflicts_with_all = ["for_good", "check", "list", "book", "period", "class"])]
    rules: bool,
    /// Lock every page that is due by a rule
    #[arg(long, conflicts_with_all = ["for_good", "check", "list", "rules", "book", "period", "class"])]
    due: bool,
    /// List all that changed in a period after its pages were first locked; with --order N only under that order
    #[arg(long, value_name = "PERIOD", conflicts_with_all = ["for_good", "check", "list", "rules", "due", "period", "class"])]
    exceptions: Option<String>,
}

/// Locks, closes a window, checks, or lists.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    if args.list {
        return list(args.book.as_deref(), cx);
    }
    if args.rules {
        return rules(cx);
    }
    if args.due {
        return due(cx);
    }
    if let Some(when) = &args.exceptions {
        return exceptions(args.book.as_deref(), when, cx);
    }
    let (Some(given), Some(when)) = (args.book, args.period) else {
        return Err(Refusal::Usage(Usage::Missing { option: "BOOK PERIOD" }).into());
    };
    let page = page(cx, &given, &when, args.class.as_deref())?;
    let lang = cx.lang();
    if args.check {
        let gaps = cx.app()?.lock_check(&page)?;
        return Ok(Answer::List(gap_list(lang, &gaps)));
    }
    let words = page_words(lang, &page);
    let kind = if args.for_good { Kind::FinalLock } else { Kind::Lock };
    if !screen::cosigned(cx, kind, &page)? {
        return Ok(screen::nothing(lang));
    }
    if args.for_good && !cx.global.dry_run {
        let question = say!(
            lang,
            "Khóa hẳn {words}: không bao giờ mở lại được.",
            "Lock {words} for good: it can never be opened again."
        );
        let object = page.period.to_string();
        if !cx.prompt().confirm(&question, &object)? {
            return Ok(screen::nothing(lang));
        }
    }
    let (answer, receipt) = cx.app()?.lock(&page, args.for_good)?;
    let (said, state, order) = match &answer.outcome {
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
    tell(lang, &answer, &mut done);
    done.warnings.extend(notes::warning(cx, order)?);
    done.next = Some(format!("mamnon lock --list {}", page.book.code()));
    Ok(Answer::Done(done.or_unchanged(lang)))
}

/// Totals, findings and what rests on the page.
fn tell(lang: Lang, answer: &LockAnswer, done: &mut Done) {
    done.fields.push((Col::Totals, Cell::Json(answer.totals.iter().map(frozen_json).collect())));
    done.below.extend(answer.totals.iter().map(|f| frozen(lang, f)));
    done.notices.extend(answer.gaps.iter().map(|g| gap(lang, g)));
    done.notices.extend(answer.rests.iter().map(|r| rest(lang, r)));
    done.notices.extend(answer.owed.iter().map(|o| owed(lang, o)));
}

fn place(lang: Lang, book: &str, when: &str, class: Option<&str>) -> String {
    let (book, when) = (word(lang, book), period(lang, when));
    match class {
        Some(class) => say!(lang, "{book} {when}, lớp {class}", "{book} {when}, class {class}"),
        None => format!("{book} {when}"),
    }
}

fn frozen_json(f: &Frozen) -> Value {
    let total =
        |t: &PageTotal| json!({"rows": t.rows, "sha256": t.sha256, "totals": t.totals, "at": format_utc_ms(t.made_at)});
    json!({
        "book": f.lock.book.code(), "period": f.lock.period, "class": f.lock.class, "changed": f.changed,
        "differs": f.differs(), "before": f.before.as_ref().map(total), "after": total(&f.now),
    })
}

/// The sums of a page as one line: `mau_giao.present 412`.
fn sums(value: &Value, path: &str, out: &mut Vec<(String, i64)>) {
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                sums(inner, &path, out);
            }
        }
        other => out.extend(other.as_i64().map(|n| (path.to_owned(), n))),
    }
}

fn frozen(lang: Lang, f: &Frozen) -> String {
    let page = place(lang, f.lock.book.code(), &f.lock.period, f.lock.class.as_deref());
    let (rows, mark) = (f.now.rows, f.now.sha256.get(..12).unwrap_or_default());
    let Some(before) = f.before.as_ref().filter(|_| f.changed.is_some()) else {
        return say!(lang, "Chốt {page}: {rows} dòng, dấu {mark}.", "Frozen {page}: {rows} rows, digest {mark}.");
    };
    let changed = f.changed.unwrap_or_default();
    let (mut was, mut is) = (Vec::new(), Vec::new());
    sums(&before.totals, "", &mut was);
    sums(&f.now.totals, "", &mut is);
    let all: std::collections::BTreeSet<&String> = was.iter().chain(&is).map(|(key, _)| key).collect();
    let of = |list: &[(String, i64)], key: &String| list.iter().find(|(k, _)| k == key).map_or(0, |(_, n)| *n);
    let moved: Vec<String> = all
        .into_iter()
        .map(|key| (key, of(&was, key), of(&is, key)))
        .filter(|(_, a, b)| a != b)
        .map(|(key, a, b)| format!("{key} {a} → {b}"))
        .collect();
    let sums = if moved.is_empty() {
        lang.pick("các tổng số không đổi", "no total differs").to_owned()
    } else {
        moved.join(", ")
    };
    say!(
        lang,
        "Chốt lại {page}: đã sửa {changed} dòng trong đợt mở sổ; {sums}.",
        "Frozen again {page}: {changed} changes in the window; {sums}."
    )
}

fn gap(lang: Lang, g: &Gap) -> Notice {
    let (days, children) = (g.days.len(), g.children.len());
    let class = g.class.as_deref().unwrap_or_default();
    let first = g.days.first().map(|d| show_date(*d)).unwrap_or_default();
    let message = match g.lack {
        Lack::MissingDays => say!(
            lang,
            "lớp {class} chưa chấm ăn {days} ngày, đầu tiên là {first}",
            "class {class} has no marks on {days} serving days, the first {first}"
        ),
        Lack::UnmarkedChildren => say!(
            lang,
            "lớp {class} còn {children} cháu chưa được chấm, trong {days} ngày, đầu tiên là {first}",
            "in class {class} {children} children are not marked on {days} days, the first {first}"
        ),
        Lack::OpenCorrection => {
            lang.pick("còn phiếu điều chỉnh chưa làm xong", "a correction slip is not carried out yet").to_owned()
        }
        Lack::WithoutClass => {
            let child = g.children.first().map(String::as_str).unwrap_or_default();
            say!(lang, "cháu {child} chưa thuộc lớp nào", "child {child} never was in a class")
        }
    };
    let days: Vec<String> = g.days.iter().map(ToString::to_string).collect();
    let more = vec![("class", json!(g.class)), ("days", json!(days)), ("children", json!(g.children))];
    Notice { code: g.lack.code(), message, command: g.command.clone(), more }
}

fn gap_list(lang: Lang, gaps: &[Gap]) -> List {
    let mut list = List::new(&[Col::Code, Col::Class, Col::Days, Col::Children, Col::Message, Col::Command]);
    for g in gaps {
        let notice = gap(lang, g);
        list.rows.push(vec![
            notice.code.into(),
            g.class.clone().into(),
            Cell::Many(g.days.iter().map(|d| Cell::Date(*d)).collect()),
            Cell::Many(g.children.iter().map(|c| Cell::from(c.as_str())).collect()),
            notice.message.into(),
            notice.command.into(),
        ]);
    }
    list.exit = if gaps.is_empty() { 0 } else { 10 };
    list
}

fn rest(lang: Lang, r: &Rest) -> Notice {
    let (message, more) = match r {
        Rest::Page(l) => {
            let page = place(lang, l.book.code(), &l.period, l.class.as_deref());
            let more = vec![("book", json!(l.book.code())), ("period", json!(l.period)), ("class", json!(l.class))];
            (say!(lang, "{page} dựa vào số vừa sửa", "{page} rests on what was changed"), more)
        }
        Rest::Settlement { month, class } => {
            let when = period(lang, month);
            let more = vec![("book", json!("meals")), ("period", json!(month)), ("class", json!(class))];
            (
                say!(lang, "quyết toán {when} dựa vào số vừa sửa", "the settlement {when} rests on what was changed"),
                more,
            )
        }
        Rest::Export(run) => {
            let (pack, at) = (&run.pack, moment(lang, run.made_at));
            let to = run.recipient.as_deref().unwrap_or("–");
            let more = vec![
                ("pack", json!(run.pack)),
                ("period", json!(run.period)),
                ("class", json!(run.class)),
                ("sha256", json!(run.sha256)),
                ("to", json!(run.recipient)),
            ];
            let message = say!(
                lang,
                "tệp trích xuất {pack} lúc {at} (gửi {to}) nay đã cũ",
                "the extract {pack} of {at} (for {to}) is out of date now"
            );
            (message, more)
        }
    };
    Notice { code: r.code(), message, command: r.command(), more }
}

fn owed(lang: Lang, o: &Owed) -> Notice {
    let page = place(lang, o.lock.book.code(), &o.lock.period, o.lock.class.as_deref());
    let order = o.order;
    Notice {
        code: "totals_missing",
        message: say!(
            lang,
            "{page}: đợt mở sổ theo phiếu số {order} đã hết hạn nhưng chưa chốt lại số",
            "{page}: the window under order {order} has ended, its closing totals are missing"
        ),
        command: "mamnon lock --due".to_owned(),
        more: vec![
            ("book", json!(o.lock.book.code())),
            ("period", json!(o.lock.period)),
            ("class", json!(o.lock.class)),
            ("order", json!(order)),
        ],
    }
}

fn rules(cx: &mut Cx) -> Result<Answer> {
    let found = cx.app()?.lock_rules()?;
    let lang = cx.lang();
    let table = cx.ui().format == super::ui::Format::Table;
    let mut list = List::new(&[
        Col::Book,
        Col::Pages,
        Col::When,
        Col::Order,
        Col::DecidedBy,
        Col::Since,
        Col::NextPage,
        Col::DueAt,
    ]);
    for r in found {
        let (next, due) = r.next.unzip();
        list.rows.push(vec![
            Cell::word(r.book.code()),
            if table { pages_word(lang, r.pages).into() } else { r.pages.code().into() },
            if table { rule_words(lang, r.pages, &r.when).into() } else { r.when.into() },
            r.order.into(),
            r.approved_by.into(),
            r.since.to_string().into(),
            next.map(|p| p.to_string()).into(),
            due.into(),
        ]);
    }
    Ok(Answer::List(list))
}

fn due_json(d: &DuePage) -> Value {
    let gaps: Vec<&str> = d.gaps.iter().map(|g| g.lack.code()).collect();
    json!({
        "book": d.page.book.code(), "period": d.page.period.to_string(), "due": format_utc_ms(d.due),
        "order": d.order, "lacks": gaps,
    })
}

fn due(cx: &mut Cx) -> Result<Answer> {
    let (answer, receipt) = cx.app()?.lock_due()?;
    let lang = cx.lang();
    let (locked, held) = (answer.locked.len(), answer.held.len());
    let said = say!(lang, "Đã khóa {locked} sổ theo lịch đã duyệt.", "Locked {locked} pages by standing order.");
    let mut done = Done::of(&receipt, said);
    done.fields = vec![
        (Col::Locked, Cell::Json(answer.locked.iter().map(due_json).collect())),
        (Col::Held, Cell::Json(answer.held.iter().map(due_json).collect())),
        (Col::Totals, Cell::Json(answer.totals.iter().map(frozen_json).collect())),
    ];
    for d in answer.locked.iter().chain(&answer.held) {
        let page = page_words(lang, &d.page);
        for g in &d.gaps {
            let mut notice = gap(lang, g);
            notice.message = format!("{page}: {}", notice.message);
            notice.more.push(("period", json!(d.page.period.to_string())));
            done.notices.push(notice);
        }
    }
    done.below.extend(answer.totals.iter().map(|f| frozen(lang, f)));
    for d in &answer.held {
        let page = page_words(lang, &d.page);
        done.below.push(say!(
            lang,
            "Chưa khóa {page}: còn việc chưa xong.",
            "{page} was held back: it is not complete."
        ));
    }
    done.exit = if held > 0 { 10 } else { 0 };
    done.next = Some("mamnon lock --list".to_owned());
    if held > 0 {
        return Ok(Answer::Done(done));
    }
    Ok(Answer::Done(done.or_unchanged(lang)))
}

fn exceptions(given: Option<&str>, when: &str, cx: &mut Cx) -> Result<Answer> {
    let book = given.map(book).transpose()?;
    let asked = cx.period("exceptions", when)?;
    let order = cx.global.order;
    let page = cx.app()?.page(book.unwrap_or(Book::Meals), asked, None)?;
    let (first, last) = (page.first, page.last);
    let found = cx.app()?.lock_exceptions(&ExceptionFilter { book, first, last, order })?;
    let mut list = List::new(&[
        Col::Entry,
        Col::At,
        Col::Actor,
        Col::Order,
        Col::Tbl,
        Col::RowKey,
        Col::Child,
        Col::Before,
        Col::After,
    ]);
    for e in found {
        list.rows.push(vec![
            Cell::Int(e.entry.seq as i64),
            e.entry.at.into(),
            e.entry.actor.into(),
            e.entry.order.into(),
            e.change.tbl.into(),
            Cell::Json(e.change.key),
            e.child.into(),
            Cell::Json(e.change.before),
            Cell::Json(e.change.after),
        ]);
    }
    Ok(Answer::List(list))
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
        Col::Who,
        Col::Child,
        Col::Most,
        Col::Used,
        Col::TotalsMissing,
        Col::Unratified,
    ]);
    if let Some(last) = list.columns.last_mut().filter(|_| table) {
        last.title = Some(Col::Note.title(lang).to_owned());
    }
    for l in &found.locks {
        let missing = found.owed.iter().any(|o| o.lock.id == l.id);
        list.rows.push(vec![
            Cell::word("lock"),
            Cell::word(l.book.code()),
            l.period.as_str().into(),
            l.class.clone().into(),
            Cell::word(if l.final_lock { "final" } else { "locked" }),
            l.order.into(),
            l.locked_by.as_str().into(),
            l.locked_at.into(),
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            missing.into(),
            unratified(l.order),
        ]);
    }
    for v in found.windows {
        let w = v.window;
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
            w.who.into(),
            v.child.into(),
            w.most.into(),
            Cell::Int(v.used as i64),
            Cell::Empty,
            unratified(Some(w.order)),
        ]);
    }
    for o in &found.owed {
        let notice = owed(lang, o);
        list.below.push(format!("{} ({})", notice.message, notice.command));
    }
    Ok(Answer::List(list))
}
