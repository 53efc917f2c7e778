//! The review of accounts (Q4.3): what the vice-principal goes through each month and term. One small function a check; the
//! self-check of the machine (`doctor.rs`) takes some of them over.
use super::accounts::{Activity, is_principal_grant};
use super::codes::recovered;
use super::{App, Result};
use crate::domain::date::{Date, days_between, local_date};
use crate::domain::finding::{Finding, Office};
use crate::domain::right::Right;
use crate::domain::role::{Authority, Grant, PRINCIPAL, VICE_PRINCIPAL, clash};
use crate::domain::standing::{PasswordState, PasswordTerm, password_term};
use crate::store::account::{Account, AccountKey};
use crate::store::code::CodeKind;
use crate::store::{Db, School};
use jiff::Timestamp;
use std::collections::HashMap;

/// So many days after a code was given it should have been used.
const UNUSED_DAYS: i64 = 7;
/// More different roles than this in one hand are worth a look.
const MANY_ROLES: usize = 2;

/// What the checks look at, read once.
pub struct Look<'a> {
    /// The read handle.
    pub db: Db<'a>,
    /// The school's file.
    pub school: &'a School,
    /// Now.
    pub now: Timestamp,
    /// The local day.
    pub today: Date,
    /// Every account.
    pub accounts: Vec<Account>,
    /// Grants that hold, by username.
    pub grants: HashMap<String, Vec<Grant>>,
    /// Keys that have not ended, by account.
    pub keys: HashMap<i64, AccountKey>,
    /// Days on which members of staff left, by code.
    pub left: HashMap<String, Date>,
}

/// One check.
pub type Check = fn(&Look<'_>) -> Result<Vec<Finding>>;

/// What the review of accounts goes through.
const REVIEW: &[Check] = &[
    principals,
    conflicts,
    leavers,
    leavers_outside,
    never_activated,
    dormant,
    passwords_old,
    grants_past,
    without_role,
    many_roles,
    recovered_keys,
];

impl<'a> Look<'a> {
    /// Reads what the checks need.
    pub fn at(school: &'a School, db: Db<'a>) -> Result<Look<'a>> {
        let now = school.now();
        let today = local_date(now);
        let mut grants: HashMap<String, Vec<Grant>> = HashMap::new();
        for (username, grant) in db.grants_holding(today)? {
            grants.entry(username).or_default().push(grant);
        }
        let left = db.all_staff()?.into_iter().filter_map(|s| Some((s.code, s.left_on?))).collect();
        Ok(Look { db, school, now, today, accounts: db.accounts()?, grants, keys: db.current_keys()?, left })
    }

    /// Runs checks, one after the other.
    pub fn run(&self, checks: &[Check]) -> Result<Vec<Finding>> {
        let mut found = Vec::new();
        for check in checks {
            found.extend(check(self)?);
        }
        Ok(found)
    }

    /// Accounts that are not out of use.
    fn in_use(&self) -> impl Iterator<Item = &Account> {
        self.accounts.iter().filter(|a| a.state != "disabled")
    }

    fn held(&self, username: &str) -> &[Grant] {
        self.grants.get(username).map_or(&[], Vec::as_slice)
    }

    /// The office of an account, also one that it is to take.
    fn office(&self, account: &Account) -> Result<Office> {
        let grants = self.db.grants_of(account.id)?;
        let vice = |g: &Grant| g.role == VICE_PRINCIPAL && g.is_live(self.today);
        Ok(if grants.iter().any(|g| is_principal_grant(g, self.today)) {
            Office::Principal
        } else if grants.iter().any(vice) {
            Office::Vice
        } else {
            Office::None
        })
    }

    fn term(&self, account: &Account) -> Result<PasswordTerm> {
        let authority = Authority { grants: self.held(&account.username).to_vec(), team_classes: vec![] };
        password_term(&authority, |key| self.db.policy_set(key, self.today))
    }

    /// People's passwords: whose, how old, and where it stands in its term.
    fn passwords(&self) -> Result<Vec<(String, i64, PasswordState)>> {
        let mut all = Vec::new();
        for account in self.in_use().filter(|a| a.kind == "person") {
            let Some(key) = self.keys.get(&account.id) else { continue };
            let days = days_between(local_date(key.made_at), self.today);
            all.push((account.username.clone(), days, self.term(account)?.state(days)));
        }
        Ok(all)
    }
}

