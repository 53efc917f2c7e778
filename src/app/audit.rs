//! The log as people read it (Q4.4): what an entry and a change look like, and who sees how much of them.
mod about;
mod clock;
pub mod exceptions;
mod export;
pub mod filter;
pub mod odd;
mod read;
pub(super) mod subject;

use super::{App, Result};
use crate::domain::date::parse_utc_ms;
use crate::domain::person::{mask_phone, mask_pid};
use crate::domain::refusal::Refusal;
use crate::domain::right::{Right, Scope};
use crate::store::log::{EntryRow, Image};
use crate::store::{Db, guard};
use filter::Whose;
use jiff::Timestamp;
use serde_json::{Map, Value, json};

pub use about::About;
pub(super) use clock::sign_clock;
pub use filter::EntryFilter;
pub(super) use subject::stored_period;

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
    "evidence",
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
        // What a correction slip says of a record may be any of its columns.
        let of_slip = tbl == "correction_field" && matches!(column, "old" | "new");
        let personal = guard::find(tbl).is_none_or(|t| t.personal) && (of_slip || PERSONAL.contains(&column));
        let Some(text) = value.as_str().filter(|_| personal && self != Eyes::Whole) else { return value.clone() };
        if self == Eyes::Stranger {
            return HIDDEN.into();
        }
        match column {
            "pid" => mask_pid(text).into(),
            "phone" | "guardian_phone" => mask_phone(text).into(),
            "ethnicity" | "email" | "guardian_name" | "old" | "new" => HIDDEN.into(),
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
    /// The second person.
    pub cosigner: Option<String>,
}

/// One change of an entry as it may be seen.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeView {
    /// The table.
    pub tbl: String,
    /// The key.
    pub key: Value,
    /// The row in terms that a person knows.
    pub about: About,
    /// The row before; null for none.
    pub before: Value,
    /// The row after; null for none.
    pub after: Value,
}

impl ChangeView {
    pub(super) fn of(db: Db<'_>, image: &Image, eyes: Eyes) -> Result<ChangeView> {
        let parse = |text: &str| serde_json::from_str(text).unwrap_or(Value::Null);
        let (key, row) = (parse(&image.key), parse(if image.after.is_empty() { &image.before } else { &image.after }));
        Ok(ChangeView {
            about: About::of(db, &image.tbl, &key, &row)?,
            key,
            before: eyes.row(&image.tbl, &image.before),
            after: eyes.row(&image.tbl, &image.after),
            tbl: image.tbl.clone(),
        })
    }

    /// The columns that differ: name, before, after. Keys by which names are sorted and found say nothing to a person.
    pub fn differences(&self) -> Vec<(String, Value, Value)> {
        let empty = Map::new();
        let (before, after) = (self.before.as_object(), self.after.as_object());
        let columns = after.or(before).unwrap_or(&empty);
        let value = |row: Option<&Map<String, Value>>, c: &str| row.and_then(|r| r.get(c)).cloned().unwrap_or_default();
        let pairs = columns.keys().map(|c| (c.clone(), value(before, c), value(after, c)));
        pairs.filter(|(c, b, a)| b != a && !c.ends_with("sort_key") && !c.ends_with("search_key")).collect()
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
    /// The key that signed.
    pub key_id: String,
    /// The leaf, hex.
    pub leaf: String,
    /// Changes that were erased under an order.
    pub erased: u64,
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

/// A text as it stands in a body; where letters of it would be escaped there, one that every body holds.
fn in_json<'t>(text: &'t str, given: &str) -> &'t str {
    if given.chars().any(|c| c == '"' || c == '\\' || c.is_control()) { "" } else { text }
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
        cosigner: body["cosigner"].as_str().map(Into::into),
    }
}

impl App {
    /// Whose entries the signed-in account reads.
    fn log_of(&mut self) -> Result<Whose> {
        let (_, scope) = self.may(Right::LogRead)?;
        let username = self.actor()?.username;
        Ok(if scope == Scope::All { Whose::All } else { Whose::Own(username) })
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
}

#[cfg(test)]
mod tests;
