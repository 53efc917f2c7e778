//! Locks, orders, windows: two keys (Q4.5).
use crate::harness::School;

const FIX: &str = "mamnon meals marks fix 2026-10-05 T2600213 excused";

/// A locked page refuses (Q4.5).
#[test]
fn a_locked_page_refuses_and_says_how_to_ask() {
    let school = School::locked();
    let before = school.query("SELECT count(*) FROM audit_chunk");
    let error = school.refused("gv.5a1a", FIX, 5, "book_locked");
    assert_eq!(error["hint"], "mamnon orders request unlock meals 2026-10-05 --class 5A1 --reason \"…\"");
    assert_eq!(error["context"]["locked_by"], "pho.ht");
    assert_eq!(school.query("SELECT count(*) FROM audit_chunk"), before, "nothing but the refusal's entry");
    school.verifies();
}

/// What changed in a window names its order (Q4.5).
#[test]
fn a_correction_goes_through_a_window_and_is_tied_to_its_order() {
    let school = School::locked();
    let asked =
        school.ok_json("gv.5a1a", "mamnon orders request unlock meals 2026-10-05 --class 5A1 --reason \"chấm nhầm\"");
    let no = asked["order"].as_i64().unwrap();
    school.refused("pho.ht", &format!("mamnon unlock meals 2026-10-05 --class 5A1 --order {no}"), 5, "wrong_state");
    school.refused("pho.ht", &format!("mamnon orders approve {no}"), 3, "not_allowed");
    school.ok("hieu.truong", &format!("mamnon orders approve {no}"));
    school.refused(
        "hieu.truong",
        &format!("mamnon unlock meals 2026-10-05 --class 5A1 --order {no}"),
        3,
        "not_allowed",
    );
    school.ok("pho.ht", &format!("mamnon unlock meals 2026-10-05 --class 5A1 --order {no}"));
    let fixed = school.ok_json("gv.5a1a", FIX);
    let shown = school.ok_json("hieu.truong", &format!("mamnon orders show {no}"));
    let entries: Vec<i64> = shown["entries"].as_array().unwrap().iter().map(|e| e["seq"].as_i64().unwrap()).collect();
    assert!(entries.contains(&fixed["entry"].as_i64().unwrap()), "{shown}");
    // Another day, another class, the money of the day: not in this window.
    school.refused("pho.ht", "mamnon meals marks fix 2026-10-06 T2600213 excused", 5, "book_locked");
    school.refused("pho.ht", "mamnon meals marks fix 2026-10-05 T2600214 excused", 5, "book_locked");
    school.refused("pho.ht", "mamnon meals fees set mau_giao 22000 --from 2026-10-05", 5, "book_locked");
    school.ok("pho.ht", "mamnon lock meals 2026-10-05 --class 5A1");
    school.refused("gv.5a1a", "mamnon meals marks fix 2026-10-05 T2600213 present", 5, "book_locked");
    school.verifies();
}

/// A window expires (Q4.5).
#[test]
fn a_window_ends_at_its_time() {
    let school = School::locked();
    let order = "mamnon orders issue unlock meals 2026-10-05 --class 5A1 --hours 1 --reason \"sửa một cháu\"";
    let no = school.ok_json("hieu.truong", order)["order"].clone();
    school.ok("pho.ht", &format!("mamnon unlock meals 2026-10-05 --class 5A1 --order {no}"));
    let late = school.with("gv.5a1a", &format!("{FIX} --format json"), "", &[("MAMNON_TEST_NOW", "+3605")]);
    assert_eq!((late.code, late.error()["code"].as_str().unwrap()), (5, "book_locked"), "{late:?}");
    // The refusal is an entry of that later hour; the log's time does not fall behind it.
    let clock = school.run("gv.5a1a", &format!("{FIX} --format json"));
    assert_eq!((clock.code, clock.error()["code"].as_str().unwrap()), (5, "clock"), "{clock:?}");
    school.verifies();
}

