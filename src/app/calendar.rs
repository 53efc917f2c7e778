//! The days that serve meals, and the meals of each stage (Q5.4).
use super::import::{Cells, Column, How, ImportAnswer, Noun, Problems, Source, Step};
use super::meals::Pages;
use super::{App, Result};
use crate::domain::action::Action;
use crate::domain::date::{Date, Month, parse_cell_date};
use crate::domain::lock::RowPage;
use crate::domain::meal::{Stage, StageSlot, default_slots};
use crate::domain::person;
use crate::domain::refusal::{Problem, Refusal};
use crate::domain::right::Right;
use crate::domain::text::search_key;
use crate::store::Tx;
use crate::store::calendar::SlotRow;
use crate::store::door::Receipt;
use std::collections::HashMap;

/// Columns of the sheet of days.
pub const COLUMNS: &[Column] = &[
    Column { key: "date", names: &["Ngày"], required: true },
    Column { key: "kind", names: &["Loại ngày", "Loại"], required: true },
];

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CalendarDay {
    /// The day.
    pub date: Date,
    /// It serves meals.
    pub serving: bool,
    /// It was set apart from the rule of the week.
    pub is_set: bool,
}

/// What a stage is served, in lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageSlots {
    /// Whose.
    pub stage: Stage,
    /// From which day on; none for the default.
    pub from: Option<Date>,
    /// The meals.
    pub slots: Vec<StageSlot>,
}

/// Reads `serving` or `holiday`.
pub fn parse_kind(given: &str) -> std::result::Result<bool, Problem> {
    match search_key(given).as_str() {
        "serving" | "an" | "co an" | "ngay an" | "hoc" => Ok(true),
        "holiday" | "nghi" | "nghi le" | "le" => Ok(false),
        _ => Err(Problem::UnknownWord { allowed: vec!["serving", "holiday", "ăn", "nghỉ"] }),
    }
}

/// The sheet of days.
#[derive(Default)]
pub struct Days {
    there: HashMap<Date, bool>,
    pages: Option<Pages>,
}

impl Noun for Days {
    type Row = (Date, bool);
    type Key = Date;

    fn columns(&self) -> &'static [Column] {
        COLUMNS
    }

    fn action(&self) -> Action {
        Action::MealsCalendarImport
    }

    fn object(&self) -> String {
        "calendar".into()
    }

    fn read(&mut self, cells: &mut Cells<'_>) -> Option<(Date, bool)> {
        let date = cells.read(0, |s| parse_cell_date(s).map_err(person::date_problem));
        let kind = cells.read(1, parse_kind);
        Some((date?, kind?))
    }

    fn key(&self, row: &(Date, bool)) -> Option<Date> {
        Some(row.0)
    }

    fn show_key(&self, row: &(Date, bool)) -> String {
        row.0.to_string()
    }

    fn begin(&mut self, tx: &Tx<'_>, _rows: &[super::import::Line<(Date, bool)>]) -> Result<()> {
        self.there = tx.calendar_rows(Date::MIN, Date::MAX)?.into_iter().collect();
        self.pages = Some(Pages::of(tx)?);
        Ok(())
    }

    fn judge(&mut self, tx: &Tx<'_>, row: &(Date, bool), update: bool, problems: &mut Problems) -> Result<Step> {
        let (date, serving) = *row;
        let step = match self.there.get(&date) {
            Some(there) if *there == serving => return Ok(Step::Unchanged),
            Some(_) => Step::Update,
            None => Step::Create,
        };
        if tx.year_of(date)?.is_none() {
            problems.invalid("date", &date.to_string(), Problem::OutsideYears);
        } else if let Some(Err(refusal)) = self.pages.as_ref().map(|p| p.check(page(date), None)) {
            problems.add(Some("date"), refusal);
        } else if step == Step::Update && !update {
            let word = |serving| if serving { "serving" } else { "holiday" }.to_owned();
            let (key, column) = (date.to_string(), "kind");
            problems.add(Some(column), Refusal::Conflict { key, column, there: word(!serving), given: word(serving) });
        }
        Ok(step)
    }

    fn write(&mut self, tx: &Tx<'_>, row: &(Date, bool), _step: Step) -> Result<()> {
        tx.set_day(row.0, row.1)
    }
}

