//! What a refusal says: what happened, to which thing, and a command that helps.
use super::Lang;
use super::fields::{column_title, field_title, placeholders};
use super::words::word;
use crate::domain::action::Action;
use crate::domain::book::Book;
use crate::domain::date::{show_date, to_local};
use crate::domain::money::show_money;
use crate::domain::refusal::{Locked, Named, Other, Problem, Refusal, SheetFault, SlipBar, Thing, Usage, Witness};
use crate::domain::year::OpenPoint;
use crate::say;
use jiff::Timestamp;

/// A refusal in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// What happened, to which thing.
    pub message: String,
    /// One whole command that works when pasted; only `"…"` is left for the reason.
    pub hint: Option<String>,
}

/// A moment as a person reads it: `09:00 06/10/2026`.
pub fn moment(lang: Lang, at: Timestamp) -> String {
    let local = to_local(at);
    let (h, m, day) = (local.hour(), local.minute(), show_date(local.date()));
    say!(lang, "{h:02}:{m:02} ngày {day}", "{h:02}:{m:02} on {day}")
}

/// A period as a person reads it: a day, a month or a school year.
pub fn period(lang: Lang, period: &str) -> String {
    let parts: Vec<&str> = period.split('-').collect();
    match parts.as_slice() {
        [y, m, d] => say!(lang, "ngày {d}/{m}/{y}", "{d}/{m}/{y}"),
        [y, m] if m.len() == 2 => say!(lang, "tháng {m}/{y}", "{m}/{y}"),
        _ => say!(lang, "năm học {period}", "school year {period}"),
    }
}

fn thing(lang: Lang, thing: Thing) -> &'static str {
    match thing {
        Thing::Database => lang.pick("tệp dữ liệu", "database"),
        Thing::Account => lang.pick("tài khoản", "account"),
        Thing::Role => lang.pick("nhóm quyền", "role"),
        Thing::Grant => lang.pick("quyền đã giao", "grant"),
        Thing::Right => lang.pick("quyền", "right"),
        Thing::Year => lang.pick("năm học", "school year"),
        Thing::Class => lang.pick("lớp", "class"),
        Thing::Staff => lang.pick("nhân viên", "member of staff"),
        Thing::Child => lang.pick("trẻ", "child"),
        Thing::Mark => lang.pick("lượt chấm ăn", "mark"),
        Thing::Payment => lang.pick("phiếu thu", "payment"),
        Thing::Fee => lang.pick("mức ăn", "price"),
        Thing::Setting => lang.pick("thông tin trường", "setting"),
        Thing::Policy => lang.pick("quy định", "policy"),
        Thing::Order => lang.pick("phiếu", "order"),
        Thing::Correction => lang.pick("phiếu điều chỉnh", "correction slip"),
        Thing::Lock => lang.pick("sổ đã khóa", "lock"),
        Thing::Window => lang.pick("đợt mở sổ", "window"),
        Thing::OutsideAccount => lang.pick("tài khoản ở hệ thống khác", "outside account"),
        Thing::Entry => lang.pick("mục nhật ký", "entry"),
        Thing::File => lang.pick("tệp", "file"),
        Thing::Pack => lang.pick("mẫu trích xuất", "pack"),
        Thing::HelpPage => lang.pick("trang trợ giúp", "help page"),
        Thing::Checkpoint => lang.pick("mốc xác nhận", "checkpoint"),
        Thing::Card => lang.pick("thẻ mã duyệt phiếu", "card of codes"),
    }
}

/// The list that shows what there is of a kind.
fn list_of(what: Thing) -> Option<&'static str> {
    Some(match what {
        Thing::Account => "mamnon accounts list",
        Thing::Role => "mamnon roles list",
        Thing::Grant | Thing::Right => "mamnon roles matrix",
        Thing::Year => "mamnon years list",
        Thing::Class => "mamnon classes list",
        Thing::Staff => "mamnon staff list",
        Thing::Child => "mamnon children list",
        Thing::Payment => "mamnon meals payments list",
        Thing::Fee => "mamnon meals fees list",
        Thing::Setting => "mamnon school show",
        Thing::Policy => "mamnon policy list",
        Thing::Order => "mamnon orders list",
        Thing::Correction => "mamnon corrections list",
        Thing::Lock | Thing::Window => "mamnon lock --list",
        Thing::OutsideAccount => "mamnon accounts outside list",
        Thing::Entry => "mamnon audit log",
        Thing::Pack => "mamnon export list",
        Thing::HelpPage => "mamnon help",
        Thing::Checkpoint => "mamnon audit checkpoint",
        Thing::Card => "mamnon orders card",
        Thing::Database | Thing::File | Thing::Mark => return None,
    })
}

