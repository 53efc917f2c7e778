//! A patched program: every entry is signed by its actor's own key and every table replays, so that only the rules can find it.
use crate::app::import::How;
use crate::app::testing::TestSchool;
use crate::audit::breach::Breach;
use crate::audit::entry::Draft;
use crate::audit::verify::{Finding, Step};
use crate::domain::action::Action;
use crate::domain::book::Book;
use jiff::civil::date;

/// The moment of everything in the school of the tests.
const AT: &str = "2026-11-23T01:00:00.000Z";
const HOUR_LATER: &str = "2026-11-23T02:00:00.000Z";

/// October locked under order 1; order 2, to open 5 October for 5A1, is asked for by the vice-principal.
fn school() -> TestSchool {
    let mut school = TestSchool::with_roster();
    school.because("thử");
    school.sign_in("co.lan");
    let marks = crate::app::marks::MarksSet {
        date: date(2026, 10, 5),
        class: "5A1".into(),
        absent: vec![],
        unexcused: vec![],
        only: vec![],
    };
    school.app.marks_set(marks).unwrap();
    school.sign_in("pho");
    school.lock(Book::Meals, "2026-10", date(2026, 10, 1), date(2026, 10, 31), None);
    school
}

/// What step 7 finds. Of the others only step 3 may find something too: a code that nobody may give.
fn breaches(school: &TestSchool) -> Vec<Breach> {
    let report = school.app.school.db().verify(&mut |_| {}).unwrap();
    let broken = report.found.into_iter().filter_map(|f| match f.finding {
        Finding::Rule(breach) => Some(*breach),
        Finding::Keys { .. } => None,
        other => panic!("step {:?} found {other:?} first", f.step),
    });
    broken.collect()
}

fn act(action: Action) -> impl FnOnce(&mut Draft) {
    move |d: &mut Draft| action.code().clone_into(&mut d.action)
}

fn under(action: Action, order: i64) -> impl FnOnce(&mut Draft) {
    move |d: &mut Draft| {
        action.code().clone_into(&mut d.action);
        d.order = Some(order);
    }
}

/// One forgery on a fresh copy; the codes of what is found.
fn found(actor: &str, sql: &str, say: impl FnOnce(&mut Draft)) -> Vec<&'static str> {
    let mut school = school();
    let actor = school.actor(actor);
    school.app.school.patched(&actor, sql, say).unwrap();
    breaches(&school).iter().map(|b| b.rule.code()).collect()
}

const MARK: &str = "UPDATE meal_marks SET status='excused' WHERE date='2026-10-05' AND slot='lunch'";

#[test]
fn rights_are_judged_from_the_log_alone() {
    let fee = "INSERT INTO fee VALUES('mau_giao','','2026-12-01',1)";
    assert_eq!(found("ke.toan", fee, act(Action::MealsFeesSet)), [""; 0], "the accountant may");
    assert_eq!(found("co.lan", fee, act(Action::MealsFeesSet)), ["not_allowed"]);
    assert_eq!(found("co.lan", fee, act(Action::SessionLogin)), ["wrong_table"]);
    assert_eq!(found("co.lan", fee, |d| d.action = "meals.fees.wish".into()), ["unknown_action"]);
    assert_eq!(
        found("ke.toan", fee, |d| (d.action, d.error) = ("meals.fees.set".into(), Some("x".into()))),
        ["denied_changes"]
    );
    let other = "INSERT INTO meal_marks SELECT '2026-11-20', child, 'lunch', class, 'present', NULL FROM enrolment WHERE class='3A1'";
    assert_eq!(found("co.lan", other, act(Action::MealsMarksSet)), ["out_of_reach"]);
    let own = other.replace("3A1", "5A1");
    assert_eq!(found("co.lan", &own, act(Action::MealsMarksSet)), [""; 0]);
    let later = |d: &mut Draft| {
        act(Action::SchoolSet)(d);
        d.at = "2027-03-20T01:00:00.000Z".into();
    };
    assert_eq!(found("pho", "INSERT INTO school VALUES('place','2026-11-23','x')", later), ["old_password"]);
    // The last day of grace, and the day after it.
    let place = "INSERT INTO school VALUES('place','2026-11-23','x')";
    let on = |day: &str| {
        let at = format!("{day}T01:00:00.000Z");
        move |d: &mut Draft| {
            act(Action::SchoolSet)(d);
            d.at = at;
        }
    };
    assert_eq!(found("pho", place, on("2027-01-29")), [""; 0], "60 days and 7 of grace");
    assert_eq!(found("pho", place, on("2027-01-30")), ["old_password"]);
    assert_eq!(
        found("pho", "", |d| (d.action, d.at) = ("export".into(), "2026-11-24".into())),
        ["no_time", "not_allowed"]
    );
}

