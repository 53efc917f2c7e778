//! Reading the log: entries, one entry with its changes, one thing's history, the log as a file (Q4.4).
use super::accounts::find_account;
use super::{App, Receipt, Result};
use crate::audit::hash::hex;
use crate::domain::action::Action;
use crate::domain::date::{Date, format_utc_ms, local_date, parse_utc_ms};
use crate::domain::person::{mask_phone, mask_pid};
use crate::domain::refusal::{Refusal, Thing};
use crate::domain::right::{Right, Scope};
use crate::domain::role::PRINCIPAL;
use crate::files::atomic::Staged;
use crate::store::door::{Request, clock_is_out};
use crate::store::guard;
use crate::store::log::{EntryRow, Image};
use crate::store::{Db, Tx};
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use std::io::Write;
use std::path::Path;

/// Changes of an entry that stand in one line of the exported log.
const CHANGES_A_LINE: usize = 4096;

/// What stands in place of a value that is not shown.
const HIDDEN: &str = "•••";

/// Columns of personal tables that are shown to nobody who has not signed in with the right to see them.
const PERSONAL: &[&str] = &[
    "name",
    "sort_key",
    "search_key",
    "birth_date",
    "pid",
    "ethnicity",
    "guardian_name",
    "guardian_phone",
    "phone",
    "email",
    "note",
    "document",
    "school",
    "reason",
    "answer",
    "recipient",
    "purpose",
];

/// How much of a row image somebody sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Eyes {
    /// All of it.
    Whole,
    /// Ids, telephones and what is sensitive masked.
    Masked,
    /// Nothing personal: nobody is signed in.
    Stranger,
}

impl Eyes {
    /// One value of a row as it may be seen.
    pub fn see(self, tbl: &str, column: &str, value: &Value) -> Value {
        let personal = guard::find(tbl).is_none_or(|t| t.personal) && PERSONAL.contains(&column);
        let Some(text) = value.as_str().filter(|_| personal && self != Eyes::Whole) else { return value.clone() };
        if self == Eyes::Stranger {
            return HIDDEN.into();
        }
        match column {
            "pid" => mask_pid(text).into(),
            "phone" | "guardian_phone" => mask_phone(text).into(),
            "ethnicity" | "email" | "guardian_name" => HIDDEN.into(),
            _ => value.clone(),
        }
    }

    /// A whole row as it may be seen; null for none.
    pub fn row(self, tbl: &str, image: &str) -> Value {
        match serde_json::from_str(image) {
            Ok(Value::Object(map)) => {
                let see = |(column, value): (String, Value)| {
                    let seen = self.see(tbl, &column, &value);
                    (column, seen)
                };
                Value::Object(map.into_iter().map(see).collect())
            }
            _ => Value::Null,
        }
    }
}

/// The beginning or end of a span of the log, as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// A whole day.
    Day(Date),
    /// A moment.
    At(Timestamp),
}

/// Which entries a list shows.
#[derive(Clone, Debug, Default)]
pub struct EntryFilter {
    /// Of this account.
    pub actor: Option<String>,
    /// Of this action, or of those whose code begins with it: `meals` is `meals.marks.set` too.
    pub action: Option<String>,
    /// Whose object begins with this.
    pub object: Option<String>,
    /// Not before.
    pub since: Option<When>,
    /// Not after.
    pub until: Option<When>,
    /// The last so many.
    pub limit: Option<usize>,
}

/// An entry in lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryView {
    /// Number.
    pub seq: u64,
    /// When.
    pub at: Option<Timestamp>,
    /// Who.
    pub actor: String,
    /// Code of the action.
    pub action: String,
    /// What it is about.
    pub object: String,
    /// `done` or `denied`.
    pub outcome: String,
    /// Error code of a refusal.
    pub error: Option<String>,
    /// Number of the order.
    pub order: Option<i64>,
    /// Changes.
    pub changes: u64,
    /// Why.
    pub reason: Option<String>,
}

/// One change of an entry as it may be seen.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeView {
    /// The table.
    pub tbl: String,
    /// The key.
    pub key: Value,
    /// The row before; null for none.
    pub before: Value,
    /// The row after; null for none.
    pub after: Value,
}

impl ChangeView {
    fn of(image: &Image, eyes: Eyes) -> ChangeView {
        ChangeView {
            key: serde_json::from_str(&image.key).unwrap_or(Value::Null),
            before: eyes.row(&image.tbl, &image.before),
            after: eyes.row(&image.tbl, &image.after),
            tbl: image.tbl.clone(),
        }
    }

