//! Records of staff (Q4.6).
use super::find::find_staff;
use super::import::{Cells, Column, How, ImportAnswer, Noun, Problems, Source, Step};
use super::{App, Result};
use crate::domain::action::Action;
use crate::domain::date::Date;
use crate::domain::person::{self, Given, Sex};
use crate::domain::refusal::{Problem, Refusal, Thing, Usage};
use crate::domain::right::{Right, Scope};
use crate::domain::role::{Authority, scope_of};
use crate::store::door::Receipt;
use crate::store::staff::Staff;
use crate::store::{Db, Tx};

/// A member of staff as the reader may see it: what the reader may not see is empty, ids and telephones may be masked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffView {
    /// The record.
    pub staff: Staff,
    /// `working` or `left`.
    pub status: &'static str,
}

/// A record as typed; what is none is left as it is, what is empty is taken away.
#[derive(Clone, Debug, Default)]
pub struct StaffFields {
    /// Name.
    pub name: Option<String>,
    /// Birth date.
    pub birth_date: Option<String>,
    /// Sex.
    pub sex: Option<String>,
    /// Position.
    pub position: Option<String>,
    /// Team.
    pub team: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Mail address.
    pub email: Option<String>,
}

/// A row of the sheet of staff.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StaffRow {
    code: String,
    name: String,
    birth_date: Given,
    sex: Given,
    position: Given,
    team: Given,
    phone: Given,
    email: Given,
}

/// The sheet of staff.
#[derive(Default)]
pub struct StaffSheet;

/// Columns of the sheet of staff.
pub const COLUMNS: &[Column] = &[
    Column { key: "code", names: &["Mã nhân viên", "Mã", "Mã định danh"], required: true },
    Column { key: "name", names: &["Họ và tên", "Họ tên", "Full name"], required: true },
    Column { key: "birth_date", names: &["Ngày sinh", "Ngày tháng năm sinh", "Date of birth"], required: false },
    Column { key: "sex", names: &["Giới tính", "Gender"], required: false },
    Column { key: "position", names: &["Chức vụ", "Vị trí việc làm"], required: false },
    Column { key: "team", names: &["Tổ", "Tổ chuyên môn"], required: false },
    Column { key: "phone", names: &["Điện thoại", "Số điện thoại", "SĐT"], required: false },
    Column { key: "email", names: &["Thư điện tử", "E-mail"], required: false },
];

fn sex_word(given: &str) -> std::result::Result<String, Problem> {
    Sex::parse(given).map(|s| s.code().to_owned())
}

fn short(given: &str) -> std::result::Result<String, Problem> {
    person::free_text(given, 100)
}

impl StaffRow {
    fn over(&self, there: Option<&Staff>) -> Staff {
        Staff {
            id: there.map_or(0, |s| s.id),
            code: self.code.clone(),
            name: self.name.clone(),
            birth_date: self.birth_date.over(there.and_then(|s| s.birth_date.as_ref())),
            sex: self.sex.over(there.and_then(|s| s.sex.as_ref())),
            position: self.position.over(there.and_then(|s| s.position.as_ref())),
            team: self.team.over(there.and_then(|s| s.team.as_ref())),
            phone: self.phone.over(there.and_then(|s| s.phone.as_ref())),
            email: self.email.over(there.and_then(|s| s.email.as_ref())),
            left_on: there.and_then(|s| s.left_on),
        }
    }

    /// A record from what was typed.
    fn typed(code: &str, name: &str, f: &StaffFields, today: Date) -> Result<StaffRow> {
        let invalid = |field, value: &str, problem| Refusal::Invalid { field, value: value.to_owned(), problem };
        let option = |field, value: &Option<String>, read: &dyn Fn(&str) -> std::result::Result<String, Problem>| {
            let value = value.as_deref();
            Given::option(value, read).map_err(|p| invalid(field, value.unwrap_or_default(), p))
        };
        Ok(StaffRow {
            code: person::code(code).map_err(|p| invalid("code", code, p))?,
            name: person::name(name).map_err(|p| invalid("name", name, p))?,
            birth_date: option("birth_date", &f.birth_date, &|s| person::birth_date(s, today))?,
            sex: option("sex", &f.sex, &sex_word)?,
            position: option("position", &f.position, &short)?,
            team: option("team", &f.team, &short)?,
            phone: option("phone", &f.phone, &person::phone)?,
            email: option("email", &f.email, &short)?,
        })
    }
}

