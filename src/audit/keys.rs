//! Whose key is whose, how it came and how it went: the ledger that step 3 keeps while it goes through the log, from the
//! log's own images.
//!
//! A signature proves only that somebody had a key. Whether the key is that person's is proved by how it came: in `init`; by a
//! code, whose holder signs the key that comes by it; by the old key; or, for a service account, from who manages accounts. Who
//! may do these acts at all is step 7's question; here it is whether the act brings, ends or gives what it may.
use super::body::Body;
use super::change::Change;
use super::code::{Code, Proof, Used};
use super::entry::{Check, key_id, public_key};
use super::hash::{Hash, hex, key_mark, plain_base32, unhex};
use super::office::Office;
use crate::domain::action::Action;
use crate::domain::date::{local_date, parse_utc_ms};
use crate::domain::role::PRINCIPAL;
use ed25519_dalek::VerifyingKey;
use jiff::SignedDuration;
use serde_json::Value;
use std::collections::{HashMap, HashSet};

mod acts;

/// The tables that say whose key is whose.
pub const TABLES: [&str; 6] = ["account_key", "account_code", "account", "activation", "role_grant", "schema_version"];

/// Codes given before this schema were stored as digests and prove nothing by themselves.
const CODES_SIGN_FROM: i64 = 3;

/// A witness's key is at least so old, whatever passwords were changed meanwhile, with no reset since.
pub const WITNESS_AGE: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Origins that a key carries for ever, because somebody other than its owner's old key brought it.
pub const REPLACED: [&str; 3] = ["reset", "recovery", "replacement"];

/// What is wrong with how a key came or went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A key was brought in without a code, an old key or an act that may bring it.
    Unproven,
    /// What a key or code row says of itself was changed.
    Altered,
    /// A code was given by an act or for an account that it may not be given by or for.
    CodeUnproven,
    /// A key or code was ended by an act that may not end it.
    Ended,
    /// The principal's office was given or taken by an act that may not, without a witness, or too soon.
    Office,
}

impl Fault {
    /// Its stable code.
    pub fn code(self) -> &'static str {
        match self {
            Fault::Unproven => "key_unproven",
            Fault::Altered => "key_altered",
            Fault::CodeUnproven => "code_unproven",
            Fault::Ended => "key_ended",
            Fault::Office => "office_unproven",
        }
    }
}

/// A key as the log tells it.
#[derive(Clone, Debug)]
pub struct Key {
    /// Whose, by name.
    pub username: String,
    /// Whose; none for `system`.
    pub account: Option<i64>,
    /// The entry that brought it.
    pub from: u64,
    /// The entry that ended it.
    pub to: Option<u64>,
    /// When it came.
    pub at: String,
    /// `init`, `activation`, `password`, `token`, or one of those that it carries for ever.
    pub origin: String,
    /// Who gave the code that it came by.
    pub by: Option<String>,
    public: Vec<u8>,
    /// The same, ready to check signatures; none if it is no key.
    verifies: Option<VerifyingKey>,
    expires: Option<String>,
    /// The key whose password was changed.
    before: Option<String>,
    proven: bool,
}

impl Key {
    /// The mark that stands on the signed decision.
    pub fn mark(&self) -> String {
        key_mark(&self.public)
    }
}

fn day_of(at: &str) -> String {
    parse_utc_ms(at).map(|t| local_date(t).to_string()).unwrap_or_default()
}

#[derive(Clone, Debug)]
struct Row {
    tbl: &'static str,
    key: Value,
    before: Value,
    after: Value,
}

struct Entry<'a> {
    seq: u64,
    /// None for a refusal: it changes nothing.
    action: Option<Action>,
    actor: &'a str,
    at: &'a str,
    day: String,
    signer: &'a str,
    /// A second person has signed, with a key old enough to witness.
    witnessed: bool,
}

impl Entry<'_> {
    fn does(&self, actions: &[Action]) -> bool {
        self.action.is_some_and(|a| actions.contains(&a))
    }
}

/// The ledger.
#[derive(Clone, Debug, Default)]
pub struct Keyring {
    schema: i64,
    keys: HashMap<String, Key>,
    /// The key of an account that has not ended.
    current: HashMap<i64, String>,
    codes: HashMap<String, Code>,
    /// Codes of an older schema that wait, by account.
    digests: HashMap<i64, Code>,
    /// Accounts that ever had a code: people, for a service account never gets one.
    people: HashSet<i64>,
    names: HashMap<i64, String>,
    accounts: HashMap<String, i64>,
    office: Office,
    pending: Vec<Row>,
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(Into::into)
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or(Value::Null)
}

