//! The only room with SQL. Reading is free; writing goes through one door ([`School::change`]).
//!
//! Files are listed so that each uses only those above it.
pub mod diary;
pub mod guard;
pub mod migrate;
pub mod log;
pub mod scan;
pub mod throttle;
pub mod job;
pub mod session;
pub mod school;
pub mod term;
pub mod policy;
pub mod lock;
pub mod order;
pub mod order_code;
pub mod account;
pub mod code;
pub mod role;
pub mod head;
pub mod door;
pub mod succession;
pub mod outside;
pub mod class;
pub mod staff;
pub mod child;
pub mod total;
pub mod calendar;
pub mod mark;
pub mod money;
pub mod correction;
pub mod export;
pub mod erase;
pub mod ahead;
pub mod walk;
pub mod signers;
pub mod checkpoint;
pub mod reading;
pub mod replay;
pub mod since;
pub mod backup;
pub mod restore;
pub mod forge;

use crate::audit::hash::hex;
use crate::domain::refusal::{Refusal, Thing};
use jiff::Timestamp;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Refusals travel as [`Refusal`] inside; anything else is unexpected.
pub type Result<T> = anyhow::Result<T>;

/// Seconds that a writer waits for another one.
pub const LOCK_WAIT_SECONDS: u64 = 10;

/// The school's database.
pub struct School {
    conn: Connection,
    path: PathBuf,
    clock: fn() -> Timestamp,
    wait: u64,
    diary: diary::Shared,
    /// Device and number of the file, by which it is known from another one that took its name.
    file: Option<(u64, u64)>,
}

/// The read handle: every query of the room hangs on it.
#[derive(Clone, Copy)]
pub struct Db<'a> {
    conn: &'a Connection,
}

/// The write handle. Only the door makes one.
pub struct Tx<'a> {
    db: Db<'a>,
    door: &'a door::Open<'a>,
}

impl<'a> Deref for Tx<'a> {
    type Target = Db<'a>;
    fn deref(&self) -> &Db<'a> {
        &self.db
    }
}

impl School {
    /// Opens an existing database and checks that this program may use it.
    pub fn open(path: &Path, clock: fn() -> Timestamp, wait: u64) -> Result<School> {
        if !path.exists() {
            let given = path.display().to_string();
            return Err(Refusal::NotFound { thing: Thing::Database, given, near: vec![] }.into());
        }
        let school = School::connect(path, clock, wait)?;
        match migrate::check_version(&school.conn).map_err(|e| translate(e, path, wait))? {
            Some(version) => Err(Refusal::OldDatabase { version }.into()),
            None => Ok(school),
        }
    }

    /// Opens an existing database that may be older than the program; gives its version if it is.
    pub fn open_old(path: &Path, clock: fn() -> Timestamp, wait: u64) -> Result<(School, Option<i64>)> {
        match School::open(path, clock, wait) {
            Ok(school) => Ok((school, None)),
            Err(e) => match e.downcast_ref::<Refusal>() {
                Some(Refusal::OldDatabase { version }) => Ok((School::connect(path, clock, wait)?, Some(*version))),
                _ => Err(e),
            },
        }
    }

    /// Opens a database that nobody writes to, a backup, without touching it: no lock, no file beside it.
    pub fn open_still(path: &Path, clock: fn() -> Timestamp) -> Result<School> {
        let given = path.display().to_string();
        let whole = std::fs::canonicalize(path).map_err(|e| match e.kind() {
            std::io::ErrorKind::NotFound => {
                Refusal::NotFound { thing: Thing::File, given: given.clone(), near: vec![] }
            }
            _ => Refusal::Io { path: given.clone(), error: e.to_string() },
        })?;
        std::fs::File::open(&whole).map_err(|e| Refusal::Io { path: given.clone(), error: e.to_string() })?;
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let open = || -> Result<Connection> {
            let conn = Connection::open_with_flags(still_uri(&whole), flags)?;
            configure(&conn, 0)?;
            migrate::check_version(&conn)?;
            Ok(conn)
        };
        let conn = open().map_err(|e| translate(e, path, 0))?;
        let diary = diary::Shared::default();
        Ok(School { conn, path: path.to_owned(), clock, wait: 0, diary, file: None })
    }

    /// Makes a new database file, 0600 in a folder 0700, with the newest schema and an empty log. It is put in place by
    /// [`School::publish`] once it is whole, so that an interrupted `init` leaves nothing behind.
    pub fn create(path: &Path, clock: fn() -> Timestamp) -> Result<School> {
        if path.exists() {
            let key = path.display().to_string();
            return Err(Refusal::Exists { thing: Thing::Database, key }.into());
        }
        let io = |e: std::io::Error| Refusal::Io { path: path.display().to_string(), error: e.to_string() };
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        private_folder(folder).map_err(io)?;
        let draft = draft_path(path);
        if draft.exists() {
            std::fs::remove_file(&draft).map_err(io)?;
        }
        private_file(&draft).map_err(io)?;
        let school = School::connect(&draft, clock, LOCK_WAIT_SECONDS)?;
        migrate::create(&school.conn)?;
        Ok(school)
    }

