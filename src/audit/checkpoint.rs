//! Checkpoints (C2SP tlog-checkpoint): what somebody has signed of the log's head, and what else remembers one.
use super::hash::{Hash, base32, in_fives, paper_code, plain_base32};
use super::merkle::Tree;
use super::note::Note;
use base64ct::{Base64, Encoding as _};

/// Letters of the root in a paper code, and in the code of a QR picture, which holds the whole root.
const SHORT: usize = 25;
const WHOLE: usize = 52;

/// The head of a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which log.
    pub origin: String,
    /// Entries.
    pub size: u64,
    /// Root over them.
    pub root: Hash,
}

/// The origin of a school's log.
pub fn origin(school_id: &str) -> String {
    format!("mamnon/{school_id}")
}

/// The name under which an account signs checkpoints: of one log and one person.
pub fn key_name(origin: &str, username: &str) -> String {
    format!("{origin}/{username}")
}

/// A whole number as the specification writes it: digits without a zero in front.
pub(super) fn number(text: &str) -> Option<u64> {
    let plain = text.bytes().all(|b| b.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    if plain { text.parse().ok() } else { None }
}

/// A root in base64.
pub fn read_root(text: &str) -> Option<Hash> {
    Base64::decode_vec(text).ok()?.try_into().ok()
}

impl Checkpoint {
    /// The text that is signed.
    pub fn text(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, self.root_text())
    }

    /// The root in base64.
    pub fn root_text(&self) -> String {
        Base64::encode_string(&self.root)
    }

    /// Reads such a text. Further lines are allowed and passed over.
    pub fn parse(text: &str) -> Option<Checkpoint> {
        let mut lines = text.strip_suffix('\n')?.split('\n');
        let (origin, size, root) = (lines.next()?, number(lines.next()?)?, read_root(lines.next()?)?);
        let whole = !origin.is_empty() && lines.all(|l| !l.is_empty());
        whole.then(|| Checkpoint { origin: origin.to_owned(), size, root })
    }

    /// Reads the checkpoint that a note holds.
    pub fn of_note(note: &Note) -> Option<Checkpoint> {
        Checkpoint::parse(&note.text)
    }

    /// Size and root for paper.
    pub fn paper_code(&self) -> String {
        paper_code(self.size, &self.root)
    }

    /// As [`Checkpoint::paper_code`] with the whole root: what the QR picture holds.
    pub fn whole_code(&self) -> String {
        format!("{}-{}", self.size, base32(&self.root, WHOLE))
    }
}

/// As much of a root as somebody remembers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Root {
    /// All of it.
    Whole(Hash),
    /// The letters of a code.
    Letters(String),
}

impl Root {
    /// Whether it is this one.
    pub fn is(&self, root: &Hash) -> bool {
        match self {
            Root::Whole(own) => own == root,
            Root::Letters(own) => *own == base32(root, own.len()),
        }
    }
}

/// Size and root of a code as a person types it, from paper or from a QR picture: `1234-7QK2M-…`.
pub fn parse_code(text: &str) -> Option<(u64, Root)> {
    let (size, letters) = text.trim().split_once('-')?;
    let only = |c: char| c.is_ascii_alphanumeric() || c == '-' || c.is_whitespace();
    let (size, plain) = (number(size.trim())?, plain_base32(letters));
    let fits = letters.chars().all(only) && !plain.contains('U') && matches!(plain.len(), SHORT | WHOLE);
    (size > 0 && fits).then_some((size, Root::Letters(plain)))
}

/// Whether something has the form of a code, well typed or not: then it is none of a file's name.
pub fn looks_like_code(text: &str) -> bool {
    let parts: Vec<&str> = text.trim().split('-').collect();
    let letters = |p: &&str| !p.is_empty() && p.chars().all(|c| c.is_ascii_alphanumeric());
    parts.len() > 2 && number(parts[0]).is_some() && parts[1..].iter().all(letters)
        || parts.len() == 2 && number(parts[0]).is_some() && matches!(parts[1].len(), SHORT | WHOLE)
}

/// Where a head is remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// A checkpoint that the database itself holds.
    Stored,
    /// A checkpoint kept elsewhere.
    Checkpoint,
    /// A witness.
    Witness,
    /// A code on paper.
    Code,
    /// The manifest of an extract.
    Manifest,
}

impl Source {
    /// Its stable name.
    pub fn code(self) -> &'static str {
        match self {
            Source::Stored => "stored",
            Source::Checkpoint => "checkpoint",
            Source::Witness => "witness",
            Source::Code => "code",
            Source::Manifest => "manifest",
        }
    }
}

/// A head that is remembered somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remembered {
    /// Where.
    pub source: Source,
    /// Entries.
    pub size: u64,
    /// Root over them.
    pub root: Root,
}

/// The compact range of a log: the roots of the whole subtrees of all entries but the last, and the last one's leaf. At most 64
/// hashes, which fold to the root; and the last of them is what the next entry must link to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range(pub Vec<Hash>);

impl Range {
    /// The range of a tree and the leaf that follows it.
    pub fn of(before: &Tree, leaf: Hash) -> Range {
        Range(before.peaks().iter().copied().chain([leaf]).collect())
    }

