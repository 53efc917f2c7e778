//! `mamnon roles list`
use super::super::context::Cx;
use super::super::ui::{Answer, List};
use super::grant_list;
use crate::app::Result;
use crate::app::roles::find_role;
use crate::domain::role;
use crate::i18n::columns::Col;

/// List roles, or with --grants the grants that hold today
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The grants that hold today instead of the roles
    #[arg(long)]
    grants: bool,
    /// Only grants of this role
    #[arg(long)]
    role: Option<String>,
}

/// Lists roles or grants.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    if args.grants || args.role.is_some() {
        args.role.as_deref().map(find_role).transpose()?;
        let grants = cx.app()?.all_grants(args.role.as_deref())?;
        return Ok(Answer::List(grant_list(grants.into_iter())));
    }
    let mut list = List::new(&[Col::Role, Col::TitleVi, Col::TitleEn, Col::Clause]);
    list.rows = role::roles()
        .iter()
        .map(|r| vec![r.code.into(), r.title_vi.into(), r.title_en.into(), r.clause.into()])
        .collect();
    Ok(Answer::List(list))
}
