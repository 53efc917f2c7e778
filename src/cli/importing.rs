//! What every `import` has in common: its options, the file, the answer.
use super::context::Cx;
use super::failure::{problems_json, row_line};
use super::ui::{Answer, Cell, Done, Format};
use crate::app::import::{How, ImportAnswer, ResultFile, Source};
use crate::app::{App, Result};
use crate::domain::refusal::{Refusal, Thing};
use crate::i18n::columns::Col;
use crate::i18n::refusals::explain;
use crate::say;
use std::io::{self, Read};
use std::path::PathBuf;

/// Options of every import.
#[derive(Debug, clap::Args)]
pub struct Sheet {
    /// The sheet; - is standard input
    file: String,
    /// Write over rows that differ
    #[arg(long)]
    update: bool,
    /// Write the good rows even if others are bad
    #[arg(long)]
    partial: bool,
    /// Write what became of each row to this file
    #[arg(long, value_name = "FILE")]
    result: Option<PathBuf>,
    /// Replace output files that exist
    #[arg(long)]
    force: bool,
}

impl Sheet {
    /// `--force`
    pub fn force(&self) -> bool {
        self.force
    }
}

/// Opens the file, or standard input.
pub fn open(name: &str) -> Result<Source> {
    let reader: Box<dyn Read> = if name == "-" {
        Box::new(io::stdin())
    } else {
        let given = name.to_owned();
        Box::new(std::fs::File::open(name).map_err(|e| match e.kind() {
            io::ErrorKind::NotFound => Refusal::NotFound { thing: Thing::File, given, near: vec![] },
            _ => Refusal::Io { path: given, error: e.to_string() },
        })?)
    };
    Ok(Source { name: name.to_owned(), reader })
}

/// Runs an import and says what it did and which command comes next: 0, or 7 if bad rows were left out.
pub fn run(
    sheet: Sheet,
    cx: &mut Cx,
    next: &str,
    import: impl FnOnce(&mut App, Source, How<'_>) -> Result<ImportAnswer>,
) -> Result<Answer> {
    // The school's own language comes in when it is opened: before the words of the result file.
    cx.app()?;
    let lang = cx.lang();
    let words = move |refusal: &Refusal| explain(lang, refusal).message;
    let result = sheet.result.map(|path| ResultFile { path, force: sheet.force, words: &words });
    let how = How { update: sheet.update, partial: sheet.partial, rows: false, result };
    let source = open(&sheet.file)?;
    match import(cx.app()?, source, how) {
        Ok(answer) => Ok(said(cx, &answer, next)),
        Err(error) => {
            refused_as_data(cx, &error)?;
            Err(error)
        }
    }
}

/// A refused import answers a program in the same shape as one that was carried out: the bad rows on stdout, the error on stderr.
fn refused_as_data(cx: &Cx, error: &anyhow::Error) -> Result<()> {
    let ui = cx.ui();
    if let (Format::Json, Some(Refusal::BadRows { problems, .. })) = (ui.format, error.downcast_ref::<Refusal>()) {
        let mut lines: Vec<u64> = problems.iter().map(|p| p.line).collect();
        lines.dedup();
        let answer =
            ImportAnswer { rejected: lines.len() as u64, problems: problems.clone(), ..ImportAnswer::default() };
        let Answer::Done(mut done) = said(cx, &answer, "") else { return Ok(()) };
        done.exit = 0;
        ui.answer(&Answer::Done(done))?;
    }
    Ok(())
}

/// The answer of an import, with the command that comes next.
pub fn said(cx: &Cx, answer: &ImportAnswer, next: &str) -> Answer {
    let (ui, lang) = (cx.ui(), cx.lang());
    let ImportAnswer { created, updated, unchanged, rejected, .. } = answer;
    let text = say!(
        lang,
        "Thêm mới {created}, sửa {updated}, không đổi {unchanged}, sai {rejected}.",
        "Created {created}, updated {updated}, unchanged {unchanged}, rejected {rejected}."
    );
    let mut done = Done::of(&answer.receipt, text);
    let count = |n: &u64| Cell::Int(*n as i64);
    done.fields = vec![
        (Col::Created, count(created)),
        (Col::Updated, count(updated)),
        (Col::Unchanged, count(unchanged)),
        (Col::Rejected, count(rejected)),
    ];
    if ui.format == Format::Json {
        done.fields.push((Col::Problems, Cell::Json(problems_json(&ui, &answer.problems))));
    } else {
        for problem in &answer.problems {
            ui.always(&row_line(&ui, problem));
        }
    }
    for header in &answer.ignored {
        done.warnings.push(say!(lang, "cột {header} không dùng đến", "column {header} is not used"));
    }
    done.next = Some(next.to_owned());
    done.exit = if *rejected > 0 { 7 } else { 0 };
    Answer::Done(done)
}
