//! A slip about an outside system is followed up: letter sent, done there, seen there, closed.
use super::super::children::COLUMNS;
use super::super::import::{Column, Source};
use super::super::{App, Receipt, Result};
use super::decide::step;
use super::find_slip;
use crate::audit::entry::Input;
use crate::domain::action::Action;
use crate::domain::correction::{Field, Slip, State, Step};
use crate::domain::date::{Date, parse_cell_date};
use crate::domain::refusal::{Problem, Refusal, SheetFault, SlipBar};
use crate::domain::text::{clean, search_key};
use crate::files::sheet::{Options, Row, Sheet, SheetError};
use crate::store::Db;

/// The letter that asks for reopening.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Its number.
    pub number: String,
    /// Its date.
    pub dated: Date,
}

/// Columns of a downloaded sheet by which a child is found.
const CODE: usize = 0;
const PID: usize = 1;

/// A sheet downloaded from the outside system, as far as the slip asks.
struct Downloaded {
    name: String,
    input: Input,
    /// Code, personal id, and the cells of the slip's fields.
    rows: Vec<(String, String, Vec<String>)>,
}

fn not_after(day: Date, today: Date, field: &'static str) -> Result<()> {
    if day > today {
        return Err(Refusal::Invalid { field, value: day.to_string(), problem: Problem::Future }.into());
    }
    Ok(())
}

impl App {
    /// The letter that asks for reopening went out.
    pub fn send_corrections(&mut self, numbers: &[i64], letter: &Letter) -> Result<Receipt> {
        self.steps(Action::CorrectionsFollow, numbers, |tx, slip| {
            not_after(letter.dated, tx.today(), "dated")?;
            let (letter, dated) = (letter.number.clone(), letter.dated);
            step(tx, slip, &Step::Send { letter, dated, on: tx.today() })
        })
    }

    /// The outside system was corrected on that day.
    pub fn done_corrections(&mut self, numbers: &[i64], on: Date) -> Result<Receipt> {
        self.steps(Action::CorrectionsFollow, numbers, |tx, slip| {
            not_after(on, tx.today(), "on")?;
            let before = slip.letter_dated.is_some_and(|dated| on < dated);
            step(tx, slip, &Step::Done { on })?;
            if before {
                let problem = Problem::EndBeforeStart;
                return Err(Refusal::Invalid { field: "on", value: on.to_string(), problem }.into());
            }
            Ok(())
        })
    }

    /// It was seen there: in a sheet downloaded afterwards, which is compared, or by looking.
    pub fn confirm_correction(&mut self, no: i64, sheet: Option<Source>) -> Result<Receipt> {
        self.need(Action::CorrectionsFollow, &format!("corrections/{no}"))?;
        let sheet = match sheet {
            Some(source) => {
                let fields = self.read(|db| {
                    find_slip(&db, no)?;
                    db.correction_fields(no)
                })?;
                Some(download(source, &fields)?)
            }
            None => None,
        };
        self.steps(Action::CorrectionsFollow, &[no], |tx, slip| {
            step(tx, slip, &Step::Verify { on: tx.today() })?;
            if let Some(sheet) = &sheet {
                compare(tx, slip, &tx.correction_fields(no)?, sheet)?;
                tx.add_input(sheet.input.clone());
            }
            Ok(())
        })
    }

    /// Nothing more is to do.
    pub fn close_corrections(&mut self, numbers: &[i64]) -> Result<Receipt> {
        self.steps(Action::CorrectionsFollow, numbers, |tx, slip| {
            // What the program has written itself is over already.
            if !slip.is_outside() && slip.state == State::Closed {
                return Ok(());
            }
            step(tx, slip, &Step::Close)
        })
    }
}

