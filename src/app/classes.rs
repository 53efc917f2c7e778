//! Classes of a school year (Q4.6).
use super::find::find_class;
use super::import::{Cells, Column, How, ImportAnswer, Noun, PageChecks, Problems, Source, Step};
use super::years::{closed, parse_year, year_or_today};
use super::{App, Result};
use crate::domain::action::Action;
use crate::domain::book::Book;
use crate::domain::lock::RowPage;
use crate::domain::meal::AgeGroup;
use crate::domain::person::{self, Given};
use crate::domain::refusal::{Problem, Refusal, Thing};
use crate::domain::text::header_key;
use crate::store::Tx;
use crate::store::class::Class;
use crate::store::door::Receipt;
use std::collections::BTreeMap;

/// A class in lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassView {
    /// The class.
    pub class: Class,
    /// Children in it today; in a year that is over or to come, on its last or first day.
    pub children: usize,
    /// Usernames of those to whom the class is granted today.
    pub teachers: Vec<String>,
}

/// A class to be added, as typed.
#[derive(Clone, Debug, Default)]
pub struct NewClass {
    /// School year; the one of today if none.
    pub year: Option<String>,
    /// Code.
    pub code: String,
    /// Name; the code if none.
    pub name: Option<String>,
    /// Age group.
    pub age_group: String,
    /// Site.
    pub site: Option<String>,
    /// Most children.
    pub capacity: Option<i64>,
}

/// A row of the sheet of classes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassRow {
    year: String,
    code: String,
    name: String,
    age_group: AgeGroup,
    site: Given,
    capacity: Given,
}

/// The sheet of classes.
#[derive(Default)]
pub struct Classes {
    pages: PageChecks,
}

/// Columns of the sheet of classes.
pub const COLUMNS: &[Column] = &[
    Column { key: "year", names: &["Năm học", "School year"], required: true },
    Column { key: "code", names: &["Mã lớp", "Mã", "Class"], required: true },
    Column { key: "name", names: &["Tên lớp", "Class name"], required: true },
    Column { key: "age_group", names: &["Nhóm tuổi", "Độ tuổi", "Khối"], required: true },
    Column { key: "site", names: &["Điểm trường"], required: false },
    Column { key: "capacity", names: &["Sĩ số tối đa", "Sĩ số"], required: false },
];

/// Reads an age group in either language.
pub fn parse_age_group(given: &str) -> std::result::Result<AgeGroup, Problem> {
    let folded = header_key(given);
    AgeGroup::parse(&folded)
        .ok_or_else(|| Problem::UnknownWord { allowed: AgeGroup::ALL.iter().map(|g| g.code()).collect() })
}

fn parse_capacity(given: &str) -> std::result::Result<String, Problem> {
    let number = given.trim().parse::<i64>().ok().filter(|n| (1..=999).contains(n));
    number.map(|n| n.to_string()).ok_or(Problem::NotANumber { min: 1, max: 999 })
}

impl ClassRow {
    fn over(&self, there: Option<&Class>) -> Class {
        let capacity = there.and_then(|c| c.capacity).map(|n| n.to_string());
        Class {
            id: there.map_or(0, |c| c.id),
            year: self.year.clone(),
            code: self.code.clone(),
            name: self.name.clone(),
            age_group: self.age_group.code().to_owned(),
            site: self.site.over(there.and_then(|c| c.site.as_ref())),
            capacity: self.capacity.over(capacity.as_ref()).and_then(|n| n.parse().ok()),
        }
    }
}

/// The first column in which two classes differ, with both values.
fn difference(there: &Class, wanted: &Class) -> Option<(&'static str, String, String)> {
    let number = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
    let cells =
        |c: &Class| [c.name.clone(), c.age_group.clone(), c.site.clone().unwrap_or_default(), number(c.capacity)];
    let columns = ["name", "age_group", "site", "capacity"];
    let mut both = columns.into_iter().zip(cells(there)).zip(cells(wanted));
    both.find(|((_, a), b)| a != b).map(|((column, a), b)| (column, a, b))
}

impl Noun for Classes {
    type Row = ClassRow;
    type Key = (String, String);

