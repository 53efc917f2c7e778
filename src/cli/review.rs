//! `mamnon review`: everything since the last sign-in, and decisions one after the other
use super::audit::odd;
use super::audit::words::object;
use super::context::Cx;
use super::corrections::words::{capital, sentence};
use super::failure;
use super::menu::wrapped;
use super::orders::screen::{nothing, ordered, people, screen};
use super::session;
use super::status::{offices, weekday};
use super::ui::{Answer, Cell, Column, Done, Format, List};
use crate::app::Result;
use crate::app::asked::Asked;
use crate::app::audit::odd::Oddness;
use crate::app::orders::Limits;
use crate::app::review::{Event, Review, SlipView};
use crate::domain::action::Action;
use crate::domain::date::{format_utc_ms, local_date, local_midnight, show_date};
use crate::domain::right::Right;
use crate::i18n::Lang;
use crate::i18n::fields::action_title;
use crate::i18n::refusals::moment;
use crate::say;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// The principal: everything since the last sign-in, decided one after the other
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What happened since this day, in place of the last sign-in
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// Decide nothing; end with 10 if something waits
    #[arg(long)]
    check: bool,
}

/// Events that the screen names one by one.
const NAMED: usize = 20;

/// Shows what waits and what happened; on a terminal asks for each decision.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    cx.app()?.may(Right::OrdersApprove)?;
    let since = args.since.as_deref().map(|d| cx.date("since", d)).transpose()?.map(local_midnight);
    let review = cx.app()?.review(since)?;
    let lang = cx.lang();
    let exit = if args.check && review.count() > 0 { 10 } else { 0 };
    let answer = match cx.ui().format {
        Format::Json => Answer::Text(format!("{}\n", as_json(lang, &review))),
        Format::Csv => Answer::List(as_list(lang, &review)),
        Format::Table => Answer::Text(match session::width() {
            Some(width) => wrapped(&text(lang, &review), width, "    "),
            None => text(lang, &review),
        }),
    };
    let failed = cx.ui().answer(&answer)?;
    let decides = cx.ui().format == Format::Table && !args.check && !cx.global.dry_run && cx.prompt().asks();
    if failed != 0 || !decides || review.count() == 0 {
        return Ok(Answer::Exit(failed.max(exit)));
    }
    if !cx.prompt().agree(lang.pick("Duyệt lần lượt?", "Decide one after the other?"))? {
        return Ok(nothing(lang));
    }
    in_turn(cx, &review)
}

/// What waits for a decision.
#[derive(Clone, Copy)]
enum Paper<'a> {
    /// An order that was asked for.
    Request(&'a Asked),
    /// An order received on paper or by telephone.
    Recorded(&'a Asked),
    /// A correction slip.
    Slip(&'a SlipView),
}

impl Paper<'_> {
    fn no(self) -> i64 {
        match self {
            Paper::Request(asked) | Paper::Recorded(asked) => asked.shown.order.no,
            Paper::Slip(view) => view.slip.no,
        }
    }

    fn screen(self, lang: Lang) -> String {
        match self {
            Paper::Request(asked) | Paper::Recorded(asked) => screen(lang, asked),
            Paper::Slip(view) => {
                format!(
                    "{}\n{}",
                    capital(&slip_line(lang, view)),
                    say!(lang, "Lý do: {}", "Reason: {}", view.slip.reason)
                )
            }
        }
    }
}

/// What was decided of one of them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Decided {
    Yes,
    No,
    Later,
    Enough,
}