#[test]
fn whoever_was_revoked_or_disabled_may_no_more() {
    let mut school = school();
    school.sign_in("hieu.truong");
    school.app.revoke_role("ke.toan", "accountant", None).unwrap();
    school.sign_in("pho");
    school.app.disable_account("co.lan").unwrap();
    let (accountant, teacher) = (school.actor("ke.toan"), school.actor("co.lan"));
    let fee = "INSERT INTO fee VALUES('mau_giao','','2026-12-01',1)";
    let first = school.app.school.patched(&accountant, fee, act(Action::MealsFeesSet)).unwrap();
    school.app.school.patched(&teacher, "", act(Action::SessionLogin)).unwrap();
    let report = school.app.school.db().verify(&mut |_| {}).unwrap();
    let rules: Vec<_> = report.found.iter().filter(|f| f.step == Step::Rules).collect();
    let codes: Vec<_> = rules.iter().map(|f| (f.seq, f.finding.code())).collect();
    assert_eq!(codes, [(Some(first), "not_allowed"), (Some(first + 1), "account_not_active")]);
}

#[test]
fn a_locked_page_is_written_through_its_own_window_only() {
    assert_eq!(found("pho", MARK, act(Action::MealsMarksFix)), ["page_locked"]);
    assert_eq!(
        found("pho", MARK, under(Action::MealsMarksFix, 1)),
        ["page_locked"],
        "the order of the lock opens nothing"
    );
    let mut school = school();
    school.sign_in("hieu.truong");
    let page = school.app.page(Book::Meals, crate::domain::date::Period::Day(date(2026, 10, 5)), Some("5A1")).unwrap();
    let (no, _) = school.app.issue_order(crate::domain::order::Kind::Unlock, &page, Some(1)).unwrap();
    school.sign_in("pho");
    school.app.unlock(&page).unwrap();
    let pho = school.actor("pho");
    school.app.school.patched(&pho, MARK, under(Action::MealsMarksFix, no)).unwrap();
    assert_eq!(breaches(&school), [], "inside the window");
    let late = |d: &mut Draft| {
        under(Action::MealsMarksFix, no)(d);
        d.at = HOUR_LATER.into();
    };
    school.app.school.patched(&pho, &MARK.replace("excused", "present"), late).unwrap();
    let late = breaches(&school);
    let [breach] = &late[..] else { panic!("{late:?}") };
    assert_eq!((breach.rule.code(), breach.order, breach.rows), ("page_locked", Some(no), 34));
    assert_eq!(breach.page, Some(("meals".into(), "2026-10".into(), None)));
    assert!(breach.key.as_ref().unwrap().contains("2026-10-05"));
}

#[test]
fn nothing_is_written_under_a_final_lock() {
    let mut school = school();
    school.lock_for_good(Book::Meals, "2026-10", date(2026, 10, 1), date(2026, 10, 31));
    let pho = school.actor("pho");
    school.app.school.patched(&pho, MARK, act(Action::MealsMarksFix)).unwrap();
    let codes: Vec<_> = breaches(&school).iter().map(|b| b.rule.code()).collect();
    assert_eq!(codes, ["page_locked_for_good"]);
}

