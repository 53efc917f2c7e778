//! The one door for writing. Whatever changes a row goes through [`School::change`]: one transaction, the right checked, the
//! operation announced to the guard, the row images collected, the entry signed and appended, committed.
use super::log::{ChangeLog, EntryRow, Image};
use super::{Db, Result, School, Tx, diary, guard, instant, log, translate};
use crate::audit::entry::{Draft, Input, Lost, NO_PREV, sign};
use crate::domain::action::Action;
use crate::domain::book::Book;
use crate::domain::date::{self, Date};
use crate::domain::lock::{Hand, Lock, RowPage, Verdict, Window, fits, judge};
use crate::domain::refusal::{Locked, Other, Refusal, Usage};
use crate::domain::right::Right;
use crate::domain::role::{Authority, Reach};
use crate::domain::standing::{Bar, Standing, password_term};
use ed25519_dalek::SigningKey;
use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, Params, TransactionBehavior};
use std::cell::{Cell, RefCell};

/// The longest silence of a log; a clock further ahead is refused until the principal signs for it.
const LONGEST_GAP: SignedDuration = SignedDuration::from_hours(120 * 24);
/// A clock that time servers have set back by no more than this is taken as standing still.
const CLOCK_JITTER: SignedDuration = SignedDuration::from_secs(5);

/// Who acts, with the key that signs.
#[derive(Clone)]
pub struct Actor {
    /// The account's row; none for `system`.
    pub account: Option<i64>,
    /// Username.
    pub username: String,
    /// `person`, `service` or `system`.
    pub kind: String,
    /// The private key.
    pub key: SigningKey,
    /// Its id.
    pub key_id: String,
    /// The second person at the machine, who signs too.
    pub cosigner: Option<Box<Actor>>,
}

impl std::fmt::Debug for Actor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Actor").field("username", &self.username).field("key_id", &self.key_id).finish_non_exhaustive()
    }
}

/// What is the same for every change of this process.
#[derive(Clone, Debug, Default)]
pub struct Envelope {
    /// Who the operating system says runs it.
    pub os_user: String,
    /// Where.
    pub host: String,
    /// `mamnon 0.1.0`
    pub program: String,
    /// The command line, masked.
    pub args: Vec<String>,
    /// `--reason`
    pub reason: Option<String>,
    /// `--order`
    pub order: Option<i64>,
    /// `--dry-run`
    pub dry_run: bool,
}

/// What a change left behind.
#[derive(Clone, Debug, Default)]
pub struct Receipt {
    /// Number of the entry; none if nothing changed, or in a dry run.
    pub entry: Option<u64>,
    /// The order that the entry names.
    pub order: Option<i64>,
    /// It was a dry run.
    pub dry_run: bool,
    /// The row images, kept in a dry run only.
    pub changes: Vec<Image>,
}

/// The operation that is open, as the write handle sees it.
pub struct Open<'a> {
    actor: &'a Actor,
    authority: Authority,
    at: Timestamp,
    log: RefCell<ChangeLog>,
    diary: diary::Opened,
    object: RefCell<String>,
    inputs: RefCell<Vec<Input>>,
    carried_out: Cell<Option<i64>>,
    lost: RefCell<Option<Lost>>,
    envelope: &'a Envelope,
}

