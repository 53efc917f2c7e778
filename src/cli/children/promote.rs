//! `mamnon children promote`
use super::super::context::Cx;
use super::super::ui::Answer;
use super::super::years::rollover::roll;
use crate::app::Result;
use crate::app::rollover::Wish;

/// Promote the children of a year into the next year's classes
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The old year, as 2026-2027
    #[arg(long, value_name = "YEAR")]
    from_year: String,
    /// The new year, as 2027-2028
    #[arg(long, value_name = "YEAR")]
    to_year: String,
    /// A sheet that says where classes go on to (from_class, to_class)
    #[arg(long, value_name = "FILE")]
    map: Option<String>,
    /// Promote those whose class is known, even if others are not
    #[arg(long)]
    partial: bool,
}

/// As `years rollover`, without copying classes.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let wish = Wish { from: &args.from_year, to: &args.to_year, children_only: true, partial: args.partial };
    roll(cx, wish, args.map.as_deref())
}
