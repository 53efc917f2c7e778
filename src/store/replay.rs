//! Verification against the database: the stored lines, the schema, and the replay of the log against the tables.
//!
//! Flat in memory: a keyed sum over the log's images must equal the sum over the tables' rows. Only where a table's sums
//! differ is it rebuilt, in a temporary database, to name the rows.
use super::diary::Shape;
use super::erase::ErasedUnder;
use super::guard::{self, TABLES, Table};
use super::signers::check_apart;
use super::walk::{Beside, Lines};
use super::{Db, Result, migrate};
use crate::audit::body::{Body, keeps_promise};
use crate::audit::change::Change;
use crate::audit::checkpoint::Remembered;
use crate::audit::hash::Hash;
use crate::audit::keys::Ledger;
use crate::audit::memory::{Memory, Restored};
use crate::audit::rules::{Rules, Said};
use crate::audit::verify::{Finding, Found, RowDifference, RowKind, Step, Stored, Verifier};
use rusqlite::{Connection, OptionalExtension as _, params};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use siphasher::sip128::{Hasher128 as _, SipHasher24};
use std::hash::Hasher as _;
use std::time::{Duration, Instant};

/// Findings beyond this are not kept, and end the reading of the log.
pub(super) const MOST_FINDINGS: usize = 1000;

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
    /// Under which orders.
    pub erased_under: Vec<ErasedUnder>,
    /// Entries and changes that step 7 could not judge, since what they rest on was erased.
    pub unjudged: u64,
    /// Whose key is whose.
    pub keys: Ledger,
    /// What differs from the log and is explained by a restore.
    pub restored: Vec<Restored>,
    /// The checkpoint from which the verification began.
    pub since: Option<u64>,
}

/// How far a verification has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Entries done, of so many, and their changes.
    Log {
        /// Done.
        entries: u64,
        /// Of so many.
        of: u64,
        /// Change lines.
        changes: u64,
    },
    /// Signatures are still being checked.
    Signatures,
    /// Rows of a table compared.
    Rows {
        /// The table.
        table: &'static str,
        /// Rows of all tables so far.
        rows: u64,
    },
}

/// Rows and change lines between two signs of progress.
const EVERY: u64 = 4096;
/// Changes that go through the steps together.
const BATCH: usize = 128;
/// Signatures handed over at once to be checked.
const CHECKS: usize = 256;

/// A sum that does not depend on the order of what is added.
struct Sums {
    key: [u8; 16],
    tables: Vec<u128>,
    /// The table of the last change: the next one is mostly of the same.
    last: usize,
    /// Key and image together: one write into the hash is cheaper than three.
    row: Vec<u8>,
}

impl Sums {
    fn new() -> Result<Sums> {
        let mut key = [0u8; 16];
        getrandom::fill(&mut key).map_err(|e| anyhow::anyhow!("no random numbers: {e}"))?;
        Ok(Sums { key, tables: vec![0; TABLES.len()], last: 0, row: Vec::new() })
    }

    fn prf(&mut self, key: &[u8], image: &[u8]) -> u128 {
        self.row.clear();
        self.row.extend_from_slice(key);
        self.row.push(0x1F);
        self.row.extend_from_slice(image);
        let mut hasher = SipHasher24::new_with_key(&self.key);
        hasher.write(&self.row);
        hasher.finish128().as_u128()
    }

    fn add(&mut self, change: Change<'_>) {
        if TABLES[self.last].name != change.tbl {
            let Some(i) = TABLES.iter().position(|t| t.name == change.tbl) else { return };
            self.last = i;
        }
        let mut sum = self.tables[self.last];
        if !change.after.is_empty() {
            sum = sum.wrapping_add(self.prf(change.key.as_bytes(), change.after.as_bytes()));
        }
        if !change.before.is_empty() {
            sum = sum.wrapping_sub(self.prf(change.key.as_bytes(), change.before.as_bytes()));
        }
        self.tables[self.last] = sum;
    }
}

struct Timer {
    last: Instant,
    times: [Duration; Step::ALL.len()],
}

impl Timer {
    fn new() -> Timer {
        Timer { last: Instant::now(), times: [Duration::ZERO; Step::ALL.len()] }
    }