fn difference(there: &Staff, wanted: &Staff) -> Option<(&'static str, String, String)> {
    let cells = |s: &Staff| {
        let text = |t: &Option<String>| t.clone().unwrap_or_default();
        let rest = [&s.birth_date, &s.sex, &s.position, &s.team, &s.phone, &s.email].map(text);
        std::iter::once(s.name.clone()).chain(rest)
    };
    let columns = COLUMNS[1..].iter().map(|c| c.key);
    let mut both = columns.zip(cells(there)).zip(cells(wanted));
    both.find(|((_, a), b)| a != b).map(|((column, a), b)| (column, a, b))
}

impl Noun for StaffSheet {
    type Row = StaffRow;
    type Key = String;

    fn columns(&self) -> &'static [Column] {
        COLUMNS
    }

    fn action(&self) -> Action {
        Action::StaffImport
    }

    fn object(&self) -> String {
        "staff".into()
    }

    fn read(&mut self, cells: &mut Cells<'_>) -> Option<StaffRow> {
        let today = cells.today;
        let (code, name) = (cells.read(0, person::code), cells.read(1, person::name));
        let birth_date = cells.given(2, |s| person::birth_date(s, today));
        let sex = cells.given(3, sex_word);
        let (position, team) = (cells.given(4, short), cells.given(5, short));
        let (phone, email) = (cells.given(6, person::phone), cells.given(7, short));
        Some(StaffRow { code: code?, name: name?, birth_date, sex, position, team, phone, email })
    }

    fn key(&self, row: &StaffRow) -> Option<String> {
        Some(row.code.clone())
    }

    fn show_key(&self, row: &StaffRow) -> String {
        row.code.clone()
    }

    fn judge(&mut self, tx: &Tx<'_>, row: &StaffRow, update: bool, problems: &mut Problems) -> Result<Step> {
        let Some(there) = tx.staff(&row.code)? else { return Ok(Step::Create) };
        let Some((column, was, given)) = difference(&there, &row.over(Some(&there))) else {
            return Ok(Step::Unchanged);
        };
        if !update {
            let refusal = Refusal::Conflict { key: row.code.clone(), column, there: was, given };
            problems.add(Some(column), refusal);
        }
        Ok(Step::Update)
    }

    fn write(&mut self, tx: &Tx<'_>, row: &StaffRow, step: Step) -> Result<()> {
        let there = tx.staff(&row.code)?;
        let wanted = row.over(there.as_ref());
        if step == Step::Create { tx.insert_staff(&wanted).map(drop) } else { tx.update_staff(&wanted) }
    }
}

/// What the reader may see of a record; none if nothing.
pub(super) fn seen(
    db: Db<'_>,
    authority: &Authority,
    account: Option<i64>,
    staff: Staff,
    today: Date,
) -> Result<Option<StaffView>> {
    let own = match account {
        Some(id) => db.account_by_id(id)?.and_then(|a| a.staff).as_deref() == Some(&staff.code),
        None => false,
    };
    let scopes = authority.grants.iter().filter_map(|g| scope_of(&g.role, Right::StaffRead));
    let best = scopes.filter(|s| own || *s != Scope::Own).max();
    let status = if staff.left_on.is_some_and(|d| d < today) { "left" } else { "working" };
    let staff = match best {
        None => return Ok(None),
        Some(_) if own => staff,
        Some(Scope::All) => staff,
        Some(Scope::Masked) => Staff { phone: staff.phone.as_deref().map(person::mask_phone), email: None, ..staff },
        Some(_) => Staff {
            id: staff.id,
            code: staff.code,
            name: staff.name,
            position: staff.position,
            team: staff.team,
            left_on: staff.left_on,
            ..Staff::default()
        },
    };
    Ok(Some(StaffView { staff, status }))
}

