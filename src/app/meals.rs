//! What the use cases of the meals share: classes with their stages, the pages' locks, the rules of a day.
use super::find::find_class;
use super::{App, Result};
use crate::domain::book::Book;
use crate::domain::date::{Date, Month, to_local};
use crate::domain::lock::{Hand, Lock, RowPage, Verdict, Window, judge};
use crate::domain::meal::{AgeGroup, MarkStatus, Slot, Stage};
use crate::domain::policy;
use crate::domain::refusal::{Problem, Refusal, Usage};
use crate::domain::right::Right;
use crate::domain::role::{ClassKey, Reach};
use crate::domain::settlement::{Rules, Told};
use crate::domain::text::{clean, search_key};
use crate::store::calendar::{SlotRow, slots_on};
use crate::store::door::locked;
use crate::store::mark::TOLD_LATE;
use crate::store::school::Year;
use crate::store::{Db, Tx};
use jiff::Timestamp;
use jiff::civil::DateTime;
use std::collections::HashMap;

/// A class with the stage whose meals it eats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassInfo {
    /// The school year.
    pub year: String,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The stage of its age group.
    pub stage: Stage,
}

/// Every class of every year, numbered, so that a row in memory holds a small number in place of two texts.
pub struct Classes {
    /// The classes; the number is the place.
    pub list: Vec<ClassInfo>,
    index: HashMap<ClassKey, u32>,
    years: Vec<Year>,
}

impl Classes {
    /// Reads them.
    pub fn read(db: Db<'_>) -> Result<Classes> {
        let years = db.years()?;
        let (mut list, mut index) = (Vec::new(), HashMap::new());
        for year in &years {
            for class in db.classes(&year.year)? {
                let group = AgeGroup::parse(&class.age_group)
                    .ok_or_else(|| anyhow::anyhow!("unknown age group {}", class.age_group))?;
                index.insert((class.year.clone(), class.code.clone()), list.len() as u32);
                list.push(ClassInfo { year: class.year, code: class.code, name: class.name, stage: group.stage() });
            }
        }
        Ok(Classes { list, index, years })
    }

    /// The number of a class.
    pub fn number(&self, year: &str, code: &str) -> Option<u32> {
        // A look-up with a pair of borrowed texts is not possible; classes are few.
        self.index.get(&(year.to_owned(), code.to_owned())).copied()
    }

    /// The class of a number.
    pub fn get(&self, number: u32) -> &ClassInfo {
        &self.list[number as usize]
    }

    /// The school year of a day.
    pub fn year_of(&self, day: Date) -> Option<&Year> {
        self.years.iter().find(|y| y.first <= day && day <= y.last)
    }

    /// The class of a code on a day.
    pub fn on(&self, day: Date, code: &str) -> Option<u32> {
        self.number(&self.year_of(day)?.year, code)
    }

    /// The class that a person means: a code or a name, on a day.
    pub fn find(&self, db: Db<'_>, given: &str, day: Date) -> Result<u32> {
        let outside = || Refusal::Invalid { field: "date", value: day.to_string(), problem: Problem::OutsideYears };
        let year = self.year_of(day).ok_or_else(outside)?;
        let class = find_class(db, given, &year.year)?;
        self.number(&class.year, &class.code).ok_or_else(|| anyhow::anyhow!("class {} vanished", class.code))
    }
}

/// The locks and windows of the meals, read once for many rows.
pub struct Pages {
    locks: Vec<Lock>,
    windows: Vec<Window>,
    at: Timestamp,
    order: Option<i64>,
    actor: String,
}

impl Pages {
    /// Reads them as they hold at the moment of a change.
    pub fn of(tx: &Tx<'_>) -> Result<Pages> {
        Ok(Pages {
            locks: meals_locks(**tx)?,
            windows: tx.windows()?,
            at: tx.at(),
            order: tx.order_given(),
            actor: tx.actor().username.clone(),
        })
    }

