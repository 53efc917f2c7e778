//! Signed notes (C2SP signed-note): a text, a blank line, and lines of signatures. Checkpoints are written in this form, so that
//! the tools of the transparency-log world read them.
use super::hash::{hex, sha256};
use base64ct::{Base64, Encoding as _};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};

/// What a signature line begins with: an em dash and a blank.
const DASH: &str = "\u{2014} ";
/// The signature type of Ed25519 in key hashes and verifier keys.
const ED25519: u8 = 1;
/// More signatures than a note may have.
const MOST_SIGNATURES: usize = 100;

/// A line of signature, as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteSignature {
    /// Name of the key.
    pub name: String,
    /// Its hash, by which keys of one name are told apart.
    pub hash: [u8; 4],
    /// The signature.
    pub bytes: Vec<u8>,
}

/// A note that could be read; nothing is said yet of its signatures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The text with its last newline: what is signed.
    pub text: String,
    /// The signatures, in order.
    pub signatures: Vec<NoteSignature>,
}

/// A key that signs notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteKey {
    /// Its name, without blanks and plus signs.
    pub name: String,
    /// The public part.
    pub public: [u8; 32],
}

/// A signature of a known key that does not hold: the note is to be rejected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadSignature;

fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || c == '+')
}

impl NoteKey {
    /// The first four bytes of the SHA-256 over name, newline, type and public key.
    pub fn hash(&self) -> [u8; 4] {
        let [a, b, c, d, ..] = sha256(&[self.name.as_bytes(), b"\n", &[ED25519], &self.public]);
        [a, b, c, d]
    }

    /// As other tools take it: `name+hash+base64`.
    pub fn text(&self) -> String {
        let typed = [&[ED25519], &self.public[..]].concat();
        format!("{}+{}+{}", self.name, hex(&self.hash()), Base64::encode_string(&typed))
    }

    /// Reads such a text; none if anything of it is not as it should be.
    pub fn parse(text: &str) -> Option<NoteKey> {
        let mut parts = text.splitn(3, '+');
        let (name, hash, typed) = (parts.next()?, parts.next()?, Base64::decode_vec(parts.next()?).ok()?);
        let (ED25519, public) = typed.split_first().map(|(kind, public)| (*kind, public))? else { return None };
        let key = NoteKey { name: name.to_owned(), public: public.try_into().ok()? };
        (is_name(name) && hex(&key.hash()) == hash).then_some(key)
    }

    fn made(&self, s: &NoteSignature) -> bool {
        s.name == self.name && s.hash == self.hash()
    }

    fn holds(&self, text: &str, signature: &[u8]) -> bool {
        let (Ok(key), Ok(sig)) = (VerifyingKey::from_bytes(&self.public), Signature::from_slice(signature)) else {
            return false;
        };
        key.verify_strict(text.as_bytes(), &sig).is_ok()
    }
}

impl NoteSignature {
    fn parse(line: &str) -> Option<NoteSignature> {
        let (name, base64) = line.strip_prefix(DASH)?.split_once(' ')?;
        let bytes = Base64::decode_vec(base64).ok()?;
        let (hash, bytes) = bytes.split_first_chunk::<4>()?;
        (is_name(name) && !bytes.is_empty()).then(|| NoteSignature {
            name: name.to_owned(),
            hash: *hash,
            bytes: bytes.to_vec(),
        })
    }

    fn line(&self) -> String {
        let bytes = [&self.hash[..], &self.bytes].concat();
        format!("{DASH}{} {}\n", self.name, Base64::encode_string(&bytes))
    }
}

impl Note {
    /// Reads a note; none if it is no note to the letter.
    pub fn parse(note: &str) -> Option<Note> {
        if note.contains(|c: char| c < ' ' && c != '\n') {
            return None;
        }
        let split = note.rfind("\n\n")? + 1;
        let (text, rest) = (&note[..split], &note[split + 1..]);
        let lines = rest.strip_suffix('\n')?.split('\n');
        let signatures: Vec<NoteSignature> = lines.map(NoteSignature::parse).collect::<Option<_>>()?;
        (signatures.len() <= MOST_SIGNATURES).then(|| Note { text: text.to_owned(), signatures })
    }

    /// Signs a text, which ends in a newline, in the name of the key.
    pub fn sign(text: &str, name: &str, key: &SigningKey) -> Note {
        let own = NoteKey { name: name.to_owned(), public: key.verifying_key().to_bytes() };
        let bytes = key.sign(text.as_bytes()).to_bytes().to_vec();
        let signature = NoteSignature { name: name.to_owned(), hash: own.hash(), bytes };
        Note { text: text.to_owned(), signatures: vec![signature] }
    }

