//! Correction slips (Q4.4): submitted, approved, carried out in one transaction, followed up outside, reported.
use crate::harness::{Out, School, fixture, password};
use serde_json::{Value, json};

const SUBMIT: &str = "mamnon corrections submit marks 2026-10-05 T2600213 excused --reason \"cháu nghỉ ốm\"";

fn cosigned(school: &School, line: &str) -> Out {
    let typed = format!("{}\n", password("hieu.truong"));
    school.typing("pho.ht", &format!("{line} --cosign hieu.truong --cosign-password-stdin --format json"), &typed)
}

fn submit(school: &School, user: &str, line: &str) -> i64 {
    school.ok_json(user, line)["correction"].as_i64().unwrap()
}

fn settled(school: &School, child: &str) -> i64 {
    let rows = school.ok_json("pho.ht", &format!("mamnon meals settle 2026-10 --child {child}"));
    let row = rows["rows"].as_array().or(rows.as_array()).unwrap()[0].clone();
    row["charged"].as_i64().unwrap()
}

fn show(school: &School, no: i64) -> Value {
    school.ok_json("pho.ht", &format!("mamnon corrections show {no}"))
}

/// Q4.4, Q4.5: a teacher finds a mistake of last month. Four commands with both sign-ins, no window stays open, the month is as
/// locked as before, and the settlement has the new figure.
#[test]
fn a_mistake_of_last_month_costs_four_commands() {
    let school = School::locked();
    let before = settled(&school, "T2600213");
    let sign_in = |user: &str| {
        let out =
            school.typing(user, &format!("mamnon login {user} --password-stdin"), &format!("{}\n", password(user)));
        assert_eq!(out.code, 0, "{out:?}");
    };
    sign_in("gv.5a1a");
    let submitted = school.ok_json("gv.5a1a", SUBMIT);
    assert_eq!(
        (submitted["effect"].as_i64(), submitted["locked"].as_bool()),
        (Some(-21000), Some(true)),
        "{submitted}"
    );
    assert_eq!(submitted["state"], "submitted");
    sign_in("pho.ht");
    let no = submitted["correction"].as_i64().unwrap();
    let out = cosigned(&school, &format!("mamnon corrections apply {no}"));
    assert_eq!(out.code, 0, "{out:?}");
    let applied = out.json();
    assert_eq!((&applied["state"], applied["effect"].as_i64()), (&json!("closed"), Some(-21000)), "{applied}");

    // One entry did it all, signed by both.
    let entry = school.ok_json("pho.ht", &format!("mamnon audit show {}", applied["entry"]));
    assert_eq!((entry["cosigner"].as_str(), &entry["order"]), (Some("hieu.truong"), &applied["order"]), "{entry}");
    assert_eq!(settled(&school, "T2600213"), before - 21000);
    let locks = school.ok_json("pho.ht", "mamnon lock --list meals");
    let states: Vec<_> = locks.as_array().unwrap().iter().map(|l| (l["kind"].as_str(), l["state"].as_str())).collect();
    assert_eq!(states, [(Some("lock"), Some("locked")), (Some("unlock"), Some("ended"))]);
    let fix = "mamnon meals marks fix 2026-10-05 T2600213 present";
    school.refused("gv.5a1a", fix, 5, "book_locked");
    school.refused("pho.ht", fix, 5, "book_locked");
    let slip = show(&school, no);
    assert_eq!(
        (&slip["asked_by"], &slip["decided_by"], &slip["applied_by"]),
        (&json!("gv.5a1a"), &json!("hieu.truong"), &json!("pho.ht"))
    );
    let order = school.ok_json("pho.ht", &format!("mamnon orders show {}", slip["order"]));
    assert_eq!(
        (&order["state"], &order["period"], &order["class"]),
        (&json!("used"), &json!("2026-10-05"), &json!("5A1"))
    );
    school.verifies();
}

