//! What the principal, or a delegate, comes back to: what waits for a decision, and what happened since the last sign-in
//! (Q3.1, Q4.5).
use super::asked::Asked;
use super::audit::odd::{Oddity, odd_among};
use super::audit::{EntryView, view};
pub use super::corrections::SlipView;
use super::{App, Result};
use crate::domain::action::Action;
use crate::domain::date::parse_utc_ms;
use crate::domain::refusal::Refusal;
use crate::domain::right::{Right, Scope};
use crate::store::Db;
use jiff::Timestamp;
use serde_json::Value;

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// An act that changes who may do what, or what is open.
    Act(EntryView),
    /// What in the log is worth a second look: changes after a lock, refusals, odd hours.
    Odd(Oddity),
}

/// Everything since the last sign-in.
#[derive(Clone, Debug)]
pub struct Review {
    /// Roles held.
    pub roles: Vec<String>,
    /// The sign-in before the one at hand, or the moment that was asked for; none for a first sign-in.
    pub since: Option<Timestamp>,
    /// Days left of one's own password.
    pub password_days: Option<i64>,
    /// Requests.
    pub waiting: Vec<Asked>,
    /// Recorded orders that are to be confirmed.
    pub to_ratify: Vec<Asked>,
    /// Correction slips that wait.
    pub corrections: Vec<SlipView>,
    /// What happened; none for those who may not read the log.
    pub events: Option<Vec<Event>>,
}

impl Review {
    /// How many things wait for a decision.
    pub fn count(&self) -> usize {
        self.waiting.len() + self.to_ratify.len() + self.corrections.len()
    }
}

/// Acts that are told one by one.
fn is_told(action: Action) -> bool {
    matches!(
        action,
        Action::Lock
            | Action::LockFinal
            | Action::LockDue
            | Action::Unlock
            | Action::Relock
            | Action::AccountsCreate
            | Action::AccountsImport
            | Action::AccountsEnable
            | Action::AccountsDisable
            | Action::AccountsReset
            | Action::AccountsToken
            | Action::AccountRecover
            | Action::OfficersReplace
            | Action::RolesGrant
            | Action::RolesRevoke
            | Action::RolesImport
            | Action::RolesOrdered
            | Action::RolesDelegate
            | Action::RolesSubstitute
            | Action::RolesCarry
            | Action::RolesDefine
            | Action::PolicySet
            | Action::YearsClose
            | Action::AuditErase
            | Action::AuditClock
            | Action::BackupRestore
    )
}

/// The sign-in before the one at hand. Read from the end of the log, and no further than to there.
fn sign_in_before(db: Db<'_>, username: &str) -> Result<Option<Timestamp>> {
    let ways = [Action::SessionLogin, Action::AccountActivate, Action::AccountRecover].map(Action::code);
    let own = format!("\"actor\":{}", Value::from(username));
    let (mut seen, mut found) = (0, None);
    db.each_entry_that(
        true,
        |body| body.contains(&own) && ways.iter().any(|way| body.contains(way)),
        |row| {
            let body = row.json();
            let is_sign_in = body["action"].as_str().is_some_and(|a| ways.contains(&a));
            if body["actor"] == username && is_sign_in && body["outcome"] == "done" {
                seen += 1;
                found = body["at"].as_str().and_then(parse_utc_ms).filter(|_| seen == 2);
            }
            Ok(seen < 2)
        },
    )?;
    Ok(found)
}

/// What happened since a moment, in the order of the log. Read from the end, and no further than to there.
fn events(db: Db<'_>, since: Option<Timestamp>) -> Result<Vec<Event>> {
    let mut entries = Vec::new();
    db.each_entry(true, |row| {
        let body = row.json();
        let entry = view(&row, &body);
        if since.is_some_and(|since| entry.at.is_some_and(|at| at < since)) {
            return Ok(false);
        }
        entries.push((entry, body));
        Ok(true)
    })?;
    entries.reverse();
    let odd = odd_among(db, &entries)?;
    let told = |e: &EntryView| e.outcome == "done" && Action::parse(&e.action).is_some_and(is_told);
    let acts = entries.into_iter().map(|(e, _)| e).filter(told).map(Event::Act);
    let mut events: Vec<Event> = acts.chain(odd.into_iter().map(Event::Odd)).collect();
    events.sort_by_key(|e| match e {
        Event::Act(entry) => entry.seq,
        Event::Odd(odd) => odd.entries.first().copied().unwrap_or_default(),
    });
    Ok(events)
}

impl App {
    /// Everything since the last sign-in, or since a moment. Only for whoever decides orders.
    pub fn review(&mut self, since: Option<Timestamp>) -> Result<Review> {
        let (authority, _) = self.may(Right::OrdersApprove)?;
        let username = self.actor()?.username;
        let reads_all = self.may(Right::LogRead).is_ok_and(|(_, scope)| scope == Scope::All);
        let (waiting, to_ratify) = self.undecided()?;
        let password_days = self.password_days_left()?;
        let corrections = self.waiting_corrections()?;
        self.read(|db| {
            let since = match since {
                Some(since) => Some(since),
                None => sign_in_before(db, &username)?,
            };
            Ok(Review {
                roles: authority.grants.iter().map(|g| g.role.clone()).collect(),
                since,
                password_days,
                waiting,
                to_ratify,
                corrections,
                events: if reads_all { Some(events(db, since)?) } else { None },
            })
        })
    }

    /// The reason of what is done next; a reason that was typed for one decision must not stand in another.
    pub fn set_reason(&mut self, reason: Option<&str>) -> Result<()> {
        let reason = reason.map(crate::domain::text::clean);
        if reason.as_deref() == Some("") {
            return Err(Refusal::Usage(crate::domain::refusal::Usage::ReasonNeeded).into());
        }
        self.world.envelope.reason = reason;
        Ok(())
    }
}
