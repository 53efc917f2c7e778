//! `mamnon meals adjust`
use super::super::context::Cx;
use super::super::ui::{Answer, Done};
use super::{amount, money_fields};
use crate::app::Result;
use crate::domain::money::show_money;
use crate::i18n::columns::Col;
use crate::i18n::refusals::period;
use crate::say;

/// A dated line for a month that is locked for good (needs --reason)
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The child, by code or by name without tones
    child: String,
    /// Đồng; positive is to the child's good
    #[arg(allow_negative_numbers = true)]
    amount: String,
    /// The month that is locked for good
    #[arg(long = "for", value_name = "MONTH")]
    month: String,
}

/// The line stands in today's month.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let month = cx.month("for", &args.month)?;
    let sum = amount("amount", &args.amount)?;
    let (written, receipt) = cx.app()?.adjust(&args.child, sum, month)?;
    let lang = cx.lang();
    let (code, sum, when) = (&written.child.code, show_money(sum), period(lang, &month.to_string()));
    let said = say!(lang, "Điều chỉnh {sum} đ cho {code}, về {when}.", "Adjusted {code} by {sum} đ, for {when}.");
    let mut done = Done::of(&receipt, said);
    money_fields(&mut done, &written);
    done.fields.push((Col::For, month.to_string().into()));
    done.next = Some(format!("mamnon meals settle {month} --child {code}"));
    Ok(Answer::Done(done))
}