#[test]
fn orders_come_and_are_carried_out_by_separate_hands() {
    let order = |state: &str, via: &str, decided: &str| {
        format!(
            "INSERT INTO orders(kind,book,period,reason,state,via,asked_by,asked_at,decided_by,decided_at)
             VALUES('unlock','meals','2026-10','x','{state}','{via}','pho','{AT}',{decided})"
        )
    };
    let asked = order("requested", "request", "NULL,NULL");
    assert_eq!(found("pho", &asked, act(Action::OrdersRequest)), [""; 0]);
    let in_their_name = order("approved", "request", &format!("'hieu.truong','{AT}'"));
    assert_eq!(found("pho", &in_their_name, act(Action::OrdersRequest)), ["order_altered"]);
    assert_eq!(found("pho", &asked.replace("'pho'", "'co.lan'"), act(Action::OrdersRequest)), ["order_altered"]);
    let decide = format!("{asked}; UPDATE orders SET state='approved', decided_by='pho', decided_at='{AT}' WHERE no=2");
    assert_eq!(
        found("pho", &decide, act(Action::OrdersApprove)),
        ["not_allowed", "order_altered", "approved_by_own_hand"]
    );
    assert_eq!(found("pho", "UPDATE orders SET reason='khác' WHERE no=1", act(Action::OrdersRequest)), ["order_state"]);
    assert_eq!(
        found("pho", "UPDATE orders SET state='approved', done_at=NULL, done_by=NULL WHERE no=1", act(Action::Lock)),
        ["order_state"]
    );
}

#[test]
fn locks_and_windows_are_as_ordered() {
    let window = |until: &str| {
        format!("INSERT INTO page_window VALUES(1,2,'2026-10','2026-10-01','2026-10-31',0,NULL,'{AT}','pho','{until}')")
    };
    assert_eq!(
        found("pho", &window(HOUR_LATER), under(Action::Unlock, 1)),
        ["not_as_ordered"],
        "an order to lock, used"
    );
    assert_eq!(found("pho", "DELETE FROM page_lock", act(Action::Lock)), ["lock_altered"]);
    assert_eq!(found("pho", "UPDATE page_lock SET last='2026-10-02'", act(Action::Lock)), ["lock_altered"]);
    let lock = format!(
        "INSERT INTO page_lock(book,period,first,last,by_day,class,final,locked_at,locked_by,order_no)
         VALUES(2,'2026-11','2026-11-01','2026-11-30',0,NULL,0,'{AT}','pho',NULL)"
    );
    assert_eq!(found("pho", &lock, act(Action::Lock)), ["no_order"]);
    assert_eq!(found("pho", &lock.replace("'pho'", "'hieu.truong'"), act(Action::Lock)), ["in_another_name"]);
}

#[test]
fn a_window_is_neither_longer_nor_wider_than_its_order_and_never_used_twice() {
    let mut school = school();
    school.sign_in("hieu.truong");
    let page = school.app.page(Book::Meals, crate::domain::date::Period::Day(date(2026, 10, 5)), Some("5A1")).unwrap();
    let (no, _) = school.app.issue_order(crate::domain::order::Kind::Unlock, &page, Some(1)).unwrap();
    let pho = school.actor("pho");
    let done = format!("UPDATE orders SET state='used', done_by='pho', done_at='{AT}' WHERE no={no};");
    let window = |last: &str, until: &str| {
        format!(
            "INSERT INTO page_window VALUES({no},2,'2026-10-05','2026-10-05','{last}',1,'5A1','{AT}','pho','{until}');"
        )
    };
    let tried = |sql: &str| {
        let copy = school.dir.path().join("copy.db");
        let _ = std::fs::remove_file(&copy);
        school.app.school.backup(&copy).unwrap();
        let mut forged = super::super::School::open(&copy, || AT.parse().unwrap(), 1).unwrap();
        forged.patched(&pho, sql, under(Action::Unlock, no)).unwrap();
        let report = forged.db().verify(&mut |_| {}).unwrap();
        report.found.iter().map(|f| f.finding.code()).collect::<Vec<_>>()
    };
    assert_eq!(tried(&format!("{}{done}", window("2026-10-05", HOUR_LATER))), [""; 0], "as ordered");
    assert_eq!(tried(&format!("{}{done}", window("2026-10-05", "2026-11-24T01:00:00.000Z"))), ["not_as_ordered"]);
    assert_eq!(tried(&format!("{}{done}", window("2026-10-31", HOUR_LATER))), ["not_as_ordered"]);
    assert_eq!(
        tried(&window("2026-10-05", HOUR_LATER)),
        ["order_state"],
        "not noted as used, so that it can serve again"
    );
    let prolonged = format!("UPDATE page_window SET until='2026-11-25T01:00:00.000Z' WHERE order_no={no};");
    assert_eq!(tried(&format!("{}{done}{prolonged}", window("2026-10-05", HOUR_LATER))), ["window_altered"]);
}