    /// The tree of that many entries; none if the range does not fit the size.
    pub fn tree(&self, size: u64) -> Option<Tree> {
        let (leaf, peaks) = self.0.split_last()?;
        let mut tree = Tree::from_peaks(size.checked_sub(1)?, peaks.to_vec())?;
        tree.push(*leaf);
        Some(tree)
    }

    /// As stored.
    pub fn bytes(&self) -> Vec<u8> {
        self.0.concat()
    }

    /// Reads it.
    pub fn parse(bytes: &[u8]) -> Option<Range> {
        let (hashes, rest) = bytes.as_chunks::<32>();
        rest.is_empty().then(|| Range(hashes.to_vec()))
    }
}

/// The letters of a root as people see them.
pub fn shown(root: &Root) -> String {
    match root {
        Root::Whole(root) => in_fives(&base32(root, SHORT)),
        Root::Letters(letters) => in_fives(letters),
    }
}

#[cfg(test)]
mod tests {
    use super::super::note::NoteKey;
    use super::*;

    /// A checkpoint that Go's checksum database has published, and the example of c2sp.org/tlog-checkpoint.
    const PUBLISHED: [(&str, &str, u64); 2] = [
        (
            "go.sum database tree\n6476701\nmb8QLQIs0Z0yP5Cstq6guj87oXWeC9gEM8oVikmm9Wk=\n\n\u{2014} sum.golang.org Az3grsLX85Gz+s1SiTbgkuqxgItqFq7gsMUEyVnrsa9LM7Us9S+1xbFIGu95949rj4nPRYfvimWEPWL+o3GeoWwOoAw=\n",
            "go.sum database tree",
            6_476_701,
        ),
        (
            "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n\u{2014} example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n",
            "example.com/behind-the-sofa",
            20_852_163,
        ),
    ];

    #[test]
    fn published_checkpoints_are_read_and_verified() {
        for (text, origin, size) in PUBLISHED {
            let note = Note::parse(text).unwrap();
            let read = Checkpoint::of_note(&note).unwrap();
            assert_eq!((read.origin.as_str(), read.size), (origin, size));
            assert_eq!(read.text(), note.text);
        }
        let sumdb = NoteKey::parse("sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8").unwrap();
        let note = Note::parse(PUBLISHED[0].0).unwrap();
        assert_eq!(note.signed_by(std::slice::from_ref(&sumdb)).unwrap(), [&sumdb]);
        let forged = Note::parse(&PUBLISHED[0].0.replace("6476701", "6476702")).unwrap();
        assert!(forged.signed_by(&[sumdb]).is_err());
    }

    #[test]
    fn what_is_no_checkpoint_is_not_read() {
        let root = "mb8QLQIs0Z0yP5Cstq6guj87oXWeC9gEM8oVikmm9Wk=";
        for bad in [
            format!("\n1\n{root}\n"),
            format!("o\n01\n{root}\n"),
            format!("o\n+1\n{root}\n"),
            format!("o\n\n{root}\n"),
            format!("o\n1\n{}\n", &root[..40]),
            format!("o\n1\n{root}\n\nx\n"),
            format!("o\n1\n{root}"),
        ] {
            assert_eq!(Checkpoint::parse(&bad), None, "{bad}");
        }
        assert!(Checkpoint::parse(&format!("o\n1\n{root}\nmore\n")).is_some());
    }

    #[test]
    fn a_code_is_read_as_people_write_it() {
        let head = Checkpoint { origin: "o".into(), size: 1234, root: [0xA5; 32] };
        let code = head.paper_code();
        for typed in [code.clone(), code.to_lowercase(), code.replace('0', "O"), head.whole_code()] {
            let (size, root) = parse_code(&typed).unwrap();
            assert!(size == 1234 && root.is(&head.root), "{typed}");
            assert!(looks_like_code(&typed));
        }
        let (_, root) = parse_code(&code).unwrap();
        assert!(!root.is(&[0xA4; 32]));
        for bad in [&code[..code.len() - 1], "1234", "-", "", "0-00000-00000-00000-00000-00000", "x.note", "12-ab"] {
            assert_eq!(parse_code(bad), None, "{bad}");
        }
        assert!(looks_like_code(&code[..code.len() - 1]) && !looks_like_code("moc-2026-11.txt"));
    }

    #[test]
    fn a_range_folds_to_the_root_at_every_size() {
        let mut tree = Tree::new();
        for n in 1..=130_u64 {
            let leaf = super::super::merkle::leaf(&n.to_be_bytes());
            let range = Range::of(&tree, leaf);
            tree.push(leaf);
            let again = Range::parse(&range.bytes()).unwrap().tree(n).unwrap();
            assert_eq!((again.size(), again.root()), (n, tree.root()));
            assert!(range.0.len() <= 64);
            let mut other = range.clone();
            other.0[0][0] ^= 1;
            assert_ne!(other.tree(n).unwrap().root(), tree.root());
            assert_eq!(Range(range.0[1..].to_vec()).tree(n), None, "one hash short");
        }
        assert_eq!(Range::parse(&[0; 33]), None);
    }
}
