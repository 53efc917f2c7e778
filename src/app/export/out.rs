//! The layouts: rows as CSV, JSON or a page to print, and the hash of the bytes.
use super::ExportRequest;
use crate::files::html::{HtmlOut, Proof};
use crate::files::table::{Cell, CsvOut};
use serde_json::Value;
use std::io::{self, Write};

/// How the bytes are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// CSV.
    Csv,
    /// A JSON array of objects.
    Json,
    /// A page to print, of packs that have one.
    Html,
}

impl Layout {
    /// Its word.
    pub fn code(self) -> &'static str {
        match self {
            Layout::Csv => "csv",
            Layout::Json => "json",
            Layout::Html => "html",
        }
    }
}

/// Writes rows in one of the layouts.
pub(super) enum Out<W: Write> {
    Csv(CsvOut<W>),
    Html(HtmlOut<W>),
    Json { out: W, columns: &'static [&'static str], first: bool },
}

impl<W: Write> Out<W> {
    pub(super) fn new(
        mut to: W,
        request: &ExportRequest,
        columns: &'static [&'static str],
        proof: Proof,
    ) -> io::Result<Out<W>> {
        Ok(match (request.layout, &request.paper) {
            (Layout::Html, Some(paper)) => Out::Html(HtmlOut::new(to, paper.clone(), proof)?),
            (Layout::Json, _) => {
                to.write_all(b"[")?;
                Out::Json { out: to, columns, first: true }
            }
            _ => Out::Csv(CsvOut::new(to, columns, request.bom)?),
        })
    }

    pub(super) fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        match self {
            Out::Csv(csv) => csv.row(cells),
            Out::Html(html) => html.row(&cells.iter().map(plain).collect::<Vec<_>>()),
            Out::Json { out, columns, first } => {
                out.write_all(if *first { b"\n{" } else { b",\n{" })?;
                *first = false;
                for (i, (column, cell)) in columns.iter().zip(cells).enumerate() {
                    let value = match *cell {
                        Cell::Text(text) => Value::from(text),
                        Cell::Int(n) => Value::from(n),
                        Cell::Empty => Value::Null,
                    };
                    let comma = if i == 0 { "" } else { "," };
                    write!(out, "{comma}\"{column}\":{value}")?;
                }
                out.write_all(b"}")
            }
        }
    }

    pub(super) fn finish(self) -> io::Result<()> {
        match self {
            Out::Csv(csv) => csv.finish()?.flush(),
            Out::Html(html) => html.finish()?.flush(),
            Out::Json { mut out, .. } => {
                out.write_all(b"\n]\n")?;
                out.flush()
            }
        }
    }
}

fn plain(cell: &Cell<'_>) -> String {
    match cell {
        Cell::Text(text) => (*text).to_owned(),
        Cell::Int(n) => n.to_string(),
        Cell::Empty => String::new(),
    }
}

/// Hashes what passes through.
pub(super) struct Hashing<W: Write> {
    pub(super) out: W,
    pub(super) hash: sha2::Sha256,
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = self.out.write(bytes)?;
        sha2::Digest::update(&mut self.hash, &bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