#[test]
fn grants_and_accounts_keep_the_two_keys_apart() {
    let account = |username: &str| format!("(SELECT id FROM account WHERE username='{username}')");
    let grant = |username: &str, role: &str| {
        format!(
            "INSERT INTO role_grant(account,role,from_date,granted_at) VALUES({},'{role}','2026-11-23','{AT}')",
            account(username)
        )
    };
    let by_principal = |sql: &str| found("hieu.truong", sql, act(Action::RolesGrant));
    assert_eq!(by_principal(&grant("ke.toan", "clerk")), [""; 0]);
    assert_eq!(by_principal(&grant("hieu.truong", "clerk")), ["own_grant"]);
    assert_eq!(by_principal(&grant("pho", "principal")), ["two_keys_in_one_hand"]);
    assert_eq!(by_principal("UPDATE role_grant SET role='vice_principal' WHERE role='accountant'"), ["grant_altered"]);
    assert_eq!(by_principal("DELETE FROM role_grant WHERE role='accountant'"), ["grant_altered"]);
    assert_eq!(found("pho", &grant("ke.toan", "clerk"), act(Action::RolesGrant)), ["not_allowed"]);

    let code =
        format!("INSERT INTO activation VALUES({},x'00','activation','{AT}','{HOUR_LATER}')", account("hieu.truong"));
    for action in [Action::AccountsImport, Action::AccountsReset] {
        assert_eq!(found("pho", &code, act(action)), ["protected_account"]);
    }
    assert_eq!(found("co.lan", &code, act(Action::AccountActivate)), ["another_account"]);
    let end = format!("UPDATE account_key SET ended_at='{AT}' WHERE username='pho'");
    assert_eq!(found("pho", &end, act(Action::AccountsDisable)), ["protected_account"], "one's own");
    let run = format!(
        "INSERT INTO export_run(pack,format,rows,sha256,made_by,made_at) VALUES('marks','csv',1,'x','ke.toan','{AT}')"
    );
    assert_eq!(found("pho", &run, act(Action::Export)), ["in_another_name"]);
}

#[test]
fn what_rests_on_erased_images_is_counted_and_held_against_nobody() {
    let mut school = school();
    school
        .app
        .payments_import(
            crate::app::testing::sheet("date,child,amount,note\n2026-11-05,T2600001,1000,x\n"),
            How::default(),
        )
        .unwrap();
    assert_eq!(breaches(&school), []);
    school.app.school.tamper("audit_detail", "UPDATE audit_detail SET salt=NULL, image=NULL");
    let report = school.app.school.db().verify(&mut |_| {}).unwrap();
    let rules: Vec<_> = report.found.iter().filter(|f| f.step == Step::Rules).collect();
    assert!(rules.is_empty(), "{rules:?}");
    assert!(report.unjudged > report.erased, "{} of {}", report.unjudged, report.erased);
}

