//! `mamnon years activate`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, Done};
use super::nothing_done;
use crate::app::Result;
use crate::domain::date::show_date;
use crate::i18n::columns::Col;
use crate::say;

/// Make a planned year the one at work
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The year, as 2027-2028
    year: String,
}

/// Asks first: a roll-over into it cannot be taken back afterwards.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let year = cx.app()?.check_activation(&args.year)?;
    let (lang, name) = (cx.lang(), year.year.clone());
    if year.state == "planned" && !cx.global.dry_run {
        let question = say!(
            lang,
            "Bắt đầu năm học {name}: kết chuyển không hủy được nữa.",
            "Activate {name}: its roll-over cannot be taken back any more."
        );
        if !cx.prompt().confirm(&question, &name)? {
            return Ok(nothing_done(lang));
        }
    }
    let (year, receipt) = cx.app()?.years_activate(&name)?;
    let (first, last) = (show_date(year.first), show_date(year.last));
    let said = say!(
        lang,
        "Năm học {name} (từ {first} đến {last}) là năm học đang làm việc.",
        "{name} ({first} to {last}) is the year at work."
    );
    let mut done = Done::of(&receipt, said);
    done.fields = vec![
        (Col::Year, year.year.into()),
        (Col::First, year.first.into()),
        (Col::Last, year.last.into()),
        (Col::State, Cell::word(year.state)),
    ];
    done.next = Some("mamnon years list".into());
    Ok(Answer::Done(done.or_unchanged(lang)))
}
