//! School years: opened, rolled over, activated, closed for good (Q4.5, Q4.6, Q4.7).
use crate::harness::{School, fixture, password};
use serde_json::Value;
use std::sync::LazyLock;
use std::time::Duration;

/// A school whose year 2025-2026 is over and at work still; the children of the fixture school were in it.
fn over() -> School {
    static TEMPLATE: LazyLock<School> = LazyLock::new(build);
    copy(&TEMPLATE)
}

fn copy(template: &School) -> School {
    let school = School::empty();
    for entry in std::fs::read_dir(template.path()).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), school.path().join(entry.file_name())).unwrap();
    }
    school
}

fn build() -> School {
    let school = School::empty();
    let made = school.ok_json(
        "pho.ht",
        "mamnon init --school \"Trường Mầm non Hoa Sen\" --year 2025-2026 --principal \"hieu.truong=Nguyễn Thị Hòa\" --vice \"pho.ht=Trần Văn Nam\"",
    );
    for account in made["accounts"].as_array().unwrap() {
        school.activate(account["username"].as_str().unwrap(), account["activation_code"].as_str().unwrap());
    }
    for key in ["session.idle_minutes", "session.reask_minutes"] {
        school.ok("hieu.truong", &format!("mamnon policy set {key} 120 --reason \"kiểm thử\""));
    }
    for noun in ["classes", "children"] {
        let text = std::fs::read_to_string(fixture(&format!("{noun}.csv"))).unwrap();
        let text = text.replace("2026-2027", "2025-2026").replace("2026-09-01", "2025-09-01");
        school.file("nam.csv", text);
        school.ok("pho.ht", &format!("mamnon {noun} import nam.csv"));
    }
    school.ok("pho.ht", "mamnon meals fees set mau_giao 21000 --from 2025-09-01");
    school.ok("pho.ht", "mamnon meals marks set 2025-10-06 5A1 --absent T2600213");
    school.ok("pho.ht", "mamnon children leave T2600214 --last-day 2026-03-10 --why left");
    school.ok("pho.ht", "mamnon children leave T2600215 --last-day 2026-01-15 --why transfer --to \"Hoa Mai\"");
    school
}

const ROLL: &str = "mamnon years rollover 2025-2026 2026-2027";
const CHILDREN: &str = "SELECT count(*) FROM enrolment WHERE year='2026-2027'";
const CLASSES: &str = "SELECT count(*) FROM class WHERE year='2026-2027'";

fn opened() -> School {
    let school = over();
    let year = school.ok_json("pho.ht", "mamnon years open 2026-2027");
    assert_eq!(year["state"], "planned");
    school
}

fn issue_close(school: &School) -> i64 {
    let line = "mamnon orders issue close-year 2025-2026 --document 45/QĐ-MN --reason \"hết năm học\"";
    school.ok_json("hieu.truong", line)["order"].as_i64().unwrap()
}

/// 2025-2026 closed for good, 2026-2027 at work.
fn closed() -> School {
    static TEMPLATE: LazyLock<School> = LazyLock::new(|| {
        let school = opened();
        school.ok("pho.ht", ROLL);
        school.ok("pho.ht", "mamnon years activate 2026-2027 --yes");
        let order = issue_close(&school);
        school.ok("pho.ht", &format!("mamnon years close 2025-2026 --order {order} --yes"));
        school
    });
    copy(&TEMPLATE)
}

fn states(school: &School) -> Vec<String> {
    let list = school.ok_json("pho.ht", "mamnon years list");
    list.as_array().unwrap().iter().map(|y| y["state"].as_str().unwrap().to_owned()).collect()
}

fn outcome<'a>(answer: &'a Value, child: &str) -> (&'a str, &'a str, &'a str) {
    let list = answer["children"].as_array().unwrap();
    let c = list.iter().find(|c| c["child"] == child).unwrap_or_else(|| panic!("{child} is not listed"));
    (c["from_class"].as_str().unwrap(), c["to_class"].as_str().unwrap_or(""), c["outcome"].as_str().unwrap())
}

