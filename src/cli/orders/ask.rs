//! `mamnon orders issue | request | record`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, Done};
use crate::app::orders::{Kind, Page, Paper, RESTORE, parse_kind};
use crate::app::{Receipt, Result};
use crate::domain::book::Book;
use crate::domain::refusal::{Problem, Refusal, Usage};
use crate::domain::text;
use crate::i18n::Lang;
use crate::i18n::columns::Col;
use crate::i18n::refusals::period;
use crate::i18n::words::{code_of, word};
use crate::say;

/// What is to be ordered.
#[derive(Debug, clap::Args)]
pub struct Wanted {
    /// lock, unlock, final-lock or restore
    kind: String,
    /// Book: children or meals (not for restore)
    book: Option<String>,
    /// Day, month or school year (not for restore)
    period: Option<String>,
    /// Only this class
    #[arg(long)]
    class: Option<String>,
}

/// The principal orders unasked
#[derive(Debug, clap::Args)]
pub struct Issue {
    #[command(flatten)]
    wanted: Wanted,
    /// Hours of the window, counted from the opening
    #[arg(long, value_name = "H")]
    hours: Option<i64>,
}

/// Ask the principal
#[derive(Debug, clap::Args)]
pub struct Request {
    #[command(flatten)]
    wanted: Wanted,
}

/// Record an order received on paper or by telephone
#[derive(Debug, clap::Args)]
pub struct Record {
    #[command(flatten)]
    wanted: Wanted,
    /// Number of the paper
    #[arg(long, value_name = "NO")]
    document: Option<String>,
    /// By telephone
    #[arg(long)]
    phone: bool,
    /// Date of the paper or call
    #[arg(long, value_name = "DATE")]
    dated: Option<String>,
}

/// The book of a word in either language.
pub fn book(given: &str) -> Result<Book> {
    let codes: Vec<&'static str> = Book::ALL.iter().map(|b| b.code()).collect();
    let found = code_of(&text::search_key(given), &codes, text::search_key).and_then(Book::parse);
    found.ok_or_else(|| {
        let problem = Problem::UnknownWord { allowed: codes };
        Refusal::Invalid { field: "book", value: given.to_owned(), problem }.into()
    })
}

/// The page of typed words.
pub fn page(cx: &mut Cx, given: &str, when: &str, class: Option<&str>) -> Result<Page> {
    let book = book(given)?;
    let period = cx.period("period", when)?;
    cx.app()?.page(book, period, class)
}

/// A page in words: `sổ ăn bán trú tháng 10/2026, lớp 5A1`.
pub fn page_words(lang: Lang, page: &Page) -> String {
    let (book, when) = (word(lang, page.book.code()), period(lang, &page.period.to_string()));
    match &page.class {
        Some(class) => say!(lang, "{book} {when}, lớp {class}", "{book} {when}, class {class}"),
        None => format!("{book} {when}"),
    }
}

/// The fields of an order's page.
pub fn page_fields(page: &Page) -> Vec<(Col, Cell)> {
    vec![
        (Col::Book, Cell::word(page.book.code())),
        (Col::Period, page.period.to_string().into()),
        (Col::Class, page.class.clone().into()),
    ]
}

impl Wanted {
    fn read(&self, cx: &mut Cx) -> Result<(Kind, Page)> {
        let kind = parse_kind(&self.kind)?;
        let (Some(book), Some(period)) = (&self.book, &self.period) else {
            return Err(Refusal::Usage(Usage::Missing { option: "BOOK PERIOD" }).into());
        };
        Ok((kind, page(cx, book, period, self.class.as_deref())?))
    }

    /// Whether it is a restore, which is about no page.
    fn is_restore(&self) -> bool {
        self.kind == RESTORE && self.book.is_none()
    }
}

fn done(kind: Kind, page: &Page, no: i64, receipt: &Receipt, said: String) -> Done {
    let mut done = Done::of(receipt, said);
    done.fields = vec![(Col::Order, Cell::Int(no)), (Col::Kind, Cell::word(kind.code()))];
    done.fields.extend(page_fields(page));
    done
}

