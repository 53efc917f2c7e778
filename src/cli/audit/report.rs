//! What a verification says, for `audit verify` and `backup verify`.
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, Format, List, Record, Ui};
use super::breach;
use crate::app::Result;
use crate::app::verify::{ErasedUnder, FindingView, KeyView, Progress, VerifyView};
use crate::domain::date::{show_date, weekday_index};
use crate::domain::refusal::Refusal;
use crate::i18n::Lang;
use crate::i18n::columns::Col;
use crate::i18n::refusals::{findings, moment};
use crate::i18n::words::{came, table_title, word};
use crate::say;
use serde_json::Value;
use std::time::{Duration, Instant};

/// Work that is done sooner shows no progress.
const SHORT: Duration = Duration::from_secs(2);
/// Between two signs of progress.
const BETWEEN: Duration = Duration::from_millis(200);

/// Findings that a table spells out.
const SPELT: usize = 50;

/// Shows on a terminal how far a verification has come, once it takes long.
pub struct Teller {
    ui: Ui,
    next: Instant,
}

impl Teller {
    /// Begins now.
    pub fn new(ui: Ui) -> Teller {
        Teller { ui, next: Instant::now() + SHORT }
    }

    /// Takes a sign of progress; most of them are not shown.
    pub fn tell(&mut self, progress: Progress) {
        let now = Instant::now();
        if now < self.next {
            return;
        }
        self.next = now + BETWEEN;
        let lang = self.ui.lang;
        self.ui.progress(&match progress {
            Progress::Log { entries, of, changes } => say!(
                lang,
                "Đang kiểm tra nhật ký: mục {entries} trên {of}, {changes} thay đổi",
                "Verifying the log: entry {entries} of {of}, {changes} changes"
            ),
            Progress::Signatures => say!(lang, "Đang kiểm tra chữ ký", "Verifying signatures"),
            Progress::Rows { table, rows } => {
                let table = table_title(lang, table);
                say!(
                    lang,
                    "Đang so số liệu với nhật ký: {table}, {rows} dòng",
                    "Comparing tables with the log: {table}, {rows} rows"
                )
            }
        });
    }
}

impl Drop for Teller {
    fn drop(&mut self) {
        self.ui.progress("");
    }
}

