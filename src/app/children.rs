//! The roster of children: lists, records, the sheet (Q4.6).
use super::enrolment::{check_enrolment, check_record};
use super::find::{find_child, find_class, not_found, year_on};
use super::import::{Cells, Column, How, ImportAnswer, Noun, PageChecks, Problems, Source, Step};
use super::{App, Result};
use crate::domain::action::Action;
use crate::domain::date::{Date, parse_cell_date};
use crate::domain::person::{self, Given, Sex, date_problem};
use crate::domain::refusal::{Problem, Refusal, Thing, Usage};
use crate::domain::right::{Right, Scope};
use crate::domain::role::{Authority, ClassKey, Reach, scope_of};
use crate::store::child::{Child, Enrolment};
use crate::store::door::Receipt;
use crate::store::{Db, Tx};
use std::collections::{BTreeMap, HashMap};

/// A child as the reader may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildView {
    /// The record: what the reader may not see is empty, id and telephone may be masked.
    pub child: Child,
    /// The class on the day asked for, with its year.
    pub class: Option<ClassKey>,
    /// First day in that class.
    pub from: Option<Date>,
    /// `attending`, `transfer`, `left` or `planned`.
    pub status: &'static str,
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
    code: String,
    record: Record,
    class: String,
    from: Date,
}

/// What is said of a child beside code and class.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Record {
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
    fn over(&self, code: &str, there: Option<&Child>) -> Child {
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
    fn typed(f: &ChildFields, there: Option<&Child>, today: Date) -> Result<Record> {
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
        Some(ChildRow { code: code?, record, class: class?, from: from? })
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
            locked = check_enrolment(&mut self.pages, tx, &rows, first, &row.class, &row.code)?;
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
        let why = if rows.is_empty() || place.is_some_and(|p| p.0 == "from") { "enrolled" } else { "moved" };
        tx.put_enrolment(&Enrolment {
            child,
            from: row.from,
            year,
            class: row.class.clone(),
            why: why.into(),
            school: None,
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
        return Ok((None, None, if row.why == "transfer" { "transfer" } else { "left" }));
    }
    let class = db.class_on(row.child, on)?;
    Ok(if class.is_some() { (class, Some(row.from), "attending") } else { (None, None, "left") })
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
            let mut list = Vec::new();
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
                    list.push(ChildView { child, class: there, from, status: now });
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
            Ok((ChildView { child, class, from, status }, rows))
        })
    }

    /// Adds a child to a class from a day on.
    pub fn children_add(
        &mut self,
        code: &str,
        fields: &ChildFields,
        class: &str,
        from: Date,
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
            let row = ChildRow { code: code.clone(), record, class, from };
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
            if let Some(pid) = &wanted.pid {
                let sex = Sex::parse(&wanted.sex).unwrap_or(Sex::Male);
                let bad = |problem| Refusal::Invalid { field: "pid", value: pid.clone(), problem };
                person::pid(pid, sex, &wanted.birth_date).map_err(bad)?;
                if let Some(other) = tx.child_by_pid(pid)?.filter(|c| c.id != there.id) {
                    return Err(Refusal::Exists { thing: Thing::Child, key: other.code }.into());
                }
            }
            if let Some(locked) = check_record(&mut PageChecks::default(), tx, &there)? {
                return Err(locked.into());
            }
            tx.update_child(&wanted)?;
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
