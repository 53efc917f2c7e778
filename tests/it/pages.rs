//! Pages and locks beyond the first: windows for one hand, one child or so many changes; standing rules; close checks; totals;
//! what changed after a lock; what rests on a page (Q4.5, Q4.4).
use crate::harness::{Out, School, password};
use serde_json::{Value, json};

const FIX: &str = "mamnon meals marks fix 2026-10-05 T2600213 excused";

/// As that person so many seconds from now, signed in then.
fn later(school: &School, user: &str, line: &str, at: &str) -> Out {
    let env = [("MAMNON_TEST_NOW", at)];
    let typed = format!("{}\n", password(user));
    let login = school.with(user, &format!("mamnon login {user} --password-stdin"), &typed, &env);
    assert_eq!(login.code, 0, "{login:?}");
    school.with(user, &format!("{line} --format json"), "", &env)
}

fn codes(warnings: &Value) -> Vec<&str> {
    warnings.as_array().into_iter().flatten().filter_map(|w| w["code"].as_str()).collect()
}

/// Q4.5: a standing order locks the pages that are due, and `lock --due` catches up on days that were missed, in one entry.
#[test]
fn pages_lock_by_a_standing_order() {
    let school = School::with_october();
    let error =
        school.refused("hieu.truong", "mamnon orders issue lock-rule meals day 25:00 --reason x", 6, "invalid_input");
    assert_eq!(error["context"]["field"], "when");
    school.refused("hieu.truong", "mamnon orders issue lock-rule meals week 09:00 --reason x", 6, "invalid_input");
    school.refused("hieu.truong", "mamnon orders issue lock-rule meals day --reason x", 2, "usage");
    school.refused(
        "pho.ht",
        "mamnon orders record lock-rule meals day 00:01 --phone --dated 2026-11-02 --reason x",
        6,
        "invalid_input",
    );
    let asked = school.ok_json("pho.ht", "mamnon orders request lock-rule meals day 0:01 --reason \"theo quy chế\"");
    assert_eq!(asked["object"], "meals/day/00:01");
    assert_eq!(school.ok_json("pho.ht", "mamnon lock --rules"), json!([]), "not approved yet");
    school.ok("hieu.truong", &format!("mamnon orders approve {}", asked["order"]));
    let today = school.ok_json("pho.ht", "mamnon lock --rules")[0]["since"].as_str().unwrap().to_owned();
    let range = format!("{today}..{}", day_after(&today, 5));
    school.ok("pho.ht", &format!("mamnon meals calendar set {range} serving --reason \"ăn cả tuần\""));
    let rules = school.ok_json("pho.ht", "mamnon lock --rules");
    assert_eq!(
        (&rules[0]["book"], &rules[0]["pages"], &rules[0]["when"]),
        (&json!("meals"), &json!("day"), &json!("00:01"))
    );
    assert_eq!((&rules[0]["order"], &rules[0]["next_page"]), (&asked["order"], &json!(today)));
    let none = school.ok_json("pho.ht", "mamnon lock --due");
    assert_eq!((&none["entry"], &none["locked"]), (&Value::Null, &json!([])), "nothing is due today");
    // The principal gives the rule and does not carry it out; a teacher has no right to.
    school.refused("hieu.truong", "mamnon lock --due", 3, "not_allowed");
    school.refused("gv.5a1a", "mamnon lock --due", 3, "not_allowed");
    let done = later(&school, "pho.ht", "mamnon lock --due", "+259200").json();
    let locked: Vec<&str> = done["locked"].as_array().unwrap().iter().map(|p| p["period"].as_str().unwrap()).collect();
    assert_eq!(locked, [today.clone(), day_after(&today, 1), day_after(&today, 2)], "three days missed are caught up");
    assert!(codes(&done["warnings"]).contains(&"missing_days"), "{done}");
    let again = later(&school, "pho.ht", "mamnon lock --due", "+259260").json();
    assert_eq!(again["entry"], Value::Null, "{again}");
    let refused = later(&school, "gv.5a1a", &format!("mamnon meals marks set {today} 5A1"), "+259320");
    assert_eq!(refused.error()["code"], "book_locked", "{refused:?}");
    assert_eq!(school.query("SELECT count(*) FROM page_total WHERE period LIKE '____-__-__'"), 3);
    let verify = later(&school, "pho.ht", "mamnon audit verify", "+259380");
    assert_eq!(verify.code, 0, "{verify:?}");
    // Off: nothing more locks by itself.
    let off = later(&school, "hieu.truong", "mamnon orders issue lock-rule meals day off --reason x", "+259440");
    assert_eq!(off.code, 0, "{off:?}");
    let after = later(&school, "pho.ht", "mamnon lock --due", "+345600").json();
    assert_eq!((&after["entry"], &after["locked"]), (&Value::Null, &json!([])));
}

