//! The screens: the menu under `mamnon`, what is shown before an approval, `mamnon review`; on a real pseudo-terminal, and the
//! same without one.
use crate::harness::{PROGRAM, School, password};
use expectrl::session::OsSession;
use expectrl::{Eof, Expect as _, Session};
use mamnon::cli::command;
use mamnon::cli::tour::words;
use serde_json::Value;
use std::time::Duration;

/// A terminal of that kind and so many columns wide.
fn terminal(school: &School, user: &str, term: &str, columns: u16, args: &[&str]) -> OsSession {
    let program = school.command(user);
    let mut command = std::process::Command::new("sh");
    let setup = format!("stty echo cols {columns} && exec \"$0\" \"$@\"");
    command.args(["-c", &setup, PROGRAM]).args(args).env_clear();
    command.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?)))).current_dir(school.path());
    command.env("MAMNON_LANG", "vi").env("TERM", term);
    let mut session = Session::spawn(command).unwrap();
    session.set_expect_timeout(Some(Duration::from_mins(1)));
    session
}

fn wide(school: &School, user: &str, args: &[&str]) -> OsSession {
    terminal(school, user, "xterm", 200, args)
}

/// Types a secret once the echo is off.
fn secret(terminal: &mut OsSession, text: &str) {
    while terminal.get_process().get_echo().unwrap() {
        std::thread::yield_now();
    }
    terminal.send_line(text).unwrap();
}

/// Reads on to these words.
fn see(terminal: &mut OsSession, text: &str) {
    terminal.expect(text).unwrap_or_else(|e| panic!("\"{text}\" did not come: {e}"));
}

fn end(terminal: &mut OsSession) -> i32 {
    see_end(terminal).1
}

fn see_end(terminal: &mut OsSession) -> (String, i32) {
    let rest = terminal.expect(Eof).unwrap();
    let rest = String::from_utf8_lossy(rest.as_bytes()).into_owned();
    match terminal.get_process().wait().unwrap() {
        expectrl::process::unix::WaitStatus::Exited(_, code) => (rest, code),
        other => panic!("{other:?}"),
    }
}

/// Today is a serving day, whatever day it is; October is locked.
fn school() -> School {
    let school = School::locked();
    school.ok("pho.ht", "mamnon meals calendar set today serving --reason \"học bù\"");
    school
}

fn ask_unlock(school: &School) -> i64 {
    let asked = school.ok_json(
        "gv.5a1a",
        "mamnon orders request unlock meals 2026-10-05 --class 5A1 --reason \"chấm nhầm một cháu\"",
    );
    asked["order"].as_i64().unwrap()
}

// --------------------------------------------------------------------------------------------------------- the menu

