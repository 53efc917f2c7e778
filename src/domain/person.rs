//! What is written about people: codes, sex, birth dates, personal ids and telephones, and how they are hidden.
use super::date::{Date, DateError, parse_cell_date};
use super::refusal::Problem;
use super::text::{clean, has_lost_letters, search_key};

/// The longest name.
const NAME_MAX: usize = 100;
/// The longest code.
const CODE_MAX: usize = 20;

/// Sex, as the papers have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    /// Nam.
    Male,
    /// Nữ.
    Female,
}

impl Sex {
    /// The word in files and commands.
    pub fn code(self) -> &'static str {
        match self {
            Sex::Male => "male",
            Sex::Female => "female",
        }
    }

    /// Reads a word of either language, in any case, with or without tones.
    pub fn parse(word: &str) -> Result<Sex, Problem> {
        match search_key(word).as_str() {
            "male" | "m" | "nam" | "trai" => Ok(Sex::Male),
            "female" | "f" | "nu" | "gai" => Ok(Sex::Female),
            _ => Err(Problem::UnknownWord { allowed: vec!["male", "female", "nam", "nữ"] }),
        }
    }
}

/// A value that a sheet or an edit may leave as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Given {
    /// Nothing is said about it.
    #[default]
    Kept,
    /// It is to be this, or nothing.
    Set(Option<String>),
}

impl Given {
    /// What an option says: not given is kept, an empty text takes the value away.
    pub fn option(given: Option<&str>, f: impl FnOnce(&str) -> Result<String, Problem>) -> Result<Given, Problem> {
        match given {
            None => Ok(Given::Kept),
            Some(text) if text.trim().is_empty() => Ok(Given::Set(None)),
            Some(text) => f(text).map(|value| Given::Set(Some(value))),
        }
    }

    /// The value afterwards.
    pub fn over(&self, there: Option<&String>) -> Option<String> {
        match self {
            Given::Kept => there.cloned(),
            Given::Set(value) => value.clone(),
        }
    }
}

/// A name as it is stored; refused where letters were lost before it came here.
pub fn name(given: &str) -> Result<String, Problem> {
    let name = free_text(given, NAME_MAX)?;
    if name.chars().any(char::is_alphabetic) { Ok(name) } else { Err(Problem::Empty) }
}

/// Any text that people wrote.
pub fn free_text(given: &str, max: usize) -> Result<String, Problem> {
    let text = clean(given);
    if has_lost_letters(&text) {
        return Err(Problem::LostLetters);
    }
    if text.chars().count() > max {
        return Err(Problem::TooLong { max });
    }
    Ok(text)
}

/// A code: opaque, at most 20 letters, digits, dots, lines and dashes.
pub fn code(given: &str) -> Result<String, Problem> {
    let code = clean(given);
    let fits = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    match code.len() {
        0 => Err(Problem::Empty),
        1..=CODE_MAX if code.chars().all(fits) => Ok(code),
        _ => Err(Problem::BadCode),
    }
}

/// What is wrong with a date.
pub fn date_problem(error: DateError) -> Problem {
    match error {
        DateError::Impossible => Problem::NoSuchDay,
        DateError::MonthFirst => Problem::MonthFirst,
        DateError::TwoDigitYear => Problem::ShortYear,
        DateError::OutsideYear => Problem::OutsideYears,
        DateError::Backwards => Problem::EndBeforeStart,
        DateError::Unreadable | DateError::YearOutOfRange | DateError::HasTime | DateError::NotConsecutive => {
            Problem::NotADate
        }
    }
}

/// A birth date, which may be month and year, or year alone: the precision is kept, `2021-03` and `2021`.
pub fn birth_date(given: &str, today: Date) -> Result<String, Problem> {
    let text = clean(given);
    let (iso, first) = match partial_date(&text) {
        Some(found) => found?,
        None => parse_cell_date(&text).map(|d| (d.to_string(), d)).map_err(date_problem)?,
    };
    if first > today { Err(Problem::Future) } else { Ok(iso) }
}

/// A year, or a month with its year, with its first day.
fn partial_date(text: &str) -> Option<Result<(String, Date), Problem>> {
    let number = |s: &str| s.bytes().all(|b| b.is_ascii_digit()).then(|| s.parse::<i16>().ok()).flatten();
    let parts: Vec<&str> = text.split(['/', '-', '.']).map(str::trim).collect();
    let (year, month) = match parts[..] {
        [year] if year.len() == 4 => (number(year)?, None),
        [year, month] | [month, year] if year.len() == 4 && month.len() <= 2 => (number(year)?, Some(number(month)?)),
        _ => return None,
    };
    if !(1900..=2199).contains(&year) {
        return Some(Err(Problem::NotADate));
    }
    let iso = month.map_or_else(|| format!("{year:04}"), |m| format!("{year:04}-{m:02}"));
    let day = i8::try_from(month.unwrap_or(1)).ok().and_then(|m| Date::new(year, m, 1).ok());
    Some(day.map(|d| (iso, d)).ok_or(Problem::NoSuchDay))
}

/// A personal id: 12 digits, of which the fourth tells century and sex and the next two the year of birth. A zero that a
/// spreadsheet ate is put back only if sex and year then agree.
pub fn pid(given: &str, sex: Sex, birth_date: &str) -> Result<String, Problem> {
    let digits = clean(given).replace([' ', '.'], "");
    if !digits.bytes().all(|b| b.is_ascii_digit()) || !(10..=12).contains(&digits.len()) {
        return Err(Problem::BadPid);
    }
    let padded = format!("{digits:0>12}");
    let century = match birth_date.get(..2) {
        Some("19") => '0',
        Some("20") => '2',
        Some("21") => '4',
        _ => return Err(Problem::BadPid),
    };
    let wanted = char::from(century as u8 + u8::from(sex == Sex::Female));
    let agrees = padded.chars().nth(3) == Some(wanted) && padded.get(4..6) == birth_date.get(2..4);
    if agrees { Ok(padded) } else { Err(Problem::BadPid) }
}

