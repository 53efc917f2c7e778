//! The fixed words of the data, as a person reads them. Files and JSON keep the code.
use super::Lang;
use crate::say;

/// Every fixed word: code, Vietnamese, English.
const WORDS: &[(&str, &str, &str)] = &[
    // books, periods, states of pages
    ("children", "danh sách trẻ", "children"),
    ("meals", "sổ ăn bán trú", "meals"),
    ("open", "đang mở", "open"),
    ("locked", "đã khóa", "locked"),
    ("final", "khóa hẳn", "locked for good"),
    ("ended", "đã hết", "ended"),
    // accounts
    ("pending", "chờ kích hoạt", "pending"),
    ("active", "đang dùng", "active"),
    ("disabled", "ngừng dùng", "disabled"),
    ("person", "cá nhân", "person"),
    ("service", "tài khoản chạy tự động", "service account"),
    ("system", "hệ thống", "system"),
    // orders
    ("requested", "chờ duyệt", "requested"),
    ("approved", "đã duyệt", "approved"),
    ("recorded", "chờ xác nhận bổ sung", "recorded, not ratified"),
    ("ratified", "đã xác nhận bổ sung", "ratified"),
    ("rejected", "không duyệt", "rejected"),
    ("refused", "không xác nhận", "refused"),
    ("used", "đã thực hiện", "carried out"),
    ("lapsed", "hết hạn", "lapsed"),
    ("lock", "khóa sổ", "lock"),
    ("unlock", "mở lại sổ", "unlock"),
    ("final-lock", "khóa hẳn", "final lock"),
    ("restore", "phục hồi dữ liệu", "restore"),
    ("revoked", "thu hồi khóa", "key revoked"),
    ("erase", "xóa thông tin cá nhân", "erase personal data"),
    ("lock-rule", "lịch khóa sổ", "locking rule"),
    ("grant", "giao quyền", "grant of roles"),
    ("waiver", "miễn tách bạch nhiệm vụ", "waiver"),
    ("close-year", "kết thúc năm học", "close the school year"),
    ("code", "mã Hiệu trưởng đọc", "code read out"),
    ("issued", "Hiệu trưởng yêu cầu", "issued by the principal"),
    ("request", "đề nghị", "requested"),
    ("cosign", "xác nhận tại máy", "co-signed at the machine"),
    ("paper", "văn bản", "paper"),
    ("phone", "điện thoại", "telephone"),
    ("session", "tự duyệt", "in their own session"),
    ("unratified", "chưa xác nhận bổ sung", "not ratified"),
    // correction slips
    ("submitted", "chờ duyệt", "submitted"),
    ("applied", "đã sửa", "applied"),
    ("sent_external", "đã gửi công văn", "letter sent"),
    ("done_external", "đã sửa trên hệ thống, chờ đối chiếu", "done there"),
    ("verified", "đã đối chiếu", "verified"),
    ("cancelled", "đã rút", "taken back"),
    ("sector", "CSDL ngành", "sector database"),
    ("universal", "phổ cập giáo dục", "universal education"),
    ("typing", "nhập liệu", "typing"),
    ("report", "báo cáo", "report"),
    ("other", "khâu khác", "other"),
    ("window", "đợt mở sổ", "window"),
    ("correction", "phiếu điều chỉnh", "correction slip"),
    // meals
    ("opening", "đầu kỳ", "opening"),
    ("payment", "đã nộp", "payment"),
    ("adjustment", "điều chỉnh", "adjustment"),
    ("price", "mức ăn", "price"),
    ("meal_day", "ngày ăn", "day"),
    ("present", "có ăn", "present"),
    ("excused", "nghỉ có phép", "excused"),
    ("unexcused", "nghỉ không phép", "unexcused"),
    ("serving", "ngày ăn", "serving"),
    ("holiday", "ngày nghỉ", "holiday"),
    ("breakfast", "bữa sáng", "breakfast"),
    ("morning_snack", "phụ sáng", "morning snack"),
    ("lunch", "bữa trưa", "lunch"),
    ("afternoon", "bữa xế", "afternoon meal"),
    ("late_snack", "phụ xế", "late snack"),
    ("day", "cả ngày", "whole day"),
    ("nha_tre", "nhà trẻ", "crèche"),
    ("mau_giao", "mẫu giáo", "kindergarten"),
    ("staff", "cán bộ, nhân viên", "staff"),
    ("nt1", "nhóm trẻ 3-12 tháng", "crèche 3-12 months"),
    ("nt2", "nhóm trẻ 13-24 tháng", "crèche 13-24 months"),
    ("nt3", "nhóm trẻ 25-36 tháng", "crèche 25-36 months"),
    ("mg3", "mẫu giáo bé", "kindergarten 3-4"),
    ("mg4", "mẫu giáo nhỡ", "kindergarten 4-5"),
    ("mg5", "mẫu giáo lớn", "kindergarten 5-6"),
    // people
    ("male", "Nam", "male"),
    ("female", "Nữ", "female"),
    ("attending", "đang học", "attending"),
    ("left", "thôi học", "left"),
    ("transfer", "chuyển trường", "transferred"),
    ("working", "đang làm việc", "working"),
    ("enrolled", "nhập học", "enrolled"),
    ("moved", "chuyển lớp", "moved"),
    ("returned", "học lại", "returned"),
    ("planned", "dự kiến", "planned"),
    ("closing", "chờ kết thúc", "closing"),
    ("closed", "đã kết thúc", "closed"),
    ("received", "tiếp nhận", "received"),
    ("promoted", "lên lớp", "promoted"),
    ("completed", "hoàn thành chương trình", "completed"),
    ("stays", "đã có chỗ", "has a place already"),
    ("no_class", "chưa tìm được lớp", "no class found"),
    ("term1", "học kỳ 1", "term 1"),
    ("term2", "học kỳ 2", "term 2"),
    ("summer", "hè", "summer"),
    ("in_term1", "chuyển đến kỳ 1", "came in term 1"),
    ("in_term2", "chuyển đến kỳ 2", "came in term 2"),
    ("in_summer", "chuyển đến trong hè", "came in summer"),
    ("back_term1", "nghỉ học xin học lại kỳ 1", "back in term 1"),
    ("back_term2", "nghỉ học xin học lại kỳ 2", "back in term 2"),
    ("out_term1", "chuyển đi kỳ 1", "transferred in term 1"),
    ("out_term2", "chuyển đi kỳ 2", "transferred in term 2"),
    ("out_summer", "chuyển đi trong hè", "transferred in summer"),
    ("left_term1", "thôi học kỳ 1", "left in term 1"),
    ("left_term2", "thôi học kỳ 2", "left in term 2"),
    ("left_summer", "thôi học trong hè", "left in summer"),
    ("erased", "xóa thông tin cá nhân", "personal data erased"),
    // scopes
    ("all", "toàn trường", "all"),
    ("class", "lớp được giao", "own class"),
    ("team", "tổ được giao", "own team"),
    ("names", "chỉ tên và lớp", "names only"),
    ("masked", "che thông tin riêng", "masked"),
    ("own", "của mình", "own"),
    // log
    ("done", "đã làm", "done"),
    ("denied", "bị từ chối", "denied"),
    ("chain", "Chuỗi mục nhật ký", "Chain of entries"),
    ("changes", "Nội dung thay đổi", "Changes"),
    ("signatures", "Chữ ký", "Signatures"),
    ("checkpoints", "Mốc xác nhận, tệp đối chứng", "Checkpoints and witnesses"),
    ("schema", "Cấu trúc dữ liệu", "Schema"),
    ("replay", "Số liệu so với nhật ký", "Tables against the log"),
    ("rules", "Quyền, phiếu, sổ đã khóa", "Rights, orders, locked pages"),
    ("ok", "đúng", "ok"),
    ("night", "ban đêm", "at night"),
    ("weekend", "cuối tuần", "weekend"),
    ("shared_machine", "chung một máy", "shared machine"),
    ("burst", "dồn dập", "burst"),
    ("after_lock", "sau khi khóa", "after the lock"),
    ("wrong_passwords", "sai mật khẩu", "wrong passwords"),
    ("bad", "SAI", "WRONG"),
    // checks
    ("serious", "nghiêm trọng", "serious"),
    ("warning", "cần xử lý", "warning"),
    ("notice", "lưu ý", "notice"),
    // imports
    ("created", "thêm mới", "created"),
    ("updated", "đã sửa", "updated"),
    ("unchanged", "không đổi", "unchanged"),
    ("init", "lúc tạo dữ liệu", "made at init"),
    ("activation", "kích hoạt", "activation"),
    ("password", "đổi mật khẩu", "password change"),
    ("reset", "cấp lại", "reset"),
    ("recovery", "lấy lại bằng mã dự phòng", "recovery"),
    ("replacement", "thay Hiệu trưởng", "replacement"),
    ("token", "tệp mã", "token file"),
    ("yes", "có", "yes"),
    ("no", "không", "no"),
];