/// Prints the report; a refusal follows where something was found.
pub fn answer(cx: &Cx, v: &VerifyView) -> Result<Answer> {
    let (ui, lang) = (cx.ui(), cx.lang());
    let mut report = if ui.format == Format::Json { record(lang, v) } else { Answer::List(list(lang, v)) };
    if v.ok() {
        // A restore that both officers have signed is no tampering, but somebody must look at it.
        if let (false, Answer::List(List { exit, .. }) | Answer::Record(Record { exit, .. })) =
            (v.restored.is_empty(), &mut report)
        {
            *exit = 10;
        }
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
        let under: Vec<String> = v.erased_under.iter().map(|e| under(lang, e)).collect();
        let under = under.join("; ");
        list.below.push(say!(
            lang,
            "Đã xóa theo luật: {erased} dòng ({under})",
            "Erased by law: {erased} images ({under})"
        ));
    }
    let unjudged = v.unjudged;
    if unjudged > 0 {
        list.below.push(say!(
            lang,
            "Không xét được quy định, vì căn cứ đã xóa theo luật: {unjudged} dòng",
            "Rules not judged, since what they rest on was erased by law: {unjudged}"
        ));
    }
    for r in &v.restored {
        let (from, size, entry, lost) = (source(lang, r.source), r.size, r.entry, r.lost);
        list.below.push(say!(
            lang,
            "Đã phục hồi ở mục {entry}, mất {lost} mục so với {from} ({size} mục); hai người lãnh đạo đã ký.",
            "Restored at entry {entry}, {lost} entries lost against {from} ({size} entries); both officers have signed it."
        ));
    }
    if let (Some((from, size)), true) = (v.against, v.ok() && v.restored.is_empty()) {
        let from = source(lang, from);
        list.below.push(say!(
            lang,
            "Nhật ký bắt đầu đúng bằng {size} mục của {from}.",
            "The log begins with the {size} entries of {from}."
        ));
    }
    for order in &v.unwiped {
        list.below.push(say!(
            lang,
            "Tệp dữ liệu còn phải dọn sau khi xóa theo phiếu số {order}: chạy lại lệnh mamnon audit erase của phiếu đó.",
            "The file is still to be wiped after the erasure under order {order}: run its mamnon audit erase again."
        ));
    }
    if v.ok() {
        list.below.push(good(lang, v));
    } else {
        let count = v.findings.len();
        let found = findings(count);
        list.below.push(say!(lang, "SAI: {count} chỗ.", "WRONG: {found}."));
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
    list.below.extend(v.keys.iter().map(|k| key_words(lang, k)));
    list
}

fn under(lang: Lang, e: &ErasedUnder) -> String {
    let (order, images, object) = (e.order, e.images, e.object.as_deref().unwrap_or("?"));
    say!(lang, "phiếu số {order}, {object}: {images}", "order {order}, {object}: {images}")
}

fn erasures(v: &VerifyView) -> List {
    let mut list = List::new(&[Col::Order, Col::Object, Col::Images]);
    for e in &v.erased_under {
        list.rows.push(vec![Cell::Int(e.order), e.object.clone().into(), Cell::Int(e.images as i64)]);
    }
    list
}

/// A key that came otherwise than by its owner's old key, in one sentence.
fn key_words(lang: Lang, k: &KeyView) -> String {
    let origin = came(lang, &k.origin, k.by.as_deref(), k.at);
    let (user, mark, entry) = (&k.username, &k.mark, k.entry);
    let warning = if k.warns { lang.pick("CHÚ Ý: ", "NOTE: ") } else { "" };
    say!(
        lang,
        "{warning}Khóa của {user} ({mark}): {origin}, mục nhật ký {entry}.",
        "{warning}Key of {user} ({mark}): {origin}, entry {entry}."
    )
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
        Col::Action,
        Col::Object,
        Col::Clause,
        Col::Order,
        Col::Rows,
        Col::Message,
    ]);
    let mut keys =
        List::new(&[Col::Username, Col::KeyMark, Col::KeyOrigin, Col::By, Col::At, Col::Entry, Col::Warning]);
    for k in &v.keys {
        keys.rows.push(vec![
            k.username.as_str().into(),
            k.mark.as_str().into(),
            k.origin.as_str().into(),
            k.by.clone().into(),
            k.at.into(),
            Cell::Int(k.entry as i64),
            k.warns.into(),
        ]);
    }
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
            f.action.clone().into(),
            f.object.clone().into(),
            f.clause.map(str::to_owned).into(),
            f.order.into(),
            f.rows.map(|n| n as i64).into(),
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
            (Col::Unjudged, Cell::Int(v.unjudged as i64)),
            (Col::Since, v.since.map_or(Cell::Empty, |n| Cell::Int(n as i64))),
            (Col::Against, v.against.map_or(Cell::Empty, |(code, _)| code.into())),
        ],
        lists: vec![
            ("restored", Col::RestoredAt.title(lang).to_owned(), restored(v)),
            ("erasures", Col::Erased.title(lang).to_owned(), erasures(v)),
            ("steps", Col::Step.title(lang).to_owned(), steps(lang, v, true)),
            ("findings", Col::Findings.title(lang).to_owned(), findings),
            ("keys", Col::Key.title(lang).to_owned(), keys),
        ],
        exit: 0,
    })
}

fn restored(v: &VerifyView) -> List {
    let mut list = List::new(&[Col::Remembered, Col::Against, Col::RestoredAt, Col::Lost]);
    for r in &v.restored {
        let int = |n: u64| Cell::Int(n as i64);
        list.rows.push(vec![int(r.size), r.source.into(), int(r.entry), int(r.lost)]);
    }
    list
}

/// What is proven where nothing was found.
fn good(lang: Lang, v: &VerifyView) -> String {
    let tables = v.steps.iter().any(|s| s.code == "replay");
    match (v.since, tables) {
        (_, true) => lang
            .pick(
                "ĐÚNG: nhật ký nguyên vẹn, số liệu khớp nhật ký, mọi việc đúng quyền và đúng phiếu.",
                "GOOD: the log is whole, the data agree with it, and every act had its right and its order.",
            )
            .to_owned(),
        (Some(size), false) => say!(
            lang,
            "ĐÚNG: nhật ký từ mốc xác nhận {size} mục đến nay nguyên vẹn. Chưa so số liệu: mamnon audit verify",
            "GOOD: the log is whole since the checkpoint of {size} entries. The data were not looked at: mamnon audit verify"
        ),
        (None, false) => say!(
            lang,
            "ĐÚNG: nhật ký nguyên vẹn (chưa có mốc xác nhận nên kiểm tra từ đầu). Chưa so số liệu: mamnon audit verify",
            "GOOD: the log is whole (without a checkpoint it was read from the start). The data were not looked at: mamnon audit verify"
        ),
    }
}

