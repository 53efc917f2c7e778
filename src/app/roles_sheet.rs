//! Many grants from one sheet (Q3.1).
use super::import::{Cells, Column, How, ImportAnswer, Noun, Problems, Source, Step};
use super::roles::{Granted, Wanted, grant_in, plan};
use super::{App, Result};
use crate::domain::action::Action;
use crate::domain::date::{DateError, parse_cell_date};
use crate::domain::refusal::{Problem, Refusal};
use crate::domain::text;
use crate::store::Tx;

/// The sheet of grants.
struct RoleSheet;

const COLUMNS: &[Column] = &[
    Column { key: "username", names: &["tên đăng nhập", "tài khoản"], required: true },
    Column { key: "role", names: &["nhóm quyền", "vai trò"], required: true },
    Column { key: "class", names: &["lớp"], required: false },
    Column { key: "team", names: &["tổ chuyên môn"], required: false },
    Column { key: "from", names: &["từ ngày"], required: false },
    Column { key: "to", names: &["đến ngày"], required: false },
];

fn day(cell: &str) -> std::result::Result<crate::domain::date::Date, Problem> {
    parse_cell_date(cell.trim()).map_err(|e| match e {
        DateError::Impossible => Problem::NoSuchDay,
        DateError::MonthFirst => Problem::MonthFirst,
        DateError::TwoDigitYear => Problem::ShortYear,
        _ => Problem::NotADate,
    })
}

impl Noun for RoleSheet {
    type Row = Wanted;
    type Key = (String, String, Option<String>, Option<String>);

    fn columns(&self) -> &'static [Column] {
        COLUMNS
    }

    fn action(&self) -> Action {
        Action::RolesImport
    }

    fn object(&self) -> String {
        "roles".into()
    }

    fn read(&mut self, cells: &mut Cells<'_>) -> Option<Wanted> {
        let username = cells.read(0, |cell| Ok(text::clean(cell)));
        let role = cells.read(1, |cell| Ok(text::clean(cell)));
        let class = cells.maybe(2, |cell| Ok(text::clean(cell)));
        let team = cells.maybe(3, |cell| Ok(text::clean(cell)));
        let from = cells.maybe(4, day);
        let to = cells.maybe(5, day);
        Some(Wanted { username: username?, role: role?, class, team, from, to })
    }

    fn key(&self, row: &Wanted) -> Option<Self::Key> {
        Some((row.username.clone(), row.role.clone(), row.class.clone(), row.team.clone()))
    }

    fn show_key(&self, row: &Wanted) -> String {
        format!("{} {}", row.username, row.role)
    }

    fn judge(&mut self, tx: &Tx<'_>, row: &Wanted, update: bool, problems: &mut Problems) -> Result<Step> {
        match plan(tx, row, update) {
            Ok(p) => Ok(match p.granted {
                Granted::Created => Step::Create,
                Granted::Updated => Step::Update,
                Granted::Unchanged => Step::Unchanged,
            }),
            Err(error) => {
                problems.add(None, error.downcast::<Refusal>()?);
                Ok(Step::Unchanged)
            }
        }
    }

    fn write(&mut self, tx: &Tx<'_>, row: &Wanted, _: Step) -> Result<()> {
        // Judged again: a row above may have given the account a role that this one clashes with.
        grant_in(tx, row, true).map(drop)
    }
}

impl App {
    /// Imports grants; needs a reason.
    pub fn roles_import(&mut self, source: Source, how: How<'_>) -> Result<ImportAnswer> {
        self.need(Action::RolesImport, "roles")?;
        self.need_reason()?;
        self.import(&mut RoleSheet, source, how)
    }
}
