//! What step 7 makes of slips: a patched program, whose entries are signed and whose tables replay.
use super::*;
use crate::app::testing::TestSchool;
use crate::audit::entry::Draft;
use crate::audit::verify::Finding;
use crate::domain::action::Action;
use crate::domain::meal::{MarkStatus, Slot};
use jiff::civil::date;

/// October locked; slip 1 about a lunch of 5 October, submitted by the teacher. Gives the child's row.
fn school() -> (TestSchool, i64) {
    let mut school = TestSchool::with_roster();
    school.because("thử");
    school.sign_in("co.lan");
    let day = date(2026, 10, 5);
    let marks =
        crate::app::marks::MarksSet { date: day, class: "5A1".into(), absent: vec![], unexcused: vec![], only: vec![] };
    school.app.marks_set(marks).unwrap();
    school.sign_in("pho");
    school.lock(Book::Meals, "2026-10", date(2026, 10, 1), date(2026, 10, 31), None);
    school.sign_in("co.lan");
    let child = school.app.school.db().marks(day, day, Some("5A1")).unwrap()[0].child;
    let code = school.app.school.db().child_by_id(child).unwrap().unwrap().code;
    let request = MarkSlip { date: day, child: code, status: MarkStatus::Excused, slot: Some(Slot::Lunch), late: None };
    school.app.submit_mark(&request, &About::default()).unwrap();
    (school, child)
}

/// As [`school`], with the slip approved; its order is number 2.
fn approved() -> (TestSchool, i64) {
    let (mut school, child) = school();
    school.sign_in("hieu.truong");
    school.app.approve_corrections(&[1]).unwrap();
    assert_eq!(school.app.school.db().correction(1).unwrap().unwrap().order, Some(2));
    (school, child)
}

fn codes(school: &TestSchool) -> Vec<&'static str> {
    let report = school.app.school.db().verify(&mut |_| {}).unwrap();
    let code = |f: crate::audit::verify::Found| match f.finding {
        Finding::Rule(breach) => breach.rule.code(),
        other => panic!("step {:?} found {other:?} first", f.step),
    };
    report.found.into_iter().map(code).collect()
}

fn said(action: Action, order: Option<i64>) -> impl FnOnce(&mut Draft) {
    move |d: &mut Draft| {
        action.code().clone_into(&mut d.action);
        d.order = order;
    }
}

const AT: &str = "2026-11-23T01:00:00.000Z";

/// What applying slip 1 under its order does, statement by statement.
fn applying(child: i64) -> String {
    format!(
        "INSERT INTO page_window(order_no,book,period,first,last,by_day,class,opened_at,opened_by,until) VALUES(2,2,'2026-10-05','2026-10-05','2026-10-05',1,'5A1','{AT}','pho','2026-11-23T01:00:00.001Z');
         UPDATE correction SET state='closed', applied_by='pho', applied_at='{AT}', closed_at='{AT}' WHERE no=1;
         UPDATE meal_marks SET status='excused' WHERE date='2026-10-05' AND slot='lunch' AND child={child};
         UPDATE page_window SET until='{AT}' WHERE order_no=2;
         UPDATE orders SET state='used', done_by='pho', done_at='{AT}' WHERE no=2"
    )
}

/// One forgery of an approved slip's application; what is found.
fn forged(actor: &str, edit: impl Fn(String, i64) -> String) -> Vec<&'static str> {
    let (mut school, child) = approved();
    let actor = school.actor(actor);
    let sql = edit(applying(child), child);
    school.app.school.patched(&actor, &sql, said(Action::CorrectionsApply, Some(2))).unwrap();
    codes(&school)
}

#[test]
fn what_the_program_does_itself_is_no_finding() {
    let (mut school, _) = approved();
    school.sign_in("pho");
    let applied = school.app.apply_correction(1).unwrap();
    assert_eq!((applied.slip.state, applied.receipt.order), (State::Closed, Some(2)));
    assert_eq!(codes(&school), [""; 0]);
    assert_eq!(forged("pho", |sql, _| sql), [""; 0], "the statements of the forgeries, as they should be");
}

