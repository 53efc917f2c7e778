//! Restoring a backup (Q4.5): the two officers together, under an order where a database stands. What the lost part of the log has
//! erased, locked for good, closed or revoked is done again before; the restore is an entry of the restored log, which names what
//! was lost. At no moment is there no database, and the replaced one is kept.
use super::audit::sign_clock;
use super::backup::hash_file;
use super::erase::{erase_again, is_known};
use super::identity::SignedIn;
use super::orders::{Kind, Matter, draft, mark_done, order_for};
use super::records::same_school;
use super::rerun::{Erasure, Rerun, gather};
use super::{App, Asker, Result, World};
use crate::audit::entry::{Input, Lost};
use crate::audit::hash::hex;
use crate::domain::action::Action;
use crate::domain::date::{format_utc_ms, parse_utc_ms, to_local};
use crate::domain::refusal::{Refusal, Thing, Usage};
use crate::domain::role::{PRINCIPAL, VICE_PRINCIPAL};
use crate::store::door::{Actor, Request, clock_is_out};
use crate::store::order::Order;
use crate::store::replay::Progress;
use crate::store::restore::swap_in;
use crate::store::since::Depth;
use crate::store::{Db, School, Tx};
use jiff::Timestamp;
use std::path::{Path, PathBuf};

/// What stands where the database belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A database that can be read.
    Readable,
    /// Something that cannot be read as one.
    Unreadable,
    /// Nothing.
    Nothing,
}

impl Standing {
    /// What it means that the database cannot be opened; an error that is not about the file itself stays one.
    pub fn of(error: anyhow::Error) -> Result<Standing> {
        match error.downcast_ref::<Refusal>() {
            Some(Refusal::NotFound { thing: Thing::Database, .. }) => Ok(Standing::Nothing),
            Some(Refusal::Damaged { .. }) => Ok(Standing::Unreadable),
            _ => Err(error),
        }
    }
}

/// What a restore would do, to be shown before it is confirmed.
#[derive(Clone, Debug)]
pub struct Preview {
    /// Entries in the backup.
    pub size: u64,
    /// Time of its last entry.
    pub at: Option<Timestamp>,
    /// Entries that would be lost; none where the database cannot be read.
    pub lost: Option<u64>,
}

/// A restore that was made.
#[derive(Clone, Debug)]
pub struct Restoration {
    /// Its entry in the restored log.
    pub entry: Option<u64>,
    /// Entries in the restored log, with those of the restore.
    pub size: u64,
    /// What was lost.
    pub lost: Lost,
    /// The file that was replaced.
    pub kept: Option<PathBuf>,
    /// What was done again.
    pub again: Vec<(&'static str, String)>,
    /// Entries of the lost part that were passed over because they were not whole.
    pub doubtful: Vec<u64>,
    /// The lost part could be read.
    pub readable: bool,
    /// Nothing was put in place.
    pub dry_run: bool,
}

impl Restoration {
    /// Number of lost entries; none where that is not known.
    pub fn lost_entries(&self) -> Option<u64> {
        self.lost.head.map(|(size, _)| (size + 1).saturating_sub(self.lost.first))
    }

