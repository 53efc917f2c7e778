//! One test for every exit code.
use crate::harness::{PROGRAM, School, fixture};
use std::process::{Command, Stdio};

#[test]
fn exit_0_done_and_nothing_to_do() {
    let school = School::new();
    let first = school.ok_json("pho.ht", "mamnon school set place \"Xuân Tiến\"");
    assert!(first["entry"].is_i64());
    let again = school.ok_json("pho.ht", "mamnon school set place \"Xuân Tiến\"");
    assert!(again["entry"].is_null());
}

#[test]
fn exit_1_the_operating_system_says_no() {
    let school = School::new();
    let out = school.run(
        "pho.ht",
        "mamnon init --school X --year 2026-2027 --principal a.b=A --vice c.d=C --db /proc/khong/co.db --format json",
    );
    assert_eq!((out.code, out.error()["code"].as_str().unwrap()), (1, "io"), "{out:?}");
}

#[test]
fn exit_2_wrong_usage_and_nobody_to_ask() {
    let school = School::new();
    school.refused("pho.ht", "mamnon accounts lst", 2, "usage");
    school.refused("pho.ht", "mamnon accounts disable gv.5a1a", 2, "usage");
    school.refused("x", "mamnon login pho.ht", 2, "no_terminal");
}

#[test]
fn exit_3_not_signed_in_and_not_allowed() {
    let school = School::new();
    school.refused("x", "mamnon accounts list", 3, "not_signed_in");
    school.refused("gv.5a1a", "mamnon accounts list", 3, "not_allowed");
    // Rights come before a missing reason and before every rule.
    school.refused("gv.5a1a", "mamnon accounts disable pho.ht", 3, "not_allowed");
}

#[test]
fn exit_4_no_such_thing() {
    let school = School::new();
    let error = school.refused("pho.ht", "mamnon accounts show gv.5a1", 4, "not_found");
    assert!(error["context"]["near"].as_array().unwrap().contains(&"gv.5a1a".into()), "{error}");
    school.refused("pho.ht", "mamnon audit show 999999", 4, "not_found");
    school.refused("pho.ht", "mamnon children import khong-co.csv", 4, "not_found");
    school.refused("pho.ht", "mamnon accounts list --db khong-co.db", 4, "not_found");
}

#[test]
fn exit_5_refused_by_a_rule() {
    let school = School::new();
    school.refused("pho.ht", "mamnon init --school X --year 2026-2027 --principal a.b=A --vice c.d=C", 5, "exists");
    school.refused("pho.ht", "mamnon accounts create gv.5a1a --name X", 5, "exists");
    school.refused("hieu.truong", "mamnon roles grant pho.ht principal --reason x", 5, "separation_of_duty");
    school.refused("hieu.truong", "mamnon roles grant hieu.truong accountant --reason x", 5, "own_account");
}

#[test]
fn exit_6_bad_input_changes_nothing_and_names_exactly_the_bad_rows() {
    let school = School::new();
    let mut text = "code,name,birth_date,sex,class,from\n".to_owned();
    for n in 1..=300 {
        let birth = if n == 12 { "31/02/2021" } else { "01/02/2021" };
        let class = if n == 100 { "9Z9" } else { "5A1" };
        let sex = if n == 250 { "?" } else { "Nam" };
        text.push_str(&format!("M{n:05},Trần Văn Minh {},{birth},{sex},{class},2026-09-01\n", letters(n)));
    }
    school.file("tre.csv", text);
    let (entries, children) = (school.entries(), school.query("SELECT count(*) FROM children"));
    let out = school.run("pho.ht", "mamnon children import tre.csv --format json");
    assert_eq!(out.code, 6, "{out:?}");
    let lines: Vec<i64> =
        out.json()["problems"].as_array().unwrap().iter().map(|p| p["line"].as_i64().unwrap()).collect();
    assert_eq!(lines, [13, 101, 251]);
    assert_eq!((school.entries(), school.query("SELECT count(*) FROM children")), (entries, children));
}

fn letters(n: u32) -> String {
    const SYLLABLES: [&str; 10] = ["An", "Ba", "Chi", "Dũng", "Em", "Giang", "Hà", "Khang", "Lan", "Mai"];
    n.to_string().bytes().map(|b| SYLLABLES[usize::from(b - b'0')]).collect::<Vec<_>>().join(" ")
}

#[test]
fn exit_7_partly_done() {
    let school = School::new();
    school.file("tre.csv", "code,name,birth_date,sex,class,from\nM1,Trần Văn An,01/02/2021,Nam,5A1,2026-09-01\nM2,Trần Văn Ba,31/02/2021,Nam,5A1,2026-09-01\n");
    let out = school.run("pho.ht", "mamnon children import tre.csv --partial --format json");
    assert_eq!(out.code, 7, "{out:?}");
    assert_eq!((out.json()["created"].as_i64(), out.json()["rejected"].as_i64()), (Some(1), Some(1)));
    school.verifies();
}

#[test]
fn exit_8_busy() {
    let school = School::new();
    let other = rusqlite::Connection::open(school.db()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    school.refused("pho.ht", "mamnon school set place X --lock-wait 0", 8, "busy");
    other.execute_batch("ROLLBACK").unwrap();
    school.ok("pho.ht", "mamnon school set place X");
}

#[test]
fn exit_9_what_cannot_be_read_as_a_log() {
    let school = School::new();
    school.file("rac.db", "đây không phải là cơ sở dữ liệu, chỉ là chữ cho đủ dài".repeat(40));
    school.refused("x", "mamnon audit verify --db rac.db", 9, "damaged");
    school.file("rong.db", "");
    school.refused("x", "mamnon audit verify --db rong.db", 9, "damaged");
}

#[test]
fn a_closed_pipe_is_success() {
    let school = School::with_october();
    let mut child = school.command("pho.ht").args(["children", "list"]).spawn().unwrap();
    drop(child.stdout.take());
    assert!(child.wait().unwrap().success());
}

#[test]
fn exit_codes_are_listed_for_people_and_programs() {
    let out =
        Command::new(PROGRAM).args(["help", "exit-codes", "--format", "json"]).stdin(Stdio::null()).output().unwrap();
    let list: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    let codes: Vec<i64> = list.as_array().unwrap().iter().map(|r| r["exit"].as_i64().unwrap()).collect();
    assert_eq!(codes, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 130]);
}

#[test]
fn a_second_import_changes_nothing_and_writes_no_entry() {
    let school = School::with_october();
    let entries = school.entries();
    for (noun, sheet) in [
        ("classes", "classes.csv"),
        ("staff", "staff.csv"),
        ("children", "children.csv"),
        ("meals calendar", "calendar.csv"),
        ("meals payments", "payments.csv"),
        ("meals marks", "marks.csv"),
    ] {
        let answer = school.ok_json("pho.ht", &format!("mamnon {noun} import {}", fixture(sheet)));
        assert!(answer["entry"].is_null() && answer["created"] == 0 && answer["updated"] == 0, "{noun}: {answer}");
    }
    assert_eq!(school.entries(), entries);
}
