//! The tour's forger.
use super::Result;
use std::path::Path;

/// Edits one mark as anybody with a SQLite client can: takes the trigger off, edits, puts it back. Gives the statements.
pub fn edit_behind(file: &Path, child: &str, date: &str) -> Result<Vec<String>> {
    crate::store::forge::edit_mark(file, child, date)
}
