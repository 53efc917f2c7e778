//! Step 7 on years: good use gives no finding; a patched program, whose every signature and table is right, gives one.
use super::*;
use crate::app::rollover::Wish;
use crate::app::testing::{TestSchool, YEAR, refusal};
use crate::audit::entry::Draft;
use crate::audit::verify::Finding;

const NEXT: &str = "2027-2028";
const AT: &str = "2026-11-23T01:00:00.000Z";

/// The roster of the fixture school; the next year opened.
fn school() -> TestSchool {
    let mut school = TestSchool::with_roster();
    school.because("thử");
    school.app.years_open(NEXT, None, None).unwrap();
    school
}

fn roll(school: &mut TestSchool) {
    let wish = Wish { from: YEAR, to: NEXT, children_only: false, partial: false };
    school.app.years_rollover(wish, None).unwrap();
}

fn order(school: &mut TestSchool) -> i64 {
    school.sign_in("hieu.truong");
    let (no, _) = school.app.issue_order(Kind::CloseYear, Matter::Year(YEAR, Some("45/QĐ")), None).unwrap();
    school.sign_in("pho");
    no
}

/// The year closed under order 1, and order 1 named as the one under which that is done.
fn closed() -> TestSchool {
    let mut school = school();
    roll(&mut school);
    order(&mut school);
    school.app.years_close(YEAR, None).unwrap();
    school
}

fn codes(school: &TestSchool) -> Vec<&'static str> {
    let report = school.app.school.db().verify(&mut |_| {}).unwrap();
    let broken = report.found.into_iter().map(|f| match f.finding {
        Finding::Rule(breach) => breach.rule.code(),
        other => panic!("step {:?} found {other:?} first", f.step),
    });
    broken.collect()
}

fn forged(mut school: TestSchool, action: Action, order: Option<i64>, sql: &str) -> Vec<&'static str> {
    assert_eq!(codes(&school), [""; 0], "before the forgery");
    let pho = school.actor("pho");
    let say = |d: &mut Draft| {
        action.code().clone_into(&mut d.action);
        d.order = order;
    };
    school.app.school.patched(&pho, sql, say).unwrap();
    codes(&school)
}

#[test]
fn good_use_gives_no_finding() {
    let mut school = closed();
    school.verify();
    assert_eq!(refusal(school.app.years_undo(YEAR)).code(), "wrong_state");
    school.app.years_undo(NEXT).unwrap();
    school.verify();
    roll(&mut school);
    school.app.years_activate(NEXT).unwrap();
    school.verify();
}

/// Q4.5: a year is closed under an order of its kind, whole.
#[test]
fn a_year_closed_otherwise_is_found() {
    let close = format!("UPDATE school_year SET state='closed' WHERE year='{YEAR}';");
    let found = forged(school(), Action::YearsClose, None, &close);
    assert_eq!(found, ["no_order", "year_closed_without_locks"]);
    assert_eq!(forged(school(), Action::YearsOpen, None, &close), ["year_altered"]);
    let ordered = || {
        let mut school = school();
        order(&mut school);
        school
    };
    let done = format!("UPDATE orders SET state='used', done_by='pho', done_at='{AT}' WHERE no=1;");
    let found = forged(ordered(), Action::YearsClose, Some(1), &format!("{close}{done}"));
    assert_eq!(found, ["year_closed_without_locks"]);
    let lock = |book: i64, last: &str| {
        format!(
            "INSERT INTO page_lock(book,period,first,last,by_day,class,final,locked_at,locked_by,order_no)
             VALUES({book},'{YEAR}','2026-08-01','{last}',0,NULL,1,'{AT}','pho',1);"
        )
    };
    let whole = format!("{}{}{close}{done}", lock(1, "2027-07-31"), lock(2, "2027-07-31"));
    assert_eq!(forged(ordered(), Action::YearsClose, Some(1), &whole), [""; 0], "as the program does it");
    let short = whole.replacen("2027-07-31", "2027-06-30", 1);
    assert_eq!(forged(ordered(), Action::YearsClose, Some(1), &short), ["not_as_ordered"]);
    let unused = format!("{}{}{close}", lock(1, "2027-07-31"), lock(2, "2027-07-31"));
    assert_eq!(forged(ordered(), Action::YearsClose, Some(1), &unused), ["order_state"], "it could serve again");
    let final_lock = lock(2, "2027-07-31");
    let found = forged(ordered(), Action::LockFinal, Some(1), &format!("{final_lock}{done}"));
    assert_eq!(found, ["not_as_ordered"], "the order to close a year locks nothing by itself");
}

