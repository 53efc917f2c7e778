//! Accounts over the year: ageing passwords, the review, leavers, accounts elsewhere, and every road back in (Q2, Q4.3, Q6.1).
use crate::harness::{Out, School, password};
use mamnon::domain::date::{Date, local_date};
use mamnon::domain::term::{taught_days, usual};
use serde_json::Value;
use std::fmt::Write as _;
use std::os::unix::fs::PermissionsExt as _;

const DAY: i64 = 86_400;
const NEW: &str = "muoi hai canh buom nau";
const NEWER: &str = "chin dam may tim hong";

/// Runs a line at that many seconds from now, with these lines typed.
fn moved(school: &School, seconds: i64, user: &str, line: &str, lines: &[&str]) -> Out {
    let now = format!("+{seconds}");
    let typed = lines.iter().fold(String::new(), |mut text, line| {
        let _ = writeln!(text, "{line}");
        text
    });
    let stdin = if lines.is_empty() { "" } else { " --password-stdin" };
    school.with(user, &format!("mamnon {line} --format json{stdin}"), &typed, &[("MAMNON_TEST_NOW", now.as_str())])
}

fn sign_in(school: &School, seconds: i64, user: &str, password: &str) {
    let out = moved(school, seconds, user, &format!("login {user}"), &[password]);
    assert_eq!(out.code, 0, "{out:?}");
}

/// As somebody who has just signed in at that moment.
fn at(school: &School, seconds: i64, user: &str, line: &str) -> Out {
    sign_in(school, seconds, user, password(user));
    moved(school, seconds, user, line, &[])
}

fn code(out: &Out) -> (i32, String) {
    let said = if out.code == 0 { String::new() } else { out.error()["code"].as_str().unwrap().to_owned() };
    (out.code, said)
}

/// The findings of a list: code and what it is about, as its sentence names it.
fn codes(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|f| f["code"].as_str().unwrap().to_owned()).collect()
}

fn verifies(school: &School, seconds: i64) {
    let out = moved(school, seconds, "nobody", "audit verify", &[]);
    assert_eq!((out.code, &out.json()["ok"]), (0, &true.into()), "{out:?}");
}

fn today_after(days: i64) -> Date {
    local_date(mamnon::cli::session::clock() + jiff::SignedDuration::from_hours(24 * days))
}

/// Q2 regular change, Q6.1: first a reminder, then some days of grace, then no more writing; reading goes on, and a new password ends it.
#[test]
fn an_ageing_password_reminds_then_warns_then_only_reads() {
    let school = School::new();
    let place = |days: i64, name: &str| at(&school, days * DAY, "pho.ht", &format!("school set place {name}"));
    let fresh = place(52, "A");
    assert!(fresh.code == 0 && !fresh.stderr.contains("mamnon passwd"), "{fresh:?}");
    let due = place(53, "B");
    assert!(due.code == 0 && due.stderr.contains("Reminder: the password has 7 days left"), "{due:?}");
    let quiet = at(&school, 53 * DAY, "pho.ht", "school show --quiet");
    assert!(!quiet.stderr.contains("Reminder"), "{quiet:?}");
    let status = school.with("pho.ht", "mamnon --lang vi", "", &[("MAMNON_TEST_NOW", "+4579200")]);
    assert!(status.stdout.contains("Mật khẩu còn 7 ngày."), "{status:?}");
    let grace = place(61, "C");
    assert!(grace.code == 0 && grace.stderr.contains("writing goes on for 6 more days"), "{grace:?}");
    let loud = at(&school, 61 * DAY, "pho.ht", "school show --quiet");
    assert!(loud.stderr.contains("NOTE: the password is past its time"), "not to be silenced: {loud:?}");
    assert_eq!(place(67, "D").code, 0, "the last day");
    assert_eq!(code(&place(68, "E")), (3, "must_change_password".into()));
    let read = at(&school, 68 * DAY, "pho.ht", "children list --class 5A1");
    assert_eq!(read.code, 0, "{read:?}");
    let status = moved(&school, 68 * DAY, "pho.ht", "status", &[]).json();
    assert_eq!(status["password_days_left"], 0);
    // A teacher has longer.
    assert_eq!(at(&school, 68 * DAY, "gv.5a1a", "status").json()["password_days_left"], 112);
    let changed = moved(&school, 68 * DAY, "pho.ht", "passwd", &[password("pho.ht"), NEW]);
    assert_eq!(changed.code, 0, "{changed:?}");
    let set = moved(&school, 68 * DAY, "pho.ht", "school set place F", &[]);
    assert!(set.code == 0 && !set.stderr.contains("mamnon passwd"), "{set:?}");
    verifies(&school, 68 * DAY);
}

