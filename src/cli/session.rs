//! The only place that reads the environment, the clock and the terminal; what it finds is handed down.
use crate::app::{Envelope, World};
use crate::i18n::Lang;
use jiff::Timestamp;
use std::ffi::OsString;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

/// The environment as it was at the start.
#[derive(Clone, Debug, Default)]
pub struct Env {
    /// `MAMNON_LANG`
    pub lang: Option<String>,
    /// `LC_ALL`, `LC_MESSAGES` or `LANG`
    pub locale: Option<String>,
    /// `MAMNON_SESSION`
    pub session: Option<PathBuf>,
    /// `MAMNON_TOKEN_FILE`
    pub token_file: Option<PathBuf>,
    data_home: PathBuf,
    state_home: PathBuf,
    /// `NO_COLOR` or `TERM=dumb`
    pub plain: bool,
    /// `TERM=dumb`: nothing moves the cursor.
    pub dumb: bool,
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the environment")]
fn var(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|v| !v.is_empty())
}

impl Env {
    /// Reads it.
    pub fn read() -> Env {
        let text = |name| var(name).and_then(|v| v.into_string().ok());
        let home = var("HOME").map(PathBuf::from).unwrap_or_default();
        let folder = |name, rest: &str| var(name).map_or_else(|| home.join(rest), PathBuf::from);
        Env {
            lang: text("MAMNON_LANG"),
            locale: text("LC_ALL").or_else(|| text("LC_MESSAGES")).or_else(|| text("LANG")),
            session: var("MAMNON_SESSION").map(PathBuf::from),
            token_file: var("MAMNON_TOKEN_FILE").map(PathBuf::from),
            data_home: folder("XDG_DATA_HOME", ".local/share"),
            state_home: folder("XDG_STATE_HOME", ".local/state"),
            plain: var("NO_COLOR").is_some() || text("TERM").as_deref() == Some("dumb"),
            dumb: text("TERM").as_deref() == Some("dumb"),
        }
    }

    /// The language by environment alone: `vi*` locales give Vietnamese, else English.
    pub fn lang(&self, school: Option<&str>) -> Lang {
        let chosen = self.lang.as_deref().and_then(Lang::parse).or_else(|| school.and_then(Lang::parse));
        chosen.unwrap_or_else(|| match self.locale.as_deref() {
            Some(l) if l.starts_with("vi") => Lang::Vi,
            _ => Lang::En,
        })
    }

    /// Where the database is if nobody says otherwise.
    pub fn default_db(&self) -> PathBuf {
        self.data_home.join("mamnon/school.db")
    }

    /// The world for the use cases.
    pub fn world(&self, db: Option<PathBuf>, envelope: Envelope, cosign: Option<String>, lock_wait: u64) -> World {
        World {
            db: db.unwrap_or_else(|| self.default_db()),
            clock,
            free_space,
            envelope,
            session_file: self.session.clone().unwrap_or_else(|| self.state_home.join("mamnon/session")),
            terminal: if self.session.is_some() { None } else { terminal_session() },
            token_file: self.token_file.clone(),
            lock_wait,
            cosign,
        }
    }
}

/// The terminal session that this process belongs to.
fn terminal_session() -> Option<String> {
    rustix::process::getsid(None).ok().map(|sid| format!("sid:{}", sid.as_raw_nonzero()))
}

/// Where this program is, for those who start it from elsewhere.
pub fn program() -> PathBuf {
    std::env::current_exe().unwrap_or_else(|_| PathBuf::from("mamnon"))
}

/// Bytes that are free where a file is.
fn free_space(path: &Path) -> Option<u64> {
    let stat = rustix::fs::statvfs(path).ok()?;
    stat.f_bavail.checked_mul(stat.f_frsize)
}

/// Who the operating system says runs it.
pub fn os_user() -> String {
    let uid = rustix::process::getuid().as_raw();
    let passwd = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
    passwd
        .lines()
        .map(|l| l.split(':').collect::<Vec<_>>())
        .find(|f| f.get(2).and_then(|u| u.parse::<u32>().ok()) == Some(uid))
        .and_then(|f| f.first().map(|s| (*s).to_owned()))
        .unwrap_or_else(|| uid.to_string())
}

/// The computer's name.
pub fn host() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

/// Ctrl-C ends the program at once with 130. Nothing is half done: what was not committed is not there.
pub fn end_on_interrupt() {
    let always = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(true));
    // Where it cannot be installed the signal ends the program all the same, only without the code.
    let _ = signal_hook::flag::register_conditional_shutdown(signal_hook::consts::SIGINT, 130, always);
}

/// Whether a person can be asked.
pub fn can_ask() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// Columns of the terminal that data are shown on; none where they go elsewhere.
pub fn width() -> Option<usize> {
    dialoguer::console::Term::stdout().size_checked().map(|(_, columns)| usize::from(columns)).filter(|w| *w > 0)
}

/// The clock. Only a program built for the tests can have it moved.
#[cfg(not(feature = "test-seams"))]
#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
pub fn clock() -> Timestamp {
    Timestamp::now()
}

/// The clock, moved by `MAMNON_TEST_NOW`: a moment, or `+seconds` from now.
#[cfg(feature = "test-seams")]
#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
pub fn clock() -> Timestamp {
    let now = Timestamp::now();
    match var("MAMNON_TEST_NOW").and_then(|v| v.into_string().ok()) {
        None => now,
        Some(text) => match text.strip_prefix('+').and_then(|s| s.parse::<i64>().ok()) {
            Some(seconds) => now + jiff::SignedDuration::from_secs(seconds),
            None => text.parse().unwrap_or(now),
        },
    }
}
