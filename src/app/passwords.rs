//! A new password, and with it a new key (Q2): by an activation code, by a recovery code, or by the old password.
use super::codes::{self, try_code};
use super::identity::{Welcome, actor_of, key_row};
use super::{App, Receipt, Result, Secret, keys};
use crate::domain::action::Action;
use crate::domain::date::{days_between, local_date};
use crate::domain::password::{PasswordContext, WeakPassword, check_password, normalise};
use crate::domain::refusal::Refusal;
use crate::domain::standing::{PasswordState, most_of_roles, password_term};
use crate::store::Tx;
use crate::store::account::Account;
use crate::store::code::{CodeKind, OldPassword};
use crate::store::door::Request;
use zeroize::Zeroizing;

/// A password that may be taken: its key's wrapping is still to be made.
struct NewPassword {
    text: Zeroizing<String>,
    tags: Vec<OldPassword>,
    keep: i64,
}

impl NewPassword {
    /// Remembers it, so that it is not taken again.
    fn remember(&self, tx: &Tx<'_>, account: i64) -> Result<()> {
        self.tags.iter().try_for_each(|tag| tx.remember_password(account, tag, self.keep))
    }
}

impl App {
    /// Sets the first password with the activation code, and signs in.
    pub fn activate(&mut self, username: &str) -> Result<Welcome> {
        self.by_code(username, CodeKind::Activation)
    }

    /// Sets a new password with the recovery code from the safe, and signs in.
    pub fn recover(&mut self, username: &str) -> Result<Welcome> {
        self.by_code(username, CodeKind::Recovery)
    }

    fn by_code(&mut self, username: &str, kind: CodeKind) -> Result<Welcome> {
        if let Some(version) = self.old {
            return Err(Refusal::OldDatabase { version }.into());
        }
        let (secret, action) = match kind {
            CodeKind::Activation => (Secret::ActivationCode, Action::AccountActivate),
            CodeKind::Recovery => (Secret::RecoveryCode, Action::AccountRecover),
        };
        let typed = self.asker.secret(secret, username)?;
        self.count_try(username)?;
        let db = self.school.db();
        let Some(account) = db.account(username)? else { return Err(Refusal::WrongCode.into()) };
        if try_code(&db, &account, kind, &typed, self.school.now())?.is_none() {
            return Err(Refusal::WrongCode.into());
        }
        let failed = self.clear_tries(username)?;
        let password = self.asker.secret(Secret::NewPassword, username)?;
        let password = self.new_password(&account, &password, None)?;
        let actor = actor_of(&account, keys::generate()?);
        let wrapped = keys::wrap(&actor.key, username, &password.text)?;
        let mut request = Request::new(action, format!("account/{username}"));
        request.failed_tries = failed;
        let envelope = self.world.envelope.clone();
        let (recovery_code, receipt) = self.school.change(&actor, &envelope, request, |tx| {
            // Read again under the write lock: a code works once, also for two who type it at the same moment.
            let account = tx.account(username)?.ok_or(Refusal::WrongCode)?;
            let code = try_code(tx, &account, kind, &typed, tx.at())?.ok_or(Refusal::WrongCode)?;
            tx.end_keys(account.id)?;
            tx.insert_key(&key_row(&actor, tx, &code.origin, &wrapped))?;
            code.spend(tx, kind)?;
            tx.end_code(account.id, CodeKind::Activation)?;
            password.remember(tx, account.id)?;
            tx.set_account_state(account.id, "active")?;
            codes::give_recovery(tx, &account, false)
        })?;
        if receipt.entry.is_some() {
            self.school.drop_sessions_of(account.id)?;
            self.begin_session(&actor)?;
        }
        let recovery_code = recovery_code.filter(|_| receipt.entry.is_some());
        Ok(Welcome { recovery_code, ..self.welcome(&account, failed, receipt)? })
    }

