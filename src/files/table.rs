//! Writing a table as CSV: UTF-8, `\n`, RFC 4180 quoting, text that a spreadsheet would run as a formula guarded.
//!
//! The guard has one rule, used both ways: [`CsvOut`] puts an apostrophe in front exactly where [`strip_guard`] would take
//! one away, so whatever is written is read back as it was.

use std::fmt::Write as _;
use std::io::{self, Write};

/// One cell of a row to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Text as people wrote it; guarded if it begins like a formula.
    Text(&'a str),
    /// A number of ours; never guarded, a minus sign is not a formula.
    Int(i64),
    /// Nothing.
    Empty,
}

/// Where a spreadsheet starts to compute instead of to read.
fn begins_formula(text: &str) -> bool {
    matches!(text.as_bytes().first(), Some(b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r'))
}

/// An apostrophe is a guard if what follows it, further apostrophes aside, is a formula or the digits of an id.
fn is_guarded(text: &str) -> bool {
    let rest = text.trim_start_matches('\'');
    rest.len() < text.len() && (begins_formula(rest) || rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// The text without the apostrophe that keeps a spreadsheet from running it (`'=1+1`) or from eating its zeros (`'036…`).
pub fn strip_guard(text: &str) -> &str {
    if is_guarded(text) { &text[1..] } else { text }
}

/// A CSV file in the making.
#[derive(Debug)]
pub struct CsvOut<W: Write> {
    out: csv::Writer<W>,
    scratch: String,
}

impl<W: Write> CsvOut<W> {
    /// Starts the file with its header, after a byte-order mark for Excel if `bom`.
    pub fn new(mut to: W, header: &[&str], bom: bool) -> io::Result<Self> {
        if bom {
            to.write_all("\u{feff}".as_bytes())?;
        }
        let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(to);
        out.write_record(header)?;
        Ok(Self { out, scratch: String::new() })
    }

    /// Writes one row; it must have as many cells as the header.
    pub fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        for cell in cells {
            self.scratch.clear();
            match *cell {
                Cell::Text(text) if begins_formula(text) || is_guarded(text) => {
                    self.scratch.push('\'');
                    self.scratch.push_str(text);
                    self.out.write_field(&self.scratch)?;
                }
                Cell::Text(text) => self.out.write_field(text)?,
                Cell::Int(number) => {
                    write!(self.scratch, "{number}").map_err(io::Error::other)?;
                    self.out.write_field(&self.scratch)?;
                }
                Cell::Empty => self.out.write_field("")?,
            }
        }
        self.out.write_record(None::<&[u8]>)?;
        Ok(())
    }

    /// Flushes, and hands back what was written to. Dropping the table instead hides a full disk.
    pub fn finish(self) -> io::Result<W> {
        self.out.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

/// Data rows and header of a CSV file that [`CsvOut`] wrote.
pub fn count_rows(from: impl io::Read) -> io::Result<(u64, Vec<String>)> {
    let mut csv = csv::Reader::from_reader(from);
    let header = csv.headers()?.iter().map(|h| h.trim_start_matches('\u{feff}').to_owned()).collect();
    let (mut row, mut count) = (csv::ByteRecord::new(), 0);
    while csv.read_byte_record(&mut row)? {
        count += 1;
    }
    Ok((count, header))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(cells: &[Cell<'_>], bom: bool) -> String {
        let mut out = CsvOut::new(Vec::new(), &["a", "b"], bom).unwrap();
        out.row(cells).unwrap();
        String::from_utf8(out.finish().unwrap()).unwrap()
    }

    #[test]
    fn quotes_only_what_needs_it() {
        let cells = [Cell::Text("Lê \"Bi\", An\nB"), Cell::Int(-16_200)];
        assert_eq!(written(&cells, false), "a,b\n\"Lê \"\"Bi\"\", An\nB\",-16200\n");
    }

    #[test]
    fn a_bom_comes_first_and_an_empty_cell_is_empty() {
        assert_eq!(written(&[Cell::Empty, Cell::Text("")], true), "\u{feff}a,b\n,\n");
    }

    #[test]
    fn guards_text_but_not_numbers() {
        for text in ["=1", "+84", "-5", "@x", "\tx"] {
            assert_eq!(written(&[Cell::Text(text), Cell::Int(-5)], false), format!("a,b\n'{text},-5\n"));
        }
        assert_eq!(written(&[Cell::Text("\rx"), Cell::Empty], false), "a,b\n\"'\rx\",\n");
    }

    #[test]
    fn a_row_of_another_width_is_an_error() {
        let mut out = CsvOut::new(Vec::new(), &["a", "b"], false).unwrap();
        assert!(out.row(&[Cell::Int(1)]).is_err());
    }

    #[test]
    fn a_full_disk_is_seen() {
        struct Full;
        impl Write for Full {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::StorageFull.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let out = CsvOut::new(Full, &["a"], false).unwrap();
        let error = out.finish().err().unwrap();
        assert_eq!(error.kind(), io::ErrorKind::StorageFull);
    }

    #[test]
    fn strips_guards_and_keeps_names() {
        for (text, bare) in [
            ("'=1+1", "=1+1"),
            ("'036222000123", "036222000123"),
            ("''=1", "'=1"),
            ("'Mông", "'Mông"),
            ("H'Mông", "H'Mông"),
            ("'", "'"),
            ("''", "''"),
            ("", ""),
        ] {
            assert_eq!(strip_guard(text), bare);
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(text in "['=+@\t0-9a\"\r\n,-]{0,6}") {
            let written = written(&[Cell::Text(&text), Cell::Text("x")], false);
            let mut rows = csv::Reader::from_reader(written.as_bytes());
            let row = rows.records().next().unwrap().unwrap();
            prop_assert_eq!(strip_guard(&row[0]), text);
        }
    }
}
