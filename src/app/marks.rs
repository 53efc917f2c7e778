//! Marking a class for a day, correcting one child, and the month's grid (chấm ăn).
use super::find::find_child;
use super::meals::{ClassInfo, Classes, MealRules, Pages, day_status, stage_slots, told, told_now};
use super::{App, Result};
use crate::domain::action::Action;
use crate::domain::date::{Date, Month};
use crate::domain::meal::{MarkStatus, Prices, Slot};
use crate::domain::refusal::{Problem, Refusal};
use crate::domain::right::Right;
use crate::domain::settlement;
use crate::store::child::Child;
use crate::store::door::Receipt;
use crate::store::mark::{Mark, NewMark, TOLD_LATE};
use crate::store::{Db, Tx};
use std::collections::HashMap;

/// A class is marked for a day.
#[derive(Clone, Debug)]
pub struct MarksSet {
    /// The day.
    pub date: Date,
    /// The class, as typed.
    pub class: String,
    /// Children away who were told of.
    pub absent: Vec<String>,
    /// Children away of whom nobody told.
    pub unexcused: Vec<String>,
    /// Children who eat only these meals.
    pub only: Vec<(String, Vec<Slot>)>,
}

/// One child's mark is corrected.
#[derive(Clone, Debug)]
pub struct MarkFix {
    /// The day.
    pub date: Date,
    /// The child, as typed.
    pub child: String,
    /// What is right.
    pub status: MarkStatus,
    /// One meal; none is all of the stage's.
    pub slot: Option<Slot>,
    /// Whether the absence was told after the cutoff; none leaves it to the day.
    pub late: Option<bool>,
}

/// A child whose day has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedMark {
    /// Code.
    pub child: String,
    /// Name.
    pub name: String,
    /// The day as it was; none without marks.
    pub before: Option<MarkStatus>,
    /// The day as it is.
    pub after: MarkStatus,
    /// The child was named in the command.
    pub named: bool,
}

/// What marking a class came to.
#[derive(Clone, Debug)]
pub struct MarksSetAnswer {
    /// The day.
    pub date: Date,
    /// The class.
    pub class: ClassInfo,
    /// Children marked.
    pub children: usize,
    /// Of them present.
    pub present: usize,
    /// Away and told of.
    pub excused: usize,
    /// Away and not told of.
    pub unexcused: usize,
    /// The day had marks before.
    pub overwrote: bool,
    /// Whose day has changed, if it had marks before.
    pub changed: Vec<ChangedMark>,
}

/// What a correction came to.
#[derive(Clone, Debug)]
pub struct MarkFixAnswer {
    /// The day.
    pub date: Date,
    /// The child.
    pub child: Child,
    /// The class of that day.
    pub class: ClassInfo,
    /// The day as it was.
    pub before: Option<MarkStatus>,
    /// The day as it is.
    pub after: MarkStatus,
    /// At least one meal of the day is charged.
    pub is_charged: bool,
    /// What the day costs.
    pub charged: i64,
}

/// A cell of the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridCell {
    /// The day of all its meals.
    pub status: MarkStatus,
    /// Each meal.
    pub slots: Vec<(Slot, MarkStatus)>,
}

/// A child's line of the grid.
#[derive(Clone, Debug)]
pub struct GridRow {
    /// The child.
    pub child: Child,
    /// One a serving day; none where nothing is marked.
    pub cells: Vec<Option<GridCell>>,
}

/// The month of a class.
#[derive(Clone, Debug)]
pub struct Grid {
    /// The month.
    pub month: Month,
    /// The class.
    pub class: ClassInfo,
    /// The serving days, and others that have marks.
    pub days: Vec<Date>,
    /// The children, as lists have them.
    pub rows: Vec<GridRow>,
}

/// A mark with the code of its child, for lists and files.
#[derive(Clone, Debug)]
pub struct MarkLine {
    /// The child's code.
    pub code: String,
    /// The child's name.
    pub name: String,
    /// The mark.
    pub mark: Mark,
}

/// Refuses a day on which nothing can be marked.
pub(super) fn check_day(tx: &Tx<'_>, classes: &Classes, date: Date) -> Result<()> {
    let refuse = |problem| Refusal::Invalid { field: "date", value: date.to_string(), problem };
    let year = classes.year_of(date).ok_or_else(|| refuse(Problem::OutsideYears))?;
    if date > tx.today().max(year.first) && !(year.first..=year.last).contains(&tx.today()) {
        return Err(refuse(Problem::Future).into());
    }
    if !tx.is_serving(date)? {
        return Err(refuse(Problem::NotServing).into());
    }
    Ok(())
}

