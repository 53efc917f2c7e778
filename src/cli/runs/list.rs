//! `mamnon runs list`
use super::super::context::Cx;
use super::super::ui::{Answer, List};
use crate::app::Result;
use crate::i18n::columns::Col;

/// List runs, the newest first
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only runs of this job: "backup create"
    #[arg(long)]
    job: Option<String>,
}

/// Lists runs.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let mut list = List::new(&[Col::Job, Col::StartedAt, Col::EndedAt, Col::Exit, Col::Message]);
    for run in cx.app()?.job_runs(args.job.as_deref())? {
        list.rows.push(vec![
            run.job.into(),
            run.started_at.into(),
            run.ended_at.into(),
            run.exit.into(),
            run.message.into(),
        ]);
    }
    Ok(Answer::List(list))
}
