//! Stored checkpoints, and the comparison of the log with all that remembers it (step 4).
use super::{Db, Result, School, instant, parse_instant};
use crate::audit::checkpoint::{Checkpoint, Range, Remembered, Root, Source, key_name, origin};
use crate::audit::hash::Hash;
use crate::audit::memory::{Memory, Mismatch, Restored};
use crate::audit::note::{Note, NoteKey};
use crate::audit::verify::{Finding, Found, Step, Verifier};
use crate::domain::date::{Date, local_date};
use crate::domain::role::{PRINCIPAL, VICE_PRINCIPAL};
use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, Row, params};
use serde_json::Value;
use std::collections::BTreeMap;

/// A checkpoint as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckpointRow {
    /// Entries.
    pub size: u64,
    /// The key that signed it.
    pub key_id: String,
    /// Root over the entries.
    pub root: Hash,
    /// The range that folds to it.
    pub range: Range,
    /// The signed note.
    pub note: String,
    /// When.
    pub made_at: Timestamp,
}

const COLUMNS: &str = "size, key_id, root, compact_range, note, made_at";

fn row_to_checkpoint(r: &Row<'_>) -> rusqlite::Result<CheckpointRow> {
    // A root of another length or a broken range is kept as one that can fit nothing: the checks say so.
    let root: Vec<u8> = r.get(2)?;
    Ok(CheckpointRow {
        size: r.get(0)?,
        key_id: r.get(1)?,
        root: root.try_into().unwrap_or_default(),
        range: Range::parse(&r.get::<_, Vec<u8>>(3)?).unwrap_or(Range(vec![])),
        note: r.get(4)?,
        made_at: parse_instant(&r.get::<_, String>(5)?)?,
    })
}

impl CheckpointRow {
    /// Whether the note says what the row says, the range folds to the root, and the account of that name has signed with that
    /// key.
    pub fn holds(&self, origin: &str, username: &str, public: &[u8]) -> bool {
        let Ok(public) = <[u8; 32]>::try_from(public) else { return false };
        let own = Checkpoint { origin: origin.to_owned(), size: self.size, root: self.root };
        let key = NoteKey { name: key_name(origin, username), public };
        let signed = Note::parse(&self.note).is_some_and(|note| {
            note.text == own.text() && note.signed_by(std::slice::from_ref(&key)).is_ok_and(|keys| !keys.is_empty())
        });
        signed && self.range.tree(self.size).is_some_and(|tree| tree.root() == self.root)
    }

    fn remembered(&self) -> Remembered {
        Remembered { source: Source::Stored, size: self.size, root: Root::Whole(self.root) }
    }
}

