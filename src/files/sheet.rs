//! Reading a sheet: CSV as Excel, LibreOffice and this program write it, row by row and with every row's true line.
//!
//! Lines are split here and not by the `csv` crate: a message must name the physical line, whatever blank lines, CRLF or
//! line breaks in quotes came before it, and a quote that is never closed must be refused and not swallow the rest.

use super::atomic::hex;
use super::table::strip_guard;
use crate::domain::refusal::{Refusal, SheetFault};
use crate::domain::text::header_key;
use sha2::{Digest, Sha256};
use std::fmt;
use std::io::{self, BufRead, BufReader, Read};
use std::ops::Range;

/// One column that a sheet may have.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its name in our own sheets and in messages.
    pub key: &'static str,
    /// Other headers it goes by, in Vietnamese or English; case, tones and punctuation do not matter.
    pub names: &'static [&'static str],
    /// Whether a sheet without it is refused.
    pub required: bool,
}

/// What the caller knows about the file.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// The separator, instead of the guess from the header.
    pub separator: Option<u8>,
}

/// Why a sheet cannot be read at all. What is wrong with a single row is said in the [`Row`].
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    /// There is nothing in the file, not even a header.
    #[error("empty")]
    Empty,
    /// The file is of another kind: `utf-16` or `xlsx`.
    #[error("encoding: {0}")]
    Encoding(&'static str),
    /// A line is not UTF-8.
    #[error("not_utf8: {line}")]
    NotUtf8 {
        /// The physical line.
        line: u64,
    },
    /// A quote is opened and never closed.
    #[error("unclosed_quote: {line}")]
    UnclosedQuote {
        /// The line where the row starts.
        line: u64,
    },
    /// The header lacks these columns.
    #[error("missing_columns: {0:?}")]
    MissingColumns(Vec<&'static str>),
    /// Two headers mean this column.
    #[error("duplicate_header: {0}")]
    DuplicateHeader(&'static str),
    /// The operating system said no.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl SheetError {
    /// As a refusal of the file of that name.
    pub fn refusal(self, name: &str) -> Refusal {
        let file = name.to_owned();
        let fault = match self {
            Self::Empty => SheetFault::Empty,
            Self::Encoding(seems) => SheetFault::Encoding { seems: Some(seems), line: 1 },
            Self::NotUtf8 { line } => SheetFault::Encoding { seems: None, line },
            Self::UnclosedQuote { line } => SheetFault::Broken { line },
            Self::MissingColumns(columns) => SheetFault::MissingColumns(columns),
            Self::DuplicateHeader(column) => SheetFault::DuplicateColumn(column.to_owned()),
            Self::Io(error) => return Refusal::Io { path: file, error: error.to_string() },
        };
        Refusal::BadSheet { file, fault }
    }
}

/// What was read in all: it tells whether the same file comes a second time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// SHA-256 of the bytes as they came, in hex.
    pub sha256: String,
    /// Rows that were not blank, the header aside.
    pub rows: u64,
}

/// One row; it is made once and filled again and again.
#[derive(Debug, Default)]
pub struct Row {
    /// The physical line where it starts; the first line of the file is 1.
    pub line: u64,
    /// There is something in a cell to the right of the last header.
    pub cells_over: bool,
    text: String,
    cells: Vec<Range<usize>>,
}

impl Row {
    /// The cell of the column with this index, as written but for a formula guard; empty if the sheet or the row lacks it.
    pub fn get(&self, column: usize) -> &str {
        let cell = self.cells.get(column).cloned().unwrap_or_default();
        strip_guard(&self.text[cell])
    }
}

/// A sheet being read.
#[derive(Debug)]
pub struct Sheet {
    input: BufReader<Hashed>,
    separator: u8,
    line: u64,
    rows: u64,
    /// For each column of ours, its place in the file.
    places: Vec<Option<usize>>,
    width: usize,
    unmatched: Vec<String>,
    fields: Vec<Range<usize>>,
}

struct Hashed {
    from: Box<dyn Read>,
    hash: Sha256,
}

impl fmt::Debug for Hashed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hashed")
    }
}

impl Read for Hashed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let got = self.from.read(buffer)?;
        self.hash.update(&buffer[..got]);
        Ok(got)
    }
}

