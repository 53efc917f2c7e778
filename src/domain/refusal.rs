//! Everything the program refuses, as data. `i18n` turns a refusal into words, `cli/failure.rs` into an exit code.
use super::action::Action;
use super::book::Book;
use super::right::Right;
use super::year::OpenPoint;
use jiff::Timestamp;
use jiff::civil::Date;

/// A kind of thing, for "no such thing" and "it exists already".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// The school's database file.
    Database,
    /// An account, by username.
    Account,
    /// A role.
    Role,
    /// A grant of a role to an account.
    Grant,
    /// A right.
    Right,
    /// A school year.
    Year,
    /// A class.
    Class,
    /// A member of staff.
    Staff,
    /// A child.
    Child,
    /// A mark of a child on a day.
    Mark,
    /// A payment.
    Payment,
    /// A price.
    Fee,
    /// A setting of the school.
    Setting,
    /// A number of the policy.
    Policy,
    /// An order.
    Order,
    /// A correction slip.
    Correction,
    /// A lock.
    Lock,
    /// A window.
    Window,
    /// An entry of the log.
    Entry,
    /// A file.
    File,
    /// A pack of the export.
    Pack,
    /// A page of help.
    HelpPage,
    /// A checkpoint of the log.
    Checkpoint,
    /// A card of one-time codes.
    Card,
    /// An account in another system.
    OutsideAccount,
}

impl Thing {
    /// The stable word in JSON contexts.
    pub fn code(self) -> &'static str {
        match self {
            Thing::Database => "database",
            Thing::Account => "account",
            Thing::Role => "role",
            Thing::Grant => "grant",
            Thing::Right => "right",
            Thing::Year => "year",
            Thing::Class => "class",
            Thing::Staff => "staff",
            Thing::Child => "child",
            Thing::Mark => "mark",
            Thing::Payment => "payment",
            Thing::Fee => "fee",
            Thing::Setting => "setting",
            Thing::Policy => "policy",
            Thing::Order => "order",
            Thing::Correction => "correction",
            Thing::Lock => "lock",
            Thing::Window => "window",
            Thing::OutsideAccount => "outside_account",
            Thing::Entry => "entry",
            Thing::File => "file",
            Thing::Pack => "pack",
            Thing::HelpPage => "help_page",
            Thing::Checkpoint => "checkpoint",
            Thing::Card => "card",
        }
    }
}

/// What is wrong with one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Nothing stands where something is needed.
    Empty,
    /// Not a date, month or period at all.
    NotADate,
    /// A date that no calendar has.
    NoSuchDay,
    /// Looks like month before day, which is never read.
    MonthFirst,
    /// A year of two digits.
    ShortYear,
    /// Not an amount of đồng.
    NotAnAmount,
    /// Not a whole number, or outside its bounds.
    NotANumber {
        /// Smallest accepted.
        min: i64,
        /// Largest accepted.
        max: i64,
    },
    /// Not a time of day `08:30`.
    NotATime,
    /// Not one of the fixed words.
    UnknownWord {
        /// The words that are accepted.
        allowed: Vec<&'static str>,
    },
    /// A username has other letters than it may have.
    BadUsername,
    /// A code has letters that a code cannot have.
    BadCode,
    /// Letters were lost before the file came here (`?`, U+FFFD).
    LostLetters,
    /// Longer than the field takes.
    TooLong {
        /// Most characters.
        max: usize,
    },
    /// The same key stands twice in the sheet, with different values.
    Twice {
        /// The line where it stood first.
        line: u64,
    },
    /// The date lies outside the school years that exist.
    OutsideYears,
    /// The date lies in the future.
    Future,
    /// The day serves no meals.
    NotServing,
    /// The child is in no class on that day.
    NotEnrolled,
    /// The child is in another class on that day.
    OtherClass {
        /// The class it is in.
        class: String,
    },
    /// The slot does not belong to the child's stage.
    WrongSlot,
    /// The personal id disagrees with sex or birth date, or has not 12 digits.
    BadPid,
    /// The end lies before the beginning.
    EndBeforeStart,
    /// More cells than the header has.
    TooManyCells,
    /// Several things fit.
    Ambiguous {
        /// What fits.
        candidates: Vec<String>,
    },
    /// Not a key mark: five groups of five letters or digits.
    NotAKeyMark,
    /// A price by slot and a price of the day would begin on one day.
    MixedPrices,
    /// A term would begin before the one before it has ended.
    Overlaps,
    /// It lies outside its school year.
    OutsideItsYear {
        /// The year.
        year: String,
    },
    /// Not the school year that follows.
    NotNextYear {
        /// The year before.
        from: String,
    },
    /// A paper code with a letter too few, too many or wrong in form.
    BadPaperCode,
}

