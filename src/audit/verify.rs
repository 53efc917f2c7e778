//! Checking a log, entry by entry. Pure: the caller hands in what is stored.
use super::body::{Body, is_hex_of};
use super::breach::Breach;
use super::change::Change;
use super::checkpoint::Source;
use super::entry::{Check, FORMAT};
use super::hash::Hash;
use super::keys::{Fault, Keyring};
use super::merkle::Tree;
use serde_json::Value;

/// The steps of a verification, numbered as in ARCHITECTURE.md.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Bodies, numbers, links, times.
    Chain,
    /// Stored lines against their digests, details against their commitments.
    Changes,
    /// Signatures, by keys that were valid.
    Signatures,
    /// The log against the checkpoints and witnesses that remember it.
    Checkpoints,
    /// The schema against the one recorded.
    Schema,
    /// The tables against the tables rebuilt from the log.
    Replay,
    /// What the door would have let through.
    Rules,
}

impl Step {
    /// All steps in order.
    pub const ALL: [Step; 7] =
        [Step::Chain, Step::Changes, Step::Signatures, Step::Checkpoints, Step::Schema, Step::Replay, Step::Rules];

    /// The step's number.
    pub fn number(self) -> u8 {
        match self {
            Step::Chain => 1,
            Step::Changes => 2,
            Step::Signatures => 3,
            Step::Checkpoints => 4,
            Step::Schema => 5,
            Step::Replay => 6,
            Step::Rules => 7,
        }
    }

