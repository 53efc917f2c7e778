//! Whether somebody may write at all: the account in use, the right held, the password not too old (Q2, Q3.1). The door asks it
//! before a change, verification of every entry afterwards.
use super::action::Action;
use super::policy::{default_of, own_default};
use super::right::Right;
use super::role::Authority;

/// An account as it stands at a moment.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    /// `person` or `service`.
    pub kind: &'a str,
    /// `pending`, `active` or `disabled`; none if there is no such account.
    pub state: Option<&'a str>,
    /// What it may do.
    pub authority: &'a Authority,
    /// Days since the password was set.
    pub password_days: i64,
    /// How long it may be used.
    pub password_term: PasswordTerm,
}

/// What stands in the way of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bar {
    /// There is no such account, or it is not in use.
    NotActive,
    /// The right is not held.
    NoRight(Right),
    /// The password is too old: reading goes on, writing does not.
    OldPassword,
}

impl Standing<'_> {
    /// Whether it may do that.
    pub fn check(&self, action: Action) -> Result<(), Bar> {
        // An activation or a recovery brings its key with it.
        if action.brings_its_key() {
            return Ok(());
        }
        if self.state != Some("active") {
            return Err(Bar::NotActive);
        }
        if !self.authority.has(action.right()) {
            return Err(Bar::NoRight(action.right()));
        }
        // A clock that has jumped makes every password look old; it must be signed for before anything else can be written.
        // Where a backup comes back, its keys are as old as it is; and an old schema must be brought up before a password can change.
        let exempt = matches!(action.right(), Right::OwnAccount | Right::Restore)
            || matches!(action, Action::AuditClock | Action::SchemaMigrate);
        let bound = self.kind == "person" && !exempt;
        let old = self.password_term.state(self.password_days) == PasswordState::Over;
        if bound && old { Err(Bar::OldPassword) } else { Ok(()) }
    }
}

/// How long a password may be used (Q2 "change it regularly"). The regulation wants a change; today's guidance (NIST SP 800-63B-4)
/// warns of forcing one at a bad moment: so a reminder first, then some days of grace, and only then no more writing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PasswordTerm {
    /// Days until it is to be changed; 0 is no end.
    pub max: i64,
    /// So many days before that a reminder begins.
    pub remind: i64,
    /// So many days after that writing goes on, with a warning.
    pub grace: i64,
}

/// Where a password stands in its term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordState {
    /// It has no end.
    NoEnd,
    /// So many days are left.
    Good(i64),
    /// So many days are left, few enough to remind of them.
    Due(i64),
    /// It is to be changed; writing goes on for so many days after this one.
    Grace(i64),
    /// Writing is refused until it is changed.
    Over,
}

impl PasswordTerm {
    /// Where a password of that age stands.
    pub fn state(self, days: i64) -> PasswordState {
        let left = self.max - days;
        match left {
            _ if self.max <= 0 => PasswordState::NoEnd,
            _ if left + self.grace < 0 => PasswordState::Over,
            _ if left < 0 => PasswordState::Grace(left + self.grace),
            _ if left <= self.remind => PasswordState::Due(left),
            _ => PasswordState::Good(left),
        }
    }

    /// The last day's age at which writing goes on.
    pub fn writes_until(self) -> i64 {
        self.max + self.grace
    }
}

/// A number that may be set apart for roles, as each role held has it: its own where the school has set one, else the general
/// one, which for the two officers is no more than their own default. `set` gives what the school has set for a key.
fn by_role<E>(
    authority: &Authority,
    key: &str,
    mut set: impl FnMut(&str) -> Result<Option<i64>, E>,
) -> Result<Vec<i64>, E> {
    let parse = |text: &str| text.parse::<i64>().ok();
    let general = set(key)?.or_else(|| default_of(key).and_then(parse)).unwrap_or_default();
    let mut numbers = Vec::new();
    for grant in &authority.grants {
        let own = format!("{key}.{}", grant.role);
        let default = own_default(&own).and_then(parse).map_or(general, |d| general.min(d));
        numbers.push(set(&own)?.unwrap_or(default));
    }
    if numbers.is_empty() {
        numbers.push(general);
    }
    Ok(numbers)
}