/// What is wrong with one value.
pub fn problem(lang: Lang, value: &str, problem: &Problem) -> String {
    match problem {
        Problem::Empty => say!(lang, "để trống", "is empty"),
        Problem::NotADate => say!(lang, "\"{value}\" không phải ngày, tháng", "\"{value}\" is no date or period"),
        Problem::NoSuchDay => say!(lang, "\"{value}\" không có trong lịch", "\"{value}\" is in no calendar"),
        Problem::MonthFirst => {
            say!(
                lang,
                "\"{value}\" ghi tháng trước ngày; ghi ngày trước",
                "\"{value}\" has the month first; write the day first"
            )
        }
        Problem::ShortYear => {
            say!(lang, "\"{value}\": năm phải đủ bốn chữ số", "\"{value}\": the year needs four digits")
        }
        Problem::NotAnAmount => say!(lang, "\"{value}\" không phải số tiền", "\"{value}\" is no amount"),
        Problem::NotANumber { min, max } => {
            say!(lang, "\"{value}\" phải là số từ {min} đến {max}", "\"{value}\" must be a number from {min} to {max}")
        }
        Problem::NotATime => {
            say!(lang, "\"{value}\" không phải giờ (ví dụ 08:30)", "\"{value}\" is no time of day (08:30)")
        }
        Problem::UnknownWord { allowed } => {
            let list = allowed.join(", ");
            say!(lang, "\"{value}\" không có trong danh mục: {list}", "\"{value}\" is not one of: {list}")
        }
        Problem::BadUsername => say!(
            lang,
            "\"{value}\": tên đăng nhập chỉ gồm chữ thường không dấu, số, dấu . _ - và từ 2 đến 32 ký tự",
            "\"{value}\": a username has 2 to 32 of a-z 0-9 . _ -"
        ),
        Problem::BadCode => say!(
            lang,
            "\"{value}\": mã chỉ gồm chữ không dấu, số, dấu . _ - và nhiều nhất 20 ký tự",
            "\"{value}\": a code has at most 20 of A-Z a-z 0-9 . _ -"
        ),
        Problem::LostLetters => say!(
            lang,
            "\"{value}\" đã mất chữ; lưu lại tệp theo dạng \"CSV UTF-8\"",
            "\"{value}\" has lost letters; save the file as \"CSV UTF-8\""
        ),
        Problem::TooLong { max } => {
            say!(lang, "\"{value}\" dài quá {max} ký tự", "\"{value}\" is longer than {max} characters")
        }
        Problem::Twice { line } => {
            say!(
                lang,
                "\"{value}\" đã có ở dòng {line} với nội dung khác",
                "\"{value}\" stands in line {line} too, with other values"
            )
        }
        Problem::OutsideYears => {
            say!(lang, "\"{value}\" không thuộc năm học nào đã lập", "\"{value}\" lies in no school year that exists")
        }
        Problem::Future => say!(lang, "\"{value}\" là ngày chưa tới", "\"{value}\" lies in the future"),
        Problem::NotServing => say!(lang, "{value} không phải ngày ăn", "{value} is no serving day"),
        Problem::NotEnrolled => {
            say!(lang, "{value}: ngày đó trẻ không học lớp nào", "{value}: the child is in no class on that day")
        }
        Problem::OtherClass { class } => {
            say!(lang, "{value}: ngày đó trẻ học lớp {class}", "{value}: the child is in class {class} on that day")
        }
        Problem::WrongSlot => {
            say!(lang, "\"{value}\" không phải bữa của cấp học này", "\"{value}\" is no slot of the child's stage")
        }
        Problem::BadPid => say!(
            lang,
            "\"{value}\" không khớp giới tính, năm sinh hoặc không đủ 12 chữ số",
            "\"{value}\" disagrees with sex or birth year, or has not 12 digits"
        ),
        Problem::EndBeforeStart => {
            say!(lang, "\"{value}\": ngày cuối trước ngày đầu", "\"{value}\" ends before it begins")
        }
        Problem::TooManyCells => say!(lang, "nhiều ô hơn hàng tiêu đề", "more cells than the header has"),
        Problem::Ambiguous { candidates } => {
            let list = candidates.join(", ");
            say!(lang, "\"{value}\" khớp nhiều hơn một: {list}", "\"{value}\" fits more than one: {list}")
        }
        Problem::NotAKeyMark => say!(
            lang,
            "\"{value}\" không phải dấu khóa (25 chữ và số, ghi trên quyết định)",
            "\"{value}\" is no key mark (25 letters and digits, on the signed decision)"
        ),
        Problem::Overlaps => say!(
            lang,
            "\"{value}\" chồng lên kỳ trước hoặc không đúng thứ tự",
            "\"{value}\" overlaps the term before, or is out of order"
        ),
        Problem::OutsideItsYear { year } => {
            say!(lang, "\"{value}\" nằm ngoài năm học {year}", "\"{value}\" lies outside the school year {year}")
        }
        Problem::NotNextYear { from } => say!(
            lang,
            "\"{value}\" không phải năm học liền sau {from}",
            "\"{value}\" is not the school year that follows {from}"
        ),
        Problem::BadPaperCode => say!(
            lang,
            "\"{value}\" không đúng dạng mã giấy (số mục, rồi năm nhóm năm ký tự: 1234-7QK2M-…)",
            "\"{value}\" is no paper code (the number of entries, then five groups of five: 1234-7QK2M-…)"
        ),
        Problem::MixedPrices => say!(
            lang,
            "{value}: giá cả ngày và giá từng bữa không cùng bắt đầu một ngày",
            "{value}: a price of the day and a price by slot cannot begin on one day"
        ),
    }
}

