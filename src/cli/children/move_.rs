//! `mamnon children move`
use super::super::context::Cx;
use super::super::ui::{Answer, Done};
use crate::app::Result;
use crate::domain::date::show_date;
use crate::say;

/// Move a child to another class
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The child: code, or name without tones
    child: String,
    /// The new class: code or name
    class: String,
    /// First day in the new class
    #[arg(long, value_name = "DATE")]
    from: String,
}

/// Marks of earlier days stay with the class of their day.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let from = cx.date("from", &args.from)?;
    let (m, receipt) = cx.app()?.children_move(&args.child, &args.class, from)?;
    let (lang, name, code, on) = (cx.lang(), &m.name, &m.child, show_date(m.from));
    let class = m.after.as_deref().unwrap_or_default();
    let said =
        say!(lang, "{name} ({code}) học lớp {class} từ ngày {on}.", "{name} ({code}) is in class {class} from {on}.");
    let mut done = Done::of(&receipt, said);
    done.next = Some(format!("mamnon children list --class {class}"));
    done.fields = super::moved(&m);
    Ok(Answer::Done(done.or_unchanged(lang)))
}
