//! `mamnon audit mine`
use super::super::context::Cx;
use super::super::ui::Answer;
use super::filters::Filters;
use crate::app::Result;

/// List one's own entries, and those one confirmed as the second person
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    filters: Filters,
}

/// Lists the entries of whoever is signed in.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let filter = args.filters.read(cx, None)?;
    let entries = cx.app()?.audit_mine(&filter)?;
    Ok(super::entries(cx, filter.limit, entries))
}
