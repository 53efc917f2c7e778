//! A slip in the words of a person, for every screen that names one.
use super::super::context::Cx;
use super::super::ui::{Cell, Format};
use crate::app::Result;
use crate::domain::correction::{Field, MarkChange, MarkValue, Slip, System, mark_changes};
use crate::domain::date::{Date, show_date};
use crate::domain::money::show_money;
use crate::domain::role::PRINCIPAL;
use crate::i18n::Lang;
use crate::i18n::fields::column_title;
use crate::i18n::refusals::period;
use crate::i18n::words::word;
use crate::say;
use serde_json::json;

/// A value between quotes; a dash for none.
fn quoted(value: Option<&str>) -> String {
    value.map_or_else(|| "–".to_owned(), |v| format!("\"{v}\""))
}

/// What a slip corrects: `"có ăn" → "nghỉ có phép"`, `bữa trưa: …`, `họ và tên: "…" → "…"`.
pub fn change(lang: Lang, system: System, fields: &[Field]) -> String {
    if let Some(changes) = mark_changes(fields).filter(|_| system == System::Meals) {
        let value = |v: Option<&MarkValue>| {
            let late = v.is_some_and(|(_, told)| told.as_deref() == Some("late"));
            let status = quoted(v.map(|(status, _)| word(lang, status.code())));
            if late { status + lang.pick(" (báo muộn)", " (told late)") } else { status }
        };
        let one = |c: &MarkChange| format!("{} → {}", value(c.1.as_ref()), value(Some(&c.2)));
        let all: Vec<String> = changes.iter().map(one).collect();
        if all.len() > 1 && all.iter().all(|o| *o == all[0]) {
            return all[0].clone();
        }
        let named = changes.iter().zip(&all).map(|(c, said)| format!("{}: {said}", word(lang, c.0.code())));
        return named.collect::<Vec<_>>().join("; ");
    }
    let title = |f: &Field| match system {
        System::Children => column_title(lang, &f.field).to_owned(),
        _ => f.field.clone(),
    };
    let shown = |v: &Option<String>| quoted(v.as_deref().map(|v| word(lang, v)));
    let one = |f: &Field| format!("{}: {} → {}", title(f), shown(&f.old), shown(&f.new));
    fields.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// What it does to the money: `−21.000 đ`.
pub fn effect(amount: i64) -> String {
    let sign = if amount > 0 { "+" } else { "" };
    format!("{sign}{} đ", show_money(amount))
}

/// Where the mistake stands: the day of a mark, else system and period.
pub fn place(lang: Lang, slip: &Slip) -> String {
    match (slip.system, slip.period.parse::<Date>()) {
        (System::Meals, Ok(day)) => {
            let day = show_date(day);
            say!(lang, "ngày {day}", "on {day}")
        }
        (System::Children, _) => word(lang, "children").to_owned(),
        (other, _) => format!("{} {}", word(lang, other.code()), period(lang, &slip.period)),
    }
}

/// The slip in one sentence, as the principal reads it: `phiếu điều chỉnh 7: gv.5a1a (lớp 5A1) xin sửa T2600213 ngày 05/10/2026:
/// "có ăn" → "nghỉ có phép" (−21.000 đ)`.
pub fn sentence(lang: Lang, slip: &Slip, fields: &[Field], money: Option<i64>) -> String {
    let (no, who, place) = (slip.no, &slip.asked_by, place(lang, slip));
    let class = slip.class.as_ref().map(|c| say!(lang, " (lớp {c})", " (class {c})")).unwrap_or_default();
    let object = slip.object.strip_prefix("child/").unwrap_or(&slip.object);
    let change = change(lang, slip.system, fields);
    let money = money.map(|m| format!(" ({})", effect(m))).unwrap_or_default();
    say!(
        lang,
        "phiếu điều chỉnh {no}: {who}{class} xin sửa {object} {place}: {change}{money}",
        "correction slip {no}: {who}{class} asks to correct {object} {place}: {change}{money}"
    )
}

/// A sentence with its first letter large.
pub fn capital(said: &str) -> String {
    let mut letters = said.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// The fields as a cell: JSON for programs, a sentence for people.
pub fn fields_cell(cx: &Cx, slip: &Slip, fields: &[Field]) -> Cell {
    if cx.ui().format == Format::Json {
        return Cell::Json(fields.iter().map(|f| json!({"field": f.field, "old": f.old, "new": f.new})).collect());
    }
    change(cx.lang(), slip.system, fields).into()
}

/// Numbers as they are said: `7, 8`.
pub fn numbers(all: &[i64]) -> String {
    all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// The principal's username, for a command to paste.
pub fn principal(cx: &mut Cx) -> Result<String> {
    let app = cx.app()?;
    let today = app.today();
    Ok(app.school.db().holders(PRINCIPAL, today)?.into_iter().next().unwrap_or_default())
}