/// Q4.5: a service account locks what is due from cron; its runs are recorded, also those that fail.
#[test]
fn a_service_account_locks_what_is_due() {
    let school = School::with_october();
    school.ok("hieu.truong", "mamnon orders issue lock-rule meals month 1 --reason x");
    school.ok("pho.ht", "mamnon accounts create may.chu --name \"Máy chủ\" --kind service");
    school.ok("pho.ht", "mamnon accounts token may.chu --out may.token");
    let run = |at: &str| {
        let token = school.path().join("may.token");
        let env = [("MAMNON_TEST_NOW", at), ("MAMNON_TOKEN_FILE", token.to_str().unwrap())];
        let out = school.with("may.chu", "mamnon lock --due --format json", "", &env);
        let (last, runs) =
            ("SELECT exit FROM job_run ORDER BY id DESC", "SELECT count(*) FROM job_run WHERE job='lock --due'");
        assert_eq!(school.query(last), i64::from(out.code), "{out:?}");
        (out, school.query(runs))
    };
    let (out, runs) = run("+0");
    assert_eq!((out.code, out.error()["code"].clone(), runs), (3, json!("not_allowed"), 1));
    school.ok("hieu.truong", "mamnon roles grant may.chu service --reason x");
    let (out, runs) = run("+3024000");
    assert_eq!((out.code, out.json()["locked"].as_array().unwrap().len(), runs), (0, 1, 2), "{out:?}");
    let verify = later(&school, "pho.ht", "mamnon audit verify", "+3024060");
    assert_eq!(verify.code, 0, "{verify:?}");
}

/// Q4.5: months lock on a day of the next; where the school locks complete pages only, a page that lacks something is held back
/// with the reason, and the job ends 10.
#[test]
fn a_page_that_is_not_complete_is_held_back() {
    let school = School::with_october();
    school.ok("hieu.truong", "mamnon orders issue lock-rule meals month \"1 00:01\" --reason x");
    school.ok("hieu.truong", "mamnon policy set lock.require_complete 1 --reason x");
    let when = "+3024000"; // 35 days: the first of the next month is past
    let held = later(&school, "pho.ht", "mamnon lock --due", when);
    assert_eq!(held.code, 10, "{held:?}");
    let held = held.json();
    assert_eq!((held["entry"].clone(), held["locked"].as_array().unwrap().len()), (Value::Null, 0), "{held}");
    assert_eq!(held["held"][0]["lacks"][0], "missing_days", "{held}");
    assert!(
        held["held"][0]["due"]
            .as_str()
            .is_some_and(|due| due.ends_with("-30T17:01:00.000Z") || due.contains("T17:01:00.000Z"))
    );
    let order = school_order(&school, when, "lock meals 2026-11");
    let refused = later(&school, "pho.ht", &format!("mamnon lock meals 2026-11 --order {order}"), "+3024060");
    assert_eq!((refused.code, refused.error()["code"].clone()), (5, json!("incomplete")), "{refused:?}");
    let check = later(
        &school,
        "pho.ht",
        &format!("mamnon {}", refused.error()["hint"].as_str().unwrap().trim_start_matches("mamnon ")),
        "+3024120",
    );
    assert_eq!(check.code, 10, "{check:?}");
    assert!(check.json()[0]["command"].as_str().unwrap().starts_with("mamnon meals marks show 2026-11 "), "{check:?}");
}

fn school_order(school: &School, when: &str, what: &str) -> Value {
    later(school, "hieu.truong", &format!("mamnon orders issue {what} --reason x"), when).json()["order"].clone()
}

fn day_after(day: &str, days: i64) -> String {
    let day: jiff::civil::Date = day.parse().unwrap();
    day.saturating_add(jiff::Span::new().days(days)).to_string()
}

/// Q4.5: the close check lists what a page lacks, with the command that shows it, and writes nothing.
#[test]
fn the_close_check_lists_what_is_missing() {
    let school = School::with_october();
    let full = school.run("pho.ht", "mamnon lock meals 2026-10-05 --check --format json");
    assert_eq!((full.code, full.json()), (0, json!([])), "{full:?}");
    school.file("tre.csv", "code,name,birth_date,sex,class,from\nT2600990,Lê Thị Mới,2021-03-04,Nữ,5A1,2026-09-07\n");
    school.ok("pho.ht", "mamnon children import tre.csv");
    let entries = school.entries();
    let out = school.run("pho.ht", "mamnon lock meals 2026-10-05 --check --format json");
    assert_eq!(out.code, 10, "{out:?}");
    let found = out.json();
    assert_eq!((&found[0]["code"], &found[0]["class"]), (&json!("unmarked_children"), &json!("5A1")));
    assert_eq!((&found[0]["children"], &found[0]["days"]), (&json!(["T2600990"]), &json!(["2026-10-05"])));
    school.ok("pho.ht", found[0]["command"].as_str().unwrap());
    assert_eq!(school.entries(), entries, "a check writes nothing");
    school.refused("gv.5a1a", "mamnon lock meals 2026-10-05 --check", 3, "not_allowed");
    // The same are warnings where the page is locked.
    let order = school.ok_json("hieu.truong", "mamnon orders issue lock meals 2026-10-05 --reason x")["order"].clone();
    let locked = school.ok_json("pho.ht", &format!("mamnon lock meals 2026-10-05 --order {order}"));
    assert_eq!(codes(&locked["warnings"]), ["unmarked_children"]);
    let child = school.run("pho.ht", "mamnon lock children 2026-10 --check --format json");
    assert_eq!((child.code, child.json()), (0, json!([])));
}

