//! Verification as people read it: steps, and findings with the child, the day and the entry that wrote the real value.
use super::audit::Eyes;
use super::children::Sight;
use super::codes::RECOVERY_SHOWN;
use super::records::{remembered, since};
use super::{App, Result};
use crate::audit::breach::Breach;
use crate::audit::hash::{MARK_LETTERS, hex, paper_code, plain_base32};
use crate::audit::keys::Key;
use crate::audit::memory::Restored;
use crate::audit::verify::{Finding, Found, RowDifference, Step};
use crate::domain::date::{Date, local_date, parse_utc_ms};
use crate::domain::refusal::Refusal;
use crate::domain::right::{Right, Scope};
pub use crate::store::erase::ErasedUnder;
use crate::store::replay::Report;
use crate::store::since::Depth;
use crate::store::{Db, School};
use jiff::Timestamp;
use serde_json::Value;
use std::path::Path;

pub use crate::store::replay::Progress;

/// One step of a verification.
#[derive(Clone, Debug)]
pub struct StepView {
    /// Its number.
    pub number: u8,
    /// Its stable name.
    pub code: &'static str,
    /// Things looked at.
    pub count: u64,
    /// Milliseconds.
    pub ms: u64,
    /// Nothing was found.
    pub ok: bool,
}

/// What a verification found, with all that is known of it.
#[derive(Clone, Debug, Default)]
pub struct FindingView {
    /// The step's number.
    pub step: u8,
    /// Its stable code.
    pub code: &'static str,
    /// The entry that is wrong, or that last wrote the row.
    pub entry: Option<u64>,
    /// The table.
    pub tbl: Option<String>,
    /// Its key.
    pub key: Value,
    /// The column.
    pub column: Option<String>,
    /// What the log says.
    pub log: Value,
    /// What stands in the table.
    pub table: Value,
    /// The child's code.
    pub child: Option<String>,
    /// The child's name, for those who may see it.
    pub child_name: Option<String>,
    /// The day.
    pub date: Option<Date>,
    /// The meal.
    pub slot: Option<String>,
    /// Who made the entry.
    pub actor: Option<String>,
    /// When.
    pub at: Option<Timestamp>,
    /// The number that should stand there, the change within the entry, or nothing.
    pub number: Option<u64>,
    /// Which field falls; where a head is remembered that the log does not have.
    pub field: Option<&'static str>,
    /// What the entry did.
    pub action: Option<String>,
    /// About what.
    pub object: Option<String>,
    /// The clause of the rule that was broken.
    pub clause: Option<&'static str>,
    /// The right that was not held.
    pub right: Option<&'static str>,
    /// The order that does not fit.
    pub order: Option<i64>,
    /// The page that was locked: book, period, class.
    pub page: Option<(String, String, Option<String>)>,
    /// Rows that break the rule.
    pub rows: Option<u64>,
    /// The program that wrote the entry, by its own word.
    pub program: Option<String>,
}

/// A key that somebody other than its owner's old key brought.
#[derive(Clone, Debug)]
pub struct KeyView {
    /// Whose.
    pub username: String,
    /// Its mark.
    pub mark: String,
    /// `reset`, `recovery`, `replacement`, or `init`.
    pub origin: String,
    /// Who gave the code.
    pub by: Option<String>,
    /// When it came.
    pub at: Option<Timestamp>,
    /// The entry that brought it.
    pub entry: u64,
    /// A recovery that everybody is still to be shown.
    pub warns: bool,
}

/// Something remembered that a restore explains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestoredView {
    /// Where it is remembered.
    pub source: &'static str,
    /// Entries that are remembered.
    pub size: u64,
    /// The entry of the restore.
    pub entry: u64,
    /// Entries that were lost.
    pub lost: u64,
}

/// How to verify.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// A code, or a file that remembers a head.
    pub against: Option<String>,
    /// Begin at this checkpoint.
    pub since: Option<String>,
    /// Begin at the last checkpoint.
    pub quick: bool,
    /// The mark of the principal's key on the signed decision.
    pub principal_key: Option<String>,
}

