//! The command line: parse, present, prompt, exit codes. One file a command: `accounts/create.rs` is `mamnon accounts create`.
pub mod session;
pub mod ui;
pub mod prompt;
pub mod failure;
pub mod localise;
pub mod complain;
pub mod context;
pub mod importing;
pub mod findings;
pub mod accounts;
pub mod officers;
pub mod roles;
pub mod policy;
pub mod school;
pub mod years;
pub mod classes;
pub mod staff;
pub mod children;
pub mod meals;
pub mod orders;
pub mod corrections;
pub mod lock;
pub mod unlock;
pub mod export;
pub mod audit;
pub mod paper;
pub mod backup;
pub mod init;
pub mod identity;
pub mod menu;
pub mod status;
pub mod doctor;
pub mod runs;
pub mod cron;
pub mod review;
pub mod help;
pub mod completions;
pub mod man;
pub mod tour;

use clap::{ArgAction, Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand};
use context::Cx;
use session::Env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;
use ui::{Answer, Format, Ui};

/// The books of a preschool: meals, locks, orders, and a log that can be checked.
#[derive(Debug, Parser)]
#[command(
    name = "mamnon",
    version,
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true
)]
pub struct Cli {
    /// Options of every command.
    #[command(flatten)]
    pub global: Global,
    /// The command; none shows where things stand.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Options of every command.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Global options")]
pub struct Global {
    /// The school's database
    #[arg(long, global = true, value_name = "PATH", env = "MAMNON_DB", value_parser = path_or_empty())]
    pub db: Option<PathBuf>,
    /// How data on standard output looks
    #[arg(long, global = true, value_enum, value_name = "FORMAT", env = "MAMNON_FORMAT", default_value = "table")]
    pub format: Format,
    /// Language: vi or en
    #[arg(long, global = true, value_name = "LANG")]
    pub lang: Option<String>,
    /// Why; kept in the log
    #[arg(long, global = true, value_name = "TEXT")]
    pub reason: Option<String>,
    /// The principal's order under which this is done
    #[arg(long, global = true, value_name = "N")]
    pub order: Option<i64>,
    /// The second person, who types their password at this machine
    #[arg(long, global = true, value_name = "USER")]
    pub cosign: Option<String>,
    /// Show what would change, change nothing
    #[arg(short = 'n', long, global = true)]
    pub dry_run: bool,
    /// Answer yes to confirmations
    #[arg(short = 'y', long, global = true)]
    pub yes: bool,
    /// Never ask
    #[arg(long, global = true)]
    pub no_input: bool,
    /// Read the password from a line of standard input
    #[arg(long, global = true)]
    pub password_stdin: bool,
    /// Read the second person's password from a line of standard input
    #[arg(long, global = true)]
    pub cosign_password_stdin: bool,
    /// No hints, no progress
    #[arg(short = 'q', long, global = true)]
    pub quiet: bool,
    /// A byte order mark before CSV, for Excel
    #[arg(long, global = true)]
    pub bom: bool,
    /// Colours: auto, always, never
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", value_parser = ["auto", "always", "never"])]
    pub color: String,
    /// Seconds to wait while somebody else writes
    #[arg(long, global = true, value_name = "S", default_value_t = 10)]
    pub lock_wait: u64,
    /// Help
    #[arg(short = 'h', long, global = true, action = ArgAction::HelpLong)]
    pub help: Option<bool>,
    /// Version
    #[arg(short = 'V', long, action = ArgAction::Version)]
    pub version: Option<bool>,
}

/// A variable that is set to nothing is not set.
fn path_or_empty() -> impl clap::builder::TypedValueParser<Value = PathBuf> {
    clap::builder::TypedValueParser::map(clap::builder::OsStringValueParser::new(), PathBuf::from)
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make the school's database (once)
    Init(init::Args),
    /// Activate an account: set the first password
    Activate(identity::Activate),
    /// New password by recovery code (the officers)
    Recover(identity::Recover),
    /// Sign in
    Login(identity::Login),
    /// Sign out
    Logout(identity::Logout),
    /// Who is signed in and what they may do
    Whoami(identity::Whoami),
    /// Change one's own password
    Passwd(identity::Passwd),
    /// Where things stand and what waits
    Status(status::Args),
    /// The principal: everything since the last sign-in, decided one after the other
    Review(review::Args),
    /// Accounts: create, reset, disable, review
    #[command(subcommand)]
    Accounts(accounts::Accounts),
    /// The officers: replace the principal by decision, stop that
    #[command(subcommand)]
    Officers(officers::Officers),
    /// Roles: who may do what, in which class, until when
    #[command(subcommand)]
    Roles(roles::Roles),
    /// The school's rules in numbers: cutoff, password age, window hours
    #[command(subcommand)]
    Policy(policy::Policy),
    /// What paper heads need: name, authority above, place, signatories
    #[command(subcommand)]
    School(school::School),
    /// School years
    #[command(subcommand)]
    Years(years::Years),
    /// Classes
    #[command(subcommand)]
    Classes(classes::Classes),
    /// Staff
    #[command(subcommand)]
    Staff(staff::Staff),
    /// Children
    #[command(subcommand)]
    Children(children::Children),
    /// Meals: marks, fees, payments, settlement
    #[command(subcommand)]
    Meals(meals::Meals),
    /// Orders to lock and unlock: ask, approve, follow
    #[command(subcommand)]
    Orders(orders::Orders),
    /// Correction slips: submit, approve, carry out, follow up outside
    #[command(subcommand)]
    Corrections(corrections::Corrections),
    /// Lock a book on the principal's order
    Lock(lock::Args),
    /// Open a locked book for a while, as approved
    Unlock(unlock::Args),
    /// Extract data to hand in or print
    Export(export::Args),
    /// The log: read it, verify it
    #[command(subcommand)]
    Audit(audit::Audit),
    /// Back up the data
    #[command(subcommand)]
    Backup(backup::Backup),
    /// Check machine, file, log and what must not be forgotten
    Doctor(doctor::Args),
    /// Runs of unattended jobs
    #[command(subcommand)]
    Runs(runs::Runs),
    /// The timetable of what runs by itself
    #[command(subcommand)]
    Cron(cron::Cron),
    /// Print shell completions
    Completions(completions::Args),
    /// Write the manual pages
    Man(man::Args),
    /// Play a school's month from beginning to end in a temporary school
    Tour(tour::Args),
    /// Help on a command or a topic
    Help(help::Args),
}

impl Command {
    fn run(self, cx: &mut Cx) -> crate::app::Result<Answer> {
        match self {
            Command::Init(a) => init::run(a, cx),
            Command::Activate(a) => a.run(cx),
            Command::Recover(a) => a.run(cx),
            Command::Login(a) => a.run(cx),
            Command::Logout(a) => a.run(cx),
            Command::Whoami(a) => a.run(cx),
            Command::Passwd(a) => a.run(cx),
            Command::Status(a) => status::run(a, cx),
            Command::Review(a) => review::run(a, cx),
            Command::Accounts(a) => a.run(cx),
            Command::Officers(a) => a.run(cx),
            Command::Roles(a) => a.run(cx),
            Command::Policy(a) => a.run(cx),
            Command::School(a) => a.run(cx),
            Command::Years(a) => a.run(cx),
            Command::Classes(a) => a.run(cx),
            Command::Staff(a) => a.run(cx),
            Command::Children(a) => a.run(cx),
            Command::Meals(a) => a.run(cx),
            Command::Orders(a) => a.run(cx),
            Command::Corrections(a) => a.run(cx),
            Command::Lock(a) => lock::run(a, cx),
            Command::Unlock(a) => unlock::run(a, cx),
            Command::Export(a) => export::run(a, cx),
            Command::Audit(a) => a.run(cx),
            Command::Backup(a) => a.run(cx),
            Command::Doctor(a) => doctor::run(a, cx),
            Command::Runs(a) => a.run(cx),
            Command::Cron(a) => a.run(cx),
            Command::Completions(a) => completions::run(a, cx),
            Command::Man(a) => man::run(a, cx),
            Command::Tour(a) => tour::run(a, cx),
            Command::Help(a) => help::run(a, cx),
        }
    }
}

/// The program: parses, runs one command, prints its answer.
pub fn main() -> ExitCode {
    session::end_on_interrupt();
    let args: Vec<OsString> = std::env::args_os().collect();
    ExitCode::from(run(&args))
}

/// The whole command tree in English, with the Vietnamese names as aliases.
pub fn command() -> clap::Command {
    localise::with_aliases(Cli::command())
}

fn run(args: &[OsString]) -> u8 {
    let env = Env::read();
    let lang = localise::language_of(args, &env);
    let format = complain::format_of(args);
    let quiet = args.iter().any(|a| a == "-q" || a == "--quiet");
    let early = Ui { lang, format, quiet, bom: false };
    if localise::asks_for_help(args) {
        return complain::show_help(&early, args);
    }
    let mut tree = localise::for_line(args).0;
    let matches = tree.try_get_matches_from_mut(args);
    localise::forget(tree);
    let matches = match matches {
        Ok(matches) => matches,
        Err(error) => return complain::parse_error(&early, args, &error),
    };
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(error) => return complain::parse_error(&early, args, &error),
    };
    let mut cx = Cx::new(env, cli.global, lang, args, &matches);
    let command = cli.command.unwrap_or(Command::Status(status::Args {}));
    let answer = command.run(&mut cx);
    let ui = cx.ui();
    cx.remind_of_password();
    match answer.map(|a| ui.answer(&a)) {
        Ok(Ok(code)) => code,
        Ok(Err(error)) => failure::report(&ui, &error.into()),
        Err(error) => failure::report(&ui, &error),
    }
}