    /// Moves a database made by [`School::create`] to its name.
    pub fn publish(self, path: &Path) -> Result<()> {
        let draft = self.path.clone();
        self.close()?;
        let io = |e: std::io::Error| Refusal::Io { path: path.display().to_string(), error: e.to_string() };
        // A hard link never replaces a file that came into being meanwhile.
        std::fs::hard_link(&draft, path).map_err(|e| {
            if e.kind() == std::io::ErrorKind::AlreadyExists {
                Refusal::Exists { thing: Thing::Database, key: path.display().to_string() }
            } else {
                io(e)
            }
        })?;
        std::fs::remove_file(&draft).map_err(io)?;
        Ok(())
    }

    /// Closes the database; the last connection moves what stands in the write-ahead log into the file.
    pub fn close(self) -> Result<()> {
        self.conn.close().map_err(|(_, e)| e)?;
        Ok(())
    }

    fn connect(path: &Path, clock: fn() -> Timestamp, wait: u64) -> Result<School> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        // Before it is opened: a file that takes the name in between is then taken for another one, never this for that.
        let file = file_id(path);
        let conn = Connection::open_with_flags(path, flags)?;
        configure(&conn, wait).map_err(|e| translate(e, path, wait))?;
        let diary = diary::Shared::install(&conn)?;
        Ok(School { conn, path: path.to_owned(), clock, wait, diary, file })
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The time.
    pub fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// The read handle.
    pub fn db(&self) -> Db<'_> {
        Db { conn: &self.conn }
    }

    /// Reads within one snapshot, so that several queries see the same moment.
    pub fn read<T>(&self, f: impl FnOnce(Db<'_>) -> Result<T>) -> Result<T> {
        if !self.conn.is_autocommit() {
            return f(self.db()).map_err(|e| translate(e, &self.path, self.wait));
        }
        let tx = self.conn.unchecked_transaction().map_err(|e| translate(e.into(), &self.path, self.wait))?;
        let answer = f(Db { conn: &tx }).map_err(|e| translate(e, &self.path, self.wait))?;
        tx.commit().map_err(|e| translate(e.into(), &self.path, self.wait))?;
        Ok(answer)
    }
}

/// Settings that every connection gets, and that are read back: a library built without one of them must not pass unseen.
fn configure(conn: &Connection, wait: u64) -> Result<()> {
    conn.busy_timeout(Duration::from_secs(wait))?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true)?;
    conn.execute_batch(
        "PRAGMA recursive_triggers=ON; PRAGMA secure_delete=ON; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; PRAGMA cell_size_check=ON;",
    )?;
    for (pragma, want) in [("foreign_keys", 1), ("recursive_triggers", 1), ("trusted_schema", 0), ("synchronous", 2)] {
        let got: i64 = conn.query_row(&format!("PRAGMA {pragma}"), [], |r| r.get(0))?;
        anyhow::ensure!(got == want, "PRAGMA {pragma} is {got}, not {want}");
    }
    conn.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// Turns what SQLite says about the file into the refusal that a person can act upon.
pub(crate) fn translate(error: anyhow::Error, path: &Path, wait: u64) -> anyhow::Error {
    let Some(rusqlite::Error::SqliteFailure(code, message)) = error.downcast_ref::<rusqlite::Error>() else {
        return error;
    };
    let path = path.display().to_string();
    match code.code {
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Refusal::Busy { seconds: wait }.into(),
        ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt => Refusal::Damaged { path }.into(),
        ErrorCode::DiskFull
        | ErrorCode::SystemIoFailure
        | ErrorCode::CannotOpen
        | ErrorCode::ReadOnly
        | ErrorCode::PermissionDenied => {
            Refusal::Io { path, error: message.clone().unwrap_or_else(|| code.to_string()) }.into()
        }
        _ => error,
    }
}

/// The URI of a file that does not change while it is read.
fn still_uri(path: &Path) -> String {
    use std::os::unix::ffi::OsStrExt as _;
    let mut uri = String::from("file:");
    for &byte in path.as_os_str().as_bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push('%');
            uri.push_str(&hex(&[byte]));
        }
    }
    uri + "?immutable=1"
}

fn file_id(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::metadata(path).ok().map(|m| (m.dev(), m.ino()))
}

fn draft_path(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".new");
    path.with_file_name(name)
}

/// Makes a folder that only its owner may enter; an existing one is left as it is.
fn private_folder(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    if folder.exists() {
        return Ok(());
    }
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// Makes an empty file that only its owner may read; it must not exist.
fn private_file(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt as _;
    std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map(drop)
}

/// UTC with milliseconds, the form of every instant in the database.
pub fn instant(at: Timestamp) -> String {
    crate::domain::date::format_utc_ms(at)
}

/// Reads an instant of the database.
pub(crate) fn parse_instant(text: &str) -> rusqlite::Result<Timestamp> {
    crate::domain::date::parse_utc_ms(text).ok_or_else(|| bad_cell(text))
}

/// Reads a date of the database.
pub(crate) fn parse_day(text: &str) -> rusqlite::Result<jiff::civil::Date> {
    text.parse().map_err(|_| bad_cell(text))
}

fn bad_cell(text: &str) -> rusqlite::Error {
    let error = std::io::Error::new(std::io::ErrorKind::InvalidData, text.to_owned());
    rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(error))
}