/// Q4.6, Q4.7: a year from its opening to its end, as the vice-principal does it.
#[test]
fn a_school_year_from_rollover_to_close() {
    let school = opened();
    let (entries, rolled) = (school.entries(), school.query(CHILDREN));
    let dry = school.ok_json("pho.ht", &format!("{ROLL} -n"));
    assert_eq!((dry["dry_run"].as_bool(), dry["entry"].is_null()), (Some(true), true));
    assert_eq!(
        (school.entries(), school.query(CHILDREN), school.query(CLASSES)),
        (entries, rolled, 0),
        "nothing written"
    );
    let done = school.ok_json("pho.ht", ROLL);
    assert_eq!(dry["children"], done["children"], "what was shown is what was done");
    assert_eq!(done["copied"].as_array().unwrap().len(), 12);
    assert_eq!(outcome(&done, "T2600001"), ("2T1", "3T1", "promoted"));
    assert_eq!(outcome(&done, "T2600213"), ("5A1", "", "completed"));
    assert_eq!(outcome(&done, "T2600214").2, "left");
    assert_eq!(outcome(&done, "T2600215").2, "left");
    let class = |code: &str| {
        let list = done["classes"].as_array().unwrap();
        list.iter().find(|c| c["from_class"] == code).unwrap().clone()
    };
    assert_eq!((class("4A1")["to_class"].as_str(), class("4A1")["promoted"].as_i64()), (Some("5A1"), Some(29)));
    assert_eq!(class("5A3")["completed"].as_i64(), Some(32), "one of them had left");
    let again = school.ok_json("pho.ht", ROLL);
    assert_eq!((again["entry"].is_null(), &again["children"]), (true, &done["children"]), "twice changes nothing");
    assert_eq!(states(&school), ["active", "planned"]);

    let asks = school.run("pho.ht", "mamnon years activate 2026-2027 --format json");
    assert_eq!((asks.code, asks.error()["code"].as_str().unwrap()), (2, "no_terminal"));
    school.ok("pho.ht", "mamnon years activate 2026-2027 --yes");
    assert_eq!(states(&school), ["closing", "active"], "exactly one is active");
    school.refused("pho.ht", "mamnon years rollover --undo 2026-2027", 5, "wrong_state");

    // The rights of the year before hold until it is closed; its marks can still be corrected.
    school.ok("pho.ht", "mamnon meals marks fix 2025-10-06 T2600213 present");
    let order = issue_close(&school);
    let asks = school.run("pho.ht", &format!("mamnon years close 2025-2026 --order {order} --format json"));
    assert_eq!((asks.code, asks.error()["code"].as_str().unwrap()), (2, "no_terminal"));
    let close = school.ok_json("pho.ht", &format!("mamnon years close 2025-2026 --order {order} --yes"));
    assert_eq!((close["state"].as_str(), close["document"].as_str()), (Some("closed"), Some("45/QĐ-MN")));
    let open: Vec<_> = close["missing"].as_array().unwrap().iter().map(|p| p["what"].as_str().unwrap()).collect();
    assert_eq!(open, ["month"], "October was never locked: {close}");
    assert_eq!(states(&school), ["closed", "active"]);
    school.refused("pho.ht", &format!("mamnon years close 2025-2026 --order {order} --yes"), 5, "wrong_state");
    school.refused("hieu.truong", "mamnon orders issue unlock meals 2025-10-06 --reason x", 5, "book_locked");

    // The new year goes on.
    school.ok("pho.ht", "mamnon children move T2600001 3T2 --from 2026-11-02");
    school.ok("pho.ht", "mamnon meals marks set 2026-11-23 3T2");
    school.ok("pho.ht", "mamnon meals adjust T2600213 21000 --for 2025-10 --reason \"chấm nhầm\"");
    let summary = school.ok_json("pho.ht", "mamnon years summary 2025-2026");
    let line = |code: &str| summary.as_array().unwrap().iter().find(|c| c["class"] == code).unwrap().clone();
    assert_eq!((line("4A2")["children"].as_i64(), line("4A2")["promoted"].as_i64()), (Some(29), Some(29)));
    let gone: i64 = summary.as_array().unwrap().iter().map(|c| c["left"].as_i64().unwrap()).sum();
    assert_eq!(gone, 1);
    school.verifies();
}

