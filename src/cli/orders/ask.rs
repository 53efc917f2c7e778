//! `mamnon orders issue | request | record`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, Done};
use crate::app::orders::{Kind, Limits, Matter, Page, Paper, parse_kind};
use crate::app::{Receipt, Result};
use crate::domain::book::Book;
use crate::domain::lock_rule::{LockRule, Pages, When};
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
    /// lock, unlock, final-lock, lock-rule, erase, restore or close-year
    kind: String,
    /// Book: children or meals; with erase the person: child/T2600012; with close-year the year; not with restore
    book: Option<String>,
    /// Day, month or school year; with lock-rule day or month; not with erase or restore
    period: Option<String>,
    /// With lock-rule: HH:MM (next serving day), "+N HH:MM", day of the next month D or "D HH:MM", or off
    when: Option<String>,
    /// Only this class
    #[arg(long)]
    class: Option<String>,
}

/// The principal orders unasked
#[derive(Debug, clap::Args)]
pub struct Issue {
    #[command(flatten)]
    wanted: Wanted,
    #[command(flatten)]
    within: Within,
    /// The order whose window it continues
    #[arg(long, value_name = "N")]
    extends: Option<i64>,
    /// Number of the decision; with close-year
    #[arg(long, value_name = "NO")]
    document: Option<String>,
}

/// Ask the principal
#[derive(Debug, clap::Args)]
pub struct Request {
    #[command(flatten)]
    wanted: Wanted,
    #[command(flatten)]
    within: Within,
    /// The order whose window it continues
    #[arg(long, value_name = "N")]
    extends: Option<i64>,
    /// Number of the decision, if it is known; with close-year
    #[arg(long, value_name = "NO")]
    document: Option<String>,
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
    #[command(flatten)]
    within: Within,
    /// The order whose window it continues
    #[arg(long, value_name = "N")]
    extends: Option<i64>,
}

/// Within which limits a page is to be opened.
#[derive(Debug, clap::Args)]
pub struct Within {
    /// Hours of the window, counted from the opening
    #[arg(long, value_name = "H")]
    hours: Option<i64>,
    /// Only this account may write in the window
    #[arg(long = "for", value_name = "USER")]
    who: Option<String>,
    /// At most so many changes in the window
    #[arg(long, value_name = "N")]
    most: Option<i64>,
}

impl Within {
    /// The limits, and the order that is continued.
    pub fn limits(self, extends: Option<i64>) -> Limits {
        Limits { hours: self.hours, who: self.who, most: self.most, extends }
    }
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

/// The pages of a lock rule in words.
pub fn pages_word(lang: Lang, pages: Pages) -> &'static str {
    match pages {
        Pages::Days => lang.pick("từng ngày", "the page of a day"),
        Pages::Months => lang.pick("từng tháng", "the page of a month"),
    }
}

