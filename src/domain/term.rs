//! Terms of a school year, and the words for a child's movement that follow from them. Nobody types these words: a child left in
//! term 2 because the last day lies in term 2.
use super::date::days_between;
use jiff::civil::{Date, date};

/// A term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Term {
    /// Học kỳ 1.
    First,
    /// Học kỳ 2.
    Second,
    /// Hè.
    Summer,
}

impl Term {
    /// All of them, in their order.
    pub const ALL: [Term; 3] = [Term::First, Term::Second, Term::Summer];

    /// The stable word.
    pub fn code(self) -> &'static str {
        match self {
            Term::First => "term1",
            Term::Second => "term2",
            Term::Summer => "summer",
        }
    }

    /// Reads the word.
    pub fn parse(word: &str) -> Option<Term> {
        Term::ALL.into_iter().find(|t| t.code() == word)
    }
}

/// The days of a term, both ends inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// Which.
    pub term: Term,
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
}

/// Why terms do not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bar {
    /// It ends before it begins.
    Backwards(Term),
    /// It lies outside its year.
    Outside(Term),
    /// It begins before the one before has ended.
    Overlaps(Term),
}

/// What holds until the school says otherwise: up to 15 January, up to 31 May, the rest. A term for which the year leaves no day
/// is none.
pub fn usual(first: Date, last: Date) -> Vec<Days> {
    let year = last.year();
    let ends = [date(year, 1, 15), date(year, 5, 31), last];
    let mut from = first;
    let mut days = Vec::new();
    for (term, end) in Term::ALL.into_iter().zip(ends) {
        let to = end.min(last);
        if from <= to {
            days.push(Days { term, first: from, last: to });
            from = to.tomorrow().unwrap_or(to);
        }
    }
    days
}

/// Puts new days in the place of those that were: a neighbour that was not given ends or begins where they do.
pub fn changed(there: &[Days], given: &[Days]) -> Vec<Days> {
    let named = |term| given.iter().any(|d| d.term == term);
    let find = |list: &[Days], term| list.iter().find(|d| d.term == term).copied();
    let mut out: Vec<Days> = Term::ALL.into_iter().filter_map(|t| find(given, t).or_else(|| find(there, t))).collect();
    for i in 1..out.len() {
        let (before, after) = (out[i - 1], out[i]);
        match (named(before.term), named(after.term)) {
            (true, false) => out[i].first = before.last.tomorrow().unwrap_or(before.last),
            (false, true) => out[i - 1].last = after.first.yesterday().unwrap_or(after.first),
            _ => {}
        }
    }
    out
}

/// Whether terms lie in their year, in their order, and do not overlap.
pub fn check(terms: &[Days], first: Date, last: Date) -> Result<(), Bar> {
    let mut before: Option<Days> = None;
    for days in terms {
        if days.last < days.first {
            return Err(Bar::Backwards(days.term));
        }
        if days.first < first || days.last > last {
            return Err(Bar::Outside(days.term));
        }
        if before.is_some_and(|b| b.last >= days.first || b.term >= days.term) {
            return Err(Bar::Overlaps(days.term));
        }
        before = Some(*days);
    }
    Ok(())
}

/// The term of a day; days between two terms belong to the one before.
pub fn term_of(terms: &[Days], day: Date) -> Option<Term> {
    terms.iter().rfind(|d| d.first <= day).map(|d| d.term)
}

/// Days after `from` up to `to` that lie in term 1 or 2: nobody signs in over the summer.
pub fn taught_days(from: Date, to: Date, terms: &[Days]) -> i64 {
    let Ok(next) = from.tomorrow() else { return 0 };
    let taught = terms.iter().filter(|d| d.term != Term::Summer);
    taught.map(|d| days_between(next.max(d.first), to.min(d.last)) + 1).filter(|days| *days > 0).sum()
}

