//! `mamnon roles …`
mod can;
mod grant;
mod import;
mod list;
pub mod matrix;
mod revoke;
mod show;
mod who_can;

use super::context::Cx;
use super::ui::{Answer, Cell, List};
use crate::app::Result;
use crate::domain::role::Grant;
use crate::i18n::columns::Col;
use clap::Subcommand;

/// Roles and grants (Q3.1).
#[derive(Debug, Subcommand)]
pub enum Roles {
    /// List roles, or the grants that hold today
    List(list::Args),
    /// Show what a role may do, and who holds it
    Show(show::Args),
    /// Give a role to an account (needs --reason)
    Grant(grant::Args),
    /// Take a role back (needs --reason)
    Revoke(revoke::Args),
    /// Give roles from a sheet (needs --reason)
    Import(import::Args),
    /// The whole permission matrix
    Matrix(matrix::Args),
    /// Who may do this
    WhoCan(who_can::Args),
    /// Whether an account may do this: ends 0 or 3
    Can(can::Args),
}

impl Roles {
    /// Runs the verb.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        match self {
            Roles::List(a) => list::run(a, cx),
            Roles::Show(a) => show::run(a, cx),
            Roles::Grant(a) => grant::run(a, cx),
            Roles::Revoke(a) => revoke::run(a, cx),
            Roles::Import(a) => import::run(a, cx),
            Roles::Matrix(a) => matrix::run(a, cx),
            Roles::WhoCan(a) => who_can::run(a, cx),
            Roles::Can(a) => can::run(a, cx),
        }
    }
}

/// Grants as a list.
pub fn grant_list(grants: impl Iterator<Item = (String, Grant)>) -> List {
    let mut list = List::new(&[Col::Username, Col::Role, Col::Year, Col::Class, Col::Team, Col::From, Col::To]);
    list.rows = grants
        .map(|(username, g)| {
            vec![
                username.into(),
                Cell::from(g.role),
                g.year.into(),
                g.class.into(),
                g.team.into(),
                g.from.into(),
                g.to.into(),
            ]
        })
        .collect();
    list
}
