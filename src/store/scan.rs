//! Going through a large log without unpacking what cannot matter: bodies are looked at as text before they are parsed, lines
//! before they are taken apart.
use super::log::{ENTRY_COLUMNS, EntryRow, Image, row_to_entry};
use super::{Db, Result};
use crate::audit::change::Change;

impl Image {
    fn of(line: &str, personal: bool) -> Option<Image> {
        let c = Change::parse(line)?;
        Some(Image { tbl: c.tbl.into(), key: c.key.into(), before: c.before.into(), after: c.after.into(), personal })
    }
}

impl Db<'_> {
    /// Entries one by one, from the first or from the last; the function says whether to go on.
    pub fn each_entry(&self, newest_first: bool, f: impl FnMut(EntryRow) -> Result<bool>) -> Result<()> {
        self.each_entry_that(newest_first, |_| true, f)
    }

    /// The changes of an entry; an erased one is left out.
    pub fn each_image(&self, seq: u64, f: impl FnMut(Image) -> Result<()>) -> Result<()> {
        self.each_image_with(seq, &[], f)
    }

    /// Entries whose body, as text, may be one of those looked for; the function says whether to go on.
    pub fn each_entry_that(
        &self,
        newest_first: bool,
        may: impl Fn(&str) -> bool,
        mut f: impl FnMut(EntryRow) -> Result<bool>,
    ) -> Result<()> {
        let order = if newest_first { "DESC" } else { "ASC" };
        let mut stmt = self.conn.prepare(&format!("SELECT {ENTRY_COLUMNS} FROM audit_entry ORDER BY seq {order}"))?;
        let mut rows = stmt.query([])?;
        while let Some(row) = rows.next()? {
            if may(std::str::from_utf8(row.get_ref(1)?.as_bytes()?).unwrap_or_default()) && !f(row_to_entry(row)?)? {
                break;
            }
        }
        Ok(())
    }

    /// The changes of an entry whose line holds one of these texts, in order; of all lines if there are none. An erased change
    /// is left out.
    pub fn each_image_with(&self, seq: u64, texts: &[String], mut f: impl FnMut(Image) -> Result<()>) -> Result<()> {
        let holds = |text: &str| texts.is_empty() || texts.iter().any(|t| text.contains(t.as_str()));
        // Personal lines stand unpacked beside the chunks.
        let mut details = self
            .conn
            .prepare_cached("SELECT idx, image FROM audit_detail WHERE seq=?1 AND image IS NOT NULL ORDER BY idx")?;
        let mut details = details.query([seq])?;
        let mut next_detail = || -> Result<Option<(u64, Image)>> {
            while let Some(row) = details.next()? {
                // What was altered so that it is no text is found by verification; here it is left out.
                let line = std::str::from_utf8(row.get_ref(1)?.as_blob()?).unwrap_or_default();
                if let Some(image) = Some(line).filter(|l| holds(l)).and_then(|l| Image::of(l, true)) {
                    return Ok(Some((row.get(0)?, image)));
                }
            }
            Ok(None)
        };
        let mut waiting = next_detail()?;
        let mut idx = 0;
        self.each_chunk(seq, |text| {
            // In a chunk without the text only the lines are counted.
            if !holds(text) {
                idx += text.bytes().filter(|b| *b == b'\n').count() as u64;
                return Ok(());
            }
            for line in text.lines() {
                if !line.starts_with('#') && holds(line) {
                    while let Some((_, image)) = waiting.take_if(|(at, _)| *at < idx) {
                        f(image)?;
                        waiting = next_detail()?;
                    }
                    if let Some(image) = Image::of(line, false) {
                        f(image)?;
                    }
                }
                idx += 1;
            }
            Ok(())
        })?;
        while let Some((_, image)) = waiting {
            f(image)?;
            waiting = next_detail()?;
        }
        Ok(())
    }
}
