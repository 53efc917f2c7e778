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
    /// An account in another system given or returned (Q4.3).
    AccountsOutside = "accounts.outside",
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
    /// The roles of an approved list given (Q3.1).
    RolesOrdered = "roles.ordered",
    /// Approving delegated for some days (Q3.1).
    RolesDelegate = "roles.delegate",
    /// A stand-in teacher named (Q5.1).
    RolesSubstitute = "roles.substitute",
    /// Grants by class carried into a new year (Q3.1).
    RolesCarry = "roles.carry",
    /// A role of the school's own defined (Q3.1).
    RolesDefine = "roles.define",
    /// A number that rules use (Q3.1).
    PolicySet = "policy.set",
    /// School year opened (Q4.6).
    YearsOpen = "years.open",
    /// Terms of a school year set.
    YearsTerms = "years.terms",
    /// Classes copied and children promoted into the next year (Q4.6, Q4.7).
    YearsRollover = "years.rollover",
    /// A roll-over taken back before the year is activated.
    YearsUndo = "years.undo",
    /// A school year becomes the one at work (Q4.6).
    YearsActivate = "years.activate",
    /// A school year closed for good (Q4.5).
    YearsClose = "years.close",
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
    /// A request approved by a code that the principal reads out (Q4.5).
    OrdersCode = "orders.code",
    /// A request is rejected (Q4.5).
    OrdersReject = "orders.reject",
    /// A recorded order is confirmed afterwards (Q4.5).
    OrdersRatify = "orders.ratify",
    /// A recorded order is denied afterwards (Q4.5).
    OrdersRefuse = "orders.refuse",
    /// A card of one-time codes made.
    OrdersCard = "orders.card",
    /// A page is locked (Q4.5).
    Lock = "lock",
    /// A page is locked for good (Q4.5).
    LockFinal = "lock.final",
    /// Pages locked by a standing rule (Q4.5).
    LockDue = "lock.due",
    /// A window is opened in a locked page (Q4.5).
    Unlock = "unlock",
    /// A window is closed before its time (Q4.5).
    Relock = "relock",
    /// A correction slip submitted (Q4.4).
    CorrectionsSubmit = "corrections.submit",
    /// A correction slip approved (Q4.4).
    CorrectionsApprove = "corrections.approve",
    /// A correction slip rejected (Q4.4).
    CorrectionsReject = "corrections.reject",
    /// A correction slip taken back by who submitted it.
    CorrectionsCancel = "corrections.cancel",
    /// A correction carried out: opened, written, locked again (Q4.4).
    CorrectionsApply = "corrections.apply",
    /// A correction outside: letter sent, done, verified, closed (Q4.4).
    CorrectionsFollow = "corrections.follow",
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
            Action::YearsOpen
            | Action::YearsTerms
            | Action::YearsRollover
            | Action::YearsUndo
            | Action::YearsActivate
            | Action::YearsClose
            | Action::ClassesAdd
            | Action::ClassesImport => Right::YearsManage,
            Action::AccountsCreate
            | Action::AccountsImport
            | Action::AccountsDisable
            | Action::AccountsEnable
            | Action::AccountsUnlock
            | Action::AccountsReset
            | Action::AccountsToken
            | Action::AccountsOutside
            | Action::OfficersReplace => Right::AccountsManage,
            Action::OfficersStop
            | Action::OfficersUnlock
            | Action::RolesGrant
            | Action::RolesRevoke
            | Action::RolesImport
            | Action::RolesDelegate
            | Action::RolesCarry
            | Action::RolesDefine => Right::RolesGrant,
            Action::RolesSubstitute => Right::RolesSubstitute,
            Action::RolesOrdered => Right::RolesCarryOut,
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
            Action::OrdersRecord | Action::OrdersCode => Right::OrdersRecord,
            Action::OrdersIssue
            | Action::OrdersApprove
            | Action::OrdersReject
            | Action::OrdersRatify
            | Action::OrdersRefuse
            | Action::OrdersCard
            | Action::CorrectionsApprove
            | Action::CorrectionsReject => Right::OrdersApprove,
            Action::CorrectionsSubmit | Action::CorrectionsCancel => Right::CorrectionsSubmit,
            Action::CorrectionsApply | Action::CorrectionsFollow => Right::CorrectionsApply,
            Action::Lock | Action::LockFinal | Action::LockDue => Right::Lock,
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
            | Action::YearsRollover
            | Action::YearsUndo
            | Action::CorrectionsApply
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
            | Action::RolesOrdered
            | Action::RolesDelegate
            | Action::RolesSubstitute
            | Action::RolesCarry
            | Action::RolesDefine
            | Action::AccountsOutside
            | Action::YearsOpen
            | Action::YearsTerms
            | Action::YearsActivate
            | Action::YearsClose
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
            | Action::OrdersCode
            | Action::OrdersCard
            | Action::CorrectionsSubmit
            | Action::CorrectionsApprove
            | Action::CorrectionsReject
            | Action::CorrectionsCancel
            | Action::CorrectionsFollow
            | Action::Lock
            | Action::LockFinal
            | Action::LockDue
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
            Action::RolesGrant
            | Action::RolesRevoke
            | Action::RolesImport
            | Action::RolesDelegate
            | Action::RolesSubstitute
            | Action::RolesCarry => &["role_grant", "grant_term"],
            Action::RolesOrdered => {
                &["role_grant", "grant_term", "orders", "order_object", "order_term", "order_grant"]
            }
            Action::RolesDefine => &["own_role", "own_role_right"],
            Action::AccountsOutside => &["outside_account"],
            Action::PolicySet => &["policy"],
            Action::YearsOpen | Action::YearsActivate => &["school_year", "term"],
            Action::YearsTerms => &["term"],
            Action::YearsRollover | Action::YearsUndo => &["class", "enrolment"],
            Action::YearsClose => {
                &["school_year", "page_lock", "page_window", "page_total", "orders", "order_object", "order_term"]
            }
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
            Action::OrdersIssue | Action::OrdersRequest | Action::OrdersRecord => {
                &["orders", "order_object", "order_term", "order_grant"]
            }
            Action::OrdersApprove | Action::OrdersReject | Action::OrdersRatify => &["orders", "order_term"],
            Action::OrdersCode => &["orders", "order_term", "order_code"],
            Action::OrdersCard => &["order_code"],
            Action::OrdersRefuse => &["orders", "page_window", "page_total"],
            Action::Unlock => &["orders", "order_term", "page_window"],
            Action::Lock | Action::LockFinal => &["orders", "page_lock", "page_window", "page_total"],
            Action::LockDue => &["page_lock", "page_window", "page_total"],
            Action::Relock => &["page_window", "page_total"],
            Action::AuditClock => &["page_window"],
            Action::CorrectionsSubmit => &["correction", "correction_field"],
            Action::CorrectionsApprove | Action::CorrectionsReject => {
                &["correction", "orders", "order_object", "order_term"]
            }
            Action::CorrectionsCancel | Action::CorrectionsFollow => &["correction"],
            Action::CorrectionsApply => &[
                "correction",
                "orders",
                "order_object",
                "order_term",
                "page_window",
                "page_total",
                "meal_marks",
                "children",
            ],
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
                "correction",
                "correction_field",
                "outside_account",
                "grant_term",
            ],
            Action::AuditHold => &["legal_hold"],
            Action::BackupRerun | Action::BackupRestore => &[
                "account",
                "account_key",
                "activation",
                "account_code",
                "orders",
                "order_code",
                "page_lock",
                "page_window",
                "school_year",
            ],
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