    fn columns(&self) -> &'static [Column] {
        COLUMNS
    }

    fn action(&self) -> Action {
        Action::ClassesImport
    }

    fn object(&self) -> String {
        "classes".into()
    }

    fn read(&mut self, cells: &mut Cells<'_>) -> Option<ClassRow> {
        let year = cells.read(0, parse_year);
        let code = cells.read(1, person::code);
        let name = cells.read(2, person::name);
        let age_group = cells.read(3, parse_age_group);
        let site = cells.given(4, |s| person::free_text(s, 100));
        let capacity = cells.given(5, parse_capacity);
        Some(ClassRow { year: year?.to_string(), code: code?, name: name?, age_group: age_group?, site, capacity })
    }

    fn key(&self, row: &ClassRow) -> Option<(String, String)> {
        Some((row.year.clone(), row.code.clone()))
    }

    fn show_key(&self, row: &ClassRow) -> String {
        format!("{}/{}", row.year, row.code)
    }

    fn judge(&mut self, tx: &Tx<'_>, row: &ClassRow, update: bool, problems: &mut Problems) -> Result<Step> {
        let years = tx.years()?;
        let Some(year) = years.iter().find(|y| y.year == row.year) else {
            let near = years.into_iter().map(|y| y.year).collect();
            let refusal = Refusal::NotFound { thing: Thing::Year, given: row.year.clone(), near };
            problems.add(Some("year"), refusal);
            return Ok(Step::Unchanged);
        };
        let there = tx.class(&row.year, &row.code)?;
        if there.as_ref().is_none_or(|there| difference(there, &row.over(Some(there))).is_some())
            && let Some(closed) = closed(tx, year)?
        {
            problems.add(Some("year"), closed);
            return Ok(Step::Unchanged);
        }
        let Some(there) = there else { return Ok(Step::Create) };
        let wanted = row.over(Some(&there));
        let Some((column, was, given)) = difference(&there, &wanted) else { return Ok(Step::Unchanged) };
        // Another age group is another price for every day of the year.
        if there.age_group != wanted.age_group {
            let page =
                RowPage { first: year.first, last: year.last, class: Some(&row.code), by_day: false, child: None };
            if let Some(locked) = self.pages.check(tx, Book::Meals, page, None)? {
                problems.add(Some("age_group"), locked);
                return Ok(Step::Unchanged);
            }
        }
        if !update {
            problems.add(Some(column), Refusal::Conflict { key: self.show_key(row), column, there: was, given });
        }
        Ok(Step::Update)
    }

    fn write(&mut self, tx: &Tx<'_>, row: &ClassRow, step: Step) -> Result<()> {
        let there = tx.class(&row.year, &row.code)?;
        let wanted = row.over(there.as_ref());
        if step == Step::Create { tx.insert_class(&wanted).map(drop) } else { tx.update_class(&wanted) }
    }
}

impl App {
    /// The classes of a year.
    pub fn classes_list(&mut self, year: Option<&str>) -> Result<Vec<ClassView>> {
        self.actor()?;
        let today = self.today();
        self.read(|db| {
            let year = year_or_today(db, year, today)?;
            let mut counts: BTreeMap<String, usize> = BTreeMap::new();
            for (_, (y, class)) in db.roster(None, today.clamp(year.first, year.last))? {
                if y == year.year {
                    *counts.entry(class).or_default() += 1;
                }
            }
            let grants = db.grants()?;
            let teachers = |class: &str| {
                let ours = grants.iter().filter(|(_, g)| {
                    g.holds(today) && g.year.as_deref() == Some(&year.year) && g.class.as_deref() == Some(class)
                });
                let mut names: Vec<String> = ours.map(|(u, _)| u.clone()).collect();
                names.dedup();
                names
            };
            let classes = db.classes(&year.year)?.into_iter().map(|class| ClassView {
                children: counts.get(&class.code).copied().unwrap_or(0),
                teachers: teachers(&class.code),
                class,
            });
            Ok(classes.collect())
        })
    }

    /// One class, by code or name.
    pub fn classes_show(&mut self, given: &str, year: Option<&str>) -> Result<ClassView> {
        let list = self.classes_list(year)?;
        let year = list.first().map(|v| v.class.year.clone()).unwrap_or_default();
        let found = find_class(self.school.db(), given, &year)?;
        let missing = || Refusal::NotFound { thing: Thing::Class, given: given.to_owned(), near: vec![] };
        Ok(list.into_iter().find(|v| v.class.id == found.id).ok_or_else(missing)?)
    }

