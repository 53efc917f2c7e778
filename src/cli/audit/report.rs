//! What a verification says, for `audit verify` and `backup verify`.
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, Format, List, Record, Ui};
use crate::app::Result;
use crate::app::verify::{FindingView, VerifyView};
use crate::domain::date::{show_date, weekday_index};
use crate::domain::refusal::Refusal;
use crate::i18n::Lang;
use crate::i18n::columns::Col;
use crate::i18n::refusals::moment;
use crate::i18n::words::{table_title, word};
use crate::say;
use serde_json::Value;

/// Entries between two signs of progress.
const EVERY: u64 = 500;

/// Findings that a table spells out.
const SPELT: usize = 50;

/// Shows how far the verification has come.
pub fn progress(ui: &Ui, done: u64) {
    if done.is_multiple_of(EVERY) {
        ui.progress(&say!(ui.lang, "Đang kiểm tra: mục {done}", "Verifying: entry {done}"));
    }
}

/// Prints the report; a refusal follows where something was found.
pub fn answer(cx: &Cx, v: &VerifyView) -> Result<Answer> {
    let (ui, lang) = (cx.ui(), cx.lang());
    let report = if ui.format == Format::Json { record(lang, v) } else { Answer::List(list(lang, v)) };
    if v.ok() {
        return Ok(report);
    }
    ui.answer(&report)?;
    Err(Refusal::Tampered { findings: v.findings.len() }.into())
}

fn steps(lang: Lang, v: &VerifyView, json: bool) -> List {
    let mut list = List::new(&[Col::Step, Col::StepName, Col::Count, Col::TimeMs, Col::Ok]);
    for s in &v.steps {
        // In files the word is the stable code; a table shows its meaning.
        let ok = if json { Cell::Bool(s.ok) } else { Cell::word(if s.ok { "ok" } else { "bad" }) };
        let name = if json { Cell::from(s.code) } else { Cell::from(step_title(lang, s.code)) };
        list.rows.push(vec![Cell::Int(s.number.into()), name, Cell::Int(s.count as i64), Cell::Int(s.ms as i64), ok]);
    }
    list
}

fn step_title(lang: Lang, code: &str) -> &str {
    word(lang, code)
}

fn list(lang: Lang, v: &VerifyView) -> List {
    let mut list = steps(lang, v, false);
    let (size, code, erased) = (v.size, &v.paper_code, v.erased);
    list.below.push(say!(
        lang,
        "Nhật ký có {size} mục. Mã giấy {code}",
        "The log has {size} entries. Paper code {code}"
    ));
    if erased > 0 {
        list.below.push(say!(lang, "Đã xóa theo luật: {erased} dòng", "Erased by law: {erased} images"));
    }
    if v.ok() {
        list.below.push(
            lang.pick(
                "ĐÚNG: nhật ký nguyên vẹn, số liệu khớp nhật ký.",
                "GOOD: the log is whole and the data agree with it.",
            )
            .to_owned(),
        );
    } else {
        let count = v.findings.len();
        list.below.push(say!(lang, "SAI: {count} chỗ.", "WRONG: {count} findings."));
        list.below.extend(v.findings.iter().take(SPELT).map(|f| format!("  {}", words(lang, f))));
        let more = count.saturating_sub(SPELT);
        if more > 0 {
            list.below.push(say!(
                lang,
                "  và {more} chỗ khác; xem hết: --format json",
                "  and {more} more; for all of them: --format json"
            ));
        }
    }
    list
}

fn record(lang: Lang, v: &VerifyView) -> Answer {
    let mut findings = List::new(&[
        Col::Step,
        Col::Code,
        Col::Entry,
        Col::Table,
        Col::Key,
        Col::Column,
        Col::LogValue,
        Col::TableValue,
        Col::Child,
        Col::Date,
        Col::Slot,
        Col::Actor,
        Col::At,
        Col::Message,
    ]);
    let json = |value: &Value| if value.is_null() { Cell::Empty } else { Cell::Json(value.clone()) };
    for f in &v.findings {
        findings.rows.push(vec![
            Cell::Int(f.step.into()),
            f.code.into(),
            f.entry.map(|e| e as i64).into(),
            f.tbl.clone().into(),
            json(&f.key),
            f.column.clone().into(),
            json(&f.log),
            json(&f.table),
            f.child.clone().into(),
            f.date.into(),
            f.slot.clone().into(),
            f.actor.clone().into(),
            f.at.into(),
            words(lang, f).into(),
        ]);
    }
    Answer::Record(Record {
        fields: vec![
            (Col::Ok, v.ok().into()),
            (Col::Size, Cell::Int(v.size as i64)),
            (Col::Root, v.root.as_str().into()),
            (Col::PaperCode, v.paper_code.as_str().into()),
            (Col::Erased, Cell::Int(v.erased as i64)),
        ],
        lists: vec![
            ("steps", Col::Step.title(lang).to_owned(), steps(lang, v, true)),
            ("findings", Col::Findings.title(lang).to_owned(), findings),
        ],
        exit: 0,
    })
}

/// A date with its weekday.
fn day(lang: Lang, date: crate::domain::date::Date) -> String {
    const VI: [&str; 7] = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"];
    const EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    format!("{} {}", lang.pick(VI, EN)[weekday_index(date)], show_date(date))
}

