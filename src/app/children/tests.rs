use super::super::enrolment::Leaving;
use super::super::import::ResultFile;
use super::super::testing::{TestSchool, YEAR, counts, fixture, refusal, sheet};
use super::*;
use crate::domain::book::Book;
use crate::domain::refusal::{Problem, RowProblem};
use jiff::civil::date;
use unicode_normalization::UnicodeNormalization as _;

const HEADER: &str = "code,name,birth_date,sex,class,from\n";

/// The fixture's children with some lines changed; the header is line 1.
fn children_with(change: impl Fn(usize, &str) -> Option<String>) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/school/children.csv");
    let text = std::fs::read_to_string(path).unwrap();
    let lines = text.lines().enumerate().map(|(i, line)| change(i + 1, line).unwrap_or_else(|| line.to_owned()));
    lines.collect::<Vec<_>>().join("\n")
}

fn bad_rows(result: Result<ImportAnswer>) -> Vec<RowProblem> {
    match refusal(result) {
        Refusal::BadRows { problems, .. } => problems,
        other => panic!("{other:?}"),
    }
}

fn import(school: &mut TestSchool, text: impl Into<Vec<u8>>) -> Result<ImportAnswer> {
    school.app.children_import(sheet(text), How::default())
}

fn update(school: &mut TestSchool, text: &str) -> Result<ImportAnswer> {
    school.app.children_import(sheet(text), How { update: true, ..How::default() })
}

fn class_on(school: &TestSchool, code: &str, on: Date) -> Option<String> {
    let db = school.app.school.db();
    let id = db.child(code).unwrap().unwrap().id;
    db.class_on(id, on).unwrap().map(|(_, class)| class)
}

/// The data of the year's beginning come from sheets (Q4.6).
#[test]
fn the_fixture_sheets_import_whole_and_a_second_time_nothing_changes() {
    let mut school = TestSchool::new();
    let classes = school.app.classes_import(fixture("classes"), How::default()).unwrap();
    assert_eq!((counts(&classes), classes.receipt.entry), ([12, 0, 0, 0], Some(2)));
    let staff = school.app.staff_import(fixture("staff"), How::default()).unwrap();
    assert_eq!(counts(&staff), [30, 0, 0, 0]);
    let children = school.app.children_import(fixture("children"), How::default()).unwrap();
    assert_eq!((counts(&children), children.receipt.entry), ([312, 0, 0, 0], Some(4)));

    for (answer, rows) in [
        (school.app.classes_import(fixture("classes"), How::default()), 12),
        (school.app.staff_import(fixture("staff"), How::default()), 30),
        (school.app.children_import(fixture("children"), How { update: true, ..How::default() }), 312),
    ] {
        let answer = answer.unwrap();
        assert_eq!((counts(&answer), answer.receipt.entry), ([0, 0, rows, 0], None));
    }
    assert_eq!(school.entries(), 4);
    assert_eq!(school.app.children_list(&ChildFilter::default()).unwrap().len(), 312);
    let spans = school.app.school.db().enrolment_spans(date(2026, 10, 1), date(2026, 10, 31)).unwrap();
    assert_eq!(spans.len(), 312);
    assert!(spans.iter().all(|s| (s.from, s.to) == (date(2026, 10, 1), date(2026, 10, 31))));
    school.verify();
}

#[test]
fn three_bad_rows_are_named_and_nothing_is_written() {
    let mut school = TestSchool::new();
    school.app.classes_import(fixture("classes"), How::default()).unwrap();
    let text = children_with(|line, text| {
        let mut cells: Vec<&str> = text.split(',').collect();
        match line {
            20 => cells[1] = "Nguy?n Th? An",
            150 => cells[4] = "9Z9",
            300 => cells[2] = "03/25/2021",
            _ => return None,
        }
        Some(cells.join(","))
    });
    let problems = bad_rows(import(&mut school, text.clone()));
    let found: Vec<_> = problems.iter().map(|p| (p.line, p.column.unwrap(), p.refusal.code())).collect();
    assert_eq!(
        found,
        [(20, "name", "invalid_input"), (150, "class", "not_found"), (300, "birth_date", "invalid_input")]
    );
    assert_eq!((school.entries(), school.app.school.db().children().unwrap().len()), (2, 0));

    let path = school.dir.path().join("result.csv");
    let words = |r: &Refusal| format!("<{}>", r.code());
    let result = Some(ResultFile { path: path.clone(), force: false, words: &words });
    let how = How { partial: true, result, ..How::default() };
    let answer = school.app.children_import(sheet(text), how).unwrap();
    assert_eq!(counts(&answer), [309, 0, 0, 3]);
    let result = std::fs::read_to_string(path).unwrap();
    let lines: Vec<_> = result.lines().collect();
    assert_eq!((lines.len(), lines[0]), (313, "line,key,action,code,message,entry"));
    assert_eq!(lines[1], "2,T2600001,created,,,3");
    assert_eq!(lines[149], "150,T2600149,rejected,not_found,<not_found>,");
    school.verify();
}

