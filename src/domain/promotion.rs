//! Promotion (lên lớp, Q4.7): which class of the next year a class goes on to, and what becomes of each child.
use super::meal::AgeGroup;

/// `why` of the row with which a child begins the next year in the next class.
pub const PROMOTED: &str = "promoted";
/// `why` of the row of a child that has completed the preschool programme: in no class.
pub const COMPLETED: &str = "completed";

/// A class, as far as promotion asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room<'a> {
    /// Its code.
    pub code: &'a str,
    /// Its age group.
    pub group: AgeGroup,
}

/// Where a class goes on to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// To this class.
    Class(String),
    /// It has completed the programme.
    Completes,
    /// No class is found: somebody has to say.
    Unknown,
}

/// What becomes of a child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It goes on to this class.
    Promoted(String),
    /// It has completed the programme.
    Completed,
    /// It has its place in the next year already: what was entered by hand is left alone.
    Stays(String),
    /// It has left before the year was over.
    Left,
    /// No class is found for it.
    NoClass,
}

impl Outcome {
    /// The stable word.
    pub fn code(&self) -> &'static str {
        match self {
            Outcome::Promoted(_) => PROMOTED,
            Outcome::Completed => COMPLETED,
            Outcome::Stays(_) => "stays",
            Outcome::Left => "left",
            Outcome::NoClass => "no_class",
        }
    }

    /// The class of the next year.
    pub fn class(&self) -> Option<&str> {
        match self {
            Outcome::Promoted(class) | Outcome::Stays(class) => {
                Some(class).filter(|c| !c.is_empty()).map(String::as_str)
            }
            Outcome::Completed | Outcome::Left | Outcome::NoClass => None,
        }
    }
}

/// The next older age group; none after the last.
pub fn older(group: AgeGroup) -> Option<AgeGroup> {
    let at = AgeGroup::ALL.iter().position(|g| *g == group)?;
    AgeGroup::ALL.get(at + 1).copied()
}

/// `A1` of `4A1`.
fn stem(code: &str) -> &str {
    code.trim_start_matches(|c: char| c.is_ascii_digit())
}

/// `1` of `4A1`.
fn number(code: &str) -> &str {
    &code[code.trim_end_matches(|c: char| c.is_ascii_digit()).len()..]
}

/// The class of the next year that a class goes on to: of the next age group the one with the same letters and number (4A1 to
/// 5A1); else the one with the same number, if no sister class has it too (3T1 to 3A1); else the only one for the only one.
pub fn next_class(class: Room<'_>, sisters: &[Room<'_>], coming: &[Room<'_>]) -> Next {
    let Some(group) = older(class.group) else { return Next::Completes };
    let coming: Vec<&str> = coming.iter().filter(|r| r.group == group).map(|r| r.code).collect();
    let sisters: Vec<&str> = sisters.iter().filter(|r| r.group == class.group).map(|r| r.code).collect();
    let only = |list: &[&str], like: &dyn Fn(&str) -> bool| {
        let mut fits = list.iter().filter(|code| like(code));
        fits.next().filter(|_| fits.next().is_none()).map(|code| (*code).to_owned())
    };
    let same_stem = |code: &str| !stem(class.code).is_empty() && stem(code) == stem(class.code);
    let same_number = |code: &str| !number(class.code).is_empty() && number(code) == number(class.code);
    let found = only(&coming, &same_stem)
        .or_else(|| only(&sisters, &same_number).and_then(|_| only(&coming, &same_number)))
        .or_else(|| (sisters.len() == 1).then(|| only(&coming, &|_| true)).flatten());
    found.map_or(Next::Unknown, Next::Class)
}

/// The row that a child has after the old year, if there is one: class and why.
#[derive(Clone, Copy, Debug)]
pub struct Later<'a> {
    /// The class; empty is none.
    pub class: &'a str,
    /// Why.
    pub why: &'a str,
}

/// What becomes of a child that is in a class on the old year's last day, or in none; `next` is where its class goes on to.
pub fn outcome(attends: bool, later: Option<Later<'_>>, next: &Next) -> Outcome {
    if !attends {
        return Outcome::Left;
    }
    match (later, next) {
        (Some(row), _) if row.class.is_empty() && matches!(row.why, "left" | "transfer") => Outcome::Left,
        (Some(row), Next::Class(class)) if row.why == PROMOTED && row.class == class => {
            Outcome::Promoted(class.clone())
        }
        (Some(row), _) if row.why == COMPLETED && row.class.is_empty() => Outcome::Completed,
        (Some(row), _) => Outcome::Stays(row.class.to_owned()),
        (None, Next::Class(class)) => Outcome::Promoted(class.clone()),
        (None, Next::Completes) => Outcome::Completed,
        (None, Next::Unknown) => Outcome::NoClass,
    }
}

/// Whether a row is one that a roll-over writes.
pub fn is_own_row(why: &str, class: &str) -> bool {
    match why {
        PROMOTED => !class.is_empty(),
        COMPLETED => class.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use AgeGroup::{Mg3, Mg4, Mg5, Nt2, Nt3};

    fn rooms(list: &[(&'static str, AgeGroup)]) -> Vec<Room<'static>> {
        list.iter().map(|(code, group)| Room { code, group: *group }).collect()
    }

    #[test]
    fn a_class_goes_on_to_the_one_with_its_letters_and_number() {
        let all = rooms(&[
            ("2T1", Nt2),
            ("3T1", Nt3),
            ("3T2", Nt3),
            ("3A1", Mg3),
            ("3A2", Mg3),
            ("4A1", Mg4),
            ("4B1", Mg4),
            ("5A1", Mg5),
        ]);
        let next = |code: &str| {
            let class = *all.iter().find(|r| r.code == code).unwrap();
            next_class(class, &all, &all)
        };
        let class = |code: &str| Next::Class(code.to_owned());
        assert_eq!(next("2T1"), class("3T1"));
        assert_eq!([next("3T1"), next("3T2")], [class("3A1"), class("3A2")], "by the number");
        assert_eq!([next("3A1"), next("3A2")], [class("4A1"), Next::Unknown]);
        assert_eq!([next("4A1"), next("4B1")], [class("5A1"), Next::Unknown], "two with the same number");
        assert_eq!(next("5A1"), Next::Completes);
        let named = rooms(&[("MAM", Mg3), ("CHOI", Mg4)]);
        assert_eq!(next_class(named[0], &named, &named), class("CHOI"), "the only one for the only one");
    }

    #[test]
    fn what_was_entered_by_hand_is_left_alone() {
        let to = Next::Class("5A1".into());
        let later = |class, why| Some(Later { class, why });
        let cases = [
            (true, None, to.clone(), "promoted"),
            (true, None, Next::Completes, "completed"),
            (true, None, Next::Unknown, "no_class"),
            (false, None, to.clone(), "left"),
            (true, later("", "transfer"), to.clone(), "left"),
            (true, later("5A2", "enrolled"), to.clone(), "stays"),
            (true, later("5A2", "promoted"), to.clone(), "stays"),
            (true, later("5A1", "promoted"), to, "promoted"),
            (true, later("", "completed"), Next::Completes, "completed"),
        ];
        for (attends, later, next, word) in cases {
            assert_eq!(outcome(attends, later, &next).code(), word, "{later:?} {next:?}");
        }
        assert!(is_own_row(PROMOTED, "5A1") && is_own_row(COMPLETED, ""));
        assert!(!is_own_row(PROMOTED, "") && !is_own_row(COMPLETED, "5A1") && !is_own_row("moved", "5A1"));
    }
}