impl App {
    /// Staff, working, left or (`None`) all.
    pub fn staff_list(&mut self, status: Option<&str>, team: Option<&str>) -> Result<Vec<StaffView>> {
        let (authority, _) = self.may(Right::StaffRead)?;
        let (account, today) = (self.actor()?.account, self.today());
        self.read(|db| {
            let mut list = Vec::new();
            for staff in db.all_staff()? {
                if team.is_none_or(|t| staff.team.as_deref() == Some(t)) {
                    list.extend(seen(db, &authority, account, staff, today)?);
                }
            }
            list.retain(|v| status.is_none_or(|s| s == v.status));
            Ok(list)
        })
    }

    /// One record, by code or name.
    pub fn staff_show(&mut self, given: &str) -> Result<StaffView> {
        let (authority, _) = self.may(Right::StaffRead)?;
        let actor = self.actor()?;
        let today = self.today();
        let not_allowed = Refusal::NotAllowed { username: actor.username, right: Right::StaffRead, class: None };
        self.read(|db| {
            let staff = find_staff(db, given)?;
            Ok(seen(db, &authority, actor.account, staff, today)?.ok_or(not_allowed)?)
        })
    }

    /// Adds a member of staff.
    pub fn staff_add(&mut self, code: &str, fields: &StaffFields) -> Result<(Staff, Receipt)> {
        self.need(Action::StaffAdd, &format!("staff/{code}"))?;
        let name = fields.name.as_deref().unwrap_or_default();
        let row = StaffRow::typed(code, name, fields, self.today())?;
        self.change(Action::StaffAdd, format!("staff/{}", row.code), |tx| {
            if tx.staff(&row.code)?.is_some() {
                return Err(Refusal::Exists { thing: Thing::Staff, key: row.code.clone() }.into());
            }
            let mut staff = row.over(None);
            staff.id = tx.insert_staff(&staff)?;
            Ok(staff)
        })
    }

    /// Edits a record.
    pub fn staff_edit(&mut self, given: &str, fields: &StaffFields) -> Result<(Staff, Receipt)> {
        self.need(Action::StaffEdit, &format!("staff/{given}"))?;
        let f = fields;
        let said = [&f.name, &f.birth_date, &f.sex, &f.position, &f.team, &f.phone, &f.email];
        if said.iter().all(|field| field.is_none()) {
            return Err(Refusal::Usage(Usage::NothingGiven).into());
        }
        let today = self.today();
        self.change(Action::StaffEdit, format!("staff/{given}"), |tx| {
            let there = find_staff(**tx, given)?;
            tx.set_object(format!("staff/{}", there.code));
            let name = fields.name.as_deref().unwrap_or(&there.name);
            let wanted = StaffRow::typed(&there.code, name, fields, today)?.over(Some(&there));
            if wanted != there {
                tx.update_staff(&wanted)?;
            }
            Ok(wanted)
        })
    }

    /// A member of staff leaves; the last day at work.
    pub fn staff_leave(&mut self, given: &str, last_day: Date) -> Result<(Staff, Receipt)> {
        self.change(Action::StaffLeave, format!("staff/{given}"), |tx| {
            let there = find_staff(**tx, given)?;
            tx.set_object(format!("staff/{}", there.code));
            let wanted = Staff { left_on: Some(last_day), ..there.clone() };
            if wanted != there {
                tx.update_staff(&wanted)?;
            }
            Ok(wanted)
        })
    }

    /// Staff from a sheet.
    pub fn staff_import(&mut self, source: Source, how: How<'_>) -> Result<ImportAnswer> {
        self.import(&mut StaffSheet, source, how)
    }
}