/// Wrong use of a command beyond what the parser can see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Usage {
    /// `--reason` is needed here.
    ReasonNeeded,
    /// Where no database stands there is no order that says why a backup is restored.
    RestoreReason {
        /// The backup.
        file: String,
    },
    /// The writes need two orders: `--order` must say which, and the rest be done apart.
    TwoOrders,
    /// An option is needed.
    Missing {
        /// The option with its value name.
        option: &'static str,
    },
    /// Nothing was given to do.
    NothingGiven,
    /// Two options exclude each other.
    Together {
        /// One of them.
        one: &'static str,
        /// The other.
        other: &'static str,
    },
    /// What the argument parser found, already in words of both languages.
    Parser {
        /// In Vietnamese.
        vi: String,
        /// In English.
        en: String,
        /// A nearest word, if there is one.
        near: Option<String>,
    },
}

/// What is missing of a witness.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Witness {
    /// Nobody was named.
    Missing,
    /// The key is too young, or came by a reset lately.
    YoungKey {
        /// Whose.
        username: String,
    },
}

/// Why a sheet cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetFault {
    /// There is nothing in it.
    Empty,
    /// Columns that must be there are not.
    MissingColumns(Vec<&'static str>),
    /// A column stands twice.
    DuplicateColumn(String),
    /// Neither UTF-8 nor anything that this version reads.
    Encoding {
        /// What it seems to be, if that is known.
        seems: Option<&'static str>,
        /// The line where it shows.
        line: u64,
    },
    /// The quotes or separators do not close.
    Broken {
        /// The line where it shows.
        line: u64,
    },
}

/// One bad row of a sheet.
#[derive(Clone, Debug)]
pub struct RowProblem {
    /// Line in the file; the header is line 1.
    pub line: u64,
    /// The column's English name, where one is to blame.
    pub column: Option<&'static str>,
    /// The row's key as far as it could be read.
    pub key: String,
    /// What is wrong.
    pub refusal: Refusal,
}