/// Order 2, to open 5 October for 5A1 for up to four hours, is asked for by the vice-principal; the principal has a card of three
/// codes. Approved by the first of them for one hour: public part and proof of that code. The copy was taken before.
fn approved_by_code() -> (TestSchool, std::path::PathBuf, String, String) {
    use crate::app::orders::Limits;
    let mut school = school();
    let page = school.app.page(Book::Meals, crate::domain::date::Period::Day(date(2026, 10, 5)), Some("5A1")).unwrap();
    let limits = |hours| Limits { hours: Some(hours), ..Limits::default() };
    school.app.request_order(crate::domain::order::Kind::Unlock, &page, limits(4)).unwrap();
    school.sign_in("hieu.truong");
    let (card, _) = school.app.make_card(3, None, &|_| zeroize::Zeroizing::default()).unwrap();
    school.sign_in("pho");
    let copy = school.dir.path().join("before.db");
    school.app.school.backup(&copy).unwrap();
    school.typing(&card.codes[0]);
    let (spent, _) = school.app.approve_by_code(2, &limits(1)).unwrap();
    assert_eq!((spent.card, spent.n, spent.left), (1, 1, 2));
    let conn = rusqlite::Connection::open(school.app.school.path()).unwrap();
    let sql = "SELECT public, proof FROM order_code WHERE order_no=2";
    let (public, proof) = conn.query_row(sql, [], |r| Ok((r.get(0)?, r.get(1)?))).unwrap();
    (school, copy, public, proof)
}

#[test]
fn an_order_in_anothers_name_needs_a_good_code_for_exactly_this() {
    let (school, copy, public, proof) = approved_by_code();
    assert_eq!(breaches(&school), [], "a good code");
    let pho = school.actor("pho");
    let tried = |sql: &str, action| {
        let file = school.dir.path().join("copy.db");
        std::fs::copy(&copy, &file).unwrap();
        let mut forged = super::super::School::open(&file, || AT.parse().unwrap(), 1).unwrap();
        forged.patched(&pho, sql, act(action)).unwrap();
        let report = forged.db().verify(&mut |_| {}).unwrap();
        report.found.iter().map(|f| f.finding.code()).collect::<Vec<_>>()
    };
    let decide = |by: &str, hours: i64| {
        format!("UPDATE orders SET state='approved', decided_by='{by}', decided_at='{AT}', hours={hours} WHERE no=2;")
    };
    let spend = |proof: &str| {
        format!("UPDATE order_code SET ended_at='{AT}', order_no=2, proof='{proof}' WHERE public='{public}';")
    };
    let by_code = |sql: &str| tried(sql, Action::OrdersCode);
    let good = decide("hieu.truong", 1) + &spend(&proof);
    assert_eq!(by_code(&good), [""; 0], "as the program writes it");
    assert_eq!(by_code(&decide("hieu.truong", 1)), ["approved_in_another_name"], "no code at all");
    assert_eq!(by_code(&(decide("hieu.truong", 1) + &spend("00"))), ["approved_in_another_name"]);
    assert_eq!(by_code(&(decide("hieu.truong", 2) + &spend(&proof))), ["approved_in_another_name"], "two hours");
    let longer = by_code(&(decide("hieu.truong", 5) + &spend(&proof)));
    assert_eq!(longer, ["order_altered", "approved_in_another_name"], "more than was asked for");
    let narrower = format!("{good}INSERT INTO order_term(order_no,who) VALUES(2,'co.lan');");
    assert_eq!(by_code(&narrower), ["approved_in_another_name"], "other terms than the code has signed");
    let other = by_code(&(decide("ke.toan", 1) + &spend(&proof)));
    assert_eq!(other, ["approved_by_own_hand", "approved_in_another_name"], "who may not approve");
    assert_eq!(by_code(&spend(&proof)), ["card_altered"], "a code used up for nothing");
    let end = format!("UPDATE order_code SET ended_at='{AT}';");
    assert_eq!(by_code(&end), ["card_altered"]);
    assert_eq!(by_code(&good.replace("order_no=2, proof", "order_no=2, card=7, proof"))[0], "card_altered");
    let own = "INSERT INTO order_code SELECT 'aa', account, username, 2, 1, made_at, expires, NULL, NULL, NULL FROM order_code LIMIT 1;";
    assert_eq!(tried(own, Action::OrdersCard), ["not_allowed", "card_altered"], "a card of somebody else's");
}