/// Q2 regular change, Q3.1: the numbers are the principal's, dated, and for a role where it is named.
#[test]
fn the_password_policy_is_dated_and_by_role() {
    let school = School::new();
    let set = |key: &str, value: &str, from: Date| {
        school.ok("hieu.truong", &format!("mamnon policy set {key} {value} --from {from} --reason \"quy chế mới\""));
    };
    school.refused("pho.ht", "mamnon policy set password.max_days 0 --reason x", 3, "not_allowed");
    school.refused("hieu.truong", "mamnon policy set password.max_days.nobody 9 --reason x", 4, "not_found");
    school.refused("hieu.truong", "mamnon policy set password.grace_days 91 --reason x", 6, "invalid_input");
    set("password.min_length.teacher", "20", today_after(0));
    set("password.history.teacher", "0", today_after(0));
    let made = school.ok_json("pho.ht", "mamnon accounts create gv.moi --name \"Lê Thị Ánh\"");
    let code_of_new = made["activation_code"].as_str().unwrap();
    let change = |user: &str, lines: &[&str]| code(&moved(&school, 0, user, "passwd", lines));
    // Nineteen characters: too short for a teacher, long enough for the accountant.
    let nineteen = "xe dap leo doc sau.";
    assert_eq!(nineteen.chars().count(), 19);
    assert_eq!(change("gv.5a1a", &[password("gv.5a1a"), nineteen]), (6, "weak_password".into()));
    assert_eq!(change("gv.5a1a", &[password("gv.5a1a"), "xe dap leo doc sau mua"]), (0, String::new()));
    assert_eq!(change("ke.toan", &[password("ke.toan"), nineteen]), (0, String::new()));
    // Somebody without a role yet has the general length.
    let activated = moved(&school, 0, "gv.moi", "activate gv.moi", &[code_of_new, nineteen]);
    assert_eq!(activated.code, 0, "{activated:?}");
    // From a day to come: until then 60 days hold, and the day after they are 90.
    set("password.max_days.vice_principal", "90", today_after(65));
    assert!(at(&school, 61 * DAY, "pho.ht", "status").stderr.contains("past its time"));
    assert_eq!(at(&school, 65 * DAY, "pho.ht", "status").json()["password_days_left"], 25);
    let keys = at(&school, 65 * DAY, "hieu.truong", "policy list").json().to_string();
    for key in ["password.remind_days", "password.grace_days", "accounts.dormant_days", "password.min_length.teacher"] {
        assert!(keys.contains(key), "{key}");
    }
    verifies(&school, 65 * DAY);
}

/// Q4.3: `locked` is shown while wrong tries block somebody, dormancy is counted in days inside terms, and disables nobody.
#[test]
fn lists_show_who_is_blocked_and_who_was_long_away() {
    let school = School::new();
    for _ in 0..5 {
        moved(&school, 0, "x", "login gv.5a1a", &["sai"]);
    }
    let list = school.ok_json("pho.ht", "mamnon accounts list --status locked");
    assert_eq!((list.as_array().unwrap().len(), &list[0]["username"]), (1, &"gv.5a1a".into()));
    assert_eq!(school.ok_json("pho.ht", "mamnon accounts show gv.5a1a")["status"], "locked");
    let later = at(&school, 16 * 60, "pho.ht", "accounts list --status locked").json();
    assert_eq!(later.as_array().unwrap().len(), 0, "a block ends by itself");
    // The vice-principal signs in all along, so that the clock stays believable; the teachers do not.
    let since = today_after(0);
    let year = school.query("SELECT CAST(substr(first,1,4) AS INTEGER) FROM school_year");
    let first = jiff::civil::date(i16::try_from(year).unwrap(), 8, 1);
    let last = jiff::civil::date(first.year() + 1, 7, 31);
    let terms = usual(first, last);
    for days in [40, 100, 200, 260] {
        let inside = taught_days(since, today_after(days), &terms);
        let list = |least: i64| at(&school, days * DAY, "pho.ht", &format!("accounts list --dormant {least}")).json();
        let find = |list: &Value| list.as_array().unwrap().iter().find(|a| a["username"] == "ke.toan").cloned();
        let seen = find(&list(inside)).unwrap_or_else(|| panic!("{days} days are {inside} inside terms"));
        assert_eq!(seen["dormant_days"], inside);
        assert_eq!(find(&list(inside + 1)), None);
        assert_eq!(seen["status"], "active");
        assert!(find(&at(&school, days * DAY, "pho.ht", "accounts list --dormant 1").json()).is_some() || inside == 0);
    }
    let review = at(&school, 260 * DAY, "pho.ht", "accounts review");
    let inside = taught_days(since, today_after(260), &terms);
    let officer = review
        .json()
        .as_array()
        .unwrap()
        .iter()
        .find(|f| f["code"] == "dormant" && f["message"].as_str().unwrap().starts_with("hieu.truong"))
        .cloned();
    assert_eq!(officer.is_some(), inside >= 45);
    if let Some(officer) = officer {
        assert_eq!(officer["command"], "mamnon accounts show hieu.truong", "an officer is never put out of use for it");
    }
    let old = at(&school, 260 * DAY, "pho.ht", "accounts list --password-older 200").json();
    assert!(old.as_array().unwrap().iter().any(|a| a["username"] == "ke.toan"), "{old}");
}

