//! Who is principal, from when and how long, as the log's grants tell it.
use crate::domain::role::PRINCIPAL;
use serde_json::Value;
use std::collections::HashMap;

/// A principal's grant.
#[derive(Clone, Debug)]
struct Term {
    account: i64,
    from: String,
    to: Option<String>,
    revoked: bool,
}

/// The principal's grants.
#[derive(Clone, Debug, Default)]
pub struct Office(HashMap<i64, Term>);

impl Office {
    /// Whether a grant is the principal's.
    pub fn is_meant(grant: &Value) -> bool {
        grant["role"] == PRINCIPAL
    }

    /// Learns a grant's row as it now is.
    pub fn learn(&mut self, id: i64, grant: &Value) {
        if !Office::is_meant(grant) {
            self.0.remove(&id);
            return;
        }
        let text = |column: &str| grant[column].as_str().map(Into::into);
        let term = Term {
            account: grant["account"].as_i64().unwrap_or(0),
            from: text("from_date").unwrap_or_default(),
            to: text("to_date"),
            revoked: !grant["revoked_at"].is_null(),
        };
        self.0.insert(id, term);
    }

    /// Accounts that are principal on a day.
    pub fn on(&self, day: &str) -> Vec<i64> {
        let mut held: Vec<i64> =
            self.0.values().filter(|t| t.lasts(day) && t.from.as_str() <= day).map(|t| t.account).collect();
        held.sort_unstable();
        held.dedup();
        held
    }

    /// Whether an account is principal on a day, or will be.
    pub fn concerns(&self, account: i64, day: &str) -> bool {
        self.0.values().any(|t| t.account == account && t.lasts(day))
    }
}

impl Term {
    fn lasts(&self, day: &str) -> bool {
        !self.revoked && self.to.as_ref().is_none_or(|to| to.as_str() >= day)
    }
}
