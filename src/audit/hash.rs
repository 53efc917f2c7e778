//! SHA-256 and the textual forms of hashes.
use sha2::{Digest, Sha256};

/// A SHA-256 value.
pub type Hash = [u8; 32];

/// SHA-256 of the parts, one after the other.
pub fn sha256(parts: &[&[u8]]) -> Hash {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().into()
}

/// Lower-case hex.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut out = String::with_capacity(bytes.len() * 2);
    for b in bytes {
        out.push(char::from(DIGITS[usize::from(b >> 4)]));
        out.push(char::from(DIGITS[usize::from(b & 15)]));
    }
    out
}

/// Reads hex of either case.
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |c: u8| char::from(c).to_digit(16);
    let bytes = text.as_bytes();
    if !bytes.len().is_multiple_of(2) {
        return None;
    }
    bytes.chunks(2).map(|p| u8::try_from(digit(p[0])? * 16 + digit(p[1])?).ok()).collect()
}

/// Crockford's base32: no I, L, O, U, so that it can be read aloud and copied by hand.
const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The first `digits` × 5 bits in Crockford base32.
pub fn base32(bytes: &[u8], digits: usize) -> String {
    (0..digits)
        .map(|i| {
            let value = (0..5).fold(0usize, |acc, k| {
                let bit = i * 5 + k;
                let set = bytes.get(bit / 8).is_some_and(|b| b >> (7 - bit % 8) & 1 == 1);
                acc * 2 + usize::from(set)
            });
            char::from(CROCKFORD[value])
        })
        .collect()
}

/// Puts a dash after every five letters.
pub fn in_fives(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    letters.chunks(5).map(|c| c.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// What a person typed, brought to the letters of [`base32`]: case, blanks and dashes dropped, look-alikes mapped.
pub fn plain_base32(text: &str) -> String {
    text.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| match c.to_ascii_uppercase() {
            'I' | 'L' => '1',
            'O' => '0',
            other => other,
        })
        .collect()
}

/// Letters of a key mark.
pub const MARK_LETTERS: usize = 25;

/// The key mark: 25 characters of the SHA-256 of a public key, to be written on the signed decision.
pub fn key_mark(public: &[u8]) -> String {
    in_fives(&base32(&sha256(&[public]), MARK_LETTERS))
}

/// The paper code of a log's head: size and the first 125 bits of the root.
pub fn paper_code(size: u64, root: &Hash) -> String {
    format!("{size}-{}", in_fives(&base32(root, 25)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_agree_with_the_published_vector() {
        assert_eq!(hex(&sha256(&[b"a", b"bc"])), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(unhex("00fFa0"), Some(vec![0, 255, 160]));
        assert_eq!(unhex("0"), None);
    }

    #[test]
    fn base32_takes_bits_from_the_front() {
        assert_eq!(base32(&[0b0000_0000, 0b0100_0010, 0xff], 4), "011F");
        assert_eq!(plain_base32("7qk2m-9xd3h o il"), "7QK2M9XD3H011");
        assert_eq!(paper_code(7, &[0; 32]), "7-00000-00000-00000-00000-00000");
    }
}
