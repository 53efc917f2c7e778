//! Orders whole (phiếu): by code from the principal's card, within limits, ratified in time or refused, shown and printed (Q4.5).
use crate::harness::{School, password};
use serde_json::Value;

const ASK: &str = "mamnon orders request unlock meals 2026-10-05 --class 5A1 --reason \"chấm nhầm\"";
const FIX: &str = "mamnon meals marks fix 2026-10-05 T2600213 excused";

/// The codes of a new card.
fn card(school: &School) -> (i64, Vec<String>) {
    let made = school.ok_json("hieu.truong", "mamnon orders card");
    let codes = made["codes"].as_array().unwrap().iter().map(|c| c["code"].as_str().unwrap().to_owned()).collect();
    (made["card"].as_i64().unwrap(), codes)
}

fn ask(school: &School, more: &str) -> i64 {
    school.ok_json("pho.ht", &format!("{ASK} {more}"))["order"].as_i64().unwrap()
}

fn by_code(school: &School, no: i64, code: &str, more: &str) -> crate::harness::Out {
    school.typing("pho.ht", &format!("mamnon orders approve {no} --code - {more} --format json"), &format!("{code}\n"))
}

fn shown(school: &School, no: i64) -> Value {
    school.ok_json("hieu.truong", &format!("mamnon orders show {no}"))
}

/// Signed in so many seconds later.
fn later(school: &School, user: &str, line: &str, seconds: i64) -> crate::harness::Out {
    let now = format!("+{seconds}");
    let env = [("MAMNON_TEST_NOW", now.as_str())];
    let typed = format!("{}\n", password(user));
    let login = school.with(user, &format!("mamnon login {user} --password-stdin"), &typed, &env);
    assert_eq!(login.code, 0, "{login:?}");
    school.with(user, line, "", &env)
}

/// Q4.5: an order by telephone is a real second key; the code proves it.
#[test]
fn the_vice_principal_asks_and_opens_with_a_code_that_the_principal_reads_out() {
    let school = School::locked();
    let (number, codes) = card(&school);
    assert_eq!((number, codes.len()), (1, 20));
    let no = ask(&school, "");
    // Read aloud and typed carelessly.
    let typed = codes[6].to_lowercase().replace('-', " ");
    let out = by_code(&school, no, &typed, "--hours 1");
    assert_eq!(out.code, 0, "{out:?}");
    assert_eq!((out.json()["card"].as_i64(), out.json()["code_no"].as_i64()), (Some(1), Some(7)));
    let order = shown(&school, no);
    assert_eq!(
        [&order["state"], &order["decided_by"], &order["decided_how"], &order["asked_by"]],
        ["approved", "hieu.truong", "code", "pho.ht"]
    );
    assert!(school.ok("pho.ht", &format!("mamnon orders show {no} --lang vi")).contains("duyệt qua mã số 7 của thẻ 1"));
    let opened = school.ok_json("pho.ht", &format!("mamnon unlock meals 2026-10-05 --class 5A1 --order {no}"));
    assert_eq!(opened["order"], no);
    school.ok("pho.ht", FIX);
    let order = shown(&school, no);
    let entries = order["entries"].as_array().unwrap();
    assert_eq!(
        entries.iter().map(|e| e["action"].as_str().unwrap()).collect::<Vec<_>>(),
        ["unlock", "meals.marks.fix"]
    );
    let change = &entries[1]["changes"][0];
    assert_eq!(
        (&change["before"]["status"], &change["after"]["status"]),
        (&"present".into(), &"excused".into()),
        "{change}"
    );
    assert_eq!(order["window"]["open"], true);
    school.verifies();
    // Once used it approves nothing more.
    let next = ask(&school, "");
    let again = by_code(&school, next, &codes[6], "");
    assert_eq!((again.code, again.error()["code"].as_str()), (3, Some("wrong_code")), "{again:?}");
    assert_eq!(shown(&school, next)["state"], "requested");
    let all = std::fs::read(school.db()).unwrap();
    let holds = |text: &str| all.windows(text.len()).any(|w| w == text.as_bytes());
    assert!(codes.iter().all(|c| !holds(c) && !holds(&c.replace('-', ""))), "a code stands in the file");
}

