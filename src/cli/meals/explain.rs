//! `mamnon meals explain`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, List};
use crate::app::Result;
use crate::app::explain::{Explained, ExplainedDay, Meal, Moved};
use crate::domain::date::show_date;
use crate::domain::meal::MarkStatus;
use crate::domain::money::show_money;
use crate::i18n::Lang;
use crate::i18n::columns::Col;
use crate::i18n::refusals::period;
use crate::i18n::words::word;
use crate::say;
use serde_json::{Map, Value, json};

/// Explain a child's month: every term of the sum and the entry that brought it
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The month
    month: String,
    /// The child: code, or a name without tones
    child: String,
}

const COLUMNS: &[Col] = &[Col::Kind, Col::Date, Col::Class, Col::Note, Col::Amount, Col::Entry];

/// Entries of one line; most lines have one.
fn entries(list: impl Iterator<Item = Option<u64>>) -> Cell {
    let mut all: Vec<i64> = list.flatten().map(|n| n as i64).collect();
    all.sort_unstable();
    all.dedup();
    match all.as_slice() {
        [] => Cell::Empty,
        [one] => Cell::Int(*one),
        _ => Cell::Many(all.into_iter().map(Cell::Int).collect()),
    }
}

/// `có ăn`, `nghỉ có phép, báo muộn, tính tiền`.
fn meal_words(lang: Lang, m: &Meal) -> String {
    let status = word(lang, m.status.code());
    let late = if m.late { lang.pick(", báo muộn", ", told late") } else { "" };
    let charge = match (m.status, m.is_charged) {
        (MarkStatus::Present, true) => "",
        (_, true) => lang.pick(", tính tiền", ", charged"),
        (_, false) => lang.pick(", không tính tiền", ", not charged"),
    };
    format!("{status}{late}{charge}")
}

fn day_words(lang: Lang, d: &ExplainedDay) -> String {
    let mut words: Vec<String> = d.meals.iter().map(|m| meal_words(lang, m)).collect();
    if words.iter().all(|w| *w == words[0]) {
        // The same at every meal is said once.
        words.truncate(1);
    } else {
        for (said, meal) in words.iter_mut().zip(&d.meals) {
            *said = format!("{}: {said}", word(lang, meal.slot.code()));
        }
    }
    if d.missing_price {
        words.push(lang.pick("chưa có mức ăn, tính 0 đ", "no price, counted as 0 đ").to_owned());
    }
    words.join("; ")
}

fn moved(kind: &str, m: &Moved) -> Vec<Cell> {
    let note = m.note.as_str();
    vec![
        Cell::word(kind),
        m.date.into(),
        Cell::Empty,
        note.into(),
        Cell::Money(m.amount),
        entries([m.entry].into_iter()),
    ]
}

/// `13 × 21.000 đ + 2 × 14.000 đ = 301.000 đ`
fn charge_words(e: &Explained) -> String {
    let terms: Vec<String> = e.account.terms.iter().map(|t| format!("{} × {}", t.days, show_money(t.unit))).collect();
    let sum = show_money(e.account.tally.charged);
    if terms.is_empty() { sum } else { format!("{} = {sum}", terms.join(" + ")) }
}

fn rows(lang: Lang, e: &Explained) -> Vec<Vec<Cell>> {
    let a = &e.account;
    let from = match &e.balance {
        Some(b) => say!(
            lang,
            "tính từ số dư {} vào đầu ngày {}",
            "counted from the balance {} at the start of {}",
            show_money(b.amount),
            show_date(b.date)
        ),
        None => lang.pick("tính từ lần thu, lần ăn đầu tiên", "counted from the first movement").to_owned(),
    };
    let origin = entries([e.balance.as_ref().and_then(|b| b.entry)].into_iter());
    let mut rows = vec![vec![
        Cell::word("opening"),
        e.month.first().into(),
        Cell::Empty,
        from.into(),
        Cell::Money(a.opening),
        origin,
    ]];
    rows.extend(e.payments.iter().map(|p| moved("payment", p)));
    rows.extend(e.adjustments.iter().map(|p| moved("adjustment", p)));
    for (price, entry) in &e.prices {
        let slot = price.slot.map_or("day", crate::domain::meal::Slot::code);
        let what = format!("{}, {}", word(lang, price.stage.code()), word(lang, slot));
        rows.push(vec![
            Cell::word("price"),
            price.from.into(),
            Cell::Empty,
            what.into(),
            Cell::Money(price.amount.unwrap_or_default()),
            entries([*entry].into_iter()),
        ]);
    }
    for d in &e.days {
        rows.push(vec![
            Cell::word("meal_day"),
            d.date.into(),
            d.class.as_str().into(),
            day_words(lang, d).into(),
            Cell::Money(-d.charged),
            entries(d.meals.iter().map(|m| m.entry)),
        ]);
    }
    rows
}

/// Explains.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let month = cx.month("month", &args.month)?;
    let e = cx.app()?.explain_month(month, &args.child)?;
    let lang = cx.lang();
    let a = &e.account;
    let mut list = List::new(COLUMNS);
    list.rows = rows(lang, &e);
    let (name, when) = (&e.child.name, period(lang, &e.month.to_string()));
    list.title = Some(say!(lang, "Tiền ăn {when} của cháu {name}", "Meal money of {name}, {when}"));
    let signed = |n: i64| if n < 0 { format!("− {}", show_money(-n)) } else { format!("+ {}", show_money(n)) };
    let sum = format!(
        "{} {} {} {} = {}",
        show_money(a.opening),
        signed(a.paid),
        signed(a.adjusted),
        signed(-a.tally.charged),
        show_money(a.closing)
    );
    let charged = charge_words(&e);
    list.below = vec![
        say!(lang, "Tiền ăn: {charged}", "Charged: {charged}"),
        say!(
            lang,
            "Đầu kỳ, đã nộp, điều chỉnh, tiền ăn, cuối kỳ: {sum}",
            "Opening, paid, adjusted, charged, closing: {sum}"
        ),
    ];
    let term = |t: &crate::domain::settlement::Term| json!({"stage": t.stage.code(), "from": t.from.to_string(), "to": t.to.to_string(), "days": t.days, "unit": t.unit, "amount": t.amount});
    let mut beside = Map::new();
    for (key, value) in [
        ("child", Value::from(e.child.code.as_str())),
        ("name", Value::from(name.as_str())),
        ("month", Value::from(e.month.to_string())),
        ("opening", Value::from(a.opening)),
        ("paid", Value::from(a.paid)),
        ("adjusted", Value::from(a.adjusted)),
        ("charged", Value::from(a.tally.charged)),
        ("closing", Value::from(a.closing)),
        ("terms", a.terms.iter().map(term).collect()),
    ] {
        beside.insert(key.to_owned(), value);
    }
    list.beside = Some(beside);
    Ok(Answer::List(list))
}