fn usage(lang: Lang, u: &Usage) -> Explained {
    let (message, hint) = match u {
        Usage::ReasonNeeded => {
            (say!(lang, "Việc này phải ghi lý do: --reason \"…\".", "This needs a reason: --reason \"…\"."), None)
        }
        Usage::RestoreReason { file } => (
            say!(
                lang,
                "Ở đây không có tệp dữ liệu nào đọc được, nên không có phiếu nào ghi lý do khôi phục. Ghi lý do bằng --reason.",
                "No data file that can be read stands here, so no order says why this is restored. Say why with --reason."
            ),
            Some(format!(
                "mamnon backup restore '{}' --reason \"{}\"",
                file.replace('\'', "'\\''"),
                lang.pick("máy hỏng", "the disk has failed")
            )),
        ),
        Usage::TwoOrders => (
            say!(
                lang,
                "Các dòng này thuộc hai đợt mở sổ khác nhau. Chọn một phiếu bằng --order, phần còn lại làm riêng.",
                "These rows lie in windows of two orders. Name one with --order and do the rest apart."
            ),
            Some("mamnon lock --list".to_owned()),
        ),
        Usage::Missing { option } => {
            let option = placeholders(lang, option);
            (say!(lang, "Thiếu {option}.", "{option} is missing."), None)
        }
        Usage::NothingGiven => (say!(lang, "Chưa nêu cần sửa gì.", "Nothing was given to change."), None),
        Usage::Together { one, other } => {
            let (one, other) = (placeholders(lang, one), placeholders(lang, other));
            (say!(lang, "{one} và {other} không dùng cùng nhau.", "{one} and {other} exclude each other."), None)
        }
        Usage::Parser { vi, en, near } => (lang.pick(vi, en).clone(), near.clone()),
    };
    Explained { message, hint }
}

fn sheet(lang: Lang, file: &str, fault: &SheetFault) -> String {
    match fault {
        SheetFault::Empty => say!(lang, "Tệp {file} trống.", "{file} is empty."),
        SheetFault::MissingColumns(columns) => {
            let list = columns.iter().map(|c| column_or_key(lang, c)).collect::<Vec<_>>().join(", ");
            say!(
                lang,
                "Tệp {file} thiếu cột: {list}. Chưa nhập dòng nào.",
                "{file} lacks the columns: {list}. Nothing was written."
            )
        }
        SheetFault::DuplicateColumn(column) => {
            say!(lang, "Tệp {file} có hai cột \"{column}\".", "{file} has the column \"{column}\" twice.")
        }
        SheetFault::Encoding { seems, line } => {
            let seems = seems.map(|s| format!(" ({s})")).unwrap_or_default();
            say!(
                lang,
                "Tệp {file}, dòng {line}: không phải CSV UTF-8{seems}. Trong Excel chọn Lưu thành \"CSV UTF-8\".",
                "{file}, line {line}: not CSV in UTF-8{seems}. In Excel save as \"CSV UTF-8\"."
            )
        }
        SheetFault::Broken { line } => {
            say!(
                lang,
                "Tệp {file}, dòng {line}: dấu nháy kép không đóng.",
                "{file}, line {line}: a quote is not closed."
            )
        }
    }
}

/// A column as a Vietnamese sheet may head it, and as the file has it; the key alone in English.
pub fn column_or_key(lang: Lang, column: &str) -> String {
    match (lang, column_title(lang, column)) {
        (Lang::En, _) => column.to_owned(),
        (Lang::Vi, title) if title == column => column.to_owned(),
        (Lang::Vi, title) => format!("{title} ({column})"),
    }
}

/// One finding, two findings, in English.
pub fn findings(count: usize) -> String {
    if count == 1 { "1 finding".to_owned() } else { format!("{count} findings") }
}

/// `--class 5A1`, where there is a class.
fn class_flag(class: Option<&str>) -> String {
    class.map(|c| format!(" --class {c}")).unwrap_or_default()
}

fn locked(lang: Lang, l: &Locked) -> Explained {
    let book = word(lang, l.book.code());
    let mut page = format!("{book} {}", period(lang, &l.period));
    if let Some(class) = &l.class {
        page.push_str(&say!(lang, ", lớp {class}", ", class {class}"));
    }
    let mut page = page.chars();
    let page: String = page.next().into_iter().flat_map(char::to_uppercase).chain(page).collect();
    if l.final_lock {
        let mut message = say!(
            lang,
            "{page} đã khóa hẳn, không mở lại được. Chưa ghi gì.",
            "{page} is locked for good and never opens again. Nothing was written."
        );
        // The amount is for people to find: a command with a made-up one would write it.
        let hint = (l.book == Book::Meals).then(|| "mamnon help meals adjust".to_owned());
        if hint.is_some() {
            message.push_str(lang.pick(
                " Chênh lệch thì ghi điều chỉnh vào tháng này.",
                " What was wrong is made up for by an adjustment in this month.",
            ));
        }
        return Explained { message, hint };
    }
    let class = class_flag(l.row_class.as_deref().or(l.class.as_deref()));
    let ask = format!("mamnon orders request unlock {} {}{class} --reason \"…\"", l.book.code(), l.row_day);
    let message = match (&l.ended, l.locked_at) {
        _ if l.other.is_some() => other_window(lang, &page, l),
        (Some((order, until)), _) => {
            let until = moment(lang, *until);
            say!(
                lang,
                "{page} đã khóa. Đợt mở sổ theo phiếu số {order} đã hết lúc {until}. Chưa ghi gì.",
                "{page} is locked. The window under order {order} ended at {until}. Nothing was written."
            )
        }
        (None, Some(at)) => {
            let (by, at) = (&l.locked_by, moment(lang, at));
            say!(
                lang,
                "{page} đã khóa ({by} khóa {at}). Chưa ghi gì.",
                "{page} is locked ({by}, {at}). Nothing was written."
            )
        }
        (None, None) => say!(lang, "{page} đã khóa. Chưa ghi gì.", "{page} is locked. Nothing was written."),
    };
    Explained { message, hint: Some(ask) }
}

