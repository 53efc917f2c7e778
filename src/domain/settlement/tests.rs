use super::*;
use crate::domain::meal::PriceRow;
use Slot::{Afternoon, LateSnack, Lunch};
use Stage::{MauGiao, NhaTre};
use jiff::civil::date;
use proptest::prelude::*;

/// Classes.
const MG: u32 = 1;
const NT: u32 = 2;

fn april(day: i8) -> Date {
    date(2026, 4, day)
}

/// The serving days of April 2026: weekdays but 27 and 30.
fn serving() -> impl Iterator<Item = Date> {
    const DAYS: [i8; 20] = [1, 2, 3, 6, 7, 8, 9, 10, 13, 14, 15, 16, 17, 20, 21, 22, 23, 24, 28, 29];
    DAYS.into_iter().map(april)
}

fn rules() -> Rules {
    Rules { cutoff_minutes: [8 * 60 + 15; 5], ..Rules::default() }
}

fn price(stage: Stage, slot: Option<Slot>, from: i8, amount: i64) -> PriceRow {
    PriceRow { stage, slot, from: april(from), amount: Some(amount) }
}

fn slot_prices() -> Prices {
    let rows = [
        price(MauGiao, Some(Lunch), 1, 14_000),
        price(MauGiao, Some(Afternoon), 1, 4_500),
        price(NhaTre, Some(Lunch), 1, 9_800),
        price(NhaTre, Some(Afternoon), 1, 5_600),
        price(NhaTre, Some(LateSnack), 1, 2_200),
        price(MauGiao, Some(Lunch), 16, 15_000),
        price(MauGiao, Some(Afternoon), 16, 4_800),
        price(NhaTre, Some(Lunch), 16, 10_500),
        price(NhaTre, Some(Afternoon), 16, 6_000),
        price(NhaTre, Some(LateSnack), 16, 2_400),
    ];
    Prices::for_month(&rows, april(1))
}

fn day_prices() -> Prices {
    let rows = [
        price(MauGiao, None, 1, 18_500),
        price(NhaTre, None, 1, 17_600),
        price(MauGiao, None, 16, 19_800),
        price(NhaTre, None, 16, 18_900),
    ];
    Prices::for_month(&rows, april(1))
}

/// All serving days present, the crèche class up to the day before `move_to_mg`.
fn present(move_to_mg: i8) -> Vec<Mark> {
    let mut marks = Vec::new();
    for date in serving() {
        let (class, stage, slots) = if date < april(move_to_mg) {
            (NT, NhaTre, &[Lunch, Afternoon, LateSnack][..])
        } else {
            (MG, MauGiao, &[Lunch, Afternoon][..])
        };
        marks.extend(slots.iter().map(|&slot| Mark {
            date,
            slot,
            class,
            stage,
            status: MarkStatus::Present,
            told: None,
            decided: None,
        }));
    }
    marks
}

fn excuse(marks: &mut [Mark], day: i8, slots: &[Slot], told: Told) {
    let hit = |mark: &&mut Mark| mark.date == april(day) && slots.contains(&mark.slot);
    for mark in marks.iter_mut().filter(hit) {
        mark.status = MarkStatus::Excused;
        mark.told = Some(told);
    }
}

fn t1() -> Vec<Mark> {
    let mut marks = present(1);
    for day in [8, 9] {
        let told = Told::At(april(7).at(16, 0, 0, 0));
        excuse(&mut marks, day, &[Lunch, Afternoon], told);
    }
    let told = Told::At(april(17).at(8, 32, 0, 0));
    excuse(&mut marks, 17, &[Lunch, Afternoon], told);
    marks
}

fn t3() -> Vec<Mark> {
    let mut marks = present(1);
    let told = Told::At(april(9).at(15, 0, 0, 0));
    excuse(&mut marks, 10, &[Afternoon], told);
    marks
}