/// A day of the calendar touches every class.
fn page(day: Date) -> RowPage<'static> {
    RowPage { first: day, last: day, class: None, by_day: true, child: None }
}

impl App {
    /// Imports serving days and holidays.
    pub fn calendar_import(&mut self, source: Source, how: How<'_>) -> Result<ImportAnswer> {
        self.import(&mut Days::default(), source, how)
    }

    /// Sets days apart, with a reason; the days that changed.
    pub fn calendar_set(&mut self, first: Date, last: Date, serving: bool) -> Result<(Vec<Date>, Receipt)> {
        let object = if first == last { format!("calendar/{first}") } else { format!("calendar/{first}..{last}") };
        self.change(Action::MealsCalendarSet, object, |tx| {
            tx.reason()?;
            let pages = Pages::of(tx)?;
            let there: HashMap<Date, bool> = tx.calendar_rows(first, last)?.into_iter().collect();
            let mut changed = Vec::new();
            for day in first.series(jiff::Span::new().days(1)).take_while(|d| *d <= last) {
                if there.get(&day) == Some(&serving) {
                    continue;
                }
                if tx.year_of(day)?.is_none() {
                    let problem = Problem::OutsideYears;
                    return Err(Refusal::Invalid { field: "date", value: day.to_string(), problem }.into());
                }
                pages.check(page(day), None)?;
                tx.set_day(day, serving)?;
                changed.push(day);
            }
            Ok(changed)
        })
    }

    /// The days of a month.
    pub fn calendar_show(&mut self, month: Month) -> Result<Vec<CalendarDay>> {
        self.may(Right::MealsRead)?;
        self.read(|db| {
            let (first, last) = (month.first(), month.last());
            let serving = db.serving_days(first, last)?;
            let set: Vec<Date> = db.calendar_rows(first, last)?.into_iter().map(|(d, _)| d).collect();
            let day = |date| CalendarDay { date, serving: serving.contains(&date), is_set: set.contains(&date) };
            Ok(first.series(jiff::Span::new().days(1)).take_while(|d| *d <= last).map(day).collect())
        })
    }

    /// The meals of every stage: the default, and what was set.
    pub fn slots_list(&mut self) -> Result<Vec<StageSlots>> {
        self.may(Right::MealsRead)?;
        let rows = self.school.db().slot_rows()?;
        let mut all = Vec::new();
        for stage in Stage::ALL {
            all.push(StageSlots { stage, from: None, slots: default_slots(stage) });
            let set = |r: &SlotRow| StageSlots {
                stage,
                from: Some(r.from),
                slots: r.slots.clone().unwrap_or_else(|| default_slots(stage)),
            };
            all.extend(rows.iter().filter(|r| r.stage == stage).map(set));
        }
        Ok(all)
    }

    /// Sets the meals of a stage from a day on.
    pub fn slots_set(&mut self, stage: Stage, from: Date, slots: Vec<StageSlot>) -> Result<((), Receipt)> {
        self.change(Action::MealsSlotsSet, format!("slots/{}", stage.code()), |tx| {
            let invalid = |problem| Refusal::Invalid { field: "slot", value: String::new(), problem };
            if slots.is_empty() {
                return Err(invalid(Problem::Empty).into());
            }
            let twice = |(i, s): (usize, &StageSlot)| slots[..i].iter().any(|t| t.slot == s.slot);
            if slots.iter().enumerate().any(twice) {
                return Err(invalid(Problem::Twice { line: 1 }).into());
            }
            let rows = tx.slot_rows()?;
            let of_stage = || rows.iter().filter(|r| r.stage == stage);
            if of_stage().any(|r| r.from == from && r.slots.as_deref() == Some(&slots)) {
                return Ok(());
            }
            let next = of_stage().filter(|r| r.from > from).map(|r| r.from).min();
            let last = next.and_then(|d| d.yesterday().ok()).unwrap_or(jiff::civil::date(9999, 12, 31));
            Pages::of(tx)?.check(RowPage { first: from, last, class: None, by_day: false, child: None }, None)?;
            tx.set_slots(stage, from, Some(&slots))
        })
    }
}