/// Q4.7: what was entered in the new year by hand is never touched or taken away.
#[test]
fn what_was_entered_by_hand_stays() {
    let school = opened();
    school.ok("pho.ht", "mamnon classes add 5A1 --age-group mg5 --name \"Lớp Lá 1\" --year 2026-2027");
    school.ok("pho.ht", "mamnon classes add 3T2 --age-group nt3 --year 2026-2027");
    school.file(
        "tay.csv",
        "code,name,birth_date,sex,class,from\nT2600001,La Hải Đức Tùng,2024-11-09,male,3T2,2026-09-07\nT2609999,Lê Gia An,2023-02-03,male,3T2,2026-09-07\n",
    );
    school.ok("pho.ht", "mamnon children import tay.csv --update");
    let done = school.ok_json("pho.ht", ROLL);
    assert_eq!(outcome(&done, "T2600001"), ("2T1", "3T2", "stays"));
    let name = |code: &str| {
        let list = school.ok_json("pho.ht", "mamnon classes list --year 2026-2027");
        let class = list.as_array().unwrap().iter().find(|c| c["code"] == code).map(|c| c["name"].clone());
        class.and_then(|n| n.as_str().map(str::to_owned))
    };
    assert_eq!(name("5A1").as_deref(), Some("Lớp Lá 1"));
    // One class is renamed, one child moved after the roll-over: both rest on it now.
    school.file("sua.csv", "year,code,name,age_group\n2026-2027,5A3,Lớp Lá 3,mg5\n");
    school.ok("pho.ht", "mamnon classes import sua.csv --update");
    school.ok("pho.ht", "mamnon children move T2600200 5A2 --from 2026-10-05");
    let dry = school.ok_json("pho.ht", "mamnon years rollover --undo 2026-2027 -n");
    let undone = school.ok_json("pho.ht", "mamnon years rollover --undo 2026-2027");
    assert_eq!(dry["children"], undone["children"]);
    assert_eq!(name("5A1").as_deref(), Some("Lớp Lá 1"), "entered by hand");
    assert_eq!(name("5A3").as_deref(), Some("Lớp Lá 3"), "changed by hand");
    assert_eq!(name("4A1"), None, "copied");
    assert!(undone["kept"].as_array().unwrap().contains(&"T2600200".into()), "{undone}");
    assert_eq!(school.query(&format!("{CHILDREN} AND why IN ('promoted','completed')")), 1);
    assert_eq!(school.query(&format!("{CHILDREN} AND class='3T2'")), 2, "enrolled by hand");
    let again = school.ok_json("pho.ht", "mamnon years rollover --undo 2026-2027");
    assert!(again["entry"].is_null());
    // Rolled over once more, and what is left to do is done.
    school.ok("pho.ht", ROLL);
    assert_eq!(name("4A1").as_deref(), Some("Lớp mẫu giáo 4A1"));
    school.verifies();
}

/// Q4.7: promotion by the classes' codes, by a sheet, or not at all where no class is found.
#[test]
fn a_class_goes_on_where_it_is_told_or_nothing_is_written() {
    let school = opened();
    school.ok("pho.ht", "mamnon classes add 5A1 --age-group mg5 --year 2026-2027");
    let promote = "mamnon children promote --from-year 2025-2026 --to-year 2026-2027";
    let error = school.refused("pho.ht", promote, 6, "no_class_found");
    let classes: Vec<_> =
        error["context"]["classes"].as_array().unwrap().iter().map(|c| c["class"].as_str().unwrap()).collect();
    assert!(classes.contains(&"4A2") && !classes.contains(&"4A1") && !classes.contains(&"5A1"), "{classes:?}");
    assert_eq!((school.query(CHILDREN), school.query(CLASSES)), (0, 1));
    let dry = school.run("pho.ht", &format!("{promote} -n --format json"));
    assert_eq!((dry.code, outcome(&dry.json(), "T2600127").2), (7, "no_class"), "{}", dry.stderr);
    school.file("sai.csv", "from_class,to_class\n4A2,5A9\n9Z9,5A1\n");
    let bad = school.refused("pho.ht", &format!("{promote} --map sai.csv"), 6, "invalid_input");
    assert_eq!(bad["context"]["rejected"], 2, "{bad}");
    school.file("len.csv", "Lớp cũ,Lớp mới\n4A2,5A1\n4A3,5A1\n");
    let partly = school.run("pho.ht", &format!("{promote} --map len.csv --partial --format json"));
    assert_eq!(partly.code, 7, "{partly:?}");
    assert_eq!(partly.json()["promoted"].as_i64(), Some(29 * 3));
    assert_eq!(school.query(&format!("{CHILDREN} AND class='5A1'")), 29 * 3);
    school.ok("pho.ht", "mamnon years open 2027-2028");
    school.refused("pho.ht", "mamnon years rollover 2025-2026 2027-2028", 6, "invalid_input");
    school.refused("hieu.truong", ROLL, 3, "not_allowed");
    school.refused("pho.ht", "mamnon years rollover 2025-2026 2030-2031", 4, "not_found");
    let csv = school.run("pho.ht", &format!("{promote} --map len.csv --partial --format csv -n"));
    assert!(csv.code == 7 && csv.stdout.starts_with("child,name,from_class,to_class,outcome\n"), "{csv:?}");
    school.verifies();
}

