//! Accounts (Q4.3): the vice-principal makes and manages them, and never gives them a role.
use super::codes::{Came, came, end_codes, give_activation};
use super::secret_file::write_secret_file;
use super::setup::{check_name, check_username};
use super::{App, Receipt, Result, keys};
use crate::audit::hash::hex;
use crate::domain::action::Action;
use crate::domain::date::{Date, days_between, local_date, parse_utc_ms};
use crate::domain::refusal::{Refusal, Thing};
use crate::domain::right::Right;
use crate::domain::role::{Grant, PRINCIPAL};
use crate::domain::term::{Days, taught_days};
use crate::store::account::{Account, AccountKey};
use crate::store::{Db, Tx};
use jiff::Timestamp;
use std::collections::HashMap;
use std::path::Path;
use zeroize::Zeroizing;

/// An account with what lists show of it.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The account.
    pub account: Account,
    /// Its state, with `locked` while wrong tries block it.
    pub status: String,
    /// Grants that hold.
    pub grants: Vec<Grant>,
    /// Days since the password was set.
    pub password_days: Option<i64>,
    /// Last sign-in.
    pub last_sign_in: Option<Timestamp>,
    /// Days inside terms since then; where that is asked for.
    pub dormant_days: Option<i64>,
    /// How the key came; where one account is shown.
    pub came: Option<Came>,
    /// Key mark.
    pub key_mark: Option<String>,
}

/// Which accounts a list shows.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// With this role.
    pub role: Option<String>,
    /// In this state.
    pub status: Option<String>,
    /// A person's account, not signed in for that many days inside terms.
    pub dormant: Option<i64>,
    /// With a password older than that many days.
    pub password_older: Option<i64>,
}

/// The account of a username, or a refusal that names what is near.
pub fn find_account(db: &Db<'_>, username: &str) -> Result<Account> {
    if let Some(account) = db.account(username)? {
        return Ok(account);
    }
    let names: Vec<String> = db.accounts()?.into_iter().map(|a| a.username).collect();
    let near = nearest(username, names.iter().map(String::as_str));
    Err(Refusal::NotFound { thing: Thing::Account, given: username.to_owned(), near }.into())
}

/// Up to three words that are near a mistyped one.
pub fn nearest<'a>(given: &str, among: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut scored: Vec<(f64, &str)> =
        among.map(|w| (strsim::jaro_winkler(given, w), w)).filter(|(s, _)| *s > 0.8).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    scored.into_iter().take(3).map(|(_, w)| w.to_owned()).collect()
}

impl App {
    /// Makes an account that waits for activation.
    pub fn create_account(
        &mut self,
        username: &str,
        name: &str,
        kind: &str,
        staff: Option<&str>,
    ) -> Result<(Option<Zeroizing<String>>, Receipt)> {
        self.need(Action::AccountsCreate, &format!("account/{username}"))?;
        check_username(username)?;
        let name = check_name("name", name)?;
        self.change(Action::AccountsCreate, format!("account/{username}"), |tx| {
            if tx.account(username)?.is_some() {
                return Err(Refusal::Exists { thing: Thing::Account, key: username.to_owned() }.into());
            }
            let id = tx.insert_account(username, &name, kind, staff)?;
            // A service account has no password: it is active once it has a token.
            if kind == "service" { Ok(None) } else { give_activation(tx, id, username, "activation").map(Some) }
        })
    }

    /// Accounts by name, filtered.
    pub fn list_accounts(&mut self, filter: &Filter) -> Result<Vec<Listed>> {
        self.may(Right::AccountsRead)?;
        let (today, now) = (self.today(), self.school.now());
        self.read(|db| {
            // Sign-ins stand in the log; it is read only where the list needs them.
            let activity = filter.dormant.map(|_| Activity::of(&db)).transpose()?;
            let (mut keys, blocked) = (db.current_keys()?, db.blocked(now)?);
            let mut grants: HashMap<String, Vec<Grant>> = HashMap::new();
            for (username, grant) in db.grants_holding(today)? {
                grants.entry(username).or_default().push(grant);
            }
            let mut out = Vec::new();
            for account in db.accounts()? {
                let (key, held) = (keys.remove(&account.id), grants.remove(&account.username).unwrap_or_default());
                let is_blocked = blocked.contains(&account.username);
                let mut listed = listed(account, key.as_ref(), held, is_blocked, today);
                if let Some(activity) = activity.as_ref().filter(|_| listed.account.kind == "person") {
                    listed.last_sign_in = activity.last(&listed.account.username);
                    listed.dormant_days = Some(activity.dormant_days(&listed.account, today));
                }
                if keep(&listed, filter) {
                    out.push(listed);
                }
            }
            Ok(out)
        })
    }