/// What a new mark says about when it was told: of today and of days to come the moment of typing, of an earlier day in time.
pub(super) fn told_by_typing(tx: &Tx<'_>, date: Date) -> Option<String> {
    (date >= tx.today()).then(|| told_now(tx.at()))
}

/// What a meal shall be.
pub(super) struct Wish {
    pub(super) status: MarkStatus,
    pub(super) told: Told,
}

/// When an absence was told.
pub(super) enum Told {
    /// Keep what an equal mark says; a new one takes this.
    Typed(Option<String>),
    /// Said outright.
    Said(Option<String>),
}

/// Writes what a child's meals shall be; the day before, the day after, and whether a row changed.
pub(super) fn write_day(
    tx: &Tx<'_>,
    pages: &Pages,
    date: Date,
    (child, class): (&Child, &ClassInfo),
    there: &[Mark],
    wishes: &[(Slot, Wish)],
) -> Result<(Option<MarkStatus>, Option<MarkStatus>, bool)> {
    let mut after: HashMap<Slot, MarkStatus> = there.iter().map(|m| (m.slot, m.status)).collect();
    let before = day_status(after.values().copied());
    let mut changed = false;
    for (slot, wish) in wishes {
        let old = there.iter().find(|m| m.slot == *slot);
        let same = old.filter(|m| m.status == wish.status);
        let told_at = match (&wish.told, same) {
            _ if wish.status != MarkStatus::Excused => None,
            (Told::Typed(_), Some(old)) => old.told_at.as_deref(),
            (Told::Typed(told) | Told::Said(told), _) => told.as_deref(),
        };
        after.insert(*slot, wish.status);
        if same.is_some_and(|m| m.told_at.as_deref() == told_at && m.class == class.code) {
            continue;
        }
        pages.check_mark(date, &class.code, Some((child.id, &child.code)))?;
        changed = true;
        let new = NewMark { child: child.id, slot: *slot, class: &class.code, status: wish.status, told_at };
        if old.is_some() {
            tx.update_mark(date, &new)?;
        } else {
            tx.insert_marks(date, &[new])?;
        }
    }
    Ok((before, day_status(after.values().copied()), changed))
}

/// What each named child's meals shall be.
fn named(tx: &Tx<'_>, request: &MarksSet, roster: &[Child]) -> Result<HashMap<i64, Option<MarkStatus>>> {
    let mut named = HashMap::new();
    let lists = [(&request.absent, MarkStatus::Excused), (&request.unexcused, MarkStatus::Unexcused)];
    let whole = lists.into_iter().flat_map(|(list, status)| list.iter().map(move |code| (code, Some(status))));
    for (given, status) in whole.chain(request.only.iter().map(|(code, _)| (code, None))) {
        let child = find_child(**tx, given, request.date, &tx.reach(Right::MealsMarks)?)?;
        if !roster.iter().any(|c| c.id == child.id) {
            let problem = match tx.class_on(child.id, request.date)? {
                Some((_, class)) => Problem::OtherClass { class },
                None => Problem::NotEnrolled,
            };
            return Err(Refusal::Invalid { field: "child", value: child.code, problem }.into());
        }
        if named.insert(child.id, status).is_some() {
            let problem = Problem::Ambiguous { candidates: vec![] };
            return Err(Refusal::Invalid { field: "child", value: child.code, problem }.into());
        }
    }
    Ok(named)
}

impl App {
    /// Marks every child of a class for a day (chấm ăn). On a day that has marks it says whose day changes.
    pub fn marks_set(&mut self, request: MarksSet) -> Result<(MarksSetAnswer, Receipt)> {
        let object = format!("meals/{}/{}", request.date, request.class);
        self.change(Action::MealsMarksSet, object, |tx| set(tx, &request))
    }

    /// Corrects one child's day, or one meal of it.
    pub fn marks_fix(&mut self, request: MarkFix) -> Result<(MarkFixAnswer, Receipt)> {
        let object = format!("meals/{}/{}", request.date, request.child);
        self.change(Action::MealsMarksFix, object, |tx| fix(tx, &request))
    }