/// The largest of a number over the roles held: the shortest length, the passwords remembered.
pub fn most_of_roles<E>(
    authority: &Authority,
    key: &str,
    set: impl FnMut(&str) -> Result<Option<i64>, E>,
) -> Result<i64, E> {
    Ok(by_role(authority, key, set)?.into_iter().max().unwrap_or_default())
}

/// How long somebody's password may be used: of several roles the one that ends first counts.
pub fn password_term<E>(
    authority: &Authority,
    mut set: impl FnMut(&str) -> Result<Option<i64>, E>,
) -> Result<PasswordTerm, E> {
    let max = by_role(authority, "password.max_days", &mut set)?.into_iter().filter(|d| *d > 0).min();
    let grace = by_role(authority, "password.grace_days", &mut set)?.into_iter().min();
    let remind = by_role(authority, "password.remind_days", &mut set)?.into_iter().max();
    Ok(PasswordTerm {
        max: max.unwrap_or_default(),
        grace: grace.unwrap_or_default(),
        remind: remind.unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::role::Grant;
    use super::*;
    use std::collections::HashMap;
    use std::convert::Infallible;

    fn holding(roles: &[&str]) -> Authority {
        let grant = |role: &&str| Grant {
            id: 1,
            role: (*role).to_owned(),
            year: None,
            class: None,
            team: None,
            from: jiff::civil::date(2026, 9, 1),
            to: None,
            revoked: false,
        };
        Authority { grants: roles.iter().map(grant).collect(), team_classes: vec![] }
    }

    fn term(roles: &[&str], set: &[(&str, i64)]) -> (i64, i64, i64) {
        let set: HashMap<&str, i64> = set.iter().copied().collect();
        let Ok(t) = password_term(&holding(roles), |key| Ok::<_, Infallible>(set.get(key).copied()));
        (t.max, t.remind, t.grace)
    }

    #[test]
    fn a_password_is_good_then_due_then_in_grace_then_over() {
        let t = PasswordTerm { max: 60, remind: 7, grace: 7 };
        let at = |days| t.state(days);
        assert_eq!((at(0), at(52)), (PasswordState::Good(60), PasswordState::Good(8)));
        assert_eq!((at(53), at(60)), (PasswordState::Due(7), PasswordState::Due(0)));
        assert_eq!((at(61), at(67)), (PasswordState::Grace(6), PasswordState::Grace(0)));
        assert_eq!(at(68), PasswordState::Over);
        assert_eq!(PasswordTerm { grace: 0, ..t }.state(61), PasswordState::Over);
        assert_eq!(PasswordTerm { max: 0, ..t }.state(9_999), PasswordState::NoEnd);
    }

    #[test]
    fn the_number_of_the_role_counts_and_of_several_the_stricter() {
        assert_eq!(term(&["teacher"], &[]), (180, 7, 7));
        assert_eq!(term(&["vice_principal", "nutrition_lead"], &[]), (60, 7, 7));
        assert_eq!(term(&["teacher"], &[("password.max_days", 365)]).0, 365);
        assert_eq!(term(&["principal"], &[("password.max_days", 365)]).0, 60, "the officers' own default stays");
        assert_eq!(term(&["principal"], &[("password.max_days", 30)]).0, 30);
        assert_eq!(term(&["principal"], &[("password.max_days", 0)]).0, 0, "switched off for all");
        assert_eq!(term(&["teacher"], &[("password.max_days.teacher", 365)]).0, 365, "also more than the general one");
        assert_eq!(
            term(&["principal", "teacher"], &[("password.max_days.teacher", 0)]).0,
            60,
            "no end for one role does not end the other's"
        );
        assert_eq!(
            term(&["principal", "teacher"], &[("password.grace_days.principal", 2), ("password.remind_days", 14)]),
            (60, 14, 2)
        );
        assert_eq!(term(&[], &[]), (180, 7, 7));
        let none = |_: &str| Ok::<_, Infallible>(None);
        assert_eq!(most_of_roles(&holding(&["teacher"]), "password.min_length", none), Ok(14));
    }
}
