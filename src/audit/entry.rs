//! An entry: its canonical body, its leaf and its signatures.
use super::hash::{Hash, hex};
use super::merkle::leaf;
use crate::domain::text::{is_nfc, nfc};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde_json::{Map, Value};

/// Version of the entry's format.
pub const FORMAT: u64 = 1;

/// `prev` of the first entry.
pub const NO_PREV: Hash = [0; 32];

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Its name as given.
    pub name: String,
    /// SHA-256 of its bytes, hex.
    pub sha256: String,
    /// Its data rows.
    pub rows: u64,
}

/// What a restore has lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// The first entry that was lost, by its number in the lost log.
    pub first: u64,
    /// Size and root of the lost log; none where it could not be read.
    pub head: Option<(u64, Hash)>,
}

/// All that an entry says.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Number.
    pub seq: u64,
    /// Leaf of the entry before.
    pub prev: Hash,
    /// UTC, milliseconds.
    pub at: String,
    /// Username.
    pub actor: String,
    /// `person`, `service` or `system`.
    pub actor_kind: String,
    /// Who the operating system says runs it.
    pub os_user: String,
    /// Where.
    pub host: String,
    /// `mamnon 0.1.0`
    pub program: String,
    /// Code of the action.
    pub action: String,
    /// What it is about.
    pub object: String,
    /// The command line, masked.
    pub args: Vec<String>,
    /// Files read.
    pub inputs: Vec<Input>,
    /// Wrong passwords since the last sign-in.
    pub failed_tries: u64,
    /// Further refusals of the same kind that have no entry of their own.
    pub denied_more: u64,
    /// What a restore has lost.
    pub lost: Option<Lost>,
    /// Why.
    pub reason: Option<String>,
    /// Number of the principal's order.
    pub order: Option<i64>,
    /// Username of the co-signer.
    pub cosigner: Option<String>,
    /// Error code of a refusal; none if it was done.
    pub error: Option<String>,
    /// Number of change lines.
    pub count: u64,
    /// SHA-256 of all change lines.
    pub digest: Hash,
}

impl Draft {
    /// The canonical body: keys in order, no blanks, no floating point.
    pub fn body(&self) -> String {
        let text = |s: &str| Value::String(nfc(s).into_owned());
        let maybe = |s: &Option<String>| s.as_deref().map_or(Value::Null, text);
        let mut map = Map::new();
        map.insert("v".into(), FORMAT.into());
        map.insert("seq".into(), self.seq.into());
        map.insert("prev".into(), text(&hex(&self.prev)));
        map.insert("at".into(), text(&self.at));
        map.insert("actor".into(), text(&self.actor));
        map.insert("actor_kind".into(), text(&self.actor_kind));
        map.insert("os_user".into(), text(&self.os_user));
        map.insert("host".into(), text(&self.host));
        map.insert("program".into(), text(&self.program));
        map.insert("action".into(), text(&self.action));
        map.insert("object".into(), text(&self.object));
        map.insert("args".into(), self.args.iter().map(|a| text(a)).collect());
        if !self.inputs.is_empty() {
            let inputs = self.inputs.iter().map(|i| {
                let mut m = Map::new();
                m.insert("name".into(), text(&i.name));
                m.insert("sha256".into(), text(&i.sha256));
                m.insert("rows".into(), i.rows.into());
                Value::Object(m)
            });
            map.insert("input".into(), inputs.collect());
        }
        if self.failed_tries > 0 {
            map.insert("failed_tries".into(), self.failed_tries.into());
        }
        if self.denied_more > 0 {
            map.insert("denied_more".into(), self.denied_more.into());
        }
        if let Some(lost) = &self.lost {
            let (size, root) = lost.head.map_or((Value::Null, Value::Null), |(n, r)| (n.into(), text(&hex(&r))));
            let mut m = Map::new();
            m.insert("first".into(), lost.first.into());
            m.insert("size".into(), size);
            m.insert("root".into(), root);
            map.insert("lost".into(), Value::Object(m));
        }
        map.insert("reason".into(), maybe(&self.reason));
        map.insert("order".into(), self.order.map_or(Value::Null, Value::from));
        map.insert("cosigner".into(), maybe(&self.cosigner));
        map.insert("outcome".into(), text(if self.error.is_some() { "denied" } else { "done" }));
        map.insert("error".into(), maybe(&self.error));
        let mut changes = Map::new();
        changes.insert("count".into(), self.count.into());
        changes.insert("digest".into(), text(&hex(&self.digest)));
        map.insert("changes".into(), Value::Object(changes));
        canonical(&Value::Object(map))
    }
}

