//! Codes as the log tells them: who gave them, and the proof that a key came by one.
use super::entry::signature_holds;
use super::hash::{Hash, sha256};
use crate::domain::order::{Order, Terms};

/// What the holder of a code signs, to prove that this key is the one that came by it.
pub fn proof_of(kind: &str, username: &str, public: &str) -> Hash {
    sha256(&[b"mamnon code\n", kind.as_bytes(), b"\n", username.as_bytes(), b"\n", public.as_bytes()])
}

/// What a code of somebody's card signs: the order's number and all that is ordered, so that the approval is of this and nothing
/// else. The reason is not among it: it can be erased.
pub fn approval_of(username: &str, o: &Order, t: &Terms) -> Hash {
    let number = |n: Option<i64>| n.map(|n| n.to_string());
    let fields = [
        Some(username.to_owned()),
        Some(o.no.to_string()),
        Some(o.kind.clone()),
        o.book.map(|b| b.code().to_owned()),
        o.period.clone(),
        o.class.clone(),
        o.object.clone(),
        number(o.hours),
        t.who.clone(),
        number(t.most),
        number(t.child),
        number(t.extends),
        number(t.correction),
        t.account.clone(),
        t.to.map(|d| d.to_string()),
    ];
    let lines: String = fields.into_iter().map(|f| f.unwrap_or_default() + "\n").collect();
    sha256(&[b"mamnon order\n", lines.as_bytes()])
}

/// A code that was given.
#[derive(Clone, Debug)]
pub struct Code {
    /// For which account.
    pub account: i64,
    /// Its name.
    pub username: String,
    /// `activation` or `recovery`.
    pub kind: String,
    /// Origin of the key that comes by it.
    pub origin: String,
    /// Who gave it.
    pub by: String,
    /// The entry that gave it.
    pub from: u64,
    /// When it ends unused.
    pub expires: Option<String>,
    /// It waits to be used.
    pub open: bool,
}

/// A code that an entry used up.
pub struct Used {
    /// For which account.
    pub account: i64,
    /// Origin of the key that comes by it.
    pub origin: String,
    /// Who gave it.
    pub by: String,
    /// None for a code of an older schema.
    pub proof: Option<Proof>,
}

/// What the holder of a code signed.
pub struct Proof {
    /// What the code was for.
    pub kind: String,
    /// The code's public part.
    pub code: Vec<u8>,
    /// The key that came.
    pub key_id: String,
    /// The signature.
    pub sig: Vec<u8>,
}

impl Used {
    /// Whether the code was used for this key of that person, and no other.
    pub fn brings(&self, key_id: &str, username: &str, public: &str) -> bool {
        self.proof.as_ref().is_none_or(|p| {
            p.key_id == key_id && signature_holds(&proof_of(&p.kind, username, public), &p.sig, &p.code)
        })
    }
}
