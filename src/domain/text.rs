//! Vietnamese text: cleaning what arrives, the order of names, and the keys by which names are compared.
//!
//! Stored text is NFC and is never re-spelt. Two spellings of one name meet only in a key.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What stands for an apostrophe in files (`H’Mông`); one of them, U+02BC, counts as a letter in Unicode.
const APOSTROPHES: [char; 7] = ['’', '‘', 'ʼ', 'ʻ', '`', '´', '′'];

/// The longest user name made by [`username_from`].
const USERNAME_MAX: usize = 32;

/// The text as it is stored: NFC, single plain spaces, nothing invisible, `Đ` where `Ð` was typed for it.
///
/// Text in an old encoding is decoded before: byte AD is a soft hyphen here and an `ư` in TCVN3.
pub fn clean(s: &str) -> String {
    let visible = s.chars().filter(|&c| !is_invisible(c)).map(|c| match c {
        c if c.is_whitespace() => ' ',
        'Ð' => 'Đ',
        'ð' => 'đ',
        c => c,
    });
    let composed: Vec<char> = visible.nfc().collect();
    let mut out = String::with_capacity(composed.len() * 2);
    for (i, &c) in composed.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|i| composed.get(i));
        if c == ' ' && before.is_none_or(|&b| b == ' ') {
            continue;
        }
        let between_letters = || {
            before.is_some_and(|&b| is_letter(b) || is_combining_mark(b))
                && composed.get(i + 1).is_some_and(|&a| is_letter(a))
        };
        out.push(if APOSTROPHES.contains(&c) && between_letters() { '\'' } else { c });
    }
    out.truncate(out.trim_end().len());
    out
}

/// The text in NFC.
pub fn nfc(s: &str) -> Cow<'_, str> {
    if is_nfc(s) { Cow::Borrowed(s) } else { Cow::Owned(s.nfc().collect()) }
}

/// Whether a text is in NFC.
pub fn is_nfc(s: &str) -> bool {
    s.is_ascii() || unicode_normalization::is_nfc(s)
}

/// A text whose byte order is the Vietnamese order of names: given name, family name, middle words;
/// in each word the letters first, then the tone.
///
/// Lower-case ASCII. Every letter is two characters (`a0` a, `a1` ă, `a2` â, `d1` đ), then `.` and the tones; the
/// two separators sort below every letter, so a shorter word and a shorter name come first.
pub fn sort_key(name: &str) -> String {
    let mut words = words(name);
    if let Some(given) = words.pop() {
        words.insert(0, given);
    }
    let coded = words.iter().map(|word| {
        let letters: String = word.letters.chars().map(letter_code).collect();
        format!("{letters}.{}", word.tones)
    });
    coded.collect::<Vec<_>>().join(" ")
}

/// The key by which two names are the same name: `hòa` = `hoà`, but `hoa` ≠ `hòa` and `Ân` ≠ `An`.
pub fn match_key(s: &str) -> String {
    let words = words(s);
    let keys = words.iter().map(|w| format!("{}.{}", w.letters, w.tones));
    keys.collect::<Vec<_>>().join(" ")
}

/// The text as people type it in a hurry: `nguyen thi hoa`. For searching and hints, never for merging two people.
pub fn search_key(s: &str) -> String {
    let words = words(s);
    let bare = words.iter().map(|w| without_marks(&w.letters));
    bare.collect::<Vec<_>>().join(" ")
}

/// The key of a column heading: `Họ và tên *`, `HỌ VÀ TÊN` and `ho_va_ten` are all `ho va ten`.
pub fn header_key(s: &str) -> String {
    let keep = |c: char| is_word_char(c) || is_combining_mark(c);
    let spaced = clean(s).replace(|c| !keep(c), " ");
    search_key(&spaced)
}

/// Whether letters were lost before the text came here: Excel writes `?` for what its code page lacks.
pub fn has_lost_letters(s: &str) -> bool {
    s.contains(['?', '\u{FFFD}'])
}

/// A proposal for a user name: `Nguyễn Thị Hoà` gives `nguyen.thi.hoa`. Only `a-z 0-9 .`, at most 32 long; empty
/// if the name has no Latin letter or digit.
pub fn username_from(name: &str) -> String {
    let key = search_key(name).replace(|c: char| c != ' ' && !c.is_ascii_alphanumeric(), "");
    let mut username = key.split_whitespace().collect::<Vec<_>>().join(".");
    username.truncate(USERNAME_MAX);
    username.truncate(username.trim_end_matches('.').len());
    username
}

/// A word taken apart. The place of the tone mark is forgotten, so `hòa` and `hoà` are one.
struct Word {
    /// Lower case, NFC, without tones, apostrophes, hyphens and other punctuation.
    letters: String,
    /// `0` none, `1` huyền, `2` hỏi, `3` ngã, `4` sắc, `5` nặng; a hyphenated word may have several.
    tones: String,
}

