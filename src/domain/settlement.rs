//! The month's settlement (quyết toán) of meals: what each child ate, is charged, has paid and is left with.
//!
//! Pure sums of whole đồng over the marks of a child's days. A day is priced by the stage of the child's class *on that
//! day*, and belongs to that class, so the classes of a month sum to the same as its children.

use super::meal::{DayPrice, MarkStatus, Prices, Slot, Stage};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use std::collections::{BTreeMap, BTreeSet};

/// When an absence was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// At this moment on the school's clock.
    At(DateTime),
    /// After the cutoff; the moment is not known.
    Late,
}

/// The school's rules on who pays for what was not eaten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// The cutoff of each slot, by `slot as usize`, in minutes from the midnight that begins the day; negative is the day
    /// before.
    pub cutoff_minutes: [i32; 5],
    /// An absence told after the cutoff is charged.
    pub charge_late: bool,
    /// An absence never told is charged.
    pub charge_unexcused: bool,
}

impl Default for Rules {
    /// 08:30 for every slot, late and unexcused absences charged.
    fn default() -> Self {
        Self { cutoff_minutes: [8 * 60 + 30; 5], charge_late: true, charge_unexcused: true }
    }
}

impl Rules {
    /// Whether the slot is paid for. What was decided for this mark comes before the rules.
    pub fn charges(&self, mark: &Mark) -> bool {
        let cutoff = self.cutoff_minutes[mark.slot as usize];
        mark.decided.unwrap_or(match mark.status {
            MarkStatus::Present => true,
            MarkStatus::Excused => self.charge_late && told_late(mark.date, mark.told, cutoff),
            MarkStatus::Unexcused => self.charge_unexcused,
        })
    }
}

/// Whether an absence on `date` was told after the cutoff, `cutoff` minutes into the day. On the stroke is in time; an
/// absence of which nothing else is known was told in time.
pub fn told_late(date: Date, told: Option<Told>, cutoff: i32) -> bool {
    match told {
        None => false,
        Some(Told::Late) => true,
        Some(Told::At(moment)) => {
            let midnight = date.to_datetime(jiff::civil::Time::midnight());
            moment > midnight.saturating_add(cutoff.minutes())
        }
    }
}

/// One mark: a child, a day, a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The day.
    pub date: Date,
    /// The meal.
    pub slot: Slot,
    /// The child's class on that day.
    pub class: u32,
    /// The stage of that class.
    pub stage: Stage,
    /// What is marked.
    pub status: MarkStatus,
    /// When an absence was told.
    pub told: Option<Told>,
    /// Charge or not, decided for this mark alone (a late change); it overrides the rules.
    pub decided: Option<bool>,
}

/// A child's month before it is settled.
#[derive(Debug, Clone, Copy, Default)]
pub struct Child<'a> {
    /// Balance at the month's start; plus is the family's money.
    pub opening: i64,
    /// Payments less refunds.
    pub paid: i64,
    /// Adjustments, signed.
    pub adjusted: i64,
    /// Support from public funds.
    pub support: i64,
    /// In the order of their dates.
    pub marks: &'a [Mark],
}

/// One day of a child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub date: Date,
    /// The class it counts for.
    pub class: u32,
    /// The stage whose price holds.
    pub stage: Stage,
    /// Present if any slot is, else unexcused if any is, else excused.
    pub status: MarkStatus,
    /// At least one slot is charged.
    pub is_charged: bool,
    /// What the day costs.
    pub charged: i64,
    /// The part of it that pays for slots not eaten; it stays in the food fund.
    pub uneaten: i64,
    /// A charged slot has no price, and was counted as 0.
    pub missing_price: bool,
}

/// Days and their charges, of a child, of a class or of both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Days with at least one slot eaten.
    pub days_present: u32,
    /// Days away, told.
    pub days_excused: u32,
    /// Days away, not told.
    pub days_unexcused: u32,
    /// Days with at least one slot charged.
    pub days_charged: u32,
    /// Sum of the charges.
    pub charged: i64,
    /// The part of the charges that pays for slots not eaten.
    pub uneaten: i64,
}

/// A line of the sum that makes a charge: so many days at so much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// Whose price.
    pub stage: Stage,
    /// The class of these days.
    pub class: u32,
    /// The first of them.
    pub from: Date,
    /// The last of them; days between may belong to other terms.
    pub to: Date,
    /// How many.
    pub days: u32,
    /// What one costs.
    pub unit: i64,
    /// `days` times `unit`.
    pub amount: i64,
}

/// A child's month, settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChildMonth {
    /// Balance at the month's start.
    pub opening: i64,
    /// Payments less refunds.
    pub paid: i64,
    /// Adjustments, signed.
    pub adjusted: i64,
    /// Support from public funds.
    pub support: i64,
    /// `opening + paid + support + adjusted - charged`; negative is owed.
    pub closing: i64,
    /// Days and charges of all classes together.
    pub tally: Tally,
    /// The sum that makes the charge, in order of the first days.
    pub terms: Vec<Term>,
    /// Every day with a mark.
    pub days: Vec<Day>,
}

/// Why a month cannot be settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SettleError {
    /// A sum leaves 64 bits.
    #[error("overflow")]
    Overflow,
    /// A mark comes after one of a later date.
    #[error("out_of_order: {0}")]
    OutOfOrder(Date),
}

fn sum(terms: &[i64]) -> Result<i64, SettleError> {
    let add = |total: i64, term: &i64| total.checked_add(*term);
    terms.iter().try_fold(0, add).ok_or(SettleError::Overflow)
}