/// When a lock rule locks, in words.
pub fn rule_words(lang: Lang, pages: Pages, when: &str) -> String {
    let time = |minute: i64| format!("{:02}:{:02}", minute / 60, minute % 60);
    match When::parse(pages, when) {
        None => when.to_owned(),
        Some(When::Never) => lang.pick("thôi tự khóa", "no longer by itself").to_owned(),
        Some(When::After { serving_days: 1, minute }) => {
            let time = time(minute);
            say!(lang, "khóa lúc {time} ngày ăn kế tiếp", "locks at {time} the next serving day")
        }
        Some(When::After { serving_days, minute }) => {
            let time = time(minute);
            say!(
                lang,
                "khóa lúc {time}, sau {serving_days} ngày ăn",
                "locks at {time}, {serving_days} serving days later"
            )
        }
        Some(When::On { day, minute: 0 }) => {
            say!(lang, "khóa ngày {day} tháng sau", "locks on day {day} of the next month")
        }
        Some(When::On { day, minute }) => {
            let time = time(minute);
            say!(lang, "khóa lúc {time} ngày {day} tháng sau", "locks at {time} on day {day} of the next month")
        }
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

/// What an order is about, as it was typed.
pub enum Ordered {
    /// A page.
    Page(Page),
    /// A person: `child/T2600012`.
    Object(String),
    /// All data: a backup takes their place.
    Data,
    /// Pages of a book lock by themselves; with the order's object.
    Rule(LockRule, String),
    /// A school year, with the number of the principal's decision.
    Year(String, Option<String>),
}

impl Ordered {
    fn matter(&self) -> Matter<'_> {
        match self {
            Ordered::Page(page) => Matter::Page(page),
            Ordered::Object(object) | Ordered::Rule(_, object) => Matter::Object(object),
            Ordered::Data => Matter::Data,
            Ordered::Year(year, document) => Matter::Year(year, document.as_deref()),
        }
    }

    /// In words.
    pub fn words(&self, lang: Lang) -> String {
        match self {
            Ordered::Page(page) => page_words(lang, page),
            Ordered::Object(object) => object.clone(),
            Ordered::Data => lang.pick("toàn bộ dữ liệu", "all data").to_owned(),
            Ordered::Rule(rule, _) => {
                let (book, pages) = (word(lang, rule.book.code()), pages_word(lang, rule.pages));
                format!("{book}, {pages}: {}", rule_words(lang, rule.pages, &rule.when.text()))
            }
            Ordered::Year(year, _) => period(lang, year),
        }
    }

    fn fields(&self) -> Vec<(Col, Cell)> {
        match self {
            Ordered::Page(page) => page_fields(page),
            Ordered::Object(object) | Ordered::Rule(_, object) => vec![(Col::Object, object.as_str().into())],
            Ordered::Data => vec![],
            Ordered::Year(year, document) => {
                vec![(Col::Period, year.as_str().into()), (Col::Document, document.clone().into())]
            }
        }
    }
}

impl Wanted {
    fn read(&self, cx: &mut Cx, document: Option<&str>) -> Result<(Kind, Ordered)> {
        let kind = parse_kind(&self.kind)?;
        if document.is_some() && kind != Kind::CloseYear {
            return Err(Refusal::Usage(Usage::Together { one: kind.code(), other: "--document" }).into());
        }
        if matches!(kind, Kind::Erase | Kind::Restore | Kind::CloseYear)
            && (self.period.is_some() || self.class.is_some() || self.when.is_some())
        {
            return Err(Refusal::Usage(Usage::Together { one: kind.code(), other: "PERIOD, --class" }).into());
        }
        match (kind, &self.book) {
            (Kind::Restore, None) => return Ok((kind, Ordered::Data)),
            (Kind::Restore, Some(_)) => {
                return Err(Refusal::Usage(Usage::Together { one: "restore", other: "BOOK" }).into());
            }
            (Kind::CloseYear, None) => return Err(Refusal::Usage(Usage::Missing { option: "YEAR" }).into()),
            (Kind::CloseYear, Some(year)) => {
                let document = document.map(text::clean).filter(|d| !d.is_empty());
                return Ok((kind, Ordered::Year(cx.app()?.year_to_close(year)?, document)));
            }
            (Kind::Erase, None) => return Err(Refusal::Usage(Usage::Missing { option: "OBJECT" }).into()),
            (Kind::Erase, Some(person)) => return Ok((kind, Ordered::Object(cx.app()?.person(person)?.object))),
            (Kind::LockRule, _) => return Ok((kind, self.rule()?)),
            _ => {}
        }
        let (kind, page) = self.page(cx)?;
        Ok((kind, Ordered::Page(page)))
    }

    fn rule(&self) -> Result<Ordered> {
        let (Some(given), Some(pages), Some(when)) = (&self.book, &self.period, &self.when) else {
            return Err(Refusal::Usage(Usage::Missing { option: "BOOK day|month WHEN" }).into());
        };
        if self.class.is_some() {
            return Err(Refusal::Usage(Usage::Together { one: "lock-rule", other: "--class" }).into());
        }
        let invalid = |field, value: &str, allowed| Refusal::Invalid {
            field,
            value: value.to_owned(),
            problem: Problem::UnknownWord { allowed },
        };
        let book = book(given)?;
        let pages = match text::search_key(pages).as_str() {
            "day" | "ngay" => Pages::Days,
            "month" | "thang" => Pages::Months,
            _ => return Err(invalid("period", pages, vec!["day", "month"]).into()),
        };
        let allowed = match pages {
            Pages::Days => vec!["HH:MM", "+N HH:MM", "off"],
            Pages::Months => vec!["D", "D HH:MM", "off"],
        };
        let when = When::parse(pages, when).ok_or_else(|| invalid("when", when, allowed))?;
        let rule = LockRule { book, pages, when };
        Ok(Ordered::Rule(rule, rule.object()))
    }

    fn page(&self, cx: &mut Cx) -> Result<(Kind, Page)> {
        let kind = parse_kind(&self.kind)?;
        let (Some(book), Some(period)) = (&self.book, &self.period) else {
            return Err(Refusal::Usage(Usage::Missing { option: "BOOK PERIOD" }).into());
        };
        if self.when.is_some() {
            return Err(Refusal::Usage(Usage::Together { one: kind.code(), other: "WHEN" }).into());
        }
        Ok((kind, page(cx, book, period, self.class.as_deref())?))
    }
}

fn done(kind: Kind, about: &Ordered, no: i64, receipt: &Receipt, said: String) -> Done {
    let mut done = Done::of(receipt, said);
    done.fields = vec![(Col::Order, Cell::Int(no)), (Col::Kind, Cell::word(kind.code()))];
    done.fields.extend(about.fields());
    done
}

/// The command that carries an order out.
pub fn carry_out(kind: Kind, about: &Ordered, no: i64) -> String {
    let page = match about {
        Ordered::Page(page) => page,
        Ordered::Object(object) => return format!("mamnon audit erase {object} --order {no}"),
        Ordered::Data => return "mamnon help backup restore".to_owned(),
        Ordered::Rule(..) => return "mamnon lock --rules".to_owned(),
        Ordered::Year(year, document) => {
            let number = if document.is_none() { " --document \"…\"" } else { "" };
            return format!("mamnon years close {year} --order {no}{number}");
        }
    };
    let class = page.class.as_ref().map(|c| format!(" --class {c}")).unwrap_or_default();
    let verb = match kind {
        Kind::Lock => "lock",
        Kind::Unlock => "unlock",
        Kind::FinalLock => "lock --final",
        Kind::Erase => "audit erase",
        Kind::Restore => "backup restore",
        Kind::LockRule => "lock --due",
        Kind::Grant => "roles import",
        Kind::Waiver => "roles matrix",
        Kind::CloseYear => "years close",
    };
    format!("mamnon {verb} {} {}{class} --order {no}", page.book.code(), page.period)
}

impl Issue {
    /// Issues.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        let (kind, page) = self.wanted.read(cx, self.document.as_deref())?;
        let (no, receipt) = cx.app()?.issue_order(kind, page.matter(), self.within.limits(self.extends))?;
        let lang = cx.lang();
        let (what, words) = (word(lang, kind.code()), page.words(lang));
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
        let (kind, page) = self.wanted.read(cx, self.document.as_deref())?;
        let (no, receipt) = cx.app()?.request_order(kind, page.matter(), self.within.limits(self.extends))?;
        let lang = cx.lang();
        let (what, words) = (word(lang, kind.code()), page.words(lang));
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
        let kind = parse_kind(&self.wanted.kind)?;
        if !kind.is_reversible() {
            // What cannot be undone needs the principal's own key.
            let problem = Problem::UnknownWord { allowed: vec!["lock", "unlock"] };
            return Err(Refusal::Invalid { field: "kind", value: self.wanted.kind, problem }.into());
        }
        let (kind, page) = self.wanted.page(cx)?;
        let dated = self.dated.as_deref().map(|d| cx.date("dated", d)).transpose()?;
        let paper = Paper { document: self.document, phone: self.phone, dated };
        let (no, receipt) = cx.app()?.record_order(kind, &page, &paper, self.within.limits(self.extends))?;
        let page = Ordered::Page(page);
        let lang = cx.lang();
        let (what, words) = (word(lang, kind.code()), page.words(lang));
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
