//! Keys and their wrapping. There is no password hash: a password is right if it opens the key (RFC 9106 Argon2id, then
//! XChaCha20-Poly1305 with account and key as associated data).
use super::Result;
use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use ed25519_dalek::SigningKey;
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

/// Memory in KiB, passes and lanes that new keys are wrapped with: 1, 2 and 4 lanes were measured to take the same time, since
/// the crate fills them one after the other (ARCHITECTURE.md).
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
const LANES: u32 = 1;
const NONCE: usize = 24;

/// A wrapped private key.
pub struct Wrapped {
    /// How it was wrapped.
    pub params: String,
    /// Salt.
    pub salt: Vec<u8>,
    /// Nonce and ciphertext.
    pub bytes: Vec<u8>,
}

/// Random bytes of the operating system.
pub fn random<const N: usize>() -> Result<Zeroizing<[u8; N]>> {
    let mut bytes = Zeroizing::new([0u8; N]);
    getrandom::fill(&mut *bytes).map_err(|e| anyhow::anyhow!("no random numbers: {e}"))?;
    Ok(bytes)
}

/// A new key.
pub fn generate() -> Result<SigningKey> {
    Ok(SigningKey::from_bytes(&*random::<32>()?))
}

/// The id of a key's public part.
pub fn id_of(key: &SigningKey) -> String {
    crate::audit::entry::key_id(&key.verifying_key().to_bytes())
}

/// How keys are wrapped today; a key wrapped otherwise is wrapped anew at the next sign-in.
pub fn current_params() -> String {
    format!("argon2id,m={MEMORY_KIB},t={PASSES},p={LANES}")
}

fn parse_params(text: &str) -> Option<Params> {
    let mut numbers = text.strip_prefix("argon2id,")?.split(',').map(|p| p.split_once('=')?.1.parse::<u32>().ok());
    Params::new(numbers.next()??, numbers.next()??, numbers.next()??, Some(32)).ok()
}

