//! Rows of the log in the words of a person: what they are about, and column by column what changed.
use super::super::ui::Cell;
use crate::app::audit::{About, ChangeView};
use crate::domain::book::Book;
use crate::domain::date::{Period, parse_utc_ms, show_date};
use crate::domain::money::show_money;
use crate::i18n::Lang;
use crate::i18n::fields::column_title;
use crate::i18n::refusals::moment;
use crate::i18n::words::{role_title, table_title, word};
use serde_json::Value;

/// Columns of a new or vanished row that one line names.
const NAMED: usize = 3;

/// The row: `chấm ăn T2600012, 05/10/2026, bữa trưa`.
pub fn row(lang: Lang, c: &ChangeView) -> String {
    let name = name(lang, &c.about);
    let table = table_title(lang, &c.tbl);
    if name.is_empty() { table.to_owned() } else { format!("{table} {name}") }
}

/// What a row is about, without its table.
pub fn name(lang: Lang, about: &About) -> String {
    let date = about.date.map(show_date);
    let words = about.words.iter().map(|w| word(lang, w).to_owned());
    about.child.iter().cloned().chain(date).chain(words).collect::<Vec<_>>().join(", ")
}

/// A value of a column as a person reads it.
pub fn value(lang: Lang, column: &str, value: &Value) -> String {
    let yes_no = |n: i64| lang.pick(["không", "có"], ["no", "yes"]).get(n as usize).map(|w| (*w).to_owned());
    match (column, value) {
        (_, Value::Null) => lang.pick("(trống)", "(empty)").to_owned(),
        ("amount", Value::Number(n)) => n.as_i64().map_or_else(|| n.to_string(), show_money),
        ("final" | "by_day", Value::Number(n)) => n.as_i64().and_then(yes_no).unwrap_or_else(|| n.to_string()),
        ("book", Value::Number(n)) => match n.as_i64().and_then(Book::from_id) {
            Some(book) => word(lang, book.code()).to_owned(),
            None => n.to_string(),
        },
        ("role", Value::String(role)) => role_title(lang, role),
        (_, Value::String(text)) => match (parse_utc_ms(text), text.parse()) {
            (Some(at), _) => moment(lang, at),
            (_, Ok(day)) if text.len() == 10 => show_date(day),
            _ => word(lang, text).to_owned(),
        },
        (_, other) => other.to_string(),
    }
}

/// A change in one line: `chấm ăn T2600012, 05/10/2026, bữa trưa: trạng thái có ăn → nghỉ có phép`.
pub fn change(lang: Lang, c: &ChangeView) -> String {
    let shown = c.differences();
    let one = |column: &str, v: &Value| format!("{} {}", column_title(lang, column), value(lang, column, v));
    let (sign, pairs): (_, Vec<String>) = if c.before.is_null() {
        ("+ ", shown.iter().filter(|(.., after)| !after.is_null()).map(|(col, _, after)| one(col, after)).collect())
    } else if c.after.is_null() {
        ("− ", shown.iter().filter(|(_, b, _)| !b.is_null()).map(|(col, before, _)| one(col, before)).collect())
    } else {
        ("", shown.iter().map(|(col, b, a)| format!("{} → {}", one(col, b), value(lang, col, a))).collect())
    };
    let most = if sign.is_empty() { pairs.len() } else { NAMED.min(pairs.len()) };
    let more = if most < pairs.len() { ", …" } else { "" };
    format!("{sign}{}: {}{more}", row(lang, c), pairs[..most].join(", "))
}

/// What an entry is about: books and periods in words, the rest as it is.
pub fn object(lang: Lang, object: &str) -> String {
    let parts: Vec<&str> = object.split('/').collect();
    let [kind, rest @ ..] = parts.as_slice() else { return object.to_owned() };
    let rest = rest.iter().map(|part| match part.parse::<crate::domain::date::Date>() {
        Ok(day) if part.len() == 10 => show_date(day),
        _ if part.len() == 7 && part.as_bytes()[4] == b'-' => crate::i18n::refusals::period(lang, part),
        _ => word(lang, part).to_owned(),
    });
    std::iter::once(kind_title(lang, kind).to_owned()).chain(rest).collect::<Vec<_>>().join(" ")
}

fn kind_title(lang: Lang, kind: &str) -> &str {
    match kind {
        "child" => lang.pick("trẻ", "child"),
        "account" => lang.pick("tài khoản", "account"),
        "accounts" => lang.pick("tài khoản", "accounts"),
        "roles" => lang.pick("nhóm quyền", "roles"),
        "classes" => lang.pick("lớp", "classes"),
        "class" => lang.pick("lớp", "class"),
        "year" => lang.pick("năm học", "school year"),
        "staff" => lang.pick("nhân viên", "staff"),
        "orders" => lang.pick("phiếu", "order"),
        "corrections" => lang.pick("phiếu điều chỉnh", "correction slip"),
        "policy" => lang.pick("quy định", "policy"),
        "school" => lang.pick("trường", "school"),
        "schema" => lang.pick("cấu trúc", "schema"),
        "export" => lang.pick("trích xuất", "export"),
        "payments" => lang.pick("phiếu thu", "payments"),
        "balances" => lang.pick("số dư", "balances"),
        "adjustments" => lang.pick("điều chỉnh", "adjustments"),
        "fees" => lang.pick("mức ăn", "prices"),
        "slots" => lang.pick("các bữa", "slots"),
        "clock" => lang.pick("đồng hồ", "clock"),
        _ => word(lang, kind),
    }
}

/// A period of the log's own, for a heading.
pub fn period(lang: Lang, period: &Period) -> String {
    crate::i18n::refusals::period(lang, &period.to_string())
}

/// JSON as a cell; nothing for null.
pub fn json(value: Value) -> Cell {
    if value.is_null() { Cell::Empty } else { Cell::Json(value) }
}