fn words(s: &str) -> Vec<Word> {
    let cleaned = clean(s).to_lowercase();
    let words = cleaned.split(' ').map(take_apart);
    words.filter(|word| !word.letters.is_empty()).collect()
}

fn take_apart(word: &str) -> Word {
    let mut letters = String::new();
    let mut tones = String::new();
    for c in word.nfd() {
        if let Some(tone) = tone(c) {
            tones.push(tone);
        } else if is_word_char(c) || (is_combining_mark(c) && !letters.is_empty()) {
            letters.push(c);
        }
    }
    if tones.is_empty() {
        tones.push('0');
    }
    Word { letters: letters.nfc().collect(), tones }
}

/// The digit of a combining tone mark, in the order of the tones.
fn tone(mark: char) -> Option<char> {
    match mark {
        '\u{300}' => Some('1'),
        '\u{309}' => Some('2'),
        '\u{303}' => Some('3'),
        '\u{301}' => Some('4'),
        '\u{323}' => Some('5'),
        _ => None,
    }
}

fn letter_code(letter: char) -> String {
    let (base, rank) = match letter {
        'ă' => ('a', 1),
        'â' => ('a', 2),
        'đ' => ('d', 1),
        'ê' => ('e', 1),
        'ô' => ('o', 1),
        'ơ' => ('o', 2),
        'ư' => ('u', 1),
        'a'..='z' => (letter, 0),
        '0'..='9' => return format!("0{letter}"),
        // Foreign letters: after their Latin base (`ü` behind `ư`), or after z.
        _ => match letter.nfd().next() {
            Some(base @ 'a'..='z') => (base, 9),
            _ => return format!("~{:06x}", u32::from(letter)),
        },
    };
    format!("{base}{rank}")
}

fn without_marks(letters: &str) -> String {
    let bare = letters.nfd().filter(|&c| !is_combining_mark(c));
    bare.map(|c| if c == 'đ' { 'd' } else { c }).nfc().collect()
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() && !APOSTROPHES.contains(&c)
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !APOSTROPHES.contains(&c)
}

