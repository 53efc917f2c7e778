//! Wrong passwords and codes: counted under the write lock before they are tried, so that tries side by side are all counted.
use super::{App, Result};
use crate::domain::refusal::Refusal;
use crate::domain::role;
use crate::store::throttle::Throttle;
use jiff::{SignedDuration, Timestamp};

/// The longest that a wrong try is answered late instead of refused.
const LONGEST_DELAY: SignedDuration = SignedDuration::from_secs(4);
/// The longest that an officer is slowed; an officer is never locked out.
const OFFICER_DELAY: SignedDuration = SignedDuration::from_secs(300);

/// How wrong tries are slowed and blocked.
struct Limit {
    tries_allowed: i64,
    lock: SignedDuration,
    officer: bool,
}

enum Wait {
    None,
    Delay(SignedDuration),
    Refused(Timestamp),
}

impl Limit {
    /// Counts a try before it is made; a right password clears the count again.
    fn count(&self, t: &mut Throttle, now: Timestamp) -> Wait {
        let rest = t.until.map_or(SignedDuration::ZERO, |until| until.duration_since(now));
        if rest > LONGEST_DELAY {
            return Wait::Refused(t.until.unwrap_or(now));
        }
        // A block that has run out starts the count anew for those who were blocked.
        if t.tries >= self.tries_allowed && !self.officer {
            t.tries = 0;
        }
        t.tries += 1;
        t.total += 1;
        let grown = SignedDuration::from_secs(1_i64 << t.tries.clamp(1, 10));
        t.until = if t.tries >= self.tries_allowed {
            Some(now + if self.officer { grown.min(OFFICER_DELAY) } else { self.lock })
        } else if t.tries > 2 {
            Some(now + SignedDuration::from_secs(t.tries - 2))
        } else {
            None
        };
        if rest > SignedDuration::ZERO { Wait::Delay(rest) } else { Wait::None }
    }
}

impl App {
    /// Counts a try, and waits or refuses where there were too many. A right one clears the count again.
    pub(super) fn count_try(&mut self, username: &str) -> Result<()> {
        let (today, now) = (self.today(), self.school.now());
        let db = self.school.db();
        let officer = match db.account(username)? {
            Some(a) => {
                let authority = db.authority(a.id, today)?;
                authority.has_role(role::PRINCIPAL) || authority.has_role(role::VICE_PRINCIPAL)
            }
            None => false,
        };
        let tries_allowed = db.policy_number("login.tries", today)?;
        let lock = SignedDuration::from_mins(db.policy_number("login.lock_minutes", today)?);
        let limit = Limit { tries_allowed, lock, officer };
        match self.school.throttle(username, |t| limit.count(t, now))? {
            Wait::None => Ok(()),
            Wait::Delay(d) => {
                std::thread::sleep(d.unsigned_abs());
                Ok(())
            }
            Wait::Refused(until) => Err(Refusal::AccountLocked { username: username.to_owned(), until }.into()),
        }
    }

    /// The try was right: the count begins anew; how many were wrong before it.
    pub(super) fn clear_tries(&mut self, username: &str) -> Result<u64> {
        let failed = self.school.throttle(username, |t| {
            let failed = t.total.saturating_sub(1);
            *t = Throttle::default();
            failed
        })?;
        Ok(u64::try_from(failed).unwrap_or(0))
    }
}
