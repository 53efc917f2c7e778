//! Whole đồng in 64 bits, as people type it and as tables show it.

use super::text::{clean, search_key};

/// Why a text is no amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{self:?}")]
pub enum MoneyError {
    /// Nothing was written.
    Empty,
    /// Something else than digits, separators, a sign and a đồng suffix (`3.6E+10`, `500k`).
    NotANumber,
    /// Groups that are not of three digits, or a number that reads both as grouped and as a fraction.
    BadGroups,
    /// A part of a đồng, or of a person.
    Fraction,
    /// More than 64 bits hold.
    TooLarge,
    /// A count below zero.
    Negative,
}

/// An amount in đồng: `1.250.000`, `1,250,000`, `1 250 000`, `1250000đ` are the same.
///
/// Three digits behind a separator are always a group, never a fraction: `1.250` is 1250, and `12500.000`, which
/// could be either, is refused.
pub fn parse_money(s: &str) -> Result<i64, MoneyError> {
    let cleaned = clean(s);
    whole_number(without_currency(&cleaned))
}

/// A count of things or people. Excel's `24.0` is 24.
pub fn parse_count(s: &str) -> Result<i64, MoneyError> {
    match whole_number(&clean(s))? {
        count if count < 0 => Err(MoneyError::Negative),
        count => Ok(count),
    }
}

/// The amount for tables and papers: `1.250.000`, and `−85.000` with a real minus sign.
pub fn show_money(amount: i64) -> String {
    let digits = amount.unsigned_abs().to_string();
    let mut shown = String::from(if amount < 0 { "\u{2212}" } else { "" });
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            shown.push('.');
        }
        shown.push(digit);
    }
    shown
}

/// Takes off `đ`, `d`, `đồng`, `VND` or `₫`; any other word stays and is refused later.
fn without_currency(s: &str) -> &str {
    let number = s.trim_end_matches(|c: char| c.is_alphabetic() || c == '₫');
    let suffix = &s[number.len()..];
    let known = suffix == "₫" || matches!(search_key(suffix).as_str(), "d" | "dong" | "vnd");
    if known { number.trim_end() } else { s }
}

fn whole_number(s: &str) -> Result<i64, MoneyError> {
    let (sign, unsigned) = match s.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", s),
    };
    if unsigned.is_empty() {
        return Err(MoneyError::Empty);
    }
    let (groups, separators) = split_groups(unsigned)?;
    let digits = match separators.as_slice() {
        [] => groups.concat(),
        same if same.iter().all(|c| c == &same[0]) && are_groups(&groups) => groups.concat(),
        [head @ .., last @ ('.' | ',')] if !head.contains(last) => before_fraction(&groups, head)?,
        _ => return Err(MoneyError::BadGroups),
    };
    let number = format!("{sign}{digits}");
    number.parse().map_err(|_| MoneyError::TooLarge)
}

/// Runs of digits and the single separators between them.
fn split_groups(s: &str) -> Result<(Vec<&str>, Vec<char>), MoneyError> {
    let groups: Vec<&str> = s.split(['.', ',', ' ']).collect();
    let is_digits = |g: &&str| !g.is_empty() && g.bytes().all(|b| b.is_ascii_digit());
    if !groups.iter().all(is_digits) {
        return Err(MoneyError::NotANumber);
    }
    Ok((groups, s.chars().filter(|c| !c.is_ascii_digit()).collect()))
}

/// `1` `250` `000`, but not `0` `500`, which is half of something.
fn are_groups(groups: &[&str]) -> bool {
    let zero = groups.iter().all(|g| g.bytes().all(|b| b == b'0'));
    groups.split_first().is_some_and(|(first, rest)| {
        first.len() <= 3 && (zero || !first.starts_with('0')) && rest.iter().all(|g| g.len() == 3)
    })
}