    /// The root of the lost log in hex.
    pub fn lost_root(&self) -> Option<String> {
        self.lost.head.map(|(_, root)| hex(&root))
    }
}

/// The lost part of a log.
struct LostPart {
    lost: Lost,
    rerun: Option<Rerun>,
}

/// Number of the first entry in which the two logs differ.
fn first_difference(db: Db<'_>, backup: Db<'_>) -> Result<u64> {
    let mut first = 1;
    backup.entries_after(0, |row| {
        let same = db.entry(row.seq)?.is_some_and(|own| own.body == row.body);
        first = row.seq + u64::from(same);
        Ok(same)
    })?;
    Ok(first)
}

/// What is lost of a log when a backup takes its place. Entries that are not whole are not run again.
fn lost_part(db: Db<'_>, backup: Db<'_>, progress: &mut dyn FnMut(Progress)) -> Result<LostPart> {
    let first = first_difference(db, backup)?;
    let report = db.verify_since(None, &[], Depth::Entries, progress)?.report;
    let bad: Vec<u64> = report.found.iter().filter_map(|f| f.seq).filter(|seq| *seq >= first).collect();
    let rerun = gather(db, first, &bad)?;
    Ok(LostPart { lost: Lost { first, head: Some((report.size, report.root)) }, rerun: Some(rerun) })
}

fn head_of(db: Db<'_>) -> Result<(u64, Option<Timestamp>)> {
    Ok(db.head()?.map_or((0, None), |h| (h.seq, parse_utc_ms(&h.at))))
}

impl App {
    /// Whether the signed-in account may restore under the order that was named, with the second person at the machine; the order's
    /// reason. A refusal is an entry.
    pub fn may_restore(&mut self) -> Result<String> {
        self.need(Action::BackupRestore, "backup")?;
        if self.world.cosign.is_none() {
            return Err(Refusal::Usage(Usage::Missing { option: "--cosign USER" }).into());
        }
        let (reason, _) = self.change(Action::BackupRestore, "backup", |tx| {
            tx.order_given().ok_or(Refusal::Usage(Usage::Missing { option: "--order N" }))?;
            Ok(order_for(tx, Action::BackupRestore, Kind::Restore, Matter::Data)?.reason)
        })?;
        Ok(reason)
    }

    /// Both officers with the keys that are good here.
    fn officers(&mut self) -> Result<(Actor, Actor)> {
        let actor = self.actor()?;
        let second = self.cosigner()?.ok_or(Refusal::Usage(Usage::Missing { option: "--cosign USER" }))?;
        Ok((actor, second))
    }
}

/// What would be lost, as far as it can be said before anybody is shut out.
pub fn preview(current: Option<&App>, file: &Path, clock: fn() -> Timestamp) -> Result<Preview> {
    let backup = School::open_still(file, clock)?;
    let (size, at) = head_of(backup.db())?;
    let lost = match current {
        None => None,
        Some(app) => {
            same_school(file, &backup.db().log_origin()?, &app.school.db().log_origin()?)?;
            let first = first_difference(app.school.db(), backup.db());
            first.and_then(|first| Ok((head_of(app.school.db())?.0 + 1).saturating_sub(first))).ok()
        }
    };
    Ok(Preview { size, at, lost })
}

/// How to restore.
pub struct How<'a> {
    /// The backup.
    pub file: &'a Path,
    /// Who carries it out, where nobody is signed in; the vice-principal if there is one.
    pub user: Option<String>,
    /// Why, as the order has it.
    pub reason: String,
    /// What stands in the database's place.
    pub standing: Standing,
}

/// Restores. `current` is the database that stands, `world` and `asker` are for the restored one.
pub fn restore(
    mut current: Option<&mut App>,
    mut world: World,
    asker: Box<dyn Asker>,
    how: &How<'_>,
    progress: &mut dyn FnMut(Progress),
) -> Result<Restoration> {
    let (path, dry_run, order) = (world.db.clone(), world.envelope.dry_run, world.envelope.order);
    let signers = current.as_deref_mut().map(App::officers).transpose()?;
    let io = |e: std::io::Error| Refusal::Io { path: path.display().to_string(), error: e.to_string() };
    let folder = path.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Goes away with whatever is in it if something fails.
    let drafts = tempfile::Builder::new().prefix(".mamnon-").tempdir_in(folder).map_err(io)?;
    world.db = copy_of(how.file, drafts.path())?;
    let (sha256, _) = hash_file(&world.db)?;
    world.envelope.dry_run = false;
    world.envelope.order = None;
    world.envelope.reason = Some(how.reason.clone());
    let mut restored = App::open(world, asker)?;
    open_officers(&mut restored, signers, how.user.as_deref())?;
    if let Some(app) = current.as_deref_mut() {
        app.school.seize()?;
    }
    let name = how.file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let made = (|| {
        let part = find_lost(current.as_deref(), &restored, progress)?;
        let backup = Input { name, sha256, rows: head_of(restored.school.db())?.0 };
        let mut made = write(&mut restored, part, backup, order)?;
        let report = restored.school.db().verify(progress)?;
        if !report.found.is_empty() {
            return Err(Refusal::Tampered { findings: report.found.len() }.into());
        }
        (made.size, made.dry_run) = (report.size, dry_run);
        let copy = restored.school.path().to_owned();
        let now = restored.school.now();
        restored.school.finish_copy()?;
        if !dry_run {
            let kept = kept_name(&path, now);
            made.kept = (how.standing != Standing::Nothing).then(|| kept.clone());
            swap_in(&copy, &path, &kept, current.as_deref().map(|app| &app.school))?;
        }
        Ok(made)
    })();
    if let (true, Some(app)) = (dry_run || made.is_err(), current) {
        app.school.release()?;
    }
    made
}

