//! Checkpoints and witnesses: what stands outside the database and remembers the log (Q4.4).
use super::records::{parse_witness, read_record, same_school};
use super::verify::{VerifyView, unreadable};
use super::{App, Result};
use crate::audit::checkpoint::{Checkpoint, Remembered, Root, Source, key_name};
use crate::audit::hash::hex;
use crate::audit::note::{Note, NoteKey};
use crate::audit::witness::{Accepted, Witness};
use crate::domain::date::format_utc_ms;
use crate::domain::refusal::Refusal;
use crate::domain::right::Right;
use crate::files::atomic::write_new;
use crate::store::Db;
use crate::store::checkpoint::CheckpointRow;
use crate::store::replay::Progress;
use crate::store::since::{Depth, Stretch};
use std::path::Path;

/// A checkpoint that was made.
#[derive(Clone, Debug)]
pub struct CheckpointMade {
    /// The head.
    pub head: Checkpoint,
    /// The note as written.
    pub note: String,
    /// The key as other tools take it.
    pub verifier_key: String,
    /// Entries that were verified for it: those since the checkpoint before.
    pub verified: u64,
}

/// What a witness says.
#[derive(Clone, Debug)]
pub struct Witnessed {
    /// The head that it remembered; none where it was made now.
    pub before: Option<Checkpoint>,
    /// The log's head now.
    pub head: Checkpoint,
    /// It remembers the head now.
    pub advanced: bool,
    /// The restore that explains the difference: its entry and how many entries were lost.
    pub restored: Option<(u64, u64)>,
}

/// The outcome of a check by a witness.
#[derive(Clone, Debug)]
pub enum WitnessOutcome {
    /// Log and witness agree, or a restore explains why they do not.
    Agreed(Witnessed),
    /// They do not.
    Tampered(Box<VerifyView>),
}

/// Compares the whole log with what is remembered. Where something differs, all of steps 1 to 5 is looked at: only with signatures
/// can a restore explain it.
fn compare(db: Db<'_>, given: &[Remembered], progress: &mut dyn FnMut(Progress)) -> Result<Stretch> {
    let quick = db.verify_since(None, given, Depth::Chain, progress)?;
    if quick.report.found.is_empty() { Ok(quick) } else { db.verify_since(None, given, Depth::Entries, progress) }
}

impl App {
    /// Signs the head of the log, after verifying what has come since the checkpoint before. The same head is signed once.
    pub fn audit_checkpoint(
        &mut self,
        out: Option<&Path>,
        force: bool,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<CheckpointMade> {
        self.may(Right::LogCheckpoint)?;
        let actor = self.actor()?;
        let (own, from, stretch) = self.read(|db| {
            let from = db.last_checkpoint(u64::MAX)?;
            let stretch = db.verify_since(from.as_ref(), &[], Depth::Entries, progress)?;
            Ok((db.log_origin()?, from, stretch))
        })?;
        let report = &stretch.report;
        if !report.found.is_empty() {
            return Err(Refusal::Tampered { findings: report.found.len() }.into());
        }
        let name = key_name(&own, &actor.username);
        let head = Checkpoint { origin: own, size: report.size, root: report.root };
        let note = Note::sign(&head.text(), &name, &actor.key).write();
        let verifier_key = NoteKey { name, public: actor.key.verifying_key().to_bytes() }.text();
        if !self.dry_run() {
            self.school.put_checkpoint(&CheckpointRow {
                size: head.size,
                key_id: actor.key_id,
                root: head.root,
                range: stretch.range,
                note: note.clone(),
                made_at: self.school.now(),
            })?;
            if let Some(out) = out {
                write_new(out, force, 0o644, |w| w.write_all(note.as_bytes())).map_err(|e| e.refusal(out))?;
            }
        }
        let verified = head.size - from.map_or(0, |row| row.size);
        Ok(CheckpointMade { head, note, verifier_key, verified })
    }

    /// Checks that the log begins with what a witness remembers, then lets it remember the head. Nobody needs to be signed in. A
    /// restore that explains the difference is passed only if it is accepted by its number.
    pub fn audit_witness(
        &mut self,
        path: &Path,
        accept: Option<u64>,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<WitnessOutcome> {
        let old = match path.symlink_metadata() {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => None,
            _ => Some(parse_witness(path, &read_record(path)?)?),
        };
        let database = self.school.path().to_owned();
        let (own, stretch) = self
            .read(|db| {
                let own = db.log_origin()?;
                if let Some(old) = &old {
                    same_school(path, &old.head.origin, &own)?;
                }
                let given = old.as_ref().map(|w| Remembered {
                    source: Source::Witness,
                    size: w.head.size,
                    root: Root::Whole(w.head.root),
                });
                Ok((own, compare(db, given.as_slice(), progress)?))
            })
            .map_err(|e| unreadable(e, &database))?;
        let report = stretch.report;
        if !report.found.is_empty() {
            return self.see_report(&report).map(|view| WitnessOutcome::Tampered(Box::new(view)));
        }
        let head = Checkpoint { origin: own, size: report.size, root: report.root };
        let restored = report.restored.iter().find(|r| r.remembered.source == Source::Witness);
        let restored = restored.map(|r| (r.entry, r.lost));
        let before = old.as_ref().map(|w| w.head.clone());
        let advanced = restored.is_none_or(|(entry, _)| accept == Some(entry)) && !self.dry_run();
        if advanced {
            let mut accepted = old.map(|w| w.accepted).unwrap_or_default();
            if let (Some((entry, _)), Some(lost)) = (restored, &before) {
                accepted.push(Accepted { entry, size: lost.size, root: lost.root_text() });
            }
            let next = Witness { head: head.clone(), seen: format_utc_ms(self.school.now()), accepted };
            let text = next.write();
            write_new(path, before.is_some(), 0o644, |w| w.write_all(text.as_bytes())).map_err(|e| e.refusal(path))?;
        }
        Ok(WitnessOutcome::Agreed(Witnessed { before, head, advanced, restored }))
    }
}

impl Witnessed {
    /// The root in hex.
    pub fn root(&self) -> String {
        hex(&self.head.root)
    }
}

impl CheckpointMade {
    /// The root in hex.
    pub fn root(&self) -> String {
        hex(&self.head.root)
    }
}
