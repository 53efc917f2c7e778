//! What step 7 found, as a head of office reads it: who did what, when, to what, and which clause does not allow it.
use super::report::place;
use crate::app::verify::FindingView;
use crate::i18n::Lang;
use crate::i18n::refusals::{moment, period};
use crate::i18n::words::{table_title, word};
use crate::say;

/// A finding of step 7 in one sentence.
pub fn words(lang: Lang, f: &FindingView) -> String {
    let entry = f.entry.unwrap_or(0);
    let actor = f.actor.as_deref().unwrap_or("?");
    let action = f.action.as_deref().unwrap_or("?");
    let at = f.at.map_or_else(|| "?".to_owned(), |at| moment(lang, at));
    let (what, rows, clause) = (what(lang, f), rows(lang, f), f.clause.unwrap_or_default());
    say!(
        lang,
        "Mục {entry}, {actor} ghi lúc {at}, việc {action}: {what}{rows}. Trái quy chế {clause}.",
        "Entry {entry}, {actor} at {at}, {action}: {what}{rows}. Against the regulation, {clause}."
    )
}

/// The first row that shows it, and how many there are.
fn rows(lang: Lang, f: &FindingView) -> String {
    if f.tbl.is_none() {
        return String::new();
    }
    let place = place(lang, f);
    match f.rows {
        Some(n) if n > 1 => say!(lang, " ({n} dòng; dòng đầu: {place})", " ({n} rows; the first: {place})"),
        _ => say!(lang, " (dòng: {place})", " (row: {place})"),
    }
}

fn page(lang: Lang, f: &FindingView) -> String {
    let Some((book, time, class)) = &f.page else { return String::new() };
    let (book, time) = (word(lang, book), period(lang, time));
    match class {
        Some(class) => say!(lang, "{book}, {time}, lớp {class}", "{book}, {time}, class {class}"),
        None => format!("{book}, {time}"),
    }
}

fn what(lang: Lang, f: &FindingView) -> String {
    match f.code {
        "page_locked"
        | "page_locked_for_good"
        | "no_order"
        | "not_as_ordered"
        | "order_state"
        | "approved_by_own_hand"
        | "order_altered"
        | "approved_in_another_name"
        | "card_altered"
        | "too_many_unratified"
        | "lock_altered"
        | "window_altered"
        | "window_full"
        | "total_altered" => of_pages(lang, f),
        "erasure_altered" => lang
            .pick("lấy cớ xóa thông tin cá nhân để sửa dòng", "changed a row under the cover of an erasure")
            .to_owned(),
        "year_altered" | "year_closed" | "year_closed_without_locks" | "enrolment_altered" | "rollover_altered" => {
            of_years(lang, f.code).to_owned()
        }
        "correction_altered"
        | "correction_state"
        | "correction_by_own_hand"
        | "not_as_corrected"
        | "correction_window_open" => of_slips(lang, f.code).to_owned(),
        "own_grant" | "two_keys_in_one_hand" | "service_grant" | "grant_altered" => of_grants(lang, f.code).to_owned(),
        _ => of_actors(lang, f),
    }
}