#[test]
fn a_row_that_differs_is_a_conflict_unless_told_to_update() {
    let mut school = TestSchool::with_roster();
    let before = school.entries();
    let text = format!(
        "{HEADER}T2600001,La Hải Đức Tùng,2024-11-09,male,2T1,2026-09-01\nT2600002,Cao Ánh Ân,2024-10-20,female,2T1,2026-09-01\n"
    );
    let problems = bad_rows(import(&mut school, text.clone()));
    let [RowProblem { line: 3, column: Some("name"), refusal: Refusal::Conflict { there, given, .. }, .. }] =
        &problems[..]
    else {
        panic!("{problems:?}")
    };
    assert_eq!((there.as_str(), given.as_str()), ("Cao Ánh An", "Cao Ánh Ân"));
    assert_eq!(school.entries(), before);
    let answer = update(&mut school, &text).unwrap();
    assert_eq!(counts(&answer), [0, 1, 1, 0]);
    let child = school.app.school.db().child("T2600002").unwrap().unwrap();
    assert_eq!(child.name, "Cao Ánh Ân");
    assert!(child.pid.is_some(), "what the sheet lacks is kept");
    school.verify();
}

#[test]
fn an_update_shifts_the_first_day_or_moves_to_another_class() {
    let mut school = TestSchool::with_roster();
    let row = |class: &str, from: &str| format!("{HEADER}T2600001,La Hải Đức Tùng,2024-11-09,male,{class},{from}\n");
    assert_eq!(bad_rows(import(&mut school, row("2T1", "2026-09-07")))[0].column, Some("from"));
    update(&mut school, &row("2T1", "2026-09-07")).unwrap();
    assert_eq!(class_on(&school, "T2600001", date(2026, 9, 6)), None);
    update(&mut school, &row("3T1", "2026-11-02")).unwrap();
    assert_eq!(class_on(&school, "T2600001", date(2026, 11, 1)).as_deref(), Some("2T1"));
    assert_eq!(class_on(&school, "T2600001", date(2026, 11, 2)).as_deref(), Some("3T1"));
    assert_eq!(counts(&import(&mut school, row("3T1", "2026-11-02")).unwrap()), [0, 0, 1, 0]);
    school.verify();
}

#[test]
fn rows_of_one_sheet_against_each_other() {
    let mut school = TestSchool::new();
    school.app.classes_import(fixture("classes"), How::default()).unwrap();
    let (a, b) =
        ("T1,Lê An,2024-11-09,Nam,2T1,1/9/2026,999224000001", "T2,Lê Bi,2024-01-02,Nữ,2T1,1/9/2026,999324000002");
    let header = "Mã trẻ;Họ và tên *;Ngày sinh;GIỚI TÍNH;Lớp;Từ ngày;Số định danh";
    let sheet = |rows: &[&str]| format!("\u{feff}{header}\r\n{}\r\n", rows.join("\r\n")).replace(',', ";");
    let other = a.replace("Lê An", "Lê Ân");
    let problems = bad_rows(import(&mut school, sheet(&[a, b, a, &other])));
    assert_eq!(problems.len(), 1);
    let Refusal::Invalid { problem, .. } = &problems[0].refusal else { panic!() };
    assert_eq!((problems[0].line, problem), (5, &Problem::Twice { line: 2 }));
    let same_pid = a.replacen("T1", "T3", 1);
    let problems = bad_rows(import(&mut school, sheet(&[a, b, &same_pid])));
    assert!(matches!(
        &problems[..],
        [RowProblem { line: 4, column: Some("pid"), refusal: Refusal::Exists { .. }, .. }]
    ));
    assert_eq!(counts(&import(&mut school, sheet(&[a, b, a])).unwrap()), [2, 0, 1, 0]);
    let wrong = b.replace("T2", "T4").replace("Nữ", "Nam").replace("000002", "000004");
    assert_eq!(bad_rows(import(&mut school, sheet(&[&wrong])))[0].column, Some("pid"));
}

#[test]
fn names_typed_in_nfd_are_the_same_names() {
    let mut school = TestSchool::with_roster();
    let nfd: String = children_with(|_, _| None).nfd().collect();
    assert_eq!(counts(&import(&mut school, nfd).unwrap()), [0, 0, 312, 0]);
}