/// Q4.5: totals are frozen at the lock and compared at the relock; what a window left open is frozen by `lock --due`.
#[test]
fn totals_are_frozen_and_compared() {
    let school = School::with_october();
    let order = school.ok_json("hieu.truong", "mamnon orders issue lock meals 2026-10 --reason x")["order"].clone();
    let locked = school.ok_json("pho.ht", &format!("mamnon lock meals 2026-10 --order {order}"));
    let frozen = &locked["totals"][0];
    assert_eq!(frozen["before"], Value::Null);
    let present = frozen["after"]["totals"]["days"]["mau_giao"]["present"].as_i64().unwrap();
    assert!(present > 0 && frozen["after"]["totals"]["payments"].as_i64().unwrap() > 0, "{frozen}");
    let untouched = school.open("meals 2026-10-06 --class 5A1");
    let same = school.ok_json("pho.ht", "mamnon lock meals 2026-10-06 --class 5A1");
    assert_eq!((&same["totals"][0]["differs"], &same["totals"][0]["changed"]), (&json!(false), &json!(0)));
    assert!(untouched > 0);
    school.open("meals 2026-10-05 --class 5A1");
    let fixed = school.ok_json("gv.5a1a", FIX);
    let again = school.ok_json("pho.ht", "mamnon lock meals 2026-10-05 --class 5A1");
    let differs = &again["totals"][0];
    assert_eq!((&differs["differs"], &differs["period"]), (&json!(true), &json!("2026-10")));
    assert!(differs["changed"].as_i64().unwrap() > 0);
    assert_eq!(differs["after"]["totals"]["days"]["mau_giao"]["present"], present - 1);
    assert_eq!(differs["before"]["rows"], differs["after"]["rows"]);
    let shown = school.ok_json("pho.ht", "mamnon lock meals 2026-10");
    assert_eq!((&shown["entry"], &shown["totals"]), (&Value::Null, &json!([])), "nothing to close");
    // What changed after the lock, and per window.
    let all = school.ok_json("hieu.truong", "mamnon lock --exceptions 2026-10");
    let rows = all.as_array().unwrap();
    assert!(!rows.is_empty() && rows.iter().all(|e| e["entry"] == fixed["entry"]), "{all}");
    let first = &rows[0];
    assert_eq!(
        (&first["tbl"], &first["child"], &first["actor"]),
        (&json!("meal_marks"), &json!("T2600213"), &json!("gv.5a1a"))
    );
    assert_eq!((&first["before"]["status"], &first["after"]["status"]), (&json!("present"), &json!("excused")));
    let keys: Vec<&String> = first.as_object().unwrap().keys().collect();
    assert_eq!(keys.len(), 9, "{keys:?}");
    let of =
        |order: &Value| school.ok_json("hieu.truong", &format!("mamnon lock --exceptions 2026-10 --order {order}"));
    assert_eq!(of(&first["order"]), all);
    assert_eq!(of(&json!(untouched)), json!([]));
    assert_eq!(school.ok_json("hieu.truong", "mamnon lock --exceptions 2026-09"), json!([]));
    school.refused("hieu.truong", "mamnon lock --exceptions 2026-10 --order 999", 4, "not_found");
    school.verifies();
}

/// Q4.5: a window that simply ended leaves its closing totals to the next `lock --due`.
#[test]
fn a_window_that_ended_by_itself_is_closed_by_the_job() {
    let school = School::locked();
    school.open("meals 2026-10-05 --class 5A1");
    school.ok("gv.5a1a", FIX);
    let rows = |out: &Out| out.json().as_array().unwrap().iter().filter(|l| l["totals_missing"] == true).count();
    let list = later(&school, "pho.ht", "mamnon lock --list", "+7300");
    assert_eq!((list.code, rows(&list)), (0, 1), "{list:?}");
    let already = later(&school, "pho.ht", "mamnon lock meals 2026-10", "+7310").json();
    assert_eq!(codes(&already["warnings"]), ["totals_missing"], "{already}");
    let due = later(&school, "pho.ht", "mamnon lock --due", "+7320").json();
    assert_eq!((&due["totals"][0]["differs"], due["entry"].is_i64()), (&json!(true), true), "{due}");
    let list = later(&school, "pho.ht", "mamnon lock --list", "+7330");
    assert_eq!(rows(&list), 0);
    let verify = later(&school, "pho.ht", "mamnon audit verify", "+7340");
    assert_eq!(verify.code, 0, "{verify:?}");
}

