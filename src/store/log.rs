//! The log's tables: append, read, unpack.
use super::diary::Diary;
use super::{Db, Result};
use crate::audit::change::{self, Change, commitment};
use crate::audit::hash::Hash;
use crate::audit::merkle::Tree;
use crate::domain::page;
use crate::domain::refusal::Refusal;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

/// Lines packed into one chunk.
const LINES_A_CHUNK: u64 = 4096;
/// Fast enough to keep up with an import, and within a tenth of a byte a change of the slower levels.
const LEVEL: i32 = 1;

/// An entry as stored.
#[derive(Clone, Debug)]
pub struct EntryRow {
    /// Number.
    pub seq: u64,
    /// Canonical JSON.
    pub body: String,
    /// `SHA-256(0x00 ‖ body)`
    pub leaf: Vec<u8>,
    /// The actor's signature over the leaf.
    pub sig: Vec<u8>,
    /// Whose key.
    pub key_id: String,
    /// The co-signer's signature.
    pub cosig: Option<Vec<u8>>,
    /// The co-signer's key.
    pub cosig_key_id: Option<String>,
}

pub(super) const ENTRY_COLUMNS: &str = "seq, body, leaf, sig, key_id, cosig, cosig_key_id";

pub(super) fn row_to_entry(row: &Row<'_>) -> rusqlite::Result<EntryRow> {
    let maybe = |i| row.get_ref(i).map(|v| v.as_bytes_or_null().ok().flatten().map(readable));
    let text = |i| maybe(i).map(Option::unwrap_or_default);
    Ok(EntryRow {
        seq: row.get(0)?,
        body: text(1)?,
        leaf: row.get(2)?,
        sig: row.get(3)?,
        key_id: text(4)?,
        cosig: row.get(5)?,
        cosig_key_id: maybe(6)?,
    })
}

/// Stored text, also where it was altered so that it is no UTF-8: then it is marked, so that it is neither canonical JSON nor a
/// known key nor the line of any commitment, and the verification says where it stands.
fn readable(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => format!("\u{FFFD}{}", String::from_utf8_lossy(bytes)),
    }
}

/// The lines of a chunk, each ended by a newline. What cannot be unpacked was altered.
fn unpack(packed: &[u8]) -> Result<String> {
    let text = zstd::decode_all(packed).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let whole = text.filter(|text| text.ends_with('\n'));
    whole.ok_or_else(|| Refusal::Tampered { findings: 1 }.into())
}

impl EntryRow {
    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or(Value::Null)
    }
}

/// The end of the log.
#[derive(Clone, Debug)]
pub struct Head {
    /// Number of the last entry.
    pub seq: u64,
    /// Its leaf.
    pub leaf: Hash,
    /// Its time.
    pub at: String,
}

/// One change of an entry, as read from the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// The table.
    pub tbl: String,
    /// JSON array of the key.
    pub key: String,
    /// JSON object before; empty for none.
    pub before: String,
    /// JSON object after; empty for none.
    pub after: String,
    /// The line stands in the log as a commitment.
    pub personal: bool,
}

