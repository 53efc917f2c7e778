//! `mamnon accounts disable`
use super::super::context::Cx;
use super::super::ui::{Answer, Done};
use crate::app::Result;
use crate::i18n::columns::Col;
use crate::say;

/// Put an account out of use (needs --reason)
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Username
    username: String,
}

/// Ends the account's keys and sessions.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let receipt = cx.app()?.disable_account(&args.username)?;
    let (lang, user) = (cx.lang(), &args.username);
    let mut done = Done::of(&receipt, say!(lang, "Tài khoản {user} đã ngừng dùng.", "Account {user} is out of use."));
    done.fields = vec![(Col::Username, user.as_str().into())];
    done.next = Some(format!("mamnon accounts show {user}"));
    Ok(Answer::Done(done.or_unchanged(lang)))
}
