//! The log's entries one after the other through the steps that need no table: 1, 2, 3 and what of 4 is seen on the way; and, in
//! a whole verification, through 7 and the log's half of 6. The same for all of the log and for a stretch of it.
use super::erase::ErasedUnder;
use super::guard::TABLES;
use super::signers::{Signers, check_apart};
use super::walk::{At, Depth, Lines};
use super::{Db, Result};
use crate::audit::body::{Body, keeps_promise};
use crate::audit::change::Change;
use crate::audit::checkpoint::Range;
use crate::audit::hash::Hash;
use crate::audit::keys::Keyring;
use crate::audit::memory::{Memory, Restored};
use crate::audit::rules::{Rules, Said};
use crate::audit::verify::{Finding, Found, Step, Stored, Verifier};
use serde_json::Value;
use siphasher::sip128::{Hasher128 as _, SipHasher24};
use std::hash::Hasher as _;
use std::time::{Duration, Instant};

/// Findings beyond this are not kept, and end the reading of the log.
pub(super) const MOST_FINDINGS: usize = 1000;

/// One step's line in the report.
#[derive(Clone, Debug)]
pub struct StepReport {
    /// Which.
    pub step: Step,
    /// Entries, changes, signatures or rows looked at.
    pub count: u64,
    /// Time spent.
    pub time: Duration,
}

/// The result of a verification.
#[derive(Clone, Debug)]
pub struct Report {
    /// Entries in the log.
    pub size: u64,
    /// Root over all entries.
    pub root: Hash,
    /// Steps in order.
    pub steps: Vec<StepReport>,
    /// What was found.
    pub found: Vec<Found>,
    /// Images that were erased.
    pub erased: u64,
    /// Under which orders.
    pub erased_under: Vec<ErasedUnder>,
    /// Entries and changes that step 7 could not judge, since what they rest on was erased.
    pub unjudged: u64,
    /// Whose key is whose.
    pub keys: Keyring,
    /// What differs from the log and is explained by a restore.
    pub restored: Vec<Restored>,
    /// The checkpoint from which the verification began.
    pub since: Option<u64>,
}

/// How far a verification has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Entries done, of so many, and their changes.
    Log {
        /// Done.
        entries: u64,
        /// Of so many.
        of: u64,
        /// Change lines.
        changes: u64,
    },
    /// Signatures are still being checked.
    Signatures,
    /// Rows of a table compared.
    Rows {
        /// The table.
        table: &'static str,
        /// Rows of all tables so far.
        rows: u64,
    },
}

/// Rows and change lines between two signs of progress.
pub(super) const EVERY: u64 = 4096;
/// Changes that go through the steps together.
const BATCH: usize = 128;
/// Signatures handed over at once to be checked.
const CHECKS: usize = 256;

/// A sum that does not depend on the order of what is added.
pub(super) struct Sums {
    key: [u8; 16],
    pub tables: Vec<u128>,
    /// The table of the last change: the next one is mostly of the same.
    last: usize,
    /// Key and image together: one write into the hash is cheaper than three.
    row: Vec<u8>,
}

impl Sums {
    pub fn new() -> Result<Sums> {
        let mut key = [0u8; 16];
        getrandom::fill(&mut key).map_err(|e| anyhow::anyhow!("no random numbers: {e}"))?;
        Ok(Sums { key, tables: vec![0; TABLES.len()], last: 0, row: Vec::new() })
    }

    pub fn prf(&mut self, key: &[u8], image: &[u8]) -> u128 {
        self.row.clear();
        self.row.extend_from_slice(key);
        self.row.push(0x1F);
        self.row.extend_from_slice(image);
        let mut hasher = SipHasher24::new_with_key(&self.key);
        hasher.write(&self.row);
        hasher.finish128().as_u128()
    }

