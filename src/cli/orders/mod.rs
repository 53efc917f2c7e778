//! `mamnon orders …`
use super::context::Cx;
use super::ui::Answer;
use crate::app::Result;
use clap::Subcommand;

/// To be written.
#[derive(Debug, Subcommand)]
pub enum Orders {}

impl Orders {
    /// Runs the verb.
    pub fn run(self, _cx: &mut Cx) -> Result<Answer> {
        match self {}
    }
}
