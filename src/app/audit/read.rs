//! Entries in lists, one entry with its changes, the life of one thing.
use super::super::{App, Result};
use super::filter::{EntryFilter, Sieve, Whose};
use super::subject::{Finder, Subject};
use super::{ChangeView, Entry, EntryView, Touch, text, view};
use crate::audit::hash::hex;
use crate::domain::refusal::{Refusal, Thing};
use crate::domain::right::Right;
use crate::domain::role::Reach;
use crate::store::Db;
use crate::store::walk::Depth;

impl App {
    /// Reads with what names are looked up by.
    pub(in crate::app) fn with_finder<T>(&mut self, f: impl FnOnce(Finder<'_>) -> Result<T>) -> Result<T> {
        let reach = self.may(Right::ChildrenRead).ok().and_then(|(authority, _)| authority.reach(Right::ChildrenRead));
        let (reach, dates) = (reach.unwrap_or(Reach::Classes(Vec::new())), self.date_context()?);
        self.read(|db| f(Finder { db, dates, reach }))
    }

    /// Entries in the order of the log, the last ones if there is a limit.
    pub fn audit_log(&mut self, filter: &EntryFilter) -> Result<Vec<EntryView>> {
        let whose = self.log_of()?;
        let refused = self.not_readable()?;
        self.with_finder(|finder| {
            if let (Whose::Own(own), Some(actor)) = (&whose, &filter.actor)
                && !matches!(finder.account(actor), Ok(Subject::Account { username, .. }) if username == *own)
            {
                return Err(refused);
            }
            Sieve::new(&finder, filter, whose)?.entries()
        })
    }

    /// The entries that the signed-in account made or co-signed. Everybody may see their own.
    pub fn audit_mine(&mut self, filter: &EntryFilter) -> Result<Vec<EntryView>> {
        let whose = Whose::Own(self.actor()?.username);
        self.with_finder(|finder| Sieve::new(&finder, filter, whose)?.entries())
    }

    /// One entry with its changes.
    pub fn audit_show(&mut self, seq: u64) -> Result<Entry> {
        let whose = self.log_of()?;
        let eyes = self.eyes();
        let refused = self.not_readable()?;
        self.read(|db| {
            let missing = || Refusal::NotFound { thing: Thing::Entry, given: seq.to_string(), near: vec![] };
            let row = db.entry(seq)?.ok_or_else(missing)?;
            let body = row.json();
            let entry = view(&row, &body);
            if let Whose::Own(own) = whose
                && entry.actor != own
                && entry.cosigner.as_ref() != Some(&own)
            {
                return Err(refused);
            }
            let mut changes = Vec::new();
            db.each_image(seq, |image| {
                changes.push(ChangeView::of(db, &image, eyes)?);
                Ok(())
            })?;
            Ok(Entry {
                actor_kind: text(&body["actor_kind"]),
                os_user: text(&body["os_user"]),
                host: text(&body["host"]),
                program: text(&body["program"]),
                args: body["args"].as_array().into_iter().flatten().map(text).collect(),
                input: body.get("input").cloned(),
                failed_tries: body["failed_tries"].as_i64(),
                denied_more: body["denied_more"].as_i64(),
                key_id: row.key_id.clone(),
                leaf: hex(&row.leaf),
                erased: entry.changes.saturating_sub(changes.len() as u64),
                view: entry,
                changes,
            })
        })
    }

    /// Every entry about a thing, or that touched its rows, the first first.
    pub fn audit_history(&mut self, object: &str) -> Result<Vec<Touch>> {
        let whose = self.log_of()?;
        let eyes = self.eyes();
        self.with_finder(|finder| {
            let (db, subject) = (finder.db, finder.find(object)?);
            let sieve = Sieve::new(&finder, &EntryFilter::default(), whose)?;
            let (texts, erased) = (subject.texts(), subject.erased_in(db)?);
            let mut list = Vec::new();
            // Bodies and changes are looked at as text side by side; only what may concern the thing is taken apart.
            db.walk(0, Depth::Entries, &mut |at| {
                let (seq, body) = (at.stored().seq, at.stored().body);
                if !sieve.may_keep(body) {
                    return Ok(true);
                }
                let mut may_touch = false;
                if subject.may_touch(&at.body().action) {
                    at.lines(&mut |lines| {
                        may_touch |= texts.iter().any(|text| lines.plain.contains(text));
                        lines.plain.bytes().filter(|b| *b == b'\n').count() as u64
                    })?;
                }
                if !may_touch && !subject.may_be_object_of(body) && !erased.contains(&seq) {
                    return Ok(true);
                }
                let Some(row) = db.entry(seq)? else { return Ok(true) };
                let entry = view(&row, &row.json());
                if !sieve.keeps(&entry)? {
                    return Ok(true);
                }
                let mut changes = Vec::new();
                if may_touch && entry.changes > 0 {
                    changes = touched(db, row.seq, &texts, |c| {
                        subject.is_touched_by(c).then(|| ChangeView::of(db, c, eyes)).transpose()
                    })?;
                }
                if !changes.is_empty() || subject.is_object_of(&entry) || erased.contains(&row.seq) {
                    list.push(Touch { entry, changes });
                }
                Ok(true)
            })?;
            Ok(list)
        })
    }
}

fn touched(
    db: Db<'_>,
    seq: u64,
    texts: &[String],
    pick: impl Fn(&crate::store::log::Image) -> Result<Option<ChangeView>>,
) -> Result<Vec<ChangeView>> {
    let mut changes = Vec::new();
    db.each_image_with(seq, texts, |c| {
        changes.extend(pick(&c)?);
        Ok(())
    })?;
    Ok(changes)
}
