//! The log read once from front to back: entries, chunks and details side by side, each in the order of its key, so that
//! nothing is looked up. Entries are read ahead with their changes as long as these are few, and worked on meanwhile (`ahead.rs`);
//! of many changes no more than one chunk is held in memory.
use super::ahead::{Ahead, Item, Lot, Unpacker};
use super::{Db, Result};
use crate::audit::body::Body;
use crate::audit::change::{SALT, commitment, write_commitment};
use crate::audit::hash::Hash;
use crate::audit::verify::Stored;
use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator as _;
use rusqlite::{Row, Rows};
use sha2::{Digest as _, Sha256};
use std::thread::scope;

/// A chunk may unpack to so many bytes: some thousand lines of a few thousand letters each. More is no chunk of this program.
const LARGEST_CHUNK: usize = 256 << 20;
/// A larger one is not read ahead.
const SMALL_CHUNK: usize = 16 << 10;

/// How much is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Step 1 and what is remembered.
    Chain,
    /// The changes too.
    Entries,
}

/// A stretch of the change lines of an entry.
pub struct Lines<'a> {
    /// The plain lines, each with its newline; those that are erased are not among them.
    pub plain: &'a str,
    /// How many are erased.
    pub erased: u64,
    /// Those whose detail does not fit its commitment, numbered within the entry.
    pub false_details: &'a [u64],
    /// Those whose detail is gone though no order erased it.
    pub missing_details: &'a [u64],
}

/// What the changes of an entry have come to.
pub struct Told {
    /// No chunk was damaged, and none came that belongs to no entry.
    pub whole: bool,
    /// Number of change lines.
    pub count: u64,
    /// Their digest.
    pub digest: Hash,
}

/// Chunks and details, read along with the entries.
struct Beside<'a> {
    chunks: Rows<'a>,
    details: Rows<'a>,
    /// The plain lines of a chunk, where some of them are personal.
    plain: Vec<u8>,
    line: Vec<u8>,
    false_details: Vec<u64>,
    missing_details: Vec<u64>,
    db: Db<'a>,
}

/// The entry that is being looked at.
pub struct At<'l, 'a> {
    lot: &'l Lot,
    item: &'l Item,
    beside: &'l mut Beside<'a>,
}

impl<'l> At<'l, '_> {
    /// As it is stored.
    pub fn stored(&self) -> Stored<'l> {
        self.lot.stored(self.item)
    }

    /// Its body.
    pub fn body(&self) -> Body<'l> {
        let text = self.lot.text(&self.item.body);
        self.item.outline.as_ref().map_or_else(|| Body::read(text), |outline| outline.body(text))
    }

    /// The hash of its body.
    pub fn own(&self) -> Hash {
        self.item.own
    }

    /// Hands over its lines, chunk by chunk; `f` tells how many plain ones it has seen.
    pub fn lines(&mut self, f: &mut dyn FnMut(&Lines<'_>) -> u64) -> Result<Told> {
        let Item { seq, whole, goes_on, digest, .. } = *self.item;
        let ahead = self.lot.text(&self.item.lines);
        let mut count = if ahead.is_empty() { 0 } else { self.beside.hand_over(seq, 0, ahead, f)? };
        if !goes_on {
            return Ok(Told { whole, count, digest });
        }
        let mut hasher = Sha256::new_with_prefix(ahead);
        let mut unpacker = Unpacker::new()?;
        let mut whole = whole;
        while let Some(size) = self.beside.chunk_of(seq, &mut whole)? {
            let data = self.beside.chunks.get().map(|row| row.get_ref(1)).transpose()?;
            match data.and_then(|data| unpacker.lines(data.as_blob().ok()?, size)) {
                Some(text) => {
                    hasher.update(text);
                    count += self.beside.hand_over(seq, count, text, f)?;
                }
                None => whole = false,
            }
            self.beside.chunks.advance()?;
        }
        Ok(Told { whole, count, digest: hasher.finalize().into() })
    }
}

