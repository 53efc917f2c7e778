//! The only place that prints. Data goes to stdout, talk to stderr; a closed pipe is success.
use crate::app::{CsvCell, CsvOut};
use crate::domain::date::show_date;
use crate::domain::money::show_money;
use crate::i18n::Lang;
use crate::i18n::columns::Col;
use crate::i18n::refusals::moment;
use crate::i18n::words::word;
use comfy_table::{CellAlignment, Table, presets};
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::io::{self, Write};

/// How data on stdout looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people.
    Table,
    /// For spreadsheets.
    Csv,
    /// For programs.
    Json,
}

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Text as it is.
    Text(String),
    /// A fixed word: its code in files, its words in tables.
    Word(String),
    /// A whole number.
    Int(i64),
    /// Đồng.
    Money(i64),
    /// A day.
    Date(Date),
    /// A moment.
    Time(Timestamp),
    /// Yes or no.
    Bool(bool),
    /// Several values.
    Many(Vec<Cell>),
    /// Something deeper; shown as JSON.
    Json(Value),
    /// Nothing.
    Empty,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }
}
impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell::Text(text)
    }
}
impl From<i64> for Cell {
    fn from(n: i64) -> Cell {
        Cell::Int(n)
    }
}
impl From<bool> for Cell {
    fn from(b: bool) -> Cell {
        Cell::Bool(b)
    }
}
impl From<Date> for Cell {
    fn from(d: Date) -> Cell {
        Cell::Date(d)
    }
}
impl From<Timestamp> for Cell {
    fn from(t: Timestamp) -> Cell {
        Cell::Time(t)
    }
}
impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Cell {
        value.map_or(Cell::Empty, Into::into)
    }
}

impl Cell {
    /// A fixed word.
    pub fn word(code: impl Into<String>) -> Cell {
        Cell::Word(code.into())
    }

    /// A count.
    pub fn count(n: usize) -> Cell {
        Cell::Int(n as i64)
    }

    fn json(&self) -> Value {
        match self {
            Cell::Text(t) | Cell::Word(t) => Value::String(t.clone()),
            Cell::Int(n) | Cell::Money(n) => Value::from(*n),
            Cell::Date(d) => Value::String(d.to_string()),
            Cell::Time(t) => Value::String(crate::domain::date::format_utc_ms(*t)),
            Cell::Bool(b) => Value::Bool(*b),
            Cell::Many(cells) => cells.iter().map(Cell::json).collect(),
            Cell::Json(v) => v.clone(),
            Cell::Empty => Value::Null,
        }
    }

    /// Plain text for CSV.
    fn plain(&self) -> String {
        match self {
            Cell::Text(t) | Cell::Word(t) => t.clone(),
            Cell::Bool(b) => i64::from(*b).to_string(),
            Cell::Many(cells) => cells.iter().map(Cell::plain).collect::<Vec<_>>().join(" "),
            Cell::Empty => String::new(),
            other => match other.json() {
                Value::String(s) => s,
                v => v.to_string(),
            },
        }
    }

    /// For people.
    pub fn show(&self, lang: Lang) -> String {
        match self {
            Cell::Text(t) => visible(t),
            Cell::Word(code) => word(lang, code).to_owned(),
            Cell::Money(n) => show_money(*n),
            Cell::Date(d) => show_date(*d),
            Cell::Time(t) => moment(lang, *t),
            Cell::Bool(b) => lang.pick(["không", "có"], ["no", "yes"])[usize::from(*b)].to_owned(),
            Cell::Many(cells) => cells.iter().map(|c| c.show(lang)).collect::<Vec<_>>().join(", "),
            other => visible(&other.plain()),
        }
    }

    fn right(&self) -> bool {
        matches!(self, Cell::Int(_) | Cell::Money(_))
    }
}

/// Text without control characters: what a name holds must not move the cursor.
fn visible(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// A column: one of the catalogue, or one that the data make (a day of a grid).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Key in CSV and JSON.
    pub key: Cow<'static, str>,
    /// Heading; that of the catalogue where there is none.
    pub title: Option<String>,
    col: Option<Col>,
}

impl From<Col> for Column {
    fn from(col: Col) -> Column {
        Column { key: col.key().into(), title: None, col: Some(col) }
    }
}

impl Column {
    /// A column that the data make.
    pub fn made(key: String, title: String) -> Column {
        Column { key: key.into(), title: Some(title), col: None }
    }

    fn heading(&self, lang: Lang) -> &str {
        self.title.as_deref().or(self.col.map(|c| c.title(lang))).unwrap_or(&self.key)
    }
}

