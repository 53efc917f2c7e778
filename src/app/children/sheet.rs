//! The sheet of children, and the record that a row or a command line says.
use super::super::Result;
use super::super::enrolment::{check_enrolment, check_record};
use super::super::find::{not_found, year_on};
use super::super::import::{Cells, Column, Noun, PageChecks, Problems, Step};
use crate::domain::action::Action;
use crate::domain::date::{Date, parse_cell_date};
use crate::domain::person::{self, Given, Sex, date_problem};
use crate::domain::refusal::{Problem, Refusal, Thing};
use crate::store::Tx;
use crate::store::child::{Child, Enrolment};
use std::collections::HashMap;

/// A record as typed; what is none is left as it is, what is empty is taken away.
#[derive(Clone, Debug, Default)]
pub struct ChildFields {
    /// Name.
    pub name: Option<String>,
    /// Birth date.
    pub birth_date: Option<String>,
    /// Sex.
    pub sex: Option<String>,
    /// Personal id.
    pub pid: Option<String>,
    /// Ethnic group.
    pub ethnicity: Option<String>,
    /// Who is called.
    pub guardian_name: Option<String>,
    /// Under which number.
    pub guardian_phone: Option<String>,
}

/// A row of the sheet of children.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildRow {
    pub(super) code: String,
    pub(super) record: Record,
    pub(super) class: String,
    pub(super) from: Date,
    /// The school that the child comes from, where it is received.
    pub(super) school: Option<String>,
}

/// What is said of a child beside code and class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    name: String,
    birth_date: String,
    sex: Sex,
    pid: Given,
    ethnicity: Given,
    guardian_name: Given,
    guardian_phone: Given,
}

/// The sheet of children.
#[derive(Default)]
pub struct Children {
    pages: PageChecks,
    /// Personal ids of the sheet, with the code of the child.
    pids: HashMap<String, String>,
}

/// Columns of the sheet of children.
pub const COLUMNS: &[Column] = &[
    Column {
        key: "code", names: &["Mã trẻ", "Mã học sinh", "Mã định danh Bộ", "Mã", "Child"], required: true
    },
    Column { key: "name", names: &["Họ và tên", "Họ tên", "Họ tên trẻ", "Full name"], required: true },
    Column { key: "birth_date", names: &["Ngày sinh", "Ngày tháng năm sinh", "Date of birth"], required: true },
    Column { key: "sex", names: &["Giới tính", "Gender"], required: true },
    Column { key: "class", names: &["Lớp", "Mã lớp"], required: true },
    Column { key: "from", names: &["Từ ngày", "Ngày vào lớp", "Ngày nhập học"], required: true },
    Column { key: "pid", names: &["Số định danh", "Số định danh cá nhân", "Personal id"], required: false },
    Column { key: "ethnicity", names: &["Dân tộc"], required: false },
    Column {
        key: "guardian_name",
        names: &["Người giám hộ", "Họ tên người giám hộ", "Phụ huynh", "Guardian"],
        required: false,
    },
    Column {
        key: "guardian_phone",
        names: &["Điện thoại người giám hộ", "Số điện thoại", "Điện thoại", "SĐT", "Guardian's phone"],
        required: false,
    },
];

fn short(given: &str) -> std::result::Result<String, Problem> {
    person::free_text(given, 100)
}

impl Record {
    /// The child that it makes, over what is there.
    pub(super) fn over(&self, code: &str, there: Option<&Child>) -> Child {
        Child {
            id: there.map_or(0, |c| c.id),
            code: code.to_owned(),
            name: self.name.clone(),
            birth_date: self.birth_date.clone(),
            sex: self.sex.code().to_owned(),
            pid: self.pid.over(there.and_then(|c| c.pid.as_ref())),
            ethnicity: self.ethnicity.over(there.and_then(|c| c.ethnicity.as_ref())),
            guardian_name: self.guardian_name.over(there.and_then(|c| c.guardian_name.as_ref())),
            guardian_phone: self.guardian_phone.over(there.and_then(|c| c.guardian_phone.as_ref())),
        }
    }

