//! Row images as they happen. The guard's triggers hand every row to a function of this program, which writes the change
//! line at once; a table in between, written, read back and emptied, would cost a third of an import.
//!
//! Another program has no such function, so its statement is refused before a row changes.
use super::Result;
use crate::audit::change::SEP;
use crate::audit::hash::{hex, sha256};
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::{Null, ValueRef};
use rusqlite::{Connection, Row};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The function that the triggers call: table, shape, operation, the row's columns (of an update before and after).
pub const FUNCTION: &str = "mamnon_log";

/// What happened to a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// It is new.
    Insert = 1,
    /// It is gone.
    Delete = 2,
    /// It was so and is so now.
    Update = 3,
}

/// How the rows of a table are written: `#id;code,name,!salt` – `#` personal, then the key's columns, then the others, `!` secret.
#[derive(Debug)]
pub struct Shape {
    text: String,
    personal: bool,
    keys: usize,
    /// For every column that is not in the key: what stands before its value, and whether it is secret.
    columns: Vec<(Vec<u8>, bool)>,
}

impl Shape {
    /// Reads a shape.
    pub fn parse(text: &str) -> Shape {
        let list = text.trim_start_matches('#');
        let (keys, others) = list.split_once(';').unwrap_or((list, ""));
        let column = |(i, name): (usize, &str)| {
            let open = if i == 0 { '{' } else { ',' };
            (format!("{open}\"{}\":", name.trim_start_matches('!')).into_bytes(), name.starts_with('!'))
        };
        Shape {
            text: text.to_owned(),
            personal: text.starts_with('#'),
            keys: keys.split(',').count(),
            columns: others.split(',').filter(|n| !n.is_empty()).enumerate().map(column).collect(),
        }
    }

    /// The names of all columns, the key's first.
    pub fn names(text: &str) -> impl Iterator<Item = &str> {
        text.trim_start_matches('#').split([',', ';']).filter(|n| !n.is_empty()).map(|n| n.trim_start_matches('!'))
    }

    /// Number of columns.
    fn len(&self) -> usize {
        self.keys + self.columns.len()
    }

    /// Writes the key of a row, a JSON array.
    fn write_key<'a>(&self, cell: impl Fn(usize) -> Result<ValueRef<'a>>, out: &mut Vec<u8>) -> Result<()> {
        for i in 0..self.keys {
            out.push(if i == 0 { b'[' } else { b',' });
            write_value(cell(i)?, false, out)?;
        }
        out.push(b']');
        Ok(())
    }

    /// Writes the image of a row, a JSON object of the columns that are not in the key.
    fn write_image<'a>(&self, cell: impl Fn(usize) -> Result<ValueRef<'a>>, out: &mut Vec<u8>) -> Result<()> {
        if self.columns.is_empty() {
            out.push(b'{');
        }
        for (i, (label, secret)) in self.columns.iter().enumerate() {
            out.extend_from_slice(label);
            write_value(cell(self.keys + i)?, *secret, out)?;
        }
        out.push(b'}');
        Ok(())
    }

    /// A row of the table as key and image, in the very words of the log.
    pub fn write_row(&self, row: &Row<'_>, key: &mut Vec<u8>, image: &mut Vec<u8>) -> Result<()> {
        let cell = |i| Ok(row.get_ref(i)?);
        key.clear();
        image.clear();
        self.write_key(cell, key)?;
        self.write_image(cell, image)
    }
}

/// One value as JSON. A secret stands as the SHA-256 of its bytes, never as itself.
fn write_value(value: ValueRef<'_>, secret: bool, out: &mut Vec<u8>) -> Result<()> {
    match value {
        ValueRef::Null => out.extend_from_slice(b"null"),
        ValueRef::Blob(bytes) if secret => serde_json::to_writer(out, &hex(&sha256(&[bytes])))?,
        ValueRef::Integer(n) => serde_json::to_writer(out, &n)?,
        ValueRef::Text(text) if text.iter().all(|b| matches!(b, b' '..=b'~' if *b != b'"' && *b != b'\\')) => {
            out.push(b'"');
            out.extend_from_slice(text);
            out.push(b'"');
        }
        ValueRef::Text(text) => serde_json::to_writer(out, std::str::from_utf8(text)?)?,
        ValueRef::Blob(_) | ValueRef::Real(_) => anyhow::bail!("a logged table holds a value that has no image"),
    }
    Ok(())
}