/// The result of a verification.
#[derive(Clone, Debug)]
pub struct VerifyView {
    /// Entries.
    pub size: u64,
    /// Root, hex.
    pub root: String,
    /// Size and root for paper.
    pub paper_code: String,
    /// Erased images.
    pub erased: u64,
    /// Under which orders.
    pub erased_under: Vec<ErasedUnder>,
    /// Erasures after which the file is still to be wiped.
    pub unwiped: Vec<i64>,
    /// What step 7 could not judge, since what it rests on was erased.
    pub unjudged: u64,
    /// The steps.
    pub steps: Vec<StepView>,
    /// What was found.
    pub findings: Vec<FindingView>,
    /// Keys that came by reset, recovery or replacement, for ever.
    pub keys: Vec<KeyView>,
    /// What differs and is explained by a restore.
    pub restored: Vec<RestoredView>,
    /// The entries of the checkpoint at which it began.
    pub since: Option<u64>,
    /// The entries of the head that was compared on demand, and where it is remembered.
    pub against: Option<(&'static str, u64)>,
}

impl VerifyView {
    /// Nothing was found.
    pub fn ok(&self) -> bool {
        self.findings.is_empty()
    }
}

/// Who looks at the findings.
pub struct Looker {
    eyes: Eyes,
    sight: Option<Sight>,
}

impl Looker {
    /// Nobody who is known.
    pub fn stranger() -> Looker {
        Looker { eyes: Eyes::Stranger, sight: None }
    }
}

/// Whether a text has the form of a key mark, in either case, with dashes or without.
pub fn is_key_mark(text: &str) -> bool {
    plain_base32(text).len() == MARK_LETTERS
}

/// What cannot be read as a log is damaged; what is merely busy, newer or not there says so itself.
pub fn unreadable(error: anyhow::Error, path: &Path) -> anyhow::Error {
    let damaged = || Refusal::Damaged { path: path.display().to_string() };
    match error.downcast_ref::<Refusal>() {
        // The file can be opened, so it is what stands in it that cannot be read.
        Some(Refusal::Io { .. }) if std::fs::File::open(path).is_ok() && path.is_file() => damaged().into(),
        Some(_) => error,
        None => damaged().into(),
    }
}

impl App {
    /// Verifies log and tables as asked. Nobody needs to be signed in; names are shown only to those who may see them.
    pub fn audit_verify(&mut self, asked: &Asked, progress: &mut dyn FnMut(Progress)) -> Result<VerifyView> {
        let looker = self.looker();
        let (path, now) = (self.school.path().to_owned(), self.school.now());
        self.read(|db| {
            let (mut report, against) = verify_as(db, asked, progress)?;
            if let Some(mark) = &asked.principal_key {
                hold_against(&mut report, mark, now);
            }
            Ok(VerifyView { against, ..view(db, &looker, &report, now) })
        })
        .map_err(|e| unreadable(e, &path))
    }

    /// A report as the signed-in account may see it.
    pub(super) fn see_report(&mut self, report: &Report) -> Result<VerifyView> {
        let (looker, now) = (self.looker(), self.school.now());
        self.read(|db| Ok(view(db, &looker, report, now)))
    }

