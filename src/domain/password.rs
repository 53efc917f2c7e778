//! The password rule: long enough, and not made of what anybody at the school could guess.
//!
//! Strength meters rate Vietnamese names and words as strong, so the rule counts what is left of a password once
//! the guessable is taken out.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use zeroize::Zeroizing;

/// How many letters or digits must be left.
const LEFT_MIN: usize = 8;

/// Parts of a name shorter than this are in every text and say nothing.
const PART_MIN: usize = 2;

/// Folded words that guessers try first: the school, signing in, love and home, the world, the keyboard.
/// Chosen by hand; short words that hide in ordinary ones stay out.
const COMMON: &str = "
    password passwd passwort pass pwd matkhau maatjkhaaur matkhaumoi mamnon truong maugiao nhatre hieutruong
    phohieutruong hieupho giaovien cogiao ketoan vanthu thuquy thukho capduong nhabep totruong hocsinh
    phuhuynh nhanvien quantri baove lophoc bantru preschool kindergarten school teacher principal admin
    administrator root user login guest default test demo welcome letmein secret changeme dangnhap taikhoan
    quenmatkhau khongbiet khongcopass pssword passw0rd pssw0rd p4ssword p4ssw0rd mtkhu m4tkh4u iloveyou
    anhyeuem emyeuanh yeuem yeuanh toiyeu conyeu beyeu meyeu bome giadinh hanhphuc mayman xinchao vietnam
    hanoi saigon hochiminh tphcm dragon monkey football baseball sunshine princess master superman batman
    shadow michael google facebook zalo gmail youtube tiktok iphone samsung nokia windows internet computer
    hello abc abcd qwerty qwertyuiop qwert qwe asdfghjkl asdfgh asdf asd zxcvbnm zxcvbn zxcv zxc qazwsxedc
    qazwsx qaz 1qaz2wsx 1q2w3e4r5t 1q2w3e4r 1q2w3e q1w2e3r4 q1w2e3 147258369 147258 159357 159753 13579 24680
";

/// Whose password it is.
pub struct PasswordContext<'a> {
    /// The policy `password.min_length`, in characters.
    pub min_length: usize,
    /// The user name.
    pub login: &'a str,
    /// Every name that the person goes by.
    pub names: &'a [String],
    /// The school's name.
    pub school: &'a str,
}

/// Why a password is refused. It never holds a part of the password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{self:?}")]
pub enum WeakPassword {
    /// Shorter than the policy allows, in characters after NFC.
    TooShort {
        /// The policy.
        min: usize,
        /// The password.
        got: usize,
    },
    /// Too few letters or digits are left without common words, login, names, school and years.
    TooGuessable {
        /// How many are left.
        left: usize,
    },
}

/// Refuses a password that is short or guessable.
pub fn check_password(pw: &str, ctx: &PasswordContext<'_>) -> Result<(), WeakPassword> {
    let got = pw.nfc().count();
    if got < ctx.min_length {
        let min = ctx.min_length;
        return Err(WeakPassword::TooShort { min, got });
    }
    let left = letters_left(pw, ctx);
    if left < LEFT_MIN {
        return Err(WeakPassword::TooGuessable { left });
    }
    Ok(())
}

/// The password as it is hashed: NFC, so that it does not depend on the keyboard's way of composing letters.
pub fn normalise(pw: &str) -> Zeroizing<String> {
    // NFC grows UTF-8 at most threefold; without the room a reallocation would leave a copy behind.
    let mut out = Zeroizing::new(String::with_capacity(pw.len() * 3));
    out.extend(pw.nfc());
    out
}

/// Whether typing the password depends on an input method (Telex, VNI): worth a warning, never a refusal.
pub fn not_ascii(pw: &str) -> bool {
    !pw.is_ascii()
}

/// Every place of a guessable word is taken out, overlapping or not, so the order of the words does not matter.
fn letters_left(pw: &str, ctx: &PasswordContext<'_>) -> usize {
    let folded = fold(pw);
    let mut taken = vec![false; folded.len()];
    for word in COMMON.split_whitespace() {
        take_word(&folded, &mut taken, word.as_bytes());
    }
    let own = ctx.names.iter().map(String::as_str);
    for text in own.chain([ctx.login, ctx.school]) {
        for part in parts(text) {
            take_word(&folded, &mut taken, part.as_bytes());
        }
    }
    take_years(&folded, &mut taken);
    take_runs(&folded, &mut taken);
    let chars = folded.char_indices();
    chars.filter(|&(at, _)| !taken[at]).count()
}

/// Letters and digits alone, lower case, without tones and marks, đ as d.
fn fold(s: &str) -> Zeroizing<String> {
    let folded = || folded_chars(s).filter(|c| c.is_alphanumeric());
    let mut out = Zeroizing::new(String::with_capacity(folded().map(char::len_utf8).sum()));
    out.extend(folded());
    out
}

fn folded_chars(s: &str) -> impl Iterator<Item = char> {
    let bare = s.nfkd().filter(|&c| !is_combining_mark(c));
    bare.flat_map(char::to_lowercase).map(|c| match c {
        'đ' | 'ð' => 'd',
        c => c,
    })
}

/// The words of a name or login, also cut where digits begin (`hoa2`).
fn parts(text: &str) -> Vec<String> {
    let folded: Vec<char> = folded_chars(text).collect();
    let same_kind = |a: &char, b: &char| a.is_alphanumeric() == b.is_alphanumeric() && a.is_numeric() == b.is_numeric();
    let words = folded.chunk_by(same_kind);
    words.filter(|word| word.len() >= PART_MIN && word[0].is_alphanumeric()).map(|word| word.iter().collect()).collect()
}

