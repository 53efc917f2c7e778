//! Replacing the principal, and stopping that (Q3). It needs the decision on paper, a witness whose key is old enough, and three
//! working days in which everybody sees it coming.
use super::accounts::{find_account, is_principal_grant};
use super::codes::{came, end_codes, give_activation};
use super::setup::{check_name, check_username};
use super::{App, Receipt, Result};
use crate::audit::keys::WITNESS_AGE;
use crate::domain::action::Action;
use crate::domain::date::{Date, local_date};
use crate::domain::refusal::{Refusal, Thing, Witness};
use crate::domain::right::Right;
use crate::domain::role::{Grant, PRINCIPAL, VICE_PRINCIPAL};
use crate::store::Tx;
use crate::store::door::Request;
use crate::store::succession::{OldGrant, Succession};
use crate::store::throttle::Throttle;
use zeroize::Zeroizing;

/// A new principal takes office no sooner than so many working days later.
const NOTICE_DAYS: i64 = 3;

/// Who becomes principal, from when, by which decision.
#[derive(Clone, Debug)]
pub struct Successor {
    /// Username of the new account.
    pub username: String,
    /// The person's name.
    pub name: String,
    /// The day that the decision names.
    pub from: Date,
    /// Its number.
    pub document: String,
}

impl App {
    /// Replaces the principal: activation code and first day in office of the new one.
    pub fn replace_principal(&mut self, new: &Successor) -> Result<((Zeroizing<String>, Date), Receipt)> {
        let object = format!("account/{}", new.username);
        self.need(Action::OfficersReplace, &object)?;
        check_username(&new.username)?;
        let (name, document) = (check_name("name", &new.name)?, check_name("document", &new.document)?);
        self.change(Action::OfficersReplace, object, |tx| {
            let witness = check_witness(tx)?;
            if tx.account(&new.username)?.is_some() {
                return Err(Refusal::Exists { thing: Thing::Account, key: new.username.clone() }.into());
            }
            let effective = new.from.max(tx.working_day_after(local_date(tx.at()), NOTICE_DAYS)?);
            let old = give_way(tx, effective)?;
            let account = tx.insert_account(&new.username, &name, "person", None)?;
            tx.insert_grant(account, &grant(effective))?;
            tx.insert_succession(&Succession {
                id: 0,
                old: old.as_ref().map(|o| o.0.clone()),
                new: new.username.clone(),
                document,
                effective,
                old_grant: old.map(|o| o.1),
                asked_by: tx.actor().username.clone(),
                witness,
                stopped: false,
            })?;
            Ok((give_activation(tx, account, &new.username, "replacement")?, effective))
        })
    }

    /// Stops what was to replace the principal in office; who was to come.
    pub fn stop_replacement(&mut self) -> Result<(Vec<String>, Receipt)> {
        self.change(Action::OfficersStop, "officers", |tx| {
            let mut stopped = Vec::new();
            for s in tx.successions()?.into_iter().filter(|s| tx.today() < s.effective) {
                withdraw(tx, &s)?;
                if let Some((grant, to)) = s.old_grant {
                    tx.set_grant_end(grant, to)?;
                }
                stopped.push(s.new);
            }
            Ok(stopped)
        })
    }

    /// Lifts the block after wrong passwords. The principal may lift the vice-principal's.
    pub fn unlock_account(&mut self, username: &str) -> Result<Receipt> {
        let request = Request::always(self.unlock_action(username)?, format!("account/{username}"));
        let ((), receipt) = self.carry_out(request, |tx| find_account(tx, username).map(drop))?;
        if receipt.entry.is_some() {
            self.school.throttle(username, |t| *t = Throttle { total: t.total, ..Throttle::default() })?;
        }
        Ok(receipt)
    }

    fn unlock_action(&mut self, username: &str) -> Result<Action> {
        let vice = self.school.db().holders(VICE_PRINCIPAL, self.today())?;
        let as_principal = self.may(Right::AccountsManage).is_err() && self.may(Right::RolesGrant).is_ok();
        let theirs = as_principal && vice.iter().any(|v| v == username);
        Ok(if theirs { Action::OfficersUnlock } else { Action::AccountsUnlock })
    }
}

fn grant(from: Date) -> Grant {
    Grant { id: 0, role: PRINCIPAL.into(), year: None, class: None, team: None, from, to: None, revoked: false }
}

/// The second person at the machine, with a key that nobody brought lately.
fn check_witness(tx: &Tx<'_>) -> Result<String> {
    let Some(witness) = tx.actor().cosigner.as_deref() else {
        return Err(Refusal::WitnessNeeded(Witness::Missing).into());
    };
    let key = tx.key(&witness.key_id)?.zip(witness.account);
    let since = key.map(|(key, account)| came(tx, account, &key)).transpose()?.map(|c| c.at);
    if since.is_none_or(|at| tx.at().duration_since(at) < WITNESS_AGE) {
        let username = witness.username.clone();
        return Err(Refusal::WitnessNeeded(Witness::YoungKey { username }).into());
    }
    Ok(witness.username.clone())
}

/// Ends every grant of the office: the one in force with the day before; one that was only to come is withdrawn, with its
/// account. Gives who is principal, with their grant and the last day that it had.
fn give_way(tx: &Tx<'_>, effective: Date) -> Result<Option<(String, OldGrant)>> {
    let (today, last) = (tx.today(), effective.yesterday()?);
    let mut before = None;
    for s in tx.successions()?.iter().filter(|s| today < s.effective) {
        withdraw(tx, s)?;
        before = before.or(s.old_grant);
    }
    let mut old = None;
    for (username, grant) in tx.grants()?.into_iter().filter(|(_, g)| is_principal_grant(g, today)) {
        if grant.from > today {
            tx.revoke_grant(grant.id)?;
            continue;
        }
        let had = before.filter(|(id, _)| *id == grant.id).map_or(grant.to, |(_, to)| to);
        tx.set_grant_end(grant.id, Some(had.map_or(last, |to| to.min(last))))?;
        old = old.or(Some((username, (grant.id, had))));
    }
    Ok(old)
}

/// Takes a replacement back: the grant, and the account made for it.
fn withdraw(tx: &Tx<'_>, s: &Succession) -> Result<()> {
    let account = find_account(tx, &s.new)?;
    for grant in tx.grants_of(account.id)?.iter().filter(|g| is_principal_grant(g, tx.today())) {
        tx.revoke_grant(grant.id)?;
    }
    tx.set_account_state(account.id, "disabled")?;
    tx.end_keys(account.id)?;
    end_codes(tx, account.id)?;
    tx.stop_succession(s.id)
}