impl Tx<'_> {
    /// The moment of the change, read under the write lock.
    pub fn at(&self) -> Timestamp {
        self.door.at
    }

    /// The local day of the change.
    pub fn today(&self) -> Date {
        date::local_date(self.door.at)
    }

    /// Who acts.
    pub fn actor(&self) -> &Actor {
        self.door.actor
    }

    /// `--reason`, or a refusal where the rules ask for one.
    pub fn reason(&self) -> Result<&str> {
        match self.door.envelope.reason.as_deref() {
            Some(reason) if !reason.is_empty() => Ok(reason),
            _ => Err(Refusal::Usage(Usage::ReasonNeeded).into()),
        }
    }

    /// `--order`
    pub fn order_given(&self) -> Option<i64> {
        self.door.envelope.order
    }

    /// What the actor may do.
    pub fn authority(&self) -> &Authority {
        &self.door.authority
    }

    /// What another account may do today; for the second person at the machine.
    pub fn authority_of(&self, account: i64) -> Result<Authority> {
        self.db.authority(account, self.today())
    }

    /// Which rows a right of the actor reaches.
    pub fn reach(&self, right: Right) -> Result<Reach> {
        self.door.authority.reach(right).ok_or_else(|| self.not_allowed(right, None).into())
    }

    /// The refusal of a right.
    pub fn not_allowed(&self, right: Right, class: Option<&str>) -> Refusal {
        Refusal::NotAllowed { username: self.door.actor.username.clone(), right, class: class.map(Into::into) }
    }

    /// Says what the entry is about, where it is known only now.
    pub fn set_object(&self, object: String) {
        *self.door.object.borrow_mut() = object;
    }

    /// Names a file that was read.
    pub fn add_input(&self, input: Input) {
        self.door.inputs.borrow_mut().push(input);
    }

    /// Names the order that this change carries out.
    pub fn carry_out(&self, order: i64) {
        self.door.carried_out.set(Some(order));
    }

    /// Says what a restore has lost.
    pub fn set_lost(&self, lost: Lost) {
        *self.door.lost.borrow_mut() = Some(lost);
    }

    /// Packs what has been collected so far, so that a long import stays small in memory.
    pub fn drain(&self) -> Result<()> {
        self.door.log.borrow_mut().drain(self.conn, &mut self.door.diary.lock())
    }

    /// Runs statements whose rows are logged without what was before: the earlier images of these rows are blanked. A dry run
    /// shows it all the same.
    pub(super) fn forgetting<T>(&self, run: impl FnOnce() -> Result<T>) -> Result<T> {
        self.door.diary.lock().forget_before(!self.door.envelope.dry_run);
        let done = run();
        self.door.diary.lock().forget_before(false);
        done
    }

    /// Runs one statement that writes. Every writer of the room goes through here: if the statement fails its rows are gone, and
    /// the lines that they have left behind go with them.
    pub(super) fn execute(&self, sql: &str, params: impl Params) -> Result<usize> {
        self.statement(|| Ok(self.conn.prepare_cached(sql)?.execute(params)?))
    }

    /// As [`Tx::execute`], for a statement that the caller binds and runs itself.
    pub(super) fn statement<T>(&self, run: impl FnOnce() -> Result<T>) -> Result<T> {
        let place = self.door.diary.lock().place();
        run().inspect_err(|_| self.door.diary.lock().go_back(place))
    }

    /// Refuses, with all particulars, a row whose page is locked. The guard in the database would refuse it too, but could not
    /// say who locked it and when.
    pub fn check_page(&self, book: Book, row: RowPage<'_>, child: Option<&str>) -> Result<()> {
        let (locks, windows) = (self.locks()?, self.windows()?);
        let by = Hand { at: self.at(), order: self.order_given(), actor: &self.actor().username };
        match judge(&locks, &windows, book, row, by) {
            Verdict::Open | Verdict::Through { .. } => Ok(()),
            Verdict::TwoOrders => Err(Refusal::Usage(Usage::TwoOrders).into()),
            Verdict::Locked(lock) => Err(Refusal::BookLocked(Box::new(locked(lock, &windows, row, child, by))).into()),
        }
    }
}

/// The particulars of a refusal by a lock.
pub fn locked(lock: &Lock, windows: &[Window], row: RowPage<'_>, child: Option<&str>, by: Hand<'_>) -> Locked {
    let holds = |w: &&Window| w.book == lock.book && w.first <= row.first && w.last >= row.first;
    // A window that held this row and has ended is worth naming: the correction came too late.
    let ended =
        windows.iter().filter(|w| holds(w) && w.until <= by.at).max_by_key(|w| w.until).map(|w| (w.order, w.until));
    // One that is open, but for another hand or child, says whom to turn to.
    let other = windows.iter().find(|w| holds(w) && by.at < w.until && !w.is_for(by.actor, row.child));
    Locked {
        book: lock.book,
        period: lock.period.clone(),
        class: lock.class.clone(),
        row_day: row.first.to_string(),
        row_class: row.class.filter(|c| !c.is_empty()).map(Into::into),
        child: child.map(Into::into),
        final_lock: lock.final_lock,
        locked_by: lock.locked_by.clone(),
        locked_at: Some(lock.locked_at),
        ended,
        other: other.map(|w| Other { order: w.order, who: w.who.clone(), one_child: w.child.is_some() }),
    }
}

