//! Verification against the database: the stored lines, the schema, and the replay of the log against the tables.
//!
//! Flat in memory: a keyed sum over the log's images must equal the sum over the tables' rows. Only where a table's sums
//! differ is it rebuilt, in a temporary database, to name the rows.
use super::diary::Shape;
use super::guard::{self, TABLES, Table};
use super::reading::{Beyond, EVERY, MOST_FINDINGS, Reading, Sums};
pub use super::reading::{Progress, Report, StepReport};
use super::walk::Depth;
use super::{Db, Result, migrate};
use crate::audit::checkpoint::Remembered;
use crate::audit::rules::Rules;
use crate::audit::verify::{Finding, Found, RowDifference, RowKind, Step, Verifier};
use rusqlite::{Connection, OptionalExtension as _, params};
use serde_json::Value;

impl Db<'_> {
    /// Verifies log, schema and tables. `progress` is called now and then.
    pub fn verify(&self, progress: &mut dyn FnMut(Progress)) -> Result<Report> {
        self.verify_against(&[], progress)
    }

    /// As [`Db::verify`], and that the log begins with what is remembered of it elsewhere.
    pub fn verify_against(&self, given: &[Remembered], progress: &mut dyn FnMut(Progress)) -> Result<Report> {
        let beyond = Beyond { rules: Rules::new(), sums: Sums::new()? };
        let mut reading = Reading::new(Verifier::new(), self.memory(given)?, Some(beyond));
        reading.read(*self, 0, Depth::Entries, progress)?;
        for (seq, idx) in self.erased_but_there()? {
            reading.find(Step::Changes, seq, Finding::DetailBack { idx });
        }
        reading.timer.lap(Step::Changes);
        let whole = reading.goes_on();
        self.judge_stored(0, &reading.verifier, &mut reading.found)?;
        let restored = self.judge(&mut reading.memory, whole, &mut reading.found)?;
        reading.timer.lap(Step::Checkpoints);
        if migrate::fingerprint(self.conn)? != reading.fingerprint || migrate::version(self.conn)? != reading.schema {
            reading.found.push(Found { step: Step::Schema, seq: None, finding: Finding::Schema });
        }
        reading.timer.lap(Step::Schema);
        let rows = self.compare_tables(&mut reading, progress)?;
        reading.timer.lap(Step::Replay);
        let entries = reading.entries;
        let counts = [entries, reading.changes, reading.verifier.signatures, reading.memory.compared, 1, rows, entries];
        Ok(Report { restored, erased_under: self.erased_under()?, ..reading.report(&Step::ALL, counts) })
    }

    /// The tables' half of step 6; how many rows.
    fn compare_tables(&self, reading: &mut Reading, progress: &mut dyn FnMut(Progress)) -> Result<u64> {
        let Some(Beyond { sums, .. }) = &mut reading.beyond else { return Ok(0) };
        let mut rows = 0;
        for (i, table) in TABLES.iter().enumerate() {
            let mut total = 0u128;
            self.each_row(table, |key, image| {
                total = total.wrapping_add(sums.prf(key, image));
                rows += 1;
                if rows % EVERY == 0 {
                    progress(Progress::Rows { table: table.name, rows });
                }
                Ok(())
            })?;
            if total != sums.tables[i] {
                self.name_differences(table, &mut reading.found)?;
            }
        }
        Ok(rows)
    }

    /// Every row of a table as key and image, in the very words of the log.
    pub(super) fn each_row(&self, table: &Table, mut f: impl FnMut(&[u8], &[u8]) -> Result<()>) -> Result<()> {
        let shape = guard::shape(self.conn, table)?;
        // A database of an older version has not yet every table.
        if shape.trim_start_matches('#').is_empty() {
            return Ok(());
        }
        let names = Shape::names(&shape).collect::<Vec<_>>().join(",");
        if names.is_empty() {
            // An older schema does not have the table.
            return Ok(());
        }
        let shape = Shape::parse(&shape);
        let mut stmt = self.conn.prepare(&format!("SELECT {names} FROM {}", table.name))?;
        let mut rows = stmt.query([])?;
        let (mut key, mut image) = (Vec::new(), Vec::new());
        while let Some(row) = rows.next()? {
            shape.write_row(row, &mut key, &mut image)?;
            f(&key, &image)?;
        }
        Ok(())
    }

    /// Rebuilds one table from the log in a temporary database and names each row that differs.
    fn name_differences(&self, table: &Table, found: &mut Vec<Found>) -> Result<()> {
        let temp = Connection::open("")?;
        temp.execute_batch("PRAGMA synchronous=OFF; CREATE TABLE state(key TEXT PRIMARY KEY, image TEXT, seq INTEGER) WITHOUT ROWID; BEGIN")?;
        let mut put = temp.prepare(
            "INSERT INTO state VALUES(?1,?2,?3) ON CONFLICT(key) DO UPDATE SET image=excluded.image, seq=excluded.seq",
        )?;
        self.each_entry(false, |row| {
            // Lines that cannot be unpacked are a finding of step 2 already; the rest still names what it can.
            let _ = self.each_image(row.seq, |c| {
                if c.tbl == table.name {
                    put.execute(params![c.key, (!c.after.is_empty()).then_some(&c.after), row.seq])?;
                }
                Ok(())
            });
            Ok(true)
        })?;
        drop(put);
        let mut get = temp.prepare("SELECT image, seq FROM state WHERE key=?1")?;
        let mut seen = temp.prepare("DELETE FROM state WHERE key=?1")?;
        let mut report = |d: RowDifference| {
            if found.len() < MOST_FINDINGS {
                found.push(Found { step: Step::Replay, seq: d.entry, finding: Finding::Row(Box::new(d)) });
            }
        };
        let difference = |kind, key: &str, column: Option<&str>, log: Value, stands: Value, entry| RowDifference {
            kind,
            tbl: table.name.to_owned(),
            key: key.to_owned(),
            column: column.map(Into::into),
            log,
            table: stands,
            entry,
        };
        self.each_row(table, |key, image| {
            let (key, image) = (std::str::from_utf8(key)?, std::str::from_utf8(image)?);
            let logged: Option<(Option<String>, u64)> =
                get.query_row([key], |r| Ok((r.get(0)?, r.get(1)?))).optional()?;
            let stands: Value = serde_json::from_str(image)?;
            match logged {
                Some((Some(text), entry)) => {
                    // An image that was altered is a finding of step 2 already.
                    let logged: Value = serde_json::from_str(&text).unwrap_or_default();
                    for (column, value) in stands.as_object().into_iter().flatten() {
                        if logged[column] != *value {
                            let log = logged[column].clone();
                            report(difference(RowKind::Changed, key, Some(column), log, value.clone(), Some(entry)));
                        }
                    }
                }
                Some((None, entry)) => report(difference(RowKind::Extra, key, None, Value::Null, stands, Some(entry))),
                None => report(difference(RowKind::Extra, key, None, Value::Null, stands, None)),
            }
            seen.execute([key])?;
            Ok(())
        })?;
        let mut rest = temp.prepare("SELECT key, image, seq FROM state WHERE image IS NOT NULL ORDER BY key")?;
        let mut rows = rest.query([])?;
        while let Some(r) = rows.next()? {
            let (key, image, seq): (String, String, u64) = (r.get(0)?, r.get(1)?, r.get(2)?);
            let logged = serde_json::from_str(&image).unwrap_or_default();
            report(difference(RowKind::Missing, &key, None, logged, Value::Null, Some(seq)));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