impl Db<'_> {
    /// The last entry, if there is one.
    pub fn head(&self) -> Result<Option<Head>> {
        let row = self
            .conn
            .prepare_cached("SELECT seq, leaf, body FROM audit_entry ORDER BY seq DESC LIMIT 1")?
            .query_row([], |r| Ok((r.get::<_, u64>(0)?, r.get::<_, Vec<u8>>(1)?, r.get::<_, String>(2)?)))
            .optional()?;
        let Some((seq, leaf, body)) = row else { return Ok(None) };
        let body: Value = serde_json::from_str(&body)?;
        let leaf = Hash::try_from(leaf).map_err(|_| anyhow::anyhow!("leaf of entry {seq} has a wrong length"))?;
        Ok(Some(Head { seq, leaf, at: body["at"].as_str().unwrap_or_default().to_owned() }))
    }

    /// The number of the last entry, whatever its body says.
    pub fn last_seq(&self) -> Result<u64> {
        Ok(self.conn.query_row("SELECT ifnull(max(seq), 0) FROM audit_entry", [], |r| r.get(0))?)
    }

    /// Size and root over all leaves.
    pub fn root(&self) -> Result<(u64, Hash)> {
        self.root_at(i64::MAX as u64)
    }

    /// Size and root of the log as it was after that entry.
    pub fn root_at(&self, last: u64) -> Result<(u64, Hash)> {
        let mut tree = Tree::new();
        let mut stmt = self.conn.prepare_cached("SELECT leaf FROM audit_entry WHERE seq<=?1 ORDER BY seq")?;
        let mut rows = stmt.query([last])?;
        while let Some(row) = rows.next()? {
            let leaf = row.get_ref(0)?.as_blob()?;
            tree.push(Hash::try_from(leaf).map_err(|_| anyhow::anyhow!("a leaf has a wrong length"))?);
        }
        Ok((tree.size(), tree.root()))
    }

    /// One entry.
    pub fn entry(&self, seq: u64) -> Result<Option<EntryRow>> {
        let sql = format!("SELECT {ENTRY_COLUMNS} FROM audit_entry WHERE seq=?1");
        Ok(self.conn.prepare_cached(&sql)?.query_row([seq], row_to_entry).optional()?)
    }

    /// The last so many entries, the newest first.
    pub fn last_entries(&self, most: u64) -> Result<Vec<EntryRow>> {
        let sql = format!("SELECT {ENTRY_COLUMNS} FROM audit_entry ORDER BY seq DESC LIMIT ?1");
        Ok(self.conn.prepare_cached(&sql)?.query_map([most], row_to_entry)?.collect::<rusqlite::Result<_>>()?)
    }

    /// Entries one by one after that number; the function says whether to go on.
    pub fn entries_after(&self, seq: u64, mut f: impl FnMut(EntryRow) -> Result<bool>) -> Result<()> {
        let sql = format!("SELECT {ENTRY_COLUMNS} FROM audit_entry WHERE seq>?1 ORDER BY seq");
        let mut stmt = self.conn.prepare(&sql)?;
        let mut rows = stmt.query([seq])?;
        while let Some(row) = rows.next()? {
            if !f(row_to_entry(row)?)? {
                break;
            }
        }
        Ok(())
    }

    /// Every hashed line of an entry, in order, without the final newlines.
    pub fn each_line(&self, seq: u64, mut f: impl FnMut(&str) -> Result<()>) -> Result<()> {
        self.each_chunk(seq, |text| text.split_terminator('\n').try_for_each(&mut f))
    }

    /// The hashed lines of an entry, some thousand at a time.
    pub(super) fn each_chunk(&self, seq: u64, mut f: impl FnMut(&str) -> Result<()>) -> Result<()> {
        let mut stmt = self.conn.prepare_cached("SELECT data FROM audit_chunk WHERE seq=?1 ORDER BY part")?;
        let mut rows = stmt.query([seq])?;
        while let Some(row) = rows.next()? {
            f(&unpack(row.get_ref(0)?.as_blob()?)?)?;
        }
        Ok(())
    }

    /// The erasable line behind a commitment: salt and plain line; none if it was erased. One that is missing or half erased is
    /// given as a line that no commitment is of.
    pub fn detail(&self, seq: u64, idx: u64) -> Result<Option<(Vec<u8>, String)>> {
        let mut stmt = self.conn.prepare_cached("SELECT salt, image FROM audit_detail WHERE seq=?1 AND idx=?2")?;
        let row = stmt
            .query_row(params![seq, idx], |r| Ok((r.get::<_, Option<Vec<u8>>>(0)?, r.get::<_, Option<Vec<u8>>>(1)?)))
            .optional()?;
        match row {
            Some((Some(salt), Some(image))) => Ok(Some((salt, readable(&image)))),
            Some((None, None)) => Ok(None),
            _ => Ok(Some((Vec::new(), readable(&[0xFF])))),
        }
    }
}

/// What an entry's changes came to.
pub struct Written {
    /// Number of lines.
    pub count: u64,
    /// Lines of tables whose rows belong to pages.
    pub paged: u64,
    /// Digest of all lines.
    pub digest: Hash,
    /// The images that were kept.
    pub images: Vec<Image>,
}