/// A roll-over that was killed has happened whole or not at all.
#[test]
fn a_killed_rollover_leaves_all_or_nothing() {
    let school = opened();
    let (mut nothing, mut all) = (0, 0);
    for moment in [0u64, 2, 5, 10, 20, 35, 50, 70, 100, 140, 200, 300, 450, 700] {
        let mut child = school.command("pho.ht").args(["years", "rollover", "2025-2026", "2026-2027"]).spawn().unwrap();
        drop(child.stdin.take());
        std::thread::sleep(Duration::from_millis(moment));
        let _ = child.kill();
        child.wait().unwrap();
        let (children, classes) = (school.query(CHILDREN), school.query(CLASSES));
        assert!(
            (children, classes) == (0, 0) || (children > 300 && classes == 12),
            "{children}, {classes} after {moment} ms"
        );
        if children == 0 {
            nothing += 1;
        } else {
            all += 1;
        }
        school.verifies();
    }
    assert!(nothing > 0, "no kill came early enough: {all}");
    school.ok("pho.ht", ROLL);
    assert_eq!(school.query(CLASSES), 12);
}

/// Q4.5: a closed year is read-only for ever, whichever way the write comes.
#[test]
fn a_closed_year_refuses_everything() {
    let school = closed();
    let rows = school.query(
        "SELECT (SELECT count(*) FROM enrolment)+(SELECT count(*) FROM class)+(SELECT count(*) FROM meal_marks)",
    );
    school.file("thu.csv", "date,child,amount,note\n2026-03-02,T2600001,1000,thêm\n");
    school.file("lop.csv", "year,code,name,age_group\n2025-2026,4A1,Tên khác,mg4\n");
    school.file("cham.csv", "date,child,status\n2025-10-06,T2600216,excused\n");
    school.file("tre.csv", "code,name,birth_date,sex,class,from\nT2609999,Lê Gia An,2023-02-03,male,3T1,2026-05-04\n");
    school.file("lich.csv", "date,kind\n2026-02-17,holiday\n");
    for line in [
        "mamnon meals marks fix 2025-10-06 T2600213 unexcused",
        "mamnon meals marks set 2025-10-07 5A1",
        "mamnon meals marks import cham.csv --update",
        "mamnon meals payments import thu.csv",
        "mamnon meals fees set mau_giao 22000 --from 2026-05-01",
        "mamnon meals balance set T2600001 5000 --on 2026-05-01",
        "mamnon meals calendar set 2026-02-17 holiday --reason Tết",
        "mamnon meals calendar import lich.csv",
        "mamnon meals slots set mau_giao lunch:main --from 2026-02-01",
        "mamnon children move T2600001 3T1 --from 2026-05-04",
        "mamnon children leave T2600001 --last-day 2026-05-04 --why left",
        "mamnon children leave T2600001 --last-day 2026-07-31 --why left",
        "mamnon children import tre.csv",
        "mamnon classes add 4A9 --age-group mg4 --year 2025-2026",
        "mamnon classes import lop.csv --update",
        "mamnon years terms 2025-2026 --term1 2025-08-01..2026-01-10",
        "mamnon policy set meals.charge_late 0 --from 2026-01-01 --reason x",
    ] {
        let user = if line.contains("policy") { "hieu.truong" } else { "pho.ht" };
        let error = school.refused(user, line, 5, "book_locked");
        // Of a sheet each bad row says so.
        let of_sheet = error["context"]["problems"][0]["code"] == "book_locked";
        assert!(of_sheet || error["context"]["final"] == true, "{line}: {error}");
    }
    school.refused("hieu.truong", "mamnon orders issue close-year 2025-2026 --document 1 --reason x", 5, "wrong_state");
    school.refused("pho.ht", "mamnon years activate 2025-2026 --yes", 5, "wrong_state");
    let now = school.query(
        "SELECT (SELECT count(*) FROM enrolment)+(SELECT count(*) FROM class)+(SELECT count(*) FROM meal_marks)",
    );
    assert_eq!(now, rows);
    // What belongs to the year at work goes on.
    school.ok("pho.ht", "mamnon meals fees set mau_giao 22000 --from 2026-12-01");
    school.ok("pho.ht", "mamnon classes add 4A9 --age-group mg4");
    school.ok("pho.ht", "mamnon children edit T2600001 --guardian-phone 0912345678 --reason \"số mới\"");
    school.ok("pho.ht", "mamnon children leave T2600002 --last-day 2026-11-20 --why left");
    school.verifies();
}

