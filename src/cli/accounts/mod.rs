//! `mamnon accounts …`
mod create;
mod disable;
mod enable;
mod import;
mod list;
mod outside;
mod reset;
mod review;
mod show;
mod token;
mod unlock;

use super::context::Cx;
use super::ui::Answer;
use crate::app::Result;
use clap::Subcommand;

/// Accounts (Q4.3).
#[derive(Debug, Subcommand)]
pub enum Accounts {
    /// List accounts
    List(list::Args),
    /// Show one account with its grants
    Show(show::Args),
    /// Make an account and give its activation code
    Create(create::Args),
    /// Make many accounts from a sheet
    Import(import::Args),
    /// Put an account out of use
    Disable(disable::Args),
    /// Put an account back into use
    Enable(enable::Args),
    /// Lift the block after wrong passwords
    Unlock(unlock::Args),
    /// Give a new activation code for a forgotten password
    Reset(reset::Args),
    /// Write a token file for a service account
    Token(token::Args),
    /// Go through the accounts: dormant, never activated, old passwords, leavers, too many rights, conflicts of duty
    Review(review::Args),
    /// Accounts that people hold in other systems, without passwords
    #[command(subcommand)]
    Outside(outside::Outside),
}

impl Accounts {
    /// Runs the verb.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        match self {
            Accounts::List(a) => list::run(a, cx),
            Accounts::Show(a) => show::run(a, cx),
            Accounts::Create(a) => create::run(a, cx),
            Accounts::Import(a) => import::run(a, cx),
            Accounts::Disable(a) => disable::run(a, cx),
            Accounts::Enable(a) => enable::run(a, cx),
            Accounts::Unlock(a) => unlock::run(a, cx),
            Accounts::Reset(a) => reset::run(a, cx),
            Accounts::Token(a) => token::run(a, cx),
            Accounts::Review(a) => review::run(a, cx),
            Accounts::Outside(a) => a.run(cx),
        }
    }
}