    fn add(&mut self, change: Change<'_>) {
        if TABLES[self.last].name != change.tbl {
            let Some(i) = TABLES.iter().position(|t| t.name == change.tbl) else { return };
            self.last = i;
        }
        let mut sum = self.tables[self.last];
        if !change.after.is_empty() {
            sum = sum.wrapping_add(self.prf(change.key.as_bytes(), change.after.as_bytes()));
        }
        if !change.before.is_empty() {
            sum = sum.wrapping_sub(self.prf(change.key.as_bytes(), change.before.as_bytes()));
        }
        self.tables[self.last] = sum;
    }
}

pub(super) struct Timer {
    last: Instant,
    pub times: [Duration; Step::ALL.len()],
}

impl Timer {
    fn new() -> Timer {
        Timer { last: Instant::now(), times: [Duration::ZERO; Step::ALL.len()] }
    }

    /// What has passed since the last lap was spent on that step.
    pub fn lap(&mut self, step: Step) {
        let now = Instant::now();
        self.times[step as usize] += now - self.last;
        self.last = now;
    }
}

/// What only a whole verification does with each change: steps 6 and 7.
pub(super) struct Beyond {
    pub rules: Rules,
    pub sums: Sums,
}

/// The steps that go through the log.
pub(super) struct Reading {
    pub verifier: Verifier,
    pub memory: Memory,
    pub beyond: Option<Beyond>,
    pub timer: Timer,
    pub found: Vec<Found>,
    pub entries: u64,
    pub changes: u64,
    pub erased: u64,
    /// The schema's fingerprint and number as the log has them.
    pub fingerprint: String,
    pub schema: i64,
    /// The range at the head.
    pub range: Range,
}

impl Reading {
    /// Begins where the verifier stands.
    pub fn new(verifier: Verifier, memory: Memory, beyond: Option<Beyond>) -> Reading {
        Reading {
            verifier: verifier.deferring(),
            memory,
            beyond,
            timer: Timer::new(),
            found: Vec::new(),
            entries: 0,
            changes: 0,
            erased: 0,
            fingerprint: String::new(),
            schema: 0,
            range: Range(vec![]),
        }
    }

    pub fn find(&mut self, step: Step, seq: u64, finding: Finding) {
        if self.found.len() < MOST_FINDINGS {
            self.found.push(Found { step, seq: Some(seq), finding });
        }
    }

    /// Whether the log is read to its end.
    pub fn goes_on(&self) -> bool {
        self.found.len() < MOST_FINDINGS
    }

    /// Reads the entries after one.
    pub fn read(&mut self, db: Db<'_>, after: u64, depth: Depth, progress: &mut dyn FnMut(Progress)) -> Result<()> {
        let of = db.last_seq()?;
        let bad = check_apart(|signers| {
            let behind = db.walk(after, depth, &mut |at| {
                let seq = at.stored().seq;
                let mut tell = |changes| progress(Progress::Log { entries: seq, of, changes });
                if seq == of {
                    self.range = Range::of(self.verifier.tree(), at.own());
                }
                self.entry(at, depth, signers, &mut tell)?;
                if seq.is_multiple_of(EVERY) {
                    tell(self.changes);
                }
                Ok(self.goes_on())
            })?;
            if let Some(seq) = behind {
                self.find(Step::Changes, seq, Finding::Digest);
            }
            progress(Progress::Signatures);
            signers.check(self.verifier.take_checks(1).unwrap_or_default(), true);
            Ok(())
        })?;
        for seq in bad {
            self.find(Step::Signatures, seq, Finding::Signature);
        }
        self.timer.lap(Step::Signatures);
        Ok(())
    }

