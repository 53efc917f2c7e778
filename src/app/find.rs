//! Things by what people type: a code, or a name without tones if only one fits.
use super::Result;
use crate::domain::date::Date;
use crate::domain::refusal::{Problem, Refusal, Thing};
use crate::domain::role::Reach;
use crate::domain::text::{match_key, search_key};
use crate::store::Db;
use crate::store::account::Account;
use crate::store::child::Child;
use crate::store::class::Class;
use crate::store::school::Year;
use crate::store::staff::Staff;

/// How many near codes a refusal names.
const NEAR: usize = 3;

/// The school year of a day; refused where there is none.
pub fn year_on(db: Db<'_>, field: &'static str, day: Date) -> Result<Year> {
    let problem = Problem::OutsideYears;
    Ok(db.year_of(day)?.ok_or_else(|| Refusal::Invalid { field, value: day.to_string(), problem })?)
}

/// A child by code, or by name among those whom `reach` covers on the day, then among all others if it covers all. A code
/// finds every child: whether the act reaches the child is for the caller to judge.
pub fn find_child(db: Db<'_>, given: &str, on: Date, reach: &Reach) -> Result<Child> {
    if let Some(child) = db.child(given.trim())? {
        return Ok(child);
    }
    let now: Vec<Child> =
        db.roster(None, on)?.into_iter().filter(|(_, (y, c))| reach.covers(y, c)).map(|(c, _)| c).collect();
    let keys = |c: &Child| (c.code.clone(), c.name.clone());
    match pick(Thing::Child, given, now, keys) {
        Err(Refusal::NotFound { .. }) if *reach == Reach::All => Ok(pick(Thing::Child, given, db.children()?, keys)?),
        found => Ok(found?),
    }
}

/// A class of a year by code or name.
pub fn find_class(db: Db<'_>, given: &str, year: &str) -> Result<Class> {
    Ok(pick(Thing::Class, given, db.classes(year)?, |c| (c.code.clone(), c.name.clone()))?)
}

/// A member of staff by code or name.
pub fn find_staff(db: Db<'_>, given: &str) -> Result<Staff> {
    Ok(pick(Thing::Staff, given, db.all_staff()?, |s| (s.code.clone(), s.name.clone()))?)
}

/// An account by username or the person's name.
pub fn find_user(db: Db<'_>, given: &str) -> Result<Account> {
    Ok(pick(Thing::Account, given, db.accounts()?, |a| (a.username.clone(), a.name.clone()))?)
}

/// Whether a thing of this code and name is meant.
type Test<'a> = &'a dyn Fn(&str, &str) -> bool;

/// The one that fits: its code; its code in another case; all words of a name; words of a name. Tones count where they were
/// typed and several would fit without them.
fn pick<T>(
    thing: Thing,
    given: &str,
    all: Vec<T>,
    keys: impl Fn(&T) -> (String, String),
) -> std::result::Result<T, Refusal> {
    let typed = given.trim();
    let wanted = search_key(typed);
    let keyed: Vec<(T, String, String)> = all
        .into_iter()
        .map(|item| {
            let (code, name) = keys(&item);
            (item, code, name)
        })
        .collect();
    let tests: [Test<'_>; 5] = [
        &|code, _| code == typed,
        &|code, _| code.eq_ignore_ascii_case(typed),
        &|_, name| match_key(name) == match_key(typed),
        &|_, name| search_key(name) == wanted,
        &|_, name| has_words(&search_key(name), &wanted),
    ];
    for test in tests {
        let mut fits: Vec<usize> = (0..keyed.len()).filter(|&i| test(&keyed[i].1, &keyed[i].2)).collect();
        if wanted.is_empty() || fits.is_empty() {
            continue;
        }
        let closer: Vec<usize> =
            fits.iter().copied().filter(|&i| has_words(&match_key(&keyed[i].2), &match_key(typed))).collect();
        if closer.len() == 1 && !typed.is_ascii() {
            fits = closer;
        }
        if let [only] = fits[..] {
            let found = keyed.into_iter().nth(only).map(|(item, _, _)| item);
            return found.ok_or_else(|| not_found(thing, typed, &[]));
        }
        let candidates = fits.iter().map(|&i| format!("{} {}", keyed[i].1, keyed[i].2)).collect();
        let field = thing.code();
        return Err(Refusal::Invalid { field, value: typed.to_owned(), problem: Problem::Ambiguous { candidates } });
    }
    let codes: Vec<&str> = keyed.iter().map(|(_, code, _)| code.as_str()).collect();
    Err(not_found(thing, typed, &codes))
}

/// "No such thing", with the codes that look like what was typed.
pub fn not_found(thing: Thing, given: &str, codes: &[&str]) -> Refusal {
    let typed = given.to_lowercase();
    let most = (typed.chars().count() / 4).max(1);
    let mut near: Vec<(usize, &str)> = codes
        .iter()
        .map(|c| (strsim::osa_distance(&typed, &c.to_lowercase()), *c))
        .filter(|(d, _)| *d <= most)
        .collect();
    near.sort_unstable();
    near.truncate(NEAR);
    let near = near.into_iter().map(|(_, c)| c.to_owned()).collect();
    Refusal::NotFound { thing, given: given.to_owned(), near }
}

/// Whether every typed word is a word of the name.
fn has_words(name: &str, typed: &str) -> bool {
    typed.split(' ').all(|word| name.split(' ').any(|w| w == word))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [(&str, &str); 5] = [
        ("T1", "Nguyễn Thị Hòa"),
        ("T2", "Nguyễn Thị Hoa"),
        ("T3", "Lê Văn Bình"),
        ("T4", "Lê Bình"),
        ("t-10", "Đỗ Ái"),
    ];

    fn found(given: &str) -> std::result::Result<&'static str, Refusal> {
        pick(Thing::Child, given, NAMES.to_vec(), |n| (n.0.to_owned(), n.1.to_owned())).map(|n| n.0)
    }

    #[test]
    fn by_code_by_name_and_without_tones() {
        for (given, code) in [
            ("T1", "T1"),
            ("t3", "T3"),
            ("le binh", "T4"),
            ("van binh", "T3"),
            ("Hòa", "T1"),
            ("hoa", ""),
            ("do ai", "t-10"),
        ] {
            match found(given) {
                Ok(one) => assert_eq!(one, code, "{given}"),
                Err(Refusal::Invalid { problem: Problem::Ambiguous { candidates }, .. }) => {
                    assert_eq!((code, candidates.len()), ("", 2), "{given}");
                }
                Err(other) => panic!("{given}: {other:?}"),
            }
        }
    }

    #[test]
    fn what_is_near_is_named() {
        let Err(Refusal::NotFound { near, .. }) = found("t-11") else { panic!() };
        assert_eq!(near, ["t-10"]);
        assert!(matches!(found(""), Err(Refusal::NotFound { .. })));
    }
}
