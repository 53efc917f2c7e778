//! The catalogue of everything that can happen. Each action says who may do it and in which book it writes; the matches
//! have no `_` arm, so an action that forgets either does not compile.
use super::book::Book;
use super::right::Right;

/// Defines [`Action`] and its codes.
macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// One kind of change, as it stands in the log.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action { $($(#[$doc])* $name,)* }
        impl Action {
            /// Every action, in the order of the catalogue.
            pub const ALL: &'static [Action] = &[$(Action::$name,)*];
            /// The stable code that the log holds.
            pub fn code(self) -> &'static str { match self { $(Action::$name => $code,)* } }
        }
    };
}

actions! {
    /// The school's database is made.
    SchoolInit = "school.init",
    /// A paper head or other school setting.
    SchoolSet = "school.set",
    /// The schema is brought up to the program's version.
    SchemaMigrate = "schema.migrate",
    /// First password, by activation code (Q2).
    AccountActivate = "account.activate",
    /// New password by recovery code (Q2).
    AccountRecover = "account.recover",
    /// Sign-in (Q2).
    SessionLogin = "session.login",
    /// Own password changed (Q2).
    AccountPasswd = "account.passwd",
    /// Account made (Q4.3).
    AccountsCreate = "accounts.create",
    /// Accounts made from a sheet (Q4.3).
    AccountsImport = "accounts.import",
    /// Account put out of use (Q4.3).
    AccountsDisable = "accounts.disable",
    /// Account put back into use (Q4.3).
    AccountsEnable = "accounts.enable",
    /// Block after wrong passwords lifted (Q4.3).
    AccountsUnlock = "accounts.unlock",
    /// New activation code (Q4.3).
    AccountsReset = "accounts.reset",
    /// Token file for a service account.
    AccountsToken = "accounts.token",
    /// The principal is to be replaced (Q3).
    OfficersReplace = "officers.replace",
    /// A replacement is stopped by the principal in office (Q3).
    OfficersStop = "officers.stop",
    /// The vice-principal's block after wrong passwords lifted by the principal.
    OfficersUnlock = "officers.unlock",
    /// Role granted (Q3.1).
    RolesGrant = "roles.grant",
    /// Role revoked (Q3.1).
    RolesRevoke = "roles.revoke",
    /// Roles granted from a sheet (Q3.1).
    RolesImport = "roles.import",
    /// A number that rules use (Q3.1).
    PolicySet = "policy.set",
    /// School year opened (Q4.6).
    YearsOpen = "years.open",
    /// Class added (Q4.6).
    ClassesAdd = "classes.add",
    /// Classes from a sheet (Q4.6).
    ClassesImport = "classes.import",
    /// Member of staff added (Q4.6).
    StaffAdd = "staff.add",
    /// Staff record edited (Q4.6).
    StaffEdit = "staff.edit",
    /// Member of staff leaves.
    StaffLeave = "staff.leave",
    /// Staff from a sheet (Q4.6).
    StaffImport = "staff.import",
    /// Child added (Q4.6).
    ChildrenAdd = "children.add",
    /// Child's record edited (Q4.6).
    ChildrenEdit = "children.edit",
    /// Children from a sheet (Q4.6).
    ChildrenImport = "children.import",
    /// Child moves to another class (Q4.7).
    ChildrenMove = "children.move",
    /// Child leaves (Q4.7).
    ChildrenLeave = "children.leave",
    /// Child comes back (Q4.7).
    ChildrenReturn = "children.return",
    /// Child's code corrected.
    ChildrenRename = "children.rename",
    /// Serving days from a sheet.
    MealsCalendarImport = "meals.calendar.import",
    /// Serving days or holidays set.
    MealsCalendarSet = "meals.calendar.set",
    /// Slots of a stage set.
    MealsSlotsSet = "meals.slots.set",
    /// A class marked for a day (chấm ăn).
    MealsMarksSet = "meals.marks.set",
    /// One child's mark corrected.
    MealsMarksFix = "meals.marks.fix",
    /// Marks from a sheet.
    MealsMarksImport = "meals.marks.import",
    /// Price of a day or slot set.
    MealsFeesSet = "meals.fees.set",
    /// Payments from a sheet.
    MealsPaymentsImport = "meals.payments.import",
    /// A payment reversed.
    MealsPaymentsReverse = "meals.payments.reverse",
    /// A child's opening balance set.
    MealsBalanceSet = "meals.balance.set",
    /// Opening balances from a sheet.
    MealsBalanceImport = "meals.balance.import",
    /// A dated line for a month that is locked for good.
    MealsAdjust = "meals.adjust",
    /// The principal orders unasked (Q4.5).
    OrdersIssue = "orders.issue",
    /// An order is asked for (Q4.5).
    OrdersRequest = "orders.request",
    /// An order received on paper or by telephone is recorded (Q4.5).
    OrdersRecord = "orders.record",
    /// A request is approved (Q4.5).
    OrdersApprove = "orders.approve",
    /// A request is rejected (Q4.5).
    OrdersReject = "orders.reject",
    /// A recorded order is confirmed afterwards (Q4.5).
    OrdersRatify = "orders.ratify",
    /// A recorded order is denied afterwards (Q4.5).
    OrdersRefuse = "orders.refuse",
    /// A page is locked (Q4.5).
    Lock = "lock",
    /// A page is locked for good (Q4.5).
    LockFinal = "lock.final",
    /// A window is opened in a locked page (Q4.5).
    Unlock = "unlock",
    /// A window is closed before its time (Q4.5).
    Relock = "relock",
    /// Data leaves the tool (Q4.8).
    Export = "export",
    /// The clock was wrong.
    AuditClock = "audit.clock",
    /// What a restore must not undo, done again: final locks, closed accounts, revoked keys.
    BackupRerun = "backup.rerun",
    /// A backup was put in place of the data (Q4.5).
    BackupRestore = "backup.restore",
    /// A person's data are erased.
    AuditErase = "audit.erase",
    /// A person's data are kept from being erased before a day, or no longer.
    AuditHold = "audit.hold",
}

