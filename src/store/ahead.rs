//! Lots of entries, read ahead and worked on by whoever has time: a second thread, and the reader itself where that one is behind.
//! Unpacking changes, hashing and reading bodies is most of what a small entry costs, and none of it needs the entry before:
//! links are compared afterwards, in order.
use super::Result;
use crate::audit::body::Outline;
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
    /// A packed chunk, and what it unpacks to by its own word.
    pub packed: Option<(Range<usize>, usize)>,
    /// The change lines in it.
    pub lines: Range<usize>,
    pub leaf: Range<usize>,
    pub sig: Range<usize>,
    pub cosig: Option<Range<usize>>,
    /// No chunk was damaged, and none came that belongs to no entry.
    pub whole: bool,
    /// Further chunks are to be read: they were too large to be read ahead, or too many.
    pub goes_on: bool,
    /// Its body, if it is plainly canonical.
    pub outline: Option<Outline>,
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

    fn work_on(&mut self, unpacker: &mut Unpacker) {
        for item in &mut self.items {
            let body = &self.text[item.body.clone()];
            item.own = leaf(body.as_bytes());
            item.outline = Outline::of(body);
            let start = self.text.len();
            if let Some((packed, size)) = &item.packed {
                match unpacker.lines(&self.blobs[packed.clone()], *size) {
                    Some(lines) => self.text.push_str(lines),
                    None => item.whole = false,
                }
            }
            item.lines = start..self.text.len();
            if !item.goes_on {
                item.digest = sha256(&[self.text[item.lines.clone()].as_bytes()]);
            }
        }
    }

    fn clear(&mut self) {
        self.items.clear();
        self.text.clear();
        self.blobs.clear();
    }
}

/// Unpacks chunks.
pub(super) struct Unpacker {
    zstd: zstd::bulk::Decompressor<'static>,
    unpacked: Vec<u8>,
}

impl Unpacker {
    pub fn new() -> Result<Unpacker> {
        Ok(Unpacker { zstd: zstd::bulk::Decompressor::new()?, unpacked: Vec::new() })
    }

    /// The lines of a chunk that unpacks to so many bytes; none if it is no chunk.
    pub fn lines(&mut self, packed: &[u8], size: usize) -> Option<&str> {
        self.unpacked.clear();
        self.unpacked.reserve(size);
        self.zstd.decompress_to_buffer(packed, &mut self.unpacked).ok()?;
        std::str::from_utf8(&self.unpacked).ok().filter(|text| text.ends_with('\n'))
    }
}

/// A lot and its number.
type Numbered = (usize, Lot);

/// The lots on their way, given out in the order in which they came in.
pub(super) struct Ahead<'scope, 'env> {
    scope: &'scope Scope<'scope, 'env>,
    /// To be worked on; whoever has time takes the next one.
    send: Option<Sender<Numbered>>,
    waiting: Arc<Mutex<Receiver<Numbered>>>,
    /// Done by the second thread, which is made when there is enough to do.
    done: Option<Receiver<Numbered>>,
    /// What is to be given out, in order; the first has number `given`.
    line: VecDeque<Option<Lot>>,
    given: usize,
    spare: Vec<Lot>,
    unpacker: Unpacker,
}

fn work(waiting: &Mutex<Receiver<Numbered>>, done: &Sender<Numbered>, mut unpacker: Unpacker) {
    loop {
        let Ok(Ok((n, mut lot))) = waiting.lock().map(|lots| lots.recv()) else { return };
        lot.work_on(&mut unpacker);
        if done.send((n, lot)).is_err() {
            return;
        }
    }
}

impl<'scope, 'env> Ahead<'scope, 'env> {
    pub fn new(scope: &'scope Scope<'scope, 'env>) -> Result<Ahead<'scope, 'env>> {
        let (send, waiting) = channel();
        Ok(Ahead {
            scope,
            send: Some(send),
            waiting: Arc::new(Mutex::new(waiting)),
            done: None,
            line: VecDeque::new(),
            given: 0,
            spare: Vec::new(),
            unpacker: Unpacker::new()?,
        })
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
    pub fn put(&mut self, lot: Lot) -> Result<()> {
        let n = self.given + self.line.len();
        self.line.push_back(None);
        if n == 1 {
            let (send, done) = channel();
            let (waiting, unpacker) = (Arc::clone(&self.waiting), Unpacker::new()?);
            self.scope.spawn(move || work(&waiting, &send, unpacker));
            self.done = Some(done);
        }
        if let Some(send) = &self.send {
            // The receiver lives as long as this.
            let _ = send.send((n, lot));
        }
        Ok(())
    }

    /// Gives the next lot out, worked on; none if none is on its way.
    pub fn next(&mut self) -> Result<Option<Lot>> {
        if self.line.is_empty() {
            return Ok(None);
        }
        loop {
            while let Some(Ok(done)) = self.done.as_ref().map(Receiver::try_recv) {
                self.arrived(done);
            }
            if self.line.front().is_some_and(Option::is_some) {
                self.given += 1;
                return Ok(self.line.pop_front().flatten());
            }
            // Who holds the receiver waits for a lot or is about to take one.
            let waiting = self.waiting.try_lock().ok().and_then(|lots| lots.try_recv().ok());
            let done = match (waiting, &self.done) {
                (Some((n, mut lot)), _) => {
                    lot.work_on(&mut self.unpacker);
                    (n, lot)
                }
                (None, Some(done)) => done.recv()?,
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

    /// Lots of different sizes come out as they went in, whoever has worked on them.
    #[test]
    fn lots_come_out_in_order_and_worked_on() {
        let lot = |ahead: &mut Ahead<'_, '_>, n: u64| {
            let mut lot = ahead.empty();
            for i in 0..=n % 7 {
                let body = lot.put_text(&format!("{n} {i}").repeat(1 + (n * 37 % 100) as usize));
                let packed = zstd::encode_all(&b"x\n"[..], 1).unwrap();
                let packed = Some((lot.put_blob(if i == 2 { &packed[1..] } else { &packed }), 2));
                lot.items.push(Item { seq: n, body, packed, whole: true, goes_on: i == 3, ..Item::default() });
            }
            lot
        };
        for count in [0, 1, 2, 200] {
            let mut seen = 0;
            std::thread::scope(|scope| {
                let mut ahead = Ahead::new(scope).unwrap();
                let mut next = 0;
                loop {
                    while next < count && ahead.has_room() {
                        let lot = lot(&mut ahead, next);
                        ahead.put(lot).unwrap();
                        next += 1;
                    }
                    let Some(lot) = ahead.next().unwrap() else { break };
                    for (i, item) in lot.items.iter().enumerate() {
                        let (text, whole) = (lot.text(&item.body), i != 2);
                        assert_eq!((item.seq, item.own), (seen, leaf(text.as_bytes())));
                        assert_eq!((item.whole, lot.text(&item.lines)), (whole, if whole { "x\n" } else { "" }));
                        let digest = sha256(&[lot.text(&item.lines).as_bytes()]);
                        assert_eq!(item.digest, if item.goes_on { [0; 32] } else { digest });
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
