use super::*;
use crate::app::import::How;
use crate::app::testing::{TestSchool, counts, refusal, sheet};
use crate::domain::action::Action;
use crate::domain::book::Book;
use crate::domain::meal::PriceRow;
use crate::domain::refusal::{Problem, Refusal};
use jiff::civil::date;
use std::fmt::Write as _;

const APRIL: Month = Month { year: 2026, month: 4 };

fn serving_days() -> Vec<Date> {
    let closed = [27, 30];
    (1..=30)
        .map(|d| date(2026, 4, d))
        .filter(|d| d.weekday().to_monday_zero_offset() < 5)
        .filter(|d| !closed.contains(&d.day()))
        .collect()
}

fn fee(school: &mut TestSchool, stage: Stage, slot: &str, from: Date, amount: i64) {
    let slot = crate::domain::meal::Slot::parse(slot);
    school.app.fees_set(PriceRow { stage, slot, from, amount: Some(amount) }).unwrap();
}

fn slot_fees(school: &mut TestSchool) {
    let (old, new) = (date(2026, 1, 1), date(2026, 4, 16));
    for (stage, slot, before, after) in [
        (Stage::MauGiao, "lunch", 14_000, 15_000),
        (Stage::MauGiao, "afternoon", 4_500, 4_800),
        (Stage::NhaTre, "lunch", 9_800, 10_500),
        (Stage::NhaTre, "afternoon", 5_600, 6_000),
        (Stage::NhaTre, "late_snack", 2_200, 2_400),
    ] {
        fee(school, stage, slot, old, before);
        fee(school, stage, slot, new, after);
    }
}

/// The school of the example before its prices: classes, children, calendar, marks, payments, balances.
fn example(move_on: Date) -> TestSchool {
    let mut school = TestSchool::new();
    school.app.years_open("2025-2026", None, None).unwrap();
    let classes = "year,code,name,age_group\n2025-2026,MG,Mẫu giáo,mg4\n2025-2026,NT,Nhà trẻ,nt3\n";
    school.app.classes_import(sheet(classes), How::default()).unwrap();
    let children = "code,name,birth_date,sex,class,from\n\
        T1,Lê An,2021-05-01,male,MG,2025-09-01\nT2,Lê Bình,2023-05-01,male,NT,2025-09-01\nT3,Lê Chi,2021-07-01,female,MG,2025-09-01\n";
    school.app.children_import(sheet(children), How::default()).unwrap();
    school.because("lên lớp");
    school.app.children_move("T2", "MG", move_on).unwrap();
    let days = "date,kind\n2026-04-27,holiday\n2026-04-30,holiday\n";
    school.app.calendar_import(sheet(days), How::default()).unwrap();
    let mut marks = String::from("date,child,status,slot,told_at\n");
    for day in serving_days() {
        for child in ["T1", "T2", "T3"] {
            let (status, slot, told) = match (child, day.day()) {
                ("T1", 8 | 9) => ("excused", "", "2026-04-07T16:00"),
                ("T1", 17) => ("excused", "", "2026-04-17 08:32"),
                ("T3", 10) => ("present", "lunch", ""),
                _ => ("present", "", ""),
            };
            writeln!(marks, "{day},{child},{status},{slot},{told}").unwrap();
        }
    }
    marks.push_str("2026-04-10,T3,excused,afternoon,9/4/2026 15:00\n");
    let made = school.app.marks_import(sheet(marks.clone()), How::default()).unwrap();
    assert_eq!(counts(&made), [61, 0, 0, 0]);
    let before = school.entries();
    let again = school.app.marks_import(sheet(marks), How::default()).unwrap();
    assert_eq!(counts(&again), [0, 0, 61, 0]);
    assert_eq!((again.receipt.entry, school.entries()), (None, before));
    let payments = "date,child,amount,note\n2026-04-01,T1,370.000,\n2026-04-01,T2,176000,a\n2026-04-01,T2,176000,a\n2026-04-01,T3,370000đ,\n";
    for expected in [[4, 0, 0, 0], [0, 0, 4, 0]] {
        let paid = school.app.payments_import(sheet(payments), How::default()).unwrap();
        assert_eq!(counts(&paid), expected);
    }
    let balances = "child,amount,on\nT1,-6000,2026-04-01\nT3,12500,2026-04-01\n";
    assert_eq!(counts(&school.app.balance_import(sheet(balances), How::default()).unwrap()), [2, 0, 0, 0]);
    school
}