fn settled(marks: &[Mark], opening: i64, paid: i64, prices: &Prices) -> ChildMonth {
    let child = Child { opening, paid, marks, ..Child::default() };
    settle(&child, prices, |_| rules()).unwrap()
}

fn units(child: &ChildMonth) -> Vec<(u32, i64)> {
    child.terms.iter().map(|it| (it.days, it.unit)).collect()
}

#[test]
fn e13_to_the_dong() {
    let prices = slot_prices();
    let t1 = settled(&t1(), -6_000, 370_000, &prices);
    assert_eq!((t1.tally.charged, t1.closing), (344_700, 19_300));
    assert_eq!(units(&t1), [(9, 18_500), (9, 19_800)]);
    assert_eq!((t1.tally.days_present, t1.tally.days_excused), (17, 3));
    assert_eq!(t1.tally.uneaten, 19_800);

    let t2 = settled(&present(22), 0, 352_000, &prices);
    assert_eq!((t2.tally.charged, t2.closing), (368_200, -16_200));
    assert_eq!(units(&t2), [(11, 17_600), (4, 18_900), (5, 19_800)]);
    let moved = t2.terms[2];
    assert_eq!((moved.class, moved.stage), (MG, MauGiao));
    assert_eq!((moved.from, moved.to), (april(22), april(29)));
    assert_eq!(moved.amount, 99_000);

    let t3 = settled(&t3(), 12_500, 370_000, &prices);
    assert_eq!((t3.tally.charged, t3.closing), (377_200, 5_300));
    assert_eq!(units(&t3), [(10, 18_500), (1, 14_000), (9, 19_800)]);
    assert_eq!(t3.tally.days_present, 20);

    let mut totals = Totals::default();
    for child in [&t1, &t2, &t3] {
        totals.add(child).unwrap();
    }
    assert_eq!((totals.opening, totals.paid), (6_500, 1_092_000));
    assert_eq!((totals.tally.charged, totals.closing), (1_090_100, 8_400));
    assert_eq!(totals.classes[&MG].charged, 820_900);
    assert_eq!(totals.classes[&NT].charged, 269_200);
    assert!(totals.missing_prices.is_empty());

    let on_sheet = |child: &ChildMonth, class| child.in_class(class).unwrap().days_charged;
    assert_eq!(on_sheet(&t2, NT), 15);
    assert_eq!([&t1, &t2, &t3].map(|it| on_sheet(it, MG)), [18, 5, 20]);

    let on_day = |day: i8, class| -> i64 {
        let days = [&t1, &t2, &t3].map(|it| it.days.clone()).into_iter();
        let here = days.flatten().filter(|it| it.date == april(day));
        here.filter(|it| it.class == class).map(|it| it.charged).sum()
    };
    for (days, mg, nt) in [
        (&[1, 2, 3, 6, 7, 13, 14, 15][..], 37_000, 17_600),
        (&[8, 9], 18_500, 17_600),
        (&[10], 32_500, 17_600),
        (&[16, 17, 20, 21], 39_600, 18_900),
        (&[22, 23, 24, 28, 29], 59_400, 0),
    ] {
        for &day in days {
            assert_eq!((on_day(day, MG), on_day(day, NT)), (mg, nt), "{day}");
        }
    }
}

#[test]
fn e13_variants() {
    let prices = slot_prices();
    let free = Rules { charge_late: false, ..rules() };
    let mut marks = t1();
    let child = Child { opening: -6_000, paid: 370_000, marks: &marks, ..Child::default() };
    let by_rule = settle(&child, &prices, |_| free).unwrap();
    assert_eq!((by_rule.tally.charged, by_rule.closing), (324_900, 39_100));
    // The same, decided for this absence alone.
    for mark in marks.iter_mut().filter(|mark| mark.date == april(17)) {
        mark.decided = Some(false);
    }
    assert_eq!(settled(&marks, -6_000, 370_000, &prices), by_rule);

    let by_day = settled(&t3(), 12_500, 370_000, &day_prices());
    assert_eq!((by_day.tally.charged, by_day.closing), (381_700, 800));
    assert_eq!(by_day.tally.uneaten, 0);

    let earlier = settled(&present(20), 0, 352_000, &prices);
    assert_eq!((earlier.tally.charged, earlier.closing), (370_000, -18_000));
    assert_eq!(units(&earlier), [(11, 17_600), (2, 18_900), (7, 19_800)]);
}

