//! Help pages that are no command's.
use super::Lang;

/// What an exit code means.
pub fn exit_code(lang: Lang, code: u8) -> &'static str {
    match code {
        0 => lang.pick("xong, hoặc không có gì phải làm", "done, or nothing to do"),
        1 => lang.pick(
            "lỗi ngoài dự kiến: lỗi phần mềm, hoặc máy từ chối",
            "unexpected: a bug, or the operating system said no",
        ),
        2 => lang.pick(
            "gõ lệnh chưa đúng; hoặc phải hỏi mà không có màn hình để hỏi",
            "wrong usage; or a question would have to be asked and there is nobody to ask",
        ),
        3 => lang.pick("chưa đăng nhập, hoặc không có quyền", "not signed in, or not allowed"),
        4 => lang.pick("không có thứ được nêu", "no such thing"),
        5 => lang.pick(
            "quy định không cho: sổ đã khóa, đã có, cần phiếu hoặc cần người thứ hai",
            "refused by a rule: the book is locked, it exists already, an order or a second person is needed",
        ),
        6 => lang.pick("dữ liệu vào sai; chưa ghi gì", "bad input data; nothing was written"),
        7 => lang.pick("làm được một phần (chỉ khi dùng --partial)", "partly done (only with --partial)"),
        8 => lang.pick(
            "đang bận: người khác giữ dữ liệu quá thời gian chờ",
            "busy: another process held the database too long",
        ),
        9 => lang.pick(
            "không khớp: nhật ký, số liệu, bản sao lưu hoặc tệp trích xuất",
            "integrity: log, tables, backup or export do not agree",
        ),
        10 => lang.pick("đã kiểm tra và có việc phải xem", "a check ran and found something to act on"),
        130 => lang.pick("bị ngắt; không có gì làm dở", "interrupted; nothing half-done"),
        _ => "",
    }
}

/// The topics, with their names without tones.
pub const TOPICS: &[&str] = &["exit-codes", "formats", "roles", "quen-mat-khau", "tampered"];

/// A topic's page, by its name in either language; none for a topic that is a list made elsewhere or does not exist.
pub fn page(lang: Lang, topic: &str) -> Option<&'static str> {
    Some(match topic {
        "formats" | "dinh-dang" => lang.pick(FORMATS_VI, FORMATS_EN),
        "quen-mat-khau" | "forgotten-password" => lang.pick(FORGOTTEN_VI, FORGOTTEN_EN),
        "tampered" | "bi-sua" => lang.pick(TAMPERED_VI, TAMPERED_EN),
        _ => return None,
    })
}

const FORMATS_VI: &str = "\
Số liệu ra màn hình theo --format: table (để đọc), csv, json.

CSV   UTF-8, hàng tiêu đề tiếng Anh, dấu phẩy; thêm --bom cho Excel. Ô chữ bắt đầu bằng = + - @ có dấu ' đứng trước;
      khi nhập lại dấu này được bỏ.
JSON  danh sách là mảng, một thứ là đối tượng; tiền là số nguyên đồng; ngày dạng 2026-10-05.
      Mỗi lần ghi trả về \"entry\": số mục nhật ký, hoặc null nếu không có gì thay đổi.
Nhập  csv UTF-8 (có hay không có BOM), cách nhau bằng , ; hoặc TAB; tiêu đề tiếng Việt hoặc tiếng Anh, thứ tự tùy ý.
      Ngày 05/10/2026 hoặc 2026-10-05, không bao giờ ghi tháng trước. Tiền 1.250.000 hoặc 1250000.
";
const FORMATS_EN: &str = "\
Data on standard output follows --format: table (to read), csv, json.

CSV   UTF-8, a header in English, commas; --bom for Excel. Text that begins with = + - @ gets a leading ', which is
      taken off again on import.
JSON  lists are arrays, single things objects; money is an integer of đồng; dates are 2026-10-05.
      Every change answers with \"entry\": the number of its log entry, or null if nothing changed.
Input csv in UTF-8 (with or without BOM), separated by , ; or TAB; headers in Vietnamese or English, in any order.
      Dates 05/10/2026 or 2026-10-05, never month first. Money 1.250.000 or 1250000.
";
const FORGOTTEN_VI: &str = "\
Quên mật khẩu

Giáo viên, nhân viên: Phó hiệu trưởng cấp lại mã kích hoạt
  mamnon accounts reset gv.5a1a --reason \"…\"
rồi người đó tự đặt mật khẩu mới:
  mamnon activate gv.5a1a
Nhật ký hệ thống ghi ai đã cấp lại và chủ tài khoản thấy điều đó khi đăng nhập.

Nhập sai nhiều lần: tài khoản tạm khóa một lúc. Chờ, hoặc nhờ Phó hiệu trưởng:
  mamnon accounts unlock gv.5a1a

Không ai tự cấp lại cho mình, và không ai cấp lại cho Hiệu trưởng.

Hiệu trưởng, Phó hiệu trưởng: mở phong bì mã dự phòng trong két
  mamnon recover hieu.truong
Máy cho mã dự phòng mới, hiện một lần: chép vào phong bì dán kín, cất két. Việc này hiện với mọi người trong 30 ngày.

Mất cả phong bì
  Phó hiệu trưởng: Hiệu trưởng tạm giao nhóm quyền vice_principal cho một tài khoản khác, tài khoản đó cấp lại.
  Hiệu trưởng: thay theo quyết định, có người làm chứng: mamnon help officers replace
";
const FORGOTTEN_EN: &str = "\
A forgotten password

Teachers and staff: the vice-principal gives a new activation code
  mamnon accounts reset gv.5a1a --reason \"…\"
and the person sets a new password:
  mamnon activate gv.5a1a
The log says who gave it, and the owner sees it at the next sign-in.

After wrong tries the account is blocked for a while. Wait, or ask the vice-principal:
  mamnon accounts unlock gv.5a1a

Nobody resets their own password, and nobody resets the principal's.

The officers: open the envelope with the recovery code in the safe
  mamnon recover hieu.truong
It gives the next recovery code, shown once: write it down for a sealed envelope. Everybody is shown this for 30 days.

The envelope is lost too
  The vice-principal: the principal lends the role vice_principal to another account, which resets theirs.
  The principal: replaced by decision, with a witness: mamnon help officers replace
";
const TAMPERED_VI: &str = include_str!("pages/tampered.vi.txt");
const TAMPERED_EN: &str = include_str!("pages/tampered.en.txt");