    /// Changes one's own password: a new key, introduced by an entry that the old key signs. An officer gets a recovery code if
    /// none lies in the safe, or a new one where that is asked for.
    pub fn passwd(&mut self, new_code: bool) -> Result<(Option<Zeroizing<String>>, Receipt)> {
        let actor = self.actor()?;
        let old = self.asker.secret(Secret::Password, &actor.username)?;
        let (account, key, _) = self.check_password_of(&actor.username, &old)?;
        let new = self.asker.secret(Secret::NewPassword, &actor.username)?;
        let password = self.new_password(&account, &new, Some(&old))?;
        let next = actor_of(&account, keys::generate()?);
        let wrapped = keys::wrap(&next.key, &account.username, &password.text)?;
        let request = Request::new(Action::AccountPasswd, format!("account/{}", account.username));
        let envelope = self.world.envelope.clone();
        let (code, receipt) = self.school.change(&actor_of(&account, key), &envelope, request, |tx| {
            tx.end_keys(account.id)?;
            tx.insert_key(&key_row(&next, tx, "password", &wrapped))?;
            password.remember(tx, account.id)?;
            codes::give_recovery(tx, &account, new_code)
        })?;
        if receipt.entry.is_some() {
            self.school.drop_sessions_of(account.id)?;
            self.begin_session(&next)?;
        }
        Ok((code.filter(|_| receipt.entry.is_some()), receipt))
    }

    /// Where the signed-in person's password stands in its term; none where nobody is signed in, and for service accounts.
    pub fn password_state(&self) -> Result<Option<PasswordState>> {
        let Some(actor) = self.signed_in.as_ref().map(|s| &s.actor).filter(|a| a.kind == "person") else {
            return Ok(None);
        };
        let (db, today) = (self.school.db(), self.today());
        let (Some(account), Some(key)) = (actor.account, db.key(&actor.key_id)?) else { return Ok(None) };
        let term = password_term(&db.authority(account, today)?, |key| db.policy_set(key, today))?;
        Ok(Some(term.state(days_between(local_date(key.made_at), today))))
    }

    /// Refuses a password that is weak or was used before.
    fn new_password(&self, account: &Account, typed: &str, old: Option<&str>) -> Result<NewPassword> {
        let db = self.school.db();
        let today = self.today();
        let text = normalise(typed);
        let authority = db.authority(account.id, today)?;
        let number = |key: &str| most_of_roles(&authority, key, |key| db.policy_set(key, today));
        let min_length = usize::try_from(number("password.min_length")?)?;
        let school = db.setting("name", today)?.unwrap_or_default();
        let names = [account.name.clone()];
        let context = PasswordContext { min_length, login: &account.username, names: &names, school: &school };
        check_password(&text, &context).map_err(|weak| {
            let guessable = matches!(weak, WeakPassword::TooGuessable { .. });
            Refusal::WeakPassword { min: min_length, guessable }
        })?;
        let keep = number("password.history")?;
        let old = old.map(normalise);
        if old.as_ref().is_some_and(|old| *old == text) {
            return Err(Refusal::PasswordReused { history: keep.max(1) }.into());
        }
        let tags = if keep == 0 { vec![] } else { self.tags(account, &text, old.as_deref(), keep)? };
        Ok(NewPassword { text, tags, keep })
    }

    /// The tag of a password that is none of the last ones. Where nothing is remembered yet the old one gets its tag too.
    fn tags(&self, account: &Account, text: &str, old: Option<&String>, keep: i64) -> Result<Vec<OldPassword>> {
        let known = self.school.db().old_passwords(account.id)?;
        let salt = match known.first() {
            Some(first) => first.salt.clone(),
            None => keys::random::<16>()?.to_vec(),
        };
        let last = known.first().map_or(0, |k| k.n);
        let params = keys::current_params();
        let make = |n, params: &str, text: &str| -> Result<OldPassword> {
            let tag = keys::tag(params, text, &salt)?;
            Ok(OldPassword { n, params: params.to_owned(), salt: salt.clone(), tag })
        };
        let new = make(last + 1, &params, text)?;
        for k in known.iter().filter(|k| last - k.n < keep) {
            let tag = if k.params == params { new.tag.clone() } else { keys::tag(&k.params, text, &salt)? };
            if tag == k.tag {
                return Err(Refusal::PasswordReused { history: keep }.into());
            }
        }
        match old.filter(|_| known.is_empty()) {
            Some(old) => Ok(vec![make(1, &params, old)?, OldPassword { n: 2, ..new }]),
            None => Ok(vec![new]),
        }
    }
}