/// The guard stands in the file: another program that has a diary of its own is refused too.
#[test]
fn the_file_itself_refuses_rows_of_a_closed_year() {
    let school = closed();
    let conn = rusqlite::Connection::open(school.db()).unwrap();
    let flags = rusqlite::functions::FunctionFlags::SQLITE_UTF8 | rusqlite::functions::FunctionFlags::SQLITE_INNOCUOUS;
    conn.create_scalar_function("mamnon_log", -1, flags, |_| Ok(0)).unwrap();
    for book in [1, 2] {
        let sql = format!(
            "INSERT INTO operation SELECT {book},'2026-11-24T00:00:00.000Z','2026-11-24',NULL,max(last),NULL,NULL FROM page_lock"
        );
        conn.execute_batch(&sql).unwrap();
    }
    for sql in [
        "UPDATE class SET name='x' WHERE year='2025-2026'",
        "INSERT INTO class(year,code,name,age_group) VALUES('2025-2026','9','9','mg5')",
        "DELETE FROM class WHERE year='2025-2026'",
        "UPDATE school_year SET state='active' WHERE year='2025-2026'",
        "DELETE FROM school_year WHERE year='2025-2026'",
        "INSERT INTO term VALUES('2025-2026','term1','2025-08-01','2025-12-01')",
        "INSERT INTO enrolment VALUES(1,'2026-08-15','2025-2026','','left',NULL,NULL)",
    ] {
        let error = conn.execute_batch(sql).unwrap_err().to_string();
        assert!(error.contains("year_closed"), "{sql}: {error}");
    }
    let error =
        conn.execute_batch("UPDATE enrolment SET why='x' WHERE from_date='2025-09-01'").unwrap_err().to_string();
    assert!(error.contains("year_closed") || error.contains("book_locked"), "{error}");
}

/// Q4.5: two keys for the end of a year: the principal's decision, the vice-principal's hand; in one sitting too.
#[test]
fn a_year_is_closed_on_the_principals_decision_only() {
    let school = opened();
    school.ok("pho.ht", ROLL);
    let error = school.refused("pho.ht", "mamnon years close 2025-2026 --yes", 5, "order_needed");
    assert_eq!(error["hint"], "mamnon orders request close-year 2025-2026 --reason \"…\"");
    school.refused("hieu.truong", "mamnon years close 2025-2026 --yes", 3, "not_allowed");
    school.refused("hieu.truong", "mamnon orders issue close-year 2025-2026 --reason x", 2, "usage");
    school.refused(
        "pho.ht",
        "mamnon orders record close-year 2025-2026 --phone --dated 2026-11-02 --reason x",
        6,
        "invalid_input",
    );
    let asked =
        school.ok_json("pho.ht", "mamnon orders request close-year 2025-2026 --reason \"hết năm\"")["order"].clone();
    school.ok("hieu.truong", &format!("mamnon orders approve {asked}"));
    school.refused("pho.ht", &format!("mamnon years close 2026-2027 --order {asked} --yes"), 5, "wrong_state");
    school.refused("pho.ht", &format!("mamnon years close 2025-2026 --order {asked} --yes"), 2, "usage");
    school.ok("hieu.truong", "mamnon policy set lock.require_complete 1 --reason \"kiểm thử\"");
    let line = format!("mamnon years close 2025-2026 --order {asked} --document 45/QĐ --yes");
    let error = school.refused("pho.ht", &line, 5, "incomplete");
    assert_eq!(error["context"]["open"][0]["which"], serde_json::json!(["2025-10"]), "{error}");
    // The month itself has no marks: locked while the rule is off.
    school.ok("hieu.truong", "mamnon policy set lock.require_complete 0 --reason \"kiểm thử\"");
    school.lock("meals 2025-10");
    let window = school.open("meals 2025-10-06 --class 5A1");
    school.ok("hieu.truong", "mamnon policy set lock.require_complete 1 --reason \"kiểm thử\"");
    let error = school.refused("pho.ht", &line, 5, "incomplete");
    assert_eq!(error["context"]["open"][0]["what"], "window", "{error}");
    school.ok("hieu.truong", "mamnon policy set lock.require_complete 0 --reason \"kiểm thử\"");
    let dry = school.ok_json("pho.ht", &line.replace("--yes", "-n"));
    assert_eq!((dry["entry"].is_null(), states(&school)[0].as_str()), (true, "active"));
    let typed = format!("{}\n", password("hieu.truong"));
    let flags = "--cosign hieu.truong --cosign-password-stdin --reason \"hết năm\" --yes --format json";
    let line = format!("mamnon years close 2025-2026 {flags}");
    let nameless = school.typing("pho.ht", &line, &typed);
    assert_eq!((nameless.code, nameless.error()["code"].as_str().unwrap()), (2, "usage"), "{nameless:?}");
    let done = school.typing("pho.ht", &format!("{line} --document 45/QĐ"), &typed);
    assert_eq!(done.code, 0, "{done:?}");
    assert_eq!(done.json()["windows"], serde_json::json!([window]), "the open window was closed");
    let order = done.json()["order"].clone();
    let shown = school.ok_json("hieu.truong", &format!("mamnon orders show {order}"));
    assert_eq!((shown["kind"].as_str(), shown["period"].as_str()), (Some("close-year"), Some("2025-2026")), "{shown}");
    school.verifies();
}