impl Tally {
    fn add(&mut self, day: &Day) -> Result<(), SettleError> {
        match day.status {
            MarkStatus::Present => self.days_present += 1,
            MarkStatus::Excused => self.days_excused += 1,
            MarkStatus::Unexcused => self.days_unexcused += 1,
        }
        self.days_charged += u32::from(day.is_charged);
        self.charged = sum(&[self.charged, day.charged])?;
        self.uneaten = sum(&[self.uneaten, day.uneaten])?;
        Ok(())
    }

    /// Adds up days.
    pub fn of<'d>(days: impl IntoIterator<Item = &'d Day>) -> Result<Self, SettleError> {
        let mut tally = Self::default();
        days.into_iter().try_for_each(|day| tally.add(day))?;
        Ok(tally)
    }
}

impl ChildMonth {
    /// The child's line on the sheet of one class: the days on which the child belonged to it.
    pub fn in_class(&self, class: u32) -> Result<Tally, SettleError> {
        Tally::of(self.days.iter().filter(|day| day.class == class))
    }
}

/// Settles one child's month. `rules` says what held on a day.
pub fn settle(child: &Child<'_>, prices: &Prices, rules: impl Fn(Date) -> Rules) -> Result<ChildMonth, SettleError> {
    if let Some(pair) = child.marks.windows(2).find(|it| it[0].date > it[1].date) {
        return Err(SettleError::OutOfOrder(pair[1].date));
    }
    let days: Vec<Day> = child
        .marks
        .chunk_by(|a, b| a.date == b.date)
        .map(|marks| settle_day(marks, prices, &rules(marks[0].date)))
        .collect::<Result<_, _>>()?;
    let tally = Tally::of(&days)?;
    let owed = tally.charged.checked_neg().ok_or(SettleError::Overflow)?;
    Ok(ChildMonth {
        opening: child.opening,
        paid: child.paid,
        adjusted: child.adjusted,
        support: child.support,
        closing: sum(&[child.opening, child.paid, child.support, child.adjusted, owed])?,
        tally,
        terms: terms(&days)?,
        days,
    })
}

/// The marks are of one day, and so of one class.
fn settle_day(marks: &[Mark], prices: &Prices, rules: &Rules) -> Result<Day, SettleError> {
    let Mark { date, class, stage, .. } = marks[0];
    let any = |status| marks.iter().any(|mark| mark.status == status);
    let status = [MarkStatus::Present, MarkStatus::Unexcused];
    let mut day = Day {
        date,
        class,
        stage,
        status: status.into_iter().find(|&it| any(it)).unwrap_or(MarkStatus::Excused),
        is_charged: false,
        charged: 0,
        uneaten: 0,
        missing_price: false,
    };
    let price = prices.for_day(stage, date);
    let mut eaten = 0;
    for mark in marks.iter().filter(|mark| rules.charges(mark)) {
        day.is_charged = true;
        let ate = mark.status == MarkStatus::Present;
        match price {
            DayPrice::Day(amount) => {
                day.charged = amount;
                eaten = if ate { amount } else { eaten };
            }
            DayPrice::Slots(slots) => {
                let amount = slots[mark.slot as usize];
                day.missing_price |= amount.is_none();
                day.charged = sum(&[day.charged, amount.unwrap_or(0)])?;
                eaten = sum(&[eaten, amount.filter(|_| ate).unwrap_or(0)])?;
            }
            DayPrice::None => day.missing_price = true,
        }
    }
    day.uneaten = day.charged.checked_sub(eaten).ok_or(SettleError::Overflow)?;
    Ok(day)
}

/// Days of one class at one price make a term, other days between them or not; a stay in another class begins anew.
fn terms(days: &[Day]) -> Result<Vec<Term>, SettleError> {
    let mut terms: Vec<Term> = Vec::new();
    for day in days.iter().filter(|day| day.charged != 0) {
        let stay = |term: &&mut Term| (term.class, term.stage) == (day.class, day.stage);
        let same = terms.iter_mut().rev().take_while(stay).find(|it| it.unit == day.charged);
        if let Some(term) = same {
            term.to = day.date;
            term.days += 1;
            term.amount = sum(&[term.amount, term.unit])?;
        } else {
            terms.push(Term {
                stage: day.stage,
                class: day.class,
                from: day.date,
                to: day.date,
                days: 1,
                unit: day.charged,
                amount: day.charged,
            });
        }
    }
    Ok(terms)
}

/// The month of the whole school, child after child.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Totals {
    /// How many children were added.
    pub children: u32,
    /// Sum of the openings.
    pub opening: i64,
    /// Sum of the payments.
    pub paid: i64,
    /// Sum of the adjustments.
    pub adjusted: i64,
    /// Sum of the support.
    pub support: i64,
    /// Sum of the closings.
    pub closing: i64,
    /// Days and charges of all.
    pub tally: Tally,
    /// Days and charges of each class; they sum to `tally`.
    pub classes: BTreeMap<u32, Tally>,
    /// Where a charged slot had no price and was counted as 0.
    pub missing_prices: BTreeSet<(Stage, Date)>,
}

impl Totals {
    /// Adds one child.
    pub fn add(&mut self, child: &ChildMonth) -> Result<(), SettleError> {
        self.children += 1;
        self.opening = sum(&[self.opening, child.opening])?;
        self.paid = sum(&[self.paid, child.paid])?;
        self.adjusted = sum(&[self.adjusted, child.adjusted])?;
        self.support = sum(&[self.support, child.support])?;
        self.closing = sum(&[self.closing, child.closing])?;
        for day in &child.days {
            self.tally.add(day)?;
            self.classes.entry(day.class).or_default().add(day)?;
            if day.missing_price {
                self.missing_prices.insert((day.stage, day.date));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
