//! Random sequences of commands, in process, on a real database: nothing is written to a locked page, nothing without an entry,
//! and the log rebuilds the tables.
use crate::harness::{School, password};
use mamnon::app::marks::MarkFix;
use mamnon::app::money::parse_amount;
use mamnon::app::orders::{Kind, Page};
use mamnon::app::{App, Asker, Envelope, Result, Secret, World};
use mamnon::cli::session::clock;
use mamnon::domain::book::Book;
use mamnon::domain::date::{Month, Period};
use mamnon::domain::meal::{MarkStatus, PriceRow, Stage};
use mamnon::domain::refusal::Refusal;
use proptest::prelude::*;
use std::collections::BTreeMap;
use zeroize::Zeroizing;

struct Known;

impl Asker for Known {
    fn secret(&mut self, _: Secret, username: &str) -> Result<Zeroizing<String>> {
        Ok(Zeroizing::new(password(username).to_owned()))
    }
}

fn open(school: &School, user: &str) -> App {
    let envelope = Envelope { reason: Some("thử".into()), ..Envelope::default() };
    let world = World {
        db: school.db(),
        clock,
        free_space: |_| None,
        envelope,
        session_file: school.path().join(format!("{user}.session")),
        terminal: None,
        token_file: None,
        lock_wait: 10,
        cosign: None,
    };
    App::open(world, Box::new(Known)).unwrap()
}

#[derive(Clone, Debug)]
enum Step {
    Fix { teacher: bool, day: usize, child: usize, status: usize },
    Lock { period: usize, class: bool },
    Open { day: usize, class: bool },
    Relock { day: usize, class: bool },
    Fee { day: usize, amount: i64 },
    Move { day: usize, child: usize },
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (any::<bool>(), 0..4usize, 0..4usize, 0..3usize).prop_map(|(teacher, day, child, status)| Step::Fix { teacher, day, child, status }),
        2 => (0..5usize, any::<bool>()).prop_map(|(period, class)| Step::Lock { period, class }),
        2 => (0..4usize, any::<bool>()).prop_map(|(day, class)| Step::Open { day, class }),
        1 => (0..4usize, any::<bool>()).prop_map(|(day, class)| Step::Relock { day, class }),
        1 => (0..4usize, 1..40i64).prop_map(|(day, amount)| Step::Fee { day, amount }),
        1 => (0..4usize, 0..4usize).prop_map(|(day, child)| Step::Move { day, child }),
    ]
}

const CHILDREN: [&str; 4] = ["T2600213", "T2600216", "T2600214", "T2600217"];

fn day(n: usize) -> jiff::civil::Date {
    jiff::civil::date(2026, 10, [5, 6, 7, 8][n])
}

fn page(app: &mut App, period: Period, class: bool) -> Page {
    app.page(Book::Meals, period, class.then_some("5A1")).unwrap()
}

fn carry_out(school: &School, step: &Step) -> Result<Option<u64>> {
    let (mut principal, mut vice, mut teacher) =
        (open(school, "hieu.truong"), open(school, "pho.ht"), open(school, "gv.5a1a"));
    Ok(match step {
        Step::Fix { teacher: by_teacher, day: d, child, status } => {
            let app = if *by_teacher { &mut teacher } else { &mut vice };
            let fix = MarkFix {
                date: day(*d),
                child: CHILDREN[*child].into(),
                status: MarkStatus::ALL[*status],
                slot: None,
                late: None,
            };
            app.marks_fix(fix)?.1.entry
        }
        Step::Lock { period, class } => {
            let period = if *period < 4 { Period::Day(day(*period)) } else { Period::Month(Month::of(day(0))) };
            let page = page(&mut principal, period, *class);
            principal.issue_order(Kind::Lock, &page, None)?;
            vice.lock(&page, false)?.1.entry
        }
        Step::Open { day: d, class } => {
            let page = page(&mut principal, Period::Day(day(*d)), *class);
            principal.issue_order(Kind::Unlock, &page, None)?;
            vice.unlock(&page)?.1.entry
        }
        Step::Relock { day: d, class } => {
            let page = page(&mut vice, Period::Day(day(*d)), *class);
            vice.lock(&page, false)?.1.entry
        }
        Step::Fee { day: d, amount } => {
            let amount = parse_amount(&format!("{amount}000")).ok();
            let row = PriceRow { stage: Stage::MauGiao, slot: None, from: day(*d), amount };
            vice.fees_set(row)?.1.entry
        }
        Step::Move { day: d, child } => vice.children_move(CHILDREN[*child], "5A3", day(*d))?.1.entry,
    })
}