    /// Refuses a row whose page is locked.
    pub fn check(&self, row: RowPage<'_>, child: Option<&str>) -> std::result::Result<(), Refusal> {
        let by = Hand { at: self.at, order: self.order, actor: &self.actor };
        match judge(&self.locks, &self.windows, Book::Meals, row, by) {
            Verdict::Open | Verdict::Through { .. } => Ok(()),
            Verdict::TwoOrders => Err(Refusal::Usage(Usage::TwoOrders)),
            Verdict::Locked(lock) => Err(Refusal::BookLocked(Box::new(locked(lock, &self.windows, row, child, by)))),
        }
    }

    /// Refuses a mark in a locked page.
    pub fn check_mark(&self, day: Date, class: &str, child: Option<(i64, &str)>) -> std::result::Result<(), Refusal> {
        let (id, code) = child.unzip();
        self.check(RowPage { first: day, last: day, class: Some(class), by_day: true, child: id }, code)
    }

    /// Refuses a line of money in a locked month.
    pub fn check_money(&self, day: Date, class: &str, child: Option<(i64, &str)>) -> std::result::Result<(), Refusal> {
        let (id, code) = child.unzip();
        self.check(RowPage { first: day, last: day, class: Some(class), by_day: false, child: id }, code)
    }
}

fn meals_locks(db: Db<'_>) -> Result<Vec<Lock>> {
    Ok(db.locks()?.into_iter().filter(|l| l.book == Book::Meals).collect())
}

/// The class whose page a child's money belongs to on a day; empty for a child in none.
pub fn money_class(db: Db<'_>, child: i64, on: Date) -> Result<String> {
    let rows = db.enrolments_of(child)?;
    Ok(rows.into_iter().rev().find(|e| e.from <= on).map(|e| e.class).unwrap_or_default())
}

/// Whether a month's money of a class is locked, and whether for good; a page with an open window is not locked.
pub fn month_lock(db: Db<'_>, month: Month, class: Option<&str>, at: Timestamp) -> Result<Option<bool>> {
    let (first, last) = (month.first(), month.last());
    let of_class = |c: &Option<String>| c.as_deref().is_none_or(|c| class == Some(c));
    let covers = |l: &&Lock| !l.by_day && l.first <= first && l.last >= last && of_class(&l.class);
    let locks = meals_locks(db)?;
    let best = locks.iter().filter(covers).map(|l| l.final_lock).max();
    if best == Some(true) {
        return Ok(best);
    }
    let open = db.windows()?.iter().any(|w| {
        w.book == Book::Meals
            && at < w.until
            && w.first <= last
            && w.last >= first
            && (class.is_none() || of_class(&w.class))
    });
    Ok(best.filter(|_| !open))
}

/// The rules of the meals, as they hold on each day.
pub struct MealRules {
    rows: Vec<(String, Date, Option<String>)>,
}

impl MealRules {
    /// Reads them.
    pub fn read(db: Db<'_>) -> Result<MealRules> {
        let mut rows = db.policies()?;
        rows.retain(|(key, ..)| key.starts_with("meals."));
        Ok(MealRules { rows })
    }

    fn set(&self, key: &str, on: Date) -> Option<&str> {
        let row = self.rows.iter().filter(|(k, from, _)| k == key && *from <= on).max_by_key(|(_, from, _)| *from)?;
        row.2.as_deref()
    }

    /// What holds on a day.
    pub fn on(&self, day: Date) -> Rules {
        let value = |key: &str| self.set(key, day).or_else(|| policy::default_of(key)).unwrap_or_default();
        let minutes = |value: &str| policy::minutes(value).unwrap_or_default() as i32;
        let all = minutes(value("meals.cutoff"));
        Rules {
            cutoff_minutes: Slot::ALL
                .map(|s| self.set(&format!("meals.cutoff.{}", s.code()), day).map_or(all, minutes)),
            charge_late: value("meals.charge_late") == "1",
            charge_unexcused: value("meals.charge_unexcused") == "1",
        }
    }

    /// What holds on each day of a month, by day of the month less one.
    pub fn of_month(&self, month: Month) -> Vec<Rules> {
        month.first().series(jiff::Span::new().days(1)).take_while(|d| *d <= month.last()).map(|d| self.on(d)).collect()
    }
}

