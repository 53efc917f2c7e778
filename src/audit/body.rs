//! A body read in one pass: whether it is canonical, and the fields that verification asks for. A log of a million entries is
//! read so; a tree of each body, built and written again to compare, would take ten times as long.
use super::entry::is_canonical;
use super::hash::Hash;
use crate::domain::text::is_nfc;
use serde_json::Value;
use std::borrow::Cow;
use std::ops::Range;

/// The largest whole number of the format, either way.
const MOST: i64 = (1 << 53) - 1;
/// Deeper bodies are left to the slow way.
const DEPTH: usize = 16;

/// What verification asks of a body. A field that is not there is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body<'a> {
    /// Whether it is canonical.
    pub canonical: bool,
    /// Version of the format.
    pub v: i64,
    /// Number.
    pub seq: Option<u64>,
    /// Hex of the leaf before.
    pub prev: Cow<'a, str>,
    /// Time.
    pub at: Cow<'a, str>,
    /// Who.
    pub actor: Cow<'a, str>,
    /// What.
    pub action: Cow<'a, str>,
    /// Who signed too.
    pub cosigner: Option<Cow<'a, str>>,
    /// Under which order.
    pub order: Option<i64>,
    /// `done` or `denied`.
    pub outcome: Cow<'a, str>,
    /// Number of change lines.
    pub count: Option<u64>,
    /// Hex of their digest.
    pub digest: Cow<'a, str>,
}

impl<'a> Body<'a> {
    /// Reads a body.
    pub fn read(text: &'a str) -> Body<'a> {
        Body::fast(text).unwrap_or_else(|| Body::slow(text))
    }

    /// Reads a body that is canonical; none for one that is not, or is not plain enough to say so at once.
    fn fast(text: &'a str) -> Option<Body<'a>> {
        let mut body = Body { canonical: true, ..Body::default() };
        let mut plain = true;
        let mut take = |key: &str, raw: &'a str| match key {
            "v" => body.v = raw.parse().unwrap_or(0),
            "seq" => body.seq = raw.parse().ok(),
            "order" => body.order = raw.parse().ok(),
            "prev" => plain &= string(raw, &mut body.prev),
            "at" => plain &= string(raw, &mut body.at),
            "actor" => plain &= string(raw, &mut body.actor),
            "action" => plain &= string(raw, &mut body.action),
            "outcome" => plain &= string(raw, &mut body.outcome),
            "cosigner" if raw != "null" => plain &= string(raw, body.cosigner.get_or_insert_default()),
            "changes" => {
                let whole = members(raw, &mut |key, raw| match key {
                    "count" => body.count = raw.parse().ok(),
                    "digest" => plain &= string(raw, &mut body.digest),
                    _ => {}
                });
                plain &= whole.is_some();
            }
            _ => {}
        };
        members(text, &mut take)?;
        (plain && is_nfc(text)).then_some(body)
    }

    fn slow(text: &str) -> Body<'a> {
        let json: Value = serde_json::from_str(text).unwrap_or(Value::Null);
        let maybe = |value: &Value| value.as_str().map(|s| Cow::Owned(s.to_owned()));
        let string = |field: &str| maybe(&json[field]).unwrap_or_default();
        Body {
            canonical: is_canonical(text),
            v: json["v"].as_i64().unwrap_or(0),
            seq: json["seq"].as_u64(),
            prev: string("prev"),
            at: string("at"),
            actor: string("actor"),
            action: string("action"),
            cosigner: maybe(&json["cosigner"]),
            order: json["order"].as_i64(),
            outcome: string("outcome"),
            count: json["changes"]["count"].as_u64(),
            digest: maybe(&json["changes"]["digest"]).unwrap_or_default(),
        }
    }
}

/// A body that was read, without its text: where the fields stand in it. So it can be read in one place and looked at in another.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    v: i64,
    seq: Option<u64>,
    order: Option<i64>,
    count: Option<u64>,
    prev: Range<usize>,
    at: Range<usize>,
    actor: Range<usize>,
    action: Range<usize>,
    cosigner: Option<Range<usize>>,
    outcome: Range<usize>,
    digest: Range<usize>,
}

impl Outline {
    /// Reads a body; none for one that is not plainly canonical.
    pub fn of(text: &str) -> Option<Outline> {
        let body = Body::fast(text)?;
        // Every field is a part of the text, or empty.
        let place = |field: &str| {
            let start = field.as_ptr().addr().wrapping_sub(text.as_ptr().addr());
            if field.is_empty() { 0..0 } else { start..start + field.len() }
        };
        Some(Outline {
            v: body.v,
            seq: body.seq,
            order: body.order,
            count: body.count,
            prev: place(&body.prev),
            at: place(&body.at),
            actor: place(&body.actor),
            action: place(&body.action),
            cosigner: body.cosigner.as_deref().map(place),
            outcome: place(&body.outcome),
            digest: place(&body.digest),
        })
    }

