//! Windows for one hand, one child or so many changes, and what step 7 finds where a patched program passes them (Q4.5).
use super::*;
use crate::app::marks::{MarkFix, MarksSet};
use crate::app::orders::{Matter, draft};
use crate::app::testing::{TestSchool, refusal};
use crate::audit::entry::Draft;
use crate::audit::verify::Finding;
use crate::domain::date::{Date, Period};
use crate::domain::meal::MarkStatus;
use crate::domain::order::Terms;
use jiff::civil::date;

const DAY: Date = date(2026, 10, 5);
const AT: &str = "2026-11-23T01:00:00.000Z";

fn page(period: &str, first: Date, last: Date) -> Page {
    let context =
        crate::domain::date::DateContext { today: DAY, year_first: date(2026, 8, 1), year_last: date(2027, 7, 31) };
    Page { book: Book::Meals, period: Period::parse(period, &context).unwrap(), first, last, class: None }
}

/// October marked for one day and locked; the codes of two children of 5A1.
fn school() -> (TestSchool, [String; 2]) {
    let mut school = TestSchool::with_roster();
    school.because("thử");
    let roster = school.app.school.db().roster(Some(("2026-2027", "5A1")), DAY).unwrap();
    let codes = [roster[0].0.code.clone(), roster[1].0.code.clone()];
    let marks = MarksSet { date: DAY, class: "5A1".into(), absent: vec![], unexcused: vec![], only: vec![] };
    school.app.marks_set(marks).unwrap();
    school.lock(Book::Meals, "2026-10", date(2026, 10, 1), date(2026, 10, 31), None);
    (school, codes)
}

/// A window on the day under an order with these terms.
fn open(school: &mut TestSchool, terms: &Terms) -> i64 {
    let page = page("2026-10-05", DAY, DAY);
    school.sign_in("hieu.truong");
    let given = school.app.change(Action::OrdersIssue, "orders", |tx| {
        let no = tx.insert_order(&draft(tx, Kind::Unlock, Matter::Page(&page), "issued")?)?;
        tx.insert_order_terms(no, terms)?;
        Ok(no)
    });
    let no = given.unwrap().0;
    school.sign_in("pho");
    assert_eq!(school.app.unlock(&page).unwrap().0.order, no);
    no
}

fn fix(school: &mut TestSchool, child: &str, status: MarkStatus) -> Result<()> {
    let request = MarkFix { date: DAY, child: child.into(), status, slot: None, late: None };
    school.app.marks_fix(request).map(drop)
}

fn broken(school: &TestSchool) -> Vec<&'static str> {
    let report = school.app.school.db().verify(&mut |_| {}).unwrap();
    let rule = |f: crate::audit::verify::Found| match f.finding {
        Finding::Rule(breach) => breach.rule.code(),
        other => panic!("step {:?} found {other:?} first", f.step),
    };
    report.found.into_iter().map(rule).collect()
}

fn under(action: Action, order: Option<i64>) -> impl FnOnce(&mut Draft) {
    move |d: &mut Draft| {
        action.code().clone_into(&mut d.action);
        d.order = order;
    }
}

#[test]
fn a_window_for_one_hand() {
    let (mut school, [child, _]) = school();
    let no = open(&mut school, &Terms { who: Some("co.lan".into()), ..Terms::default() });
    let Refusal::BookLocked(locked) = refusal(fix(&mut school, &child, MarkStatus::Excused)) else { panic!() };
    let other = locked.other.unwrap();
    assert_eq!((other.order, other.who.as_deref(), other.one_child), (no, Some("co.lan"), false));
    school.sign_in("co.lan");
    fix(&mut school, &child, MarkStatus::Excused).unwrap();
    school.sign_in("pho");
    let list = school.app.lock_list(None).unwrap();
    let w = &list.windows[0];
    assert_eq!((w.used, w.window.who.as_deref(), w.window.most), (2, Some("co.lan"), None));
    school.verify();
    let forged = "UPDATE meal_marks SET status='unexcused' WHERE date='2026-10-05' AND slot='lunch'";
    let actor = school.actor("pho");
    school.app.school.patched(&actor, forged, under(Action::MealsMarksFix, Some(no))).unwrap();
    assert_eq!(broken(&school), ["page_locked"], "step 7 knows whom the window was for");
}