impl Sheet {
    /// Reads up to and including the header. In the rows, column `i` is `columns[i]`.
    pub fn open(input: impl Read + 'static, columns: &[Column], options: &Options) -> Result<Self, SheetError> {
        let hashed = Hashed { from: Box::new(input), hash: Sha256::new() };
        let mut sheet = Self {
            input: BufReader::with_capacity(1 << 16, hashed),
            separator: b',',
            line: 0,
            rows: 0,
            places: Vec::new(),
            width: 0,
            unmatched: Vec::new(),
            fields: Vec::new(),
        };
        let (header, start) = sheet.read_header(options.separator)?;
        sheet.match_header(header, start, columns)?;
        Ok(sheet)
    }

    /// Headers that no column goes by, as written.
    pub fn unmatched(&self) -> &[String] {
        &self.unmatched
    }

    /// Whether the sheet has that column.
    pub fn has(&self, column: usize) -> bool {
        self.places.get(column).is_some_and(Option::is_some)
    }

    /// Fills `row` with the next row that is not blank; false at the end.
    pub fn next_row(&mut self, row: &mut Row) -> Result<bool, SheetError> {
        loop {
            let mut bytes = std::mem::take(&mut row.text).into_bytes();
            bytes.clear();
            row.line = self.line + 1;
            if !self.read_line(&mut bytes)? {
                return Ok(false);
            }
            row.text = self.split(bytes, row.line)?;
            let filled = |cell: &Range<usize>| !row.text[cell.clone()].trim().is_empty();
            if self.fields.iter().any(filled) {
                row.cells_over = self.fields.iter().skip(self.width).any(filled);
                break;
            }
        }
        let fields = &self.fields;
        let cell = |place: &Option<usize>| place.and_then(|at| fields.get(at)).cloned();
        row.cells.clear();
        row.cells.extend(self.places.iter().map(|at| cell(at).unwrap_or_default()));
        self.rows += 1;
        Ok(true)
    }

    /// Reads what is left, and says what the whole was.
    pub fn finish(mut self) -> Result<Input, SheetError> {
        let mut row = Row::default();
        while self.next_row(&mut row)? {}
        Ok(Input { sha256: hex(&self.input.into_inner().hash.finalize()), rows: self.rows })
    }

    /// Appends one physical line with its line break; false at the end of the file.
    fn read_line(&mut self, bytes: &mut Vec<u8>) -> io::Result<bool> {
        let read = self.input.read_until(b'\n', bytes)? > 0;
        self.line += u64::from(read);
        Ok(read)
    }