/// The whole part of a number whose last separator, unlike those in `head`, may be a decimal sign.
fn before_fraction(groups: &[&str], head: &[char]) -> Result<String, MoneyError> {
    let Some((fraction, whole)) = groups.split_last() else {
        return Err(MoneyError::Empty);
    };
    let grouped = head.iter().all(|c| c == &head[0]) && are_groups(whole);
    if fraction.len() == 3 || !(whole.len() == 1 || grouped) {
        Err(MoneyError::BadGroups)
    } else if fraction.bytes().any(|b| b != b'0') {
        Err(MoneyError::Fraction)
    } else {
        Ok(whole.concat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_spellings_of_one_amount() {
        for s in [
            "1250000",
            "1.250.000",
            "1,250,000",
            "1 250 000",
            "1\u{A0}250\u{202F}000",
            "1250000đ",
            "1250000 d",
            "1.250.000 Đ",
            "1.250.000 đồng",
            "1.250.000 ĐỒNG",
            "1,250,000VND",
            "1.250.000 vnđ",
            "1.250.000 ₫",
            " 1250000.0 ",
            "1250000,00",
            "1,250,000.00",
            "1.250.000,0đ",
            "1 250 000,00",
        ] {
            assert_eq!(parse_money(s), Ok(1_250_000), "{s}");
        }
        assert_eq!(parse_money("12500.0"), Ok(12_500));
        assert_eq!(parse_money("1.250"), Ok(1_250));
        for zero in ["0", "-0", "0đ", "0.0", "0.000"] {
            assert_eq!(parse_money(zero), Ok(0), "{zero}");
        }
    }

    #[test]
    fn negative_amounts() {
        for s in ["-85.000", "\u{2212}85.000", "- 85000đ"] {
            assert_eq!(parse_money(s), Ok(-85_000));
        }
        assert_eq!(parse_money("-9223372036854775808"), Ok(i64::MIN));
    }

    #[test]
    fn groups_must_be_of_three() {
        for s in [
            "1.25.000",
            "1.250.00",
            "1250.000",
            "12500.000",
            "1.250,000",
            "1,250 000",
            "0.500",
            "00.500",
            "1 25",
            "1.250 000.0",
        ] {
            assert_eq!(parse_money(s), Err(MoneyError::BadGroups), "{s}");
        }
    }

    #[test]
    fn a_fraction_is_refused() {
        for s in ["12500.5", "12,5", "1.250.000,50", "0.01", "1.2500"] {
            assert_eq!(parse_money(s), Err(MoneyError::Fraction), "{s}");
        }
    }

    #[test]
    fn what_is_no_amount() {
        for s in ["1.2E+6", "500k", "5 triệu", "1..250", "1250.", ".5", "--5", "+5", "(500)", "5 đồng Mỹ", "5$", "１２"]
        {
            assert_eq!(parse_money(s), Err(MoneyError::NotANumber), "{s}");
        }
        for s in ["", " ", "-", "đ", "VND"] {
            assert!(parse_money(s).is_err(), "{s}");
        }
        assert_eq!(parse_money(" "), Err(MoneyError::Empty));
        assert_eq!(parse_money("9.223.372.036.854.775.808"), Err(MoneyError::TooLarge));
    }

    #[test]
    fn counts() {
        assert_eq!(parse_count(" 24 "), Ok(24));
        assert_eq!(parse_count("24.0"), Ok(24));
        assert_eq!(parse_count("1.024"), Ok(1024));
        assert_eq!(parse_count("-1"), Err(MoneyError::Negative));
        assert_eq!(parse_count("2,5"), Err(MoneyError::Fraction));
        assert_eq!(parse_count("24đ"), Err(MoneyError::NotANumber));
        assert_eq!(parse_count(""), Err(MoneyError::Empty));
    }

    #[test]
    fn shown_with_dots() {
        assert_eq!(show_money(0), "0");
        assert_eq!(show_money(999), "999");
        assert_eq!(show_money(1_250_000), "1.250.000");
        assert_eq!(show_money(-85_000), "−85.000");
        assert_eq!(show_money(i64::MIN), "−9.223.372.036.854.775.808");
    }

    proptest! {
        #[test]
        fn what_is_shown_can_be_read(amount: i64) {
            prop_assert_eq!(parse_money(&show_money(amount)), Ok(amount));
        }

        #[test]
        fn reading_never_panics(s in "[0-9., đ-]{0,9}|\\PC*") {
            let _ = parse_money(&s);
        }
    }
}
