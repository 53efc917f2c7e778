//! School years (Q4.6): opened, activated; their terms; who was in them.
use super::{App, Result};
use crate::domain::action::Action;
use crate::domain::date::{Date, SchoolYear};
use crate::domain::lock::{Hand, RowPage};
use crate::domain::person::date_problem;
use crate::domain::refusal::{Problem, Refusal, Thing};
use crate::domain::term::{self, Days};
use crate::domain::year::{self, Bar};
use crate::store::Db;
use crate::store::child::Enrolment;
use crate::store::door::{Receipt, locked};
use crate::store::school::Year;
use std::collections::BTreeMap;

/// A year in lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearView {
    /// The year.
    pub year: Year,
    /// Its classes.
    pub classes: usize,
    /// Children in it today; in a year that is over or to come, on its last or first day.
    pub children: usize,
}

/// A class over a whole year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClassYear {
    /// Its code.
    pub class: String,
    /// Its name.
    pub name: String,
    /// Its age group.
    pub age_group: String,
    /// Children in it today; in a year that is over or to come, on its last or first day.
    pub children: usize,
    /// Who came into it from outside the school.
    pub came: usize,
    /// Who came into it from another class of the year.
    pub moved_in: usize,
    /// Who went to another class of the year.
    pub moved_out: usize,
    /// Who went to another school.
    pub transferred: usize,
    /// Who left.
    pub left: usize,
    /// Who goes on in the next year.
    pub promoted: usize,
    /// Who has completed the programme.
    pub completed: usize,
}

/// Reads a school year as it is typed or stands in a sheet.
pub fn parse_year(given: &str) -> std::result::Result<SchoolYear, Problem> {
    given.parse().map_err(date_problem)
}

/// A year that exists: the one given, else the one of the day, else the last before it.
pub fn year_or_today(db: Db<'_>, given: Option<&str>, today: Date) -> Result<Year> {
    let years = db.years()?;
    let near = || years.iter().map(|y| y.year.clone()).collect();
    let Some(given) = given else {
        let current = db.year_of(today)?.or_else(|| years.iter().rfind(|y| y.first <= today).cloned());
        let missing =
            || Refusal::NotFound { thing: Thing::Year, given: SchoolYear::of(today).to_string(), near: near() };
        return Ok(current.ok_or_else(missing)?);
    };
    let invalid = |problem| Refusal::Invalid { field: "year", value: given.to_owned(), problem };
    let wanted = parse_year(given).map_err(invalid)?.to_string();
    let found = years.iter().find(|y| y.year == wanted).cloned();
    Ok(found.ok_or_else(|| Refusal::NotFound { thing: Thing::Year, given: given.to_owned(), near: near() })?)
}

/// The year that was typed; refused where there is none.
pub fn find_year(db: Db<'_>, given: &str) -> Result<Year> {
    year_or_today(db, Some(given), Date::MIN)
}

/// The refusal of a row of a closed year, with who closed it and when.
pub fn closed(db: &Db<'_>, year: &Year) -> Result<Option<Refusal>> {
    if !year.is_closed() {
        return Ok(None);
    }
    let row = RowPage { first: year.first, last: year.last, class: None, child: None, by_day: false };
    let lock = db.locks()?.into_iter().rfind(|l| l.final_lock && l.period == year.year && l.class.is_none());
    Ok(Some(match lock {
        Some(lock) => {
            let by = Hand { at: lock.locked_at, order: None, actor: "" };
            Refusal::BookLocked(Box::new(locked(&lock, &[], row, None, by)))
        }
        None => wrong_state(&year.year, "closed"),
    }))
}

fn wrong_state(year: &str, state: &str) -> Refusal {
    Refusal::WrongState { thing: Thing::Year, key: year.to_owned(), state: state.to_owned() }
}

/// The refusal of a bar to activating or closing a year.
pub fn barred(year: &Year, bar: Bar) -> Refusal {
    match bar {
        Bar::State(state) => wrong_state(&year.year, &state),
        Bar::Behind(later) => wrong_state(&later, "active"),
        Bar::Early { active, from } => Refusal::YearAhead { year: year.year.clone(), active, from },
    }
}

impl App {
    /// Every school year, the earliest first.
    pub fn years_list(&mut self) -> Result<Vec<YearView>> {
        self.actor()?;
        let today = self.today();
        self.read(|db| {
            let view = |year: Year| {
                let roster = db.roster(None, today.clamp(year.first, year.last))?;
                let children = roster.iter().filter(|(_, (y, _))| *y == year.year).count();
                Ok(YearView { classes: db.classes(&year.year)?.len(), children, year })
            };
            db.years()?.into_iter().map(view).collect()
        })
    }

    /// A year that is to be changed, for whoever may: rights come before all that could be wrong with it.
    pub fn year_for(&mut self, action: Action, given: &str) -> Result<Year> {
        self.need(action, &format!("year/{given}"))?;
        self.read(|db| find_year(db, given))
    }

    /// A planned year becomes the active one; the one before it stays open until it is closed.
    pub fn years_activate(&mut self, given: &str) -> Result<(Year, Receipt)> {
        let found = self.year_for(Action::YearsActivate, given)?;
        self.change(Action::YearsActivate, format!("year/{}", found.year), |tx| {
            let year = find_year(**tx, &found.year)?;
            if year.state == "active" {
                return Ok(year);
            }
            year::check_activate(&tx.years()?, &year, tx.today()).map_err(|bar| barred(&year, bar))?;
            tx.set_year_state(&year.year, "active")?;
            find_year(**tx, &year.year)
        })
    }