    /// One account with its last sign-in.
    pub fn show_account(&mut self, username: &str) -> Result<Listed> {
        // Everybody may see their own.
        if self.actor()?.username != username {
            self.may(Right::AccountsRead)?;
        }
        let (today, now) = (self.today(), self.school.now());
        self.read(|db| {
            let account = find_account(&db, username)?;
            let key = db.current_key(account.id)?;
            let grants = db.authority(account.id, today)?.grants;
            let is_blocked = db.blocked(now)?.contains(&account.username);
            let mut listed = listed(account, key.as_ref(), grants, is_blocked, today);
            listed.last_sign_in = Activity::of(&db)?.last(username);
            listed.came = key.map(|k| came(&db, listed.account.id, &k)).transpose()?;
            Ok(listed)
        })
    }

    /// Puts an account out of use: its keys end, its sessions too.
    pub fn disable_account(&mut self, username: &str) -> Result<Receipt> {
        let own = self.actor()?.username;
        let (id, receipt) = self.change(Action::AccountsDisable, format!("account/{username}"), |tx| {
            tx.reason()?;
            let account = find_account(tx, username)?;
            if own == username {
                return Err(Refusal::OwnAccount { action: Action::AccountsDisable }.into());
            }
            check_not_principal(tx, &account)?;
            if account.state != "disabled" {
                tx.set_account_state(account.id, "disabled")?;
                tx.end_keys(account.id)?;
                end_codes(tx, account.id)?;
            }
            Ok(account.id)
        })?;
        if receipt.entry.is_some() {
            self.school.drop_sessions_of(id)?;
        }
        Ok(receipt)
    }

    /// Puts an account back into use: it waits for activation with a new code.
    pub fn enable_account(&mut self, username: &str) -> Result<(Option<Zeroizing<String>>, Receipt)> {
        self.change(Action::AccountsEnable, format!("account/{username}"), |tx| {
            let account = find_account(tx, username)?;
            if account.state != "disabled" {
                return Ok(None);
            }
            check_not_principal(tx, &account)?;
            tx.set_account_state(account.id, "pending")?;
            if account.kind == "service" {
                Ok(None)
            } else {
                give_activation(tx, account.id, username, "reset").map(Some)
            }
        })
    }

    /// Gives a new activation code for a forgotten password. Neither for oneself nor for the principal.
    pub fn reset_account(&mut self, username: &str) -> Result<(Zeroizing<String>, Receipt)> {
        let own = self.actor()?.username;
        let ((id, code), receipt) = self.change(Action::AccountsReset, format!("account/{username}"), |tx| {
            tx.reason()?;
            let account = find_account(tx, username)?;
            if own == username {
                return Err(Refusal::OwnAccount { action: Action::AccountsReset }.into());
            }
            check_not_principal(tx, &account)?;
            if account.state == "disabled" || account.kind == "service" {
                let state = if account.kind == "service" { account.kind } else { account.state };
                return Err(Refusal::WrongState { thing: Thing::Account, key: username.to_owned(), state }.into());
            }
            // A code given before the first activation introduces a first key, not a replaced one.
            let origin =
                if account.state == "pending" && tx.keys_of(account.id)?.is_empty() { "activation" } else { "reset" };
            tx.end_keys(account.id)?;
            tx.set_account_state(account.id, "pending")?;
            Ok((account.id, give_activation(tx, account.id, username, origin)?))
        })?;
        if receipt.entry.is_some() {
            self.school.drop_sessions_of(id)?;
        }
        Ok((code, receipt))
    }

