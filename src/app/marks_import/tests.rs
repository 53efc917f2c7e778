use super::*;
use crate::app::marks::{MarkFix, MarksSet};
use crate::app::testing::{TestSchool, counts, fixture, refusal, sheet};
use crate::domain::book::Book;
use crate::store::child::{Child, Enrolment};
use crate::store::class::Class;
use std::fmt::Write as _;

const UPDATE: fn() -> How<'static> = || How { update: true, ..How::default() };

fn set(date: Date, class: &str, absent: &[&str]) -> MarksSet {
    let absent = absent.iter().map(|c| (*c).to_owned()).collect();
    MarksSet { date, class: class.into(), absent, unexcused: vec![], only: vec![] }
}

fn problems(result: Result<ImportAnswer>) -> Vec<(u64, &'static str, Option<&'static str>)> {
    let Refusal::BadRows { problems, .. } = refusal(result) else { panic!("other refusal") };
    problems.iter().map(|p| (p.line, p.refusal.code(), p.column)).collect()
}

#[test]
fn the_fixture_month_twice() {
    let mut school = TestSchool::with_roster();
    school.app.calendar_import(fixture("calendar"), How::default()).unwrap();
    let made = school.app.marks_import(fixture("marks"), How::default()).unwrap();
    assert_eq!(counts(&made), [6864, 0, 0, 0]);
    let before = school.entries();
    let again = school.app.marks_import(fixture("marks"), How::default()).unwrap();
    assert_eq!(counts(&again), [0, 0, 6864, 0]);
    assert_eq!((again.receipt.entry, school.entries()), (None, before));
    let grid = school.app.marks_grid(Month { year: 2026, month: 10 }, "5A1").unwrap();
    assert_eq!(grid.days.len(), 22);
    assert!(grid.rows.iter().all(|r| r.cells.iter().all(Option::is_some)));
    // A page locked afterwards: what is equal is still unchanged, what differs is refused.
    let (first, last) = (date(2026, 10, 1), date(2026, 10, 31));
    school.lock(Book::Meals, "2026-10", first, last, None);
    let again = school.app.marks_import(fixture("marks"), How::default()).unwrap();
    assert_eq!(counts(&again), [0, 0, 6864, 0]);
    let other = "date,child,status\n2026-10-01,T2600001,unexcused\n2026-10-01,T2600002,present\n";
    let locked = refusal(school.app.marks_import(sheet(other), UPDATE()));
    assert_eq!((locked.code(), locked.exit()), ("book_locked", 5));
    school.verify();
}

/// Who ate what, on the roster of the school (Q1.1 meal accounting).
#[test]
fn a_class_is_marked_and_marked_again() {
    let mut school = TestSchool::with_roster();
    let day = date(2026, 10, 5);
    school.sign_in("co.lan");
    let grid = school.app.marks_grid(Month::of(day), "5A1").unwrap();
    let codes: Vec<String> = grid.rows.iter().map(|r| r.child.code.clone()).collect();
    let (a, b) = (codes[0].as_str(), codes[1].as_str());
    let (answer, receipt) = school.app.marks_set(set(day, "5a1", &[a])).unwrap();
    assert!(receipt.entry.is_some() && !answer.overwrote);
    assert_eq!((answer.present + 1, answer.excused), (codes.len(), 1));
    let (again, receipt) = school.app.marks_set(set(day, "5A1", &[a])).unwrap();
    assert_eq!((receipt.entry, again.changed.len()), (None, 0));
    let (other, _) = school.app.marks_set(set(day, "5A1", &[b])).unwrap();
    let changed: Vec<_> = other.changed.iter().map(|c| (c.child.as_str(), c.after, c.named)).collect();
    assert_eq!(changed, [(a, MarkStatus::Present, false), (b, MarkStatus::Excused, true)]);
    // Another class, a Sunday, another school's child, a day without end.
    assert_eq!(refusal(school.app.marks_set(set(day, "3A1", &[]))).exit(), 3);
    assert_eq!(refusal(school.app.marks_set(set(date(2026, 10, 4), "5A1", &[]))).exit(), 6);
    assert_eq!(refusal(school.app.marks_set(set(day, "5A1", &["T2600001"]))).exit(), 6);
    assert_eq!(refusal(school.app.marks_set(set(date(2028, 10, 4), "5A1", &[]))).exit(), 6);
    let foreign = "date,child,status\n2026-10-06,T2600001,present\n";
    assert_eq!(refusal(school.app.marks_import(sheet(foreign), How::default())).exit(), 3);
    // One child: in time unless said otherwise on an earlier day.
    let fix = |status, late| MarkFix { date: day, child: a.into(), status, slot: None, late };
    let charged = |school: &mut TestSchool, request| school.app.marks_fix(request).unwrap().0.is_charged;
    assert!(charged(&mut school, fix(MarkStatus::Unexcused, None)));
    assert!(!charged(&mut school, fix(MarkStatus::Excused, None)));
    assert!(charged(&mut school, fix(MarkStatus::Excused, Some(true))));
    assert!(!charged(&mut school, fix(MarkStatus::Excused, Some(false))));
    // Today at eight: before the cutoff, and the moment is kept when the class is marked again.
    let today = date(2026, 11, 23);
    school.app.marks_set(set(today, "5A1", &[a])).unwrap();
    let told = || school.app.school.db().marks(today, today, None).unwrap().into_iter().filter_map(|m| m.told_at);
    assert_eq!(told().collect::<Vec<_>>(), ["2026-11-23T08:00"; 2]);
    school.sign_in("pho");
    school.lock(Book::Meals, "2026-10-05", day, day, Some("5A1"));
    let Refusal::BookLocked(locked) = refusal(school.app.marks_set(set(day, "5A1", &[]))) else { panic!() };
    assert_eq!((locked.row_class.as_deref(), locked.period.as_str()), (Some("5A1"), "2026-10-05"));
    assert_eq!(school.app.marks_set(set(day, "3A1", &[])).unwrap().0.excused, 0);
    school.verify();
}

