//! `mamnon staff leave`
use super::super::context::Cx;
use super::super::ui::{Answer, Done};
use crate::app::Result;
use crate::domain::date::show_date;
use crate::i18n::columns::Col;
use crate::say;

/// Note that somebody leaves
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The member of staff: code or name
    staff: String,
    /// The last day at work
    #[arg(long, value_name = "DATE", visible_alias = "on")]
    last_day: String,
}

/// The record stays; the account is another matter.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let day = cx.date("last_day", &args.last_day)?;
    let (staff, receipt) = cx.app()?.staff_leave(&args.staff, day)?;
    let (lang, code, name, on) = (cx.lang(), &staff.code, &staff.name, show_date(day));
    let said =
        say!(lang, "{name} ({code}) làm việc đến hết ngày {on}.", "{name} ({code}) works until {on}, inclusive.");
    let mut done = Done::of(&receipt, said);
    done.next = Some("mamnon accounts list --status active".into());
    done.fields =
        vec![(Col::Code, staff.code.into()), (Col::Name, staff.name.into()), (Col::LeftOn, staff.left_on.into())];
    Ok(Answer::Done(done.or_unchanged(lang)))
}