/// Q4.3: accounts in other systems are rows without passwords: given, given back, listed; theirs who may.
#[test]
fn accounts_elsewhere_are_given_and_given_back() {
    let school = School::new();
    let add = "mamnon accounts outside add csdl.moet lan.pt --holder NV003";
    school.refused("ke.toan", add, 3, "not_allowed");
    school.refused("hieu.truong", add, 3, "not_allowed");
    let tried = school.ok_json("pho.ht", &format!("{add} -n"));
    assert_eq!((&tried["dry_run"], &tried["entry"]), (&true.into(), &Value::Null));
    assert_eq!(tried["changes"][0]["tbl"], "outside_account");
    let given = school.ok_json("pho.ht", &format!("{add} --level \"nhập liệu\" --on 2026-09-05"));
    assert_eq!((&given["holder"], &given["given_on"]), (&"NV003".into(), &"2026-09-05".into()), "{given}");
    let again = school.ok_json("pho.ht", &format!("{add} --level \"nhập liệu\" --on 2026-09-05"));
    assert_eq!(again["entry"], Value::Null, "said twice");
    school.refused("pho.ht", "mamnon accounts outside add CSDL.moet LAN.PT --holder NV002", 5, "exists");
    school.refused("pho.ht", "mamnon accounts outside add website lan --holder NV999", 4, "not_found");
    school.refused("pho.ht", "mamnon accounts outside add \"\" lan --holder NV003", 6, "invalid_input");
    school.refused("pho.ht", "mamnon accounts outside return csdl.moet lan", 4, "not_found");
    let early = "mamnon accounts outside return csdl.moet lan.pt --on 2026-09-01";
    school.refused("pho.ht", early, 6, "invalid_input");
    assert_eq!(school.run("pho.ht", "mamnon accounts outside add web lan --holder NV003 --password x").code, 2);
    let list = school.ok_json("hieu.truong", "mamnon accounts outside list --holder NV003");
    assert_eq!((&list[0]["login"], &list[0]["level"]), (&"lan.pt".into(), &"nhập liệu".into()));
    school.refused("gv.5a1a", "mamnon accounts outside list", 3, "not_allowed");
    let csv = school.ok("pho.ht", "mamnon accounts outside list --format csv");
    assert!(csv.starts_with("system,login,holder,name,level,given_on,returned_on\ncsdl.moet,lan.pt,NV003,"), "{csv}");
    let back = school.ok_json("pho.ht", "mamnon accounts outside return csdl.moet lan.pt --on 2026-10-31");
    assert_eq!(back["returned_on"], "2026-10-31");
    assert_eq!(school.ok_json("pho.ht", "mamnon accounts outside return csdl.moet lan.pt")["entry"], Value::Null);
    let other_day = "mamnon accounts outside return csdl.moet lan.pt --on 2026-10-30";
    school.refused("pho.ht", other_day, 5, "wrong_state");
    assert_eq!(school.ok_json("pho.ht", "mamnon accounts outside list").as_array().unwrap().len(), 0);
    assert_eq!(school.ok_json("pho.ht", "mamnon accounts outside list --all").as_array().unwrap().len(), 1);
    // Given back, it can be given to the next one.
    school.ok("pho.ht", "mamnon accounts outside add csdl.moet lan.pt --holder NV002");
    // The log names the holder by code and the name there not at all.
    let bodies = school.ok("pho.ht", "mamnon audit log --action accounts.outside --format json");
    assert!(bodies.contains("staff/NV003") && !bodies.contains("lan.pt"), "{bodies}");
    school.verifies();
}

