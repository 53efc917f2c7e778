//! `mamnon audit log`
use super::super::context::Cx;
use super::super::ui::Answer;
use super::filters::Filters;
use crate::app::Result;

/// List entries of the log
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only of this account, by username or the person's name
    #[arg(long, value_name = "USER")]
    actor: Option<String>,
    #[command(flatten)]
    filters: Filters,
}

/// Lists entries in the order of the log.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let filter = args.filters.read(cx, args.actor)?;
    let entries = cx.app()?.audit_log(&filter)?;
    Ok(super::entries(cx, filter.limit, entries))
}
