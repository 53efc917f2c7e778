//! Whether somebody may write at all: the account in use, the right held, the password not too old (Q2, Q3.1). The door asks it
//! before a change, verification of every entry afterwards.
use super::action::Action;
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
    /// Days that a password may be used; 0 is no end.
    pub password_max_days: i64,
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
        let old = self.password_max_days > 0 && self.password_days > self.password_max_days;
        if bound && old { Err(Bar::OldPassword) } else { Ok(()) }
    }
}

/// The days that a password may be used: the fewest of the general number and of those of the roles held. `number` gives the
/// value of a policy's key.
pub fn password_max_days<E>(authority: &Authority, mut number: impl FnMut(&str) -> Result<i64, E>) -> Result<i64, E> {
    let mut days = number("password.max_days")?;
    for grant in &authority.grants {
        days = days.min(number(&format!("password.max_days.{}", grant.role))?);
    }
    Ok(days)
}