#[test]
fn a_sheet_that_cannot_be_read_is_refused_after_the_right() {
    let mut school = TestSchool::with_roster();
    let fault = refusal(import(&mut school, "code,name\nT1,An\n"));
    assert!(matches!(fault, Refusal::BadSheet { .. }), "{fault:?}");
    school.sign_in("co.lan");
    let before = school.entries();
    let denied = refusal(import(&mut school, "code,name\nT1,An\n"));
    assert!(matches!(denied, Refusal::NotAllowed { .. }), "{denied:?}");
    assert_eq!(school.entries(), before + 1, "the refusal is an entry");
}

#[test]
fn a_dry_run_shows_images_and_changes_nothing() {
    let mut school = TestSchool::new();
    school.dry_run(true);
    let answer = school.app.classes_import(fixture("classes"), How::default()).unwrap();
    assert_eq!((counts(&answer), answer.receipt.changes.len()), ([12, 0, 0, 0], 12));
    assert_eq!((answer.receipt.entry, school.entries()), (None, 1));
    assert!(school.app.school.db().classes(YEAR).unwrap().is_empty());
}

/// A child moves, leaves for another school, comes back (Q4.7).
#[test]
fn moving_leaving_and_coming_back() {
    let mut school = TestSchool::with_roster();
    let (moved, receipt) = school.app.children_move("la hai duc tung", "3t1", date(2026, 11, 9)).unwrap();
    assert_eq!(
        (moved.child.as_str(), moved.before.as_deref(), moved.after.as_deref()),
        ("T2600001", Some("2T1"), Some("3T1"))
    );
    assert!(receipt.entry.is_some());
    let (_, again) = school.app.children_move("T2600001", "3T1", date(2026, 11, 9)).unwrap();
    assert_eq!(again.entry, None);
    school.app.children_move("T2600001", "3T2", date(2026, 12, 7)).unwrap();
    let leaving = Leaving { transfer: true, school: Some("MN Hoa Mai".into()), document: None };
    school.app.children_leave("T2600001", date(2026, 11, 20), &leaving).unwrap();
    assert_eq!(class_on(&school, "T2600001", date(2026, 11, 20)).as_deref(), Some("3T1"));
    assert_eq!(class_on(&school, "T2600001", date(2026, 11, 21)), None);
    assert_eq!(class_on(&school, "T2600001", date(2026, 12, 7)), None, "the planned move fell away");
    let (view, rows) = school.app.children_show("T2600001", None).unwrap();
    assert_eq!((view.status, rows.len()), ("transfer", 3));
    let gone = ChildFilter { status: Some("transfer".into()), class: Some("3T1".into()), on: None };
    assert_eq!(school.app.children_list(&gone).unwrap().len(), 1);
    let refused = refusal(school.app.children_move("T2600001", "3T1", date(2026, 11, 23)));
    assert!(matches!(refused, Refusal::Invalid { problem: Problem::NotEnrolled, .. }));
    school.app.children_return("T2600001", "3T2", date(2026, 11, 30)).unwrap();
    assert_eq!(class_on(&school, "T2600001", date(2027, 7, 31)).as_deref(), Some("3T2"));
    assert_eq!(class_on(&school, "T2600001", date(2027, 8, 1)), None, "the year is over");
    let refused = refusal(school.app.children_return("T2600002", "3T2", date(2026, 11, 30)));
    assert!(matches!(refused, Refusal::WrongState { .. }));
    let (renamed, _) = school.app.children_rename("T2600001", "0123456789").unwrap();
    assert_eq!(renamed.code, "0123456789");
    assert!(matches!(refusal(school.app.children_rename("T2600003", "0123456789")), Refusal::Exists { .. }));
    school.verify();
}

#[test]
fn a_locked_meals_page_holds_children_where_they_are() {
    let mut school = TestSchool::with_roster();
    school.lock(Book::Meals, "2026-10", date(2026, 10, 1), date(2026, 10, 31), Some("3T1"));
    let day = date(2026, 10, 12);
    for refused in [
        refusal(school.app.children_move("T2600001", "3T1", day)),
        refusal(school.app.children_move("T2600001", "3T1", date(2026, 9, 15))),
    ] {
        let Refusal::BookLocked(locked) = refused else { panic!("{refused:?}") };
        assert_eq!((locked.book, locked.child.as_deref()), (Book::Meals, Some("T2600001")));
    }
    school.app.children_move("T2600001", "3T2", day).unwrap();
    school.lock(Book::Meals, "2026-11", date(2026, 11, 1), date(2026, 11, 30), None);
    let left = refusal(school.app.children_leave("T2600002", date(2026, 11, 6), &Leaving::default()));
    assert!(matches!(left, Refusal::BookLocked(_)), "{left:?}");
    let back = refusal(school.app.children_leave("T2600002", date(2026, 9, 6), &Leaving::default()));
    assert!(matches!(back, Refusal::BookLocked(_)), "{back:?}");
    school.app.children_leave("T2600002", date(2026, 11, 30), &Leaving::default()).unwrap();

    let new = format!("{HEADER}T9,Lê An,2024-11-09,Nam,3T1,2026-10-05\nT10,Lê Bi,2024-11-09,Nam,3T1,2026-12-07\n");
    let problems = bad_rows(import(&mut school, new.clone()));
    assert_eq!(problems.iter().map(|p| (p.line, p.refusal.code())).collect::<Vec<_>>(), [(2, "book_locked")]);
    assert_eq!(refusal(import(&mut school, new.clone())).exit(), 5);
    let how = How { partial: true, ..How::default() };
    assert_eq!(counts(&school.app.children_import(sheet(new), how).unwrap()), [1, 0, 0, 1]);
    school.verify();
}

