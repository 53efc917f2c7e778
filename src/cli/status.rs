//! `mamnon` alone, and `mamnon status`
use super::context::Cx;
use super::corrections::words::{capital, sentence};
use super::menu::{self, Extra, Line};
use super::orders::notes;
use super::session;
use super::ui::{Answer, Format};
use crate::app::day::Day;
use crate::app::status::{Standing, Succession, Waiting};
use crate::app::under::{Refused, Unratified};
use crate::app::{App, Result};
use crate::domain::correction::State;
use crate::domain::date::{Month, show_date, to_local, weekday_index};
use crate::domain::lock::Window;
use crate::domain::refusal::{Refusal, Thing};
use crate::domain::standing::PasswordState;
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

/// Shows where things stand; on a terminal a digit runs that line and comes back.
pub fn run(_args: Args, cx: &mut Cx) -> Result<Answer> {
    loop {
        let standing = match cx.app().and_then(App::standing) {
            Ok(standing) => standing,
            // No school yet: say how to begin, which is no error when somebody types `mamnon` for the first time.
            Err(e) if matches!(e.downcast_ref::<Refusal>(), Some(Refusal::NotFound { thing: Thing::Database, .. })) => {
                return Ok(first_time(cx));
            }
            Err(e) => return Err(e),
        };
        let lang = cx.lang();
        let lines: Vec<Line> = standing.waiting.iter().map(|w| line(lang, w)).collect();
        match cx.ui().format {
            Format::Json => return Ok(Answer::Text(format!("{}\n", as_json(lang, &standing, &lines)))),
            Format::Csv => return Ok(Answer::List(menu::as_list(lang, &lines))),
            Format::Table => {}
        }
        let text = menu::layout(&head(lang, &standing), &lines, lang, session::width());
        if lines.is_empty() || cx.global.quiet || cx.global.no_input || !session::can_ask() {
            return Ok(Answer::Text(text));
        }
        cx.ui().answer(&Answer::Text(text))?;
        if !menu::choose_and_run(cx, &lines)? {
            return Ok(Answer::Exit(0));
        }
    }
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

/// A day with its weekday: `thứ Hai 05/10/2026`.
pub fn weekday(lang: Lang, day: crate::domain::date::Date) -> String {
    let name = DAYS[weekday_index(day)];
    format!("{} {}", lang.pick(name.0, name.1), show_date(day))
}

/// The offices held, as the head of a screen names them.
pub fn offices(lang: Lang, roles: &[String]) -> String {
    let mut titles: Vec<String> = roles.iter().map(|r| role_title(lang, r)).collect();
    titles.dedup();
    titles.join(", ")
}

fn head(lang: Lang, s: &Standing) -> String {
    let local = to_local(s.now);
    let who = match &s.user {
        Some((username, name)) if s.roles.is_empty() => format!("{name} ({username})"),
        Some((username, _)) => format!("{} ({username})", offices(lang, &s.roles)),
        None => lang.pick("chưa đăng nhập", "not signed in").to_owned(),
    };
    let when = weekday(lang, s.today);
    let mut text = format!("{} · {when} {:02}:{:02} · {who}\n", s.school, local.hour(), local.minute());
    for (_, what) in findings(lang, s) {
        let _ = writeln!(text, "{} {what}", lang.pick("CHÚ Ý:", "NOTE:"));
    }
    if s.user.is_none() {
        return text;
    }
    if let Some(line) = s.password.and_then(|p| password(lang, p)) {
        let _ = writeln!(text, "{line}");
    }
    if let Some(n) = s.checks.filter(|n| *n > 0) {
        let line =
            say!(lang, "Tự kiểm tra: {n} phát hiện (mamnon doctor).", "Self-check: {n} findings (mamnon doctor).");
        let _ = writeln!(text, "{line}");
    }
    if let Some(day) = &s.day {
        let now = i64::from(local.hour()) * 60 + i64::from(local.minute());
        let _ = writeln!(text, "{}", reports(lang, day, now));
    }
    let windows: Vec<String> = s.windows.iter().map(|(w, unratified)| window(lang, w, *unratified)).collect();
    let none = lang.pick("không có", "none").to_owned();
    let joined = |list: Vec<String>| if list.is_empty() { none.clone() } else { list.join("; ") };
    let _ = writeln!(text, "{} {}.", lang.pick("Đợt mở sổ:", "Open windows:"), joined(windows));
    let class = |c: &Option<String>| c.as_ref().map(|c| say!(lang, ", lớp {c}", ", class {c}")).unwrap_or_default();
    // The latest pages say enough; `lock --list` has all.
    let pages: Vec<String> = s
        .pages
        .iter()
        .rev()
        .take(PAGES)
        .map(|l| format!("{} {}{}", word(lang, l.book.code()), period(lang, &l.period), class(&l.class)))
        .collect();
    let more = s.pages.len().saturating_sub(PAGES);
    let more =
        if more > 0 { say!(lang, " (và {more} sổ trước đó)", " (and {more} before)") } else { String::new() };
    let _ = writeln!(text, "{} {}{more}.", lang.pick("Sổ đã khóa:", "Locked:"), joined(pages));
    if !s.months.is_empty() {
        let months = s.months.iter().map(|m| month(lang, *m)).collect::<Vec<_>>().join(", ");
        let _ =
            writeln!(text, "{}", say!(lang, "Sổ ăn bán trú chưa khóa: {months}.", "Meals not locked yet: {months}."));
    }
    text
}

/// How long the password has still.
fn password(lang: Lang, state: PasswordState) -> Option<String> {
    match state {
        PasswordState::NoEnd => None,
        PasswordState::Good(left) | PasswordState::Due(left) => {
            Some(say!(lang, "Mật khẩu còn {left} ngày.", "The password has {left} days left."))
        }
        PasswordState::Grace(left) => Some(say!(
            lang,
            "Mật khẩu đã quá hạn; còn ghi được {left} ngày nữa (mamnon passwd).",
            "The password is past its time; writing goes on for {left} more days (mamnon passwd)."
        )),
        PasswordState::Over => Some(say!(
            lang,
            "Mật khẩu đã quá hạn; chỉ xem được cho đến khi đổi (mamnon passwd).",
            "The password is past its time; reading only until it is changed (mamnon passwd)."
        )),
    }
}

/// Locked pages that the head names.
const PAGES: usize = 4;

fn month(lang: Lang, month: Month) -> String {
    period(lang, &month.to_string())
}

/// An open window, until when and by which order.
fn window(lang: Lang, w: &Window, unratified: bool) -> String {
    let (book, when, until) = (word(lang, w.book.code()), period(lang, &w.period), moment(lang, w.until));
    let class = w.class.as_ref().map(|c| say!(lang, ", lớp {c}", ", class {c}")).unwrap_or_default();
    let (no, unratified) =
        (w.order, if unratified { lang.pick(", chưa xác nhận bổ sung", ", not ratified") } else { "" });
    say!(
        lang,
        "{book} {when}{class} theo phiếu số {no}, đến {until}{unratified}",
        "{book} {when}{class} under order {no}, until {until}{unratified}"
    )
}

/// `Báo ăn: 9/12 lớp, còn 10 phút đến giờ chốt 08:30. Chưa báo: 3A2, 4A1, 5A3`
fn reports(lang: Lang, day: &Day, now: i64) -> String {
    if !day.serving {
        return lang.pick("Hôm nay không phải ngày ăn.", "No meals today.").to_owned();
    }
    let (reported, all) = (day.reported.len(), day.reported.len() + day.missing.len());
    let at = day.cutoff.rem_euclid(24 * 60);
    let (at, left) = (format!("{:02}:{:02}", at / 60, at % 60), day.cutoff - now);
    let cutoff = if day.missing.is_empty() {
        String::new()
    } else if left < 0 {
        say!(lang, ", đã quá giờ chốt {at}", ", the cutoff {at} is over")
    } else if left < 60 {
        say!(lang, ", còn {left} phút đến giờ chốt {at}", ", {left} minutes to the cutoff {at}")
    } else {
        say!(lang, ", giờ chốt {at}", ", cutoff {at}")
    };
    let missing = day.missing.join(", ");
    let missing =
        if missing.is_empty() { String::new() } else { say!(lang, " Chưa báo: {missing}", " Missing: {missing}") };
    say!(lang, "Báo ăn: {reported}/{all} lớp{cutoff}.{missing}", "Reported: {reported}/{all} classes{cutoff}.{missing}")
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
        Waiting::SignIn { username: None } => say!(lang, "Đăng nhập", "Sign in"),
        Waiting::SignIn { username: Some(username) } => {
            say!(lang, "Đăng nhập lại {username}", "Sign {username} in again")
        }
        Waiting::Mark { class, more, instead: true, .. } => {
            let n = more.len();
            let more =
                if n == 0 { String::new() } else { say!(lang, " (rồi đến {n} lớp nữa)", " (then {n} more)") };
            say!(lang, "Báo ăn thay lớp {class}{more}", "Report for class {class}{more}")
        }
        Waiting::Mark { class, .. } => say!(lang, "Chấm ăn lớp {class} hôm nay", "Mark class {class} today"),
        Waiting::Review { count } => {
            say!(lang, "Xem và duyệt lần lượt {count} phiếu", "Look at the {count} orders one after the other")
        }
        Waiting::Asked { order } => {
            say!(lang, "Phiếu số {order} đã đề nghị, chờ Hiệu trưởng duyệt", "Order {order} waits for the principal")
        }
        Waiting::CloseWindow { window: w } => {
            let (what, until) = (window(lang, w, false), moment(lang, w.until));
            say!(lang, "Đóng sớm (hết giờ {until}): {what}", "Close before {until}: {what}")
        }
        Waiting::LockMonth { month: m, cosigner } => {
            let m = month(lang, *m);
            match cosigner {
                Some(_) => say!(lang, "Khóa sổ ăn bán trú {m}", "Lock the meals of {m}"),
                None => say!(lang, "Yêu cầu khóa sổ ăn bán trú {m}", "Order to lock the meals of {m}"),
            }
        }
        Waiting::Settle { month: m } => {
            let m = month(lang, *m);
            say!(lang, "Quyết toán tiền ăn {m}, sổ chưa khóa", "Settle {m}, which is not locked")
        }
        Waiting::Password { days } if *days < 0 => lang
            .pick("Mật khẩu đã quá hạn: xem được, chưa ghi được", "The password is too old to write with")
            .to_owned(),
        Waiting::Password { days } => say!(lang, "Mật khẩu còn {days} ngày", "The password holds {days} more days"),
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
        Waiting::Correction { view: v } => {
            let said = capital(&sentence(lang, &v.slip, &v.fields, v.effect));
            let state = word(lang, v.slip.state.code());
            format!("{said} [{state}]")
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
        Waiting::SignIn { username: None } => "mamnon login".to_owned(),
        Waiting::SignIn { username: Some(username) } => format!("mamnon login {username}"),
        Waiting::Mark { day, class, .. } => format!("mamnon meals marks set {day} {class}"),
        Waiting::Review { .. } => "mamnon review".to_owned(),
        Waiting::Asked { order } => format!("mamnon orders show {order}"),
        Waiting::CloseWindow { window: w } => {
            let class = w.class.as_ref().map(|c| format!(" --class {c}")).unwrap_or_default();
            format!("mamnon lock {} {}{class}", w.book.code(), w.period)
        }
        Waiting::LockMonth { month, cosigner: Some(who) } => format!("mamnon lock meals {month} --cosign {who}"),
        Waiting::LockMonth { month, cosigner: None } => {
            format!("mamnon orders issue lock meals {month} --reason \"…\"")
        }
        Waiting::Settle { month } => format!("mamnon meals settle {month}"),
        Waiting::Password { .. } => "mamnon passwd".to_owned(),
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
        Waiting::Correction { view } => {
            let (no, state) = (view.slip.no, view.slip.state);
            match state {
                State::Submitted => format!("mamnon corrections approve {no}"),
                State::Approved if view.slip.is_outside() => {
                    format!("mamnon corrections sent {no} --letter \"…\" --dated today")
                }
                State::SentExternal => format!("mamnon corrections done {no} --on today"),
                State::DoneExternal => format!("mamnon corrections confirm {no}"),
                State::Verified => format!("mamnon corrections close {no}"),
                _ => format!("mamnon corrections apply {no}"),
            }
        }
        Waiting::Wipe { order, object } => format!("mamnon audit erase {object} --order {order}"),
        Waiting::Retire { username } => format!("mamnon accounts disable {username} --reason \"…\""),
        Waiting::NoClasses => "mamnon help classes import".to_owned(),
        Waiting::NoChildren => "mamnon help children import".to_owned(),
    }
}

fn line(lang: Lang, w: &Waiting) -> Line {
    // Pasted as it stands the command marks the whole class present; the menu asks who is absent before it runs it.
    let extra = matches!(w, Waiting::Mark { .. }).then_some(Extra::Absent);
    Line { what: words(lang, w), command: command(w), extra }
}

fn as_json(lang: Lang, s: &Standing, lines: &[Line]) -> serde_json::Value {
    let at = crate::domain::date::format_utc_ms;
    let cutoff = s.day.as_ref().map(|d| d.cutoff.rem_euclid(24 * 60)).map(|m| format!("{:02}:{:02}", m / 60, m % 60));
    json!({
        "school": s.school,
        "user": s.user.as_ref().map(|(u, _)| u),
        "roles": s.roles,
        "password_days_left": match s.password {
            Some(PasswordState::Good(left) | PasswordState::Due(left)) => Some(left),
            Some(PasswordState::Grace(_) | PasswordState::Over) => Some(0),
            Some(PasswordState::NoEnd) | None => None,
        },
        "date": s.today.to_string(),
        "serving": s.day.as_ref().map(|d| d.serving),
        "cutoff": cutoff,
        "reported": s.day.as_ref().map(|d| &d.reported),
        "missing": s.day.as_ref().map(|d| &d.missing),
        "pages": s.pages.iter().map(|l| json!({"book": l.book.code(), "period": l.period, "class": l.class,
            "state": if l.final_lock { "final" } else { "locked" }})).collect::<Vec<_>>(),
        "months": s.months.iter().map(Month::to_string).collect::<Vec<_>>(),
        "windows": s.windows.iter().map(|(w, unratified)| json!({"book": w.book.code(), "period": w.period,
            "class": w.class, "order": w.order, "until": at(w.until), "ratified": !unratified})).collect::<Vec<_>>(),
        "waiting": lines.iter().map(|l| json!({"what": l.what, "command": l.command})).collect::<Vec<_>>(),
        "findings": findings(lang, s).into_iter().map(|(f, what)| finding(f, what)).collect::<Vec<_>>(),
        "checks": s.checks,
        "next": lines.first().map(|l| &l.command),
    })
}

/// What everybody is shown.
enum Finding<'a> {
    Recovered(&'a (String, jiff::Timestamp)),
    Succession(&'a Succession),
    Unratified(&'a Unratified),
    Refused(&'a Refused),
}

fn findings(lang: Lang, s: &Standing) -> Vec<(Finding<'_>, String)> {
    let recovered = s.recovered.iter().map(|r| (Finding::Recovered(r), recovered(lang, &r.0, r.1)));
    let to_come = s.successions.iter().map(|n| (Finding::Succession(n), succeeds(lang, n)));
    let unratified = s.unratified.iter().map(|u| (Finding::Unratified(u), waits(lang, u)));
    let refused = s.refused.iter().map(|r| (Finding::Refused(r), refused(lang, r)));
    recovered.chain(to_come).chain(unratified).chain(refused).collect()
}

fn finding(finding: Finding<'_>, what: String) -> serde_json::Value {
    let at = crate::domain::date::format_utc_ms;
    match finding {
        Finding::Recovered((user, when)) => {
            json!({"code": "recovered", "username": user, "at": at(*when), "what": what})
        }
        Finding::Succession(n) => {
            json!({"code": "replacement", "username": n.new, "from": n.effective.to_string(), "what": what})
        }
        Finding::Unratified(u) => {
            json!({"code": "unratified", "order": u.order, "due": u.due.to_string(), "overdue": u.overdue, "what": what})
        }
        Finding::Refused(r) => {
            let entries: Vec<u64> = r.entries.iter().map(|e| e.seq).collect();
            json!({"code": "refused", "order": r.order, "count": entries.len(), "entries": entries, "what": what})
        }
    }
}