/// A list of rows.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// Line above the table.
    pub title: Option<String>,
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows.
    pub rows: Vec<Vec<Cell>>,
    /// A last row of totals, in tables only.
    pub totals: Option<Vec<Cell>>,
    /// Lines below the table, in tables only.
    pub below: Vec<String>,
    /// With these the JSON is an object that holds the rows as `rows` and these beside them.
    pub beside: Option<Map<String, Value>>,
    /// Exit code where it is not 0.
    pub exit: u8,
}

impl List {
    /// A list with columns of the catalogue.
    pub fn new(columns: &[Col]) -> List {
        List { columns: columns.iter().map(|c| Column::from(*c)).collect(), ..List::default() }
    }

    fn json(&self) -> Value {
        let rows: Value = self
            .rows
            .iter()
            .map(|r| Value::Object(self.columns.iter().zip(r).map(|(c, v)| (c.key.to_string(), v.json())).collect()))
            .collect();
        match &self.beside {
            None => rows,
            Some(beside) => {
                let mut map = beside.clone();
                map.insert("rows".into(), rows);
                Value::Object(map)
            }
        }
    }
}

/// One thing, field by field, with lists below.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// Fields.
    pub fields: Vec<(Col, Cell)>,
    /// Lists that belong to it: key in JSON, heading, list.
    pub lists: Vec<(&'static str, String, List)>,
    /// Exit code where it is not 0.
    pub exit: u8,
}

/// What a change did.
#[derive(Clone, Debug, Default)]
pub struct Done {
    /// Its own fields.
    pub fields: Vec<(Col, Cell)>,
    /// Number of the entry; none if nothing changed.
    pub entry: Option<u64>,
    /// Row images of a dry run.
    pub dry_run: Option<Vec<Change>>,
    /// What is now true.
    pub said: String,
    /// Lines below that sentence, for people.
    pub below: Vec<String>,
    /// Warnings.
    pub warnings: Vec<String>,
    /// Warnings that a program may want to tell apart, each with the command that shows it.
    pub notices: Vec<Notice>,
    /// The next command.
    pub next: Option<String>,
    /// Exit code where it is not 0.
    pub exit: u8,
    /// The fields are data that a person must see (an activation code), not only a repetition of the sentence.
    pub show_fields: bool,
}

/// A warning with a code, for people and for programs.
#[derive(Clone, Debug)]
pub struct Notice {
    /// Its stable code.
    pub code: &'static str,
    /// In words.
    pub message: String,
    /// The command that shows it.
    pub command: String,
    /// Its particulars.
    pub more: Vec<(&'static str, Value)>,
}

impl Notice {
    /// As JSON.
    pub fn json(&self) -> Value {
        let mut map = Map::new();
        map.insert("code".into(), self.code.into());
        map.insert("message".into(), self.message.clone().into());
        map.insert("command".into(), self.command.clone().into());
        map.extend(self.more.iter().map(|(key, value)| ((*key).to_owned(), value.clone())));
        Value::Object(map)
    }
}

/// One row image.
#[derive(Clone, Debug)]
pub struct Change {
    /// Table.
    pub tbl: String,
    /// Key.
    pub key: Value,
    /// Before; null for none.
    pub before: Value,
    /// After; null for none.
    pub after: Value,
}

/// What a command answers.
#[derive(Clone, Debug)]
pub enum Answer {
    /// A list.
    List(List),
    /// One thing.
    Record(Record),
    /// A change.
    Done(Done),
    /// Text for stdout as it is.
    Text(String),
    /// Nothing more to say; everything has been printed.
    Exit(u8),
}

/// Where and how things are printed.
#[derive(Clone, Copy, Debug)]
pub struct Ui {
    /// Language.
    pub lang: Lang,
    /// Format of data.
    pub format: Format,
    /// No talk.
    pub quiet: bool,
    /// A BOM before CSV.
    pub bom: bool,
}

impl Ui {
    /// Prints an answer; gives the exit code. A closed pipe is success.
    pub fn answer(&self, answer: &Answer) -> io::Result<u8> {
        let mut out = io::BufWriter::new(io::stdout().lock());
        let exit = match answer {
            Answer::List(list) => self.list(&mut out, list).map(|()| list.exit),
            Answer::Record(record) => self.record(&mut out, record).map(|()| record.exit),
            Answer::Done(done) => self.done(&mut out, done).map(|()| done.exit),
            Answer::Text(text) => out.write_all(text.as_bytes()).map(|()| 0),
            Answer::Exit(code) => Ok(*code),
        };
        match exit.and_then(|code| out.flush().map(|()| code)) {
            Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(0),
            other => other,
        }
    }