    /// What has passed since the last lap was spent on that step.
    fn lap(&mut self, step: Step) {
        let now = Instant::now();
        self.times[step as usize] += now - self.last;
        self.last = now;
    }
}

/// The steps that go through the log: 1, 2, 3, 7, and the log's half of 6.
struct Reading {
    verifier: Verifier,
    rules: Rules,
    memory: Memory,
    sums: Sums,
    timer: Timer,
    found: Vec<Found>,
    changes: u64,
    erased: u64,
    /// The schema's fingerprint and number as the log has them.
    fingerprint: String,
    schema: i64,
}

impl Reading {
    fn new(memory: Memory) -> Result<Reading> {
        Ok(Reading {
            verifier: Verifier::new().deferring(),
            rules: Rules::new(),
            memory,
            sums: Sums::new()?,
            timer: Timer::new(),
            found: Vec::new(),
            changes: 0,
            erased: 0,
            fingerprint: String::new(),
            schema: 0,
        })
    }

    fn find(&mut self, step: Step, seq: u64, finding: Finding) {
        if self.found.len() < MOST_FINDINGS {
            self.found.push(Found { step, seq: Some(seq), finding });
        }
    }

    /// One entry; whether to go on.
    fn entry(&mut self, entry: Stored<'_>, beside: &mut Beside<'_>, tell: &mut dyn FnMut(u64)) -> Result<bool> {
        let body = self.verifier.chain(entry, &mut self.found);
        self.timer.lap(Step::Chain);
        self.memory.see(self.verifier.tree(), entry.body);
        self.timer.lap(Step::Checkpoints);
        self.rules.begin(said(entry, &body));
        self.timer.lap(Step::Rules);
        let (mut hasher, mut count) = (Sha256::new(), 0);
        let whole = beside.lines_of(entry.seq, &mut |lines| {
            hasher.update(lines.hashed);
            for idx in lines.false_details {
                self.find(Step::Changes, entry.seq, Finding::Detail { idx: *idx });
            }
            for idx in lines.missing_details {
                self.find(Step::Changes, entry.seq, Finding::DetailMissing { idx: *idx });
            }
            let plain = self.lines(lines);
            count += plain + lines.erased;
            self.changes += plain + lines.erased;
            tell(self.changes);
            plain
        })?;
        if !whole || !keeps_promise(&body, count, &hasher.finalize().into()) {
            self.find(Step::Changes, entry.seq, Finding::Digest);
        }
        self.timer.lap(Step::Changes);
        self.verifier.signatures(entry, &body, &mut self.found);
        self.timer.lap(Step::Signatures);
        for breach in self.rules.end() {
            self.find(Step::Rules, entry.seq, Finding::Rule(Box::new(breach)));
        }
        self.timer.lap(Step::Rules);
        Ok(self.found.len() < MOST_FINDINGS)
    }

    /// The plain lines of a chunk; how many there are.
    fn lines(&mut self, lines: &Lines<'_>) -> u64 {
        self.erased += lines.erased;
        self.rules.erased(lines.erased);
        let (mut rest, mut count) = (lines.plain.lines(), 0);
        // Few at a time, so that they are still at hand when the next step looks at them.
        let mut batch = Vec::with_capacity(BATCH);
        loop {
            let before = count;
            batch.extend(rest.by_ref().take(BATCH).inspect(|_| count += 1).filter_map(Change::parse));
            self.timer.lap(Step::Changes);
            if count == before {
                return count;
            }
            for change in &batch {
                self.replay(*change);
            }
            self.timer.lap(Step::Replay);
            for change in batch.drain(..) {
                self.rules.change(change);
            }
            self.timer.lap(Step::Rules);
        }
    }

    fn replay(&mut self, change: Change<'_>) {
        self.sums.add(change);
        self.verifier.learn(change);
        if change.tbl == "schema_version"
            && let Ok(after) = serde_json::from_str::<Value>(change.after)
        {
            after["fingerprint"].as_str().unwrap_or_default().clone_into(&mut self.fingerprint);
            self.schema = change.key.trim_matches(['[', ']']).parse().unwrap_or(0);
        }
    }
}

