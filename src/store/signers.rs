//! Signatures checked beside the reading of the log, on as many threads as the machine has: one takes some forty microseconds,
//! more than all other steps of its entry together.
use super::Result;
use crate::audit::entry::Check;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::{Scope, ScopedJoinHandle, scope};

/// Lots that wait to be checked; then the reading waits.
const WAITING: usize = 16;

/// Who checks signatures. Threads are made when there is enough to do.
pub struct Signers<'scope, 'env> {
    scope: &'scope Scope<'scope, 'env>,
    lots: Option<SyncSender<Vec<Check>>>,
    threads: Vec<ScopedJoinHandle<'scope, Vec<u64>>>,
    bad: Vec<u64>,
}

fn bad_of(checks: &[Check]) -> impl Iterator<Item = u64> {
    checks.iter().filter(|c| !c.holds()).map(|c| c.seq)
}

fn work(lots: &Mutex<Receiver<Vec<Check>>>) -> Vec<u64> {
    let mut bad = Vec::new();
    loop {
        let lot = match lots.lock() {
            Ok(lots) => lots.recv(),
            Err(_) => return bad,
        };
        let Ok(lot) = lot else { return bad };
        bad.extend(bad_of(&lot));
    }
}

impl Signers<'_, '_> {
    /// Takes signatures to check; `last` where no more come. Those of a short log are checked at once.
    pub fn check(&mut self, checks: Vec<Check>, last: bool) {
        if last && self.lots.is_none() {
            return self.bad.extend(bad_of(&checks));
        }
        if self.lots.is_none() {
            self.lots = Some(self.start());
        }
        if let Some(Err(back)) = self.lots.as_ref().map(|lots| lots.send(checks)) {
            self.bad.extend(bad_of(&back.0));
        }
    }

    fn start(&mut self) -> SyncSender<Vec<Check>> {
        let (sender, receiver) = sync_channel(WAITING);
        let receiver = Arc::new(Mutex::new(receiver));
        for _ in 0..std::thread::available_parallelism().map_or(1, std::num::NonZero::get) {
            let receiver = Arc::clone(&receiver);
            self.threads.push(self.scope.spawn(move || work(&receiver)));
        }
        sender
    }

    fn finish(mut self) -> Result<Vec<u64>> {
        drop(self.lots.take());
        for thread in self.threads {
            let bad = thread.join().map_err(|_| anyhow::anyhow!("a thread that checks signatures has failed"))?;
            self.bad.extend(bad);
        }
        self.bad.sort_unstable();
        Ok(self.bad)
    }
}

/// Reads while signatures are checked; the entries with a bad one.
pub fn check_apart(read: impl FnOnce(&mut Signers<'_, '_>) -> Result<()>) -> Result<Vec<u64>> {
    scope(|scope| {
        let mut signers = Signers { scope, lots: None, threads: Vec::new(), bad: Vec::new() };
        read(&mut signers)?;
        signers.finish()
    })
}