/// Q4.5: nothing of a closed year ever changes.
#[test]
fn what_is_written_into_a_closed_year_is_found() {
    let cases = [
        (
            Action::ChildrenMove,
            "INSERT INTO enrolment SELECT child,'2026-12-01',year,class,'moved',NULL,NULL FROM enrolment WHERE child=1 AND from_date='2026-09-01'".to_owned(),
        ),
        (Action::ChildrenLeave, format!("INSERT INTO enrolment VALUES(1,'2027-08-02','{YEAR}','','left',NULL,NULL)")),
        (Action::ClassesImport, format!("UPDATE class SET name='x' WHERE year='{YEAR}' AND code='5A1'")),
        (Action::ClassesAdd, format!("INSERT INTO class(year,code,name,age_group) VALUES('{YEAR}','9','9','mg5')")),
        (Action::YearsTerms, format!("INSERT INTO term VALUES('{YEAR}','term1','2026-08-01','2027-01-10')")),
        (Action::YearsActivate, format!("UPDATE school_year SET state='active' WHERE year='{YEAR}'")),
    ];
    for (action, sql) in cases {
        assert!(forged(closed(), action, None, &sql).contains(&"year_closed"), "{sql}");
    }
    let mark = "INSERT INTO meal_marks VALUES('2026-11-20',1,'lunch','2T1','present',NULL)";
    assert_eq!(forged(closed(), Action::MealsMarksFix, None, mark), ["page_locked_for_good"]);
}

/// Q4.6, Q4.7: a roll-over adds and nothing else; its undoing takes away what a roll-over added; years follow each other.
#[test]
fn a_roll_over_that_changes_what_stood_there_is_found() {
    let rolled = || {
        let mut school = school();
        roll(&mut school);
        school
    };
    let promoted = format!("INSERT INTO enrolment VALUES(1,'2027-08-01','{NEXT}','5A1','promoted',NULL,NULL)");
    let class = format!("INSERT INTO class(year,code,name,age_group) VALUES('{NEXT}','5A1','5A1','mg5');");
    let cases = vec![
        (false, Action::YearsRollover, format!("{class}{promoted}"), vec![]),
        (false, Action::YearsRollover, promoted.clone(), vec!["enrolment_altered"]),
        (false, Action::ChildrenMove, promoted, vec!["enrolment_altered"]),
        (
            true,
            Action::YearsRollover,
            "UPDATE enrolment SET class='5A2' WHERE class='5A1' AND from_date='2027-08-01'".into(),
            vec!["rollover_altered"],
        ),
        (
            true,
            Action::ChildrenMove,
            "UPDATE enrolment SET class='5A2' WHERE class='5A1' AND from_date='2027-08-01'".into(),
            vec!["rollover_altered"],
        ),
        (
            true,
            Action::YearsUndo,
            "DELETE FROM enrolment WHERE from_date='2026-09-01' AND child=1".into(),
            vec!["rollover_altered"],
        ),
        (
            true,
            Action::YearsUndo,
            format!("DELETE FROM class WHERE year='{YEAR}' AND code='5A1'"),
            vec!["rollover_altered"],
        ),
        (
            true,
            Action::ClassesImport,
            format!("DELETE FROM class WHERE year='{NEXT}' AND code='5A1'"),
            vec!["rollover_altered"],
        ),
        (
            false,
            Action::ChildrenMove,
            format!("INSERT INTO enrolment VALUES(1,'2026-10-05','{NEXT}','','left',NULL,NULL)"),
            vec!["enrolment_altered"],
        ),
        (
            false,
            Action::YearsActivate,
            format!("UPDATE school_year SET state='active' WHERE year='{NEXT}'"),
            vec!["year_altered"],
        ),
        (
            false,
            Action::YearsOpen,
            "INSERT INTO school_year VALUES('2028-2029','2028-08-01','2029-07-31','active')".into(),
            vec!["year_altered"],
        ),
        (
            false,
            Action::YearsOpen,
            format!("UPDATE school_year SET last='2027-06-30' WHERE year='{YEAR}'"),
            vec!["year_altered"],
        ),
        (
            false,
            Action::YearsTerms,
            format!("INSERT INTO term VALUES('{YEAR}','term1','2026-07-01','2027-01-10')"),
            vec!["year_altered"],
        ),
    ];
    for (is_rolled, action, sql, expected) in cases {
        let school = if is_rolled { rolled() } else { school() };
        assert_eq!(forged(school, action, None, &sql), expected, "{sql}");
    }
}
