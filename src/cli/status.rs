//! `mamnon` alone, and `mamnon status`
use super::context::Cx;
use super::orders::notes;
use super::ui::{Answer, Format};
use crate::app::Result;
use crate::app::status::{Standing, Succession, Waiting};
use crate::app::under::{Refused, Unratified};
use crate::domain::date::{show_date, to_local, weekday_index};
use crate::domain::refusal::{Refusal, Thing};
use crate::i18n::Lang;
use crate::i18n::refusals::{moment, period};
use crate::i18n::words::{role_title, word};
use crate::say;
use serde_json::json;
use std::fmt::Write as _;

/// Where things stand and what waits
#[derive(Debug, clap::Args)]
pub struct Args {}

const DAYS: [(&str, &str); 7] = [
    ("thứ Hai", "Monday"),
    ("thứ Ba", "Tuesday"),
    ("thứ Tư", "Wednesday"),
    ("thứ Năm", "Thursday"),
    ("thứ Sáu", "Friday"),
    ("thứ Bảy", "Saturday"),
    ("Chủ nhật", "Sunday"),
];

/// Shows where things stand; on a terminal a digit runs that line.
pub fn run(_args: Args, cx: &mut Cx) -> Result<Answer> {
    let standing = match cx.app() {
        Ok(app) => app.standing()?,
        // No school yet: say how to begin, which is no error when somebody types `mamnon` for the first time.
        Err(e) if matches!(e.downcast_ref::<Refusal>(), Some(Refusal::NotFound { thing: Thing::Database, .. })) => {
            return Ok(first_time(cx));
        }
        Err(e) => return Err(e),
    };
    let lang = cx.lang();
    let lines: Vec<(String, String)> = standing.waiting.iter().map(|w| (words(lang, w), command(w))).collect();
    if cx.ui().format == Format::Json {
        return Ok(Answer::Text(format!("{}\n", as_json(lang, &standing, &lines))));
    }
    let mut text = head(lang, &standing);
    for (i, (what, command)) in lines.iter().enumerate() {
        let _ = writeln!(text, "  {}  {what}\n       {command}", i + 1);
    }
    if lines.is_empty() {
        let _ = writeln!(text, "{}", lang.pick("Không có việc nào đang chờ.", "Nothing waits."));
    }
    menu(cx, text, &lines)
}

fn first_time(cx: &Cx) -> Answer {
    let lang = cx.lang();
    let example = "mamnon init --school \"Trường Mầm non Hoa Sen\" --year 2026-2027 --principal \"hieu.truong=Nguyễn Thị Hòa\" --vice \"pho.ht=Trần Văn Nam\"";
    if cx.ui().format == Format::Json {
        let text = json!({"school": null, "user": null, "reported": null, "missing": null, "pages": [], "windows": [],
            "waiting": [], "findings": [], "next": example});
        return Answer::Text(format!("{text}\n"));
    }
    Answer::Text(say!(
        lang,
        "Chưa có dữ liệu của trường. Tạo một lần:\n  {example}\nXem thử cả quy trình trong một trường giả lập:\n  mamnon tour\n",
        "There is no school yet. Make it once:\n  {example}\nSee it all at work in an invented school:\n  mamnon tour\n"
    ))
}

fn head(lang: Lang, s: &Standing) -> String {
    let day = DAYS[weekday_index(s.today)];
    let local = to_local(s.now);
    let who = match &s.user {
        Some((username, name)) => {
            let roles: Vec<String> = s.roles.iter().map(|r| role_title(lang, r)).collect();
            let roles = if roles.is_empty() { String::new() } else { format!(" · {}", roles.join(", ")) };
            format!("{name} ({username}){roles}")
        }
        None => lang.pick("chưa đăng nhập", "not signed in").to_owned(),
    };
    let mut text = format!(
        "{} · {} {} {:02}:{:02} · {who}\n",
        s.school,
        lang.pick(day.0, day.1),
        show_date(s.today),
        local.hour(),
        local.minute()
    );
    for (username, at) in &s.recovered {
        let _ = writeln!(text, "{} {}", lang.pick("CHÚ Ý:", "NOTE:"), recovered(lang, username, *at));
    }
    for succession in &s.successions {
        let _ = writeln!(text, "{} {}", lang.pick("CHÚ Ý:", "NOTE:"), succeeds(lang, succession));
    }
    if s.user.is_none() {
        return text;
    }
    for u in &s.unratified {
        let _ = writeln!(text, "{} {}", lang.pick("CHÚ Ý:", "NOTE:"), waits(lang, u));
    }
    for r in &s.refused {
        let _ = writeln!(text, "{} {}", lang.pick("CHÚ Ý:", "NOTE:"), refused(lang, r));
    }
    let class = |c: &Option<String>| c.as_ref().map(|c| say!(lang, ", lớp {c}", ", class {c}")).unwrap_or_default();
    let windows: Vec<String> = s
        .windows
        .iter()
        .map(|w| {
            let (book, when, until) = (word(lang, w.book.code()), period(lang, &w.period), moment(lang, w.until));
            let (class, no) = (class(&w.class), w.order);
            let note =
                if is_unratified(s, no) { lang.pick(" (chưa xác nhận bổ sung)", " (not ratified)") } else { "" };
            say!(
                lang,
                "{book} {when}{class} theo phiếu số {no}{note}, đến {until}",
                "{book} {when}{class} under order {no}{note}, until {until}"
            )
        })
        .collect();
    let none = lang.pick("không có", "none").to_owned();
    let joined = |list: Vec<String>| if list.is_empty() { none.clone() } else { list.join("; ") };
    let _ = writeln!(text, "{} {}.", lang.pick("Đợt mở sổ:", "Open windows:"), joined(windows));
    let pages: Vec<String> = s
        .pages
        .iter()
        .map(|l| format!("{} {}{}", word(lang, l.book.code()), period(lang, &l.period), class(&l.class)))
        .collect();
    let _ = writeln!(text, "{} {}.", lang.pick("Sổ đã khóa:", "Locked:"), joined(pages));
    if !s.waiting.is_empty() {
        let _ = writeln!(text, "{}", lang.pick("Việc đang chờ:", "Waiting:"));
    }
    text
}