#[test]
fn a_code_that_was_used_or_made_by_another_approves_nothing() {
    let (mut school, _, public, proof) = approved_by_code();
    let page = school.app.page(Book::Meals, crate::domain::date::Period::Day(date(2026, 10, 6)), Some("5A1")).unwrap();
    school.app.request_order(crate::domain::order::Kind::Unlock, &page, None).unwrap();
    let pho = school.actor("pho");
    let again = format!(
        "UPDATE orders SET state='approved', decided_by='hieu.truong', decided_at='{AT}' WHERE no=3;
         UPDATE order_code SET order_no=3, proof='{proof}' WHERE public='{public}';"
    );
    school.app.school.patched(&pho, &again, act(Action::OrdersCode)).unwrap();
    let codes: Vec<_> = breaches(&school).iter().map(|b| b.rule.code()).collect();
    assert_eq!(codes, ["card_altered", "approved_in_another_name"]);
}

#[test]
fn terms_come_with_their_order_and_are_only_tightened() {
    let order = format!(
        "INSERT INTO orders(kind,book,period,reason,state,via,asked_by,asked_at)
         VALUES('unlock','meals','2026-10','x','requested','request','pho','{AT}');"
    );
    let terms = |no: i64, columns: &str, values: &str| {
        format!("INSERT INTO order_term(order_no,{columns}) VALUES({no},{values});")
    };
    let asked = |sql: &str| found("pho", &format!("{order}{sql}"), act(Action::OrdersRequest));
    assert_eq!(asked(&terms(2, "who,most", "'co.lan',5")), [""; 0]);
    assert_eq!(asked(&terms(2, "extends", "1")), ["not_as_ordered"], "order 1 locks");
    assert_eq!(asked(&terms(1, "most", "5")), ["order_altered"], "an order to lock, and one that stood before");
    let mut school = school();
    let actor = school.actor("pho");
    school
        .app
        .school
        .patched(&actor, &format!("{order}{}", terms(2, "most", "5")), act(Action::OrdersRequest))
        .unwrap();
    assert_eq!(breaches(&school), []);
    let later = |sql: &str, who: &str, action| {
        let file = school.dir.path().join("copy.db");
        let _ = std::fs::remove_file(&file);
        school.app.school.backup(&file).unwrap();
        let mut forged = super::super::School::open(&file, || AT.parse().unwrap(), 1).unwrap();
        forged.patched(&school.actor(who), sql, act(action)).unwrap();
        let report = forged.db().verify(&mut |_| {}).unwrap();
        report.found.iter().map(|f| f.finding.code()).collect::<Vec<_>>()
    };
    let approve =
        format!("UPDATE orders SET state='approved', decided_by='hieu.truong', decided_at='{AT}' WHERE no=2;");
    let most = |n: &str| format!("UPDATE order_term SET most={n} WHERE order_no=2;");
    let by_principal = |sql: &str| later(&format!("{approve}{sql}"), "hieu.truong", Action::OrdersApprove);
    assert_eq!(by_principal(&most("3")), [""; 0]);
    assert_eq!(by_principal(&most("6")), ["order_altered"]);
    assert_eq!(by_principal(&most("NULL")), ["order_altered"]);
    assert_eq!(later(&most("3"), "pho", Action::Unlock), ["order_altered"], "by whoever opens");
    assert_eq!(later("DELETE FROM order_term;", "pho", Action::OrdersRequest), ["order_altered"]);
}