impl Keyring {
    /// The ledger as it stood after entry `seq`, from the rows of [`TABLES`] as they stood then, taken on trust: table, key, image.
    pub fn resume(rows: &[(&'static str, String, String)], seq: u64) -> Keyring {
        let mut ledger = Keyring::default();
        let mut ended: HashMap<(i64, String), String> = HashMap::new();
        for (tbl, key, image) in rows {
            let (key, image) = (json(key), json(image));
            if let (&"account_key", Some(account), Some(at)) =
                (tbl, image["account"].as_i64(), text(&image["ended_at"]))
            {
                ended.insert((account, at), text(&key[0]).unwrap_or_default());
            }
            ledger.trust(tbl, &key, &image, seq);
        }
        // Whose password was changed when this key came: the key that ended at that moment.
        for key in ledger.keys.values_mut().filter(|k| k.origin == "password") {
            key.before = key.account.and_then(|a| ended.get(&(a, key.at.clone())).cloned());
        }
        ledger
    }

    fn trust(&mut self, tbl: &str, key: &Value, image: &Value, seq: u64) {
        let column = |name: &str| text(&image[name]).unwrap_or_default();
        let account = image["account"].as_i64();
        match tbl {
            "schema_version" => self.schema = self.schema.max(key[0].as_i64().unwrap_or(0)),
            "account" => {
                self.bind(key[0].as_i64().unwrap_or(0), &column("username"));
            }
            "role_grant" => self.office.learn(key[0].as_i64().unwrap_or(0), image),
            "account_code" | "activation" => {
                let account = account.or(key[0].as_i64()).unwrap_or(0);
                self.people.insert(account);
                let code = Code {
                    account,
                    username: column("username"),
                    kind: if tbl == "activation" { "activation".into() } else { column("kind") },
                    origin: column("origin"),
                    by: column("made_by"),
                    from: seq,
                    expires: text(&image["expires"]),
                    open: image["ended_at"].is_null(),
                };
                match key[0].as_str() {
                    Some(public) => drop(self.codes.insert(public.to_owned(), code)),
                    None => drop(self.digests.insert(account, code)),
                }
            }
            "account_key" => {
                let id = text(&key[0]).unwrap_or_default();
                let to = (!image["ended_at"].is_null()).then_some(seq);
                if let Some(account) = account.filter(|_| to.is_none()) {
                    self.current.insert(account, id.clone());
                }
                let public = image["public"].as_str().and_then(unhex).unwrap_or_default();
                let verifies = public_key(&public);
                let (username, at, origin) = (column("username"), column("made_at"), column("origin"));
                let expires = text(&image["expires"]);
                let key = Key {
                    username,
                    account,
                    from: seq,
                    to,
                    at,
                    origin,
                    by: None,
                    public,
                    verifies,
                    expires,
                    before: None,
                    proven: true,
                };
                self.keys.insert(id, key);
            }
            _ => {}
        }
    }

    /// Notes a change of the entry at hand, if it matters here.
    pub fn learn(&mut self, change: Change<'_>) {
        if let Some(tbl) = TABLES.into_iter().find(|t| *t == change.tbl) {
            let (key, before, after) = (json(change.key), json(change.before), json(change.after));
            self.pending.push(Row { tbl, key, before, after });
        }
    }

    /// Judges the noted changes of an entry, signed by these keys; what is wrong, and with whose key.
    pub fn settle(&mut self, seq: u64, body: &Body<'_>, signer: &str, cosigner: Option<&str>) -> Vec<(Fault, String)> {
        let mut faults = Vec::new();
        let rows = std::mem::take(&mut self.pending);
        if rows.is_empty() {
            return faults;
        }
        let at: &str = &body.at;
        let action = Action::parse(&body.action).filter(|_| body.outcome == "done");
        let actor: &str = &body.actor;
        let witnessed = cosigner.is_some_and(|id| self.is_witness(id, body));
        let e = Entry { seq, action, actor, at, day: day_of(at), signer, witnessed };
        let of = |tbl: &'static str| rows.iter().filter(move |r| r.tbl == tbl);
        for row in of("schema_version") {
            self.schema = self.schema.max(row.key[0].as_i64().unwrap_or(0));
        }
        for row in of("account") {
            if let (Some(id), Some(name)) = (row.key[0].as_i64(), row.after["username"].as_str()) {
                self.bind(id, name);
            }
        }
        let mut used = Vec::new();
        for row in of("activation") {
            self.digest_row(&e, row, &mut used, &mut faults);
        }
        for row in of("account_code") {
            self.code_row(&e, row, &mut used, &mut faults);
        }
        // An old key ends before the new one comes, in whatever order the rows were written.
        for row in of("account_key").filter(|r| !r.before.is_null()) {
            self.key_changed(&e, row, &mut faults);
        }
        for row in of("account_key").filter(|r| r.before.is_null()) {
            self.key_came(&e, row, &used, &mut faults);
        }
        for row in of("role_grant") {
            self.grant_row(&e, row, &mut faults);
        }
        faults
    }

    /// Whether the key may sign for that person in that entry; none if the log knows no such key.
    pub fn may_sign(&self, id: &str, who: Option<&str>, seq: u64, body: &Body<'_>) -> Option<bool> {
        let key = self.keys.get(id)?;
        let own = || seq == 1 || Action::parse(&body.action).is_some_and(Action::brings_its_key);
        let came = key.from < seq || (key.from == seq && own());
        let lives = key.to.is_none_or(|to| to >= seq);
        let expired = || key.expires.as_ref().is_some_and(|d| *d < day_of(&body.at));
        Some(key.proven && Some(key.username.as_str()) == who && came && lives && !expired())
    }

    /// The account and the public part of a key that was good at an entry.
    pub fn key_at(&self, id: &str, seq: u64) -> Option<(&str, &[u8])> {
        let key = self.keys.get(id).filter(|k| k.proven && k.from <= seq && k.to.is_none_or(|to| to >= seq))?;
        Some((&key.username, &key.public))
    }

    /// A signature over a leaf, to be checked with the key; none if either is none.
    pub fn check(&self, id: &str, seq: u64, leaf: &Hash, sig: &[u8]) -> Option<Check> {
        Check::new(seq, leaf, sig, self.keys.get(id)?.verifies.as_ref()?)
    }

    /// Keys that somebody other than their owner's old key brought: shown for ever.
    pub fn replaced(&self) -> Vec<&Key> {
        let made_for = |k: &Key| k.origin == "init" && k.account.is_some();
        let mut keys: Vec<&Key> =
            self.keys.values().filter(|k| k.proven && (REPLACED.contains(&k.origin.as_str()) || made_for(k))).collect();
        keys.sort_by_key(|k| k.from);
        keys
    }

    /// The principals on that day whose key is not the marked one, nor came from it by changes of password alone.
    pub fn principals_without(&self, mark: &str, day: &str) -> Vec<String> {
        let mark = plain_base32(mark);
        let principals = self.office.on(day);
        if principals.is_empty() {
            return vec![PRINCIPAL.to_owned()];
        }
        let without = |account: &i64| {
            let current = self.current.get(account).map(String::as_str);
            !self.line(current).any(|k| plain_base32(&k.mark()) == mark)
        };
        let name = |account: i64| self.names.get(&account).cloned().unwrap_or_else(|| account.to_string());
        principals.into_iter().filter(without).map(name).collect()
    }

    /// A key and those that it replaced by changes of password.
    fn line<'a>(&'a self, id: Option<&str>) -> impl Iterator<Item = &'a Key> {
        std::iter::successors(id.and_then(|id| self.keys.get(id)), |k| k.before.as_ref().and_then(|b| self.keys.get(b)))
    }