    /// The month of a class: children by serving days.
    pub fn marks_grid(&mut self, month: Month, class: &str) -> Result<Grid> {
        let today = self.today();
        let day = if Month::of(today) == month { today } else { month.first() };
        let db = self.school.db();
        let classes = Classes::read(db)?;
        let number = classes.find(db, class, day).or_else(|_| classes.find(db, class, month.last()))?;
        let class = classes.get(number).clone();
        self.may_read_class(Right::MealsRead, &class)?;
        self.read(|db| grid(db, month, &class))
    }

    /// The marks of a span of days, of one class or of all that the reader reaches.
    pub fn marks_list(&mut self, first: Date, last: Date, class: Option<&str>) -> Result<Vec<MarkLine>> {
        let reach = self.reach(Right::MealsRead)?;
        let classes = Classes::read(self.school.db())?;
        let only = match class {
            Some(given) => Some(classes.get(classes.find(self.school.db(), given, last)?).clone()),
            None => None,
        };
        if let Some(class) = &only {
            self.may_read_class(Right::MealsRead, class)?;
        }
        self.read(|db| {
            let children: HashMap<i64, Child> = db.children()?.into_iter().map(|c| (c.id, c)).collect();
            let mut lines = Vec::new();
            for mark in db.marks(first, last, only.as_ref().map(|c| c.code.as_str()))? {
                let seen = classes.year_of(mark.date).is_some_and(|y| reach.covers(&y.year, &mark.class));
                if let Some(child) = children.get(&mark.child).filter(|_| seen) {
                    lines.push(MarkLine { code: child.code.clone(), name: child.name.clone(), mark });
                }
            }
            Ok(lines)
        })
    }
}

fn set(tx: &Tx<'_>, request: &MarksSet) -> Result<MarksSetAnswer> {
    let date = request.date;
    let classes = Classes::read(**tx)?;
    let class = classes.get(classes.find(**tx, &request.class, date)?).clone();
    reach_class(tx, &class)?;
    check_day(tx, &classes, date)?;
    tx.set_object(format!("meals/{date}/{}", class.code));
    let pages = Pages::of(tx)?;
    let slots = stage_slots(&tx.slot_rows()?, class.stage, date);
    let roster: Vec<Child> = tx.roster(Some((&class.year, &class.code)), date)?.into_iter().map(|(c, _)| c).collect();
    let named = named(tx, request, &roster)?;
    for (code, only) in &request.only {
        if let Some(slot) = only.iter().find(|s| !slots.contains(s)) {
            let value = format!("{code}={}", slot.code());
            return Err(Refusal::Invalid { field: "only", value, problem: Problem::WrongSlot }.into());
        }
    }
    let reach = tx.reach(Right::MealsMarks)?;
    let only: HashMap<i64, &Vec<Slot>> = request
        .only
        .iter()
        .map(|(code, slots)| Ok((find_child(**tx, code, date, &reach)?.id, slots)))
        .collect::<Result<_>>()?;
    let there = tx.marks(date, date, None)?;
    let overwrote = there.iter().any(|m| m.class == class.code);
    let mut answer = MarksSetAnswer {
        date,
        class: class.clone(),
        children: roster.len(),
        present: 0,
        excused: 0,
        unexcused: 0,
        overwrote,
        changed: vec![],
    };
    for child in &roster {
        let wish = |slot: Slot| {
            let status = match (named.get(&child.id), only.get(&child.id)) {
                (Some(Some(status)), _) => *status,
                (_, Some(eats)) if !eats.contains(&slot) => MarkStatus::Excused,
                _ => MarkStatus::Present,
            };
            (slot, Wish { status, told: Told::Typed(told_by_typing(tx, date)) })
        };
        let wishes: Vec<_> = slots.iter().copied().map(wish).collect();
        let of_child = there.partition_point(|m| m.child < child.id);
        let there: Vec<Mark> = there[of_child..].iter().take_while(|m| m.child == child.id).cloned().collect();
        let (before, after, changed) = write_day(tx, &pages, date, (child, &class), &there, &wishes)?;
        match after {
            Some(MarkStatus::Present) => answer.present += 1,
            Some(MarkStatus::Excused) => answer.excused += 1,
            Some(MarkStatus::Unexcused) => answer.unexcused += 1,
            None => {}
        }
        if let Some(after) = after.filter(|_| changed && overwrote) {
            answer.changed.push(ChangedMark {
                child: child.code.clone(),
                name: child.name.clone(),
                before,
                after,
                named: named.contains_key(&child.id),
            });
        }
    }
    Ok(answer)
}

