//! `mamnon roles who-can`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, List};
use crate::app::Result;
use crate::app::roles::find_right;
use crate::i18n::columns::Col;

/// Who may do this
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Right, as in `mamnon roles matrix`
    right: String,
}

/// Lists who holds a right today.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let right = find_right(&args.right)?;
    let mut list = List::new(&[Col::Username, Col::Role, Col::Scope, Col::Class, Col::Team]);
    for (username, grant, scope) in cx.app()?.who_can(right)? {
        list.rows.push(vec![
            username.into(),
            grant.role.into(),
            Cell::word(scope.code()),
            grant.class.into(),
            grant.team.into(),
        ]);
    }
    Ok(Answer::List(list))
}
