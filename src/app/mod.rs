//! Use cases: one call, one transaction. Passwords, sessions, who may.
//!
//! Files are listed so that each uses only those above it.
pub mod keys;
pub mod codes;
pub mod tries;
pub mod secret_file;
pub mod identity;
pub mod passwords;
pub mod find;
pub mod import;
pub mod setup;
pub mod accounts;
pub mod officers;
pub mod outside;
pub mod account_review;
pub mod accounts_sheet;
pub mod roles;
pub mod roles_sheet;
pub mod policy;
pub mod years;
pub mod classes;
pub mod staff;
pub mod enrolment;
pub mod children;
pub mod rollover;
pub mod meals;
pub mod calendar;
pub mod marks;
pub mod marks_import;
pub mod money;
pub mod settle;
pub mod explain;
pub mod orders;
pub mod locks;
pub mod closing;
pub mod corrections;
pub mod audit;
pub mod paper;
pub mod under;
pub mod erase;
pub mod records;
pub mod verify;
pub mod witness;
pub mod backup;
pub mod rerun;
pub mod restore;
pub mod export;
pub mod doctor;
pub mod day;
pub mod asked;
pub mod review;
pub mod status;
pub mod tour;
#[cfg(test)]
pub(crate) mod testing;

use crate::domain::action::Action;
use crate::domain::date::{Date, DateContext, SchoolYear, local_date};
use crate::domain::refusal::Refusal;
use crate::domain::right::{Right, Scope};
use crate::domain::role::Authority;
use crate::store::door::{Actor, Request};
use crate::store::{Db, School, Tx};
use jiff::{SignedDuration, Timestamp};
use std::path::PathBuf;
use zeroize::Zeroizing;

pub use crate::files::table::{Cell as CsvCell, CsvOut};
pub use crate::store::Result;
pub use crate::store::door::{Envelope, Receipt};

/// Which secret is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Secret {
    /// The account's password, to sign in or because it was last given too long ago.
    Password,
    /// A new password, asked twice on a terminal.
    NewPassword,
    /// The activation code.
    ActivationCode,
    /// The recovery code from the safe.
    RecoveryCode,
    /// The second person's password.
    CosignPassword,
    /// A code of the card that the named person keeps.
    OrderCode,
}

/// Asks a person for a secret: by a prompt on a terminal, or from standard input where the command line says so.
pub trait Asker {
    /// The secret of that user; a refusal where nobody can be asked.
    fn secret(&mut self, which: Secret, username: &str) -> Result<Zeroizing<String>>;
}

/// What the terminal side reads once and hands down.
pub struct World {
    /// The school's database.
    pub db: PathBuf,
    /// The clock.
    pub clock: fn() -> Timestamp,
    /// What every entry of this process says.
    pub envelope: Envelope,
    /// Bytes that are free where a file is.
    pub free_space: fn(&std::path::Path) -> Option<u64>,
    /// The session file.
    pub session_file: PathBuf,
    /// The terminal session that a session is bound to; none where the session file was named by hand.
    pub terminal: Option<String>,
    /// A service account's token file.
    pub token_file: Option<PathBuf>,
    /// Seconds to wait for another writer.
    pub lock_wait: u64,
    /// `--cosign USER`
    pub cosign: Option<String>,
}

/// The program at work on one school.
pub struct App {
    /// The database.
    pub school: School,
    world: World,
    asker: Box<dyn Asker>,
    signed_in: Option<identity::SignedIn>,
    cosigner: Option<Actor>,
    /// The schema's version, while it is older than the program.
    old: Option<i64>,
}

impl App {
    /// Opens the school's database.
    pub fn open(world: World, asker: Box<dyn Asker>) -> Result<App> {
        let (school, old) = School::open_old(&world.db, world.clock, world.lock_wait)?;
        Ok(App { school, world, asker, signed_in: None, cosigner: None, old })
    }

    /// The world as handed down.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// Whether this is a dry run.
    pub fn dry_run(&self) -> bool {
        self.world.envelope.dry_run
    }

    /// The local day.
    pub fn today(&self) -> Date {
        local_date(self.school.now())
    }

    /// How a person's dates are read: today, and the school year that "5/10" lies in.
    pub fn date_context(&self) -> Result<DateContext> {
        let today = self.today();
        let year = self.school.db().year_of(today)?;
        let default = SchoolYear::of(today);
        let (year_first, year_last) = year.map_or((default.first(), default.last()), |y| (y.first, y.last));
        Ok(DateContext { today, year_first, year_last })
    }

    /// Reads within one snapshot.
    pub fn read<T>(&self, f: impl FnOnce(Db<'_>) -> Result<T>) -> Result<T> {
        if let Some(version) = self.old {
            return Err(Refusal::OldDatabase { version }.into());
        }
        self.school.read(f)
    }

    /// What the signed-in account may do; refused if nobody is signed in or the right is missing.
    pub fn may(&mut self, right: Right) -> Result<(Authority, Scope)> {
        let actor = self.actor()?;
        let today = self.today();
        let authority = match actor.account {
            Some(account) => self.school.db().authority(account, today)?,
            None => Authority::default(),
        };
        let scope =
            authority.scope(right).ok_or(Refusal::NotAllowed { username: actor.username, right, class: None })?;
        Ok((authority, scope))
    }

    /// One change of the signed-in account. Rights come first; then the acts that ask the password again ask it; then the
    /// second person, if one was named.
    pub fn change<T>(
        &mut self,
        action: Action,
        object: impl Into<String>,
        f: impl FnOnce(&Tx<'_>) -> Result<T>,
    ) -> Result<(T, Receipt)> {
        self.carry_out(Request::new(action, object), f)
    }

    /// As [`App::change`], for a request that may leave an entry without changed rows.
    pub fn carry_out<T>(&mut self, request: Request, f: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<(T, Receipt)> {
        let mut actor = self.actor()?;
        let held = match actor.account {
            Some(account) => self.school.db().authority(account, self.today())?.has(request.action.right()),
            None => true,
        };
        if held && request.action.asks_again() {
            self.ask_again()?;
        }
        if held {
            actor.cosigner = self.cosigner()?.map(Box::new);
        }
        let envelope = self.world.envelope.clone();
        self.school.change(&actor, &envelope, request, f)
    }

    /// Refuses an act that needs `--reason` and has none.
    pub(crate) fn need_reason(&self) -> Result<()> {
        if self.world.envelope.reason.is_some() {
            return Ok(());
        }
        Err(Refusal::Usage(crate::domain::refusal::Usage::ReasonNeeded).into())
    }

    fn since(&self, then: Timestamp) -> SignedDuration {
        self.school.now().duration_since(then)
    }
}