/// Every line's command works when it is pasted by the one who was shown it (Q4.5; the nutrition lead marks: Q5.4).
#[test]
fn every_line_of_every_role_works_when_pasted() {
    let school = school();
    school.ok("pho.ht", "mamnon accounts create kiem.tra --name \"Phạm Văn Tra\"");
    school.ok("hieu.truong", "mamnon roles grant kiem.tra inspector --reason \"kiểm tra nội bộ\"");
    let code = school.ok_json("pho.ht", "mamnon accounts reset kiem.tra --reason \"cấp mã\"");
    school.activate("kiem.tra", code["activation_code"].as_str().unwrap());
    school.ok("pho.ht", "mamnon accounts create cron --name \"Máy chủ\" --kind service");
    school.ok("hieu.truong", "mamnon roles grant cron service --reason \"sao lưu đêm\"");
    school.ok("pho.ht", "mamnon accounts token cron --out cron.token");
    ask_unlock(&school);
    school.open("meals 2026-10-06 --class 5A2");
    school.ok("pho.ht", "mamnon orders record unlock meals 2026-10-07 --phone --dated today --reason \"HT gọi\"");
    // A month that is over and has not been locked.
    school.ok("pho.ht", "mamnon meals calendar set 2026-09-30 serving --reason \"học bù\"");
    school.ok("pho.ht", "mamnon meals marks set 2026-09-30 5A1");
    let token = school.path().join("cron.token").to_str().unwrap().to_owned();
    let mut seen: Vec<(String, usize)> = Vec::new();
    for user in ["nobody", "cron", "kiem.tra", "ke.toan", "gv.5a1a", "dinh.duong", "hieu.truong", "pho.ht"] {
        let env: &[(&str, &str)] = if user == "cron" { &[("MAMNON_TOKEN_FILE", &token)] } else { &[] };
        let board = school.with(user, "mamnon --format json", "", env);
        assert_eq!(board.code, 0, "{user}: {board:?}");
        let board = board.json();
        let lines = board["waiting"].as_array().unwrap();
        assert_eq!(board["next"], lines.first().map_or(Value::Null, |l| l["command"].clone()), "{user}");
        for line in lines {
            let command_line = line["command"].as_str().unwrap().replace('…', "lý do");
            let typed = words(&command_line);
            assert_eq!(typed[0], "mamnon", "{line}");
            command().try_get_matches_from(&typed).unwrap_or_else(|e| panic!("{line}\n{e}"));
            let out = school.with(user, &format!("{command_line} --format json"), "", env);
            let asks = out.code == 2 && out.error()["code"] == "no_terminal";
            assert!(out.code == 0 || asks, "{user}: {line}: {out:?}");
        }
        seen.push((user.to_owned(), lines.len()));
    }
    // The nutrition lead reports for the first class; what the teacher and the principal did is no longer waiting.
    let counts: Vec<usize> = seen.iter().map(|(_, n)| *n).collect();
    assert_eq!(counts[..3], [1, 0, 0], "signed out, service, inspector: {seen:?}");
    assert!(counts[3..].iter().all(|n| *n > 0), "{seen:?}");
    school.verifies();
}

/// The counts of the head are what the marks say, by role and reach.
#[test]
fn the_head_counts_who_has_reported_and_names_who_has_not() {
    let school = school();
    let board = school.ok_json("pho.ht", "mamnon status");
    let missing = board["missing"].as_array().unwrap();
    assert_eq!((board["reported"].as_array().unwrap().len(), missing.len()), (0, 12), "{board}");
    assert_eq!(board["cutoff"], "08:30");
    school.ok("gv.5a1a", "mamnon meals marks set today 5A1");
    let board = school.ok_json("pho.ht", "mamnon status");
    assert_eq!(board["reported"], serde_json::json!(["5A1"]), "{board}");
    assert_eq!(board["missing"].as_array().unwrap().len(), 11);
    let teacher = school.ok_json("gv.5a1a", "mamnon status");
    assert_eq!((&teacher["reported"], &teacher["missing"]), (&serde_json::json!(["5A1"]), &serde_json::json!([])));
    let stranger = school.ok_json("nobody", "mamnon status");
    assert!(stranger["reported"].is_null() && stranger["missing"].is_null(), "nobody signed in: {stranger}");
    school.ok("hieu.truong", "mamnon policy set meals.cutoff 00:01 --reason \"thử\"");
    let words = school.ok("pho.ht", "mamnon --lang vi");
    assert!(words.contains("Báo ăn: 1/12 lớp, đã quá giờ chốt 00:01. Chưa báo: "), "{words}");
    school.ok("pho.ht", "mamnon meals calendar set today holiday --reason \"nghỉ bão\"");
    let words = school.ok("pho.ht", "mamnon --lang vi");
    assert!(words.contains("Hôm nay không phải ngày ăn."), "{words}");
}