fn of_pages(lang: Lang, f: &FindingView) -> String {
    let page = page(lang, f);
    let order =
        f.order.map_or_else(|| lang.pick("phiếu", "the order").to_owned(), |no| say!(lang, "phiếu {no}", "order {no}"));
    match (f.code, f.order) {
        ("page_locked", None) => say!(
            lang,
            "sửa trong sổ đã khóa ({page}) mà không theo phiếu nào",
            "wrote in a locked page ({page}) under no order"
        ),
        ("page_locked", _) => say!(
            lang,
            "sửa trong sổ đã khóa ({page}); {order} không có đợt mở sổ nào đang mở cho dòng này",
            "wrote in a locked page ({page}); {order} had no open window for this row"
        ),
        ("page_locked_for_good", _) => {
            say!(lang, "sửa trong sổ đã khóa hẳn ({page})", "wrote in a page that is locked for good ({page})")
        }
        ("no_order", _) => say!(lang, "khóa hoặc mở sổ mà không có phiếu", "locked or opened a page without an order"),
        ("not_as_ordered", _) => say!(
            lang,
            "khóa hoặc mở sổ không đúng {order}: khác sổ, khác việc hoặc khác thời hạn",
            "locked or opened otherwise than {order} says: another page, act or time"
        ),
        ("order_state", _) => say!(
            lang,
            "dùng {order} khi phiếu chưa duyệt, đã thực hiện hoặc đã hết hạn",
            "used {order} while it was not approved, carried out already, or lapsed"
        ),
        ("approved_by_own_hand", _) => say!(
            lang,
            "{order}: người duyệt trùng với người đề nghị hoặc người thực hiện, hoặc không có quyền duyệt",
            "{order}: whoever approved it also asked for it or carried it out, or may not approve"
        ),
        ("order_altered", _) => say!(
            lang,
            "{order} bị lập hoặc sửa không đúng cách: đứng tên người khác, lùi ngày hoặc đổi nội dung",
            "{order} was made or changed as no order can be: in another's name, at another time, or in its content"
        ),
        ("approved_in_another_name", _) => say!(
            lang,
            "duyệt {order} thay người khác mà không có mã còn dùng được trên thẻ của người đó cho đúng nội dung này, cũng không có chữ ký của người đó",
            "approved {order} in another's name without a good code of their card for exactly this, and without their signature"
        ),
        ("card_altered", _) => say!(
            lang,
            "mã duyệt không do chính người giữ thẻ lập, hoặc bị sửa, bị dùng sai cách",
            "a code of a card was not made by its holder, was changed, or was used otherwise than codes are"
        ),
        ("too_many_unratified", _) => say!(
            lang,
            "ghi thêm {order} khi đã đủ ba phiếu chưa xác nhận bổ sung",
            "recorded {order} while three recorded orders waited for the principal"
        ),
        ("window_full", _) => say!(
            lang,
            "sửa nhiều dòng hơn {order} cho phép ({page})",
            "more changes than {order} lets through ({page})"
        ),
        ("total_altered", _) => say!(
            lang,
            "số chốt của sổ bị sửa, bị xóa hoặc lập không đúng lúc",
            "the frozen totals of a page were changed, taken away or made out of time"
        ),
        ("lock_altered", _) => say!(lang, "khóa sổ bị gỡ hoặc bị sửa", "a lock was taken away or changed"),
        _ => say!(lang, "đợt mở sổ bị kéo dài, bị sửa hoặc bị xóa", "a window was prolonged, changed or taken away"),
    }
}

fn of_years(lang: Lang, code: &str) -> &'static str {
    match code {
        "year_altered" => lang.pick(
            "mở, bắt đầu, kết thúc hoặc sửa năm học không đúng cách, hoặc học kỳ không khớp năm học",
            "opened, activated, closed or changed a school year as no year can be, or set terms that do not fit it",
        ),
        "year_closed" => lang.pick("sửa trong năm học đã kết thúc", "wrote in a school year that was closed"),
        "year_closed_without_locks" => lang.pick(
            "kết thúc năm học mà không khóa hẳn các sổ",
            "closed a school year without locking its books for good",
        ),
        "enrolment_altered" => lang.pick(
            "xếp trẻ vào lớp không có của năm học, hoặc vào ngày ngoài năm học",
            "put a child in a class that its year does not have, or on a day outside the year",
        ),
        _ => lang.pick(
            "kết chuyển mà sửa điều đã có, hoặc ghi lên lớp, hoàn thành không qua kết chuyển",
            "rolled over what stood there already, or promoted or completed otherwise than by a roll-over",
        ),
    }
}

fn of_slips(lang: Lang, code: &str) -> &'static str {
    match code {
        "correction_altered" => lang.pick(
            "phiếu điều chỉnh bị lập hoặc sửa không đúng cách: đứng tên người khác, lùi ngày hoặc đổi nội dung",
            "a correction slip was made or changed as no slip can be: in another's name, at another time, or in its content",
        ),
        "correction_state" => lang.pick(
            "phiếu điều chỉnh chưa được duyệt, hoặc đã xong, mà vẫn được đưa sang bước sau",
            "a correction slip was carried on that nobody had approved, or that was over",
        ),
        "correction_by_own_hand" => lang.pick(
            "người lập, người duyệt và người sửa của phiếu điều chỉnh không tách nhau",
            "submitter, approver and executor of a correction slip are not separate",
        ),
        "not_as_corrected" => lang.pick(
            "số liệu ghi vào sổ không đúng như phiếu điều chỉnh",
            "what was written is not what the correction slip says",
        ),
        _ => lang.pick(
            "đợt mở sổ của phiếu điều chỉnh không được đóng lại ngay",
            "the window of a correction slip was not closed at once",
        ),
    }
}

fn of_grants(lang: Lang, code: &str) -> &'static str {
    match code {
        "own_grant" => lang.pick("tự giao hoặc tự sửa quyền của mình", "granted to themselves, or changed their own grant"),
        "two_keys_in_one_hand" => lang.pick(
            "giao cho một người hai nhóm quyền phải tách nhau (duyệt và thực hiện, hoặc tạo tài khoản và giao quyền)",
            "gave one person two roles that must be apart (approving and carrying out, or making accounts and granting)",
        ),
        "service_grant" => lang.pick(
            "giao cho tài khoản chạy tự động nhóm quyền mà tài khoản đó không được có",
            "gave a service account a role that it cannot have",
        ),
        _ => lang.pick(
            "quyền đã giao bị sửa điều không được sửa, bị khôi phục hoặc bị xóa",
            "a grant was changed in what never changes, brought back or taken away",
        ),
    }
}

