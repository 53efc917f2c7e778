//! What checks find, in both languages, and the command that mends it.
use super::Lang;
use super::refusals::{moment, period};
use super::words::{role_title, word};
use crate::domain::date::show_date;
use crate::domain::finding::{Finding, Office};
use crate::say;

/// What was found, as a sentence.
pub fn sentence(lang: Lang, finding: &Finding) -> String {
    let title = |role: &str| role_title(lang, role);
    match finding {
        Finding::Dormant { username, days, .. } => say!(
            lang,
            "{username} không đăng nhập đã {days} ngày trong học kỳ.",
            "{username} has not signed in for {days} days inside terms."
        ),
        Finding::NeverActivated { username, days, service: false, .. } => say!(
            lang,
            "{username} được cấp mã đã {days} ngày mà chưa kích hoạt.",
            "{username} was given a code {days} days ago and has not used it."
        ),
        Finding::NeverActivated { username, days, .. } => say!(
            lang,
            "{username} (tài khoản chạy tự động) tạo đã {days} ngày mà chưa có tệp mã.",
            "{username} (service account) was made {days} days ago and has no token."
        ),
        Finding::PasswordDue { username, left } => {
            say!(lang, "Mật khẩu của {username} còn {left} ngày.", "The password of {username} has {left} days left.")
        }
        Finding::PasswordOld { username, days } => say!(
            lang,
            "Mật khẩu của {username} đã dùng {days} ngày, quá hạn.",
            "The password of {username} is {days} days old, past its time."
        ),
        Finding::LeaverActive { username, on, .. } => {
            let on = show_date(*on);
            say!(
                lang,
                "{username}: người giữ tài khoản làm việc đến hết ngày {on} mà tài khoản còn dùng được.",
                "{username}: its owner works until {on} and the account is still in use."
            )
        }
        Finding::LeaverOutside { system, login, holder } => say!(
            lang,
            "{holder} đã nghỉ mà còn giữ tài khoản {login} ở {system}.",
            "{holder} leaves and still holds {login} in {system}."
        ),
        Finding::ManyRoles { username, roles } => {
            let roles: Vec<String> = roles.iter().map(|r| title(r)).collect();
            let (count, roles) = (roles.len(), roles.join(", "));
            say!(lang, "{username} giữ {count} nhóm quyền: {roles}.", "{username} holds {count} roles: {roles}.")
        }
        Finding::Conflict { username, one, other } => {
            let (one, other) = (title(one), title(other));
            say!(
                lang,
                "{username} giữ cùng lúc hai nhiệm vụ phải tách bạch: {one} và {other}.",
                "{username} holds two duties that must be separate: {one} and {other}."
            )
        }
        Finding::GrantPast { username, role, class, on } => {
            let (role, on) = (title(role), show_date(*on));
            say!(
                lang,
                "{username} còn quyền {role} ở lớp {class} của năm học đã hết ngày {on}.",
                "{username} still is {role} of class {class}, whose year ended on {on}."
            )
        }
        Finding::GrantHeld { username, role, class } => {
            let role = title(role);
            say!(
                lang,
                "{username} đang giữ quyền {role} ở lớp {class}.",
                "{username} holds the role {role} in class {class}."
            )
        }
        Finding::NoRole { username } => {
            say!(
                lang,
                "{username} đang dùng được mà không giữ nhóm quyền nào.",
                "{username} is in use and holds no role."
            )
        }
        Finding::NoPrincipal => {
            say!(lang, "Không có tài khoản Hiệu trưởng nào.", "There is no principal's account.")
        }
        Finding::TwoPrincipals { usernames } => {
            let names = usernames.join(", ");
            say!(lang, "Có nhiều tài khoản Hiệu trưởng: {names}.", "There is more than one principal: {names}.")
        }
        Finding::Recovered { username, at } => {
            let at = moment(lang, *at);
            say!(
                lang,
                "{username} đã đặt lại mật khẩu bằng mã dự phòng lúc {at}. Nếu không biết việc này, báo ngay.",
                "{username} set a new password by recovery code at {at}. If that is news, tell somebody at once."
            )
        }
        Finding::OpenToOthers { path, mode, .. } => say!(
            lang,
            "Người khác trên máy vào được {path} (quyền {mode:03o}).",
            "Others on this machine may get at {path} (mode {mode:03o})."
        ),
        Finding::LittleSpace { free_mb, wanted_mb } => say!(
            lang,
            "Ổ đĩa chỉ còn {free_mb} MB, cần ít nhất {wanted_mb} MB.",
            "The disk has {free_mb} MB left; at least {wanted_mb} MB are wanted."
        ),
        Finding::ClockOut { last } => {
            let last = moment(lang, *last);
            say!(
                lang,
                "Giờ máy không khớp với mục nhật ký cuối ({last}).",
                "The clock does not fit the last entry of the log ({last})."
            )
        }
        Finding::OldSchema { version } => say!(
            lang,
            "Tệp dữ liệu ở phiên bản {version}, cũ hơn phần mềm; Hiệu trưởng hoặc Phó hiệu trưởng đăng nhập là được nâng lên.",
            "The database is of version {version}, older than the program; an officer's sign-in brings it up."
        ),
        Finding::LogDamaged => say!(
            lang,
            "Nhật ký không khớp: có mục bị sửa ngoài phần mềm.",
            "The log does not agree: something was changed outside the program."
        ),
        Finding::BackupOld { last: None } => say!(lang, "Chưa sao lưu lần nào.", "No backup was ever made."),
        Finding::BackupOld { last: Some(at) } => {
            let at = moment(lang, *at);
            say!(lang, "Lần sao lưu gần nhất: {at}, đã quá một ngày.", "The last backup is of {at}, over a day ago.")
        }
        Finding::CheckpointOld { last: None } => {
            say!(lang, "Chưa có mốc xác nhận nhật ký.", "There is no checkpoint of the log.")
        }
        Finding::CheckpointOld { last: Some(at) } => {
            let at = moment(lang, *at);
            say!(
                lang,
                "Mốc xác nhận nhật ký gần nhất: {at}, đã quá một tháng.",
                "The last checkpoint of the log is of {at}, over a month ago."
            )
        }
        Finding::JobFailed { job, at, exit } => {
            let (at, exit) = (moment(lang, *at), exit.map_or("–".to_owned(), |e| e.to_string()));
            say!(
                lang,
                "Việc tự động \"{job}\" chạy lúc {at} không trọn (mã thoát {exit}).",
                "The job \"{job}\" of {at} did not end well (exit {exit})."
            )
        }
        Finding::OrderUnratified { order, overdue: false } => {
            say!(lang, "Phiếu số {order} chờ xác nhận bổ sung.", "Order {order} waits to be ratified.")
        }
        Finding::OrderUnratified { order, .. } => say!(
            lang,
            "Phiếu số {order} chờ xác nhận bổ sung đã quá hạn.",
            "Order {order} waits to be ratified, longer than the rules allow."
        ),
        Finding::OrderRefused { order } => say!(
            lang,
            "Phiếu số {order} không được xác nhận: việc đã làm theo phiếu này cần xem lại.",
            "Order {order} was denied afterwards: what was done under it is to be looked at."
        ),
        Finding::WaiverInForce { order, username, to } => {
            let (to, who) = (show_date(*to), username.as_deref().unwrap_or("–"));
            say!(
                lang,
                "Phiếu số {order} miễn tách bạch nhiệm vụ cho {who} đến hết ngày {to}.",
                "Order {order} lets a separation of duties go for {who} until {to}."
            )
        }
        Finding::WindowOpen { order, book, period: p, class, until } => {
            let (book, when, until) = (word(lang, book.code()), period(lang, p), moment(lang, *until));
            let class = class.as_ref().map(|c| say!(lang, ", lớp {c}", ", class {c}")).unwrap_or_default();
            say!(
                lang,
                "Đang mở lại: {book} {when}{class}, phiếu số {order}, đến {until}.",
                "Open: {book} {when}{class}, order {order}, until {until}."
            )
        }
        Finding::TokenExpired { username, on } => {
            let on = show_date(*on);
            say!(lang, "Tệp mã của {username} đã hết hạn ngày {on}.", "The token of {username} ended on {on}.")
        }
        Finding::Unwiped { order, object } => say!(
            lang,
            "Đã xóa {object} theo phiếu số {order} mà chưa dọn tệp dữ liệu.",
            "{object} is erased under order {order}; the file is still to be wiped."
        ),
    }
}

