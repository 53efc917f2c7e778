//! Days, months and school years as people type them, and the school's local time.
//!
//! A date is never month first and never has a two-digit year: what could be read in two ways is refused.

use std::fmt;
use std::str::FromStr;

use jiff::civil::DateTime;
use jiff::tz::Offset;
use jiff::{Timestamp, ToSpan};

pub use jiff::civil::Date;

use self::DateError::{
    Backwards, HasTime, Impossible, MonthFirst, NotConsecutive, OutsideYear, TwoDigitYear, Unreadable, YearOutOfRange,
};
use super::text::{clean, header_key, search_key};

/// Asia/Ho_Chi_Minh, which has no daylight saving.
const LOCAL: Offset = Offset::constant(7);

/// Years that a school's papers can speak of; outside, a digit was mistyped.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

/// What a date typed in short is relative to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateContext {
    /// The local day.
    pub today: Date,
    /// First day of the school year that is worked in.
    pub year_first: Date,
    /// Last day of that school year.
    pub year_last: Date,
}

/// Why a text is no date, month, period or range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{self:?}")]
pub enum DateError {
    /// Not written in any known way.
    Unreadable,
    /// Well written, but there is no such day or month (`31/02/2026`).
    Impossible,
    /// Looks like month first (`03/25/2021`).
    MonthFirst,
    /// A year of two digits.
    TwoDigitYear,
    /// A year before 1900 or after 2199.
    YearOutOfRange,
    /// A day or month typed without its year that lies in the school year not once.
    OutsideYear,
    /// A cell with a time of day that is not midnight.
    HasTime,
    /// A school year of two years that do not follow each other.
    NotConsecutive,
    /// A range that ends before it begins.
    Backwards,
}

/// A date typed by a person: ISO, day first, `hôm nay`, `yesterday`, or `5/10` of this school year.
pub fn parse_date(s: &str, ctx: &DateContext) -> Result<Date, DateError> {
    match search_key(s).as_str() {
        "today" | "hom nay" => return Ok(ctx.today),
        "yesterday" | "hom qua" => return ctx.today.yesterday().map_err(|_| Impossible),
        _ => {}
    }
    let cleaned = clean(s);
    let (separator, fields) = fields(&cleaned)?;
    match fields {
        [day, month, ""] if day.len() <= 2 && month.len() <= 2 => day_of_year(number(day)?, number(month)?, ctx),
        _ => full_date(separator, fields),
    }
}

/// A date in a sheet's cell: ISO, day first, or an Excel serial. A time is dropped only if it is midnight.
pub fn parse_cell_date(s: &str) -> Result<Date, DateError> {
    let cell = clean(s);
    if let Some(date) = serial_date(&cell) {
        return date;
    }
    let (date, time) = cell.split_once(['T', ' ']).unwrap_or((&cell, "0:00"));
    let (separator, fields) = fields(date)?;
    let date = full_date(separator, fields)?;
    refuse_unless_midnight(time).map(|()| date)
}

/// Days from `A..B`, or one day.
pub fn parse_range(s: &str, ctx: &DateContext) -> Result<(Date, Date), DateError> {
    let (first, last) = s.split_once("..").unwrap_or((s, s));
    match (parse_date(first, ctx)?, parse_date(last, ctx)?) {
        (first, last) if last < first => Err(Backwards),
        range => Ok(range),
    }
}

/// A calendar month. Its fields are trusted: the methods panic on a month that no calendar has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// The calendar year.
    pub year: i16,
    /// 1 to 12.
    pub month: i8,
}

impl Month {
    /// The month of a day.
    pub fn of(date: Date) -> Self {
        let (year, month) = (date.year(), date.month());
        Self { year, month }
    }