/// The entry of the row at hand.
fn seq(rows: &Rows<'_>) -> Result<Option<u64>> {
    Ok(rows.get().map(|row| row.get(0)).transpose()?)
}

impl Db<'_> {
    /// Every entry that comes after one, with what stands beside it; `f` says whether to go on. Gives the number of an entry that is
    /// not there, if behind the last entry there are changes of it.
    pub fn walk(
        &self,
        after: u64,
        depth: Depth,
        f: &mut dyn FnMut(&mut At<'_, '_>) -> Result<bool>,
    ) -> Result<Option<u64>> {
        let sql = "SELECT seq, body, leaf, sig, key_id, cosig, cosig_key_id FROM audit_entry WHERE seq>?1 ORDER BY seq";
        let mut entries = self.conn.prepare(sql)?;
        let mut entries = entries.query([after])?;
        // Where they are not looked at, none come.
        let after = if depth == Depth::Chain { i64::MAX as u64 } else { after };
        let mut chunks = self.conn.prepare("SELECT seq, data FROM audit_chunk WHERE seq>?1 ORDER BY seq, part")?;
        let mut details =
            self.conn.prepare("SELECT seq, idx, salt, image FROM audit_detail WHERE seq>?1 ORDER BY seq, idx")?;
        let mut beside = Beside {
            chunks: chunks.query([after])?,
            details: details.query([after])?,
            plain: Vec::new(),
            line: Vec::new(),
            false_details: Vec::new(),
            missing_details: Vec::new(),
            db: *self,
        };
        beside.chunks.advance()?;
        beside.details.advance()?;
        scope(|scope| {
            let mut ahead = Ahead::new(scope)?;
            let mut more = true;
            loop {
                while more && ahead.has_room() {
                    let mut lot = ahead.empty();
                    while more && !lot.is_full() {
                        match entries.next()? {
                            Some(row) => beside.read_ahead(row, &mut lot)?,
                            None => more = false,
                        }
                    }
                    let waits = lot.goes_on();
                    if lot.items.is_empty() {
                        ahead.give_back(lot);
                    } else {
                        ahead.put(lot)?;
                    }
                    // Its other chunks come first.
                    if waits {
                        break;
                    }
                }
                let Some(lot) = ahead.next()? else { break };
                for item in &lot.items {
                    if !f(&mut At { lot: &lot, item, beside: &mut beside })? {
                        return Ok(None);
                    }
                }
                ahead.give_back(lot);
            }
            Ok(seq(&beside.chunks)?.or(seq(&beside.details)?))
        })
    }
}

/// Stored text; where it was altered so that it is no UTF-8, something that is neither canonical JSON nor a known key, so that the
/// verification says where it stands.
fn readable(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or("\u{FFFD}")
}