impl Action {
    /// The action of a code.
    pub fn parse(code: &str) -> Option<Action> {
        Action::ALL.iter().copied().find(|a| a.code() == code)
    }

    /// Who may do it: the right that the actor must hold.
    pub fn right(self) -> Right {
        match self {
            Action::AccountActivate | Action::AccountRecover | Action::SessionLogin | Action::AccountPasswd => {
                Right::OwnAccount
            }
            Action::SchoolInit | Action::SchoolSet | Action::SchemaMigrate => Right::SchoolSet,
            Action::YearsOpen | Action::ClassesAdd | Action::ClassesImport => Right::YearsManage,
            Action::AccountsCreate
            | Action::AccountsImport
            | Action::AccountsDisable
            | Action::AccountsEnable
            | Action::AccountsUnlock
            | Action::AccountsReset
            | Action::AccountsToken
            | Action::OfficersReplace => Right::AccountsManage,
            Action::OfficersStop
            | Action::OfficersUnlock
            | Action::RolesGrant
            | Action::RolesRevoke
            | Action::RolesImport => Right::RolesGrant,
            Action::PolicySet => Right::PolicySet,
            Action::StaffAdd | Action::StaffEdit | Action::StaffLeave | Action::StaffImport => Right::StaffWrite,
            Action::ChildrenAdd
            | Action::ChildrenEdit
            | Action::ChildrenImport
            | Action::ChildrenMove
            | Action::ChildrenLeave
            | Action::ChildrenReturn
            | Action::ChildrenRename => Right::ChildrenWrite,
            Action::MealsCalendarImport | Action::MealsCalendarSet | Action::MealsSlotsSet => Right::MealsCalendar,
            Action::MealsMarksSet | Action::MealsMarksFix | Action::MealsMarksImport => Right::MealsMarks,
            Action::MealsFeesSet
            | Action::MealsPaymentsImport
            | Action::MealsPaymentsReverse
            | Action::MealsBalanceSet
            | Action::MealsBalanceImport
            | Action::MealsAdjust => Right::MealsMoney,
            Action::OrdersRequest => Right::OrdersRequest,
            Action::OrdersRecord => Right::OrdersRecord,
            Action::OrdersIssue
            | Action::OrdersApprove
            | Action::OrdersReject
            | Action::OrdersRatify
            | Action::OrdersRefuse => Right::OrdersApprove,
            Action::Lock | Action::LockFinal => Right::Lock,
            Action::Unlock | Action::Relock => Right::Unlock,
            Action::Export => Right::Export,
            Action::AuditClock => Right::LogClock,
            Action::BackupRerun | Action::BackupRestore => Right::Restore,
            Action::AuditErase => Right::LogErase,
            Action::AuditHold => Right::LogHold,
        }
    }

