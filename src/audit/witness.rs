//! A witness: a small file kept elsewhere, which remembers the last head that it has seen. Plain text, one line a thing, so that a
//! person can read it and compare it with a print.
use super::checkpoint::{Checkpoint, read_root};
use super::hash::{hex, sha256};

/// The format that this program writes.
pub const FORMAT: u64 = 1;
/// What every witness begins with.
pub const HEAD: &str = "mamnon-witness";

/// A restore that somebody has accepted for this witness.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// The entry of the restore.
    pub entry: u64,
    /// The head that was given up.
    pub size: u64,
    /// Its root in base64.
    pub root: String,
}

/// What a witness holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    /// The last head seen.
    pub head: Checkpoint,
    /// When, as UTC with milliseconds.
    pub seen: String,
    /// Restores that were accepted, the oldest first.
    pub accepted: Vec<Accepted>,
}

/// Why a file is no witness that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It was written by a newer program.
    Newer(u64),
    /// It is none, or cut short, or altered.
    Damaged,
}

impl Witness {
    /// The file's text.
    pub fn write(&self) -> String {
        let Checkpoint { origin, size, .. } = &self.head;
        let (root, code) = (self.head.root_text(), self.head.paper_code());
        let mut text =
            format!("{HEAD} {FORMAT}\norigin {origin}\nsize {size}\nroot {root}\ncode {code}\nseen {}\n", self.seen);
        for a in &self.accepted {
            text += &format!("accepted {} {} {}\n", a.entry, a.size, a.root);
        }
        // The sum is against damage and slips of an editor; whoever forges a witness can make it anew.
        let sum = hex(&sha256(&[text.as_bytes()]));
        text + &format!("sum {sum}\n")
    }

    /// Reads a file.
    pub fn parse(text: &str) -> Result<Witness, Unread> {
        let version = text.lines().next().and_then(|l| l.strip_prefix(HEAD)?.trim().parse::<u64>().ok());
        match version {
            Some(FORMAT) => Witness::parse_body(text).ok_or(Unread::Damaged),
            Some(newer) if newer > FORMAT => Err(Unread::Newer(newer)),
            _ => Err(Unread::Damaged),
        }
    }

    fn parse_body(text: &str) -> Option<Witness> {
        let mut lines = text.lines().skip(1);
        let mut value = |name: &str| lines.next()?.strip_prefix(name)?.strip_prefix(' ');
        let (origin, size, root) = (value("origin")?, value("size")?, value("root")?);
        let head = Checkpoint { origin: origin.into(), size: super::checkpoint::number(size)?, root: read_root(root)? };
        let (_, seen) = (value("code")?, value("seen")?.to_owned());
        let mut accepted = Vec::new();
        for line in lines.take_while(|l| l.starts_with("accepted ")) {
            let parts: Vec<&str> = line.split(' ').collect();
            let [_, entry, size, root] = parts[..] else { return None };
            accepted.push(Accepted { entry: entry.parse().ok()?, size: size.parse().ok()?, root: root.into() });
        }
        let witness = Witness { head, seen, accepted };
        // Code, sum and whatever else stands there must be as this program would write them.
        (witness.write() == text).then_some(witness)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn witness() -> Witness {
        Witness {
            head: Checkpoint { origin: "mamnon/0123456789abcdef".into(), size: 1234, root: [9; 32] },
            seen: "2026-11-24T01:02:03.456Z".into(),
            accepted: vec![Accepted { entry: 7, size: 12, root: "x".into() }],
        }
    }

    #[test]
    fn a_witness_is_read_as_written_and_no_damage_passes() {
        let text = witness().write();
        assert_eq!(Witness::parse(&text), Ok(witness()));
        for cut in 0..text.len() {
            assert_eq!(Witness::parse(&text[..cut]), Err(Unread::Damaged), "cut at {cut}");
        }
        for i in 0..text.len() {
            let mut bytes = text.clone().into_bytes();
            bytes[i] ^= 1;
            let read = Witness::parse(std::str::from_utf8(&bytes).unwrap());
            assert!(read.is_err(), "byte {i} changed");
        }
    }

    #[test]
    fn a_newer_format_is_told_from_damage() {
        let newer = witness().write().replace("mamnon-witness 1", "mamnon-witness 2");
        assert_eq!(Witness::parse(&newer), Err(Unread::Newer(2)));
        assert_eq!(Witness::parse("mamnon-witness x\n"), Err(Unread::Damaged));
        assert_eq!(Witness::parse(""), Err(Unread::Damaged));
    }
}
