//! Lock rules (Q4.5): the principal says once when the pages of a book lock, and whoever carries it out needs no further order.
//! The approved order is the rule; it holds until a later one for the same book and kind of page.
use super::book::Book;
use super::date::{Date, Month, Period, local_date, local_midnight};
use super::order::{Kind, Order};
use super::policy;
use jiff::{SignedDuration, Timestamp};

/// Kinds of pages that a rule can lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pages {
    /// One day each, of the days on which meals are served.
    Days,
    /// One month each.
    Months,
}

impl Pages {
    /// Both.
    pub const ALL: [Pages; 2] = [Pages::Days, Pages::Months];

    /// The word on the command line and in orders.
    pub fn code(self) -> &'static str {
        match self {
            Pages::Days => "day",
            Pages::Months => "month",
        }
    }

    /// The pages of a word.
    pub fn parse(word: &str) -> Option<Pages> {
        Pages::ALL.into_iter().find(|p| p.code() == word)
    }
}

/// When a page locks. Minutes are after midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// So many serving days after the day, at that minute.
    After {
        /// 1 is the next serving day.
        serving_days: u8,
        /// The minute.
        minute: i64,
    },
    /// On that day of the next month, or its last if it is shorter.
    On {
        /// The day.
        day: i8,
        /// The minute.
        minute: i64,
    },
    /// No longer by itself.
    Never,
}

/// A rule: which pages of which book, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LockRule {
    /// The book.
    pub book: Book,
    /// Its pages.
    pub pages: Pages,
    /// When they lock.
    pub when: When,
}

/// At most so many serving days after: a month of them.
const MOST_DAYS: u8 = 23;
/// No break of a kindergarten is longer.
const LONGEST_BREAK: usize = 200;

impl When {
    /// What was typed: `09:00`, `+2 09:00` or `5`, `5 09:00`, and `off`.
    pub fn parse(pages: Pages, typed: &str) -> Option<When> {
        let words: Vec<&str> = typed.split_whitespace().collect();
        let (first, time) = match words[..] {
            ["off"] => return Some(When::Never),
            [time] if pages == Pages::Days => ("+1", time),
            [first, time] => (first, time),
            [first] => (first, "00:00"),
            _ => return None,
        };
        let minute = policy::minutes(time)?;
        match pages {
            Pages::Days => {
                let serving_days = first.strip_prefix('+')?.parse().ok()?;
                (1..=MOST_DAYS).contains(&serving_days).then_some(When::After { serving_days, minute })
            }
            Pages::Months => {
                let day = first.parse().ok()?;
                (1..=31).contains(&day).then_some(When::On { day, minute })
            }
        }
    }

    /// As orders keep it.
    pub fn text(self) -> String {
        let time = |minute: i64| format!("{:02}:{:02}", minute / 60, minute % 60);
        match self {
            When::After { serving_days: 1, minute } => time(minute),
            When::After { serving_days, minute } => format!("+{serving_days} {}", time(minute)),
            When::On { day, minute: 0 } => day.to_string(),
            When::On { day, minute } => format!("{day} {}", time(minute)),
            When::Never => "off".to_owned(),
        }
    }
}

impl LockRule {
    /// The object of its order: `meals/day/09:00`.
    pub fn object(self) -> String {
        format!("{}/{}/{}", self.book.code(), self.pages.code(), self.when.text())
    }

    /// The rule of an order's object.
    pub fn parse(object: &str) -> Option<LockRule> {
        let mut parts = object.splitn(3, '/');
        let (book, pages) = (Book::parse(parts.next()?)?, Pages::parse(parts.next()?)?);
        let rule = LockRule { book, pages, when: When::parse(pages, parts.next()?)? };
        (rule.object() == object).then_some(rule)
    }

    /// When a page is due; never for another kind of page. `serves` says whether meals are served on a day.
    pub fn due(self, page: Period, mut serves: impl FnMut(Date) -> bool) -> Option<Timestamp> {
        let (day, minute) = match (self.when, page) {
            (When::After { serving_days, minute }, Period::Day(day)) if self.pages == Pages::Days => {
                let mut after =
                    day.series(jiff::Span::new().days(1)).skip(1).take(LONGEST_BREAK).filter(|d| serves(*d));
                (after.nth(usize::from(serving_days) - 1)?, minute)
            }
            (When::On { day, minute }, Period::Month(month)) if self.pages == Pages::Months => {
                let next = month.next();
                (next.first().saturating_add(jiff::Span::new().days(day - 1)).min(next.last()), minute)
            }
            _ => return None,
        };
        Some(local_midnight(day) + SignedDuration::from_mins(minute))
    }
}

/// A rule in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InForce<'a> {
    /// The rule.
    pub rule: LockRule,
    /// Its order.
    pub order: &'a Order,
    /// The first day of pages that it locks: since then such pages have had a rule without a break.
    pub since: Date,
}

impl InForce<'_> {
    /// The first page that it locks.
    pub fn first_page(&self) -> Period {
        match self.rule.pages {
            Pages::Days => Period::Day(self.since),
            Pages::Months => Period::Month(Month::of(self.since)),
        }
    }

    /// Whether it locks that page at that moment.
    pub fn is_due(&self, page: Period, at: Timestamp, mut serves: impl FnMut(Date) -> bool) -> bool {
        let begun = page.first() >= self.first_page().first() && (!page.is_day() || serves(page.first()));
        begun && self.rule.due(page, serves).is_some_and(|due| due <= at)
    }
}

