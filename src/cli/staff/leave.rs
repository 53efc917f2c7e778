//! `mamnon staff leave`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, Done};
use crate::app::Result;
use crate::domain::date::show_date;
use crate::domain::right::Right;
use crate::i18n::columns::Col;
use crate::i18n::findings::{command, sentence};
use crate::say;
use serde_json::json;

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
    // What they hold is seen by those who manage accounts.
    let app = cx.app()?;
    let found = if app.holds(Right::AccountsRead) { app.to_give_back(&staff.code)? } else { vec![] };
    let mut done = Done::of(&receipt, said);
    done.below = found.iter().map(|f| format!("- {}\n  {}", sentence(lang, f), command(f))).collect();
    if !done.below.is_empty() {
        done.below.insert(0, lang.pick("Phải bàn giao:", "To give back:").to_owned());
    }
    done.next = found.first().map(command);
    let give_back =
        found.iter().map(|f| json!({"code": f.code(), "message": sentence(lang, f), "command": command(f)}));
    done.fields = vec![
        (Col::Code, staff.code.into()),
        (Col::Name, staff.name.into()),
        (Col::LeftOn, staff.left_on.into()),
        (Col::GiveBack, Cell::Json(give_back.collect())),
    ];
    Ok(Answer::Done(done.or_unchanged(lang)))
}
