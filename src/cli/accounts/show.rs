//! `mamnon accounts show`
use super::super::context::Cx;
use super::super::identity::replaced;
use super::super::roles::grant_list;
use super::super::ui::{Answer, Cell, Record};
use crate::app::Result;
use crate::i18n::columns::Col;

/// Show one account with its grants
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Username
    username: String,
}

/// Shows one account; everybody may see their own.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let l = cx.app()?.show_account(&args.username)?;
    let grants = grant_list(l.grants.iter().map(|g| (args.username.clone(), g.clone())));
    Ok(Answer::Record(Record {
        fields: vec![
            (Col::Username, l.account.username.into()),
            (Col::Name, l.account.name.into()),
            (Col::Kind, Cell::word(l.account.kind)),
            (Col::Staff, l.account.staff.into()),
            (Col::Status, Cell::word(l.status)),
            (Col::PasswordAge, l.password_days.into()),
            (Col::LastSignIn, l.last_sign_in.into()),
            (Col::KeyMark, l.key_mark.into()),
            (Col::KeyOrigin, l.came.as_ref().map_or(Cell::Empty, |c| Cell::word(c.origin.clone()))),
            (Col::ReplacedBy, replaced(l.came.as_ref()).and_then(|c| c.by.clone()).into()),
            (Col::ReplacedAt, replaced(l.came.as_ref()).map(|c| c.at).into()),
        ],
        lists: vec![("grants", Col::Grants.title(cx.lang()).to_owned(), grants)],
        exit: 0,
    }))
}
