//! Sheets in: what every import does, whatever the noun.
//!
//! All rows are checked before the first is written; by default all or nothing; a row that is there already and equal is
//! unchanged, one that differs a conflict unless told to update.
mod result;

use super::{App, Result};
use crate::audit::entry::Input;
use crate::domain::action::Action;
use crate::domain::book::Book;
use crate::domain::date::Date;
use crate::domain::lock::RowPage;
use crate::domain::person::Given;
use crate::domain::refusal::{Problem, Refusal, RowProblem};
use crate::files::atomic::Staged;
use crate::files::sheet::{Options, Row, Sheet, SheetError};
use crate::store::Tx;
use crate::store::door::Receipt;
use std::collections::HashMap;
use std::hash::Hash;
use std::io::Read;

pub use crate::files::sheet::Column;
pub use result::{ResultFile, RowResult};
use result::{results, write_results};

/// Rows after which the images collected so far are packed.
const DRAIN_EVERY: usize = 4096;

/// The file to read, opened by the terminal side.
pub struct Source {
    /// Its name as given; `-` is standard input.
    pub name: String,
    /// Its bytes.
    pub reader: Box<dyn Read>,
}

/// How to import.
#[derive(Default)]
pub struct How<'a> {
    /// `--update`
    pub update: bool,
    /// `--partial`
    pub partial: bool,
    /// Keep what became of each row in the answer.
    pub rows: bool,
    /// `--result FILE`
    pub result: Option<ResultFile<'a>>,
}

/// What an import did.
#[derive(Clone, Debug, Default)]
pub struct ImportAnswer {
    /// Rows made.
    pub created: u64,
    /// Rows changed.
    pub updated: u64,
    /// Rows that were there already.
    pub unchanged: u64,
    /// Bad rows, left out with `--partial`.
    pub rejected: u64,
    /// The entry.
    pub receipt: Receipt,
    /// What was wrong with the bad rows.
    pub problems: Vec<RowProblem>,
    /// What became of each row, if asked for.
    pub rows: Vec<RowResult>,
    /// Headers that no column goes by.
    pub ignored: Vec<String>,
}

/// What is to be done about a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It is new.
    Create,
    /// It differs, and is to be written over.
    Update,
    /// It is there already.
    Unchanged,
}