/// One change: what it is and what it is about.
#[derive(Clone, Debug)]
pub struct Request {
    /// The action.
    pub action: Action,
    /// What it is about, `meals/2026-11`.
    pub object: String,
    /// An entry is written even if no row changes: sign-in, export.
    pub always: bool,
    /// Wrong passwords since the last sign-in.
    pub failed_tries: u64,
}

impl Request {
    /// A change that leaves an entry only if a row changed.
    pub fn new(action: Action, object: impl Into<String>) -> Request {
        Request { action, object: object.into(), always: false, failed_tries: 0 }
    }

    /// A change that always leaves an entry.
    pub fn always(action: Action, object: impl Into<String>) -> Request {
        Request { always: true, ..Request::new(action, object) }
    }
}

impl School {
    /// Carries out one change. A refusal of a signed-in account is an entry too.
    pub fn change<T>(
        &mut self,
        actor: &Actor,
        envelope: &Envelope,
        request: Request,
        f: impl FnOnce(&Tx<'_>) -> Result<T>,
    ) -> Result<(T, Receipt)> {
        let (path, wait) = (self.path.clone(), self.wait);
        let attempt = self.attempt(actor, envelope, &request, None, f).map_err(|e| translate(e, &path, wait));
        if let Err(error) = &attempt
            && let Some(refusal) = error.downcast_ref::<Refusal>()
            && matches!(refusal.exit(), 3 | 5)
            && !matches!(
                refusal,
                Refusal::NotSignedIn
                    | Refusal::AccountDisabled { .. }
                    | Refusal::TokenExpired { .. }
                    | Refusal::Clock { .. }
            )
            && !envelope.dry_run
            && actor.account.is_some()
            && !request.action.brings_its_key()
        {
            self.note_denied(actor, envelope, &request, refusal.code());
        }
        attempt
    }

    /// Writes the entry of a refusal, in its own transaction; the same actor, action and error within an hour only raises a
    /// count. If it cannot be written the refusal stands all the same.
    fn note_denied(&mut self, actor: &Actor, envelope: &Envelope, request: &Request, code: &str) {
        let (now, name) = (self.now(), format!("denied/{}/{}/{code}", actor.username, request.action.code()));
        let again = self.throttle(&name, |t| {
            if t.until.is_some_and(|until| now < until) {
                t.total += 1;
                true
            } else {
                t.until = Some(now + SignedDuration::from_hours(1));
                false
            }
        });
        if let Ok(false) = again {
            let entry = Request::always(request.action, unspoken(&request.object));
            let _ = self.attempt(actor, envelope, &entry, Some(code), |_| Ok(()));
        }
    }

    fn attempt<T>(
        &mut self,
        actor: &Actor,
        envelope: &Envelope,
        request: &Request,
        denied: Option<&str>,
        f: impl FnOnce(&Tx<'_>) -> Result<T>,
    ) -> Result<(T, Receipt)> {
        let clock = self.clock;
        let replaced = self.is_replaced();
        let conn = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if replaced() {
            return Err(Refusal::Busy { seconds: 0 }.into());
        }
        let db = Db { conn: &conn };
        let head = db.sound_head()?;
        // Who may not sign for the clock does not set the log's time back by trying to.
        let signs = request.action == Action::AuditClock && denied.is_none();
        let at = entry_time(clock(), head.as_ref(), signs)?;
        let today = date::local_date(at);
        let authority = match actor.account {
            Some(account) => db.authority(account, today)?,
            None => Authority::default(),
        };
        check_key(db, actor, request.action, today)?;
        if denied.is_none() {
            check_right(db, actor, &authority, request.action, today)?;
        }
        let books: Vec<i64> = request.action.books().iter().map(|b| b.id()).collect();
        let diary = self.diary.begin(request.action.tables());
        guard::open_operation(&conn, &books, &instant(at), &today.to_string(), &actor.username, envelope.order)?;
        if request.action.erases() {
            guard::pass_locks(&conn)?;
        }
        let seq = head.as_ref().map_or(1, |h| h.seq + 1);
        let open = Open {
            actor,
            authority,
            at,
            log: RefCell::new(ChangeLog::new(seq, envelope.dry_run)?),
            diary,
            object: RefCell::new(request.object.clone()),
            inputs: RefCell::new(Vec::new()),
            carried_out: Cell::new(None),
            lost: RefCell::new(None),
            envelope,
        };
        let answer = f(&Tx { db, door: &open }).map_err(|e| explain_abort(e, db, request.action))?;
        let written = open.log.into_inner().finish(&conn, &mut open.diary.lock())?;
        let (count, digest, changes) = (written.count, written.digest, written.images);
        let used = guard::close_operation(&conn)?;
        if used.len() > 1 {
            return Err(Refusal::Usage(Usage::TwoOrders).into());
        }
        if let [order] = used[..] {
            check_most(db, order, written.paged)?;
        }
        let order = open.carried_out.get().or(used.first().copied());
        if envelope.dry_run {
            return Ok((answer, Receipt { entry: None, order, dry_run: true, changes }));
        }
        if count == 0 && !request.always {
            return Ok((answer, Receipt::default()));
        }
        let body = Draft {
            seq,
            prev: head.map_or(NO_PREV, |h| h.leaf),
            at: instant(at),
            actor: actor.username.clone(),
            actor_kind: actor.kind.clone(),
            os_user: envelope.os_user.clone(),
            host: envelope.host.clone(),
            program: envelope.program.clone(),
            action: request.action.code().to_owned(),
            object: open.object.into_inner(),
            args: envelope.args.clone(),
            inputs: open.inputs.into_inner(),
            failed_tries: request.failed_tries,
            denied_more: take_denied(&conn, &actor.username)?,
            lost: open.lost.into_inner(),
            reason: envelope.reason.clone(),
            order,
            cosigner: actor.cosigner.as_ref().map(|c| c.username.clone()),
            error: denied.map(Into::into),
            count,
            digest,
        }
        .body();
        let (leaf, sig) = sign(&body, &actor.key);
        log::append(
            &conn,
            &EntryRow {
                seq,
                leaf: leaf.to_vec(),
                sig: sig.to_vec(),
                key_id: actor.key_id.clone(),
                cosig: actor.cosigner.as_ref().map(|c| sign(&body, &c.key).1.to_vec()),
                cosig_key_id: actor.cosigner.as_ref().map(|c| c.key_id.clone()),
                body,
            },
        )?;
        conn.commit()?;
        Ok((answer, Receipt { entry: Some(seq), order, dry_run: false, changes: vec![] }))
    }
}

/// What a refused try was about, without a name: a child may have been typed by name, and what was refused never learnt its code.
fn unspoken(object: &str) -> String {
    let mut parts = object.split('/');
    let kind = parts.next().unwrap_or_default();
    let of_person = matches!(kind, "child" | "staff" | "balances" | "adjustments");
    let is_name = |part: &str| {
        part.contains(char::is_whitespace)
            || !part.is_ascii()
            || (of_person && !part.bytes().any(|b| b.is_ascii_digit()))
    };
    let parts = parts.map(|p| if is_name(p) { "***" } else { p });
    std::iter::once(kind).chain(parts).collect::<Vec<_>>().join("/")
}

/// Whether the clock stands so far behind or ahead of the last entry that the principal must sign for it.
pub fn clock_is_out(last: Timestamp, now: Timestamp) -> bool {
    last.duration_since(now) > CLOCK_JITTER || now.duration_since(last) > LONGEST_GAP
}

/// The entry's time: not before the last entry's and not long after it, but where the principal signs for it.
fn entry_time(now: Timestamp, head: Option<&log::Head>, signs: bool) -> Result<Timestamp> {
    let Some(last) = head.and_then(|h| date::parse_utc_ms(&h.at)) else { return Ok(now) };
    if now < last && last.duration_since(now) <= CLOCK_JITTER {
        return Ok(last);
    }
    if !signs && clock_is_out(last, now) {
        return Err(Refusal::Clock { last, now }.into());
    }
    Ok(now)
}

/// Nobody writes with a key that has ended, or from an account out of use; not even the entry of a refusal.
fn check_key(db: Db<'_>, actor: &Actor, action: Action, today: Date) -> Result<()> {
    let Some(account) = actor.account else { return Ok(()) };
    if action.brings_its_key() {
        return Ok(());
    }
    let state = db.account_by_id(account)?.map(|a| a.state);
    if state.as_deref() != Some("active") {
        return Err(Refusal::AccountDisabled { username: actor.username.clone() }.into());
    }
    let key = db.key(&actor.key_id)?.filter(|k| k.ended_at.is_none()).ok_or(Refusal::NotSignedIn)?;
    match key.expires.filter(|on| *on < today) {
        Some(on) => Err(Refusal::TokenExpired { on }.into()),
        None => Ok(()),
    }
}

/// Nobody writes without the right, or with a password that is too old.
fn check_right(db: Db<'_>, actor: &Actor, authority: &Authority, action: Action, today: Date) -> Result<()> {
    let Some(account) = actor.account else { return Ok(()) };
    let state = db.account_by_id(account)?.map(|a| a.state);
    let made_at = db.key(&actor.key_id)?.map(|k| k.made_at);
    let term = password_term(authority, |key| db.policy_set(key, today))?;
    let age = made_at.map_or(0, |at| date::days_between(date::local_date(at), today));
    let standing =
        Standing { kind: &actor.kind, state: state.as_deref(), authority, password_days: age, password_term: term };
    let username = || actor.username.clone();
    let refusal = |bar| match bar {
        Bar::NotActive => Refusal::AccountDisabled { username: username() },
        Bar::NoRight(right) => Refusal::NotAllowed { username: username(), right, class: None },
        Bar::OldPassword => Refusal::MustChangePassword { days: term.writes_until() },
    };
    standing.check(action).map_err(|bar| refusal(bar).into())
}

/// What the guard said, as a refusal. It names the first lock of the book: writers check their pages beforehand and say more.
fn explain_abort(error: anyhow::Error, db: Db<'_>, action: Action) -> anyhow::Error {
    let Some(rusqlite::Error::SqliteFailure(_, Some(message))) = error.downcast_ref::<rusqlite::Error>() else {
        return error;
    };
    match message.as_str() {
        "year_closed" => {
            let locks = db.locks().unwrap_or_default();
            let Some(lock) = locks.iter().rfind(|l| l.final_lock && l.period.len() == 9) else { return error };
            let row = RowPage { first: lock.first, last: lock.last, class: None, child: None, by_day: false };
            let by = Hand { at: Timestamp::MIN, order: None, actor: "" };
            Refusal::BookLocked(Box::new(locked(lock, &[], row, None, by))).into()
        }
        "two_orders" => Refusal::Usage(Usage::TwoOrders).into(),
        "book_locked" => {
            let lock = db.locks().ok().and_then(|l| l.into_iter().rfind(|l| action.books().contains(&l.book)));
            let Some(lock) = lock else { return error };
            let row = RowPage {
                first: lock.first,
                last: lock.last,
                class: lock.class.as_deref(),
                by_day: lock.by_day,
                child: None,
            };
            let by = Hand { at: Timestamp::MIN, order: None, actor: "" };
            Refusal::BookLocked(Box::new(locked(&lock, &[], row, None, by))).into()
        }
        _ => error,
    }
}

/// Refuses more changes than a window takes. It is asked under the write lock, when the operation's rows are known.
fn check_most(db: Db<'_>, order: i64, now: u64) -> Result<()> {
    let Some(window) = db.windows()?.into_iter().find(|w| w.order == order) else { return Ok(()) };
    let Some(most) = window.most else { return Ok(()) };
    let used = db.written_through(&window)?;
    if fits(window.most, used, now) {
        return Ok(());
    }
    let (book, period, class) = (window.book, window.period, window.class);
    Err(Refusal::WindowFull { order, most, used, wanted: now, book, period, class }.into())
}

/// The refusals of this actor that were only counted, handed to the entry that is being written.
fn take_denied(conn: &Connection, username: &str) -> Result<u64> {
    let prefix = format!("denied/{username}/");
    let total: u64 = conn
        .prepare_cached("SELECT ifnull(sum(total),0) FROM throttle WHERE substr(name,1,length(?1))=?1")?
        .query_row([&prefix], |r| r.get(0))?;
    if total > 0 {
        conn.execute("UPDATE throttle SET total=0 WHERE substr(name,1,length(?1))=?1", [&prefix])?;
    }
    Ok(total)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::hash::hex;
    use crate::domain::role::Grant;
    use crate::store::account::AccountKey;

    fn school(dir: &std::path::Path) -> School {
        fn noon() -> Timestamp {
            "2026-11-23T05:00:00Z".parse().unwrap()
        }
        School::create(&dir.join("school.db"), noon).unwrap()
    }

    fn actor(account: Option<i64>, username: &str, kind: &str) -> Actor {
        let key = SigningKey::from_bytes(&[username.len() as u8; 32]);
        let key_id = crate::audit::entry::key_id(&key.verifying_key().to_bytes());
        Actor { account, username: username.into(), kind: kind.into(), key, key_id, cosigner: None }
    }

    fn introduce(tx: &Tx<'_>, actor: &Actor) -> Result<()> {
        tx.insert_key(&AccountKey {
            key_id: actor.key_id.clone(),
            account: actor.account,
            username: actor.username.clone(),
            public: hex(&actor.key.verifying_key().to_bytes()),
            origin: "init".into(),
            made_at: tx.at(),
            ended_at: None,
            expires: None,
            params: None,
            salt: None,
            wrapped: None,
        })
    }

    /// The first entry: a principal who can sign.
    fn found(tx: &Tx<'_>) -> Result<()> {
        introduce(tx, tx.actor())?;
        let id = tx.insert_account("ht", "Hòa", "person", None)?;
        tx.set_account_state(id, "active")?;
        let (role, from) = ("principal".to_owned(), tx.today());
        tx.insert_grant(
            id,
            &Grant { id: 0, role, year: None, class: None, team: None, from, to: None, revoked: false },
        )?;
        introduce(tx, &actor(Some(id), "ht", "person"))?;
        crate::store::migrate::record(tx.conn, "mamnon test")
    }

    #[test]
    fn a_change_leaves_a_signed_entry_and_the_tables_replay() {
        let dir = tempfile::tempdir().unwrap();
        let (mut school, envelope) = (school(dir.path()), Envelope::default());
        let request = Request::new(Action::SchoolInit, "school");
        let ((), receipt) = school.change(&actor(None, "system", "system"), &envelope, request, found).unwrap();
        assert_eq!(receipt.entry, Some(1));
        let actor = actor(Some(1), "ht", "person");
        let request = Request::new(Action::SchoolSet, "school/name");
        let set = |tx: &Tx<'_>| tx.set_setting("name", tx.today(), Some("Hoa Sen"));
        let ((), receipt) = school.change(&actor, &envelope, request.clone(), set).unwrap();
        assert_eq!(receipt.entry, Some(2));
        let ((), receipt) = school.change(&actor, &envelope, request, set).unwrap();
        assert_eq!(receipt.entry, None, "nothing to change, no entry");
        let report = school.db().verify(&mut |_| {}).unwrap();
        assert_eq!(report.found, []);
        assert_eq!(report.size, 2);
    }

    #[test]
    fn a_statement_without_an_operation_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let school = school(dir.path());
        for sql in [
            "INSERT INTO school(key,from_date,value) VALUES('name','2026-01-01','x')",
            "INSERT OR IGNORE INTO school(key,from_date,value) VALUES('name','2026-01-01','x')",
            "INSERT OR REPLACE INTO children(code,name,sort_key,search_key,birth_date,sex) VALUES('T1','x','','','2021-01-01','male')",
            "INSERT INTO meal_marks VALUES('2026-10-01',1,'lunch','5A1','present',NULL)",
            "INSERT INTO audit_entry VALUES(2,'',x'',x'','',NULL,NULL)",
            "INSERT OR REPLACE INTO audit_entry VALUES(0,'',x'',x'','',NULL,NULL)",
        ] {
            let error = school.conn.execute(sql, []).unwrap_err().to_string();
            assert!(
                error.contains("no operation is open")
                    || error.contains("append only")
                    || error.contains("FOREIGN KEY"),
                "{sql}: {error}"
            );
        }
    }
}
