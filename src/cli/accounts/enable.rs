//! `mamnon accounts enable`
use super::super::context::Cx;
use super::super::ui::{Answer, Done};
use crate::app::Result;
use crate::i18n::columns::Col;
use crate::say;

/// Put an account back into use
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Username
    username: String,
}

/// The account waits for activation with a new code.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let (code, receipt) = cx.app()?.enable_account(&args.username)?;
    let (lang, user) = (cx.lang(), &args.username);
    let mut done = Done::of(&receipt, say!(lang, "Tài khoản {user} dùng lại được.", "Account {user} is back in use."));
    done.fields =
        vec![(Col::Username, user.as_str().into()), (Col::ActivationCode, code.as_ref().map(|c| c.as_str()).into())];
    done.show_fields = receipt.entry.is_some();
    done.next = code.map(|_| format!("mamnon activate {user}"));
    Ok(Answer::Done(done.or_unchanged(lang)))
}
