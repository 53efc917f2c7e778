//! School years (Q4.6): planned, at work, closed. A year that another has followed at work stays open for what is still to be
//! entered, until it is closed for good; exactly one is the active one.
use jiff::ToSpan as _;
use jiff::civil::Date;

/// Days before its first day from which a year may follow one that is not closed yet.
const AHEAD: i64 = 31;

/// A school year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    /// `2026-2027`
    pub year: String,
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
    /// `planned`, `active`, `closing` (another year is active now) or `closed`. Stored are `planned`, `active` and `closed`.
    pub state: String,
}

/// Why a year cannot be activated or closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bar {
    /// Its own state.
    State(String),
    /// A later year is at work already.
    Behind(String),
    /// The year before is at work and not closed, and it is too early.
    Early {
        /// The year that is at work.
        active: String,
        /// The first day on which it may be done all the same.
        from: Date,
    },
}

/// Something of a year that is still open when it is to be closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPoint {
    /// `not_over`, `no_next`, `window`, `month`, `correction`, `order` or `child`.
    pub what: &'static str,
    /// Which: days, orders, months, slips, children by code.
    pub which: Vec<String>,
}

impl Year {
    /// Whether it was activated and not closed.
    pub fn is_at_work(&self) -> bool {
        matches!(self.state.as_str(), "active" | "closing")
    }

    /// Whether nothing in it ever changes again.
    pub fn is_closed(&self) -> bool {
        self.state == "closed"
    }
}

/// Of several years at work the last is the active one; the others are closing.
pub fn tell_closing(years: &mut [Year]) {
    let last = years.iter().filter(|y| y.is_at_work()).map(|y| y.first).max();
    for year in years.iter_mut().filter(|y| y.is_at_work()) {
        let state = if Some(year.first) == last { "active" } else { "closing" };
        state.clone_into(&mut year.state);
    }
}

/// The state in which a year is opened: planned while another is at work.
pub fn opened_as(years: &[Year]) -> &'static str {
    if years.iter().any(Year::is_at_work) { "planned" } else { "active" }
}

/// The year that a new one from `first` to `last` would meet.
pub fn clash<'a>(years: &'a [Year], year: &str, first: Date, last: Date) -> Option<&'a Year> {
    years.iter().find(|y| y.year == year || (y.first <= last && first <= y.last))
}

/// Whether a year may become the active one.
pub fn check_activate(years: &[Year], year: &Year, today: Date) -> Result<(), Bar> {
    if year.state != "planned" {
        return Err(Bar::State(year.state.clone()));
    }
    let at_work = || years.iter().filter(|y| y.is_at_work() && y.year != year.year);
    if let Some(later) = at_work().find(|y| y.first > year.first) {
        return Err(Bar::Behind(later.year.clone()));
    }
    let from = year.first.saturating_sub(AHEAD.days());
    match at_work().next_back() {
        Some(active) if today < from => Err(Bar::Early { active: active.year.clone(), from }),
        _ => Ok(()),
    }
}

/// Whether a year may be closed. One that was never at work may be closed once it is over: it was opened to enter what had been.
pub fn check_close(year: &Year, today: Date) -> Result<(), Bar> {
    let over = year.last < today;
    if year.is_at_work() || (year.state == "planned" && over) { Ok(()) } else { Err(Bar::State(year.state.clone())) }
}

/// The year that follows another, if it is the one given: nothing lies between.
pub fn follows(years: &[Year], from: &Year, to: &Year) -> bool {
    let next = years.iter().filter(|y| y.first > from.last).min_by_key(|y| y.first);
    next.is_some_and(|y| y.year == to.year)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn year(first: i16, state: &str) -> Year {
        Year {
            year: format!("{first}-{}", first + 1),
            first: date(first, 8, 1),
            last: date(first + 1, 7, 31),
            state: state.into(),
        }
    }

    #[test]
    fn one_year_is_active_and_those_before_it_are_closing() {
        let mut years = [year(2024, "closed"), year(2025, "active"), year(2026, "active"), year(2027, "planned")];
        tell_closing(&mut years);
        let states: Vec<&str> = years.iter().map(|y| y.state.as_str()).collect();
        assert_eq!(states, ["closed", "closing", "active", "planned"]);
        assert_eq!(opened_as(&years), "planned");
        assert_eq!(opened_as(&years[..1]), "active");
        assert!(follows(&years, &years[1], &years[2]) && !follows(&years, &years[0], &years[2]));
        assert_eq!(clash(&years, "2030-2031", date(2027, 7, 31), date(2027, 8, 2)).unwrap().year, "2026-2027");
        assert_eq!(clash(&years, "2030-2031", date(2030, 8, 1), date(2031, 7, 31)), None);
    }

    #[test]
    fn the_next_year_is_activated_when_the_one_before_is_closed_or_a_month_ahead() {
        let years = [year(2026, "active"), year(2027, "planned")];
        let early = Err(Bar::Early { active: "2026-2027".into(), from: date(2027, 7, 1) });
        assert_eq!(check_activate(&years, &years[1], date(2027, 6, 30)), early);
        assert_eq!(check_activate(&years, &years[1], date(2027, 7, 1)), Ok(()));
        let closed = [year(2026, "closed"), year(2027, "planned")];
        assert_eq!(check_activate(&closed, &closed[1], date(2027, 3, 1)), Ok(()));
        assert_eq!(check_activate(&years, &years[0], date(2027, 7, 1)), Err(Bar::State("active".into())));
        let behind = [year(2025, "planned"), year(2026, "active")];
        assert_eq!(check_activate(&behind, &behind[0], date(2026, 9, 1)), Err(Bar::Behind("2026-2027".into())));
    }

    #[test]
    fn what_was_at_work_can_be_closed_and_what_was_only_planned_when_it_is_over() {
        assert_eq!(check_close(&year(2026, "active"), date(2027, 5, 31)), Ok(()));
        assert_eq!(check_close(&year(2026, "closed"), date(2028, 1, 1)), Err(Bar::State("closed".into())));
        assert_eq!(check_close(&year(2026, "planned"), date(2027, 7, 31)), Err(Bar::State("planned".into())));
        assert_eq!(check_close(&year(2026, "planned"), date(2027, 8, 1)), Ok(()));
    }
}
