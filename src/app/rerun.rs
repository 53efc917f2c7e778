//! What a restore must not undo: erasures, final locks, closed years, closed accounts and revoked keys of the lost part of the log.
use super::Result;
use super::codes::end_codes;
use crate::domain::action::Action;
use crate::domain::book::Book;
use crate::domain::date::{Date, parse_utc_ms};
use crate::domain::lock::Lock;
use crate::domain::refusal::Refusal;
use crate::store::log::Image;
use crate::store::{Db, Tx};
use serde_json::Value;
use std::collections::BTreeMap;

/// The code of the action that erases.
const ERASE: &str = "audit.erase";
/// Actions that end a key because its owner takes another: no revocation.
const ROTATIONS: [Action; 3] = [Action::AccountActivate, Action::AccountRecover, Action::AccountPasswd];

/// An erasure of the lost part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erasure {
    /// Its entry in the lost log.
    pub entry: u64,
    /// Whom it is about.
    pub object: String,
    /// The order under which it was done.
    pub order: Option<i64>,
}

/// A key that was revoked.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Revoked {
    key_id: String,
    account: i64,
    username: String,
}

/// Everything of the lost part that must hold all the same.
#[derive(Clone, Debug, Default)]
pub struct Rerun {
    final_locks: Vec<Lock>,
    years: Vec<String>,
    closed: BTreeMap<i64, String>,
    revoked: Vec<Revoked>,
    /// Erasures, in the order in which they were done; each is done again in an entry of its own.
    pub erasures: Vec<Erasure>,
    /// Entries that were passed over because they were not whole.
    pub doubtful: Vec<u64>,
}

/// Collects it from the entries from `first` on, but for those in which something was found.
pub fn gather(db: Db<'_>, first: u64, bad: &[u64]) -> Result<Rerun> {
    let mut rerun = Rerun::default();
    db.entries_after(first - 1, |row| {
        if bad.contains(&row.seq) {
            rerun.doubtful.push(row.seq);
            return Ok(true);
        }
        let body = row.json();
        if body["action"] == ERASE && body["outcome"] == "done" {
            let object = body["object"].as_str().unwrap_or_default().to_owned();
            rerun.erasures.push(Erasure { entry: row.seq, object, order: body["order"].as_i64() });
        }
        let rotates = ROTATIONS.iter().any(|a| body["action"] == a.code());
        db.each_image(row.seq, |image| {
            rerun.take(&image, rotates);
            Ok(())
        })?;
        Ok(true)
    })?;
    Ok(rerun)
}

fn lock_of(after: &Value) -> Option<Lock> {
    let day = |name: &str| after[name].as_str()?.parse::<Date>().ok();
    Some(Lock {
        id: 0,
        book: Book::from_id(after["book"].as_i64()?)?,
        period: after["period"].as_str()?.to_owned(),
        first: day("first")?,
        last: day("last")?,
        by_day: after["by_day"] == 1,
        class: after["class"].as_str().map(Into::into),
        final_lock: true,
        locked_at: parse_utc_ms(after["locked_at"].as_str()?)?,
        locked_by: after["locked_by"].as_str()?.to_owned(),
        order: None,
    })
}

impl Rerun {
    fn take(&mut self, image: &Image, rotates: bool) {
        let Ok(after) = serde_json::from_str::<Value>(&image.after) else { return };
        let key: Value = serde_json::from_str(&image.key).unwrap_or(Value::Null);
        match image.tbl.as_str() {
            "page_lock" if after["final"] == 1 => self.final_locks.extend(lock_of(&after)),
            "school_year" if after["state"] == "closed" => self.years.extend(key[0].as_str().map(str::to_owned)),
            "account" => {
                let Some(id) = key[0].as_i64() else { return };
                if after["state"] == "disabled" {
                    self.closed.insert(id, after["username"].as_str().unwrap_or_default().to_owned());
                } else {
                    self.closed.remove(&id);
                }
            }
            "account_key" if !rotates && after["ended_at"].is_string() => {
                let text = |v: &Value| v.as_str().map(str::to_owned);
                let (key_id, account, username) = (text(&key[0]), after["account"].as_i64(), text(&after["username"]));
                if let (Some(key_id), Some(account), Some(username)) = (key_id, account, username) {
                    self.revoked.push(Revoked { key_id, account, username });
                }
            }
            _ => {}
        }
    }