#[test]
fn an_edit_needs_a_reason_and_checks_the_whole_record() {
    let mut school = TestSchool::with_roster();
    let fields = ChildFields { guardian_phone: Some("+84 912 345 678".into()), ..ChildFields::default() };
    assert!(matches!(refusal(school.app.children_edit("T2600001", &fields)), Refusal::Usage(Usage::ReasonNeeded)));
    school.because("số mới");
    let (child, receipt) = school.app.children_edit("T2600001", &fields).unwrap();
    assert_eq!((child.guardian_phone.as_deref(), receipt.entry.is_some()), (Some("0912345678"), true));
    assert_eq!(school.app.children_edit("T2600001", &fields).unwrap().1.entry, None);
    let other_sex = ChildFields { sex: Some("Nữ".into()), ..ChildFields::default() };
    let refused = refusal(school.app.children_edit("T2600001", &other_sex));
    assert!(matches!(refused, Refusal::Invalid { field: "pid", problem: Problem::BadPid, .. }), "{refused:?}");
    let none = ChildFields { guardian_phone: Some(String::new()), ..ChildFields::default() };
    assert_eq!(school.app.children_edit("T2600001", &none).unwrap().0.guardian_phone, None);
    school.lock(Book::Children, "2026-11", date(2026, 11, 1), date(2026, 11, 30), None);
    assert!(matches!(refusal(school.app.children_edit("T2600001", &fields)), Refusal::BookLocked(_)));
}

#[test]
fn each_role_sees_its_own_part() {
    let mut school = TestSchool::with_roster();
    let all = school.app.children_list(&ChildFilter::default()).unwrap();
    let (in_5a1, elsewhere): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|v| v.class.as_ref().is_some_and(|(_, c)| c == "5A1"));
    let (ours, other) = (in_5a1[0].child.clone(), elsewhere[0].child.clone());

    school.sign_in("co.lan");
    let seen = school.app.children_list(&ChildFilter::default()).unwrap();
    assert_eq!((seen.len(), seen[0].child.pid.clone()), (in_5a1.len(), ours.pid.clone()));
    let refused = refusal(school.app.children_show(&other.code, None));
    assert!(matches!(refused, Refusal::NotAllowed { class: Some(_), .. }), "{refused:?}");

    school.sign_in("ke.toan");
    let (view, _) = school.app.children_show(&ours.code, None).unwrap();
    assert_eq!((view.child.pid, view.child.birth_date.as_str()), (None, ""));
    assert_eq!((view.child.name, view.class.unwrap().1), (ours.name.clone(), "5A1".to_owned()));

    school.sign_in("thanh.tra");
    let (view, _) = school.app.children_show(&ours.code, None).unwrap();
    let (pid, phone) = (ours.pid.unwrap(), ours.guardian_phone.unwrap());
    assert_eq!(view.child.pid.unwrap(), format!("{}******{}", &pid[..3], &pid[9..]));
    assert_eq!(view.child.guardian_phone.unwrap(), format!("{}*****{}", &phone[..2], &phone[7..]));
    let staff = school.app.staff_list(None, None).unwrap();
    assert!(staff.iter().all(|v| v.staff.phone.as_ref().is_some_and(|p| p.contains('*'))));
}

#[test]
fn one_child_is_added_like_a_row_of_a_sheet() {
    let mut school = TestSchool::with_roster();
    let fields = ChildFields {
        name: Some("Đỗ Ái".into()),
        birth_date: Some("05/2024".into()),
        sex: Some("nữ".into()),
        ..ChildFields::default()
    };
    let (child, _) = school.app.children_add("TAM-1", &fields, "2T1", date(2026, 11, 23), None).unwrap();
    assert_eq!((child.birth_date.as_str(), child.sex.as_str()), ("2024-05", "female"));
    let again = refusal(school.app.children_add("TAM-1", &fields, "2T1", date(2026, 11, 23), None));
    assert!(matches!(again, Refusal::Exists { .. }));
    let late = refusal(school.app.children_add("TAM-2", &fields, "2T1", date(2027, 8, 1), None));
    assert!(matches!(late, Refusal::Invalid { problem: Problem::OutsideYears, .. }), "{late:?}");
}