/// Q4.4: approved in the principal's own session; the slip's order opens for the slip alone.
#[test]
fn an_approved_slip_carries_its_own_order_and_no_other_window() {
    let school = School::locked();
    let no = submit(&school, "gv.5a1a", SUBMIT);
    let waits = school.ok("hieu.truong", "mamnon --lang vi");
    assert!(waits.contains("xin sửa T2600213 ngày 05/10/2026: \"có ăn\" → \"nghỉ có phép\" (−21.000 đ)"), "{waits}");
    assert!(waits.contains(&format!("mamnon corrections approve {no}")), "{waits}");
    let error = school.refused("pho.ht", &format!("mamnon corrections apply {no}"), 5, "wrong_state");
    assert_eq!(error["hint"], format!("mamnon corrections approve {no}"));
    let approved = school.ok_json("hieu.truong", &format!("mamnon corrections approve {no}"));
    let order = approved["order"].as_i64().unwrap();
    // Not for a window of hours, neither named nor found by its page.
    let unlock = "mamnon unlock meals 2026-10-05 --class 5A1";
    school.refused("pho.ht", &format!("{unlock} --order {order}"), 5, "order_mismatch");
    school.refused("pho.ht", unlock, 5, "order_needed");
    let waits = school.ok("pho.ht", "mamnon");
    assert!(waits.contains(&format!("mamnon corrections apply {no}")) && !waits.contains("mamnon unlock"), "{waits}");
    let applied = school.ok_json("pho.ht", &format!("mamnon corrections apply {no}"));
    assert_eq!(applied["order"], order);
    school.refused("pho.ht", &format!("mamnon corrections apply {no}"), 5, "wrong_state");
    school.refused("pho.ht", "mamnon meals marks fix 2026-10-05 T2600213 present", 5, "book_locked");
    school.verifies();
}

/// Q4.4: rights, and the hands that must be apart.
#[test]
fn hands_are_apart_and_rights_come_first() {
    let school = School::locked();
    school.refused("van.thu", SUBMIT, 3, "not_signed_in");
    // Another class's child; rights before the missing reason.
    school.refused("gv.5a1a", "mamnon corrections submit marks 2026-10-05 T2600001 excused", 3, "not_allowed");
    school.refused("gv.5a1a", "mamnon corrections submit marks 2026-10-05 T2600213 excused", 2, "usage");
    let no = submit(&school, "gv.5a1a", SUBMIT);
    school.refused("gv.5a1a", &format!("mamnon corrections approve {no}"), 3, "not_allowed");
    school.refused("gv.5a1a", &format!("mamnon corrections apply {no}"), 3, "not_allowed");
    school.refused("pho.ht", &format!("mamnon corrections approve {no}"), 3, "not_allowed");
    school.refused("pho.ht", &format!("mamnon corrections cancel {no}"), 5, "not_own");
    // The same twice is one slip.
    let again = school.refused("pho.ht", SUBMIT, 5, "exists");
    assert_eq!(again["context"]["key"], no.to_string());
    // Nobody else's slips but to those who decide, apply or read the log.
    assert_eq!(school.ok_json("ke.toan", "mamnon corrections list"), json!([]));
    school.refused("ke.toan", &format!("mamnon corrections show {no}"), 4, "not_found");
    school.refused("gv.5a1a", "mamnon corrections report 2026-10", 3, "not_allowed");
    school.ok("gv.5a1a", &format!("mamnon corrections cancel {no}"));
    school.refused("hieu.truong", &format!("mamnon corrections approve {no}"), 5, "wrong_state");
    // The principal's own slip is nobody's to approve at the machine but another's.
    let own = submit(&school, "hieu.truong", SUBMIT);
    school.refused("hieu.truong", &format!("mamnon corrections approve {own}"), 5, "second_person_needed");
    let out = cosigned(&school, &format!("mamnon corrections apply {own}"));
    assert_eq!(out.error()["code"], "second_person_needed", "{out:?}");
    school.refused("hieu.truong", &format!("mamnon corrections reject {own}"), 2, "usage");
    school.ok("hieu.truong", &format!("mamnon corrections reject {own} --reason \"chưa đủ căn cứ\""));
    assert_eq!(show(&school, own)["answer"], "chưa đủ căn cứ");
    // A teacher is no second person; a wrong password is none either.
    let third = submit(&school, "pho.ht", SUBMIT);
    let line = format!("mamnon corrections apply {third} --cosign gv.5a1a --cosign-password-stdin --format json");
    let out = school.typing("pho.ht", &line, &format!("{}\n", password("gv.5a1a")));
    assert_eq!((out.code, &out.error()["code"]), (3, &json!("not_allowed")), "{out:?}");
    // The vice-principal may carry out what they submitted.
    assert_eq!(cosigned(&school, &format!("mamnon corrections apply {third}")).code, 0);
    school.verifies();
}

