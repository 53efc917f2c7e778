//! Backups: a plain SQLite file, without sessions and runs of jobs.
use super::{Result, School, private_file, translate};
use crate::domain::refusal::Refusal;
use rusqlite::Connection;
use std::path::Path;

impl School {
    /// Writes a copy of the database, as it stands now, to a new file (0600).
    pub fn backup(&self, to: &Path) -> Result<()> {
        let io = |e: std::io::Error| Refusal::Io { path: to.display().to_string(), error: e.to_string() };
        // Made beforehand: VACUUM INTO would make it readable by others.
        private_file(to).map_err(io)?;
        let run = || -> Result<()> {
            self.conn.execute("VACUUM INTO ?1", [to.to_string_lossy()])?;
            let copy = Connection::open(to)?;
            copy.execute_batch("PRAGMA secure_delete=ON; DELETE FROM session;")?;
            // Which jobs ran is this file's own; so two copies of the same data are the same. Older versions have no such table.
            if let Ok(mut stmt) = copy.prepare("DELETE FROM job_run") {
                stmt.execute([])?;
            }
            copy.execute_batch("PRAGMA wal_checkpoint(TRUNCATE);")?;
            copy.close().map_err(|(_, e)| e)?;
            std::fs::File::open(to).and_then(|f| f.sync_all()).map_err(io)?;
            Ok(())
        };
        run().map_err(|e| {
            let _ = std::fs::remove_file(to);
            translate(e, to, self.wait)
        })
    }
}
