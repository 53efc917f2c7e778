//! What step 7 finds: an entry that the door would not have let through.
use crate::domain::right::Right;

/// Defines [`Rule`] with code and clause in one place.
macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $clause:literal;)*) => {
        /// A rule that an entry breaks.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Rule { $($(#[$doc])* $name,)* }
        impl Rule {
            /// Every rule.
            pub const ALL: &'static [Rule] = &[$(Rule::$name,)*];
            /// Its stable code.
            pub fn code(self) -> &'static str { match self { $(Rule::$name => $code,)* } }
            /// The clause of the regulation that it comes from.
            pub fn clause(self) -> &'static str { match self { $(Rule::$name => $clause,)* } }
        }
    };
}

rules! {
    /// The time of the entry is no time.
    NoTime = "no_time", "Q2";
    /// The action is none that this program knows.
    UnknownAction = "unknown_action", "Q3.1";
    /// Only the first entry is the system's, and it makes the school.
    SystemActor = "system_actor", "Q2";
    /// There is no such account, or it was not in use.
    NotActive = "account_not_active", "Q4.3";
    /// The right was not held.
    NotAllowed = "not_allowed", "Q3.1";
    /// The right was held, but not for that class.
    OutOfReach = "out_of_reach", "Q3.1";
    /// The password was too old to write with.
    OldPassword = "old_password", "Q2";
    /// The action does not write this table.
    WrongTable = "wrong_table", "Q3.1";
    /// What was denied changed rows all the same.
    DeniedChanges = "denied_changes", "Q3.1";
    /// The page was locked, and no open window of the entry's order let the row through.
    Locked = "page_locked", "Q4.5";
    /// The page was locked for good.
    FinalLock = "page_locked_for_good", "Q4.5";
    /// A lock or a window without an order.
    NoOrder = "no_order", "Q4.5";
    /// The order is for another page, another act, another time.
    OrderMismatch = "not_as_ordered", "Q4.5";
    /// The order was not approved, was used already, or had lapsed.
    OrderState = "order_state", "Q4.5";
    /// Approver, asker and executor of an order are not separate.
    SecondPerson = "approved_by_own_hand", "Q4.5";
    /// An order approved in another's name without a good code of theirs for exactly this, or their signature.
    NoProof = "approved_in_another_name", "Q4.5";
    /// A code of a card that its holder did not make, or that was changed.
    CardAltered = "card_altered", "Q4.5";
    /// Recorded while too many recorded orders waited for the principal.
    Unratified = "too_many_unratified", "Q4.5";
    /// An order was written or changed otherwise than orders are.
    OrderAltered = "order_altered", "Q4.5";
    /// A lock was taken away or changed.
    LockAltered = "lock_altered", "Q4.5";
    /// A window was prolonged, changed or taken away.
    WindowAltered = "window_altered", "Q4.5";
    /// Frozen totals that were changed, taken away, or made at another time or for no locked page.
    TotalAltered = "total_altered", "Q4.5";
    /// More changes than the window takes.
    WindowFull = "window_full", "Q4.5";
    /// A correction slip was written or changed otherwise than slips are.
    SlipAltered = "correction_altered", "Q4.4";
    /// A correction was carried out that nobody had approved, or a second time.
    SlipState = "correction_state", "Q4.4";
    /// Submitter, approver and executor of a correction are not separate.
    SlipPerson = "correction_by_own_hand", "Q4.4";
    /// A correction wrote other rows or values than its slip says, or none.
    NotAsSlip = "not_as_corrected", "Q4.4";
    /// The window of a correction was left open.
    SlipWindow = "correction_window_open", "Q4.5";
    /// An erasure that changes a row instead of reducing it.
    ErasureAltered = "erasure_altered", "Q4.4";
    /// A role granted to oneself, or one's own grant changed.
    OwnGrant = "own_grant", "Q3.1";
    /// Two roles in one hand that must be in two.
    Clash = "two_keys_in_one_hand", "Q3.1, Q4.3";
    /// A role that an account that runs by itself cannot have.
    ServiceGrant = "service_grant", "Q3.1";
    /// A grant was changed in what never changes, or taken away.
    GrantAltered = "grant_altered", "Q3.1";
    /// The row names somebody else as the one who did it.
    OtherName = "in_another_name", "Q2";
    /// Somebody else's account, key or activation code, in an entry about one's own.
    OtherAccount = "another_account", "Q2";
    /// An account that this act may not touch: one's own, the principal's, one that stood before.
    ProtectedAccount = "protected_account", "Q4.3";
    /// A school year was opened, activated, closed, changed or taken away otherwise than years are; or its terms do not fit it.
    YearAltered = "year_altered", "Q4.6";
    /// A row of a year that was closed.
    YearClosed = "year_closed", "Q4.5";
    /// A year was closed without its books being locked for good.
    YearUnlocked = "year_closed_without_locks", "Q4.5";
    /// A child was put in a class that its year does not have, or outside its year.
    EnrolmentAltered = "enrolment_altered", "Q4.7";
    /// A roll-over changed what stood there, or something else wrote what only a roll-over writes.
    RolloverAltered = "rollover_altered", "Q4.7";
    /// An account in another system was noted otherwise than given and given back.
    OutsideAltered = "outside_account_altered", "Q4.3";
}

/// A rule broken by an entry, with the first row that shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breach {
    /// Which.
    pub rule: Rule,
    /// The table of the row.
    pub tbl: Option<String>,
    /// JSON array of its key.
    pub key: Option<String>,
    /// The right that was not held.
    pub right: Option<Right>,
    /// The page that was locked: book, period, class.
    pub page: Option<(String, String, Option<String>)>,
    /// The order that does not fit.
    pub order: Option<i64>,
    /// Rows of the entry that break the same rule.
    pub rows: u64,
}

impl Breach {
    /// A rule broken by the entry as such.
    pub fn of(rule: Rule) -> Breach {
        Breach { rule, tbl: None, key: None, right: None, page: None, order: None, rows: 0 }
    }
}