fn april(school: &mut TestSchool, class: Option<&str>) -> Settlement {
    let request = SettleRequest { month: APRIL, class: class.map(Into::into), child: None, to: None };
    school.app.settle(&request).unwrap()
}

/// Code, charged, opening, paid, closing.
fn lines(s: &Settlement) -> Vec<(&str, i64, i64, i64, i64)> {
    s.rows.iter().map(|r| (r.child.as_str(), r.charged, r.opening, r.paid, r.closing)).collect()
}

fn policy(school: &mut TestSchool, key: &str, value: &str) {
    school.sign_in("hieu.truong");
    school.app.change(Action::PolicySet, "policy", |tx| tx.set_policy(key, date(2026, 1, 1), value)).unwrap();
    school.sign_in("pho");
}

/// A month worked out by hand, child by child (Q1.1 meal accounting).
#[test]
fn the_worked_month() {
    let mut school = example(date(2026, 4, 22));
    slot_fees(&mut school);
    policy(&mut school, "meals.cutoff", "08:15");
    let all = april(&mut school, None);
    assert_eq!(
        lines(&all),
        [
            ("T1", 344_700, -6_000, 370_000, 19_300),
            ("T2", 368_200, 0, 352_000, -16_200),
            ("T3", 377_200, 12_500, 370_000, 5_300),
        ]
    );
    let t = &all.totals;
    assert_eq!((t.charged, t.opening, t.paid, t.closing), (1_090_100, 6_500, 1_092_000, 8_400));
    assert!(all.provisional && all.missing_prices.is_empty());
    let days: Vec<_> = all.rows.iter().map(|r| (r.days_present, r.days_excused, r.days_unexcused)).collect();
    assert_eq!(days, [(17, 3, 0), (20, 0, 0), (20, 0, 0)]);
    let mg = april(&mut school, Some("MG"));
    let of_class: Vec<_> = mg.rows.iter().map(|r| (r.child.as_str(), r.days_present, r.charged)).collect();
    assert_eq!(of_class, [("T1", 17, 344_700), ("T2", 5, 99_000), ("T3", 20, 377_200)]);
    assert_eq!(mg.totals.charged, 820_900);
    let nt = april(&mut school, Some("nt"));
    assert_eq!((nt.rows.len(), nt.totals.charged, nt.totals.charged_elsewhere), (1, 269_200, 99_000));
    // What rests on locked pages is final.
    school.lock(Book::Meals, "2026-04", APRIL.first(), APRIL.last(), Some("MG"));
    assert!(!april(&mut school, Some("MG")).provisional);
    assert!(april(&mut school, Some("NT")).provisional);
    school.lock(Book::Meals, "2026-04", APRIL.first(), APRIL.last(), None);
    assert!(!april(&mut school, None).provisional);
    school.verify();
}

#[test]
fn the_variants() {
    let mut school = example(date(2026, 4, 22));
    slot_fees(&mut school);
    policy(&mut school, "meals.charge_late", "0");
    assert_eq!(lines(&april(&mut school, None))[0], ("T1", 324_900, -6_000, 370_000, 39_100));

    let mut school = example(date(2026, 4, 20));
    slot_fees(&mut school);
    assert_eq!(lines(&april(&mut school, None))[1], ("T2", 370_000, 0, 352_000, -18_000));

    let mut school = example(date(2026, 4, 22));
    for (stage, before, after) in [(Stage::MauGiao, 18_500, 19_800), (Stage::NhaTre, 17_600, 18_900)] {
        fee(&mut school, stage, "", date(2026, 1, 1), before);
        fee(&mut school, stage, "", date(2026, 4, 16), after);
    }
    assert_eq!(lines(&april(&mut school, None))[2], ("T3", 381_700, 12_500, 370_000, 800));
}