fn of_actors(lang: Lang, f: &FindingView) -> String {
    let right = f.right.unwrap_or_default();
    let table = table_title(lang, f.tbl.as_deref().unwrap_or_default());
    let program = f.program.as_deref().unwrap_or("?");
    match f.code {
        "no_time" => say!(lang, "giờ ghi không đọc được", "its time cannot be read"),
        "unknown_action" => say!(
            lang,
            "việc này không có trong danh mục của chương trình đang kiểm tra; mục do {program} ghi, hãy kiểm tra lại bằng bản đó",
            "this program knows no such action; {program} wrote the entry, verify with that version"
        ),
        "system_actor" => say!(
            lang,
            "chỉ mục đầu tiên, lúc tạo dữ liệu, mới được đứng tên hệ thống",
            "only the first entry, which makes the school, may be the system's"
        ),
        "account_not_active" => say!(
            lang,
            "không có tài khoản này hoặc tài khoản không ở trạng thái đang dùng",
            "there was no such account, or it was not in use"
        ),
        "not_allowed" => say!(lang, "không có quyền {right} vào ngày đó", "did not hold the right {right} on that day"),
        "out_of_reach" => say!(lang, "ghi cho lớp không được giao", "wrote for a class that is not theirs"),
        "old_password" => {
            say!(lang, "mật khẩu đã quá hạn, chỉ được xem, không được ghi", "the password was too old to write with")
        }
        "wrong_table" => {
            say!(lang, "việc này không bao giờ ghi vào \"{table}\"", "this act never writes to \"{table}\"")
        }
        "denied_changes" => say!(
            lang,
            "mục ghi là bị từ chối mà vẫn có thay đổi",
            "the entry says it was denied, and yet it changed rows"
        ),
        "in_another_name" => say!(
            lang,
            "dòng ghi tên người khác, hoặc giờ khác, với người và giờ đã ghi mục",
            "the row names another person or time than the entry"
        ),
        "outside_account_altered" => say!(
            lang,
            "ghi hoặc sửa tài khoản ở hệ thống khác sai cách: chỉ được ghi lúc giao và lúc nhận lại",
            "noted or changed an outside account otherwise than given and given back"
        ),
        "another_account" => say!(
            lang,
            "sửa tài khoản, khóa hoặc mã kích hoạt của người khác trong việc chỉ dành cho tài khoản của mình",
            "touched somebody else's account, key or activation code in an act on one's own"
        ),
        _ => say!(
            lang,
            "tác động tới tài khoản không được phép: của chính mình, của Hiệu trưởng, hoặc mở lại tài khoản đã có bằng mã mới",
            "touched an account that it may not: one's own, the principal's, or one that stood before, by a new code"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::breach::Rule;

    #[test]
    fn every_rule_has_its_own_words_in_both_languages() {
        let finding = |r: &Rule| FindingView { code: r.code(), ..FindingView::default() };
        let words = |lang: Lang| Rule::ALL.iter().map(move |r| what(lang, &finding(r)));
        let mut all: Vec<String> = words(Lang::Vi).chain(words(Lang::En)).collect();
        all.sort();
        let before = all.len();
        all.dedup();
        assert_eq!((all.len(), before), (2 * Rule::ALL.len(), 2 * Rule::ALL.len()));
    }

    #[test]
    fn a_finding_says_who_did_what_when_to_what_and_against_which_clause() {
        let view = FindingView {
            code: "page_locked",
            entry: Some(44),
            actor: Some("pho.ht".into()),
            action: Some("meals.marks.fix".into()),
            at: "2026-11-23T05:00:00Z".parse().ok(),
            page: Some(("meals".into(), "2026-10".into(), None)),
            clause: Some("Q4.5"),
            tbl: Some("meal_marks".into()),
            child: Some("T2600213".into()),
            date: Some(jiff::civil::date(2026, 10, 5)),
            slot: Some("lunch".into()),
            rows: Some(3),
            ..FindingView::default()
        };
        assert_eq!(
            words(Lang::Vi, &view),
            "Mục 44, pho.ht ghi lúc 12:00 ngày 23/11/2026, việc meals.marks.fix: sửa trong sổ đã khóa (sổ ăn bán trú, \
             tháng 10/2026) mà không theo phiếu nào (3 dòng; dòng đầu: chấm ăn, cháu T2600213, thứ Hai 05/10/2026, bữa trưa). \
             Trái quy chế Q4.5."
        );
        assert_eq!(
            words(Lang::En, &view),
            "Entry 44, pho.ht at 12:00 on 23/11/2026, meals.marks.fix: wrote in a locked page (meals, 10/2026) under no order \
             (3 rows; the first: marks, child T2600213, Monday 05/10/2026, lunch). Against the regulation, Q4.5."
        );
    }
}
