//! The log read once from front to back: entries, chunks and details side by side, each in the order of its key, so that
//! nothing is looked up and no more than one chunk is held in memory.
use super::{Db, Result};
use crate::audit::change::{SALT, commitment, write_commitment};
use crate::audit::verify::Stored;
use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator as _;
use rusqlite::{Row, Rows};

/// A chunk may unpack to so many bytes: some thousand lines of a few thousand letters each. More is no chunk of this program.
const LARGEST_CHUNK: u64 = 256 << 20;

/// A stretch of the change lines of an entry.
pub struct Lines<'a> {
    /// The lines as they were hashed, each with its newline.
    pub hashed: &'a [u8],
    /// The plain lines, each with its newline; those that are erased are not among them.
    pub plain: &'a str,
    /// How many are erased.
    pub erased: u64,
    /// Those whose detail does not fit its commitment, numbered within the entry.
    pub false_details: &'a [u64],
    /// Those whose detail is gone though no order erased it.
    pub missing_details: &'a [u64],
}

/// Chunks and details, read along with the entries.
pub struct Beside<'a> {
    chunks: Rows<'a>,
    details: Rows<'a>,
    unpack: zstd::bulk::Decompressor<'static>,
    /// The unpacked chunk, and its plain lines where some of them are personal.
    packed: Vec<u8>,
    plain: Vec<u8>,
    line: Vec<u8>,
    false_details: Vec<u64>,
    missing_details: Vec<u64>,
    db: Db<'a>,
}

/// The entry of the row at hand.
fn seq(rows: &Rows<'_>) -> Result<Option<u64>> {
    Ok(rows.get().map(|row| row.get(0)).transpose()?)
}

impl Db<'_> {
    /// Every entry that comes after one, with what stands beside it; `f` says whether to go on. Gives the number of changes that
    /// stand behind the last entry and belong to none.
    pub fn walk(
        &self,
        after: u64,
        f: &mut dyn FnMut(Stored<'_>, &mut Beside<'_>) -> Result<bool>,
    ) -> Result<Option<u64>> {
        let sql = "SELECT seq, body, leaf, sig, key_id, cosig, cosig_key_id FROM audit_entry WHERE seq>?1 ORDER BY seq";
        let mut entries = self.conn.prepare(sql)?;
        let mut entries = entries.query([after])?;
        let mut chunks = self.conn.prepare("SELECT seq, data FROM audit_chunk WHERE seq>?1 ORDER BY seq, part")?;
        let mut details =
            self.conn.prepare("SELECT seq, idx, salt, image FROM audit_detail WHERE seq>?1 ORDER BY seq, idx")?;
        let mut beside = Beside {
            chunks: chunks.query([after])?,
            details: details.query([after])?,
            unpack: zstd::bulk::Decompressor::new()?,
            packed: Vec::new(),
            plain: Vec::new(),
            line: Vec::new(),
            false_details: Vec::new(),
            missing_details: Vec::new(),
            db: *self,
        };
        beside.chunks.advance()?;
        beside.details.advance()?;
        while let Some(row) = entries.next()? {
            if !f(stored(row)?, &mut beside)? {
                return Ok(None);
            }
        }
        Ok(seq(&beside.chunks)?.or(seq(&beside.details)?))
    }
}

/// Stored text; where it was altered so that it is no UTF-8, something that is neither canonical JSON nor a known key, so that the
/// verification says where it stands.
fn readable(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or("\u{FFFD}")
}

fn stored<'a>(row: &'a Row<'_>) -> Result<Stored<'a>> {
    let cosig = row.get_ref(5)?.as_blob_or_null()?;
    let cosig_key = row.get_ref(6)?.as_bytes_or_null()?.map(readable);
    Ok(Stored {
        seq: row.get(0)?,
        body: readable(row.get_ref(1)?.as_bytes()?),
        leaf: row.get_ref(2)?.as_blob()?,
        sig: row.get_ref(3)?.as_blob()?,
        key_id: readable(row.get_ref(4)?.as_bytes()?),
        cosig: cosig.zip(cosig_key),
    })
}

impl Beside<'_> {
    /// Hands over the lines of an entry, chunk by chunk; `f` tells how many plain ones it has seen. False where a chunk cannot be unpacked, or where there are chunks that
    /// belong to no entry.
    pub fn lines_of(&mut self, entry: u64, f: &mut dyn FnMut(&Lines<'_>) -> u64) -> Result<bool> {
        let (mut whole, mut first) = (true, 0);
        while let Some(at) = seq(&self.chunks)?.filter(|at| *at <= entry) {
            whole &= at == entry;
            if at == entry && whole {
                match self.unpacked() {
                    Some(()) => first += self.hand_over(entry, first, f)?,
                    None => whole = false,
                }
            }
            self.chunks.advance()?;
        }
        Ok(whole)
    }

    /// Unpacks the chunk at hand into `packed`; none if it is none.
    fn unpacked(&mut self) -> Option<()> {
        let data = self.chunks.get()?.get_ref(1).ok()?.as_blob().ok()?;
        let size = zstd::zstd_safe::get_frame_content_size(data).ok()??;
        if size > LARGEST_CHUNK {
            return None;
        }
        self.packed.clear();
        self.packed.reserve(size as usize);
        self.unpack.decompress_to_buffer(data, &mut self.packed).ok()?;
        std::str::from_utf8(&self.packed).ok()?.ends_with('\n').then_some(())
    }

    /// Hands over the unpacked chunk, personal lines with what stands for them in `audit_detail`; how many lines.
    fn hand_over(&mut self, entry: u64, first: u64, f: &mut dyn FnMut(&Lines<'_>) -> u64) -> Result<u64> {
        let packed = std::mem::take(&mut self.packed);
        let text = std::str::from_utf8(&packed)?;
        self.false_details.clear();
        self.missing_details.clear();
        let personal = text.starts_with('#') || text.contains("\n#");
        let erased = if personal { self.fill_in(entry, first, text)? } else { 0 };
        let plain = if personal { std::str::from_utf8(&self.plain)? } else { text };
        let (false_details, missing_details) = (&self.false_details, &self.missing_details);
        let count = f(&Lines { hashed: &packed, plain, erased, false_details, missing_details });
        self.packed = packed;
        Ok(count + erased)
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