fn take_word(text: &str, taken: &mut [bool], word: &[u8]) {
    for (at, window) in text.as_bytes().windows(word.len()).enumerate() {
        if window == word {
            taken[at..at + word.len()].fill(true);
        }
    }
}

fn take_years(text: &str, taken: &mut [bool]) {
    for (at, window) in text.as_bytes().windows(4).enumerate() {
        let is_year = window.starts_with(b"19") || window.starts_with(b"20");
        if is_year && window.iter().all(u8::is_ascii_digit) {
            taken[at..at + 4].fill(true);
        }
    }
}

/// One character three times or more, and three digits or more in a row up or down (`123`, `890`, `321`).
fn take_runs(text: &str, taken: &mut [bool]) {
    let chars = || text.char_indices();
    for (((i, a), (j, b)), (k, c)) in chars().zip(chars().skip(1)).zip(chars().skip(2)) {
        let in_a_row = matches!((step(a, b), step(b, c)), (Some(1), Some(1)) | (Some(9), Some(9)));
        if in_a_row || (a == b && b == c) {
            for at in [i, j, k] {
                taken[at] = true;
            }
        }
    }
}

/// How far it is up from one digit to another, where 0 follows 9.
fn step(from: char, to: char) -> Option<u32> {
    Some((10 + to.to_digit(10)? - from.to_digit(10)?) % 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(pw: &str) -> Result<(), WeakPassword> {
        check_password(
            pw,
            &PasswordContext {
                min_length: 14,
                login: "hoa.nt2",
                names: &["Nguyễn Thị Hoà".to_owned(), "Đỗ Sương".to_owned()],
                school: "Trường Mầm non Hướng Dương",
            },
        )
    }

    fn left(pw: &str) -> usize {
        match check(pw) {
            Err(WeakPassword::TooGuessable { left }) => left,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn length_counts_composed_characters() {
        let short = |got| Err(WeakPassword::TooShort { min: 14, got });
        assert_eq!(check("bơ chuối tím"), short(12));
        let decomposed: String = "bơ chuối tím".nfd().collect();
        assert_eq!(check(&decomposed), short(12));
        assert_eq!(check("bơ chuối tím 7x"), Ok(()));
    }

    #[test]
    fn ordinary_phrases_pass() {
        for pw in ["mèo ăn khoai lang", "xe dap leo doc sau mua", "correct horse battery staple", "k7#Wq!vz9Lm2$Rt"] {
            assert_eq!(check(pw), Ok(()), "{pw}");
        }
    }

    #[test]
    fn guessable_passwords_are_refused() {
        for pw in [
            "password123456",
            "MatKhau@123456",
            "Mật  Khẩu - 2026!",
            "maatj_khaaur_2026",
            "phohieutruong1",
            "Anh yêu em 1234567",
            "mamnonhuongduong2026",
            "Trường Mầm Non Hướng Dương",
            "NguyenThiHoa1990",
            "nguyễn thị hoà !!!",
            "hoa.nt2.hoa.nt2",
            "DoSuong@19902026",
            "qwertyuiop[]123",
            "11111111111111",
            "aaaaaaaaaaaaaaaaa",
            "жжжжжжжжжжжжжжжжж",
            "98765432109876",
            "!!!!!!!!!!!!!!!!!!",
            "ｐａｓｓｗｏｒｄ１２３４５６",
            "Ðỗ Sương Ðỗ Sương",
        ] {
            assert!(matches!(check(pw), Err(WeakPassword::TooGuessable { .. })), "{pw}");
        }
    }

    #[test]
    fn what_is_left_is_counted() {
        assert_eq!(left("password - matkhau"), 0);
        assert_eq!(left("Mật khẩu 2026 kẹo"), 3);
        assert_eq!(left("Nguyễn Thị Hoà bxkeoq7"), 7);
        assert_eq!(check("Nguyễn Thị Hoà bxkeoq75"), Ok(()));
    }

    #[test]
    fn overlapping_words_are_all_taken_out() {
        assert_eq!(left("hieutruongiaovien"), 0, "truong and giaovien share a g");
        assert_eq!(left("20191990 1902001"), 0);
    }

    #[test]
    fn digits_in_a_row() {
        assert_eq!(left("123 890 321 098 / 55"), 2);
        assert_eq!(left("135 246 .,.,.,."), 6, "steps of two are no run");
    }

    #[test]
    fn single_letters_of_a_name_do_not_count() {
        let ctx = PasswordContext { min_length: 0, login: "y.a", names: &["Y".to_owned()], school: "2/9" };
        assert_eq!(check_password("yayay2ayaya9", &ctx), Ok(()));
        assert_eq!(check_password("", &ctx), Err(WeakPassword::TooGuessable { left: 0 }));
    }

    #[test]
    fn normal_form_and_ascii() {
        let decomposed: String = "mèo ăn khoai".nfd().collect();
        assert_eq!(*normalise(&decomposed), "mèo ăn khoai");
        assert_eq!(*normalise("  Two  Spaces "), "  Two  Spaces ", "nothing is trimmed");
        assert!(not_ascii("mèo"));
        assert!(!not_ascii("meo"));
    }

    proptest! {
        #[test]
        fn checking_never_panics_and_the_buffers_never_grow(pw in "\\PC*|[0-9a-c]{0,20}") {
            let _ = check(&pw);
            prop_assert!(normalise(&pw).capacity() == pw.len() * 3);
        }
    }
}