/// In double quotes, as a shell takes it whole.
fn quoted(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-/@".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        return text.to_owned();
    }
    let escaped: String =
        text.chars().flat_map(|c| "\\\"$`".contains(c).then_some('\\').into_iter().chain([c])).collect();
    format!("\"{escaped}\"")
}

/// One whole command that mends it, or shows where to begin; only `"…"` is left for the reason.
pub fn command(finding: &Finding) -> String {
    match finding {
        Finding::Dormant { username, office: Office::None, .. }
        | Finding::LeaverActive { username, office: Office::None, .. }
        | Finding::NoRole { username } => format!("mamnon accounts disable {username} --reason \"…\""),
        Finding::Dormant { username, .. } | Finding::ManyRoles { username, .. } => {
            format!("mamnon accounts show {username}")
        }
        // Nobody is put out of an office like that: the principal is replaced by decision, the vice-principal's office is given
        // to somebody else first.
        Finding::LeaverActive { office: Office::Principal, .. } | Finding::NoPrincipal => {
            "mamnon help officers replace".to_owned()
        }
        Finding::LeaverActive { username, .. } => {
            format!("mamnon roles revoke {username} vice_principal --reason \"…\"")
        }
        Finding::NeverActivated { username, service: true, .. } | Finding::TokenExpired { username, .. } => {
            format!("mamnon accounts token {username} --out {username}.token")
        }
        Finding::NeverActivated { username, office: Office::Principal, .. } => format!("mamnon activate {username}"),
        Finding::NeverActivated { username, .. } => format!("mamnon accounts reset {username} --reason \"…\""),
        Finding::PasswordDue { .. } | Finding::PasswordOld { .. } => "mamnon passwd".to_owned(),
        Finding::LeaverOutside { system, login, .. } => {
            format!("mamnon accounts outside return {} {}", quoted(system), quoted(login))
        }
        Finding::Conflict { username, other, .. } => {
            format!("mamnon roles revoke {username} {other} --reason \"…\"")
        }
        Finding::GrantPast { username, role, class, .. } | Finding::GrantHeld { username, role, class } => {
            format!("mamnon roles revoke {username} {role} --class {} --reason \"…\"", quoted(class))
        }
        Finding::TwoPrincipals { usernames } => {
            let last = usernames.last().map_or("", String::as_str);
            format!("mamnon roles revoke {last} principal --reason \"…\"")
        }
        Finding::Recovered { username, .. } => format!("mamnon audit log --actor {username}"),
        Finding::OpenToOthers { path, folder, .. } => {
            format!("chmod {} {}", if *folder { "700" } else { "600" }, quoted(path))
        }
        Finding::LittleSpace { .. } => "df -h".to_owned(),
        Finding::ClockOut { .. } => "mamnon audit clock --reason \"…\"".to_owned(),
        Finding::OldSchema { .. } => "mamnon login".to_owned(),
        Finding::LogDamaged => "mamnon audit verify".to_owned(),
        Finding::BackupOld { .. } => "mamnon backup create".to_owned(),
        Finding::CheckpointOld { .. } => "mamnon audit checkpoint".to_owned(),
        Finding::JobFailed { job, .. } => format!("mamnon {job}"),
        Finding::OrderUnratified { order, .. } => format!("mamnon orders ratify {order}"),
        Finding::OrderRefused { order } | Finding::WaiverInForce { order, .. } => format!("mamnon orders show {order}"),
        Finding::WindowOpen { book, period, class, .. } => {
            let class = class.as_ref().map(|c| format!(" --class {}", quoted(c))).unwrap_or_default();
            format!("mamnon lock {} {period}{class}", book.code())
        }
        Finding::Unwiped { order, object } => format!("mamnon audit erase {object} --order {order}"),
    }
}
