//! Verification of a stretch of the log: from a checkpoint on, or all of it without the tables. What it costs does not depend on
//! the length of the log before the checkpoint.
use super::checkpoint::CheckpointRow;
use super::reading::{Progress, Reading, Report};
pub use super::walk::Depth;
use super::{Db, Result, guard, migrate};
use crate::audit::checkpoint::{Range, Remembered};
use crate::audit::keys::{self, Keyring};
use crate::audit::merkle::leaf;
use crate::audit::verify::{Finding, Found, Step, Verifier};
use rusqlite::OptionalExtension as _;
use std::collections::HashMap;

/// What a stretch of the log gave.
#[derive(Clone, Debug)]
pub struct Stretch {
    /// Size, root, steps and findings.
    pub report: Report,
    /// The range at the head, from which the next stretch can begin.
    pub range: Range,
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
        let begun = from.map(|row| self.begin_at(row)).transpose()?.flatten();
        let from = from.filter(|_| begun.is_some());
        let start = from.map_or(0, |row| row.size);
        let mut reading = Reading::new(begun.unwrap_or_default(), self.memory(given)?, None);
        if let Some(row) = from {
            reading.range = row.range.clone();
            reading.fingerprint = self.recorded_fingerprint()?;
        }
        reading.memory.see(reading.verifier.tree(), "");
        reading.read(*self, start, depth, progress)?;
        let whole = reading.goes_on();
        // Without signatures nothing explains anything.
        if depth == Depth::Entries {
            self.judge_stored(start, &reading.verifier, &mut reading.found)?;
        } else {
            reading.memory.restores.clear();
        }
        let restored = self.judge(&mut reading.memory, whole, &mut reading.found)?;
        reading.timer.lap(Step::Checkpoints);
        if depth == Depth::Entries {
            if migrate::fingerprint(self.conn)? != reading.fingerprint {
                reading.found.push(Found { step: Step::Schema, seq: None, finding: Finding::Schema });
            }
            reading.timer.lap(Step::Schema);
        }
        let counts = [reading.entries, reading.changes, reading.verifier.signatures, reading.memory.compared, 1, 0, 0];
        let looked: &[Step] = match depth {
            Depth::Chain => &[Step::Chain, Step::Checkpoints],
            Depth::Entries => &Step::ALL[..5],
        };
        let (range, since) = (reading.range.clone(), from.map(|row| row.size));
        Ok(Stretch { report: Report { restored, since, ..reading.report(looked, counts) }, range })
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
    fn keys_after(&self, seq: u64) -> Result<Keyring> {
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
        Ok(Keyring::resume(&rows, seq))
    }

    fn recorded_fingerprint(&self) -> Result<String> {
        let sql = "SELECT fingerprint FROM schema_version ORDER BY version DESC LIMIT 1";
        Ok(self.conn.query_row(sql, [], |r| r.get(0)).optional()?.unwrap_or_default())
    }
}