    /// The body again.
    pub fn body<'a>(&self, text: &'a str) -> Body<'a> {
        let part = |place: &Range<usize>| Cow::Borrowed(text.get(place.clone()).unwrap_or_default());
        Body {
            canonical: true,
            v: self.v,
            seq: self.seq,
            prev: part(&self.prev),
            at: part(&self.at),
            actor: part(&self.actor),
            action: part(&self.action),
            cosigner: self.cosigner.as_ref().map(part),
            order: self.order,
            outcome: part(&self.outcome),
            count: self.count,
            digest: part(&self.digest),
        }
    }
}

/// Whether a text is the hex of a hash.
pub fn is_hex_of(text: &str, hash: &Hash) -> bool {
    let digit = |nibble: u8| if nibble < 10 { b'0' + nibble } else { b'a' + nibble - 10 };
    let bytes = text.as_bytes();
    bytes.len() == 64 && hash.iter().zip(bytes.chunks_exact(2)).all(|(b, pair)| pair == [digit(b >> 4), digit(b & 15)])
}

/// Takes the string out of its quotes; false for one with escapes or no string.
fn string<'a>(raw: &'a str, out: &mut Cow<'a, str>) -> bool {
    let inner = raw.strip_prefix('"').and_then(|r| r.strip_suffix('"')).filter(|s| !s.contains('\\'));
    inner.map(|s| *out = Cow::Borrowed(s)).is_some()
}

/// Hands over the members of a canonical object as they stand; none if it is not surely canonical.
fn members<'a>(text: &'a str, f: &mut dyn FnMut(&'a str, &'a str)) -> Option<()> {
    let mut scan = Scan { text, bytes: text.as_bytes(), at: 0 };
    scan.object(DEPTH, f)?;
    (scan.at == text.len()).then_some(())
}

struct Scan<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Scan<'a> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn eat(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    fn word(&mut self, word: &str) -> Option<()> {
        self.bytes[self.at..].starts_with(word.as_bytes()).then(|| self.at += word.len())
    }

    fn value(&mut self, depth: usize) -> Option<()> {
        match self.peek()? {
            b'"' => self.string().map(drop),
            b'{' => self.object(depth.checked_sub(1)?, &mut |_, _| {}),
            b'[' => self.array(depth.checked_sub(1)?),
            b't' => self.word("true"),
            b'f' => self.word("false"),
            b'n' => self.word("null"),
            _ => self.number(),
        }
    }

    /// Keys without escapes, each after the one before.
    fn object(&mut self, depth: usize, f: &mut dyn FnMut(&'a str, &'a str)) -> Option<()> {
        self.eat(b'{')?;
        if self.eat(b'}').is_some() {
            return Some(());
        }
        let mut last = None;
        loop {
            let key = self.string()?;
            if key.contains('\\') || last.is_some_and(|last| last >= key) {
                return None;
            }
            last = Some(key);
            self.eat(b':')?;
            let start = self.at;
            self.value(depth)?;
            f(key, &self.text[start..self.at]);
            if self.eat(b',').is_none() {
                return self.eat(b'}');
            }
        }
    }

    fn array(&mut self, depth: usize) -> Option<()> {
        self.eat(b'[')?;
        if self.eat(b']').is_some() {
            return Some(());
        }
        loop {
            self.value(depth)?;
            if self.eat(b',').is_none() {
                return self.eat(b']');
            }
        }
    }

    fn string(&mut self) -> Option<&'a str> {
        self.eat(b'"')?;
        let start = self.at;
        loop {
            self.at += plain_bytes(&self.bytes[self.at..]);
            match self.peek()? {
                b'"' => break,
                b'\\' => self.escape()?,
                0..0x20 => return None,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        Some(&self.text[start..self.at - 1])
    }

    /// The short escapes, and `\u00` with two small hex digits for the control characters that have none.
    fn escape(&mut self) -> Option<()> {
        match self.bytes.get(self.at + 1)? {
            b'"' | b'\\' | b'b' | b'f' | b'n' | b'r' | b't' => self.at += 2,
            b'u' => {
                let code = self.bytes.get(self.at + 2..self.at + 6)?;
                let short = matches!(code, b"0008" | b"0009" | b"000a" | b"000c" | b"000d");
                let small = matches!(code[3], b'0'..=b'9' | b'a'..=b'f');
                if code[..2] != *b"00" || !matches!(code[2], b'0' | b'1') || !small || short {
                    return None;
                }
                self.at += 6;
            }
            _ => return None,
        }
        Some(())
    }

    fn number(&mut self) -> Option<()> {
        let start = self.at;
        let _ = self.eat(b'-');
        let digits = self.at;
        while self.peek().is_some_and(|b| b.is_ascii_digit()) {
            self.at += 1;
        }
        let text = &self.text[start..self.at];
        let leading = self.bytes[digits..self.at].starts_with(b"0") && text != "0";
        let number: i64 = text.parse().ok()?;
        (!leading && (-MOST..=MOST).contains(&number)).then_some(())
    }
}