/// One after the other; each decision is an entry of its own, so that an interruption keeps those before it.
fn in_turn(cx: &mut Cx, review: &Review) -> Result<Answer> {
    let (mut yes, mut no) = (0, 0);
    let requests = review.waiting.iter().map(Paper::Request);
    let recorded = review.to_ratify.iter().map(Paper::Recorded);
    let slips = review.corrections.iter().map(Paper::Slip);
    for paper in requests.chain(recorded).chain(slips) {
        match one(cx, paper) {
            Ok(Decided::Yes) => yes += 1,
            Ok(Decided::No) => no += 1,
            Ok(Decided::Later) => {}
            Ok(Decided::Enough) => break,
            // A refusal of one of them is no reason to leave the others.
            Err(e) if e.is::<crate::domain::refusal::Refusal>() => {
                failure::report(&cx.ui(), &e);
            }
            Err(e) => return Err(e),
        }
    }
    let lang = cx.lang();
    let left = review.count() - yes - no;
    let said =
        say!(lang, "Đã duyệt {yes}, không duyệt {no}, còn lại {left}.", "Approved {yes}, refused {no}, {left} left.");
    let next = (left > 0).then(|| "mamnon review".to_owned());
    Ok(Answer::Done(Done { said, next, ..Done::default() }))
}

/// Shows one of them, asks, and does it.
fn one(cx: &mut Cx, paper: Paper<'_>) -> Result<Decided> {
    let (lang, no) = (cx.lang(), paper.no());
    cx.ui().always("");
    cx.ui().always(paper.screen(lang).trim_end());
    let question = if matches!(paper, Paper::Recorded(_)) {
        lang.pick(
            "[c] xác nhận bổ sung  [k] không xác nhận (hỏi lý do)  [b] bỏ qua  [q] thôi",
            "[c] ratify  [k] refuse (asks why)  [b] skip  [q] quit",
        )
    } else {
        lang.pick(
            "[c] duyệt  [k] không duyệt (hỏi lý do)  [b] bỏ qua  [q] thôi",
            "[c] approve  [k] reject (asks why)  [b] skip  [q] quit",
        )
    };
    loop {
        let Some(typed) = cx.prompt().line(question)? else { return Ok(Decided::Enough) };
        match crate::domain::text::search_key(&typed).as_str() {
            "c" | "y" => break,
            "k" | "n" => return refuse(cx, paper),
            "b" | "s" => return Ok(Decided::Later),
            "q" => return Ok(Decided::Enough),
            _ => cx.ui().always(lang.pick("Gõ c, k, b hoặc q.", "Type c, k, b or q.")),
        }
    }
    let app = cx.app()?;
    app.set_reason(None)?;
    let (receipt, said) = match paper {
        Paper::Recorded(_) => {
            let receipt = app.ratify_orders(&[no])?;
            (receipt, say!(lang, "Đã xác nhận bổ sung phiếu số {no}.", "Ratified order {no}."))
        }
        Paper::Request(_) => {
            let receipt = app.approve_orders(&[no], &Limits::default())?;
            (receipt, say!(lang, "Đã duyệt phiếu số {no}.", "Approved order {no}."))
        }
        Paper::Slip(_) => {
            let receipt = app.approve_corrections(&[no])?;
            (receipt, say!(lang, "Đã duyệt phiếu điều chỉnh số {no}.", "Approved correction slip {no}."))
        }
    };
    cx.ui().answer(&Answer::Done(Done::of(&receipt, said)))?;
    Ok(Decided::Yes)
}

/// Asks why, and refuses; without a reason it stays as it is.
fn refuse(cx: &mut Cx, paper: Paper<'_>) -> Result<Decided> {
    let (lang, no) = (cx.lang(), paper.no());
    let question = lang.pick("Lý do không duyệt (Enter để bỏ qua)", "Why not (Enter to skip)");
    let Some(reason) = cx.prompt().line(question)?.filter(|r| !r.is_empty()) else { return Ok(Decided::Later) };
    let app = cx.app()?;
    app.set_reason(Some(&reason))?;
    let (receipt, said) = match paper {
        Paper::Recorded(_) => {
            let said = say!(
                lang,
                "Không xác nhận phiếu số {no}; đợt mở sổ theo phiếu này đã đóng.",
                "Refused order {no}; its window is closed."
            );
            (app.refuse_orders(&[no]), said)
        }
        Paper::Request(_) => {
            (app.reject_orders(&[no]), say!(lang, "Không duyệt phiếu số {no}.", "Rejected order {no}."))
        }
        Paper::Slip(_) => {
            let said = say!(lang, "Không duyệt phiếu điều chỉnh số {no}.", "Rejected correction slip {no}.");
            (app.reject_corrections(&[no]), said)
        }
    };
    // The reason of one decision is none of the next.
    app.set_reason(None)?;
    cx.ui().answer(&Answer::Done(Done::of(&receipt?, said)))?;
    Ok(Decided::No)
}