#[test]
fn every_bad_row_is_named_and_the_good_ones_can_be_kept() {
    let mut school = TestSchool::with_roster();
    let text = "Ngày;Mã trẻ;Chấm ăn;Bữa\n05/10/2026;T2600001;có ăn;\n5/10/2026;T2600001;có phép;trưa\n\
        2026-10-04;T2600001;present;\n2026-10-05;T9;present;\n2026-10-05;T2600002;maybe;\n2031-10-06;T2600002;present;\n\
        2026-08-03;T2600002;present;\n2026-10-05;T2600003;present;breakfast\n13/25/2026;T2600003;present;\n\
        2026-10-05;T2600004;present;\n2026-10-05;T2600004;present;\n";
    let expected = [
        (3, "invalid_input", Some("child")),
        (4, "invalid_input", Some("date")),
        (5, "not_found", Some("child")),
        (6, "invalid_input", Some("status")),
        (7, "invalid_input", Some("date")),
        (8, "invalid_input", Some("child")),
        (9, "invalid_input", Some("slot")),
        (10, "invalid_input", Some("date")),
    ];
    assert_eq!(problems(school.app.marks_import(sheet(text), How::default())), expected);
    let partial = How { partial: true, ..How::default() };
    let made = school.app.marks_import(sheet(text), partial).unwrap();
    assert_eq!(counts(&made), [2, 0, 1, 8]);
    let other = "date,child,status,slot\n2026-10-05,T2600001,excused,lunch\n2026-10-05,T2600001,present,afternoon\n";
    assert_eq!(problems(school.app.marks_import(sheet(other), How::default())), [(2, "conflict", Some("status"))]);
    assert_eq!(counts(&school.app.marks_import(sheet(other), UPDATE()).unwrap()), [0, 1, 1, 0]);
    school.verify();
}

/// A school of so many children over so many years that end with this one, and its marks as a sheet.
fn large(children: usize, years: i16, rows: usize) -> (TestSchool, String) {
    let mut school = TestSchool::new();
    for year in (2027 - years)..2026 {
        school.app.years_open(&format!("{year}-{}", year + 1), None, None).unwrap();
    }
    let years: Vec<(String, Date)> =
        school.app.school.db().years().unwrap().into_iter().map(|y| (y.year, y.first)).collect();
    let made = school.app.change(Action::ClassesImport, "classes", |tx| {
        for (year, _) in &years {
            for at in 0..children.div_ceil(30) {
                let (code, age_group) = (format!("L{at:02}"), "mg4".to_owned());
                let (id, site, capacity) = (0, None, None);
                let class = Class { id, year: year.clone(), name: code.clone(), code, age_group, site, capacity };
                tx.insert_class(&class)?;
            }
        }
        Ok(())
    });
    made.unwrap();
    let made = school.app.change(Action::ChildrenImport, "children", |tx| {
        for at in 0..children {
            let code = format!("T{at:05}");
            let name = format!("Nguyễn Thị {at}");
            let (birth_date, sex) = ("2022-01-01".to_owned(), "female".to_owned());
            let child = tx.insert_child(&Child { code, name, birth_date, sex, ..Child::default() })?;
            for (year, from) in &years {
                let (class, why) = (format!("L{:02}", at / 30), "enrolled".to_owned());
                let (from, year) = (*from, year.clone());
                tx.put_enrolment(&Enrolment { child, from, year, class, why, school: None, document: None })?;
            }
        }
        Ok(())
    });
    made.unwrap();
    let days = school.app.school.db().serving_days(years[0].1, date(2026, 11, 20)).unwrap();
    let mut text = String::from("date,child,slot,status\n");
    let mut written = 0;
    for day in days {
        for child in 0..children {
            for slot in ["afternoon", "lunch"] {
                if written == rows {
                    return (school, text);
                }
                let status = if (child * 7 + written) % 19 == 0 { "excused" } else { "present" };
                writeln!(text, "{day},T{child:05},{slot},{status}").unwrap();
                written += 1;
            }
        }
    }
    assert_eq!(written, rows, "too few days");
    (school, text)
}

#[test]
fn a_large_sheet_in_any_order() {
    let (mut school, text) = large(300, 1, 40_000);
    let mut lines: Vec<&str> = text.lines().collect();
    lines[1..].reverse();
    let made = school.app.marks_import(sheet(lines.join("\n")), How::default()).unwrap();
    assert_eq!(counts(&made), [40_000, 0, 0, 0]);
    assert_eq!(counts(&school.app.marks_import(sheet(text), How::default()).unwrap()), [0, 0, 40_000, 0]);
    school.verify();
}
