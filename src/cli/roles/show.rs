//! `mamnon roles show`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, List, Record};
use crate::app::Result;
use crate::app::roles::find_role;
use crate::domain::right::Right;
use crate::domain::role::scope_of;
use crate::i18n::columns::Col;

/// Show what a role may do, and who holds it
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Role
    role: String,
}

/// Shows a role.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let role = find_role(&args.role)?;
    let mut rights = List::new(&[Col::Right, Col::Scope]);
    rights.rows = Right::ALL
        .iter()
        .filter_map(|r| scope_of(role.code, *r).map(|s| vec![r.code().into(), Cell::word(s.code())]))
        .collect();
    let app = cx.app()?;
    let today = app.today();
    app.actor()?;
    let holders = app.school.db().holders(role.code, today)?;
    Ok(Answer::Record(Record {
        fields: vec![
            (Col::Role, role.code.into()),
            (Col::TitleVi, role.title_vi.into()),
            (Col::TitleEn, role.title_en.into()),
            (Col::Clause, role.clause.into()),
            (Col::Holders, Cell::Many(holders.into_iter().map(Cell::from).collect())),
        ],
        lists: vec![("rights", Col::Right.title(cx.lang()).to_owned(), rights)],
        exit: 0,
    }))
}
