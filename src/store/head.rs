//! The entry that the next one is built on. Nothing that lies in the file is taken on trust: the door looks at the last entry before
//! it appends, so that a log whose end was touched does not grow on as if nothing had been.
use super::log::{EntryRow, Head};
use super::{Db, Result};
use crate::audit::entry::{NO_PREV, signature_holds};
use crate::audit::hash::{Hash, hex, unhex};
use crate::audit::merkle::leaf;
use crate::domain::refusal::Refusal;
use serde_json::Value;

impl Db<'_> {
    /// The last entry. Its leaf is the hash of its body, it follows from the entry before, whose leaf is hashed anew too, and it is
    /// signed by a key of its actor; else the log was changed outside the program.
    pub fn sound_head(&self) -> Result<Option<Head>> {
        let mut last = self.last_entries(2)?.into_iter();
        let Some(row) = last.next() else { return Ok(None) };
        let body = row.json();
        let prev = last.next().map_or(NO_PREV, |before| leaf(before.body.as_bytes()));
        let own = leaf(row.body.as_bytes());
        let sound = row.leaf == own
            && body["seq"].as_u64() == Some(row.seq)
            && body["prev"].as_str() == Some(&hex(&prev))
            && self.is_signed(&row, &own, &body)?;
        if !sound {
            return Err(Refusal::Tampered { findings: 1 }.into());
        }
        Ok(Some(Head { seq: row.seq, leaf: own, at: body["at"].as_str().unwrap_or_default().to_owned() }))
    }

    fn is_signed(&self, row: &EntryRow, own: &Hash, body: &Value) -> Result<bool> {
        let good = |sig: &[u8], key_id: &str, who: &Value| -> Result<bool> {
            let Some(key) = self.key(key_id)?.filter(|k| *who == k.username) else { return Ok(false) };
            Ok(unhex(&key.public).is_some_and(|public| signature_holds(own, sig, &public)))
        };
        let second = match (&row.cosig, &row.cosig_key_id) {
            (Some(sig), Some(key_id)) => good(sig, key_id, &body["cosigner"])?,
            _ => body["cosigner"].is_null(),
        };
        Ok(second && good(&row.sig, &row.key_id, &body["actor"])?)
    }
}