/// Q4.4: a slip that finds something else in the book than when it was made is made anew; nothing to correct is refused.
#[test]
fn a_slip_is_for_what_it_found() {
    let school = School::with_october();
    let error = school.refused(
        "gv.5a1a",
        "mamnon corrections submit marks 2026-10-05 T2600213 present --reason x",
        5,
        "no_change",
    );
    assert!(error["message"].as_str().unwrap().contains("T2600213"));
    let hinted = school.run("gv.5a1a", &format!("{SUBMIT} --lang vi"));
    assert!(hinted.stdout.contains("mamnon meals marks fix 2026-10-05 T2600213 excused"), "{hinted:?}");
    school.ok("hieu.truong", "mamnon corrections approve 1");
    assert!(show(&school, 1)["order"].is_null(), "no order on an open page");
    school.ok("gv.5a1a", "mamnon meals marks fix 2026-10-05 T2600213 unexcused");
    school.refused("pho.ht", "mamnon corrections apply 1", 5, "conflict");
    school.ok("gv.5a1a", "mamnon corrections cancel 1");

    // Approved while the page was open, locked before it was carried out: the principal is needed again.
    school.ok("gv.5a1a", SUBMIT);
    school.ok("hieu.truong", "mamnon corrections approve 2");
    school.lock("meals 2026-10");
    let error = school.refused("pho.ht", "mamnon corrections apply 2", 5, "order_needed");
    assert_eq!(error["hint"], "mamnon corrections apply 2 --cosign hieu.truong");
    assert_eq!(cosigned(&school, "mamnon corrections apply 2").code, 0);
    // The order of a slip lapses like any other.
    school.ok("gv.5a1a", "mamnon corrections submit marks 2026-10-06 T2600213 excused --slot lunch --reason x");
    school.ok("hieu.truong", "mamnon corrections approve 3");
    let late = [("MAMNON_TEST_NOW", "+1728000")];
    let typed = format!("{}\n", password("pho.ht"));
    assert_eq!(school.with("pho.ht", "mamnon login pho.ht --password-stdin", &typed, &late).code, 0);
    let out = school.with("pho.ht", "mamnon corrections apply 3 --format json", "", &late);
    assert_eq!((out.code, &out.error()["code"]), (5, &json!("order_needed")), "{out:?}");
    let typed = format!("{}\n", password("hieu.truong"));
    let line = "mamnon corrections apply 3 --cosign hieu.truong --cosign-password-stdin --format json";
    let out = school.with("pho.ht", line, &typed, &late);
    assert_eq!((out.code, &out.json()["state"]), (0, &json!("closed")), "{out:?}");
    let slip = school.with("pho.ht", "mamnon corrections show 3 --format json", "", &late).json();
    assert_eq!(slip["fields"], json!([{"field": "lunch", "old": "present", "new": "excused"}]));
    let out = school.with("pho.ht", "mamnon audit verify --format json", "", &late);
    assert_eq!(out.code, 0, "{out:?}");
}

/// On an open page a slip needs no order; several go one after the other, and what was done before a refusal is said.
#[test]
fn several_slips_go_one_after_the_other() {
    let school = School::locked();
    for day in ["05", "06", "07"] {
        submit(
            &school,
            "gv.5a1a",
            &format!("mamnon corrections submit marks 2026-10-{day} T2600213 unexcused --reason x"),
        );
    }
    school.ok("hieu.truong", "mamnon corrections approve 1 2");
    let out = school.run("pho.ht", "mamnon corrections apply 1 2 3 --lang vi");
    assert_eq!(out.code, 5, "{out:?}");
    assert!(out.stderr.contains("Đã thực hiện phiếu điều chỉnh số 1, 2; phiếu số 3 thì chưa"), "{out:?}");
    school.ok("hieu.truong", "mamnon corrections approve 3");
    let dry = school.ok_json("pho.ht", "mamnon corrections apply 3 --dry-run");
    assert!(dry["entry"].is_null() && dry["changes"].to_string().contains("unexcused"), "{dry}");
    school.ok("pho.ht", "mamnon corrections apply 3");
    let states = school.ok_json("pho.ht", "mamnon corrections list --state closed --month 2026-10");
    assert_eq!(states.as_array().unwrap().len(), 3);
    school.verifies();
}

