//! Activation and recovery codes (Q2). A code is the seed of a key pair: only the public part is stored and logged, and who
//! uses the code signs the new key with it, so that the log itself proves that the key came by that code.
use super::{Result, keys};
use crate::audit::code::proof_of;
use crate::audit::hash::{base32, hex, in_fives, plain_base32, sha256};
use crate::audit::keys::REPLACED;
use crate::domain::date::Date;
use crate::domain::role::{PRINCIPAL, VICE_PRINCIPAL};
use crate::store::account::{Account, AccountKey};
use crate::store::code::{Code, CodeKind};
use crate::store::{Db, Tx};
use ed25519_dalek::{Signer as _, SigningKey};
use jiff::{SignedDuration, Timestamp};
use zeroize::Zeroizing;

/// So long everybody is shown that an officer's key was recovered, whatever is signed meanwhile.
pub const RECOVERY_SHOWN: SignedDuration = SignedDuration::from_hours(30 * 24);

/// How a key came; changes of password pass it on, so that a replaced key stays one for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Came {
    /// `init`, `activation`, `token`, or `reset`, `recovery`, `replacement`.
    pub origin: String,
    /// Who gave the code.
    pub by: Option<String>,
    /// When.
    pub at: Timestamp,
}

impl Came {
    /// Somebody other than its owner's old key brought it.
    pub fn is_replaced(&self) -> bool {
        REPLACED.contains(&self.origin.as_str())
    }
}

/// How a key of an account came.
pub fn came(db: &Db<'_>, account: i64, key: &AccountKey) -> Result<Came> {
    let keys = db.keys_of(account)?;
    let first = keys.iter().rfind(|k| k.origin != "password" && k.made_at <= key.made_at).unwrap_or(key);
    let by = db.code_of_key(account, &first.key_id)?.map(|c| c.made_by);
    Ok(Came { origin: first.origin.clone(), by, at: first.made_at })
}

/// How the key came that an account signed with at that moment, if it was replaced.
pub fn replaced_at(db: &Db<'_>, username: &str, at: Timestamp) -> Result<Option<Came>> {
    let Some(account) = db.account(username)? else { return Ok(None) };
    let held = |k: &&AccountKey| k.made_at <= at && k.ended_at.is_none_or(|end| at <= end);
    let Some(key) = db.keys_of(account.id)?.iter().find(held).cloned() else { return Ok(None) };
    Ok(Some(came(db, account.id, &key)?).filter(Came::is_replaced))
}

/// Officers whose key was recovered within the days that everybody is shown it, with the moment.
pub fn recovered(db: &Db<'_>, now: Timestamp) -> Result<Vec<(String, Timestamp)>> {
    let keys = db.keys_of_origin("recovery")?;
    let shown = |k: &AccountKey| now.duration_since(k.made_at) < RECOVERY_SHOWN;
    Ok(keys.into_iter().filter(shown).map(|k| (k.username, k.made_at)).collect())
}

/// A code that was typed and is right.
pub struct RightCode {
    /// Origin of the key that comes by it.
    pub origin: String,
    /// The code's own key; none for a code given before codes signed.
    key: Option<SigningKey>,
}

/// The key pair of a code, bound to its account and use.
fn key_of(code: &str, username: &str, kind: CodeKind) -> Result<SigningKey> {
    let typed = Zeroizing::new(plain_base32(code));
    let seed = keys::expand(typed.as_bytes(), &format!("mamnon code {} {username}", kind.word()))?;
    Ok(SigningKey::from_bytes(&seed))
}

fn public_of(key: &SigningKey) -> String {
    hex(&key.verifying_key().to_bytes())
}

/// Gives a code: 128 random bits in letters that can be read aloud. The code itself is stored nowhere.
fn give(tx: &Tx<'_>, account: i64, username: &str, kind: CodeKind, origin: &str) -> Result<Zeroizing<String>> {
    let code = Zeroizing::new(in_fives(&base32(&*keys::random::<16>()?, 26)));
    let days = tx.policy_number("activation.days", tx.today())?;
    let expires = (kind == CodeKind::Activation).then(|| tx.at() + SignedDuration::from_hours(24 * days));
    tx.insert_code(&Code {
        public: public_of(&key_of(&code, username, kind)?),
        account,
        username: username.to_owned(),
        kind,
        origin: origin.to_owned(),
        made_by: tx.actor().username.clone(),
        made_at: tx.at(),
        expires,
    })?;
    Ok(code)
}

/// Gives an activation code, in place of any that waits.
pub fn give_activation(tx: &Tx<'_>, account: i64, username: &str, origin: &str) -> Result<Zeroizing<String>> {
    tx.drop_activation(account)?;
    give(tx, account, username, CodeKind::Activation, origin)
}

/// Gives an officer a recovery code; none to others, nor while one lies in the safe, unless a new one is asked for.
pub fn give_recovery(tx: &Tx<'_>, account: &Account, anew: bool) -> Result<Option<Zeroizing<String>>> {
    let lies = tx.open_code(account.id, CodeKind::Recovery)?.is_some();
    if !is_officer(tx, account.id, tx.today())? || (lies && !anew) {
        return Ok(None);
    }
    give(tx, account.id, &account.username, CodeKind::Recovery, "recovery").map(Some)
}

/// Ends the codes that wait, unused.
pub fn end_codes(tx: &Tx<'_>, account: i64) -> Result<()> {
    tx.drop_activation(account)?;
    tx.end_code(account, CodeKind::Activation)?;
    tx.end_code(account, CodeKind::Recovery)
}

/// Whether an account is an officer's, now or from a day to come.
pub fn is_officer(db: &Db<'_>, account: i64, today: Date) -> Result<bool> {
    let office = |role: &str| role == PRINCIPAL || role == VICE_PRINCIPAL;
    Ok(db.grants_of(account)?.iter().any(|g| office(&g.role) && !g.revoked && g.to.is_none_or(|to| to >= today)))
}

/// Tries a typed code at that moment; none if it is wrong, used or too old.
pub fn try_code(
    db: &Db<'_>,
    account: &Account,
    kind: CodeKind,
    typed: &str,
    now: Timestamp,
) -> Result<Option<RightCode>> {
    if account.state == "disabled" {
        return Ok(None);
    }
    let key = key_of(typed, &account.username, kind)?;
    if let Some(code) = db.open_code(account.id, kind)? {
        let right = code.public == public_of(&key) && code.expires.is_none_or(|t| now <= t);
        return Ok(right.then_some(RightCode { origin: code.origin, key: Some(key) }));
    }
    let Some(old) = db.activation(account.id)?.filter(|_| kind == CodeKind::Activation) else { return Ok(None) };
    let right = old.digest == sha256(&[plain_base32(typed).as_bytes()]) && now <= old.expires;
    Ok(right.then_some(RightCode { origin: old.origin, key: None }))
}

impl RightCode {
    /// Uses the code up for the actor's new key.
    pub fn spend(&self, tx: &Tx<'_>, kind: CodeKind) -> Result<()> {
        let actor = tx.actor();
        let Some(account) = actor.account else { return Ok(()) };
        let Some(key) = &self.key else { return tx.drop_activation(account) };
        let proof = key.sign(&proof_of(kind.word(), &actor.username, &public_of(&actor.key)));
        tx.use_code(&public_of(key), &actor.key_id, &hex(&proof.to_bytes()))
    }
}