    /// Data that is too long to hold: written to stdout as it comes. Where the reader has gone away it is a success without
    /// an answer.
    pub fn stream<T>(&self, f: impl FnOnce(&mut dyn Write) -> anyhow::Result<T>) -> anyhow::Result<Option<T>> {
        let mut out = io::BufWriter::new(io::stdout().lock());
        let done = f(&mut out).and_then(|answer| Ok(out.flush().map(|()| answer)?));
        match done {
            Err(e) if e.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe) => Ok(None),
            other => other.map(Some),
        }
    }

    /// How far a long work has come, on a terminal only; an empty text wipes the line.
    pub fn progress(&self, text: &str) {
        use io::IsTerminal as _;
        if !self.quiet && io::stderr().is_terminal() {
            let mut err = io::stderr().lock();
            let _ = write!(err, "\r\x1b[K{text}");
            let _ = err.flush();
        }
    }

    /// Talk: progress, hints, warnings.
    pub fn talk(&self, text: &str) {
        if !self.quiet {
            self.always(text);
        }
    }

    /// A picture made of letters, on a terminal only.
    pub fn picture(&self, text: &str) {
        use io::IsTerminal as _;
        if !self.quiet && io::stderr().is_terminal() {
            self.always(text.trim_end_matches('\n'));
        }
    }

    /// Errors and what must not be silenced.
    pub fn always(&self, text: &str) {
        let _ = writeln!(io::stderr(), "{text}");
    }

    fn hint(&self, next: Option<&String>) {
        if let Some(next) = next {
            self.talk(&format!("{} {next}", self.lang.pick("Tiếp theo:", "next:")));
        }
    }

    fn list(&self, out: &mut dyn Write, list: &List) -> io::Result<()> {
        match self.format {
            Format::Json => writeln!(out, "{}", list.json()),
            Format::Csv => {
                let header: Vec<&str> = list.columns.iter().map(|c| c.key.as_ref()).collect();
                let rows: Vec<Vec<Csv>> = list.rows.iter().map(|r| r.iter().map(csv_cell).collect()).collect();
                write_csv(out, &header, &rows, self.bom)
            }
            Format::Table => {
                if let Some(title) = &list.title {
                    writeln!(out, "{title}")?;
                }
                if list.rows.is_empty() {
                    self.talk(self.lang.pick("(không có)", "(none)"));
                } else {
                    write!(out, "{}", self.table(list))?;
                }
                list.below.iter().try_for_each(|line| writeln!(out, "{line}"))
            }
        }
    }