/// The logged tables and their columns, where a finding names them.
const TABLES: &[(&str, &str, &str)] = &[
    ("schema_version", "phiên bản cấu trúc", "schema version"),
    ("school", "thông tin trường", "school settings"),
    ("policy", "quy định", "policy"),
    ("school_year", "năm học", "school years"),
    ("account", "tài khoản", "accounts"),
    ("account_key", "khóa của tài khoản", "account keys"),
    ("activation", "mã kích hoạt", "activation codes"),
    ("account_code", "mã kích hoạt, mã dự phòng", "codes"),
    ("account_password", "mật khẩu đã dùng", "old passwords"),
    ("role_grant", "quyền đã giao", "grants"),
    ("succession", "thay Hiệu trưởng", "replacements of the principal"),
    ("class", "lớp", "classes"),
    ("staff", "nhân viên", "staff"),
    ("children", "danh sách trẻ", "children"),
    ("enrolment", "xếp lớp", "enrolment"),
    ("calendar", "lịch ngày ăn", "calendar"),
    ("meal_slots", "các bữa", "slots"),
    ("meal_marks", "chấm ăn", "marks"),
    ("fee", "mức thu", "prices"),
    ("payment", "phiếu thu", "payments"),
    ("balance", "số dư đầu", "balances"),
    ("adjustment", "điều chỉnh", "adjustments"),
    ("orders", "phiếu", "orders"),
    ("order_object", "phiếu: hồ sơ nêu trong phiếu", "what orders are about"),
    ("erasure", "dòng đã xóa", "erased images"),
    ("legal_hold", "hồ sơ phải giữ", "legal holds"),
    ("page_lock", "sổ đã khóa", "locked pages"),
    ("page_window", "đợt mở sổ", "windows"),
    ("export_run", "lần trích xuất", "exports"),
    ("order_term", "điều kiện của phiếu", "terms of orders"),
    ("order_grant", "quyền theo phiếu", "grants of orders"),
    ("order_code", "mã duyệt phiếu", "codes for approval"),
    ("page_total", "số tổng khi khóa", "totals at locking"),
    ("correction", "phiếu điều chỉnh", "correction slips"),
    ("correction_field", "nội dung phiếu điều chỉnh", "fields of corrections"),
    ("grant_term", "căn cứ giao quyền", "terms of grants"),
    ("own_role", "nhóm quyền riêng", "own roles"),
    ("own_role_right", "việc của nhóm quyền riêng", "rights of own roles"),
    ("outside_account", "tài khoản ở hệ thống khác", "outside accounts"),
    ("term", "học kỳ", "terms"),
];

