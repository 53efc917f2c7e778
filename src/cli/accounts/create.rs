//! `mamnon accounts create`
use super::super::context::Cx;
use super::super::ui::{Answer, Done};
use crate::app::Result;
use crate::i18n::columns::Col;
use crate::say;

/// Make an account and give its activation code
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Username: 2 to 32 of a-z 0-9 . _ -
    username: String,
    /// The person's full name
    #[arg(long)]
    name: String,
    /// person or service
    #[arg(long, default_value = "person", value_parser = ["person", "service"])]
    kind: String,
    /// Code of the staff record
    #[arg(long, value_name = "CODE")]
    staff: Option<String>,
}

/// Makes an account that waits for activation.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let (code, receipt) = cx.app()?.create_account(&args.username, &args.name, &args.kind, args.staff.as_deref())?;
    let (lang, user) = (cx.lang(), &args.username);
    let mut done = Done::of(&receipt, say!(lang, "Đã tạo tài khoản {user}.", "Made the account {user}."));
    done.fields =
        vec![(Col::Username, user.as_str().into()), (Col::ActivationCode, code.as_ref().map(|c| c.as_str()).into())];
    done.show_fields = receipt.entry.is_some();
    done.next = Some(if args.kind == "service" {
        format!("mamnon accounts token {user} --out {user}.token")
    } else {
        format!("mamnon activate {user}")
    });
    Ok(Answer::Done(done))
}