/// The column of a field: one of the sheet of children where the field goes by one of its names, else the field's own text.
fn column(field: &str) -> Column {
    let is_named = |c: &&Column| c.names.iter().chain([&c.key]).any(|n| search_key(n) == search_key(field));
    match COLUMNS.iter().find(is_named) {
        Some(known) => Column { key: known.key, names: known.names, required: true },
        // One slip a process: the few bytes are never missed.
        None => Column { key: Box::leak(field.to_owned().into_boxed_str()), names: &[], required: true },
    }
}

fn download(source: Source, fields: &[Field]) -> Result<Downloaded> {
    let mut columns: Vec<Column> = COLUMNS
        .iter()
        .filter(|c| matches!(c.key, "code" | "pid"))
        .map(|c| Column { key: c.key, names: c.names, required: false })
        .collect();
    let mut places = Vec::new();
    for f in fields {
        let column = column(&f.field);
        let place = columns.iter().position(|c| c.key == column.key);
        places.push(place.unwrap_or(columns.len()));
        if place.is_none() {
            columns.push(column);
        }
    }
    let name = source.name;
    let unreadable = |e: SheetError| e.refusal(&name);
    let mut sheet = Sheet::open(source.reader, &columns, &Options::default()).map_err(unreadable)?;
    let missing: Vec<&'static str> = places.iter().filter(|p| !sheet.has(**p)).map(|p| columns[*p].key).collect();
    let unfound = !sheet.has(CODE) && !sheet.has(PID);
    if unfound || !missing.is_empty() {
        let fault = SheetFault::MissingColumns(if unfound { vec!["code"] } else { missing });
        return Err(Refusal::BadSheet { file: name, fault }.into());
    }
    let (mut rows, mut row) = (Vec::new(), Row::default());
    while sheet.next_row(&mut row).map_err(unreadable)? {
        let cells = places.iter().map(|p| clean(row.get(*p))).collect();
        rows.push((clean(row.get(CODE)), clean(row.get(PID)), cells));
    }
    let read = sheet.finish().map_err(unreadable)?;
    let input = Input { name: name.clone(), sha256: read.sha256, rows: read.rows };
    Ok(Downloaded { name, input, rows })
}

/// Whether a cell says what is right; dates however they are written.
fn is_right(cell: &str, new: Option<&str>) -> bool {
    let new = new.unwrap_or_default();
    cell == new || matches!((parse_cell_date(cell), parse_cell_date(new)), (Ok(a), Ok(b)) if a == b)
}

/// Every row of the slip's object must have the right value in every field.
fn compare(db: &Db<'_>, slip: &Slip, fields: &[Field], sheet: &Downloaded) -> Result<()> {
    let child = slip.child.map(|id| db.child_by_id(id)).transpose()?.flatten();
    let code = child.as_ref().map_or(slip.object.as_str(), |c| c.code.as_str());
    let pid = child.as_ref().and_then(|c| c.pid.as_deref());
    let not_there = |field: Option<&str>| {
        let (file, field) = (sheet.name.clone(), field.map(str::to_owned));
        Refusal::Slip(SlipBar::NotThere { no: slip.no, file, field })
    };
    let mut found = false;
    for (of, id, cells) in &sheet.rows {
        if of != code && !(pid.is_some() && Some(id.as_str()) == pid) {
            continue;
        }
        found = true;
        for (f, cell) in fields.iter().zip(cells) {
            if !is_right(cell, f.new.as_deref()) {
                return Err(not_there(Some(&f.field)).into());
            }
        }
    }
    if found { Ok(()) } else { Err(not_there(None).into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_downloaded_value_is_right_however_its_date_is_written() {
        for (cell, new, right) in [
            ("05/10/2021", Some("2021-10-05"), true),
            ("2021-10-05", Some("05/10/2021"), true),
            ("06/10/2021", Some("2021-10-05"), false),
            ("Nữ", Some("Nữ"), true),
            ("nữ", Some("Nữ"), false),
            ("", None, true),
            ("x", None, false),
        ] {
            assert_eq!(is_right(cell, new), right, "{cell} {new:?}");
        }
    }
}
