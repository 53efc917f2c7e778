//! Roles and grants (Q3.1): the principal grants; nobody grants to themselves; two keys never lie in one hand.
use super::accounts::{find_account, nearest};
use super::{App, Receipt, Result};
use crate::domain::action::Action;
use crate::domain::date::Date;
use crate::domain::refusal::{Problem, Refusal, Thing};
use crate::domain::right::{Right, Scope};
use crate::domain::role::{self, Grant, GrantBar, check_grant};
use crate::store::Tx;

/// What is to be granted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Username.
    pub username: String,
    /// Role.
    pub role: String,
    /// Class.
    pub class: Option<String>,
    /// Team.
    pub team: Option<String>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
}

/// What became of a wanted grant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Granted {
    /// It is new.
    Created,
    /// It stood there already.
    Unchanged,
    /// Only its last day changed.
    Updated,
}

/// The role of a code, or a refusal that names what is near.
pub fn find_role(code: &str) -> Result<&'static role::Role> {
    role::role(code).ok_or_else(|| {
        let near = nearest(code, role::roles().iter().map(|r| r.code));
        Refusal::NotFound { thing: Thing::Role, given: code.to_owned(), near }.into()
    })
}

/// The right of a code, or a refusal that names what is near.
pub fn find_right(code: &str) -> Result<Right> {
    Right::parse(code).ok_or_else(|| {
        let near = nearest(code, Right::ALL.iter().map(|r| r.code()));
        Refusal::NotFound { thing: Thing::Right, given: code.to_owned(), near }.into()
    })
}

/// What a wanted grant comes to.
pub struct Plan {
    /// What would become of it.
    pub granted: Granted,
    account: i64,
    year: Option<String>,
    there: Option<i64>,
}

/// Grants a role inside an open change.
pub fn grant_in(tx: &Tx<'_>, wanted: &Wanted, update: bool) -> Result<Granted> {
    let plan = plan(tx, wanted, update)?;
    match (plan.granted, plan.there) {
        (Granted::Updated, Some(id)) => tx.set_grant_end(id, wanted.to)?,
        (Granted::Created, _) => tx.insert_grant(
            plan.account,
            &Grant {
                id: 0,
                role: wanted.role.clone(),
                year: plan.year,
                class: wanted.class.clone(),
                team: wanted.team.clone(),
                from: wanted.from.unwrap_or_else(|| tx.today()),
                to: wanted.to,
                revoked: false,
            },
        )?,
        _ => {}
    }
    Ok(plan.granted)
}

/// Checks a wanted grant against the rules and what is granted already; nothing is written.
pub fn plan(tx: &Tx<'_>, wanted: &Wanted, update: bool) -> Result<Plan> {
    let role = find_role(&wanted.role)?;
    let account = find_account(tx, &wanted.username)?;
    let today = tx.today();
    let grants = tx.grants_of(account.id)?;
    let own = account.username == tx.actor().username;
    let bar = check_grant(&account.kind, &grants, role.code, today, own).err();
    if bar == Some(GrantBar::Service) {
        return Err(Refusal::WrongState { thing: Thing::Account, key: account.username, state: account.kind }.into());
    }
    let from = wanted.from.unwrap_or_else(|| tx.today());
    if let Some(to) = wanted.to.filter(|to| *to < from) {
        return Err(Refusal::Invalid { field: "to", value: to.to_string(), problem: Problem::EndBeforeStart }.into());
    }
    let year = wanted.class.as_ref().map(|class| year_of_class(tx, class, from)).transpose()?;
    let needs_class = role::scope_of(role.code, Right::MealsMarks) == Some(Scope::Class);
    if needs_class && wanted.class.is_none() {
        return Err(Refusal::Invalid { field: "class", value: String::new(), problem: Problem::Empty }.into());
    }
    if role::scope_of(role.code, Right::ChildrenRead) == Some(Scope::Team) && wanted.team.is_none() {
        return Err(Refusal::Invalid { field: "team", value: String::new(), problem: Problem::Empty }.into());
    }
    if let Some(GrantBar::Clash(holds)) = bar {
        let (holds, wants) = (holds.to_owned(), role.code.to_owned());
        return Err(Refusal::SeparationOfDuty { username: account.username, holds, wants }.into());
    }
    let same = |g: &&Grant| g.role == role.code && g.year == year && g.class == wanted.class && g.team == wanted.team;
    let there = grants.iter().filter(|g| g.is_live(today)).find(same);
    let granted = match there {
        None => Granted::Created,
        Some(there) if there.to == wanted.to => Granted::Unchanged,
        Some(_) if update => Granted::Updated,
        Some(there) => {
            return Err(Refusal::Conflict {
                key: format!("{} {}", account.username, role.code),
                column: "to",
                there: there.to.map(|d| d.to_string()).unwrap_or_default(),
                given: wanted.to.map(|d| d.to_string()).unwrap_or_default(),
            }
            .into());
        }
    };
    if bar == Some(GrantBar::Own) && granted != Granted::Unchanged {
        return Err(Refusal::OwnAccount { action: Action::RolesGrant }.into());
    }
    let there = there.map(|g| g.id);
    Ok(Plan { granted, account: account.id, year, there })
}