/// Q4.6: one year is at work; the next may follow a month ahead or when the one before is closed.
#[test]
fn years_follow_each_other() {
    let school = School::new();
    school.ok("pho.ht", "mamnon years open 2027-2028");
    let error = school.refused("pho.ht", "mamnon years activate 2027-2028 --yes", 5, "too_early");
    assert_eq!(error["context"]["from"], "2027-07-01", "{error}");
    school.ok("pho.ht", "mamnon years open 2025-2026");
    school.refused("pho.ht", "mamnon years activate 2025-2026 --yes", 5, "wrong_state");
    school.refused("gv.5a1a", "mamnon years activate 2027-2028", 3, "not_allowed");
    school.refused("gv.5a1a", "mamnon years close 2026-2027", 3, "not_allowed");
    assert_eq!(states(&school), ["planned", "active", "planned"]);
    // Closed before it is over: loud, but possible; then the next may follow at once.
    let line = "mamnon orders issue close-year 2026-2027 --document 1/QĐ --reason x";
    let order = school.ok_json("hieu.truong", line)["order"].clone();
    let close = school.ok_json("pho.ht", &format!("mamnon years close 2026-2027 --order {order} --yes"));
    let open: Vec<_> = close["missing"].as_array().unwrap().iter().map(|p| p["what"].as_str().unwrap()).collect();
    assert!(open.contains(&"not_over") && open.contains(&"child"), "{close}");
    school.refused("gv.5a1a", "mamnon meals marks set 2026-11-23 5A1", 3, "not_allowed");
    school.refused("pho.ht", "mamnon meals marks set 2026-11-23 5A1", 5, "book_locked");
    school.ok("pho.ht", "mamnon years rollover 2026-2027 2027-2028");
    school.ok("pho.ht", "mamnon years activate 2027-2028 --yes");
    assert_eq!(states(&school), ["planned", "closed", "active"]);
    school.verifies();
}

