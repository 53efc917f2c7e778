//! `mamnon officers replace`
use super::super::context::Cx;
use super::super::init::officer;
use super::super::ui::{Answer, Done};
use crate::app::Result;
use crate::app::officers::Successor;
use crate::domain::action::Action;
use crate::domain::date::show_date;
use crate::i18n::columns::Col;
use crate::say;

/// Replace the principal by decision on paper (with --cosign WITNESS)
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The office: principal
    #[arg(value_name = "principal", value_parser = ["principal"])]
    office: String,
    /// The new principal: username=full name
    #[arg(value_name = "USER=NAME")]
    successor: String,
    /// The day that the decision names
    #[arg(long, value_name = "DATE")]
    from: String,
    /// Number of the decision
    #[arg(long, value_name = "NO")]
    document: String,
}

/// Takes effect three working days later at the soonest, and is shown to everybody until then.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let (username, name) = officer("successor", &args.successor)?;
    let from = cx.date("from", &args.from)?;
    cx.app()?.need(Action::OfficersReplace, &format!("account/{username}"))?;
    let lang = cx.lang();
    let question = say!(lang, "{username} thay Hiệu trưởng.", "{username} replaces the principal.");
    if !cx.global.dry_run && !cx.prompt().confirm(&question, &username)? {
        let said = lang.pick("Không làm gì.", "Nothing was done.").to_owned();
        return Ok(Answer::Done(Done { said, ..Done::default() }));
    }
    let successor = Successor { username: username.clone(), name, from, document: args.document };
    let ((code, effective), receipt) = cx.app()?.replace_principal(&successor)?;
    let day = show_date(effective);
    let said = say!(
        lang,
        "{username} làm Hiệu trưởng từ ngày {day}. Đến ngày đó ai cũng được báo, và Hiệu trưởng đang giữ chức dừng được.",
        "{username} is principal from {day} on. Until then everybody is shown it, and the principal in office can stop it."
    );
    let mut done = Done::of(&receipt, said);
    done.fields = vec![(Col::Username, username.as_str().into()), (Col::From, effective.into())];
    if receipt.entry.is_some() {
        done.fields.push((Col::ActivationCode, code.as_str().into()));
        done.next = Some(format!("mamnon activate {username}"));
    }
    done.show_fields = receipt.entry.is_some();
    Ok(Answer::Done(done))
}