/// A window is open, but for another hand or for another child's rows.
fn other_window(lang: Lang, page: &str, l: &Locked) -> String {
    let Some(Other { order, who, one_child }) = &l.other else { return String::new() };
    match (who, one_child) {
        (Some(who), false) => say!(
            lang,
            "{page} đã khóa; đợt mở sổ theo phiếu số {order} chỉ dành cho {who}. Chưa ghi gì.",
            "{page} is locked; the window under order {order} is for {who} alone. Nothing was written."
        ),
        (None, _) => say!(
            lang,
            "{page} đã khóa; đợt mở sổ theo phiếu số {order} chỉ dành cho một cháu, không phải dòng này. Chưa ghi gì.",
            "{page} is locked; the window under order {order} is for one child's rows, and this is none of them. Nothing was written."
        ),
        (Some(who), true) => say!(
            lang,
            "{page} đã khóa; đợt mở sổ theo phiếu số {order} chỉ dành cho {who} và một cháu. Chưa ghi gì.",
            "{page} is locked; the window under order {order} is for {who} and one child's rows alone. Nothing was written."
        ),
    }
}

fn slip(lang: Lang, bar: &SlipBar) -> Explained {
    let (message, hint) = match bar {
        SlipBar::NoChange { object } => (
            say!(
                lang,
                "Không có gì để điều chỉnh: sổ đang ghi đúng như vậy ({object}).",
                "There is nothing to correct: the book says so already ({object})."
            ),
            "mamnon corrections list".to_owned(),
        ),
        SlipBar::SecondPerson { no, username } => (
            say!(
                lang,
                "Người lập, người duyệt và người sửa phải tách nhau. Phiếu điều chỉnh số {no} do chính {username} lập hoặc duyệt.",
                "The approver is neither the submitter nor the executor. Correction slip {no} was submitted or approved by {username}."
            ),
            format!("mamnon corrections show {no}"),
        ),
        SlipBar::NotOwn { no, asked_by } => (
            say!(
                lang,
                "Phiếu điều chỉnh số {no} do {asked_by} lập; chỉ người lập mới rút được. Hiệu trưởng thì không duyệt.",
                "Correction slip {no} was submitted by {asked_by}, who alone takes it back. The principal rejects it."
            ),
            format!("mamnon corrections reject {no} --reason \"…\""),
        ),
        SlipBar::NotApproved { no } => (
            say!(
                lang,
                "Phiếu điều chỉnh số {no} chưa được Hiệu trưởng duyệt.",
                "Correction slip {no} is not approved by the principal."
            ),
            format!("mamnon corrections approve {no}"),
        ),
        SlipBar::NoOrder { no, principal } => (
            say!(
                lang,
                "Sổ đã khóa, mà phiếu mở sổ của phiếu điều chỉnh số {no} không có hoặc đã hết hạn. Cần Hiệu trưởng xác nhận tại máy.",
                "The book is locked, and the order of correction slip {no} is missing or has lapsed. The principal is needed at the machine."
            ),
            format!("mamnon corrections apply {no} --cosign {principal}"),
        ),
        SlipBar::Changed { no, field } => {
            let what = word(lang, field);
            (
                say!(
                    lang,
                    "Sổ không còn ghi như lúc lập phiếu điều chỉnh số {no} ({what}). Chưa ghi gì; lập phiếu mới.",
                    "The book no longer says what it said when correction slip {no} was made ({what}). Nothing was written; make a new slip."
                ),
                format!("mamnon corrections show {no}"),
            )
        }
        SlipBar::NotThere { no, file, field: Some(field) } => (
            say!(
                lang,
                "Tệp {file} chưa có số liệu đúng của phiếu điều chỉnh số {no} ({field}).",
                "{file} does not have the right value of correction slip {no} yet ({field})."
            ),
            format!("mamnon corrections show {no}"),
        ),
        SlipBar::NotThere { no, file, field: None } => (
            say!(
                lang,
                "Tệp {file} không có dòng nào về đối tượng của phiếu điều chỉnh số {no}.",
                "{file} has no row for what correction slip {no} is about."
            ),
            format!("mamnon corrections show {no}"),
        ),
    };
    Explained { message, hint: Some(hint) }
}

fn still_named(lang: Lang, object: &str, by: &Named) -> Explained {
    let (message, hint) = match by {
        Named::Hold { until } => {
            let until = show_date(*until);
            (
                say!(
                    lang,
                    "Phải giữ hồ sơ {object} đến hết ngày {until}, chưa xóa được.",
                    "{object} is to be kept up to and including {until}; it cannot be erased before."
                ),
                "mamnon audit hold --list".to_owned(),
            )
        }
        Named::Balance { amount } => {
            let amount = show_money(*amount);
            let code = object.rsplit('/').next().unwrap_or(object);
            (
                say!(
                    lang,
                    "{object} còn tiền chưa quyết toán ({amount}), chưa xóa được.",
                    "{object} has an unsettled account ({amount}); it cannot be erased yet."
                ),
                format!("mamnon meals payments list --child {code}"),
            )
        }
        Named::Lock { book, period: p, class } => {
            let (title, when, flag) = (word(lang, book.code()), period(lang, p), class_flag(class.as_deref()));
            (
                say!(
                    lang,
                    "{object} có tên trong {title} {when}, sổ đã khóa nhưng chưa khóa hẳn: nếu mở lại để sửa thì phải biết là cháu nào.",
                    "{object} stands in {title} {when}, which is locked but not for good: a correction of it would have to name the child."
                ),
                format!("mamnon orders request final-lock {} {p}{flag} --reason \"…\"", book.code()),
            )
        }
        Named::Correction { no } => (
            say!(
                lang,
                "Phiếu điều chỉnh số {no} về {object} chưa xong, chưa xóa được.",
                "Correction slip {no} about {object} is not over; it cannot be erased yet."
            ),
            format!("mamnon corrections show {no}"),
        ),
        Named::Order { order } => (
            say!(
                lang,
                "Phiếu số {order} đang chờ và nêu {object}, chưa xóa được.",
                "Order {order} waits and names {object}; it cannot be erased yet."
            ),
            format!("mamnon orders show {order}"),
        ),
    };
    Explained { message, hint: Some(hint) }
}