/// Q4.5: what is locked for good is never corrected, only made up for.
#[test]
fn a_final_lock_takes_no_slip() {
    let school = School::locked();
    let no = submit(&school, "gv.5a1a", SUBMIT);
    school.ok("hieu.truong", &format!("mamnon corrections approve {no}"));
    let order = school
        .ok_json("hieu.truong", "mamnon orders issue final-lock meals 2026-10 --reason \"đã quyết toán\"")["order"]
        .clone();
    school.ok("pho.ht", &format!("mamnon lock meals 2026-10 --final --order {order} --yes"));
    let error = school.refused("pho.ht", &format!("mamnon corrections apply {no}"), 5, "book_locked");
    assert_eq!(error["hint"], "mamnon help meals adjust");
    let line = "mamnon corrections submit marks 2026-10-06 T2600213 excused --reason x";
    let error = school.refused("gv.5a1a", line, 5, "book_locked");
    assert_eq!((&error["context"]["final"], &error["hint"]), (&json!(true), &json!("mamnon help meals adjust")));
    school.verifies();
}

/// Q4.4, Q4.6: a child's record, on an open list and on a locked one; who may not see a value neither submits nor sees it.
#[test]
fn a_childs_record_is_corrected_by_slip() {
    let school = School::with_october();
    let line =
        "mamnon corrections submit child T2600213 guardian-phone 0912000111 ethnicity Mường --reason \"ghi nhầm\"";
    school.refused("ke.toan", &line.replace("guardian-phone 0912000111 ", ""), 3, "not_allowed");
    school.refused("gv.5a1a", &line.replace("T2600213", "T2600001"), 3, "not_allowed");
    school.refused("gv.5a1a", &line.replace("ethnicity", "class"), 6, "invalid_input");
    school.refused("gv.5a1a", "mamnon corrections submit child T2600213 pid 123 --reason x", 6, "invalid_input");
    school.lock("children 2026-2027");
    let no = submit(&school, "gv.5a1a", line);
    let entry = school.ok_json("pho.ht", "mamnon audit log --action corrections.submit")[0]["seq"].clone();
    let args = school.ok_json("pho.ht", &format!("mamnon audit show {entry}"))["args"].to_string();
    assert!(!args.contains("0912000111") && args.contains("***"), "{args}");
    school.refused("pho.ht", "mamnon children edit T2600213 --ethnicity Mường --reason x", 5, "book_locked");
    let out = cosigned(&school, &format!("mamnon corrections apply {no}"));
    assert_eq!(out.code, 0, "{out:?}");
    let child = school.ok_json("pho.ht", "mamnon children show T2600213");
    assert_eq!((&child["ethnicity"], &child["guardian_phone"]), (&json!("Mường"), &json!("0912000111")));
    school.refused("pho.ht", "mamnon children edit T2600213 --ethnicity Kinh --reason x", 5, "book_locked");
    school.verifies();
}