    /// Refuses early what could not be activated: before a question is asked.
    pub fn check_activation(&mut self, given: &str) -> Result<Year> {
        let year = self.year_for(Action::YearsActivate, given)?;
        let today = self.today();
        if year.state != "active" {
            year::check_activate(&self.read(|db| db.years())?, &year, today).map_err(|bar| barred(&year, bar))?;
        }
        Ok(year)
    }

    /// The terms of a year, and whether the school has set them.
    pub fn years_terms(&mut self, given: &str) -> Result<(Year, Vec<Days>, bool)> {
        self.actor()?;
        self.read(|db| {
            let year = find_year(db, given)?;
            let set = !db.set_terms_of(&year.year)?.is_empty();
            Ok((year.clone(), db.terms(&year)?, set))
        })
    }

    /// Sets terms of a year; a neighbour that is not given ends or begins where they do.
    pub fn set_terms(&mut self, given: &str, terms: &[Days]) -> Result<(Year, Vec<Days>, Receipt)> {
        let found = self.year_for(Action::YearsTerms, given)?;
        let ((year, days), receipt) = self.change(Action::YearsTerms, format!("year/{}", found.year), |tx| {
            let year = find_year(**tx, &found.year)?;
            let days = term::changed(&tx.terms(&year)?, terms);
            let bad = |term: term::Term, problem| {
                let value = days.iter().find(|d| d.term == term).map(|d| format!("{}..{}", d.first, d.last));
                Refusal::Invalid { field: term.code(), value: value.unwrap_or_default(), problem }
            };
            term::check(&days, year.first, year.last).map_err(|bar| match bar {
                term::Bar::Backwards(term) => bad(term, Problem::EndBeforeStart),
                term::Bar::Outside(term) => bad(term, Problem::OutsideItsYear { year: year.year.clone() }),
                term::Bar::Overlaps(term) => bad(term, Problem::Overlaps),
            })?;
            if days != tx.terms(&year)? {
                if let Some(closed) = closed(tx, &year)? {
                    return Err(closed.into());
                }
                for d in &days {
                    tx.set_term(&year.year, d)?;
                }
            }
            Ok((year, days))
        })?;
        Ok((year, days, receipt))
    }

    /// The classes of a year with who came, moved, left, went on.
    pub fn years_summary(&mut self, given: &str) -> Result<(Year, Vec<ClassYear>)> {
        self.actor()?;
        let today = self.today();
        self.read(|db| {
            let year = find_year(db, given)?;
            let mut classes: BTreeMap<String, ClassYear> = BTreeMap::new();
            for class in db.classes(&year.year)? {
                let (name, age_group) = (class.name, class.age_group);
                classes
                    .insert(class.code.clone(), ClassYear { class: class.code, name, age_group, ..Default::default() });
            }
            for (_, (y, class)) in db.roster(None, today.clamp(year.first, year.last))? {
                if let Some(line) = classes.get_mut(&class).filter(|_| y == year.year) {
                    line.children += 1;
                }
            }
            for rows in db.enrolments()?.values() {
                for (i, row) in rows.iter().enumerate() {
                    let before = i.checked_sub(1).map(|j| &rows[j]).filter(|r| r.year == year.year);
                    count(&mut classes, &year, before, row);
                }
            }
            let order = db.classes(&year.year)?;
            Ok((year, order.iter().filter_map(|c| classes.remove(&c.code)).collect()))
        })
    }

    /// Opens a school year: 1 August to 31 July unless told otherwise. It is planned while another one is active.
    pub fn years_open(&mut self, given: &str, first: Option<Date>, last: Option<Date>) -> Result<(Year, Receipt)> {
        let object = format!("year/{given}");
        self.need(Action::YearsOpen, &object)?;
        let invalid = |problem| Refusal::Invalid { field: "year", value: given.to_owned(), problem };
        let year = parse_year(given).map_err(invalid)?;
        let (first, last) = (first.unwrap_or_else(|| year.first()), last.unwrap_or_else(|| year.last()));
        if last <= first {
            let value = last.to_string();
            return Err(Refusal::Invalid { field: "to", value, problem: Problem::EndBeforeStart }.into());
        }
        self.change(Action::YearsOpen, format!("year/{year}"), |tx| {
            let years = tx.years()?;
            if let Some(there) = year::clash(&years, &year.to_string(), first, last) {
                return Err(Refusal::Exists { thing: Thing::Year, key: there.year.clone() }.into());
            }
            let state = year::opened_as(&years);
            tx.insert_year(year, first, last, state)?;
            Ok(Year { year: year.to_string(), first, last, state: state.to_owned() })
        })
    }
}

/// Counts a row of a child with the class that it comes from and the one that it goes to. `before` is the child's row before it in
/// the same year.
fn count(classes: &mut BTreeMap<String, ClassYear>, year: &Year, before: Option<&Enrolment>, row: &Enrolment) {
    let from = before.map(|r| r.class.as_str()).filter(|c| !c.is_empty());
    if let Some(line) = from.and_then(|c| classes.get_mut(c)) {
        match row.why.as_str() {
            "transfer" => line.transferred += 1,
            "left" => line.left += 1,
            "completed" => line.completed += 1,
            _ if row.year != year.year => line.promoted += 1,
            _ => line.moved_out += 1,
        }
    }
    if row.year == year.year
        && let Some(line) = classes.get_mut(&row.class)
    {
        if from.is_some() {
            line.moved_in += 1;
        } else {
            line.came += 1;
        }
    }
}
