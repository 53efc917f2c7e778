//! The principal signs that the clock was wrong.
use super::super::{App, Receipt, Result};
use crate::domain::action::Action;
use crate::domain::date::{format_utc_ms, parse_utc_ms};
use crate::domain::role::PRINCIPAL;
use crate::store::Tx;
use crate::store::door::{Request, clock_is_out};
use jiff::Timestamp;

impl App {
    /// Signs that the clock was wrong and now is right: old and new time in the entry, every open window ended. Of the one
    /// named, or of the principal where nobody is signed in, the password is asked for here: while the clock is out no sign-in
    /// can be written.
    pub fn audit_clock(&mut self, username: Option<&str>) -> Result<(Option<Timestamp>, Receipt)> {
        let principals = self.school.db().holders(PRINCIPAL, self.today())?;
        match (username, principals.as_slice()) {
            (Some(username), _) => self.sign_in_once(username)?,
            (None, [principal]) if self.whoami().is_none() => self.sign_in_once(principal)?,
            _ => {}
        }
        self.need(Action::AuditClock, "clock")?;
        let last = self.school.db().head()?.and_then(|h| parse_utc_ms(&h.at));
        let Some(last) = last.filter(|last| clock_is_out(*last, self.school.now())) else {
            return Ok((None, Receipt::default()));
        };
        let request = Request::always(Action::AuditClock, format!("clock/{}", format_utc_ms(last)));
        let ((), receipt) = self.carry_out(request, |tx| {
            tx.reason()?;
            sign_clock(tx, last)
        })?;
        Ok((Some(last), receipt))
    }
}

/// What an entry says and does that signs for the clock: old and new time, and every open window ended.
pub(in crate::app) fn sign_clock(tx: &Tx<'_>, last: Timestamp) -> Result<()> {
    tx.set_object(format!("clock/{}/{}", format_utc_ms(last), format_utc_ms(tx.at())));
    let earliest = last.min(tx.at());
    for window in tx.windows()?.into_iter().filter(|w| w.until > earliest) {
        tx.close_window(window.order, earliest)?;
    }
    Ok(())
}
