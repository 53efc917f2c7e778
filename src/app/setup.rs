//! Making a school's database: rules, year, the two officers (Q3, Q4).
use super::codes::give_activation;
use super::keys;
use super::{Receipt, Result, World};
use crate::audit::hash::hex;
use crate::domain::action::Action;
use crate::domain::date::{Date, SchoolYear, local_date};
use crate::domain::person;
use crate::domain::refusal::{Problem, Refusal, Thing};
use crate::domain::role::{Grant, PRINCIPAL, VICE_PRINCIPAL};
use crate::domain::text;
use crate::store::account::AccountKey;
use crate::store::door::{Actor, Request};
use crate::store::{School, Tx, migrate};
use zeroize::Zeroizing;

/// What `init` is told.
pub struct Init {
    /// The school's name.
    pub school: String,
    /// Its code, if it has one.
    pub code: Option<String>,
    /// The school year.
    pub year: SchoolYear,
    /// First and last day, where they differ from 1 August and 31 July.
    pub days: Option<(Date, Date)>,
    /// The principal: username and name.
    pub principal: (String, String),
    /// The vice-principal: username and name.
    pub vice: (String, String),
    /// The language, if it was chosen.
    pub language: Option<&'static str>,
}

/// What `init` made.
pub struct Made {
    /// 16 random hex digits.
    pub school_id: String,
    /// Username and activation code.
    pub accounts: Vec<(String, Zeroizing<String>)>,
    /// The first entry.
    pub receipt: Receipt,
}

/// Checks a username.
pub fn check_username(username: &str) -> Result<()> {
    let bytes = username.as_bytes();
    let good = (2..=32).contains(&bytes.len())
        && bytes.iter().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-'))
        && bytes[0].is_ascii_alphanumeric();
    if good && username != "system" {
        return Ok(());
    }
    Err(Refusal::Invalid { field: "username", value: username.to_owned(), problem: Problem::BadUsername }.into())
}

/// Checks and cleans a name.
pub fn check_name(field: &'static str, name: &str) -> Result<String> {
    person::name(name).map_err(|problem| Refusal::Invalid { field, value: name.to_owned(), problem }.into())
}

/// Makes the database: whole or not at all.
pub fn init(world: &World, request: &Init) -> Result<Made> {
    for (username, _) in [&request.principal, &request.vice] {
        check_username(username)?;
    }
    if request.principal.0 == request.vice.0 {
        return Err(Refusal::Exists { thing: Thing::Account, key: request.vice.0.clone() }.into());
    }
    let school_name = check_name("school", &request.school)?;
    let mut school = School::create(&world.db, world.clock)?;
    let key = keys::generate()?;
    let actor = Actor {
        account: None,
        username: "system".into(),
        kind: "system".into(),
        key_id: keys::id_of(&key),
        key,
        cosigner: None,
    };
    let school_id = hex(&*keys::random::<8>()?);
    let mut accounts = Vec::new();
    let mut envelope = world.envelope.clone();
    envelope.dry_run = false;
    let request_entry = Request::new(Action::SchoolInit, format!("school/{school_id}"));
    let ((), receipt) = school.change(&actor, &envelope, request_entry, |tx| {
        migrate_and_key(tx, &actor)?;
        // Settings hold from before the year, so that a past year can be entered.
        let from = request.year.first().min(local_date(tx.at()));
        tx.set_setting("id", from, Some(&school_id))?;
        tx.set_setting("name", from, Some(&school_name))?;
        if let Some(code) = &request.code {
            tx.set_setting("code", from, Some(&text::clean(code)))?;
        }
        if let Some(language) = request.language {
            tx.set_setting("language", from, Some(language))?;
        }
        let (first, last) = request.days.unwrap_or((request.year.first(), request.year.last()));
        tx.insert_year(request.year, first, last, "active")?;
        for ((username, name), role) in [(&request.principal, PRINCIPAL), (&request.vice, VICE_PRINCIPAL)] {
            let name = check_name("name", name)?;
            let account = tx.insert_account(username, &name, "person", None)?;
            tx.insert_grant(account, &grant(role, tx.today()))?;
            accounts.push((username.clone(), give_activation(tx, account, username, "activation")?));
        }
        Ok(())
    })?;
    if world.envelope.dry_run {
        drop_draft(school);
        return Ok(Made { school_id, accounts: vec![], receipt: Receipt { dry_run: true, ..Receipt::default() } });
    }
    school.publish(&world.db)?;
    Ok(Made { school_id, accounts, receipt })
}

fn drop_draft(school: School) {
    let path = school.path().to_owned();
    let _ = school.close();
    let _ = std::fs::remove_file(path);
}

fn migrate_and_key(tx: &Tx<'_>, actor: &Actor) -> Result<()> {
    migrate::record_first(tx, env!("CARGO_PKG_VERSION"))?;
    // The one-time key: its private part is gone when the program ends.
    tx.insert_key(&AccountKey {
        key_id: actor.key_id.clone(),
        account: None,
        username: actor.username.clone(),
        public: hex(&actor.key.verifying_key().to_bytes()),
        origin: "init".into(),
        made_at: tx.at(),
        ended_at: Some(tx.at()),
        expires: None,
        params: None,
        salt: None,
        wrapped: None,
    })
}

fn grant(role: &str, from: Date) -> Grant {
    Grant { id: 0, role: role.into(), year: None, class: None, team: None, from, to: None, revoked: false }
}