#[test]
fn an_application_is_of_an_approved_slip_and_by_another_hand() {
    let by_approver = forged("hieu.truong", |sql, _| sql.replace("'pho'", "'hieu.truong'"));
    assert!(by_approver.contains(&"correction_by_own_hand"), "{by_approver:?}");
    assert!(by_approver.contains(&"not_allowed"), "{by_approver:?}");
    let (mut school, child) = school();
    let pho = school.actor("pho");
    let sql = format!(
        "UPDATE correction SET state='closed', decided_by='hieu.truong', decided_at='{AT}', applied_by='pho', applied_at='{AT}', closed_at='{AT}' WHERE no=1;
         UPDATE meal_marks SET status='excused' WHERE date='2026-10-05' AND slot='lunch' AND child={child}"
    );
    school.app.school.patched(&pho, &sql, said(Action::CorrectionsApply, None)).unwrap();
    let found = codes(&school);
    assert!(found.contains(&"correction_state") && found.contains(&"page_locked"), "{found:?}");
}

#[test]
fn an_application_writes_what_its_slip_says_and_nothing_else() {
    let found = |edit: &dyn Fn(String, i64) -> String| forged("pho", edit);
    assert_eq!(found(&|sql, _| sql.replace("status='excused'", "status='unexcused'")), ["not_as_corrected"; 2]);
    let other = found(&|sql, child| sql.replace(&format!("child={child}"), &format!("child<>{child} AND class='5A1'")));
    assert!(other.contains(&"not_as_corrected"), "{other:?}");
    let more = found(&|sql, _| sql.replace("slot='lunch'", "slot<>''"));
    assert!(more.contains(&"not_as_corrected"), "{more:?}");
    // Said to be done, and nothing written.
    let none = found(&|sql, _| sql.replace("AND slot='lunch'", "AND slot='x'"));
    assert_eq!(none, ["not_as_corrected"]);
    // The slip turned into another one.
    let altered = found(&|sql, _| sql + "; UPDATE correction_field SET new='unexcused' WHERE no=1");
    assert!(altered.contains(&"wrong_table"), "{altered:?}");
    let reason = found(&|sql, _| sql.replace("SET state='closed'", "SET reason='khác', state='closed'"));
    assert!(reason.contains(&"correction_altered"), "{reason:?}");
}

#[test]
fn its_window_is_closed_and_its_order_its_own() {
    let longer = forged("pho", |sql, _| sql.replace("2026-11-23T01:00:00.001Z", "2026-11-23T03:00:00.000Z"));
    assert_eq!(longer, ["not_as_ordered"], "longer than a moment");
    let kept = forged("pho", |sql, _| {
        let cut = sql.find("UPDATE page_window").unwrap();
        let end = cut + sql[cut..].find(';').unwrap() + 1;
        format!("{}{}", &sql[..cut], &sql[end..])
    });
    assert_eq!(kept, ["correction_window_open"]);
    // A window of hours under the slip's order.
    let (mut school, _) = approved();
    let pho = school.actor("pho");
    let unlock = format!(
        "INSERT INTO page_window(order_no,book,period,first,last,by_day,class,opened_at,opened_by,until) VALUES(2,2,'2026-10-05','2026-10-05','2026-10-05',1,'5A1','{AT}','pho','2026-11-23T03:00:00.000Z');
         UPDATE orders SET state='used', done_by='pho', done_at='{AT}' WHERE no=2"
    );
    school.app.school.patched(&pho, &unlock, said(Action::Unlock, Some(2))).unwrap();
    assert_eq!(codes(&school), ["not_as_ordered"]);
}