/// What of a year is still open, with the first of it.
pub fn open_point(lang: Lang, p: &OpenPoint) -> String {
    const SHOWN: usize = 5;
    let n = p.which.len();
    let mut list = p.which.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
    if n > SHOWN {
        list.push_str(", …");
    }
    match p.what {
        "not_over" => say!(lang, "năm học còn đến hết ngày {list}", "the year runs up to and including {list}"),
        "no_next" => say!(lang, "chưa mở năm học sau", "no later year is open"),
        "window" => say!(lang, "{n} đợt mở sổ chưa đóng (phiếu {list})", "{n} open windows (order {list})"),
        "month" => say!(lang, "{n} tháng sổ ăn bán trú chưa khóa ({list})", "{n} months of meals not locked ({list})"),
        "correction" => {
            say!(lang, "{n} phiếu điều chỉnh chưa xong (số {list})", "{n} corrections not done (no. {list})")
        }
        "order" => {
            say!(lang, "{n} phiếu chưa được xác nhận bổ sung (số {list})", "{n} orders not ratified (no. {list})")
        }
        _ => say!(
            lang,
            "{n} cháu chưa lên lớp, chưa hoàn thành, chưa chuyển đi hay thôi học ({list})",
            "{n} children neither promoted nor completed nor gone ({list})"
        ),
    }
}