    /// `2026-10`, `10/2026`, `tháng 10/2026`, or `tháng 10` of this school year.
    pub fn parse(s: &str, ctx: &DateContext) -> Result<Self, DateError> {
        match header_key(s).split(' ').collect::<Vec<_>>()[..] {
            ["thang", month] => return Self::of_year(number(month)?, ctx),
            ["thang", month, year] | ["thang", month, "nam", year] => return dated(year, month),
            _ => {}
        }
        match fields(&clean(s))? {
            ('-', [year, month, ""]) if year.len() == 4 => dated(year, month),
            (_, [month, year, ""]) => dated(year, month),
            _ => Err(Unreadable),
        }
    }

    fn of_year(month: i8, ctx: &DateContext) -> Result<Self, DateError> {
        if !(1..=12).contains(&month) {
            return Err(Impossible);
        }
        let touches = |m: &Self| m.last() >= ctx.year_first && m.first() <= ctx.year_last;
        only_year(ctx, |year| Some(Self { year, month }).filter(touches))
    }

    /// Its first day.
    pub fn first(self) -> Date {
        jiff::civil::date(self.year, self.month, 1)
    }

    /// Its last day.
    pub fn last(self) -> Date {
        self.first().last_of_month()
    }

    /// The month after.
    #[must_use]
    pub fn next(self) -> Self {
        let year = self.year + i16::from(self.month == 12);
        let month = self.month % 12 + 1;
        Self { year, month }
    }

    /// The month before.
    #[must_use]
    pub fn prev(self) -> Self {
        let year = self.year - i16::from(self.month == 1);
        let month = (self.month + 10) % 12 + 1;
        Self { year, month }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// A school year, from August to July unless the calendar says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchoolYear {
    /// The calendar year in which it begins.
    pub first_calendar_year: i16,
}

impl SchoolYear {
    /// The school year of a bare date: from August on the one that begins then.
    pub fn of(date: Date) -> Self {
        let first_calendar_year = date.year() - i16::from(date.month() < 8);
        Self { first_calendar_year }
    }

    /// 1 August.
    pub fn first(self) -> Date {
        jiff::civil::date(self.first_calendar_year, 8, 1)
    }

    /// 31 July.
    pub fn last(self) -> Date {
        jiff::civil::date(self.first_calendar_year + 1, 7, 31)
    }
}

impl fmt::Display for SchoolYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.first_calendar_year;
        write!(f, "{first:04}-{:04}", first + 1)
    }
}

/// `2026-2027`, also with spaces around the hyphen as papers have it.
impl FromStr for SchoolYear {
    type Err = DateError;

    fn from_str(s: &str) -> Result<Self, DateError> {
        match fields(&clean(s))? {
            ('-', [first, second, ""]) if first.len() == 4 && second.len() == 4 => {
                let first_calendar_year = year_number(first)?;
                let follows = number(second) == Ok(first_calendar_year + 1);
                let year = Self { first_calendar_year };
                follows.then_some(year).ok_or(NotConsecutive)
            }
            _ => Err(Unreadable),
        }
    }
}

/// What a page of a book covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// One day.
    Day(Date),
    /// One calendar month.
    Month(Month),
    /// One school year.
    Year(SchoolYear),
}

impl Period {
    /// A school year, a month or a day, each as people type it.
    pub fn parse(s: &str, ctx: &DateContext) -> Result<Self, DateError> {
        let month = |why| match why {
            Unreadable => Month::parse(s, ctx).map(Self::Month),
            known => Err(known),
        };
        let day = |why| match why {
            Unreadable => parse_date(s, ctx).map(Self::Day),
            known => Err(known),
        };
        s.parse().map(Self::Year).or_else(month).or_else(day)
    }

    /// Its first day.
    pub fn first(self) -> Date {
        self.days().0
    }

    /// Its last day.
    pub fn last(self) -> Date {
        self.days().1
    }

    fn days(self) -> (Date, Date) {
        match self {
            Self::Day(date) => (date, date),
            Self::Month(month) => (month.first(), month.last()),
            Self::Year(year) => (year.first(), year.last()),
        }
    }

    /// Whether it is a single day.
    pub fn is_day(self) -> bool {
        matches!(self, Self::Day(_))
    }
}

