//! `mamnon accounts list`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, List};
use crate::app::Result;
use crate::app::accounts::Filter;
use crate::i18n::columns::Col;

/// List accounts
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only accounts with this role
    #[arg(long)]
    role: Option<String>,
    /// Only accounts in this state
    #[arg(long, value_parser = ["pending", "active", "locked", "disabled"])]
    status: Option<String>,
    /// Only people's accounts without a sign-in for that many days inside terms
    #[arg(long, value_name = "DAYS")]
    dormant: Option<i64>,
    /// Only accounts with a password older than that many days
    #[arg(long, value_name = "DAYS")]
    password_older: Option<i64>,
}

/// Lists accounts by name.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let filter =
        Filter { role: args.role, status: args.status, dormant: args.dormant, password_older: args.password_older };
    let mut list =
        List::new(&[Col::Username, Col::Name, Col::Kind, Col::Staff, Col::Status, Col::Roles, Col::PasswordAge]);
    let dormancy = filter.dormant.is_some();
    if dormancy {
        list.columns.extend([Col::LastSignIn, Col::DormantDays].map(Into::into));
    }
    for l in cx.app()?.list_accounts(&filter)? {
        let roles = l.grants.iter().map(|g| Cell::from(g.role.as_str())).collect();
        list.rows.push(vec![
            l.account.username.into(),
            l.account.name.into(),
            Cell::word(l.account.kind),
            l.account.staff.into(),
            Cell::word(l.status),
            Cell::Many(roles),
            l.password_days.into(),
        ]);
        if let Some(row) = list.rows.last_mut().filter(|_| dormancy) {
            row.extend([l.last_sign_in.into(), l.dormant_days.into()]);
        }
    }
    Ok(Answer::List(list))
}
