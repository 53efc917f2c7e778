//! `mamnon staff show`
use super::super::context::Cx;
use super::super::ui::{Answer, Record};
use crate::app::Result;

/// Show one record
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The member of staff: code or name
    staff: String,
}

/// Everybody may see their own.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let view = cx.app()?.staff_show(&args.staff)?;
    Ok(Answer::Record(Record { fields: super::list::fields(view), ..Record::default() }))
}
