//! Verification of a stretch of the log: from a checkpoint on, or all of it without the tables. What it costs does not depend on
//! the length of the log before the checkpoint.
use super::checkpoint::CheckpointRow;
use super::log::EntryRow;
use super::replay::{MOST_FINDINGS, Progress, Report, StepReport};
use super::{Db, Result, guard, migrate};
use crate::audit::body::{Body, keeps_promise};
use crate::audit::change::{Change, SALT, commitment};
use crate::audit::checkpoint::{Range, Remembered};
use crate::audit::hash::hex;
use crate::audit::keys::{self, Ledger};
use crate::audit::merkle::{Tree, leaf};
use crate::audit::verify::{Finding, Found, Step, Stored, Verifier};
use rusqlite::OptionalExtension as _;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;
use std::time::{Duration, Instant};

/// How much is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Step 1 and what is remembered.
    Chain,
    /// Steps 1 to 5.
    Entries,
}

/// What a stretch of the log gave.
#[derive(Clone, Debug)]
pub struct Stretch {
    /// Size, root, steps and findings.
    pub report: Report,
    /// The range at the head, from which the next stretch can begin.
    pub range: Range,
}

fn stored(row: &EntryRow) -> Stored<'_> {
    Stored {
        seq: row.seq,
        body: &row.body,
        leaf: &row.leaf,
        sig: &row.sig,
        key_id: &row.key_id,
        cosig: row.cosig.as_deref().zip(row.cosig_key_id.as_deref()),
    }
}

/// The running check of a stretch.
struct Walk<'a> {
    db: Db<'a>,
    verifier: Verifier,
    before: Tree,
    found: Vec<Found>,
    counts: [u64; 5],
    times: [Duration; 5],
    erased: u64,
    fingerprint: String,
}

impl Walk<'_> {
    fn find(&mut self, step: Step, seq: u64, finding: Finding) {
        self.found.push(Found { step, seq: Some(seq), finding });
    }

    /// Step 1.
    fn chain<'r>(&mut self, row: &'r EntryRow) -> Body<'r> {
        self.before.clone_from(self.verifier.tree());
        self.counts[0] += 1;
        self.verifier.chain(stored(row), &mut self.found)
    }

    /// Step 2: the stored lines against digest and count, each detail against its commitment.
    fn changes(&mut self, row: &EntryRow, body: &Body<'_>) {
        let (mut hasher, mut count) = (Sha256::new(), 0u64);
        let db = self.db;
        let lines = db.each_line(row.seq, |line| {
            hasher.update(line.as_bytes());
            hasher.update(b"\n");
            match line.strip_prefix('#') {
                None => self.learn(line),
                Some(promised) => match db.detail(row.seq, count)? {
                    None => {
                        if db.erasure_of(row.seq, count)?.is_none() {
                            self.find(Step::Changes, row.seq, Finding::DetailMissing { idx: count });
                        }
                        self.erased += 1;
                    }
                    Some((salt, plain)) => {
                        if salt.len() != SALT || hex(&commitment(&salt, plain.as_bytes())) != promised {
                            self.find(Step::Changes, row.seq, Finding::Detail { idx: count });
                        }
                        self.learn(&plain);
                    }
                },
            }
            count += 1;
            Ok(())
        });
        if lines.is_err() || !keeps_promise(body, count, &hasher.finalize().into()) {
            self.find(Step::Changes, row.seq, Finding::Digest);
        }
        self.counts[1] += count;
    }

    fn learn(&mut self, plain: &str) {
        let Some(change) = Change::parse(plain) else { return };
        self.verifier.learn(change);
        if change.tbl == "schema_version"
            && let Ok(after) = serde_json::from_str::<Value>(change.after)
        {
            after["fingerprint"].as_str().unwrap_or_default().clone_into(&mut self.fingerprint);
        }
    }

    fn timed<T>(&mut self, step: usize, f: impl FnOnce(&mut Self) -> T) -> T {
        let begun = Instant::now();
        let answer = f(self);
        self.times[step] += begun.elapsed();
        answer
    }
}

