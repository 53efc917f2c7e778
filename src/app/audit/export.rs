//! The log as a file that anyone can check: lines of JSON.
use super::super::{App, Result};
use super::filter::Whose;
use super::{Eyes, text};
use crate::audit::hash::hex;
use crate::domain::refusal::Refusal;
use crate::files::atomic::Staged;
use crate::store::Db;
use serde_json::{Value, json};
use std::io::Write;
use std::path::Path;

/// Changes of an entry that stand in one line of the exported log.
const CHANGES_A_LINE: usize = 4096;

impl App {
    /// The whole log as lines of JSON, in the order of the entries, the keys last. Who may not see what is personal gets the
    /// commitments in its place: the log can be checked all the same.
    pub fn audit_export(&mut self, out: &mut dyn Write) -> Result<u64> {
        if self.log_of()? != Whose::All {
            return Err(self.not_readable()?);
        }
        let eyes = self.eyes();
        self.read(|db| export_log(db, eyes, out))?.reported()
    }

    /// As [`App::audit_export`], to a file that appears whole or not at all.
    pub fn audit_export_to(&mut self, path: &Path, force: bool) -> Result<u64> {
        if self.log_of()? != Whose::All {
            return Err(self.not_readable()?);
        }
        let mut staged = Staged::create(path, force, 0o600).map_err(|e| e.refusal(path))?;
        let eyes = self.eyes();
        let written = self.read(|db| export_log(db, eyes, staged.writer()))?;
        staged.publish().map_err(|e| e.refusal(path))?;
        written.reported()
    }
}

/// A key as the log tells of it.
struct LoggedKey {
    id: String,
    username: String,
    public: String,
    from: u64,
    to: Option<u64>,
}

/// What was exported.
struct Exported {
    entries: u64,
    /// Entries whose changes could not be unpacked.
    torn: usize,
}

impl Exported {
    /// The number of entries; or, after all that can be read was written for others to examine, that some of it was altered.
    fn reported(self) -> Result<u64> {
        if self.torn > 0 { Err(Refusal::Tampered { findings: self.torn }.into()) } else { Ok(self.entries) }
    }
}

fn export_log(db: Db<'_>, eyes: Eyes, out: &mut dyn Write) -> Result<Exported> {
    let mut keys: Vec<LoggedKey> = Vec::new();
    let (mut count, mut torn) = (0, 0);
    db.each_entry(false, |row| {
        count += 1;
        let mut head = json!({
            "seq": row.seq, "body": row.body, "leaf": hex(&row.leaf), "sig": hex(&row.sig), "key_id": row.key_id,
            "cosig": row.cosig.as_deref().map(hex), "cosig_key_id": row.cosig_key_id,
        });
        let (mut part, mut idx, mut lines) = (0u64, 0u64, Vec::new());
        let mut flush = |lines: &mut Vec<Value>, part: &mut u64| -> Result<()> {
            let changes = Value::Array(std::mem::take(lines));
            let line = if *part == 0 {
                head["changes"] = changes;
                head.take()
            } else {
                json!({"seq": row.seq, "part": *part, "changes": changes})
            };
            writeln!(out, "{line}")?;
            *part += 1;
            Ok(())
        };
        let unpacked = db.each_line(row.seq, |line| {
            if lines.len() == CHANGES_A_LINE {
                flush(&mut lines, &mut part)?;
            }
            lines.push(exported_change(db, row.seq, idx, line, eyes, &mut keys)?);
            idx += 1;
            Ok(())
        });
        match unpacked {
            Err(e) if matches!(e.downcast_ref(), Some(Refusal::Tampered { .. })) => torn += 1,
            other => other?,
        }
        flush(&mut lines, &mut part)?;
        Ok(true)
    })?;
    let keys: Vec<Value> = keys
        .iter()
        .map(|k| json!({"key_id": k.id, "username": k.username, "public": k.public, "from": k.from, "to": k.to}))
        .collect();
    writeln!(out, "{}", json!({ "keys": keys }))?;
    Ok(Exported { entries: count, torn })
}

fn exported_change(db: Db<'_>, seq: u64, idx: u64, line: &str, eyes: Eyes, keys: &mut Vec<LoggedKey>) -> Result<Value> {
    use crate::audit::change::Change;
    let (plain, salt) = match line.strip_prefix('#') {
        None => (line.to_owned(), None),
        Some(digest) => match db.detail(seq, idx)? {
            Some((salt, plain)) if eyes == Eyes::Whole => (plain, Some(hex(&salt))),
            _ => return Ok(json!({ "digest": digest })),
        },
    };
    let Some(c) = Change::parse(&plain) else { return Ok(json!({ "line": plain })) };
    if c.tbl == "account_key" {
        learn_key(keys, seq, c.key, c.after);
    }
    let maybe = |t: &str| if t.is_empty() { Value::Null } else { t.into() };
    let mut change = json!({"tbl": c.tbl, "key": c.key, "before": maybe(c.before), "after": maybe(c.after)});
    if let Some(salt) = salt {
        change["salt"] = salt.into();
    }
    Ok(change)
}

fn learn_key(keys: &mut Vec<LoggedKey>, seq: u64, key: &str, after: &str) {
    let (Ok(key), Ok(after)) = (serde_json::from_str::<Value>(key), serde_json::from_str::<Value>(after)) else {
        return;
    };
    let id = text(&key[0]);
    let place = keys.iter().position(|k| k.id == id).unwrap_or_else(|| {
        let (username, public) = (text(&after["username"]), text(&after["public"]));
        keys.push(LoggedKey { id, username, public, from: seq, to: None });
        keys.len() - 1
    });
    if keys[place].to.is_none() && !after["ended_at"].is_null() {
        keys[place].to = Some(seq);
    }
}
