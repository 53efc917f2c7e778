//! `mamnon children leave`
use super::super::context::Cx;
use super::super::ui::{Answer, Done};
use crate::app::Result;
use crate::app::enrolment::Leaving;
use crate::domain::date::show_date;
use crate::say;

/// Note that a child leaves
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The child: code, or name without tones
    child: String,
    /// The last day in class, inclusive
    #[arg(long, value_name = "DATE", visible_alias = "on")]
    last_day: String,
    /// transfer to another school, or left
    #[arg(long, value_parser = ["transfer", "left"])]
    why: String,
    /// The other school
    #[arg(long = "to", value_name = "SCHOOL")]
    to_school: Option<String>,
    /// Number of the paper
    #[arg(long, value_name = "NO")]
    document: Option<String>,
}

/// Works at once; the principal confirms afterwards (Q4.7).
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let last_day = cx.date("last_day", &args.last_day)?;
    let clean = |text: Option<String>| text.map(|t| crate::domain::text::clean(&t)).filter(|t| !t.is_empty());
    let leaving =
        Leaving { transfer: args.why == "transfer", school: clean(args.to_school), document: clean(args.document) };
    let (m, receipt) = cx.app()?.children_leave(&args.child, last_day, &leaving)?;
    let (lang, name, code, on) = (cx.lang(), &m.name, &m.child, show_date(last_day));
    let said =
        say!(lang, "{name} ({code}) học đến hết ngày {on}.", "{name} ({code}) is in class until {on}, inclusive.");
    let mut done = Done::of(&receipt, said);
    done.next = Some(format!("mamnon children show {code}"));
    done.fields = super::moved(&m);
    Ok(Answer::Done(done.or_unchanged(lang)))
}
