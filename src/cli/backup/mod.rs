//! `mamnon backup …`
mod create;
mod restore;
mod verify;

use super::context::Cx;
use super::ui::Answer;
use crate::app::Result;
use clap::Subcommand;

/// Backups (Q4.5).
#[derive(Debug, Subcommand)]
pub enum Backup {
    /// Copy the database as it stands to a new file
    Create(create::Args),
    /// Check a backup: its log and its data
    Verify(verify::Args),
    /// Put a backup in place of the data, both officers together
    Restore(restore::Args),
}

impl Backup {
    /// Runs the verb.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        match self {
            Backup::Create(a) => create::run(a, cx),
            Backup::Restore(a) => restore::run(a, cx),
            Backup::Verify(a) => verify::run(a, cx),
        }
    }
}