/// Marks and prices as they stand, by date and class.
fn rows(school: &School) -> BTreeMap<(String, String, String), String> {
    let conn = rusqlite::Connection::open(school.db()).unwrap();
    let sql =
        "SELECT date, class, child||'/'||slot, status FROM meal_marks WHERE date BETWEEN '2026-10-05' AND '2026-10-08'
               UNION ALL SELECT from_date, '', 'fee/'||stage||slot, amount||'' FROM fee";
    let mut stmt = conn.prepare(sql).unwrap();
    let rows = stmt.query_map([], |r| Ok(((r.get(0)?, r.get(1)?, r.get(2)?), r.get(3)?))).unwrap();
    rows.map(rusqlite::Result::unwrap).collect()
}

/// A locked page: first and last day, of one day only, class.
type Locked = (String, String, bool, Option<String>);

fn locked_pages(school: &School) -> Vec<Locked> {
    let conn = rusqlite::Connection::open(school.db()).unwrap();
    let mut stmt = conn.prepare("SELECT first, last, by_day, class FROM page_lock").unwrap();
    let rows = stmt.query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?))).unwrap();
    rows.map(rusqlite::Result::unwrap).collect()
}

/// Whether a row lies in one of them; written anew here, so that the test does not believe the rule that it tests.
fn is_locked(pages: &[Locked], date: &str, class: &str, fee: bool) -> bool {
    pages.iter().any(|(first, last, by_day, of_class)| {
        let days =
            if fee { !by_day && last.as_str() >= date } else { (first.as_str()..=last.as_str()).contains(&date) };
        days && (fee || of_class.as_deref().is_none_or(|c| c == class))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_writes_to_a_locked_page_or_without_an_entry(steps in prop::collection::vec(step(), 6..18)) {
        let school = School::with_october();
        for step in &steps {
            let (before, entries) = (rows(&school), school.entries());
            let pages = locked_pages(&school);
            let locked: Vec<bool> = before.keys().map(|(d, c, k)| is_locked(&pages, d, c, k.starts_with("fee/"))).collect();
            let outcome = carry_out(&school, step);
            let after = rows(&school);
            match &outcome {
                Err(error) => {
                    prop_assert!(error.downcast_ref::<Refusal>().is_some(), "{:?}: {:?}", step, error);
                    prop_assert_eq!(&before, &after, "a refused command changed rows: {:?}", step);
                }
                Ok(entry) => {
                    if before != after {
                        prop_assert!(entry.is_some() && school.entries() > entries, "{:?} left no entry", step);
                    }
                    for ((key, value), was_locked) in before.iter().zip(locked) {
                        if was_locked && after.get(key) != Some(value) {
                            let order = school.query(&format!(
                                "SELECT json_extract(body,'$.order') IS NOT NULL FROM audit_entry WHERE seq={}", entry.unwrap()));
                            prop_assert_eq!(order, 1, "{:?} changed the locked {:?} under no order", step, key);
                        }
                    }
                }
            }
        }
        let report = open(&school, "pho.ht").read(|db| db.verify(&mut |_| {})).unwrap();
        prop_assert_eq!(report.found, vec![]);
    }
}
