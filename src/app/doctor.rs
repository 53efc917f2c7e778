//! The self-check of machine, file, log and what must not be forgotten. It needs no sign-in, writes nothing, and names nobody but
//! by username and code. One small function a check.
use super::account_review::{Check, Look, leavers, passwords, principals, recovered_keys, waivers};
use super::backup::BACKUP_JOB;
use super::orders::due;
use super::verify::entries_agree;
use super::{App, Result};
use crate::domain::date::{days_between, local_date, parse_utc_ms};
use crate::domain::finding::Finding;
use crate::domain::order::Order;
use crate::domain::refusal::Refusal;
use crate::store::door::clock_is_out;
use jiff::{SignedDuration, Timestamp};
use std::path::Path;

pub use crate::store::job::JobRun;

/// A backup is made every day.
const BACKUP_AGE: SignedDuration = SignedDuration::from_hours(24);
/// A checkpoint is printed on the last day of every month.
const CHECKPOINT_DAYS: i64 = 31;
/// So much room must be left at least, in MB; and so many times the file itself, for a backup beside it.
const SPACE_MB: u64 = 200;
const SPACE_TIMES: u64 = 3;

/// What the self-check goes through where the log can be read.
const DOCTOR: &[Check] = &[
    clock,
    log_head,
    backup_age,
    checkpoint_age,
    last_runs,
    principals,
    leavers,
    tokens,
    unwiped,
    orders_open,
    recovered_keys,
    passwords,
    waivers_in_force,
    windows_open,
];

impl App {
    /// Checks machine, file and log. Also for a database that is older than the program.
    pub fn doctor(&self) -> Result<Vec<Finding>> {
        let mut found = self.findings()?;
        let known = found.iter().any(|f| matches!(f, Finding::LogDamaged | Finding::OldSchema { .. }));
        // The stretch since the last checkpoint, or the whole of a log that has none.
        if !known && !self.read(entries_agree)? {
            found.push(Finding::LogDamaged);
        }
        found.sort_by_key(Finding::severity);
        Ok(found)
    }

    /// The same without going through the log; what `mamnon` counts.
    pub fn findings(&self) -> Result<Vec<Finding>> {
        let mut found = permissions(self.school.path());
        found.extend(space(self.school.path(), self.world().free_space));
        if let Some(version) = self.old {
            found.push(Finding::OldSchema { version });
        } else {
            found.extend(self.read(|db| Look::at(&self.school, db)?.run(DOCTOR))?);
        }
        Ok(found)
    }

    /// Runs of unattended jobs, the newest first.
    pub fn job_runs(&mut self, job: Option<&str>) -> Result<Vec<JobRun>> {
        self.actor()?;
        self.read(|db| db.runs(job))
    }
}

/// The file for its owner alone, the folder too.
fn permissions(file: &Path) -> Vec<Finding> {
    use std::os::unix::fs::PermissionsExt as _;
    let file = std::fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let open = |path: &Path, folder: bool| {
        let mode = std::fs::metadata(path).ok()?.permissions().mode() & 0o777;
        let path = path.display().to_string();
        (mode & 0o077 != 0).then_some(Finding::OpenToOthers { path, mode, folder })
    };
    let folder = file.parent().and_then(|folder| open(folder, true));
    open(&file, false).into_iter().chain(folder).collect()
}

fn space(file: &Path, free_space: fn(&Path) -> Option<u64>) -> Option<Finding> {
    const MB: u64 = 1024 * 1024;
    let size = std::fs::metadata(file).map_or(0, |m| m.len());
    let wanted_mb = SPACE_MB.max(SPACE_TIMES * size / MB);
    let free_mb = free_space(file)? / MB;
    (free_mb < wanted_mb).then_some(Finding::LittleSpace { free_mb, wanted_mb })
}

fn clock(look: &Look<'_>) -> Result<Vec<Finding>> {
    let last = look.db.head()?.and_then(|h| parse_utc_ms(&h.at));
    Ok(last.filter(|last| clock_is_out(*last, look.now)).map(|last| Finding::ClockOut { last }).into_iter().collect())
}

