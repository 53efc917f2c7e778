//! What whoever decides an order sees before deciding: exactly what is asked, and what would be open to whom for how long
//! (Q4.5).
use super::super::context::Cx;
use super::super::status::weekday;
use super::super::ui::{Answer, Done, Format};
use super::ask::page_words;
use crate::app::Result;
use crate::app::asked::{Asked, Person};
use crate::app::orders::{Kind, Limits, Page};
use crate::domain::action::Action;
use crate::domain::date::{local_date, show_date, to_local};
use crate::domain::order::Order;
use crate::i18n::Lang;
use crate::i18n::refusals::{moment, period};
use crate::i18n::words::{role_title, word};
use crate::say;
use jiff::Timestamp;
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr as _;

/// People of one role that are named one by one.
const NAMED: usize = 3;

/// A page of an order, in words; of an order about a person or all data what it is about.
pub fn about(lang: Lang, o: &Order) -> String {
    let class = o.class.as_ref().map(|c| say!(lang, ", lớp {c}", ", class {c}")).unwrap_or_default();
    match (&o.book, &o.period, &o.object) {
        (Some(book), Some(p), _) => format!("{} {}{class}", word(lang, book.code()), period(lang, p)),
        (_, _, Some(object)) => object.clone(),
        (_, Some(p), _) => period(lang, p),
        _ => lang.pick("toàn bộ dữ liệu", "all data").to_owned(),
    }
}

/// `mở lại sổ ăn bán trú ngày 02/10/2026, lớp 3A2`: the word "sổ" once where the kind and the book both say it.
pub fn ordered(lang: Lang, o: &Order) -> String {
    let (kind, about) = (word(lang, &o.kind), about(lang, o));
    match kind.strip_suffix(" sổ").filter(|_| lang == Lang::Vi) {
        Some(verb) => format!("{verb} {about}"),
        None => say!(lang, "{kind} {about}", "{kind} {about}"),
    }
}

/// `Giáo viên lớp 3A2 (gv.3a2a)`
fn person(lang: Lang, p: &Person) -> String {
    let office = |(role, class): &(String, Option<String>)| {
        let title = role_title(lang, role);
        match class {
            Some(class) => say!(lang, "{title} lớp {class}", "{title} of {class}"),
            None => title,
        }
    };
    let offices: Vec<String> = p.roles.iter().map(office).collect();
    if offices.is_empty() { p.username.clone() } else { format!("{} ({})", offices.join(", "), p.username) }
}

/// People by their first role, few by name and many by number.
pub fn people(lang: Lang, people: &[Person]) -> String {
    let mut groups: Vec<(&str, Vec<&Person>)> = Vec::new();
    for p in people {
        let role = p.roles.first().map_or("", |(role, _)| role.as_str());
        match groups.iter_mut().find(|(r, _)| *r == role) {
            Some((_, list)) => list.push(p),
            None => groups.push((role, vec![p])),
        }
    }
    let group = |(role, list): (&str, Vec<&Person>)| match list.len() {
        n if n > NAMED => {
            let title = role_title(lang, role);
            say!(lang, "{title} ({n} người)", "{title} ({n} people)")
        }
        _ => list.into_iter().map(|p| person(lang, p)).collect::<Vec<_>>().join(", "),
    };
    groups.into_iter().map(group).collect::<Vec<_>>().join("; ")
}

fn at(lang: Lang, at: Timestamp) -> String {
    let local = to_local(at);
    format!("{} {:02}:{:02}", weekday(lang, local_date(at)), local.hour(), local.minute())
}