/// Locked as the principal requires, by the vice-principal (Q4.5).
#[test]
fn locking_needs_an_order_and_only_the_vice_principal_locks() {
    let school = School::with_october();
    let error = school.refused("pho.ht", "mamnon lock meals 2026-10", 5, "order_needed");
    assert_eq!(error["hint"], "mamnon orders request lock meals 2026-10 --reason \"…\"");
    school.refused("hieu.truong", "mamnon lock meals 2026-10", 3, "not_allowed");
    school.refused("gv.5a1a", "mamnon orders issue lock meals 2026-10 --reason x", 3, "not_allowed");
    let order =
        school.ok_json("hieu.truong", "mamnon orders issue lock meals 2026-10 --reason \"hết tháng\"")["order"].clone();
    school.refused("pho.ht", &format!("mamnon lock meals 2026-09 --order {order}"), 5, "order_mismatch");
    school.ok("pho.ht", &format!("mamnon lock meals 2026-10 --order {order}"));
    school.refused("pho.ht", &format!("mamnon unlock meals 2026-10 --order {order}"), 5, "order_mismatch");
    let again = school.ok_json("pho.ht", "mamnon lock meals 2026-10");
    assert_eq!(again["entry"], serde_json::Value::Null, "it is locked already");
}

/// An order is not for ever (Q4.5).
#[test]
fn an_order_lapses_unused() {
    let school = School::with_october();
    let order =
        school.ok_json("hieu.truong", "mamnon orders issue lock meals 2026-10 --reason \"hết tháng\"")["order"].clone();
    let line = format!("mamnon lock meals 2026-10 --order {order} --format json");
    // Fifteen days later: signed in anew.
    let env = [("MAMNON_TEST_NOW", "+1296060")];
    let typed = format!("{}\n", crate::harness::password("pho.ht"));
    assert_eq!(school.with("pho.ht", "mamnon login pho.ht --password-stdin", &typed, &env).code, 0);
    let out = school.with("pho.ht", &line, "", &env);
    assert_eq!((out.code, out.error()["code"].as_str().unwrap()), (5, "wrong_state"), "{out:?}");
}

/// Locked for good (Q4.5).
#[test]
fn a_final_lock_never_opens() {
    let school = School::locked();
    let order = school
        .ok_json("hieu.truong", "mamnon orders issue final-lock meals 2026-10 --reason \"đã quyết toán\"")["order"]
        .clone();
    let line = format!("mamnon lock meals 2026-10 --final --order {order}");
    let asks = school.run("pho.ht", &format!("{line} --format json"));
    assert_eq!((asks.code, asks.error()["code"].as_str().unwrap()), (2, "no_terminal"), "{asks:?}");
    school.ok("pho.ht", &format!("{line} --yes"));
    school.refused("hieu.truong", "mamnon orders issue unlock meals 2026-10-05 --reason x", 5, "book_locked");
    school.refused("gv.5a1a", "mamnon orders request unlock meals 2026-10-05 --class 5A1 --reason x", 5, "book_locked");
    let error = school.refused("gv.5a1a", FIX, 5, "book_locked");
    assert_eq!(error["context"]["final"], true);
    // What remains is a dated line in an open month.
    school.ok("pho.ht", "mamnon meals adjust T2600213 21000 --for 2026-10 --reason \"chấm nhầm một ngày\"");
    school.verifies();
}

/// The principal's password at the vice-principal's machine is an order too (Q4.5).
#[test]
fn both_people_at_the_machine_need_one_command() {
    let school = School::with_october();
    let typed = format!("{}\n", crate::harness::password("hieu.truong"));
    let flags = "--reason \"hết tháng\" --cosign hieu.truong --cosign-password-stdin";
    let wrong = school.typing("pho.ht", &format!("mamnon lock meals 2026-10 {flags} --format json"), "sai\n");
    assert_eq!(wrong.error()["code"], "wrong_password");
    let out = school.typing("pho.ht", &format!("mamnon lock meals 2026-10 {flags} --format json"), &typed);
    assert_eq!(out.code, 0, "{out:?}");
    let entry = out.json()["entry"].clone();
    let shown = school.ok_json("pho.ht", &format!("mamnon audit show {entry}"));
    assert_eq!(shown["cosigner"], "hieu.truong");
    // Nobody is one's own second person, and a teacher is nobody's.
    let own = school.typing(
        "pho.ht",
        "mamnon unlock meals 2026-10 --reason x --cosign pho.ht --cosign-password-stdin --format json",
        &typed,
    );
    assert_eq!(own.error()["code"], "second_person_needed", "{own:?}");
    let typed = format!("{}\n", crate::harness::password("gv.5a1a"));
    let teacher = school.typing(
        "pho.ht",
        "mamnon unlock meals 2026-10 --reason x --cosign gv.5a1a --cosign-password-stdin --format json",
        &typed,
    );
    assert_eq!(teacher.error()["code"], "not_allowed", "{teacher:?}");
    school.verifies();
}