fn log_head(look: &Look<'_>) -> Result<Vec<Finding>> {
    match look.db.sound_head() {
        Ok(_) => Ok(vec![]),
        Err(e) if matches!(e.downcast_ref::<Refusal>(), Some(Refusal::Tampered { .. })) => {
            Ok(vec![Finding::LogDamaged])
        }
        Err(e) => Err(e),
    }
}

/// When the log begins: before that there was nothing to save.
fn beginning(look: &Look<'_>) -> Result<Timestamp> {
    let first = look.db.entry(1)?.and_then(|e| e.json()["at"].as_str().and_then(parse_utc_ms));
    Ok(first.unwrap_or(look.now))
}

fn backup_age(look: &Look<'_>) -> Result<Vec<Finding>> {
    let last = look.db.runs(Some(BACKUP_JOB))?.into_iter().find(|r| r.exit == Some(0)).map(|r| r.started_at);
    let since = look.now.duration_since(last.map_or_else(|| beginning(look), Ok)?);
    Ok(if since > BACKUP_AGE { vec![Finding::BackupOld { last }] } else { vec![] })
}

fn checkpoint_age(look: &Look<'_>) -> Result<Vec<Finding>> {
    let last = look.db.checkpoints()?.into_iter().map(|c| c.made_at).max();
    let since = local_date(last.map_or_else(|| beginning(look), Ok)?);
    let old = days_between(since, look.today) > CHECKPOINT_DAYS;
    Ok(if old { vec![Finding::CheckpointOld { last }] } else { vec![] })
}

/// Of every job the last run; 0 is well, whatever else it was is worth a look.
fn last_runs(look: &Look<'_>) -> Result<Vec<Finding>> {
    let mut seen: Vec<String> = Vec::new();
    let mut found = Vec::new();
    for run in look.db.runs(None)? {
        if seen.contains(&run.job) {
            continue;
        }
        seen.push(run.job.clone());
        if run.exit != Some(0) {
            found.push(Finding::JobFailed { job: run.job, at: run.started_at, exit: run.exit });
        }
    }
    Ok(found)
}

#[expect(clippy::unnecessary_wraps, reason = "a check like the others")]
fn tokens(look: &Look<'_>) -> Result<Vec<Finding>> {
    let ended = |account: &&crate::store::account::Account| account.state == "active";
    let found = look.accounts.iter().filter(ended).filter_map(|account| {
        let on = look.keys.get(&account.id)?.expires.filter(|on| *on < look.today)?;
        Some(Finding::TokenExpired { username: account.username.clone(), on })
    });
    Ok(found.collect())
}

fn unwiped(look: &Look<'_>) -> Result<Vec<Finding>> {
    let mut found = Vec::new();
    for order in look.db.unwiped()? {
        let object = look.db.order(order)?.and_then(|o| o.object).unwrap_or_default();
        found.push(Finding::Unwiped { order, object });
    }
    Ok(found)
}

/// Orders from paper or telephone that the principal has not confirmed, and those denied afterwards. A denied one that was
/// used stays a finding through its school year: what was done under it is to be gone through.
fn orders_open(look: &Look<'_>) -> Result<Vec<Finding>> {
    let year_first = look.db.year_of(look.today)?.map(|y| y.first);
    let denied = |o: &Order| {
        let on = o.decided_at.map(local_date);
        o.state == "refused" && o.done_at.is_some() && year_first.is_none_or(|first| on.is_some_and(|on| on >= first))
    };
    let mut found = Vec::new();
    for o in look.db.orders()? {
        if let Some(due) = due(&look.db, &o)? {
            found.push(Finding::OrderUnratified { order: o.no, overdue: due < look.today });
        } else if denied(&o) {
            found.push(Finding::OrderRefused { order: o.no });
        }
    }
    Ok(found)
}

fn waivers_in_force(look: &Look<'_>) -> Result<Vec<Finding>> {
    let found = waivers(look)?;
    Ok(found.into_iter().map(|(order, username, to)| Finding::WaiverInForce { order, username, to }).collect())
}

