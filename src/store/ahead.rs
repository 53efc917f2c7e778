//! Lots of entries, read ahead and hashed by whoever has time: a second thread, and the reader itself where that one is behind.
//! Nearly all that the reading of small entries costs is SHA-256, and no hash needs the one before it: links are compared
//! afterwards, in order.
use super::Result;
use crate::audit::hash::{Hash, sha256};
use crate::audit::merkle::leaf;
use crate::audit::verify::Stored;
use std::collections::VecDeque;
use std::ops::Range;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::Scope;

/// A lot is full with so many bytes, or so many entries.
const LOT_BYTES: usize = 256 << 10;
const LOT_ENTRIES: usize = 512;
/// Lots on their way at one time.
const LOTS: usize = 4;

/// An entry of a lot: where its parts stand in it, and its hashes.
#[derive(Debug, Default)]
pub(super) struct Item {
    pub seq: u64,
    pub body: Range<usize>,
    pub key_id: Range<usize>,
    pub cosig_key_id: Option<Range<usize>>,
    /// Change lines, as far as they were read ahead.
    pub lines: Range<usize>,
    pub leaf: Range<usize>,
    pub sig: Range<usize>,
    pub cosig: Option<Range<usize>>,
    /// No chunk was damaged, and none came that belongs to no entry.
    pub whole: bool,
    /// Further chunks are to be read: they were too large to be read ahead.
    pub goes_on: bool,
    /// The hash of the body.
    pub own: Hash,
    /// The hash of the change lines, if they were all read ahead.
    pub digest: Hash,
}

/// Some entries, one after the other.
#[derive(Debug, Default)]
pub(super) struct Lot {
    pub items: Vec<Item>,
    text: String,
    blobs: Vec<u8>,
}

impl Lot {
    pub fn is_full(&self) -> bool {
        self.items.len() >= LOT_ENTRIES || self.text.len() >= LOT_BYTES || self.goes_on()
    }

    /// Whether the last entry has chunks that are still to be read.
    pub fn goes_on(&self) -> bool {
        self.items.last().is_some_and(|item| item.goes_on)
    }

    pub fn put_text(&mut self, text: &str) -> Range<usize> {
        let start = self.text.len();
        self.text.push_str(text);
        start..self.text.len()
    }

    pub fn put_blob(&mut self, blob: &[u8]) -> Range<usize> {
        let start = self.blobs.len();
        self.blobs.extend_from_slice(blob);
        start..self.blobs.len()
    }

    pub fn text(&self, range: &Range<usize>) -> &str {
        &self.text[range.clone()]
    }

    /// An entry as it is stored.
    pub fn stored<'l>(&'l self, item: &'l Item) -> Stored<'l> {
        let cosig = item.cosig.as_ref().zip(item.cosig_key_id.as_ref());
        Stored {
            seq: item.seq,
            body: self.text(&item.body),
            leaf: &self.blobs[item.leaf.clone()],
            sig: &self.blobs[item.sig.clone()],
            key_id: self.text(&item.key_id),
            cosig: cosig.map(|(sig, key_id)| (&self.blobs[sig.clone()], self.text(key_id))),
        }
    }

    fn hash(mut self) -> Lot {
        for item in &mut self.items {
            item.own = leaf(self.text[item.body.clone()].as_bytes());
            if !item.goes_on {
                item.digest = sha256(&[self.text[item.lines.clone()].as_bytes()]);
            }
        }
        self
    }

    fn clear(&mut self) {
        self.items.clear();
        self.text.clear();
        self.blobs.clear();
    }
}

/// A lot and its number.
type Numbered = (usize, Lot);

/// The lots on their way, given out in the order in which they came in.
pub(super) struct Ahead<'scope, 'env> {
    scope: &'scope Scope<'scope, 'env>,
    /// To be hashed; whoever has time takes the next one.
    send: Option<Sender<Numbered>>,
    waiting: Arc<Mutex<Receiver<Numbered>>>,
    /// Hashed by the second thread, which is made when there is enough to do.
    hashed: Option<Receiver<Numbered>>,
    /// What is to be given out, in order; the first has number `given`.
    line: VecDeque<Option<Lot>>,
    given: usize,
    spare: Vec<Lot>,
}

