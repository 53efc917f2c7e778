//! The school's day: which classes have reported who eats, by when they must, which months are over and not locked yet, and
//! how long one's own password still holds.
use super::meals::{MealRules, stage_slots};
use super::{App, Result};
use crate::domain::book::Book;
use crate::domain::date::Month;
use crate::domain::meal::Stage;
use crate::domain::right::Right;
use crate::domain::role::Reach;
use crate::domain::standing::PasswordState;
use crate::store::Db;
use std::collections::BTreeSet;

/// A school day, as far as the signed-in account sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// Meals are served.
    pub serving: bool,
    /// The first cutoff, in minutes from the midnight that begins the day; negative is the day before.
    pub cutoff: i64,
    /// Classes that have marks.
    pub reported: Vec<String>,
    /// Classes with children and without a mark.
    pub missing: Vec<String>,
}

impl App {
    /// Today; none for those who may not read the meals.
    pub fn day(&mut self) -> Result<Option<Day>> {
        let Ok((authority, _)) = self.may(Right::MealsRead) else { return Ok(None) };
        let Some(reach) = authority.reach(Right::MealsRead) else { return Ok(None) };
        let today = self.today();
        self.read(|db| {
            let serving = db.is_serving(today)?;
            let cutoff = first_cutoff(db, today)?;
            if !serving {
                return Ok(Some(Day { serving, cutoff, reported: vec![], missing: vec![] }));
            }
            let mut marked = BTreeSet::new();
            db.each_mark(today, today, |m| {
                if !marked.contains(m.class) {
                    marked.insert(m.class.to_owned());
                }
                Ok(())
            })?;
            let seen = |(_, (year, class)): (_, (String, String))| reach.covers(&year, &class).then_some(class);
            let taught: BTreeSet<String> = db.roster(None, today)?.into_iter().filter_map(seen).collect();
            let (reported, missing) = taught.into_iter().partition(|class| marked.contains(class));
            Ok(Some(Day { serving, cutoff, reported, missing }))
        })
    }

    /// The classes of a right, of those named; and whether it is the right of a whole school.
    pub(super) fn own_classes(&mut self, right: Right, among: &[String]) -> Result<(Vec<String>, bool)> {
        let Ok((authority, _)) = self.may(right) else { return Ok((vec![], false)) };
        let Some(reach) = authority.reach(right) else { return Ok((vec![], false)) };
        let year = self.school.db().year_of(self.today())?.map(|y| y.year).unwrap_or_default();
        let own = among.iter().filter(|class| reach.covers(&year, class)).cloned().collect();
        Ok((own, reach == Reach::All))
    }

    /// Months that are over and whose meals are not locked, the oldest first.
    pub fn months_to_lock(&self) -> Result<Vec<Month>> {
        let current = Month::of(self.today());
        self.read(|db| {
            let Some(first) = db.first_mark()? else { return Ok(vec![]) };
            let locks = db.locks()?;
            let mut open = Vec::new();
            let mut month = Month::of(first);
            while month < current {
                let covering: Vec<_> = locks
                    .iter()
                    .filter(|l| {
                        l.book == Book::Meals && !l.by_day && l.first <= month.first() && l.last >= month.last()
                    })
                    .collect();
                let whole = covering.iter().any(|l| l.class.is_none());
                if !whole && !each_class_locked(db, month, &covering)? {
                    open.push(month);
                }
                month = month.next();
            }
            Ok(open)
        })
    }

    /// Days that one's own password may still be used; negative where it must be changed; none where it has no end.
    pub fn password_days_left(&mut self) -> Result<Option<i64>> {
        Ok(match self.password_state()? {
            None | Some(PasswordState::NoEnd) => None,
            Some(PasswordState::Good(left) | PasswordState::Due(left)) => Some(left),
            Some(PasswordState::Grace(_) | PasswordState::Over) => Some(-1),
        })
    }
}

/// Whether every class of the month's year has a lock of its own.
fn each_class_locked(db: Db<'_>, month: Month, locks: &[&crate::domain::lock::Lock]) -> Result<bool> {
    if locks.is_empty() {
        return Ok(false);
    }
    let Some(year) = db.year_of(month.first())?.or(db.year_of(month.last())?) else { return Ok(false) };
    let classes = db.classes(&year.year)?;
    Ok(classes.iter().all(|c| locks.iter().any(|l| l.class.as_deref() == Some(&c.code))))
}

/// The first cutoff of a day, of all meals that are served.
fn first_cutoff(db: Db<'_>, today: jiff::civil::Date) -> Result<i64> {
    let rules = MealRules::read(db)?.on(today);
    let rows = db.slot_rows()?;
    let slots = [Stage::NhaTre, Stage::MauGiao].into_iter().flat_map(|stage| stage_slots(&rows, stage, today));
    Ok(slots.map(|slot| i64::from(rules.cutoff_minutes[slot as usize])).min().unwrap_or(8 * 60 + 30))
}
