//! Signing in and out (Q2). Nobody acts as another.
use super::codes::{Came, came};
use super::keys::{self, id_of};
use super::secret_file::{read_secret_file, touch, write_secret_file};
use super::{App, Result, Secret};
use crate::audit::hash::{hex, key_mark, unhex};
use crate::domain::action::Action;
use crate::domain::date::{local_date, to_local};
use crate::domain::password::normalise;
use crate::domain::refusal::{Refusal, Thing};
use crate::store::Tx;
use crate::store::account::{Account, AccountKey};
use crate::store::door::{Actor, Receipt, Request};
use crate::store::session::SessionRow;
use ed25519_dalek::SigningKey;
use jiff::{SignedDuration, Timestamp};
use std::path::Path;
use zeroize::Zeroizing;

/// Who is signed in, and since when the password was last given.
#[derive(Clone)]
pub struct SignedIn {
    /// The actor with the open key.
    pub actor: Actor,
    session: Option<SessionRow>,
}

/// What a sign-in or activation says.
pub struct Welcome {
    /// Username.
    pub username: String,
    /// The person's name.
    pub name: String,
    /// Roles held.
    pub roles: Vec<String>,
    /// Key mark, to be written on the signed decision.
    pub key_mark: String,
    /// How the key came.
    pub came: Option<Came>,
    /// Wrong tries since the last sign-in.
    pub failed_tries: u64,
    /// A recovery code, shown this once.
    pub recovery_code: Option<Zeroizing<String>>,
    /// When the session ends by age.
    pub until: Option<Timestamp>,
    /// The entry.
    pub receipt: Receipt,
}

impl App {
    /// The signed-in account with its key.
    pub fn actor(&mut self) -> Result<Actor> {
        if self.signed_in.is_none() {
            let signed_in = match self.world.token_file.clone() {
                Some(file) => self.by_token(&file)?,
                None => self.by_session()?,
            };
            self.upgrade_by(&signed_in.actor)?;
            self.signed_in = Some(signed_in);
        }
        self.signed_in.as_ref().map(|s| s.actor.clone()).ok_or_else(|| Refusal::NotSignedIn.into())
    }

    /// The signed-in account, if somebody is.
    pub fn whoami(&mut self) -> Option<Actor> {
        self.actor().ok()
    }

    /// Brings an older database up, signed by an officer, after a copy was put beside it; nobody else can.
    pub(super) fn upgrade_by(&mut self, actor: &Actor) -> Result<()> {
        let Some(version) = self.old else { return Ok(()) };
        let may = match actor.account {
            Some(id) => self.school.db().authority(id, self.today())?.has(Action::SchemaMigrate.right()),
            None => false,
        };
        if !may || self.dry_run() {
            return Err(Refusal::OldDatabase { version }.into());
        }
        let stamp = to_local(self.school.now()).strftime("%Y%m%d-%H%M%S").to_string();
        self.school.backup(&self.world.db.with_extension(format!("v{version}-{stamp}.db")))?;
        let envelope = self.world.envelope.clone();
        let request = Request::new(Action::SchemaMigrate, format!("schema/{version}"));
        self.school.change(actor, &envelope, request, |tx| {
            // Another officer may have been quicker.
            if tx.schema_version()? == version { tx.upgrade_schema(env!("CARGO_PKG_VERSION")) } else { Ok(()) }
        })?;
        self.old = None;
        Ok(())
    }

    fn by_session(&self) -> Result<SignedIn> {
        let file = &self.world.session_file;
        let Some((id, secret)) = read_secret_file(file, "mamnon-session 1")? else {
            return Err(Refusal::NotSignedIn.into());
        };
        let db = self.school.db();
        let Some(session) = db.session(&id)? else { return Err(Refusal::NotSignedIn.into()) };
        let Some(account) = db.account_by_id(session.account)? else { return Err(Refusal::NotSignedIn.into()) };
        if self.world.terminal.is_some() && session.terminal != self.world.terminal {
            return Err(Refusal::NotSignedIn.into());
        }
        let now = self.school.now();
        let today = local_date(now);
        let idle = db.policy_number("session.idle_minutes", today)?;
        let hours = db.policy_number("session.hours", today)?;
        let touched = std::fs::metadata(file).and_then(|m| m.modified()).ok().and_then(|t| Timestamp::try_from(t).ok());
        let idle_for = touched.map_or(SignedDuration::MAX, |t| now.duration_since(t));
        let expired = |idle_minutes| Refusal::SessionExpired { username: account.username.clone(), idle_minutes };
        if idle_for > SignedDuration::from_mins(idle) {
            return Err(expired(Some(idle)).into());
        }
        if now.duration_since(session.made_at) > SignedDuration::from_hours(hours) {
            return Err(expired(None).into());
        }
        let key = keys::unwrap_by_secret(&account.username, &session.key_id, &session.wrapped, &secret)?
            .ok_or(Refusal::NotSignedIn)?;
        if account.state != "active" || db.key(&session.key_id)?.is_none_or(|k| k.ended_at.is_some()) {
            return Err(Refusal::NotSignedIn.into());
        }
        touch(file, now);
        Ok(SignedIn { actor: actor_of(&account, key), session: Some(session) })
    }

