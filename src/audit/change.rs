//! A change line: one row image as the log holds it.
use super::hash::{Hash, hex, sha256};

/// The separator between the fields of a line. JSON escapes control characters, so it cannot occur inside one.
pub const SEP: u8 = 0x1F;

/// One row image, borrowed from its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change<'a> {
    /// The table.
    pub tbl: &'a str,
    /// JSON array of the primary key.
    pub key: &'a str,
    /// JSON object of the row before; empty for none.
    pub before: &'a str,
    /// JSON object of the row after; empty for none.
    pub after: &'a str,
}

impl<'a> Change<'a> {
    /// Reads a line without its final newline.
    pub fn parse(line: &'a str) -> Option<Change<'a>> {
        let mut fields = line.split(char::from(SEP));
        let change = Change { tbl: fields.next()?, key: fields.next()?, before: fields.next()?, after: fields.next()? };
        fields.next().is_none().then_some(change)
    }

    /// Appends the line without its final newline.
    pub fn write(&self, out: &mut Vec<u8>) {
        for (i, field) in [self.tbl, self.key, self.before, self.after].into_iter().enumerate() {
            if i > 0 {
                out.push(SEP);
            }
            out.extend_from_slice(field.as_bytes());
        }
    }
}

/// Bytes of a salt. Any other length is an alteration: the commitment does not say where salt and line meet.
pub const SALT: usize = 16;

/// The commitment that stands in the log in place of a personal line: salted, so that a short name cannot be guessed from it.
pub fn commitment(salt: &[u8], line: &[u8]) -> Hash {
    sha256(&[&[0], salt, line])
}

/// Appends the hashed form of a personal line: `#`, the commitment in hex, newline.
pub fn write_commitment(commitment: &Hash, out: &mut Vec<u8>) {
    out.push(b'#');
    out.extend_from_slice(hex(commitment).as_bytes());
    out.push(b'\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_reads_back_as_written() {
        let change = Change { tbl: "fee", key: "[1]", before: "", after: "{\"amount\":21000}" };
        let mut line = Vec::new();
        change.write(&mut line);
        assert_eq!(Change::parse(std::str::from_utf8(&line).unwrap()), Some(change));
        assert_eq!(Change::parse("fee\u{1f}[1]\u{1f}"), None);
        assert_eq!(Change::parse("a\u{1f}b\u{1f}c\u{1f}d\u{1f}e"), None);
    }
}