/// What is wrong with the row at hand: column and refusal.
#[derive(Debug, Default)]
pub struct Problems(Vec<(Option<&'static str>, Refusal)>);

impl Problems {
    /// Adds one.
    pub fn add(&mut self, column: Option<&'static str>, refusal: Refusal) {
        self.0.push((column, refusal));
    }

    /// Adds a bad value.
    pub fn invalid(&mut self, column: &'static str, value: &str, problem: Problem) {
        self.add(Some(column), Refusal::Invalid { field: column, value: value.to_owned(), problem });
    }

    /// The first, for commands of one row.
    pub fn first(&self) -> Option<Refusal> {
        self.0.first().map(|(_, refusal)| refusal.clone())
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The cells of the row at hand, by the place of their column in [`Noun::columns`].
pub struct Cells<'a> {
    row: &'a Row,
    columns: &'static [Column],
    has: &'a [bool],
    problems: &'a mut Problems,
    /// The local day.
    pub today: Date,
}

impl Cells<'_> {
    /// The cell as written.
    pub fn raw(&self, column: usize) -> &str {
        self.row.get(column)
    }

    /// Whether the sheet has the column at all.
    pub fn has(&self, column: usize) -> bool {
        self.has[column]
    }

    /// Notes that the cell is bad.
    pub fn bad(&mut self, column: usize, problem: Problem) {
        self.problems.invalid(self.columns[column].key, self.row.get(column).trim(), problem);
    }

    /// Reads a cell that must not be empty.
    pub fn read<T>(&mut self, column: usize, f: impl FnOnce(&str) -> std::result::Result<T, Problem>) -> Option<T> {
        let cell = self.row.get(column);
        let value = if cell.trim().is_empty() { Err(Problem::Empty) } else { f(cell) };
        value.map_err(|problem| self.bad(column, problem)).ok()
    }

    /// Reads a cell that may be empty.
    pub fn maybe<T>(&mut self, column: usize, f: impl FnOnce(&str) -> std::result::Result<T, Problem>) -> Option<T> {
        if self.row.get(column).trim().is_empty() { None } else { self.read(column, f) }
    }

    /// Reads a cell that may be empty, in a column that the sheet may lack: what it lacks is left as it is.
    pub fn given(&mut self, column: usize, f: impl FnOnce(&str) -> std::result::Result<String, Problem>) -> Given {
        if self.has(column) { Given::Set(self.maybe(column, f)) } else { Given::Kept }
    }
}

/// A noun that can be imported.
pub trait Noun {
    /// A row as it was read.
    type Row: PartialEq;
    /// What makes two rows of a sheet the same thing.
    type Key: Eq + Hash;

    /// The columns of the sheet.
    fn columns(&self) -> &'static [Column];
    /// What happens.
    fn action(&self) -> Action;
    /// What the entry is about.
    fn object(&self) -> String;
    /// Reads a row; problems are noted in the cells. Nothing of the school is known here.
    fn read(&mut self, cells: &mut Cells<'_>) -> Option<Self::Row>;
    /// The key; none where equal rows count as often as they stand.
    fn key(&self, row: &Self::Row) -> Option<Self::Key>;
    /// The key as a person reads it.
    fn show_key(&self, row: &Self::Row) -> String;
    /// Reads at once what the checks will need.
    fn begin(&mut self, _tx: &Tx<'_>, _rows: &[Line<Self::Row>]) -> Result<()> {
        Ok(())
    }
    /// Compares a row with the school and says what is to be done. Nothing is written yet.
    fn judge(&mut self, tx: &Tx<'_>, row: &Self::Row, update: bool, problems: &mut Problems) -> Result<Step>;
    /// Writes a row that is new or differs.
    fn write(&mut self, tx: &Tx<'_>, row: &Self::Row, step: Step) -> Result<()>;
    /// Writes all rows that are new or differ, in the order of the sheet.
    fn write_all(&mut self, tx: &Tx<'_>, rows: &[Line<Self::Row>]) -> Result<()> {
        let todo = rows.iter().filter_map(|l| l.row.as_ref().zip(l.step).filter(|(_, s)| *s != Step::Unchanged));
        for (n, (row, step)) in todo.enumerate() {
            self.write(tx, row, step)?;
            if n % DRAIN_EVERY == DRAIN_EVERY - 1 {
                tx.drain()?;
            }
        }
        Ok(())
    }
}

/// A line of the sheet.
#[derive(Debug)]
pub struct Line<R> {
    /// Line in the file.
    pub line: u64,
    /// The row; none if it could not be read.
    pub row: Option<R>,
    /// What is to be done; none if it is bad.
    pub step: Option<Step>,
}

/// A sheet that was read.
struct Reading<R> {
    lines: Vec<Line<R>>,
    problems: Vec<RowProblem>,
    input: Input,
    ignored: Vec<String>,
}

/// Answers about locked pages, remembered: a month of a class is asked about once, not for each of its rows.
#[derive(Default)]
pub struct PageChecks(HashMap<(Book, Date, Date, Option<String>, bool), bool>);

impl PageChecks {
    /// The refusal of a row whose page is locked.
    pub fn check(&mut self, tx: &Tx<'_>, book: Book, row: RowPage<'_>, child: Option<&str>) -> Result<Option<Refusal>> {
        let key = (book, row.first, row.last, row.class.map(Into::into), row.by_day);
        let open = match self.0.get(&key) {
            Some(open) => *open,
            None => tx.check_page(book, RowPage { child: None, ..row }, child).is_ok(),
        };
        self.0.insert(key, open);
        // What is closed to every child's rows may be open to this one's.
        match if open { Ok(()) } else { tx.check_page(book, row, child) } {
            Ok(()) => Ok(None),
            Err(error) => Ok(Some(error.downcast::<Refusal>()?)),
        }
    }
}

impl App {
    /// Refuses early, with an entry, who lacks the right: rights come before all that could be wrong with a file.
    pub fn need(&mut self, action: Action, object: &str) -> Result<()> {
        let Err(error) = self.may(action.right()) else { return Ok(()) };
        self.change(action, object, |_| Ok(()))?;
        Err(error)
    }

    /// Imports a sheet.
    pub fn import<N: Noun>(&mut self, noun: &mut N, source: Source, how: How<'_>) -> Result<ImportAnswer> {
        let (action, object) = (noun.action(), noun.object());
        self.need(action, &object)?;
        let staged = match &how.result {
            Some(r) => Some(Staged::create(&r.path, r.force, 0o600).map_err(|e| e.refusal(&r.path))?),
            None => None,
        };
        let name = source.name.clone();
        let mut sheet = read(noun, source, self.today())?;
        let outcome = self.change(action, object, |tx| carry_out(tx, noun, &mut sheet, &how, &name));
        let written = outcome.is_ok();
        let entry = outcome.as_ref().ok().and_then(|((), receipt)| receipt.entry);
        let rows = if how.rows || staged.is_some() { results(noun, &sheet, written) } else { Vec::new() };
        if let (Some(mut staged), Some(r)) = (staged, &how.result) {
            let io = |e: std::io::Error| Refusal::Io { path: r.path.display().to_string(), error: e.to_string() };
            write_results(&mut staged, &rows, entry, r.words).map_err(io)?;
            staged.publish().map_err(|e| e.refusal(&r.path))?;
        }
        let ((), receipt) = outcome?;
        let count = |step| sheet.lines.iter().filter(|l| l.step == step).count() as u64;
        Ok(ImportAnswer {
            created: count(Some(Step::Create)),
            updated: count(Some(Step::Update)),
            unchanged: count(Some(Step::Unchanged)),
            rejected: count(None),
            receipt,
            problems: sheet.problems,
            rows: if how.rows { rows } else { Vec::new() },
            ignored: sheet.ignored,
        })
    }
}

fn read<N: Noun>(noun: &mut N, source: Source, today: Date) -> Result<Reading<N::Row>> {
    let columns = noun.columns();
    let unreadable = |e: SheetError| e.refusal(&source.name);
    let mut sheet = Sheet::open(source.reader, columns, &Options::default()).map_err(unreadable)?;
    let has: Vec<bool> = (0..columns.len()).map(|i| sheet.has(i)).collect();
    let ignored = sheet.unmatched().to_vec();
    let (mut lines, mut problems) = (Vec::new(), Vec::new());
    let mut row = Row::default();
    while sheet.next_row(&mut row).map_err(unreadable)? {
        let mut bad = Problems::default();
        if row.cells_over {
            let refusal = Refusal::Invalid { field: "row", value: String::new(), problem: Problem::TooManyCells };
            bad.add(None, refusal);
        }
        let read = noun.read(&mut Cells { row: &row, columns, has: &has, problems: &mut bad, today });
        let good = if bad.is_empty() { read } else { None };
        if good.is_none() {
            let key = row.get(0).trim().to_owned();
            problems.extend(bad.0.into_iter().map(|(column, refusal)| RowProblem {
                line: row.line,
                column,
                key: key.clone(),
                refusal,
            }));
        }
        lines.push(Line { line: row.line, row: good, step: None });
    }
    let end = sheet.finish().map_err(unreadable)?;
    let input = Input { name: source.name.clone(), sha256: end.sha256, rows: end.rows };
    Ok(Reading { lines, problems, input, ignored })
}

/// Judges every row, then writes.
fn carry_out<N: Noun>(tx: &Tx<'_>, noun: &mut N, sheet: &mut Reading<N::Row>, how: &How<'_>, name: &str) -> Result<()> {
    tx.add_input(sheet.input.clone());
    noun.begin(tx, &sheet.lines)?;
    let mut seen: HashMap<N::Key, usize> = HashMap::new();
    for i in 0..sheet.lines.len() {
        let Some(row) = &sheet.lines[i].row else { continue };
        let mut bad = Problems::default();
        let first = noun.key(row).and_then(|key| match seen.entry(key) {
            std::collections::hash_map::Entry::Occupied(e) => Some(*e.get()),
            std::collections::hash_map::Entry::Vacant(e) => {
                e.insert(i);
                None
            }
        });
        let step = match first.map(|j| &sheet.lines[j]) {
            None => noun.judge(tx, row, how.update, &mut bad)?,
            Some(before) if before.row.as_ref() == Some(row) => Step::Unchanged,
            Some(before) => {
                let twice = Problem::Twice { line: before.line };
                bad.invalid(noun.columns()[0].key, &noun.show_key(row), twice);
                Step::Unchanged
            }
        };
        if bad.is_empty() {
            sheet.lines[i].step = Some(step);
        } else {
            let (line, key) = (sheet.lines[i].line, noun.show_key(row));
            let problem = |(column, refusal)| RowProblem { line, column, key: key.clone(), refusal };
            sheet.problems.extend(bad.0.into_iter().map(problem));
        }
    }
    sheet.problems.sort_by_key(|p| p.line);
    if !sheet.problems.is_empty() && !how.partial {
        let problems = sheet.problems.clone();
        return Err(Refusal::BadRows { file: name.to_owned(), problems, rows: sheet.lines.len() as u64 }.into());
    }
    noun.write_all(tx, &sheet.lines)
}