/// Characters of no width, and control characters that are no line break or tab.
fn is_invisible(c: char) -> bool {
    let zero_width = matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}');
    zero_width || (c.is_control() && !c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const BY_GIVEN_NAME: [&str; 8] = [
        "Đỗ Thị Ái",
        "Đặng Thị An",
        "Trần Thị Ánh",
        "Nguyễn Văn Ân",
        "Vũ Thị Ấn",
        "Lê Văn Bình",
        "Hồ Văn Dũng",
        "Phạm Thị Đào",
    ];
    const SAME_GIVEN_NAME: [&str; 6] = ["Dương An", "Đỗ An", "Nguyễn An", "Nguyễn Thị An", "Nguyễn Văn An", "Trần An"];

    fn sorted(mut names: Vec<&str>) -> Vec<&str> {
        names.sort_by_key(|name| sort_key(name).into_bytes());
        names
    }

    fn nfd(s: &str) -> String {
        s.nfd().collect()
    }

    fn shuffled(names: &[&'static str]) -> impl Strategy<Value = Vec<&'static str>> + use<> {
        Just(names.to_vec()).prop_shuffle()
    }

    proptest! {
        #[test]
        fn every_shuffling_sorts_to_the_list_of_the_classes(
            a in shuffled(&BY_GIVEN_NAME), b in shuffled(&SAME_GIVEN_NAME),
        ) {
            prop_assert_eq!(sorted(a), BY_GIVEN_NAME);
            prop_assert_eq!(sorted(b), SAME_GIVEN_NAME);
        }

        #[test]
        fn cleaning_is_done_once(s in "\\PC*|[ a-zÐð’ʼ`\u{301}\u{302}\u{323}\u{200B}\u{A0}\r\n\u{0}đẠ']{0,12}") {
            let once = clean(&s);
            prop_assert_eq!(clean(&once), once);
        }

        #[test]
        fn keys_do_not_see_the_normal_form(s in "[aăâeêioôơuưyđbcnh ÁẢÃẠẦỄỢÝỰ'’-]{0,20}") {
            for key in [sort_key, match_key, search_key, header_key, username_from] {
                prop_assert_eq!(key(&nfd(&s)), key(&s));
            }
            prop_assert!(sort_key(&s).is_ascii());
            prop_assert!(search_key(&s).is_ascii());
        }
    }

    #[test]
    fn cleaning_composes_and_tidies() {
        assert_eq!(clean(&nfd("Nguyễn Thị Hòa")), "Nguyễn Thị Hòa");
        assert_eq!(clean("Nguyễn Thị Hòa").chars().count(), 14);
        assert_eq!(clean("\u{FEFF}\u{A0}Lê  Thị\u{202F}\tAn\u{A0} "), "Lê Thị An");
        assert_eq!(clean("Họ\r\nvà\u{2028}tên\u{AD}\u{200B}\u{7}"), "Họ và tên");
        assert_eq!(clean("Ðỗ ðức"), "Đỗ đức");
        assert_eq!(clean("Ðỗ").to_lowercase(), "đỗ", "mapped before lower-casing");
        assert_eq!(clean(" \u{200B} \n"), "");
    }

    #[test]
    fn apostrophes_become_plain_only_between_letters() {
        for odd in APOSTROPHES {
            assert_eq!(clean(&format!("H{odd}Mông")), "H'Mông");
            assert_eq!(clean(&nfd(&format!("Lò H{odd}Ông {odd}"))), format!("Lò H'Ông {odd}"));
        }
        assert_eq!(clean("5’ 3`4"), "5’ 3`4");
    }

    #[test]
    fn a_mark_hidden_behind_a_zero_width_character_still_composes() {
        assert_eq!(clean("o\u{200B}\u{302}\u{300}"), "ồ");
    }

    #[test]
    fn order_of_letters_tones_and_lengths() {
        let letters = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
        let keys: Vec<String> = letters.chars().map(|c| sort_key(&c.to_string())).collect();
        assert!(keys.is_sorted_by(|a, b| a.as_bytes() < b.as_bytes()));
        let ascending = [
            "Lê Thị Hoa",
            "Lê Thị Hòa",
            "Lê Thị Hỏa",
            "Lê Thị Hõa",
            "Lê Thị Hóa",
            "Lê Thị Họa",
            "Lê Hoan",
            "Hoàn",
            "Nguyễn Thị Ý",
        ];
        assert!(ascending.map(sort_key).is_sorted_by(|a, b| a < b));
        assert!(sort_key("Ý") < sort_key("Lê Ý"), "one word alone comes before its namesakes");
        assert!(sort_key("U Ư") < sort_key("Ü"), "a foreign letter");
        assert!(sort_key("Z") < sort_key("Ж"));
        assert_eq!(sort_key("  "), "");
    }

    #[test]
    fn order_ignores_tone_place_apostrophes_and_hyphens() {
        assert_eq!(sort_key("Lê Thị Hòa"), sort_key("LÊ thị  Hoà"));
        assert_eq!(sort_key("Lò H’Mông"), sort_key("Lò Hmông"));
        assert_eq!(sort_key("Y-Ban"), sort_key("Yban"));
        assert_eq!(sort_key("Ðỗ - An."), sort_key("Đỗ An"));
    }

    #[test]
    fn match_key_keeps_tones_and_letters() {
        assert_eq!(match_key("NGUYỄN THỊ HOÀ"), match_key("Nguyễn  Thị Hòa"));
        assert_eq!(match_key("Thúy"), match_key("Thuý"));
        assert_eq!(match_key("H’Mông"), match_key("H'Mông"));
        for (one, other) in [("hoa", "hòa"), ("Ân", "An"), ("Lý", "Lí"), ("Đan", "Dan")] {
            assert_ne!(match_key(one), match_key(other));
        }
        assert_eq!(match_key("Thị Hòa"), "thi.5 hoa.1");
    }

    #[test]
    fn search_and_header_keys() {
        assert_eq!(search_key("Nguyễn Thị Hoà"), "nguyen thi hoa");
        assert_eq!(search_key("ĐẶNG H’Ương (Ư)"), "dang huong u");
        for header in ["Họ và tên *", "HỌ VÀ TÊN", "ho_va_ten", "\u{FEFF}Họ\nvà tên(*)"] {
            assert_eq!(header_key(header), "ho va ten");
            assert_eq!(header_key(&nfd(header)), "ho va ten");
        }
        assert_eq!(header_key("Ngày/tháng/năm sinh"), "ngay thang nam sinh");
    }

    #[test]
    fn lost_letters_are_seen() {
        assert!(has_lost_letters("Nguy?n Th? Hoà"));
        assert!(has_lost_letters("Nguy\u{FFFD}n"));
        assert!(!has_lost_letters("Nguyễn Thị Hoà"));
    }

    #[test]
    fn user_names() {
        assert_eq!(username_from("Nguyễn Thị Hoà"), "nguyen.thi.hoa");
        assert_eq!(username_from("  H’Mông Y-Ban Sørensen"), "hmong.yban.srensen");
        assert_eq!(username_from("Ж ?"), "");
        let long = username_from("Công Tằng Tôn Nữ Hoàng Thị Xy Phương Thảo");
        assert_eq!(long, "cong.tang.ton.nu.hoang.thi.xy.ph");
        assert_eq!(username_from("Công Tằng Tôn Nữ Hoàng Thị Xyz A").len(), 32);
        assert_eq!(username_from("Công Tằng Tôn Nữ Hoàng Thị Xyzt Bình"), "cong.tang.ton.nu.hoang.thi.xyzt");
    }
}