/// An order in one line: `phiếu 9  mở lại sổ ăn bán trú ngày 02/10/2026, lớp 3A2, 2 giờ; người thực hiện: …`.
fn order_line(lang: Lang, a: &Asked) -> String {
    let o = &a.shown.order;
    let (no, what) = (o.no, ordered(lang, o));
    let hours = a.hours.map(|h| say!(lang, ", {h} giờ", ", {h} hours")).unwrap_or_default();
    let by = a.asker.as_ref().map(|p| people(lang, std::slice::from_ref(p))).unwrap_or_default();
    let tail = if let Some(limit) = a.shown.due {
        let via = crate::i18n::words::word(lang, &o.via);
        let (at, limit) = (moment(lang, o.asked_at), show_date(limit));
        let late = if a.shown.overdue { lang.pick(" (quá hạn)", " (overdue)") } else { "" };
        let done = o.done_by.as_ref().map(|who| say!(lang, "; {who} đã thực hiện", "; carried out by {who}"));
        let done = done.unwrap_or_default();
        say!(
            lang,
            "; nhận qua {via} {at}, hạn {limit}{late}{done}",
            "; received by {via} at {at}, to be ratified by {limit}{late}{done}"
        )
    } else if a.executors.is_empty() {
        String::new()
    } else {
        let who = people(lang, &a.executors);
        say!(lang, "; người thực hiện: {who}", "; carried out by: {who}")
    };
    say!(lang, "phiếu {no}  {by}: {what}{hours}{tail}", "order {no}  {by}: {what}{hours}{tail}")
}

fn slip_line(lang: Lang, view: &SlipView) -> String {
    sentence(lang, &view.slip, &view.fields, view.effect)
}

/// Code, moment, who, entries, and the sentence.
fn event(lang: Lang, e: &Event) -> (String, jiff::Timestamp, Vec<String>, Vec<u64>, String) {
    match e {
        Event::Act(e) => {
            let (what, about, seq) = (action_title(lang, &e.action), object(lang, &e.object), e.seq);
            let who = &e.actor;
            let order = e.order.map(|no| say!(lang, ", theo phiếu số {no}", ", under order {no}")).unwrap_or_default();
            let said = say!(
                lang,
                "{who}: {what}, {about}{order} (mục nhật ký {seq})",
                "{who}: {what}, {about}{order} (entry {seq})"
            );
            (e.action.clone(), e.at.unwrap_or_default(), vec![e.actor.clone()], vec![e.seq], said)
        }
        Event::Odd(o) => (o.what.code().to_owned(), o.from, o.actors.clone(), o.entries.clone(), odd::words(lang, o)),
    }
}