    /// The books whose pages its rows may belong to. Rows of other tables belong to no book and can never be locked.
    pub fn books(self) -> &'static [Book] {
        match self {
            Action::SchoolInit
            | Action::BackupRerun
            | Action::ChildrenAdd
            | Action::ChildrenEdit
            | Action::ChildrenImport
            | Action::ChildrenMove
            | Action::ChildrenLeave
            | Action::ChildrenReturn
            | Action::ChildrenRename
            | Action::ClassesAdd
            | Action::ClassesImport
            | Action::AuditErase => &[Book::Children, Book::Meals],
            Action::MealsCalendarImport
            | Action::MealsCalendarSet
            | Action::MealsSlotsSet
            | Action::MealsMarksSet
            | Action::MealsMarksFix
            | Action::MealsMarksImport
            | Action::MealsFeesSet
            | Action::MealsPaymentsImport
            | Action::MealsPaymentsReverse
            | Action::MealsBalanceSet
            | Action::MealsBalanceImport
            | Action::MealsAdjust
            | Action::PolicySet => &[Book::Meals],
            Action::SchoolSet
            | Action::SchemaMigrate
            | Action::AccountActivate
            | Action::AccountRecover
            | Action::SessionLogin
            | Action::AccountPasswd
            | Action::AccountsCreate
            | Action::AccountsImport
            | Action::AccountsDisable
            | Action::AccountsEnable
            | Action::AccountsUnlock
            | Action::AccountsReset
            | Action::AccountsToken
            | Action::OfficersReplace
            | Action::OfficersStop
            | Action::OfficersUnlock
            | Action::RolesGrant
            | Action::RolesRevoke
            | Action::RolesImport
            | Action::YearsOpen
            | Action::StaffAdd
            | Action::StaffEdit
            | Action::StaffLeave
            | Action::StaffImport
            | Action::OrdersIssue
            | Action::OrdersRequest
            | Action::OrdersRecord
            | Action::OrdersApprove
            | Action::OrdersReject
            | Action::OrdersRatify
            | Action::OrdersRefuse
            | Action::Lock
            | Action::LockFinal
            | Action::Unlock
            | Action::Relock
            | Action::Export
            | Action::AuditClock
            | Action::BackupRestore
            | Action::AuditHold => &[],
        }
    }

    /// The tables whose rows it may change. A right alone would let an entry of one kind carry the rows of another.
    pub fn tables(self) -> &'static [&'static str] {
        match self {
            Action::SchoolInit => &[
                "schema_version",
                "school",
                "school_year",
                "account",
                "account_key",
                "activation",
                "account_code",
                "role_grant",
            ],
            Action::SchoolSet => &["school"],
            Action::SchemaMigrate => &["schema_version"],
            Action::SessionLogin => &["account_key"],
            Action::AccountPasswd => &["account_key", "account_code", "account_password"],
            Action::AccountActivate | Action::AccountRecover => {
                &["account", "account_key", "activation", "account_code", "account_password"]
            }
            Action::AccountsDisable | Action::AccountsReset => {
                &["account", "account_key", "activation", "account_code"]
            }
            Action::AccountsCreate | Action::AccountsImport | Action::AccountsEnable => {
                &["account", "activation", "account_code"]
            }
            Action::AccountsToken => &["account", "account_key"],
            Action::OfficersReplace | Action::OfficersStop => {
                &["account", "account_key", "activation", "account_code", "role_grant", "succession"]
            }
            Action::AccountsUnlock | Action::OfficersUnlock => &[],
            Action::RolesGrant | Action::RolesRevoke | Action::RolesImport => &["role_grant"],
            Action::PolicySet => &["policy"],
            Action::YearsOpen => &["school_year"],
            Action::ClassesAdd | Action::ClassesImport => &["class"],
            Action::StaffAdd | Action::StaffEdit | Action::StaffLeave | Action::StaffImport => &["staff"],
            Action::ChildrenAdd | Action::ChildrenImport => &["children", "enrolment"],
            Action::ChildrenEdit | Action::ChildrenRename => &["children"],
            Action::ChildrenMove | Action::ChildrenLeave | Action::ChildrenReturn => &["enrolment"],
            Action::MealsCalendarImport | Action::MealsCalendarSet => &["calendar"],
            Action::MealsSlotsSet => &["meal_slots"],
            Action::MealsMarksSet | Action::MealsMarksFix | Action::MealsMarksImport => &["meal_marks"],
            Action::MealsFeesSet => &["fee"],
            Action::MealsPaymentsImport | Action::MealsPaymentsReverse => &["payment"],
            Action::MealsBalanceSet | Action::MealsBalanceImport => &["balance"],
            Action::MealsAdjust => &["adjustment"],
            Action::OrdersIssue | Action::OrdersRequest => &["orders", "order_object"],
            Action::OrdersRecord | Action::OrdersApprove | Action::OrdersReject | Action::OrdersRatify => &["orders"],
            Action::OrdersRefuse | Action::Unlock => &["orders", "page_window"],
            Action::Lock | Action::LockFinal => &["orders", "page_lock", "page_window"],
            Action::Relock | Action::AuditClock => &["page_window"],
            Action::Export => &["export_run"],
            Action::AuditErase => &[
                "children",
                "enrolment",
                "payment",
                "adjustment",
                "staff",
                "account",
                "erasure",
                "orders",
                "order_object",
            ],
            Action::AuditHold => &["legal_hold"],
            Action::BackupRerun | Action::BackupRestore => {
                &["account", "account_key", "activation", "account_code", "orders", "page_lock", "page_window"]
            }
        }
    }

    /// Whether it takes personal data out of rows. Such an act changes no figure: it passes the locks of pages, its rows have no
    /// image before, and earlier images are blanked.
    pub fn erases(self) -> bool {
        matches!(self, Action::AuditErase)
    }

    /// The acts that ask the password again when it was last given too long ago (accounts, roles, approvals, unlock,
    /// restore, erasure).
    pub fn asks_again(self) -> bool {
        matches!(
            self.right(),
            Right::AccountsManage
                | Right::RolesGrant
                | Right::OrdersApprove
                | Right::Unlock
                | Right::PolicySet
                | Right::Restore
                | Right::LogErase
        )
    }

    /// The acts that are signed by the key that they bring: before them there is none that could.
    pub fn brings_its_key(self) -> bool {
        matches!(self, Action::AccountActivate | Action::AccountRecover)
    }
}

#[cfg(test)]
mod tests {
    use super::super::page;
    use super::*;

    /// The guard opens an operation for the books of the action; a table whose pages lie in another could not be written.
    #[test]
    fn the_books_of_an_action_are_those_of_its_tables() {
        for action in Action::ALL {
            for rule in action.tables().iter().flat_map(|t| page::of(t)) {
                let book = match rule.book {
                    page::Whose::Book(book) => book,
                    page::Whose::MealsKey => Book::Meals,
                };
                assert!(action.books().contains(&book), "{} writes in {}", action.code(), book.code());
            }
        }
    }
}