#[test]
fn a_window_for_one_child() {
    let (mut school, [child, other]) = school();
    let id = school.app.school.db().child(&child).unwrap().unwrap().id;
    let no = open(&mut school, &Terms { child: Some(id), ..Terms::default() });
    let Refusal::BookLocked(locked) = refusal(fix(&mut school, &other, MarkStatus::Excused)) else { panic!() };
    assert!(locked.other.is_some_and(|o| o.one_child && o.order == no));
    let sheet = |code: &str| format!("date,child,status\n2026-10-05,{code},excused\n");
    let how = || crate::app::import::How { update: true, ..Default::default() };
    let closed = school.app.marks_import(crate::app::testing::sheet(sheet(&other)), how());
    assert_eq!(refusal(closed).code(), "book_locked");
    school.app.marks_import(crate::app::testing::sheet(sheet(&child)), how()).unwrap();
    let Refusal::BookLocked(_) = refusal(school.app.calendar_set(DAY, DAY, false)) else {
        panic!("a day is no child's")
    };
    assert_eq!(school.app.lock_list(None).unwrap().windows[0].child.as_deref(), Some(child.as_str()));
    school.verify();
    let forged = "UPDATE meal_marks SET status='unexcused' WHERE date='2026-10-05' AND slot='lunch'";
    let actor = school.actor("pho");
    school.app.school.patched(&actor, forged, under(Action::MealsMarksFix, Some(no))).unwrap();
    assert_eq!(broken(&school), ["page_locked"]);
}

#[test]
fn a_window_for_so_many_changes() {
    let (mut school, [child, other]) = school();
    // A day of a child is two meals: two rows.
    let no = open(&mut school, &Terms { most: Some(3), ..Terms::default() });
    fix(&mut school, &child, MarkStatus::Excused).unwrap();
    let full = refusal(fix(&mut school, &other, MarkStatus::Excused));
    let Refusal::WindowFull { order, most, used, wanted, .. } = full else { panic!("{full:?}") };
    assert_eq!((order, most, used, wanted), (no, 3, 2, 2));
    let one = MarkFix {
        date: DAY,
        child: other.clone(),
        status: MarkStatus::Excused,
        slot: Some(crate::domain::meal::Slot::Lunch),
        late: None,
    };
    school.app.marks_fix(one).unwrap();
    assert_eq!(refusal(fix(&mut school, &other, MarkStatus::Excused)).code(), "window_full");
    assert_eq!(school.app.lock_list(None).unwrap().windows[0].used, 3);
    school.verify();
    let forged = "UPDATE meal_marks SET status='unexcused' WHERE date='2026-10-05' AND slot='lunch'";
    let actor = school.actor("pho");
    school.app.school.patched(&actor, forged, under(Action::MealsMarksFix, Some(no))).unwrap();
    assert_eq!(broken(&school), ["window_full"]);
}

/// One forgery after a rule for days was given on 23 November, and the rules that it breaks.
fn forged(actor: &str, sql: &str, action: Action) -> Vec<&'static str> {
    let (mut school, _) = school();
    school.sign_in("hieu.truong");
    school.app.issue_order(Kind::LockRule, Matter::Object("meals/day/09:00"), None).unwrap();
    let actor = school.actor(actor);
    school.app.school.patched(&actor, sql, under(action, None)).unwrap();
    broken(&school)
}

#[test]
fn step_seven_judges_locks_by_rule_and_frozen_totals() {
    let lock = |day: &str, by: &str, order: i64| {
        format!(
            "INSERT INTO page_lock(book,period,first,last,by_day,class,final,locked_at,locked_by,order_no) VALUES(2,'{day}','{day}','{day}',1,NULL,0,'{AT}','{by}',{order})"
        )
    };
    assert_eq!(forged("pho", &lock("2026-11-23", "pho", 2), Action::LockDue), ["not_as_ordered"], "not due yet");
    assert_eq!(forged("pho", &lock("2026-11-20", "pho", 2), Action::LockDue), ["not_as_ordered"], "before the rule");
    assert_eq!(forged("pho", &lock("2026-11-20", "pho", 1), Action::LockDue), ["not_as_ordered"], "another order");
    assert_eq!(forged("pho", &lock("2026-11-23", "co.lan", 2), Action::LockDue), ["in_another_name"]);
    let approver = forged("hieu.truong", &lock("2026-11-23", "hieu.truong", 2), Action::LockDue);
    assert_eq!(approver, ["not_allowed", "approved_by_own_hand"]);
    let month = lock("2026-11-23", "pho", 2).replace(",1,NULL", ",0,NULL");
    assert_eq!(forged("pho", &month, Action::LockDue), ["no_order"], "no rule for months");
    let total = |at: &str, period: &str| {
        format!(
            "INSERT INTO page_total(book,period,class,order_no,made_at,rows,sha256,totals) VALUES(2,'{period}',NULL,1,'{at}',0,'x','{{}}')"
        )
    };
    assert_eq!(forged("pho", &total(AT, "2026-10"), Action::LockDue), [""; 0]);
    assert_eq!(forged("pho", &total("2026-11-01T00:00:00.000Z", "2026-10"), Action::LockDue), ["total_altered"]);
    assert_eq!(forged("pho", &total(AT, "2026-09"), Action::LockDue), ["total_altered"], "never locked");
    assert_eq!(forged("pho", "UPDATE page_total SET rows=rows+1", Action::LockDue), ["total_altered"]);
    assert_eq!(forged("pho", "DELETE FROM page_total", Action::LockDue), ["total_altered"]);
    let term = "INSERT INTO order_term(order_no,most) VALUES(1,9)";
    assert_eq!(forged("hieu.truong", term, Action::OrdersIssue), ["order_altered"], "the order is carried out");
}