    fn table(&self, list: &List) -> String {
        let mut table = Table::new();
        table.load_style(presets::NOTHING);
        table.set_header(list.columns.iter().map(|c| c.heading(self.lang).to_owned()));
        for row in list.rows.iter().chain(&list.totals) {
            table.add_row(row.iter().map(|cell| {
                let shown = comfy_table::Cell::new(cell.show(self.lang));
                if cell.right() { shown.set_alignment(CellAlignment::Right) } else { shown }
            }));
        }
        let numbers: Vec<bool> = (0..list.columns.len())
            .map(|i| !list.rows.is_empty() && list.rows.iter().all(|r| r[i].right() || r[i] == Cell::Empty))
            .collect();
        for (column, right) in table.column_iter_mut().zip(numbers) {
            column.set_padding((0, 2));
            if right {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        table.lines().map(|l| format!("{}\n", l.trim_end())).collect()
    }

    fn record(&self, out: &mut dyn Write, record: &Record) -> io::Result<()> {
        match self.format {
            Format::Json => {
                let mut map: Map<String, Value> =
                    record.fields.iter().map(|(c, v)| (c.key().to_owned(), v.json())).collect();
                for (key, _, list) in &record.lists {
                    map.insert((*key).to_owned(), list.json());
                }
                writeln!(out, "{}", Value::Object(map))
            }
            Format::Csv => {
                let header: Vec<&str> = record.fields.iter().map(|(c, _)| c.key()).collect();
                write_csv(out, &header, &[record.fields.iter().map(|(_, v)| csv_cell(v)).collect()], self.bom)
            }
            Format::Table => {
                self.fields(out, &record.fields)?;
                for (_, heading, list) in &record.lists {
                    if !list.rows.is_empty() {
                        writeln!(out, "\n{heading}")?;
                        write!(out, "{}", self.table(list))?;
                        list.below.iter().try_for_each(|line| writeln!(out, "{line}"))?;
                    }
                }
                Ok(())
            }
        }
    }

    fn fields(&self, out: &mut dyn Write, fields: &[(Col, Cell)]) -> io::Result<()> {
        let width = |s: &str| unicode_width::UnicodeWidthStr::width(s);
        let longest = fields.iter().map(|(c, _)| width(c.title(self.lang))).max().unwrap_or(0);
        for (col, cell) in fields.iter().filter(|(_, cell)| *cell != Cell::Empty) {
            let title = col.title(self.lang);
            writeln!(out, "{title}{}  {}", " ".repeat(longest - width(title)), cell.show(self.lang))?;
        }
        Ok(())
    }

    fn done(&self, out: &mut dyn Write, done: &Done) -> io::Result<()> {
        for warning in &done.warnings {
            self.always(&format!("{} {warning}", self.lang.pick("Lưu ý:", "warning:")));
        }
        for notice in &done.notices {
            let (head, message, command) = (self.lang.pick("Lưu ý:", "warning:"), &notice.message, &notice.command);
            self.always(&format!("{head} {message} ({command})"));
        }
        match self.format {
            Format::Json => {
                let mut map: Map<String, Value> =
                    done.fields.iter().map(|(c, v)| (c.key().to_owned(), v.json())).collect();
                map.insert("entry".into(), done.entry.map_or(Value::Null, Value::from));
                if let Some(changes) = &done.dry_run {
                    map.insert("dry_run".into(), true.into());
                    map.insert("changes".into(), changes.iter().map(Change::json).collect());
                }
                if !done.warnings.is_empty() || !done.notices.is_empty() {
                    let words = done.warnings.iter().map(|w| Value::String(w.clone()));
                    map.insert("warnings".into(), words.chain(done.notices.iter().map(Notice::json)).collect());
                }
                writeln!(out, "{}", Value::Object(map))?;
            }
            Format::Csv => {
                let mut header: Vec<&str> = done.fields.iter().map(|(c, _)| c.key()).collect();
                let mut row: Vec<Csv> = done.fields.iter().map(|(_, v)| csv_cell(v)).collect();
                header.push("entry");
                row.push(csv_cell(&Cell::from(done.entry.map(|e| e as i64))));
                write_csv(out, &header, &[row], self.bom)?;
            }
            Format::Table => {
                if let Some(changes) = &done.dry_run {
                    writeln!(
                        out,
                        "{}",
                        self.lang.pick(
                            "Làm thử, không ghi gì. Sẽ thay đổi:",
                            "Dry run, nothing was written. It would change:"
                        )
                    )?;
                    for c in changes {
                        writeln!(out, "  {} {} {} → {}", c.tbl, c.key, c.before, c.after)?;
                    }
                } else {
                    let entry = match (done.entry, self.lang) {
                        (Some(n), Lang::Vi) => format!(" (mục nhật ký {n})"),
                        (Some(n), Lang::En) => format!(" (entry {n})"),
                        (None, _) => String::new(),
                    };
                    writeln!(out, "{}{entry}", done.said)?;
                    done.below.iter().try_for_each(|line| writeln!(out, "{line}"))?;
                }
                if done.show_fields {
                    self.fields(out, &done.fields)?;
                }
                out.flush()?;
                self.hint(done.next.as_ref());
            }
        }
        Ok(())
    }
}

impl Change {
    fn json(&self) -> Value {
        let mut map = Map::new();
        map.insert("tbl".into(), self.tbl.clone().into());
        map.insert("key".into(), self.key.clone());
        map.insert("before".into(), self.before.clone());
        map.insert("after".into(), self.after.clone());
        Value::Object(map)
    }
}

/// A CSV cell: numbers written by the tool are not guarded against formulas, text is.
enum Csv {
    Text(String),
    Number(i64),
    Empty,
}

fn csv_cell(cell: &Cell) -> Csv {
    match cell {
        Cell::Int(n) | Cell::Money(n) => Csv::Number(*n),
        Cell::Empty => Csv::Empty,
        _ => Csv::Text(cell.plain()),
    }
}

fn write_csv(out: &mut dyn Write, header: &[&str], rows: &[Vec<Csv>], bom: bool) -> io::Result<()> {
    let mut csv = CsvOut::new(out, header, bom)?;
    for row in rows {
        let cells: Vec<CsvCell<'_>> = row
            .iter()
            .map(|cell| match cell {
                Csv::Text(t) => CsvCell::Text(t),
                Csv::Number(n) => CsvCell::Int(*n),
                Csv::Empty => CsvCell::Empty,
            })
            .collect();
        csv.row(&cells)?;
    }
    csv.finish().map(drop)
}
