//! Putting a backup in the database's place: nobody else in it meanwhile, at no moment no database, and the replaced file kept.
use super::{Result, School, file_id, translate};
use crate::domain::refusal::Refusal;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long to wait before the database is tried again.
const PAUSE: Duration = Duration::from_millis(50);

/// What SQLite keeps beside a database.
const COMPANIONS: [&str; 2] = ["-wal", "-shm"];

impl School {
    /// Whether another file has taken the name of this one: asked under the write lock, before anything is written into a file that
    /// a restore has put aside.
    pub(super) fn is_replaced(&self) -> impl Fn() -> bool + use<> {
        let (path, file) = (self.path.clone(), self.file);
        move || file.is_some() && file_id(&path) != file
    }

    /// Shuts everybody else out until this connection is closed: all of the database is in its one file, within a transaction that
    /// is never committed.
    pub fn seize(&mut self) -> Result<()> {
        let begun = Instant::now();
        loop {
            // A connection that was open in write-ahead mode does not see, after the change of mode, what others have written
            // meanwhile: the change counter that it looks at need not have moved. So a new one changes the mode, another reads.
            self.reopen()?;
            if self.is_single_file("PRAGMA journal_mode=DELETE") {
                self.reopen()?;
                let lock = self.conn.execute_batch("BEGIN EXCLUSIVE");
                lock.map_err(|e| translate(e.into(), &self.path, self.wait))?;
                if self.is_single_file("PRAGMA journal_mode") {
                    return Ok(());
                }
                self.conn.execute_batch("ROLLBACK")?;
            }
            if begun.elapsed() > Duration::from_secs(self.wait) {
                return Err(Refusal::Busy { seconds: self.wait }.into());
            }
            std::thread::sleep(PAUSE);
        }
    }

    /// Whether the database is out of write-ahead mode. Taking it out succeeds only where no other process has it open.
    fn is_single_file(&self, pragma: &str) -> bool {
        let mode: rusqlite::Result<String> = self.conn.query_row(pragma, [], |r| r.get(0));
        mode.is_ok_and(|mode| mode == "delete")
    }

    fn reopen(&mut self) -> Result<()> {
        let fresh = School::connect(&self.path, self.clock, self.wait)?;
        self.conn = fresh.conn;
        self.file = fresh.file;
        Ok(())
    }

    /// Lets the others in again, after a restore that came to nothing.
    pub fn release(&self) -> Result<()> {
        if !self.conn.is_autocommit() {
            self.conn.execute_batch("ROLLBACK")?;
        }
        // Where somebody was quicker it stays as it is; the next sign-in sets it.
        let _ = self.conn.execute_batch("PRAGMA journal_mode=WAL");
        Ok(())
    }

    /// Ends every session, and makes the file one that can take the database's place.
    pub fn finish_copy(self) -> Result<()> {
        let path = self.path.clone();
        self.conn.execute_batch("DELETE FROM session; PRAGMA journal_mode=WAL;")?;
        self.close()?;
        let io = |e: std::io::Error| Refusal::Io { path: path.display().to_string(), error: e.to_string() };
        Ok(std::fs::File::open(&path).and_then(|f| f.sync_all()).map_err(io)?)
    }
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_os_string();
    name.push(suffix);
    name.into()
}

/// Puts `copy` in the place of `path` and keeps what stood there as `kept`. One rename is the whole of it: before it the old
/// database stands there, after it the new one. `seized` is the database that stands there, if it can be read. Its file is opened
/// by nothing else here: closing it once more would let go of the lock that keeps the others out.
pub fn swap_in(copy: &Path, path: &Path, kept: &Path, seized: Option<&School>) -> Result<()> {
    let io = |e: std::io::Error| Refusal::Io { path: path.display().to_string(), error: e.to_string() };
    // A second name, where the file system has them; else a copy.
    if path.symlink_metadata().is_ok() && std::fs::hard_link(path, kept).is_err() {
        match seized {
            Some(school) => school.backup(kept)?,
            None => std::fs::copy(path, kept).map(drop).map_err(io)?,
        }
    }
    // A database that could not be read may still have these; one that was seized has not.
    for suffix in COMPANIONS {
        let companion = beside(path, suffix);
        if seized.is_none() && companion.exists() {
            std::fs::rename(&companion, beside(kept, suffix)).map_err(io)?;
        }
    }
    std::fs::rename(copy, path).map_err(io)?;
    let folder = path.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Some file systems of sticks and networks cannot sync a folder; the file itself is synced.
    let _ = std::fs::File::open(folder).and_then(|f| f.sync_all());
    Ok(())
}