/// Q4.3, Q4.4: with a member of staff go the names that they had in other systems.
#[test]
fn an_erasure_takes_the_names_elsewhere_along() {
    let school = School::new();
    school.ok("pho.ht", "mamnon accounts outside add zalo \"Cao Diệu An\" --holder NV003 --level \"quản trị nhóm\"");
    school.ok("pho.ht", "mamnon accounts outside add website khach --holder NV002");
    school.ok("pho.ht", "mamnon staff leave NV003 --on yesterday");
    school.ok("pho.ht", "mamnon accounts outside return zalo \"Cao Diệu An\"");
    school.ok("pho.ht", "mamnon accounts disable van.thu --reason \"nghỉ việc\"");
    let order = school.ok_json("hieu.truong", "mamnon orders issue erase staff/NV003 --reason \"theo đơn\"");
    school.ok("pho.ht", &format!("mamnon audit erase staff/NV003 --order {} --yes", order["order"]));
    let list = school.ok_json("pho.ht", "mamnon accounts outside list --all");
    let row = list.as_array().unwrap().iter().find(|o| o["holder"] == "NV003").unwrap();
    assert_eq!((&row["login"], &row["level"]), (&"".into(), &Value::Null), "{row}");
    assert_eq!(list.as_array().unwrap().iter().filter(|o| o["login"] == "khach").count(), 1, "nobody else's");
    let bytes = std::fs::read(school.db()).unwrap();
    for trace in ["Cao Diệu An", "quản trị nhóm"] {
        assert!(!bytes.windows(trace.len()).any(|w| w == trace.as_bytes()), "{trace}");
    }
    school.verifies();
}

/// Q4.3: whoever leaves is told what to give back, and the review goes on asking until it is done.
#[test]
fn a_leaver_gives_back_account_classes_and_names_elsewhere() {
    let school = School::new();
    let staff = school.ok_json("pho.ht", "mamnon accounts show gv.5a1a")["staff"].as_str().unwrap().to_owned();
    school.ok("pho.ht", &format!("mamnon accounts outside add zalo 0912 --holder {staff}"));
    let left = school.ok_json("pho.ht", &format!("mamnon staff leave {staff} --on yesterday"));
    assert_eq!(codes(&left["give_back"]), ["leaver_active", "leaver_outside", "grant_held"], "{left}");
    let commands: Vec<String> =
        left["give_back"].as_array().unwrap().iter().map(|f| f["command"].as_str().unwrap().to_owned()).collect();
    assert_eq!(
        commands,
        [
            "mamnon accounts disable gv.5a1a --reason \"…\"",
            "mamnon accounts outside return zalo 0912",
            "mamnon roles revoke gv.5a1a teacher --class 5A1 --reason \"…\"",
        ]
    );
    let review = school.run("pho.ht", "mamnon accounts review --format json");
    assert_eq!(review.code, 10, "{review:?}");
    let asks = |list: &Value| codes(list).into_iter().filter(|c| c.starts_with("leaver")).collect::<Vec<_>>();
    assert_eq!(asks(&review.json()), ["leaver_active", "leaver_outside"]);
    school.ok("pho.ht", &commands[0].replace('…', "nghỉ việc"));
    school.ok("pho.ht", &commands[1]);
    school.ok("hieu.truong", &commands[2].replace('…', "nghỉ việc"));
    let review = school.run("pho.ht", "mamnon accounts review --format json");
    assert_eq!(asks(&review.json()), [""; 0], "{review:?}");
    school.verifies();
}

