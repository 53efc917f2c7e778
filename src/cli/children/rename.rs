//! `mamnon children rename`
use super::super::context::Cx;
use super::super::ui::{Answer, Done};
use crate::app::Result;
use crate::i18n::columns::Col;
use crate::say;

/// Give a child another code
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The present code
    old: String,
    /// The new code
    new: String,
}

/// The record, its marks and its payments stay the same.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let (child, receipt) = cx.app()?.children_rename(&args.old, &args.new)?;
    let (lang, code, name) = (cx.lang(), &child.code, &child.name);
    let said = say!(lang, "Mã của {name} nay là {code}.", "The code of {name} is now {code}.");
    let mut done = Done::of(&receipt, said);
    done.next = Some(format!("mamnon children show {code}"));
    done.fields = vec![(Col::Code, child.code.into()), (Col::Name, child.name.into())];
    Ok(Answer::Done(done.or_unchanged(lang)))
}