/// Label and text, line by line.
fn lines(lang: Lang, a: &Asked) -> Vec<(&'static str, String)> {
    let (o, none) = (&a.shown.order, lang.pick("(không có)", "(none)").to_owned());
    let mut lines = Vec::new();
    if !o.reason.is_empty() {
        lines.push((lang.pick("Lý do:", "Reason:"), o.reason.clone()));
    }
    let when = at(lang, o.asked_at);
    let by = a.asker.as_ref().map(|p| person(lang, p)).unwrap_or_default();
    lines.push((lang.pick("Người đề nghị:", "Asked by:"), format!("{by}, {when}")));
    if matches!(o.via.as_str(), "paper" | "phone") {
        let via = word(lang, &o.via);
        let dated = o.dated.map(|d| say!(lang, ", ngày {}", ", dated {}", show_date(d)));
        let paper = [o.document.as_ref().map(|d| format!(" {d}")), dated].into_iter().flatten().collect::<String>();
        let by_when = a.shown.due.map(show_date).unwrap_or_default();
        lines.push((
            lang.pick("Nhận qua:", "Received by:"),
            say!(lang, "{via}{paper}; hạn xác nhận bổ sung {by_when}", "{via}{paper}; to be ratified by {by_when}"),
        ));
    }
    if let Some((who, when)) = o.done_by.as_ref().zip(o.done_at) {
        let when = moment(lang, when);
        lines.push((lang.pick("Đã thực hiện:", "Carried out:"), format!("{who}, {when}")));
    } else {
        let who = people(lang, &a.executors);
        lines.push((lang.pick("Người thực hiện:", "Carried out by:"), if who.is_empty() { none.clone() } else { who }));
    }
    let what = about(lang, o);
    match o.kind.as_str() {
        "unlock" => {
            let hours = a.hours.unwrap_or_default();
            let what =
                say!(lang, "{what}, trong {hours} giờ kể từ lúc mở", "{what}, for {hours} hours from the opening");
            lines.push((lang.pick("Sẽ mở:", "Opens:"), what));
            let who = people(lang, &a.writers);
            lines.push((lang.pick("Được ghi:", "Open to:"), if who.is_empty() { none } else { who }));
        }
        "lock" => lines.push((
            lang.pick("Sẽ khóa:", "Locks:"),
            say!(lang, "{what}; sau đó muốn sửa phải có phiếu", "{what}; after that changes need an order"),
        )),
        "final-lock" => lines.push((
            lang.pick("Sẽ khóa hẳn:", "Locks for good:"),
            say!(lang, "{what}; không bao giờ mở lại được", "{what}; it can never be opened again"),
        )),
        _ => {}
    }
    let limits = [
        a.terms.most.map(|n| say!(lang, "nhiều nhất {n} thay đổi", "at most {n} changes")),
        a.child.as_ref().map(|c| say!(lang, "chỉ cháu {c}", "only child {c}")),
        a.terms.extends.map(|n| say!(lang, "gia hạn phiếu số {n}", "continues order {n}")),
        a.terms.account.as_ref().map(|u| say!(lang, "cho tài khoản {u}", "for the account {u}")),
        a.terms.to.map(|d| say!(lang, "đến ngày {}", "until {}", show_date(d))),
    ];
    let limits: Vec<String> = limits.into_iter().flatten().collect();
    if !limits.is_empty() {
        lines.push((lang.pick("Giới hạn:", "Limits:"), limits.join("; ")));
    }
    if o.book.is_some() {
        let (changes, orders) = a.before;
        let text = match changes {
            0 => lang.pick("chưa sửa lần nào sau khi khóa", "nothing was changed after the lock").to_owned(),
            _ => say!(
                lang,
                "{changes} thay đổi sau khi khóa, theo {orders} phiếu",
                "{changes} changes after the lock, under {orders} orders"
            ),
        };
        lines.push((lang.pick("Trước đây:", "Before:"), text));
    }
    lines
}

/// The screen of one order.
pub fn screen(lang: Lang, a: &Asked) -> String {
    let what = ordered(lang, &a.shown.order);
    let mut text = match a.shown.order.no {
        0 => say!(lang, "Đề nghị {what}\n", "Asked: {what}\n"),
        no => say!(lang, "Phiếu số {no}: {what}\n", "Order {no}: {what}\n"),
    };
    let lines = lines(lang, a);
    let longest = lines.iter().map(|(label, _)| label.width()).max().unwrap_or(0);
    for (label, value) in lines {
        let value: String = value.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let _ = writeln!(text, "  {label}{}  {value}", " ".repeat(longest - label.width()));
    }
    text
}

/// Shows each order on a terminal and asks; the numbers that were agreed to. Without a terminal, or where `-y` has answered,
/// all of them: a script goes on as it did.
pub fn agreed(cx: &mut Cx, numbers: &[i64], limits: &Limits) -> Result<Vec<i64>> {
    if !shows(cx) {
        return Ok(numbers.to_vec());
    }
    let action = cx.app()?.approval();
    cx.app()?.need(action, "orders")?;
    let mut chosen = Vec::new();
    for &no in numbers {
        let asked = cx.app()?.asked(no, limits)?;
        // What cannot be approved is left to the door, which says why.
        if asked.shown.state == "requested" {
            let lang = cx.lang();
            cx.ui().always(screen(lang, &asked).trim_end());
            if !cx.prompt().agree(&say!(lang, "Duyệt phiếu số {no}?", "Approve order {no}?"))? {
                continue;
            }
        }
        chosen.push(no);
    }
    Ok(chosen)
}

/// Before the second person's password: what is about to be approved and done at once. Whether to go on.
pub fn cosigned(cx: &mut Cx, kind: Kind, page: &Page) -> Result<bool> {
    let Some(cosigner) = cx.global.cosign.clone().filter(|_| cx.global.order.is_none() && shows(cx)) else {
        return Ok(true);
    };
    let action = match kind {
        Kind::Unlock => Action::Unlock,
        Kind::FinalLock => Action::LockFinal,
        _ => Action::Lock,
    };
    cx.app()?.need(action, &page.object())?;
    if kind != Kind::Lock {
        cx.app()?.need_reason()?;
    }
    let asked = cx.app()?.asked_now(kind, page, &cosigner)?;
    let lang = cx.lang();
    cx.ui().always(screen(lang, &asked).trim_end());
    // A final lock asks for its period to be typed: one question is enough.
    if kind == Kind::FinalLock {
        return Ok(true);
    }
    let words = page_words(lang, page);
    let question = match kind {
        Kind::Unlock => say!(lang, "{cosigner} duyệt mở lại {words}?", "Does {cosigner} approve opening {words}?"),
        _ => say!(lang, "{cosigner} duyệt khóa {words}?", "Does {cosigner} approve locking {words}?"),
    };
    cx.prompt().agree(&question)
}

/// Whether somebody is there to look.
fn shows(cx: &Cx) -> bool {
    cx.prompt().asks() && cx.ui().format == Format::Table && !cx.global.dry_run
}

/// The answer of somebody who thought better of it.
pub fn nothing(lang: Lang) -> Answer {
    Answer::Done(Done { said: lang.pick("Không làm gì.", "Nothing was done.").to_owned(), ..Done::default() })
}