/// Windows with until when and by which order, and whether that order still waits to be ratified (Q4.5).
#[test]
fn open_windows_say_until_when_and_whether_anybody_stands_for_them() {
    let school = school();
    let record = "mamnon orders record unlock meals 2026-10-05 --class 5A1 --phone --dated today --reason \"HT gọi\"";
    let no = school.ok_json("pho.ht", record)["order"].as_i64().unwrap();
    school.ok("pho.ht", &format!("mamnon unlock meals 2026-10-05 --class 5A1 --order {no}"));
    let text = school.ok("gv.5a1a", "mamnon --lang vi");
    assert!(text.contains(&format!("ngày 05/10/2026, lớp 5A1 theo phiếu số {no}, đến ")), "{text}");
    assert!(text.contains(", chưa xác nhận bổ sung."), "{text}");
    let late = [("MAMNON_TEST_NOW", "+5400")];
    let window = school.with("pho.ht", "mamnon status --format json", "", &late).json()["windows"][0].clone();
    assert_eq!((window["order"].as_i64(), window["ratified"].as_bool()), (Some(no), Some(false)), "{window}");
    let lines = school.ok_json("pho.ht", "mamnon status")["waiting"].to_string();
    assert!(lines.contains("mamnon lock meals 2026-10-05 --class 5A1"), "it can be closed early: {lines}");
    // Refused afterwards it stays before everybody's eyes who may see it.
    school.ok("hieu.truong", &format!("mamnon orders refuse {no} --reason \"không gọi\""));
    let findings = school.ok_json("pho.ht", "mamnon status")["findings"].clone();
    assert_eq!((findings[0]["code"].as_str(), findings[0]["order"].as_i64()), (Some("refused"), Some(no)));
}

/// A digit shows the command, asks for what is left open, runs it, and the menu comes back; what is no digit is explained.
#[test]
fn the_menu_asks_for_what_is_missing_runs_it_and_comes_back() {
    let school = school();
    school.ok("pho.ht", "mamnon meals calendar set 2026-09-30 serving --reason \"học bù\"");
    school.ok("pho.ht", "mamnon meals marks set 2026-09-30 5A1");
    let mut at = wide(&school, "hieu.truong", &["--db", "school.db"]);
    see(&mut at, "Hiệu trưởng (hieu.truong)");
    see(&mut at, "Sổ ăn bán trú chưa khóa: tháng 09/2026");
    see(&mut at, "Gõ số để làm");
    at.send_line("x").unwrap();
    see(&mut at, "\"x\" không phải số của việc nào. Gõ số từ 1 đến 1");
    see(&mut at, "Gõ số để làm");
    at.send_line("1").unwrap();
    see(&mut at, "$ mamnon orders issue lock meals 2026-09 --reason \"…\"");
    see(&mut at, "Lý do");
    // Nothing typed: nothing done, and the menu is there again.
    at.send_line("").unwrap();
    see(&mut at, "Gõ số để làm");
    at.send_line("1").unwrap();
    see(&mut at, "Lý do");
    at.send_line("hết tháng 9").unwrap();
    see(&mut at, "Phiếu số 2: Hiệu trưởng yêu cầu");
    see(&mut at, "Không có việc nào đang chờ.");
    assert_eq!(end(&mut at), 0);
    assert_eq!(school.ok_json("pho.ht", "mamnon orders show 2")["reason"], "hết tháng 9");
}

/// Whoever marks by a digit is asked who is absent first.
#[test]
fn marking_by_a_digit_asks_who_is_absent() {
    let school = school();
    let mut at = wide(&school, "gv.5a1a", &[]);
    see(&mut at, "Chấm ăn lớp 5A1 hôm nay");
    see(&mut at, "Gõ số để làm");
    at.send_line("1").unwrap();
    see(&mut at, "Cháu nào nghỉ");
    at.send_line("T2600213").unwrap();
    see(&mut at, "mục nhật ký");
    see(&mut at, "Báo ăn: 1/1 lớp");
    assert_eq!(end(&mut at), 0);
    let absent = school.query(
        "SELECT count(DISTINCT child) FROM meal_marks m JOIN children c ON c.id=m.child WHERE m.status='excused' AND c.code='T2600213' AND m.date>'2026-11-01'",
    );
    assert_eq!(absent, 1);
}