/// A private copy of the backup, to be worked on.
fn copy_of(file: &Path, folder: &Path) -> Result<PathBuf> {
    use std::os::unix::fs::PermissionsExt as _;
    let to = folder.join("school.db");
    let io = |e: std::io::Error| Refusal::Io { path: to.display().to_string(), error: e.to_string() };
    std::fs::copy(file, &to).map_err(io)?;
    std::fs::set_permissions(&to, std::fs::Permissions::from_mode(0o600)).map_err(io)?;
    Ok(to)
}

fn kept_name(path: &Path, now: Timestamp) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let stamp = to_local(now).strftime("%Y%m%d-%H%M%S");
    let name = |n: u32| {
        let more = if n == 1 { String::new() } else { format!("-{n}") };
        path.with_file_name(format!("{stem}.replaced-{stamp}{more}.db"))
    };
    (1..1000).map(name).find(|p| p.symlink_metadata().is_err()).unwrap_or_else(|| name(1))
}

/// Opens both officers' keys in the restored log: those at hand if they are good there too, else by the passwords of that time.
fn open_officers(restored: &mut App, signers: Option<(Actor, Actor)>, user: Option<&str>) -> Result<()> {
    let (db, today) = (restored.school.db(), restored.today());
    let (vices, principals) = (db.holders(VICE_PRINCIPAL, today)?, db.holders(PRINCIPAL, today)?);
    let only = |names: &[String], option: &'static str| match names {
        [one] => Ok(one.clone()),
        _ => Err(Refusal::Usage(Usage::Missing { option })),
    };
    let (first, second) = match &signers {
        Some((a, b)) => (a.username.clone(), b.username.clone()),
        None => (
            user.map_or_else(|| only(&vices, "--user USER"), |u| Ok(u.to_owned()))?,
            restored.world.cosign.clone().map_or_else(|| only(&principals, "--cosign USER"), Ok)?,
        ),
    };
    for (who, officers) in [(&first, &vices), (&second, &principals)] {
        if !officers.contains(who) {
            return Err(Refusal::SecondPersonNeeded { order: None, username: who.clone() }.into());
        }
    }
    let known = |actor: Actor| -> Result<Option<Actor>> {
        let good = db.key(&actor.key_id)?.is_some_and(|k| k.ended_at.is_none() && k.username == actor.username);
        Ok(good.then_some(actor))
    };
    let (own, other) = match signers {
        Some((a, b)) => (known(a)?, known(Actor { cosigner: None, ..b })?),
        None => (None, None),
    };
    restored.world.cosign = Some(second);
    restored.cosigner = other;
    match own {
        Some(actor) => restored.signed_in = Some(SignedIn::once(actor)),
        None => restored.sign_in_once(&first)?,
    }
    let (actor, principal) = restored.officers()?;
    sign_for_the_clock(restored, &principal)?;
    restored.upgrade_by(&actor)
}

fn find_lost(current: Option<&App>, restored: &App, progress: &mut dyn FnMut(Progress)) -> Result<LostPart> {
    let backup = restored.school.db();
    let unknown = LostPart { lost: Lost { first: head_of(backup)?.0 + 1, head: None }, rerun: None };
    let Some(app) = current else { return Ok(unknown) };
    match app.read(|db| lost_part(db, backup, progress)) {
        Err(e) if e.downcast_ref::<Refusal>().is_some_and(|r| matches!(r, Refusal::Damaged { .. })) => Ok(unknown),
        part => part,
    }
}

