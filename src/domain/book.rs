//! The books that can be locked (Q1.1, Q4.5).

/// A book (sổ). A book, a period and perhaps a class make a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Book {
    /// Danh sách trẻ: who is in the school and in which class.
    Children,
    /// Sổ ăn bán trú: marks, counts, fees, payments.
    Meals,
}

impl Book {
    /// Every book, in the order of the lists.
    pub const ALL: [Book; 2] = [Book::Children, Book::Meals];

    /// The word used on the command line and in files.
    pub fn code(self) -> &'static str {
        match self {
            Book::Children => "children",
            Book::Meals => "meals",
        }
    }

    /// The number that stands for the book in the guard's own tables, where a look-up by integer is what makes it cheap.
    pub fn id(self) -> i64 {
        match self {
            Book::Children => 1,
            Book::Meals => 2,
        }
    }

    /// The book of a number from the guard's tables.
    pub fn from_id(id: i64) -> Option<Book> {
        Book::ALL.into_iter().find(|b| b.id() == id)
    }

    /// The book of a word.
    pub fn parse(word: &str) -> Option<Book> {
        Book::ALL.into_iter().find(|b| b.code() == word)
    }
}
