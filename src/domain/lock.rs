//! The lock rule: which rows a locked page refuses and which a window lets through (Q4.5).
//!
//! The database's own guard (`store/guard.rs`) applies the same rule to every statement; this is the same rule as a pure
//! function, for the checks made before a sheet is written and for verification.
use super::book::Book;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

/// How long the window of a correction slip stands, which is closed again by the entry that opens it: a window lets through
/// what is written before its end.
pub const WINDOW_OF_SLIP: SignedDuration = SignedDuration::from_millis(1);

/// A locked page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lock {
    /// Its row.
    pub id: i64,
    /// The book.
    pub book: Book,
    /// The period as typed: a day, a month or a school year.
    pub period: String,
    /// First day, inclusive.
    pub first: Date,
    /// Last day, inclusive.
    pub last: Date,
    /// A page of one day: it holds only what belongs to a day.
    pub by_day: bool,
    /// One class, or the whole school.
    pub class: Option<String>,
    /// Never opened again.
    pub final_lock: bool,
    /// When it was locked.
    pub locked_at: Timestamp,
    /// Who locked it.
    pub locked_by: String,
    /// Under which order.
    pub order: Option<i64>,
}

/// A window in a locked page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// The order that it was opened under; one order, one window.
    pub order: i64,
    /// The book.
    pub book: Book,
    /// The period as typed.
    pub period: String,
    /// First day, inclusive.
    pub first: Date,
    /// Last day, inclusive.
    pub last: Date,
    /// A window of one day.
    pub by_day: bool,
    /// One class, or the whole school.
    pub class: Option<String>,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// Who opened it.
    pub opened_by: String,
    /// When it ends or ended.
    pub until: Timestamp,
    /// The one account that may write in it.
    pub who: Option<String>,
    /// So many changes at most.
    pub most: Option<i64>,
    /// Only this child's rows.
    pub child: Option<i64>,
}

impl Window {
    /// Whether `who` may write a row of that child in it; a row of no child never passes a window for one.
    pub fn is_for(&self, who: &str, child: Option<i64>) -> bool {
        self.who.as_deref().is_none_or(|w| w == who) && self.child.is_none_or(|c| child == Some(c))
    }
}

/// The page that a row belongs to.
#[derive(Clone, Copy, Debug)]
pub struct RowPage<'a> {
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
    /// The class; none means that it touches every class.
    pub class: Option<&'a str>,
    /// It belongs to a day, not to the month.
    pub by_day: bool,
    /// Whose row it is, where it is one child's.
    pub child: Option<i64>,
}

/// Who writes, when, under which order or any.
#[derive(Clone, Copy, Debug)]
pub struct Hand<'a> {
    /// The moment.
    pub at: Timestamp,
    /// The one order that counts; none means any.
    pub order: Option<i64>,
    /// The account.
    pub actor: &'a str,
}

/// The answer of [`judge`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict<'a> {
    /// No lock covers the row.
    Open,
    /// A lock covers it, and an open window lets it through.
    Through {
        /// The order of the window.
        order: i64,
    },
    /// Windows let it through, but of two orders: it must be written in two steps.
    TwoOrders,
    /// Refused by this lock.
    Locked(&'a Lock),
}

impl Lock {
    /// Whether it covers a row of its book, or some of it.
    pub fn covers(&self, row: RowPage<'_>) -> bool {
        covers(self.first, self.last, self.by_day, self.class.as_deref(), row)
    }
}

fn covers(first: Date, last: Date, by_day: bool, class: Option<&str>, row: RowPage<'_>) -> bool {
    let same_class = match (class, row.class) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    last >= row.first && first <= row.last && same_class && (!by_day || row.by_day)
}

/// Whether so many changes may follow those that were written through a window before.
pub fn fits(most: Option<i64>, before: u64, now: u64) -> bool {
    most.is_none_or(|most| before.saturating_add(now) <= most.max(0) as u64)
}