impl Db<'_> {
    /// The origin of the log, as its first entry names the school.
    pub fn log_origin(&self) -> Result<String> {
        let object = self.entry(1)?.and_then(|e| e.json()["object"].as_str().map(str::to_owned)).unwrap_or_default();
        match object.strip_prefix("school/") {
            Some(id) => Ok(origin(id)),
            None => Ok(origin(&self.school_id()?)),
        }
    }

    /// Every stored checkpoint, the shortest first. A database of an older schema has none.
    pub fn checkpoints(&self) -> Result<Vec<CheckpointRow>> {
        let there = "SELECT 1 FROM sqlite_schema WHERE type='table' AND name='checkpoint'";
        if self.conn.query_row(there, [], |_| Ok(())).optional()?.is_none() {
            return Ok(vec![]);
        }
        let mut stmt = self.conn.prepare_cached(&format!("SELECT {COLUMNS} FROM checkpoint ORDER BY size, made_at"))?;
        Ok(stmt.query_map([], row_to_checkpoint)?.collect::<rusqlite::Result<_>>()?)
    }

    /// The longest stored checkpoint of at most that many entries.
    pub fn last_checkpoint(&self, most: u64) -> Result<Option<CheckpointRow>> {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let sql = format!("SELECT {COLUMNS} FROM checkpoint WHERE size<=?1 ORDER BY size DESC, made_at DESC LIMIT 1");
        Ok(self.conn.prepare_cached(&sql)?.query_row([most], row_to_checkpoint).optional()?)
    }

    /// Finishes step 4: what differs from the log is a finding, unless a restore explains it. A restore counts only if nothing
    /// was found at its entry and both officers have signed it. `whole`: the log was read to its end.
    pub(super) fn judge(&self, memory: &mut Memory, whole: bool, found: &mut Vec<Found>) -> Result<Vec<Restored>> {
        let mut restored = Vec::new();
        for m in memory.end(whole) {
            let mut explained = None;
            for r in memory.restores.iter().filter(|r| r.explains(&m.remembered)) {
                let clean = !found.iter().any(|f| f.seq == Some(r.entry) && f.step < Step::Checkpoints);
                if clean && self.both_officers(r.entry)? {
                    explained = Some((r.entry, m.remembered.size - r.first + 1));
                }
            }
            match explained {
                Some((entry, lost)) => restored.push(Restored { remembered: m.remembered, entry, lost }),
                None => found.push(finding(&m)),
            }
        }
        Ok(restored)
    }

    /// Stored checkpoints of at least that many entries must be signed by a key that was good there.
    pub(super) fn judge_stored(&self, from: u64, verifier: &Verifier, found: &mut Vec<Found>) -> Result<()> {
        let origin = self.log_origin()?;
        let seen = from..=verifier.tree().size();
        for row in self.checkpoints()?.iter().filter(|row| seen.contains(&row.size)) {
            let key = verifier.keys.key_at(&row.key_id, row.size);
            if !key.is_some_and(|(username, public)| row.holds(&origin, username, public)) {
                found.push(step4(Finding::BadCheckpoint { size: row.size }));
            }
        }
        Ok(())
    }

    /// All that the log is compared with: the stored checkpoints and what was given.
    pub(super) fn memory(&self, given: &[Remembered]) -> Result<Memory> {
        let stored = self.checkpoints()?;
        Ok(Memory::of(stored.iter().map(CheckpointRow::remembered).chain(given.iter().cloned()).collect()))
    }

    /// Whether principal and vice-principal, as the log itself has their grants up to there, have made and co-signed an entry.
    fn both_officers(&self, seq: u64) -> Result<bool> {
        let Some(entry) = self.entry(seq)? else { return Ok(false) };
        let body = entry.json();
        let (Some(actor), Some(cosigner)) = (body["actor"].as_str(), body["cosigner"].as_str()) else {
            return Ok(false);
        };
        let at = body["at"].as_str().and_then(crate::domain::date::parse_utc_ms).unwrap_or(Timestamp::MIN);
        let roles = self.officers_before(seq, local_date(at))?;
        let holds = |who: &str, role: &str| roles.iter().any(|(u, r)| u == who && r == role);
        Ok(holds(actor, PRINCIPAL) && holds(cosigner, VICE_PRINCIPAL)
            || holds(actor, VICE_PRINCIPAL) && holds(cosigner, PRINCIPAL))
    }

    /// Usernames with the roles of officers that they hold on a day, by the log's own images before that entry.
    fn officers_before(&self, seq: u64, on: Date) -> Result<Vec<(String, String)>> {
        let (mut names, mut grants) = (BTreeMap::<i64, String>::new(), BTreeMap::<String, Value>::new());
        self.entries_after(0, |row| {
            // Lines that cannot be unpacked are a finding of step 2.
            let _ = self.each_image(row.seq, |c| {
                match (c.tbl.as_str(), serde_json::from_str::<Value>(&c.after)) {
                    ("account_key", Ok(after)) => {
                        let account = after["account"].as_i64();
                        names.extend(account.zip(after["username"].as_str().map(Into::into)));
                    }
                    ("role_grant", Ok(after)) => drop(grants.insert(c.key, after)),
                    ("role_grant", Err(_)) => drop(grants.remove(&c.key)),
                    _ => {}
                }
                Ok(())
            });
            Ok(row.seq + 1 < seq)
        })?;
        let on = on.to_string();
        let holds = |g: &&Value| {
            g["revoked_at"].is_null()
                && g["from_date"].as_str().is_some_and(|from| from <= on.as_str())
                && g["to_date"].as_str().is_none_or(|to| to >= on.as_str())
        };
        let named = |g: &Value| names.get(&g["account"].as_i64()?).cloned().zip(g["role"].as_str().map(Into::into));
        Ok(grants.values().filter(holds).filter_map(named).collect())
    }
}

fn step4(finding: Finding) -> Found {
    Found { step: Step::Checkpoints, seq: None, finding }
}

fn finding(m: &Mismatch) -> Found {
    let (source, size) = (m.remembered.source, m.remembered.size);
    step4(if m.shorter { Finding::Shorter { source, size } } else { Finding::Forked { source, size } })
}

impl School {
    /// Keeps a checkpoint; the same one is kept once.
    pub fn put_checkpoint(&self, c: &CheckpointRow) -> Result<()> {
        let sql = format!("INSERT INTO checkpoint({COLUMNS}) VALUES(?1,?2,?3,?4,?5,?6) ON CONFLICT DO NOTHING");
        let (root, range) = (c.root.to_vec(), c.range.bytes());
        self.conn.execute(&sql, params![c.size, c.key_id, root, range, c.note, instant(c.made_at)])?;
        Ok(())
    }
}