/// Refuses a class that the actor's right does not reach.
pub(super) fn reach_class(tx: &Tx<'_>, class: &ClassInfo) -> Result<()> {
    if tx.reach(Right::MealsMarks)?.covers(&class.year, &class.code) {
        return Ok(());
    }
    Err(tx.not_allowed(Right::MealsMarks, Some(&class.code)).into())
}

fn fix(tx: &Tx<'_>, request: &MarkFix) -> Result<MarkFixAnswer> {
    let date = request.date;
    let child = find_child(**tx, &request.child, date, &tx.reach(Right::MealsMarks)?)?;
    let classes = Classes::read(**tx)?;
    let invalid = |field, value: &str, problem| Refusal::Invalid { field, value: value.to_owned(), problem };
    let class = tx.class_on(child.id, date)?.and_then(|(year, code)| classes.number(&year, &code));
    let class = class.ok_or_else(|| invalid("child", &child.code, Problem::NotEnrolled))?;
    let class = classes.get(class).clone();
    reach_class(tx, &class)?;
    check_day(tx, &classes, date)?;
    tx.set_object(format!("meals/{date}/{}", child.code));
    let slots = stage_slots(&tx.slot_rows()?, class.stage, date);
    let slots = match request.slot {
        Some(slot) if !slots.contains(&slot) => return Err(invalid("slot", slot.code(), Problem::WrongSlot).into()),
        Some(slot) => vec![slot],
        None => slots,
    };
    let wish = |slot| {
        let told = match request.late {
            Some(late) => Told::Said(late.then(|| TOLD_LATE.to_owned())),
            None => Told::Typed(told_by_typing(tx, date)),
        };
        (slot, Wish { status: request.status, told })
    };
    let wishes: Vec<_> = slots.into_iter().map(wish).collect();
    let there = tx.marks_of(child.id, date)?;
    let (before, after, _) = write_day(tx, &Pages::of(tx)?, date, (&child, &class), &there, &wishes)?;
    let day = charge_of_day(**tx, &tx.marks_of(child.id, date)?, date, &class)?;
    Ok(MarkFixAnswer {
        date,
        child,
        class,
        before,
        after: after.unwrap_or(request.status),
        is_charged: day.is_some_and(|d| d.is_charged),
        charged: day.map_or(0, |d| d.charged),
    })
}

/// What a child's day costs with these marks.
pub(super) fn charge_of_day(
    db: Db<'_>,
    of_day: &[Mark],
    date: Date,
    class: &ClassInfo,
) -> Result<Option<settlement::Day>> {
    let mut marks = Vec::new();
    for m in of_day {
        let told = told(m.told_at.as_deref())?;
        let (slot, status) = (m.slot, m.status);
        marks.push(settlement::Mark { date, slot, class: 0, stage: class.stage, status, told, decided: None });
    }
    let child = settlement::Child { marks: &marks, ..Default::default() };
    let rules = MealRules::read(db)?;
    let settled = settlement::settle(&child, &Prices::for_month(&db.fees()?, date), |d| rules.on(d))?;
    Ok(settled.days.first().copied())
}

fn grid(db: Db<'_>, month: Month, class: &ClassInfo) -> Result<Grid> {
    let (first, last) = (month.first(), month.last());
    let marks = db.marks(first, last, Some(&class.code))?;
    let mut days = db.serving_days(first, last)?;
    days.extend(marks.iter().map(|m| m.date));
    days.sort_unstable();
    days.dedup();
    let mut cells: HashMap<(i64, Date), Vec<(Slot, MarkStatus)>> = HashMap::new();
    for m in &marks {
        cells.entry((m.child, m.date)).or_default().push((m.slot, m.status));
    }
    let spans = db.enrolment_spans(first, last)?;
    let enrolled = |id| spans.iter().any(|s| s.child_id == id && s.year == class.year && s.class == class.code);
    let row = |child: Child| {
        let cell = |day: &Date| {
            let mut slots = cells.get(&(child.id, *day))?.clone();
            slots.sort_unstable();
            Some(GridCell { status: day_status(slots.iter().map(|s| s.1))?, slots })
        };
        GridRow { cells: days.iter().map(cell).collect(), child }
    };
    let marked = |id| marks.iter().any(|m| m.child == id);
    let rows = db.children()?.into_iter().filter(|c| enrolled(c.id) || marked(c.id)).map(row).collect();
    Ok(Grid { month, class: class.clone(), days, rows })
}