/// A refusal in words.
pub fn explain(lang: Lang, refusal: &Refusal) -> Explained {
    let plain = |message: String| Explained { message, hint: None };
    let with = |message: String, hint: &str| Explained { message, hint: Some(hint.to_owned()) };
    match refusal {
        Refusal::Usage(u) => usage(lang, u),
        Refusal::NoTerminal { flag } => {
            let flag = placeholders(lang, flag);
            plain(say!(
                lang,
                "Phải hỏi mà không có màn hình để hỏi. Trả lời bằng {flag}.",
                "A question would have to be asked, and there is no terminal. Answer it with {flag}."
            ))
        }
        Refusal::NotSignedIn => with(say!(lang, "Chưa đăng nhập.", "Not signed in."), "mamnon login"),
        Refusal::SessionExpired { username, idle_minutes } => with(
            match idle_minutes {
                Some(m) => say!(
                    lang,
                    "Đã tự đăng xuất vì {m} phút không dùng. Việc vừa gõ chưa được ghi.",
                    "Signed out after {m} minutes without use. What was typed has not been done."
                ),
                None => say!(
                    lang,
                    "Phiên đăng nhập đã quá giờ. Việc vừa gõ chưa được ghi.",
                    "The session has ended by its age. What was typed has not been done."
                ),
            },
            &format!("mamnon login {username}"),
        ),
        Refusal::WrongPassword => with(
            say!(
                lang,
                "Tên đăng nhập hoặc mật khẩu không đúng. Xem phím Caps Lock và Unikey (V/E).",
                "Wrong username or password. Check Caps Lock and the input method."
            ),
            "mamnon help quen-mat-khau",
        ),
        Refusal::WrongCode => with(
            say!(lang, "Mã không đúng, đã dùng hoặc đã hết hạn.", "The code is wrong, used, or too old."),
            "mamnon help quen-mat-khau",
        ),
        Refusal::WrongApprovalCode { order } => with(
            say!(
                lang,
                "Mã duyệt không đúng, đã dùng, hoặc thuộc thẻ đã hết hiệu lực. Phiếu số {order} chưa được duyệt.",
                "The code is wrong, used, or of a card that has ended. Order {order} is not approved."
            ),
            &format!("mamnon orders approve {order} --code -"),
        ),
        Refusal::AccountLocked { username, until } => {
            let until = moment(lang, *until);
            with(
                say!(
                    lang,
                    "Tạm khóa đến {until} vì nhập sai mật khẩu nhiều lần. Chờ, hoặc nhờ Phó hiệu trưởng gỡ.",
                    "Blocked until {until} after wrong passwords. Wait, or ask the vice-principal."
                ),
                &format!("mamnon accounts unlock {username}"),
            )
        }
        Refusal::AccountDisabled { username } => {
            plain(say!(lang, "Tài khoản {username} đã ngừng dùng.", "Account {username} is out of use."))
        }
        Refusal::MustChangePassword { days } => with(
            say!(
                lang,
                "Mật khẩu đã dùng quá {days} ngày, kể cả những ngày gia hạn. Xem được, chưa ghi được.",
                "The password is older than {days} days, days of grace included. Reading works, writing does not."
            ),
            "mamnon passwd",
        ),
        Refusal::TokenExpired { on } => {
            let on = show_date(*on);
            plain(say!(
                lang,
                "Tệp mã của tài khoản chạy tự động đã hết hạn ngày {on}.",
                "The service account's token ended on {on}."
            ))
        }
        Refusal::OpenFile { path } => with(
            say!(lang, "Tệp {path} người khác đọc được.", "{path} can be read by others."),
            &format!("chmod 600 '{path}'"),
        ),
        Refusal::NotAllowed { username, right, class } => {
            let code = right.code();
            with(
                match class {
                    Some(class) => say!(
                        lang,
                        "Tài khoản {username} không được làm việc này ở lớp {class} (quyền {code}).",
                        "Account {username} may not do this in class {class} (right {code})."
                    ),
                    None => say!(
                        lang,
                        "Tài khoản {username} không được làm việc này (quyền {code}).",
                        "Account {username} may not do this (right {code})."
                    ),
                },
                &format!("mamnon roles who-can {code}"),
            )
        }
        Refusal::NotFound { thing: Thing::Database, given, .. } => Explained {
            message: say!(lang, "Chưa có dữ liệu của trường ở {given}.", "There is no school database at {given}."),
            hint: Some("mamnon help init".to_owned()),
        },
        Refusal::NotFound { thing: Thing::Card, .. } => with(
            say!(
                lang,
                "Không có thẻ mã nào dùng được: Hiệu trưởng chưa lập thẻ, thẻ hết mã hoặc đã hết hạn. Hiệu trưởng lập thẻ mới.",
                "No card of codes can be used: none was made, or it is used up or has ended. The principal makes a new one."
            ),
            "mamnon orders card",
        ),
        Refusal::NotFound { thing: what, given, near } => {
            let kind = thing(lang, *what);
            let near = match near.as_slice() {
                [] => String::new(),
                some => say!(lang, " Gần giống: {}.", " Near: {}.", some.join(", ")),
            };
            Explained {
                message: say!(lang, "Không có {kind} \"{given}\".{near}", "There is no {kind} \"{given}\".{near}"),
                hint: list_of(*what).map(Into::into),
            }
        }
        Refusal::Exists { thing: what, key } => {
            let kind = thing(lang, *what);
            Explained {
                message: say!(lang, "Đã có {kind} \"{key}\".", "The {kind} \"{key}\" exists already."),
                hint: list_of(*what).map(Into::into),
            }
        }
        Refusal::BookLocked(l) => locked(lang, l),
        Refusal::OrderNeeded { action, book, period: p, class, approved } => {
            let class = class_flag(class.as_deref());
            let verb = match action {
                Action::LockFinal => "lock --final",
                Action::Unlock => "unlock",
                _ => "lock",
            };
            let message = match action {
                Action::Unlock => say!(
                    lang,
                    "Mở lại sổ phải có yêu cầu của Hiệu trưởng.",
                    "Opening a book needs the principal's order."
                ),
                _ => say!(
                    lang,
                    "Khóa sổ phải có yêu cầu của Hiệu trưởng.",
                    "Locking a book needs the principal's order."
                ),
            };
            let hint = match (approved, action) {
                (Some(n), _) => format!("mamnon {verb} {} {p}{class} --order {n}", book.code()),
                (None, Action::Unlock) => {
                    format!("mamnon orders request unlock {} {p}{class} --reason \"…\"", book.code())
                }
                (None, Action::LockFinal) => {
                    format!("mamnon orders request final-lock {} {p}{class} --reason \"…\"", book.code())
                }
                (None, _) => format!("mamnon orders request lock {} {p}{class} --reason \"…\"", book.code()),
            };
            with(message, &hint)
        }
        Refusal::ObjectOrderNeeded { kind, object } => with(
            say!(
                lang,
                "Việc này phải có yêu cầu của Hiệu trưởng ({object}).",
                "This needs the principal's order ({object})."
            ),
            &format!("mamnon orders request {kind} {object} --reason \"…\""),
        ),
        Refusal::StillNamed { object, by } => still_named(lang, object, by),
        Refusal::NotWiped { object, order, error } => with(
            say!(
                lang,
                "Đã xóa {object} theo phiếu số {order}, nhưng chưa dọn được tệp dữ liệu ({error}). Chạy lại lệnh này khi không ai đang dùng.",
                "{object} is erased under order {order}, but the file could not be wiped yet ({error}). Run this command again when nobody else is at work."
            ),
            &format!("mamnon audit erase {object} --order {order} --yes"),
        ),
        Refusal::OrderMismatch { order, ordered } => with(
            say!(
                lang,
                "Phiếu số {order} là {ordered}, không dùng cho việc này.",
                "Order {order} is {ordered}; it does not cover this."
            ),
            &format!("mamnon orders show {order}"),
        ),
        Refusal::SecondPersonNeeded { order, username } => {
            let which = order
                .map(|o| {
                    say!(
                        lang,
                        " Phiếu số {o} do chính {username} đề nghị hoặc duyệt.",
                        " Order {o} was asked for or approved by {username}."
                    )
                })
                .unwrap_or_default();
            Explained {
                message: say!(
                    lang,
                    "Người duyệt và người đề nghị, người thực hiện phải là hai người.{which}",
                    "The approver must be neither the asker nor the executor.{which}"
                ),
                hint: order.map(|o| format!("mamnon orders show {o}")),
            }
        }
        Refusal::WitnessNeeded(Witness::Missing) => plain(say!(
            lang,
            "Việc này phải có người làm chứng nhập mật khẩu tại máy này: thêm --cosign TÊN_ĐĂNG_NHẬP.",
            "This needs a witness who types their password at this machine: add --cosign USERNAME."
        )),
        Refusal::WitnessNeeded(Witness::YoungKey { username }) => plain(say!(
            lang,
            "Người làm chứng {username} có khóa chưa đủ 30 ngày hoặc mới được cấp lại; phải là người khác.",
            "The key of the witness {username} is not 30 days old, or was replaced lately; it must be somebody else."
        )),
        Refusal::SeparationOfDuty { username, holds, wants } => with(
            say!(
                lang,
                "Tài khoản {username} đã giữ nhóm quyền {holds}, không giao thêm {wants}: hai việc phải do hai người.",
                "Account {username} holds {holds} and cannot be given {wants}: the two duties are kept apart."
            ),
            "mamnon roles matrix",
        ),
        Refusal::OwnAccount { .. } => {
            plain(say!(lang, "Không tự làm việc này cho tài khoản của mình.", "Nobody does this to their own account."))
        }
        Refusal::PrincipalAccount { username } => plain(say!(
            lang,
            "Không làm việc này với tài khoản của Hiệu trưởng ({username}).",
            "This cannot be done to the principal's account ({username})."
        )),
        Refusal::WrongState { thing: what, key, state } => {
            let (kind, state) = (thing(lang, *what), word(lang, state));
            Explained {
                message: say!(
                    lang,
                    "Việc này không làm được: {kind} {key} đang ở trạng thái \"{state}\".",
                    "This cannot be done: {kind} {key} is \"{state}\"."
                ),
                hint: list_of(*what).map(Into::into),
            }
        }
        Refusal::NotLocked { book, period: when, class } => {
            let (book_name, when) = (word(lang, book.code()), period(lang, when));
            let class = class.as_ref().map(|c| say!(lang, ", lớp {c}", ", class {c}")).unwrap_or_default();
            with(
                say!(
                    lang,
                    "Không mở lại được: {book_name} {when}{class} chưa khóa. Cứ ghi, sửa, không cần phiếu.",
                    "Nothing to open: {book_name} {when}{class} is not locked. Write and correct as usual, without an order."
                ),
                &format!("mamnon lock --list {}", book.code()),
            )
        }
        Refusal::Incomplete { book, period: p, class, gaps, .. } => {
            let (title, when, flag) = (word(lang, book.code()), period(lang, p), class_flag(class.as_deref()));
            with(
                say!(
                    lang,
                    "Chưa khóa được {title} {when}: còn {gaps} điều chưa xong. Chưa ghi gì.",
                    "{title} {when} cannot be locked yet: {gaps} findings are open. Nothing was written."
                ),
                &format!("mamnon lock {} {p}{flag} --check", book.code()),
            )
        }
        Refusal::WindowFull { order, most, used, wanted, book, period: p, class } => {
            let flag = class_flag(class.as_deref());
            with(
                say!(
                    lang,
                    "Đợt mở sổ theo phiếu số {order} cho sửa nhiều nhất {most} dòng: đã ghi {used}, lần này {wanted}. Chưa ghi gì.",
                    "The window under order {order} takes {most} changes at most: {used} are written, {wanted} more are wanted. Nothing was written."
                ),
                &format!("mamnon orders request unlock {} {p}{flag} --reason \"…\"", book.code()),
            )
        }
        Refusal::YearAhead { year, active, from } => {
            let from = show_date(*from);
            with(
                say!(
                    lang,
                    "Năm học {active} chưa kết thúc: từ ngày {from}, hoặc khi đã kết thúc năm học {active}, mới bắt đầu được năm học {year}.",
                    "The school year {active} is not closed: {year} can begin on {from}, or once {active} is closed."
                ),
                "mamnon years list",
            )
        }
        Refusal::YearIncomplete { year, open } => {
            let list: Vec<String> = open.iter().map(|p| open_point(lang, p)).collect();
            let list = list.join("; ");
            with(
                say!(
                    lang,
                    "Chưa kết thúc được năm học {year}: {list}.",
                    "The school year {year} cannot be closed yet: {list}."
                ),
                &format!("mamnon years summary {year}"),
            )
        }
        Refusal::NoClassFound { from, to, classes } => {
            let list: Vec<String> = classes.iter().map(|(c, n)| format!("{c} ({n})")).collect();
            let list = list.join(", ");
            with(
                say!(
                    lang,
                    "Chưa biết các cháu lớp {list} lên lớp nào của năm học {to}. Chưa ghi gì. Thêm lớp, hoặc nêu bằng --map TỆP (from_class,to_class), hoặc để lại bằng --partial.",
                    "No class of {to} is found for the children of {list}. Nothing was written. Add the class, name it with --map FILE (from_class,to_class), or leave them out with --partial."
                ),
                &format!("mamnon years rollover {from} {to} -n"),
            )
        }
        Refusal::Slip(bar) => slip(lang, bar),
        Refusal::TooManyUnratified { count } => with(
            say!(
                lang,
                "Đã có {count} phiếu chưa được Hiệu trưởng xác nhận bổ sung; chưa ghi thêm được.",
                "{count} recorded orders wait for the principal; no further one can be recorded."
            ),
            "mamnon orders list",
        ),
        Refusal::Clock { last, now } => {
            let (last, now) = (moment(lang, *last), moment(lang, *now));
            with(
                say!(
                    lang,
                    "Đồng hồ máy chỉ {now}, còn mục nhật ký cuối ghi {last}. Chỉnh đồng hồ; nếu đồng hồ đúng, Hiệu trưởng ký xác nhận.",
                    "The clock says {now}, the last entry {last}. Set the clock; if it is right, the principal signs for it."
                ),
                "mamnon audit clock --reason \"…\"",
            )
        }
        Refusal::WeakPassword { min, guessable } => plain(if *guessable {
            say!(
                lang,
                "Mật khẩu dễ đoán: bỏ tên, tên trường, năm và từ thông dụng đi thì còn quá ngắn.",
                "The password is easy to guess: without names, the school, years and common words too little is left."
            )
        } else {
            say!(
                lang,
                "Mật khẩu phải có ít nhất {min} ký tự. Nên ghép bốn, năm từ không liên quan nhau.",
                "The password needs at least {min} characters. Four or five unrelated words do well."
            )
        }),
        Refusal::PasswordReused { history } => plain(say!(
            lang,
            "Mật khẩu này đã dùng rồi ({history} mật khẩu gần nhất không được dùng lại). Đặt mật khẩu khác.",
            "This password was used before (the last {history} are refused). Choose another."
        )),
        Refusal::Invalid { field, value, problem: p } => {
            let p = problem(lang, value, p);
            plain(format!("{}: {p}.", field_title(lang, field)))
        }
        Refusal::Conflict { key, column, there, given } => plain(say!(
            lang,
            "{key}: cột {} đang ghi \"{there}\", tệp ghi \"{given}\". Nếu muốn sửa theo tệp, thêm --update.",
            "{key}: {} is \"{there}\", the sheet has \"{given}\". Add --update to change it.",
            column_or_key(lang, column)
        )),
        Refusal::BadSheet { file, fault } => plain(sheet(lang, file, fault)),
        Refusal::BadRows { file, problems, rows } => {
            let n = problems.len();
            plain(say!(
                lang,
                "Tệp {file} có {n} dòng sai trong {rows} dòng, chưa nhập dòng nào. Sửa, lưu rồi nhập lại; chỉ nhập dòng đúng: thêm --partial.",
                "{file} has {n} bad rows of {rows}; nothing was written. Mend them and import again; for the good rows only add --partial."
            ))
        }
        Refusal::Busy { seconds } => plain(say!(
            lang,
            "Có người đang ghi sổ, đã chờ {seconds} giây. Thử lại sau ít phút.",
            "Somebody else is writing; waited {seconds} seconds. Try again in a few minutes."
        )),
        Refusal::NewerDatabase { version, known } => plain(say!(
            lang,
            "Dữ liệu do bản phần mềm mới hơn lập (cấu trúc {version}, bản này biết đến {known}). Cài bản mới.",
            "The database was made by a newer program (schema {version}; this one knows up to {known}). Install the newer one."
        )),
        Refusal::OldDatabase { version } => plain(say!(
            lang,
            "Dữ liệu theo cấu trúc cũ ({version}). Hiệu trưởng hoặc Phó hiệu trưởng đăng nhập để nâng cấp.",
            "The database has an older schema ({version}). An officer signs in to bring it up."
        )),
        Refusal::Tampered { findings: count } => {
            let found = findings(*count);
            with(
                say!(
                    lang,
                    "Số liệu hoặc nhật ký bị sửa ngoài phần mềm: {count} chỗ. Giữ nguyên máy, báo Hiệu trưởng.",
                    "Data or log were changed outside the program: {found}. Leave the machine as it is and tell the principal."
                ),
                "mamnon help tampered",
            )
        }
        Refusal::Damaged { path } => with(
            say!(
                lang,
                "Tệp {path} không phải dữ liệu mamnon, hoặc đã hỏng.",
                "{path} is no mamnon database, or is damaged."
            ),
            "mamnon help tampered",
        ),
        Refusal::DamagedRecord { path } => plain(say!(
            lang,
            "Tệp {path} không phải tệp đối chứng, mốc xác nhận hay tệp kê kèm, hoặc đã bị cắt, bị sửa. Dùng bản lưu khác.",
            "{path} is no witness, checkpoint or manifest, or was cut short or altered. Use another copy."
        )),
        Refusal::OtherSchool { path, origin, own } => with(
            say!(
                lang,
                "Tệp {path} là của dữ liệu khác ({origin}); dữ liệu ở máy này là {own}. Nếu đúng tệp của trường thì dữ liệu đã bị thay.",
                "{path} is of another log ({origin}); the one here is {own}. If the file is the school's own, the database was replaced."
            ),
            "mamnon help tampered",
        ),
        Refusal::NewerRecord { path, version, known } => plain(say!(
            lang,
            "Tệp {path} do bản phần mềm mới hơn ghi (dạng {version}, bản này biết đến {known}). Cài bản mới.",
            "{path} was written by a newer program (format {version}; this one knows up to {known}). Install the newer one."
        )),
        Refusal::FileDiffers { path, what } => plain(say!(
            lang,
            "Tệp {path} không khớp tệp kê kèm ({what}).",
            "{path} does not agree with its manifest ({what})."
        )),
        Refusal::Findings { count } => {
            let found = findings(*count);
            plain(say!(lang, "Có {count} việc cần xem.", "{found}."))
        }
        Refusal::Io { path, error } => {
            plain(say!(lang, "Máy không đọc, ghi được {path}: {error}.", "Cannot read or write {path}: {error}."))
        }
    }
}