/// What an order to restore answers.
fn restore_done(no: i64, receipt: &Receipt, said: String, next: String) -> Answer {
    let fields = vec![(Col::Order, Cell::Int(no)), (Col::Kind, Cell::word(RESTORE))];
    Answer::Done(Done { fields, next: Some(next), ..Done::of(receipt, said) })
}

/// The command that carries an order out.
pub fn carry_out(kind: Kind, page: &Page, no: i64) -> String {
    let class = page.class.as_ref().map(|c| format!(" --class {c}")).unwrap_or_default();
    let verb = match kind {
        Kind::Lock => "lock",
        Kind::Unlock => "unlock",
        Kind::FinalLock => "lock --final",
    };
    format!("mamnon {verb} {} {}{class} --order {no}", page.book.code(), page.period)
}

impl Issue {
    /// Issues.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        if self.wanted.is_restore() {
            let (no, receipt) = cx.app()?.issue_restore()?;
            let said = say!(
                cx.lang(),
                "Phiếu số {no}: Hiệu trưởng yêu cầu phục hồi dữ liệu.",
                "Order {no}: the principal orders a restore."
            );
            return Ok(restore_done(no, &receipt, said, "mamnon help backup restore".to_owned()));
        }
        let (kind, page) = self.wanted.read(cx)?;
        let (no, receipt) = cx.app()?.issue_order(kind, &page, self.hours)?;
        let lang = cx.lang();
        let (what, words) = (word(lang, kind.code()), page_words(lang, &page));
        let said = say!(
            lang,
            "Phiếu số {no}: Hiệu trưởng yêu cầu {what}, {words}.",
            "Order {no}: the principal orders {what}, {words}."
        );
        let mut done = done(kind, &page, no, &receipt, said);
        done.next = Some(carry_out(kind, &page, no));
        Ok(Answer::Done(done))
    }
}

impl Request {
    /// Requests.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        if self.wanted.is_restore() {
            let (no, receipt) = cx.app()?.request_restore()?;
            let said = say!(
                cx.lang(),
                "Phiếu số {no}: đề nghị phục hồi dữ liệu. Chờ Hiệu trưởng duyệt.",
                "Order {no}: asked for a restore. It waits for the principal."
            );
            return Ok(restore_done(no, &receipt, said, format!("mamnon orders approve {no}")));
        }
        let (kind, page) = self.wanted.read(cx)?;
        let (no, receipt) = cx.app()?.request_order(kind, &page)?;
        let lang = cx.lang();
        let (what, words) = (word(lang, kind.code()), page_words(lang, &page));
        let said = say!(
            lang,
            "Phiếu số {no}: đề nghị {what}, {words}. Chờ Hiệu trưởng duyệt.",
            "Order {no}: asked for {what}, {words}. It waits for the principal."
        );
        let mut done = done(kind, &page, no, &receipt, said);
        done.next = Some(format!("mamnon orders approve {no}"));
        Ok(Answer::Done(done))
    }
}

impl Record {
    /// Records.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        let (kind, page) = self.wanted.read(cx)?;
        let dated = self.dated.as_deref().map(|d| cx.date("dated", d)).transpose()?;
        let paper = Paper { document: self.document, phone: self.phone, dated };
        let (no, receipt) = cx.app()?.record_order(kind, &page, &paper)?;
        let lang = cx.lang();
        let (what, words) = (word(lang, kind.code()), page_words(lang, &page));
        let said = say!(
            lang,
            "Phiếu số {no}: ghi yêu cầu {what}, {words}. Hiệu trưởng phải xác nhận bổ sung.",
            "Order {no}: recorded {what}, {words}. The principal has to ratify it."
        );
        let mut done = done(kind, &page, no, &receipt, said);
        done.next = Some(carry_out(kind, &page, no));
        Ok(Answer::Done(done))
    }
}