    /// One entry.
    fn entry(
        &mut self,
        at: &mut At<'_, '_>,
        depth: Depth,
        signers: &mut Signers<'_, '_>,
        tell: &mut dyn FnMut(u64),
    ) -> Result<()> {
        let entry = at.stored();
        self.entries += 1;
        let body = at.body();
        self.verifier.chain(entry, at.own(), &body, &mut self.found);
        self.timer.lap(Step::Chain);
        self.memory.see(self.verifier.tree(), entry.body);
        self.timer.lap(Step::Checkpoints);
        if depth == Depth::Chain {
            return Ok(());
        }
        if let Some(beyond) = &mut self.beyond {
            beyond.rules.begin(said(entry, &body));
            self.timer.lap(Step::Rules);
        }
        let told = at.lines(&mut |lines| {
            for idx in lines.false_details {
                self.find(Step::Changes, entry.seq, Finding::Detail { idx: *idx });
            }
            for idx in lines.missing_details {
                self.find(Step::Changes, entry.seq, Finding::DetailMissing { idx: *idx });
            }
            let plain = self.lines(lines);
            self.changes += plain + lines.erased;
            tell(self.changes);
            plain
        })?;
        if !told.whole || !keeps_promise(&body, told.count, &told.digest) {
            self.find(Step::Changes, entry.seq, Finding::Digest);
        }
        self.timer.lap(Step::Changes);
        self.verifier.signatures(entry, &body, &mut self.found);
        if let Some(checks) = self.verifier.take_checks(CHECKS) {
            signers.check(checks, false);
        }
        self.timer.lap(Step::Signatures);
        for breach in self.beyond.as_mut().map(|b| b.rules.end()).unwrap_or_default() {
            self.find(Step::Rules, entry.seq, Finding::Rule(Box::new(breach)));
        }
        self.timer.lap(Step::Rules);
        Ok(())
    }

    /// The plain lines of a chunk; how many there are.
    fn lines(&mut self, lines: &Lines<'_>) -> u64 {
        self.erased += lines.erased;
        if let Some(beyond) = &mut self.beyond {
            beyond.rules.erased(lines.erased);
        }
        let (mut rest, mut count) = (lines.plain.lines(), 0);
        // Few at a time, so that they are still at hand when the next step looks at them.
        let mut batch = Vec::with_capacity(BATCH);
        loop {
            let before = count;
            batch.extend(rest.by_ref().take(BATCH).inspect(|_| count += 1).filter_map(Change::parse));
            if count == before {
                return count;
            }
            for change in &batch {
                self.learn(*change);
            }
            self.timer.lap(Step::Changes);
            if let Some(Beyond { rules, sums }) = &mut self.beyond {
                for change in &batch {
                    sums.add(*change);
                }
                self.timer.lap(Step::Replay);
                for change in &batch {
                    rules.change(*change);
                }
                self.timer.lap(Step::Rules);
            }
            batch.clear();
        }
    }

    /// What was found and counted, for these steps.
    pub fn report(self, looked: &[Step], counts: [u64; Step::ALL.len()]) -> Report {
        let (size, root) = self.verifier.head();
        let line = |step: &Step| StepReport {
            step: *step,
            count: counts[*step as usize],
            time: self.timer.times[*step as usize],
        };
        let steps = looked.iter().map(line).collect();
        let mut found = self.found;
        // The steps in order, within each as the log goes.
        found.sort_by_key(|f| (f.step, f.seq.unwrap_or(u64::MAX)));
        Report {
            size,
            root,
            steps,
            found,
            erased: self.erased,
            unjudged: self.beyond.map_or(0, |b| b.rules.unjudged),
            keys: self.verifier.keys,
            restored: vec![],
            erased_under: vec![],
            since: None,
        }
    }

    fn learn(&mut self, change: Change<'_>) {
        self.verifier.learn(change);
        if change.tbl == "schema_version"
            && let Ok(after) = serde_json::from_str::<Value>(change.after)
        {
            after["fingerprint"].as_str().unwrap_or_default().clone_into(&mut self.fingerprint);
            self.schema = change.key.trim_matches(['[', ']']).parse().unwrap_or(0);
        }
    }
}

/// What an entry says, as far as the rules ask.
fn said<'a>(entry: Stored<'a>, body: &'a Body<'_>) -> Said<'a> {
    Said {
        seq: entry.seq,
        at: &body.at,
        actor: &body.actor,
        action: &body.action,
        order: body.order,
        cosigner: body.cosigner.as_deref(),
        denied: body.outcome == "denied",
        key_id: entry.key_id,
    }
}
