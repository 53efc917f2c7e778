//! `mamnon classes show`
use super::super::context::Cx;
use super::super::ui::{Answer, Record};
use crate::app::Result;

/// Show one class
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The class: code or name
    class: String,
    /// School year; the present one if none
    #[arg(long, value_name = "YEAR")]
    year: Option<String>,
}

/// Shows one class with its number of children and its teachers.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let view = cx.app()?.classes_show(&args.class, args.year.as_deref())?;
    Ok(Answer::Record(Record { fields: super::list::fields(view), ..Record::default() }))
}