/// Q4.4: the sector database and universal education: letter, done, seen in a fresh download, closed.
#[test]
fn an_outside_slip_is_followed_to_its_end() {
    let school = School::with_october();
    let line = "mamnon corrections submit outside sector 2026-2027 T2600213 --field \"Dân tộc\" --old Kinh --new Tày --field \"Ngày sinh\" --old 03/05/2021 --new 05/03/2021 --reason \"nhập sai\"";
    school.refused("gv.5a1a", line, 2, "usage");
    let line = format!("{line} --evidence \"giấy khai sinh\" --stage typing");
    school.refused("pho.ht", &line.replace("--new Tày ", ""), 2, "usage");
    let no = submit(&school, "gv.5a1a", &line);
    let sent = format!("mamnon corrections sent {no} --letter 45/CV-MN --dated 2026-11-02");
    school.refused("pho.ht", &sent, 5, "wrong_state");
    school.ok("hieu.truong", &format!("mamnon corrections approve {no}"));
    school.refused("pho.ht", &format!("mamnon corrections apply {no}"), 5, "wrong_state");
    school.refused("hieu.truong", &sent, 3, "not_allowed");
    school.refused("pho.ht", &sent.replace("2026-11-02", "2099-01-01"), 6, "invalid_input");
    school.ok("pho.ht", &sent);
    let done = format!("mamnon corrections done {no} --on 2026-11-03");
    school.refused("pho.ht", &done.replace("2026-11-03", "2026-11-01"), 6, "invalid_input");
    school.ok("pho.ht", &done);
    school.file("cu.csv", "Mã học sinh;Dân tộc;Ngày sinh\nT2600213;Tày;03/05/2021\n");
    let error = school.refused("pho.ht", &format!("mamnon corrections confirm {no} --file cu.csv"), 5, "not_corrected");
    assert!(error["message"].as_str().unwrap().contains("Ngày sinh"), "{error}");
    school.file("khac.csv", "Mã học sinh;Dân tộc;Ngày sinh\nT2600001;Tày;05/03/2021\n");
    school.refused("pho.ht", &format!("mamnon corrections confirm {no} --file khac.csv"), 5, "not_corrected");
    school.file("thieu.csv", "Mã học sinh;Dân tộc\nT2600213;Tày\n");
    school.refused("pho.ht", &format!("mamnon corrections confirm {no} --file thieu.csv"), 6, "invalid_input");
    school.refused("pho.ht", &format!("mamnon corrections confirm {no} --file nix.csv"), 4, "not_found");
    school.file("moi.csv", "Mã học sinh;Dân tộc;Ngày sinh\nT2600213;Tày;2021-03-05\n");
    school.ok("pho.ht", &format!("mamnon corrections confirm {no} --file moi.csv"));
    school.ok("pho.ht", &format!("mamnon corrections close {no}"));
    let slip = show(&school, no);
    assert_eq!(
        (&slip["state"], &slip["letter"], &slip["letter_dated"], &slip["done_on"], &slip["stage"]),
        (&json!("closed"), &json!("45/CV-MN"), &json!("2026-11-02"), &json!("2026-11-03"), &json!("typing"))
    );
    assert!(slip["verified_on"].is_string() && slip["closed_at"].is_string());
    school.verifies();
}

/// Q4.4, Q4.8: the minutes as CSV and HTML, and the month's report with people and reasons.
#[test]
fn minutes_and_report_name_people_and_reasons() {
    let school = School::locked();
    let no = submit(&school, "gv.5a1a", SUBMIT);
    cosigned(&school, &format!("mamnon corrections apply {no}"));
    school.open("meals 2026-10-06 --class 5A1");
    school.ok("pho.ht", "mamnon meals marks fix 2026-10-06 T2600216 excused");
    let report = school.ok_json("pho.ht", "mamnon corrections report 2026-10");
    assert_eq!((report["corrections"].as_i64(), report["windows"].as_i64()), (Some(1), Some(1)), "{report}");
    let rows = report["rows"].as_array().unwrap();
    assert_eq!(rows[0]["asked_by"], "gv.5a1a");
    assert_eq!((&rows[0]["reason"], &rows[0]["after_lock"]), (&json!("cháu nghỉ ốm"), &json!(true)));
    assert_eq!((&rows[1]["kind"], &rows[1]["done_by"]), (&json!("window"), &json!("pho.ht")));
    let other = school.ok_json("pho.ht", "mamnon corrections report 2026-10 --class 5A3");
    assert_eq!(other["rows"], json!([]));
    assert_eq!(school.ok_json("pho.ht", "mamnon corrections report 2026-11")["rows"], json!([]));

    school.refused("pho.ht", "mamnon export corrections --period 2026-10", 2, "usage");
    school.refused("gv.5a1a", "mamnon export corrections --to x --purpose y", 3, "not_allowed");
    let export = "mamnon export corrections --period 2026-10 --to \"Phòng Văn hóa\" --purpose \"báo cáo\"";
    let csv = school.ok("pho.ht", export);
    assert!(csv.starts_with("no,system,period,class,child,object,stage,field,old,new,reason,evidence,state,asked_by,asked_at,decided_by,decided_at,applied_by,applied_at,order,letter,letter_dated,sent_on,done_on,verified_on\n"), "{csv}");
    assert!(csv.contains(",lunch,present,excused,cháu nghỉ ốm,"), "{csv}");
    school.ok("pho.ht", &format!("{export} --out bien-ban.html --lang vi"));
    let html = std::fs::read_to_string(school.path().join("bien-ban.html")).unwrap();
    for text in ["Biên bản điều chỉnh số liệu", "nghỉ có phép", "cháu nghỉ ốm", "HIỆU TRƯỞNG", "<svg"]
    {
        assert!(html.contains(text), "{text}: {html}");
    }
    school.ok("pho.ht", "mamnon export verify bien-ban.html");
    school.verifies();
}

