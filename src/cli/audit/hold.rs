//! `mamnon audit hold`
use super::super::context::Cx;
use super::super::ui::{Answer, Done, List};
use crate::app::Result;
use crate::domain::action::Action;
use crate::domain::date::show_date;
use crate::domain::refusal::{Refusal, Usage};
use crate::i18n::columns::Col;
use crate::say;

/// Keep a person's data from being erased before a day (needs --reason)
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Whose: child/T2600012, staff/NV001, account/gv.5a1a
    #[arg(required_unless_present = "list")]
    object: Option<String>,
    /// The last day of the hold
    #[arg(long, value_name = "DATE", conflicts_with_all = ["release", "list"])]
    until: Option<String>,
    /// End the hold
    #[arg(long, conflicts_with = "list")]
    release: bool,
    /// List what is held
    #[arg(long, conflicts_with = "object")]
    list: bool,
}

/// Sets or ends a hold, or lists them.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let Some(given) = args.object.filter(|_| !args.list) else { return list(cx) };
    let target = cx.app()?.erase_target(Action::AuditHold, &given)?;
    let until = match (args.until, args.release) {
        (Some(day), false) => Some(cx.date("until", &day)?),
        (None, true) => None,
        _ => return Err(Refusal::Usage(Usage::Missing { option: "--until DATE | --release" }).into()),
    };
    let receipt = cx.app()?.hold(&target, until)?;
    let (lang, object) = (cx.lang(), target.object.as_str());
    let said = match until.map(show_date) {
        Some(day) => {
            say!(lang, "Giữ hồ sơ {object} đến hết ngày {day}.", "{object} is kept up to and including {day}.")
        }
        None => say!(lang, "Không còn phải giữ hồ sơ {object}.", "{object} is no longer held."),
    };
    let mut done = Done::of(&receipt, said);
    done.fields = vec![(Col::Object, object.into()), (Col::Until, until.into())];
    done.next = Some("mamnon audit hold --list".to_owned());
    Ok(Answer::Done(done.or_unchanged(lang)))
}

fn list(cx: &mut Cx) -> Result<Answer> {
    let mut list = List::new(&[Col::Object, Col::Until]);
    for hold in cx.app()?.legal_holds()? {
        list.rows.push(vec![hold.object.into(), hold.until.into()]);
    }
    Ok(Answer::List(list))
}
