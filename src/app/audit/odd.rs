//! What in the log is worth a second look. Nothing here is wrong by itself: the list says where to ask.
use super::super::{App, Result};
use super::filter::{EntryFilter, Sieve, Whose};
use super::{EntryView, view};
use crate::domain::action::Action;
use crate::domain::date::{Date, local_date, to_local, weekday_index};
use crate::store::Db;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use std::collections::{HashMap, VecDeque};

/// Work ends at this hour and begins at the other.
const NIGHT: (i8, i8) = (20, 6);
/// Two accounts from one OS user within so long are one finding a day.
const SHARED_WITHIN: SignedDuration = SignedDuration::from_mins(5);
/// More entries of one person than this, within so long, are a burst.
const BURST: (usize, SignedDuration) = (30, SignedDuration::from_mins(10));
/// So many wrong passwords before a sign-in.
const WRONG_PASSWORDS: i64 = 3;

/// What is odd.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Oddness {
    /// At night.
    Night,
    /// On a Saturday or Sunday that is no serving day.
    Weekend,
    /// Two accounts from one OS user within minutes.
    SharedMachine,
    /// Very many entries in a short time.
    Burst,
    /// Changes in a page after it was locked.
    AfterLock,
    /// Refused tries.
    Denied,
    /// Wrong passwords before a sign-in.
    WrongPasswords,
}

impl Oddness {
    /// Its stable code.
    pub fn code(self) -> &'static str {
        match self {
            Oddness::Night => "night",
            Oddness::Weekend => "weekend",
            Oddness::SharedMachine => "shared_machine",
            Oddness::Burst => "burst",
            Oddness::AfterLock => "after_lock",
            Oddness::Denied => "denied",
            Oddness::WrongPasswords => "wrong_passwords",
        }
    }
}

/// One finding: entries that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Oddity {
    /// What is odd.
    pub what: Oddness,
    /// The entries.
    pub entries: Vec<u64>,
    /// Who made them.
    pub actors: Vec<String>,
    /// The first.
    pub from: Timestamp,
    /// The last.
    pub to: Timestamp,
    /// Entries, changes, tries: as the finding counts.
    pub count: u64,
    /// The OS user of two accounts.
    pub os_user: Option<String>,
    /// The order that the page was opened under.
    pub order: Option<i64>,
    /// What was tried, and the code of its refusal.
    pub tried: Option<(String, String)>,
}

/// What makes two entries one finding.
type Group = (Oddness, String, String);

/// Findings as they grow.
struct Findings<'a> {
    db: Db<'a>,
    list: Vec<Oddity>,
    open: HashMap<Group, usize>,
    /// The last entry of each OS user: whose, when, which.
    last: HashMap<(String, String), (String, Timestamp, u64)>,
    /// The latest entries of each person.
    recent: HashMap<String, VecDeque<(Timestamp, u64)>>,
    /// Weekend days that were looked up: whether they serve meals.
    serving: HashMap<Date, bool>,
}

impl App {
    /// What is odd among the entries of a filter. For those who may read the whole log.
    pub fn audit_odd(&mut self, filter: &EntryFilter) -> Result<Vec<Oddity>> {
        if self.log_of()? != Whose::All {
            return Err(self.not_readable()?);
        }
        self.with_finder(|finder| {
            let sieve = Sieve::new(&finder, filter, Whose::All)?;
            let mut findings = Findings::new(finder.db);
            finder.db.each_entry_that(
                false,
                |body| sieve.may_keep(body),
                |row| {
                    let body = row.json();
                    let entry = view(&row, &body);
                    if sieve.keeps(&entry)? {
                        findings.look_at(&entry, &body)?;
                    }
                    Ok(true)
                },
            )?;
            findings.list.sort_by_key(|o| o.entries[0]);
            Ok(findings.list)
        })
    }
}

/// What is odd among entries that have been read, in the order of the log.
pub(in crate::app) fn odd_among(db: Db<'_>, entries: &[(EntryView, Value)]) -> Result<Vec<Oddity>> {
    let mut findings = Findings::new(db);
    entries.iter().try_for_each(|(entry, body)| findings.look_at(entry, body))?;
    findings.list.sort_by_key(|o| o.entries[0]);
    Ok(findings.list)
}