impl Db<'_> {
    /// Verifies the entries after a checkpoint, whose signature and range are checked first; without one that holds, from the
    /// first entry.
    /// Steps 1 to 5: the tables are not looked at, and the keys that held at the checkpoint are taken from theirs.
    pub fn verify_since(
        &self,
        from: Option<&CheckpointRow>,
        given: &[Remembered],
        depth: Depth,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Stretch> {
        let of = self.last_seq()?;
        let begun = from.map(|row| self.begin_at(row)).transpose()?.flatten();
        let from = from.filter(|_| begun.is_some());
        let (verifier, start) = (begun.unwrap_or_default(), from.map_or(0, |row| row.size));
        let mut walk = Walk {
            db: *self,
            before: Tree::new(),
            found: Vec::new(),
            counts: [0; 5],
            times: [Duration::ZERO; 5],
            erased: 0,
            fingerprint: if start > 0 { self.recorded_fingerprint()? } else { String::new() },
            verifier,
        };
        let mut range = from.map_or(Range(vec![]), |row| row.range.clone());
        let mut memory = self.memory(given)?;
        memory.see(walk.verifier.tree(), "");
        self.entries_after(start, |row| {
            let body = walk.timed(0, |w| w.chain(&row));
            range = Range::of(&walk.before, leaf(row.body.as_bytes()));
            memory.see(walk.verifier.tree(), &row.body);
            if depth == Depth::Entries {
                walk.timed(1, |w| w.changes(&row, &body));
                walk.timed(2, |w| w.verifier.signatures(stored(&row), &body, &mut w.found));
            }
            progress(Progress::Log { entries: row.seq, of, changes: walk.counts[1] });
            Ok(walk.found.len() < MOST_FINDINGS)
        })?;
        let mut restored = vec![];
        let whole = walk.found.len() < MOST_FINDINGS;
        walk.timed(3, |w| -> Result<()> {
            // Without signatures nothing explains anything.
            if depth == Depth::Entries {
                self.judge_stored(start, &w.verifier, &mut w.found)?;
            } else {
                memory.restores.clear();
            }
            restored = self.judge(&mut memory, whole, &mut w.found)?;
            Ok(())
        })?;
        let mut found = std::mem::take(&mut walk.found);
        walk.counts[2] = walk.verifier.signatures;
        walk.counts[3] = memory.compared;
        if depth == Depth::Entries {
            walk.counts[4] = 1;
            if walk.timed(4, |w| migrate::fingerprint(w.db.conn))? != walk.fingerprint {
                found.push(Found { step: Step::Schema, seq: None, finding: Finding::Schema });
            }
        }
        let (size, root) = walk.verifier.head();
        let looked = |step: &Step| depth == Depth::Entries || matches!(step, Step::Chain | Step::Checkpoints);
        let steps = Step::ALL.into_iter().zip(walk.counts).zip(walk.times).filter(|((step, _), _)| looked(step));
        let steps = steps.map(|((step, count), time)| StepReport { step, count, time }).collect();
        let (erased, since) = (walk.erased, from.map(|row| row.size));
        let keys = walk.verifier.keys;
        let report =
            Report { size, root, steps, found, erased, erased_under: vec![], unjudged: 0, keys, restored, since };
        Ok(Stretch { report, range })
    }

    /// The state of a verification after the last entry of a checkpoint; none if the checkpoint does not hold.
    fn begin_at(&self, row: &CheckpointRow) -> Result<Option<Verifier>> {
        let (Some(last), Some(tree)) = (self.entry(row.size)?, row.range.tree(row.size)) else { return Ok(None) };
        let prev = leaf(last.body.as_bytes());
        // The range ends with the leaf of the last entry, so that entry is the one that was signed.
        if row.range.0.last() != Some(&prev) {
            return Ok(None);
        }
        let verifier = Verifier::resume(tree, prev, &last.body, self.keys_after(row.size)?);
        let origin = self.log_origin()?;
        let signed =
            verifier.keys.key_at(&row.key_id, row.size).is_some_and(|(name, public)| row.holds(&origin, name, public));
        Ok(signed.then_some(verifier))
    }

    /// Whose key was whose after an entry: the tables as they stand, with the changes of every later entry taken back.
    fn keys_after(&self, seq: u64) -> Result<Ledger> {
        let mut before: HashMap<(&str, String), String> = HashMap::new();
        self.entries_after(seq, |row| {
            // Lines that cannot be unpacked are a finding of step 2.
            let _ = self.each_image(row.seq, |c| {
                if let Some(tbl) = keys::TABLES.into_iter().find(|t| *t == c.tbl) {
                    before.entry((tbl, c.key)).or_insert(c.before);
                }
                Ok(())
            });
            Ok(true)
        })?;
        let mut rows = Vec::new();
        for table in keys::TABLES.into_iter().filter_map(guard::find) {
            self.each_row(table, |key, image| {
                let (key, image) = (String::from_utf8(key.to_vec())?, String::from_utf8(image.to_vec())?);
                let image = before.remove(&(table.name, key.clone())).unwrap_or(image);
                rows.push((table.name, key, image));
                Ok(())
            })?;
        }
        rows.extend(before.into_iter().map(|((tbl, key), image)| (tbl, key, image)));
        rows.retain(|(_, _, image)| !image.is_empty());
        Ok(Ledger::resume(&rows, seq))
    }

    fn recorded_fingerprint(&self) -> Result<String> {
        let sql = "SELECT fingerprint FROM schema_version ORDER BY version DESC LIMIT 1";
        Ok(self.conn.query_row(sql, [], |r| r.get(0)).optional()?.unwrap_or_default())
    }
}
