//! `mamnon roles can`
use super::super::context::Cx;
use super::super::ui::{Answer, Record};
use crate::app::Result;
use crate::app::roles::find_right;
use crate::i18n::columns::Col;

/// Whether an account may do this: ends 0 or 3
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Username
    username: String,
    /// Right, as in `mamnon roles matrix`
    right: String,
    /// In this class
    #[arg(long)]
    class: Option<String>,
}

/// Says yes, or refuses as the act itself would.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let right = find_right(&args.right)?;
    cx.app()?.can(&args.username, right, args.class.as_deref())?;
    Ok(Answer::Record(Record {
        fields: vec![
            (Col::Username, args.username.into()),
            (Col::Right, right.code().into()),
            (Col::Class, args.class.into()),
            (Col::Answer, true.into()),
        ],
        ..Record::default()
    }))
}
