//! What became of each row of a sheet, for the answer and for `--result FILE`.
use super::{Noun, Reading, Step};
use crate::domain::refusal::Refusal;
use crate::files::atomic::Staged;
use crate::files::table::{Cell, CsvOut};
use std::path::PathBuf;

/// Where to write what became of each row.
pub struct ResultFile<'a> {
    /// The file.
    pub path: PathBuf,
    /// Over an existing one.
    pub force: bool,
    /// Puts a refusal into words.
    pub words: &'a dyn Fn(&Refusal) -> String,
}

/// What became of a row.
#[derive(Clone, Debug)]
pub struct RowResult {
    /// Line in the file.
    pub line: u64,
    /// The row's key.
    pub key: String,
    /// `created`, `updated`, `unchanged`, `rejected`; `skipped` if it was good but others were not.
    pub action: &'static str,
    /// What was wrong.
    pub problems: Vec<Refusal>,
}

/// What became of each row; nothing was written if the whole was refused.
pub(super) fn results<N: Noun>(noun: &N, sheet: &Reading<N::Row>, written: bool) -> Vec<RowResult> {
    let mut problems = sheet.problems.iter().peekable();
    let mut rows = Vec::with_capacity(sheet.lines.len());
    for line in &sheet.lines {
        let mut key = line.row.as_ref().map(|r| noun.show_key(r));
        let mut found = Vec::new();
        while let Some(p) = problems.next_if(|p| p.line == line.line) {
            key.get_or_insert_with(|| p.key.clone());
            found.push(p.refusal.clone());
        }
        let action = match line.step {
            Some(Step::Unchanged) => "unchanged",
            Some(_) if !written => "skipped",
            Some(Step::Create) => "created",
            Some(Step::Update) => "updated",
            None => "rejected",
        };
        rows.push(RowResult { line: line.line, key: key.unwrap_or_default(), action, problems: found });
    }
    rows
}

/// Writes them as CSV.
pub(super) fn write_results(
    staged: &mut Staged,
    rows: &[RowResult],
    entry: Option<u64>,
    words: &dyn Fn(&Refusal) -> String,
) -> std::io::Result<()> {
    let mut out = CsvOut::new(staged.writer(), &["line", "key", "action", "code", "message", "entry"], false)?;
    for row in rows {
        let message = row.problems.iter().map(words).collect::<Vec<_>>().join("; ");
        let code = row.problems.first().map_or("", Refusal::code);
        let of_entry = entry.filter(|_| matches!(row.action, "created" | "updated"));
        out.row(&[
            Cell::Int(row.line as i64),
            Cell::Text(&row.key),
            Cell::Text(row.action),
            Cell::Text(code),
            Cell::Text(&message),
            of_entry.map_or(Cell::Empty, |n| Cell::Int(n as i64)),
        ])?;
    }
    out.finish().map(drop)
}