/// The stored form: `2026-10-05`, `2026-10`, `2026-2027`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(date) => date.fmt(f),
            Self::Month(month) => month.fmt(f),
            Self::Year(year) => year.fmt(f),
        }
    }
}

/// The school's wall clock at an instant.
pub fn to_local(ts: Timestamp) -> DateTime {
    LOCAL.to_datetime(ts)
}

/// The instant at which a day begins here.
pub fn local_midnight(date: Date) -> Timestamp {
    LOCAL.to_timestamp(date.to_datetime(jiff::civil::Time::midnight())).unwrap_or(Timestamp::MAX)
}

/// The school's day at an instant: 00:30 here is still yesterday in UTC.
pub fn local_date(ts: Timestamp) -> Date {
    to_local(ts).date()
}

/// Days from one day to another; negative if the other comes before.
pub fn days_between(from: Date, to: Date) -> i64 {
    to.since(from).map_or(0, |s| i64::from(s.get_days()))
}

/// An instant as it is stored: `2026-11-23T01:02:03.456Z`.
pub fn format_utc_ms(ts: Timestamp) -> String {
    format!("{ts:.3}")
}

/// Reads back what [`format_utc_ms`] wrote, and no other spelling.
pub fn parse_utc_ms(s: &str) -> Option<Timestamp> {
    let ts: Timestamp = s.parse().ok()?;
    (format_utc_ms(ts) == s).then_some(ts)
}

/// The date for tables and papers: `05/10/2026`.
pub fn show_date(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// The month for tables and papers: `10/2026`.
pub fn show_month(month: Month) -> String {
    format!("{:02}/{:04}", month.month, month.year)
}

/// 0 for Monday to 6 for Sunday.
pub fn weekday_index(date: Date) -> usize {
    date.weekday().to_monday_zero_offset() as usize
}

/// A calendar without working days must not put anything off for ever: longer than any holidays is not waited.
const LONGEST_WAIT: usize = 60;

/// The n-th working day after a day; `works` says which are.
pub fn working_day_after<E>(day: Date, n: i64, mut works: impl FnMut(Date) -> Result<bool, E>) -> Result<Date, E> {
    let (mut day, mut left) = (day, n);
    for _ in 0..LONGEST_WAIT {
        let Ok(next) = day.tomorrow() else { break };
        day = next;
        left -= i64::from(works(day)?);
        if left <= 0 {
            break;
        }
    }
    Ok(day)
}

/// What only one calendar year of the school year has; what it has twice is as unknown as what it lacks.
fn only_year<T>(ctx: &DateContext, at: impl Fn(i16) -> Option<T>) -> Result<T, DateError> {
    let mut found = (ctx.year_first.year()..=ctx.year_last.year()).filter_map(at);
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one),
        _ => Err(OutsideYear),
    }
}

/// Two or three numbers (the third may be empty) and the sign between them.
fn fields(s: &str) -> Result<(char, [&str; 3]), DateError> {
    let mut separators = s.chars().filter(|c| "/-.".contains(*c));
    let separator = separators.next().ok_or(Unreadable)?;
    let parts: Vec<&str> = s.split(separator).map(str::trim).collect();
    let is_number = |p: &&str| matches!(p.len(), 1..=4) && p.bytes().all(|b| b.is_ascii_digit());
    match parts[..] {
        _ if !parts.iter().all(is_number) => Err(Unreadable),
        [a, b] => Ok((separator, [a, b, ""])),
        [a, b, c] => Ok((separator, [a, b, c])),
        _ => Err(Unreadable),
    }
}

fn number<T: FromStr>(digits: &str) -> Result<T, DateError> {
    digits.parse().map_err(|_| Unreadable)
}

fn year_number(digits: &str) -> Result<i16, DateError> {
    match (digits.len(), number(digits)?) {
        (2, _) => Err(TwoDigitYear),
        (4, year) if YEARS.contains(&year) => Ok(year),
        (4, _) => Err(YearOutOfRange),
        _ => Err(Unreadable),
    }
}