/// Q4.7: the words for a child's movement follow from the day and the year's terms; nobody types them.
#[test]
fn the_words_of_movement_follow_from_the_terms() {
    let school = over();
    let word = |child: &str, on: &str| {
        let shown = school.ok_json("pho.ht", &format!("mamnon children show {child} --on {on}"));
        (shown["status"].as_str().unwrap().to_owned(), shown["movement"].as_str().unwrap_or("").to_owned())
    };
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(word("T2600001", "2026-05-04"), pair("attending", "attending"));
    assert_eq!(word("T2600214", "2026-05-04"), pair("left", "left_term2"));
    assert_eq!(word("T2600215", "2026-05-04"), pair("transfer", "out_term1"), "its last day was the term's");
    let usual = school.ok_json("pho.ht", "mamnon years terms 2025-2026");
    assert_eq!(usual[1]["first"], "2026-01-16");
    school.ok("pho.ht", "mamnon years terms 2025-2026 --term1 2025-08-01..2026-01-09");
    assert_eq!(word("T2600215", "2026-05-04"), pair("transfer", "out_term2"), "the term ends sooner now");
    school.ok("pho.ht", "mamnon children return T2600214 5A1 --from 2026-04-06");
    assert_eq!(word("T2600214", "2026-05-04"), pair("attending", "back_term2"));
    let receive = "mamnon children receive T2609998 --name \"Lê Gia Hân\" --birth-date 2021-03-05 --sex nữ --class 4A1 --from 2025-11-03";
    school.ok("pho.ht", &format!("{receive} --from-school \"Mầm non Hoa Mai\""));
    assert_eq!(word("T2609998", "2026-05-04"), pair("attending", "in_term1"));
    school.refused("pho.ht", "mamnon years terms 2025-2026 --term2 2026-01-05..2026-01-01", 6, "invalid_input");
    school.refused("pho.ht", "mamnon years terms 2025-2026 --summer 2026-06-01..2026-08-05", 6, "invalid_input");
    school.refused(
        "pho.ht",
        "mamnon years terms 2025-2026 --term1 2025-08-01..2026-02-01 --term2 2026-01-16..2026-05-31",
        6,
        "invalid_input",
    );
    school.refused("hieu.truong", "mamnon years terms 2025-2026 --term1 2025-08-01..2026-01-10", 3, "not_allowed");
    school.ok("pho.ht", "mamnon years open 2026-2027");
    school.ok("pho.ht", ROLL);
    assert_eq!(word("T2600213", "2026-11-23"), pair("completed", "completed"));
    let completed = school.ok_json("pho.ht", "mamnon children list --status completed");
    assert_eq!(completed.as_array().unwrap().len(), school.query(&format!("{CHILDREN} AND why='completed'")) as usize);
    // Who leaves the old year after the roll-over does not come back in the new one.
    school.ok("pho.ht", "mamnon children leave T2600001 --last-day 2026-05-20 --why left");
    assert_eq!(word("T2600001", "2026-11-23").0, "left");
    school.verifies();
}

/// Locked pages of the old year are no bar to the new one.
#[test]
fn locked_pages_of_the_old_year_do_not_reach_the_new_one() {
    let school = opened();
    for page in ["meals 2025-2026", "children 2025-2026"] {
        school.lock(page);
    }
    school.ok("pho.ht", ROLL);
    school.ok("pho.ht", "mamnon children move T2600001 3T2 --from 2026-09-07");
    // Nor does a locked month of the new year hold up a row of the old one that ends with its year.
    let school = opened();
    school.lock("meals 2026-10");
    school.ok("pho.ht", "mamnon children leave T2600001 --last-day 2026-05-20 --why left");
    school.verifies();
}

/// Q4.5: a backup of before does not open a closed year again.
#[test]
fn a_restore_closes_the_year_again() {
    let school = opened();
    school.ok("pho.ht", "mamnon backup create --out ban-sao.db");
    let order = issue_close(&school);
    school.ok("pho.ht", &format!("mamnon years close 2025-2026 --order {order} --yes"));
    let restore = school.ok_json("hieu.truong", "mamnon orders issue restore --reason \"máy hỏng\"")["order"].clone();
    let flags = "--reason \"máy hỏng\" --cosign hieu.truong --cosign-password-stdin --yes --format json";
    let typed = format!("{}\n", password("hieu.truong"));
    let out = school.typing("pho.ht", &format!("mamnon backup restore ban-sao.db --order {restore} {flags}"), &typed);
    assert_eq!(out.code, 0, "{out:?}");
    let again = out.json()["again"].clone();
    assert!(again.as_array().unwrap().contains(&"close-year 2025-2026".into()), "{again}");
    school.verifies();
    let typed = format!("{}\n", password("pho.ht"));
    assert_eq!(school.typing("pho.ht", "mamnon login pho.ht --password-stdin", &typed).code, 0);
    assert_eq!(states(&school), ["closed", "planned"]);
    school.refused("pho.ht", "mamnon classes add 4A9 --age-group mg4 --year 2025-2026", 5, "book_locked");
}
