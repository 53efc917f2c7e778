//! `mamnon roles grant`
use super::super::context::Cx;
use super::super::ui::{Answer, Done};
use crate::app::Result;
use crate::app::roles::Wanted;
use crate::i18n::columns::Col;
use crate::i18n::words::role_title;
use crate::say;

/// Give a role to an account (needs --reason)
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Username
    username: String,
    /// Role
    role: String,
    /// Class that the role is for
    #[arg(long)]
    class: Option<String>,
    /// Team that the role is for
    #[arg(long)]
    team: Option<String>,
    /// First day; today if it is left out
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// Last day
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
}

/// Grants a role.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let from = args.from.as_deref().map(|d| cx.date("from", d)).transpose()?;
    let to = args.to.as_deref().map(|d| cx.date("to", d)).transpose()?;
    let wanted = Wanted { username: args.username, role: args.role, class: args.class, team: args.team, from, to };
    let (_, receipt) = cx.app()?.grant_role(&wanted)?;
    let (lang, user, title) = (cx.lang(), &wanted.username, role_title(cx.lang(), &wanted.role));
    let mut done =
        Done::of(&receipt, say!(lang, "Đã giao nhóm quyền {title} cho {user}.", "{user} now holds the role {title}."));
    done.fields = vec![
        (Col::Username, user.as_str().into()),
        (Col::Role, wanted.role.as_str().into()),
        (Col::Class, wanted.class.into()),
    ];
    done.next = Some(format!("mamnon accounts show {user}"));
    Ok(Answer::Done(done.or_unchanged(lang)))
}
