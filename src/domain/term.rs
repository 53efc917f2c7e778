//! Terms of a school year. Dormancy is counted in days inside terms: nobody signs in over the summer.
use super::date::{Date, days_between};

/// First and last day of something.
pub type Days = (Date, Date);

/// The terms of a year of which nothing is set: the first to 15 January, the second to 31 May, the summer what is left.
/// A year of the school's own making may end before one of them begins; such a term has no days and is left out.
pub fn default_terms(first: Date, last: Date) -> Vec<(&'static str, Days)> {
    let spring = if first.month() > 5 { first.year() + 1 } else { first.year() };
    let (january, may) = (jiff::civil::date(spring, 1, 15), jiff::civil::date(spring, 5, 31));
    let after = |day: Date| day.tomorrow().unwrap_or(day);
    let terms = [("term1", (first, january)), ("term2", (after(january), may)), ("summer", (after(may), last))];
    let within = terms.map(|(term, (from, to))| (term, (from.max(first), to.min(last))));
    within.into_iter().filter(|(_, (from, to))| from <= to).collect()
}

/// Days after `from` up to `to` that lie inside one of the terms.
pub fn days_inside(from: Date, to: Date, terms: &[Days]) -> i64 {
    let Ok(next) = from.tomorrow() else { return 0 };
    terms.iter().map(|(first, last)| days_between(next.max(*first), to.min(*last)) + 1).filter(|days| *days > 0).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_year_falls_into_two_terms_and_a_summer() {
        let terms = default_terms(date(2026, 8, 1), date(2027, 7, 31));
        assert_eq!(
            terms,
            [
                ("term1", (date(2026, 8, 1), date(2027, 1, 15))),
                ("term2", (date(2027, 1, 16), date(2027, 5, 31))),
                ("summer", (date(2027, 6, 1), date(2027, 7, 31))),
            ]
        );
        let short = default_terms(date(2027, 2, 1), date(2027, 6, 15));
        assert_eq!(
            short,
            [("term2", (date(2027, 2, 1), date(2027, 5, 31))), ("summer", (date(2027, 6, 1), date(2027, 6, 15)))]
        );
    }

    #[test]
    fn the_summer_does_not_count() {
        let terms = [(date(2026, 8, 1), date(2027, 1, 15)), (date(2027, 1, 16), date(2027, 5, 31))];
        assert_eq!(days_inside(date(2026, 9, 1), date(2026, 9, 11), &terms), 10);
        assert_eq!(days_inside(date(2027, 1, 10), date(2027, 1, 20), &terms), 10, "over the border of two terms");
        assert_eq!(days_inside(date(2027, 5, 21), date(2027, 8, 15), &terms), 10, "the summer is left out");
        assert_eq!(days_inside(date(2027, 6, 1), date(2027, 7, 31), &terms), 0);
        assert_eq!(days_inside(date(2026, 9, 11), date(2026, 9, 1), &terms), 0, "backwards");
    }
}