/// The month of a four-digit year and a month.
fn dated(year: &str, month: &str) -> Result<Month, DateError> {
    if year.len() != 4 || month.len() > 2 {
        return Err(Unreadable);
    }
    let first = Date::new(year_number(year)?, number(month)?, 1);
    first.map(Month::of).map_err(|_| Impossible)
}

/// `2026-10-05`, or day, month and year with one and the same sign between them.
fn full_date(separator: char, fields: [&str; 3]) -> Result<Date, DateError> {
    match (separator, fields, fields.map(str::len)) {
        ('-', [year, month, day], [4, 2, 2]) => {
            Date::new(year_number(year)?, number(month)?, number(day)?).map_err(|_| Impossible)
        }
        (_, [day, month, year], [1 | 2, 1 | 2, _]) => {
            let (day, month) = (number(day)?, number(month)?);
            day_first(day, month, year_number(year)?)
        }
        _ => Err(Unreadable),
    }
}

fn day_first(day: i8, month: i8, year: i16) -> Result<Date, DateError> {
    let why = Date::new(year, day, month).map_or(Impossible, |_| MonthFirst);
    Date::new(year, month, day).map_err(|_| why)
}

/// The day of this school year; 29 February only if the year has one.
fn day_of_year(day: i8, month: i8, ctx: &DateContext) -> Result<Date, DateError> {
    day_first(day, month, 2000)?;
    let inside = |date: &Date| (ctx.year_first..=ctx.year_last).contains(date);
    only_year(ctx, |year| Date::new(year, month, day).ok().filter(inside))
}

/// An Excel serial, if the cell is one: five digits, with a fraction when there is a time.
fn serial_date(cell: &str) -> Option<Result<Date, DateError>> {
    let (days, time) = cell.split_once(['.', ',']).unwrap_or((cell, "0"));
    let is_digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let serial = |&n: &i32| is_digits(days) && is_digits(time) && (20_000..=60_000).contains(&n);
    let days = days.parse().ok().filter(serial)?;
    let midnight = time.bytes().all(|b| b == b'0');
    let date = jiff::civil::date(1899, 12, 30).checked_add(days.days());
    Some(date.ok().filter(|_| midnight).ok_or(HasTime))
}