/// An order on paper is confirmed afterwards (Q4.5).
#[test]
fn an_order_on_paper_waits_for_the_principal() {
    let school = School::with_october();
    let recorded = school.ok_json(
        "pho.ht",
        "mamnon orders record lock meals 2026-10 --document 45/TB --dated 2026-11-02 --reason \"Hiệu trưởng đi vắng\"",
    );
    school.ok("pho.ht", &format!("mamnon lock meals 2026-10 --order {}", recorded["order"]));
    for day in ["05", "06"] {
        school.ok(
            "pho.ht",
            &format!("mamnon orders record unlock meals 2026-10-{day} --phone --dated 2026-11-02 --reason x"),
        );
    }
    school.refused(
        "pho.ht",
        "mamnon orders record unlock meals 2026-10-07 --phone --dated 2026-11-02 --reason x",
        5,
        "too_many_unratified",
    );
    school.refused(
        "pho.ht",
        "mamnon orders record final-lock meals 2026-10 --phone --dated 2026-11-02 --reason x",
        6,
        "invalid_input",
    );
    school.ok("hieu.truong", "mamnon orders ratify 1 2");
    let states = school.ok_json("hieu.truong", "mamnon orders list");
    let states: Vec<&str> = states.as_array().unwrap().iter().map(|o| o["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["used", "approved", "recorded"]);
    school.ok("pho.ht", "mamnon unlock meals 2026-10-06 --order 3");
    school.ok("pho.ht", "mamnon meals marks fix 2026-10-06 T2600213 excused");
    school.ok("hieu.truong", "mamnon orders refuse 3 --reason \"tôi không gọi\"");
    school.refused("pho.ht", "mamnon meals marks fix 2026-10-06 T2600216 excused", 5, "book_locked");
    school.verifies();
}

#[test]
fn a_day_page_leaves_the_months_money_alone() {
    let school = School::with_october();
    school.lock("meals 2026-10-05");
    school.refused("gv.5a1a", FIX, 5, "book_locked");
    school.file("thu.csv", "date,child,amount,note\n2026-10-05,T2600213,1000,thêm\n");
    school.ok("pho.ht", "mamnon meals payments import thu.csv");
    school.ok("pho.ht", "mamnon meals marks fix 2026-10-06 T2600213 excused");
}

#[test]
fn moving_a_child_touches_the_pages_it_leaves_and_enters() {
    let school = School::locked();
    school.refused("pho.ht", "mamnon children move T2600213 5A2 --from 2026-10-15", 5, "book_locked");
    school.refused("pho.ht", "mamnon children leave T2600213 --last-day 2026-10-15 --why left", 5, "book_locked");
    school.ok("pho.ht", "mamnon children move T2600213 5A2 --from 2026-11-02");
    school.verifies();
}

#[test]
fn two_windows_never_serve_one_entry() {
    let school = School::locked();
    school.open("meals 2026-10-05 --class 5A1");
    school.open("meals 2026-10-06 --class 5A1");
    school.file("hai.csv", "date,child,status\n2026-10-05,T2600213,excused\n2026-10-06,T2600213,excused\n");
    let out = school.run("pho.ht", "mamnon meals marks import hai.csv --update --format json");
    assert!(matches!(out.code, 2 | 5), "{out:?}");
    school.file("mot.csv", "date,child,status\n2026-10-05,T2600213,excused\n");
    school.ok("pho.ht", "mamnon meals marks import mot.csv --update");
    school.verifies();
}