/// How many bytes at the beginning end no string and need no escape, as far as they come by eights.
fn plain_bytes(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::MAX / 255;
    let zeros = |x: u64| x.wrapping_sub(ONES) & !x;
    for (i, eight) in bytes.chunks_exact(8).enumerate() {
        let x = eight.iter().rev().fold(0, |x, b| x << 8 | u64::from(*b));
        let control = x.wrapping_sub(ONES * 0x20) & !x;
        let hit =
            (control | zeros(x ^ (ONES * u64::from(b'"'))) | zeros(x ^ (ONES * u64::from(b'\\')))) & (ONES * 0x80);
        if hit != 0 {
            return i * 8 + hit.trailing_zeros() as usize / 8;
        }
    }
    bytes.len() / 8 * 8
}

/// The promise of an entry about its changes.
pub fn keeps_promise(body: &Body<'_>, count: u64, digest: &Hash) -> bool {
    body.count == Some(count) && is_hex_of(&body.digest, digest)
}

#[cfg(test)]
mod tests {
    use super::super::entry::Draft;
    use super::super::hash::hex;
    use super::*;
    use proptest::prelude::*;

    fn draft(actor: String, args: Vec<String>, order: Option<i64>, cosigner: Option<String>) -> String {
        let text = String::new;
        Draft {
            seq: 7,
            prev: [9; 32],
            at: "2026-11-23T05:00:00.000Z".into(),
            actor,
            actor_kind: "person".into(),
            os_user: text(),
            host: text(),
            program: text(),
            action: "lock".into(),
            object: text(),
            args,
            inputs: vec![],
            failed_tries: 0,
            denied_more: 0,
            reason: None,
            order,
            cosigner,
            lost: None,
            error: None,
            count: 3,
            digest: [171; 32],
        }
        .body()
    }

    #[test]
    fn a_body_of_the_program_is_read_in_one_pass() {
        let text = draft("pho.ht".into(), vec!["a\tb\u{1}\"".into()], Some(4), Some("ht".into()));
        let body = Body::fast(&text).unwrap();
        assert_eq!(body, Body::slow(&text));
        assert_eq!(body, Outline::of(&text).unwrap().body(&text));
        assert_eq!((body.seq, body.order, body.cosigner.as_deref()), (Some(7), Some(4), Some("ht")));
        assert!(body.canonical && is_hex_of(&body.prev, &[9; 32]) && keeps_promise(&body, 3, &[171; 32]));
        assert_eq!(hex(&[171; 32]), body.digest);
    }

    #[test]
    fn eight_bytes_at_a_time_stop_where_one_would() {
        for stop in [b'"', b'\\', 0, 0x1f] {
            for at in 0..32 {
                let mut bytes = "ệ~ !#[]\u{7f}".repeat(4).into_bytes();
                bytes.truncate(32);
                bytes[at] = stop;
                assert_eq!(plain_bytes(&bytes), at);
            }
        }
        assert_eq!(plain_bytes("ệ~ !#[]\u{7f}".as_bytes()), 8);
    }

    proptest! {
        /// Whatever byte is changed, taken out or put in: the one pass never calls canonical what is not, and reads the same.
        #[test]
        fn one_pass_and_tree_say_the_same(
            actor in "\\PC{0,6}", args in prop::collection::vec(any::<String>(), 0..3), order in any::<Option<i64>>(),
            at in any::<prop::sample::Index>(), put in prop::option::of(prop::sample::select(&b" \"\\{}[],:0-19.eEu\nnt~"[..])), cut in 0..2usize,
        ) {
            let mut bytes = draft(actor, args, order, None).into_bytes();
            let at = at.index(bytes.len());
            bytes.splice(at..(at + cut).min(bytes.len()), put);
            let Ok(text) = String::from_utf8(bytes) else { return Ok(()) };
            if let Some(body) = Body::fast(&text) {
                prop_assert_eq!(&body, &Body::slow(&text), "{}", text);
                prop_assert_eq!(Outline::of(&text).map(|o| o.body(&text)), Some(body));
            }
        }
    }
}