/// RFC 8785 for what the log may hold: strings in NFC, integers, booleans, null, arrays and objects. `serde_json` keeps object keys
/// in byte order and escapes as the RFC asks.
pub fn canonical(value: &Value) -> String {
    value.to_string()
}

/// Whether a stored body is canonical: in NFC, without fractions, and reading and writing it gives the same bytes.
pub fn is_canonical(body: &str) -> bool {
    fn whole(value: &Value) -> bool {
        const MOST: i64 = (1 << 53) - 1;
        match value {
            Value::Number(n) => n.as_i64().is_some_and(|i| (-MOST..=MOST).contains(&i)),
            Value::Array(items) => items.iter().all(whole),
            Value::Object(map) => map.values().all(whole),
            _ => true,
        }
    }
    is_nfc(body)
        && serde_json::from_str::<Value>(body).is_ok_and(|v| v.is_object() && whole(&v) && canonical(&v) == body)
}

/// The identity of a key: the first 16 hex digits of the SHA-256 of its public part.
pub fn key_id(public: &[u8; 32]) -> String {
    hex(&super::hash::sha256(&[public]))[..16].to_owned()
}

/// Signs a body; the signature is over its leaf.
pub fn sign(body: &str, key: &SigningKey) -> (Hash, [u8; 64]) {
    let leaf = leaf(body.as_bytes());
    (leaf, key.sign(&leaf).to_bytes())
}

/// Whether the signature over the leaf is good.
pub fn signature_holds(leaf: &Hash, sig: &[u8], public: &[u8]) -> bool {
    public_key(public).and_then(|key| Check::new(0, leaf, sig, &key)).is_some_and(|check| check.holds())
}

/// A public key as it is stored; none if it is none. To read it costs a tenth of a signature.
pub fn public_key(public: &[u8]) -> Option<VerifyingKey> {
    VerifyingKey::from_bytes(&<[u8; 32]>::try_from(public).ok()?).ok()
}

/// A signature that is still to be checked, apart from the log, so that another thread can do it. Each is checked by itself
/// and strictly: a batch of them is checked twice as fast, but lets through what strict checking refuses.
#[derive(Clone, Debug)]
pub struct Check {
    /// The entry.
    pub seq: u64,
    leaf: Hash,
    sig: Signature,
    key: VerifyingKey,
}

impl Check {
    /// Of a signature as it is stored; none if it is none.
    pub fn new(seq: u64, leaf: &Hash, sig: &[u8], key: &VerifyingKey) -> Option<Check> {
        Some(Check { seq, leaf: *leaf, sig: Signature::from_slice(sig).ok()?, key: *key })
    }

    /// Whether the signature is good.
    pub fn holds(&self) -> bool {
        self.key.verify_strict(&self.leaf, &self.sig).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn canonical_bodies_are_told_from_others() {
        assert!(is_canonical(r#"{"a":1,"b":"ệ\u001f"}"#));
        assert!(!is_canonical(r#"{"b":1,"a":1}"#));
        assert!(!is_canonical(r#"{"a": 1}"#));
        assert!(!is_canonical(r#"{"a":1.5}"#));
        assert!(!is_canonical(r#"{"a":9007199254740993}"#));
        assert!(!is_canonical("[]"));
        assert!(!is_canonical("{\"a\":\"e\u{323}\"}"), "not in NFC");
    }

    #[test]
    fn a_signature_holds_for_its_own_body_only() {
        let key = SigningKey::from_bytes(&[7; 32]);
        let (leaf, sig) = sign("{}", &key);
        let public = key.verifying_key().to_bytes();
        assert!(signature_holds(&leaf, &sig, &public));
        assert!(!signature_holds(&super::leaf(b"{ }"), &sig, &public));
    }
}