/// The lines of the operation that is open.
#[derive(Debug, Default)]
pub struct Diary {
    open: bool,
    /// The tables that this operation may change.
    may: &'static [&'static str],
    /// Lines without a newline behind them, one after the other.
    text: Vec<u8>,
    /// Where each line ends, and whether it is personal.
    ends: Vec<(usize, bool)>,
    /// Tables met so far in this operation.
    shapes: Vec<(String, Shape)>,
    /// An erasure is writing: what was before stays out of the line.
    forget: bool,
}

/// The lines collected so far: text, and where each line ends and whether it is personal.
pub type Lines = (Vec<u8>, Vec<(usize, bool)>);

impl Diary {
    fn take(&mut self, ctx: &Context<'_>) -> Result<()> {
        anyhow::ensure!(self.open, "no operation is open");
        let (table, shape) = (ctx.get_raw(0).as_str()?, ctx.get_raw(1).as_str()?);
        let known = self.shapes.iter().position(|(t, s)| t == table && s.text == shape);
        let place = if let Some(place) = known {
            place
        } else {
            anyhow::ensure!(self.may.contains(&table), "this action does not write {table}");
            self.shapes.push((table.to_owned(), Shape::parse(shape)));
            self.shapes.len() - 1
        };
        let shape = &self.shapes[place].1;
        let op = ctx.get_raw(2).as_i64()?;
        let start = self.text.len();
        let out = &mut self.text;
        out.extend_from_slice(table.as_bytes());
        out.push(SEP);
        let row = |first: usize| move |i: usize| Ok(ctx.get_raw(3 + first + i));
        shape.write_key(row(0), out)?;
        out.push(SEP);
        let before = out.len();
        if op != Op::Insert as i64 && !self.forget {
            shape.write_image(row(0), out)?;
        }
        out.push(SEP);
        let after = out.len();
        if op != Op::Delete as i64 {
            shape.write_image(row(if op == Op::Update as i64 { shape.len() } else { 0 }), out)?;
        }
        // An update that changes nothing is no change.
        if out[before..after - 1] == out[after..] {
            out.truncate(start);
        } else {
            self.ends.push((out.len(), shape.personal));
        }
        Ok(())
    }

    /// Leaves what was before out of the lines that follow, or no longer.
    pub fn forget_before(&mut self, forget: bool) {
        self.forget = forget;
    }

    /// How much has been collected, to go back to with [`Diary::go_back`].
    pub fn place(&self) -> usize {
        self.ends.len()
    }

    /// Forgets the lines of a statement that failed: its rows are gone too.
    pub fn go_back(&mut self, place: usize) {
        self.ends.truncate(place);
        self.text.truncate(self.ends.last().map_or(0, |e| e.0));
    }

    /// Hands out what was collected.
    pub fn drain(&mut self) -> Lines {
        (std::mem::take(&mut self.text), std::mem::take(&mut self.ends))
    }

    /// Takes the memory back to use it again.
    pub fn reuse(&mut self, (mut text, mut ends): Lines) {
        text.clear();
        ends.clear();
        (self.text, self.ends) = (text, ends);
    }
}

/// The diary of a connection, shared with the function that its triggers call.
#[derive(Clone, Debug, Default)]
pub struct Shared(Arc<Mutex<Diary>>);

impl Shared {
    /// Gives a connection the function.
    pub fn install(conn: &Connection) -> Result<Shared> {
        let shared = Shared::default();
        let inside = shared.clone();
        let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_INNOCUOUS;
        conn.create_scalar_function(FUNCTION, -1, flags, move |ctx| {
            let taken = inside.lock().take(ctx);
            taken.map(|()| Null).map_err(|e| rusqlite::Error::UserFunctionError(e.into()))
        })?;
        Ok(shared)
    }