#[test]
fn a_dumb_or_narrow_terminal_and_a_pipe_are_served_too() {
    let school = school();
    ask_unlock(&school);
    // A dumb terminal: plain lines, no control codes.
    let mut at = terminal(&school, "hieu.truong", "dumb", 200, &[]);
    at.expect("Gõ số để làm, Enter để thoát: ").unwrap();
    at.send_line("9").unwrap();
    see(&mut at, "không phải số của việc nào");
    at.send_line("").unwrap();
    let (rest, code) = see_end(&mut at);
    assert!(code == 0 && !rest.contains('\u{1b}'), "{rest:?}");
    // A narrow one: the command below its words, whole.
    let mut at = terminal(&school, "hieu.truong", "xterm", 40, &[]);
    at.expect("\n      mamnon orders approve 2\r\n").unwrap();
    at.send_line("").unwrap();
    assert_eq!(end(&mut at), 0);
    // A pipe: no question, and it ends 0, whatever lies in it.
    let entries = school.entries();
    let piped = school.typing("hieu.truong", "mamnon --lang vi", "1\n");
    assert!(piped.code == 0 && piped.stderr.is_empty() && !piped.stdout.contains("Gõ số"), "{piped:?}");
    assert_eq!(school.entries(), entries);
    let csv = school.ok("hieu.truong", "mamnon status --format csv");
    assert!(csv.starts_with("what,command\n") && csv.contains("mamnon orders approve 2"), "{csv}");
}

// --------------------------------------------------------------------------------------------- before an approval

/// The principal sees exactly what is asked before deciding; no answer and no terminal change nothing of it (Q4.5).
#[test]
fn an_approval_shows_what_is_asked_and_asks() {
    let school = school();
    // What was changed there before is counted.
    school.open("meals 2026-10-05 --class 5A1");
    school.ok("gv.5a1a", "mamnon meals marks fix 2026-10-05 T2600213 excused");
    school.ok("pho.ht", "mamnon lock meals 2026-10-05 --class 5A1");
    let no = ask_unlock(&school).to_string();
    let mut at = wide(&school, "hieu.truong", &["orders", "approve", &no, "--hours", "3"]);
    see(&mut at, &format!("Phiếu số {no}: mở lại sổ ăn bán trú ngày 05/10/2026, lớp 5A1"));
    see(&mut at, "chấm nhầm một cháu");
    see(&mut at, "Giáo viên lớp 5A1 (gv.5a1a), thứ ");
    see(&mut at, "Phó hiệu trưởng (pho.ht)");
    see(&mut at, "sổ ăn bán trú ngày 05/10/2026, lớp 5A1, trong 3 giờ kể từ lúc mở");
    see(&mut at, "Được ghi:");
    see(&mut at, "Giáo viên lớp 5A1 (gv.5a1a)");
    see(&mut at, "2 thay đổi sau khi khóa, theo 1 phiếu");
    see(&mut at, &format!("Duyệt phiếu số {no}? [c/K]"));
    let entries = school.entries();
    at.send_line("").unwrap();
    see(&mut at, "Không làm gì.");
    assert_eq!((end(&mut at), school.entries()), (0, entries));
    // Ctrl-C at the question leaves nothing half done.
    let mut at = wide(&school, "hieu.truong", &["orders", "approve", &no]);
    see(&mut at, "[c/K]");
    at.send("\u{3}").unwrap();
    assert_eq!((end(&mut at), school.entries()), (130, entries));
    let mut at = wide(&school, "hieu.truong", &["orders", "approve", &no, "--hours", "3"]);
    see(&mut at, "[c/K]");
    at.send_line("có").unwrap();
    see(&mut at, &format!("Đã duyệt phiếu số {no}."));
    assert_eq!(end(&mut at), 0);
    let shown = school.ok_json("pho.ht", &format!("mamnon orders show {no}"));
    assert_eq!((shown["state"].as_str(), shown["hours"].as_i64()), (Some("approved"), Some(3)));
}