/// The rule in force for pages of a book at a moment: the one that was approved last. The orders' objects must be known.
pub fn in_force<'a>(
    orders: impl IntoIterator<Item = &'a Order>,
    book: Book,
    pages: Pages,
    at: Timestamp,
) -> Option<InForce<'a>> {
    // A standing order is never taken from paper or telephone.
    let approved = |o: &&Order| {
        o.kind == Kind::LockRule.code() && o.state == "approved" && matches!(o.via.as_str(), "issued" | "request")
    };
    let mut rules: Vec<_> = orders
        .into_iter()
        .filter(approved)
        .filter_map(|o| Some((o.decided_at.filter(|d| *d <= at)?, o, LockRule::parse(o.object.as_deref()?)?)))
        .filter(|(.., rule)| rule.book == book && rule.pages == pages)
        .collect();
    rules.sort_by_key(|(decided, o, _)| (*decided, o.no));
    let begun = rules.iter().rposition(|(.., rule)| rule.when == When::Never).map_or(0, |i| i + 1);
    let (first, _, _) = rules.get(begun)?;
    let since = local_date(*first);
    let (_, order, rule) = rules.pop()?;
    Some(InForce { rule, order, since })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn rule(object: &str) -> LockRule {
        LockRule::parse(object).unwrap_or_else(|| panic!("{object}"))
    }

    #[test]
    fn what_is_typed_has_one_text() {
        for (pages, typed, text) in [
            (Pages::Days, "9:00", "09:00"),
            (Pages::Days, "+1 09:00", "09:00"),
            (Pages::Days, "+2  9:30", "+2 09:30"),
            (Pages::Months, "5", "5"),
            (Pages::Months, "05 00:00", "5"),
            (Pages::Months, "31 17:00", "31 17:00"),
            (Pages::Days, "off", "off"),
        ] {
            assert_eq!(When::parse(pages, typed).map(When::text).as_deref(), Some(text), "{typed}");
        }
        for (pages, typed) in [
            (Pages::Days, "5"),
            (Pages::Days, "+0 09:00"),
            (Pages::Days, "+24 09:00"),
            (Pages::Days, "2 09:00"),
            (Pages::Days, "25:00"),
            (Pages::Months, "0"),
            (Pages::Months, "32"),
            (Pages::Months, "09:00"),
            (Pages::Months, ""),
            (Pages::Months, "5 09:00 10:00"),
        ] {
            assert_eq!(When::parse(pages, typed), None, "{typed}");
        }
        assert_eq!(LockRule::parse("meals/day/9:00"), None, "only the canonical text");
    }

    #[test]
    fn a_day_is_due_on_the_next_serving_day_and_a_month_in_the_next() {
        let week = |d: Date| d.weekday().to_monday_zero_offset() < 5;
        let at = |text: &str| Some(text.parse::<Timestamp>().unwrap());
        let friday = Period::Day(date(2026, 11, 20));
        assert_eq!(rule("meals/day/09:00").due(friday, week), at("2026-11-23T02:00:00Z"));
        assert_eq!(rule("meals/day/+2 09:00").due(friday, week), at("2026-11-24T02:00:00Z"));
        assert_eq!(rule("meals/day/09:00").due(friday, |_| false), None, "nothing is served any more");
        let january = Period::Month(Month { year: 2027, month: 1 });
        assert_eq!(rule("meals/month/31 09:00").due(january, week), at("2027-02-28T02:00:00Z"));
        assert_eq!(rule("meals/month/5").due(january, week), at("2027-02-04T17:00:00Z"));
        assert_eq!(rule("meals/month/5").due(friday, week), None);
        assert_eq!(rule("meals/month/off").due(january, week), None);
    }

    #[test]
    fn the_last_approved_rule_holds_and_off_ends_it() {
        let order = |no: i64, object: &str, day: i8| {
            let at = local_midnight(date(2026, 11, day));
            Order { no, object: Some(object.into()), ..Order::blank(Kind::LockRule, at) }
                .begun("issued", "ht", None, at)
                .unwrap()
        };
        let mut orders = vec![order(1, "meals/day/09:00", 2), order(2, "meals/day/10:00", 9)];
        let now = |day: i8| local_midnight(date(2026, 11, day));
        let held = |orders: &[Order], day| {
            in_force(orders, Book::Meals, Pages::Days, now(day)).map(|r| (r.order.no, r.since.day()))
        };
        assert_eq!(held(&orders, 1), None);
        assert_eq!(held(&orders, 5), Some((1, 2)));
        assert_eq!(held(&orders, 12), Some((2, 2)), "without a break since the first");
        orders.push(order(3, "meals/day/off", 16));
        assert_eq!(held(&orders, 17).map(|r| r.0), None);
        orders.push(order(4, "meals/day/08:00", 23));
        assert_eq!(held(&orders, 24), Some((4, 23)));
        assert_eq!(in_force(&orders, Book::Children, Pages::Days, now(24)), None);
        let rule = in_force(&orders, Book::Meals, Pages::Days, now(30)).unwrap();
        assert!(!rule.is_due(Period::Day(date(2026, 11, 20)), now(30), |_| true), "before the rule");
        assert!(rule.is_due(Period::Day(date(2026, 11, 23)), now(30), |_| true));
        assert!(!rule.is_due(Period::Day(date(2026, 11, 30)), now(30), |_| true), "not over yet");
    }
}
