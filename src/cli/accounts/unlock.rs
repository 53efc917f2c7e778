//! `mamnon accounts unlock`
use super::super::context::Cx;
use super::super::ui::{Answer, Done};
use crate::app::Result;
use crate::i18n::columns::Col;
use crate::say;

/// Lift the block after wrong passwords
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Username
    username: String,
}

/// Lifts the block.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let receipt = cx.app()?.unlock_account(&args.username)?;
    let (lang, user) = (cx.lang(), &args.username);
    let mut done =
        Done::of(&receipt, say!(lang, "Đã gỡ tạm khóa tài khoản {user}.", "Account {user} is no longer blocked."));
    done.fields = vec![(Col::Username, user.as_str().into())];
    done.next = Some(format!("mamnon accounts show {user}"));
    Ok(Answer::Done(done))
}