fn stretch(params: &str, password: &str, salt: &[u8]) -> Result<Zeroizing<[u8; 32]>> {
    let params = parse_params(params).ok_or_else(|| anyhow::anyhow!("unknown key parameters: {params}"))?;
    let mut out = Zeroizing::new([0u8; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(password.as_bytes(), salt, &mut *out)
        .map_err(|e| anyhow::anyhow!("argon2: {e}"))?;
    Ok(out)
}

fn seal(kek: &[u8; 32], key: &SigningKey, about: &str) -> Result<Vec<u8>> {
    let nonce = random::<NONCE>()?;
    let payload = Payload { msg: &key.to_bytes(), aad: about.as_bytes() };
    let sealed = XChaCha20Poly1305::new(kek.into())
        .encrypt(&XNonce::from(*nonce), payload)
        .map_err(|_| anyhow::anyhow!("sealing failed"))?;
    Ok([nonce.as_slice(), &sealed].concat())
}

fn open(kek: &[u8; 32], bytes: &[u8], about: &str) -> Option<SigningKey> {
    let (nonce, sealed) = bytes.split_at_checked(NONCE)?;
    let nonce = <[u8; NONCE]>::try_from(nonce).ok()?;
    let payload = Payload { msg: sealed, aad: about.as_bytes() };
    let plain = Zeroizing::new(XChaCha20Poly1305::new(kek.into()).decrypt(&XNonce::from(nonce), payload).ok()?);
    Some(SigningKey::from_bytes(&<[u8; 32]>::try_from(plain.as_slice()).ok()?))
}

fn about(username: &str, key_id: &str) -> String {
    format!("mamnon key {username} {key_id}")
}

/// Wraps a key under a password.
pub fn wrap(key: &SigningKey, username: &str, password: &str) -> Result<Wrapped> {
    wrap_with(current_params(), key, username, password)
}

/// Wraps a key under a password with these parameters.
pub fn wrap_with(params: String, key: &SigningKey, username: &str, password: &str) -> Result<Wrapped> {
    let salt = random::<16>()?.to_vec();
    let kek = stretch(&params, password, &salt)?;
    let bytes = seal(&kek, key, &about(username, &id_of(key)))?;
    Ok(Wrapped { params, salt, bytes })
}

/// Opens a key with a password; `None` if it is the wrong one.
pub fn unwrap(
    username: &str,
    key_id: &str,
    params: &str,
    salt: &[u8],
    bytes: &[u8],
    password: &str,
) -> Result<Option<SigningKey>> {
    let kek = stretch(params, password, salt)?;
    Ok(open(&kek, bytes, &about(username, key_id)))
}

/// Takes as long as a real try, so that an unknown name looks like a known one.
pub fn spend(password: &str) -> Result<()> {
    stretch(&current_params(), password, &[0; 16]).map(drop)
}

/// The tag by which an old password is known again: as dear to guess as the wrapping.
pub fn tag(params: &str, password: &str, salt: &[u8]) -> Result<Vec<u8>> {
    stretch(params, password, salt).map(|tag| tag.to_vec())
}

/// How codes of a card are stretched. It stays as it is: under other parameters the cards that lie in drawers would be void.
const CARD_PARAMS: &str = "argon2id,m=65536,t=3,p=1";

/// A code of a card, made as dear to guess as a password.
pub fn stretch_code(code: &str, salt: &[u8]) -> Result<Zeroizing<[u8; 32]>> {
    stretch(CARD_PARAMS, code, salt)
}

/// 32 bytes for one use, from a random secret.
pub fn expand(secret: &[u8], info: &str) -> Result<Zeroizing<[u8; 32]>> {
    let mut out = Zeroizing::new([0u8; 32]);
    Hkdf::<Sha256>::new(None, secret).expand(info.as_bytes(), &mut *out).map_err(|_| anyhow::anyhow!("hkdf failed"))?;
    Ok(out)
}

/// What a session's or token's secret wraps keys with.
const BY_SECRET: &str = "mamnon key by secret";

/// Wraps a key under a random secret (a session or a token file).
pub fn wrap_by_secret(key: &SigningKey, username: &str, secret: &[u8; 32]) -> Result<Vec<u8>> {
    seal(&*expand(secret, BY_SECRET)?, key, &about(username, &id_of(key)))
}

/// Opens a key with a random secret.
pub fn unwrap_by_secret(username: &str, key_id: &str, bytes: &[u8], secret: &[u8; 32]) -> Result<Option<SigningKey>> {
    Ok(open(&*expand(secret, BY_SECRET)?, bytes, &about(username, key_id)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_right_password_and_name_open_a_key() {
        let key = generate().unwrap();
        let id = id_of(&key);
        let w = wrap(&key, "pho.ht", "chín con trâu gặm cỏ").unwrap();
        let try_open = |name: &str, password: &str| {
            unwrap(name, &id, &w.params, &w.salt, &w.bytes, password).unwrap().map(|k| k.to_bytes())
        };
        assert_eq!(try_open("pho.ht", "chín con trâu gặm cỏ"), Some(key.to_bytes()));
        assert_eq!(try_open("pho.ht", "chín con trâu gặm rơm"), None);
        assert_eq!(try_open("hieu.truong", "chín con trâu gặm cỏ"), None);
    }

    /// RFC 9106, section 5.3 (the parts that this crate's plain interface can reach are pinned by a known answer).
    #[test]
    fn a_secret_wraps_and_opens() {
        let key = generate().unwrap();
        let bytes = wrap_by_secret(&key, "cron", &[5; 32]).unwrap();
        let id = id_of(&key);
        assert!(unwrap_by_secret("cron", &id, &bytes, &[5; 32]).unwrap().is_some());
        assert!(unwrap_by_secret("cron", &id, &bytes, &[6; 32]).unwrap().is_none());
    }
}