/// Q4.5, Q4.4: what rests on a page that was corrected is named, and extracts made before turn stale.
#[test]
fn what_rests_on_a_corrected_page_is_named() {
    let school = School::locked();
    school.lock("children 2026-10");
    school.ok("pho.ht", "mamnon export marks --period 2026-10 --out cham.csv");
    school.ok("pho.ht", "mamnon export marks --period 2026-09 --out thang9.csv");
    school.ok("pho.ht", "mamnon export fees --out gia.csv");
    let stale = |school: &School| -> Vec<(String, bool)> {
        let sent = school.ok_json("pho.ht", "mamnon export list --sent");
        let row = |s: &Value| {
            (format!("{} {}", s["pack"].as_str().unwrap(), s["period"].as_str().unwrap_or("-")), s["stale"] == true)
        };
        sent.as_array().unwrap().iter().map(row).collect()
    };
    assert!(stale(&school).iter().all(|(_, stale)| !stale));
    school.open("children 2026-10");
    school.open("meals 2026-10");
    school.ok("pho.ht", "mamnon lock meals 2026-10");
    school.open("children 2026-10-15");
    school.ok("pho.ht", "mamnon lock children 2026-10-15");
    assert!(stale(&school).iter().all(|(_, stale)| !stale), "nothing was written in the windows");
    school.open("meals 2026-10-05 --class 5A1");
    let fixed = school.ok_json("gv.5a1a", FIX);
    let closed = school.ok_json("pho.ht", "mamnon lock meals 2026-10-05 --class 5A1");
    let found = codes(&closed["warnings"]);
    assert!(found.contains(&"stale_export") && found.contains(&"settlement_rests_on_it"), "{closed}");
    let now = stale(&school);
    let is = |name: &str| now.iter().any(|(n, stale)| n == name && *stale);
    assert!(is("marks 2026-10") && !is("marks 2026-09"), "{now:?}");
    let sent = school.ok_json("pho.ht", "mamnon export list --sent");
    let row =
        sent.as_array().unwrap().iter().find(|s| s["pack"] == "marks" && s["period"] == "2026-10").unwrap().clone();
    assert_eq!(row["stale_entry"], fixed["entry"]);
    school.refused("pho.ht", "mamnon export marks --sent", 2, "usage");
    school.verifies();
}

/// Q4.5: the clock set back brings no window to life again; nothing is written until the principal has signed for it.
#[test]
fn a_window_does_not_come_back_with_the_clock() {
    let school = School::locked();
    school.open("meals 2026-10-05 --class 5A1");
    // The window's two hours pass, and the log goes on.
    let late = later(&school, "gv.5a1a", FIX, "+8000");
    assert_eq!(late.error()["code"], "book_locked", "{late:?}");
    // The clock is set back into the window's hours.
    let back = school.run("gv.5a1a", &format!("{FIX} --format json"));
    assert_eq!((back.code, back.error()["code"].clone()), (5, json!("clock")), "{back:?}");
    assert_eq!(back.error()["hint"], "mamnon audit clock --reason \"…\"");
    let typed = format!("{}\n", password("pho.ht"));
    let vice = school.typing("x", "mamnon audit clock --user pho.ht --reason x --password-stdin --format json", &typed);
    assert_eq!(vice.code, 3, "the principal alone signs for the clock: {vice:?}");
    // Nor does the refused try set the log's time back.
    let still = school.run("gv.5a1a", &format!("{FIX} --format json"));
    assert_eq!((still.code, still.error()["code"].clone()), (5, json!("clock")), "{still:?}");
    let typed = format!("{}\n", password("hieu.truong"));
    let line = "mamnon audit clock --user hieu.truong --reason \"đồng hồ chạy nhanh\" --password-stdin --format json";
    let signed = school.typing("x", line, &typed);
    assert_eq!(signed.code, 0, "{signed:?}");
    assert!(signed.json()["entry"].is_i64());
    // Writing goes on, but not through the window, although its hours have come again.
    school.refused("gv.5a1a", FIX, 5, "book_locked");
    school.ok("pho.ht", "mamnon school set place \"Hà Nội\"");
    school.verifies();
}