/// What everybody is shown after an officer recovered.
fn recovered(lang: Lang, username: &str, at: jiff::Timestamp) -> String {
    let at = moment(lang, at);
    say!(
        lang,
        "{username} đặt lại mật khẩu bằng mã dự phòng lúc {at}; khóa mới, không do khóa cũ ký.",
        "{username} set a new password by recovery code at {at}; the old key did not sign the new one."
    )
}

fn is_unratified(s: &Standing, order: i64) -> bool {
    s.unratified.iter().any(|u| u.order == order)
}

/// What stands out until the principal has ratified it.
fn waits(lang: Lang, u: &Unratified) -> String {
    let (no, via, note) = (u.order, word(lang, &u.via), notes::unratified(lang, u.due, u.overdue));
    say!(lang, "phiếu số {no} nhận qua {via} {note}.", "order {no}, received by {via}, is {note}.")
}

/// What was done under an order that the principal refused.
fn refused(lang: Lang, r: &Refused) -> String {
    let (no, count) = (r.order, r.entries.len());
    say!(
        lang,
        "{count} việc đã làm theo phiếu số {no} mà Hiệu trưởng không xác nhận. Xem: mamnon orders show {no}",
        "{count} entries under order {no}, which the principal refused. See: mamnon orders show {no}"
    )
}

/// What everybody is shown before a new principal takes office.
fn succeeds(lang: Lang, s: &Succession) -> String {
    let (new, day, paper, by, witness) = (&s.new, show_date(s.effective), &s.document, &s.asked_by, &s.witness);
    let old = s.old.as_deref().unwrap_or("–");
    say!(
        lang,
        "từ ngày {day}, {new} thay {old} làm Hiệu trưởng theo văn bản {paper} ({by} lập, {witness} làm chứng). Hiệu trưởng đang giữ chức dừng được: mamnon officers stop",
        "from {day} on {new} replaces {old} as principal by document {paper} ({by}, witness {witness}). The principal in office can stop it: mamnon officers stop"
    )
}

fn words(lang: Lang, w: &Waiting) -> String {
    let page = |p: &(String, String, String, Option<String>)| {
        let class = p.3.as_ref().map(|c| say!(lang, ", lớp {c}", ", class {c}")).unwrap_or_default();
        if p.1.is_empty() {
            return format!("{}, {}", word(lang, &p.0), p.2);
        }
        format!("{}, {} {}{class}", word(lang, &p.0), word(lang, &p.1), period(lang, &p.2))
    };
    match w {
        Waiting::Activate { username } => {
            say!(lang, "Kích hoạt tài khoản {username}", "Activate the account {username}")
        }
        Waiting::SignIn => say!(lang, "Đăng nhập", "Sign in"),
        Waiting::Pending { count } => {
            say!(lang, "{count} tài khoản chưa kích hoạt", "{count} accounts wait for activation")
        }
        Waiting::Approve { order, by, page: p } => {
            let p = page(p);
            say!(
                lang,
                "Phiếu số {order} chờ duyệt: {by} đề nghị {p}",
                "Order {order} waits for approval: {by} asks, {p}"
            )
        }
        Waiting::Ratify { order } => {
            say!(lang, "Phiếu số {order} chờ xác nhận bổ sung", "Order {order} waits to be ratified")
        }
        Waiting::CarryOut { order, page: p } => {
            let p = page(p);
            say!(lang, "Phiếu số {order} đã duyệt, chờ thực hiện: {p}", "Order {order} is approved and waits: {p}")
        }
        Waiting::Wipe { order, object } => say!(
            lang,
            "Đã xóa {object} theo phiếu số {order}, còn phải dọn tệp dữ liệu",
            "{object} is erased under order {order}; the file is still to be wiped"
        ),
        Waiting::Retire { username } => say!(
            lang,
            "{username} thôi giữ chức Hiệu trưởng mà tài khoản còn dùng được",
            "{username} is no longer principal and still has an account in use"
        ),
        Waiting::NoClasses => say!(lang, "Chưa có lớp nào", "There are no classes yet"),
        Waiting::NoChildren => say!(lang, "Chưa có trẻ nào", "There are no children yet"),
    }
}