#[test]
fn a_new_card_ends_the_one_before_and_only_approvers_make_one() {
    let school = School::locked();
    school.refused("pho.ht", "mamnon orders card", 3, "not_allowed");
    let no = ask(&school, "");
    let none = by_code(&school, no, "AAAAA-AAAAA-AAAAA", "");
    assert_eq!((none.code, none.error()["code"].as_str()), (4, Some("not_found")), "{none:?}");
    let (_, old) = card(&school);
    let (number, new) = card(&school);
    assert_eq!(number, 2);
    assert_eq!(by_code(&school, no, &old[0], "").error()["code"], "wrong_code");
    assert_eq!(by_code(&school, no, &new[0], "").code, 0);
    school.refused("hieu.truong", "mamnon orders card --codes 0", 6, "invalid_input");
    school.verifies();
}

#[test]
fn a_card_goes_to_a_file_that_nobody_else_reads() {
    use std::os::unix::fs::PermissionsExt as _;
    let school = School::new();
    let made = school.ok_json("hieu.truong", "mamnon orders card --out the.html --codes 5");
    assert_eq!(made["codes"], Value::Null, "the codes are in the file alone");
    let path = school.path().join("the.html");
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    let html = std::fs::read_to_string(&path).unwrap();
    assert!(html.contains("<td>5</td>") && !html.contains("<td>6</td>") && html.contains("CARD OF CODES 1"), "{html}");
    // A file in the way costs nothing: the card that lies in the drawer stays good.
    school.refused("hieu.truong", "mamnon orders card --out the.html", 5, "exists");
    assert_eq!(school.query("SELECT count(*) FROM order_code WHERE ended_at IS NULL"), 5);
    school.ok("hieu.truong", "mamnon orders card --out the.txt");
    let text = std::fs::read_to_string(school.path().join("the.txt")).unwrap();
    assert_eq!(text.lines().filter(|l| l.trim_start().starts_with(|c: char| c.is_ascii_digit())).count(), 20, "{text}");
    let before = school.entries();
    let dry = school.ok_json("hieu.truong", "mamnon orders card -n");
    assert_eq!((&dry["dry_run"], &dry["codes"], school.entries()), (&true.into(), &Value::Null, before));
    school.verifies();
}

#[test]
fn wrong_codes_are_counted_and_what_cannot_be_undone_needs_the_key_itself() {
    let school = School::locked();
    let (_, codes) = card(&school);
    let no = ask(&school, "");
    // Never an argument, and never repeated.
    let argument = school.run("pho.ht", &format!("mamnon orders approve {no} --code {}", codes[0]));
    assert!(argument.code == 2 && !argument.stderr.contains(&codes[0]), "{argument:?}");
    let empty = school.typing("pho.ht", &format!("mamnon orders approve {no} --code - --format json"), "");
    assert_eq!((empty.code, empty.error()["code"].as_str()), (2, Some("no_terminal")), "{empty:?}");
    assert_eq!(by_code(&school, no, "sai", "").error()["code"], "wrong_code");
    assert_eq!(school.query("SELECT total FROM throttle WHERE name='pho.ht'"), 1);
    let teacher = school.typing("gv.5a1a", &format!("mamnon orders approve {no} --code - --format json"), &codes[0]);
    assert_eq!((teacher.code, teacher.error()["code"].as_str()), (3, Some("not_allowed")));
    let right = by_code(&school, no, &codes[0], "");
    assert_eq!(right.code, 0, "{right:?}");
    assert_eq!(school.query("SELECT total FROM throttle WHERE name='pho.ht'"), 0);
    let entry = school.ok_json("pho.ht", &format!("mamnon audit show {}", right.json()["entry"]));
    assert_eq!(entry["failed_tries"], 1, "{entry}");
    assert!(!entry.to_string().contains(&codes[0]));
    assert_eq!(by_code(&school, no, &codes[1], "").error()["code"], "wrong_state", "it is approved already");
    let last =
        school.ok_json("pho.ht", "mamnon orders request final-lock meals 2026-10 --reason \"đã quyết toán\"")["order"]
            .clone();
    let refused = by_code(&school, last.as_i64().unwrap(), &codes[2], "");
    assert_eq!((refused.code, refused.error()["code"].as_str()), (6, Some("invalid_input")), "{refused:?}");
    school.verifies();
}