    /// The first line that is neither blank nor `sep=`, the line it stands on, and with it the separator.
    fn read_header(&mut self, told: Option<u8>) -> Result<(Vec<u8>, u64), SheetError> {
        let (mut bytes, mut said) = (Vec::new(), None);
        loop {
            bytes.clear();
            if !self.read_line(&mut bytes)? {
                return Err(SheetError::Empty);
            }
            if self.line == 1 {
                match bytes.as_slice() {
                    [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => {
                        return Err(SheetError::Encoding("utf-16"));
                    }
                    [b'P', b'K', 3 | 5, 4 | 6, ..] => return Err(SheetError::Encoding("xlsx")),
                    [0xef, 0xbb, 0xbf, ..] => drop(bytes.drain(..3)),
                    _ => {}
                }
                said = separator_line(&bytes);
            }
            if !(bytes.trim_ascii().is_empty() || self.line == 1 && said.is_some()) {
                break;
            }
        }
        let start = self.line;
        self.separator = match told.or(said) {
            Some(known) => known,
            None => loop {
                // A line break inside a quoted header belongs to it.
                let (guess, open) = guess_separator(&bytes);
                if !(open && self.read_line(&mut bytes)?) {
                    break guess;
                }
            },
        };
        Ok((bytes, start))
    }

    fn match_header(&mut self, bytes: Vec<u8>, start: u64, columns: &[Column]) -> Result<(), SheetError> {
        let text = self.split(bytes, start)?;
        let headers: Vec<&str> = self.fields.iter().map(|at| text[at.clone()].trim()).collect();
        self.width = headers.iter().rposition(|header| !header.is_empty()).map_or(0, |last| last + 1);
        let known: Vec<Vec<String>> = columns
            .iter()
            .map(|column| {
                let names = column.names.iter().chain([&column.key]);
                names.map(|name| header_key(name)).collect()
            })
            .collect();
        self.places = vec![None; columns.len()];
        for (place, header) in headers.into_iter().take(self.width).enumerate() {
            let folded = header_key(header);
            match known.iter().position(|names| names.contains(&folded)) {
                Some(column) if self.places[column].is_some() => {
                    return Err(SheetError::DuplicateHeader(columns[column].key));
                }
                Some(column) => self.places[column] = Some(place),
                None => self.unmatched.push(header.to_owned()),
            }
        }
        let missing: Vec<&'static str> = columns
            .iter()
            .zip(&self.places)
            .filter(|(column, place)| column.required && place.is_none())
            .map(|(column, _)| column.key)
            .collect();
        if missing.is_empty() { Ok(()) } else { Err(SheetError::MissingColumns(missing)) }
    }

    /// Splits the record that begins with the line in `bytes` into `self.fields`, reading on while a quote is open.
    fn split(&mut self, mut bytes: Vec<u8>, start: u64) -> Result<String, SheetError> {
        self.fields.clear();
        if bytes.contains(&b'"') {
            self.split_quoted(&mut bytes, start)?;
        } else {
            let (mut from, separator) = (0, self.separator);
            for (at, &byte) in bytes.iter().enumerate() {
                if byte == separator {
                    self.fields.push(from..at);
                    from = at + 1;
                }
            }
            let last = &bytes[from..];
            let last = last.strip_suffix(b"\n").unwrap_or(last);
            let last = last.strip_suffix(b"\r").unwrap_or(last);
            self.fields.push(from..from + last.len());
        }
        String::from_utf8(bytes).map_err(|error| {
            let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = start - 1 + good.split(|byte| *byte == b'\n').count() as u64;
            SheetError::NotUtf8 { line }
        })
    }

    /// The slow way: drops the quotes in place, so that the fields stand in `bytes` as they are meant.
    fn split_quoted(&mut self, bytes: &mut Vec<u8>, start: u64) -> Result<(), SheetError> {
        let (mut read, mut write, mut from) = (0, 0, 0);
        let (mut quoted, mut fresh) = (false, true);
        loop {
            if read == bytes.len() {
                if !quoted {
                    break;
                }
                if !self.read_line(bytes)? {
                    return Err(SheetError::UnclosedQuote { line: start });
                }
            }
            let byte = bytes[read];
            if !quoted && matches!(&bytes[read..], b"\n" | b"\r\n") {
                break;
            }
            read += 1;
            if byte == b'"' && quoted && bytes.get(read) == Some(&b'"') {
                read += 1;
            } else if byte == b'"' && (quoted || fresh) {
                quoted = !quoted;
                fresh = false;
                continue;
            }
            fresh = byte == self.separator && !quoted;
            if fresh {
                self.fields.push(from..write);
                from = write + 1;
            }
            bytes[write] = byte;
            write += 1;
        }
        bytes.truncate(write);
        self.fields.push(from..write);
        Ok(())
    }
}

/// The separator of a line `sep=;`, which Excel obeys and does not show.
fn separator_line(line: &[u8]) -> Option<u8> {
    let line = line.trim_ascii_end();
    let line = line.strip_prefix(b"\"").and_then(|line| line.strip_suffix(b"\"")).unwrap_or(line);
    match line {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', separator] => Some(*separator),
        // The TAB itself was taken for white space.
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'='] => Some(b'\t'),
        _ => None,
    }
}

/// The commonest of `,` `;` and TAB outside quotes, and whether a quote is still open at the end.
fn guess_separator(header: &[u8]) -> (u8, bool) {
    const CANDIDATES: [u8; 3] = [b'\t', b';', b','];
    let mut seen = [0_usize; CANDIDATES.len()];
    let (mut quoted, mut fresh) = (false, true);
    for byte in header {
        let candidate = CANDIDATES.iter().position(|it| it == byte && !quoted);
        if *byte == b'"' && (quoted || fresh) {
            quoted = !quoted;
        }
        // A doubled quote closes and opens again: the count comes out the same.
        fresh = candidate.is_some() || *byte == b'"';
        if let Some(candidate) = candidate {
            seen[candidate] += 1;
        }
    }
    let most = seen.iter().zip(CANDIDATES).max_by_key(|(count, _)| **count);
    (most.map_or(b',', |(_, separator)| separator), quoted)
}

#[cfg(test)]
mod tests;
