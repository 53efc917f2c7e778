//! What a check of accounts or of the machine finds: something to act upon (Q4.1, Q4.3). Each has a stable code and a severity;
//! its sentence and the command that mends it stand in `i18n/findings.rs`.
use super::book::Book;
use super::date::Date;
use jiff::Timestamp;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Data, log or the two keys are at risk.
    Serious,
    /// To be mended.
    Warning,
    /// To be known.
    Notice,
}

impl Severity {
    /// Its word.
    pub fn code(self) -> &'static str {
        match self {
            Severity::Serious => "serious",
            Severity::Warning => "warning",
            Severity::Notice => "notice",
        }
    }
}

/// Which office an account holds, where that decides what can be done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Office {
    /// The principal.
    Principal,
    /// The vice-principal.
    Vice,
    /// Neither.
    None,
}

/// Defines [`Finding`] with codes and severities in one place.
macro_rules! findings {
    ($($(#[$doc:meta])* $name:ident $({ $($(#[$fdoc:meta])* $field:ident: $type:ty),* $(,)? })? = $code:literal, $severity:ident;)*) => {
        /// Something to act upon.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Finding { $($(#[$doc])* $name $({ $($(#[$fdoc])* $field: $type),* })?,)* }
        impl Finding {
            /// Its stable code.
            pub fn code(&self) -> &'static str { match self { $(Finding::$name { .. } => $code,)* } }
            /// How much it matters.
            pub fn severity(&self) -> Severity { match self { $(Finding::$name { .. } => Severity::$severity,)* } }
        }
    };
}

findings! {
    /// Nobody signed in for so many days inside terms.
    Dormant {
        /// Whose account.
        username: String,
        /// Days inside terms.
        days: i64,
        /// Officers are never put out of use for it.
        office: Office,
    } = "dormant", Warning;
    /// The code was given and never used; a service account has no token yet.
    NeverActivated {
        /// Whose account.
        username: String,
        /// Days since the code was given.
        days: i64,
        /// It is a service account.
        service: bool,
        /// Nobody resets the principal.
        office: Office,
    } = "never_activated", Warning;
    /// The password ends in so many days.
    PasswordDue {
        /// Whose.
        username: String,
        /// Days left.
        left: i64,
    } = "password_due", Notice;
    /// The password is past its time.
    PasswordOld {
        /// Whose.
        username: String,
        /// Its age in days.
        days: i64,
    } = "password_old", Warning;
    /// Somebody left and their account is still in use.
    LeaverActive {
        /// Whose account.
        username: String,
        /// The last day at work.
        on: Date,
        /// Nobody disables an officer so.
        office: Office,
    } = "leaver_active", Serious;
    /// Somebody left and still holds an account elsewhere.
    LeaverOutside {
        /// The system.
        system: String,
        /// The name there.
        login: String,
        /// Code of who holds it.
        holder: String,
    } = "leaver_outside", Warning;
    /// One account holds very many roles.
    ManyRoles {
        /// Whose.
        username: String,
        /// The roles.
        roles: Vec<String>,
    } = "many_roles", Notice;
    /// Two duties that must be separate lie in one hand.
    Conflict {
        /// Whose.
        username: String,
        /// One role.
        one: String,
        /// The other.
        other: String,
    } = "conflict_of_duty", Serious;
    /// A grant by class outlives its year.
    GrantPast {
        /// Whose.
        username: String,
        /// The role.
        role: String,
        /// The class.
        class: String,
        /// The last day of its year.
        on: Date,
    } = "grant_past", Warning;
    /// Somebody who leaves teaches a class.
    GrantHeld {
        /// Whose.
        username: String,
        /// The role.
        role: String,
        /// The class.
        class: String,
    } = "grant_held", Notice;
    /// An account in use holds no role, or none any more.
    NoRole {
        /// Whose.
        username: String,
    } = "no_role", Notice;
    /// Nobody is principal.
    NoPrincipal = "no_principal", Serious;
    /// More than one account is principal.
    TwoPrincipals {
        /// Which.
        usernames: Vec<String>,
    } = "two_principals", Serious;
    /// An officer's key came by recovery code lately.
    Recovered {
        /// Whose.
        username: String,
        /// When.
        at: Timestamp,
    } = "recovered", Notice;
    /// Others than the owner may get at the file or folder.
    OpenToOthers {
        /// The file or folder.
        path: String,
        /// Its permissions.
        mode: u32,
        /// It is a folder.
        folder: bool,
    } = "open_to_others", Serious;
    /// The disk is nearly full.
    LittleSpace {
        /// Free, in MB.
        free_mb: u64,
        /// So many are wanted.
        wanted_mb: u64,
    } = "little_space", Serious;
    /// The clock does not agree with the log.
    ClockOut {
        /// The last entry's time.
        last: Timestamp,
    } = "clock_out", Serious;
    /// The database is older than the program.
    OldSchema {
        /// Its version.
        version: i64,
    } = "old_database", Warning;
    /// The end of the log does not agree with what is remembered or signed.
    LogDamaged = "log_damaged", Serious;
    /// There is no backup, or none of late.
    BackupOld {
        /// The last one; none that is known.
        last: Option<Timestamp>,
    } = "backup_old", Warning;
    /// There is no checkpoint of the log, or none of late.
    CheckpointOld {
        /// The last one; none that is known.
        last: Option<Timestamp>,
    } = "checkpoint_old", Warning;
    /// The last run of a job failed.
    JobFailed {
        /// The command without `mamnon`.
        job: String,
        /// When it began.
        at: Timestamp,
        /// Its exit code; none if it never came to an end.
        exit: Option<i64>,
    } = "job_failed", Warning;
    /// A recorded order waits for the principal.
    OrderUnratified {
        /// The order.
        order: i64,
        /// Longer than the policy allows.
        overdue: bool,
    } = "order_unratified", Warning;
    /// An order was denied afterwards: what was done under it is to be looked at.
    OrderRefused {
        /// The order.
        order: i64,
    } = "order_refused", Warning;
    /// A separation of duties is let go for somebody.
    WaiverInForce {
        /// The order.
        order: i64,
        /// For whom.
        username: Option<String>,
        /// Up to which day.
        to: Date,
    } = "waiver_in_force", Notice;
    /// A locked page stands open.
    WindowOpen {
        /// Under which order.
        order: i64,
        /// The book.
        book: Book,
        /// The period.
        period: String,
        /// The class.
        class: Option<String>,
        /// Until when.
        until: Timestamp,
    } = "window_open", Notice;
    /// A service account's token has ended.
    TokenExpired {
        /// Whose.
        username: String,
        /// Its last day.
        on: Date,
    } = "token_expired", Warning;
    /// Somebody is erased and the file still holds the old bytes.
    Unwiped {
        /// The order.
        order: i64,
        /// Whom it is about, by code.
        object: String,
    } = "unwiped", Serious;
}
