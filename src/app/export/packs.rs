//! The packs (mẫu trích xuất): what each holds, by what it can be cut, who may read it.
use super::super::Result;
use super::super::find::not_found;
use crate::domain::refusal::Thing;
use crate::domain::right::Right;

/// What a pack can be cut by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// It has no time.
    Never,
    /// A period may be given.
    Maybe,
    /// A month must be given.
    Month,
}

/// A pack (mẫu trích xuất).
#[derive(Debug)]
pub struct Pack {
    /// Its name on the command line.
    pub code: &'static str,
    /// What it holds, in Vietnamese.
    pub title_vi: &'static str,
    /// And in English.
    pub title_en: &'static str,
    /// Columns in order.
    pub columns: &'static [&'static str],
    /// Periods.
    pub period: Cut,
    /// It can be cut to a class.
    pub class: bool,
    /// It needs recipient and purpose.
    pub personal: bool,
    /// The right to read what it holds; none beyond the right to export.
    pub(super) right: Option<Right>,
}

const fn pack(
    code: &'static str,
    titles: [&'static str; 2],
    columns: &'static [&'static str],
    period: Cut,
    class: bool,
    right: Option<Right>,
) -> Pack {
    Pack { code, title_vi: titles[0], title_en: titles[1], columns, period, class, personal: false, right }
}

const fn personal(pack: Pack) -> Pack {
    Pack { personal: true, ..pack }
}

/// Every pack.
pub const PACKS: &[Pack] = &[
    pack(
        "accounts",
        ["Tài khoản", "Accounts"],
        &["username", "name", "kind", "staff"],
        Cut::Never,
        false,
        Some(Right::AccountsRead),
    ),
    pack(
        "roles",
        ["Quyền đang giao", "Grants that hold"],
        &["username", "role", "class", "team", "from", "to"],
        Cut::Never,
        false,
        Some(Right::AccountsRead),
    ),
    pack(
        "classes",
        ["Lớp", "Classes"],
        &["year", "code", "name", "age_group", "site", "capacity"],
        Cut::Maybe,
        false,
        None,
    ),
    personal(pack(
        "children",
        ["Danh sách trẻ", "Children"],
        &["code", "name", "birth_date", "sex", "class", "from", "pid", "ethnicity", "guardian_name", "guardian_phone"],
        Cut::Maybe,
        true,
        Some(Right::ChildrenRead),
    )),
    personal(pack(
        "staff",
        ["Cán bộ, giáo viên, nhân viên", "Staff"],
        &["code", "name", "birth_date", "sex", "position", "team", "phone", "email"],
        Cut::Never,
        false,
        Some(Right::StaffRead),
    )),
    pack(
        "marks",
        ["Chấm ăn", "Marks"],
        &["date", "child", "status", "slot", "told_at"],
        Cut::Maybe,
        true,
        Some(Right::MealsRead),
    ),
    pack(
        "fees",
        ["Mức thu tiền ăn", "Prices"],
        &["stage", "slot", "from", "amount"],
        Cut::Never,
        false,
        Some(Right::MealsMoneyRead),
    ),
    pack(
        "payments",
        ["Tiền ăn đã nộp", "Payments"],
        &["date", "child", "amount", "note", "receipt"],
        Cut::Maybe,
        true,
        Some(Right::MealsMoneyRead),
    ),
    pack(
        "calendar",
        ["Ngày ăn, ngày nghỉ đã đặt riêng", "Serving days and holidays set apart"],
        &["date", "kind"],
        Cut::Maybe,
        false,
        Some(Right::MealsRead),
    ),
    pack(
        "settlement",
        ["Quyết toán tiền ăn tháng", "The month's settlement"],
        &[
            "child",
            "name",
            "class",
            "days_present",
            "days_excused",
            "days_unexcused",
            "opening",
            "paid",
            "charged",
            "closing",
            "adjusted",
            "charged_elsewhere",
        ],
        Cut::Month,
        true,
        Some(Right::MealsMoneyRead),
    ),
    pack(
        "orders",
        ["Phiếu khóa, mở sổ", "Orders to lock and unlock"],
        &[
            "order",
            "kind",
            "book",
            "period",
            "class",
            "state",
            "via",
            "reason",
            "asked_by",
            "asked_at",
            "decided_by",
            "decided_at",
            "answer",
            "hours",
            "document",
            "dated",
            "done_by",
            "done_at",
            "for",
            "most",
            "extends",
            "due",
            "unratified",
        ],
        Cut::Maybe,
        false,
        None,
    ),
    pack(
        "locks",
        ["Sổ đã khóa", "Locked pages"],
        &["book", "period", "class", "final", "locked_at", "locked_by", "order", "unratified"],
        Cut::Maybe,
        false,
        None,
    ),
    personal(pack(
        "corrections",
        ["Biên bản điều chỉnh số liệu", "Minutes of corrections"],
        &[
            "no",
            "system",
            "period",
            "class",
            "child",
            "object",
            "stage",
            "field",
            "old",
            "new",
            "reason",
            "evidence",
            "state",
            "asked_by",
            "asked_at",
            "decided_by",
            "decided_at",
            "applied_by",
            "applied_at",
            "order",
            "letter",
            "letter_dated",
            "sent_on",
            "done_on",
            "verified_on",
        ],
        Cut::Maybe,
        true,
        Some(Right::LogRead),
    )),
    pack(
        "audit",
        ["Nhật ký hệ thống", "The log"],
        &[
            "seq",
            "at",
            "actor",
            "actor_kind",
            "cosigner",
            "action",
            "object",
            "outcome",
            "error",
            "order",
            "changes",
            "reason",
        ],
        Cut::Maybe,
        false,
        Some(Right::LogRead),
    ),
];

/// The pack of a name.
pub fn find_pack(code: &str) -> Result<&'static Pack> {
    let codes: Vec<&str> = PACKS.iter().map(|p| p.code).collect();
    Ok(PACKS.iter().find(|p| p.code == code).ok_or_else(|| not_found(Thing::Pack, code, &codes))?)
}