/// A refusal: which rule, which thing. Never a sentence.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", self.code())]
pub enum Refusal {
    /// Wrong use of a command.
    Usage(Usage),
    /// A question would have to be asked, and there is nobody to ask.
    NoTerminal {
        /// The flag that answers it.
        flag: &'static str,
    },
    /// Nobody is signed in.
    NotSignedIn,
    /// The session ended by idleness or age.
    SessionExpired {
        /// Whose session it was.
        username: String,
        /// Minutes of idleness that ended it; none if it ended by age.
        idle_minutes: Option<i64>,
    },
    /// Name or password is wrong; which of them is not said.
    WrongPassword,
    /// The activation or recovery code is wrong, used or too old.
    WrongCode,
    /// The code that was to approve an order is wrong, used, or of a card that has ended.
    WrongApprovalCode {
        /// The order.
        order: i64,
    },
    /// Blocked for a while after wrong passwords.
    AccountLocked {
        /// The account.
        username: String,
        /// Until when.
        until: Timestamp,
    },
    /// The account is out of use.
    AccountDisabled {
        /// The account.
        username: String,
    },
    /// The password is too old: reading goes on, writing does not.
    MustChangePassword {
        /// The most days that one may write with it, days of grace included.
        days: i64,
    },
    /// The token of a service account has ended.
    TokenExpired {
        /// When it ended.
        on: Date,
    },
    /// The token or session file may be read by others.
    OpenFile {
        /// The file.
        path: String,
    },
    /// The right is missing, or does not reach that far.
    NotAllowed {
        /// Who tried.
        username: String,
        /// The right that is needed.
        right: Right,
        /// The class that lies outside the grant.
        class: Option<String>,
    },
    /// No such thing.
    NotFound {
        /// What kind.
        thing: Thing,
        /// What was given.
        given: String,
        /// What is near.
        near: Vec<String>,
    },
    /// It exists already.
    Exists {
        /// What kind.
        thing: Thing,
        /// Which.
        key: String,
    },
    /// The page is locked.
    BookLocked(Box<Locked>),
    /// An act that needs the principal's order.
    OrderNeeded {
        /// What is to be done: lock, final lock, unlock.
        action: Action,
        /// The book.
        book: Book,
        /// The period as typed.
        period: String,
        /// The class.
        class: Option<String>,
        /// An approved order for it, if there is one.
        approved: Option<i64>,
    },
    /// An act upon a thing that needs the principal's order.
    ObjectOrderNeeded {
        /// The kind of order.
        kind: &'static str,
        /// The thing.
        object: String,
    },
    /// Something still needs the person's name: it cannot be erased yet.
    StillNamed {
        /// The person.
        object: String,
        /// What needs it.
        by: Named,
    },
    /// It is erased, but the old bytes are still to be wiped from the file.
    NotWiped {
        /// The thing.
        object: String,
        /// The order.
        order: i64,
        /// Why not.
        error: String,
    },
    /// The order does not fit what is done.
    OrderMismatch {
        /// The order.
        order: i64,
        /// What it orders.
        ordered: String,
    },
    /// Approver, asker and executor are not separate.
    SecondPersonNeeded {
        /// The order.
        order: Option<i64>,
        /// Who is both.
        username: String,
    },
    /// A witness must sign too.
    WitnessNeeded(Witness),
    /// Two rights that one account may not hold together.
    SeparationOfDuty {
        /// The account.
        username: String,
        /// The role it holds.
        holds: String,
        /// The role that is refused.
        wants: String,
    },
    /// Nobody acts upon their own account in this way.
    OwnAccount {
        /// The act.
        action: Action,
    },
    /// The act does not reach the principal's account.
    PrincipalAccount {
        /// The account.
        username: String,
    },
    /// The thing is in a state that does not allow this.
    WrongState {
        /// What kind.
        thing: Thing,
        /// Which.
        key: String,
        /// Its state.
        state: String,
    },
    /// The page is not locked: there is nothing to open.
    NotLocked {
        /// The book.
        book: Book,
        /// The period as typed.
        period: String,
        /// The class.
        class: Option<String>,
    },
    /// The page lacks something, and the school locks complete pages only.
    Incomplete {
        /// The book.
        book: Book,
        /// The period.
        period: String,
        /// The class.
        class: Option<String>,
        /// So many findings.
        gaps: usize,
        /// The command that shows the first.
        command: String,
    },
    /// More changes than the window takes.
    WindowFull {
        /// Its order.
        order: i64,
        /// So many it takes.
        most: i64,
        /// So many were written before.
        used: u64,
        /// So many would be written now.
        wanted: u64,
        /// The book.
        book: Book,
        /// The period.
        period: String,
        /// The class.
        class: Option<String>,
    },
    /// The year before is at work and not closed, and it is too early for the next.
    YearAhead {
        /// The year that was to be activated.
        year: String,
        /// The year that is at work.
        active: String,
        /// The first day on which it may be done all the same.
        from: Date,
    },
    /// Something in the year is open, and the school's rules let only a complete one be closed.
    YearIncomplete {
        /// The year.
        year: String,
        /// What is open.
        open: Vec<OpenPoint>,
    },
    /// Classes of which it is not known where their children go on to.
    NoClassFound {
        /// The old year.
        from: String,
        /// The new year.
        to: String,
        /// Class and number of children.
        classes: Vec<(String, usize)>,
    },
    /// A correction slip that cannot be made, or carried on so.
    Slip(SlipBar),
    /// At most so many unratified orders at once.
    TooManyUnratified {
        /// How many there are.
        count: i64,
    },
    /// The computer's clock is behind the log or too far ahead.
    Clock {
        /// The last entry's time.
        last: Timestamp,
        /// The clock's time.
        now: Timestamp,
    },
    /// The password does not satisfy the rule.
    WeakPassword {
        /// The shortest allowed.
        min: usize,
        /// It is long enough but easy to guess.
        guessable: bool,
    },
    /// The password was used before.
    PasswordReused {
        /// So many of the last ones are refused.
        history: i64,
    },
    /// A value cannot be read or does not fit.
    Invalid {
        /// The field or option.
        field: &'static str,
        /// What was given.
        value: String,
        /// What is wrong.
        problem: Problem,
    },
    /// The row exists with another value.
    Conflict {
        /// The row.
        key: String,
        /// The column that differs.
        column: &'static str,
        /// What stands there.
        there: String,
        /// What was given.
        given: String,
    },
    /// The sheet cannot be read.
    BadSheet {
        /// The file as named.
        file: String,
        /// Why.
        fault: SheetFault,
    },
    /// Rows of the sheet are bad; nothing was written.
    BadRows {
        /// The file as named.
        file: String,
        /// Every bad row.
        problems: Vec<RowProblem>,
        /// Rows in the sheet.
        rows: u64,
    },
    /// Another process holds the database.
    Busy {
        /// Seconds waited.
        seconds: u64,
    },
    /// The database was made by a newer program.
    NewerDatabase {
        /// Its schema version.
        version: i64,
        /// The newest that this program knows.
        known: i64,
    },
    /// The database is older than the program, and not for this person to bring up.
    OldDatabase {
        /// Its schema version.
        version: i64,
    },
    /// Log and tables do not agree.
    Tampered {
        /// How many findings.
        findings: usize,
    },
    /// The file is not a mamnon database, or cannot be read as one.
    Damaged {
        /// The file.
        path: String,
    },
    /// A witness, checkpoint or manifest that is none, is cut short or was altered.
    DamagedRecord {
        /// The file.
        path: String,
    },
    /// A witness, checkpoint or manifest of another school's log; or this database is another one now.
    OtherSchool {
        /// The file.
        path: String,
        /// The log that it is of.
        origin: String,
        /// The log that is here.
        own: String,
    },
    /// A witness that a newer program has written.
    NewerRecord {
        /// The file.
        path: String,
        /// Its format.
        version: u64,
        /// The newest that this program knows.
        known: u64,
    },
    /// A checked file differs from its manifest.
    FileDiffers {
        /// The file.
        path: String,
        /// What differs.
        what: &'static str,
    },
    /// A check found something to act on. No error as such: exit 10.
    Findings {
        /// How many.
        count: usize,
    },
    /// The operating system said no.
    Io {
        /// The file.
        path: String,
        /// What it said.
        error: String,
    },
}

