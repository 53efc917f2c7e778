//! School years (Q4.6).
use super::{App, Result};
use crate::domain::action::Action;
use crate::domain::date::{Date, SchoolYear};
use crate::domain::person::date_problem;
use crate::domain::refusal::{Problem, Refusal, Thing};
use crate::store::Db;
use crate::store::door::Receipt;
use crate::store::school::Year;

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

impl App {
    /// Every school year, the earliest first.
    pub fn years_list(&mut self) -> Result<Vec<Year>> {
        self.actor()?;
        self.school.db().years()
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
            let clash = years.iter().find(|y| y.year == year.to_string() || (y.first <= last && first <= y.last));
            if let Some(there) = clash {
                return Err(Refusal::Exists { thing: Thing::Year, key: there.year.clone() }.into());
            }
            let state = if years.iter().any(|y| y.state == "active") { "planned" } else { "active" };
            tx.insert_year(year, first, last, state)?;
            Ok(Year { year: year.to_string(), first, last, state: state.to_owned() })
        })
    }
}