    /// Whether there is nothing to do again, but for the keys of those who sign.
    pub fn is_empty(&self, signers: &[&str]) -> bool {
        self.final_locks.is_empty()
            && self.years.is_empty()
            && self.closed.is_empty()
            && self.revoked.iter().all(|r| signers.contains(&r.username.as_str()))
    }

    /// Does it again, within one entry: what, and to which thing.
    pub fn run(&self, tx: &Tx<'_>, order: i64, signers: &[&str]) -> Result<Vec<(&'static str, String)>> {
        let mut done = Vec::new();
        for lock in &self.final_locks {
            if lock_for_good(tx, lock, order)? {
                let class = lock.class.as_ref().map(|c| format!("/{c}")).unwrap_or_default();
                done.push(("final-lock", format!("{}/{}{class}", lock.book.code(), lock.period)));
            }
        }
        for year in &self.years {
            if tx.year(year)?.is_some_and(|y| !y.is_closed()) {
                tx.set_year_state(year, "closed")?;
                done.push(("close-year", year.clone()));
            }
        }
        for (id, username) in &self.closed {
            if signers.contains(&username.as_str()) {
                return Err(Refusal::AccountDisabled { username: username.clone() }.into());
            }
            if tx.account_by_id(*id)?.is_some_and(|a| a.state != "disabled") {
                tx.set_account_state(*id, "disabled")?;
                tx.end_keys(*id)?;
                end_codes(tx, *id)?;
                done.push(("closed", username.clone()));
            }
        }
        for r in self.revoked.iter().filter(|r| !signers.contains(&r.username.as_str())) {
            if r.run(tx)? {
                done.push(("revoked", r.username.clone()));
            }
        }
        Ok(done)
    }

    /// Revokes the keys of those who sign, in the entry of the restore itself: a key is good up to and including the entry that
    /// ends it.
    pub fn run_for_signers(&self, tx: &Tx<'_>, signers: &[&str]) -> Result<()> {
        for r in self.revoked.iter().filter(|r| signers.contains(&r.username.as_str())) {
            r.run(tx)?;
        }
        Ok(())
    }
}

impl Revoked {
    /// Ends the key if it is still good here; its owner then waits for a new code.
    fn run(&self, tx: &Tx<'_>) -> Result<bool> {
        if tx.key(&self.key_id)?.is_none_or(|k| k.ended_at.is_some()) {
            return Ok(false);
        }
        tx.end_keys(self.account)?;
        if tx.account_by_id(self.account)?.is_some_and(|a| a.state == "active") {
            tx.set_account_state(self.account, "pending")?;
        }
        Ok(true)
    }
}

/// Locks a page for good, and closes what is open in it; nothing to do where it is so.
fn lock_for_good(tx: &Tx<'_>, lock: &Lock, order: i64) -> Result<bool> {
    let same = |l: &Lock| l.book == lock.book && l.period == lock.period && l.class == lock.class;
    match tx.locks()?.into_iter().find(same) {
        Some(there) if there.final_lock => return Ok(false),
        Some(there) => tx.make_lock_final(there.id, order)?,
        None => tx.insert_lock(&Lock { order: Some(order), ..lock.clone() })?,
    }
    for w in tx.windows()?.into_iter().filter(|w| w.book == lock.book && tx.at() < w.until) {
        if w.first >= lock.first && w.last <= lock.last && (lock.class.is_none() || w.class == lock.class) {
            tx.close_window(w.order, tx.at())?;
        }
    }
    Ok(true)
}