#[test]
fn no_more_is_recorded_while_three_wait() {
    let order = |no: i64| {
        format!(
            "INSERT INTO orders(kind,book,period,reason,state,via,asked_by,asked_at,dated)
             VALUES('unlock','meals','2026-10-0{no}','x','recorded','phone','pho','{AT}','2026-11-23');"
        )
    };
    let three: String = (1..4).map(order).collect();
    assert_eq!(found("pho", &three, act(Action::OrdersRecord)), [""; 0]);
    assert_eq!(found("pho", &(three + &order(4)), act(Action::OrdersRecord)), ["too_many_unratified"]);
}

/// Q2 regular change: the numbers of the policy, dated and by role, are taken from the log.
#[test]
fn the_age_of_a_password_is_judged_by_the_policy_of_that_day() {
    let place = "INSERT INTO school VALUES('place','2026-11-23','x')";
    let judged = |key: &str, value: &str, day: &str| {
        let mut school = school();
        school.sign_in("hieu.truong");
        school.because("quy định mới");
        school.app.set_policy(key, value, date(2026, 11, 23)).unwrap();
        let at = format!("{day}T01:00:00.000Z");
        let say = |d: &mut Draft| {
            act(Action::SchoolSet)(d);
            d.at = at;
        };
        let actor = school.actor("pho");
        school.app.school.patched(&actor, place, say).unwrap();
        breaches(&school).iter().map(|b| b.rule.code()).collect::<Vec<_>>()
    };
    assert_eq!(judged("password.grace_days", "0", "2027-01-23"), ["old_password"], "61 days, no grace");
    assert_eq!(judged("password.grace_days.principal", "0", "2027-01-23"), [""; 0], "another role's");
    assert_eq!(judged("password.max_days.vice_principal", "90", "2027-01-30"), [""; 0]);
    assert_eq!(judged("password.max_days", "0", "2027-03-20"), [""; 0], "no end at all");
}

/// Q4.3: an account in another system is given and given back; what a patched program writes beside that is found.
#[test]
fn an_outside_account_is_given_and_given_back_and_nothing_else() {
    let mut school = school();
    school.app.outside_add("csdl.moet", "lan.pt", "NV001", None, Some(date(2026, 9, 1))).unwrap();
    school.app.outside_add("website", "lan", "NV001", None, None).unwrap();
    school.app.outside_return("website", "lan", None).unwrap();
    let report = school.app.school.db().verify(&mut |_| {}).unwrap();
    assert_eq!(report.found, [], "good entries give no finding");
    for sql in [
        "UPDATE outside_account SET login='khac' WHERE id=1",
        "UPDATE outside_account SET holder='NV002', returned_on='2026-11-23' WHERE id=1",
        "UPDATE outside_account SET returned_on='2026-08-31' WHERE id=1",
        "UPDATE outside_account SET returned_on=NULL WHERE id=2",
        "DELETE FROM outside_account WHERE id=1",
        "INSERT INTO outside_account VALUES(9,'x','y','NV001',NULL,'2026-11-23','2026-11-23')",
    ] {
        let mut school = self::school();
        school.app.outside_add("csdl.moet", "lan.pt", "NV001", None, Some(date(2026, 9, 1))).unwrap();
        school.app.outside_add("website", "lan", "NV001", None, None).unwrap();
        school.app.outside_return("website", "lan", None).unwrap();
        let actor = school.actor("pho");
        school.app.school.patched(&actor, sql, act(Action::AccountsOutside)).unwrap();
        let codes: Vec<_> = breaches(&school).iter().map(|b| b.rule.code()).collect();
        assert_eq!(codes, ["outside_account_altered"], "{sql}");
    }
    let accountant = school.actor("ke.toan");
    let good = "UPDATE outside_account SET returned_on='2026-11-23' WHERE id=1";
    school.app.school.patched(&accountant, good, act(Action::AccountsOutside)).unwrap();
    assert_eq!(breaches(&school).iter().map(|b| b.rule.code()).collect::<Vec<_>>(), ["not_allowed"]);
}