    fn looker(&mut self) -> Looker {
        if self.whoami().is_none() {
            return Looker::stranger();
        }
        let eyes = match self.may(Right::LogRead) {
            Ok((_, Scope::All)) => self.eyes(),
            _ => Eyes::Stranger,
        };
        let sight = self.may(Right::ChildrenRead).ok().map(|(authority, _)| Sight::of(&authority));
        Looker { eyes, sight }
    }
}

/// Verifies a file that nobody writes to, without touching it.
pub fn verify_file(path: &Path, clock: fn() -> Timestamp, progress: &mut dyn FnMut(Progress)) -> Result<VerifyView> {
    let mut verify = || {
        let school = School::open_still(path, clock)?;
        school.read(|db| Ok(view(db, &Looker::stranger(), &db.verify(progress)?, clock())))
    };
    verify().map_err(|e| unreadable(e, path))
}

/// Holds the principal's key against the mark on the signed decision.
fn hold_against(report: &mut Report, mark: &str, now: Timestamp) {
    for username in report.keys.principals_without(mark, &local_date(now).to_string()) {
        let finding = Finding::PrincipalKey { username };
        report.found.push(Found { step: Step::Signatures, seq: None, finding });
    }
}

type Against = Option<(&'static str, u64)>;

/// Verifies as asked. Where a stretch of the log does not agree with what is remembered, the whole log is looked at: a restore
/// before the stretch may explain it.
fn verify_as(db: Db<'_>, asked: &Asked, progress: &mut dyn FnMut(Progress)) -> Result<(Report, Against)> {
    let given = asked.against.as_deref().map(|text| remembered(db, text)).transpose()?;
    let against = given.as_ref().map(|g| (g.source.code(), g.size));
    let mut heads: Vec<_> = given.into_iter().collect();
    if asked.since.is_none() && !asked.quick {
        return Ok((db.verify_against(&heads, progress)?, against));
    }
    let most = heads.iter().map(|h| h.size).min().unwrap_or(u64::MAX);
    let from = match asked.since.as_deref() {
        None => db.last_checkpoint(most)?,
        Some(text) => {
            let (row, meant) = since(db, text)?;
            heads.extend(meant);
            // A head before the checkpoint can only be compared from the beginning.
            row.filter(|row| row.size <= most)
        }
    };
    let report = db.verify_since(from.as_ref(), &heads, Depth::Entries, progress)?.report;
    if from.is_some() && report.found.iter().any(|f| f.step == Step::Checkpoints) {
        return Ok((db.verify_since(None, &heads, Depth::Entries, progress)?.report, against));
    }
    Ok((report, against))
}

/// Whether the log agrees with the last checkpoint and with itself from there on; without looking who asks.
pub(super) fn entries_agree(db: Db<'_>) -> Result<bool> {
    let asked = Asked { quick: true, ..Asked::default() };
    Ok(verify_as(db, &asked, &mut |_| {})?.0.found.is_empty())
}

fn view(db: Db<'_>, looker: &Looker, report: &Report, now: Timestamp) -> VerifyView {
    VerifyView {
        size: report.size,
        root: hex(&report.root),
        paper_code: paper_code(report.size, &report.root),
        erased: report.erased,
        unwiped: db.unwiped().unwrap_or_default(),
        unjudged: report.unjudged,
        steps: steps(report),
        findings: report.found.iter().map(|f| finding(db, looker, f)).collect(),
        erased_under: report.erased_under.clone(),
        keys: report.keys.replaced().into_iter().map(|k| key_view(k, now)).collect(),
        restored: report.restored.iter().map(restored).collect(),
        since: report.since,
        against: None,
    }
}

fn restored(r: &Restored) -> RestoredView {
    let (source, size) = (r.remembered.source.code(), r.remembered.size);
    RestoredView { source, size, entry: r.entry, lost: r.lost }
}

fn key_view(key: &Key, now: Timestamp) -> KeyView {
    let at = parse_utc_ms(&key.at);
    KeyView {
        username: key.username.clone(),
        mark: key.mark(),
        origin: key.origin.clone(),
        by: key.by.clone(),
        at,
        entry: key.from,
        warns: key.origin == "recovery" && at.is_some_and(|at| now.duration_since(at) < RECOVERY_SHOWN),
    }
}

fn steps(report: &Report) -> Vec<StepView> {
    let bad = |step: Step| report.found.iter().any(|f| f.step == step);
    let view = |s: &crate::store::replay::StepReport| StepView {
        number: s.step.number(),
        code: s.step.code(),
        count: s.count,
        ms: u64::try_from(s.time.as_millis()).unwrap_or(u64::MAX),
        ok: !bad(s.step),
    };
    report.steps.iter().map(view).collect()
}

/// A finding with what else the database knows. What cannot be read here any more is left out: the finding itself stands.
fn finding(db: Db<'_>, looker: &Looker, found: &Found) -> FindingView {
    let mut view = FindingView {
        step: found.step.number(),
        code: found.finding.code(),
        entry: found.seq,
        ..FindingView::default()
    };
    match &found.finding {
        Finding::Sequence { expected } => view.number = Some(*expected),
        Finding::Detail { idx } | Finding::DetailMissing { idx } | Finding::DetailBack { idx } => {
            view.number = Some(*idx);
        }
        Finding::Falls { field } => view.field = Some(field),
        Finding::Keys { username, .. } | Finding::PrincipalKey { username } => view.key = username.as_str().into(),
        Finding::Forked { source, size } | Finding::Shorter { source, size } => {
            (view.field, view.number) = (Some(source.code()), Some(*size));
        }
        Finding::BadCheckpoint { size } => view.number = Some(*size),
        Finding::Row(row) => difference(db, looker, row, &mut view),
        Finding::Rule(breach) => broken(db, looker, breach, &mut view),
        _ => {}
    }
    if let Some(body) = view.entry.and_then(|seq| db.entry(seq).ok().flatten()).map(|e| e.json()) {
        view.actor = body["actor"].as_str().map(Into::into);
        view.at = body["at"].as_str().and_then(parse_utc_ms);
        let text = |field: &str| body[field].as_str().map(str::to_owned);
        (view.action, view.object, view.program) = (text("action"), text("object"), text("program"));
    }
    view
}

fn difference(db: Db<'_>, looker: &Looker, row: &RowDifference, view: &mut FindingView) {
    let seen = |value: &Value| match &row.column {
        Some(column) => looker.eyes.see(&row.tbl, column, value),
        None => looker.eyes.row(&row.tbl, &value.to_string()),
    };
    view.column.clone_from(&row.column);
    view.log = seen(&row.log);
    view.table = seen(&row.table);
    let whole = [&row.log, &row.table].into_iter().find(|v| v.is_object());
    locate(db, looker, &row.tbl, &row.key, whole, view);
}

fn broken(db: Db<'_>, looker: &Looker, breach: &Breach, view: &mut FindingView) {
    view.clause = Some(breach.rule.clause());
    view.right = breach.right.map(Right::code);
    view.order = breach.order;
    view.page.clone_from(&breach.page);
    view.rows = Some(breach.rows).filter(|n| *n > 0);
    if let (Some(tbl), Some(key)) = (&breach.tbl, &breach.key) {
        locate(db, looker, tbl, key, None, view);
    }
}

/// Where a row is: the child, the day and the meal where it has them. `whole` is the row, where it is known.
fn locate(db: Db<'_>, looker: &Looker, tbl: &str, key: &str, whole: Option<&Value>, view: &mut FindingView) {
    view.key = serde_json::from_str(key).unwrap_or(Value::Null);
    view.tbl = Some(tbl.to_owned());
    let day = |value: &Value| value.as_str().and_then(|d| d.parse::<Date>().ok());
    let key = &view.key;
    let (child, date) = match tbl {
        "meal_marks" => {
            view.slot = key[2].as_str().map(Into::into);
            (key[1].as_i64(), day(&key[0]))
        }
        "children" => (key[0].as_i64(), None),
        "enrolment" | "balance" => (key[0].as_i64(), day(&key[1])),
        "calendar" => (None, day(&key[0])),
        "payment" | "adjustment" => {
            let stored = || key[0].as_i64().and_then(|id| db.payment_by_id(id).ok().flatten());
            match whole {
                Some(whole) => (whole["child"].as_i64(), day(&whole["date"])),
                None if tbl == "payment" => stored().map_or((None, None), |p| (Some(p.child), Some(p.date))),
                None => (None, None),
            }
        }
        _ => (None, None),
    };
    view.date = date;
    let Some(child) = child.and_then(|id| db.child_by_id(id).ok().flatten()) else { return };
    view.child = Some(child.code.clone());
    let class = date.and_then(|d| db.class_on(child.id, d).ok().flatten());
    let seen = looker.sight.as_ref().and_then(|s| s.see(child, class.as_ref()));
    view.child_name = seen.map(|c| c.name).filter(|n| !n.is_empty());
}

#[cfg(test)]
mod tests;
