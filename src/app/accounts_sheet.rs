//! Many accounts from one sheet (Q4.3); their activation codes go to a file that only its owner may read.
use super::codes::give_activation;
use super::import::{Cells, Column, How, ImportAnswer, Line, Noun, Problems, Source, Step};
use super::setup::{check_name, check_username};
use super::{App, Result};
use crate::domain::action::Action;
use crate::domain::refusal::{Problem, Refusal, Thing};
use crate::domain::text;
use crate::files::atomic::Staged;
use crate::files::table::{Cell, CsvOut};
use crate::store::Tx;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// A row of the sheet of accounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountRow {
    username: String,
    name: String,
    kind: String,
    staff: Option<String>,
}

/// The sheet of accounts.
pub struct AccountSheet {
    codes_out: PathBuf,
    force: bool,
    codes: Vec<(String, String, Zeroizing<String>)>,
}

const COLUMNS: &[Column] = &[
    Column { key: "username", names: &["tên đăng nhập", "tài khoản"], required: true },
    Column { key: "name", names: &["họ và tên", "họ tên"], required: true },
    Column { key: "kind", names: &["loại"], required: false },
    Column { key: "staff", names: &["mã nhân viên", "mã cán bộ"], required: false },
];

/// The refusal inside an error, as a problem of the row.
fn problem<T>(outcome: Result<T>) -> std::result::Result<T, Problem> {
    outcome.map_err(|e| match e.downcast::<Refusal>() {
        Ok(Refusal::Invalid { problem, .. }) => problem,
        _ => Problem::Empty,
    })
}

impl Noun for AccountSheet {
    type Row = AccountRow;
    type Key = String;

    fn columns(&self) -> &'static [Column] {
        COLUMNS
    }

    fn action(&self) -> Action {
        Action::AccountsImport
    }

    fn object(&self) -> String {
        "accounts".into()
    }

    fn read(&mut self, cells: &mut Cells<'_>) -> Option<AccountRow> {
        let name = cells.read(1, |cell| problem(check_name("name", cell)));
        let typed = cells.raw(0).trim();
        let username = if typed.is_empty() {
            text::username_from(name.as_deref().unwrap_or_default())
        } else {
            text::clean(typed)
        };
        if let Err(p) = problem(check_username(&username)) {
            cells.bad(0, p);
        }
        let kind = cells.maybe(2, |cell| match text::search_key(cell).as_str() {
            "person" | "ca nhan" => Ok("person".to_owned()),
            "service" | "tai khoan chay tu dong" => Ok("service".to_owned()),
            _ => Err(Problem::UnknownWord { allowed: vec!["person", "service"] }),
        });
        let staff = cells.maybe(3, |cell| Ok(text::clean(cell)));
        Some(AccountRow { username, name: name?, kind: kind.unwrap_or_else(|| "person".into()), staff })
    }

    fn key(&self, row: &AccountRow) -> Option<String> {
        Some(row.username.clone())
    }

    fn show_key(&self, row: &AccountRow) -> String {
        row.username.clone()
    }

    fn judge(&mut self, tx: &Tx<'_>, row: &AccountRow, update: bool, problems: &mut Problems) -> Result<Step> {
        let Some(there) = tx.account(&row.username)? else { return Ok(Step::Create) };
        let mut conflict = |column, there: &str, given: &str| {
            problems.add(
                Some(column),
                Refusal::Conflict {
                    key: row.username.clone(),
                    column,
                    there: there.to_owned(),
                    given: given.to_owned(),
                },
            );
        };
        // What an account is never changes; who holds it may be corrected.
        if there.kind != row.kind {
            conflict("kind", &there.kind, &row.kind);
        }
        let same = there.name == row.name && there.staff == row.staff;
        if !same && !update {
            if there.name == row.name {
                let none = String::new();
                conflict("staff", there.staff.as_ref().unwrap_or(&none), row.staff.as_ref().unwrap_or(&none));
            } else {
                conflict("name", &there.name, &row.name);
            }
        }
        Ok(if same { Step::Unchanged } else { Step::Update })
    }

    fn write(&mut self, tx: &Tx<'_>, row: &AccountRow, step: Step) -> Result<()> {
        if step == Step::Update {
            let account = super::accounts::find_account(tx, &row.username)?;
            return tx.update_account(account.id, &row.name, row.staff.as_deref());
        }
        let id = tx.insert_account(&row.username, &row.name, &row.kind, row.staff.as_deref())?;
        if row.kind == "person" {
            let code = give_activation(tx, id, &row.username, "activation")?;
            self.codes.push((row.username.clone(), row.name.clone(), code));
        }
        Ok(())
    }

    fn write_all(&mut self, tx: &Tx<'_>, rows: &[Line<AccountRow>]) -> Result<()> {
        let makes = rows.iter().any(|l| l.step == Some(Step::Create));
        if makes && !self.force && self.codes_out.exists() {
            let key = self.codes_out.display().to_string();
            return Err(Refusal::Exists { thing: Thing::File, key }.into());
        }
        for (row, step) in rows.iter().filter_map(|l| l.row.as_ref().zip(l.step)).filter(|(_, s)| *s != Step::Unchanged)
        {
            self.write(tx, row, step)?;
        }
        Ok(())
    }
}

impl App {
    /// Imports accounts; the activation codes of the new ones are written to `codes_out`, and nowhere else.
    pub fn accounts_import(
        &mut self,
        source: Source,
        how: How<'_>,
        codes_out: &Path,
        force: bool,
    ) -> Result<ImportAnswer> {
        self.need(Action::AccountsImport, "accounts")?;
        // Made before anything is written: a folder that takes no file must not cost the codes.
        let mut staged = Staged::create(codes_out, true, 0o600).map_err(|e| e.refusal(codes_out))?;
        let mut sheet = AccountSheet { codes_out: codes_out.to_owned(), force, codes: Vec::new() };
        let answer = self.import(&mut sheet, source, how)?;
        if answer.receipt.entry.is_some() && !sheet.codes.is_empty() {
            let io = |e: std::io::Error| Refusal::Io { path: codes_out.display().to_string(), error: e.to_string() };
            let mut csv = CsvOut::new(staged.writer(), &["username", "name", "activation_code"], false).map_err(io)?;
            for (username, name, code) in &sheet.codes {
                csv.row(&[Cell::Text(username), Cell::Text(name), Cell::Text(code)]).map_err(io)?;
            }
            csv.finish().map_err(io)?;
            staged.publish().map_err(|e| e.refusal(codes_out))?;
        }
        Ok(answer)
    }
}