/// Several at once are asked for one by one; `-y` answers; a script is asked nothing.
#[test]
fn several_are_asked_in_turn_and_scripts_go_on_as_they_did() {
    let school = school();
    let days = ["2026-10-05", "2026-10-06", "2026-10-07", "2026-10-08"];
    let orders = days.map(|day| {
        let line = format!("mamnon orders request unlock meals {day} --class 5A1 --reason \"chấm nhầm\"");
        school.ok_json("gv.5a1a", &line)["order"].to_string()
    });
    let mut at = wide(&school, "hieu.truong", &["orders", "approve", &orders[0], &orders[1]]);
    see(&mut at, &format!("Duyệt phiếu số {}? [c/K]", orders[0]));
    at.send_line("k").unwrap();
    see(&mut at, &format!("Duyệt phiếu số {}? [c/K]", orders[1]));
    at.send_line("gì").unwrap();
    see(&mut at, "Gõ c (có) hoặc k (không).");
    at.send_line("c").unwrap();
    see(&mut at, &format!("Đã duyệt phiếu số {}.", orders[1]));
    assert_eq!(end(&mut at), 0);
    let mut at = wide(&school, "hieu.truong", &["orders", "approve", &orders[2], "-y"]);
    let (rest, code) = see_end(&mut at);
    assert!(code == 0 && rest.contains("Đã duyệt") && !rest.contains("[c/K]"), "{rest}");
    school.ok("hieu.truong", &format!("mamnon orders approve {}", orders[3]));
    let states: Vec<String> = orders
        .iter()
        .map(|no| school.ok_json("pho.ht", &format!("mamnon orders show {no}"))["state"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(states, ["requested", "approved", "approved", "approved"]);
    // Who has no right is shown nothing.
    let mut at = wide(&school, "pho.ht", &["orders", "approve", &orders[0]]);
    let (rest, code) = see_end(&mut at);
    assert!(code == 3 && rest.contains("not_allowed") && !rest.contains("[c/K]"), "{rest}");
}

/// At the vice-principal's machine the principal reads what will be open, agrees, and only then types the password (Q4.5).
#[test]
fn a_cosigned_unlock_and_lock_show_what_is_approved_before_the_password() {
    let school = school();
    let unlock =
        ["unlock", "meals", "2026-10-05", "--class", "5A1", "--cosign", "hieu.truong", "--reason", "chấm nhầm"];
    let entries = school.entries();
    let mut at = wide(&school, "pho.ht", &unlock);
    see(&mut at, "Đề nghị mở lại sổ ăn bán trú ngày 05/10/2026, lớp 5A1");
    see(&mut at, "Phó hiệu trưởng (pho.ht)");
    see(&mut at, "trong 2 giờ kể từ lúc mở");
    see(&mut at, "hieu.truong duyệt mở lại sổ ăn bán trú ngày 05/10/2026, lớp 5A1? [c/K]");
    at.send_line("k").unwrap();
    see(&mut at, "Không làm gì.");
    assert_eq!((end(&mut at), school.entries()), (0, entries));
    let mut at = wide(&school, "pho.ht", &unlock);
    see(&mut at, "[c/K]");
    at.send_line("c").unwrap();
    see(&mut at, "hieu.truong xác nhận tại máy, mật khẩu");
    secret(&mut at, password("hieu.truong"));
    see(&mut at, "Đã mở lại sổ ăn bán trú ngày 05/10/2026, lớp 5A1");
    assert_eq!(end(&mut at), 0);
    let mut at = wide(&school, "pho.ht", &["lock", "meals", "2026-09", "--cosign", "hieu.truong"]);
    see(&mut at, "Sẽ khóa:");
    see(&mut at, "hieu.truong duyệt khóa sổ ăn bán trú tháng 09/2026? [c/K]");
    at.send_line("c").unwrap();
    see(&mut at, "mật khẩu");
    secret(&mut at, password("hieu.truong"));
    see(&mut at, "Đã khóa sổ ăn bán trú tháng 09/2026");
    assert_eq!(end(&mut at), 0);
    // Without a terminal nothing is asked but the password, by its flag.
    let line = "mamnon unlock meals 2026-10-06 --class 5A1 --cosign hieu.truong --cosign-password-stdin --reason x";
    let out = school.typing("pho.ht", line, &format!("{}\n", password("hieu.truong")));
    assert_eq!(out.code, 0, "{out:?}");
    school.verifies();
}

// ----------------------------------------------------------------------------------------------------------- review

/// Two requests and a recorded order, since a sign-in of the principal.
fn much_waits() -> (School, [i64; 3]) {
    let school = school();
    for _ in 0..2 {
        let typed = format!("{}\n", password("hieu.truong"));
        let out = school.typing("hieu.truong", "mamnon login hieu.truong --password-stdin", &typed);
        assert_eq!(out.code, 0, "{out:?}");
    }
    let first = ask_unlock(&school);
    let second =
        school.ok_json("gv.5a1a", "mamnon orders request unlock meals 2026-10-06 --class 5A1 --reason \"nhầm\"");
    let third = school.ok_json(
        "pho.ht",
        "mamnon orders record unlock meals 2026-10-07 --class 5A2 --document 15/PT --dated today --reason \"văn bản\"",
    );
    school.ok("pho.ht", &format!("mamnon unlock meals 2026-10-07 --class 5A2 --order {}", third["order"]));
    school.ok("pho.ht", "mamnon accounts create nguoi.moi --name \"Trần Thị Mới\"");
    school.refused("gv.5a1a", "mamnon accounts list", 3, "not_allowed");
    school.refused("gv.5a1a", "mamnon meals marks fix 2026-10-08 T2600213 excused", 5, "book_locked");
    let no = |v: &Value| v["order"].as_i64().unwrap();
    let orders = [first, no(&second), no(&third)];
    (school, orders)
}

/// What the principal comes back to, as data (Q3.1, Q4.5); nothing is decided.
#[test]
fn a_review_without_a_terminal_is_data_and_decides_nothing() {
    let (school, [first, second, recorded]) = much_waits();
    let entries = school.entries();
    let review = school.ok_json("hieu.truong", "mamnon review");
    for key in ["since", "waiting", "to_ratify", "corrections", "events", "password_days"] {
        assert!(!review[key].is_null(), "{key}: {review}");
    }
    let numbers = |key: &str| -> Vec<i64> {
        review[key].as_array().unwrap().iter().map(|o| o["order"].as_i64().unwrap()).collect()
    };
    assert_eq!((numbers("waiting"), numbers("to_ratify")), (vec![first, second], vec![recorded]));
    assert_eq!(review["waiting"][0]["executors"], serde_json::json!(["pho.ht"]));
    assert!(review["to_ratify"][0]["ratify_by"].is_string() && review["to_ratify"][0]["done_by"] == "pho.ht");
    let codes: Vec<&str> = review["events"].as_array().unwrap().iter().map(|e| e["code"].as_str().unwrap()).collect();
    for code in ["unlock", "accounts.create", "denied"] {
        assert!(codes.contains(&code), "{code}: {codes:?}");
    }
    // What lies before the last sign-in is not told again.
    assert!(!codes.contains(&"accounts.import") && !codes.contains(&"lock"), "{codes:?}");
    assert_eq!(school.entries(), entries, "it decides nothing");
    let text = school.ok("hieu.truong", "mamnon review --lang vi");
    assert!(
        text.starts_with("Hiệu trưởng · lần trước: thứ") || text.starts_with("Hiệu trưởng · lần trước: Chủ"),
        "{text}"
    );
    assert!(text.contains("Chờ duyệt 2:\n") && text.contains("Chờ xác nhận bổ sung 1:\n"), "{text}");
    assert!(text.contains("1 lần mở sổ") && text.contains("lần bị từ chối"), "{text}");
    assert_eq!(school.run("hieu.truong", "mamnon review --check").code, 10);
    let all = school.ok_json("hieu.truong", "mamnon review --since 2026-09-01")["events"].to_string();
    assert!(all.contains("accounts.import") && all.contains("roles.import"), "{all}");
    let csv = school.ok("hieu.truong", "mamnon review --format csv");
    assert!(
        csv.starts_with("section,code,no,at,actor,what\n") && csv.contains(&format!("to_ratify,unlock,{recorded},"))
    );
    // A delegate decides and reads no log.
    school.ok("hieu.truong", "mamnon roles grant dinh.duong delegate --reason \"đi họp\"");
    let delegate = school.ok_json("dinh.duong", "mamnon review");
    assert!(delegate["events"].is_null() && delegate["waiting"].as_array().unwrap().len() == 2, "{delegate}");
    // Only for those who decide.
    school.refused("pho.ht", "mamnon review", 3, "not_allowed");
    school.refused("nobody", "mamnon review", 3, "not_signed_in");
}

/// Decided one after the other: approved, refused with a reason, skipped; an interruption keeps what was decided.
#[test]
fn a_review_decides_one_after_the_other() {
    let (school, [first, second, recorded]) = much_waits();
    let mut at = wide(&school, "hieu.truong", &["review"]);
    see(&mut at, "Duyệt lần lượt? [c/K]");
    at.send_line("c").unwrap();
    see(&mut at, &format!("Phiếu số {first}: mở lại sổ ăn bán trú"));
    see(&mut at, "[c] duyệt  [k] không duyệt (hỏi lý do)  [b] bỏ qua  [q] thôi");
    at.send_line("c").unwrap();
    see(&mut at, &format!("Đã duyệt phiếu số {first}. (mục nhật ký "));
    see(&mut at, "[q] thôi");
    at.send("\u{3}").unwrap();
    assert_eq!(end(&mut at), 130);
    let state = |no: i64| school.ok_json("pho.ht", &format!("mamnon orders show {no}"))["state"].clone();
    assert_eq!((state(first), state(second)), ("approved".into(), "requested".into()), "what was decided stays");

    let mut at = wide(&school, "hieu.truong", &["review"]);
    see(&mut at, "[c/K]");
    at.send_line("c").unwrap();
    see(&mut at, &format!("Phiếu số {second}: "));
    see(&mut at, "[q] thôi");
    at.send_line("x").unwrap();
    see(&mut at, "Gõ c, k, b hoặc q.");
    see(&mut at, "[q] thôi");
    at.send_line("k").unwrap();
    see(&mut at, "Lý do không duyệt");
    at.send_line("đã đúng rồi").unwrap();
    see(&mut at, &format!("Không duyệt phiếu số {second}."));
    see(&mut at, &format!("Phiếu số {recorded}: "));
    see(&mut at, "[c] xác nhận bổ sung");
    at.send_line("c").unwrap();
    see(&mut at, &format!("Đã xác nhận bổ sung phiếu số {recorded}."));
    see(&mut at, "Đã duyệt 1, không duyệt 1, còn lại 0.");
    assert_eq!(end(&mut at), 0);
    let shown = school.ok_json("pho.ht", &format!("mamnon orders show {second}"));
    assert_eq!((shown["state"].as_str(), shown["answer"].as_str()), (Some("rejected"), Some("đã đúng rồi")));
    assert_eq!(state(recorded), "used");
    let ratified = school.ok_json("hieu.truong", "mamnon audit log --action orders.ratify");
    assert!(ratified[0]["reason"].is_null(), "the reason of one decision is none of the next: {ratified}");
    assert_eq!(school.run("hieu.truong", "mamnon review --check").code, 0);
    school.verifies();
}
