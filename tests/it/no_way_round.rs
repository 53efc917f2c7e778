//! No way round a locked page: every writing command, on a locked page and on one locked for good (Q4.5).
use crate::harness::School;

/// The commands that write into October: who types them, and the line. `{x}` is a child of class 5A1.
const MEALS: &[(&str, &str)] = &[
    ("gv.5a1a", "mamnon meals marks set 2026-10-05 5A1 --absent {x}"),
    ("gv.5a1a", "mamnon meals marks fix 2026-10-05 {x} excused --told late"),
    ("pho.ht", "mamnon meals marks import marks.csv --update"),
    ("pho.ht", "mamnon meals marks import grid.csv --update --partial"),
    ("dinh.duong", "mamnon meals calendar set 2026-10-06 holiday --reason \"bão\""),
    ("dinh.duong", "mamnon meals calendar import days.csv --update"),
    ("dinh.duong", "mamnon meals slots set mau_giao lunch:main --from 2026-10-06"),
    ("ke.toan", "mamnon meals fees set mau_giao 25000 --from 2026-10-06"),
    ("ke.toan", "mamnon meals fees set mau_giao 25000 --from 2026-09-15"),
    ("ke.toan", "mamnon meals payments import money.csv"),
    ("ke.toan", "mamnon meals balance set {x} 5000 --on 2026-10-05"),
    ("ke.toan", "mamnon meals balance import balances.csv"),
    ("hieu.truong", "mamnon policy set meals.charge_unexcused 0 --from 2026-10-06 --reason \"đổi\""),
    ("pho.ht", "mamnon children move {x} 5A2 --from 2026-10-06"),
    ("pho.ht", "mamnon children leave {x} --last-day 2026-10-06 --why left"),
    (
        "pho.ht",
        "mamnon children add T2609999 --name \"Trần An\" --birth-date 2021-05-05 --sex male --class 5A1 --from 2026-10-06",
    ),
    ("pho.ht", "mamnon children import child.csv"),
    ("pho.ht", "mamnon classes import class.csv --update"),
];

fn sheets(school: &School) {
    school.file("marks.csv", "date,child,status\n2026-10-05,T2600213,excused\n");
    school.file("grid.csv", "date,child,status\n2026-10-05,T2600213,excused\n2026-10-06,T2600213,excused\n");
    school.file("days.csv", "date,kind\n2026-10-06,holiday\n");
    school.file("money.csv", "date,child,amount,note\n2026-10-06,T2600213,1000,bù\n");
    school.file("balances.csv", "child,amount,on\nT2600213,1000,2026-10-06\n");
    school.file("child.csv", "code,name,birth_date,sex,class,from\nT2609999,Trần An,2021-05-05,male,5A1,2026-10-06\n");
    school.file("class.csv", "year,code,name,age_group,site,capacity\n2026-2027,5A1,Lớp 5A1,mg4,Khu trung tâm,35\n");
}

/// What the tables that pages hold contain, as one number.
fn contents(school: &School) -> i64 {
    let tables =
        ["meal_marks", "calendar", "meal_slots", "fee", "payment", "balance", "policy", "enrolment", "children"];
    let all = tables.map(|t| format!("(SELECT count(*) FROM {t})")).join("+");
    let marks = "(SELECT total(length(status)) FROM meal_marks)+(SELECT total(length(why)) FROM enrolment)+(SELECT count(*) FROM class WHERE age_group='mg5')";
    school.query(&format!("SELECT CAST({all}+{marks} AS INTEGER)"))
}

fn every_way_is_refused(final_lock: bool) {
    let school = School::with_october();
    sheets(&school);
    if final_lock {
        let order =
            school.ok_json("hieu.truong", "mamnon orders issue final-lock meals 2026-10 --reason \"quyết toán\"");
        school.ok("pho.ht", &format!("mamnon lock meals 2026-10 --final --yes --order {}", order["order"]));
    } else {
        school.lock("meals 2026-10");
    }
    let before = contents(&school);
    for (user, line) in MEALS {
        let line = line.replace("{x}", "T2600213");
        let out = school.run(user, &format!("{line} --format json"));
        let said = format!("{line}: {out:?}");
        // A sheet reports its rows; a command reports itself. Either way it is the locked book, and nothing else.
        assert_eq!(out.code, if line.contains("--partial") { 7 } else { 5 }, "{said}");
        assert!(format!("{}{}", out.stdout, out.stderr).contains("book_locked"), "{said}");
        assert_eq!(contents(&school), before, "something was written: {said}");
    }
    // The same ways are open in a month that is not locked: it was the lock that refused them.
    school.ok("gv.5a1a", "mamnon meals marks set 2026-11-03 5A1 --absent T2600213");
    school.ok("pho.ht", "mamnon children move T2600213 5A2 --from 2026-11-05");
    school.verifies();
}

/// Q4.5: a locked month refuses every command that writes into it.
#[test]
fn a_locked_month_refuses_every_way_of_writing() {
    every_way_is_refused(false);
}

/// Q4.5: and one that is locked for good.
#[test]
fn a_month_locked_for_good_refuses_every_way_of_writing() {
    every_way_is_refused(true);
}

/// Q4.5: a day of the roster that is locked holds that day's records and moves, and no other day's.
#[test]
fn a_locked_day_of_the_roster_refuses_moves_on_it() {
    let school = School::new();
    school.lock("children 2026-10-05");
    school.refused("pho.ht", "mamnon children move T2600213 5A2 --from 2026-10-05", 5, "book_locked");
    school.refused("pho.ht", "mamnon children move T2600213 5A2 --from 2026-10-01", 5, "book_locked");
    school.ok("pho.ht", "mamnon children move T2600213 5A2 --from 2026-10-06");
    school.verifies();
}

/// Q4.5: a date in a locked page is refused, never shifted to the next open day.
#[test]
fn a_date_is_never_shifted_to_an_open_day() {
    let school = School::locked();
    let november = "SELECT count(*) FROM meal_marks WHERE date>='2026-11-01'";
    let before = (school.query(november), school.query("SELECT count(*) FROM payment"));
    school.refused("gv.5a1a", "mamnon meals marks set 2026-10-30 5A1", 5, "book_locked");
    school.file("money.csv", "date,child,amount,note\n2026-10-31,T2600213,1000,bù\n");
    let out = school.run("ke.toan", "mamnon meals payments import money.csv --format json");
    assert_eq!(out.code, 5, "{out:?}");
    assert_eq!((school.query(november), school.query("SELECT count(*) FROM payment")), before);
}