fn command(w: &Waiting) -> String {
    match w {
        Waiting::Activate { username } => format!("mamnon activate {username}"),
        Waiting::SignIn => "mamnon login".to_owned(),
        Waiting::Pending { .. } => "mamnon accounts list --status pending".to_owned(),
        Waiting::Approve { order, .. } => format!("mamnon orders approve {order}"),
        Waiting::Ratify { order } => format!("mamnon orders ratify {order}"),
        Waiting::CarryOut { order, page: (kind, book, period, class) } => {
            let class = class.as_ref().map(|c| format!(" --class {c}")).unwrap_or_default();
            if kind == "erase" {
                return format!("mamnon audit erase {period} --order {order}");
            }
            let verb = if kind == "final-lock" { "lock --final" } else { kind };
            format!("mamnon {verb} {book} {period}{class} --order {order}")
        }
        Waiting::Wipe { order, object } => format!("mamnon audit erase {object} --order {order}"),
        Waiting::Retire { username } => format!("mamnon accounts disable {username} --reason \"…\""),
        Waiting::NoClasses => "mamnon help classes import".to_owned(),
        Waiting::NoChildren => "mamnon help children import".to_owned(),
    }
}

fn as_json(lang: Lang, s: &Standing, lines: &[(String, String)]) -> serde_json::Value {
    json!({
        "school": s.school,
        "user": s.user.as_ref().map(|(u, _)| u),
        "roles": s.roles,
        "reported": null,
        "missing": null,
        "pages": s.pages.iter().map(|l| json!({"book": l.book.code(), "period": l.period, "class": l.class,
            "state": if l.final_lock { "final" } else { "locked" }})).collect::<Vec<_>>(),
        "windows": s.windows.iter().map(|w| json!({"book": w.book.code(), "period": w.period, "class": w.class,
            "order": w.order, "until": crate::domain::date::format_utc_ms(w.until),
            "unratified": is_unratified(s, w.order)})).collect::<Vec<_>>(),
        "waiting": lines.iter().map(|(what, command)| json!({"what": what, "command": command})).collect::<Vec<_>>(),
        "findings": findings(lang, s),
        "next": lines.first().map(|(_, c)| c),
    })
}

/// What everybody is shown, as JSON.
fn findings(lang: Lang, s: &Standing) -> serde_json::Value {
    let at = crate::domain::date::format_utc_ms;
    let recovered = s.recovered.iter().map(|(user, when)| {
        json!({"code": "recovered", "username": user, "at": at(*when), "what": recovered(lang, user, *when)})
    });
    let to_come = s.successions.iter().map(|n| {
        json!({"code": "replacement", "username": n.new, "from": n.effective.to_string(), "what": succeeds(lang, n)})
    });
    let unratified = s.unratified.iter().map(|u| {
        json!({"code": "unratified", "order": u.order, "due": u.due.to_string(), "overdue": u.overdue,
            "what": waits(lang, u)})
    });
    let refused = s.refused.iter().map(|r| {
        let entries: Vec<u64> = r.entries.iter().map(|e| e.seq).collect();
        json!({"code": "refused", "order": r.order, "count": entries.len(), "entries": entries, "what": refused(lang, r)})
    });
    recovered.chain(to_come).chain(unratified).chain(refused).collect()
}

/// On a terminal a digit runs that line after showing its command; Enter leaves.
fn menu(cx: &mut Cx, text: String, lines: &[(String, String)]) -> Result<Answer> {
    if lines.is_empty() || cx.global.quiet {
        return Ok(Answer::Text(text));
    }
    let question = cx.lang().pick("Gõ số để làm, Enter để thoát", "Type a number to do it, Enter to leave");
    if cx.global.no_input || !super::session::can_ask() {
        return Ok(Answer::Text(text));
    }
    cx.ui().answer(&Answer::Text(text))?;
    let Some(typed) = cx.prompt().line(question)? else { return Ok(Answer::Exit(0)) };
    let chosen = typed.parse::<usize>().ok().and_then(|n| lines.get(n.checked_sub(1)?));
    let Some((_, command)) = chosen else { return Ok(Answer::Exit(0)) };
    cx.ui().talk(&format!("$ {command}"));
    let args: Vec<std::ffi::OsString> = command.split_whitespace().map(Into::into).collect();
    Ok(Answer::Exit(super::run(&args)))
}