impl Db<'_> {
    /// Verifies log, schema and tables. `progress` is called now and then.
    pub fn verify(&self, progress: &mut dyn FnMut(Progress)) -> Result<Report> {
        self.verify_against(&[], progress)
    }

    /// As [`Db::verify`], and that the log begins with what is remembered of it elsewhere.
    pub fn verify_against(&self, given: &[Remembered], progress: &mut dyn FnMut(Progress)) -> Result<Report> {
        let of = self.last_seq()?;
        let mut reading = Reading::new(self.memory(given)?)?;
        let bad = check_apart(|signers| {
            let behind = self.walk(0, &mut |entry, beside| {
                let mut tell = |changes| progress(Progress::Log { entries: entry.seq, of, changes });
                let goes_on = reading.entry(entry, beside, &mut tell)?;
                if entry.seq.is_multiple_of(EVERY) {
                    tell(reading.changes);
                }
                if let Some(checks) = reading.verifier.take_checks(CHECKS) {
                    signers.check(checks, false);
                    reading.timer.lap(Step::Signatures);
                }
                Ok(goes_on)
            })?;
            if let Some(seq) = behind {
                reading.find(Step::Changes, seq, Finding::Digest);
            }
            progress(Progress::Signatures);
            signers.check(reading.verifier.take_checks(1).unwrap_or_default(), true);
            Ok(())
        })?;
        for seq in bad {
            reading.find(Step::Signatures, seq, Finding::Signature);
        }
        reading.timer.lap(Step::Signatures);
        for (seq, idx) in self.erased_but_there()? {
            reading.find(Step::Changes, seq, Finding::DetailBack { idx });
        }
        reading.timer.lap(Step::Changes);
        let restored = self.judge_heads(&mut reading)?;
        reading.timer.lap(Step::Checkpoints);
        if migrate::fingerprint(self.conn)? != reading.fingerprint || migrate::version(self.conn)? != reading.schema {
            reading.found.push(Found { step: Step::Schema, seq: None, finding: Finding::Schema });
        }
        reading.timer.lap(Step::Schema);
        let rows = self.compare_tables(&mut reading, progress)?;
        reading.timer.lap(Step::Replay);
        Ok(Report { restored, erased_under: self.erased_under()?, ..report(reading, rows) })
    }

    /// Step 4, once the log was read: stored checkpoints by their signatures, and what differs from what is remembered.
    fn judge_heads(&self, reading: &mut Reading) -> Result<Vec<Restored>> {
        let whole = reading.found.len() < MOST_FINDINGS;
        self.judge_stored(0, &reading.verifier, &mut reading.found)?;
        self.judge(&mut reading.memory, whole, &mut reading.found)
    }

    /// The tables' half of step 6; how many rows.
    fn compare_tables(&self, reading: &mut Reading, progress: &mut dyn FnMut(Progress)) -> Result<u64> {
        let mut rows = 0;
        for (i, table) in TABLES.iter().enumerate() {
            let mut total = 0u128;
            self.each_row(table, |key, image| {
                total = total.wrapping_add(reading.sums.prf(key, image));
                rows += 1;
                if rows % EVERY == 0 {
                    progress(Progress::Rows { table: table.name, rows });
                }
                Ok(())
            })?;
            if total != reading.sums.tables[i] {
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

/// What an entry says, as far as the rules ask.
fn said<'a>(entry: Stored<'a>, body: &'a Body<'_>) -> Said<'a> {
    Said {
        seq: entry.seq,
        at: &body.at,
        actor: &body.actor,
        action: &body.action,
        order: body.order,
        cosigner: body.cosigner.as_deref(),
        denied: body.outcome == "denied",
        key_id: entry.key_id,
    }
}

fn report(reading: Reading, rows: u64) -> Report {
    let (size, root) = reading.verifier.head();
    let counts = [size, reading.changes, reading.verifier.signatures, reading.memory.compared, 1, rows, size];
    let steps = Step::ALL.into_iter().zip(counts).zip(reading.timer.times);
    let mut found = reading.found;
    // The steps in order, within each as the log goes.
    found.sort_by_key(|f| (f.step, f.seq.unwrap_or(u64::MAX)));
    Report {
        size,
        root,
        steps: steps.map(|((step, count), time)| StepReport { step, count, time }).collect(),
        found,
        erased: reading.erased,
        unjudged: reading.rules.unjudged,
        keys: reading.verifier.keys,
        restored: vec![],
        erased_under: vec![],
        since: None,
    }
}

#[cfg(test)]
mod tests;