    /// The columns that differ: name, before, after.
    pub fn differences(&self) -> Vec<(String, Value, Value)> {
        let empty = Map::new();
        let (before, after) = (self.before.as_object(), self.after.as_object());
        let columns = after.or(before).unwrap_or(&empty);
        let value = |row: Option<&Map<String, Value>>, c: &str| row.and_then(|r| r.get(c)).cloned().unwrap_or_default();
        columns.keys().map(|c| (c.clone(), value(before, c), value(after, c))).filter(|(_, b, a)| b != a).collect()
    }

    /// As JSON.
    pub fn json(&self) -> Value {
        json!({"tbl": self.tbl, "key": self.key, "before": self.before, "after": self.after})
    }
}

/// One entry, whole.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What lists show.
    pub view: EntryView,
    /// `person`, `service` or `system`.
    pub actor_kind: String,
    /// Who the operating system says ran it.
    pub os_user: String,
    /// Where.
    pub host: String,
    /// By which program.
    pub program: String,
    /// The command line.
    pub args: Vec<String>,
    /// Files read, as in the log.
    pub input: Option<Value>,
    /// Wrong passwords since the last sign-in.
    pub failed_tries: Option<i64>,
    /// Further refusals without an entry of their own.
    pub denied_more: Option<i64>,
    /// The second person.
    pub cosigner: Option<String>,
    /// The key that signed.
    pub key_id: String,
    /// The leaf, hex.
    pub leaf: String,
    /// The changes that are not erased.
    pub changes: Vec<ChangeView>,
}

/// An entry that touched a thing, with the changes that did.
#[derive(Clone, Debug)]
pub struct Touch {
    /// The entry.
    pub entry: EntryView,
    /// Its changes to the thing.
    pub changes: Vec<ChangeView>,
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

pub(super) fn view(row: &EntryRow, body: &Value) -> EntryView {
    EntryView {
        seq: row.seq,
        at: body["at"].as_str().and_then(parse_utc_ms),
        actor: text(&body["actor"]),
        action: text(&body["action"]),
        object: text(&body["object"]),
        outcome: text(&body["outcome"]),
        error: body["error"].as_str().map(Into::into),
        order: body["order"].as_i64(),
        changes: body["changes"]["count"].as_u64().unwrap_or(0),
        reason: body["reason"].as_str().map(Into::into),
    }
}

impl EntryFilter {
    pub(super) fn keeps(&self, e: &EntryView) -> bool {
        let action =
            |a: &String| e.action == *a || e.action.strip_prefix(a.as_str()).is_some_and(|r| r.starts_with('.'));
        let since = |w: When| match w {
            When::Day(day) => e.at.is_some_and(|at| local_date(at) >= day),
            When::At(moment) => e.at.is_some_and(|at| at >= moment),
        };
        let until = |w: When| match w {
            When::Day(day) => e.at.is_some_and(|at| local_date(at) <= day),
            When::At(moment) => e.at.is_some_and(|at| at <= moment),
        };
        self.actor.as_ref().is_none_or(|a| e.actor == *a)
            && self.action.as_ref().is_none_or(action)
            && self.object.as_ref().is_none_or(|o| e.object.starts_with(o.as_str()))
            && self.since.is_none_or(since)
            && self.until.is_none_or(until)
    }
}

/// What a history is of.
enum Subject {
    Child { id: i64, code: String },
    Account { id: i64, username: String },
    Staff { id: i64, code: String },
    Class { ids: Vec<i64>, code: String },
    Order(i64),
    Object(String),
}

impl Subject {
    /// Reads `child/T2600012`, `account/pho.ht`, `orders/7`; a code alone is a child, else an account, else a class.
    fn find(db: Db<'_>, given: &str) -> Result<Subject> {
        let given = given.trim();
        let classes = |code: &str| -> Result<Vec<i64>> {
            let mut ids = Vec::new();
            for year in db.years_with_class(code)? {
                ids.extend(db.class(&year, code)?.map(|c| c.id));
            }
            Ok(ids)
        };
        let missing = |thing| Refusal::NotFound { thing, given: given.to_owned(), near: vec![] };
        let Some((kind, rest)) = given.split_once('/') else {
            if let Some(child) = db.child(given)? {
                return Ok(Subject::Child { id: child.id, code: child.code });
            }
            if let Some(account) = db.account(given)? {
                return Ok(Subject::Account { id: account.id, username: account.username });
            }
            let ids = classes(given)?;
            if !ids.is_empty() {
                return Ok(Subject::Class { ids, code: given.to_owned() });
            }
            return Ok(Subject::Object(given.to_owned()));
        };
        Ok(match kind {
            "child" | "children" => {
                let child = db.child(rest)?.ok_or_else(|| missing(Thing::Child))?;
                Subject::Child { id: child.id, code: child.code }
            }
            "account" | "accounts" => {
                let account = find_account(&db, rest)?;
                Subject::Account { id: account.id, username: account.username }
            }
            "staff" => {
                let staff = db.staff(rest)?.ok_or_else(|| missing(Thing::Staff))?;
                Subject::Staff { id: staff.id, code: staff.code }
            }
            "class" | "classes" => {
                let code = rest.rsplit('/').next().unwrap_or(rest);
                let ids = classes(code)?;
                if ids.is_empty() {
                    return Err(missing(Thing::Class).into());
                }
                Subject::Class { ids, code: code.to_owned() }
            }
            "order" | "orders" => {
                let no = rest.parse().ok().filter(|no| matches!(db.order(*no), Ok(Some(_))));
                Subject::Order(no.ok_or_else(|| missing(Thing::Order))?)
            }
            _ => Subject::Object(given.to_owned()),
        })
    }