    /// Adds a class.
    pub fn classes_add(&mut self, new: &NewClass) -> Result<(Class, Receipt)> {
        self.need(Action::ClassesAdd, &format!("class/{}", new.code))?;
        let today = self.today();
        let invalid = |field, value: &str, problem| Refusal::Invalid { field, value: value.to_owned(), problem };
        let code = person::code(&new.code).map_err(|p| invalid("code", &new.code, p))?;
        let given_name = new.name.as_deref().unwrap_or(&new.code);
        let name = person::name(given_name).map_err(|p| invalid("name", given_name, p))?;
        let age_group = parse_age_group(&new.age_group).map_err(|p| invalid("age_group", &new.age_group, p))?;
        let site = Given::option(new.site.as_deref(), |s| person::free_text(s, 100))
            .map_err(|p| invalid("site", new.site.as_deref().unwrap_or_default(), p))?;
        let capacity = new.capacity.map(|n| n.to_string());
        let capacity = Given::option(capacity.as_deref(), parse_capacity)
            .map_err(|p| invalid("capacity", capacity.as_deref().unwrap_or_default(), p))?;
        self.change(Action::ClassesAdd, format!("class/{code}"), |tx| {
            let year = year_or_today(**tx, new.year.as_deref(), today)?;
            if let Some(closed) = closed(tx, &year)? {
                return Err(closed.into());
            }
            if tx.class(&year.year, &code)?.is_some() {
                return Err(Refusal::Exists { thing: Thing::Class, key: code.clone() }.into());
            }
            tx.set_object(format!("class/{}/{code}", year.year));
            let row = ClassRow { year: year.year, code: code.clone(), name, age_group, site, capacity };
            let class = row.over(None);
            tx.insert_class(&class)?;
            Ok(class)
        })
    }

    /// Classes from a sheet.
    pub fn classes_import(&mut self, source: Source, how: How<'_>) -> Result<ImportAnswer> {
        self.import(&mut Classes::default(), source, how)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{TestSchool, YEAR, counts, refusal, sheet};
    use super::*;
    use jiff::civil::date;

    fn import(school: &mut TestSchool, row: &str) -> Result<ImportAnswer> {
        let text = format!("Năm học,Mã lớp,Tên lớp,Nhóm tuổi\n{YEAR},5A1,{row}\n");
        school.app.classes_import(sheet(text), How { update: true, ..How::default() })
    }

    #[test]
    fn another_age_group_is_refused_where_a_month_of_meals_is_locked() {
        let mut school = TestSchool::with_roster();
        school.lock(Book::Meals, "2026-10", date(2026, 10, 1), date(2026, 10, 31), None);
        let same = import(&mut school, "Lớp mẫu giáo 5A1,Mẫu giáo lớn").unwrap();
        assert_eq!(counts(&same), [0, 0, 1, 0]);
        let name = import(&mut school, "Lớp Lá 1,mau giao lon").unwrap();
        assert_eq!(counts(&name), [0, 1, 0, 0]);
        let class = school.app.classes_show("lop la 1", None).unwrap();
        assert_eq!((class.class.code.as_str(), class.class.capacity, class.children), ("5A1", Some(35), 34));
        assert_eq!(class.teachers, ["co.lan"]);
        let refused = refusal(import(&mut school, "Lớp Lá 1,mg4"));
        assert_eq!((refused.code(), refused.exit()), ("book_locked", 5));
        school.verify();
    }

    #[test]
    fn a_class_is_added_to_a_year_that_exists() {
        let mut school = TestSchool::new();
        let new = NewClass { code: "2T1".into(), age_group: "nt2".into(), ..NewClass::default() };
        let (class, _) = school.app.classes_add(&new).unwrap();
        assert_eq!((class.year.as_str(), class.name.as_str()), (YEAR, "2T1"));
        assert!(matches!(refusal(school.app.classes_add(&new)), Refusal::Exists { .. }));
        let next = NewClass { year: Some("2027-2028".into()), ..new };
        assert!(matches!(refusal(school.app.classes_add(&next)), Refusal::NotFound { thing: Thing::Year, .. }));
        let (year, _) = school.app.years_open("2027-2028", None, None).unwrap();
        assert_eq!(year.state, "planned");
        school.app.classes_add(&next).unwrap();
        assert!(matches!(refusal(school.app.years_open("2027-2028", None, None)), Refusal::Exists { .. }));
    }
}
