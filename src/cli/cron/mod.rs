//! `mamnon cron …`
mod print;

use super::context::Cx;
use super::ui::Answer;
use crate::app::Result;
use clap::Subcommand;

/// The timetable of what runs by itself.
#[derive(Debug, Subcommand)]
pub enum Cron {
    /// Print the timetable for cron or systemd
    Print(print::Args),
}

impl Cron {
    /// Runs the verb.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        match self {
            Cron::Print(a) => Ok(print::run(&a, cx)),
        }
    }
}