fn work(waiting: &Mutex<Receiver<Numbered>>, done: &Sender<Numbered>) {
    loop {
        let Ok(Ok((n, lot))) = waiting.lock().map(|lots| lots.recv()) else { return };
        if done.send((n, lot.hash())).is_err() {
            return;
        }
    }
}

impl<'scope, 'env> Ahead<'scope, 'env> {
    pub fn new(scope: &'scope Scope<'scope, 'env>) -> Ahead<'scope, 'env> {
        let (send, waiting) = channel();
        Ahead {
            scope,
            send: Some(send),
            waiting: Arc::new(Mutex::new(waiting)),
            hashed: None,
            line: VecDeque::new(),
            given: 0,
            spare: Vec::new(),
        }
    }

    /// Whether another lot may come in. Behind one whose last entry goes on nothing can be read.
    pub fn has_room(&self) -> bool {
        self.line.len() < LOTS
    }

    /// An empty lot, to be filled.
    pub fn empty(&mut self) -> Lot {
        self.spare.pop().unwrap_or_default()
    }

    /// Takes an empty lot back.
    pub fn give_back(&mut self, mut lot: Lot) {
        lot.clear();
        self.spare.push(lot);
    }

    /// Takes a lot in. A log of one lot needs no second thread.
    pub fn put(&mut self, lot: Lot) {
        let n = self.given + self.line.len();
        self.line.push_back(None);
        if n == 1 {
            let (done, hashed) = channel();
            let waiting = Arc::clone(&self.waiting);
            self.scope.spawn(move || work(&waiting, &done));
            self.hashed = Some(hashed);
        }
        if let Some(send) = &self.send {
            // The receiver lives as long as this.
            let _ = send.send((n, lot));
        }
    }

    /// Gives the next lot out, hashed; none if none is on its way.
    pub fn next(&mut self) -> Result<Option<Lot>> {
        if self.line.is_empty() {
            return Ok(None);
        }
        loop {
            while let Some(Ok(done)) = self.hashed.as_ref().map(Receiver::try_recv) {
                self.arrived(done);
            }
            if self.line.front().is_some_and(Option::is_some) {
                self.given += 1;
                return Ok(self.line.pop_front().flatten());
            }
            // Who holds the receiver waits for a lot or is about to take one.
            let waiting = self.waiting.try_lock().ok().and_then(|lots| lots.try_recv().ok());
            let done = match (waiting, &self.hashed) {
                (Some((n, lot)), _) => (n, lot.hash()),
                (None, Some(hashed)) => hashed.recv()?,
                (None, None) => anyhow::bail!("a lot of entries is lost"),
            };
            self.arrived(done);
        }
    }

    fn arrived(&mut self, (n, lot): Numbered) {
        if let Some(place) = self.line.get_mut(n - self.given) {
            *place = Some(lot);
        }
    }
}

impl Drop for Ahead<'_, '_> {
    /// Without a sender the second thread ends.
    fn drop(&mut self) {
        self.send = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lots of different sizes come out as they went in, whoever has hashed them.
    #[test]
    fn lots_come_out_in_order_and_hashed() {
        let lot = |ahead: &mut Ahead<'_, '_>, n: u64| {
            let mut lot = ahead.empty();
            for i in 0..=n % 7 {
                let body = lot.put_text(&format!("{n} {i}").repeat(1 + (n * 37 % 100) as usize));
                let lines = lot.put_text("x\n");
                lot.items.push(Item { seq: n, body, lines, goes_on: i == 3, ..Item::default() });
            }
            lot
        };
        for count in [0, 1, 2, 200] {
            let mut seen = 0;
            std::thread::scope(|scope| {
                let mut ahead = Ahead::new(scope);
                let mut next = 0;
                loop {
                    while next < count && ahead.has_room() {
                        let lot = lot(&mut ahead, next);
                        ahead.put(lot);
                        next += 1;
                    }
                    let Some(lot) = ahead.next().unwrap() else { break };
                    for item in &lot.items {
                        let text = lot.text(&item.body);
                        assert_eq!((item.seq, item.own), (seen, leaf(text.as_bytes())));
                        assert_eq!(item.digest, if item.goes_on { [0; 32] } else { sha256(&[b"x\n"]) });
                    }
                    seen += 1;
                    ahead.give_back(lot);
                    assert!(ahead.spare.len() <= LOTS);
                }
            });
            assert_eq!(seen, count);
        }
    }
}