#[test]
fn slips_and_their_orders_come_as_they_should() {
    let made = |actor: &str, action, sql: &str| {
        let (mut school, child) = school();
        let actor = school.actor(actor);
        school.app.school.patched(&actor, &sql.replace("CHILD", &child.to_string()), said(action, None)).unwrap();
        codes(&school)
    };
    let slip = |who: &str, state: &str, class: &str| {
        format!(
            "INSERT INTO correction(system,period,class,child,object,reason,state,asked_by,asked_at) VALUES('meals','2026-10-06','{class}',CHILD,'child/x','x','{state}','{who}','{AT}')"
        )
    };
    let submit = Action::CorrectionsSubmit;
    assert_eq!(made("co.lan", submit, &slip("co.lan", "submitted", "5A1")), [""; 0]);
    assert_eq!(made("co.lan", submit, &slip("pho", "submitted", "5A1")), ["correction_altered"]);
    assert_eq!(made("co.lan", submit, &slip("co.lan", "approved", "5A1")), ["correction_altered"]);
    assert_eq!(made("co.lan", submit, &slip("co.lan", "submitted", "3A1")), ["out_of_reach"]);
    // A field added to a slip that stands.
    let field = "INSERT INTO correction_field VALUES(1,9,'afternoon','present','excused')";
    assert_eq!(made("co.lan", submit, field), ["correction_altered"]);
    // Approved, with an order for another class, or for no slip.
    let approve = |class: &str, correction: &str| {
        format!("INSERT INTO orders(kind,book,period,class,reason,state,via,asked_at,decided_by,decided_at) VALUES('unlock','meals','2026-10-05','{class}','x','approved','issued','{AT}','hieu.truong','{AT}');
                 INSERT INTO order_term(order_no,child,correction) VALUES(2,CHILD,{correction});
                 UPDATE correction SET state='approved', order_no=2, decided_by='hieu.truong', decided_at='{AT}' WHERE no=1")
    };
    let approval = Action::CorrectionsApprove;
    assert_eq!(made("hieu.truong", approval, &approve("5A1", "1")), [""; 0]);
    assert_eq!(made("hieu.truong", approval, &approve("3A1", "1")), ["not_as_ordered"]);
    assert!(made("hieu.truong", approval, &approve("5A1", "NULL")).contains(&"not_as_ordered"));
    // Taken back by another hand.
    let cancel = "UPDATE correction SET state='cancelled' WHERE no=1";
    assert_eq!(made("pho", Action::CorrectionsCancel, cancel), ["correction_by_own_hand"]);
    assert_eq!(made("co.lan", Action::CorrectionsCancel, cancel), [""; 0]);
}

#[test]
fn who_may_not_see_a_value_sees_it_neither_in_the_slip_nor_in_the_log() {
    let mut school = TestSchool::with_roster();
    school.because("thử");
    let code = "T2600213".to_owned();
    let values = vec![("guardian_phone".into(), "0912000111".into()), ("guardian_name".into(), "Vũ Thị Hạ".into())];
    school.app.submit_child(&ChildSlip { child: code, values }, &About::default()).unwrap();
    let entry = school.entries();
    let new = |school: &mut TestSchool| {
        let view = school.app.show_correction(1).unwrap();
        view.fields.into_iter().map(|f| f.new.unwrap_or_default()).collect::<Vec<_>>()
    };
    assert_eq!(new(&mut school), ["Vũ Thị Hạ", "0912000111"]);
    school.sign_in("thanh.tra");
    assert_eq!(new(&mut school)[1], crate::domain::person::mask_phone("0912000111"));
    let shown = school.app.audit_show(entry).unwrap();
    let fields: Vec<_> = shown.changes.iter().filter(|c| c.tbl == "correction_field").collect();
    assert_eq!(fields.len(), 2);
    assert!(fields.iter().all(|c| c.after["new"] == "•••" && c.after["field"] != "•••"), "{fields:?}");
    school.sign_in("co.lan");
    assert_eq!(crate::app::testing::refusal(school.app.show_correction(1)).code(), "not_found");
}