/// 36 children for 22 days at 21,000; 18 days away told, and in the variant 5 away untold.
fn e7(unexcused: usize, rules: &Rules) -> Totals {
    let prices = Prices::for_month(&[price(MauGiao, None, 1, 21_000)], april(1));
    let mut totals = Totals::default();
    let mut away = [MarkStatus::Excused; 18].into_iter().chain(vec![MarkStatus::Unexcused; unexcused]);
    for _ in 0..36 {
        let mut marks: Vec<Mark> = (1..=22).map(|day| Mark { date: april(day), ..present(1)[0] }).collect();
        marks[3].status = away.next().unwrap_or(MarkStatus::Present);
        let child = Child { paid: 22 * 21_000, marks: &marks, ..Child::default() };
        totals.add(&settle(&child, &prices, |_| *rules).unwrap()).unwrap();
    }
    totals
}

#[test]
fn e7_sums() {
    let class = e7(0, &rules());
    assert_eq!(class.paid, 16_632_000);
    assert_eq!(class.tally.charged, 16_254_000);
    assert_eq!(class.closing, 378_000);
    assert_eq!(class.tally.uneaten, 0);

    let variant = e7(5, &rules());
    assert_eq!(variant.tally.charged, 16_254_000);
    assert_eq!(variant.tally.uneaten, 105_000);
    assert_eq!((variant.tally.days_charged, variant.tally.days_unexcused), (774, 5));

    let lenient = Rules { charge_unexcused: false, ..rules() };
    let forgiven = e7(5, &lenient);
    assert_eq!(forgiven.tally.charged, 769 * 21_000);
    assert_eq!(forgiven.tally.uneaten, 0);
}

#[test]
fn the_stroke_of_the_cutoff_is_in_time() {
    let (day, cutoff) = (april(17), 8 * 60 + 15);
    let at = |moment: DateTime| told_late(day, Some(Told::At(moment)), cutoff);
    assert!(!at(day.at(8, 15, 0, 0)));
    assert!(at(day.at(8, 15, 0, 1)));
    assert!(!at(april(16).at(23, 0, 0, 0)));
    assert!(at(april(18).at(1, 0, 0, 0)));
    assert!(!told_late(day, None, cutoff));
    assert!(told_late(day, Some(Told::Late), cutoff));
    // The day before, at four.
    let eve = Some(Told::At(april(16).at(16, 0, 0, 1)));
    assert!(told_late(day, eve, -8 * 60));
}

#[test]
fn a_rule_changes_on_its_day() {
    let mut marks = present(1);
    for mark in &mut marks {
        mark.status = MarkStatus::Unexcused;
    }
    let (old, mut new) = (rules(), rules());
    new.charge_unexcused = false;
    let child = Child { marks: &marks, ..Child::default() };
    let by_day = |date| if date < april(16) { old } else { new };
    let month = settle(&child, &slot_prices(), by_day).unwrap();
    assert_eq!(units(&month), [(11, 18_500)]);
    assert_eq!(month.tally.days_unexcused, 20);
}

#[test]
fn a_day_counts_once_and_a_missing_price_is_told() {
    let mut marks = present(30);
    marks.truncate(6);
    let [here, excused, unexcused] = MarkStatus::ALL;
    let status = [here, unexcused, excused, excused, unexcused, excused];
    for (mark, status) in marks.iter_mut().zip(status) {
        mark.status = status;
    }
    let lunch = Prices::for_month(&[price(NhaTre, Some(Lunch), 2, 9_800)], april(1));
    let month = settled(&marks, 0, 0, &lunch);
    assert_eq!(month.days.iter().map(|it| it.status).collect::<Vec<_>>(), [MarkStatus::Present, MarkStatus::Unexcused]);
    assert_eq!(month.tally.charged, 0);
    let mut totals = Totals::default();
    totals.add(&month).unwrap();
    let missing = totals.missing_prices.into_iter().collect::<Vec<_>>();
    assert_eq!(missing, [(NhaTre, april(1)), (NhaTre, april(2))]);
}