/// Whether a row may be written by that hand.
pub fn judge<'a>(locks: &'a [Lock], windows: &[Window], book: Book, row: RowPage<'_>, by: Hand<'_>) -> Verdict<'a> {
    let covering = || locks.iter().filter(|l| l.book == book && l.covers(row));
    if let Some(lock) = covering().find(|l| l.final_lock) {
        return Verdict::Locked(lock);
    }
    if covering().next().is_none() {
        return Verdict::Open;
    }
    // A window lets a row through only if it holds all of the row that the lock covers.
    let holds = |w: &Window, l: &Lock| {
        w.book == book
            && w.first <= row.first.max(l.first)
            && w.last >= row.last.min(l.last)
            && w.class.as_deref().is_none_or(|c| row.class == Some(c))
            && (!w.by_day || row.by_day)
    };
    let is_open = |w: &&Window| by.at < w.until && by.order.is_none_or(|o| o == w.order);
    let open = || windows.iter().filter(is_open).filter(|w| w.is_for(by.actor, row.child));
    if let Some(lock) = covering().find(|l| !open().any(|w| holds(w, l))) {
        return Verdict::Locked(lock);
    }
    match open().find(|w| covering().all(|l| holds(w, l))) {
        Some(w) => Verdict::Through { order: w.order },
        None => Verdict::TwoOrders,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn lock(first: Date, last: Date, by_day: bool, class: Option<&str>, final_lock: bool) -> Lock {
        Lock {
            id: 1,
            book: Book::Meals,
            period: String::new(),
            first,
            last,
            by_day,
            class: class.map(Into::into),
            final_lock,
            locked_at: Timestamp::UNIX_EPOCH,
            locked_by: "pho".into(),
            order: None,
        }
    }

    fn row(day: i8, class: &'static str, by_day: bool) -> RowPage<'static> {
        RowPage { first: date(2026, 10, day), last: date(2026, 10, day), class: Some(class), by_day, child: Some(1) }
    }

    fn by(at: Timestamp, order: Option<i64>) -> Hand<'static> {
        Hand { at, order, actor: "lan" }
    }

    #[test]
    fn a_day_lock_holds_marks_but_not_the_months_money() {
        let locks = [lock(date(2026, 10, 5), date(2026, 10, 5), true, None, false)];
        let at = Timestamp::UNIX_EPOCH;
        assert!(matches!(judge(&locks, &[], Book::Meals, row(5, "5A1", true), by(at, None)), Verdict::Locked(_)));
        assert_eq!(judge(&locks, &[], Book::Meals, row(5, "5A1", false), by(at, None)), Verdict::Open);
        assert_eq!(judge(&locks, &[], Book::Meals, row(6, "5A1", true), by(at, None)), Verdict::Open);
        assert_eq!(judge(&locks, &[], Book::Children, row(5, "5A1", true), by(at, None)), Verdict::Open);
    }

    #[test]
    fn a_window_passes_its_own_rows_and_never_a_final_lock() {
        let month = lock(date(2026, 10, 1), date(2026, 10, 31), false, None, false);
        let window = Window {
            order: 7,
            book: Book::Meals,
            period: "2026-10-05".into(),
            first: date(2026, 10, 5),
            last: date(2026, 10, 5),
            by_day: true,
            class: Some("5A1".into()),
            opened_at: Timestamp::UNIX_EPOCH,
            opened_by: "pho".into(),
            until: Timestamp::from_second(100).unwrap(),
            who: None,
            most: None,
            child: None,
        };
        let at = |s| Timestamp::from_second(s).unwrap();
        let windows = [window];
        let open = [month.clone()];
        let through = Verdict::Through { order: 7 };
        assert_eq!(judge(&open, &windows, Book::Meals, row(5, "5A1", true), by(at(99), None)), through);
        assert!(matches!(
            judge(&open, &windows, Book::Meals, row(5, "5A1", true), by(at(100), None)),
            Verdict::Locked(_)
        ));
        assert!(matches!(
            judge(&open, &windows, Book::Meals, row(5, "5A1", true), by(at(1), Some(8))),
            Verdict::Locked(_)
        ));
        assert!(matches!(
            judge(&open, &windows, Book::Meals, row(5, "4A1", true), by(at(1), None)),
            Verdict::Locked(_)
        ));
        assert!(matches!(
            judge(&open, &windows, Book::Meals, row(6, "5A1", true), by(at(1), None)),
            Verdict::Locked(_)
        ));
        assert!(matches!(
            judge(&open, &windows, Book::Meals, row(5, "5A1", false), by(at(1), None)),
            Verdict::Locked(_)
        ));
        let both = [month, lock(date(2026, 10, 5), date(2026, 10, 5), true, None, true)];
        assert!(
            matches!(judge(&both, &windows, Book::Meals, row(5, "5A1", true), by(at(1), None)), Verdict::Locked(l) if l.final_lock)
        );
    }
    #[test]
    fn a_window_for_somebody_or_for_one_child_lets_no_other_through() {
        let month = [lock(date(2026, 10, 1), date(2026, 10, 31), false, None, false)];
        let window = |who: Option<&str>, child| Window {
            order: 7,
            book: Book::Meals,
            period: "2026-10".into(),
            first: date(2026, 10, 1),
            last: date(2026, 10, 31),
            by_day: false,
            class: None,
            opened_at: Timestamp::UNIX_EPOCH,
            opened_by: "pho".into(),
            until: Timestamp::MAX,
            who: who.map(Into::into),
            most: None,
            child,
        };
        let passes = |who, child, row| {
            let windows = [window(who, child)];
            let verdict = judge(&month, &windows, Book::Meals, row, by(Timestamp::UNIX_EPOCH, None));
            verdict == Verdict::Through { order: 7 }
        };
        let mark = row(5, "5A1", true);
        assert!(passes(Some("lan"), None, mark) && !passes(Some("hoa"), None, mark));
        assert!(passes(None, Some(1), mark) && !passes(None, Some(2), mark));
        let price = RowPage { child: None, class: None, by_day: false, ..mark };
        assert!(passes(None, None, price) && !passes(None, Some(1), price), "a price is no child's");
        assert!(fits(None, 9, 9) && fits(Some(3), 2, 1) && !fits(Some(3), 2, 2));
    }
}