/// An erased child's slips lose what they say, and the log verifies; a slip that is not over keeps the name.
#[test]
fn erasure_takes_the_values_out_of_slips() {
    let school = School::with_october();
    let child = "T2699001";
    school.ok("pho.ht", &format!("mamnon children add {child} --name \"Huỳnh Ngọc Quỳnh Anh\" --birth-date 05/03/2021 --sex nu --class 5A1 --from 2026-09-01"));
    school.ok("pho.ht", &format!("mamnon meals marks fix 2026-10-05 {child} unexcused"));
    school.lock("meals 2026-10-05");
    submit(
        &school,
        "gv.5a1a",
        &format!(
            "mamnon corrections submit child {child} guardian_name \"Huỳnh Văn Khải\" --reason \"Quỳnh Anh thiếu\" --evidence \"sổ Khải đưa\""
        ),
    );
    let mark = submit(
        &school,
        "gv.5a1a",
        &format!("mamnon corrections submit marks 2026-10-05 {child} excused --reason \"mẹ Quỳnh Anh báo\""),
    );
    assert_eq!(cosigned(&school, "mamnon corrections apply 1").code, 0);
    school.ok("pho.ht", &format!("mamnon children leave {child} --last-day 2026-10-05 --why left"));
    let order =
        school
            .ok_json("hieu.truong", &format!("mamnon orders issue erase child/{child} --reason \"gia đình đề nghị\""))
            ["order"]
            .clone();
    let erase = format!("mamnon audit erase child/{child} --order {order} --yes");
    school.refused("pho.ht", &erase, 5, "correction_open");
    assert_eq!(cosigned(&school, &format!("mamnon corrections apply {mark}")).code, 0);
    let order_final =
        school.ok_json("hieu.truong", "mamnon orders issue final-lock meals 2026-10-05 --reason x")["order"].clone();
    school.ok("pho.ht", &format!("mamnon lock meals 2026-10-05 --final --order {order_final} --yes"));
    let order =
        school
            .ok_json("hieu.truong", &format!("mamnon orders issue erase child/{child} --reason \"gia đình đề nghị\""))
            ["order"]
            .clone();
    let erased = school.run("pho.ht", &format!("mamnon audit erase child/{child} --order {order} --yes --format json"));
    assert_eq!(erased.code, 0, "{erased:?}");
    let slip = show(&school, 1);
    assert_eq!(
        (&slip["reason"], &slip["evidence"], &slip["fields"][0]["new"]),
        (&json!(""), &Value::Null, &Value::Null)
    );
    let bytes = std::fs::read(school.db()).unwrap();
    for trace in ["Huỳnh Văn Khải", "sổ Khải đưa"] {
        assert!(!bytes.windows(trace.len()).any(|w| w == trace.as_bytes()), "{trace}");
    }
    school.verifies();
}

#[test]
fn the_fixture_has_what_these_tests_rest_on() {
    let marks = std::fs::read_to_string(fixture("marks.csv")).unwrap();
    assert!(marks.contains("2026-10-05,T2600213,present"));
}
