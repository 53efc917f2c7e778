//! Verification against the database: the stored lines, the schema, and the replay of the log against the tables.
//!
//! Flat in memory: a keyed sum over the log's images must equal the sum over the tables' rows. Only where a table's sums
//! differ is it rebuilt, in a temporary database, to name the rows.
use super::guard::{Columns, TABLES, Table};
use super::{Db, Result, migrate};
use crate::audit::change::{Change, SALT, commitment};
use crate::audit::hash::{Hash, hex};
use crate::audit::verify::{Finding, Found, RowDifference, RowKind, Step, Stored, Verifier};
use rusqlite::{Connection, OptionalExtension as _, params};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use siphasher::sip128::{Hasher128 as _, SipHasher24};
use std::hash::Hasher as _;
use std::time::{Duration, Instant};

/// Findings beyond this are counted, not kept.
const MOST_FINDINGS: usize = 1000;

/// One step's line in the report.
#[derive(Clone, Debug)]
pub struct StepReport {
    /// Which.
    pub step: Step,
    /// Entries, changes, signatures or rows looked at.
    pub count: u64,
    /// Time spent.
    pub time: Duration,
}

/// The result of a verification.
#[derive(Clone, Debug)]
pub struct Report {
    /// Entries in the log.
    pub size: u64,
    /// Root over all entries.
    pub root: Hash,
    /// Steps in order.
    pub steps: Vec<StepReport>,
    /// What was found.
    pub found: Vec<Found>,
    /// Images that were erased.
    pub erased: u64,
}

/// A sum that does not depend on the order of what is added.
struct Sums {
    key: [u8; 16],
    tables: Vec<u128>,
}

impl Sums {
    fn prf(&self, key: &str, image: &str) -> u128 {
        let mut hasher = SipHasher24::new_with_key(&self.key);
        hasher.write(key.as_bytes());
        hasher.write_u8(0x1F);
        hasher.write(image.as_bytes());
        hasher.finish128().as_u128()
    }

    fn add(&mut self, change: Change<'_>) {
        let Some(i) = TABLES.iter().position(|t| t.name == change.tbl) else { return };
        if !change.after.is_empty() {
            self.tables[i] = self.tables[i].wrapping_add(self.prf(change.key, change.after));
        }
        if !change.before.is_empty() {
            self.tables[i] = self.tables[i].wrapping_sub(self.prf(change.key, change.before));
        }
    }
}

struct Timer(Instant);

impl Timer {
    fn lap(&mut self, total: &mut Duration) {
        let now = Instant::now();
        *total += now - self.0;
        self.0 = now;
    }
}

