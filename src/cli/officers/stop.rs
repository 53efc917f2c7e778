//! `mamnon officers stop`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, Done};
use crate::app::Result;
use crate::i18n::columns::Col;
use crate::say;

/// Stop a replacement before it is in force (the principal in office)
#[derive(Debug, clap::Args)]
pub struct Args {}

/// The grant in force goes on as it was; the account made for the successor ends.
pub fn run(_args: Args, cx: &mut Cx) -> Result<Answer> {
    let (stopped, receipt) = cx.app()?.stop_replacement()?;
    let (lang, names) = (cx.lang(), stopped.join(", "));
    let said = say!(lang, "Đã dừng việc thay Hiệu trưởng: {names}.", "Stopped the replacement: {names}.");
    let mut done = Done::of(&receipt, said);
    done.fields = vec![(Col::Username, Cell::Many(stopped.into_iter().map(Cell::from).collect()))];
    done.next = Some("mamnon".to_owned());
    Ok(Answer::Done(done.or_unchanged(lang)))
}