/// Q4.3, Q3.1: what the review finds, and that each command of it works when pasted.
#[test]
fn the_review_finds_what_is_wrong_and_its_commands_mend_it() {
    let school = School::new();
    school.refused("gv.5a1a", "mamnon accounts review", 3, "not_allowed");
    // Whoever was never activated is put out of use first: the school has many.
    for account in school.ok_json("pho.ht", "mamnon accounts list --status pending").as_array().unwrap() {
        let user = account["username"].as_str().unwrap();
        school.ok("pho.ht", &format!("mamnon accounts disable {user} --reason \"thử\""));
    }
    let clean = school.run("hieu.truong", "mamnon accounts review --format json");
    assert_eq!((clean.code, clean.json()), (0, Value::Array(vec![])), "{clean:?}");
    school.ok("pho.ht", "mamnon accounts create gv.moi --name \"Lê Thị Ánh\"");
    school.ok("pho.ht", "mamnon accounts create cron --name \"Máy chủ\" --kind service");
    school.ok("hieu.truong", "mamnon roles grant ke.toan principal --reason \"nhầm\"");
    school.ok("hieu.truong", "mamnon roles grant ke.toan web_editor --reason \"thử\"");
    school.ok("hieu.truong", "mamnon roles revoke dinh.duong nutrition_lead --reason \"thử\"");
    let week = 8 * DAY;
    let review = at(&school, week, "hieu.truong", "accounts review");
    assert_eq!(review.code, 10);
    let list = review.json();
    let mut found = codes(&list);
    found.sort();
    assert_eq!(found, ["many_roles", "never_activated", "never_activated", "no_role", "two_principals"], "{list}");
    for f in list.as_array().unwrap() {
        let command = f["command"].as_str().unwrap().strip_prefix("mamnon ").unwrap().replace('…', "rà soát");
        let who = if f["code"] == "two_principals" { "hieu.truong" } else { "pho.ht" };
        let out = at(&school, week, who, &command);
        assert_eq!(out.code, 0, "{command}: {out:?}");
    }
    let after = codes(&at(&school, week, "pho.ht", "accounts review").json());
    assert_eq!(after, [""; 0], "two roles are not many, and all else is mended");
    sign_in(&school, 17 * DAY, "pho.ht", password("pho.ht"));
    let table = school.with("pho.ht", "mamnon accounts review --lang vi", "", &[("MAMNON_TEST_NOW", "+1468800")]);
    assert_eq!((table.code, table.stdout.contains("chưa kích hoạt")), (10, true), "{table:?}");
    verifies(&school, week);
}

/// Q2 secrecy, Q4.3: a teacher forgot the password: the vice-principal gives a code, the teacher a new password.
#[test]
fn the_road_of_a_teacher_who_forgot() {
    let school = School::new();
    let given = school.ok_json("pho.ht", "mamnon accounts reset gv.5a1a --reason \"quên mật khẩu\"");
    assert_eq!(code(&moved(&school, 0, "gv.5a1a", "login gv.5a1a", &[password("gv.5a1a")])).0, 3, "the old one ended");
    let back = moved(&school, 0, "gv.5a1a", "activate gv.5a1a", &[given["activation_code"].as_str().unwrap(), NEW]);
    assert_eq!((back.code, &back.json()["key_origin"]), (0, &"reset".into()), "{back:?}");
    assert_eq!(code(&moved(&school, 0, "gv.5a1a", "login gv.5a1a", &[NEW])).0, 0);
    school.verifies();
}

/// A recovery code for the safe, asked for with the password, which it changes to [`NEW`].
fn envelope(school: &School, user: &str) -> String {
    let out = moved(school, 0, user, "passwd --recovery-code", &[password(user), NEW]);
    assert_eq!(out.code, 0, "{out:?}");
    out.json()["recovery_code"].as_str().unwrap().to_owned()
}

/// Q2 secrecy, Q3.1, Q4.3: each officer alone, then both at once, come back by the envelopes in the safe.
#[test]
fn the_road_of_officers_who_forgot() {
    for forgot in [&["pho.ht"][..], &["hieu.truong"], &["pho.ht", "hieu.truong"]] {
        let school = School::new();
        let envelopes: Vec<String> = forgot.iter().map(|user| envelope(&school, user)).collect();
        for (user, recovery) in forgot.iter().zip(&envelopes) {
            let back = moved(&school, 0, user, &format!("recover {user}"), &[recovery, NEWER]);
            assert_eq!((back.code, &back.json()["key_origin"]), (0, &"recovery".into()), "{back:?}");
            assert!(back.json()["recovery_code"].is_string(), "the next envelope");
            let role = if *user == "pho.ht" { "vice_principal" } else { "principal" };
            assert_eq!(school.ok_json(user, "mamnon whoami")["roles"], serde_json::json!([role]));
        }
        // Everybody is shown it for thirty days.
        let seen = codes(&school.run("nobody", "mamnon doctor --format json").json());
        assert_eq!(seen.iter().filter(|c| *c == "recovered").count(), forgot.len(), "{seen:?}");
        // Both are back in their duties.
        let order = school.ok_json("hieu.truong", "mamnon orders issue lock meals 2026-10 --reason \"hết kỳ\"");
        school.ok("pho.ht", &format!("mamnon lock meals 2026-10 --order {}", order["order"]));
        school.verifies();
    }
}

