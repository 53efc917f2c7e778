//! What remembers the log outside the database: witnesses, checkpoints, manifests, codes on paper (`--against`, `--since`).
use super::Result;
use crate::audit::checkpoint::{Checkpoint, Remembered, Root, Source, key_name, looks_like_code, origin, parse_code};
use crate::audit::hash::{Hash, unhex};
use crate::audit::note::{Note, NoteKey};
use crate::audit::witness::{self, Unread, Witness};
use crate::domain::refusal::{Problem, Refusal, Thing};
use crate::store::Db;
use crate::store::checkpoint::CheckpointRow;
use serde_json::Value;
use std::io::Read as _;
use std::path::Path;

/// No witness, checkpoint or manifest is longer.
const LONGEST: u64 = 1 << 20;

/// A file that remembers a head.
struct Record {
    origin: String,
    size: u64,
    root: Hash,
    source: Source,
}

fn io(path: &Path, e: &std::io::Error) -> Refusal {
    let given = path.display().to_string();
    match e.kind() {
        std::io::ErrorKind::NotFound => Refusal::NotFound { thing: Thing::File, given, near: vec![] },
        _ => Refusal::Io { path: given, error: e.to_string() },
    }
}

fn damaged(path: &Path) -> Refusal {
    Refusal::DamagedRecord { path: path.display().to_string() }
}

/// The text of a small file.
pub(super) fn read_record(path: &Path) -> Result<String> {
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(|e| io(path, &e))?;
    file.take(LONGEST + 1).read_to_end(&mut bytes).map_err(|e| io(path, &e))?;
    let text = String::from_utf8(bytes).ok().filter(|text| text.len() as u64 <= LONGEST);
    text.ok_or_else(|| damaged(path).into())
}

pub(super) fn parse_witness(path: &Path, text: &str) -> Result<Witness> {
    Witness::parse(text).map_err(|why| {
        let refusal = match why {
            Unread::Newer(version) => {
                Refusal::NewerRecord { path: path.display().to_string(), version, known: witness::FORMAT }
            }
            Unread::Damaged => damaged(path),
        };
        refusal.into()
    })
}

fn parse_manifest(text: &str) -> Option<Record> {
    let manifest: Value = serde_json::from_str(text).ok()?;
    let (id, log) = (manifest["school_id"].as_str()?, &manifest["log"]);
    let root = Hash::try_from(unhex(log["root"].as_str()?)?).ok()?;
    let head = Checkpoint { origin: origin(id), size: log["size"].as_u64()?, root };
    // Code and root say the same twice; if they disagree one of them was altered.
    (log["paper_code"] == head.paper_code()).then_some(Record {
        origin: head.origin,
        size: head.size,
        root,
        source: Source::Manifest,
    })
}

/// The keys under which the accounts of this log sign checkpoints.
fn note_keys(db: Db<'_>, own: &str) -> Result<Vec<NoteKey>> {
    let keys = db.public_keys()?;
    let key = |(username, public): (String, String)| {
        let public = unhex(&public)?.try_into().ok()?;
        Some(NoteKey { name: key_name(own, &username), public })
    };
    Ok(keys.into_iter().filter_map(key).collect())
}

/// What a witness, a checkpoint or a manifest remembers. It must be of this log, and a signature of a key that this log knows must
/// hold.
fn read_remembered(db: Db<'_>, path: &Path) -> Result<Remembered> {
    let text = read_record(path)?;
    let own = db.log_origin()?;
    let record = if text.starts_with(witness::HEAD) {
        let Checkpoint { origin, size, root } = parse_witness(path, &text)?.head;
        Record { origin, size, root, source: Source::Witness }
    } else if text.trim_start().starts_with('{') {
        parse_manifest(&text).ok_or_else(|| damaged(path))?
    } else {
        let note = Note::parse(&text).ok_or_else(|| damaged(path))?;
        let Checkpoint { origin, size, root } = Checkpoint::of_note(&note).ok_or_else(|| damaged(path))?;
        if origin == own && note.signed_by(&note_keys(db, &own)?).is_err() {
            return Err(damaged(path).into());
        }
        Record { origin, size, root, source: Source::Checkpoint }
    };
    same_school(path, &record.origin, &own)?;
    if record.size == 0 {
        return Err(damaged(path).into());
    }
    Ok(Remembered { source: record.source, size: record.size, root: Root::Whole(record.root) })
}

pub(super) fn same_school(path: &Path, origin: &str, own: &str) -> Result<()> {
    if origin == own {
        return Ok(());
    }
    let path = path.display().to_string();
    Err(Refusal::OtherSchool { path, origin: origin.to_owned(), own: own.to_owned() }.into())
}

/// What is meant by `--against`: a code if it has that form, else a file.
pub(super) fn remembered(db: Db<'_>, given: &str) -> Result<Remembered> {
    if looks_like_code(given) {
        let bad = || Refusal::Invalid { field: "against", value: given.to_owned(), problem: Problem::BadPaperCode };
        let (size, root) = parse_code(given).ok_or_else(bad)?;
        return Ok(Remembered { source: Source::Code, size, root });
    }
    read_remembered(db, Path::new(given))
}

/// The stored checkpoint that is meant by `--since`: `last`, a number of entries, a code, or a file; with what was given, where it
/// remembers a head by itself.
pub(super) fn since(db: Db<'_>, given: &str) -> Result<(Option<CheckpointRow>, Option<Remembered>)> {
    let missing = || Refusal::NotFound { thing: Thing::Checkpoint, given: given.to_owned(), near: vec![] };
    if given == "last" {
        return Ok((Some(db.last_checkpoint(u64::MAX)?.ok_or_else(missing)?), None));
    }
    if let Ok(size) = given.parse::<u64>() {
        let row = db.last_checkpoint(size)?.filter(|row| row.size == size);
        return Ok((Some(row.ok_or_else(missing)?), None));
    }
    let meant = remembered(db, given)?;
    // One that is not stored here any more is still a head that the log must begin with.
    let row = db.last_checkpoint(meant.size)?.filter(|row| row.size == meant.size && meant.root.is(&row.root));
    Ok((row, Some(meant)))
}