impl Db<'_> {
    /// Verifies log, schema and tables. `progress` is called now and then with the number of entries done.
    pub fn verify(&self, progress: &mut dyn FnMut(u64)) -> Result<Report> {
        let mut found = Vec::new();
        let mut times = [Duration::ZERO; 5];
        let mut timer = Timer(Instant::now());
        let mut verifier = Verifier::new();
        let mut key = [0u8; 16];
        getrandom::fill(&mut key).map_err(|e| anyhow::anyhow!("no random numbers: {e}"))?;
        let mut sums = Sums { key, tables: vec![0; TABLES.len()] };
        let (mut changes, mut erased) = (0u64, 0u64);
        let (mut fingerprint, mut version) = (String::new(), 0);
        self.each_entry(false, |row| {
            let stored = Stored {
                seq: row.seq,
                body: &row.body,
                leaf: &row.leaf,
                sig: &row.sig,
                key_id: &row.key_id,
                cosig: row.cosig.as_deref().zip(row.cosig_key_id.as_deref()),
            };
            let body = verifier.chain(stored, &mut found);
            timer.lap(&mut times[0]);
            let mut hasher = Sha256::new();
            let (mut count, mut commitments) = (0u64, 0u64);
            let mut take = |plain: &str| {
                if let Some(change) = Change::parse(plain) {
                    verifier.learn(row.seq, change);
                    if change.tbl == "schema_version"
                        && let Ok(after) = serde_json::from_str::<Value>(change.after)
                    {
                        after["fingerprint"].as_str().unwrap_or_default().clone_into(&mut fingerprint);
                        version = change.key.trim_matches(['[', ']']).parse().unwrap_or(0);
                    }
                    sums.add(change);
                }
            };
            let lines = self.each_line(row.seq, |line| {
                hasher.update(line.as_bytes());
                hasher.update(b"\n");
                if let Some(promised) = line.strip_prefix('#') {
                    commitments += 1;
                    match self.detail(row.seq, count)? {
                        Some((salt, plain)) => {
                            if salt.len() != SALT || hex(&commitment(&salt, plain.as_bytes())) != promised {
                                let finding = Finding::Detail { idx: count };
                                found.push(Found { step: Step::Changes, seq: Some(row.seq), finding });
                            }
                            take(&plain);
                        }
                        None => erased += 1,
                    }
                } else {
                    take(line);
                }
                count += 1;
                Ok(())
            });
            let digest: Hash = hasher.finalize().into();
            let promised = &body["changes"];
            let whole = lines.is_ok() && promised["count"] == count && promised["digest"] == hex(&digest);
            if !whole {
                found.push(Found { step: Step::Changes, seq: Some(row.seq), finding: Finding::Digest });
            }
            if commitments > 0 && !self.has_details(row.seq, commitments)? {
                found.push(Found {
                    step: Step::Changes,
                    seq: Some(row.seq),
                    finding: Finding::Detail { idx: commitments },
                });
            }
            changes += count;
            timer.lap(&mut times[1]);
            verifier.signatures(stored, &body, &mut found);
            timer.lap(&mut times[2]);
            progress(row.seq);
            Ok(found.len() < MOST_FINDINGS)
        })?;
        if let Some(seq) = self.leftover()? {
            found.push(Found { step: Step::Changes, seq: Some(seq), finding: Finding::Digest });
        }
        timer.lap(&mut times[1]);
        if migrate::fingerprint(self.conn)? != fingerprint || migrate::version(self.conn)? != version {
            found.push(Found { step: Step::Schema, seq: None, finding: Finding::Schema });
        }
        timer.lap(&mut times[3]);
        let mut rows = 0;
        for (i, table) in TABLES.iter().enumerate() {
            let (sum, n) = self.sum_of_table(table, &sums)?;
            rows += n;
            if sum != sums.tables[i] {
                self.name_differences(table, &mut found)?;
            }
        }
        timer.lap(&mut times[4]);
        let (size, root) = verifier.head();
        let counts = [size, changes, verifier.signatures, 1, rows];
        let steps = Step::ALL
            .into_iter()
            .zip(counts)
            .zip(times)
            .map(|((step, count), time)| StepReport { step, count, time })
            .collect();
        Ok(Report { size, root, steps, found, erased })
    }

    fn sum_of_table(&self, table: &Table, sums: &Sums) -> Result<(u128, u64)> {
        let (mut total, mut count) = (0u128, 0);
        self.each_row(table, |key, image| {
            total = total.wrapping_add(sums.prf(key, image));
            count += 1;
            Ok(())
        })?;
        Ok((total, count))
    }

    /// Every row of a table as key and image, in the very words of the log.
    fn each_row(&self, table: &Table, mut f: impl FnMut(&str, &str) -> Result<()>) -> Result<()> {
        let columns = Columns::read(self.conn, table)?;
        let mut stmt = self.conn.prepare(&format!("SELECT {} FROM {}", columns.sql(""), table.name))?;
        let mut rows = stmt.query([])?;
        let (mut key, mut image) = (Vec::new(), Vec::new());
        while let Some(row) = rows.next()? {
            columns.write_key(row, 0, &mut key)?;
            columns.write_image(row, 0, &mut image)?;
            f(std::str::from_utf8(&key)?, std::str::from_utf8(&image)?)?;
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