    /// The note as it is written.
    pub fn write(&self) -> String {
        let lines: String = self.signatures.iter().map(NoteSignature::line).collect();
        format!("{}\n{lines}", self.text)
    }

    /// Which of the keys have signed. Signatures of other keys are passed over; one of a known key that does not hold spoils the
    /// note.
    pub fn signed_by<'k>(&self, keys: &'k [NoteKey]) -> Result<Vec<&'k NoteKey>, BadSignature> {
        let mut signers = Vec::new();
        for key in keys {
            // The first line of a key decides.
            match self.signatures.iter().find(|s| key.made(s)) {
                Some(s) if key.holds(&self.text, &s.bytes) => signers.push(key),
                Some(_) => return Err(BadSignature),
                None => {}
            }
        }
        Ok(signers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Vectors of golang.org/x/mod/sumdb/note (note_test.go): keys, text and signatures.
    const PETER: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    const PETER_SEED: &str = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    const ENOCH: &str = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
    const TEXT: &str =
        "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    const PETER_SIG: &str = "\u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    const ENOCH_SIG: &str = "\u{2014} EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

    fn key(text: &str) -> NoteKey {
        NoteKey::parse(text).unwrap()
    }

    #[test]
    fn published_keys_are_read_and_written_and_their_hashes_agree() {
        // The third is the key of Go's checksum database.
        for text in [PETER, ENOCH, "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"] {
            assert_eq!(key(text).text(), text);
        }
        assert_eq!(key(PETER).hash(), [0xc7, 0x4f, 0x20, 0xa3]);
        for i in 0..PETER.len() {
            assert_eq!(NoteKey::parse(&PETER[..i]), None, "cut at {i}");
            let mut bytes = PETER.as_bytes().to_vec();
            bytes[i] += 1;
            assert_eq!(NoteKey::parse(std::str::from_utf8(&bytes).unwrap()), None, "byte {i} changed");
        }
        // A key of another length and one of another type, each with the hash that would fit.
        assert_eq!(NoteKey::parse("PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=="), None);
        assert_eq!(NoteKey::parse("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"), None);
    }

    #[test]
    fn a_published_key_signs_to_the_published_bytes() {
        let seed = Base64::decode_vec(PETER_SEED).unwrap();
        let key = SigningKey::from_bytes(&seed[1..].try_into().unwrap());
        assert_eq!(Note::sign(TEXT, "PeterNeumann", &key).write(), format!("{TEXT}\n{PETER_SIG}"));
    }

    #[test]
    fn published_notes_are_verified() {
        let note = Note::parse(&format!("{TEXT}\n{PETER_SIG}{ENOCH_SIG}")).unwrap();
        let (peter, enoch) = (key(PETER), key(ENOCH));
        assert_eq!(note.text, TEXT);
        assert_eq!(note.write(), format!("{TEXT}\n{PETER_SIG}{ENOCH_SIG}"));
        assert_eq!(note.signed_by(std::slice::from_ref(&peter)).unwrap(), [&peter], "the other one is passed over");
        assert_eq!(note.signed_by(&[peter.clone(), enoch.clone()]).unwrap(), [&peter, &enoch]);
        assert!(note.signed_by(&[]).unwrap().is_empty());
        let other = Note { text: TEXT.replace("answer", "Answer"), ..note };
        assert_eq!(other.signed_by(&[peter]), Err(BadSignature));
        // The example of the specification c2sp.org/signed-note as another implementation carries it, with its key.
        let foo = key("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
        let note = Note::parse("This is an example message.\n\n\u{2014} example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n").unwrap();
        assert_eq!(note.signed_by(std::slice::from_ref(&foo)).unwrap(), [&foo]);
    }

    #[test]
    fn what_is_no_note_is_not_read() {
        let cut = PETER_SIG.trim_end();
        for bad in [
            TEXT.to_owned(),
            format!("{TEXT}\n"),
            format!("{TEXT}\n{cut}"),
            format!("\u{1}{TEXT}\n{PETER_SIG}"),
            format!("{TEXT}\n{}", PETER_SIG.replace("PeterNeumann", "Bad Name")),
            format!("{TEXT}\n{PETER_SIG}Unexpected line.\n"),
            format!("{TEXT}\n{}", PETER_SIG.repeat(101)),
        ] {
            assert_eq!(Note::parse(&bad), None, "{bad}");
        }
        // Four bytes too many in the signature: a note, but a bad signature.
        let long = format!("{TEXT}\n{}ABCD{}", &PETER_SIG[..62], &PETER_SIG[62..]);
        assert_eq!(Note::parse(&long).unwrap().signed_by(&[key(PETER)]), Err(BadSignature));
    }
}