fn windows_open(look: &Look<'_>) -> Result<Vec<Finding>> {
    let open = look.db.windows()?.into_iter().filter(|w| look.now < w.until);
    Ok(open
        .map(|w| Finding::WindowOpen { order: w.order, book: w.book, period: w.period, class: w.class, until: w.until })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::testing::TestSchool;
    use crate::domain::action::Action;
    use crate::domain::date::Date;

    /// The school after somebody has changed rows past every rule; what the review and the self-check find.
    fn after(sql: &str) -> (Vec<Finding>, Vec<Finding>) {
        let mut school = TestSchool::with_roster();
        let actor = school.actor("hieu.truong");
        let say = |d: &mut crate::audit::entry::Draft| Action::RolesGrant.code().clone_into(&mut d.action);
        school.app.school.patched(&actor, sql, say).unwrap();
        (school.app.review_accounts().unwrap(), school.app.findings().unwrap())
    }

    fn grant(user: &str, role: &str, more: &str) -> String {
        format!(
            "INSERT INTO role_grant(account,role,year,class,from_date,granted_at) SELECT id,'{role}',{more},'2026-09-01','2026-09-01T00:00:00.000Z' FROM account WHERE username='{user}';"
        )
    }

    #[test]
    fn two_duties_in_one_hand_are_found_unless_an_order_lets_them() {
        let both = grant("pho", "principal", "NULL,NULL");
        let (review, doctor) = after(&both);
        let conflict =
            Finding::Conflict { username: "pho".into(), one: "vice_principal".into(), other: "principal".into() };
        assert!(review.contains(&conflict), "{review:?}");
        assert!(review.iter().any(|f| matches!(f, Finding::TwoPrincipals { usernames } if usernames.len() == 2)));
        assert!(doctor.iter().any(|f| matches!(f, Finding::TwoPrincipals { .. })), "{doctor:?}");
        let waiver = |to: &str| {
            format!(
                "{both} INSERT INTO orders(kind,reason,state,via,asked_at,decided_by,decided_at) VALUES('waiver','ốm','approved','issued','2026-11-23T00:00:00.000Z','hieu.truong','2026-11-23T00:00:00.000Z');
                 INSERT INTO order_term(order_no,account,to_date) SELECT max(no),'pho','{to}' FROM orders;"
            )
        };
        let (review, doctor) = after(&waiver("2026-11-30"));
        assert!(!review.contains(&conflict), "{review:?}");
        let to: Date = "2026-11-30".parse().unwrap();
        assert!(doctor.contains(&Finding::WaiverInForce { order: 1, username: Some("pho".into()), to }), "{doctor:?}");
        let (review, doctor) = after(&waiver("2026-11-22"));
        assert!(review.contains(&conflict), "it has ended");
        assert!(!doctor.iter().any(|f| matches!(f, Finding::WaiverInForce { .. })));
    }

    #[test]
    fn a_grant_that_outlives_its_year_is_found() {
        let year =
            "INSERT INTO school_year(year,first,last,state) VALUES('2025-2026','2025-08-01','2026-07-31','active');
                    INSERT INTO class(year,code,name,age_group) VALUES('2025-2026','4A1','4A1','mg4');";
        let (review, _) = after(&format!("{year}{}", grant("co.lan", "teacher", "'2025-2026','4A1'")));
        let on: Date = "2026-07-31".parse().unwrap();
        let past = Finding::GrantPast { username: "co.lan".into(), role: "teacher".into(), class: "4A1".into(), on };
        assert!(review.contains(&past), "{review:?}");
    }

    #[test]
    fn without_a_principal_and_with_a_full_disk() {
        let (review, doctor) = after(
            "UPDATE role_grant SET revoked_at='2026-11-23T00:00:00.000Z' WHERE role='principal'; INSERT INTO unwiped(order_no) VALUES(7);",
        );
        assert!(review.contains(&Finding::NoPrincipal) && doctor.contains(&Finding::NoPrincipal));
        assert!(doctor.contains(&Finding::Unwiped { order: 7, object: String::new() }), "{doctor:?}");
        let mut school = TestSchool::new();
        let full = |app: &App| app.findings().unwrap().into_iter().find(|f| f.code() == "little_space");
        assert_eq!(full(&school.app), None, "nobody could say");
        school.app.world.free_space = |_| Some(150 * 1024 * 1024);
        assert_eq!(full(&school.app), Some(Finding::LittleSpace { free_mb: 150, wanted_mb: 200 }));
        school.app.world.free_space = |_| Some(u64::MAX);
        assert_eq!(full(&school.app), None);
    }
}