impl<'a> Findings<'a> {
    fn new(db: Db<'a>) -> Findings<'a> {
        Findings {
            db,
            list: Vec::new(),
            open: HashMap::new(),
            last: HashMap::new(),
            recent: HashMap::new(),
            serving: HashMap::new(),
        }
    }

    fn look_at(&mut self, e: &EntryView, body: &Value) -> Result<()> {
        let Some(at) = e.at else { return Ok(()) };
        self.after_lock(e, at);
        self.denied(e, at, body);
        // What runs by itself runs at night, and often.
        if body["actor_kind"] == "person" {
            self.off_hours(e, at)?;
            self.shared_machine(e, at, body);
            self.burst(e, at);
        }
        Ok(())
    }

    /// The finding of a group, with one more entry in it.
    fn add(&mut self, group: Group, e: &EntryView, at: Timestamp, count: u64) -> &mut Oddity {
        let what = group.0;
        let place = *self.open.entry(group).or_insert(self.list.len());
        if place == self.list.len() {
            let (entries, actors) = (Vec::new(), Vec::new());
            let (os_user, order, tried) = (None, None, None);
            self.list.push(Oddity { what, entries, actors, from: at, to: at, count: 0, os_user, order, tried });
        }
        let found = &mut self.list[place];
        found.to = at;
        found.count += count;
        if found.entries.last() != Some(&e.seq) {
            found.entries.push(e.seq);
        }
        if !found.actors.contains(&e.actor) {
            found.actors.push(e.actor.clone());
        }
        found
    }

    fn off_hours(&mut self, e: &EntryView, at: Timestamp) -> Result<()> {
        let local = to_local(at);
        let day = local.date();
        if !(NIGHT.1..NIGHT.0).contains(&local.hour()) {
            self.add((Oddness::Night, e.actor.clone(), day.to_string()), e, at, 1);
        } else if weekday_index(day) >= 5 && !self.serves(day)? {
            self.add((Oddness::Weekend, e.actor.clone(), day.to_string()), e, at, 1);
        }
        Ok(())
    }

    /// A Saturday on which the school works by its calendar is a working day.
    fn serves(&mut self, day: Date) -> Result<bool> {
        if let Some(known) = self.serving.get(&day) {
            return Ok(*known);
        }
        let serves = self.db.calendar_rows(day, day)?.iter().any(|(_, serving)| *serving);
        self.serving.insert(day, serves);
        Ok(serves)
    }

    fn shared_machine(&mut self, e: &EntryView, at: Timestamp, body: &Value) {
        let text = |field: &str| body[field].as_str().unwrap_or_default().to_owned();
        let (os_user, host) = (text("os_user"), text("host"));
        let before = self.last.insert((os_user.clone(), host), (e.actor.clone(), at, e.seq));
        let Some((other, then, seq)) = before else { return };
        if other == e.actor || at.duration_since(then) > SHARED_WITHIN {
            return;
        }
        let mut pair = [other.clone(), e.actor.clone()];
        pair.sort();
        let group = (Oddness::SharedMachine, pair.join(" "), format!("{os_user} {}", local_date(at)));
        let found = self.add(group, e, at, 1);
        found.os_user = Some(os_user);
        found.from = found.from.min(then);
        // It is mostly the one before.
        if !found.entries.iter().rev().any(|known| *known == seq) {
            found.entries.insert(found.entries.len() - 1, seq);
        }
        if !found.actors.contains(&other) {
            found.actors.push(other);
        }
    }

    fn burst(&mut self, e: &EntryView, at: Timestamp) {
        let (most, within) = BURST;
        let recent = self.recent.entry(e.actor.clone()).or_default();
        recent.push_back((at, e.seq));
        // Where the clock was set back (audit.clock), what lies ahead of it is no part of any burst.
        while recent.front().is_some_and(|(then, _)| *then > at || at.duration_since(*then) > within) {
            recent.pop_front();
        }
        if recent.len() <= most {
            return;
        }
        let first = recent[0].0;
        // A burst that goes on is one finding.
        let current = self.list.iter().rposition(|o| o.what == Oddness::Burst && o.actors == [e.actor.clone()]);
        let current = current.filter(|&i| self.list[i].to >= first).unwrap_or(self.list.len());
        let group = (Oddness::Burst, e.actor.clone(), current.to_string());
        self.open.insert(group.clone(), current);
        if self.add(group, e, at, 1).entries.len() == 1 {
            let earlier: Vec<u64> = self.recent[&e.actor].iter().map(|r| r.1).collect();
            let found = &mut self.list[current];
            (found.from, found.count, found.entries) = (first, earlier.len() as u64, earlier);
        }
    }

    /// What was written through a window: the entry names its order because a row needed it.
    fn after_lock(&mut self, e: &EntryView, at: Timestamp) {
        let writes = Action::parse(&e.action).is_some_and(|a| !a.books().is_empty());
        if let Some(order) = e.order.filter(|_| writes && e.changes > 0) {
            let group = (Oddness::AfterLock, order.to_string(), String::new());
            self.add(group, e, at, e.changes).order = Some(order);
        }
    }

    fn denied(&mut self, e: &EntryView, at: Timestamp, body: &Value) {
        let day = local_date(at);
        if e.outcome == "denied" {
            let error = e.error.clone().unwrap_or_default();
            let group = (Oddness::Denied, e.actor.clone(), format!("{} {error} {day}", e.action));
            self.add(group, e, at, 1).tried = Some((e.action.clone(), error));
        }
        // Further refusals within the hour have no entry of their own; the next entry says how many there were.
        if let Some(more) = body["denied_more"].as_u64() {
            let last = self.list.iter_mut().rfind(|o| o.what == Oddness::Denied && o.actors == [e.actor.clone()]);
            match last {
                Some(found) => found.count += more,
                None => {
                    self.add((Oddness::Denied, e.actor.clone(), day.to_string()), e, at, more);
                }
            }
        }
        if let Some(tries) = body["failed_tries"].as_i64().filter(|n| *n >= WRONG_PASSWORDS) {
            self.add((Oddness::WrongPasswords, e.actor.clone(), e.seq.to_string()), e, at, tries as u64);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::testing::TestSchool;
    use serde_json::json;

    /// Finds what is odd in entries of these persons at these times; monday is 23 November 2026.
    fn odd(entries: &[(&str, &str, &str)]) -> Vec<(Oddness, Vec<u64>, u64)> {
        let school = TestSchool::new();
        let mut findings = Findings::new(school.app.school.db());
        for (i, (at, actor, how)) in entries.iter().enumerate() {
            let (action, error) = how.split_once(' ').unwrap_or((how, ""));
            let order = action.strip_prefix("order:").and_then(|n| n.parse().ok());
            let entry = EntryView {
                seq: i as u64 + 1,
                at: Some(at.parse().unwrap()),
                actor: (*actor).to_owned(),
                action: if order.is_some() { "meals.marks.fix".to_owned() } else { action.to_owned() },
                object: "x".to_owned(),
                outcome: if error.is_empty() { "done" } else { "denied" }.to_owned(),
                error: (!error.is_empty()).then(|| error.to_owned()),
                order,
                changes: 2,
                reason: None,
                cosigner: None,
            };
            let kind = if *actor == "cron" { "service" } else { "person" };
            let tries = (action == "session.login").then_some(4);
            let body = json!({"actor_kind": kind, "os_user": "truong", "host": "m", "failed_tries": tries});
            findings.look_at(&entry, &body).unwrap();
        }
        findings.list.into_iter().map(|o| (o.what, o.entries, o.count)).collect()
    }

    #[test]
    fn nights_and_weekends_of_people_are_one_finding_a_day() {
        let found = odd(&[
            ("2026-11-23T01:00:00Z", "pho", "school.set"),
            ("2026-11-23T13:30:00Z", "pho", "school.set"),
            ("2026-11-23T13:40:00Z", "pho", "school.set"),
            ("2026-11-23T20:30:00Z", "cron", "export"),
            ("2026-11-27T23:10:00Z", "pho", "school.set"),
        ]);
        assert_eq!(found, [(Oddness::Night, vec![2, 3], 2), (Oddness::Weekend, vec![5], 1)]);
    }

    #[test]
    fn two_accounts_from_one_machine_within_minutes() {
        let found = odd(&[
            ("2026-11-23T01:00:00Z", "lan", "meals.marks.set"),
            ("2026-11-23T01:03:00Z", "mai", "meals.marks.set"),
            ("2026-11-23T01:04:00Z", "lan", "meals.marks.set"),
            ("2026-11-23T01:30:00Z", "mai", "meals.marks.set"),
        ]);
        assert_eq!(found, [(Oddness::SharedMachine, vec![1, 2, 3], 2)]);
    }

    #[test]
    fn a_burst_is_one_finding_as_long_as_it_lasts() {
        let at = |n: i64| format!("2026-11-23T01:{:02}:{:02}Z", n / 10, (n % 10) * 6);
        let times: Vec<String> = (0..40).map(at).collect();
        let entries: Vec<_> = times.iter().map(|t| (t.as_str(), "pho", "school.set")).collect();
        let found = odd(&entries);
        assert_eq!(found, [(Oddness::Burst, (1..=40).collect(), 40)]);
        assert_eq!(odd(&entries[..30]), []);
    }

    #[test]
    fn a_clock_that_was_set_back_makes_no_burst_of_every_entry() {
        let at = |n: i64| format!("2026-11-23T01:{:02}:{:02}Z", n / 10, (n % 10) * 6);
        let mut times = vec!["2026-12-23T01:00:00Z".to_owned()];
        times.extend((0..60).map(at));
        let entries: Vec<_> = times.iter().map(|t| (t.as_str(), "pho", "school.set")).collect();
        assert_eq!(odd(&entries), [(Oddness::Burst, (2..=61).collect(), 60)]);
    }

    #[test]
    fn windows_refusals_and_wrong_passwords() {
        let found = odd(&[
            ("2026-11-23T01:00:00Z", "lan", "order:7"),
            ("2026-11-23T02:00:00Z", "lan", "order:7"),
            ("2026-11-23T03:00:00Z", "lan", "meals.marks.fix book_locked"),
            ("2026-11-23T05:00:00Z", "lan", "meals.marks.fix book_locked"),
            ("2026-11-23T06:00:00Z", "lan", "session.login"),
        ]);
        assert_eq!(
            found,
            [
                (Oddness::AfterLock, vec![1, 2], 4),
                (Oddness::Denied, vec![3, 4], 2),
                (Oddness::WrongPasswords, vec![5], 4)
            ]
        );
    }
}