    /// A record from what was typed over what is there.
    pub(super) fn typed(f: &ChildFields, there: Option<&Child>, today: Date) -> Result<Record> {
        let invalid = |field, value: &str, problem| Refusal::Invalid { field, value: value.to_owned(), problem };
        let option = |field, value: &Option<String>, read: &dyn Fn(&str) -> std::result::Result<String, Problem>| {
            let value = value.as_deref();
            Given::option(value, read).map_err(|p| invalid(field, value.unwrap_or_default(), p))
        };
        let or = |value: &Option<String>, old: Option<&String>| value.clone().or(old.cloned()).unwrap_or_default();
        let name = or(&f.name, there.map(|c| &c.name));
        let birth = or(&f.birth_date, there.map(|c| &c.birth_date));
        let sex = or(&f.sex, there.map(|c| &c.sex));
        let name = person::name(&name).map_err(|p| invalid("name", &name, p))?;
        let birth_date = person::birth_date(&birth, today).map_err(|p| invalid("birth_date", &birth, p))?;
        let sex = Sex::parse(&sex).map_err(|p| invalid("sex", &sex, p))?;
        Ok(Record {
            pid: option("pid", &f.pid, &|s| person::pid(s, sex, &birth_date))?,
            ethnicity: option("ethnicity", &f.ethnicity, &short)?,
            guardian_name: option("guardian_name", &f.guardian_name, &person::name)?,
            guardian_phone: option("guardian_phone", &f.guardian_phone, &person::phone)?,
            name,
            birth_date,
            sex,
        })
    }
}

/// The first column in which two records differ, with both values.
fn difference(there: &Child, wanted: &Child) -> Option<(&'static str, String, String)> {
    let cells = |c: &Child| {
        let text = |t: &Option<String>| t.clone().unwrap_or_default();
        let rest = [&c.pid, &c.ethnicity, &c.guardian_name, &c.guardian_phone].map(text);
        [c.name.clone(), c.birth_date.clone(), c.sex.clone()].into_iter().chain(rest)
    };
    let columns = ["name", "birth_date", "sex", "pid", "ethnicity", "guardian_name", "guardian_phone"];
    let mut both = columns.into_iter().zip(cells(there)).zip(cells(wanted));
    both.find(|((_, a), b)| a != b).map(|((column, a), b)| (column, a, b))
}

/// How the enrolment that a row names differs from what there is: column, what is there, what was given.
fn misplaced(rows: &[Enrolment], year: &str, row: &ChildRow) -> Option<(&'static str, String, String)> {
    if rows.iter().any(|r| r.from == row.from && r.class == row.class && r.year == year) {
        return None;
    }
    let day = |d: Date| d.to_string();
    match rows.iter().rfind(|r| r.from <= row.from).or(rows.first()) {
        Some(r) if r.class == row.class && r.year == year => Some(("from", day(r.from), day(row.from))),
        Some(r) => Some(("class", r.class.clone(), row.class.clone())),
        None => Some(("class", String::new(), row.class.clone())),
    }
}

impl Noun for Children {
    type Row = ChildRow;
    type Key = String;

