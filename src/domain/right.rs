//! Rights: what a role may do. The list follows the permission matrix of the regulation.

/// Defines [`Right`] and its codes in one place, so that neither can be forgotten.
macro_rules! rights {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// One thing that a role may do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Right { $($(#[$doc])* $name,)* }
        impl Right {
            /// All rights, in the order of the matrix.
            pub const ALL: &'static [Right] = &[$(Right::$name,)*];
            /// The stable code, as typed in `roles who-can RIGHT`.
            pub fn code(self) -> &'static str { match self { $(Right::$name => $code,)* } }
        }
    };
}

rights! {
    /// One's own sign-in and password (Q2).
    OwnAccount = "own.account",
    /// Create, disable, unlock and reset accounts (Q4.3).
    AccountsManage = "accounts.manage",
    /// See the list of accounts (Q4.3, Q4.1).
    AccountsRead = "accounts.read",
    /// Grant and revoke roles (Q3.1).
    RolesGrant = "roles.grant",
    /// Name a stand-in teacher for a few days (Q5.1).
    RolesSubstitute = "roles.substitute",
    /// Give exactly the roles of an approved list (Q3.1 with a second person).
    RolesCarryOut = "roles.carry_out",
    /// Set the numbers that rules use (Q3.1).
    PolicySet = "policy.set",
    /// The paper heads: names, addresses, signatories.
    SchoolSet = "school.set",
    /// Open and close school years and their classes (Q4.6).
    YearsManage = "years.manage",
    /// Read staff records.
    StaffRead = "staff.read",
    /// Keep staff records (Q4.6).
    StaffWrite = "staff.write",
    /// Read the roster of children.
    ChildrenRead = "children.read",
    /// Keep the roster of children (Q4.6, Q4.7).
    ChildrenWrite = "children.write",
    /// See personal ids, telephones and other sensitive fields unmasked.
    SensitiveRead = "sensitive.read",
    /// Read marks, counts and the calendar.
    MealsRead = "meals.read",
    /// Write marks and counts (chấm ăn).
    MealsMarks = "meals.marks",
    /// Keep the serving calendar and the slots (Q5.4).
    MealsCalendar = "meals.calendar",
    /// Read fees, payments and the settlement.
    MealsMoneyRead = "meals.money.read",
    /// Write fees, payments, balances and adjustments.
    MealsMoney = "meals.money",
    /// Ask for a lock or an unlock.
    OrdersRequest = "orders.request",
    /// Give, approve and reject orders (Q4.5: "as the principal requires").
    OrdersApprove = "orders.approve",
    /// Record an order received on paper or by telephone, and type in the code that the principal reads out.
    OrdersRecord = "orders.record",
    /// Draft and submit correction slips (Q4.4).
    CorrectionsSubmit = "corrections.submit",
    /// Carry out approved corrections and follow them up outside (Q4.4).
    CorrectionsApply = "corrections.apply",
    /// Lock a book on order (Q4.5).
    Lock = "lock",
    /// Open a window on order and close it (Q4.5).
    Unlock = "unlock",
    /// Extract data (Q4.8).
    Export = "export",
    /// Read the log.
    LogRead = "log.read",
    /// Sign that the clock was wrong.
    LogClock = "log.clock",
    /// Sign a checkpoint of the log.
    LogCheckpoint = "log.checkpoint",
    /// Erase a person's data on order.
    LogErase = "log.erase",
    /// Keep a person's data from being erased before a day.
    LogHold = "log.hold",
    /// Make backups (Q4.5).
    Backup = "backup",
    /// Put a backup in place of the data, together with the other officer.
    Restore = "restore",
}

impl Right {
    /// The right of a code.
    pub fn parse(code: &str) -> Option<Right> {
        Right::ALL.iter().copied().find(|r| r.code() == code)
    }
}

/// How far a right reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Only what is one's own.
    Own,
    /// Names and classes only, nothing personal beside them.
    Names,
    /// The class of the grant.
    Class,
    /// The classes of the grant's team.
    Team,
    /// All, with personal fields masked.
    Masked,
    /// All.
    All,
}

impl Scope {
    /// Every scope from narrow to wide.
    pub const ALL: [Scope; 6] = [Scope::Own, Scope::Names, Scope::Class, Scope::Team, Scope::Masked, Scope::All];

    /// The word in the catalogue.
    pub fn code(self) -> &'static str {
        match self {
            Scope::Own => "own",
            Scope::Names => "names",
            Scope::Class => "class",
            Scope::Team => "team",
            Scope::Masked => "masked",
            Scope::All => "all",
        }
    }

    /// The scope of a catalogue word.
    pub fn parse(word: &str) -> Option<Scope> {
        Scope::ALL.into_iter().find(|s| s.code() == word)
    }
}