/// Why a correction slip cannot be made, or carried on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SlipBar {
    /// The values are right already.
    NoChange {
        /// What it is about.
        object: String,
    },
    /// Submitter, approver and executor are not separate.
    SecondPerson {
        /// The slip.
        no: i64,
        /// Who would be two of them.
        username: String,
    },
    /// Only who submitted it takes it back.
    NotOwn {
        /// The slip.
        no: i64,
        /// Who submitted it.
        asked_by: String,
    },
    /// The principal has not approved it.
    NotApproved {
        /// The slip.
        no: i64,
    },
    /// The page was locked since, or the order has lapsed.
    NoOrder {
        /// The slip.
        no: i64,
        /// Who can give one at the machine.
        principal: String,
    },
    /// What stands in the book is not what the slip found there.
    Changed {
        /// The slip.
        no: i64,
        /// Where they differ.
        field: String,
    },
    /// The sheet does not show the right value yet.
    NotThere {
        /// The slip.
        no: i64,
        /// The sheet.
        file: String,
        /// Where they differ; none where it has no row for this object.
        field: Option<String>,
    },
}

/// What still needs a person's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// A legal hold, up to that day.
    Hold {
        /// Its last day.
        until: Date,
    },
    /// Money that is owed or held.
    Balance {
        /// The account; negative is owed.
        amount: i64,
    },
    /// A page that is locked but not for good: a correction of it would have to name the person.
    Lock {
        /// The book.
        book: Book,
        /// The period.
        period: String,
        /// The class.
        class: Option<String>,
    },
    /// An order that waits.
    Order {
        /// Its number.
        order: i64,
    },
    /// A correction slip that is not over.
    Correction {
        /// Its number.
        no: i64,
    },
}