/// Reads what stands in `told_at`.
pub fn told(stored: Option<&str>) -> Result<Option<Told>> {
    match stored {
        None => Ok(None),
        Some(TOLD_LATE) => Ok(Some(Told::Late)),
        Some(text) => {
            let at: DateTime = text.parse().map_err(|_| anyhow::anyhow!("told_at is no time: {text}"))?;
            Ok(Some(Told::At(at)))
        }
    }
}

/// The moment of typing, as it stands in `told_at`.
pub fn told_now(at: Timestamp) -> String {
    to_local(at).strftime("%Y-%m-%dT%H:%M").to_string()
}

/// Reads `told_at` as people write it: `2026-10-05 07:10`, `5/10/2026 7:10`, `7:10` of the day itself, `before`, `late`.
/// The outer answer is none where the cell says nothing, the inner where the absence was told in time.
pub fn parse_told(given: &str, day: Date) -> std::result::Result<Option<Option<String>>, Problem> {
    let given = clean(given);
    match search_key(&given).as_str() {
        "" => return Ok(None),
        "before" | "truoc" | "dung gio" => return Ok(Some(None)),
        "late" | "muon" | "tre" => return Ok(Some(Some(TOLD_LATE.to_owned()))),
        _ => {}
    }
    let (date, time) = match given.split_once(['T', ' ']) {
        Some((date, time)) => (crate::domain::date::parse_cell_date(date).map_err(|_| Problem::NotADate)?, time),
        None => (day, given.as_str()),
    };
    let time = match time.match_indices(':').nth(1) {
        Some((at, _)) => &time[..at],
        None => time,
    };
    let minutes = policy::minutes(time.trim()).ok_or(Problem::NotATime)?;
    Ok(Some(Some(format!("{date}T{:02}:{:02}", minutes / 60, minutes % 60))))
}

/// Reads a slot as people type it.
pub fn parse_slot(given: &str) -> Option<Slot> {
    Slot::parse(&search_key(given)).or_else(|| Slot::parse(given.trim()))
}

/// Reads a stage as people type it.
pub fn parse_stage(given: &str) -> Result<Stage> {
    let parsed = Stage::parse(&search_key(given)).or_else(|| Stage::parse(given.trim()));
    let allowed = vec!["nha_tre", "mau_giao", "staff"];
    parsed.ok_or_else(|| {
        let problem = Problem::UnknownWord { allowed };
        Refusal::Invalid { field: "stage", value: given.to_owned(), problem }.into()
    })
}

/// Reads a status as people type it.
pub fn parse_status(given: &str) -> Option<MarkStatus> {
    MarkStatus::parse(&search_key(given))
}

/// The slots of a stage on a day, without their kinds.
pub fn stage_slots(rows: &[SlotRow], stage: Stage, on: Date) -> Vec<Slot> {
    slots_on(rows, stage, on).into_iter().map(|s| s.slot).collect()
}

/// What a child's day is, of all its slots: present if any is, else unexcused if any is, else excused.
pub fn day_status(slots: impl IntoIterator<Item = MarkStatus>) -> Option<MarkStatus> {
    let rank = |s: &MarkStatus| match s {
        MarkStatus::Present => 2,
        MarkStatus::Unexcused => 1,
        MarkStatus::Excused => 0,
    };
    slots.into_iter().max_by_key(rank)
}

impl App {
    /// Which classes' rows the signed-in account may read under a right.
    pub(super) fn reach(&mut self, right: Right) -> Result<Reach> {
        let (authority, _) = self.may(right)?;
        let username = self.actor()?.username;
        authority.reach(right).ok_or_else(|| Refusal::NotAllowed { username, right, class: None }.into())
    }

    /// As [`App::reach`], for one class.
    pub(super) fn may_read_class(&mut self, right: Right, class: &ClassInfo) -> Result<()> {
        if self.reach(right)?.covers(&class.year, &class.code) {
            return Ok(());
        }
        let username = self.actor()?.username;
        Err(Refusal::NotAllowed { username, right, class: Some(class.code.clone()) }.into())
    }
}