/// `1 lần mở sổ, 3 số liệu sửa sau khóa`
fn summary(lang: Lang, events: &[Event]) -> String {
    let acts = |codes: &[Action]| {
        let is = |e: &&Event| matches!(e, Event::Act(e) if codes.iter().any(|c| c.code() == e.action));
        events.iter().filter(is).count() as u64
    };
    let odd = |what: &[Oddness]| -> u64 {
        events
            .iter()
            .map(|e| {
                if let Event::Odd(o) = e
                    && what.contains(&o.what)
                {
                    o.count
                } else {
                    0
                }
            })
            .sum()
    };
    let (unlocks, locks) =
        (acts(&[Action::Unlock]), acts(&[Action::Lock, Action::LockFinal, Action::LockDue, Action::Relock]));
    let accounts = acts(&[Action::AccountsCreate, Action::AccountsImport]);
    let grants = acts(&[
        Action::RolesGrant,
        Action::RolesRevoke,
        Action::RolesImport,
        Action::RolesOrdered,
        Action::RolesDelegate,
        Action::RolesSubstitute,
        Action::RolesCarry,
    ]);
    let recovered = acts(&[Action::AccountRecover]);
    let (changed, denied) = (odd(&[Oddness::AfterLock]), odd(&[Oddness::Denied]));
    let other =
        odd(&[Oddness::Night, Oddness::Weekend, Oddness::SharedMachine, Oddness::Burst, Oddness::WrongPasswords]);
    let counted = [
        (unlocks, say!(lang, "{unlocks} lần mở sổ", "{unlocks} windows opened")),
        (changed, say!(lang, "{changed} số liệu sửa sau khóa", "{changed} figures changed after a lock")),
        (locks, say!(lang, "{locks} lần khóa sổ", "{locks} locks")),
        (accounts, say!(lang, "{accounts} lần tạo tài khoản", "{accounts} times accounts were made")),
        (grants, say!(lang, "{grants} lần giao, thu hồi quyền", "{grants} times roles were given or taken")),
        (denied, say!(lang, "{denied} lần bị từ chối", "{denied} refusals")),
        (recovered, say!(lang, "{recovered} lần lấy lại mật khẩu bằng mã dự phòng", "{recovered} recoveries")),
        (other, say!(lang, "{other} chỗ nên hỏi lại", "{other} places to ask about")),
    ];
    let told: Vec<String> = counted.into_iter().filter(|(n, _)| *n > 0).map(|(_, words)| words).collect();
    if told.is_empty() { lang.pick("không có gì", "nothing").to_owned() } else { told.join(", ") }
}

fn text(lang: Lang, r: &Review) -> String {
    let office = offices(lang, &r.roles);
    let since = match r.since {
        Some(at) => say!(lang, "lần trước: {}", "last time: {}", weekday(lang, local_date(at))),
        None => lang.pick("lần đăng nhập đầu tiên", "first sign-in").to_owned(),
    };
    let password = match r.password_days {
        Some(days) if days < 0 => lang.pick(" · mật khẩu đã quá hạn", " · the password is too old").to_owned(),
        Some(days) => say!(lang, " · mật khẩu còn {days} ngày", " · the password holds {days} more days"),
        None => String::new(),
    };
    let mut text = format!("{office} · {since}{password}\n");
    let sections = [
        (lang.pick("Chờ duyệt", "To approve"), r.waiting.iter().map(|a| order_line(lang, a)).collect::<Vec<_>>()),
        (lang.pick("Chờ xác nhận bổ sung", "To ratify"), r.to_ratify.iter().map(|a| order_line(lang, a)).collect()),
        (
            lang.pick("Phiếu điều chỉnh chờ duyệt", "Correction slips"),
            r.corrections.iter().map(|s| slip_line(lang, s)).collect(),
        ),
    ];
    for (title, lines) in sections.into_iter().filter(|(_, lines)| !lines.is_empty()) {
        let _ = writeln!(text, "{title} {}:", lines.len());
        for line in lines {
            let _ = writeln!(text, "  {line}");
        }
    }
    if r.count() == 0 {
        let _ = writeln!(text, "{}", lang.pick("Không có phiếu nào chờ duyệt.", "Nothing waits for a decision."));
    }
    let Some(events) = &r.events else {
        let _ = writeln!(
            text,
            "{}",
            lang.pick(
                "Những việc từ lần trước: chỉ người được xem nhật ký hệ thống mới thấy.",
                "What happened since: only for those who may read the log."
            )
        );
        return text;
    };
    let summary = summary(lang, events);
    let from = match r.since {
        Some(_) => lang.pick("Từ lần trước", "Since then"),
        None => lang.pick("Từ khi có dữ liệu", "Since the beginning"),
    };
    let _ = writeln!(text, "{from}: {summary}.");
    for e in events.iter().take(NAMED) {
        let (_, at, _, _, said) = event(lang, e);
        let _ = writeln!(text, "  {}  {said}", moment(lang, at));
    }
    let more = events.len().saturating_sub(NAMED);
    if more > 0 {
        let day = r.since.map(local_date);
        let since = day.map(|d| format!(" --since {d}")).unwrap_or_default();
        let _ = writeln!(
            text,
            "  {}",
            say!(lang, "… và {more} việc nữa: mamnon audit log{since}", "… and {more} more: mamnon audit log{since}")
        );
    }
    text
}