    /// Writes a token file for a service account; its secret is shown nowhere else.
    pub fn make_token(&mut self, username: &str, out: &Path, expires: Option<Date>) -> Result<(Date, Receipt)> {
        self.need(Action::AccountsToken, &format!("account/{username}"))?;
        if out.exists() {
            return Err(Refusal::Exists { thing: Thing::File, key: out.display().to_string() }.into());
        }
        let key = keys::generate()?;
        let secret = keys::random::<32>()?;
        let wrapped = keys::wrap_by_secret(&key, username, &secret)?;
        let dry_run = self.dry_run();
        let (until, receipt) = self.change(Action::AccountsToken, format!("account/{username}"), |tx| {
            let account = find_account(tx, username)?;
            if account.kind != "service" || account.state == "disabled" {
                let state = if account.kind == "service" { account.state } else { account.kind };
                return Err(Refusal::WrongState { thing: Thing::Account, key: username.to_owned(), state }.into());
            }
            let year_end = tx.year_of(tx.today())?.map(|y| y.last);
            let until = expires.or(year_end).unwrap_or_else(|| tx.today());
            tx.end_keys(account.id)?;
            tx.insert_key(&AccountKey {
                key_id: keys::id_of(&key),
                account: Some(account.id),
                username: username.to_owned(),
                public: hex(&key.verifying_key().to_bytes()),
                origin: "token".into(),
                made_at: tx.at(),
                ended_at: None,
                expires: Some(until),
                params: Some("hkdf".into()),
                salt: None,
                wrapped: Some(wrapped.clone()),
            })?;
            tx.set_account_state(account.id, "active")?;
            if !dry_run {
                write_secret_file(out, "mamnon-token 1", &keys::id_of(&key), &secret)?;
            }
            Ok(until)
        })?;
        Ok((until, receipt))
    }
}

/// Whether a grant makes somebody principal, now or from a day to come.
pub fn is_principal_grant(g: &Grant, today: Date) -> bool {
    g.role == PRINCIPAL && !g.revoked && g.to.is_none_or(|to| to >= today)
}

/// Nobody touches the access of who is principal, or will be.
fn check_not_principal(tx: &Tx<'_>, account: &Account) -> Result<()> {
    if tx.grants_of(account.id)?.iter().any(|g| is_principal_grant(g, tx.today())) {
        return Err(Refusal::PrincipalAccount { username: account.username.clone() }.into());
    }
    Ok(())
}

fn listed(account: Account, key: Option<&AccountKey>, grants: Vec<Grant>, is_blocked: bool, today: Date) -> Listed {
    let status = if account.state == "active" && is_blocked { "locked".to_owned() } else { account.state.clone() };
    let days = |k: &AccountKey| days_between(local_date(k.made_at), today);
    Listed {
        status,
        grants,
        password_days: key.filter(|_| account.kind == "person").map(days),
        last_sign_in: None,
        dormant_days: None,
        came: None,
        key_mark: key.and_then(|k| crate::audit::hash::unhex(&k.public)).map(|p| crate::audit::hash::key_mark(&p)),
        account,
    }
}

fn keep(l: &Listed, filter: &Filter) -> bool {
    filter.role.as_ref().is_none_or(|r| l.grants.iter().any(|g| g.role == *r))
        && filter.status.as_ref().is_none_or(|s| l.status == *s)
        && filter.dormant.is_none_or(|d| l.account.state != "disabled" && l.dormant_days.is_some_and(|have| have >= d))
        && filter.password_older.is_none_or(|d| l.password_days.is_some_and(|have| have >= d))
}

/// When each account was last at work, and the terms in which that is expected.
pub struct Activity {
    sign_ins: HashMap<String, Timestamp>,
    terms: Vec<Days>,
}

impl Activity {
    /// Reads the log: sign-ins stand nowhere else.
    pub fn of(db: &Db<'_>) -> Result<Activity> {
        let mut sign_ins = HashMap::new();
        let actions = [Action::SessionLogin, Action::AccountActivate, Action::AccountRecover].map(Action::code);
        let may = |body: &str| actions.iter().any(|a| body.contains(a));
        db.each_entry_that(false, may, |e| {
            let body = e.json();
            let signs_in = actions.iter().any(|a| body["action"] == *a) && body["outcome"] == "done";
            let at = body["at"].as_str().and_then(parse_utc_ms);
            if let (true, Some(who), Some(at)) = (signs_in, body["actor"].as_str(), at) {
                sign_ins.insert(who.to_owned(), at);
            }
            Ok(true)
        })?;
        Ok(Activity { sign_ins, terms: db.all_terms()? })
    }

    /// The last sign-in of an account.
    pub fn last(&self, username: &str) -> Option<Timestamp> {
        self.sign_ins.get(username).copied()
    }

    /// Days inside terms since an account was last signed in with, or made.
    pub fn dormant_days(&self, account: &Account, today: Date) -> i64 {
        let since = self.last(&account.username).unwrap_or(account.made_at);
        taught_days(local_date(since), today, &self.terms)
    }
}