    /// The diary itself.
    pub fn lock(&self) -> MutexGuard<'_, Diary> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Opens it for one operation, which may change these tables; it is closed when the answer is dropped.
    pub fn begin(&self, may: &'static [&'static str]) -> Opened {
        let mut diary = self.lock();
        (diary.open, diary.may, diary.forget) = (true, may, false);
        diary.shapes.clear();
        diary.go_back(0);
        Opened(self.clone())
    }
}

/// An open diary.
pub struct Opened(Shared);

impl Opened {
    /// The diary itself.
    pub fn lock(&self) -> MutexGuard<'_, Diary> {
        self.0.lock()
    }
}

impl Drop for Opened {
    fn drop(&mut self) {
        let mut diary = self.0.lock();
        diary.open = false;
        diary.go_back(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> (Connection, Shared) {
        let conn = Connection::open_in_memory().unwrap();
        let diary = Shared::install(&conn).unwrap();
        let sql = "CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT NOT NULL, salt BLOB);
            CREATE TRIGGER i AFTER INSERT ON t BEGIN SELECT mamnon_log('t','id;name,!salt',1,NEW.id,NEW.name,NEW.salt); END;
            CREATE TRIGGER u AFTER UPDATE ON t BEGIN SELECT mamnon_log('t','id;name,!salt',3,OLD.id,OLD.name,OLD.salt,NEW.id,NEW.name,NEW.salt); END;";
        conn.execute_batch(sql).unwrap();
        (conn, diary)
    }

    fn lines(diary: &Opened) -> Vec<String> {
        let (text, ends) = diary.lock().drain();
        let mut start = 0;
        let line = |(end, _): (usize, bool)| {
            let line = String::from_utf8(text[start..end].to_vec()).unwrap();
            start = end;
            line.replace('\u{1f}', "|")
        };
        ends.into_iter().map(line).collect()
    }

    #[test]
    fn rows_are_written_as_they_happen_and_secrets_as_their_hash() {
        let (conn, shared) = table();
        assert!(
            conn.execute("INSERT INTO t VALUES(1,'x',NULL)", [])
                .unwrap_err()
                .to_string()
                .contains("no operation is open")
        );
        let diary = shared.begin(&["t"]);
        conn.execute("INSERT INTO t VALUES(1,'\"ệ\u{1f}',NULL),(2,'b',x'6162')", []).unwrap();
        conn.execute("UPDATE t SET name='b'", []).unwrap();
        let hash = hex(&sha256(&[b"ab"]));
        assert_eq!(
            lines(&diary),
            [
                "t|[1]||{\"name\":\"\\\"ệ\\u001f\",\"salt\":null}".to_owned(),
                format!("t|[2]||{{\"name\":\"b\",\"salt\":\"{hash}\"}}"),
                "t|[1]|{\"name\":\"\\\"ệ\\u001f\",\"salt\":null}|{\"name\":\"b\",\"salt\":null}".to_owned(),
            ]
        );
        drop(diary);
        assert!(conn.execute("DELETE FROM t", []).is_ok(), "no trigger, no line");
    }

    #[test]
    fn the_lines_of_a_failed_statement_are_forgotten() {
        let (conn, shared) = table();
        let diary = shared.begin(&["t"]);
        conn.execute("INSERT INTO t VALUES(1,'a',NULL)", []).unwrap();
        let place = diary.lock().place();
        conn.execute("INSERT INTO t VALUES(2,'b',NULL),(1,'c',NULL)", []).unwrap_err();
        assert_eq!(diary.lock().place(), 2, "the first row of the statement had been written");
        diary.lock().go_back(place);
        assert_eq!(lines(&diary), ["t|[1]||{\"name\":\"a\",\"salt\":null}"]);
    }
}