/// Writes the entries of a restore: what is done again, and the restore itself.
fn write(restored: &mut App, part: LostPart, backup: Input, order: Option<i64>) -> Result<Restoration> {
    let readable = part.rerun.is_some();
    let rerun = part.rerun.unwrap_or_default();
    let signers = restored.officers()?;
    let names = [signers.0.username.as_str(), signers.1.username.as_str()];
    let object = format!("backup/{}", backup.rows);
    let mut no = None;
    let mut again = Vec::new();
    if !rerun.is_empty(&names) {
        let request = Request::new(Action::BackupRerun, object.clone());
        ((no, again), _) = restored.carry_out(request, |tx| {
            let no = put_order(tx, order)?.no;
            tx.carry_out(no);
            Ok((Some(no), rerun.run(tx, no, &names)?))
        })?;
    }
    for erasure in &rerun.erasures {
        again.extend(erase_once_more(restored, erasure)?);
    }
    let ((), receipt) = restored.carry_out(Request::always(Action::BackupRestore, object), |tx| {
        let mut order = no.map_or_else(|| put_order(tx, order), |no| super::orders::find_order(tx, no))?;
        mark_done(tx, &mut order)?;
        rerun.run_for_signers(tx, &names)?;
        // A code that was read out and used in the lost part would be good again: the principal makes a new card.
        tx.end_order_codes(None)?;
        tx.add_input(backup.clone());
        tx.set_lost(part.lost.clone());
        Ok(())
    })?;
    Ok(Restoration {
        entry: receipt.entry,
        size: 0,
        lost: part.lost,
        kept: None,
        again,
        doubtful: rerun.doubtful,
        readable,
        dry_run: false,
    })
}

/// Erases again whom the lost part had erased, under an order that the principal gives at the machine; nothing where the
/// restored log does not know them.
fn erase_once_more(restored: &mut App, erasure: &Erasure) -> Result<Option<(&'static str, String)>> {
    let object = erasure.object.as_str();
    let (erased, _) = restored.carry_out(Request::new(Action::AuditErase, object), |tx| {
        if !is_known(tx, object)? {
            return Ok(false);
        }
        let mut order = draft(tx, Kind::Erase, Matter::Object(object), "cosign")?;
        order.document = erasure.order.map(|n| n.to_string());
        order.no = tx.insert_order(&order)?;
        erase_again(tx, object, order.no)?;
        mark_done(tx, &mut order)?;
        Ok(true)
    })?;
    if erased {
        restored.school.wipe()?;
    }
    Ok(erased.then(|| ("erased", object.to_owned())))
}

/// The order in the restored log: given by the principal at the machine. The one that was named went with the lost part; its number
/// is kept.
fn put_order(tx: &Tx<'_>, named: Option<i64>) -> Result<Order> {
    let mut order = draft(tx, Kind::Restore, Matter::Data, "cosign")?;
    order.decided_by = tx.actor().cosigner.as_ref().map(|c| c.username.clone());
    order.decided_at = Some(tx.at());
    order.document = named.map(|n| n.to_string());
    order.no = tx.insert_order(&order)?;
    Ok(order)
}

/// An old backup ends long ago: the principal, who is at the machine, signs that the clock is right.
fn sign_for_the_clock(restored: &mut App, principal: &Actor) -> Result<()> {
    let (_, last) = head_of(restored.school.db())?;
    let Some(last) = last.filter(|last| clock_is_out(*last, restored.school.now())) else { return Ok(()) };
    let envelope = restored.world.envelope.clone();
    let request = Request::always(Action::AuditClock, format!("clock/{}", format_utc_ms(last)));
    let principal = Actor { cosigner: None, ..principal.clone() };
    restored.school.change(&principal, &envelope, request, |tx| sign_clock(tx, last)).map(drop)
}