    /// Its stable name.
    pub fn code(self) -> &'static str {
        match self {
            Step::Chain => "chain",
            Step::Changes => "changes",
            Step::Signatures => "signatures",
            Step::Checkpoints => "checkpoints",
            Step::Schema => "schema",
            Step::Replay => "replay",
            Step::Rules => "rules",
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
    /// A detail is gone though no order erased it.
    DetailMissing {
        /// The change within the entry.
        idx: u64,
    },
    /// A detail stands there though an order erased it.
    DetailBack {
        /// The change within the entry.
        idx: u64,
    },
    /// No such key in the log.
    UnknownKey,
    /// The key belongs to somebody else, or was not valid at that entry.
    KeyNotValid,
    /// The signature is not good.
    Signature,
    /// A key or a code came, was changed or ended as it may not.
    Keys {
        /// How.
        fault: Fault,
        /// Whose.
        username: String,
    },
    /// The principal's key is not the one whose mark was given, nor came from it.
    PrincipalKey {
        /// Who is principal.
        username: String,
    },
    /// The log does not begin with a head that is remembered.
    Forked {
        /// Where it is remembered.
        source: Source,
        /// Its entries.
        size: u64,
    },
    /// The log has fewer entries than are remembered.
    Shorter {
        /// Where they are remembered.
        source: Source,
        /// How many.
        size: u64,
    },
    /// A stored checkpoint is not signed, or its range does not fold to its root.
    BadCheckpoint {
        /// Its entries.
        size: u64,
    },
    /// The schema is not the one recorded.
    Schema,
    /// A row differs from the log.
    Row(Box<RowDifference>),
    /// The entry breaks a rule.
    Rule(Box<Breach>),
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
            Finding::DetailMissing { .. } => "detail_missing",
            Finding::DetailBack { .. } => "detail_back",
            Finding::UnknownKey => "unknown_key",
            Finding::KeyNotValid => "key_not_valid",
            Finding::Signature => "signature",
            Finding::Keys { fault, .. } => fault.code(),
            Finding::PrincipalKey { .. } => "principal_key",
            Finding::Forked { .. } => "forked",
            Finding::Shorter { .. } => "shorter",
            Finding::BadCheckpoint { .. } => "bad_checkpoint",
            Finding::Schema => "schema",
            Finding::Row(r) => r.kind.code(),
            Finding::Rule(b) => b.rule.code(),
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

/// The running check of steps 1 to 3.
#[derive(Default)]
pub struct Verifier {
    tree: Tree,
    prev: Hash,
    version: i64,
    at: String,
    /// Whose key is whose, so far.
    pub keys: Keyring,
    /// Signatures checked.
    pub signatures: u64,
    /// Where they are checked by somebody else.
    deferred: Option<Vec<Check>>,
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

    /// Goes on after an entry that is known to be good: the tree up to it, its leaf, its body, and whose key was whose.
    pub fn resume(tree: Tree, prev: Hash, body: &str, keys: Keyring) -> Verifier {
        let body = Body::read(body);
        Verifier { tree, prev, version: body.v, at: body.at.into_owned(), keys, ..Verifier::default() }
    }

    /// The tree so far.
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// Size and root so far.
    pub fn head(&self) -> (u64, Hash) {
        (self.tree.size(), self.tree.root())
    }

    /// Keeps signatures to be checked by somebody else; see [`Verifier::take_checks`].
    #[must_use]
    pub fn deferring(self) -> Verifier {
        Verifier { deferred: Some(Vec::new()), ..self }
    }

    /// The signatures that are still to be checked, once there are so many.
    pub fn take_checks(&mut self, at_least: usize) -> Option<Vec<Check>> {
        let waiting = self.deferred.as_mut().filter(|c| c.len() >= at_least.max(1))?;
        Some(std::mem::take(waiting))
    }

    /// Step 1 for the next entry, whose body the caller has read and hashed.
    pub fn chain(&mut self, entry: Stored<'_>, own: Hash, body: &Body<'_>, found: &mut Vec<Found>) {
        let mut report = |finding| found.push(Found { step: Step::Chain, seq: Some(entry.seq), finding });
        if !body.canonical {
            report(Finding::NotCanonical);
        }
        let expected = self.tree.size() + 1;
        if entry.seq != expected || body.seq != Some(expected) {
            report(Finding::Sequence { expected });
        }
        if !is_hex_of(&body.prev, &self.prev) {
            report(Finding::Link);
        }
        if entry.leaf != own {
            report(Finding::Leaf);
        }
        if body.v < self.version || body.v < 1 {
            report(Finding::Falls { field: "v" });
        }
        if body.v > FORMAT as i64 {
            report(Finding::NewerFormat);
        }
        // The principal may sign that the clock was wrong: there alone the time may fall.
        if *body.at < *self.at && (body.action != "audit.clock" || body.outcome != "done") {
            report(Finding::Falls { field: "at" });
        }
        self.version = body.v;
        self.at.clear();
        self.at.push_str(&body.at);
        self.prev = own;
        self.tree.push(own);
    }

    /// Learns keys from the images of an entry, before its signature is checked: an activation is signed by the key that it
    /// introduces.
    pub fn learn(&mut self, change: Change<'_>) {
        self.keys.learn(change);
    }

    /// Step 3 for the entry whose step 1 was last: its keys came and went as they may, and each signature is by a key that was
    /// valid for its person.
    pub fn signatures(&mut self, entry: Stored<'_>, body: &Body<'_>, found: &mut Vec<Found>) {
        let mut report = |finding| found.push(Found { step: Step::Signatures, seq: Some(entry.seq), finding });
        for (fault, username) in self.keys.settle(entry.seq, body, entry.key_id, entry.cosig.map(|c| c.1)) {
            report(Finding::Keys { fault, username });
        }
        self.signature(entry, entry.sig, entry.key_id, Some(&body.actor), body, found);
        match (entry.cosig, body.cosigner.as_deref()) {
            // Nobody is their own second person.
            (Some((sig, key_id)), who) => {
                self.signature(entry, sig, key_id, who.filter(|w| body.actor != *w), body, found);
            }
            (None, Some(_)) => {
                found.push(Found { step: Step::Signatures, seq: Some(entry.seq), finding: Finding::Signature });
            }
            (None, None) => {}
        }
    }

    fn signature(
        &mut self,
        entry: Stored<'_>,
        sig: &[u8],
        key_id: &str,
        who: Option<&str>,
        body: &Body<'_>,
        found: &mut Vec<Found>,
    ) {
        self.signatures += 1;
        let finding = match self.keys.may_sign(key_id, who, entry.seq, body) {
            None => Finding::UnknownKey,
            Some(false) => Finding::KeyNotValid,
            Some(true) => match (self.keys.check(key_id, entry.seq, &self.prev, sig), &mut self.deferred) {
                (Some(check), Some(waiting)) => return waiting.push(check),
                (Some(check), None) if check.holds() => return,
                _ => Finding::Signature,
            },
        };
        found.push(Found { step: Step::Signatures, seq: Some(entry.seq), finding });
    }
}