/// Q4.5: a request is approved at the vice-principal's machine by the principal's password, too.
#[test]
fn a_request_is_approved_by_password_at_the_machine() {
    let school = School::locked();
    let no = school.ok_json("gv.5a1a", ASK)["order"].as_i64().unwrap();
    let line = format!("mamnon orders approve {no} --cosign hieu.truong --cosign-password-stdin --format json");
    let out = school.typing("pho.ht", &line, &format!("{}\n", password("hieu.truong")));
    assert_eq!(out.code, 0, "{out:?}");
    let order = shown(&school, no);
    assert_eq!([&order["decided_by"], &order["decided_how"], &order["state"]], ["hieu.truong", "cosign", "approved"]);
    let other = school.ok_json("gv.5a1a", ASK)["order"].as_i64().unwrap();
    let line = format!("mamnon orders approve {other} --cosign gv.5a1a --cosign-password-stdin --format json");
    let out = school.typing("pho.ht", &line, &format!("{}\n", password("gv.5a1a")));
    assert_eq!((out.code, out.error()["code"].as_str()), (3, Some("not_allowed")), "{out:?}");
    school.ok("pho.ht", &format!("mamnon unlock meals 2026-10-05 --class 5A1 --order {no}"));
    school.verifies();
}

/// Q4.5: a window for one person, one hour, so many changes; an approval only tightens what was asked for.
#[test]
fn an_order_says_who_writes_how_much_and_how_long() {
    let school = School::locked();
    let no = ask(&school, "--hours 4 --most 10");
    school.refused("hieu.truong", &format!("mamnon orders approve {no} --hours 5"), 6, "invalid_input");
    school.refused("hieu.truong", &format!("mamnon orders approve {no} --most 11"), 6, "invalid_input");
    school.refused("hieu.truong", &format!("mamnon orders approve {no} --for ai.do"), 4, "not_found");
    school.ok("hieu.truong", &format!("mamnon orders approve {no} --hours 1 --most 3 --for gv.5a1a"));
    let list = school.ok_json("pho.ht", "mamnon orders list");
    let row = list.as_array().unwrap().iter().find(|o| o["order"] == no).unwrap();
    assert_eq!((&row["hours"], &row["for"], &row["most"]), (&1.into(), &"gv.5a1a".into(), &3.into()));
    let what = shown(&school, no)["what"].as_str().unwrap().to_owned();
    assert!(what.contains("for 1 hours") && what.contains("only gv.5a1a writes"), "{what}");
    school.ok("pho.ht", &format!("mamnon unlock meals 2026-10-05 --class 5A1 --order {no}"));
    // While it is open, the next is asked for: it says which window it continues.
    let next = ask(&school, &format!("--extends {no}"));
    assert_eq!(shown(&school, next)["extends"], no);
    let other = "mamnon orders request unlock meals 2026-10-06 --class 5A1 --reason x";
    school.refused("pho.ht", &format!("{other} --extends {no}"), 5, "order_mismatch");
    school.refused("pho.ht", &format!("{other} --extends 999"), 4, "not_found");
    let for_teacher = ask(&school, "--for gv.5a1a");
    school.refused("hieu.truong", &format!("mamnon orders approve {for_teacher} --for ke.toan"), 6, "conflict");
    school.refused("pho.ht", "mamnon orders request lock meals 2026-11 --most 3 --reason x", 2, "usage");
    school.refused(
        "hieu.truong",
        "mamnon orders issue unlock meals 2026-10-05 --hours 73 --reason x",
        6,
        "invalid_input",
    );
    school.verifies();
}

#[test]
fn what_is_not_locked_need_not_be_opened() {
    let school = School::with_october();
    let asks = "unlock meals 2026-10-05 --class 5A1 --reason x";
    for (user, line) in [
        ("gv.5a1a", format!("mamnon orders request {asks}")),
        ("hieu.truong", format!("mamnon orders issue {asks}")),
        ("pho.ht", format!("mamnon orders record {asks} --phone --dated 2026-11-02")),
    ] {
        let error = school.refused(user, &line, 5, "wrong_state");
        assert_eq!(error["hint"], "mamnon lock --list meals", "{error}");
    }
    // Who may not ask at all hears that first.
    school.refused("gv.5a1a", &format!("mamnon orders issue {asks}"), 3, "not_allowed");
    assert_eq!(school.query("SELECT count(*) FROM orders"), 0);
    school.verifies();
}

