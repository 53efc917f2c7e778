//! `mamnon roles revoke`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, Done};
use crate::app::Result;
use crate::i18n::columns::Col;
use crate::i18n::words::role_title;
use crate::say;

/// Take a role back (needs --reason)
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Username
    username: String,
    /// Role
    role: String,
    /// Only the grant for this class
    #[arg(long)]
    class: Option<String>,
}

/// Revokes a role.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let (count, receipt) = cx.app()?.revoke_role(&args.username, &args.role, args.class.as_deref())?;
    let (lang, user, title) = (cx.lang(), &args.username, role_title(cx.lang(), &args.role));
    let mut done = Done::of(
        &receipt,
        say!(lang, "Đã thu hồi nhóm quyền {title} của {user}.", "{user} no longer holds the role {title}."),
    );
    done.fields = vec![
        (Col::Username, user.as_str().into()),
        (Col::Role, args.role.as_str().into()),
        (Col::Count, Cell::count(count)),
    ];
    done.next = Some(format!("mamnon accounts show {user}"));
    Ok(Answer::Done(done))
}