/// The school year of a class as it is meant on that day: the year that the day lies in, else the latest that has the class.
fn year_of_class(tx: &Tx<'_>, class: &str, day: Date) -> Result<String> {
    let years = tx.years_with_class(class)?;
    let of_day = tx.year_of(day)?.map(|y| y.year).filter(|y| years.contains(y));
    of_day
        .or_else(|| years.last().cloned())
        .ok_or_else(|| Refusal::NotFound { thing: Thing::Class, given: class.to_owned(), near: vec![] }.into())
}

impl App {
    /// Grants a role.
    pub fn grant_role(&mut self, wanted: &Wanted) -> Result<(Granted, Receipt)> {
        self.change(Action::RolesGrant, format!("account/{}", wanted.username), |tx| {
            tx.reason()?;
            grant_in(tx, wanted, true)
        })
    }

    /// Takes a role back; with a class or team only that grant.
    pub fn revoke_role(&mut self, username: &str, code: &str, class: Option<&str>) -> Result<(usize, Receipt)> {
        self.change(Action::RolesRevoke, format!("account/{username}"), |tx| {
            tx.reason()?;
            let account = find_account(tx, username)?;
            let role = find_role(code)?;
            if account.username == tx.actor().username {
                return Err(Refusal::OwnAccount { action: Action::RolesRevoke }.into());
            }
            let grants: Vec<Grant> = tx
                .grants_of(account.id)?
                .into_iter()
                .filter(|g| !g.revoked && g.role == role.code && class.is_none_or(|c| g.class.as_deref() == Some(c)))
                .collect();
            if grants.is_empty() {
                let given = format!("{username} {code}");
                return Err(Refusal::NotFound { thing: Thing::Grant, given, near: vec![] }.into());
            }
            for grant in &grants {
                tx.revoke_grant(grant.id)?;
            }
            Ok(grants.len())
        })
    }

    /// Every grant that holds today, with its username.
    pub fn all_grants(&mut self, role: Option<&str>) -> Result<Vec<(String, Grant)>> {
        self.may(Right::AccountsRead)?;
        let today = self.today();
        let mut grants = self.school.db().grants_holding(today)?;
        grants.retain(|(_, g)| role.is_none_or(|r| g.role == r));
        Ok(grants)
    }

    /// Who holds a right today, with the role that gives it and how far it reaches. Everybody signed in may ask: it is how one
    /// finds the person to turn to.
    pub fn who_can(&mut self, right: Right) -> Result<Vec<(String, Grant, Scope)>> {
        self.actor()?;
        let today = self.today();
        let grants = self.school.db().grants_holding(today)?;
        Ok(grants.into_iter().filter_map(|(u, g)| role::scope_of(&g.role, right).map(|s| (u, g, s))).collect())
    }

    /// Whether an account holds a right, in a class if one is named.
    pub fn can(&mut self, username: &str, right: Right, class: Option<&str>) -> Result<()> {
        if self.actor()?.username != username {
            self.may(Right::AccountsRead)?;
        }
        let today = self.today();
        let db = self.school.db();
        let account = find_account(&db, username)?;
        let authority = db.authority(account.id, today)?;
        let year = db.year_of(today)?.map(|y| y.year).unwrap_or_default();
        let held = account.state == "active"
            && match (authority.reach(right), class) {
                (None, _) => right == Right::OwnAccount,
                (Some(_), None) => true,
                (Some(reach), Some(class)) => reach.covers(&year, class),
            };
        if held {
            return Ok(());
        }
        Err(Refusal::NotAllowed { username: username.to_owned(), right, class: class.map(Into::into) }.into())
    }
}
