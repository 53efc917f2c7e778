//! Checking a log, entry by entry. Pure: the caller hands in what is stored.
use super::change::Change;
use super::entry::{FORMAT, is_canonical, signature_holds};
use super::hash::{Hash, hex, unhex};
use super::merkle::{Tree, leaf};
use serde_json::Value;
use std::collections::HashMap;

/// The steps of a verification, numbered as in ARCHITECTURE.md.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Bodies, numbers, links, times.
    Chain,
    /// Stored lines against their digests, details against their commitments.
    Changes,
    /// Signatures, by keys that were valid.
    Signatures,
    /// The schema against the one recorded.
    Schema,
    /// The tables against the tables rebuilt from the log.
    Replay,
}

impl Step {
    /// All steps in order.
    pub const ALL: [Step; 5] = [Step::Chain, Step::Changes, Step::Signatures, Step::Schema, Step::Replay];

    /// The step's number. Step 4 (checkpoints, witnesses) needs something to compare with.
    pub fn number(self) -> u8 {
        match self {
            Step::Chain => 1,
            Step::Changes => 2,
            Step::Signatures => 3,
            Step::Schema => 5,
            Step::Replay => 6,
        }
    }

    /// Its stable name.
    pub fn code(self) -> &'static str {
        match self {
            Step::Chain => "chain",
            Step::Changes => "changes",
            Step::Signatures => "signatures",
            Step::Schema => "schema",
            Step::Replay => "replay",
        }
    }
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// A body is not canonical JSON.
    NotCanonical,
    /// A number is missing, doubled or out of order.
    Sequence {
        /// The number that should stand here.
        expected: u64,
    },
    /// `prev` is not the leaf of the entry before.
    Link,
    /// The leaf is not the hash of the body.
    Leaf,
    /// The format or the time falls.
    Falls {
        /// `v` or `at`
        field: &'static str,
    },
    /// A newer program wrote the entry, in a format that this one does not know.
    NewerFormat,
    /// Digest or count of the change lines.
    Digest,
    /// A detail does not fit its commitment.
    Detail {
        /// The change within the entry.
        idx: u64,
    },
    /// No such key in the log.
    UnknownKey,
    /// The key belongs to somebody else, or was not valid at that entry.
    KeyNotValid,
    /// The signature is not good.
    Signature,
    /// The schema is not the one recorded.
    Schema,
    /// A row differs from the log.
    Row(Box<RowDifference>),
}

impl Finding {
    /// Its stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Finding::NotCanonical => "not_canonical",
            Finding::Sequence { .. } => "sequence",
            Finding::Link => "link",
            Finding::Leaf => "leaf",
            Finding::Falls { .. } => "falls",
            Finding::NewerFormat => "newer_format",
            Finding::Digest => "digest",
            Finding::Detail { .. } => "detail",
            Finding::UnknownKey => "unknown_key",
            Finding::KeyNotValid => "key_not_valid",
            Finding::Signature => "signature",
            Finding::Schema => "schema",
            Finding::Row(r) => r.kind.code(),
        }
    }
}

/// How a row differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// A column has another value.
    Changed,
    /// The log has it, the table has not.
    Missing,
    /// The table has it, the log has not.
    Extra,
}

impl RowKind {
    /// Its stable code.
    pub fn code(self) -> &'static str {
        match self {
            RowKind::Changed => "row_changed",
            RowKind::Missing => "row_missing",
            RowKind::Extra => "row_extra",
        }
    }
}

/// A row of a table that is not as the log says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowDifference {
    /// How.
    pub kind: RowKind,
    /// The table.
    pub tbl: String,
    /// JSON array of the key.
    pub key: String,
    /// The column; none for a whole row.
    pub column: Option<String>,
    /// What the log says.
    pub log: Value,
    /// What stands in the table.
    pub table: Value,
    /// The entry that last wrote the row.
    pub entry: Option<u64>,
}

/// A finding with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The step that found it.
    pub step: Step,
    /// The entry, where there is one.
    pub seq: Option<u64>,
    /// What it is.
    pub finding: Finding,
}

struct Key {
    username: String,
    public: Vec<u8>,
    from: u64,
    to: Option<u64>,
}

/// The running check of steps 1 to 3.
#[derive(Default)]
pub struct Verifier {
    tree: Tree,
    prev: Hash,
    version: i64,
    at: String,
    keys: HashMap<String, Key>,
    /// Signatures checked.
    pub signatures: u64,
}