/// The word for what an enrolment says of a child of the twelve that pupil records know: why, and the first day from which it holds.
/// A leaver's word follows from the last day in class.
pub fn movement(terms: &[Days], why: &str, from: Date) -> &'static str {
    let (at, left) = (term_of(terms, from), from.yesterday().ok().and_then(|day| term_of(terms, day)));
    match (why, at, left) {
        ("completed", ..) => "completed",
        ("received", Some(Term::First), _) => "in_term1",
        ("received", Some(Term::Second), _) => "in_term2",
        ("received", Some(Term::Summer), _) => "in_summer",
        ("returned", Some(Term::First), _) => "back_term1",
        ("returned", Some(Term::Second), _) => "back_term2",
        ("transfer", _, Some(Term::Second)) => "out_term2",
        ("transfer", _, Some(Term::Summer)) => "out_summer",
        ("transfer", ..) => "out_term1",
        ("left", _, Some(Term::Second)) => "left_term2",
        ("left", _, Some(Term::Summer)) => "left_summer",
        ("left", ..) => "left_term1",
        _ => "attending",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: Date = date(2026, 8, 1);
    const LAST: Date = date(2027, 7, 31);

    fn days(term: Term, first: Date, last: Date) -> Days {
        Days { term, first, last }
    }

    #[test]
    fn a_year_has_two_terms_and_a_summer() {
        let usual = usual(FIRST, LAST);
        assert_eq!(usual[0], days(Term::First, FIRST, date(2027, 1, 15)));
        assert_eq!(usual[1], days(Term::Second, date(2027, 1, 16), date(2027, 5, 31)));
        assert_eq!(usual[2], days(Term::Summer, date(2027, 6, 1), LAST));
        assert_eq!(check(&usual, FIRST, LAST), Ok(()));
        assert_eq!(super::usual(date(2026, 9, 5), date(2027, 5, 31)).len(), 2, "a year without a summer");
        for (day, term) in [(FIRST, Term::First), (date(2027, 1, 16), Term::Second), (LAST, Term::Summer)] {
            assert_eq!(term_of(&usual, day), Some(term));
        }
        assert_eq!(term_of(&usual, date(2026, 7, 31)), None);
    }

    #[test]
    fn new_days_of_a_term_push_its_neighbours() {
        let usual = usual(FIRST, LAST);
        let second = days(Term::Second, date(2027, 1, 25), date(2027, 6, 5));
        let new = changed(&usual, &[second]);
        assert_eq!((new[0].last, new[1], new[2].first), (date(2027, 1, 24), second, date(2027, 6, 6)));
        let gap = [days(Term::First, FIRST, date(2027, 1, 10)), second];
        let new = changed(&usual, &gap);
        assert_eq!(term_of(&new, date(2027, 1, 12)), Some(Term::First), "the holiday belongs to the term before");
        assert_eq!(check(&new, FIRST, LAST), Ok(()));
    }

    #[test]
    fn terms_lie_in_the_year_and_do_not_overlap() {
        let first = days(Term::First, FIRST, date(2027, 1, 15));
        let bad = [
            (vec![days(Term::First, date(2027, 1, 1), FIRST)], Bar::Backwards(Term::First)),
            (vec![days(Term::First, date(2026, 7, 31), LAST)], Bar::Outside(Term::First)),
            (vec![first, days(Term::Second, date(2027, 1, 15), LAST)], Bar::Overlaps(Term::Second)),
            (vec![days(Term::Second, FIRST, FIRST), days(Term::First, LAST, LAST)], Bar::Overlaps(Term::First)),
        ];
        for (terms, bar) in bad {
            assert_eq!(check(&terms, FIRST, LAST), Err(bar));
        }
    }

    #[test]
    fn the_summer_does_not_count() {
        let terms = usual(FIRST, LAST);
        assert_eq!(taught_days(date(2026, 9, 1), date(2026, 9, 11), &terms), 10);
        assert_eq!(taught_days(date(2027, 1, 10), date(2027, 1, 20), &terms), 10, "over the border of two terms");
        assert_eq!(taught_days(date(2027, 5, 21), date(2027, 8, 15), &terms), 10, "the summer is left out");
        assert_eq!(taught_days(date(2027, 6, 1), date(2027, 7, 31), &terms), 0);
        assert_eq!(taught_days(date(2026, 9, 11), date(2026, 9, 1), &terms), 0, "backwards");
    }

    #[test]
    fn the_word_follows_from_the_day() {
        let terms = usual(FIRST, LAST);
        let cases = [
            ("enrolled", date(2026, 9, 1), "attending"),
            ("received", date(2026, 11, 2), "in_term1"),
            ("received", date(2027, 6, 1), "in_summer"),
            ("returned", date(2027, 2, 1), "back_term2"),
            ("returned", date(2027, 7, 1), "attending"),
            // The last day is 15 January: still term 1.
            ("left", date(2027, 1, 16), "left_term1"),
            ("transfer", date(2027, 1, 17), "out_term2"),
            ("left", date(2027, 8, 1), "left_summer"),
            ("completed", date(2027, 8, 1), "completed"),
        ];
        for (why, from, word) in cases {
            assert_eq!(movement(&terms, why, from), word, "{why} {from}");
        }
    }
}