/// How a key came, by whose hand and when, as the middle of a sentence.
pub fn came(lang: Lang, origin: &str, by: Option<&str>, at: Option<jiff::Timestamp>) -> String {
    let day = at.map(|at| crate::domain::date::show_date(crate::domain::date::local_date(at)));
    let day = day.map(|d| say!(lang, " ngày {d}", " on {d}")).unwrap_or_default();
    let by_whom = by.map(|b| say!(lang, " bởi {b}", " by {b}")).unwrap_or_default();
    match origin {
        "reset" => say!(lang, "cấp lại{by_whom}{day}", "reset{by_whom}{day}"),
        "recovery" => say!(lang, "lấy lại bằng mã dự phòng{day}", "recovered by recovery code{day}"),
        "replacement" => say!(lang, "cấp khi thay Hiệu trưởng{by_whom}{day}", "given at a replacement{by_whom}{day}"),
        other => format!("{}{day}", word(lang, other)),
    }
}

/// A table by name, as a person reads it.
pub fn table_title(lang: Lang, table: &str) -> &str {
    TABLES.iter().find(|(t, _, _)| *t == table).map_or(table, |(_, vi, en)| lang.pick(vi, en))
}

/// A fixed word in the language at hand; an unknown one stays as it is.
pub fn word(lang: Lang, code: &str) -> &str {
    WORDS.iter().find(|(c, _, _)| *c == code).map_or(code, |(_, vi, en)| lang.pick(vi, en))
}

/// The code of a word as a person types it, in either language, with or without tones (`folded` is its search key).
pub fn code_of<'a>(folded: &str, among: &[&'a str], fold: impl Fn(&str) -> String) -> Option<&'a str> {
    among.iter().copied().find(|code| {
        fold(code) == folded || WORDS.iter().any(|(c, vi, en)| c == code && (fold(vi) == folded || fold(en) == folded))
    })
}

/// Titles of roles.
pub fn role_title(lang: Lang, code: &str) -> String {
    crate::domain::role::role(code).map_or_else(|| code.to_owned(), |r| lang.pick(r.title_vi, r.title_en).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_there_once_and_in_both_languages() {
        for (i, (code, vi, en)) in WORDS.iter().enumerate() {
            assert!(!vi.is_empty() && !en.is_empty(), "{code}");
            assert!(!WORDS[..i].iter().any(|(c, _, _)| c == code), "{code} twice");
        }
    }
}