    fn by_token(&self, file: &Path) -> Result<SignedIn> {
        let Some((key_id, secret)) = read_secret_file(file, "mamnon-token 1")? else {
            let given = file.display().to_string();
            return Err(Refusal::NotFound { thing: Thing::File, given, near: vec![] }.into());
        };
        let db = self.school.db();
        let Some(row) = db.key(&key_id)? else { return Err(Refusal::NotSignedIn.into()) };
        if let Some(on) = row.expires.filter(|on| *on < self.today()) {
            return Err(Refusal::TokenExpired { on }.into());
        }
        let account = row.account.map(|id| db.account_by_id(id)).transpose()?.flatten().ok_or(Refusal::NotSignedIn)?;
        if row.ended_at.is_some() || account.state != "active" {
            return Err(Refusal::AccountDisabled { username: account.username }.into());
        }
        let wrapped = row.wrapped.unwrap_or_default();
        let key = keys::unwrap_by_secret(&account.username, &key_id, &wrapped, &secret)?.ok_or(Refusal::NotSignedIn)?;
        Ok(SignedIn { actor: actor_of(&account, key), session: None })
    }

    /// Asks the password again where it was last given too long ago.
    pub(super) fn ask_again(&mut self) -> Result<()> {
        let Some(SignedIn { actor, session: Some(session) }) = self.signed_in.clone() else { return Ok(()) };
        let minutes = self.school.db().policy_number("session.reask_minutes", self.today())?;
        if self.since(session.asked_at) <= SignedDuration::from_mins(minutes) {
            return Ok(());
        }
        let password = self.asker.secret(Secret::Password, &actor.username)?;
        self.check_password_of(&actor.username, &password)?;
        self.school.touch_session(&session.id, self.school.now())
    }

    /// The second person named by `--cosign`, with an open key.
    pub(super) fn cosigner(&mut self) -> Result<Option<Actor>> {
        let Some(username) = self.world.cosign.clone() else { return Ok(None) };
        if self.cosigner.is_none() {
            let own = self.actor()?.username;
            if own == username {
                return Err(Refusal::SecondPersonNeeded { order: None, username }.into());
            }
            let password = self.asker.secret(Secret::CosignPassword, &username)?;
            let (account, key, _) = self.check_password_of(&username, &password)?;
            self.cosigner = Some(actor_of(&account, key));
        }
        Ok(self.cosigner.clone())
    }

    /// Signs in for this command alone. Where the clock is out no sign-in can be written, and the principal must still be able
    /// to sign for it.
    pub(super) fn sign_in_once(&mut self, username: &str) -> Result<()> {
        let password = self.asker.secret(Secret::Password, username)?;
        let (account, key, _) = self.check_password_of(username, &password)?;
        self.signed_in = Some(SignedIn { actor: actor_of(&account, key), session: None });
        Ok(())
    }

    /// Tries a password, counting wrong ones. Unknown names take the same time and give the same answer.
    pub(super) fn check_password_of(&mut self, username: &str, password: &str) -> Result<(Account, SigningKey, u64)> {
        let (account, row) = self.school.read(|db| {
            let account = db.account(username)?;
            let row = account.as_ref().map(|a| db.current_key(a.id)).transpose()?.flatten();
            Ok((account, row))
        })?;
        self.count_try(username)?;
        let password = normalise(password);
        let opened = match &row {
            Some(AccountKey { params: Some(p), salt: Some(s), wrapped: Some(w), key_id, .. })
                if p.starts_with("argon2id") =>
            {
                keys::unwrap(username, key_id, p, s, w, &password)?
            }
            _ => {
                keys::spend(&password)?;
                None
            }
        };
        let (Some(account), Some(key)) = (account, opened) else { return Err(Refusal::WrongPassword.into()) };
        if account.state == "disabled" {
            return Err(Refusal::AccountDisabled { username: account.username }.into());
        }
        let failed = self.clear_tries(username)?;
        Ok((account, key, failed))
    }