/// Q4.5: recorded from the telephone, an order stands out everywhere until it is ratified; after three working days it is overdue.
#[test]
fn an_unratified_order_stands_out_until_the_principal_speaks() {
    let school = School::locked();
    let record =
        "mamnon orders record unlock meals 2026-10-05 --class 5A1 --phone --dated today --reason \"hiệu trưởng gọi\"";
    let no = school.ok_json("pho.ht", record)["order"].as_i64().unwrap();
    let order = shown(&school, no);
    let due = order["due"].as_str().unwrap().to_owned();
    assert_eq!((&order["overdue"], &order["unratified"]), (&false.into(), &true.into()));
    let opened = school.run("pho.ht", &format!("mamnon unlock meals 2026-10-05 --class 5A1 --order {no} --lang vi"));
    assert!(opened.code == 0 && opened.stderr.contains("chưa xác nhận bổ sung"), "{opened:?}");
    for line in ["mamnon orders list", "mamnon lock --list", "mamnon status"] {
        let said = school.ok("ke.toan", &format!("{line} --lang vi"));
        // The accountant sees no orders of others, but that something is to be ratified.
        assert!(said.contains("chưa xác nhận bổ sung") || line.ends_with("orders list"), "{line}: {said}");
        assert!(school.ok("pho.ht", &format!("{line} --lang vi")).contains("chưa xác nhận bổ sung"), "{line}");
    }
    let status = school.ok_json("pho.ht", "mamnon status");
    assert_eq!(status["windows"][0]["ratified"], false);
    let finding = status["findings"].as_array().unwrap().iter().find(|f| f["code"] == "unratified").unwrap().clone();
    assert_eq!((&finding["order"], finding["due"].as_str()), (&no.into(), Some(due.as_str())));
    let late = later(&school, "pho.ht", "mamnon orders list --format json", 8 * 86_400);
    let row = late.json().as_array().unwrap().iter().find(|o| o["order"] == no).unwrap().clone();
    assert_eq!((&row["overdue"], row["due"].as_str()), (&true.into(), Some(due.as_str())), "{row}");
    let said = later(&school, "hieu.truong", &format!("mamnon orders ratify {no} --format json"), 8 * 86_400 + 60);
    assert_eq!(said.code, 0, "{said:?}");
    let order = later(&school, "pho.ht", &format!("mamnon orders show {no} --format json"), 8 * 86_400 + 120).json();
    assert_eq!(
        [&order["due"], &order["state"], &order["decided_how"]],
        [&Value::Null, &"used".into(), &"session".into()]
    );
}

/// Q4.5: what was done under an order that the principal refuses becomes findings.
#[test]
fn what_was_done_under_a_refused_order_becomes_findings() {
    let school = School::locked();
    let record = "mamnon orders record unlock meals 2026-10-05 --class 5A1 --phone --dated today --reason x";
    let no = school.ok_json("pho.ht", record)["order"].as_i64().unwrap();
    school.ok("pho.ht", &format!("mamnon unlock meals 2026-10-05 --class 5A1 --order {no}"));
    let fixed = school.ok_json("pho.ht", FIX)["entry"].clone();
    school.ok("hieu.truong", &format!("mamnon orders refuse {no} --reason \"tôi không gọi\""));
    school.refused("pho.ht", "mamnon meals marks fix 2026-10-05 T2600216 excused", 5, "book_locked");
    let order = shown(&school, no);
    let findings = order["findings"].as_array().unwrap();
    assert!(findings.iter().all(|f| f["code"] == "refused") && findings.iter().any(|f| f["entry"] == fixed), "{order}");
    let status = school.ok_json("ke.toan", "mamnon status");
    let finding = status["findings"].as_array().unwrap().iter().find(|f| f["code"] == "refused").unwrap().clone();
    assert_eq!((&finding["order"], &finding["count"]), (&no.into(), &2.into()), "{finding}");
    // An order that was refused before anybody used it is none.
    let unused = school.ok_json("pho.ht", record)["order"].as_i64().unwrap();
    school.ok("hieu.truong", &format!("mamnon orders refuse {unused} --reason \"không gọi\""));
    assert_eq!(school.ok_json("ke.toan", "mamnon status")["findings"].as_array().unwrap().len(), 1);
    school.verifies();
}