    fn is_object(&self, object: &str, order: Option<i64>) -> bool {
        let names = |code: &str| object.split('/').skip(1).any(|part| part == code);
        match self {
            Subject::Child { code, .. } | Subject::Class { code, .. } | Subject::Staff { code, .. } => names(code),
            Subject::Account { username, .. } => object.strip_prefix("account/") == Some(username),
            Subject::Order(no) => order == Some(*no) || object.strip_prefix("orders/") == Some(&no.to_string()),
            Subject::Object(o) => object == o || object.strip_prefix(o.as_str()).is_some_and(|r| r.starts_with('/')),
        }
    }

    fn touches(&self, c: &Image) -> bool {
        let key = |place: usize, id: i64| {
            // Most keys are ruled out without being parsed.
            c.key.contains(&id.to_string())
                && serde_json::from_str::<Value>(&c.key).is_ok_and(|k| k[place].as_i64() == Some(id))
        };
        let column = |name: &str, wanted: &Value| {
            [&c.before, &c.after].iter().any(|image| {
                serde_json::from_str::<Value>(image).is_ok_and(|row| row.get(name).is_some_and(|v| v == wanted))
            })
        };
        match (self, c.tbl.as_str()) {
            (Subject::Child { id, .. }, "children" | "enrolment" | "balance")
            | (Subject::Account { id, .. }, "account" | "activation")
            | (Subject::Staff { id, .. }, "staff")
            | (Subject::Order(id), "orders" | "page_window") => key(0, *id),
            (Subject::Child { id, .. }, "meal_marks") => key(1, *id),
            (Subject::Child { id, .. }, "payment" | "adjustment") => column("child", &json!(id)),
            (Subject::Account { id, .. }, "account_key" | "role_grant") => column("account", &json!(id)),
            (Subject::Class { ids, .. }, "class") => ids.iter().any(|id| key(0, *id)),
            (Subject::Class { code, .. }, "page_lock" | "page_window" | "role_grant") => column("class", &json!(code)),
            (Subject::Order(no), "page_lock") => column("order_no", &json!(no)),
            _ => false,
        }
    }
}

impl App {
    /// Whose entries the signed-in account reads: none is everybody's.
    fn log_of(&mut self) -> Result<Option<String>> {
        let (_, scope) = self.may(Right::LogRead)?;
        let username = self.actor()?.username;
        Ok((scope != Scope::All).then_some(username))
    }

    /// How much of personal rows the signed-in account sees in the log.
    pub(super) fn eyes(&mut self) -> Eyes {
        match self.may(Right::SensitiveRead) {
            Ok((_, Scope::All)) => Eyes::Whole,
            _ if self.whoami().is_some() => Eyes::Masked,
            _ => Eyes::Stranger,
        }
    }

    fn not_readable(&mut self) -> Result<anyhow::Error> {
        let username = self.actor()?.username;
        Ok(Refusal::NotAllowed { username, right: Right::LogRead, class: None }.into())
    }

    /// Entries in the order of the log, the last ones if there is a limit.
    pub fn audit_log(&mut self, filter: &EntryFilter) -> Result<Vec<EntryView>> {
        let own = self.log_of()?;
        let mut filter = filter.clone();
        if let Some(own) = own {
            if filter.actor.as_ref().is_some_and(|a| *a != own) {
                return Err(self.not_readable()?);
            }
            filter.actor = Some(own);
        }
        self.read(|db| {
            if let Some(actor) = filter.actor.as_ref().filter(|a| *a != "system") {
                find_account(&db, actor)?;
            }
            let mut list = Vec::new();
            db.each_entry(true, |row| {
                let view = view(&row, &row.json());
                if filter.keeps(&view) {
                    list.push(view);
                }
                Ok(filter.limit.is_none_or(|most| list.len() < most))
            })?;
            if filter.limit == Some(0) {
                list.clear();
            }
            list.reverse();
            Ok(list)
        })
    }