/// An entry as the verifier needs it.
#[derive(Clone, Copy, Debug)]
pub struct Stored<'a> {
    /// Number.
    pub seq: u64,
    /// Body.
    pub body: &'a str,
    /// Stored leaf.
    pub leaf: &'a [u8],
    /// Signature.
    pub sig: &'a [u8],
    /// Key of the signature.
    pub key_id: &'a str,
    /// Co-signature and its key.
    pub cosig: Option<(&'a [u8], &'a str)>,
}

impl Verifier {
    /// Starts before the first entry.
    pub fn new() -> Verifier {
        Verifier::default()
    }

    /// Size and root so far.
    pub fn head(&self) -> (u64, Hash) {
        (self.tree.size(), self.tree.root())
    }

    /// Step 1 for the next entry; gives the parsed body.
    pub fn chain(&mut self, entry: Stored<'_>, found: &mut Vec<Found>) -> Value {
        let mut report = |finding| found.push(Found { step: Step::Chain, seq: Some(entry.seq), finding });
        let body: Value = serde_json::from_str(entry.body).unwrap_or(Value::Null);
        if !is_canonical(entry.body) {
            report(Finding::NotCanonical);
        }
        let expected = self.tree.size() + 1;
        if entry.seq != expected || body["seq"].as_u64() != Some(expected) {
            report(Finding::Sequence { expected });
        }
        if body["prev"].as_str() != Some(&hex(&self.prev)) {
            report(Finding::Link);
        }
        let own = leaf(entry.body.as_bytes());
        if entry.leaf != own {
            report(Finding::Leaf);
        }
        let version = body["v"].as_i64().unwrap_or(0);
        if version < self.version || version < 1 {
            report(Finding::Falls { field: "v" });
        }
        if version > FORMAT as i64 {
            report(Finding::NewerFormat);
        }
        let at = body["at"].as_str().unwrap_or("");
        // The principal may sign that the clock was wrong: there alone the time may fall.
        if at < self.at.as_str() && body["action"] != "audit.clock" {
            report(Finding::Falls { field: "at" });
        }
        self.version = version;
        at.clone_into(&mut self.at);
        self.prev = own;
        self.tree.push(own);
        body
    }

    /// Learns keys from the images of an entry, before its signature is checked: an activation is signed by the key that it
    /// introduces.
    pub fn learn(&mut self, seq: u64, change: Change<'_>) {
        if change.tbl != "account_key" || change.after.is_empty() {
            return;
        }
        let (Ok(Value::Array(key)), Ok(after)) =
            (serde_json::from_str::<Value>(change.key), serde_json::from_str::<Value>(change.after))
        else {
            return;
        };
        let Some(id) = key.first().and_then(Value::as_str) else { return };
        let entry = self.keys.entry(id.to_owned()).or_insert_with(|| Key {
            username: after["username"].as_str().unwrap_or_default().to_owned(),
            public: after["public"].as_str().and_then(unhex).unwrap_or_default(),
            from: seq,
            to: None,
        });
        if entry.to.is_none() && !after["ended_at"].is_null() {
            entry.to = Some(seq);
        }
    }

    /// Step 3 for an entry.
    pub fn signatures(&mut self, entry: Stored<'_>, body: &Value, found: &mut Vec<Found>) {
        let own = leaf(entry.body.as_bytes());
        let mut check = |sig: &[u8], key_id: &str, who: Option<&str>| {
            let finding = match self.keys.get(key_id) {
                None => Some(Finding::UnknownKey),
                Some(k) if Some(k.username.as_str()) != who => Some(Finding::KeyNotValid),
                Some(k) if k.from > entry.seq || k.to.is_some_and(|to| to < entry.seq) => Some(Finding::KeyNotValid),
                Some(k) => (!signature_holds(&own, sig, &k.public)).then_some(Finding::Signature),
            };
            self.signatures += 1;
            if let Some(finding) = finding {
                found.push(Found { step: Step::Signatures, seq: Some(entry.seq), finding });
            }
        };
        check(entry.sig, entry.key_id, body["actor"].as_str());
        match (entry.cosig, body["cosigner"].as_str()) {
            (Some((sig, key_id)), who) => check(sig, key_id, who),
            (None, Some(_)) => {
                found.push(Found { step: Step::Signatures, seq: Some(entry.seq), finding: Finding::Signature });
            }
            (None, None) => {}
        }
    }
}
