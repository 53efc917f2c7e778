//! `mamnon backup …`
mod create;
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
}

impl Backup {
    /// Runs the verb.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        match self {
            Backup::Create(a) => create::run(a, cx),
            Backup::Verify(a) => verify::run(a, cx),
        }
    }
}
