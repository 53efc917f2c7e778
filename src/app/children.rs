//! The roster of children: lists, records, the sheet (Q4.6).
mod sheet;

use super::enrolment::check_record;
use super::find::{find_child, find_class, year_on};
use super::import::{How, ImportAnswer, Noun as _, PageChecks, Problems, Source};
use super::{App, Result};
use crate::domain::action::Action;
use crate::domain::date::Date;
use crate::domain::person::{self, Sex};
use crate::domain::promotion::COMPLETED;
use crate::domain::refusal::{Refusal, Thing, Usage};
use crate::domain::right::{Right, Scope};
use crate::domain::role::{Authority, ClassKey, Reach, scope_of};
use crate::domain::term::{self, Days};
use crate::store::child::{Child, Enrolment};
use crate::store::door::Receipt;
use crate::store::{Db, Tx};
use std::collections::BTreeMap;

use sheet::Record;
pub use sheet::{COLUMNS, ChildFields, ChildRow, Children};

/// A child as the reader may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildView {
    /// The record: what the reader may not see is empty, id and telephone may be masked.
    pub child: Child,
    /// The class on the day asked for, with its year.
    pub class: Option<ClassKey>,
    /// First day in that class.
    pub from: Option<Date>,
    /// `attending`, `transfer`, `left`, `completed` or `planned`.
    pub status: &'static str,
    /// How it came or went in its school year: `in_term1`, `left_summer` …; none before it came and after the year.
    pub movement: Option<&'static str>,
}

/// Which children.
#[derive(Clone, Debug, Default)]
pub struct ChildFilter {
    /// Of this class, by code or name.
    pub class: Option<String>,
    /// As it is on this day; today if none.
    pub on: Option<Date>,
    /// Of this status; `attending` if none, all if `all`.
    pub status: Option<String>,
}

/// How much of the roster somebody sees: all of it or some classes whole, the rest by name only or not at all.
pub struct Sight {
    whole: Option<Reach>,
    names: bool,
    sensitive: Option<Reach>,
}

impl Sight {
    /// What an account sees.
    pub fn of(authority: &Authority) -> Sight {
        let only_names = |role: &str| scope_of(role, Right::ChildrenRead) == Some(Scope::Names);
        let names = authority.grants.iter().any(|g| only_names(&g.role));
        let mut rest = authority.clone();
        rest.grants.retain(|g| !only_names(&g.role));
        let sensitive = authority.reach(Right::SensitiveRead);
        Sight { whole: rest.reach(Right::ChildrenRead), names, sensitive }
    }

    /// The record as it may be seen in that class; none if not at all.
    pub fn see(&self, child: Child, class: Option<&ClassKey>) -> Option<Child> {
        let within = |reach: &Option<Reach>| match (reach, class) {
            (Some(Reach::All), _) => true,
            (Some(reach), Some((year, class))) => reach.covers(year, class),
            _ => false,
        };
        if within(&self.whole) {
            return Some(if within(&self.sensitive) { child } else { masked(child) });
        }
        self.names.then(|| Child { id: child.id, code: child.code, name: child.name, ..Child::default() })
    }

    /// The children that a name is looked for among.
    pub fn reach(&self) -> Reach {
        if self.names { Reach::All } else { self.whole.clone().unwrap_or(Reach::Classes(Vec::new())) }
    }
}

/// The record with id and telephone masked.
fn masked(child: Child) -> Child {
    let pid = child.pid.as_deref().map(person::mask_pid);
    let guardian_phone = child.guardian_phone.as_deref().map(person::mask_phone);
    Child { pid, guardian_phone, ..child }
}

/// Where a child is on a day, by its rows.
fn place(db: Db<'_>, rows: &[Enrolment], on: Date) -> Result<(Option<ClassKey>, Option<Date>, &'static str)> {
    let Some(row) = rows.iter().rfind(|r| r.from <= on) else { return Ok((None, None, "planned")) };
    if row.class.is_empty() {
        let status = ["transfer", COMPLETED].into_iter().find(|why| row.why == *why);
        return Ok((None, None, status.unwrap_or("left")));
    }
    let class = db.class_on(row.child, on)?;
    Ok(if class.is_some() { (class, Some(row.from), "attending") } else { (None, None, "left") })
}