/// Where a head is remembered.
fn source(lang: Lang, code: &str) -> &'static str {
    match code {
        "stored" => lang.pick("mốc xác nhận lưu trong dữ liệu", "a checkpoint in the database"),
        "checkpoint" => lang.pick("tệp mốc xác nhận", "the checkpoint"),
        "witness" => lang.pick("tệp đối chứng", "the witness"),
        "manifest" => lang.pick("tệp kê kèm", "the manifest"),
        _ => lang.pick("mã giấy", "the paper code"),
    }
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
        "detail_missing" => say!(
            lang,
            "Mục {entry}: thay đổi thứ {number} bị bỏ trắng mà không phiếu nào cho xóa.",
            "Entry {entry}: change {number} is gone though no order erased it."
        ),
        "detail_back" => say!(
            lang,
            "Mục {entry}: thay đổi thứ {number} đã xóa theo phiếu, nay lại có.",
            "Entry {entry}: change {number} was erased under an order and stands there again."
        ),
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
        "key_unproven" | "key_altered" | "code_unproven" | "key_ended" | "office_unproven" | "principal_key" => {
            key_fault(lang, f)
        }
        "signature" => say!(lang, "Mục {entry}: chữ ký sai.", "Entry {entry}: a signature is wrong."),
        "forked" => {
            let from = source(lang, f.field.unwrap_or_default());
            say!(
                lang,
                "Nhật ký không bắt đầu bằng {number} mục của {from}: đã bị viết lại, hoặc tệp dữ liệu là bản khác.",
                "The log does not begin with the {number} entries of {from}: it was rewritten, or the file is another copy."
            )
        }
        "shorter" => {
            let from = source(lang, f.field.unwrap_or_default());
            say!(
                lang,
                "Nhật ký ngắn hơn {from} ({number} mục): phần cuối bị cắt, hoặc tệp dữ liệu là bản cũ.",
                "The log is shorter than {from} ({number} entries): its end was cut off, or the file is an old copy."
            )
        }
        "bad_checkpoint" => say!(
            lang,
            "Mốc xác nhận {number} mục lưu trong dữ liệu không đúng chữ ký hoặc không khớp.",
            "The stored checkpoint of {number} entries is not signed as it should be, or does not fit."
        ),
        "schema" => {
            say!(lang, "Cấu trúc dữ liệu (bảng, ràng buộc) đã bị sửa.", "The schema (tables, triggers) was changed.")
        }
        _ if f.clause.is_some() => breach::words(lang, f),
        _ => row(lang, f),
    }
}

/// A key or code that came, was changed or ended as it may not.
fn key_fault(lang: Lang, f: &FindingView) -> String {
    let (entry, user) = (f.entry.unwrap_or(0), f.key.as_str().unwrap_or_default());
    match f.code {
        "key_unproven" => say!(
            lang,
            "Mục {entry}: khóa mang tên {user} được đưa vào mà không bằng mã đã cấp hay khóa cũ của {user}.",
            "Entry {entry}: a key in the name of {user} came neither by a code given to {user} nor by their old key."
        ),
        "key_altered" => say!(
            lang,
            "Mục {entry}: thông tin khóa hoặc mã của {user} bị sửa.",
            "Entry {entry}: what a key or code of {user} says of itself was changed."
        ),
        "code_unproven" => say!(
            lang,
            "Mục {entry}: mã cho {user} được cấp trái quy định.",
            "Entry {entry}: a code for {user} was given as none may be."
        ),
        "key_ended" => say!(
            lang,
            "Mục {entry}: khóa hoặc mã của {user} bị chấm dứt trái quy định.",
            "Entry {entry}: a key or code of {user} was ended as none may be."
        ),
        "office_unproven" => say!(
            lang,
            "Mục {entry}: chức Hiệu trưởng của {user} được giao hoặc thu hồi trái quy định, thiếu người làm chứng hoặc quá sớm.",
            "Entry {entry}: the principal's office of {user} was given or taken as it may not be, without a witness or too soon."
        ),
        _ => say!(
            lang,
            "Khóa của Hiệu trưởng ({user}) không phải khóa có dấu đã nêu, cũng không do khóa đó đổi mật khẩu mà thành.",
            "The principal's key ({user}) is not the one with that mark, nor did it come from it by changes of password."
        ),
    }
}

/// Where a row is: the child, the day and the meal where it has them, else table and key.
pub(super) fn place(lang: Lang, f: &FindingView) -> String {
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