fn order_json(lang: Lang, a: &Asked) -> Value {
    let o = &a.shown.order;
    let names = |people: &[crate::app::asked::Person]| people.iter().map(|p| p.username.clone()).collect::<Vec<_>>();
    let verb = if o.is_unratified() { "ratify" } else { "approve" };
    json!({
        "order": o.no, "kind": o.kind, "book": o.book.map(crate::domain::book::Book::code), "period": o.period,
        "class": o.class, "object": o.object, "reason": o.reason, "via": o.via, "asked_by": o.asked_by,
        "asked_at": format_utc_ms(o.asked_at), "document": o.document, "dated": o.dated.map(|d| d.to_string()),
        "hours": a.hours, "executors": names(&a.executors), "writers": names(&a.writers),
        "who": a.terms.who, "most": a.terms.most, "child": a.child, "changed_before": a.before.0,
        "done_by": o.done_by, "done_at": o.done_at.map(format_utc_ms),
        "ratify_by": a.shown.due.map(|d| d.to_string()), "overdue": a.shown.overdue,
        "what": order_line(lang, a), "command": format!("mamnon orders {verb} {}", o.no),
    })
}

fn as_json(lang: Lang, r: &Review) -> Value {
    let slip = |view: &SlipView| {
        let fields: Vec<Value> =
            view.fields.iter().map(|f| json!({"field": f.field, "old": f.old, "new": f.new})).collect();
        let s = &view.slip;
        json!({
            "correction": s.no, "system": s.system.code(), "effect": view.effect, "period": s.period, "class": s.class, "object": s.object,
            "reason": s.reason, "asked_by": s.asked_by, "asked_at": format_utc_ms(s.asked_at), "fields": fields,
            "what": slip_line(lang, view), "command": format!("mamnon corrections approve {}", s.no),
        })
    };
    let event = |e: &Event| {
        let (code, at, actors, entries, what) = event(lang, e);
        let (count, object, order) = match e {
            Event::Act(e) => (e.changes, Some(e.object.clone()), e.order),
            Event::Odd(o) => (o.count, None, o.order),
        };
        json!({
            "code": code, "at": format_utc_ms(at), "actors": actors, "entries": entries, "count": count,
            "object": object, "order": order, "what": what,
        })
    };
    json!({
        "since": r.since.map(format_utc_ms),
        "roles": r.roles,
        "password_days": r.password_days,
        "waiting": r.waiting.iter().map(|a| order_json(lang, a)).collect::<Vec<_>>(),
        "to_ratify": r.to_ratify.iter().map(|a| order_json(lang, a)).collect::<Vec<_>>(),
        "corrections": r.corrections.iter().map(slip).collect::<Vec<_>>(),
        "events": r.events.as_ref().map(|list| list.iter().map(event).collect::<Vec<_>>()),
    })
}

/// The same as one list, for a spreadsheet.
fn as_list(lang: Lang, r: &Review) -> List {
    let columns = ["section", "code", "no", "at", "actor", "what"];
    let columns = columns.map(|key| Column::made(key.to_owned(), key.to_owned())).to_vec();
    let mut list = List { columns, ..List::default() };
    let mut add = |section: &str, code: &str, no: i64, at: jiff::Timestamp, actor: &str, what: String| {
        let (section, code) = (Cell::word(section), Cell::word(code));
        list.rows.push(vec![section, code, Cell::Int(no), at.into(), actor.into(), what.into()]);
    };
    for (section, orders) in [("waiting", &r.waiting), ("to_ratify", &r.to_ratify)] {
        for a in orders {
            let o = &a.shown.order;
            let by = o.asked_by.as_deref().unwrap_or_default();
            add(section, &o.kind, o.no, o.asked_at, by, order_line(lang, a));
        }
    }
    for view in &r.corrections {
        let s = &view.slip;
        add("corrections", s.system.code(), s.no, s.asked_at, &s.asked_by, slip_line(lang, view));
    }
    for e in r.events.iter().flatten() {
        let (code, at, actors, entries, what) = event(lang, e);
        add("events", &code, entries.first().map_or(0, |n| *n as i64), at, &actors.join(" "), what);
    }
    list
}