/// A telephone number, mobile or landline, as digits that begin with 0. Of two in a cell the first.
pub fn phone(given: &str) -> Result<String, Problem> {
    let bad = Problem::NotANumber { min: 200_000_000, max: 999_999_999 };
    let text = clean(given);
    let first = text.split(['/', ';', ',', '|']).find(|s| !s.trim().is_empty()).ok_or(Problem::Empty)?;
    let plain: String = first.chars().filter(|c| !" .-()".contains(*c)).collect();
    let (plus, digits) = plain.strip_prefix('+').map_or((false, plain.as_str()), |rest| (true, rest));
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(bad);
    }
    let national = match digits.strip_prefix("84") {
        Some(rest) if plus || digits.len() >= 11 => format!("0{rest}"),
        _ if plus => return Err(bad),
        _ if digits.len() == 9 && !digits.starts_with('0') => format!("0{digits}"),
        _ => digits.to_owned(),
    };
    let mobile = national.len() == 10 && ["03", "05", "07", "08", "09"].iter().any(|p| national.starts_with(p));
    let landline = national.len() == 11 && national.starts_with("02");
    if mobile || landline { Ok(national) } else { Err(bad) }
}

/// All but the first and last three characters hidden: `036******123`.
pub fn mask_pid(pid: &str) -> String {
    mask(pid, 3)
}

/// All but the first two and last three characters hidden: `09*****678`.
pub fn mask_phone(phone: &str) -> String {
    mask(phone, 2)
}

fn mask(text: &str, head: usize) -> String {
    let letters: Vec<char> = text.chars().collect();
    let tail = letters.len().saturating_sub(3);
    let hidden = |i: usize| letters.len() < 8 || (head..tail).contains(&i);
    letters.iter().enumerate().map(|(i, &c)| if hidden(i) { '*' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 23);

    #[test]
    fn sex_in_both_languages() {
        for (word, sex) in [("Nam", Sex::Male), ("NỮ", Sex::Female), ("nu", Sex::Female), ("male", Sex::Male)] {
            assert_eq!(Sex::parse(word), Ok(sex), "{word}");
        }
        assert!(matches!(Sex::parse("1"), Err(Problem::UnknownWord { .. })));
    }

    #[test]
    fn names_lose_no_letters() {
        assert_eq!(name(" Nguye\u{302}\u{303}n  An\u{A0}").as_deref(), Ok("Nguyễn An"));
        assert_eq!(name("Nguy?n An"), Err(Problem::LostLetters));
        assert_eq!(name(" . "), Err(Problem::Empty));
        assert_eq!(name(&"a".repeat(101)), Err(Problem::TooLong { max: 100 }));
    }

    #[test]
    fn codes_have_few_letters() {
        assert_eq!(code(" TAM-01 ").as_deref(), Ok("TAM-01"));
        for bad in ["T 1", "Đ1", "T/1", "123456789012345678901"] {
            assert_eq!(code(bad), Err(Problem::BadCode), "{bad}");
        }
    }

    #[test]
    fn birth_dates_keep_their_precision() {
        for (given, iso) in [
            ("5/3/2021", "2021-03-05"),
            ("2021-03-05", "2021-03-05"),
            ("03/2021", "2021-03"),
            ("2021-03", "2021-03"),
            ("2021", "2021"),
            ("44260", "2021-03-05"),
        ] {
            assert_eq!(birth_date(given, TODAY).as_deref(), Ok(iso), "{given}");
        }
        assert_eq!(birth_date("24/11/2026", TODAY), Err(Problem::Future));
        assert_eq!(birth_date("12/2026", TODAY), Err(Problem::Future));
        assert_eq!(birth_date("03/25/2021", TODAY), Err(Problem::MonthFirst));
        assert_eq!(birth_date("13/2021", TODAY), Err(Problem::NoSuchDay));
        assert_eq!(birth_date("1/1/21", TODAY), Err(Problem::ShortYear));
    }

    #[test]
    fn personal_ids_agree_with_sex_and_year() {
        assert_eq!(pid("999221000001", Sex::Male, "2021-03-05").as_deref(), Ok("999221000001"));
        assert_eq!(pid("36 321 000001", Sex::Female, "2021").as_deref(), Ok("036321000001"), "a lost zero");
        assert_eq!(pid("079085000001", Sex::Male, "1985-01-01").as_deref(), Ok("079085000001"));
        for bad in ["999321000001", "999220000001", "99922100001", "9.99221E+11", "99922100000A", "9992210000011"] {
            assert_eq!(pid(bad, Sex::Male, "2021-03-05"), Err(Problem::BadPid), "{bad}");
        }
    }

    #[test]
    fn telephones_begin_with_a_zero() {
        for (given, stored) in [
            ("0962 319.252", "0962319252"),
            ("+84 962-319-252", "0962319252"),
            ("84962319252", "0962319252"),
            ("962319252", "0962319252"),
            ("02439 876 543", "02439876543"),
            ("0962319252 / 0911235465", "0962319252"),
        ] {
            assert_eq!(phone(given).as_deref(), Ok(stored), "{given}");
        }
        for bad in ["0123", "0662319252", "mẹ", "+1 962319252"] {
            assert!(phone(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn masks() {
        assert_eq!(mask_pid("036222000123"), "036******123");
        assert_eq!(mask_phone("0912345678"), "09*****678");
        assert_eq!(mask_phone("1234"), "****");
    }
}
