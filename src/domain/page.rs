//! The page rule: to which pages of which book a row belongs (Q4.5). It stands here once. The guard in the database is
//! generated from it (`store/guard.rs`), and verification judges the log's images by it (`audit/rules.rs`).
use super::book::Book;
use jiff::civil::Date;

/// The book of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Always this one.
    Book(Book),
    /// Of the meals if its `key` begins with `meals.`, else of none.
    MealsKey,
}

/// The days of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// The day in this column.
    Day(&'static str),
    /// From `from_date` to the day before the next row with the same values in these columns.
    UntilNext(&'static [&'static str]),
    /// From `from_date` to the day before the child's next row, and no further than the school year in `year` goes.
    InYear,
    /// The day of writing: the row has no date of its own.
    Today,
    /// The whole school year in this column.
    Year(&'static str),
}

/// The class of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClassOf {
    /// It touches every class.
    Every,
    /// The class in this column.
    Column(&'static str),
    /// The class in which the child of this column is on the row's first day.
    Child(&'static str),
    /// The class in which `child` is before `from_date`.
    Left,
}

/// One page that a row belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageRule {
    /// Its book.
    pub book: Whose,
    /// Its days.
    pub span: Span,
    /// Its class.
    pub class: ClassOf,
    /// It belongs to a day, so that a page of one day holds it too; the money of the meals belongs to the month.
    pub by_day: bool,
    /// Where not empty: it counts only for an update that changes one of these columns.
    pub changed: &'static [&'static str],
}

const fn page(book: Book, span: Span, class: ClassOf, by_day: bool) -> PageRule {
    PageRule { book: Whose::Book(book), span, class, by_day, changed: &[] }
}

/// A table whose rows belong to pages.
#[derive(Debug)]
pub struct Paged {
    /// Its name.
    pub table: &'static str,
    /// The columns of its key.
    pub key: &'static [&'static str],
    /// The column that says whose row it is, where it is one child's.
    pub child: Option<&'static str>,
    /// Its pages.
    pub pages: &'static [PageRule],
}

/// The last day of a row that holds from a day on: the day before the next one, and for an enrolment no later than its school year's
/// last day. A row that lies outside its year has no such end.
pub fn until(from: Date, next: Option<Date>, year_last: Option<Date>) -> Date {
    let next = next.and_then(|d| d.yesterday().ok()).unwrap_or(Date::MAX);
    year_last.filter(|last| from <= *last).map_or(next, |last| last.min(next))
}

/// Tables whose rows belong to the school year in their column `year`: in a closed year they never change. That is no page: a class
/// may be added or renamed while a month of its year is locked.
pub const YEARLY: &[&str] = &["school_year", "term", "class", "enrolment"];

/// Every table whose rows belong to pages; rows of other tables can never be locked.
pub const PAGED: &[Paged] = &[
    // A rule of the meals changes what past days cost: it is guarded from its first day to the next row.
    Paged {
        table: "policy",
        key: &["key", "from_date"],
        child: None,
        pages: &[PageRule {
            book: Whose::MealsKey,
            span: Span::UntilNext(&["key"]),
            class: ClassOf::Every,
            by_day: false,
            changed: &[],
        }],
    },
    // Another age group is another price for every day of the year.
    Paged {
        table: "class",
        key: &["id"],
        child: None,
        pages: &[PageRule {
            changed: &["age_group", "code", "year"],
            ..page(Book::Meals, Span::Year("year"), ClassOf::Column("code"), false)
        }],
    },
    Paged {
        table: "children",
        key: &["id"],
        child: Some("id"),
        pages: &[page(Book::Children, Span::Today, ClassOf::Child("id"), true)],
    },
    // In both books, in the class entered and in the class left.
    Paged {
        table: "enrolment",
        key: &["child", "from_date"],
        child: Some("child"),
        pages: &[
            page(Book::Children, Span::InYear, ClassOf::Column("class"), true),
            page(Book::Children, Span::InYear, ClassOf::Left, true),
            page(Book::Meals, Span::InYear, ClassOf::Column("class"), true),
            page(Book::Meals, Span::InYear, ClassOf::Left, true),
        ],
    },
    Paged {
        table: "calendar",
        key: &["date"],
        child: None,
        pages: &[page(Book::Meals, Span::Day("date"), ClassOf::Every, true)],
    },
    Paged {
        table: "meal_slots",
        key: &["stage", "from_date"],
        child: None,
        pages: &[page(Book::Meals, Span::UntilNext(&["stage"]), ClassOf::Every, false)],
    },
    Paged {
        table: "meal_marks",
        key: &["date", "child", "slot"],
        child: Some("child"),
        pages: &[page(Book::Meals, Span::Day("date"), ClassOf::Column("class"), true)],
    },
    Paged {
        table: "fee",
        key: &["stage", "slot", "from_date"],
        child: None,
        pages: &[page(Book::Meals, Span::UntilNext(&["stage", "slot"]), ClassOf::Every, false)],
    },
    Paged {
        table: "payment",
        key: &["id"],
        child: Some("child"),
        pages: &[page(Book::Meals, Span::Day("date"), ClassOf::Child("child"), false)],
    },
    Paged {
        table: "balance",
        key: &["child", "on_date"],
        child: Some("child"),
        pages: &[page(Book::Meals, Span::Day("on_date"), ClassOf::Child("child"), false)],
    },
    Paged {
        table: "adjustment",
        key: &["id"],
        child: Some("child"),
        pages: &[page(Book::Meals, Span::Day("date"), ClassOf::Child("child"), false)],
    },
];

/// The table of a name, if its rows belong to pages.
pub fn find(table: &str) -> Option<&'static Paged> {
    PAGED.iter().find(|p| p.table == table)
}

/// The column that says whose row it is, where the rows of a table are one child's.
pub fn child_column(table: &str) -> Option<&'static str> {
    find(table).and_then(|p| p.child)
}

/// The pages of a table; none for one whose rows can never be locked.
pub fn of(table: &str) -> &'static [PageRule] {
    find(table).map_or(&[], |p| p.pages)
}
