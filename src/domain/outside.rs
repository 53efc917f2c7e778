//! Accounts that people hold in other systems (Q4.3): the website, the sector database, a chat group. No password of theirs is
//! ever stored; there is no field that could hold one.
use super::date::Date;

/// An account in another system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outside {
    /// Its row.
    pub id: i64,
    /// The system.
    pub system: String,
    /// The name that one signs in with there.
    pub login: String,
    /// Code of the staff record of who holds it.
    pub holder: String,
    /// What it may do there, in the school's words.
    pub level: Option<String>,
    /// The day it was given.
    pub given_on: Date,
    /// The day it was given back.
    pub returned_on: Option<Date>,
}

/// Why a row cannot come to be so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutsideBar {
    /// It was given back before it was given.
    Backwards,
    /// Something else than the day of return changed, or a return was taken back.
    Altered,
}

/// Whether a row may come to be as it is: given, and later given back, once. Nothing else of it ever changes, so that who held
/// what in which days stays told. The program asks it before it writes, verification of every row afterwards.
pub fn check(before: Option<&Outside>, after: &Outside) -> Result<(), OutsideBar> {
    match before {
        None if after.returned_on.is_none() => Ok(()),
        Some(before) if before.returned_on.is_none() && after.returned_on.is_some() => {
            if (Outside { returned_on: None, ..after.clone() }) != *before {
                return Err(OutsideBar::Altered);
            }
            if after.returned_on < Some(after.given_on) { Err(OutsideBar::Backwards) } else { Ok(()) }
        }
        _ => Err(OutsideBar::Altered),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn it_is_given_and_given_back_once() {
        let given = Outside {
            id: 1,
            system: "csdl".into(),
            login: "lan.pt".into(),
            holder: "NV001".into(),
            level: None,
            given_on: date(2026, 9, 1),
            returned_on: None,
        };
        let back = |day| Outside { returned_on: Some(day), ..given.clone() };
        let good = back(date(2026, 11, 1));
        assert_eq!(check(None, &given), Ok(()));
        assert_eq!(check(Some(&given), &good), Ok(()));
        assert_eq!(check(Some(&given), &back(date(2026, 8, 31))), Err(OutsideBar::Backwards));
        for (before, after) in [
            (None, good.clone()),
            (Some(&good), given.clone()),
            (Some(&good), back(date(2026, 11, 2))),
            (Some(&given), Outside { holder: "NV002".into(), ..good.clone() }),
            (Some(&given), Outside { login: "khac".into(), ..given.clone() }),
        ] {
            assert_eq!(check(before, &after), Err(OutsideBar::Altered));
        }
    }
}