/// Q4.5, Q3.1: with three unratified the next is refused, unless somebody may approve in the principal's place.
#[test]
fn a_fourth_unratified_order_needs_a_delegation() {
    let school = School::locked();
    let record = |day: i64| {
        format!("mamnon orders record unlock meals 2026-10-{day:02} --phone --dated today --reason \"gọi điện\"")
    };
    for day in 5..8 {
        school.ok("pho.ht", &record(day));
    }
    school.refused("pho.ht", &record(8), 5, "too_many_unratified");
    school.ok("hieu.truong", "mamnon roles grant dinh.duong delegate --reason \"đi công tác\"");
    school.ok("pho.ht", &record(8));
    school.verifies();
    school.ok("hieu.truong", "mamnon roles revoke dinh.duong delegate --reason \"đã về\"");
    school.refused("pho.ht", &record(9), 5, "too_many_unratified");
    school.verifies();
}

#[test]
fn a_sheet_to_sign_has_everything_and_a_paper_code() {
    let school = School::locked();
    let no = ask(&school, "--hours 2 --for gv.5a1a");
    let before = school.entries();
    let html = school.ok("pho.ht", &format!("mamnon orders sheet {no} --lang vi"));
    for part in [
        "PHIẾU ĐỀ NGHỊ MỞ LẠI SỔ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Trường Mầm non Hoa Sen",
        "sổ ăn bán trú ngày 05/10/2026, lớp 5A1; trong 2 giờ; chỉ gv.5a1a ghi",
        "chấm nhầm",
        "Trần Văn Nam",
        "NGƯỜI ĐỀ NGHỊ",
        "HIỆU TRƯỞNG",
        "<svg",
        "Mã giấy",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert_eq!(school.entries(), before, "a print leaves no entry");
    school.ok("pho.ht", &format!("mamnon orders sheet {no} --out phieu.html"));
    school.refused("pho.ht", &format!("mamnon orders sheet {no} --out phieu.html"), 5, "exists");
    let english = std::fs::read_to_string(school.path().join("phieu.html")).unwrap();
    assert!(english.contains("REQUEST TO OPEN A BOOK AGAIN"), "{english}");
    school.refused("gv.5a1a", &format!("mamnon orders sheet {no}"), 4, "not_found");
}

/// A teacher sees what was done under their own request, but not the rows of others.
#[test]
fn whoever_asked_sees_their_order_and_only_their_own_changes() {
    let school = School::locked();
    let no = school.ok_json("gv.5a1a", ASK)["order"].as_i64().unwrap();
    school.ok("hieu.truong", &format!("mamnon orders approve {no}"));
    school.ok("pho.ht", &format!("mamnon unlock meals 2026-10-05 --class 5A1 --order {no}"));
    school.ok("pho.ht", "mamnon meals marks fix 2026-10-05 T2600216 excused");
    school.ok("gv.5a1a", FIX);
    let own = school.ok_json("gv.5a1a", &format!("mamnon orders show {no}"));
    let seen: Vec<(bool, usize)> = own["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| (e["actor"] == "gv.5a1a", e["changes"].as_array().unwrap().len()))
        .collect();
    assert_eq!(seen.len(), 3);
    assert!(seen.iter().all(|(own, changes)| *own == (*changes > 0)), "{own}");
}

/// A restore brings back codes that were read out and used since: none of them may be good again.
#[test]
fn a_restore_ends_every_card() {
    let school = School::locked();
    let (_, codes) = card(&school);
    let no = ask(&school, "");
    school.ok("pho.ht", "mamnon backup create --out ban-sao.db");
    assert_eq!(by_code(&school, no, &codes[0], "").code, 0);
    let order = school.ok_json("hieu.truong", "mamnon orders issue restore --reason \"máy hỏng\"")["order"].clone();
    let line = format!(
        "mamnon backup restore ban-sao.db --cosign hieu.truong --cosign-password-stdin --yes --format json --order {order}"
    );
    let restored = school.typing("pho.ht", &line, &format!("{}\n", password("hieu.truong")));
    assert_eq!(restored.code, 0, "{restored:?}");
    let typed = format!("{}\n", password("pho.ht"));
    assert_eq!(school.typing("pho.ht", "mamnon login pho.ht --password-stdin", &typed).code, 0);
    let out = by_code(&school, no, &codes[0], "");
    assert_eq!((out.code, out.error()["code"].as_str()), (4, Some("not_found")), "{out:?}");
    school.verifies();
}