/// The terms of every school year, by its name.
fn all_terms(db: Db<'_>) -> Result<BTreeMap<String, (Date, Vec<Days>)>> {
    db.years()?.into_iter().map(|y| Ok((y.year.clone(), (y.last, db.terms(&y)?)))).collect()
}

/// How a child came or went in the school year of its last row up to a day: a move within the year says nothing new.
fn movement(terms: &BTreeMap<String, (Date, Vec<Days>)>, rows: &[Enrolment], on: Date) -> Option<&'static str> {
    let rows = &rows[..=rows.iter().rposition(|r| r.from <= on)?];
    let last = rows.last()?;
    let (year_last, terms) = terms.get(&last.year)?;
    if !last.class.is_empty() && on > *year_last {
        return None;
    }
    let row = rows.iter().rfind(|r| r.year == last.year && r.why != "moved")?;
    Some(term::movement(terms, &row.why, row.from))
}

/// What a record would be with these fields, checked as an edit is.
pub(super) fn edited(tx: &Tx<'_>, there: &Child, fields: &ChildFields) -> Result<Child> {
    let wanted = Record::typed(fields, Some(there), tx.today())?.over(&there.code, Some(there));
    check_pid(tx, there, &wanted)?;
    Ok(wanted)
}

/// Refuses a personal id that disagrees with the rest of the record, or is another child's.
fn check_pid(tx: &Tx<'_>, there: &Child, wanted: &Child) -> Result<()> {
    let Some(pid) = &wanted.pid else { return Ok(()) };
    let sex = Sex::parse(&wanted.sex).unwrap_or(Sex::Male);
    let bad = |problem| Refusal::Invalid { field: "pid", value: pid.clone(), problem };
    person::pid(pid, sex, &wanted.birth_date).map_err(bad)?;
    match tx.child_by_pid(pid)?.filter(|c| c.id != there.id) {
        Some(other) => Err(Refusal::Exists { thing: Thing::Child, key: other.code }.into()),
        None => Ok(()),
    }
}

/// Writes a record that differs from what is there.
pub(super) fn write_record(tx: &Tx<'_>, there: &Child, wanted: &Child) -> Result<()> {
    check_pid(tx, there, wanted)?;
    if let Some(locked) = check_record(&mut PageChecks::default(), tx, there)? {
        return Err(locked.into());
    }
    tx.update_child(wanted)
}

impl App {
    /// Children as the signed-in account may see them, in the order of lists.
    pub fn children_list(&mut self, filter: &ChildFilter) -> Result<Vec<ChildView>> {
        let (authority, _) = self.may(Right::ChildrenRead)?;
        let sight = Sight::of(&authority);
        let on = filter.on.unwrap_or_else(|| self.today());
        let status = filter.status.as_deref().unwrap_or("attending");
        self.read(|db| {
            let class = match &filter.class {
                Some(given) => {
                    let class = find_class(db, given, &year_on(db, "on", on)?.year)?;
                    Some((class.year, class.code))
                }
                None => None,
            };
            let (mut list, terms) = (Vec::new(), all_terms(db)?);
            for child in db.children()? {
                let rows = db.enrolments_of(child.id)?;
                let (there, from, now) = place(db, &rows, on)?;
                // Who left stays in the class that was left, for those who ask for its leavers.
                let listed = there.clone().or_else(|| {
                    rows.iter()
                        .rfind(|r| r.from <= on && !r.class.is_empty())
                        .map(|r| (r.year.clone(), r.class.clone()))
                });
                if (status != "all" && status != now) || (class.is_some() && class != listed) {
                    continue;
                }
                if let Some(child) = sight.see(child, there.as_ref()) {
                    let movement = movement(&terms, &rows, on);
                    list.push(ChildView { child, class: there, from, status: now, movement });
                }
            }
            Ok(list)
        })
    }