/// Exactly one account is principal.
pub fn principals(look: &Look<'_>) -> Result<Vec<Finding>> {
    let usernames: Vec<String> = look.db.holders(PRINCIPAL, look.today)?;
    let active = |u: &String| look.accounts.iter().any(|a| a.username == *u && a.state != "disabled");
    Ok(match usernames.iter().filter(|u| active(u)).count() {
        0 => vec![Finding::NoPrincipal],
        1 if usernames.len() == 1 => vec![],
        _ => vec![Finding::TwoPrincipals { usernames }],
    })
}

/// The pairs of roles in one hand that must be in two.
fn clashing(held: &[Grant]) -> Vec<(&str, &str)> {
    let mut pairs = Vec::new();
    for (i, one) in held.iter().enumerate() {
        for other in &held[i + 1..] {
            let pair = (one.role.as_str(), other.role.as_str());
            if clash(pair.0, pair.1) && !pairs.contains(&pair) {
                pairs.push(pair);
            }
        }
    }
    pairs
}

/// Duties that must be separate, in one hand. Where an order lets that go for somebody, it is no finding here.
fn conflicts(look: &Look<'_>) -> Result<Vec<Finding>> {
    let waived: Vec<String> = waivers(look)?.into_iter().filter_map(|(_, who, _)| who).collect();
    let mut found = Vec::new();
    for account in look.in_use().filter(|a| !waived.contains(&a.username)) {
        let username = &account.username;
        found.extend(clashing(look.held(username)).into_iter().map(|(one, other)| Finding::Conflict {
            username: username.clone(),
            one: one.to_owned(),
            other: other.to_owned(),
        }));
    }
    Ok(found)
}

/// Waivers that are in force: order, for whom, up to which day.
pub fn waivers(look: &Look<'_>) -> Result<Vec<(i64, Option<String>, Date)>> {
    let mut list = Vec::new();
    for order in look.db.orders()?.into_iter().filter(|o| o.kind == "waiver") {
        if matches!(order.state.as_str(), "approved" | "used") {
            let terms = look.db.order_terms(order.no)?;
            list.extend(terms.to.filter(|to| *to >= look.today).map(|to| (order.no, terms.account, to)));
        }
    }
    Ok(list)
}

/// Whoever left must not get in any more.
pub fn leavers(look: &Look<'_>) -> Result<Vec<Finding>> {
    let mut found = Vec::new();
    for account in look.in_use() {
        let left = account.staff.as_ref().and_then(|code| look.left.get(code)).filter(|on| **on < look.today);
        if let Some(on) = left {
            let (username, office) = (account.username.clone(), look.office(account)?);
            found.push(Finding::LeaverActive { username, on: *on, office });
        }
    }
    Ok(found)
}

fn leavers_outside(look: &Look<'_>) -> Result<Vec<Finding>> {
    let left = |code: &str| look.left.get(code).is_some_and(|on| *on < look.today);
    let held = look.db.outside_accounts()?.into_iter().filter(|o| o.returned_on.is_none() && left(&o.holder));
    Ok(held.map(|o| Finding::LeaverOutside { system: o.system, login: o.login, holder: o.holder }).collect())
}

fn never_activated(look: &Look<'_>) -> Result<Vec<Finding>> {
    let mut found = Vec::new();
    for account in look.in_use().filter(|a| a.state == "pending") {
        let given = look.db.open_code(account.id, CodeKind::Activation)?.map_or(account.made_at, |c| c.made_at);
        let days = days_between(local_date(given), look.today);
        if days >= UNUSED_DAYS {
            let (username, service, office) =
                (account.username.clone(), account.kind == "service", look.office(account)?);
            found.push(Finding::NeverActivated { username, days, service, office });
        }
    }
    Ok(found)
}

/// Counted in days inside terms. Service accounts sign in nowhere; their token's end speaks for them.
fn dormant(look: &Look<'_>) -> Result<Vec<Finding>> {
    let limit = look.db.policy_number("accounts.dormant_days", look.today)?;
    let activity = Activity::of(&look.db)?;
    let mut found = Vec::new();
    for account in look.in_use().filter(|a| a.kind == "person" && a.state == "active") {
        let days = activity.dormant_days(account, look.today);
        if days >= limit {
            found.push(Finding::Dormant { username: account.username.clone(), days, office: look.office(account)? });
        }
    }
    Ok(found)
}