/// `0:00` and `00:00:00.000` are midnight, and so is Excel's `12:00:00 AM` (`SA`).
fn refuse_unless_midnight(time: &str) -> Result<(), DateError> {
    let excel = ["12:00 AM", "12:00:00 AM", "12:00 SA", "12:00:00 SA"];
    let zeros = time.starts_with('0') && time.bytes().all(|b| b"0:.".contains(&b));
    let midnight = excel.contains(&time) || zeros;
    match time.contains(':') {
        true if midnight => Ok(()),
        true => Err(HasTime),
        false => Err(Unreadable),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const CTX: DateContext =
        DateContext { today: date(2026, 11, 23), year_first: date(2026, 8, 1), year_last: date(2027, 7, 31) };

    fn day(s: &str) -> Result<Date, DateError> {
        parse_date(s, &CTX)
    }

    fn period(s: &str) -> Result<String, DateError> {
        Period::parse(s, &CTX).map(|period| period.to_string())
    }

    fn refused<T: PartialEq + fmt::Debug>(read: fn(&str) -> Result<T, DateError>, texts: &[(DateError, &str)]) {
        for (error, texts) in texts {
            for s in texts.split('|') {
                assert_eq!(read(s), Err(*error), "{s}");
            }
        }
    }

    #[test]
    fn working_days_leave_out_weekends_and_holidays() {
        use jiff::civil::date;
        let holiday = date(2026, 11, 24);
        let works = |d: Date| Ok::<_, ()>(weekday_index(d) < 5 && d != holiday);
        // From Friday: Monday, Wednesday, Thursday.
        assert_eq!(working_day_after(date(2026, 11, 20), 3, works), Ok(date(2026, 11, 26)));
        assert_eq!(working_day_after(date(2026, 11, 21), 1, works), Ok(date(2026, 11, 23)));
        assert_eq!(working_day_after(date(2026, 11, 20), 3, |_| Ok::<_, ()>(false)), Ok(date(2027, 1, 19)));
    }

    #[test]
    fn dates_as_people_type_them() {
        for s in "2026-10-05|05/10/2026|5/10/2026|5-10-2026| 5.10.2026\u{A0}|5/10|05-10|5.10".split('|') {
            assert_eq!(day(s), Ok(date(2026, 10, 5)), "{s}");
            assert!(s.len() < 6 || parse_cell_date(s) == day(s), "{s}");
        }
        for s in "hôm nay|HOM NAY|ho\u{302}m nay|today".split('|') {
            assert_eq!(day(s), Ok(CTX.today), "{s}");
        }
        for s in "hôm qua|hom qua|Yesterday".split('|') {
            assert_eq!(day(s), Ok(date(2026, 11, 22)), "{s}");
        }
        assert_eq!(day("5/3"), Ok(date(2027, 3, 5)), "after the new year");
        assert_eq!(day("01/08/2026"), Ok(CTX.year_first));
    }

    #[test]
    fn dates_that_are_refused() {
        refused(
            day,
            &[
                (MonthFirst, "03/25/2021|12/31"),
                (Impossible, "31/02/2026|2026-02-29|30/2|0/5"),
                (OutsideYear, "29/2"),
                (TwoDigitYear, "5/10/26|26-10-05"),
                (YearOutOfRange, "05/10/0226"),
                (Unreadable, "2026-1-5|2026/10/05|5/10-2026||10/2026|5/10/226|mai|+5/10/2026|5/10/2026 00:00|46300"),
            ],
        );
        let short = DateContext { year_last: date(2027, 5, 31), ..CTX };
        assert_eq!(parse_date("5/6", &short), Err(OutsideYear));
        let long = DateContext { year_last: date(2027, 8, 31), ..CTX };
        assert_eq!(parse_date("5/8", &long), Err(OutsideYear), "twice in the year");
    }

    #[test]
    fn cells() {
        for s in "46300|46300.0|46300,00|2026-10-05T00:00:00|2026-10-05 00:00:00.000|5/10/2026 0:00|05/10/2026 12:00:00 SA|5.10.2026 12:00 AM".split('|') {
            assert_eq!(parse_cell_date(s), Ok(date(2026, 10, 5)), "{s}");
        }
        assert_eq!(parse_cell_date("20000"), Ok(date(1954, 10, 3)));
        assert_eq!(parse_cell_date("60000"), Ok(date(2064, 4, 8)));
        refused(
            parse_cell_date,
            &[
                (HasTime, "46300.5|5/10/2026 7:30|2026-10-05T00:00:00Z|5/10/2026 12:00 PM|5/10/2026 12:00"),
                (MonthFirst, "03/25/2021"),
                (Unreadable, "19999|60001|4.6E+4|+46300|5/10|hôm nay|5/10/2026 sáng|5/10/2026 0"),
                (Impossible, "31/4/2026 0:00"),
            ],
        );
    }

    #[test]
    fn periods() {
        for s in "2026-10|10/2026|10-2026|tháng 10|thang 10|Tháng 10/2026|tháng 10 năm 2026".split('|') {
            assert_eq!(period(s).as_deref(), Ok("2026-10"), "{s}");
        }
        assert_eq!(period("thang 3").as_deref(), Ok("2027-03"));
        assert_eq!(period("2026 - 2027").as_deref(), Ok("2026-2027"));
        assert_eq!(period("5/10").as_deref(), Ok("2026-10-05"));
        assert_eq!(period("hôm qua").as_deref(), Ok("2026-11-22"));
        refused(
            period,
            &[
                (NotConsecutive, "2026-2028|2026-2026"),
                (Impossible, "13/2026|2026-13|tháng 13"),
                (Unreadable, "tháng mười|2026"),
                (MonthFirst, "10/26"),
                (YearOutOfRange, "0226-0227"),
            ],
        );
        let span = |s: &str| Period::parse(s, &CTX).map(|p| (p.first(), p.last(), p.is_day()));
        assert_eq!(span("2/2028"), Ok((date(2028, 2, 1), date(2028, 2, 29), false)));
        assert_eq!(span("2026-2027"), Ok((CTX.year_first, CTX.year_last, false)));
        assert_eq!(span("today"), Ok((CTX.today, CTX.today, true)));
    }

    #[test]
    fn months_and_school_years_follow_each_other() {
        let mut month = Month::of(date(2026, 1, 31));
        for _ in 0..30 {
            assert_eq!(month.next().first(), month.last().tomorrow().unwrap());
            assert_eq!(month.next().prev(), month);
            assert!(month < month.next());
            assert_eq!(Month::parse(&month.to_string(), &CTX), Ok(month));
            month = month.next();
        }
        assert_eq!(SchoolYear::of(date(2026, 7, 31)).to_string(), "2025-2026");
        assert_eq!(SchoolYear::of(date(2026, 8, 1)).to_string(), "2026-2027");
    }

    #[test]
    fn ranges() {
        let (first, last) = (date(2026, 10, 5), date(2026, 11, 23));
        assert_eq!(parse_range("5/10..hôm nay", &CTX), Ok((first, last)));
        assert_eq!(parse_range("5.10.2026 .. 23.11.2026", &CTX), Ok((first, last)));
        assert_eq!(parse_range("5/10", &CTX), Ok((first, first)));
        assert_eq!(parse_range("today..5/10", &CTX), Err(Backwards));
        assert_eq!(parse_range("5/10..", &CTX), Err(Unreadable));
    }

    #[test]
    fn half_past_midnight_is_yesterday_in_utc() {
        let ts: Timestamp = "2026-11-22T17:30:00.4569Z".parse().unwrap();
        assert_eq!(to_local(ts).to_string(), "2026-11-23T00:30:00.4569");
        assert_eq!(local_date(ts), date(2026, 11, 23));
        assert_eq!(format_utc_ms(ts), "2026-11-22T17:30:00.456Z");
    }

    #[test]
    fn stored_instants_have_one_spelling() {
        for s in "2026-11-23T01:02:03.456Z|2026-11-23T00:00:00.000Z|1969-12-31T23:59:59.999Z".split('|') {
            assert_eq!(parse_utc_ms(s).map(format_utc_ms).as_deref(), Some(s));
        }
        for s in "2026-11-23T01:02:03Z|2026-11-23 01:02:03.456Z|2026-11-23T08:02:03.456+07:00||x".split('|') {
            assert_eq!(parse_utc_ms(s), None, "{s}");
        }
        assert_eq!(format_utc_ms(Timestamp::from_nanosecond(-1).unwrap()), "1969-12-31T23:59:59.999Z");
    }

    #[test]
    fn shown_dates() {
        assert_eq!(show_date(date(2026, 10, 5)), "05/10/2026");
        assert_eq!(show_month(Month::of(date(2026, 1, 5))), "01/2026");
        assert_eq!(weekday_index(CTX.today), 0, "a Monday");
        assert_eq!(weekday_index(date(2026, 11, 29)), 6);
    }

    proptest! {
        #[test]
        fn reading_never_panics_and_the_stored_form_is_read_back(s in "[0-9/. T:-]{0,12}|tháng [0-9]{1,3}|\\PC*") {
            let _ = (parse_cell_date(&s), parse_range(&s, &CTX));
            if let Ok(period) = Period::parse(&s, &CTX) {
                prop_assert!(period.first() <= period.last());
                prop_assert_eq!(Period::parse(&period.to_string(), &CTX), Ok(period));
            }
        }
    }
}
