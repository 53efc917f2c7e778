//! `mamnon children receive`
use super::super::context::Cx;
use super::super::ui::Answer;
use super::add;
use crate::app::Result;
use crate::domain::person::free_text;
use crate::domain::refusal::Refusal;

/// Receive a child from another school
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Args {
    /// The child and its class.
    #[command(flatten)]
    child: add::Args,
    /// The school that it comes from
    #[arg(long, value_name = "SCHOOL")]
    from_school: String,
}

/// As `add`; the child counts as one that came from another school.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let bad = |problem| Refusal::Invalid { field: "from_school", value: args.from_school.clone(), problem };
    let school = free_text(&args.from_school, 100).map_err(bad)?;
    args.child.enrol(cx, Some(&school))
}