fn passwords_old(look: &Look<'_>) -> Result<Vec<Finding>> {
    let old = |(username, days, state)| match state {
        PasswordState::Grace(_) | PasswordState::Over => Some(Finding::PasswordOld { username, days }),
        PasswordState::NoEnd | PasswordState::Good(_) | PasswordState::Due(_) => None,
    };
    Ok(look.passwords()?.into_iter().filter_map(old).collect())
}

/// Passwords that are past their time, and those that soon will be.
pub fn passwords(look: &Look<'_>) -> Result<Vec<Finding>> {
    let due = |(username, _, state)| match state {
        PasswordState::Due(left) => Some(Finding::PasswordDue { username, left }),
        _ => None,
    };
    let mut found = passwords_old(look)?;
    found.extend(look.passwords()?.into_iter().filter_map(due));
    Ok(found)
}

/// A grant by class ends when its year is closed; until somebody does that it outlives the year.
fn grants_past(look: &Look<'_>) -> Result<Vec<Finding>> {
    let years = look.db.years()?;
    let mut found = Vec::new();
    for (username, grant) in look.grants.iter().flat_map(|(u, list)| list.iter().map(move |g| (u, g))) {
        let last = grant.year.as_ref().and_then(|y| years.iter().find(|year| year.year == *y)).map(|y| y.last);
        if let (Some(on), Some(class)) = (last.filter(|on| *on < look.today), &grant.class) {
            let (username, role) = (username.clone(), grant.role.clone());
            found.push(Finding::GrantPast { username, role, class: class.clone(), on });
        }
    }
    found.sort_by_key(|f| format!("{f:?}"));
    Ok(found)
}

fn without_role(look: &Look<'_>) -> Result<Vec<Finding>> {
    let mut found = Vec::new();
    for account in look.in_use().filter(|a| a.kind == "person" && a.state == "active") {
        if !look.db.grants_of(account.id)?.iter().any(|g| g.is_live(look.today)) {
            found.push(Finding::NoRole { username: account.username.clone() });
        }
    }
    Ok(found)
}

#[expect(clippy::unnecessary_wraps, reason = "a check like the others")]
fn many_roles(look: &Look<'_>) -> Result<Vec<Finding>> {
    let mut found = Vec::new();
    for account in look.in_use() {
        let mut roles: Vec<String> = look.held(&account.username).iter().map(|g| g.role.clone()).collect();
        roles.sort();
        roles.dedup();
        if roles.len() > MANY_ROLES {
            found.push(Finding::ManyRoles { username: account.username.clone(), roles });
        }
    }
    Ok(found)
}

/// Officers' keys that came by recovery code lately.
pub fn recovered_keys(look: &Look<'_>) -> Result<Vec<Finding>> {
    let list = recovered(&look.db, look.now)?;
    Ok(list.into_iter().map(|(username, at)| Finding::Recovered { username, at }).collect())
}

impl App {
    /// Reviews the accounts.
    pub fn review_accounts(&mut self) -> Result<Vec<Finding>> {
        self.may(Right::AccountsRead)?;
        self.read(|db| Look::at(&self.school, db)?.run(REVIEW))
    }

    /// What somebody who leaves must give back, as findings: their account, and what they hold in other systems.
    pub fn to_give_back(&mut self, staff: &str) -> Result<Vec<Finding>> {
        self.read(|db| {
            let mut look = Look::at(&self.school, db)?;
            // As if they had left yesterday: the list is wanted on the day that it is noted.
            look.left.retain(|code, _| code == staff);
            for on in look.left.values_mut() {
                *on = (*on).min(look.today.yesterday()?);
            }
            let mut found = look.run(&[leavers, leavers_outside])?;
            let mine = |a: &&Account| a.staff.as_deref() == Some(staff);
            for account in look.in_use().filter(mine) {
                let held = look.held(&account.username).iter().filter(|g| g.class.is_some());
                found.extend(held.map(|g| Finding::GrantHeld {
                    username: account.username.clone(),
                    role: g.role.clone(),
                    class: g.class.clone().unwrap_or_default(),
                }));
            }
            Ok(found)
        })
    }
}
