//! `mamnon children return`
use super::super::context::Cx;
use super::super::ui::{Answer, Done};
use crate::app::Result;
use crate::domain::date::show_date;
use crate::say;

/// Take a child back
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The child: code, or name without tones
    child: String,
    /// The class: code or name
    class: String,
    /// First day back
    #[arg(long, value_name = "DATE")]
    from: String,
}

/// For a child that left, or of a year that is over.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let from = cx.date("from", &args.from)?;
    let (m, receipt) = cx.app()?.children_return(&args.child, &args.class, from)?;
    let (lang, name, code, on) = (cx.lang(), &m.name, &m.child, show_date(m.from));
    let class = m.after.as_deref().unwrap_or_default();
    let said = say!(
        lang,
        "{name} ({code}) học lại, lớp {class} từ ngày {on}.",
        "{name} ({code}) is back, in class {class} from {on}."
    );
    let mut done = Done::of(&receipt, said);
    done.next = Some(format!("mamnon children show {code}"));
    done.fields = super::moved(&m);
    Ok(Answer::Done(done.or_unchanged(lang)))
}