fn value(lang: Lang, value: &Value) -> String {
    match value {
        Value::Null => lang.pick("(trống)", "(empty)").to_owned(),
        Value::String(s) => format!("\"{}\"", word(lang, s)),
        other => other.to_string(),
    }
}

/// Who wrote the value that the log holds, and when.
fn writer(lang: Lang, f: &FindingView) -> String {
    match (f.entry, &f.actor, f.at) {
        (Some(entry), Some(actor), Some(at)) => {
            let at = moment(lang, at);
            say!(lang, " (mục nhật ký {entry}, {actor} ghi {at})", " (entry {entry}, {actor}, {at})")
        }
        (Some(entry), ..) => say!(lang, " (mục nhật ký {entry})", " (entry {entry})"),
        _ => String::new(),
    }
}

/// A finding in one sentence.
fn words(lang: Lang, f: &FindingView) -> String {
    let entry = f.entry.unwrap_or(0);
    let number = f.number.unwrap_or(0);
    match f.code {
        "not_canonical" => {
            say!(lang, "Mục {entry}: nội dung không đúng dạng.", "Entry {entry}: its body is not canonical.")
        }
        "sequence" => say!(
            lang,
            "Mục {entry}: đáng lẽ là mục {number}; có mục bị bỏ, thêm hoặc đổi chỗ.",
            "Entry {entry}: number {number} should stand here; entries were removed, added or swapped."
        ),
        "link" => say!(
            lang,
            "Mục {entry}: không nối với mục trước.",
            "Entry {entry}: it does not follow from the one before."
        ),
        "leaf" => say!(lang, "Mục {entry}: nội dung đã bị sửa.", "Entry {entry}: its body was changed."),
        "falls" => match f.field {
            Some("at") => say!(lang, "Mục {entry}: giờ lùi lại.", "Entry {entry}: its time falls."),
            _ => say!(lang, "Mục {entry}: dạng ghi lùi về bản cũ.", "Entry {entry}: its format falls."),
        },
        "newer_format" => say!(
            lang,
            "Mục {entry}: bản phần mềm mới hơn đã ghi, theo dạng mà bản này chưa biết. Kiểm tra lại bằng bản mới nhất.",
            "Entry {entry}: a newer program wrote it, in a format that this one does not know. Verify again with the newest one."
        ),
        "digest" => say!(
            lang,
            "Mục {entry}: các thay đổi đã lưu không khớp mục nhật ký.",
            "Entry {entry}: its stored changes do not agree with it."
        ),
        "detail" => {
            say!(lang, "Mục {entry}: thay đổi thứ {number} đã bị sửa.", "Entry {entry}: change {number} was altered.")
        }
        "unknown_key" => say!(
            lang,
            "Mục {entry}: ký bằng khóa không có trong nhật ký.",
            "Entry {entry}: signed by a key that the log does not know."
        ),
        "key_not_valid" => say!(
            lang,
            "Mục {entry}: ký bằng khóa của người khác hoặc khóa hết hiệu lực.",
            "Entry {entry}: signed by somebody else's key or one not valid then."
        ),
        "signature" => say!(lang, "Mục {entry}: chữ ký sai.", "Entry {entry}: a signature is wrong."),
        "schema" => {
            say!(lang, "Cấu trúc dữ liệu (bảng, ràng buộc) đã bị sửa.", "The schema (tables, triggers) was changed.")
        }
        _ => row(lang, f),
    }
}

/// Where a row is: the child, the day and the meal where it has them, else table and key.
fn place(lang: Lang, f: &FindingView) -> String {
    let table = table_title(lang, f.tbl.as_deref().unwrap_or_default());
    let mut parts = vec![match (&f.child, &f.child_name) {
        (Some(child), Some(name)) => say!(lang, "{table}, cháu {child} {name}", "{table}, child {child} {name}"),
        (Some(child), None) => say!(lang, "{table}, cháu {child}", "{table}, child {child}"),
        (None, _) => format!("{table} {}", f.key),
    }];
    parts.extend(f.date.map(|date| day(lang, date)));
    parts.extend(f.slot.as_ref().map(|slot| word(lang, slot).to_owned()));
    parts.join(", ")
}

fn row(lang: Lang, f: &FindingView) -> String {
    let (place, writer) = (place(lang, f), writer(lang, f));
    match f.code {
        "row_changed" => {
            let (log, table) = (value(lang, &f.log), value(lang, &f.table));
            let column = match (f.tbl.as_deref(), f.column.as_deref()) {
                (Some("meal_marks"), Some("status")) | (_, None) => String::new(),
                (_, Some(column)) => say!(lang, ", cột {column}", ", column {column}"),
            };
            say!(
                lang,
                "{place}{column}: nhật ký ghi {log}{writer}, nay là {table}.",
                "{place}{column}: the log says {log}{writer}, the table has {table}."
            )
        }
        "row_missing" => say!(
            lang,
            "{place}: dòng này có trong nhật ký{writer} mà không còn trong bảng.",
            "{place}: the log has this row{writer}, the table has not."
        ),
        _ => say!(
            lang,
            "{place}: dòng này có trong bảng mà nhật ký không ghi{writer}.",
            "{place}: the table has this row, the log has not{writer}."
        ),
    }
}