/// The particulars of a locked page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locked {
    /// The book.
    pub book: Book,
    /// The period of the lock.
    pub period: String,
    /// The class of the lock; none is the whole school.
    pub class: Option<String>,
    /// The first day of the row that was refused.
    pub row_day: String,
    /// The class of the row that was refused.
    pub row_class: Option<String>,
    /// The child of the row that was refused, by code.
    pub child: Option<String>,
    /// Locked for good.
    pub final_lock: bool,
    /// Who locked it.
    pub locked_by: String,
    /// When.
    pub locked_at: Option<Timestamp>,
    /// A window that has ended: order and end.
    pub ended: Option<(i64, Timestamp)>,
    /// A window that is open, but not for this row or not for this hand.
    pub other: Option<Other>,
}

/// An open window that is for somebody else, or for one child's rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// Its order.
    pub order: i64,
    /// Who may write in it.
    pub who: Option<String>,
    /// Only one child's rows.
    pub one_child: bool,
}

impl Refusal {
    /// The stable error code.
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::Usage(_) => "usage",
            Refusal::NoTerminal { .. } => "no_terminal",
            Refusal::NotSignedIn => "not_signed_in",
            Refusal::SessionExpired { .. } => "session_expired",
            Refusal::WrongPassword => "wrong_password",
            Refusal::WrongCode | Refusal::WrongApprovalCode { .. } => "wrong_code",
            Refusal::AccountLocked { .. } => "account_locked",
            Refusal::AccountDisabled { .. } => "account_disabled",
            Refusal::MustChangePassword { .. } => "must_change_password",
            Refusal::TokenExpired { .. } => "token_expired",
            Refusal::OpenFile { .. } => "open_file",
            Refusal::NotAllowed { .. } => "not_allowed",
            Refusal::NotFound { .. } => "not_found",
            Refusal::Exists { .. } => "exists",
            Refusal::BookLocked(_) | Refusal::StillNamed { by: Named::Lock { .. }, .. } => "book_locked",
            Refusal::OrderNeeded { .. } | Refusal::ObjectOrderNeeded { .. } => "order_needed",
            Refusal::StillNamed { by: Named::Hold { .. }, .. } => "legal_hold",
            Refusal::StillNamed { by: Named::Balance { .. }, .. } => "unsettled_balance",
            Refusal::StillNamed { by: Named::Order { .. }, .. } => "order_open",
            Refusal::StillNamed { by: Named::Correction { .. }, .. } => "correction_open",
            Refusal::Slip(bar) => match bar {
                SlipBar::NoChange { .. } => "no_change",
                SlipBar::SecondPerson { .. } => "second_person_needed",
                SlipBar::NotOwn { .. } => "not_own",
                SlipBar::NotApproved { .. } => "wrong_state",
                SlipBar::NoOrder { .. } => "order_needed",
                SlipBar::Changed { .. } => "conflict",
                SlipBar::NotThere { .. } => "not_corrected",
            },
            Refusal::NotWiped { .. } => "not_wiped",
            Refusal::OrderMismatch { .. } => "order_mismatch",
            Refusal::SecondPersonNeeded { .. } | Refusal::WitnessNeeded(_) => "second_person_needed",
            Refusal::SeparationOfDuty { .. } => "separation_of_duty",
            Refusal::OwnAccount { .. } => "own_account",
            Refusal::PrincipalAccount { .. } => "principal_account",
            Refusal::WrongState { .. } | Refusal::NotLocked { .. } => "wrong_state",
            Refusal::WindowFull { .. } => "window_full",
            Refusal::Incomplete { .. } | Refusal::YearIncomplete { .. } => "incomplete",
            Refusal::YearAhead { .. } => "too_early",
            Refusal::NoClassFound { .. } => "no_class_found",
            Refusal::TooManyUnratified { .. } => "too_many_unratified",
            Refusal::Clock { .. } => "clock",
            Refusal::WeakPassword { .. } => "weak_password",
            Refusal::PasswordReused { .. } => "password_reused",
            Refusal::Invalid { .. } | Refusal::BadSheet { .. } => "invalid_input",
            Refusal::BadRows { problems, .. } => {
                if all_locked(problems) {
                    "book_locked"
                } else {
                    "invalid_input"
                }
            }
            Refusal::Conflict { .. } => "conflict",
            Refusal::Busy { .. } => "busy",
            Refusal::NewerDatabase { .. } => "newer_database",
            Refusal::OldDatabase { .. } => "old_database",
            Refusal::Tampered { .. } => "tampered",
            Refusal::Damaged { .. } => "damaged",
            Refusal::DamagedRecord { .. } => "damaged_record",
            Refusal::OtherSchool { .. } => "other_school",
            Refusal::NewerRecord { .. } => "newer_record",
            Refusal::FileDiffers { .. } => "file_differs",
            Refusal::Findings { .. } => "findings",
            Refusal::Io { .. } => "io",
        }
    }

    /// The exit code, as in `mamnon help exit-codes`.
    pub fn exit(&self) -> u8 {
        match self {
            Refusal::Io { .. } | Refusal::NotWiped { .. } => 1,
            Refusal::Usage(_) | Refusal::NoTerminal { .. } => 2,
            Refusal::NotSignedIn
            | Refusal::SessionExpired { .. }
            | Refusal::WrongPassword
            | Refusal::WrongCode
            | Refusal::WrongApprovalCode { .. }
            | Refusal::AccountLocked { .. }
            | Refusal::AccountDisabled { .. }
            | Refusal::MustChangePassword { .. }
            | Refusal::TokenExpired { .. }
            | Refusal::OpenFile { .. }
            | Refusal::NotAllowed { .. } => 3,
            Refusal::NotFound { .. } => 4,
            Refusal::Exists { .. }
            | Refusal::BookLocked(_)
            | Refusal::OrderNeeded { .. }
            | Refusal::ObjectOrderNeeded { .. }
            | Refusal::StillNamed { .. }
            | Refusal::OrderMismatch { .. }
            | Refusal::SecondPersonNeeded { .. }
            | Refusal::WitnessNeeded(_)
            | Refusal::SeparationOfDuty { .. }
            | Refusal::OwnAccount { .. }
            | Refusal::PrincipalAccount { .. }
            | Refusal::WrongState { .. }
            | Refusal::NotLocked { .. }
            | Refusal::WindowFull { .. }
            | Refusal::Incomplete { .. }
            | Refusal::YearAhead { .. }
            | Refusal::YearIncomplete { .. }
            | Refusal::Slip(_)
            | Refusal::TooManyUnratified { .. }
            | Refusal::Clock { .. }
            | Refusal::NewerDatabase { .. }
            | Refusal::NewerRecord { .. }
            | Refusal::OldDatabase { .. } => 5,
            Refusal::WeakPassword { .. }
            | Refusal::PasswordReused { .. }
            | Refusal::Invalid { .. }
            | Refusal::BadSheet { .. }
            | Refusal::NoClassFound { .. }
            | Refusal::Conflict { .. } => 6,
            Refusal::BadRows { problems, .. } => {
                if all_locked(problems) {
                    5
                } else {
                    6
                }
            }
            Refusal::Busy { .. } => 8,
            Refusal::Tampered { .. }
            | Refusal::Damaged { .. }
            | Refusal::DamagedRecord { .. }
            | Refusal::OtherSchool { .. }
            | Refusal::FileDiffers { .. } => 9,
            Refusal::Findings { .. } => 10,
        }
    }
}

/// Rows that are bad only because their page is locked make the whole a refusal (5), not bad data (6).
fn all_locked(problems: &[RowProblem]) -> bool {
    !problems.is_empty() && problems.iter().all(|p| matches!(p.refusal, Refusal::BookLocked(_)))
}

/// The codes of the exit table: code, stable name of its meaning.
pub const EXIT_CODES: &[(u8, &str)] = &[
    (0, "done"),
    (1, "unexpected"),
    (2, "usage"),
    (3, "not_allowed"),
    (4, "not_found"),
    (5, "refused"),
    (6, "bad_input"),
    (7, "partly_done"),
    (8, "busy"),
    (9, "integrity"),
    (10, "findings"),
    (130, "interrupted"),
];