#[test]
fn an_account_is_carried_from_month_to_month() {
    let mut school = example(date(2026, 4, 22));
    slot_fees(&mut school);
    let closing: Vec<i64> = april(&mut school, None).rows.iter().map(|r| r.closing).collect();
    let may = SettleRequest { month: APRIL.next(), class: None, child: None, to: None };
    let next = school.app.settle(&may).unwrap();
    assert_eq!(next.rows.iter().map(|r| r.opening).collect::<Vec<_>>(), closing);
    // A balance set inside the month is what the account comes to on that day.
    school.app.balance_set("T2", 100_000, date(2026, 4, 16)).unwrap();
    let t2 = &april(&mut school, None).rows[1];
    assert_eq!(t2.closing, 100_000 - 4 * 18_900 - 5 * 19_800);
    assert_eq!(t2.opening + t2.paid - t2.charged, t2.closing);
    let half = SettleRequest { month: APRIL, class: None, child: Some("t2".into()), to: Some(date(2026, 4, 15)) };
    let half = school.app.settle(&half).unwrap();
    assert_eq!((half.rows.len(), half.rows[0].days_present, half.rows[0].charged), (1, 11, 193_600));
}

#[test]
fn prices_of_day_and_slot_do_not_begin_together_and_missing_ones_are_named() {
    let mut school = example(date(2026, 4, 22));
    let missing = april(&mut school, None).missing_prices;
    assert_eq!(missing.len(), 20 + 15, "both stages on the days that they were charged");
    let from = date(2026, 4, 1);
    fee(&mut school, Stage::MauGiao, "lunch", from, 14_000);
    let both = school.app.fees_set(PriceRow { stage: Stage::MauGiao, slot: None, from, amount: Some(18_500) });
    assert!(matches!(refusal(both), Refusal::Invalid { problem: Problem::MixedPrices, .. }));
    assert_eq!(school.app.fees_list().unwrap().len(), 1);
}

#[test]
fn payments_are_reversed_and_corrected_by_later_lines() {
    let mut school = example(date(2026, 4, 22));
    slot_fees(&mut school);
    let november = "date,child,amount,note,receipt\n2026-11-20,T1,50000,nộp,BL01\n";
    assert_eq!(counts(&school.app.payments_import(sheet(november), How::default()).unwrap()), [1, 0, 0, 0]);
    let other = november.replace("50000", "60000");
    let conflict = refusal(school.app.payments_import(sheet(other.clone()), How::default()));
    assert!(matches!(conflict, Refusal::BadRows { problems, .. } if problems[0].refusal.code() == "conflict"));
    let how = How { update: true, ..How::default() };
    assert_eq!(counts(&school.app.payments_import(sheet(other), how).unwrap()), [0, 1, 0, 0]);
    assert_eq!(school.app.payments_reverse("BL01").unwrap().0.amount, -60_000);
    assert!(matches!(refusal(school.app.payments_reverse("BL01")), Refusal::WrongState { .. }));
    assert!(matches!(refusal(school.app.payments_reverse("BL02")), Refusal::NotFound { near, .. } if near == ["BL01"]));
    assert!(matches!(refusal(school.app.adjust("T1", 5_000, APRIL)), Refusal::WrongState { .. }));
    school.lock(Book::Meals, "2026-04", APRIL.first(), APRIL.last(), None);
    assert!(matches!(refusal(school.app.adjust("T1", 5_000, APRIL)), Refusal::WrongState { .. }));
    school.lock_for_good(Book::Meals, "2026-04", APRIL.first(), APRIL.last());
    school.app.adjust("T1", 5_000, APRIL).unwrap();
    let request =
        SettleRequest { month: Month { year: 2026, month: 11 }, class: None, child: Some("T1".into()), to: None };
    let november = school.app.settle(&request).unwrap();
    let row = &november.rows[0];
    assert_eq!((row.opening, row.paid, row.adjusted, row.closing), (19_300, 0, 5_000, 24_300));
    // Money of a locked month is refused, and a locked day holds marks only.
    let late = "date,child,amount,note\n2026-04-20,T1,1000,\n";
    assert_eq!(refusal(school.app.payments_import(sheet(late), How::default())).exit(), 5);
    let day = date(2026, 11, 23);
    school.lock(Book::Meals, "2026-11-23", day, day, None);
    let free = "date,child,amount,note\n2026-11-23,T1,1000,\n";
    assert_eq!(counts(&school.app.payments_import(sheet(free), How::default()).unwrap()), [1, 0, 0, 0]);
    assert_eq!(refusal(school.app.calendar_set(day, day, false)).exit(), 5);
    assert_eq!(school.app.payments_list(date(2026, 11, 1), day, None).unwrap().len(), 3);
    school.verify();
}