    /// One account, one name; the first that the log tells stands.
    fn bind(&mut self, account: i64, username: &str) -> bool {
        let name = self.names.get(&account).map(String::as_str);
        match (name, self.accounts.get(username)) {
            (None, None) => {
                self.names.insert(account, username.to_owned());
                self.accounts.insert(username.to_owned(), account);
                true
            }
            (name, there) => name == Some(username) && there == Some(&account),
        }
    }

    /// Whether somebody may act on another's access: never on their own, never on the principal's.
    fn others(&self, e: &Entry<'_>, account: i64) -> bool {
        self.accounts.get(e.actor) != Some(&account) && !self.office.concerns(account, &e.day)
    }

    /// Whether somebody may withdraw what was prepared for a new principal.
    fn withdraws(&self, e: &Entry<'_>) -> bool {
        let in_office = || self.accounts.get(e.actor).is_some_and(|a| self.office.on(&e.day).contains(a));
        (e.does(&[Action::OfficersStop]) && in_office()) || (e.does(&[Action::OfficersReplace]) && e.witnessed)
    }

    /// Whether a key is old enough to witness: its person's, and not brought by anybody lately.
    fn is_witness(&self, id: &str, body: &Body<'_>) -> bool {
        let Some(key) =
            self.keys.get(id).filter(|k| k.proven && k.to.is_none() && body.cosigner.as_deref() == Some(&k.username))
        else {
            return false;
        };
        let since = self.line(Some(id)).last().and_then(|first| parse_utc_ms(&first.at));
        let at = parse_utc_ms(&body.at);
        let old = since.zip(at).is_some_and(|(since, at)| at.duration_since(since) >= WITNESS_AGE);
        old && body.actor != *key.username
    }

    /// Whether an activation code may be given to an account by this entry.
    fn may_activate(&self, e: &Entry<'_>, account: i64, origin: &str) -> bool {
        let new = !self.people.contains(&account) && !self.keys.values().any(|k| k.account == Some(account));
        match e.action {
            Some(Action::SchoolInit) => e.seq == 1 && origin == "activation",
            Some(Action::AccountsCreate | Action::AccountsImport) => new && origin == "activation",
            Some(Action::AccountsReset | Action::AccountsEnable) => {
                let first = !self.keys.values().any(|k| k.account == Some(account));
                self.others(e, account) && (origin == "reset" || (origin == "activation" && first))
            }
            Some(Action::OfficersReplace) => new && origin == "replacement" && e.witnessed,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests;