    /// Signs in.
    pub fn login(&mut self, username: &str) -> Result<Welcome> {
        let password = self.asker.secret(Secret::Password, username)?;
        let (account, key, failed_tries) = self.check_password_of(username, &password)?;
        let actor = actor_of(&account, key);
        self.upgrade_by(&actor)?;
        let stale =
            self.school.db().key(&actor.key_id)?.is_some_and(|k| k.params.as_deref() != Some(&keys::current_params()));
        let wrapped = stale.then(|| keys::wrap(&actor.key, username, &normalise(&password))).transpose()?;
        let mut request = Request::always(Action::SessionLogin, format!("account/{username}"));
        request.failed_tries = failed_tries;
        let envelope = self.world.envelope.clone();
        let ((), receipt) = self.school.change(&actor, &envelope, request, |tx| match &wrapped {
            Some(w) => tx.rewrap_key(&actor.key_id, &w.params, &w.salt, &w.bytes),
            None => Ok(()),
        })?;
        self.begin_session(&actor)?;
        self.welcome(&account, failed_tries, receipt)
    }

    /// Signs out.
    pub fn logout(&mut self) -> Result<Option<String>> {
        let file = self.world.session_file.clone();
        let Ok(Some((id, _))) = read_secret_file(&file, "mamnon-session 1") else { return Ok(None) };
        let session = self.school.db().session(&id)?;
        let username = session.map(|s| self.school.db().account_by_id(s.account)).transpose()?.flatten();
        self.school.drop_session(&id)?;
        std::fs::remove_file(&file)
            .map_err(|e| Refusal::Io { path: file.display().to_string(), error: e.to_string() })?;
        Ok(username.map(|a| a.username))
    }

    pub(super) fn begin_session(&mut self, actor: &Actor) -> Result<()> {
        let now = self.school.now();
        let account = actor.account.ok_or(Refusal::NotSignedIn)?;
        // Signing in as somebody else ends the session before.
        self.logout().ok();
        let (id, secret) = (hex(&*keys::random::<8>()?), keys::random::<32>()?);
        let row = SessionRow {
            id: id.clone(),
            account,
            key_id: actor.key_id.clone(),
            wrapped: keys::wrap_by_secret(&actor.key, &actor.username, &secret)?,
            terminal: self.world.terminal.clone(),
            made_at: now,
            asked_at: now,
        };
        let hours = self.school.db().policy_number("session.hours", local_date(now))?;
        self.school.put_session(&row, now - SignedDuration::from_hours(hours))?;
        let file = self.world.session_file.clone();
        write_secret_file(&file, "mamnon-session 1", &id, &secret)?;
        touch(&file, now);
        self.signed_in = Some(SignedIn { actor: actor.clone(), session: Some(row) });
        Ok(())
    }

    pub(super) fn welcome(&self, account: &Account, failed_tries: u64, receipt: Receipt) -> Result<Welcome> {
        let db = self.school.db();
        let key = db.current_key(account.id)?;
        let authority = db.authority(account.id, self.today())?;
        let hours = db.policy_number("session.hours", self.today())?;
        Ok(Welcome {
            username: account.username.clone(),
            name: account.name.clone(),
            roles: authority.grants.iter().map(|g| g.role.clone()).collect(),
            key_mark: key.as_ref().and_then(|k| unhex(&k.public)).map(|p| key_mark(&p)).unwrap_or_default(),
            came: key.map(|k| came(&db, account.id, &k)).transpose()?,
            failed_tries,
            recovery_code: None,
            until: Some(self.school.now() + SignedDuration::from_hours(hours)),
            receipt,
        })
    }
}

/// The actor of an account with an open key.
pub(super) fn actor_of(account: &Account, key: SigningKey) -> Actor {
    Actor {
        account: Some(account.id),
        username: account.username.clone(),
        kind: account.kind.clone(),
        key_id: id_of(&key),
        key,
        cosigner: None,
    }
}

/// The row that introduces an actor's key.
pub(super) fn key_row(actor: &Actor, tx: &Tx<'_>, origin: &str, wrapped: &keys::Wrapped) -> AccountKey {
    AccountKey {
        key_id: actor.key_id.clone(),
        account: actor.account,
        username: actor.username.clone(),
        public: hex(&actor.key.verifying_key().to_bytes()),
        origin: origin.to_owned(),
        made_at: tx.at(),
        ended_at: None,
        expires: None,
        params: Some(wrapped.params.clone()),
        salt: Some(wrapped.salt.clone()),
        wrapped: Some(wrapped.bytes.clone()),
    }
}

#[cfg(test)]
mod tests;

impl SignedIn {
    /// Somebody whose key is open for this command alone.
    pub(super) fn once(actor: Actor) -> SignedIn {
        SignedIn { actor, session: None }
    }
}

#[cfg(test)]
impl SignedIn {
    /// Somebody whose sign-in a test does not play.
    pub(super) fn for_test(actor: Actor) -> SignedIn {
        SignedIn { actor, session: None }
    }
}