    /// One child by code or name, with the rows of its way through the school.
    pub fn children_show(&mut self, given: &str, on: Option<Date>) -> Result<(ChildView, Vec<Enrolment>)> {
        let (authority, _) = self.may(Right::ChildrenRead)?;
        let username = self.actor()?.username;
        let sight = Sight::of(&authority);
        let on = on.unwrap_or_else(|| self.today());
        self.read(|db| {
            let child = find_child(db, given, on, &sight.reach())?;
            let rows = db.enrolments_of(child.id)?;
            let (class, from, status) = place(db, &rows, on)?;
            let outside = || Refusal::NotAllowed {
                username,
                right: Right::ChildrenRead,
                class: class.as_ref().map(|(_, code)| code.clone()),
            };
            let child = sight.see(child, class.as_ref()).ok_or_else(outside)?;
            let movement = movement(&all_terms(db)?, &rows, on);
            Ok((ChildView { child, class, from, status, movement }, rows))
        })
    }

    /// Adds a child to a class from a day on; one that comes from another school is received.
    pub fn children_add(
        &mut self,
        code: &str,
        fields: &ChildFields,
        class: &str,
        from: Date,
        school: Option<&str>,
    ) -> Result<(Child, Receipt)> {
        self.need(Action::ChildrenAdd, &format!("child/{code}"))?;
        let invalid = |problem| Refusal::Invalid { field: "code", value: code.to_owned(), problem };
        let code = person::code(code).map_err(invalid)?;
        let record = Record::typed(fields, None, self.today())?;
        self.change(Action::ChildrenAdd, format!("child/{code}"), |tx| {
            if tx.child(&code)?.is_some() {
                return Err(Refusal::Exists { thing: Thing::Child, key: code.clone() }.into());
            }
            let class = find_class(**tx, class, &year_on(**tx, "from", from)?.year)?.code;
            let school = school.map(str::to_owned);
            let row = ChildRow { code: code.clone(), record, class, from, school };
            let (mut noun, mut problems) = (Children::default(), Problems::default());
            let step = noun.judge(tx, &row, false, &mut problems)?;
            if let Some(refusal) = problems.first() {
                return Err(refusal.into());
            }
            noun.write(tx, &row, step)?;
            let missing = || Refusal::NotFound { thing: Thing::Child, given: code.clone(), near: vec![] };
            Ok(tx.child(&code)?.ok_or_else(missing)?)
        })
    }

    /// Edits a child's record; a reason is needed.
    pub fn children_edit(&mut self, given: &str, fields: &ChildFields) -> Result<(Child, Receipt)> {
        let today = self.today();
        self.change(Action::ChildrenEdit, format!("child/{given}"), |tx| {
            let f = fields;
            let said = [&f.name, &f.birth_date, &f.sex, &f.pid, &f.ethnicity, &f.guardian_name, &f.guardian_phone];
            if said.iter().all(|field| field.is_none()) {
                return Err(Refusal::Usage(Usage::NothingGiven).into());
            }
            tx.reason()?;
            let there = find_child(**tx, given, today, &tx.reach(Right::ChildrenWrite)?)?;
            tx.set_object(format!("child/{}", there.code));
            let wanted = Record::typed(fields, Some(&there), today)?.over(&there.code, Some(&there));
            if wanted == there {
                return Ok(there);
            }
            write_record(tx, &there, &wanted)?;
            Ok(wanted)
        })
    }

    /// Children from a sheet.
    pub fn children_import(&mut self, source: Source, how: How<'_>) -> Result<ImportAnswer> {
        self.import(&mut Children::default(), source, how)
    }

    /// How many children of each class there are on a day, for pages that show where things stand.
    pub fn class_sizes(&self, on: Date) -> Result<BTreeMap<ClassKey, usize>> {
        let mut sizes = BTreeMap::new();
        for (_, class) in self.school.db().roster(None, on)? {
            *sizes.entry(class).or_default() += 1;
        }
        Ok(sizes)
    }
}

#[cfg(test)]
mod tests;