/// What remains where both passwords and both envelopes are lost: nobody at the keyboard gets in, by any road. The doors open
/// again only with a recovery code, or with a second vice-principal and a witness, so that neither is to be put off.
#[test]
fn without_passwords_and_envelopes_nobody_lets_themselves_in() {
    let school = School::new();
    let witness = |user: &str| format!("--cosign {user} --cosign-password-stdin --yes");
    for (user, line) in [
        ("gv.5a1a", "accounts reset pho.ht --reason x".to_owned()),
        ("gv.5a1a", "accounts unlock pho.ht".to_owned()),
        ("ke.toan", "roles grant ke.toan vice_principal --reason x".to_owned()),
        (
            "ke.toan",
            format!("officers replace principal \"ke.toan2=X\" --from today --document 1/QD {}", witness("gv.5a1a")),
        ),
        ("ke.toan", "backup create --out b.db".to_owned()),
    ] {
        assert_eq!(code(&moved(&school, 0, user, &line, &[])), (3, "not_allowed".into()), "{line}");
    }
    for user in ["pho.ht", "hieu.truong"] {
        for (line, wrong) in [("login", "wrong_password"), ("recover", "wrong_code"), ("activate", "wrong_code")] {
            let out = moved(&school, 0, "x", &format!("{line} {user}"), &["AAAAA-AAAAA", NEW]);
            assert_eq!(code(&out), (3, wrong.into()), "{line} {user}");
        }
    }
    // A second vice-principal, named while there was time, resets the first one.
    let second = School::new();
    second.ok("hieu.truong", "mamnon roles grant dinh.duong vice_principal --reason \"dự phòng\"");
    let given = second.ok_json("dinh.duong", "mamnon accounts reset pho.ht --reason \"mất mật khẩu\"");
    let back = moved(&second, 0, "pho.ht", "activate pho.ht", &[given["activation_code"].as_str().unwrap(), NEW]);
    assert_eq!(back.code, 0, "{back:?}");
    second.verifies();
}

/// Q2 secrecy: wrong tries slow an officer by some minutes at most, however many there were; others are blocked for a while.
#[test]
fn wrong_tries_slow_an_officer_and_never_for_good() {
    let school = School::new();
    // The longest wait is five minutes: somebody who tries for an hour is slowed, and the right password opens all the same.
    let mut answers = Vec::new();
    for n in 0..12 {
        answers.push(code(&moved(&school, n * 310, "x", "login hieu.truong", &["sai"])).1);
    }
    assert_eq!(answers, ["wrong_password"; 12], "never refused for longer than five minutes");
    let soon = moved(&school, 11 * 310 + 30, "hieu.truong", "login hieu.truong", &[password("hieu.truong")]);
    assert_eq!(code(&soon), (3, "account_locked".into()), "slowed");
    let back = moved(&school, 12 * 310, "hieu.truong", "login hieu.truong", &[password("hieu.truong")]);
    assert_eq!((back.code, &back.json()["failed_tries"]), (0, &12.into()), "{back:?}");
    // The vice-principal need not wait: the principal lifts it; a teacher's block is the vice-principal's to lift.
    for _ in 0..5 {
        moved(&school, 12 * 310, "x", "login pho.ht", &["sai"]);
    }
    let login = |user: &str| code(&moved(&school, 12 * 310, user, &format!("login {user}"), &[password(user)]));
    assert_eq!(login("pho.ht"), (3, "account_locked".into()));
    assert_eq!(moved(&school, 12 * 310, "hieu.truong", "accounts unlock pho.ht", &[]).code, 0);
    assert_eq!(login("pho.ht"), (0, String::new()));
    verifies(&school, 12 * 310);
}