impl Beside<'_> {
    /// Reads an entry into a lot, with its changes as long as they are few.
    fn read_ahead(&mut self, row: &Row<'_>, lot: &mut Lot) -> Result<()> {
        let cosig = row.get_ref(5)?.as_blob_or_null()?;
        let cosig_key_id = row.get_ref(6)?.as_bytes_or_null()?.map(readable);
        let seq = row.get(0)?;
        let mut item = Item {
            seq,
            body: lot.put_text(readable(row.get_ref(1)?.as_bytes()?)),
            key_id: lot.put_text(readable(row.get_ref(4)?.as_bytes()?)),
            cosig_key_id: cosig_key_id.map(|id| lot.put_text(id)),
            leaf: lot.put_blob(row.get_ref(2)?.as_blob()?),
            sig: lot.put_blob(row.get_ref(3)?.as_blob()?),
            cosig: cosig.map(|sig| lot.put_blob(sig)),
            ..Item::default()
        };
        item.whole = true;
        while let Some(size) = self.chunk_of(seq, &mut item.whole)? {
            item.goes_on = size > SMALL_CHUNK || item.packed.is_some();
            if item.goes_on {
                break;
            }
            let data = self.chunks.get().map(|row| row.get_ref(1)).transpose()?;
            item.packed = data.and_then(|data| Some((lot.put_blob(data.as_blob().ok()?), size)));
            self.chunks.advance()?;
        }
        lot.items.push(item);
        Ok(())
    }

    /// Goes to the next chunk of an entry; what it unpacks to by its own word, or none if there is none. `whole` falls where
    /// something is no chunk or belongs to no entry; what comes after it is passed over.
    fn chunk_of(&mut self, entry: u64, whole: &mut bool) -> Result<Option<usize>> {
        while let Some(at) = seq(&self.chunks)?.filter(|at| *at <= entry) {
            *whole &= at == entry;
            if *whole {
                match self.size_of_chunk() {
                    Some(size) => return Ok(Some(size)),
                    None => *whole = false,
                }
            }
            self.chunks.advance()?;
        }
        Ok(None)
    }

    /// What the chunk at hand unpacks to, by its own word; none if it is no chunk.
    fn size_of_chunk(&self) -> Option<usize> {
        let data = self.chunks.get()?.get_ref(1).ok()?.as_blob().ok()?;
        let size = usize::try_from(zstd::zstd_safe::get_frame_content_size(data).ok()??).ok()?;
        (size <= LARGEST_CHUNK).then_some(size)
    }

    /// Hands over an unpacked chunk, personal lines with what stands for them in `audit_detail`; how many lines.
    fn hand_over(&mut self, entry: u64, first: u64, text: &str, f: &mut dyn FnMut(&Lines<'_>) -> u64) -> Result<u64> {
        self.false_details.clear();
        self.missing_details.clear();
        let personal = text.starts_with('#') || text.contains("\n#");
        let erased = if personal { self.fill_in(entry, first, text)? } else { 0 };
        let plain = if personal { std::str::from_utf8(&self.plain)? } else { text };
        let (false_details, missing_details) = (&self.false_details, &self.missing_details);
        Ok(f(&Lines { plain, erased, false_details, missing_details }) + erased)
    }

    /// Puts the plain lines of a chunk together in which some are personal; how many are erased.
    fn fill_in(&mut self, entry: u64, first: u64, text: &str) -> Result<u64> {
        self.plain.clear();
        let mut erased = 0;
        for (idx, line) in (first..).zip(text.split_inclusive('\n')) {
            if line.starts_with('#') {
                if !self.detail(entry, idx, line.as_bytes())? {
                    erased += 1;
                    if self.db.erasure_of(entry, idx)?.is_none() {
                        self.missing_details.push(idx);
                    }
                }
            } else {
                self.plain.extend_from_slice(line.as_bytes());
            }
        }
        Ok(erased)
    }

    /// Puts the plain line of a detail to the others, after a look at its commitment; false if it is erased. A detail that is
    /// missing, half erased or not asked for is as false as one that does not fit.
    fn detail(&mut self, entry: u64, idx: u64, hashed: &[u8]) -> Result<bool> {
        let mut there = false;
        while let Some(row) = self.details.get() {
            let at: (u64, u64) = (row.get(0)?, row.get(1)?);
            if at > (entry, idx) {
                break;
            }
            there |= at == (entry, idx);
            let stands = match (row.get_ref(2)?.as_blob_or_null()?, row.get_ref(3)?.as_blob_or_null()?) {
                _ if at < (entry, idx) => Some(false),
                (None, None) => None,
                (Some(salt), Some(image)) => {
                    self.line.clear();
                    write_commitment(&commitment(salt, image), &mut self.line);
                    // A line is text and one line, or it is none that the program wrote.
                    let text = std::str::from_utf8(image).is_ok_and(|t| !t.contains('\n'));
                    if text {
                        self.plain.extend_from_slice(image);
                        self.plain.push(b'\n');
                    }
                    Some(text && salt.len() == SALT && self.line == hashed)
                }
                _ => Some(false),
            };
            self.details.advance()?;
            match stands {
                None => return Ok(false),
                Some(true) => return Ok(true),
                Some(false) => self.false_details.push(at.1),
            }
        }
        if !there {
            self.false_details.push(idx);
        }
        Ok(true)
    }
}