/// The change lines of the entry that is being made: hashed and packed as they come, so that memory stays flat.
pub struct ChangeLog {
    seq: u64,
    hasher: Sha256,
    count: u64,
    buffer: Vec<u8>,
    lines: u64,
    part: u64,
    packer: zstd::bulk::Compressor<'static>,
    /// Lines of tables whose rows belong to pages, and what was last known of a table.
    paged: u64,
    table: (Vec<u8>, bool),
    /// Kept only where the caller wants to see them (dry run).
    pub images: Option<Vec<Image>>,
}

impl ChangeLog {
    /// An empty log for entry `seq`.
    pub fn new(seq: u64, keep: bool) -> Result<ChangeLog> {
        Ok(ChangeLog {
            seq,
            hasher: Sha256::new(),
            count: 0,
            buffer: Vec::new(),
            lines: 0,
            part: 0,
            packer: zstd::bulk::Compressor::new(LEVEL)?,
            paged: 0,
            table: (vec![0], false),
            images: keep.then(Vec::new),
        })
    }

    /// Takes what the triggers have handed to the diary.
    pub fn drain(&mut self, conn: &Connection, diary: &mut Diary) -> Result<()> {
        let lines = diary.drain();
        let mut start = 0;
        for (end, personal) in &lines.1 {
            self.take(conn, &lines.0[start..*end], *personal)?;
            start = *end;
        }
        diary.reuse(lines);
        Ok(())
    }

    fn take(&mut self, conn: &Connection, line: &[u8], personal: bool) -> Result<()> {
        if !line.starts_with(&self.table.0) {
            let end = line.iter().position(|b| *b == change::SEP).unwrap_or_default();
            let paged = std::str::from_utf8(&line[..end]).is_ok_and(|name| page::find(name).is_some());
            self.table = (line[..=end].to_vec(), paged);
        }
        self.paged += u64::from(self.table.1);
        if let Some(images) = &mut self.images
            && let Some(c) = Change::parse(std::str::from_utf8(line)?)
        {
            images.push(Image {
                tbl: c.tbl.into(),
                key: c.key.into(),
                before: c.before.into(),
                after: c.after.into(),
                personal,
            });
        }
        if personal {
            let mut salt = [0u8; change::SALT];
            getrandom::fill(&mut salt).map_err(|e| anyhow::anyhow!("no random numbers: {e}"))?;
            conn.prepare_cached("INSERT INTO audit_detail(seq,idx,salt,image) VALUES(?1,?2,?3,?4)")?
                .execute(params![self.seq, self.count, salt, line])?;
            change::write_commitment(&commitment(&salt, line), &mut self.buffer);
        } else {
            self.buffer.extend_from_slice(line);
            self.buffer.push(b'\n');
        }
        self.count += 1;
        self.lines += 1;
        if self.lines == LINES_A_CHUNK {
            self.flush(conn)?;
        }
        Ok(())
    }

    fn flush(&mut self, conn: &Connection) -> Result<()> {
        if self.lines > 0 {
            self.hasher.update(&self.buffer);
            let packed = self.packer.compress(&self.buffer)?;
            conn.prepare_cached("INSERT INTO audit_chunk(seq,part,data) VALUES(?1,?2,?3)")?
                .execute(params![self.seq, self.part, packed])?;
            self.part += 1;
            self.lines = 0;
            self.buffer.clear();
        }
        Ok(())
    }

    /// Packs the rest.
    pub fn finish(mut self, conn: &Connection, diary: &mut Diary) -> Result<Written> {
        self.drain(conn, diary)?;
        self.flush(conn)?;
        let (digest, images) = (self.hasher.finalize().into(), self.images.unwrap_or_default());
        Ok(Written { count: self.count, paged: self.paged, digest, images })
    }
}

/// Appends a signed entry.
pub fn append(conn: &Connection, entry: &EntryRow) -> Result<()> {
    conn.prepare_cached(&format!("INSERT INTO audit_entry({ENTRY_COLUMNS}) VALUES(?1,?2,?3,?4,?5,?6,?7)"))?.execute(
        params![entry.seq, entry.body, entry.leaf, entry.sig, entry.key_id, entry.cosig, entry.cosig_key_id],
    )?;
    Ok(())
}