/// Q3.1: the office changes hands and is never empty: the last principal can be neither disabled nor left without a role.
#[test]
fn the_last_principal_stays() {
    let school = School::new();
    school.refused("pho.ht", "mamnon accounts disable hieu.truong --reason x", 5, "principal_account");
    school.refused("hieu.truong", "mamnon accounts disable hieu.truong --reason x", 3, "not_allowed");
    school.refused("hieu.truong", "mamnon roles revoke hieu.truong principal --reason x", 5, "own_account");
    school.refused("pho.ht", "mamnon roles revoke hieu.truong principal --reason x", 3, "not_allowed");
    // Handed over at the machine: the old one names the new one, the new one takes the old one's role back.
    school.ok("hieu.truong", "mamnon roles grant dinh.duong principal --reason \"bàn giao\"");
    school.refused("pho.ht", "mamnon accounts disable dinh.duong --reason x", 5, "principal_account");
    school.ok("dinh.duong", "mamnon roles revoke hieu.truong principal --reason \"thôi chức\"");
    school.refused("dinh.duong", "mamnon roles revoke dinh.duong principal --reason x", 5, "own_account");
    school.ok("pho.ht", "mamnon accounts disable hieu.truong --reason \"thôi chức\"");
    // Replaced by document and witness, where the principal is not there any more.
    let later = 31 * DAY;
    sign_in(&school, later, "pho.ht", password("pho.ht"));
    let line = "officers replace principal \"ht.moi=Phạm Thị Lan\" --from 2026-09-01 --document 12/QD --cosign ke.toan --cosign-password-stdin --yes";
    let made = school.with(
        "pho.ht",
        &format!("mamnon {line} --format json"),
        &format!("{}\n", password("ke.toan")),
        &[("MAMNON_TEST_NOW", &format!("+{later}"))],
    );
    assert_eq!(made.code, 0, "{made:?}");
    let (new, made) = (made.json()["activation_code"].as_str().unwrap().to_owned(), made.json());
    assert_eq!(moved(&school, later, "ht.moi", "activate ht.moi", &[&new, NEW]).code, 0);
    let day: jiff::Timestamp = format!("{}T05:00:00Z", made["from"].as_str().unwrap()).parse().unwrap();
    let then = day.duration_since(mamnon::cli::session::clock()).as_secs();
    sign_in(&school, then, "ht.moi", NEW);
    let issue = "orders issue lock meals 2026-10 --reason \"hết kỳ\"";
    assert_eq!(moved(&school, then, "ht.moi", issue, &[]).code, 0);
    assert_eq!(code(&at(&school, then, "dinh.duong", issue)), (3, "not_allowed".into()));
    verifies(&school, then);
}