    /// One entry with its changes.
    pub fn audit_show(&mut self, seq: u64) -> Result<Entry> {
        let own = self.log_of()?;
        let eyes = self.eyes();
        let refused = self.not_readable()?;
        self.read(|db| {
            let row = db.entry(seq)?.ok_or_else(|| Refusal::NotFound {
                thing: Thing::Entry,
                given: seq.to_string(),
                near: vec![],
            })?;
            let body = row.json();
            if own.is_some_and(|own| body["actor"] != own) {
                return Err(refused);
            }
            let mut changes = Vec::new();
            db.each_image(seq, |image| {
                changes.push(ChangeView::of(&image, eyes));
                Ok(())
            })?;
            Ok(Entry {
                view: view(&row, &body),
                actor_kind: text(&body["actor_kind"]),
                os_user: text(&body["os_user"]),
                host: text(&body["host"]),
                program: text(&body["program"]),
                args: body["args"].as_array().into_iter().flatten().map(text).collect(),
                input: body.get("input").cloned(),
                failed_tries: body["failed_tries"].as_i64(),
                denied_more: body["denied_more"].as_i64(),
                cosigner: body["cosigner"].as_str().map(Into::into),
                key_id: row.key_id.clone(),
                leaf: hex(&row.leaf),
                changes,
            })
        })
    }

    /// Every entry about a thing, or that touched its rows.
    pub fn audit_history(&mut self, object: &str) -> Result<Vec<Touch>> {
        let own = self.log_of()?;
        let eyes = self.eyes();
        self.read(|db| {
            let subject = Subject::find(db, object)?;
            let mut list = Vec::new();
            db.each_entry(false, |row| {
                let entry = view(&row, &row.json());
                if own.as_ref().is_some_and(|own| entry.actor != *own) {
                    return Ok(true);
                }
                let mut changes = Vec::new();
                if entry.changes > 0 {
                    db.each_image(row.seq, |image| {
                        if subject.touches(&image) {
                            changes.push(ChangeView::of(&image, eyes));
                        }
                        Ok(())
                    })?;
                }
                if !changes.is_empty() || subject.is_object(&entry.object, entry.order) {
                    list.push(Touch { entry, changes });
                }
                Ok(true)
            })?;
            Ok(list)
        })
    }

    /// Signs that the clock was wrong and now is right: old and new time in the entry, every open window ended. Of the one
    /// named, or of the principal where nobody is signed in, the password is asked for here: while the clock is out no sign-in
    /// can be written.
    pub fn audit_clock(&mut self, username: Option<&str>) -> Result<(Option<Timestamp>, Receipt)> {
        let principals = self.school.db().holders(PRINCIPAL, self.today())?;
        match (username, principals.as_slice()) {
            (Some(username), _) => self.sign_in_once(username)?,
            (None, [principal]) if self.whoami().is_none() => self.sign_in_once(principal)?,
            _ => {}
        }
        self.need(Action::AuditClock, "clock")?;
        let last = self.school.db().head()?.and_then(|h| parse_utc_ms(&h.at));
        let Some(last) = last.filter(|last| clock_is_out(*last, self.school.now())) else {
            return Ok((None, Receipt::default()));
        };
        let request = Request::always(Action::AuditClock, format!("clock/{}", format_utc_ms(last)));
        let ((), receipt) = self.carry_out(request, |tx| {
            tx.reason()?;
            sign_clock(tx, last)
        })?;
        Ok((Some(last), receipt))
    }

    /// The whole log as lines of JSON, in the order of the entries, the keys last. Who may not see what is personal gets the
    /// commitments in its place: the log can be checked all the same.
    pub fn audit_export(&mut self, out: &mut dyn Write) -> Result<u64> {
        if self.log_of()?.is_some() {
            return Err(self.not_readable()?);
        }
        let eyes = self.eyes();
        self.read(|db| export_log(db, eyes, out))?.reported()
    }

    /// As [`App::audit_export`], to a file that appears whole or not at all.
    pub fn audit_export_to(&mut self, path: &Path, force: bool) -> Result<u64> {
        if self.log_of()?.is_some() {
            return Err(self.not_readable()?);
        }
        let mut staged = Staged::create(path, force, 0o600).map_err(|e| e.refusal(path))?;
        let eyes = self.eyes();
        let written = self.read(|db| export_log(db, eyes, staged.writer()))?;
        staged.publish().map_err(|e| e.refusal(path))?;
        written.reported()
    }
}

/// What an entry says and does that signs for the clock: old and new time, and every open window ended.
pub(super) fn sign_clock(tx: &Tx<'_>, last: Timestamp) -> Result<()> {
    tx.set_object(format!("clock/{}/{}", format_utc_ms(last), format_utc_ms(tx.at())));
    let earliest = last.min(tx.at());
    for window in tx.windows()?.into_iter().filter(|w| w.until > earliest) {
        tx.close_window(window.order, earliest)?;
    }
    Ok(())
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

#[cfg(test)]
mod tests;