#[test]
fn refuses_disorder_and_overflow() {
    let marks = [present(1)[3], present(1)[0]];
    let child = Child { marks: &marks, ..Child::default() };
    let refused = settle(&child, &slot_prices(), |_| rules());
    assert_eq!(refused, Err(SettleError::OutOfOrder(april(1))));
    let rich = Child { opening: i64::MAX, paid: 1, ..Child::default() };
    let refused = settle(&rich, &slot_prices(), |_| rules());
    assert_eq!(refused, Err(SettleError::Overflow));
}

fn any_child() -> impl Strategy<Value = (i64, i64, i64, Vec<Mark>)> {
    let mark = (0_usize..3, 0_usize..2, 0_usize..4);
    let day = (1_i8..=30, 0_u32..4, prop::collection::vec(mark, 1..4));
    let days = prop::collection::vec(day, 0..20);
    let money = -1_000_000_i64..1_000_000;
    (money.clone(), money.clone(), money, days).prop_map(|(opening, paid, adjusted, days)| {
        let mut marks = Vec::new();
        let by_date = days.into_iter().map(|(day, class, it)| (day, (class, it)));
        let days = by_date.collect::<BTreeMap<_, _>>();
        for (day, (class, slots)) in days {
            for (slot, (status, told, decided)) in slots.into_iter().enumerate() {
                marks.push(Mark {
                    date: april(day),
                    slot: [Lunch, Afternoon, LateSnack][slot],
                    class,
                    stage: [MauGiao, NhaTre][class as usize % 2],
                    status: MarkStatus::ALL[status],
                    told: [None, Some(Told::Late)][told],
                    decided: [None, None, Some(true), Some(false)][decided],
                });
            }
        }
        (opening, paid, adjusted, marks)
    })
}

proptest! {
    #[test]
    fn children_and_classes_sum_to_the_same(
        children in prop::collection::vec(any_child(), 0..8),
        by_day: bool,
    ) {
        let prices = if by_day { day_prices() } else { slot_prices() };
        let (mut totals, mut charged, mut closing) = (Totals::default(), 0, 0);
        for (opening, paid, adjusted, marks) in &children {
            let (opening, paid, adjusted) = (*opening, *paid, *adjusted);
            let child = Child { opening, paid, adjusted, support: 0, marks };
            let month = settle(&child, &prices, |_| rules()).unwrap();
            prop_assert_eq!(month.closing, opening + paid + adjusted - month.tally.charged);
            prop_assert_eq!(month.terms.iter().map(|it| it.amount).sum::<i64>(), month.tally.charged);
            prop_assert!(month.terms.iter().all(|it| it.amount == i64::from(it.days) * it.unit));
            let tally = month.tally;
            let days = tally.days_present + tally.days_excused + tally.days_unexcused;
            prop_assert_eq!(days as usize, month.days.len());
            prop_assert!((0..=tally.charged).contains(&tally.uneaten));
            charged += tally.charged;
            closing += month.closing;
            totals.add(&month).unwrap();
        }
        prop_assert_eq!(totals.tally.charged, charged);
        prop_assert_eq!(totals.classes.values().map(|it| it.charged).sum::<i64>(), charged);
        let days: u32 = totals.classes.values().map(|it| it.days_charged).sum();
        prop_assert_eq!(totals.tally.days_charged, days);
        prop_assert_eq!(totals.closing, closing);
        prop_assert_eq!(closing, totals.opening + totals.paid + totals.adjusted - charged);
    }
}