/// Every attempt of one officer to become the other, or to do without the other. Each is refused with its code, and both are
/// afterwards who they were.
#[test]
fn no_attempt_makes_one_officer_the_other() {
    let school = School::new();
    let own = envelope(&school, "pho.ht");
    let given = school.ok_json("pho.ht", "mamnon accounts create gv.moi --name \"Lê Thị Ánh\"");
    let given = given["activation_code"].as_str().unwrap();
    school.file("tk.csv", "username,name,kind,staff\nhieu.truong,Người Khác,person,\n");
    school.file("quyen.csv", "username,role,class,team,from,to\npho.ht,principal,,,,\n");
    school.file("quyen2.csv", "username,role,class,team,from,to\nhieu.truong,vice_principal,,,,\n");
    school.ok_json("pho.ht", "mamnon orders request lock meals 2026-10 --reason \"thử\"");
    let (pho, ht) = ("pho.ht", "hieu.truong");
    let mine = [NEW];
    let attempts: &[(&str, &str, &[&str], i32, &str)] = &[
        // The vice-principal reaches for the permissions and the orders.
        (pho, "accounts create hieu.truong --name X", &[], 5, "exists"),
        (pho, "accounts import tk.csv --codes-out ma.csv", &[], 6, "invalid_input"),
        (pho, "accounts reset hieu.truong --reason x", &[], 5, "principal_account"),
        (pho, "accounts disable hieu.truong --reason x", &[], 5, "principal_account"),
        (pho, "accounts token hieu.truong --out t.token", &[], 5, "wrong_state"),
        (pho, "accounts token pho.ht --out t.token", &[], 5, "wrong_state"),
        (pho, "accounts reset pho.ht --reason x", &[], 5, "own_account"),
        (pho, "roles grant pho.ht principal --reason x", &[], 3, "not_allowed"),
        (pho, "roles grant gv.5a1a principal --reason x", &[], 3, "not_allowed"),
        (pho, "roles import quyen.csv --reason x", &[], 3, "not_allowed"),
        (pho, "roles import quyen.csv --reason x --cosign pho.ht --cosign-password-stdin", &[], 3, "not_allowed"),
        (pho, "roles revoke hieu.truong principal --reason x", &[], 3, "not_allowed"),
        (pho, "policy set password.max_days 0 --reason x", &[], 3, "not_allowed"),
        (pho, "orders issue unlock meals 2026-10 --reason x", &[], 3, "not_allowed"),
        (pho, "orders approve 1", &[], 3, "not_allowed"),
        (pho, "lock meals 2026-10 --order 1", &[], 5, "wrong_state"),
        (pho, "officers stop", &[], 3, "not_allowed"),
        (
            pho,
            "officers replace principal \"pho.hai=X\" --from today --document 1/QD --yes",
            &[],
            5,
            "second_person_needed",
        ),
        (pho, "login hieu.truong", &mine, 3, "wrong_password"),
        (pho, "activate hieu.truong", &[given, NEWER], 3, "wrong_code"),
        (pho, "recover hieu.truong", &[&own, NEWER], 3, "wrong_code"),
        (pho, "recover gv.moi", &[&own, NEWER], 3, "wrong_code"),
        // The principal reaches for the accounts and for carrying out.
        (ht, "accounts create pho.hai --name X", &[], 3, "not_allowed"),
        (ht, "accounts import tk.csv --codes-out ma.csv", &[], 3, "not_allowed"),
        (ht, "accounts reset pho.ht --reason x", &[], 3, "not_allowed"),
        (ht, "accounts disable pho.ht --reason x", &[], 3, "not_allowed"),
        (ht, "accounts enable pho.ht", &[], 3, "not_allowed"),
        (ht, "accounts token pho.ht --out t.token", &[], 3, "not_allowed"),
        (ht, "roles grant hieu.truong vice_principal --reason x", &[], 5, "separation_of_duty"),
        (ht, "roles grant hieu.truong nutrition_lead --team DD --reason x", &[], 5, "own_account"),
        (ht, "roles grant pho.ht principal --reason x", &[], 5, "separation_of_duty"),
        (ht, "roles import quyen2.csv --reason x", &[], 6, "invalid_input"),
        (ht, "lock meals 2026-10 --order 1", &[], 3, "not_allowed"),
        (ht, "unlock meals 2026-10 --order 1", &[], 3, "not_allowed"),
        (ht, "orders request lock meals 2026-10 --reason x", &[], 3, "not_allowed"),
        (ht, "officers replace principal \"ht.hai=X\" --from today --document 1/QD --yes", &[], 3, "not_allowed"),
        (ht, "recover pho.ht", &[given, NEWER], 3, "wrong_code"),
    ];
    for (who, line, typed, exit, said) in attempts {
        let out = moved(&school, 0, who, line, typed);
        assert_eq!(code(&out), (*exit, (*said).to_owned()), "{who}: {line}: {out:?}");
    }
    // One's own hand is no second person, nor is one's own password the other's.
    for user in [pho, ht] {
        let line =
            format!("mamnon unlock meals 2026-10 --reason x --cosign {user} --cosign-password-stdin --format json");
        assert_eq!(code(&school.typing(pho, &line, &format!("{NEW}\n"))).0, if user == pho { 5 } else { 3 }, "{user}");
    }
    // The other's session file without its secret, and one's own session bent to the other's account.
    let stolen = std::fs::read_to_string(school.path().join("hieu.truong.session")).unwrap();
    let mut lines: Vec<String> = stolen.lines().map(str::to_owned).collect();
    let secret = lines.last_mut().unwrap();
    let turned = if secret.ends_with('0') { "1" } else { "0" };
    secret.replace_range(secret.len() - 1.., turned);
    let file = school.path().join("khac.session");
    std::fs::write(&file, lines.join("\n") + "\n").unwrap();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
    assert_eq!(code(&moved(&school, 0, "khac", "whoami", &[])), (3, "not_signed_in".into()));
    let conn = rusqlite::Connection::open(school.db()).unwrap();
    let bend = "UPDATE session SET account=(SELECT id FROM account WHERE username='hieu.truong') WHERE account=(SELECT id FROM account WHERE username='pho.ht')";
    assert!(conn.execute(bend, []).unwrap() > 0);
    drop(conn);
    assert_eq!(code(&moved(&school, 0, pho, "whoami", &[])), (3, "not_signed_in".into()));
    // Both are who they were.
    sign_in(&school, 0, pho, NEW);
    for (user, role) in [(pho, "vice_principal"), (ht, "principal")] {
        assert_eq!(school.ok_json(user, "mamnon whoami")["roles"], serde_json::json!([role]));
    }
    school.verifies();
}
