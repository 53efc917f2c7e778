//! `mamnon accounts reset`
use super::super::context::Cx;
use super::super::ui::{Answer, Done};
use crate::app::Result;
use crate::i18n::columns::Col;
use crate::say;

/// Give a new activation code for a forgotten password (needs --reason)
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Username
    username: String,
}

/// Neither for oneself nor for the principal.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let (code, receipt) = cx.app()?.reset_account(&args.username)?;
    let (lang, user) = (cx.lang(), &args.username);
    let said = say!(
        lang,
        "Đã cấp lại mã kích hoạt cho {user}; mật khẩu cũ hết dùng.",
        "{user} has a new activation code; the old password has ended."
    );
    let mut done = Done::of(&receipt, said);
    done.fields = vec![(Col::Username, user.as_str().into()), (Col::ActivationCode, code.as_str().into())];
    done.show_fields = receipt.entry.is_some();
    done.next = Some(format!("mamnon activate {user}"));
    Ok(Answer::Done(done))
}