    fn columns(&self) -> &'static [Column] {
        COLUMNS
    }

    fn action(&self) -> Action {
        Action::ChildrenImport
    }

    fn object(&self) -> String {
        "children".into()
    }

    fn read(&mut self, cells: &mut Cells<'_>) -> Option<ChildRow> {
        let today = cells.today;
        let (code, name) = (cells.read(0, person::code), cells.read(1, person::name));
        let birth_date = cells.read(2, |s| person::birth_date(s, today));
        let sex = cells.read(3, Sex::parse);
        let class = cells.read(4, person::code);
        let from = cells.read(5, |s| parse_cell_date(s).map_err(date_problem));
        // Without sex and birth date a personal id cannot be judged; the row is bad already.
        let pid = match (sex, &birth_date) {
            (Some(sex), Some(born)) => cells.given(6, |s| person::pid(s, sex, born)),
            _ => Given::Kept,
        };
        let ethnicity = cells.given(7, short);
        let guardian_name = cells.given(8, person::name);
        let guardian_phone = cells.given(9, person::phone);
        let (name, birth_date, sex) = (name?, birth_date?, sex?);
        let record = Record { name, birth_date, sex, pid, ethnicity, guardian_name, guardian_phone };
        Some(ChildRow { code: code?, record, class: class?, from: from?, school: None })
    }

    fn key(&self, row: &ChildRow) -> Option<String> {
        Some(row.code.clone())
    }

    fn show_key(&self, row: &ChildRow) -> String {
        row.code.clone()
    }

    fn judge(&mut self, tx: &Tx<'_>, row: &ChildRow, update: bool, problems: &mut Problems) -> Result<Step> {
        let there = tx.child(&row.code)?;
        let wanted = row.record.over(&row.code, there.as_ref());
        if let Some(pid) = &wanted.pid {
            let in_sheet = self.pids.insert(pid.clone(), row.code.clone());
            let other = in_sheet.or(tx.child_by_pid(pid)?.map(|c| c.code)).filter(|code| *code != row.code);
            if let Some(key) = other {
                problems.add(Some("pid"), Refusal::Exists { thing: Thing::Child, key });
            }
        }
        let Some(year) = tx.year_of(row.from)? else {
            problems.invalid("from", &row.from.to_string(), Problem::OutsideYears);
            return Ok(Step::Unchanged);
        };
        if tx.class(&year.year, &row.class)?.is_none() {
            let classes = tx.classes(&year.year)?;
            let codes: Vec<&str> = classes.iter().map(|c| c.code.as_str()).collect();
            problems.add(Some("class"), not_found(Thing::Class, &row.class, &codes));
            return Ok(Step::Unchanged);
        }
        let rows = there.as_ref().map(|c| tx.enrolments_of(c.id)).transpose()?.unwrap_or_default();
        let record = there.as_ref().map_or(Some(("code", String::new(), row.code.clone())), |c| difference(c, &wanted));
        let place = misplaced(&rows, &year.year, row);
        if record.is_none() && place.is_none() {
            return Ok(Step::Unchanged);
        }
        let mut locked = None;
        if place.is_some() {
            let first = shifted(&rows, place.as_ref(), row).map_or(row.from, |r| r.from.min(row.from));
            locked = check_enrolment(&mut self.pages, tx, &rows, (first, &year, &row.class), &row.code)?;
        }
        if record.is_some() && locked.is_none() {
            locked = check_record(&mut self.pages, tx, &wanted)?;
        }
        if let Some(locked) = locked {
            problems.add(None, locked);
        } else if let (Some(_), false, Some((column, there, given))) = (&there, update, record.or(place)) {
            problems.add(Some(column), Refusal::Conflict { key: row.code.clone(), column, there, given });
        }
        Ok(if there.is_none() { Step::Create } else { Step::Update })
    }

    fn write(&mut self, tx: &Tx<'_>, row: &ChildRow, _step: Step) -> Result<()> {
        let there = tx.child(&row.code)?;
        let wanted = row.record.over(&row.code, there.as_ref());
        let child = match &there {
            None => tx.insert_child(&wanted)?,
            Some(c) => {
                if *c != wanted {
                    tx.update_child(&wanted)?;
                }
                c.id
            }
        };
        let rows = tx.enrolments_of(child)?;
        let year = year_on(**tx, "from", row.from)?.year;
        let place = misplaced(&rows, &year, row);
        if place.is_none() {
            return Ok(());
        }
        if let Some(first) = shifted(&rows, place.as_ref(), row) {
            tx.delete_enrolment(child, first.from)?;
        }
        let why = if row.school.is_some() {
            "received"
        } else if rows.is_empty() || place.is_some_and(|p| p.0 == "from") {
            "enrolled"
        } else {
            "moved"
        };
        tx.put_enrolment(&Enrolment {
            child,
            from: row.from,
            year,
            class: row.class.clone(),
            why: why.into(),
            school: row.school.clone(),
            document: None,
        })
    }
}

/// The child's first row, where the sheet only says another first day in the same class: it is shifted, not added to.
fn shifted<'a>(
    rows: &'a [Enrolment],
    place: Option<&(&'static str, String, String)>,
    row: &ChildRow,
) -> Option<&'a Enrolment> {
    let next = rows.get(1).map_or(Date::MAX, |r| r.from);
    rows.first().filter(|_| place.is_some_and(|p| p.0 == "from") && row.from < next)
}
